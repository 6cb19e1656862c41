"""Folders → index: a library of a hundred thousand articles that is opened at once and searched while one types."""

from mou_tui.library.facets import Facet, Facets
from mou_tui.library.grouping import Groups
from mou_tui.library.index import Library, Row
from mou_tui.library.marks import Marks
from mou_tui.library.query import Query, QueryError, parse_query, with_names_as_words
from mou_tui.library.search import Results
from mou_tui.library.snippet import Snippet, highlight
from mou_tui.library.sync import BusyError, Progress, sync

__all__ = [
    "BusyError", "Facet", "Facets", "Groups", "Library", "Marks", "Progress", "Query", "QueryError", "Results", "Row", "Snippet",
    "highlight", "parse_query", "sync", "with_names_as_words",
]  # fmt: skip
