"""What the reader adds: bookmarks, corrections of facts, and the state of reading.

`Annotations` holds bookmarks and corrections; every change is an operation that can be undone. `State` holds what may be
lost without harm: read marks, places, searches, the last session.
"""

import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from mou_tui.annotations.agreement_operations import ForgetAgreement, NameAgreement, PutItem, SetValue
    from mou_tui.annotations.agreements import AgreementEntry, ReportRef, new_entry
    from mou_tui.annotations.annotations import Annotations, ReaderMarks
    from mou_tui.annotations.bookmark_operations import AddBookmark, RemoveBookmark, RenameTag, SetNote, SetTags
    from mou_tui.annotations.bookmarks import ArticleRef, Bookmark, bookmark_article, bookmark_fact, bookmark_passage
    from mou_tui.annotations.correction_operations import AddCorrection, RemoveCorrection, settle
    from mou_tui.annotations.corrections import StoredCorrection, store_correction
    from mou_tui.annotations.filesystem import FileSystem
    from mou_tui.annotations.operations import Batch, MarkRead, NoSuchEntryError, Operation, batch
    from mou_tui.annotations.own_fields import FilledField, OwnValue
    from mou_tui.annotations.selectors import Found, Selector, find
    from mou_tui.annotations.separation_operations import AddSeparation, RemoveSeparation, separate
    from mou_tui.annotations.separations import Separation
    from mou_tui.annotations.state import Session, State

__all__ = [
    "AddBookmark",
    "AddCorrection",
    "AddSeparation",
    "AgreementEntry",
    "Annotations",
    "ArticleRef",
    "Batch",
    "Bookmark",
    "FileSystem",
    "FilledField",
    "ForgetAgreement",
    "Found",
    "MarkRead",
    "NameAgreement",
    "NoSuchEntryError",
    "Operation",
    "OwnValue",
    "PutItem",
    "ReaderMarks",
    "RemoveBookmark",
    "RemoveCorrection",
    "RemoveSeparation",
    "RenameTag",
    "ReportRef",
    "Selector",
    "Separation",
    "Session",
    "SetNote",
    "SetTags",
    "SetValue",
    "State",
    "StoredCorrection",
    "batch",
    "bookmark_article",
    "bookmark_fact",
    "bookmark_passage",
    "find",
    "new_entry",
    "separate",
    "settle",
    "store_correction",
]

_MODULES: Final = {
    "agreements": ("AgreementEntry", "ReportRef", "new_entry"),
    "agreement_operations": ("ForgetAgreement", "NameAgreement", "PutItem", "SetValue"),
    "annotations": ("Annotations", "ReaderMarks"),
    "bookmarks": ("ArticleRef", "Bookmark", "bookmark_article", "bookmark_fact", "bookmark_passage"),
    "corrections": ("StoredCorrection", "store_correction"),
    "filesystem": ("FileSystem",),
    "bookmark_operations": ("AddBookmark", "RemoveBookmark", "RenameTag", "SetNote", "SetTags"),
    "correction_operations": ("AddCorrection", "RemoveCorrection", "settle"),
    "operations": ("Batch", "MarkRead", "NoSuchEntryError", "Operation", "batch"),
    "own_fields": ("FilledField", "OwnValue"),
    "selectors": ("Found", "Selector", "find"),
    "separation_operations": ("AddSeparation", "RemoveSeparation", "separate"),
    "separations": ("Separation",),
    "state": ("Session", "State"),
}  # fmt: skip
_HOME: Final = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Each name's module is imported when the name is first asked for: the reader paints before it needs the bookmarks."""
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)
