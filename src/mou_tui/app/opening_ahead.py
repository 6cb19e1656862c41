"""The library, opened before Textual is imported, so that the first frame has its rows."""

from collections.abc import Sequence
from concurrent.futures import Future, wait
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final

from mou_tui.listings import ArticleList
from mou_tui.workspace import Workspace

if TYPE_CHECKING:
    from mou_tui.annotations import State

Opening = Future[tuple[Workspace, ArticleList]]

_PATIENCE: Final = 0.2
"""Seconds for which the start waits for a library: a slow disk, or one that is damaged, is waited for with the screen there."""


def open_ahead(folders: Sequence[Path], state: "State | None" = None, *, fresh: bool = False) -> Opening:
    """Open the library of `folders` in a thread, with the `state` where it is open already; most are open when this returns.

    The future raises MouError.
    """
    opening: Opening = Future()

    def work() -> None:
        try:
            opening.set_result(open_listed(folders, state, fresh=fresh))
        except BaseException as error:
            opening.set_exception(error)

    Thread(target=work, daemon=True, name="opening").start()
    wait([opening], _PATIENCE)
    return opening


def open_listed(
    folders: Sequence[Path], state: "State | None" = None, *, fresh: bool = False
) -> tuple[Workspace, ArticleList]:
    """The library of `folders`, and its list, in which the article that was read last stands unless the reader begins `fresh`.

    Raises MouError; touches the disk.
    """
    workspace = Workspace.open(folders, state)
    return workspace, workspace.listing(None if fresh else workspace.memory.read_last(), at_once=True)
