"""The layouts of articles, one of them made before it is asked for."""

from typing import Any, Final

from mou_tui.article import Article
from mou_tui.facts.model import Facts
from mou_tui.i18n import EraChoice, language
from mou_tui.page.blocks import blocks_of
from mou_tui.page.layout import Layout
from mou_tui.page.meta_line import image_words, meta_pieces

_AT_ONCE: Final = 30_000
"""Code points that are wrapped before the first frame; of a longer article only what is seen, the rest while nobody waits."""


class PreparedLayouts:
    """Makes layouts, and keeps that of an article that may be opened next."""

    def __init__(self) -> None:
        self._prepared: tuple[Any, Layout] | None = None
        """A layout, and what it was made for."""

    def of(self, article: Article, facts: Facts, era: EraChoice) -> Layout:
        """The layout of an article with its meta line in the language and the era in use; short evidence of `facts` stays on one line."""
        made_for, layout = self._prepared or (None, None)
        if layout is not None and made_for == (article, facts, era, language()):
            return layout
        return Layout(article, facts, blocks_of(article, meta_pieces(article, era), image_words))

    def prepare(self, article: Article, facts: Facts, era: EraChoice, width: int) -> None:
        """Make the layout of an article that may be asked for next, and wrap it for lines of `width` columns."""
        layout = self.of(article, facts, era)
        if self._prepared is None or layout is not self._prepared[1]:
            wrap_at_once(layout, width)
            self._prepared = ((article, facts, era, language()), layout)


def wrap_at_once(layout: Layout, width: int) -> None:
    """Wrap the whole of an article, or of a very long one what is wrapped without being noticed."""
    layout.set_width(width)
    if len(layout.article.text) <= _AT_ONCE:
        layout.measure_more(len(layout.article.text) * 2 + 1_000_000)
