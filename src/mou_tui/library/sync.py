"""Bringing an index up to date. What it takes is imported when it is done; who only reads the index does without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mou_tui.library import schema
from mou_tui.library.lock import BusyError, builder
from mou_tui.library.schema import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from mou_tui.library.outcome import Outcome, Progress

__all__ = ["BusyError", "sync"]


def sync(
    folders: Sequence[Path],
    index: Path | str | Place | None = None,
    *,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    rebuild: bool = False,
    jobs: int = 1,
    with_facts: bool = True,
    wait: float = 0.0,
) -> Outcome:
    """Bring the index of `folders` up to date and say what that took.

    `rebuild` reads every file again. `jobs` processes work on it, this one included. Raises BusyError where another
    process builds this index (after `wait` seconds), OwnDataError where the index cannot be written; what was committed
    stays.
    """
    from mou_tui.library import building

    place = index if isinstance(index, Place) else schema.place_of(folders, index)
    with builder(place, wait), schema.translated(place):
        return building.run(
            place,
            folders,
            progress or (lambda _: None),
            cancelled or (lambda: False),
            rebuild=rebuild,
            jobs=jobs,
            with_facts=with_facts,
        )
