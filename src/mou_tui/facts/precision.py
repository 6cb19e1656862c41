"""How often each rule of the extractor was right on annotated articles: what the reader sees of a fact on demand."""

import json
from functools import cache
from importlib import resources
from typing import NamedTuple


class Precision(NamedTuple):
    """Of `found` facts of a rule in the annotated articles, `right` were right."""

    right: int
    found: int

    @property
    def share(self) -> float:
        """The share of the right ones, 0 to 1."""
        return self.right / self.found


@cache
def _measured() -> dict[str, list[int]]:
    source = resources.files(__package__).joinpath("precision.json").read_text("utf-8")
    measured: dict[str, list[int]] = json.loads(source)
    return measured


def rule_precision(rule: str | None) -> Precision | None:
    """The measured precision of a rule (tools/rule_precision.py), or None where too few facts (under 5) tell nothing."""
    row = _measured().get(rule or "")
    return Precision(*row) if row and row[1] >= 5 else None
