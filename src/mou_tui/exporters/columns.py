"""The columns that people read: headings in their language, and each agreement's value as a spreadsheet or a report shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal

from mou_tui.exporters.agreements import Agreement, evidence_lines, joined
from mou_tui.exporters.item import Item
from mou_tui.exporters.safety import web_url
from mou_tui.facts.kinds import KIND_TABLE
from mou_tui.facts.labels import instrument_name, status_name, term_text
from mou_tui.i18n import N_, _, ngettext

CellKind = Literal["text", "number", "date", "link"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what its cells are, how wide it is in characters, and where its value comes from."""

    title: str
    kind: CellKind
    width: int
    value: Callable[[Agreement, Item], Any]

    @property
    def heading(self) -> str:
        """The heading in the language in use."""
        return _(self.title)


def kind_text(agreement: Agreement) -> str:
    """`บันทึกข้อตกลง (MoU) · ลงนามแล้ว`: what sort of agreement it is and how it stands, as far as the article says."""
    parts = [instrument_name(agreement.instrument)] if agreement.instrument else []
    parts += [status_name(agreement.status)] if agreement.is_reported and agreement.status else []
    return " · ".join(parts)


def _lines(values: tuple[Any, ...]) -> str:
    return "\n".join(map(str, values))


def _more(key: str) -> Callable[[Agreement, Item], str]:
    """The value of the column of the kind `key`."""
    return lambda agreement, item: joined(agreement, key)


def _checked(agreement: Agreement, item: Item) -> str:
    if not agreement.facts.items:
        return ""
    count = len(agreement.facts)
    told = ngettext("%(checked)d of %(n)d", "%(checked)d of %(n)d", count)
    return told % {"checked": agreement.checked, "n": count}


COLUMNS: Final[tuple[Column, ...]] = (
    Column(N_("Article"), "text", 50, lambda a, i: a.article.title),
    Column(N_("Published on"), "date", 14, lambda a, i: a.article.published_on or ""),
    Column(N_("Agreement no."), "number", 10, lambda a, i: a.number if a.is_reported else ""),
    Column(N_("Type"), "text", 22, lambda a, i: instrument_name(a.instrument) if a.instrument else ""),
    Column(N_("Status"), "text", 12, lambda a, i: status_name(a.status) if a.is_reported and a.status else ""),
    Column(N_("Parties"), "text", 40, lambda a, i: _lines(a.parties)),
    Column(N_("Signatories"), "text", 40, lambda a, i: _lines(a.signatories)),
    Column(N_("Witnesses"), "text", 30, lambda a, i: _lines(a.witnesses)),
    Column(N_("Chair"), "text", 30, lambda a, i: _lines(a.chair)),
    Column(N_("Signed on"), "date", 14, lambda a, i: a.signed_on),
    Column(N_("Expires on"), "date", 14, lambda a, i: a.expires_on),
    Column(N_("Term"), "text", 10, lambda a, i: term_text(a.term) if a.term else ""),
    Column(N_("Venue"), "text", 30, lambda a, i: a.venue),
    Column(N_("Amount"), "number", 16, lambda a, i: max(a.money).amount if a.money else ""),
    Column(N_("Currency"), "text", 8, lambda a, i: max(a.money).currency if a.money else ""),
    Column(N_("Areas of cooperation"), "text", 40, lambda a, i: _lines(a.scope)),
    Column(N_("Projects"), "text", 30, lambda a, i: _lines(a.projects)),
    *(Column(kind.name, "text", kind.column, _more(kind.key)) for kind in KIND_TABLE if kind.column),
    Column(N_("Tags"), "text", 20, lambda a, i: ", ".join(i.tags)),
    Column(N_("Notes"), "text", 40, lambda a, i: "\n\n".join(i.notes)),
    Column(N_("Checked"), "text", 10, _checked),
    Column(N_("Evidence"), "text", 60, lambda a, i: evidence_lines(a)),
    Column(N_("Source"), "link", 30, lambda a, i: web_url(a.article.source_url) or ""),
    Column(N_("Also at"), "text", 30, lambda a, i: _lines(i.also_at)),
    Column(N_("File"), "text", 30, lambda a, i: a.article.path),
    Column(N_("Id"), "text", 24, lambda a, i: a.article.id),
)
"""The sheet of agreements, from left to right."""
