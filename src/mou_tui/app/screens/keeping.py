"""What the reader keeps and passes on: bookmarks, tags, notes, corrections, undo, copies, exports."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual import work

from mou_tui.app.screens.finding import Finding
from mou_tui.article import Article
from mou_tui.facts.model import Fact
from mou_tui.i18n import _, ngettext

if TYPE_CHECKING:
    from mou_tui.annotations import Bookmark, Operation
    from mou_tui.facts.corrections import Correction, Settling
    from mou_tui.facts.model import Kind


class Keeping(Finding):
    """Actions that write into the reader's own files or hand something on; a part of `ReaderScreen`."""

    # Bookmarks.

    def action_bookmark(self) -> None:
        """Bookmark the selected words, else in the facts pane the fact, else the article or the selected articles."""
        workspace, article = self.workspace, self.article
        if workspace is None or article is None:
            return
        span = self.reading.selected
        fact = self.facts_pane.fact
        if span is not None:
            self.reading.clear_selection()
            self._change(lambda: workspace.toggle_passage_bookmark(article, span), _("These words: %s"))
        elif self.pane == "facts" and fact is not None:
            self._change(lambda: workspace.toggle_fact_bookmark(article, fact), _("This fact: %s"))
        elif self.rowid is None and not self.list_pane.selected:
            # Shown, and not in the list: the index is being made again.
            self._change(lambda: workspace.toggle_bookmarks([article]))
        else:
            self.bookmark_articles(self.list_pane.chosen())

    def bookmark_articles(self, rowids: Sequence[int]) -> None:
        """Bookmark articles, or take the bookmarks away where all have one."""
        workspace = self.workspace
        if workspace is None or not rowids:
            return

        ids = self.list_pane.ids_of(rowids)

        def change() -> "Operation":
            return workspace.toggle_bookmarks(workspace.articles(ids))

        count = len(rowids)
        several = ngettext("%(n)d article", "%(n)d articles", count) % {"n": count}
        self._change(change, f"{several}: %s" if count > 1 else "%s")

    def _change(self, change: Callable[[], "Operation"], words: str = "%s") -> None:
        """Do a change of the own files off this thread; then say it and show it."""

        def then(operation: "Operation") -> None:
            self.tell(words % operation.describe())
            self.list_pane.redraw()

        self.mou.in_background(change, then)

    def _bookmark_here(self) -> "Bookmark | None":
        """The bookmark of the fact or the article that is shown."""
        if self.workspace is None or self.article is None:
            return None
        found = self.workspace.annotations.bookmarks_for(self.article)
        fact = self.facts_pane.fact
        if self.pane == "facts" and fact is not None:
            words = [span.of(self.article.text) for span in fact.evidence]
            of_fact = [b for b in found if b.kind == "fact" and b.quote in words]
            if of_fact:
                return of_fact[0]
        return next((b for b in found if b.kind == "article"), None)

    @work
    async def action_tags(self) -> None:
        rowids = self.list_pane.chosen()
        if len(rowids) > 1:
            await self._tag_several(rowids)
            return
        bookmark = await self._bookmark_to_describe()
        if bookmark is not None:
            await self.mou.edit_tags(bookmark)

    @work
    async def action_note(self) -> None:
        bookmark = await self._bookmark_to_describe()
        if bookmark is not None:
            await self.mou.edit_note(bookmark)

    async def _tag_several(self, rowids: Sequence[int]) -> None:
        """Add tags to all selected articles; those without a bookmark get one."""
        from mou_tui.annotations.bookmarks import typed_tags
        from mou_tui.app.screens.prompt import Prompt

        workspace, count = self.workspace, len(rowids)
        if workspace is None:
            return
        title = ngettext("Tags to add to %(n)d article, separated by commas",
                         "Tags to add to %(n)d articles, separated by commas", count) % {"n": count}  # fmt: skip
        known = ", ".join(list(workspace.annotations.tags())[:12])
        typed = await self.app.push_screen_wait(Prompt(title, hint=_("Tags in use: %s.") % known if known else ""))
        tags = typed_tags(typed or "")
        if not tags:
            return

        ids = self.list_pane.ids_of(rowids)

        def change() -> "Operation":
            return workspace.add_tags(workspace.articles(ids), tags)

        several = ngettext("%(n)d article", "%(n)d articles", count) % {"n": count}
        self._change(change, f"{several}: %s")

    async def _bookmark_to_describe(self) -> "Bookmark | None":
        """The bookmark here; where there is none, the article is bookmarked first."""
        workspace, article = self.workspace, self.article
        if workspace is None or article is None:
            return None
        found = self._bookmark_here()
        if found is None:
            await self.mou.background(lambda: workspace.toggle_bookmarks([article]))
            self.list_pane.redraw()
            found = self._bookmark_here()
        return found

    @work
    async def action_bookmarks(self) -> None:
        from mou_tui.app.screens.bookmarks import Bookmarks

        if self.workspace is None:
            return
        bookmark = await self.app.push_screen_wait(Bookmarks(self.workspace, self.keymap, era=self.era))
        self.list_pane.redraw()
        if bookmark is not None:
            self.open_bookmark(bookmark)

    @work
    async def action_agreements(self) -> None:
        if self.workspace is not None:
            from mou_tui.app.agreements.opening import open_agreements

            await open_agreements(self)

    def open_bookmark(self, bookmark: "Bookmark") -> None:
        """Show what is bookmarked, where it is in this library."""
        workspace = self.workspace
        if workspace is None:
            return
        rowid = workspace.find(bookmark.article)
        if rowid is None:
            self.tell(_("This article is not in the open library: %s") % bookmark.article.path, error=True)
            return
        if rowid not in self.list_pane.order:
            self.clear_search()
        if rowid in self.list_pane.order:
            self.list_pane.move_to(self.list_pane.order.index(rowid))
        self.show_current()
        self.go_to("reading")
        if bookmark.selector is not None and self.article is not None:
            from mou_tui.annotations import find

            found = find(bookmark.selector, self.article.text)
            if found is None:
                self.tell(_("The words are not in the article any more: “%s”") % bookmark.quote, error=True)
            else:
                self.reading.mark_fact(Fact("quote", bookmark.quote, (found.span,)))
                if not found.sure:
                    words = _("The article has changed: these words may not be those that you marked, “%s”.")
                    self.tell(words % bookmark.quote, error=True)

    # Corrections.

    def _chosen_fact(self) -> Fact | None:
        fact = self.facts_pane.fact or self.reading.fact
        if fact is None:
            key = self.keymap.hint_keys("next_evidence", thai=self.thai_keyboard)
            self.tell(_("Choose a fact first: %s goes to the next one.") % key)
        return fact

    def _correct(self, correction: "Correction", select: Callable[[Fact], bool] | None = None) -> None:
        """Write a correction, then show the facts as it leaves them."""
        workspace, article = self.workspace, self.article
        if workspace is None or article is None:
            return

        def then(operation: "Operation") -> None:
            self._facts_changed(article)
            if select is not None:
                self.facts_pane.select(next((f for f in self.facts if select(f)), None))
                self.tell_place()
            self.tell(operation.describe())

        self.mou.in_background(lambda: workspace.correct(article, correction), then)

    def _facts_changed(self, article: Article) -> None:
        if (
            self.workspace is not None
            and self.article is not None
            and self.article.id == article.id
            and self.rowid is not None
        ):
            self.show_facts(self.workspace.library.facts(self.rowid))
        self.list_pane.forget_rows()
        self.list_pane.redraw()

    def action_check(self) -> None:
        from mou_tui.facts import corrections

        fact = self._chosen_fact()
        if fact is not None and self.article is not None:
            if fact.details.get("changed"):
                self._settle(fact)
            elif fact.checked:
                self.tell(_("This fact is checked already; undo takes it back."))
            else:
                self._correct(
                    corrections.check(self.article, fact), lambda f: f.kind == fact.kind and f.value == fact.value
                )

    @work
    async def _settle(self, fact: Fact) -> None:
        """Ask what holds of a fact that the article says otherwise than when it was checked or entered."""
        from mou_tui.app.screens.chooser import Chooser, Option
        from mou_tui.facts.corrections import Changed
        from mou_tui.facts.labels import fact_name, value_text

        workspace, article, changed = self.workspace, self.article, Changed.of(fact)
        if workspace is None or article is None or changed is None:
            return
        own = value_text(replace(fact, value=changed.value), era=self.era)
        options = [Option(_("Accept what the article says now: %s") % value_text(fact, era=self.era), "", "accept")]
        options = options if fact.is_stated else []
        options += [
            Option(_("Keep your own: %s") % own, "", "keep"),
            Option(_("Drop your own: %s") % own, "", "drop"),
        ]
        title = _("%s: the article has changed") % fact_name(fact)
        how = cast("Settling | None", await self.app.push_screen_wait(Chooser(title, options)))
        if how is None:
            return

        self._settle_as(article, fact, how)

    def _settle_as(self, article: Article, fact: Fact, how: "Settling") -> None:
        workspace = self.workspace
        if workspace is None:
            return

        def then(operation: "Operation") -> None:
            self._facts_changed(article)
            self.tell(operation.describe())

        self.mou.in_background(lambda: workspace.settle(article, fact, how), then)

    def action_reject(self) -> None:
        from mou_tui.facts import corrections

        fact, workspace, article = self._chosen_fact(), self.workspace, self.article
        if fact is None or workspace is None or article is None:
            return
        if fact.is_stated:
            self._correct(corrections.reject(article, fact))
        else:
            self._settle_as(article, fact, "drop")

    @work
    async def action_edit(self) -> None:
        """Edit the chosen fact; on one that the article does not state, enter it."""
        from mou_tui.app.screens.fact_editor import FactEditor

        item, article = self.facts_pane.item, self.article
        if article is None:
            return
        fact = self.facts_pane.fact or (self.reading.fact if item is None else None)
        if fact is None:
            await self._add_fact(item.kind if item is not None else None, item.agreement if item is not None else 1)
            return
        correction = await self.app.push_screen_wait(FactEditor(article, fact))
        self._correct_with(correction)

    @work
    async def action_add_fact(self) -> None:
        item = self.facts_pane.item
        await self._add_fact(None, item.agreement if item is not None and item.agreement else 1)

    async def _add_fact(self, kind: "Kind | None", agreement: int | None) -> None:
        from mou_tui.app.screens.fact_editor import FactEditor

        if self.article is None:
            return
        editor = FactEditor(self.article, kind=kind or "party", agreement=agreement, words=self.reading.selected)
        correction = await self.app.push_screen_wait(editor)
        if correction is not None:
            self.reading.clear_selection()
            self._correct_with(correction)

    def _correct_with(self, correction: "Correction | None") -> None:
        if correction is not None:
            kind, value = correction.kind, correction.value
            self._correct(correction, lambda f: f.kind == kind and f.value == value)

    # Undo.

    def action_undo(self) -> None:
        self._step_back_or_forth(_("Undone: %s"), _("There is nothing to undo."), redo=False)

    def action_redo(self) -> None:
        self._step_back_or_forth(_("Redone: %s"), _("There is nothing to redo."), redo=True)

    def _step_back_or_forth(self, done: str, nothing: str, *, redo: bool) -> None:
        workspace, article = self.workspace, self.article
        if workspace is None:
            return

        def then(operation: "Operation | None") -> None:
            if operation is None:
                self.tell(nothing)
                return
            self.tell(done % operation.name())
            if operation.target == "corrections" and article is not None:
                self._facts_changed(article)
            self.list_pane.redraw()

        self.mou.in_background(lambda: workspace.step(redo=redo), then)

    def action_merge_copies(self) -> None:
        workspace = self.workspace
        if workspace is None:
            return

        def then(merged: int) -> None:
            told = ngettext(
                "%(n)d copy merged; undo takes it back", "%(n)d copies merged; undo takes them back", merged
            )
            self.tell(told % {"n": merged} if merged else _("There is no copy to merge."))
            self.list_pane.redraw()

        self.mou.in_background(workspace.merge_copies, then)

    # Copies.

    def action_copy(self) -> None:
        """Copy the selected words, else the chosen fact, else the headline."""
        from mou_tui.page import clippings

        if self.article is None:
            return
        span, fact = self.reading.selected, self.facts_pane.fact or self.reading.fact
        if span is not None:
            self.mou.copy(span.of(self.article.text))
        elif fact is not None:
            self.mou.copy(clippings.fact_words(fact, era=self.era))
        else:
            self.mou.copy(self.article.title)

    def action_copy_row(self) -> None:
        """Copy the articles as rows for a spreadsheet; in the facts pane the fact."""
        from mou_tui.page import clippings

        workspace, article, fact = self.workspace, self.article, self.facts_pane.fact
        if workspace is None or article is None:
            return
        if self.pane == "facts" and fact is not None:
            self.mou.copy(clippings.fact_row(article, fact, era=self.era), _("Copied as a row"))
            return
        rows = workspace.library.rows(self.list_pane.chosen())
        text = "\n".join(clippings.article_row(row, era=self.era) for row in rows)
        said = ngettext("Copied %(n)d article as a row", "Copied %(n)d articles as rows", len(rows)) % {"n": len(rows)}
        self.mou.copy(text, said)

    def action_copy_paragraph(self) -> None:
        """Copy the paragraph that is being read."""
        from mou_tui.page import clippings

        if self.article is not None:
            self.mou.copy(clippings.paragraph_words(self.article, self.reading.reading_offset))

    def action_copy_quotation(self) -> None:
        """Copy the selected words, else the chosen quotation, else that of the paragraph, with speaker, headline and date."""
        from mou_tui.page import clippings

        article, fact = self.article, self.facts_pane.fact or self.reading.fact
        if article is None:
            return
        if self.reading.selected is not None:
            self.mou.copy(clippings.quoted(article, self.facts, self.reading.selected, era=self.era))
            return
        if fact is None or fact.kind != "quote":
            offset = fact.evidence[0].start if fact and fact.evidence else self.reading.reading_offset
            paragraph = clippings.paragraph_at(article, offset)
            fact = clippings.quotation_of(self.facts, paragraph) if paragraph is not None else None
        if fact is None:
            key = self.keymap.hint_keys("select_text", thai=self.thai_keyboard)
            self.tell(_("Nobody is quoted here. Words that you select with %s are copied as a quotation.") % key)
        else:
            self.mou.copy(clippings.quotation(article, fact, era=self.era))

    def action_cite(self) -> None:
        from mou_tui.exporters.citation import cite
        from mou_tui.i18n import language

        if self.article is not None:
            self.mou.copy(cite(self.article, style="apa-th" if language() == "th" else "apa-en"))

    def action_open_source(self) -> None:
        if self.article is None:
            return
        url = self.article.source_url
        if url is None:
            self.tell(_("This article does not name its source."))
        else:
            self.mou.open_address(url)

    @work
    async def action_export(self) -> None:
        from mou_tui.app.screens.export import ExportDialog, Sources

        if self.workspace is None:
            return
        sources = Sources(
            selected=tuple(self.list_pane.chosen()) if self.list_pane.selected else (),
            article=self.rowid,
            found=self.list_pane.order if self.found is not None else None,
        )
        outcome = await self.app.push_screen_wait(ExportDialog(self.workspace, sources, era=self.era))
        if outcome is not None:
            told = ngettext("Wrote %(n)d article to %(path)s.", "Wrote %(n)d articles to %(path)s.", outcome.count)
            self.tell(told % {"n": outcome.count, "path": outcome.path})
