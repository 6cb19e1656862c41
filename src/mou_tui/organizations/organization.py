"""A body of the gazetteer, and a stretch of text that names one."""

from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Organization:
    """One body: a ministry, university, company, international organisation, …

    `ambiguous` holds those of its abbreviations that also mean something else: another body of the gazetteer
    (ทช. = กรมทางหลวงชนบท or กรมทรัพยากรทางทะเลและชายฝั่ง) or an ordinary word (UP). `parent` is the id of the body it
    belongs to, "" where none is recorded. `ror` is the address of its record in the Research Organization Registry.
    """

    id: str
    kind: str
    name_th: str | None = None
    name_en: str | None = None
    abbreviations_th: tuple[str, ...] = ()
    abbreviations_latin: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    ambiguous: frozenset[str] = field(default=frozenset())
    parent: str = ""
    ror: str | None = None

    @property
    def name(self) -> str:
        """The name to show: Thai where there is one."""
        return self.name_th or self.name_en or self.id

    @property
    def abbreviations(self) -> tuple[str, ...]:
        """Thai abbreviations, then Latin ones."""
        return self.abbreviations_th + self.abbreviations_latin

    @property
    def names(self) -> tuple[str, ...]:
        """Full names: Thai, English, then former names and other spellings."""
        return tuple(n for n in (self.name_th, self.name_en) if n) + self.other_names


class Mention(NamedTuple):
    """A stretch of text that names a body: text[start:end].

    `ambiguous` says that the words, an abbreviation, do not tell which of the `candidates` is meant, or whether one is.
    """

    start: int
    end: int
    candidates: tuple[Organization, ...]
    ambiguous: bool = False

    @property
    def organization(self) -> Organization | None:
        """The body meant, or None where the abbreviation alone does not tell."""
        return None if self.ambiguous else self.candidates[0]
