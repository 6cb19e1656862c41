"""What a reader knows better: a pure model of corrections and their application to extracted facts.

A correction names the fact it is about by kind and value and, so that it survives a new extractor and an edited file,
by a quotation of the words that prove it with what stood before and after (a W3C text quote selector). What a reader
enters wins over the extractor everywhere.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, Literal, get_args

from mou_tui.article import Article, Span
from mou_tui.facts.anchors import NEAR, Anchor, letters
from mou_tui.facts.expiries import with_derived_expiries
from mou_tui.facts.kinds import KIND_TABLE
from mou_tui.facts.model import (
    ARTICLE_KINDS,
    KINDS,
    Fact,
    Facts,
    Kind,
    Source,
    Value,
    value_from_json,
    value_to_json,
)
from mou_tui.thai.quoting import letters_only

Operation = Literal["edit", "add", "reject", "check"]

_RANK: Final[Mapping[Kind, int]] = {kind: n for n, kind in enumerate(KINDS)}

OPERATIONS: Final[tuple[Operation, ...]] = get_args(Operation)

SINGLE_KINDS: Final[frozenset[Kind]] = frozenset(kind.key for kind in KIND_TABLE if kind.single)
"""Kinds of which an agreement has at most one: what a reader adds replaces what the extractor found."""


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


def is_same_check(one: Correction, other: Correction) -> bool:
    """Whether both corrections mark the same fact as checked."""
    same = (one.kind, one.target, one.agreement) == (other.kind, other.target, other.agreement)
    quotes = {c.anchor.quote if c.anchor is not None else "" for c in (one, other)}
    return one.operation == other.operation == "check" and same and len(quotes) == 1


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
    # What was worked out stands in no words: it holds as long as the same is worked out.
    details = {"derived": True} if fact.details.get("derived") else {}
    return Correction(operation, fact.kind, target=fact.value, anchor=anchor, agreement=fact.agreement, details=details)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a reader had confirmed or entered of a fact, and the article does not say any more.

    `value` is the reader's, `quote` the words that proved it ("" for none), which stood at `start`.
    """

    operation: Operation
    value: Value
    quote: str = ""
    start: int = 0

    @classmethod
    def of(cls, fact: Fact) -> "Changed | None":
        """What `fact` was to the reader before its article was changed; None where nothing is to be settled."""
        row = fact.details.get("changed")
        if not isinstance(row, Mapping):
            return None
        return cls(row["operation"], value_from_json(row["value"]), row.get("quote", ""), row.get("start", 0))

    def to_json(self) -> dict[str, Any]:
        """As the fact's details carry it."""
        row = {"operation": self.operation, "value": value_to_json(self.value)}
        return {**row, "quote": self.quote, "start": self.start} if self.quote else row

    def is_of(self, correction: Correction, fact: Fact) -> bool:
        """Whether `correction` is about what this was: the same words, else the same value of the same agreement."""
        if correction.kind != fact.kind or correction.operation == "reject":
            return False
        if correction.anchor is not None or self.quote:
            anchor = correction.anchor
            return anchor is not None and (anchor.quote, anchor.start) == (self.quote, self.start)
        return self.value in (correction.value, correction.target) and correction.agreement == fact.agreement


Settling = Literal["accept", "keep", "drop"]
"""What a reader does about a fact of a changed article: takes the new value, keeps the own one, or drops that."""


def settled(article: Article, fact: Fact, how: Settling) -> Correction | None:
    """The correction that takes the place of those that `fact` was changed after; None where none does.

    Raises ValueError for a fact with nothing to settle, and for accepting where the article says nothing instead.
    """
    changed = Changed.of(fact)
    if changed is None or (how == "accept" and not fact.is_stated):
        raise ValueError(f"nothing to {how}: {fact.kind}")
    if how == "drop":
        return None
    if how == "accept":
        return check(article, fact)
    if fact.is_stated:
        return edit(article, fact, changed.value)
    details = {key: value for key, value in fact.details.items() if key != "changed"}
    return add(article, fact.kind, changed.value, None, fact.agreement or 1, **details)


