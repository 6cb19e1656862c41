"""The canonical form of a text: what a loader keeps, and what everything after it reads, shows, searches and quotes.

Two texts that look the same on the screen become the same code points, and nothing is left that could command the
terminal or hide in a line. Never NFKC: it would split SARA AM (ำ) in two and change figures such as ½ and ².

Sources: the Unicode property Default_Ignorable_Code_Point (what has neither width nor ink); WTT 2.0, the Thai API
Consortium's order of the marks in a cell (consonant, vowel below or above, tone); the private-use glyphs that Windows'
first Thai fonts, and the PDF files made with them, have for marks moved aside.
"""

import codecs
import functools
import re
from typing import Final

# Neither width nor ink: BOM, ZERO WIDTH SPACE, soft hyphen, bidi controls, variation selectors, tags; and the C0/C1
# controls, ESC above all. Tabs and what ends a line are not among them: they separate words. Skin tones of emoji go too:
# a terminal gives them no column or two, and the frame around the text would be crooked.
_INVISIBLE = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    r"\U0001f3fb-\U0001f3ff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_SPACES = r"\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE_ENDS = r"\x0b\x0c\x85\u2028\u2029"

# U+F700-F71A, in order: glyphs of marks moved left or down, and ฐ ญ without their feet.
_PRIVATE_USE = (
    "ฐ\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
    "ญ\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a"
)
_THAI_GLYPHS = {0xF700 + i: mark for i, mark in enumerate(_PRIVATE_USE)}

# One search for all that is rare in news, so that a megabyte costs milliseconds; then what it found, one thing at a time.
_RARE = re.compile(rf"[{_INVISIBLE}{_SPACES}{_LINE_ENDS}\uf700-\uf71a\ud800-\udfff]+")
_DROPPED = re.compile(rf"[{_INVISIBLE}]+")
_BLANK = re.compile(rf"[{_SPACES}]")
_LINE_END = re.compile(rf"[{_LINE_ENDS}]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")

# The order of the marks at one consonant: ฺ, ุ ู, what stands above it, ํ, tones and ์, ๎: ก่ิ → กิ่, พันธ์ุ → พันธุ์.
# NFC leaves this order as it is.
_RANK = {"\u0e3a": 0, "\u0e38": 1, "\u0e39": 1}
_RANK |= dict.fromkeys("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47", 2)
_RANK |= {"\u0e4d": 3} | dict.fromkeys("\u0e48\u0e49\u0e4a\u0e4b\u0e4c", 4) | {"\u0e4e": 5}
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_VOWEL_MARKS = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d"
_LAST_MARKS = "\u0e48-\u0e4c\u0e4e"
_TONES = "\u0e48-\u0e4b"
# Right order has no mark after a tone, and at most one vowel mark: ิ่ passes, ่ิ and ิิ do not.
_AFTER_TONE = re.compile(rf"[{_LAST_MARKS}][{_MARKS}]")
_TWO_VOWEL_MARKS = re.compile(rf"[{_VOWEL_MARKS}][{_VOWEL_MARKS}]")
_MARK_RUN = re.compile(rf"[{_MARKS}]{{2,}}")

# SARA AM typed as two letters, the tone before, between or after them: น้ํา, นํ้า, นำ้ → น้ำ.
_SPLIT_AM = re.compile(rf"\u0e4d([{_TONES}]{{0,4}})\u0e32")
_AM_BEFORE_TONE = re.compile(rf"\u0e33[{_TONES}]")
_AM_AND_TONES = re.compile(rf"\u0e33[\u0e33{_TONES}]++")

# What most news consists of, none of which is rare: a text of these alone is told at the speed of an encoding, twenty times
# that of a search for the others.
_ORDINARY: Final = (
    "\0\n\r" + "".join(map(chr, range(0x20, 0x7F))) + "".join(map(chr, range(0x0E01, 0x0E5C))) + "‘’“”–—…•·é°×½²"
)
_BYTES: Final = codecs.charmap_build(_ORDINARY.ljust(256, "\ufffe"))


# What stands in no text in order: a vowel mark behind a mark, another mark behind one or behind ำ, เ behind เ: ก่ิ กิิ ก่้ กำ้ เเ.
_MISPLACED: Final = (
    (_LAST_MARKS + _VOWEL_MARKS, _VOWEL_MARKS),
    (_LAST_MARKS + "\u0e33", _LAST_MARKS),
    ("\u0e40", "\u0e40"),
)


