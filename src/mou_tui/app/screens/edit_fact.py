"""Entering a fact, or correcting one: its kind, its value as people write it, and what belongs to a person."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, cast

from textual.app import ComposeResult
from textual.widgets import Input

from mou_tui.app.screens.overlay import Overlay, Panel
from mou_tui.app.widgets.bar import Bar, Part
from mou_tui.app.widgets.fields import Choice
from mou_tui.facts.labels import INSTRUMENT_LABELS, KIND_LABELS, ROLE_LABELS, STATUS_LABELS, value_text
from mou_tui.facts.model import Fact, Kind, Money, Value
from mou_tui.i18n import N_, _
from mou_tui.thai.dates import find_dates
from mou_tui.thai.numbers import arabic, parse_number

ENTERED: Final[tuple[Kind, ...]] = (
    "party", "person", "signed_on", "expires_on", "term", "venue", "money", "scope", "project", "sdg", "instrument", "status",
    "contact",
)  # fmt: skip

_HINTS: Final[Mapping[str, str]] = {
    "signed_on": N_("a date: 23 สิงหาคม 2566, 23/8/2566, 2023-08-23"),
    "expires_on": N_("a date: 23 สิงหาคม 2566, 23/8/2566, 2023-08-23"),
    "term": N_("a duration: 3 years, 3 ปี 6 เดือน"),
    "money": N_("an amount: 15 ล้านบาท, 15,000,000, 2 million USD"),
    "sdg": N_("a number from 1 to 17"),
    "party": N_("the full name"),
    "person": N_("the name with its titles"),
}

_DURATION: Final = re.compile(r"(\d{1,4}) ?(ปี|เดือน|วัน|years?|months?|days?|[ymd])(?![ก-๎A-Za-z])", re.IGNORECASE)
_CURRENCY: Final = re.compile(r"\b(THB|USD|EUR|JPY|CNY|GBP)\b|(บาท|ดอลลาร์|ยูโร|เยน|หยวน)", re.IGNORECASE)
_WORDS_OF_CURRENCY: Final = {"บาท": "THB", "ดอลลาร์": "USD", "ยูโร": "EUR", "เยน": "JPY", "หยวน": "CNY"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact as it was entered."""

    kind: Kind
    value: Value
    details: dict[str, Any] = field(default_factory=dict)