def apply_corrections(article: Article, facts: Facts, corrections: Iterable[Correction]) -> Facts:
    """`facts` as the reader's corrections, in the order in which they were made, leave them.

    What was confirmed holds for its value only. Where the article says something else now, the fact is as it was found,
    with `changed` among its details; where it says nothing, the reader's value is kept, unchecked and marked likewise.
    """
    corrections = tuple(corrections)
    if not corrections:
        return facts
    refused: set[tuple[int | None, Value | None]] = set()
    items = with_derived_expiries(list(facts), refused)
    for correction in corrections:
        _apply(article.text, items, correction)
        if correction.operation == "reject" and correction.kind == "expires_on":
            refused.add((correction.agreement, correction.target))
        items = with_derived_expiries(items, refused)
    return Facts(tuple(in_reading_order(items)), facts.failed)


def in_reading_order(items: Iterable[Fact]) -> list[Fact]:
    """Facts by kind in the order of KINDS; within a kind by agreement, else as they came."""
    return sorted(items, key=lambda f: (_RANK[f.kind], f.agreement or 0))


def _apply(text: str, items: list[Fact], correction: Correction) -> None:
    at = _same(text, items, correction, correction.target)
    if correction.operation == "reject":
        at = _of_the_same_words(text, items, correction) if at is None else at
        if at is not None:
            del items[at]
    elif correction.operation == "add":
        _part_from_others(items, correction)
        if correction.anchor is None or correction.anchor.stands(text) is not None:
            said = _same(text, items, correction, correction.value)
            if said is not None and items[said].agreement == correction.agreement:
                items[said] = _edited(items[said], correction)
            else:
                _put(items, _from_reader(text, correction), _rivals(text, items, correction, alone=True))
        else:
            _as_the_article_says(text, items, correction)
    elif at is not None:
        items[at] = _confirmed(items[at]) if correction.operation == "check" else _edited(items[at], correction)
    elif _holds(text, items, correction):
        rivals = _rivals(text, items, correction)
        if correction.operation == "edit" and rivals:
            items[rivals[0]] = _edited(items[rivals[0]], correction)
        else:
            _put(items, _from_reader(text, correction), rivals)
    else:
        _as_the_article_says(text, items, correction)


def _confirmed(fact: Fact) -> Fact:
    details = {key: value for key, value in fact.details.items() if key != "changed"}
    return replace(fact, checked=True, details=details)


def _edited(fact: Fact, correction: Correction) -> Fact:
    details = {**fact.details, **correction.details}
    for key in ("derived", "warning", "doubt", "changed"):
        details.pop(key, None)
    value = fact.value if correction.value is None else correction.value
    return replace(fact, value=value, details=details, source="reader", rule=None, checked=True, confidence=None)


def _from_reader(text: str, correction: Correction) -> Fact:
    span = correction.anchor.find(text) if correction.anchor else None
    details = {key: value for key, value in correction.details.items() if key != "derived"}
    return Fact(
        kind=correction.kind,
        value=_value_of(correction),
        evidence=(span,) if span else (),
        agreement=correction.agreement,
        source="reader",
        checked=True,
        details=details,
    )


def _value_of(correction: Correction) -> Value:
    """What the reader says that the value is."""
    value = correction.target if correction.value is None else correction.value
    assert value is not None  # the constructor of Correction sees to it
    return value


def _part_from_others(items: list[Fact], correction: Correction) -> None:
    """Take the correction's agreement out of a fact that it shares with others and has one of: they keep it."""
    for n, fact in enumerate(items):
        of = fact.agreements
        if (
            fact.kind != correction.kind
            or fact.kind not in SINGLE_KINDS
            or len(of) < 2
            or correction.agreement not in of
        ):
            continue
        first, *also = (number for number in of if number != correction.agreement)
        details = {key: value for key, value in fact.details.items() if key != "also"}
        items[n] = replace(fact, agreement=first, details={**details, "also": also} if also else details)
        items.insert(n, replace(fact, agreement=correction.agreement, details=details))
        return


def _put(items: list[Fact], fact: Fact, instead_of: list[int]) -> None:
    """Put a fact in the place of others."""
    place = instead_of[0] if instead_of else len(items)
    items[:] = [other for n, other in enumerate(items) if n not in instead_of]
    items.insert(place, fact)


