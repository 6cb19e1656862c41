"""A cell of a table, or a value of JSON → words: dates in the common era, HTML and its references as they are meant."""

import html
import re
from datetime import date, datetime
from typing import Any, Final

from mou_tui.loaders.headline import carries_on
from mou_tui.loaders.mojibake import mended
from mou_tui.loaders.written_dates import iso_date
from mou_tui.thai.canonical import canonical
from mou_tui.thai.date_format import format_date
from mou_tui.thai.dates import find_dates

LONGEST_DATE: Final = 40
"""Characters of a cell that holds a date."""


def words_of(value: Any) -> str:
    """A cell as text: dates as ISO (of a year such as 2566 typed as it stands, the common era's), whole floats as integers."""
    if value is None:
        return ""
    if isinstance(value, date):
        value = _common_era(value)
    if isinstance(value, datetime):
        return (
            value.date().isoformat()
            if value.hour == value.minute == 0
            else value.isoformat(sep=" ", timespec="minutes")
        )
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return "\n".join(filter(None, (words_of(v) for v in value if not isinstance(v, list))))
    if isinstance(value, dict):
        return next((words_of(value[key]) for key in _WITHIN if isinstance(value.get(key), str)), "")
    return str(value).strip()


_WITHIN: Final = (
    "rendered",
    "value",
    "processed",
    "text",
    "content",
    "html",
    "name",
    "display_name",
    "title",
    "label",
    "th",
    "url",
    "$date",
    "#text",
)
"""Where the words of a value are that is an object: WordPress has `rendered`, Drupal `value`, MongoDB `$date`."""


_LAST_COMMON_YEAR: Final = 2400


def _common_era(day: date) -> date:
    """A date typed as 5/1/2566 in Thailand: Excel takes the year as it stands."""
    if day.year <= _LAST_COMMON_YEAR:
        return day
    try:
        return day.replace(year=day.year - 543)
    except ValueError:
        return day.replace(year=day.year - 543, day=28)


_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
_TAG: Final = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|font|small|sup|sub|img|li|ul|ol|table|tbody|tr|td|h[1-6]|o:p)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_LINE_TAG: Final = re.compile(r"<(?:br|/p|/div|/li|/tr)\b[^<>]{0,200}>", re.IGNORECASE)


def plain_words(text: str) -> str:
    """A plain field in canonical form; sites export it with HTML in it: `&#8220;MOU&#8221;`, `<b>MOU</b>`."""
    if "<" in text:
        text = _TAG.sub("", _LINE_TAG.sub("\n", text))
    return canonical(mended(html.unescape(text) if _ENTITY.search(text) else text))


_LONGEST_ITEM: Final = 80


def one_line(text: str) -> str:
    """A cell of a register in one line: the names in it that stand in lines of their own have commas between."""
    lines = [line for line in map(str.strip, plain_words(text).split("\n")) if line]
    names = all(len(line) <= _LONGEST_ITEM for line in lines) and not any(map(carries_on, lines[1:]))
    return (", " if names else " ").join(lines)


_OF_DATES: Final = re.compile(
    r"วัน|เดือน|ปี|ครบกำหนด|หมดอายุ|สิ้นสุด|ลงนามเมื่อ|date|day|expir|signed|valid|until|start|end", re.IGNORECASE
)
_THAI: Final = re.compile("[ก-๙]")


def tells_a_date(column: str) -> bool:
    """Whether a column is one of days, by its name."""
    return _OF_DATES.search(column) is not None


def dated(column: str, value: Any) -> str:
    """A cell's words; a date that is one to the program only, or is written as no text has it, as people write it."""
    words = words_of(value)
    if not isinstance(value, date):
        if len(words) > LONGEST_DATE or not tells_a_date(column):
            return words
        day = iso_date(canonical(words))
        # What running text may have is left as it is.
        if day is None or len(day) == len("2566") or any(found.value == day for found in find_dates(words)):
            return words
        words = day
    elif not _THAI.search(column):
        return words
    return format_date(words[:10], "th" if _THAI.search(column) else "en", "auto", "long")
