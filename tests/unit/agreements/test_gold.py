"""The grouping rule on the hand-made gold, where that and the corpus are at hand."""

import itertools
import json
from pathlib import Path

import pytest

from mou_tui.agreements.grouping import grouped, offered, ordered, pairs_of
from mou_tui.agreements.reading import reports_of
from mou_tui.facts import extract
from mou_tui.loaders import load

ROOT = Path(__file__).resolve().parents[4]
GOLD = ROOT / "shared" / "gold" / "agreements.json"
CORPUS = ROOT.parent / "corpus" / "full"


@pytest.mark.slow
@pytest.mark.skipif(not (GOLD.exists() and CORPUS.exists()), reason="the gold or the corpus is not at hand")
def test_precision_and_recall_on_the_gold() -> None:
    gold = json.loads(GOLD.read_text("utf-8"))
    wanted = {x["path"] for g in gold["groups"] for x in g["articles"]} | {
        n[k] for n in gold["near_misses"] for k in "ab"
    }
    reports, path_of = [], {}
    for path in sorted(wanted):
        for article in load(CORPUS / path):
            for report in reports_of(article, extract(article)):
                reports.append(report)
                path_of[report.key] = path
    pairs = pairs_of([report.pointer for report in reports])
    groups = grouped({report.key: report.pointer.article for report in reports}, pairs)
    rows: dict[str, set[str]] = {path: set() for path in wanted}
    for group in groups:
        for key in group:
            rows[path_of[key]].add(group[0])
    near = {ordered(a, b) for a, b, _alike in offered(groups, pairs)}

    def together(a: str, b: str) -> bool:
        return bool(rows[a] & rows[b])

    inside = [pair for g in gold["groups"] for pair in itertools.combinations([x["path"] for x in g["articles"]], 2)]
    group_of = {x["path"]: g["group"] for g in gold["groups"] for x in g["articles"]}
    found = sum(together(a, b) for a, b in inside)
    wrong = sum(together(a, b) for a, b in itertools.combinations(sorted(group_of), 2) if group_of[a] != group_of[b])
    told = sum(together(a, b) or any(ordered(x, y) in near for x in rows[a] for y in rows[b]) for a, b in inside)
    assert found / (found + wrong) >= 0.97
    assert found / len(inside) >= 0.60
    assert told / len(inside) >= 0.80
    assert sum(together(n["a"], n["b"]) for n in gold["near_misses"]) <= 1
