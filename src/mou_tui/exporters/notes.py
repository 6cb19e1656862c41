"""What the reader and the program say about an article, as plain lines: for the note fields of other programs."""

from collections.abc import Iterator
from typing import Final

from mou_tui.annotations.bookmarks import Bookmark
from mou_tui.exporters.agreements import agreements_of
from mou_tui.exporters.item import Item, Options, standing_of
from mou_tui.exporters.safety import one_line, plain
from mou_tui.facts.labels import instrument_name, status_name, term_text
from mou_tui.i18n import N_, _, language, ngettext
from mou_tui.thai.date_format import format_date

STANDINGS: Final = {
    "unsure": N_("the article has changed here"),
    "gone": N_("these words are not in the article any more"),
}
"""What is said of a bookmarked passage that is not found as it was."""


def remark(bookmark: Bookmark, text: str) -> str:
    """What is said after the words of a passage that the article may not have any more, in parentheses; else ""."""
    standing = standing_of(bookmark, text)
    return f" ({_(STANDINGS[standing])})" if standing else ""


_NAMED_AT_MOST: Final = 4
"""Parties that a sentence names; of more it says how many."""


def in_a_sentence(item: Item, options: Options) -> str:
    """`บันทึกข้อตกลง (MoU): กรม ก, มหาวิทยาลัย ข · ลงนาม 25 สิงหาคม 2566 · 3 ปี`: what an article reports, "" where it is no agreement."""
    reported = [agreement for agreement in agreements_of(item) if agreement.is_reported]
    if not reported:
        return ""
    first = reported[0]
    shown = first.parties if len(first.parties) <= _NAMED_AT_MOST else first.parties[: _NAMED_AT_MOST - 1]
    parties = ", ".join(map(one_line, shown))
    if more := len(first.parties) - len(shown):
        parties += ngettext(" and %(n)d more", " and %(n)d more", more) % {"n": more}
    kind = instrument_name(first.instrument) if first.instrument else ""
    parts = [": ".join(part for part in (kind, parties) if part)]
    if first.signed_on:
        parts.append(_("signed %(day)s") % {"day": _day(first.signed_on, options)})
    elif first.status:
        parts.append(status_name(first.status))
    if first.term:
        parts.append(term_text(first.term))
    if first.expires_on:
        parts.append(_("until %(day)s") % {"day": _day(first.expires_on, options)})
    if others := len(reported) - 1:
        parts.append(ngettext("%(n)d more agreement", "%(n)d more agreements", others) % {"n": others})
    return " · ".join(part for part in parts if part)


def _day(iso: str, options: Options) -> str:
    try:
        return format_date(iso, language(), options.shown_era, "long")
    except (ValueError, IndexError):
        return iso


def reader_notes(item: Item) -> Iterator[str]:
    """What the reader marked and wrote: each bookmarked passage with its note, each note of the article."""
    for bookmark in item.bookmarks:
        quote = (
            f"“{one_line(bookmark.quote)}”{remark(bookmark, item.article.text)}" if bookmark.kind == "passage" else ""
        )
        said = "\n".join(part for part in (quote, plain(bookmark.note)) if part)
        if said:
            yield said
