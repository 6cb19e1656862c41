"""The end of an agreement that nobody states: the day of signing and the term, counted."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from mou_tui.facts.durations import end_of_term
from mou_tui.facts.model import Fact, Facts, Value


def with_derived_expiries(items: list[Fact], refused: set[tuple[int | None, Value | None]]) -> list[Fact]:
    """The facts with each derived expiry computed anew: the reader may have changed the date or the term it follows from.

    An expiry that the reader rejected (`refused`: its agreement and its value) does not come back.
    """
    derived = {f.agreement: f for f in items if f.kind == "expires_on" and f.details.get("derived")}
    kept = [f for f in items if not (f.kind == "expires_on" and f.details.get("derived"))]
    stated = {number for f in kept if f.kind == "expires_on" for number in f.agreements}
    said = Facts(tuple(f for f in kept if f.is_stated))
    for expiry in derived_expiries(said.of("signed_on"), said.of("term"), stated):
        if (expiry.agreement, expiry.value) not in refused:
            before = derived.get(expiry.agreement)
            same = before is not None and (before.value, before.agreements) == (expiry.value, expiry.agreements)
            kept.append(before if before is not None and same else expiry)
    return kept


def derived_expiries(signings: Iterable[Fact], terms: Iterable[Fact], ending: Collection[int]) -> Iterator[Fact]:
    """The expiries that follow for the agreements but those of the numbers `ending`, of which the end is stated.

    One that follows for several agreements from the same words is told once, with their numbers.
    """
    terms = list(terms)
    for signed in signings:
        ends: dict[str, Fact] = {}
        for number in signed.agreements:
            term = next((fact for fact in terms if number in fact.agreements), None)
            if number in ending or term is None:
                continue
            expiry = derived_expiry(replace(signed, agreement=number), term)
            if expiry is None:
                continue
            same = ends.get(str(expiry.value))
            if same is not None:
                expiry = replace(same, details={**same.details, "also": [*same.details.get("also", ()), number]})
            ends[str(expiry.value)] = expiry
        yield from ends.values()


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
