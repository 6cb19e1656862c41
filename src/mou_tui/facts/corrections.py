"""What a reader knows better: a pure model of corrections and their application to extracted facts.

A correction names the fact it is about by kind and value and, so that it survives a new extractor and an edited file,
by a quotation of the words that prove it with what stood before and after (a W3C text quote selector). What a reader
enters wins over the extractor everywhere.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, Literal, cast, get_args

from mou_tui.article import Article, Span
from mou_tui.facts.durations import end_of_term, parse_duration
from mou_tui.facts.kinds import KIND_BY_KEY, KIND_TABLE
from mou_tui.facts.model import ARTICLE_KINDS, KINDS, Fact, Facts, Kind, Money, Value

Operation = Literal["edit", "add", "reject", "check"]
_RANK: Final[Mapping[Kind, int]] = {kind: n for n, kind in enumerate(KINDS)}
OPERATIONS: Final[tuple[Operation, ...]] = get_args(Operation)

SINGLE_KINDS: Final[frozenset[Kind]] = frozenset(kind.key for kind in KIND_TABLE if kind.single)
"""Kinds of which an agreement has at most one: what a reader adds replaces what the extractor found."""

CONTEXT: Final = 32
"""Code points of prefix and suffix that an anchor keeps."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of an article, to be found again after it was edited: the quote, what stood around it, and where it was."""

    quote: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0

    @classmethod
    def of(cls, text: str, span: Span) -> "Anchor":
        """The anchor of a span of `text`."""
        return cls(
            quote=span.of(text),
            prefix=text[max(0, span.start - CONTEXT) : span.start],
            suffix=text[span.end : span.end + CONTEXT],
            start=span.start,
        )

    def find(self, text: str) -> Span | None:
        """Where the quote stands in `text` now: of several places the one whose surroundings agree best, then the nearest."""
        if not self.quote:
            return None
        best: tuple[int, int, int] | None = None
        at = text.find(self.quote)
        while at >= 0:
            rank = (-self._agreement(text, at), abs(at - self.start), at)
            best = rank if best is None else min(best, rank)
            at = text.find(self.quote, at + 1)
        return None if best is None else Span(best[2], best[2] + len(self.quote))

    def _agreement(self, text: str, at: int) -> int:
        """How many code points of the surroundings stand where they stood, counted outwards from the quote."""
        count = 0
        for kept, found in zip(reversed(self.prefix), reversed(text[max(0, at - CONTEXT) : at]), strict=False):
            if kept != found:
                break
            count += 1
        end = at + len(self.quote)
        for kept, found in zip(self.suffix, text[end : end + CONTEXT], strict=False):
            if kept != found:
                break
            count += 1
        return count


@dataclass(frozen=True, slots=True)
class Correction:
    """One operation of a reader on the facts of one article.

    `kind` and `target` (the value as it was) name the fact that is edited, rejected or checked; `anchor` quotes its first
    evidence. `value` and `details` are what an edit or an addition puts there; details that are not named stay. An
    addition may have no anchor: a term known from the signed paper stands in no article.
    """

    operation: Operation
    kind: Kind
    target: Value | None = None
    anchor: Anchor | None = None
    value: Value | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    agreement: int | None = 1

    def __post_init__(self) -> None:
        if self.operation not in OPERATIONS or self.kind not in KINDS:
            raise ValueError(f"no correction: {self.operation!r} of {self.kind!r}")
        if self.operation == "add" and self.value is None:
            raise ValueError("an added fact needs a value")
        if self.operation != "add" and self.target is None:
            raise ValueError(f"{self.operation} needs the value of the fact it is about")


def edit(article: Article, fact: Fact, value: Value | None = None, **details: Any) -> Correction:
    """The correction that gives `fact` another value or other details (`role="witness"`)."""
    return replace(_about("edit", article, fact), value=fact.value if value is None else value, details=details)


def add(
    article: Article, kind: Kind, value: Value, span: Span | None = None, agreement: int | None = 1, **details: Any
) -> Correction:
    """The correction that adds a fact, proved by `span` of the article's text or by nothing but the reader's word."""
    anchor = None if span is None else Anchor.of(article.text, span)
    of = None if kind in ARTICLE_KINDS else agreement
    return Correction("add", kind, anchor=anchor, value=value, details=details, agreement=of)


