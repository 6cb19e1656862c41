"""What the panes tell the screen that holds them."""

from dataclasses import dataclass

from textual.message import Message


@dataclass
class ArticleOpened(Message):
    """The reader wants to read the article under the list's cursor."""

    rowid: int


@dataclass
class BookmarkClicked(Message):
    """The star of a row of the list was clicked."""

    rowid: int


@dataclass
class SelectionChanged(Message):
    """Other articles of the list are selected; `count` says how many."""

    count: int


class SelectionBegun(Message):
    """Words of the article are selected by keys; more can be."""


@dataclass
class QueryEntered(Message):
    """Enter was pressed in the search line."""

    text: str
