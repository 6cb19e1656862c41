"""A list in which each story stands once, and is opened to show its copies. Knows no screen."""

from array import array
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mou_tui.annotations import Operation
    from mou_tui.library import Library
    from mou_tui.library.stories import Separation, Stories


class StoryView:
    """Which stories of a library are open in a list; `apart` gives what the reader says is not the same."""

    def __init__(self, library: "Library", apart: "Callable[[], Iterable[Separation]]") -> None:
        self._library = library
        self._apart = apart
        self._open: set[int] = set()
        self._stories: Stories | None = None
        """The stories as they were when `folded` was last asked; None before."""
        self.all_open = False
        """Whether every article is listed, whatever it is a copy of."""

    def folded(self, rowids: "array[int]", shown: int | None = None) -> "array[int]":
        """`rowids` with each story once, and the open ones with all their copies, one after the other. Touches the disk.

        Where the article `shown` is not the best copy of its story, this is opened.
        """
        self._stories = stories = self._library.stories(self._apart())
        if shown is not None and stories.best(shown) != shown and not self._is_open(stories.of(shown)):
            self.toggle(shown)
        return rowids if self.all_open else stories.folded(rowids, self._open)

    def of(self, rowid: int) -> tuple[int, ...]:
        """The articles that tell what this one tells, the best first, as they were when `folded` was last asked."""
        return (rowid,) if self._stories is None else self._stories.of(rowid)

    def more(self, rowid: int) -> int:
        """How many copies an article stands for that are not shown: `+2 sources`. 0 where its story is open, or it stands alone."""
        story = self.of(rowid)
        return 0 if self._is_open(story) else len(story) - 1

    def is_copy(self, rowid: int) -> bool:
        """Whether an article is shown below the best copy of its open story."""
        story = self.of(rowid)
        return rowid != story[0] and self._is_open(story)

    def toggle(self, rowid: int) -> bool:
        """Open the article's story, or close it; returns whether there is anything to open or close."""
        story = self.of(rowid)
        if len(story) < 2:
            return False
        was_open, self.all_open = self._is_open(story), False
        if was_open:
            self._open.difference_update(story)
        else:
            self._open.add(story[0])
        return True

    def show_all(self, wanted: bool) -> None:
        """List every copy from now on, or each story once."""
        self.all_open = wanted
        self._open.clear()

    def _is_open(self, story: tuple[int, ...]) -> bool:
        return self.all_open or bool(self._open.intersection(story))

    def separation(self, rowid: int) -> "Operation | None":
        """The operation that takes an article out of its story, to be done and undone as any; None where it stands alone.

        Touches the disk.
        """
        from mou_tui.annotations import ArticleRef, separate

        story = self._library.stories(self._apart()).of(rowid)
        refs = {row.rowid: ArticleRef.of_head(row) for row in self._library.rows(story)}
        if len(story) < 2 or rowid not in refs:
            return None
        return separate(refs[rowid], [ref for other, ref in refs.items() if other != rowid])
