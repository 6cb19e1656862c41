"""Commands that correct facts: check, reject, edit, add."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from mou_tui.app.reader.context import Context, Controller, Reader
from mou_tui.article import Article
from mou_tui.facts.model import Fact, Facts
from mou_tui.i18n import _, language, ngettext

if TYPE_CHECKING:
    from mou_tui.annotations import Operation
    from mou_tui.facts.corrections import Correction, Settling
    from mou_tui.facts.model import Kind


FillIn = Callable[[str, str | None], Coroutine[Any, Any, None]]
"""Puts a value into an own field, by its id; asks for it where it is None."""


class FactController(Controller):
    """Corrections of the open article's facts."""

    def __init__(self, context: Context, reader: Reader, fill_in: FillIn) -> None:
        super().__init__(context, reader)
        self._fill_in = fill_in
        self.commands = {
            "check": self.check,
            "check_all": self.check_all,
            "edit": self.edit,
            "add_fact": self.add,
            "reject": self.reject,
        }

    def check(self) -> Coroutine[Any, Any, None] | None:
        """Mark the chosen fact as checked, or as not checked; of one whose article has changed ask what holds."""
        from mou_tui.facts import corrections

        fact, article = self._chosen_fact(), self._state.article
        if fact is None or article is None:
            return None
        if fact.details.get("changed"):
            return self._ask_what_holds(article, fact)
        if fact.checked:
            self._take_check_back(article, fact)
        else:
            self._correct(corrections.check(article, fact))
        return None

    def _take_check_back(self, article: Article, fact: Fact) -> None:
        workspace = self._state.workspace
        if workspace is None:
            return

        def then(operation: "Operation | None") -> None:
            if operation is None:
                self._services.show_message(_("You have entered this yourself, so it counts as checked."))
                return
            self._reader.facts_changed(article)
            if self._is_open(article):
                same = (fact.kind, fact.value, fact.evidence)
                now = (f for f in self._state.facts if (f.kind, f.value, f.evidence) == same)
                self._views.facts.select(next(now, None))
                self._surface.changed()
            self._services.show_change(operation.describe())

        self._services.in_background(lambda: workspace.own.take_check_back(article, fact), then)

    def check_all(self) -> None:
        """Mark all facts of the article as checked; those whose article has changed are to be decided one by one."""
        workspace, article = self._state.workspace, self._state.article
        if workspace is None or article is None:
            return
        facts = [f for f in self._state.facts.unchecked if not f.details.get("changed")]
        if not facts:
            self._services.show_message(_("All facts of this article are checked."))
            return

        def then(_operation: "Operation") -> None:
            self._reader.facts_changed(article)
            checked = ngettext("%(n)d fact checked", "%(n)d facts checked", len(facts)) % {"n": len(facts)}
            self._services.show_change(checked)

        self._services.in_background(lambda: workspace.own.check_all(article, facts), then)

    def reject(self) -> Coroutine[Any, Any, None] | None:
        """Reject the chosen fact; one that the article does not state any more is dropped, an own field is emptied."""
        from mou_tui.facts import corrections

        if (item := self._views.facts.item) is not None and item.field:
            return self._fill_in(item.field, "")

        fact, article = self._chosen_fact(), self._state.article
        if fact is None or article is None:
            return None
        if fact.is_stated:
            self._correct(corrections.reject(article, fact), keep_cursor=False)
        else:
            self._settle(article, fact, "drop")
        return None

    async def edit(self) -> None:
        """Edit the chosen fact or own field; on a fact that the article does not state, enter it."""
        item, article = self._views.facts.item, self._state.article
        if article is None:
            return
        if item is not None and item.field:
            await self._fill_in(item.field, None)
            return
        fact = self._views.facts.fact or (self._views.reading.fact if item is None else None)
        if fact is None:
            await self._enter(item.kind if item is not None else None, item.agreement if item is not None else 1)
            return
        self._views.reading.make_room_below(fact)
        correction = await self._dialogs.edit_fact(article, fact)
        if correction is not None:
            self._correct(correction)

    async def add(self) -> None:
        """Enter a fact."""
        item = self._views.facts.item
        await self._enter(None, item.agreement if item is not None and item.agreement else 1)

    async def _enter(self, kind: "Kind | None", agreement: int | None) -> None:
        article, reading = self._state.article, self._views.reading
        if article is None:
            return
        correction = await self._dialogs.new_fact(article, kind or "party", agreement, reading.selected)
        if correction is not None:
            reading.clear_selection()
            self._correct(correction)

    def _is_open(self, article: Article) -> bool:
        """Whether no other article was opened since."""
        return self._state.article is not None and self._state.article.id == article.id

    def _chosen_fact(self) -> Fact | None:
        fact = self._views.facts.fact or self._views.reading.fact
        if fact is None:
            key = self._state.key("next_evidence")
            self._services.show_message(_("Choose a fact first: %s goes to the next one.") % key)
        return fact

    def _correct(self, correction: "Correction", *, keep_cursor: bool = True) -> None:
        """Write a correction, then show the facts as it leaves them, the cursor on the corrected one."""
        workspace, article = self._state.workspace, self._state.article
        if workspace is None or article is None:
            return

        from mou_tui.thai.date_format import format_date

        expiry = _expiry(self._state.facts)

        def then(operation: "Operation") -> None:
            self._reader.facts_changed(article)
            if not self._is_open(article):
                self._services.show_change(operation.describe())
                return
            if keep_cursor:
                kind = correction.kind
                value = correction.target if correction.value is None else correction.value
                corrected = (f for f in self._state.facts if f.kind == kind and f.value == value)
                self._views.facts.select(next(corrected, None))
                self._surface.changed()
            told, followed = operation.describe(), _expiry(self._state.facts)
            if followed and followed != expiry and correction.kind != "expires_on":
                told += " · " + _("Expires on %s") % format_date(followed, language(), self._state.era)
            self._services.show_change(told)

        self._services.in_background(lambda: workspace.own.correct(article, correction), then)

    async def _ask_what_holds(self, article: Article, fact: Fact) -> None:
        """Ask what holds of a fact that the article states otherwise than when it was checked or entered."""
        from mou_tui.facts.corrections import Changed
        from mou_tui.facts.labels import fact_name, value_text

        changed = Changed.of(fact)
        if changed is None:
            return
        era = self._state.era
        own = value_text(replace(fact, value=changed.value), era=era)
        options = [(_("Keep your own: %s") % own, "keep"), (_("Drop your own: %s") % own, "drop")]
        if fact.is_stated:
            words = _("Accept what the article says now: %s") % value_text(fact, era=era)
            options.insert(0, (words, "accept"))
        how = await self._dialogs.choose(_("%s: the article has changed") % fact_name(fact), options)
        if how is not None:
            self._settle(article, fact, cast("Settling", how))

    def _settle(self, article: Article, fact: Fact, how: "Settling") -> None:
        workspace = self._state.workspace
        if workspace is None:
            return

        def then(operation: "Operation") -> None:
            self._reader.facts_changed(article)
            self._services.show_change(operation.describe())

        self._services.in_background(lambda: workspace.own.settle(article, fact, how), then)


def _expiry(facts: Facts) -> str | None:
    """The day on which the first agreement of an article expires, where that is known (ISO 8601)."""
    return next((str(f.value) for f in facts if f.kind == "expires_on" and f.is_stated), None)