def _bits(classes: tuple[str, ...]) -> bytes:
    """The table for `bytes.translate` that gives an ordinary character one bit for each of the classes it belongs to."""
    patterns = [re.compile(f"[{of}]") for of in classes]
    table = [sum(1 << n for n, pattern in enumerate(patterns) if pattern.match(c)) for c in _ORDINARY]
    return bytes(table).ljust(256, b"\0")


_BEFORE, _BEHIND = (_bits(classes) for classes in zip(*_MISPLACED, strict=True))
# In every second text, and each by itself replaced in no time.
_COMMON_BLANK: Final = "\u00a0"
_COMMON_INVISIBLE: Final = ("\u200b", "\ufeff")


def canonical(text: str) -> str:
    """The canonical form of `text`; a canonical text is returned unchanged. Linear in its length.

    Dropped: controls (ESC and C1 above all), BOM, zero-width characters, soft hyphens, bidi controls, variation
    selectors, skin tones of emoji, and all else that has neither width nor ink. NBSP, tabs and typographic spaces become
    a space; U+2028, form feeds, CR LF and CR a newline; lone surrogates U+FFFD, so that the text can always be written
    out. Thai: private-use marks become the real ones, ํ+า → ำ, เ+เ → แ, the marks at a consonant stand in one order and
    none stands there twice.
    """
    coded = _coded(text)
    if coded is None:
        text = text.replace(_COMMON_BLANK, " ")
        for invisible in _COMMON_INVISIBLE:
            text = text.replace(invisible, "")
        coded = _coded(text)
    if coded is None:
        text = _RARE.sub(_plain, text)
        coded = _coded(text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if coded is not None and _is_in_order(coded) and "\u0e4d" not in text:
        return text
    text = _in_order(text)
    if "\u0e4d" in text:
        text = _SPLIT_AM.sub("\\1\u0e33", text)
    if _AM_BEFORE_TONE.search(text):
        text = _in_order(_AM_AND_TONES.sub(_tones_first, text))
    return text.replace("\u0e40\u0e40", "\u0e41")


# Remembered, since a loader's text is asked about when it is composed and again when it becomes an article.
@functools.lru_cache(maxsize=2)
def is_canonical(text: str) -> bool:
    """Whether `canonical` would return `text` as it is."""
    return canonical(text) == text


def canonical_line(text: str) -> str:
    """`text` in canonical form on one line: line ends and runs of spaces are one space, none at either end."""
    return " ".join(canonical(text).split())


def _coded(text: str) -> bytes | None:
    """`text` at one byte a character; None where not all are ordinary."""
    # `charmap_build` wants NUL in its place, or it makes a dictionary, twenty times slower.
    if "\0" in text:
        return None
    try:
        return codecs.charmap_encode(text, "strict", _BYTES)[0]
    except UnicodeEncodeError:
        return None


def _is_in_order(coded: bytes) -> bool:
    """Whether none of `_MISPLACED` occurs: two long numbers compare all characters with their neighbours at once."""
    before = int.from_bytes(coded.translate(_BEFORE), "little")
    behind = int.from_bytes(coded.translate(_BEHIND), "little")
    return not before & (behind >> 8)


def _plain(match: re.Match[str]) -> str:
    """A run of rare characters, without the invisible ones, the others as plain ones."""
    run = _DROPPED.sub("", match[0])
    run = _LINE_END.sub("\n", _BLANK.sub(" ", run))
    return _SURROGATE.sub("\ufffd", run).translate(_THAI_GLYPHS) if run else ""


def _in_order(text: str) -> str:
    if _AFTER_TONE.search(text) or _TWO_VOWEL_MARKS.search(text):
        return _MARK_RUN.sub(_ordered_marks, text)
    return text


def _ordered_marks(match: re.Match[str]) -> str:
    return "".join(dict.fromkeys(sorted(match[0], key=_RANK.__getitem__)))


def _tones_first(match: re.Match[str]) -> str:
    run = match[0]
    ams = run.count("\u0e33")
    return run.replace("\u0e33", "") + "\u0e33" * ams
