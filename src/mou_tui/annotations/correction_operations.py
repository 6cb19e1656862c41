"""Changes to corrections.toml, each with its inverse."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from mou_tui.annotations.corrections import StoredCorrection, store_correction, stored_to_table
from mou_tui.annotations.document import Document
from mou_tui.annotations.operations import Batch, Operation, OwnFile
from mou_tui.article import Article
from mou_tui.facts.corrections import Changed, Settling, settled
from mou_tui.facts.model import Fact
from mou_tui.i18n import N_


@dataclass(frozen=True, slots=True)
class AddCorrection(Operation):
    """Add a correction after those that are there: a later one wins."""

    correction: StoredCorrection
    file: ClassVar[OwnFile] = "corrections"
    label: ClassVar[str] = N_("Fact changed")

    def apply(self, document: Document[StoredCorrection]) -> Operation | None:
        if document.find(self.correction.uid) is not None:
            return None
        document.add(stored_to_table(self.correction))
        return RemoveCorrection(self.correction.uid)

    def _label(self) -> str:
        return CORRECTED[self.correction.correction.operation]


CORRECTED: Final[Mapping[str, str]] = {
    "edit": N_("Fact changed"),
    "add": N_("Fact added"),
    "reject": N_("Fact rejected"),
    "check": N_("Fact checked"),
}
"""What was done to a fact, by the correction's operation."""


@dataclass(frozen=True, slots=True)
class RemoveCorrection(Operation):
    """Take a correction back."""

    uid: str
    file: ClassVar[OwnFile] = "corrections"
    label: ClassVar[str] = N_("Correction undone")

    def apply(self, document: Document[StoredCorrection]) -> Operation | None:
        taken = document.take_out(self.uid)
        return None if taken is None else PutBackCorrection(*taken)


@dataclass(frozen=True, slots=True)
class PutBackCorrection(Operation):
    """Put a correction back where it stood: the inverse of RemoveCorrection."""

    table: Mapping[str, Any]
    place: int
    file: ClassVar[OwnFile] = "corrections"
    label: ClassVar[str] = N_("Correction restored")

    def apply(self, document: Document[StoredCorrection]) -> Operation | None:
        uid = document.put_back(self.table, self.place)
        return None if uid is None else RemoveCorrection(uid)


def settle(stored: Iterable[StoredCorrection], article: Article, fact: Fact, how: Settling) -> Operation:
    """What settles a fact of an article that was changed: the corrections it was changed after go, another may come.

    `stored` are the article's corrections. Raises ValueError for a fact with nothing to settle.
    """
    correction, changed = settled(article, fact, how), Changed.of(fact)
    gone = [s for s in stored if changed is not None and changed.is_of(s.correction, fact)]
    steps: list[Operation] = [RemoveCorrection(s.uid) for s in gone]
    if correction is not None:
        steps.append(AddCorrection(store_correction(article, correction)))
    return Batch(tuple(steps), SETTLED[how])


SETTLED: Final[Mapping[Settling, str]] = {
    "accept": N_("New value accepted"),
    "keep": N_("Own value kept"),
    "drop": N_("Earlier check dropped"),
}
"""What was done about a fact whose article was changed."""
