"""Text that was decoded with a wrong charset, mended where every letter of a line maps back exactly; nothing is guessed.

¡ÃÁ·´ÊÍº  TIS-620 read as Latin-1        à¸\xa0à¸£à¸¡  UTF-8 read as Latin-1        เธ\x81เธฃเธก  UTF-8 read as TIS-620
"""

import re
from typing import Final

# Words of Thai in TIS-620: letters in a run, a vowel or mark among them, which dot leaders and arrows (····, »»») do not have.
_THAI_RUN: Final = re.compile(rb"[\xa1-\xda\xdf-\xfb]{3,}")
_VOWEL: Final = re.compile(rb"[\xd0-\xda\xe0-\xee]")
_MARK_FIRST: Final = re.compile(rb"[\xd1\xd4-\xda\xe7-\xee]")
# Letters of Latin-1, which stand alone or in twos between ASCII letters: M\xfcnchen, cr\xe9\xe9e, \xc9cole.
_LATIN_LETTER: Final = re.compile(
    rb"(?<=[A-Za-z])[\xc0-\xff]{1,2}(?![\x80-\xff])|(?<![\x80-\xff])[\xc0-\xff]{1,2}(?=[A-Za-z])"
)


def is_thai(data: bytes, fewest: int = 1) -> bool | None:
    """Whether one-byte text is TIS-620 (True) or Latin-1 (False), by the words that its high bytes make; None: they make none.

    Words of Thai with less than `fewest` letters together are none.
    """
    thai = 0
    for run in _THAI_RUN.findall(data):
        if _VOWEL.search(run) and not _MARK_FIRST.match(run) and len(set(run)) >= 3:
            thai += len(run)
    latin = sum(map(len, _LATIN_LETTER.findall(data)))
    return None if thai == latin == 0 else thai > latin and thai >= fewest


def _table(encoding: str) -> dict[int, int]:
    """Code points → bytes of a charset, as browsers have it: where it has no letter for a byte, the control of that number."""
    table = {n: n for n in range(0xA0)}
    for byte in range(0x80, 0x100):
        letter = bytes((byte,)).decode(encoding, "ignore")
        table[ord(letter) if letter else byte] = byte
    return table


_LATIN: Final = _table("cp1252")
_THAI: Final = _table("cp874")
_ACCENTED: Final = re.compile("[À-ÿ]")
TWICE_READ: Final = re.compile("เ[ธน][\x80-\xa0ก-ฟ€…‘’“”•–—]")
"""A letter of Thai that was read twice, from UTF-8 as TIS-620; also some words of Thai."""
_FEWEST: Final = 2
_FEWEST_THAI: Final = 7
"""Letters of Thai that a text must have before they are taken for such: ÅÄÖ could be ลคึ."""


def mended(text: str) -> str:
    """`text` with the lines that were decoded wrongly decoded rightly."""
    if text.isascii():
        return text
    latin = _ACCENTED.search(text) is not None
    thai = ("เธ" in text or "เน" in text) and TWICE_READ.search(text) is not None
    if not latin and not thai:
        return text
    lines = text.split("\n")
    one_byte = [_bytes_of(line, _LATIN) if len(_ACCENTED.findall(line)) >= _FEWEST else None for line in lines]
    thai = is_thai(b"\n".join(filter(None, one_byte)), _FEWEST_THAI) is True
    return "\n".join([_mended_line(line, data, thai) for line, data in zip(lines, one_byte, strict=True)])


def _mended_line(line: str, latin: bytes | None, thai: bool) -> str:
    """A line, `latin` being its bytes as Latin-1; where `thai`, such lines of the text are Thai."""
    if latin is not None:
        if (text := _as(latin, "utf-8")) is not None:
            return text
        if thai and is_thai(latin) and (text := _as(latin, "cp874")) is not None:
            return text
    if len(TWICE_READ.findall(line)) >= _FEWEST and (data := _bytes_of(line, _THAI)) is not None:
        return _as(data, "utf-8") or line
    return line


def _bytes_of(line: str, table: dict[int, int]) -> bytes | None:
    """The bytes that a charset has for `line`; None where it does not have all of its letters."""
    try:
        return bytes([table[ord(letter)] for letter in line])
    except KeyError:
        return None


def _as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
