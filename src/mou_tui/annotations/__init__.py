"""What the reader adds: bookmarks, corrections of facts, and the state of reading.

`Annotations` holds bookmarks and corrections; every change is an operation that can be undone. `State` holds what may be
lost without harm: read marks, places, history, searches, the last session.
"""

from mou_tui.annotations.annotations import Annotations, ReaderMarks
from mou_tui.annotations.bookmarks import ArticleRef, Bookmark, bookmark_article, bookmark_fact, bookmark_passage
from mou_tui.annotations.corrections import StoredCorrection, store_correction
from mou_tui.annotations.filesystem import FileSystem
from mou_tui.annotations.operations import (
    AddBookmark,
    AddCorrection,
    Batch,
    NoSuchEntryError,
    Operation,
    RemoveBookmark,
    RemoveCorrection,
    RenameTag,
    SetNote,
    SetTags,
    batch,
)
from mou_tui.annotations.selectors import Found, Selector, find
from mou_tui.annotations.state import Session, State

__all__ = [
    "AddBookmark",
    "AddCorrection",
    "Annotations",
    "ArticleRef",
    "Batch",
    "Bookmark",
    "FileSystem",
    "Found",
    "NoSuchEntryError",
    "Operation",
    "ReaderMarks",
    "RemoveBookmark",
    "RemoveCorrection",
    "RenameTag",
    "Selector",
    "Session",
    "SetNote",
    "SetTags",
    "State",
    "StoredCorrection",
    "batch",
    "bookmark_article",
    "bookmark_fact",
    "bookmark_passage",
    "find",
    "store_correction",
]
