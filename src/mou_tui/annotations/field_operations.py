"""Changes to what stands in the reader's own fields, each with its inverse."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from mou_tui.annotations.correction_operations import PutBackCorrection, RemoveCorrection
from mou_tui.annotations.document import Document
from mou_tui.annotations.merging import Merge
from mou_tui.annotations.operations import Operation, OwnFile, undone_by
from mou_tui.annotations.own_fields import OwnValue, own_value_to_table
from mou_tui.i18n import N_


@dataclass(frozen=True, slots=True)
class SetField(Operation):
    """Put a value into an own field of an article, in the place of the one that stands there; "" empties the field.

    The one that stands there is known by its uid, else by its article and field: another reader may have entered it meanwhile.
    """

    own: OwnValue
    file: ClassVar[OwnFile] = "corrections"

    def apply(self, document: Document[Any]) -> Operation | None:
        present = _found(document, self.own)
        if present is None:
            if not self.own.value:
                return None
            document.add(own_value_to_table(self.own))
            return RemoveCorrection(self.own.uid)
        place, before = present
        if before.value == self.own.value:
            return None
        if not self.own.value:
            return PutBackCorrection(document.remove(place).table, place)
        entry = document.entries[place]
        document.put(place, entry.with_changes({"value": self.own.value, "changed": self.own.changed}))
        return SetField(replace(before, changed=self.own.changed))

    def _label(self) -> str:
        return N_("Field changed") if self.own.value else N_("Field emptied")


@dataclass(frozen=True, slots=True)
class MergeCorrections(Operation):
    """Add what another copy of corrections.toml holds. Of two values of one field the one that was entered last stays."""

    tables: tuple[Mapping[str, Any], ...]
    file: ClassVar[OwnFile] = "corrections"
    label: ClassVar[str] = Merge.label

    def apply(self, document: Document[Any]) -> Operation | None:
        inverses: list[Operation | None] = []
        for table in self.tables:
            other = document.entry(table).item
            present = _found(document, other) if isinstance(other, OwnValue) else None
            step: Operation = Merge((table,), "corrections")
            if present is not None and isinstance(other, OwnValue):
                if present[1].changed >= other.changed:
                    continue
                step = SetField(other)
            inverses.append(step.apply(document))
        return undone_by(inverses, self.label)


def _found(document: Document[Any], own: OwnValue) -> tuple[int, OwnValue] | None:
    """The value of the same field that is in the file, and where it stands."""
    place = document.find(own.uid)
    item = None if place is None else document.entries[place].item
    if place is not None and isinstance(item, OwnValue):
        return place, item
    for there in document.of_article(own.article.id):
        if isinstance(there, OwnValue) and there.field == own.field:
            place = document.find(there.uid)
            return None if place is None else (place, there)
    return None
