"""Files of many articles, one a record: JSON Lines, JSON, CSV, Excel registers.

Which column is which is guessed from its name, then from what is in it; the settings' `columns` override the guess. A
register without a text (a list of agreements) becomes articles too: each row's columns are its lines.
"""

import csv
import io
import json
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from mou_tui.errors import InputError
from mou_tui.i18n.kept import counted_sentence as ngettext
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.decode import decode
from mou_tui.loaders.draft import Block, Draft
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.pagemeta import iso_day
from mou_tui.loaders.plain import draft_text
from mou_tui.loaders.unreadable import too_complicated
from mou_tui.thai.canonical import canonical
from mou_tui.thai.dates import format_date

Record = Mapping[str, Any]


class NoArticlesError(InputError):
    """A well-formed file that holds something else than articles."""


_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "title": ("title", "headline", "หัวข้อข่าว", "ชื่อข่าว", "หัวข้อ", "พาดหัว", "ชื่อเรื่อง", "เรื่อง", "ชื่อบันทึกข้อตกลง", "ชื่อบันทึก",
              "ชื่อโครงการ", "ชื่อความร่วมมือ", "subject", "name", "topic"),
    "text": ("text", "body", "content", "article", "เนื้อหา", "เนื้อหาข่าว", "เนื้อข่าว", "รายละเอียด", "ข่าว", "fulltext", "full_text",
             "description", "detail", "details", "html", "articlebody"),
    "date": ("date", "published", "published_on", "published_at", "publish_date", "pubdate", "datepublished", "วันที่", "วันที่เผยแพร่",
             "วันที่ลงข่าว", "วันที่ข่าว", "created_at", "created", "timestamp", "time", "datetime", "วันที่ลงนาม"),
    "byline": ("byline", "author", "authors", "creator", "ผู้เขียน", "ผู้รายงาน", "หน่วยงานเจ้าของข่าว", "reporter", "ข่าวโดย"),
    "source": ("source_url", "url", "link", "source", "permalink", "href", "ลิงก์", "ลิงค์", "ที่มา", "เว็บไซต์"),
    "id": ("id", "_id", "uuid", "guid", "slug", "no", "no.", "number", "ลำดับ", "ลำดับที่", "เลขที่", "รหัส", "ที่"),
}  # fmt: skip
_REGISTER_DATES: Final = frozenset({"วันที่ลงนาม", "timestamp", "time", "created", "created_at"})
_LONGEST_FIELD: Final = 20_000_000


