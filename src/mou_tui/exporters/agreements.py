"""The agreements of articles: one row each, and the same agreement of several articles as one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from mou_tui.article import Article
from mou_tui.exporters.item import Item
from mou_tui.exporters.safety import one_line
from mou_tui.facts.amount import Money
from mou_tui.facts.kinds import KIND_BY_KEY, KIND_TABLE
from mou_tui.facts.labels import changed_text, fact_name, value_text
from mou_tui.facts.model import ARTICLE_KINDS, Fact, Facts
from mou_tui.i18n import Era, _


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement that an article reports. Dates are ISO 8601, `term` an ISO 8601 duration, "" where not stated.

    `facts` are those of this agreement, with their evidence in `article`.
    """

    article: Article
    number: int
    facts: Facts
    instrument: str = ""
    status: str = ""
    parties: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    chair: tuple[str, ...] = ()
    signed_on: str = ""
    expires_on: str = ""
    term: str = ""
    venue: str = ""
    money: tuple[Money, ...] = ()
    scope: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    more: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The values of the kinds that have a column of their own by the table of kinds."""

    @property
    def is_reported(self) -> bool:
        """Whether the article reports an agreement at all."""
        if self.instrument == "none":
            return False
        return bool(self.instrument or self.status or self.parties or self.signed_on or self.expires_on)

    @property
    def checked(self) -> int:
        """How many of its facts a reader has confirmed."""
        return sum(fact.checked for fact in self.facts)


def agreements_of(item: Item) -> list[Agreement]:
    """The agreements of an article in order; one without an agreement has one row for what else it says."""
    facts = item.facts.stated
    numbers = sorted({f.agreement for f in facts if f.agreement is not None and f.kind not in ARTICLE_KINDS}) or [1]
    return [_agreement(item, number, main=number == numbers[0]) for number in numbers]


def _agreement(item: Item, number: int, *, main: bool) -> Agreement:
    own = Facts(
        tuple(f for f in item.facts if number in f.agreements or (f.agreement is None and main)), item.facts.failed
    )
    whole = item.facts.stated
    told = own.stated
    # An article names instrument and status of its main agreement only: what else it signs is of the same sort.
    instrument = told.first("instrument") or whole.first("instrument")
    status = told.first("status") or whole.first("status")
    return Agreement(
        article=item.article,
        number=number,
        facts=own,
        instrument=_value(instrument),
        status=_value(status),
        parties=_values(told.of("party", number)),
        signatories=_people(told, number, "signatory"),
        witnesses=_people(told, number, "witness"),
        chair=_people(told, number, "chair"),
        signed_on=_value(told.first("signed_on", number)),
        expires_on=_value(told.first("expires_on", number)),
        term=_value(told.first("term", number)),
        venue=_value(told.first("venue", number)),
        money=tuple(f.value for f in told.of("money", number) if isinstance(f.value, Money)),
        scope=_values(told.of("scope", number)),
        projects=_values(told.of("project", number)),
        more={kind.key: _values(told.of(kind.key, number)) for kind in KIND_TABLE if kind.column},
    )


def _value(fact: Fact | None) -> str:
    return "" if fact is None else str(fact.value)


def _values(facts: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(fact.value) for fact in facts))


def joined(agreement: Agreement, key: str) -> str:
    """The values of the kind `key` in one cell: numbers beside one another, words a line each."""
    return (", " if KIND_BY_KEY[key].form == "number" else "\n").join(agreement.more.get(key, ()))


def _people(facts: Facts, number: int, role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person_text(f) for f in facts.of("person", number) if f.details.get("role") == role))


def person_text(fact: Fact) -> str:
    """`ศ.ดร.สมชาย ใจดี อธิการบดี`: a person with the position, where it is known."""
    position = fact.details.get("position")
    return f"{fact.value} {position}" if position else str(fact.value)


def said_words(text: str) -> str:
    """The words of a quotation on one line, without the marks around them."""
    return one_line(text).strip("“”\"‘’' ")


def speaker_text(fact: Fact) -> str:
    """`นายสมชาย ใจดี อธิการบดี`: who says a quotation, with the position; "" where that is not known."""
    return " ".join(one_line(str(fact.details[key])) for key in ("speaker", "position") if fact.details.get(key))


def quotation_text(fact: Fact) -> str:
    """`“…” — นายสมชาย ใจดี อธิการบดี`: the words that were said and who said them, without the words of the article that say so."""
    who = speaker_text(fact)
    return f"“{said_words(str(fact.value))}”" + (f" — {who}" if who else "")


def shown_value(fact: Fact, era: Era) -> str:
    """A fact's value as people read it; what a hand wrote into corrections.toml and is no date stays as it is."""
    if fact.kind == "person":
        return person_text(fact)
    if fact.kind == "quote":
        return quotation_text(fact)
    try:
        return value_text(fact, era=era)
    except (ValueError, IndexError):
        return str(fact.value)


def evidence_text(fact: Fact, text: str) -> str:
    """The words that prove a fact, the parts joined by an ellipsis; "" for one that a reader entered without."""
    return " … ".join(span.of(text) for span in fact.evidence)


def quoted_evidence(fact: Fact, text: str) -> str:
    """The words that prove a fact on one line, "" where they are no others than its value; of a quotation these are its words."""
    if fact.kind == "quote":
        return ""
    quote = one_line(evidence_text(fact, text))
    return "" if quote == one_line(str(fact.value)) else quote


FactPart = Literal["value", "expansion", "checked", "changed", "entered", "quote"]


def fact_parts(fact: Fact, text: str, era: Era) -> Iterator[tuple[FactPart, str]]:
    """What a document says of a fact after its name, each part with what it is; how it is marked and escaped is the format's."""
    yield "value", one_line(shown_value(fact, era))
    if fact.details.get("expansion"):
        yield "expansion", one_line(str(fact.details["expansion"]))
    if fact.checked:
        yield "checked", _("checked")
    if changed := changed_text(fact, era=era):
        yield "changed", one_line(changed)
    if fact.source == "reader":
        yield "entered", _("entered by the reader")
    if quote := quoted_evidence(fact, text):
        yield "quote", quote


def evidence_lines(agreement: Agreement) -> str:
    """One line for each fact of an agreement: what it is, whether it was checked, who says so, the words that prove it."""
    return "\n".join(_evidence_line(fact, agreement.article.text) for fact in agreement.facts if _tells(fact))


def _evidence_line(fact: Fact, text: str) -> str:
    parts = [f"{fact_name(fact)}:"]
    if standing := standing_text(fact):
        parts.append(f"[{standing}]")
    parts.append(f"“{evidence_text(fact, text)}”" if fact.evidence else one_line(str(fact.value)))
    return " ".join(parts)


def standing_text(fact: Fact) -> str:
    """`ตรวจแล้ว`: what the reader did about a fact, and whether its article was changed since; "" where nothing."""
    marks = [_("checked")] if fact.checked else []
    if changed := changed_text(fact):
        marks.append(one_line(changed))
    marks += [_("entered by the reader")] if fact.source == "reader" else []
    return ", ".join(marks)


def _tells(fact: Fact) -> bool:
    return fact.value != "none" and bool(fact.evidence or fact.source == "reader" or not fact.is_stated)
