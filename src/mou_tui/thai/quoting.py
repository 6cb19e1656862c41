"""Where quoted words stand in a text: the same words, whatever the white space, and never a part of a number or a cluster."""

import re
from typing import Final

from mou_tui.thai.fold import fold
from mou_tui.thai.width import widened as without_cut_clusters

MOST_PLACES: Final = 1000
"""Places of repeated words that are looked at."""

_MULTIPLIER: Final = "(?:ร้อย(?!เอ็ด)|พัน(?!ธ)|หมื่น|แสน(?!สิริ|สุข)|ล้าน(?!นา|ช้าง))"
_UNIT: Final = "(?:ศูนย์(?!ก)|หนึ่ง|เอ็ด|สอง|ยี่(?=สิบ)|สาม(?!าร)|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)"
# One number, as far as it goes: 1,000,000 and 4/10/65 and 10.30 and 5 ล้าน and สิบห้าล้าน.
_NUMBER: Final = re.compile(
    rf"[0-9๐-๙]++(?:[.,/:][0-9๐-๙]++)*+(?:[ ]?{_MULTIPLIER}{{1,4}}+)?|(?:{_UNIT}|{_MULTIPLIER})++"
)
_AROUND: Final = 48
"""Code points on both sides of a place in which the number that it may cut is looked for."""

# White space says something only between Latin letters and digits: “12 5” is not “125”, กรม ประมง is กรมประมง.
_IDLE: Final = re.compile(r"(?<![a-z0-9])\s++|\s++(?![a-z0-9])")


def places(words: str, text: str) -> list[tuple[int, int]]:
    """Where `words` stand in `text`, in order, each as [start, end): code point for code point.

    A place that begins or ends within a number or a cluster is none: `5 ล้าน` does not stand in `15 ล้าน`.
    """
    return [place for place in _occurrences(words, text) if is_whole(text, *place)]


def places_of_letters(words: str, text: str) -> list[tuple[int, int]]:
    """Likewise by the letters alone: other white space, Thai or Arabic digits, upper or lower case."""
    wanted, _offsets = _letters(words)
    if not wanted:
        return []
    letters, offsets = _letters(text)
    found = [(offsets[start], offsets[end - 1] + 1) for start, end in _occurrences(wanted, letters)]
    return [place for place in found if is_whole(text, *place)]


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether [start, end) cuts no number and no cluster of `text`."""
    return widened(text, start, end) == (start, end)


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) widened so that it cuts no number and no cluster."""
    before = None
    while before != (start, end):
        before = (start, end)
        start, end = without_cut_clusters(text, start, end)
        first, last = _number_across(text, start), _number_across(text, end)
        start, end = min(start, first[0] if first else start), max(end, last[1] if last else end)
    return start, end


def common_beginning(one: str, other: str) -> int:
    """The length of the beginning that two texts share."""
    count = 0
    for letter, other_letter in zip(one, other, strict=False):
        if letter != other_letter:
            break
        count += 1
    return count


def letters_only(text: str) -> str:
    """`text` folded and without the white space that says nothing."""
    return _letters(text)[0]


def _occurrences(words: str, text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = text.find(words) if words else -1
    while at >= 0 and len(found) < MOST_PLACES:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def _number_across(text: str, at: int) -> tuple[int, int] | None:
    """The number that begins before `at` and ends after it."""
    if not 0 < at < len(text):
        return None
    begin = max(0, at - _AROUND)
    for number in _NUMBER.finditer(text, begin, at + _AROUND):
        if number.start() < at < number.end():
            return number.span()
    return None


def _letters(text: str) -> tuple[str, list[int]]:
    """The folded text without idle white space, and where each of its letters stands in `text`."""
    folded = fold(text)
    kept: list[int] = []
    at = 0
    for idle in _IDLE.finditer(folded):
        kept.extend(range(at, idle.start()))
        at = idle.end()
    kept.extend(range(at, len(folded)))
    letters: list[str] = []
    offsets: list[int] = []
    for offset in kept:
        letter = folded[offset]
        if letter.isspace():
            if letters and letters[-1] == " ":
                continue
            letter = " "
        letters.append(letter)
        offsets.append(offset)
    return "".join(letters), offsets
