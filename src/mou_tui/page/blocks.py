"""What of an article is wrapped at a time: paragraphs, slices of long ones, and the lines that the program words."""

import re
from collections.abc import Callable, Sequence
from typing import Final, Literal, NamedTuple

from mou_tui.article import Article, Paragraph, Span

LineKind = Literal["headline", "meta", "body", "heading", "list", "quote", "table", "label", "image", "blank"]

SLICE: Final = 6_000
"""Code points of a paragraph that are wrapped at a time; a longer paragraph's slices end at a space."""

_LOOSE_LIST: Final = 240
"""Items of a list at least this long are kept apart by a blank line, as paragraphs are."""

SEPARATOR: Final = " · "

_WORD: Final = re.compile(r"\w")


class Piece(NamedTuple):
    """A piece of a line that the program words: its text, and the words of the article that it stands for, if any."""

    text: str
    span: Span | None = None


class Block(NamedTuple):
    """What is wrapped at a time: a paragraph, a slice of a long one, or a line that the program words."""

    kind: LineKind
    start: int
    end: int
    paragraph: int
    gap: int = 0
    """Blank lines before it."""
    marker: int = 0
    """Length of the number or bullet at its start, by which the other lines hang."""
    label: str = ""
    pieces: tuple[tuple[int, int, Span], ...] = ()


def blocks_of(article: Article, meta: Sequence[Piece] = (), image: Callable[[str], str] = str) -> list[Block]:
    """The blocks of an article from top to bottom.

    `meta` words the line below the headline. The `meta` paragraphs after the headline whose words it shows are not drawn
    a second time. `image` words the marker of an image, given its caption.
    """
    folded = _in_meta_line(article, meta)
    shown = [article.paragraphs[n].span for n in folded]
    meta = [
        p if p.span and any(s.start <= p.span.start and p.span.end <= s.end for s in shown) else Piece(p.text)
        for p in meta
    ]
    pictures: dict[int, list[str]] = {}
    for picture in article.images:
        pictures.setdefault(picture.after, []).append(picture.caption)
    blocks: list[Block] = []

    def add_images(after: int) -> None:
        at = article.paragraphs[after].end if 0 <= after < len(article.paragraphs) else 0
        for caption in pictures.get(after, ()):
            blocks.append(Block("image", at, at, max(after, 0), gap=_first(blocks), label=image(caption)))

    add_images(-1)
    previous: Paragraph | None = None
    for number, paragraph in enumerate(article.paragraphs):
        if number not in folded:
            blocks += _paragraph_blocks(article.text, number, paragraph, _gap(blocks, previous, paragraph))
            previous = paragraph
        if number == 0 and meta:
            blocks.append(_meta_block(meta, paragraph.end))
        add_images(number)
    return blocks


def _in_meta_line(article: Article, meta: Sequence[Piece]) -> set[int]:
    """The `meta` paragraphs right after the headline of which the meta line shows every word."""
    folded = set()
    for number, paragraph in enumerate(article.paragraphs[1:], 1):
        if paragraph.kind != "meta":
            break
        rest = list(article.text[paragraph.start : paragraph.end])
        for piece in meta:
            if piece.span and paragraph.start <= piece.span.start and piece.span.end <= paragraph.end:
                for at in range(piece.span.start, piece.span.end):
                    rest[at - paragraph.start] = " "
        if not _WORD.search("".join(rest)):
            folded.add(number)
    return folded


def _first(blocks: Sequence[Block]) -> int:
    return 1 if blocks else 0


def _meta_block(meta: Sequence[Piece], at: int) -> Block:
    label, pieces = "", []
    for piece in meta:
        if label:
            label += SEPARATOR
        if piece.span is not None:
            pieces.append((len(label), len(label) + len(piece.text), piece.span))
        label += piece.text
    return Block("label", at, at, 0, label=label, pieces=tuple(pieces))


def _gap(blocks: Sequence[Block], previous: Paragraph | None, paragraph: Paragraph) -> int:
    if not blocks:
        return 0
    if previous is not None and paragraph.kind == "meta" and previous.kind in ("meta", "headline"):
        return 0
    if previous is not None and previous.kind == paragraph.kind == "table":
        return 0
    if previous is not None and previous.kind == paragraph.kind == "list":
        return int(max(len(previous.span), len(paragraph.span)) >= _LOOSE_LIST)
    return 1


def _paragraph_blocks(text: str, number: int, paragraph: Paragraph, gap: int) -> list[Block]:
    blocks = []
    start, marker = paragraph.start, paragraph.marker
    while True:
        end = _slice_end(text, start, paragraph.end)
        blocks.append(Block(paragraph.kind, start, end, number, gap, marker))
        if end >= paragraph.end:
            return blocks
        start, gap, marker = end, 0, 0


def _slice_end(text: str, start: int, end: int) -> int:
    """Where a slice that begins at `start` ends: after the last space in reach, so that no word is cut."""
    if end - start <= SLICE * 3 // 2:
        return end
    return text.rfind(" ", start + SLICE // 2, start + SLICE) + 1 or start + SLICE
