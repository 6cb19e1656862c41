"""Saving pasted text as an article: what it is taken for is shown before anything is written."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from mou_tui import clock, locations
from mou_tui.app.dialogs.overlay import Overlay, Panel
from mou_tui.app.parts import Part
from mou_tui.app.widgets.text_view import TextView, wrapped
from mou_tui.errors import InputError
from mou_tui.i18n import Era, _, language

if TYPE_CHECKING:
    from mou_tui.article import Article
    from mou_tui.facts.model import Facts


class PasteArticle(Overlay[str]):
    """Dismissed with the text to save in `folder`, or None. Text pasted while it is open takes the place of the one before."""

    BINDINGS: ClassVar = [Binding("enter", "save", show=False)]

    def __init__(self, folder: Path, text: str = "", *, era: Era) -> None:
        super().__init__()
        self._folder, self._era, self.text = folder, era, text
        self._known: tuple[str, Facts] | None = None
        """The article's id, and its facts: the lines are made anew for each width."""

    def compose(self) -> ComposeResult:
        with Panel(_("Save a pasted article")):
            yield TextView(self._lines)

    def _lines(self, width: int) -> list[list[Part]]:
        from mou_tui.loaders.paste import file_name, understood
        from mou_tui.thai.date_format import format_date

        if not self.text.strip():
            words = _("Copy the article in the browser, then paste it here: Ctrl+Shift+V, or Cmd+V on a Mac.")
            return [*wrapped(words, width), *wrapped(_("Esc closes this."), width, "dim")]
        try:
            article = understood(self.text)
        except InputError as error:
            return wrapped(error.cause, width)
        day = article.published_on
        dated = (
            format_date(day, language(), self._era)
            if day
            else _("no day of publication in the text; the file's name has today's")
        )
        path = self._folder / file_name(article, clock.today().isoformat(), ".txt")
        return [
            *wrapped(article.title or _("(no title)"), width, "strong"),
            *wrapped(f"{dated} · " + _("%s characters") % f"{len(article.text):,}", width),
            *self._facts(article, width),
            *wrapped(_("Will be saved as %s") % locations.shown(path), width),
            *wrapped(_("Enter saves and opens it, Esc leaves it."), width, "dim"),
        ]

    def _facts(self, article: "Article", width: int) -> list[list[Part]]:
        """Who agrees, and when it was signed, as far as the text says."""
        from mou_tui.facts import known_facts
        from mou_tui.facts.labels import kind_name, said_of_agreement, value_text
        from mou_tui.page.fact_rows import PLURAL_LABELS

        if self._known is None or self._known[0] != article.id:
            self._known = article.id, known_facts(article)
        facts = self._known[1].stated
        lines = wrapped(said_of_agreement(facts), width) if said_of_agreement(facts) else []
        for kind, name in (("party", _(PLURAL_LABELS["party"])), ("signed_on", kind_name("signed_on"))):
            told = dict.fromkeys(value_text(fact, era=self._era) for fact in facts.of(kind))
            if told:
                lines += wrapped(f"{name}: " + " · ".join(told), width)
        return lines

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.text = event.text
        view = self.query_one(TextView)
        view.remake()
        view.refresh(layout=True)

    def action_save(self) -> None:
        if self.text.strip():
            self.dismiss(self.text)
