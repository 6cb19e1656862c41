"""What the reader and the program say about an article, as plain lines: for the note fields of other programs."""

from collections.abc import Iterator
from typing import Final

from mou_tui.annotations.bookmarks import Bookmark
from mou_tui.exporters.agreements import quoted_evidence, shown_value, standing_text
from mou_tui.exporters.item import Item, Options, standing_of
from mou_tui.exporters.safety import one_line, plain
from mou_tui.facts.labels import fact_name
from mou_tui.facts.model import Fact
from mou_tui.i18n import N_, _


def fact_line(fact: Fact, text: str, options: Options) -> str:
    """`วันลงนาม: 25 ส.ค. 2566 [ตรวจแล้ว] “25 สิงหาคม 2566”`: one fact with its standing and the words that prove it."""
    value = shown_value(fact, options.shown_era)
    parts = [f"{fact_name(fact)}: {one_line(value)}"]
    if standing := standing_text(fact):
        parts.append(f"[{standing}]")
    if quote := quoted_evidence(fact, text):
        parts.append(f"“{quote}”")
    return " ".join(parts)


def fact_lines(item: Item, options: Options) -> Iterator[str]:
    """One line a fact of the article."""
    for fact in item.facts:
        if fact.value != "none":
            yield fact_line(fact, item.article.text, options)


STANDINGS: Final = {
    "unsure": N_("the article has changed here"),
    "gone": N_("these words are not in the article any more"),
}
"""What is said of a bookmarked passage that is not found as it was."""


def remark(bookmark: Bookmark, text: str) -> str:
    """What is said after the words of a passage that the article may not have any more, in parentheses; else ""."""
    standing = standing_of(bookmark, text)
    return f" ({_(STANDINGS[standing])})" if standing else ""


def reader_notes(item: Item) -> Iterator[str]:
    """What the reader marked and wrote: each bookmarked passage with its note, each note of the article."""
    for bookmark in item.bookmarks:
        quote = (
            f"“{one_line(bookmark.quote)}”{remark(bookmark, item.article.text)}" if bookmark.kind == "passage" else ""
        )
        said = "\n".join(part for part in (quote, plain(bookmark.note)) if part)
        if said:
            yield said
