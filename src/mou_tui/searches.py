"""What is searched for in the open library: what is typed, what was probably meant, and the searches that are kept."""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mou_tui import clock
from mou_tui.session_memory import SessionMemory
from mou_tui.worklists import WORKLISTS

if TYPE_CHECKING:
    from mou_tui.annotations import State
    from mou_tui.library import Library, Marks
    from mou_tui.search_results import SavedSearch, SearchResult

_LAST_RUN: Final = "saved searches run"
"""Key in the session under which the moments stand at which saved searches were run."""


class Searches:
    """Searches of a library, by what its reader has marked and in the order that was chosen. All touch the disk."""

    def __init__(
        self,
        library: Library,
        state: State,
        memory: SessionMemory,
        marks: Callable[[], Marks],
        sort: Callable[[], str | None],
        relisted: Callable[[SearchResult], SearchResult],
    ) -> None:
        """`sort` is the order of what is found, None for the best first; `relisted` gives it the groups of the list."""
        self._library = library
        self._state = state
        self._memory = memory
        self._marks = marks
        self._sort = sort
        self._relisted = relisted

    def search(self, text: str, cancelled: Callable[[], bool]) -> Iterator[SearchResult]:
        """Search for what is typed so far: first the newest hits, at last all, ranked."""
        from mou_tui.library import parse_query
        from mou_tui.library.answer import what_was_searched
        from mou_tui.search_results import SearchResult

        query = parse_query(text, today=clock.today(), partial=True)
        problem = str(query.error.cause) if query.error is not None else ""
        for results in self._library.search(query, marks=self._marks(), sort=self._sort(), cancelled=cancelled):
            is_none = results.exact and not results.count
            suggestion = self._meant(text) if is_none else ""
            searched = tuple(what_was_searched(self._library, query)) if is_none and not problem else ()
            hits = results.rowids
            result = self._relisted(
                SearchResult(
                    text, hits, results.count, results.exact, query, problem, hits=hits, inside=results.inside,
                    suggestion=suggestion, searched=searched,
                )
            )  # fmt: skip
            yield result
            if results.exact and (by_words := self._by_words(text, results.rowids, cancelled)):
                other, more = by_words
                yield replace(result, by_words=other, more_by_words=more, suggestion=other)
        # Another letter is likely to follow.
        self._library.get_ready()

    def _by_words(self, text: str, rowids: array[int], cancelled: Callable[[], bool]) -> tuple[str, int] | None:
        """The query with people's names as words and how many more articles it finds; None where none."""
        from mou_tui.library import parse_query, with_names_as_words

        other = with_names_as_words(text)
        if other == text:
            return None
        query = parse_query(other, today=clock.today(), partial=True)
        others: Sequence[int] = ()
        for results in self._library.search(query, marks=self._marks(), cancelled=cancelled):
            others = results.rowids if results.exact else ()
        more = len(set(others).difference(rowids))
        return (other, more) if more else None

    def _meant(self, text: str) -> str:
        """What finds something where `text` does not."""
        from mou_tui.library.did_you_mean import did_you_mean

        return did_you_mean(text, self._finds)

    def spelled_otherwise(self, text: str) -> str:
        """A likely spelling of `text` that finds something; takes its time."""
        from mou_tui.library.spelling import respelled

        return respelled(self._library, text, marks=self._marks())

    def _finds(self, text: str) -> bool:
        from mou_tui.library import parse_query

        query = parse_query(text, today=clock.today(), partial=True)
        if query.error is not None or query.is_empty:
            return False
        return any(results.count for results in self._library.search(query, marks=self._marks()))

    def own_counts(self, rowids: array[int]) -> dict[str, int]:
        """How many of these articles meet each of WORKLISTS."""
        from mou_tui.library import parse_query

        of, marks = set(rowids), self._marks()
        return {
            condition: len(
                of.intersection(self._library.found(parse_query(condition, today=clock.today()), marks=marks))
            )
            for condition in WORKLISTS
        }

    def saved_searches(self) -> list[SavedSearch]:
        """The saved searches with what they find now."""
        from mou_tui.library import parse_query
        from mou_tui.search_results import SavedSearch

        last_run = self._memory.remembered_table(_LAST_RUN)
        saved = []
        for name, written in self._state.searches().items():
            query = parse_query(written, today=clock.today(), partial=True)
            since = last_run.get(name, 0)
            count = len(self._library.found(query, marks=self._marks()))
            new = len(self._library.found(query, marks=self._marks(), since=since)) if since else 0
            saved.append(SavedSearch(name, written, count, new))
        return saved

    def ran(self, name: str) -> None:
        """Remember that the saved search `name` was run just now."""
        self._memory.remember_more(_LAST_RUN, {name: int(time.time())})

    def save_search(self, name: str, query: str) -> None:
        """Keep a search under a name."""
        self._state.save_search(name, query)
        self.ran(name)

    def unchecked(self) -> set[int]:
        """The rowids of the articles about agreements that have a fact that was not checked."""
        from mou_tui.library import parse_query

        return set(self._library.found(parse_query("has:agreement -is:all-checked"), marks=self._marks()))

    def doubtful(self) -> set[int]:
        """The rowids of the articles that have a doubtful fact."""
        return set(self._library.found("is:doubtful"))
