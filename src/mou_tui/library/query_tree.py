"""What a query is made of: words, passages and fields, and how they are put together; and what does not parse."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from mou_tui.article import Span
from mou_tui.errors import UsageError
from mou_tui.library import passages
from mou_tui.library.fields import Field
from mou_tui.thai.width import cells


class QueryError(UsageError):
    """A query that does not parse. `position` is the place in `text`, in code points, where it stops being one."""

    def __init__(self, cause: str, position: int, *, text: str = "", advice: str | None = None) -> None:
        super().__init__(cause, advice=advice)
        self.position = position
        self.text = text

    def __str__(self) -> str:
        """The cause, what to do, and the query with a caret under the place."""
        words = super().__str__()
        if not self.text or not self.text.isprintable() or len(self.text) > 500:
            return words
        return f"{words}\n  {self.text}\n  {' ' * cells(self.text[: self.position])}^"


@dataclass(frozen=True, slots=True)
class Term:
    """Words to be found as they are, as a substring. `needle` is `matchable`; `aliases` are the organisation's other names.

    An alias counts only where it stands by itself (มช. not in รมช.); what was typed counts anywhere.
    """

    text: str
    needle: str
    position: int = 0
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """All of `terms` with at most `distance` words between the first and the last of them, in any order."""

    terms: tuple[Term, ...]
    distance: int

    def spans(self, folded: str) -> Iterator[Span]:
        """Each of the words where they are so in a folded text."""
        return passages.near_spans(folded, [term.needle for term in self.terms], self.distance)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression of RE2 that matches somewhere in the folded text.

    `needle` is a run of letters that all its matches contain, "" where none is known.
    """

    expression: str
    needle: str = ""

    def spans(self, folded: str) -> Iterator[Span]:
        """What it matches in a folded text."""
        return passages.pattern_spans(folded, self.expression)


@dataclass(frozen=True, slots=True)
class FieldText:
    """A value of `field` contains `term`, or is just that where `exact`."""

    field: Field
    term: Term
    exact: bool = False


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """`field` is `value`."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class FieldRange:
    """A value of `field` overlaps [low, high]; None is open. Days are numbers (20230825), amounts are in `currency`."""

    field: Field
    low: float | None
    high: float | None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class And:
    """All of `parts`; without any: every article."""

    parts: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of `parts`."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Not `part`."""

    part: "Node"


NOTHING: Final = Or(())
"""What no article matches: a query with a condition that is not understood, which must not be shown as if it had none."""

Node = Term | Near | Pattern | FieldText | FieldChoice | FieldRange | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """A query. `error` is where a half-written one stops being one; `root` is then what it says without that.

    Where a condition on a field is not understood, `root` is NOTHING: all that it leaves out would be shown else.

    `sort` is the order that it asks for (orders.SORTS), None where it asks for none.

    `expansions` tells which of its words were taken for organisations, and by which other names these are looked for.
    """

    text: str = ""
    root: Node = And()
    error: QueryError | None = None
    sort: str | None = None
    expansions: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether every article matches."""
        return self.root == And()

    def passages(self) -> Iterator[Near | Pattern]:
        """What is to be marked in a text beside `terms`: words near one another, and patterns."""
        yield from (part for part in _positive(self.root) if isinstance(part, Near | Pattern))

    def terms(self) -> Iterator[Term]:
        """The words to be marked in a text: those that may occur, not those that must not."""
        yield from (part for part in _positive(self.root) if isinstance(part, Term))


def _positive(node: Node) -> Iterator[Term | Near | Pattern]:
    match node:
        case Term() | Near() | Pattern():
            yield node
        case FieldText(field=of, term=term) if of.kind not in ("tag", "site", "path") and not of.own:
            yield term
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _positive(part)
        case _:
            pass
