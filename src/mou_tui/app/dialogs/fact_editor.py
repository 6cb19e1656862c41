"""Editing and adding facts: dismissed with the correction that the reader made, or None."""

from collections.abc import Iterator
from typing import ClassVar, Final, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input

from mou_tui.app.dialogs.overlay import Overlay, Panel
from mou_tui.app.parts import Part
from mou_tui.app.widgets.bar import Bar
from mou_tui.app.widgets.fields import LABEL_WIDTH, CycleField, TextButton
from mou_tui.app.widgets.text_view import TextView, wrapped
from mou_tui.exporters.safety import one_line
from mou_tui.facts.corrections import Correction
from mou_tui.facts.labels import (
    INSTRUMENT_LABELS,
    MEDIUM_LABELS,
    ROLE_LABELS,
    STATUS_LABELS,
    instrument_name,
    kind_name,
    status_name,
)
from mou_tui.facts.model import KINDS, Kind
from mou_tui.facts.precision import rule_precision
from mou_tui.i18n import N_, _, ngettext
from mou_tui.page.fact_draft import CHOSEN_FROM, FURTHER, FactDraft
from mou_tui.page.fact_input import HINTS
from mou_tui.thai.width import pad, truncate

ROLES: Final = {
    "signatory": ROLE_LABELS["signatory"].name,
    "witness": ROLE_LABELS["witness"].name,
    "chair": ROLE_LABELS["chair"].name,
    "other": N_("Other role"),
}


