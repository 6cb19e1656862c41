"""The Thai Kedmanee keyboard (TIS 820-2538) over the American one: which character the same physical key sends."""

_LATIN = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" + '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
_KEDMANEE = (
    "_ๅ/-ภถ\u0e38\u0e36คตจขช"
    "ๆไ\u0e33พะ\u0e31\u0e35รนยบลฃ"
    "ฟหกดเ\u0e49\u0e48าสวง"
    "ผปแอ\u0e34\u0e37ทมใฝ"
    "%+๑๒๓๔\u0e39฿๕๖๗๘๙"
    '๐"ฎฑธ\u0e4d\u0e4aณฯญฐ,ฅ'
    "ฤฆฏโฌ\u0e47\u0e4bษศซ."
    "()ฉฮ\u0e3a\u0e4c?ฒฬฦ"
)

LATIN_TO_KEDMANEE: dict[str, str] = dict(zip(_LATIN, _KEDMANEE, strict=True))
"""Character of the American layout → character of Kedmanee on the same key, without and with Shift."""

KEDMANEE_TO_LATIN: dict[str, str] = {thai: latin for latin, thai in LATIN_TO_KEDMANEE.items()}
"""The way back; no two keys send the same character."""

_TO_THAI = str.maketrans(LATIN_TO_KEDMANEE)
_TO_LATIN = str.maketrans(KEDMANEE_TO_LATIN)


def to_thai(text: str) -> str:
    """What the keys that typed `text` on the American layout send on Kedmanee: "l;ylfu" → "สวัสดี"."""
    return text.translate(_TO_THAI)


def to_latin(text: str) -> str:
    """What the keys that typed `text` on Kedmanee send on the American layout: "?น๊" → "MoU"."""
    return text.translate(_TO_LATIN)