def reject(article: Article, fact: Fact) -> Correction:
    """The correction that takes `fact` away."""
    return _about("reject", article, fact)


def check(article: Article, fact: Fact) -> Correction:
    """The correction that marks `fact` as checked."""
    return _about("check", article, fact)


def _about(operation: Operation, article: Article, fact: Fact) -> Correction:
    anchor = Anchor.of(article.text, fact.evidence[0]) if fact.evidence else None
    return Correction(operation, fact.kind, target=fact.value, anchor=anchor, agreement=fact.agreement)


def apply_corrections(article: Article, facts: Facts, corrections: Iterable[Correction]) -> Facts:
    """`facts` as the reader's corrections, in the order in which they were made, leave them."""
    corrections = tuple(corrections)
    if not corrections:
        return facts
    items = list(facts)
    for correction in corrections:
        _apply(article.text, items, correction)
    refused = {c.agreement for c in corrections if c.operation == "reject" and c.kind == "expires_on"}
    return Facts(tuple(in_reading_order(_with_derived_expiry(items, refused))), facts.failed)


def in_reading_order(items: Iterable[Fact]) -> list[Fact]:
    """Facts by kind in the order of KINDS; within a kind by agreement, else as they came."""
    return sorted(items, key=lambda f: (_RANK[f.kind], f.agreement or 0))


def _apply(text: str, items: list[Fact], correction: Correction) -> None:
    if correction.operation == "add":
        _add(text, items, correction)
        return
    at = _find(text, items, correction)
    if correction.operation == "reject":
        if at is not None:
            del items[at]
        return
    if correction.operation == "check":
        if at is None:
            items.append(_from_reader(text, correction, correction.target))
        else:
            items[at] = replace(items[at], checked=True)
        return
    if at is None:
        items.append(_from_reader(text, correction, correction.value))
        return
    old = items[at]
    details = {**old.details, **correction.details}
    details.pop("derived", None)
    details.pop("warning", None)
    value = old.value if correction.value is None else correction.value
    items[at] = replace(old, value=value, details=details, source="reader", rule=None, checked=True)


def _add(text: str, items: list[Fact], correction: Correction) -> None:
    if correction.kind in SINGLE_KINDS:
        items[:] = [f for f in items if f.kind != correction.kind or f.agreement != correction.agreement]
    items.append(_from_reader(text, correction, correction.value))


def _from_reader(text: str, correction: Correction, value: Value | None) -> Fact:
    assert value is not None  # the constructor of Correction sees to it
    span = correction.anchor.find(text) if correction.anchor else None
    return Fact(
        kind=correction.kind,
        value=value,
        evidence=(span,) if span else (),
        agreement=correction.agreement,
        source="reader",
        checked=True,
        details=dict(correction.details),
    )


def _find(text: str, items: list[Fact], correction: Correction) -> int | None:
    """The index of the fact that the correction is about: the same value, else the same words."""
    same_kind = [n for n, f in enumerate(items) if f.kind == correction.kind]
    same_value = [n for n in same_kind if items[n].value == correction.target]
    span = correction.anchor.find(text) if correction.anchor else None
    if same_value:
        return next((n for n in same_value if span and span in items[n].evidence), same_value[0])
    if span is None:
        return None
    return next((n for n in same_kind if any(span.overlaps(e) for e in items[n].evidence)), None)


def _with_derived_expiry(items: list[Fact], refused: set[int | None]) -> list[Fact]:
    """The facts with each derived expiry computed anew: the reader may have changed the date or the term it follows from.

    An agreement whose expiry the reader rejected (`refused`) gets none.
    """
    derived = {f.agreement: f for f in items if f.kind == "expires_on" and f.details.get("derived")}
    kept = [f for f in items if not (f.kind == "expires_on" and f.details.get("derived"))]
    stated = {f.agreement for f in kept if f.kind == "expires_on"} | refused
    for signed in [f for f in kept if f.kind == "signed_on" and f.agreement not in stated]:
        term = next((f for f in kept if f.kind == "term" and f.agreement == signed.agreement), None)
        expiry = derived_expiry(signed, term) if term else None
        if expiry is not None:
            before = derived.get(expiry.agreement)
            kept.append(before if before is not None and before.value == expiry.value else expiry)
    return kept


