"""The header at the top of a text or Markdown file: title, date, author, source; YAML between lines of `---`, TOML between `+++`,
JSON between `;;;` or its own braces.

`key: value` lines are read one by one, since Thai headlines have colons in them that YAML forbids. A header with folded
text, lists or other values of several lines, as static site generators and note takers write them, is read as YAML, every
value of it as text.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from mou_tui.loaders.written_dates import iso_date

_HEADER: Final = re.compile(
    r"\s{0,20}(?P<rule>---|\+\+\+|;;;)[ ]*(?P<language>ya?ml|toml|json)?[ ]*\n(?P<lines>(?:[^\n]{0,2000}\n){0,100}?)"
    r"(?:(?P=rule)|\.\.\.)[ ]*(?:\n|$)",
    re.IGNORECASE,
)
# { and } in lines of their own, whatever is wrong between
_BRACES: Final = re.compile(r"\s{0,20}(?P<lines>\{[ ]*\n(?:[^\n]{0,2000}\n){0,100}?\})[ ]*(?:\n|$)")
_LONGEST_JSON: Final = 50_000
_DECODER: Final = json.JSONDecoder(strict=False)
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
    begin = text.lstrip()[:3]
    if begin[:1] == "{":
        pairs, end = _braced(text)
    elif begin in ("---", "+++", ";;;") and (match := _HEADER.match(text)) is not None:
        read = {"+++": _toml_pairs, ";;;": _json_pairs}.get(match["rule"], _pairs)
        language = (match["language"] or "").lower()
        pairs, end = {"toml": _toml_pairs, "json": _json_pairs}.get(language, read)(match["lines"]), match.end()
    else:
        return None, text
    header = FrontMatter()
    known = False
    for key, value in pairs:
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
    return (header, text[end:]) if known else (None, text)


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
                yield from ((str(key), _words(value)) for key, value in values.items())
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


def _braced(text: str) -> tuple[Iterable[tuple[str, str]], int]:
    """The keys of the JSON object with which a text begins, and where it ends; none where no text follows in a line of its own,
    or another object, as in JSON Lines.
    """
    start = len(text) - len(text.lstrip())
    try:
        value, end = _DECODER.raw_decode(text[start : start + _LONGEST_JSON])
    except (ValueError, RecursionError):
        match = _BRACES.match(text)
        if match is None:
            return (), 0
        value, end = _yaml(match["lines"]), match.end("lines") - start
    end += start
    below = text[end:].lstrip(" ")
    if not isinstance(value, dict) or not below.startswith("\n") or below.strip()[:1] in ("", "{"):
        return (), 0
    return _of_mapping(value), end


def _json_pairs(lines: str) -> Iterator[tuple[str, str]]:
    """The keys of a JSON header, with its braces or without, with their values in plain words."""
    lines = lines.strip()
    written = lines if lines.startswith("{") else f"{{{lines}}}"
    try:
        value = json.loads(written, strict=False)
    except (ValueError, RecursionError):
        # A comma too many, comments: YAML takes what is nearly JSON.
        value = _yaml(written)
    return _of_mapping(value) if isinstance(value, dict) else iter(())


def _of_mapping(values: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    """The keys of a mapping with their values in plain words, those of the mappings within it after its own."""
    tables = [value for value in values.values() if isinstance(value, dict)]
    for table in (values, *tables):
        for key, value in table.items():
            yield str(key), _words(value)


def _toml_pairs(lines: str) -> Iterator[tuple[str, str]]:
    """The keys of a TOML header with their values in plain words, those of its tables after its own."""
    import tomllib

    try:
        values = tomllib.loads(lines)
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    yield from _of_mapping(values)


_DEEPEST: Final = 3
_MOST_ITEMS: Final = 50


def _words(value: Any, depth: int = 0) -> str:
    """A value in plain words: a list's with commas between, a person's name. YAML's aliases may make a list of any size of a short one."""
    if depth > _DEEPEST or value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(item, depth + 1) for item in value[:_MOST_ITEMS])))
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("title") or "", depth + 1)
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
