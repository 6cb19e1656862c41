"""The files of which the index has no article, and why."""

from typing import Final

import apsw

from mou_tui.library import schema
from mou_tui.library.walk import join

_SCANNED: Final = '[["This PDF has no text layer'
"""How the error of a scan begins as `kept` keeps it."""


_SOME: Final = (
    "select 1 where exists(select 1 from file where error is not null)"
    " or exists(select 1 from meta where key = 'unlisted' and value <> '[]')"
)


def failures(db: apsw.Connection, *, technical: bool = False) -> list[tuple[str, str]]:
    """The folders that could not be listed and the files that could not be read, each with a sentence that says why.

    With `technical` what lies behind it follows in brackets, where that is known.
    """
    # Asked at every start: in most libraries all could be read, and the words for what could not are not needed.
    if schema.row(db, _SOME) is None:
        return []
    import json

    from mou_tui.i18n.kept import said_again, technical_of

    def said(why: str) -> str:
        behind = technical_of(why) if technical else ""
        return f"{said_again(why)} [{behind}]" if behind else said_again(why)

    unlisted = schema.row(db, "select value from meta where key = 'unlisted'")
    found = schema.rows(
        db,
        "select d.path, f.name, f.error from file f join folder d on d.id = f.folder where f.error is not null"
        " and instr(f.error, ?) <> 1 order by d.path, f.name",
        (_own_export(),),
    )
    folders = [(path, said_again(why)) for path, why in json.loads(unlisted[0])] if unlisted else []
    return folders + [(join(folder, name), said(why)) for folder, name, why in found]


def own_exports(db: apsw.Connection) -> int:
    """How many files were passed over since mou-tui has exported them."""
    found = schema.row(
        db, "select count(*) from file where error is not null and instr(error, ?) = 1", (_own_export(),)
    )
    return int(found[0]) if found else 0


def numbers(db: apsw.Connection) -> tuple[int, int]:
    """How many files could not be read, mou-tui's own exports aside, and how many of them are scans without text."""
    found = schema.row(
        db,
        "select count(*), coalesce(sum(instr(error, ?) > 0), 0) from file where error is not null and instr(error, ?) <> 1",
        (_SCANNED, _own_export()),
    )
    return (int(found[0]), int(found[1])) if found else (0, 0)


def _own_export() -> str:
    """How the error begins of a file that mou-tui has exported."""
    from mou_tui.loaders.exports import IN_INDEX

    return IN_INDEX
