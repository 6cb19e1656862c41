"""The check set's records are well formed and quote their articles: 24 articles, written down by reading."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mou_tui.thai.canonical import canonical

ROOT = Path(__file__).resolve().parents[2]
RECORDS = sorted(path for path in (ROOT / "tests/gold/check").glob("c*.json"))
KEYS = [
    "id", "title", "published_on", "source_url", "byline", "instrument", "status", "parties", "people", "signed_on", "venue",
    "term", "money", "scopes", "projects", "sdgs", "abbreviations", "contacts",
]  # fmt: skip
INSTRUMENTS = {"mou", "moa", "loi", "contract", "cooperation", "none"}
STATUSES = {"signed", "renewed", "planned", "draft", "in_force", "none"}
ROLES = {"signatory", "witness", "chair", "other"}
ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@pytest.fixture(scope="module")
def articles(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The check set as the scorer takes it."""
    target = tmp_path_factory.mktemp("check")
    subprocess.run([sys.executable, ROOT / "tools/check_set.py", target], check=True, capture_output=True)
    return target


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


def test_there_are_24_records_and_each_has_its_source() -> None:
    sources = json.loads((ROOT / "tests/gold/check/sources.json").read_text("utf-8"))
    assert len(RECORDS) == 24
    assert [path.stem for path in RECORDS] == sorted(sources)
    assert len({source["member"] for source in sources.values()}) == 24


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
def test_every_value_is_copied_from_the_article(path: Path, articles: Path) -> None:
    text = squashed((articles / f"{path.stem}.txt").read_bytes().decode("utf-8-sig"))
    for value in quoted(record(path)):
        assert value == " ".join(value.split()), value
        assert squashed(value) in text, value


def test_no_article_of_the_check_set_is_one_that_patterns_are_made_from(shared: Path, articles: Path) -> None:
    known = {squashed(path.read_text("utf-8-sig")) for path in (shared / "gold").rglob("*.txt")}
    assert not [path.stem for path in articles.glob("*.txt") if squashed(path.read_text("utf-8-sig")) in known]
