"""What the panes tell the screen that holds them."""

from textual.message import Message


class ArticleOpened(Message):
    """The reader wants to read the article under the list's cursor."""

    def __init__(self, rowid: int) -> None:
        super().__init__()
        self.rowid = rowid


class BookmarkClicked(Message):
    """The star of a row of the list was clicked."""

    def __init__(self, rowid: int) -> None:
        super().__init__()
        self.rowid = rowid


class SelectionChanged(Message):
    """Other articles of the list are selected; `count` says how many."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count


class SelectionBegun(Message):
    """Words of the article are selected by keys; more can be."""


class QueryEntered(Message):
    """Enter was pressed in the search line."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
