"""The reader's own things, as the commands open them: what had to be set aside is said, never kept quiet."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mou_tui import locations
from mou_tui.commands.telling import say

if TYPE_CHECKING:
    from mou_tui.annotations import Annotations, State
    from mou_tui.library import Library


def own_annotations() -> "Annotations":
    """Bookmarks and corrections; says on stderr which file did not parse and where it went. Raises OwnDataError."""
    from mou_tui.annotations import Annotations

    annotations = Annotations.open()
    told = annotations.notices
    _tell(told)
    if "click" in sys.modules and (context := sys.modules["click"].get_current_context(silent=True)) is not None:
        # What a change of this command brings up: that it may not outlive a power cut.
        context.call_on_close(lambda: _tell(notice for notice in annotations.notices if notice not in told))
    return annotations


def follow_articles(annotations: "Annotations", library: "Library") -> None:
    """Remember the new ids and paths of the articles that were moved or edited. Raises OwnDataError."""
    from mou_tui.library.rows import texts_of

    annotations.relink(library.all_rows(), texts_of(library.connection()), library.successors())


def _tell(notices: Iterable[str]) -> None:
    for notice in notices:
        say(notice)


def own_state() -> "State":
    """Read marks, places and what was last opened; to be closed. Says where it had to be set aside."""
    from mou_tui.annotations import State

    state = State.open()
    _tell(state.notices)
    return state


def last_opened() -> tuple[Path, ...]:
    """The library that the reader last opened."""
    if not (locations.data_dir() / "state.db").exists():
        return ()
    state = own_state()
    try:
        return state.last_opened()
    finally:
        state.close()


def apart() -> frozenset[tuple[str, str]]:
    """What the reader has said is not the same story."""
    if not (locations.data_dir() / "stories.toml").exists():
        return frozenset()
    return own_annotations().apart()


def bookmarked_ids() -> frozenset[str]:
    """The ids of the articles that are bookmarked as a whole or in part."""
    if not (locations.data_dir() / "bookmarks.toml").exists():
        return frozenset()
    return own_annotations().marks().bookmarked
