"""Commands that hand something on: copies, citations, exports, the source in the browser."""

from array import array

from mou_tui.app.reader.context import Context, Controller, Reader
from mou_tui.app.services import ExportSources
from mou_tui.facts.model import Fact
from mou_tui.i18n import _, ngettext


class ShareController(Controller):
    """Copies of articles and facts, citations, exports."""

    def __init__(self, context: Context, reader: Reader) -> None:
        super().__init__(context, reader)
        self.commands = {
            "copy": self.copy,
            "copy_row": self.copy_row,
            "copy_paragraph": self.copy_paragraph,
            "copy_quotation": self.copy_quotation,
            "cite": self.cite,
            "open_source": self.open_source,
            "export": self.export,
        }

    def copy(self) -> None:
        """Copy the selected words, else the chosen fact, else the headline."""
        from mou_tui.page import clippings

        article, span, fact = self._state.article, self._views.reading.selected, self._chosen_fact()
        if article is None:
            return
        if span is not None:
            self._services.copy(span.of(article.text))
        elif fact is not None:
            self._services.copy(clippings.fact_words(fact, era=self._state.era))
        else:
            self._services.copy(article.title)

    def copy_row(self) -> None:
        """Copy the chosen articles as rows for a spreadsheet; in the facts pane the fact."""
        from mou_tui.page import clippings

        workspace, article, fact = self._state.workspace, self._state.article, self._views.facts.fact
        if workspace is None or article is None:
            return
        if self._state.pane == "facts" and fact is not None:
            self._services.copy(clippings.fact_row(article, fact, era=self._state.era), _("Copied as a row"))
            return
        rows = workspace.library.rows(self._views.list.window.chosen())
        text = "\n".join(clippings.article_row(row, era=self._state.era) for row in rows)
        words = ngettext("Copied %(n)d article as a row", "Copied %(n)d articles as rows", len(rows))
        self._services.copy(text, words % {"n": len(rows)})

    def copy_paragraph(self) -> None:
        """Copy the paragraph that is being read."""
        from mou_tui.page import clippings

        if self._state.article is not None:
            self._services.copy(clippings.paragraph_words(self._state.article, self._views.reading.reading_offset))

    def copy_quotation(self) -> None:
        """Copy the selected words, else the chosen quotation, else the paragraph's, with speaker, headline and date."""
        from mou_tui.page import clippings

        article, span, era = self._state.article, self._views.reading.selected, self._state.era
        if article is None:
            return
        if span is not None:
            self._services.copy(clippings.quoted(article, self._state.facts, span, era=era))
            return
        fact = self._chosen_fact()
        if fact is None or fact.kind != "quote":
            offset = fact.evidence[0].start if fact and fact.evidence else self._views.reading.reading_offset
            paragraph = clippings.paragraph_at(article, offset)
            fact = clippings.quotation_of(self._state.facts, paragraph) if paragraph is not None else None
        if fact is None:
            words = _("Nobody is quoted here. Words that you select with %s are copied as a quotation.")
            self._services.show_message(words % self._state.key("select_text"))
        else:
            self._services.copy(clippings.quotation(article, fact, era=era))

    def cite(self) -> None:
        """Copy a citation in the language in use."""
        from mou_tui.exporters.citation import cite, style_in_use

        if self._state.article is not None:
            self._services.copy(cite(self._state.article, style_in_use()))

    def open_source(self) -> None:
        """Open the article's source in the browser."""
        if self._state.article is None:
            return
        url = self._state.article.source_url
        if url is None:
            self._services.show_message(_("This article does not name its source."))
        else:
            self._services.open_address(url)

    async def export(self) -> None:
        """Export the selected articles, those found, the bookmarked ones, the open one or all."""
        listed, result = self._views.list, self._state.search_result
        workspace = self._state.workspace
        if workspace is None:
            return
        sources = ExportSources(
            selected=tuple(listed.window.chosen()) if listed.window.selected else (),
            article=self._state.rowid,
            found=array("q", result.hits) if result is not None else None,
        )
        exported = await self._dialogs.export(sources)
        if exported is None:
            return
        outcome, choices, opens = exported
        words = ngettext("Wrote %(n)d article to %(path)s.", "Wrote %(n)d articles to %(path)s.", outcome.count)
        said = words % {"n": outcome.count, "path": outcome.path}
        if outcome.edited:
            from mou_tui.exporters.article_notes import left_words

            said += " " + left_words(outcome.edited)
        if opens:
            self._services.open_file(outcome.path, said)
        else:
            self._services.show_message(said)
        self._services.in_background(lambda: workspace.memory.remember_export(choices))

    def _chosen_fact(self) -> Fact | None:
        return self._views.facts.fact or self._views.reading.fact
