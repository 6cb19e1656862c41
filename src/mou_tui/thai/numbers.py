"""Numbers as Thai texts write them: Thai digits, thousands separators, multiplier words."""

import re
from typing import Final

_THAI_DIGITS: Final = "๐๑๒๓๔๕๖๗๘๙"
_TO_ARABIC: Final = str.maketrans(_THAI_DIGITS, "0123456789")

MULTIPLIERS: Final[dict[str, int]] = {
    "สิบ": 10,
    "ร้อย": 100,
    "พัน": 1_000,
    "หมื่น": 10_000,
    "แสน": 100_000,
    "ล้าน": 1_000_000,
    "billion": 1_000_000_000,
    "million": 1_000_000,
    "thousand": 1_000,
}
"""Words that multiply the figure before them; they may follow one another (แสนล้าน, ล้านล้าน)."""

FIGURE: Final = (
    r"(?<![\d.,])\d{1,3}(?:,\d{3}){1,6}(?!\d)(?:\.\d{1,6}(?!\d))?|(?<![\d.,])\d{1,18}(?!\d)(?:\.\d{1,6}(?!\d))?"
)
"""A figure: `174,150,000`, `๑๗๔.๑๕`, `12`. `\\d` takes Thai digits too; long digit runs are no figures."""

MULTIPLIER: Final = r"(?:สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน|[bB]illion|[mM]illion|[tT]housand)"

_NUMBER: Final = re.compile(rf"\s{{0,3}}({FIGURE})((?:\s{{0,2}}{MULTIPLIER}){{0,4}})\s{{0,3}}")
_MULTIPLIER: Final = re.compile(MULTIPLIER)

MILLIONS_AND: Final = (
    rf"(?:{FIGURE})\s{{0,2}}ล้าน\s{{0,2}}(?={FIGURE})(?=[\d,.]{{1,12}}\s{{0,2}}(?:แสน|หมื่น|พัน)(?!\s?ล้าน))"
)
"""What comes before the rest of a number that is told in two: the `2 ล้าน` of `2 ล้าน 6 แสน`."""

_IN_TWO: Final = re.compile(rf"\s{{0,3}}({MILLIONS_AND})(.{{1,24}})")

_UNITS: Final = {"ศูนย์": 0, "หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7,
                 "แปด": 8, "เก้า": 9}  # fmt: skip
_NUMBER_WORD: Final = re.compile("ศูนย์|หนึ่ง|เอ็ด|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน")


def arabic(text: str) -> str:
    """`text` with Thai digits as Arabic ones (๒๕๖๖ → 2566); code point to code point."""
    # One digit after the other is looked for ten times faster than any of them.
    return text.translate(_TO_ARABIC) if any(digit in text for digit in _THAI_DIGITS) else text


def parse_number(text: str) -> int | float | None:
    """The number that `text` is as a whole, or None.

    Takes Thai digits, thousands separators, decimals and multipliers (`๑๗๔.๑๕ ล้าน` → 174150000, `1.2 แสนล้าน` →
    120000000000, `2 ล้าน 6 แสน` → 2600000) and Thai number words (`ยี่สิบเอ็ด` → 21). A whole result is an int.
    """
    match = _NUMBER.fullmatch(text)
    if match is None and (two := _IN_TWO.fullmatch(text)) is not None:
        millions, rest = parse_number(two[1]), parse_number(two[2])
        return None if millions is None or rest is None else millions + rest
    if match is None:
        return spelled_number(text)
    figure = arabic(match[1].replace(",", ""))
    whole, _, decimals = figure.partition(".")
    # In integers, so that 174.15 million is not 174150000.00000003.
    value, scale = int(whole + decimals), int(10 ** len(decimals))
    for word in _MULTIPLIER.findall(match[2]):
        value *= MULTIPLIERS[word.lower()]
    return value // scale if value % scale == 0 else value / scale


def spelled_number(text: str) -> int | None:
    """The number that Thai number words spell (`สองร้อยห้าสิบ` → 250, `สามล้าน` → 3000000), or None.

    Source of the grammar: a digit word before each power word, ยี่ for 2 before สิบ, เอ็ด for a final 1, ล้าน repeating.
    """
    text = text.strip()
    if not text or len(text) > 120:
        return None
    millions = group = 0
    digit: int | None = None
    at = 0
    while at < len(text):
        match = _NUMBER_WORD.match(text, at)
        if match is None:
            return None
        word, at = match[0], match.end()
        if word in _UNITS:
            if digit is not None:
                return None
            digit = _UNITS[word]
        elif word == "ล้าน":
            millions = (millions + group + (digit or 0) or 1) * MULTIPLIERS[word]
            group, digit = 0, None
        else:
            group += (1 if digit is None else digit) * MULTIPLIERS[word]
            digit = None
    return millions + group + (digit or 0)
