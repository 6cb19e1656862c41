"""The one table of formats. A new format is one module with a reader and one line here."""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from mou_tui import faults
from mou_tui.errors import InputError
from mou_tui.loaders import sniff
from mou_tui.loaders.draft import Draft
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.unreadable import damaged, too_complicated

Reader = Callable[[bytes, str, Limits], Iterator[Draft]]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    `suffixes` are lower-case, with the dot. `sniff` tells by the bytes whether a file is of this kind, whatever its name
    (None: only the name tells). `reader` is "module:function", imported when a file of this kind is opened: it takes the
    bytes, the suffix and the limits, and yields drafts.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: str
    sniff: Callable[[bytes], bool] | None = None
    confined: bool = True
    """Whether it is read in a child process, since a library that does not know our limits reads it."""
    many: bool = False
    """Whether one may hold any number of articles."""
    own: Callable[[bytes], bool] | None = None
    """What tells by the bytes that our own code reads a file with the standard library's alone (None: it reads no file)."""

    def is_confined(self, data: bytes) -> bool:
        """Whether `data` is read in a child process."""
        return self.confined and not (self.own is not None and self.own(data))

    def read(self, data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
        """The drafts in `data`. Raises InputError, without a path."""
        module, _, function = self.reader.partition(":")
        try:
            reader: Reader = getattr(importlib.import_module(f"mou_tui.loaders.{module}"), function)
            yield from reader(data, suffix, limits)
        except InputError:
            raise
        except (MemoryError, RecursionError) as error:
            raise too_complicated() from error
        except Exception as error:
            # What a damaged file makes the libraries raise is known to nobody; text is read by our own code alone.
            raise (faults.fault(error) if self.name == "text" or faults.is_ours(error) else damaged()) from error


FORMATS: Final[tuple[Format, ...]] = (
    Format("pdf", (".pdf",), "pdf:read_pdf", sniff.is_pdf, many=True),
    Format("docx", (".docx", ".docm"), "docx:read_docx", sniff.is_docx, many=True),
    Format("xlsx", (".xlsx",), "tables:read_xlsx", sniff.is_xlsx, many=True),
    Format("odt", (".odt",), "opendocument:read_odt", sniff.is_odt, many=True),
    Format("ods", (".ods",), "opendocument:read_ods", sniff.is_ods, many=True),
    Format("unreadable", (), "unreadable:read_unreadable", sniff.is_unreadable, confined=False),
    Format("mhtml", (".mhtml", ".mht"), "mail:read_mhtml", sniff.is_mhtml, many=True),
    Format("mail", (".eml",), "mail:read_mail", sniff.is_mail, many=True, own=sniff.is_small_plain_mail),
    Format("html", (".html", ".htm", ".xhtml"), "html:read_html", sniff.is_html, many=True),
    Format("feed", (".xml", ".rss", ".atom"), "feed:read_feed", sniff.is_feed, many=True),
    Format("jsonl", (".jsonl", ".ndjson"), "collections:read_jsonl", many=True, own=sniff.is_small_without_markup),
    Format("json", (".json",), "collections:read_json", many=True, own=sniff.is_small_without_markup),
    Format("csv", (".csv", ".tsv"), "tables:read_csv", many=True, own=sniff.is_small_without_markup),
    Format("text", (".txt", ".text", ".md", ".markdown"), "plain:read_text", confined=False),
)
"""In the order in which they are asked; text last, since any text is text."""

SUFFIXES: Final = frozenset(suffix for known in FORMATS for suffix in known.suffixes)
"""The names' endings by which a folder's files are taken for articles."""

READ_AT_ONCE: Final = frozenset(suffix for known in FORMATS if not known.confined for suffix in known.suffixes)
"""Those of files that are read without a child process, unless their content says otherwise."""

COLLECTIONS: Final = frozenset(suffix for known in FORMATS if known.many for suffix in known.suffixes)
"""Those of files that may hold any number of articles."""


def format_of(data: bytes, suffix: str) -> Format:
    """The format of a file, by its content first and its name second; text where neither tells."""
    for known in FORMATS:
        if known.sniff is not None and known.sniff(data):
            return known
    for known in FORMATS:
        if suffix in known.suffixes:
            return known
    return FORMATS[-1]