def read_jsonl(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """An article a line. Lines that are no JSON are counted and said at the end."""
    records: list[Record] = []
    bad: list[int] = []
    # Not splitlines(): U+2028 and its like end no line of JSON Lines, and stand unescaped within its strings.
    for number, line in enumerate(decode(data).split("\n"), 1):
        if not line.strip():
            continue
        record = _parsed(line)
        if isinstance(record, dict):
            records.append(record)
        else:
            bad.append(number)
    yield from _drafts(records, limits)
    if bad:
        raise _bad_records(bad, len(records))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _bad_records(bad: list[int], good: int) -> InputError:
    places = ", ".join(map(str, bad[:5])) + ("…" if len(bad) > 5 else "")
    if not good:
        return InputError(_("No line of this file is a JSON object."), advice=_("Check that it is JSON Lines."))
    return InputError(
        ngettext(
            "Line %(places)s is no JSON object; the others were read.",
            "Lines %(places)s are no JSON objects; the others were read.",
            len(bad),
        )
        % {"places": places}
    )


def read_json(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """The articles of a JSON array, of the first array of objects in an object, or the one that an object is."""
    text = decode(data)
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise too_complicated() from error
    except ValueError as error:
        # JSON Lines are often named .json.
        if text.lstrip().startswith("{") and "\n{" in text:
            yield from read_jsonl(data, suffix, limits)
            return
        where = getattr(error, "lineno", None)
        cause = (
            _("This is not valid JSON (line %(line)d).") % {"line": where} if where else _("This is not valid JSON.")
        )
        raise InputError(cause, advice=_("Get the file again, or mend that line.")) from error
    yield from _drafts(_records_in(value), limits)


def _records_in(value: Any) -> list[Record]:
    if isinstance(value, list):
        return [v for v in value if isinstance(v, dict)]
    if isinstance(value, dict):
        for inner in value.values():
            if (
                isinstance(inner, list)
                and inner
                and all(isinstance(v, dict) for v in inner[:20])
                and _guess(inner, {}).get("text")
            ):
                return [v for v in inner if isinstance(v, dict)]
        # An object alone is an article only with a text: settings, annotations and the like are JSON too.
        return [value] if _guess([value], {}).get("text") or isinstance(value.get("article"), dict) else []
    return []


def read_csv(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """An article a row; the first row names the columns. The delimiter is the one that divides the first rows alike."""
    text = decode(data)
    csv.field_size_limit(_LONGEST_FIELD)
    delimiter = _delimiter(text, suffix)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise InputError(_("This is not a valid CSV file: %s.") % error) from error
    yield from _drafts(_with_header(rows), limits)


def _delimiter(text: str, suffix: str) -> str:
    if suffix == ".tsv":
        return "\t"
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    return max((",", ";", "\t", "|"), key=first.count)


def read_xlsx(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """An article a row of the first sheet that has a header and rows."""
    from mou_tui.loaders.docx import check_archive

    check_archive(data, limits)
    import openpyxl

    # What it cannot keep of a workbook when it writes (validation rules, names of ranges) is nothing to a reader.
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
    deadline = limits.deadline()
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        rows: list[Sequence[Any]] = []
        for row in sheet.iter_rows(values_only=True, max_col=200):
            deadline.check()
            if any(cell is not None for cell in row):
                rows.append(row)
            if len(rows) > limits.members + 20:
                break
        if len(rows) > 1:
            yield from _drafts(_with_header(rows), limits)
            return


def _with_header(rows: Sequence[Sequence[Any]]) -> list[Record]:
    """The rows as records, by the header: the first row whose cells are mostly filled with short words."""
    header_at = 0
    widest = max((sum(1 for c in row if _words(c)) for row in rows[:20]), default=0)
    for at, row in enumerate(rows[:10]):
        # A title over the table fills one cell of many.
        if sum(1 for c in row if _words(c)) >= max(1, 0.6 * widest) and all(len(_words(c)) <= 80 for c in row):
            header_at = at
            break
    names = [_words(c) or f"{n + 1}" for n, c in enumerate(rows[header_at])] if rows else []
    return [_record(names, row) for row in rows[header_at + 1 :]]


def _record(names: Sequence[str], row: Sequence[Any]) -> Record:
    """A row by its columns' names; cells under the same name (two columns called ผู้ลงนาม) are one, with a comma between."""
    record: dict[str, Any] = {}
    for name, cell in zip(names, row, strict=False):
        before, words = _words(record.get(name)), _words(cell)
        record[name] = f"{before}, {words}" if before and words else record[name] if before else cell
    return record


def _words(value: Any) -> str:
    """A cell as text: dates as ISO, whole floats as integers."""
    if value is None:
        return ""
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
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return "\n".join(value)
    if isinstance(value, (dict, list)):
        return ""
    return str(value).strip()


def _guess(records: Sequence[Record], own: Mapping[str, str]) -> dict[str, str]:
    """Which column is which: the reader's own names, then known names, then the column with the longest text."""
    columns: list[str] = []
    for record in records[:50]:
        columns += [c for c in record if isinstance(c, str) and c not in columns]
    by_name = {re.sub(r"\s+", " ", c).strip().lower(): c for c in reversed(columns)}
    found: dict[str, str] = {}
    for field, names in _NAMES.items():
        wanted = own.get(field)
        if wanted is not None:
            if wanted not in columns:
                raise InputError(
                    _("There is no column “%(column)s”.") % {"column": wanted},
                    advice=_("Mend “columns” in the settings file; this file has: %s.") % ", ".join(columns[:20]),
                )
            found[field] = wanted
            continue
        name = next((by_name[n] for n in names if n in by_name and by_name[n] not in found.values()), None)
        if name is not None:
            found[field] = name
    if "text" not in found:
        longest = max(
            ((sum(len(_words(r.get(c))) for r in records[:50]) / max(1, len(records[:50])), c) for c in columns),
            default=(0.0, ""),
        )
        if longest[0] >= 200 and longest[1] not in found.values():
            found["text"] = longest[1]
    return found


def _drafts(records: Iterable[Record], limits: Limits) -> Iterator[Draft]:
    # What `mou-tui facts` prints has the article within.
    records = [r["article"] if isinstance(r.get("article"), dict) else r for r in records]
    if not records:
        raise NoArticlesError(_("There are no articles in this file."))
    columns = _guess(records, limits.columns)
    if len(records) > limits.members:
        overflow = InputError(
            _("This file has %(n)d records; the first %(most)d were read.")
            % {"n": len(records), "most": limits.members},
            advice=_("Raise “%s” in the settings file to read all.") % "max_members",
        )
        yield from _numbered(records[: limits.members], columns, limits)
        raise overflow
    yield from _numbered(records, columns, limits)


def _numbered(records: Sequence[Record], columns: Mapping[str, str], limits: Limits) -> Iterator[Draft]:
    deadline = limits.deadline()
    names = _locators(records, columns.get("id"))
    for record, locator in zip(records, names, strict=True):
        deadline.check()
        draft = _draft(record, columns)
        if draft is not None:
            draft.locator = locator
            yield draft


def _locators(records: Sequence[Record], column: str | None) -> list[str]:
    """The records' names: their ids where these differ, else their numbers."""
    if column is not None:
        ids = [re.sub(r"[\s#]+", "_", _words(r.get(column)))[:80] for r in records]
        if all(ids) and len(set(ids)) == len(ids):
            return ids
    return [str(n) for n in range(1, len(records) + 1)]


_MARKUP: Final = re.compile(r"<(?:p|br|div|html|body|article|h[1-6])[\s/>]", re.IGNORECASE)


def _draft(record: Record, columns: Mapping[str, str]) -> Draft | None:
    text = canonical(_words(record.get(columns.get("text", ""))))
    if not text:
        return _register_entry(record, columns)
    if _MARKUP.search(text):
        from mou_tui.loaders.html import page_draft

        draft = page_draft(f"<html><body><article>{text}</article></body></html>")
        draft.title = None
    else:
        draft = draft_text(text)
    draft.title = canonical(_words(record.get(columns.get("title", "")))) or draft.title
    _add_metadata(draft, record, columns)
    return draft


def _add_metadata(draft: Draft, record: Record, columns: Mapping[str, str]) -> None:
    written = _words(record.get(columns.get("date", "")))
    draft.published_on = (iso_day(canonical(written)) if written else None) or draft.published_on
    draft.byline = canonical(_words(record.get(columns.get("byline", "")))) or draft.byline
    url = _words(record.get(columns.get("source", "")))
    draft.source_url = url if url.startswith(("http://", "https://")) else draft.source_url


def _dated(column: str, value: Any) -> str:
    """A cell's words; a date under a Thai heading as Thai readers write it."""
    words = _words(value)
    if isinstance(value, date) and _THAI.search(column):
        return format_date(words[:10], "th", "be", "long")
    return words


_THAI: Final = re.compile("[ก-๙]")


def _register_entry(record: Record, columns: Mapping[str, str]) -> Draft | None:
    """A row of a register: its name is the headline, its columns are the lines."""
    lines = [(str(c), canonical(_dated(str(c), v))) for c, v in record.items()]
    lines = [(c, v) for c, v in lines if v]
    if not lines:
        return None
    title_column = columns.get("title")
    title = next((v for c, v in lines if c == title_column), None) or max(lines, key=lambda line: len(line[1]))[1]
    skipped = {title_column, columns.get("id")}
    draft = Draft(
        [Block(f"{canonical(c)}: {v}", "body") for c, v in lines if c not in skipped and v != title],
        title=title,
        record=True,
    )
    if columns.get("date", "").strip().lower() in _REGISTER_DATES:
        columns = {k: c for k, c in columns.items() if k != "date"}
    _add_metadata(draft, record, columns)
    return draft
