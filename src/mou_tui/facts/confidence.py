"""How likely each fact is right: a linear model's second opinion of what the rules found.

A fact's rule and the sentences that hold of it (confidence_features.py) have weights for each kind of fact; their sum is the logit
of the share of such facts that careful readers found right. The weights stand in confidence.json; tools/confidence_weights.py
trains and calibrates them.
"""

import functools
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib import resources
from typing import Final, NamedTuple

from mou_tui.facts.confidence_features import SPEAKS_FOR, Surroundings, features
from mou_tui.facts.model import DOUBTFUL_BELOW, Fact, Kind
from mou_tui.facts.page import Page

OF_THE_KIND: Final = ""
"""The name of the weight that every fact of a kind has."""
_LEAST, _MOST = 0.01, 0.99
"""Nothing is said to be impossible or certain."""
_TELLING: Final = 0.1
"""The least weight of a sentence that is named as a reason."""


class Reasons(NamedTuple):
    """The sentences (English, marked for the catalogues) that speak for a fact and against it, the weightiest first."""

    speak_for: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@functools.cache
def weights() -> dict[Kind, dict[str, float]]:
    """For each kind that is judged the weights of its rules and sentences, by name."""
    source = resources.files(__package__).joinpath("confidence.json").read_text("utf-8")
    stored: dict[Kind, dict[str, float]] = json.loads(source)
    return stored


def with_confidence(page: Page, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """`facts`, all that were found in the article, each with its confidence; doubtful ones have the warning `unsure`.

    Kinds that no annotated article judges (quotations) keep none. A computed expiry is as likely as what it follows from.
    """
    facts = tuple(facts)
    around = Surroundings(page, facts)
    tables = weights()
    judged = [_judged(fact, around, tables) for fact in facts]
    for n, fact in enumerate(judged):
        if fact.details.get("derived"):
            judged[n] = _as_what_it_follows_from(fact, judged)
    return tuple(judged)


def reasons(around: Surroundings, fact: Fact) -> Reasons:
    """Why `fact`, one of those that `around` is made of, has its confidence."""
    table = weights().get(fact.kind)
    return Reasons() if table is None else _reasons(features(fact, around), table)


def _judged(fact: Fact, around: Surroundings, tables: Mapping[Kind, Mapping[str, float]]) -> Fact:
    table = tables.get(fact.kind)
    if table is None or fact.value == "none":
        return fact
    said = features(fact, around)
    score, weight_of = table[OF_THE_KIND], table.get
    for name in said:
        score += weight_of(name, 0.0)
    confidence = _confidence(score)
    if confidence < DOUBTFUL_BELOW:
        return _doubtful(fact, confidence, next(iter(_reasons(said, table).against), ""))
    # The extractor has just made it and nobody else has seen it; to copy each costs as much as to judge it.
    object.__setattr__(fact, "confidence", confidence)
    return fact


def _confidence(score: float) -> float:
    """The share that a sum of weights stands for, in whole hundredths."""
    hundredths = int(100 / (1 + math.exp(-score)) + 0.5)
    return _LEAST if hundredths < 1 else _MOST if hundredths > 99 else hundredths / 100


def _doubtful(fact: Fact, confidence: float, why: str = "") -> Fact:
    details = dict(fact.details)
    if not details.get("warning"):
        details["warning"] = "unsure"
        if why:
            details["doubt"] = why
    return replace(fact, confidence=confidence, details=details)


def _reasons(said: Iterable[str], table: Mapping[str, float]) -> Reasons:
    named = [name for name in said if name in SPEAKS_FOR and abs(table.get(name, 0.0)) >= _TELLING]
    named.sort(key=lambda name: -abs(table[name]))
    return Reasons(tuple(n for n in named if SPEAKS_FOR[n]), tuple(n for n in named if not SPEAKS_FOR[n]))


def _as_what_it_follows_from(expiry: Fact, facts: list[Fact]) -> Fact:
    of = [f for f in facts if f.kind in ("signed_on", "term") and expiry.agreement in f.agreements]
    known = [f.confidence for f in of if f.confidence is not None]
    if not known:
        return expiry
    confidence = min(known)
    return _doubtful(expiry, confidence) if confidence < DOUBTFUL_BELOW else replace(expiry, confidence=confidence)
