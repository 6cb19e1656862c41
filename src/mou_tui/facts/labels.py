"""What facts are called on the screen and in exports, in both languages, and the gutter letter of each kind.

The tables hold English, marked for the catalogues; the functions translate when asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, cast

from mou_tui.facts.amount import Money
from mou_tui.i18n import N_, _, language, ngettext

if TYPE_CHECKING:
    from mou_tui.facts.model import Fact, Facts, Kind


class KindLabel(NamedTuple):
    """The name of a kind, and the letter that stands for it in the gutter of the reading view."""

    name: str
    thai_letter: str
    latin_letter: str

    @property
    def letter(self) -> str:
        """The gutter letter of the language in use."""
        return self.thai_letter if language() == "th" else self.latin_letter


@cache
def kind_labels() -> Mapping[Kind, KindLabel]:
    """The labels of all kinds. A list, which shows no facts, does without their table."""
    from mou_tui.facts.kinds import KIND_TABLE

    return {kind.key: KindLabel(kind.name, *kind.letters) for kind in KIND_TABLE}


ROLE_LABELS: Final[Mapping[str, KindLabel]] = {
    "signatory": KindLabel(N_("Signatory"), "ล", "I"),
    "witness": KindLabel(N_("Witness"), "ญ", "W"),
    "chair": KindLabel(N_("Chair"), "ธ", "H"),
    "other": KindLabel(N_("Person"), "บ", "N"),
}

INSTRUMENT_LABELS: Final[Mapping[str, str]] = {
    "mou": N_("Memorandum (MoU)"),
    "moa": N_("Memorandum of agreement (MoA)"),
    "loi": N_("Letter of intent"),
    "contract": N_("Contract"),
    "cooperation": N_("Cooperation"),
    "none": N_("No agreement"),
}

STATUS_LABELS: Final[Mapping[str, str]] = {
    "signed": N_("signed"),
    "renewed": N_("renewed"),
    "planned": N_("planned"),
    "draft": N_("draft"),
    "in_force": N_("in force"),
    "none": N_("none"),
}

MEDIUM_LABELS: Final[Mapping[str, str]] = {
    "phone": N_("Telephone"),
    "fax": N_("Fax"),
    "hotline": N_("Hotline"),
    "email": N_("E-mail"),
    "web": N_("Web"),
}

NO_AGREEMENT: Final = N_("This article does not report an agreement.")
"""What the facts pane says instead of an empty list."""

NOT_KNOWN: Final = N_("not known")
"""What stands in a list in place of an instrument and a status that could not be extracted."""


def said_of_agreement(facts: Facts) -> str:
    """The sentence that stands before an article's facts where no agreement is among them; "" where one is."""
    if facts.failed:
        from mou_tui.i18n.kept import said_again

        return said_again(facts.failed)
    return _(NO_AGREEMENT) if any(f.value == "none" for f in facts.of("instrument")) else ""


def kind_name(kind: Kind) -> str:
    """The kind's name in the language in use."""
    return _(kind_labels()[kind].name)


def fact_label(fact: Fact) -> KindLabel:
    """The label that fits a fact: a person's is that of the role."""
    if fact.kind == "person":
        return ROLE_LABELS.get(str(fact.details.get("role", "other")), ROLE_LABELS["other"])
    return kind_labels()[fact.kind]


def fact_name(fact: Fact) -> str:
    """What a fact is called, in the language in use (`ผู้ลงนาม` for a person who signs)."""
    return _(fact_label(fact).name)


_TRUST: Final = {"sure": N_("sure"), "found": N_("found"), "doubtful": N_("doubtful")}


def trust_text(fact: Fact) -> str:
    """`sure: 97 of 100 facts like it are right`, in the language in use."""
    trust = _(_TRUST[fact.trust])
    if fact.confidence is None:
        return trust
    return _("%(trust)s: %(n)d of 100 facts like it are right") % {"trust": trust, "n": round(100 * fact.confidence)}


def instrument_name(value: str | None) -> str:
    """`mou` → `บันทึกข้อตกลง (MoU)`, in the language in use; a value of a later version stays as it is. None is not known."""
    return _(NOT_KNOWN) if value is None else _(INSTRUMENT_LABELS.get(value, value))


def status_name(value: str | None) -> str:
    """`renewed` → `ต่ออายุ`, in the language in use. None is not known."""
    return _(NOT_KNOWN) if value is None else _(STATUS_LABELS.get(value, value))


def term_text(iso: str) -> str:
    """`P3Y` → `3 years`, `3 ปี`. A duration that is no ISO 8601 one stays as it is."""
    from mou_tui.facts.durations import parse_duration

    duration = parse_duration(iso)
    if duration is None:
        return iso
    years, months, days = duration
    parts = []
    if years:
        parts.append(ngettext("%(n)d year", "%(n)d years", years) % {"n": years})
    if months:
        parts.append(ngettext("%(n)d month", "%(n)d months", months) % {"n": months})
    if days:
        parts.append(ngettext("%(n)d day", "%(n)d days", days) % {"n": days})
    return " ".join(parts) or iso


def changed_text(fact: Fact, *, era: str = "auto") -> str:
    """What a reader must know of a fact that was confirmed before its article was changed; "" where nothing was."""
    from dataclasses import replace

    from mou_tui.facts.corrections import Changed

    changed = Changed.of(fact)
    if changed is None:
        return ""
    if not fact.is_stated:
        return _("the article has changed and does not say this any more")
    before = value_text(replace(fact, value=changed.value), era=era)
    if changed.operation == "check":
        return _("the article has changed: it said “%s”") % before
    return _("the article has changed since you entered “%s”") % before


_CURRENCIES: Final[Mapping[str, str]] = {
    "THB": N_("baht"),
    "USD": N_("US dollars"),
    "EUR": N_("euros"),
    "JPY": N_("yen"),
    "CNY": N_("yuan"),
    "GBP": N_("pounds sterling"),
    "KRW": N_("won"),
    "SGD": N_("Singapore dollars"),
    "AUD": N_("Australian dollars"),
}


def money_text(money: Money) -> str:
    """`Money(174150000)` → `174.15 million baht`; amounts under a million in full."""
    unit = _(_CURRENCIES.get(money.currency, money.currency))
    if money.amount >= 1_000_000:
        number = f"{money.amount / 1_000_000:,.6f}".rstrip("0").rstrip(".")
        return _("%(number)s million %(currency)s") % {"number": number, "currency": unit}
    number = f"{money.amount:,.2f}".removesuffix(".00")
    return _("%(number)s %(currency)s") % {"number": number, "currency": unit}


def value_text(fact: Fact, *, era: str = "auto", style: Literal["long", "short"] = "short") -> str:
    """A fact's value as people read it, in the language in use.

    Dates are written in `era` ("be", "ce", "auto") and `style`, see `thai.date_format.format_date`.
    """
    value = fact.value
    if isinstance(value, Money):
        return money_text(value)
    if fact.kind in ("signed_on", "expires_on"):
        from mou_tui.thai.date_format import format_date

        return format_date(str(value), language(), cast(Literal["be", "ce", "auto"], era), style)
    if fact.kind == "instrument":
        return instrument_name(str(value))
    if fact.kind == "status":
        return status_name(str(value))
    if fact.kind == "term":
        return term_text(str(value))
    return str(value)
