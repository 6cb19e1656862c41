"""The line below the headline: date, source, byline, reading time, in the reader's language and era."""

import re
from typing import Final

from mou_tui.article import Article, Span
from mou_tui.i18n import EraChoice, _, language, ngettext
from mou_tui.page.blocks import Piece
from mou_tui.page.layout import reading_minutes

_HOST: Final = re.compile(r"\A(?:[a-z]{1,10}://)?(?:www\.)?([^/:?#\s]{1,253})", re.IGNORECASE)


def meta_pieces(article: Article, era: EraChoice) -> list[Piece]:
    """The pieces of the meta line; those that stand for words of the article carry them."""
    from mou_tui.thai.date_format import format_date

    pieces = []
    if article.published_on:
        pieces.append(Piece(format_date(article.published_on, language(), era, "short"), article.published_span))
    else:
        pieces.append(Piece(_("undated")))
    if article.source_url:
        pieces.append(Piece(_source(article.source_url)))
    if article.byline:
        at = article.text.find(article.byline)
        pieces.append(Piece(article.byline, Span(at, at + len(article.byline)) if at >= 0 else None))
    minutes = reading_minutes(article.text)
    pieces.append(Piece(ngettext("%(n)d minute to read", "%(n)d minutes to read", minutes) % {"n": minutes}))
    if article.recognised:
        pieces.append(Piece(_("read in a picture (OCR)")))
    return pieces


def _source(url: str) -> str:
    """`https://www.cmu.ac.th/th/article/…` → `cmu.ac.th`."""
    host = _HOST.match(url)
    return host[1] if host else url


def image_words(caption: str) -> str:
    """What stands in an image's place."""
    return _("[image] %s") % caption if caption else _("[image]")
