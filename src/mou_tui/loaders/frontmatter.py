"""The header at the top of a text or Markdown file: title, date, author, source; YAML between lines of `---`, TOML between `+++`.

`key: value` lines are read one by one, since Thai headlines have colons in them that YAML forbids. A header with folded
text, lists or other values of several lines, as static site generators and note takers write them, is read as YAML, every
value of it as text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from mou_tui.loaders.written_dates import iso_date

_HEADER: Final = re.compile(
    r"\s{0,20}(?P<rule>---|\+\+\+)[ ]*\n(?P<lines>(?:[^\n]{0,2000}\n){0,100}?)(?:(?P=rule)|\.\.\.)[ ]*(?:\n|$)"
)
_PAIR: Final = re.compile(r"(?P<key>[\w ก-๙-]{1,40}?)[ ]{0,3}:[ ]{0,3}(?P<value>.*)")

_KEYS: Final[dict[str, tuple[str, ...]]] = {
    "title": ("title", "headline", "ชื่อเรื่อง", "หัวข้อ", "ชื่อข่าว", "หัวข้อข่าว", "พาดหัว"),
    "published_on": ("date", "published", "published_on", "published-on", "publishdate", "วันที่", "วันที่เผยแพร่", "เผยแพร่"),
    "byline": ("author", "byline", "authors", "creator", "by", "ผู้เขียน", "โดย", "ข่าวโดย", "ข้อมูลโดย"),
    "source_url": ("source", "url", "source_url", "source-url", "canonical", "link", "permalink", "ที่มา", "แหล่งที่มา"),
}
_FIELD_OF: Final = {name: field for field, names in _KEYS.items() for name in names}


@dataclass(slots=True)
class FrontMatter:
    """What a header says; `published_on` is ISO 8601."""

    title: str | None = None
    published_on: str | None = None
    byline: str | None = None
    source_url: str | None = None


def split_front_matter(text: str) -> tuple[FrontMatter | None, str]:
    """The header of a canonical `text` (None: it has none) and the text after it."""
    if text.lstrip()[:3] not in ("---", "+++"):
        return None, text
    match = _HEADER.match(text)
    if match is None:
        return None, text
    header = FrontMatter()
    known = False
    for key, value in _toml_pairs(match["lines"]) if match["rule"] == "+++" else _pairs(match["lines"]):
        field = _FIELD_OF.get(key.strip().lower())
        if field is None:
            continue
        known = True
        if field == "published_on":
            value = iso_date(value) or ""
        if field == "source_url" and not value.startswith(("http://", "https://")):
            value = f"https://{value}" if value.startswith("www.") else ""
        if value and getattr(header, field) is None:
            setattr(header, field, value)
    return (header, text[match.end() :]) if known else (None, text)


# title: >- · author: (and below it) - สมชาย ใจดี · a value that goes on in the next line
_OF_SEVERAL_LINES: Final = re.compile(r":[ ]{0,8}[>|][+-]?[1-9]?[ ]{0,8}$|^[ ]{0,8}-[ ]|^[ ]{1,8}[^\s#]", re.MULTILINE)
# หัวข้อ: กรมอนามัย: ลงนาม MOU, in which YAML sees a mapping within a mapping
_COLON_WITHIN: Final = re.compile(
    r"^(?P<key>[\w ก-๙-]{1,40}?:[ ]{1,3})(?P<value>[^\s\"'\[{>|&*!#][^\n]*?:[ ][^\n]*(?:\n[ ]{1,8}(?!-[ ])[^\n:]+)*)$",
    re.MULTILINE,
)


def _pairs(lines: str) -> Iterator[tuple[str, str]]:
    """The keys of a YAML header with their values in plain words; a list's items are joined by commas."""
    if _OF_SEVERAL_LINES.search(lines):
        for attempt in (lines, _COLON_WITHIN.sub(_quoted, lines)):
            values = _yaml(attempt)
            if isinstance(values, dict):
                for key, value in values.items():
                    yield str(key), _words(value)
                return
    for line in lines.split("\n"):
        if (pair := _PAIR.fullmatch(line.strip())) is not None:
            yield pair["key"], _unquoted(pair["value"])


def _yaml(lines: str) -> Any:
    import yaml

    try:
        return yaml.load(lines, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _quoted(match: re.Match[str]) -> str:
    value = " ".join(match["value"].split()).replace("'", "''")
    return f"{match['key']}'{value}'"


def _toml_pairs(lines: str) -> Iterator[tuple[str, str]]:
    """The keys of a TOML header with their values in plain words, those of its tables after its own."""
    import tomllib

    try:
        values = tomllib.loads(lines)
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    tables = [value for value in values.values() if isinstance(value, dict)]
    for table in (values, *tables):
        for key, value in table.items():
            yield key, _words(value)


def _words(value: Any) -> str:
    """A value in plain words: a list's with commas between, a person's name."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("title") or "")
    return " ".join(str(value).split())


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        quote = value[0]
        value = value[1:-1]
        return value.replace('\\"', '"').replace("\\\\", "\\") if quote == '"' else value.replace("''", "'")
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_unquoted(item) for item in value[1:-1].split(","))
    return value
