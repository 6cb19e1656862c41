"""The records of the check set and of the set that patterns were tuned on: well formed, and they quote their articles."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mou_tui.thai.canonical import canonical

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"check": 24, "tuned": 72}
RECORDS = [path for name in SIZES for path in sorted((ROOT / "tests/gold" / name).glob("[ct][0-9]*.json"))]
KEYS = [
    "id", "title", "published_on", "source_url", "byline", "instrument", "status", "parties", "people", "signed_on", "venue",
    "term", "money", "scopes", "projects", "sdgs", "abbreviations", "contacts",
]  # fmt: skip
INSTRUMENTS = {"mou", "moa", "loi", "contract", "cooperation", "none"}
STATUSES = {"signed", "renewed", "planned", "draft", "in_force", "none"}
ROLES = {"signatory", "witness", "chair", "other"}
ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def laid_out(name: str, target: Path) -> Path:
    """The set as the scorer takes it; skips where its texts are not at hand."""
    if name == "tuned" and not os.environ.get("MOU_TUI_CORPORA"):
        pytest.skip("needs the full corpora in MOU_TUI_CORPORA")
    subprocess.run([sys.executable, ROOT / "tools/gold_sets.py", name, target], check=True, capture_output=True)
    return target


@pytest.fixture(scope="module")
def check(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The check set with its articles."""
    return laid_out("check", tmp_path_factory.mktemp("check"))


@pytest.fixture(scope="module")
def tuned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tuned set with its articles."""
    return laid_out("tuned", tmp_path_factory.mktemp("tuned"))


def record(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded


def squashed(text: str) -> str:
    return re.sub(r"\s", "", canonical(text))


def quoted(gold: dict[str, Any]) -> Iterator[str]:
    """All values that are words of the article."""
    for key in ("title", "source_url", "byline", "venue"):
        if gold[key] is not None:
            yield gold[key]
    for party in gold["parties"]:
        yield party["name"]
        yield from party["aliases"]
    for person in gold["people"]:
        yield person["name"]
        if person["position"] is not None:
            yield person["position"]
    for key in ("scopes", "projects", "contacts"):
        yield from gold[key]
    for money in gold["money"]:
        yield money["text"]
    if gold["term"] is not None:
        yield gold["term"]["text"]
    for short, long in gold["abbreviations"].items():
        yield short
        yield long


@pytest.mark.parametrize("name", SIZES)
def test_each_record_has_its_source(name: str) -> None:
    sources = json.loads((ROOT / "tests/gold" / name / "sources.json").read_text("utf-8"))
    stems = [path.stem for path in RECORDS if path.parent.name == name]
    assert len(stems) == SIZES[name]
    assert stems == sorted(sources)
    assert len({json.dumps(source) for source in sources.values()}) == SIZES[name]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_has_the_form_of_the_gold(path: Path) -> None:
    gold = record(path)
    assert list(gold) == KEYS
    assert gold["id"] == path.stem
    assert gold["instrument"] in INSTRUMENTS
    assert gold["status"] in STATUSES
    assert (gold["instrument"] == "none") == (gold["status"] == "none")
    if gold["instrument"] == "none":
        assert gold["scopes"] == []
        assert gold["signed_on"] is None
    for key in ("published_on", "signed_on"):
        assert gold[key] is None or ISO_DATE.fullmatch(gold[key])
    assert {person["role"] for person in gold["people"]} <= ROLES
    assert all(set(party) == {"name", "aliases"} for party in gold["parties"])
    assert all(set(person) == {"name", "position", "role"} for person in gold["people"])
    assert all(set(money) == {"amount", "currency", "text"} for money in gold["money"])
    assert all(1 <= number <= 17 for number in gold["sdgs"])


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_value_is_copied_from_the_article(path: Path, request: pytest.FixtureRequest) -> None:
    articles: Path = request.getfixturevalue(path.parent.name)
    text = squashed((articles / f"{path.stem}.txt").read_bytes().decode("utf-8-sig"))
    for value in quoted(record(path)):
        assert value == " ".join(value.split()), value
        assert squashed(value) in text, value


def squashed_articles(folder: Path) -> set[str]:
    return {squashed(path.read_text("utf-8-sig")) for path in folder.rglob("*.txt")}


def test_no_article_of_the_check_set_is_one_that_patterns_are_made_from(shared: Path, check: Path) -> None:
    assert not squashed_articles(check) & squashed_articles(shared / "gold")


def test_no_tuned_article_is_one_of_the_check_set(check: Path, tuned: Path) -> None:
    assert not squashed_articles(check) & squashed_articles(tuned)
