"""Train the weights by which each fact is given its confidence, and measure them on articles kept apart.

    python tools/confidence_weights.py SCORER --tuned GOLD_DIR... --unseen GOLD_DIR... [--write]

GOLD_DIR are sets of annotated articles and SCORER the public scorer (tools/judging.py). Patterns were made from those of
`--tuned`, none from those of `--unseen`. What is printed is cross-validated: each sixth of the articles is judged by weights that the
others gave, and calibrated by the unseen articles. `--write` trains on all and writes src/mou_tui/facts/confidence.json.

The model is a logistic regression, by gradient ascent. Each sentence has a weight for all kinds and one for each kind, so that kinds
of few facts are helped by the others; one that speaks for facts is never held against one (confidence_features.SPEAKS_FOR).
"""

import argparse
import json
import math
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from judging import Rated, judged_articles, load_scorer, print_trust

from mou_tui.facts import confidence
from mou_tui.facts.confidence import OF_THE_KIND
from mou_tui.facts.confidence_features import SPEAKS_FOR, Surroundings, features
from mou_tui.facts.model import trusted
from mou_tui.facts.page import Page

WEIGHTS: Final = Path(confidence.__file__).with_name("confidence.json")
_PARTS: Final = 6
_ROUNDS: Final = 150
_PENALTY: Final = 1.0
_PACE: Final = 0.5
_SMALLEST: Final = 0.005
_ANY_KIND: Final = "*"

Name = tuple[str, str]
"""A kind, or `*` for all of them, and the name of a rule or a sentence, or "" for every fact."""
Weights = Mapping[Name, float]


class Example(NamedTuple):
    """A fact that was found: its kind, its rule and the sentences that hold of it, and whether it is right."""

    kind: str
    said: tuple[str, ...]
    right: bool

    @property
    def names(self) -> list[Name]:
        """What has a weight: rules are of one kind, sentences of one and of all."""
        own = [(self.kind, name) for name in ("", *self.said)]
        return [(_ANY_KIND, ""), *own, *((_ANY_KIND, name) for name in self.said if name in SPEAKS_FOR)]


class Text(NamedTuple):
    """An annotated article's facts."""

    unseen: bool
    examples: tuple[Example, ...]


def texts_of(scorer: Any, folders: Iterable[Path], unseen: bool) -> list[Text]:
    found = []
    for folder in folders:
        for judged in judged_articles(scorer, folder):
            around = Surroundings(Page(judged.article), judged.facts)
            told = [(fact, right) for fact, right in judged.verdicts if fact.value != "none"]
            found.append(Text(unseen, tuple(Example(f.kind, tuple(features(f, around)), ok) for f, ok in told)))
    return found


def share(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def logit(example: Example, weights: Weights) -> float:
    return sum(weights.get(name, 0.0) for name in example.names)


def train(texts: Iterable[Text]) -> Weights:
    rows = [(example.names, example.right) for text in texts for example in text.examples]
    weights: dict[Name, float] = defaultdict(float)
    steepness: dict[Name, float] = defaultdict(lambda: 1e-8)
    for _ in range(_ROUNDS):
        slope: dict[Name, float] = defaultdict(float)
        for names, right in rows:
            error = right - share(sum(weights[name] for name in names))
            for name in names:
                slope[name] += error
        for name, rise in slope.items():
            if name != (_ANY_KIND, ""):
                rise -= _PENALTY * weights[name]
            steepness[name] += rise * rise
            weights[name] += _PACE * rise / math.sqrt(steepness[name])
            speaks_for = SPEAKS_FOR.get(name[1])
            if speaks_for is not None:
                weights[name] = max(0.0, weights[name]) if speaks_for else min(0.0, weights[name])
    return weights


class Scale(NamedTuple):
    """How logits are stretched and moved, so that of facts with confidence p the share p is right."""

    by: float = 1.0
    to: float = 0.0


def calibrated(pairs: Sequence[tuple[float, bool]]) -> Scale:
    """The scale that fits logits and whether they were right best (Platt 1999)."""
    by, to = 1.0, 0.0
    for _ in range(3000):
        errors = [(right - share(by * at + to), at) for at, right in pairs]
        by += 0.075 * sum(error * at for error, at in errors) / len(pairs)
        to += 0.6 * sum(error for error, _at in errors) / len(pairs)
    return Scale(by, to)


def validated(texts: Sequence[Text]) -> list[tuple[Text, Example, float]]:
    """Each fact with the logit that articles other than its own give it."""
    order = list(texts)
    random.Random(3).shuffle(order)
    judged = []
    for part in range(_PARTS):
        kept_apart = order[part::_PARTS]
        weights = train(text for n, text in enumerate(order) if n % _PARTS != part)
        judged += [(text, example, logit(example, weights)) for text in kept_apart for example in text.examples]
    return judged


def table_of(weights: Weights, scale: Scale) -> dict[str, dict[str, float]]:
    """For each kind its weights on the calibrated scale, as confidence.json has them."""
    kinds = sorted({kind for kind, _name in weights} - {_ANY_KIND})
    tables: dict[str, dict[str, float]] = {}
    for kind in kinds:
        names = {name for of, name in weights if of == kind}
        table = {
            name: scale.by * (weights.get((kind, name), 0.0) + weights.get((_ANY_KIND, name), 0.0)) for name in names
        }
        table[OF_THE_KIND] += scale.to
        tables[kind] = {n: round(w, 3) for n, w in sorted(table.items()) if n == OF_THE_KIND or abs(w) >= _SMALLEST}
    return tables


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--tuned", type=Path, nargs="+", default=[])
    parser.add_argument("--unseen", type=Path, nargs="+", required=True)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    scorer = load_scorer(given.scorer)
    texts = texts_of(scorer, given.tuned, False) + texts_of(scorer, given.unseen, True)
    judged = validated(texts)
    scale = calibrated([(at, example.right) for text, example, at in judged if text.unseen])
    for title, unseen in (("tuned", False), ("unseen", True)):
        rated = [
            Rated(example.kind, trusted(round(share(scale.by * at + scale.to), 2)), example.right)
            for text, example, at in judged
            if text.unseen == unseen
        ]
        if rated:
            print_trust(title, rated)
    if given.write:
        tables = table_of(train(texts), scale)
        WEIGHTS.write_text(json.dumps(tables, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{sum(map(len, tables.values()))} weights in {WEIGHTS.name}")


if __name__ == "__main__":
    main()
