"""Measure how often each rule of the extractor is right, and write src/mou_tui/facts/precision.json.

    python tools/rule_precision.py SCORER GOLD_DIR...

The figures shipped are those of gold/dev, gold/seeds and both sets of tools/gold_sets.py.

Each GOLD_DIR is a set of annotated articles, SCORER the public scorer, whose notion of sameness is used (tools/judging.py). The
reader shows the figures beside a fact on demand; docs/facts.md explains them.
"""

import sys
from collections import Counter
from pathlib import Path

from judging import judged_articles, load_scorer

TARGET = Path(__file__).resolve().parents[1] / "src/mou_tui/facts/precision.json"


def main() -> None:
    scorer = load_scorer(sys.argv[1])
    found: Counter[str] = Counter()
    good: Counter[str] = Counter()
    for folder in map(Path, sys.argv[2:]):
        for judged in judged_articles(scorer, folder):
            for fact, right in judged.verdicts:
                if fact.rule is not None:
                    found[fact.rule] += 1
                    good[fact.rule] += right
    rows = [f' "{rule}": [{good[rule]}, {found[rule]}]' for rule in sorted(found)]
    TARGET.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
    print(f"{len(rows)} rules, {sum(good.values())} of {sum(found.values())} facts right")


if __name__ == "__main__":
    main()
