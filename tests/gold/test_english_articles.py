"""The invented English articles of tests/gold/english: each says what its record says, field by field."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from mou_tui import extract, load
from mou_tui.facts.model import Facts

ARTICLES = sorted((Path(__file__).parent / "english").glob("*.txt"))


def read(path: Path) -> tuple[Facts, dict[str, Any]]:
    (article,) = load(path)
    return extract(article), json.loads(path.with_suffix(".json").read_text("utf-8"))


def plain(words: str) -> str:
    """Words without the punctuation and titles that records write in several ways."""
    return re.sub(r"[\s.,“”\"()]|^the ", "", words).casefold()


@pytest.fixture(params=ARTICLES, ids=lambda path: path.stem)
def told(request: pytest.FixtureRequest) -> tuple[Facts, dict[str, Any]]:
    return read(request.param)


def test_instrument_and_status(told: tuple[Facts, dict[str, Any]]) -> None:
    facts, record = told
    assert [f.value for f in (facts.first("instrument"), facts.first("status")) if f] == [
        record["instrument"],
        record["status"],
    ]


def test_parties(told: tuple[Facts, dict[str, Any]]) -> None:
    facts, record = told
    assert {plain(str(f.value)) for f in facts.of("party")} == {plain(p["name"]) for p in record["parties"]}


def test_people_and_what_they_do(told: tuple[Facts, dict[str, Any]]) -> None:
    facts, record = told
    assert {(plain(str(f.value)), f.details["role"]) for f in facts.of("person")} == {
        (plain(p["name"]), p["role"]) for p in record["people"]
    }


def test_day_term_and_place(told: tuple[Facts, dict[str, Any]]) -> None:
    facts, record = told
    values = {kind: fact.value for kind in ("signed_on", "term", "venue") if (fact := facts.first(kind))}
    expected = {
        "signed_on": record["signed_on"],
        "term": record["term"] and record["term"]["iso"],
        "venue": record["venue"],
    }
    assert values == {kind: value for kind, value in expected.items() if value is not None}


def test_areas_and_projects(told: tuple[Facts, dict[str, Any]]) -> None:
    facts, record = told
    assert [plain(str(f.value)) for f in facts.of("scope")] == [plain(s) for s in record["scopes"]]
    assert [plain(str(f.value)) for f in facts.of("project")] == [plain(p) for p in record["projects"]]


def test_every_fact_is_held_up_by_its_words() -> None:
    for path in ARTICLES:
        (article,) = load(path)
        for fact in extract(article):
            assert fact.evidence or fact.kind in ("instrument", "status")
            for span in fact.evidence:
                assert span.of(article.text).strip()
