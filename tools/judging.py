"""Which of the facts that the program finds in annotated articles are right, by the public scorer's notion of sameness.

A set is a folder with NAME.txt, the article, beside NAME.json, what a careful reader wrote down; or with the articles in `articles`
and the records in `gold`.
"""

import importlib.util
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, get_args

from mou_tui.article import Article
from mou_tui.facts import Fact, Facts, extract
from mou_tui.facts.model import Trust, to_document
from mou_tui.loaders import load

# The fields of the scorer by which facts of a kind are judged; expiries and quotations are not annotated.
_FIELDS: Final = {
    "instrument": "instrument", "status": "status", "parties": "party", "people+role": "person", "signed_on": "signed_on",
    "venue": "venue", "term": "term", "money": "money", "scopes": "scope", "projects": "project", "sdgs": "sdg",
    "abbreviations": "abbreviation", "contacts": "contact",
}  # fmt: skip


class Judged(NamedTuple):
    """An article of a set with its facts, and those that were judged, each with whether it is right."""

    article: Article
    facts: Facts
    verdicts: Sequence[tuple[Fact, bool]]


def load_scorer(path: str | Path) -> Any:
    """The public scorer as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def judged_articles(scorer: Any, folder: Path) -> Iterator[Judged]:
    """The articles of a set, judged."""
    texts, records = (folder / "articles", folder / "gold") if (folder / "gold").is_dir() else (folder, folder)
    for path in sorted(texts.glob("*.txt")):
        gold = json.loads((records / f"{path.stem}.json").read_text("utf-8"))
        for article in load(path):
            facts = extract(article)
            yield Judged(article, facts, list(_verdicts(scorer, gold, article, facts)))


def _verdicts(scorer: Any, gold: Any, article: Article, facts: Facts) -> Iterator[tuple[Fact, bool]]:
    predicted = scorer.predicted(to_document(article, facts))
    for field, wanted, found, same in scorer.compare(gold, predicted):
        if field not in _FIELDS:
            continue
        of_kind = facts.of(_FIELDS[field])[: len(found)]
        left = list(range(len(of_kind)))
        for item in wanted:
            # One fact for each item, as the scorer pairs them.
            hit = next((n for n in left if same(item, found[n])), None)
            if hit is not None:
                left.remove(hit)
        yield from ((fact, n not in left) for n, fact in enumerate(of_kind))


class Rated(NamedTuple):
    """A fact's kind, how far it is trusted, and whether it is right."""

    kind: str
    trust: Trust
    right: bool


def rated(articles: Iterable[Judged]) -> list[Rated]:
    """The judged facts with the trust that the program has in them; without those that say that there is nothing."""
    return [
        Rated(fact.kind, fact.trust, right) for one in articles for fact, right in one.verdicts if fact.value != "none"
    ]


def print_trust(title: str, facts: Sequence[Rated]) -> None:
    """How many facts are sure, found and doubtful, and how many of these are right; of all, then of each kind."""
    print(f"{title}: {_right(facts)} of the facts are right")
    for kind in ("", *sorted({fact.kind for fact in facts})):
        of = [fact for fact in facts if kind in ("", fact.kind)]
        cells = []
        for trust in get_args(Trust):
            group = [fact for fact in of if fact.trust == trust]
            cells.append(f"{trust} {len(group) / max(1, len(of)):4.0%} {_right(group):>15}")
        print(f"    {kind or 'all':13}{len(of):5}   " + "   ".join(cells))


def _right(facts: Sequence[Rated]) -> str:
    count = sum(fact.right for fact in facts)
    return f"{count}/{len(facts)} {count / len(facts):.3f}" if facts else "–"
