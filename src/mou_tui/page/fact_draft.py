"""A fact as the reader enters it, before it is a correction. Knows no screen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from mou_tui.article import Article, Span
from mou_tui.exporters.safety import one_line
from mou_tui.facts.corrections import Correction, add, edit
from mou_tui.facts.model import Fact, Kind
from mou_tui.i18n import N_, EraChoice
from mou_tui.page.fact_input import parse_value, typed_text, understood
from mou_tui.thai.canonical import canonical

FURTHER: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "person": (("position", N_("Position")),),
    "quote": (("speaker", N_("Speaker")), ("position", N_("Position"))),
    "abbreviation": (("expansion", N_("Stands for")),),
}
"""Kinds that have more to type than their value: the keys of the details and what they are called."""

CHOSEN_FROM: Final = frozenset({"instrument", "status"})
"""Kinds whose value is one of a list."""

_CHOSEN_DETAILS: Final[dict[str, str]] = {"person": "role", "contact": "medium"}
"""Kinds with a detail that is one of a list."""


@dataclass
class FactDraft:
    """Another value of the `fact`, or a new fact of an article: of `kind`, proved by `words` of the article where there are any."""

    article: Article
    fact: Fact | None
    kind: Kind
    agreement: int
    words: Span | None = None
    facts: tuple[Fact, ...] = ()
    """The other facts of the article, from which something may follow together with what is typed."""
    era: EraChoice = "auto"

    @classmethod
    def of(
        cls,
        article: Article,
        fact: Fact | None = None,
        *,
        kind: Kind = "party",
        agreement: int | None = 1,
        words: Span | None = None,
        facts: Iterable[Fact] = (),
        era: EraChoice = "auto",
    ) -> "FactDraft":
        """Of the `fact` that is to be edited, else of one to be added, to begin with of `kind` and with the selected `words`."""
        if fact is not None:
            return cls(article, fact, fact.kind, fact.agreement or 1, None, tuple(facts), era)
        return cls(article, None, kind, agreement or 1, words, tuple(facts), era)

    def typed_at_first(self) -> str:
        """What stands in the line of the value before anything is typed."""
        if self.fact is not None:
            return typed_text(self.fact)
        return "" if self.words is None else one_line(self.words.of(self.article.text))

    def understood(self, typed: str) -> list[str]:
        """What is understood of a typed value, and what follows from it."""
        return understood(self.kind, typed, self.facts, self.agreement, self.era)

    def correction(self, entered: Mapping[str, str], *, proved: bool = False) -> Correction:
        """The correction that was entered: `value`, and the details of its kind; `proved` by the words.

        Raises ValueError with a sentence for the reader.
        """
        value = entered["value"] if self.kind in CHOSEN_FROM else parse_value(self.kind, entered["value"])
        details: dict[str, object] = {}
        if (chosen := _CHOSEN_DETAILS.get(self.kind)) is not None:
            details[chosen] = entered[chosen]
        for key, _name in FURTHER.get(self.kind, ()):
            details[key] = " ".join(canonical(entered[key]).split()) or None
        if self.fact is not None:
            return edit(self.article, self.fact, value, **details)
        return add(self.article, self.kind, value, self.words if proved else None, self.agreement, **details)