class FactEditor(Overlay[Correction]):
    """A fact's kind, value and what else it has, and the words of the article that prove it.

    With `fact` it edits that one; without it adds one, of `kind` to begin with, for which the selected `words` of the
    article are offered as value and as evidence. While one types it says what is understood, and what follows from it
    together with the other `facts` of the article.
    """

    DEFAULT_CSS = """
    FactEditor #fields { height: auto; }
    FactEditor .labelled { height: 1; }
    FactEditor .labelled Input { width: 1fr; margin: 0; }
    """

    BINDINGS: ClassVar = [
        Binding("ctrl+s,enter", "save", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, draft: FactDraft) -> None:
        super().__init__()
        self._draft = draft
        self._error = ""

    # What it is made of

    def compose(self) -> ComposeResult:
        with Panel(_("Edit the fact") if self._draft.fact else _("Add a fact")):
            if self._draft.fact is None:
                kinds = [(kind, kind_name(kind)) for kind in KINDS]
                yield CycleField(_("Sort"), kinds, at=self._draft.kind, id="kind")
            else:
                label = Bar(id="what", classes="field")
                label.show([Part(" " + kind_name(self._draft.kind), "strong")])
                yield label
            yield Vertical(*self._fields(self._draft.typed_at_first()), id="fields")
            if self._draft.words is not None:
                quoted = truncate(one_line(self._draft.words.of(self._draft.article.text)), 40)
                choices = [
                    (True, _("the selected words: “%s”") % quoted),
                    (False, _("nothing in the article; I know it")),
                ]
                yield CycleField(_("Proved by"), choices, at=True, id="evidence")
            yield TextView(self._hint_lines, id="hint")
            with Horizontal(classes="buttons"):
                yield TextButton(_("Save"), id="save")
                yield TextButton(_("Cancel"), id="cancel")

    def _fields(self, typed: str) -> Iterator[Widget]:
        """The fields of the kind that is chosen."""
        kind, fact = self._draft.kind, self._draft.fact
        details = fact.details if fact else {}
        if kind in CHOSEN_FROM:
            names = INSTRUMENT_LABELS if kind == "instrument" else STATUS_LABELS
            said = instrument_name if kind == "instrument" else status_name
            yield CycleField(_("Value"), [(v, said(v)) for v in names], at=fact.value if fact else None, id="value")
        else:
            yield _labelled(_("Value"), typed, "value")
        if kind == "person":
            at = details.get("role") or ("other" if fact else "signatory")
            yield CycleField(_("Role"), [(role, _(name)) for role, name in ROLES.items()], at=at, id="role")
        if kind == "contact":
            mediums = [(medium, _(name)) for medium, name in MEDIUM_LABELS.items()]
            yield CycleField(_("By"), mediums, at=details.get("medium"), id="medium")
        for key, name in FURTHER.get(kind, ()):
            yield _labelled(_(name), str(details.get(key) or ""), key)

    def _hint_lines(self, width: int) -> list[list[Part]]:
        if self._error:
            return wrapped(self._error, width, "error")
        typed = self._typed("")
        said = self._draft.understood(typed)
        lines = wrapped(" · ".join(said), width, "accent") if said else []
        if self._draft.fact is not None and self._draft.fact.rule:
            lines += wrapped(_of_rule(self._draft.fact.rule), width, "dim")
        if self._draft.kind in HINTS:
            lines += wrapped(_(HINTS[self._draft.kind]), width, "dim")
        return [*lines, *wrapped(_("Enter saves it as checked, Esc leaves everything as it was."), width, "dim")]

    def _typed(self, otherwise: str) -> str:
        """The value that is typed; `otherwise` where it is chosen from a list."""
        field = self.query_one("#value")
        return field.value if isinstance(field, Input) else otherwise

    def on_mount(self) -> None:
        self.query_one("#hint", TextView).can_focus = False
        self._focus_value()

    def _focus_value(self) -> None:
        field = self.query_one("#value")
        field.focus()
        if isinstance(field, Input):
            field.cursor_position = len(field.value)

    # What is done with it

    async def on_cycle_field_changed(self, event: CycleField.Changed) -> None:
        if event.choice.id != "kind":
            return
        typed = self._typed(self._draft.typed_at_first())
        self._draft.kind, self._error = cast(Kind, event.value), ""
        fields = self.query_one("#fields", Vertical)
        await fields.remove_children()
        await fields.mount(*self._fields(typed))
        self.query_one("#hint", TextView).remake()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._error = ""
        self.query_one("#hint", TextView).remake()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def on_text_button_pressed(self, event: TextButton.Pressed) -> None:
        event.stop()
        if event.button.id == "save":
            self.action_save()
        else:
            self.dismiss(None)

    def action_save(self) -> None:
        """Dismiss with the correction; what cannot be understood is said, and stays to be mended."""
        try:
            self.dismiss(self.correction())
        except ValueError as error:
            self._complain(str(error))

    def _complain(self, sentence: str) -> None:
        self._error = sentence
        hint = self.query_one("#hint", TextView)
        self._focus_value()
        hint.remake()

    def correction(self) -> Correction:
        """The correction that the fields say. Raises ValueError with a sentence for the reader."""
        proved = self._draft.words is not None and bool(self.query_one("#evidence", CycleField).value)
        fields = self.query_one("#fields", Vertical)
        typed = {str(field.id): field.value for field in fields.query(Input)}
        chosen = {str(field.id): str(field.value) for field in fields.query(CycleField)}
        return self._draft.correction({**typed, **chosen}, proved=proved)


def _labelled(name: str, value: str, id: str) -> Horizontal:
    """A field to type in with its name before it."""
    label = Bar()
    label.show([Part(f" {pad(name, LABEL_WIDTH)} ", "dim")])
    label.styles.width = LABEL_WIDTH + 2
    return Horizontal(label, Input(value, compact=True, select_on_focus=False, id=id), classes="labelled")


def _of_rule(rule: str) -> str:
    """That the program found a fact, and how often it was right where people have checked facts found in the same way."""
    measured = rule_precision(rule)
    if measured is None:
        return _("Found by the program.")
    right = ngettext(
        "Found by the program, in a way that was right %(right)d time of %(found)d.",
        "Found by the program, in a way that was right %(right)d times of %(found)d.",
        measured.right,
    )
    return right % {"right": measured.right, "found": measured.found}
