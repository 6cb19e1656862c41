"""Saved web pages: main text by trafilatura, what it misses by ours; metadata from JSON-LD, OpenGraph and the page itself."""

import re
from collections.abc import Iterator
from typing import Final

from mou_tui.loaders.decode import decode
from mou_tui.loaders.draft import Draft
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.page_draft import draft_of, tree_of
from mou_tui.loaders.pagemeta import metadata_of
from mou_tui.loaders.registers import rows_of_page

_CHARSET: Final = re.compile(
    rb"<(?:meta[^>]{0,300}?charset\s{0,3}=\s{0,3}[\"']?|\?xml[^>]{0,100}?encoding=[\"'])([A-Za-z0-9_-]{2,30})",
    re.IGNORECASE,
)


_HEAD: Final = 16_384
"""Bytes in which a page's charset is looked for: some have long scripts before it."""


def read_html(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """The one article of a web page, or those of a register. Raises InputError for a page without text."""
    declared = _CHARSET.search(data[:_HEAD])
    yield from page_drafts(decode(data, declared[1].decode("ascii") if declared else None), limits)


# <!-- saved from url=(0038)https://www.example.ac.th/news/1 -->, as browsers mark a saved page
_SAVED_FROM: Final = re.compile(r"<!--\s{0,3}saved from url=\(\d{4}\)(https?://[^\s<>]{3,4000}?)\s{0,3}-->")


def page_drafts(markup: str, limits: Limits, url: str | None = None) -> Iterator[Draft]:
    """The draft of a page's markup, or one for each row of a register; `url` is where it came from, if the container says so."""
    if url is None and (saved := _SAVED_FROM.search(markup[:8192])) is not None:
        url = saved[1]
    tree = tree_of(markup)
    rows = 0
    for draft in rows_of_page(tree, limits):
        rows += 1
        url = (metadata_of(tree).url if rows == 1 else None) or url
        draft.source_url = draft.source_url or url
        yield draft
    if not rows:
        yield draft_of(tree, url)
