"""The rules by which facts are found, as things: each says what it reads and shows it by an example that a test runs.

    BETWEEN: Final = rule("parties.between", N_("…"), "ลงนาม MOU ระหว่าง กรมป่าไม้ กับ กรมประมง", "กรมป่าไม้", "กรมประมง")

A fact carries the rule's id. How it is found never depends on that id: a rule is a label for people.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Rule:
    """A way of finding facts: `what` says in a sentence (English, marked for the catalogues) what it reads.

    In an article of the lines of `example`, of which the first is the headline, it finds exactly the values `finds`; a line
    that begins with a dash is an item of a list, `published_on` the day of the article where the rule asks for it.
    """

    id: str
    what: str
    example: str
    finds: tuple[str, ...]
    published_on: str | None = None


SIGNING: Final = "มีการลงนามบันทึกข้อตกลง ระหว่าง กรมป่าไม้ กับ กรมประมง"
"""A sentence that reports a signing, with which many examples begin."""
RULES: Final[dict[str, Rule]] = {}
"""All rules by their ids, once the modules of the extractors and rule_book have been imported."""


def rule(
    id: str, what: str, example: str, *finds: str, headline: str = "พิธีลงนามบันทึกข้อตกลง", published_on: str | None = None
) -> Rule:
    """Register a rule; `example` is the body under `headline`. Raises ValueError for an id in use."""
    if id in RULES:
        raise ValueError(f"two rules are called {id}")
    RULES[id] = made = Rule(id, what, f"{headline}\n{example}", finds, published_on)
    return made
