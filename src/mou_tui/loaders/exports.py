"""mou-tui's own exports: the mark that each of them carries, and how the loaders know it.

What is exported into a library's folder would be read as news a second time. So every export says what it is, where its
format has a place for that: a comment, a property of the document, a column, a key.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from mou_tui.errors import InputError, MouError
from mou_tui.i18n import N_, ngettext
from mou_tui.i18n.kept import Sentence
from mou_tui.i18n.kept import sentence as _

MARK: Final = "mou-tui export"
"""What comments, properties and `<meta name="generator">` say."""
KEY: Final = "exported_by"
"""The column of CSV files, and the key of JSON and TOML documents."""
PROGRAM: Final = "mou-tui"
"""What stands in that column."""

_SCHEMAS: Final = "mou-tui/"
_IDENTITY: Final = r"sha256:[0-9a-f]{16}(?:#|$)"
_AGREEMENT: Final = "ag:[0-9a-f]{12}"
"""The code of an agreement: a register that was saved as CSV under its headings has a column of them."""
_AGREEMENT_COLUMNS: Final = {"instrument", "status", "parties", "signatories", "articles", "path"}
"""Of the columns of `mou-tui agreements`, whose rows have no identity."""

_MESSAGE: Final = N_("This file was exported by mou-tui: it tells nothing new.")
# Markdown, TOML, BibTeX, RIS, iCalendar and the front matter of notes: a line among the first.
_MARKED_LINE: Final = re.compile(
    r"^(?:\[//\]: # \(mou-tui export\)|# mou-tui export|@comment\{mou-tui export\}|DP {2}- mou-tui export|PRODID:-//mou-tui//"
    r"|exported_by: [\"']?mou-tui[\"']?$)",
    re.MULTILINE,
)
_HEAD: Final = 500


def refuse_marked_text(text: str) -> None:
    """Raise InputError for the text of a file that mou-tui has exported."""
    if _MARKED_LINE.search(text[:_HEAD]):
        raise own_export()


def refuse_marked_words(words: str | None) -> None:
    """Raise InputError where a document's properties or generator say that mou-tui has exported it."""
    if (words or "").startswith(MARK):
        raise own_export()


def refuse_marked_record(record: Mapping[str, Any]) -> None:
    """Raise InputError for a record of a file that mou-tui has exported, or of what one of its commands prints.

    What `list`, `search`, `facts`, `agreements` and `bookmarks list` print is for other programs: it has no place for a mark of its own.
    It is known by its schema, or by a path beside an identity such as only mou-tui gives an article.
    """
    if record.get(KEY) == PROGRAM or record.get("source") == MARK or _is_printed(record):
        raise own_export()


def _is_printed(record: Mapping[str, Any]) -> bool:
    article = record.get("article")
    if isinstance(article, Mapping):
        if _is_printed(article):
            return True
        if article.get("text"):
            return False  # the article itself, in the form of `mou-tui facts`
    if str(record.get("schema", "")).startswith(_SCHEMAS) or record.keys() >= _AGREEMENT_COLUMNS:
        return True
    if any(isinstance(value, str) and re.fullmatch(_AGREEMENT, value) for value in record.values()):
        return True
    return "path" in record and any(re.match(_IDENTITY, str(name)) for name in (record.get("id"), article))


def own_export() -> InputError:
    """The error for a file that mou-tui has exported; `is_own_export` knows it."""
    return InputError(_(_MESSAGE), advice=_("Keep exports outside the folders of your library."))


def is_own_export(error: MouError) -> bool:
    """Whether a file could not be read because it is none to read."""
    return isinstance(error.cause, Sentence) and error.cause.source.message == _MESSAGE


IN_INDEX: Final = f'[["{_MESSAGE}"'
"""How such an error begins as `kept` keeps it."""


def own_exports_words(count: int) -> str:
    """`ข้ามไฟล์ 2 ไฟล์ที่ mou-tui ส่งออกเอง`: how many files are no news, since mou-tui has exported them."""
    return ngettext(
        "%(n)d file exported by mou-tui was skipped.",
        "%(n)d files exported by mou-tui were skipped.",
        count,
    ) % {"n": count}
