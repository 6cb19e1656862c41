"""What a format's loader hands on: lines or blocks as they stood in the file, with what the container says about them."""

from dataclasses import dataclass, field

from mou_tui.article import ParagraphKind


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


@dataclass(slots=True)
class Draft:
    """One article before cleaning: its blocks in order, and the metadata that its container gives (None: not given).

    `published_on` is ISO 8601. `sent_on` and `sender` say when and by whom it was sent: they stand in where the article's own
    words have neither date nor author. `wrapped` says that the blocks are lines, which may have been broken at a fixed width,
    `record` that they are a record's fields, none of which dates or credits it. `locator` names the member of a file that
    holds many articles.
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
    record: bool = False
