"""Plain text and Markdown, with or without a front-matter header."""

import re
from collections.abc import Iterator
from typing import Final

from mou_tui.article import ParagraphKind
from mou_tui.loaders.decode import decode
from mou_tui.loaders.draft import Block, Draft
from mou_tui.loaders.exports import refuse_marked_text
from mou_tui.loaders.frontmatter import split_front_matter
from mou_tui.loaders.limits import Limits
from mou_tui.thai.canonical import canonical

# ![caption](target "title"); neither part takes in the beginning of another, so that a row of them costs no more.
_IMAGE: Final = re.compile(
    r"!\[([^\[\]\n]{0,300}+)\]\([ ]{0,3}((?:[^()\s]|\([^()\s]{0,200}+\)){0,2000}+)(?:[ ]{1,3}\"[^\"\n]{0,300}+\")?[ ]{0,3}\)"
)


def read_text(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """The one article of a text file. `suffix` tells Markdown (".md") from plain text."""
    text = canonical(decode(data))
    refuse_marked_text(text)
    yield draft_text(text, markdown=suffix in (".md", ".markdown"))


def draft_text(text: str, *, markdown: bool = False) -> Draft:
    """The draft of a canonical text."""
    header, text = split_front_matter(text)
    make = _markdown_block if markdown else Block
    blocks: list[Block] = []
    blank = False
    for line in text.split("\n"):
        if not line or line.isspace():
            if not blank:
                blocks.append(Block(""))
            blank = True
            continue
        blank = False
        if "![" in line:
            blocks += [Block("", image=image) for image in markdown_images(line)]
            line = without_images(line)
            if not line:
                continue
        blocks.append(make(line))
    draft = Draft(blocks, wrapped=True, canonical=True)
    if header is not None:
        draft.title, draft.published_on = header.title, header.published_on
        draft.byline, draft.source_url = header.byline, header.source_url
    return draft


def markdown_images(line: str) -> list[tuple[str, str]]:
    """Target and caption of each image that `line` has in Markdown's notation."""
    return [(match[2], match[1].strip()) for match in _IMAGE.finditer(line)]


def without_images(line: str) -> str:
    """`line` without its images in Markdown's notation."""
    return _IMAGE.sub("", line).strip()


_HEADING: Final = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
_QUOTE: Final = re.compile(r"(?:>\s?){1,5}")
_LINK: Final = re.compile(r"\[([^\[\]\n]{1,500}+)\]\([^()\s]{1,2000}+(?:\s\"[^\"\n]{0,300}\")?\)")
_EMPHASIS: Final = re.compile(r"(\*\*\*|\*\*|__|\*)(?=\S)([^*_\n]{1,600}?)(?<=\S)\1")
_TABLE_RULE: Final = re.compile(r"\|?[\s:|-]{3,}\|?")


def _markdown_block(line: str) -> Block:
    text = line.strip()
    kind: ParagraphKind | None = None
    if (match := _HEADING.fullmatch(text)) is not None:
        text, kind = match[1], "heading"
    elif text.startswith(">"):
        text, kind = _QUOTE.sub("", text, count=1), "quote"
    elif text.startswith("|") and text.endswith("|") and len(text) > 2:
        if _TABLE_RULE.fullmatch(text):
            return Block("")
        text, kind = text.strip("| "), "table"
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "__" in text:
        text = _EMPHASIS.sub(r"\2", text)
    return Block(text, kind if text else None)
