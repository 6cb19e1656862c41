"""Rows are fetched a window at a time, once."""

from typing import Any

from mou_tui.library import Row
from mou_tui.page.fetched_rows import WINDOW, FetchedRows


def row(rowid: int) -> Row:
    values: dict[str, Any] = dict.fromkeys(Row._fields) | {"rowid": rowid, "id": f"sha256:{rowid}"}
    return Row(**values)


def test_rows_are_fetched_with_their_neighbours_and_once() -> None:
    rows, fetched = FetchedRows(), []
    rows.fetch = lambda rowids: fetched.append(list(rowids)) or [row(rowid) for rowid in rowids if rowid != 3]
    order = range(100)
    assert rows.at(order, 1) == row(1)
    assert rows.at(order, 3) is None, "it was deleted just now"
    assert rows.at(order, WINDOW - 1) == row(WINDOW - 1)
    assert fetched == [list(range(WINDOW))]
    assert (rows.known(2), rows.known(50)) == (row(2), None)
    rows.clear()
    assert rows.known(2) is None
    rows.at(order, 3)
    assert len(fetched) == 2
