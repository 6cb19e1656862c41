"""What one article says of an agreement, and what all articles together say of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple

from mou_tui.agreements.decide import Pointer

Standing = Literal["reader", "checked", "found", "derived"]
"""Who says a value: the reader from the signed paper, the reader who checked or changed a fact, the program, or a sum of others."""

CHECKED: Final = ("reader", "checked")
"""Those of a value that a person stands for."""

EndKind = Literal["date", "auto", "open", "none", ""]
"""How an agreement ends: on a day, renewed by itself, when another takes its place, never; "" where that is not known."""
SEVERAL: Final = ("party", "signatory", "witness", "chair", "money", "scope", "project")
"""The cells of several values."""
ENTERED: Final = ("file_number", "owner", "contact", "renewal", "file", "note", "notice")
"""What only the reader knows: from the signed paper, or of the office's own."""


class Told(NamedTuple):
    """A value that a report states, with where its article says so and what else is known of it (`position`, `currency`, `rule`)."""

    kind: str
    value: str
    spans: tuple[tuple[int, int], ...] = ()
    standing: Standing = "found"
    more: Mapping[str, Any] = {}

    def to_json(self) -> list[Any]:
        """As the index keeps it."""
        return [self.kind, self.value, [list(span) for span in self.spans], self.standing, dict(self.more)]

    @classmethod
    def from_json(cls, row: list[Any]) -> "Told":
        """The inverse of `to_json`."""
        kind, value, spans, standing, more = row
        return cls(kind, value, tuple((start, end) for start, end in spans), standing, more)


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of one agreement. `pointer` is what it is grouped by, from what the program itself found."""

    pointer: Pointer
    path: str = ""
    locator: str = ""
    source_url: str | None = None
    told: tuple[Told, ...] = ()

    @property
    def key(self) -> str:
        """`sha256:…#1`: article and number."""
        return self.pointer.key

    @property
    def title(self) -> str:
        """The headline."""
        return self.pointer.title

    @property
    def published(self) -> str:
        """The day of publication, ISO 8601, "" where not known."""
        return self.pointer.published

    @property
    def stage(self) -> str:
        """The status that the report gives, with the reader's corrections."""
        return next((told.value for told in self.told if told.kind == "status"), self.pointer.stage)

    def of(self, kind: str) -> Iterator[Told]:
        """The values of one kind."""
        return (told for told in self.told if told.kind == kind)


class Source(NamedTuple):
    """Who says a value: a report (its key) and where in its article; no report for the reader's own."""

    report: str
    spans: tuple[tuple[int, int], ...] = ()
    standing: Standing = "found"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of an agreement, who says it, and what others say instead. `more` is what else is known (`position`, `currency`)."""

    kind: str
    value: str
    sources: tuple[Source, ...] = ()
    others: tuple["Cell", ...] = ()
    standing: Standing = "found"
    more: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> list[Any]:
        """As the index keeps it."""
        return [
            self.kind,
            self.value,
            [[source.report, [list(span) for span in source.spans], source.standing] for source in self.sources],
            [other.to_json() for other in self.others],
            self.standing,
            dict(self.more),
        ]

    @classmethod
    def from_json(cls, row: list[Any]) -> "Cell":
        """The inverse of `to_json`."""
        kind, value, sources, others, standing, more = row
        return cls(
            kind,
            value,
            tuple(Source(report, tuple((a, b) for a, b in spans), how) for report, spans, how in sources),
            tuple(map(cls.from_json, others)),
            standing,
            more,
        )


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of an agreement; `differs` names the kinds in which the sources contradict one another."""

    items: tuple[Cell, ...] = ()
    differs: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Cell]:
        return iter(self.items)

    def one(self, kind: str) -> Cell | None:
        """The cell of a kind that has one value."""
        return next((cell for cell in self.items if cell.kind == kind), None)

    def value(self, kind: str) -> str:
        """Its value, "" where nobody says one."""
        cell = self.one(kind)
        return "" if cell is None else cell.value

    def several(self, kind: str) -> tuple[Cell, ...]:
        """The cells of a kind of several values."""
        return tuple(cell for cell in self.items if cell.kind == kind)

    def values(self, kind: str) -> tuple[str, ...]:
        """Their values."""
        return tuple(cell.value for cell in self.several(kind))

    @property
    def checked(self) -> int:
        """How many of them the reader has checked, changed or entered."""
        return sum(cell.standing in CHECKED for cell in self.items)

    def replacing(self, kinds: Iterable[str], cells: Iterable[Cell]) -> "Cells":
        """With `cells` in the place of all cells of `kinds`."""
        gone = frozenset(kinds)
        return Cells((*(cell for cell in self.items if cell.kind not in gone), *cells), self.differs)
