"""The article as every other part knows it: one canonical text, with paragraphs and offsets into it.

All offsets are code points of `Article.text`. What is displayed, searched, quoted, bookmarked and given as evidence
is that text.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

ParagraphKind = Literal["headline", "meta", "body", "heading", "list", "quote", "table"]


_set = object.__setattr__


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """The half-open range [start, end) of code points of an article's text."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        # By hand, since spans are made by the hundred thousand.
        if not 0 <= start <= end:
            raise ValueError(f"not a span: [{start}, {end})")
        _set(self, "start", start)
        _set(self, "end", end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of `text` which this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class Paragraph(NamedTuple):
    """A paragraph of the text, without the line end that follows it.

    `kind` is `headline` for the first, `meta` for a line that carries metadata (dateline, byline, source), `list` for an
    item; `marker` is the length of an item's number or bullet with the space after it (the text hangs by it), else 0.
    """

    start: int
    end: int
    kind: ParagraphKind = "body"
    marker: int = 0

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class NotCanonicalError(ValueError):
    """Words of an article that `canonical` would change: a loader's fault."""


@dataclass(frozen=True, slots=True)
class Image:
    """An image that stood after paragraph number `after` (0-based; -1 before the first)."""

    after: int
    target: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """An article whose text has been cleaned once and for all.

    `id` is `sha256:` and the first 16 hex digits of the file's bytes, with `#locator` for a file that holds many
    articles. `path` is the file as it was found; `locator` names the member in it ("" for a file that is one article).
    `published_on` is ISO 8601 at the precision the article gives (`2023-08-25`, `2021-11`, `2021`), or None.
    `recognised` says that a program has read the words in a picture (OCR), so that any of them may be wrong.
    Paragraphs are separated by exactly one "\\n"; no paragraph contains one.

    Raises NotCanonicalError where the text or what is said about it (all but `path`, by which the file is opened) is not
    in canonical form: a loader that forgot to clean cannot hand a terminal's commands on.
    """

    id: str
    path: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    locator: str = ""
    published_on: str | None = None
    published_span: Span | None = None
    source_url: str | None = None
    byline: str | None = None
    images: tuple[Image, ...] = ()
    recognised: bool = False

    def __post_init__(self) -> None:
        # Its patterns take time to compile, and a list of articles makes none.
        from mou_tui.thai.canonical import is_canonical

        if not is_canonical(self.text):
            raise NotCanonicalError(f"the text of {self.id!a}")
        about = [self.id, self.locator, self.published_on or "", self.source_url or ""]
        for image in self.images:
            about += (image.target, image.caption)
        for words in (" ".join(about), self.byline or ""):
            # Nearly all of it is plain ASCII.
            if not (words.isascii() and words.isprintable()) and (not is_canonical(words) or "\n" in words):
                raise NotCanonicalError(f"what is said about {self.id!a}")

    @property
    def title(self) -> str:
        """The headline: the first paragraph ("" for an article without words)."""
        if not self.paragraphs:
            return ""
        return self.text[self.paragraphs[0].start : self.paragraphs[0].end]
