"""Facts: what an article says about an agreement, each tied to the words that prove it (docs/facts-format.md)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from mou_tui.article import Article, Span
from mou_tui.facts.amount import Money
from mou_tui.facts.kinds import KIND_TABLE
from mou_tui.i18n.kept import said_again

SCHEMA: Final = "mou-tui/facts/1"

Kind = str
"""A key of KIND_TABLE: `party`, `signed_on`."""
KINDS: Final[tuple[Kind, ...]] = tuple(kind.key for kind in KIND_TABLE)
"""All kinds, in the order in which people want to read them."""

ARTICLE_KINDS: Final[frozenset[str]] = frozenset(kind.key for kind in KIND_TABLE if kind.of_article)
"""Kinds that belong to the article as a whole and to none of its agreements."""

Instrument = Literal["mou", "moa", "loi", "contract", "cooperation", "none"]
Status = Literal["signed", "renewed", "planned", "draft", "in_force", "none"]
Role = Literal["signatory", "witness", "chair", "other"]
Source = Literal["extractor", "reader"]
Trust = Literal["sure", "found", "doubtful"]

SURE_FROM: Final = 0.94
"""The confidence from which a fact is sure."""
DOUBTFUL_BELOW: Final = 0.7
"""The confidence below which a fact is doubtful: look at its words."""


def trusted(confidence: float | None) -> Trust:
    """How far a fact of this confidence is to be trusted."""
    if confidence is None or DOUBTFUL_BELOW <= confidence < SURE_FROM:
        return "found"
    return "doubtful" if confidence < DOUBTFUL_BELOW else "sure"


Value = str | int | Money


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. `value` is the article's own words or the normal form that its kind prescribes.

    `details` holds the kind's further keys (`role`, `position`, `aliases`, `organization`, `expansion`, `medium`, `era`,
    `warning`, `doubt`, `derived`, `number`, `speaker`, `changed`) as they stand in the JSON. A fact that the program found has
    evidence and a `rule`; one that a reader entered or changed has source "reader" and may have neither. `confidence` is the share
    of facts like this one that are right, 0 to 1; None where that was not measured.
    """

    kind: Kind
    value: Value
    evidence: tuple[Span, ...] = ()
    agreement: int | None = 1
    rule: str | None = None
    source: Source = "extractor"
    checked: bool = False
    details: Mapping[str, Any] = field(default_factory=dict)
    confidence: float | None = None

    @property
    def trust(self) -> Trust:
        """How far to trust it: what a reader says is sure; what has a warning, or was changed since a reader checked it, is doubtful."""
        if self.details.get("changed"):
            return "doubtful"
        if self.checked or self.source == "reader":
            return "sure"
        return "doubtful" if self.details.get("warning") else trusted(self.confidence)

    @property
    def agreements(self) -> tuple[int, ...]:
        """The numbers of the agreements that it belongs to: a party may be one to several; none for facts of the whole article."""
        return () if self.agreement is None else (self.agreement, *self.details.get("also", ()))

    @property
    def is_stated(self) -> bool:
        """Whether the article or its reader says so: False for what only the article said before it was changed."""
        return not self.details.get("changed") or bool(self.evidence)


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one article, in reading order of their kinds.

    `failed` says why they are not known, "" where they are: then there are none but the reader's own, and that there are no
    others says nothing about the article. It is a sentence as `i18n.kept` keeps it.
    """

    items: tuple[Fact, ...] = ()
    failed: str = ""

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __bool__(self) -> bool:
        """Whether there is anything to tell: that facts are not known is not that there are none."""
        return bool(self.items or self.failed)

    @property
    def stated(self) -> "Facts":
        """Those that the article or its reader says, without what a changed article said before."""
        if all(f.is_stated for f in self.items):
            return self
        return Facts(tuple(f for f in self.items if f.is_stated), self.failed)

    @property
    def unchecked(self) -> list[Fact]:
        """Those that are stated and that no reader has checked."""
        return [f for f in self.items if f.is_stated and not f.checked]

    @property
    def are_partly_checked(self) -> bool:
        """Whether a reader has checked some of them and not all."""
        return bool(self.unchecked) and any(f.checked for f in self.items if f.is_stated)

    def of(self, kind: Kind, agreement: int | None = None) -> list[Fact]:
        """The facts of one kind (of one agreement, where given)."""
        return [f for f in self.items if f.kind == kind and (agreement is None or agreement in f.agreements)]

    def first(self, kind: Kind, agreement: int | None = None) -> Fact | None:
        """The first fact of one kind, or None."""
        return next(iter(self.of(kind, agreement)), None)


def value_to_json(value: Value) -> Any:
    """A value as JSON and TOML carry it."""
    return {"amount": value.amount, "currency": value.currency} if isinstance(value, Money) else value


def value_from_json(value: Any) -> Any:
    """The inverse of `value_to_json`. Raises KeyError for a table that is no amount."""
    return Money(value["amount"], value["currency"]) if isinstance(value, Mapping) else value


def fact_to_json(fact: Fact, text: str) -> dict[str, Any]:
    """`fact` as the facts document carries it; `text` is the article's, to quote the evidence from."""
    return fact_to_row(fact, [{"start": s.start, "end": s.end, "text": s.of(text)} for s in fact.evidence])


def fact_to_row(fact: Fact, evidence: Sequence[Any]) -> dict[str, Any]:
    """`fact` as JSON and TOML carry it, with its evidence in the form that the caller wants."""
    row: dict[str, Any] = {"kind": fact.kind}
    if fact.agreement is not None:
        row["agreement"] = fact.agreement
    row["value"] = value_to_json(fact.value)
    row.update(fact.details)
    row["evidence"] = evidence
    if fact.rule is not None:
        row["rule"] = fact.rule
    row["source"] = fact.source
    if fact.confidence is not None:
        row["confidence"] = fact.confidence
    if fact.checked:
        row["checked"] = True
    return row


_OWN_KEYS = {"kind", "agreement", "value", "evidence", "rule", "source", "checked", "confidence", "trust"}


def fact_from_json(row: Mapping[str, Any]) -> Fact:
    """The inverse of `fact_to_json`. Raises KeyError or ValueError for what is no fact."""
    if row["kind"] not in KINDS:
        raise ValueError(f"no kind of fact: {row['kind']!r}")
    return Fact(
        kind=row["kind"],
        value=value_from_json(row["value"]),
        evidence=tuple(Span(e["start"], e["end"]) for e in row.get("evidence", ())),
        agreement=row.get("agreement"),
        rule=row.get("rule"),
        source=row.get("source", "extractor"),
        checked=bool(row.get("checked", False)),
        confidence=row.get("confidence"),
        details={k: v for k, v in row.items() if k not in _OWN_KEYS},
    )


def to_document(article: Article, facts: Facts, *, with_text: bool = True) -> dict[str, Any]:
    """The facts document of one article: what `mou-tui facts --format jsonl` prints as one line."""
    head: dict[str, Any] = {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "published_on": article.published_on,
        "source_url": article.source_url,
        "byline": article.byline,
    }
    if article.recognised:
        head["recognised"] = True
    if article.locator:
        head["locator"] = article.locator
    if with_text:
        head["text"] = article.text
    rows = [fact_to_json(f, article.text) | {"trust": f.trust} for f in facts]
    if facts.failed:
        # null and no empty list: what is not known is not nothing.
        return {"schema": SCHEMA, "article": head, "facts": rows or None, "facts_failed": said_again(facts.failed)}
    return {"schema": SCHEMA, "article": head, "facts": rows}
