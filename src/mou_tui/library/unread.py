"""The files of which the index has no article, and why."""

import json
from typing import Final

import apsw

from mou_tui.i18n.kept import said_again, technical_of
from mou_tui.library import schema
from mou_tui.library.walk import join
from mou_tui.loaders.exports import IN_INDEX

_SCANNED: Final = '[["This PDF has no text layer'
"""How the error of a scan begins as `kept` keeps it."""


def failures(db: apsw.Connection, *, technical: bool = False) -> list[tuple[str, str]]:
    """The folders that could not be listed and the files that could not be read, each with a sentence that says why.

    With `technical` what lies behind it follows in brackets, where that is known.
    """

    def said(why: str) -> str:
        behind = technical_of(why) if technical else ""
        return f"{said_again(why)} [{behind}]" if behind else said_again(why)

    unlisted = schema.row(db, "select value from meta where key = 'unlisted'")
    unread = schema.rows(
        db,
        "select d.path, f.name, f.error from file f join folder d on d.id = f.folder where f.error is not null"
        " and instr(f.error, ?) <> 1 order by d.path, f.name",
        (IN_INDEX,),
    )
    folders = [(path, said_again(why)) for path, why in json.loads(unlisted[0])] if unlisted else []
    return folders + [(join(folder, name), said(why)) for folder, name, why in unread]


def own_exports(db: apsw.Connection) -> int:
    """How many files were passed over since mou-tui has exported them."""
    row = schema.row(db, "select count(*) from file where error is not null and instr(error, ?) = 1", (IN_INDEX,))
    return int(row[0]) if row else 0


def numbers(db: apsw.Connection) -> tuple[int, int]:
    """How many files could not be read, mou-tui's own exports aside, and how many of them are scans without text."""
    row = schema.row(
        db,
        "select count(*), coalesce(sum(instr(error, ?) > 0), 0) from file where error is not null and instr(error, ?) <> 1",
        (_SCANNED, IN_INDEX),
    )
    return (int(row[0]), int(row[1])) if row else (0, 0)
