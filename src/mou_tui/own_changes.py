"""What a reader changes of the own things: bookmarks, tags, corrections. Each is an operation that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from mou_tui.i18n import N_

if TYPE_CHECKING:
    from mou_tui.annotations import Annotations, Bookmark, Operation
    from mou_tui.article import Article, Span
    from mou_tui.facts.corrections import Correction, Settling
    from mou_tui.facts.model import Fact
    from mou_tui.library import Library


class OwnChanges:
    """Changes the own files and, where facts are corrected, the index. All of it touches the disk: it is for the writing thread."""

    def __init__(self, library: Library, annotations: Callable[[], Annotations], corrected: dict[str, Article]) -> None:
        """`corrected` has the articles whose facts were corrected in this session, by id; it outlives a change of library."""
        self._library, self._annotations, self._corrected = library, annotations, corrected

    def do(self, operation: Operation) -> Operation:
        """Do an operation, such that it can be undone."""
        self._annotations().apply(operation)
        return operation

    def toggle_bookmarks(self, articles: Sequence[Article]) -> Operation:
        """Bookmark those articles that are not, or all of them no more where all are."""
        from mou_tui.annotations import AddBookmark, RemoveBookmark, bookmark_article

        missing = [a for a in articles if not self._annotations().is_bookmarked(a.id)]
        steps: list[Operation]
        if missing:
            steps = [AddBookmark(bookmark_article(article)) for article in missing]
        else:
            steps = [
                RemoveBookmark(b.uid)
                for a in articles
                for b in self._annotations().bookmarks_for(a)
                if b.kind == "article"
            ]
        return self._apply(steps)

    def change_tags(self, articles: Sequence[Article], tags: Sequence[str], gone: Sequence[str] = ()) -> Operation:
        """Add tags to the bookmarks of articles, bookmarking those that are not yet, and take others away."""
        from mou_tui.annotations import AddBookmark, Batch, SetTags, bookmark_article

        steps: list[Operation] = []
        for article in articles:
            own = next((b for b in self._annotations().bookmarks_for(article) if b.kind == "article"), None)
            if own is not None:
                kept = (tag for tag in own.tags if tag not in gone)
                steps.append(SetTags(own.uid, tuple(dict.fromkeys((*kept, *tags)))))
            elif tags:
                steps.append(AddBookmark(bookmark_article(article, tags=tags)))
        operation = Batch(tuple(steps), SetTags.label)
        return self.do(operation)

    def toggle_fact_bookmark(self, article: Article, fact: Fact) -> Operation:
        """Bookmark a fact, or take its bookmark away."""
        from mou_tui.annotations import bookmark_fact

        return self._toggle(article, bookmark_fact(article, fact))

    def toggle_passage_bookmark(self, article: Article, span: Span) -> Operation:
        """Bookmark some words of an article, or take their bookmark away."""
        from mou_tui.annotations import bookmark_passage

        return self._toggle(article, bookmark_passage(article, span))

    def _toggle(self, article: Article, new: Bookmark) -> Operation:
        from mou_tui.annotations import AddBookmark, RemoveBookmark

        same = [b for b in self._annotations().bookmarks_for(article) if b.matches(new)]
        return self._apply([RemoveBookmark(b.uid) for b in same] or [AddBookmark(new)])

    def _apply(self, steps: list[Operation]) -> Operation:
        from mou_tui.annotations import Batch

        operation = steps[0] if len(steps) == 1 else Batch(tuple(steps), steps[0].label if steps else "")
        return self.do(operation)

    def correct(self, article: Article, correction: Correction) -> Operation:
        """Correct a fact and put the article's facts into the index as they are then."""
        from mou_tui.annotations import AddCorrection, store_correction

        operation = AddCorrection(store_correction(article, correction))
        return self._correct(article, operation)

    def take_check_back(self, article: Article, fact: Fact) -> Operation | None:
        """Take back that a fact was checked; None where it is not that which makes it count as checked."""
        from mou_tui.annotations import Batch, RemoveCorrection
        from mou_tui.facts.corrections import check, is_same_check

        wanted = check(article, fact)
        checks = [
            RemoveCorrection(stored.uid)
            for stored in self._annotations().stored_corrections_for(article)
            if is_same_check(stored.correction, wanted)
        ]
        if not checks or fact.source == "reader":
            return None
        operation = Batch(tuple(checks), N_("Check taken back"))
        return self._correct(article, operation)

    def check_all(self, article: Article, facts: Sequence[Fact]) -> Operation:
        """Mark facts of an article as checked, all at once."""
        from mou_tui.annotations import AddCorrection, Batch, store_correction
        from mou_tui.facts.corrections import check

        steps = tuple(AddCorrection(store_correction(article, check(article, fact))) for fact in facts)
        operation = Batch(steps, N_("Article checked"))
        return self._correct(article, operation)

    def fill_field(self, article: Article, field: str, typed: str) -> Operation | None:
        """Put a value into an own field of an article, "" to empty it; None where nothing changes."""
        operation = self._annotations().setting(article, field, typed)
        return None if self._annotations().apply(operation) is None else operation

    def settle(self, article: Article, fact: Fact, how: Settling) -> Operation:
        """Settle a fact whose article was changed after it was checked, entered or edited."""
        from mou_tui.annotations import settle

        operation = settle(self._annotations().stored_corrections_for(article), article, fact, how)
        return self._correct(article, operation)

    def merge_copies(self) -> int:
        """Merge the copies of the own files that a synced drive made; how many there were."""
        copies = self._annotations().conflicts()
        for copy in copies:
            self._annotations().merge_copy(copy)
        return len(copies)

    def step(self, *, redo: bool) -> Operation | None:
        """Undo the last change, or do again what was undone; None where there is nothing."""
        operation = self._annotations().redo() if redo else self._annotations().undo()
        if operation is not None and operation.target == "corrections":
            for article in self._corrected.values():
                self._refresh(article)
        return operation

    def _correct(self, article: Article, operation: Operation) -> Operation:
        self._annotations().apply(operation)
        self._corrected[article.id] = article
        self._refresh(article)
        return operation

    def _refresh(self, article: Article) -> None:
        from mou_tui.facts import known_facts

        self._library.refresh(article.id, self._annotations().effective_facts(article, known_facts(article)))