class EditFact(Overlay[Entry]):
    """Dismissed with the entry, or None. A `fact` is corrected; without one a new fact of `kind` is entered."""

    def __init__(
        self, kind: Kind | None, fact: Fact | None, *, words: str = "", era: Literal["be", "ce"] = "be"
    ) -> None:
        super().__init__()
        self._fact, self._kind_given = fact, kind
        self._kind: Kind = kind or "party"
        self._words = value_text(fact, era=era) if fact is not None else " ".join(words.split())

    def compose(self) -> ComposeResult:
        title = _("Edit: %s") if self._fact is not None else _("Enter a fact: %s")
        with Panel(title % _(KIND_LABELS[self._kind].name), id="edit-fact"):
            if self._kind_given is None:
                kinds = [(kind, _(KIND_LABELS[kind].name)) for kind in ENTERED]
                yield Choice(_("What"), kinds, at=self._kind, id="kind")
            details = self._fact.details if self._fact is not None else {}
            yield Choice(_("Value"), self._choices(), at=self._fact.value if self._fact else None, id="choice")
            yield Input(self._words, compact=True, select_on_focus=False, id="value")
            yield Choice(
                _("Role"), [(r, _(label.name)) for r, label in ROLE_LABELS.items()], at=details.get("role"), id="role"
            )
            yield Input(str(details.get("position") or ""), placeholder=_("position"), compact=True, id="position")
            yield Bar(id="edit-hint")

    def on_mount(self) -> None:
        self._arrange()

    def _choices(self) -> list[tuple[object, str]]:
        labels = INSTRUMENT_LABELS if self._kind == "instrument" else STATUS_LABELS
        return [(value, _(label)) for value, label in labels.items()]

    def _arrange(self) -> None:
        """Show the fields that the kind has."""
        chosen = self._kind in ("instrument", "status")
        person = self._kind == "person"
        self.query_one("#choice").display = chosen
        self.query_one("#value").display = not chosen
        self.query_one("#role").display = self.query_one("#position").display = person
        self.query_one("#value", Input).placeholder = _(_HINTS.get(self._kind, N_("the words of the article")))
        self._say(_("Enter keeps it, Esc leaves it as it was, Tab goes to the next field."))
        if self._kind_given is not None:
            self.query_one("#choice" if chosen else "#value").focus()

    def _say(self, words: str, *, error: bool = False) -> None:
        self.query_one("#edit-hint", Bar).show([Part(f" {words}", "error" if error else "dim")])

    def on_choice_changed(self, event: Choice.Changed) -> None:
        event.stop()
        if event.choice.id == "kind":
            self._kind = cast(Kind, event.value)
            self.query_one("#edit-fact", Panel).retitle(_("Enter a fact: %s") % _(KIND_LABELS[self._kind].name))
            self.query_one("#choice", Choice).offer(self._choices())
            self._arrange()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.keep()

    def keep(self) -> None:
        """Take what was entered, or say why it cannot be taken."""
        if self._kind in ("instrument", "status"):
            self.dismiss(Entry(self._kind, cast(Value, self.query_one("#choice", Choice).value)))
            return
        value = parse_value(self._kind, self.query_one("#value", Input).value)
        if value is None:
            hint = _(_HINTS.get(self._kind, N_("the words of the article")))
            self._say(_("This cannot be read. Give %s.") % hint, error=True)
            return
        details: dict[str, Any] = {}
        if self._kind == "person":
            details["role"] = self.query_one("#role", Choice).value
            details["position"] = self.query_one("#position", Input).value.strip() or None
        self.dismiss(Entry(self._kind, value, details))

    def key_enter(self) -> None:
        """Enter on a field that is no line of text."""
        if not isinstance(self.focused, Input):
            self.keep()


def parse_value(kind: Kind, written: str) -> Value | None:
    """What a person wrote, in the form that the kind prescribes; None where it cannot be read."""
    written = " ".join(written.split())
    if not written:
        return None
    if kind in ("signed_on", "expires_on"):
        found = find_dates(written)
        return found[0].value if found else None
    if kind == "term":
        return _duration(arabic(written))
    if kind == "money":
        return _money(written)
    if kind == "sdg":
        number = parse_number(written.upper().removeprefix("SDG").strip())
        return int(number) if number is not None and 1 <= number <= 17 else None
    return written


def _duration(written: str) -> str | None:
    """`3 ปี 6 เดือน` → P3Y6M."""
    totals = {"Y": 0, "M": 0, "D": 0}
    for amount, unit in _DURATION.findall(written):
        totals[{"ป": "Y", "เ": "M", "ว": "D"}.get(unit[0], unit[0].upper())] += int(amount)
    parts = "".join(f"{n}{unit}" for unit, n in totals.items() if n)
    if parts:
        return f"P{parts}"
    return written.upper() if re.fullmatch(r"P(?=\d)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}D)?", written.upper()) else None


def _money(written: str) -> Money | None:
    """`15 ล้านบาท` → 15,000,000 THB; `2 million USD` → 2,000,000 USD."""
    match = _CURRENCY.search(written)
    currency = "THB"
    if match is not None:
        currency = (match[1] or _WORDS_OF_CURRENCY[match[2]]).upper()
        written = written[: match.start()] + " " + written[match.end() :]
    written = re.sub(r"(?i)\b(baht|dollars?|us)\b", "", written)
    written = re.sub(r"(?i)\bmillion\b", "ล้าน", written).strip()
    amount = parse_number(re.sub(r"\s{2,}", " ", written))
    return None if amount is None else Money(amount, currency)
