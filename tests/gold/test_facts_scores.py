"""The extracted facts against the gold annotations: floors, by the public scorer, where ../shared is at hand.

The check set's articles were written down before anyone looked at the extractor's output and are not tuned on.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mou_tui.facts import extract
from mou_tui.facts.model import to_document
from mou_tui.loaders import load

ROOT = Path(__file__).resolve().parents[2]


def score(shared: Path, gold: Path, target: Path) -> dict[str, Any]:
    """The public scorer's verdict on the extractor's output for the articles beside the gold records."""
    with target.open("w", encoding="utf-8") as out:
        for path in sorted(gold.glob("*.txt")):
            for article in load(path):
                out.write(json.dumps(to_document(article, extract(article)), ensure_ascii=False) + "\n")
    scorer = subprocess.run(
        [sys.executable, shared / "eval" / "score.py", gold, target, "--json"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    verdict: dict[str, Any] = json.loads(scorer.stdout)
    return verdict


@pytest.fixture(scope="module")
def dev(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return score(shared, shared / "gold" / "dev", tmp_path_factory.mktemp("dev") / "facts.jsonl")


@pytest.mark.parametrize(
    ("field", "floor"),
    [
        ("title", 0.99),
        ("published_on", 0.99),
        ("source_url", 0.99),
        ("instrument", 0.95),
        ("status", 0.95),
        ("people", 0.96),
        ("people+role", 0.92),
        ("people+position", 0.92),
        ("parties", 0.88),
        ("abbreviations", 0.92),
        ("party aliases", 0.72),
        ("scopes", 0.75),
        ("money", 0.75),
    ],
)
def test_each_field_of_the_dev_set_holds_its_floor(dev: dict[str, Any], field: str, floor: float) -> None:
    assert dev["fields"][field]["f1"] >= floor


def test_the_dev_set_as_a_whole_holds_its_floor(dev: dict[str, Any]) -> None:
    assert dev["headline"] >= 0.93


def test_every_fact_of_the_dev_set_is_held_up_by_its_words(dev: dict[str, Any]) -> None:
    assert dev["evidence"] > 400
    assert dev["evidence_bad"] == 0


def test_the_seeds_hold_their_floor(shared: Path, tmp_path: Path) -> None:
    assert score(shared, shared / "gold" / "seeds", tmp_path / "facts.jsonl")["headline"] >= 0.87


def test_articles_that_nobody_tuned_on_hold_their_floor(shared: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "tools/gold_sets.py", "check", tmp_path], check=True, capture_output=True)
    verdict = score(shared, tmp_path, tmp_path / "facts.jsonl")
    assert verdict["headline"] >= 0.85
    assert verdict["fields"]["parties"]["f1"] >= 0.77
    assert verdict["evidence_bad"] == 0


@pytest.mark.skipif(not os.environ.get("MOU_TUI_CORPORA"), reason="needs the full corpora in MOU_TUI_CORPORA")
def test_the_articles_of_the_full_corpora_that_patterns_were_made_from_hold_their_floor(
    shared: Path, tmp_path: Path
) -> None:
    subprocess.run([sys.executable, ROOT / "tools/gold_sets.py", "tuned", tmp_path], check=True, capture_output=True)
    verdict = score(shared, tmp_path, tmp_path / "facts.jsonl")
    assert verdict["headline"] >= 0.89
    assert verdict["fields"]["parties"]["f1"] >= 0.93
    assert verdict["fields"]["people+role"]["f1"] >= 0.91
    assert verdict["evidence_bad"] == 0
