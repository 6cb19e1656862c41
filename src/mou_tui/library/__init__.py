"""Folders → index: a library of a hundred thousand articles that is opened at once and searched while one types."""

from typing import TYPE_CHECKING, Final

from mou_tui.lazily import attributes
from mou_tui.library.sync import BusyError, sync

if TYPE_CHECKING:
    from mou_tui.library.facets import Facet, Facets
    from mou_tui.library.grouping import Groups
    from mou_tui.library.index import Library
    from mou_tui.library.marks import Marks
    from mou_tui.library.outcome import Progress
    from mou_tui.library.query import Query, QueryError, parse_query, with_names_as_words
    from mou_tui.library.rows import Row
    from mou_tui.library.search import Results
    from mou_tui.library.snippet import Snippet, highlight

__all__ = [
    "BusyError", "Facet", "Facets", "Groups", "Library", "Marks", "Progress", "Query", "QueryError", "Results", "Row", "Snippet",
    "highlight", "parse_query", "sync", "with_names_as_words",
]  # fmt: skip

_MODULES: Final = {
    "Facet": "facets", "Facets": "facets", "Groups": "grouping", "Library": "index", "Marks": "marks", "Progress": "outcome",
    "Query": "query", "QueryError": "query", "Results": "search", "Row": "rows", "Snippet": "snippet",
    "highlight": "snippet", "parse_query": "query", "with_names_as_words": "query",
}  # fmt: skip

_attribute = attributes(__name__, _MODULES)


def __getattr__(name: str) -> object:
    return _attribute(name)