def derived_expiry(signed: Fact, term: Fact) -> Fact | None:
    """The expiry that follows from a date of signing and a term, marked as derived; None where it cannot be computed."""
    end = end_of_term(str(signed.value), str(term.value))
    if end is None:
        return None
    return Fact(
        kind="expires_on",
        value=end,
        evidence=(*signed.evidence, *term.evidence),
        agreement=signed.agreement,
        rule="dates.derived_expiry",
        details={"derived": True},
    )


def correction_to_table(correction: Correction) -> dict[str, Any]:
    """The correction as a TOML or JSON table, without its empty keys."""
    table: dict[str, Any] = {"operation": correction.operation, "kind": correction.kind}
    for key in ("target", "value"):
        value = getattr(correction, key)
        if value is not None:
            table[key] = {"amount": value.amount, "currency": value.currency} if isinstance(value, Money) else value
    if correction.agreement is not None:
        table["agreement"] = correction.agreement
    if correction.details:
        # TOML has no null: an emptied detail is an empty string there.
        table["details"] = {k: "" if v is None else v for k, v in correction.details.items()}
    if correction.anchor is not None:
        anchor = correction.anchor
        table["anchor"] = {
            "quote": anchor.quote,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
            "start": anchor.start,
        }
    return table


def correction_from_table(table: Mapping[str, Any]) -> Correction:
    """The inverse of `correction_to_table`. Raises KeyError, TypeError or ValueError for what is no correction.

    A person may have written it: what is no value of its kind would be understood by nothing that reads facts.
    """
    kind, agreement = table["kind"], table.get("agreement")
    if agreement is not None and (type(agreement) is not int or agreement < 1):
        raise ValueError(f"no number of an agreement: {agreement!r}")
    return Correction(
        operation=table["operation"],
        kind=kind,
        target=_value(kind, table.get("target")),
        anchor=_anchor(table["anchor"]) if "anchor" in table else None,
        value=_value(kind, table.get("value")),
        details={k: None if v == "" else v for k, v in table.get("details", {}).items()},
        agreement=agreement,
    )


def _anchor(table: Mapping[str, Any]) -> Anchor:
    anchor = Anchor(table["quote"], table.get("prefix", ""), table.get("suffix", ""), table.get("start", 0))
    if not all(isinstance(words, str) for words in (anchor.quote, anchor.prefix, anchor.suffix)):
        raise TypeError("the words of an anchor are no text")
    if type(anchor.start) is not int:
        raise TypeError(f"no place in a text: {anchor.start!r}")
    return anchor


def _value(kind: Kind, value: Any) -> Value | None:
    if isinstance(value, Mapping):
        value = Money(value["amount"], value["currency"])
    if value is None or _is_value(kind, value):
        return cast(Value | None, value)
    raise ValueError(f"no value of {kind}: {value!r}")


def _is_value(kind: Kind, value: Any) -> bool:
    """Whether `value` has the form that facts of its kind have (docs/facts-format.md)."""
    if kind == "money":
        return isinstance(value, Money) and _is_amount(value.amount) and isinstance(value.currency, str)
    if KIND_BY_KEY[kind].form == "number":
        return KIND_BY_KEY[kind].is_number(value)
    if not isinstance(value, str):
        return False
    if kind in ("signed_on", "expires_on"):
        return is_date(value)
    return kind != "term" or parse_duration(value) is not None


def _is_amount(amount: Any) -> bool:
    return type(amount) in (int, float) and math.isfinite(amount)


_ISO_DATE: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


def is_date(iso: str) -> bool:
    """Whether `iso` is a day, a month or a year (2023-08-23, 2023-08, 2023): no 30th of February, no year 0."""
    if _ISO_DATE.fullmatch(iso) is None:
        return False
    try:
        date(*[*map(int, iso.split("-")), 1, 1][:3])
    except ValueError:
        return False
    return True