def _same(text: str, items: list[Fact], correction: Correction, value: Value | None) -> int | None:
    """The index of the fact that the correction is about: of its kind and with its value, by the same words if need be."""
    same = [n for n, fact in enumerate(items) if fact.kind == correction.kind and fact.value == value]
    if not same:
        return None
    anchor = correction.anchor
    spans = [s for s in (anchor.find(text), anchor.gap(text)) if s is not None] if anchor else []
    agreeing = [n for n in same if items[n].agreement == correction.agreement]
    by_words = [n for n in same if any(s.overlaps(e) for s in spans for e in items[n].evidence)]
    if correction.kind == "money" and anchor is not None:
        # Amounts have no names: the same one elsewhere in the article is another.
        by_words = [n for n in by_words if _is_beside(anchor, text, items[n])]
        agreeing = [n for n in agreeing if n in by_words]
    best = [n for n in by_words if n in agreeing] or by_words or agreeing
    if not best and correction.kind not in SINGLE_KINDS and correction.kind != "money":
        best = same
    return best[0] if best else None


def _is_beside(anchor: Anchor, text: str, fact: Fact) -> bool:
    """Whether some evidence of the fact has a neighbour that the quote had."""
    wanted = min(NEAR, len(letters(anchor.prefix + anchor.suffix)))
    return any(max(anchor.agreement(text, e.start, e.end)) >= wanted for e in fact.evidence)


def _holds(text: str, items: list[Fact], correction: Correction) -> bool:
    """Whether the article still says what was confirmed, though nothing was found there with this value.

    It does where the words stand as they did and either say the value themselves or are not read as another one.
    """
    anchor = correction.anchor
    if correction.details.get("derived"):
        return False
    if anchor is None:
        return not _rivals(text, items, correction)
    if anchor.stands(text) is None:
        return False
    literally = isinstance(correction.target, str) and letters_only(correction.target) in letters_only(anchor.quote)
    return literally or not _rivals(text, items, correction)


def _of_the_same_words(text: str, items: list[Fact], correction: Correction) -> int | None:
    """The index of the fact that is proved by just the words that the correction quotes, where these stand as they did."""
    span = correction.anchor.stands(text) if correction.anchor else None
    alike = (n for n, f in enumerate(items) if f.kind == correction.kind and span and span in f.evidence[:1])
    return next(alike, None)


def _rivals(text: str, items: list[Fact], correction: Correction, *, alone: bool = False) -> list[int]:
    """The facts with which the correction's cannot stand: of a kind that occurs once, else at the words that it quotes.

    `alone`: only those of a kind that occurs once.
    """
    of_kind = [n for n, fact in enumerate(items) if fact.kind == correction.kind]
    if correction.kind in SINGLE_KINDS:
        return [n for n in of_kind if items[n].agreement == correction.agreement]
    if alone or correction.anchor is None:
        return []
    span = correction.anchor.stands(text) or correction.anchor.gap(text)
    return [n for n in of_kind if span and any(span.overlaps(e) for e in items[n].evidence)]


def _as_the_article_says(text: str, items: list[Fact], correction: Correction) -> None:
    """The words are gone: mark what is said instead as changed, else keep what the reader had, unchecked."""
    same = _same(text, items, correction, _value_of(correction))
    if same is not None:
        # The article now says what its reader says.
        items[same] = _confirmed(items[same])
        return
    anchor = correction.anchor
    changed = Changed(
        correction.operation, _value_of(correction), anchor.quote if anchor else "", anchor.start if anchor else 0
    )
    rivals = _rivals(text, items, correction)
    unchecked = [n for n in rivals if not items[n].checked]
    if unchecked:
        fact = items[unchecked[0]]
        items[unchecked[0]] = replace(fact, details={**fact.details, "changed": changed.to_json()})
    elif not rivals or correction.kind not in SINGLE_KINDS:
        source: Source = "extractor" if correction.operation == "check" else "reader"
        kept = replace(_from_reader(text, correction), evidence=(), source=source, checked=False)
        items.append(replace(kept, details={**kept.details, "changed": changed.to_json()}))


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
