"""What a format's loader hands on: lines or blocks as they stood in the file, with what the container says about them."""

import re
from dataclasses import dataclass, field
from typing import Final

from mou_tui.article import ParagraphKind
from mou_tui.thai.canonical import canonical, canonical_line

CELL_BREAK: Final = " | "
"""Stands between the cells of a table's row in its block's text."""


@dataclass(slots=True)
class Block:
    """A line or paragraph of the source.

    `kind` is what the source's markup says, None where there is none. `gap` tells that a blank line stood before it;
    `image` that it is an image: its target and caption.
    """

    text: str
    kind: ParagraphKind | None = None
    marker: int = 0
    gap: bool = False
    image: tuple[str, str] | None = None

    def clean(self) -> None:
        """Bring the block's words into canonical form, each on one line."""
        marker = canonical(self.text[: self.marker])
        self.text = canonical(self.text).replace("\n", " ")
        self.marker = len(marker) if self.text.startswith(marker) else 0


@dataclass(slots=True)
class Draft:
    """One article before cleaning: its blocks in order, and the metadata that its container gives (None: not given).

    `published_on` is ISO 8601. `sent_on` and `sender` say when and by whom it was sent: they stand in where the article's own
    words have neither date nor author. `wrapped` says that the blocks are lines, which may have been broken at a fixed width.
    `canonical` says that the blocks' words are in canonical form already; nobody looks again before the article does.
    `recognised` says that a program has read them in a picture; `record` that they are a record's fields, none of which dates or
    credits it. `locator` names the member of a file that holds many articles.
    """

    blocks: list[Block] = field(default_factory=list)
    locator: str = ""
    title: str | None = None
    published_on: str | None = None
    byline: str | None = None
    source_url: str | None = None
    sent_on: str | None = None
    sender: str | None = None
    wrapped: bool = False
    canonical: bool = False
    record: bool = False
    recognised: bool = False


_WEB: Final = re.compile(r"https?://", re.IGNORECASE)
_OTHER_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]{1,30}:", re.IGNORECASE)


def web_address(written: str | None) -> str | None:
    """`written` as an address in canonical form, None where it is none of the web (`javascript:`, `file:`, words)."""
    if not written:
        return None
    url = canonical_line(written).replace(" ", "%20")
    return url if _WEB.match(url) else None


def image_target(written: str) -> str:
    """Where an image is: an address of the web or a file's name; "" for another scheme, such as `data:` and `cid:`."""
    target = canonical_line(written)
    return "" if _OTHER_SCHEME.match(target) and not _WEB.match(target) else target
