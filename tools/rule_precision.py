"""Measure how often each rule of the extractor is right, and write src/mou_tui/facts/precision.json.

    python tools/rule_precision.py SCORER GOLD_DIR...

The figures shipped are those of gold/dev, gold/seeds and both sets of tools/gold_sets.py.

Each GOLD_DIR holds NAME.txt beside NAME.json (gold annotations); SCORER is the public scorer, whose notion of sameness is
used. The reader shows the figures beside a fact on demand; docs/facts.md explains them.
"""

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from mou_tui.facts import Fact, Money, extract
from mou_tui.loaders import load

TARGET = Path(__file__).resolve().parents[1] / "src/mou_tui/facts/precision.json"


def right(scorer: Any, gold: dict[str, Any], fact: Fact) -> bool | None:
    """Whether the fact stands in the gold record; None for kinds that are not annotated."""
    value = str(fact.value)
    if fact.kind in ("instrument", "status"):
        return bool(gold[fact.kind] == value)
    if fact.kind == "party":
        return any(scorer.same_party(g, {"name": value}) for g in gold["parties"])
    if fact.kind == "person":
        bare = scorer.bare(value)
        return any(scorer.bare(g["name"]) == bare and g["role"] == fact.details["role"] for g in gold["people"])
    if fact.kind == "signed_on":
        return bool(gold["signed_on"] == value)
    if fact.kind == "term":
        return bool(gold["term"] and scorer.months(gold["term"]["iso"]) == scorer.months(value))
    if isinstance(fact.value, Money):
        return any((g["amount"], g["currency"]) == tuple(fact.value) for g in gold["money"])
    if fact.kind == "venue":
        return bool(gold["venue"] and scorer.similar(value, gold["venue"], 0.7))
    if fact.kind == "scope":
        start = scorer.squash(value)[:30]
        return any(scorer.squash(g)[:30] == start or scorer.similar(value, g, 0.6) for g in gold["scopes"])
    if fact.kind == "project":
        return any(scorer.similar(value, g, 0.6) for g in gold["projects"])
    if fact.kind == "abbreviation":
        pairs = gold["abbreviations"].items()
        return any(
            scorer.squash(s) == scorer.squash(value) and scorer.similar(x, fact.details["expansion"], 0.6)
            for s, x in pairs
        )
    if fact.kind == "contact":
        return any(scorer.digits(g) == scorer.digits(value) for g in gold["contacts"])
    return None


def main() -> None:
    spec = importlib.util.spec_from_file_location("scorer", sys.argv[1])
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    found: Counter[str] = Counter()
    good: Counter[str] = Counter()
    for folder in map(Path, sys.argv[2:]):
        for path in sorted(folder.glob("*.txt")):
            gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
            for article in load(path):
                for fact in extract(article):
                    verdict = right(scorer, gold, fact)
                    if verdict is not None and fact.rule is not None:
                        found[fact.rule] += 1
                        good[fact.rule] += verdict
    rows = [f' "{rule}": [{good[rule]}, {found[rule]}]' for rule in sorted(found)]
    TARGET.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
    print(f"{len(rows)} rules, {sum(good.values())} of {sum(found.values())} facts right")


if __name__ == "__main__":
    main()
