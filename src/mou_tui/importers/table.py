"""Marks in a CSV file: a row an article or a highlight, its columns known by their names."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from mou_tui.errors import InputError
from mou_tui.i18n import _
from mou_tui.importers.marked import Highlight, Marked, day, file_name, line, tags, text, url
from mou_tui.loaders.exports import KEY, own_export

_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "title": ("title", "ชื่อข่าว", "หัวข้อข่าว", "หัวข้อ", "headline"),
    "url": ("url", "source_url", "link", "uri", "ลิงก์", "ลิงค์", "ที่มา"),
    "published_on": ("published_on", "date", "publication date", "วันที่", "วันที่เผยแพร่"),
    "file": ("path", "file", "file attachments", "ไฟล์"),
    "id": ("id", "article_id"),
    "quote": ("quote", "highlight", "exact", "passage", "ข้อความ", "คำพูด", "ไฮไลต์"),
    "note": ("note", "notes", "comment", "extra", "บันทึก", "หมายเหตุ", "โน้ต"),
    "tags": ("tags", "manual tags", "keywords", "labels", "แท็ก", "ป้าย", "คำสำคัญ"),
}  # fmt: skip
_ABOUT: Final = ("title", "url", "file", "id", "quote")


def read_csv(words: str) -> Iterator[Marked]:
    """A row each. Raises InputError where no column tells of an article."""
    csv.field_size_limit(10_000_000)
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(words[:5000], ",;\t")
    except csv.Error:
        dialect = csv.excel
    try:
        rows = csv.DictReader(io.StringIO(words), dialect=dialect)
        columns = {line(name).lower(): name for name in rows.fieldnames or ()}
        known = {key: columns[name] for key, names in _NAMES.items() for name in names[::-1] if name in columns}
        if KEY in columns:
            raise own_export()
        if not any(key in known for key in _ABOUT):
            raise InputError(
                _("No column of this table tells which articles it is about."),
                advice=_("Name the columns title, url, path, quote, note, tags, date."),
            )
        for row in rows:
            cell = {key: row.get(column) or "" for key, column in known.items()}
            yield _marked(cell)
    except csv.Error as error:
        raise InputError(_("This is not valid CSV: %s.") % error) from error


def _marked(cell: dict[str, str]) -> Marked:
    own, note = tags(re.split(r"[,;]", cell.get("tags", ""))), text(cell.get("note"))
    quote = text(cell.get("quote"))
    about = Marked(
        line(cell.get("title")), url(cell.get("url")), day(cell.get("published_on")), file_name(cell.get("file")), line(cell.get("id")),
    )  # fmt: skip
    highlights = (Highlight(quote, note=note, tags=own),) if quote else ()
    return Marked(
        about.title,
        about.url,
        about.published_on,
        about.file,
        about.id,
        "" if quote else note,
        () if quote else own,
        highlights,
    )
