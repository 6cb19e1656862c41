"""A list in which each story stands once, and is opened to show its copies. Knows no screen."""

from array import array
from collections.abc import Iterable

from mou_tui.annotations import Annotations, ArticleRef, Operation, separate
from mou_tui.library import Library
from mou_tui.library.stories import Stories


class StoryView:
    """Which stories of a library are open in a list. Methods touch the disk where the index has changed."""

    def __init__(self, library: Library, annotations: Annotations) -> None:
        self._library = library
        self._annotations = annotations
        self._open: set[int] = set()

    @property
    def stories(self) -> Stories:
        """The stories as they are now."""
        return self._library.stories(self._annotations.apart())

    def folded(self, rowids: Iterable[int]) -> "array[int]":
        """`rowids` with each story once, and the open ones with all their copies, one after the other."""
        return self.stories.folded(rowids, self._open)

    def more(self, rowid: int) -> int:
        """How many copies an article stands for that are not shown: `+2 sources`. 0 where its story is open, or it stands alone."""
        story = self.stories.of(rowid)
        return 0 if self._open.intersection(story) else len(story) - 1

    def is_copy(self, rowid: int) -> bool:
        """Whether an article is shown below the best copy of its open story."""
        story = self.stories.of(rowid)
        return rowid != story[0] and bool(self._open.intersection(story))

    def toggle(self, rowid: int) -> bool:
        """Open the article's story, or close it; returns whether there is anything to open or close."""
        story = self.stories.of(rowid)
        if len(story) < 2:
            return False
        if self._open.intersection(story):
            self._open.difference_update(story)
        else:
            self._open.add(story[0])
        return True

    def separation(self, rowid: int) -> Operation | None:
        """The operation that takes an article out of its story, to be done and undone as any; None where it stands alone."""
        story = self.stories.of(rowid)
        refs = {row.rowid: ArticleRef.of_head(row) for row in self._library.rows(story)}
        if len(story) < 2 or rowid not in refs:
            return None
        return separate(refs[rowid], [ref for other, ref in refs.items() if other != rowid])
