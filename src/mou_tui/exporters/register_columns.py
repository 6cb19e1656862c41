"""The columns of a register of agreements: what each is called in Excel and in CSV, and which of them are read back."""

from collections.abc import Iterable
from typing import Final

from mou_tui.agreements.labels import cell_name
from mou_tui.i18n import N_, _, every_language
from mou_tui.loaders.column_names import spelling
from mou_tui.settings import OWN, USUAL_FIELDS, named_fields

COLUMNS: Final[tuple[tuple[str, str, int], ...]] = (
    ("key", N_("Code"), 16), ("party", N_("Parties"), 44), ("instrument", N_("Type"), 18), ("title", N_("Headline"), 40),
    ("signed_on", N_("Signed on"), 13), ("term", N_("Term"), 10), ("end", N_("Ends on"), 16), ("left", N_("Days left"), 10),
    ("state", N_("State"), 14), ("signatory", N_("Signatories"), 34), ("money", N_("Amounts"), 18), ("file_number", N_("File number"), 16),
    ("owner", N_("Owner unit"), 20), ("contact", N_("Contact person"), 20), ("renewal", N_("State of renewal"), 20),
    ("file", N_("Signed file"), 24), ("renews", N_("Renews"), 16), ("notice", N_("Notice"), 10), ("checked", N_("Checked"), 9),
    ("differs", N_("Sources differ"), 18), ("reports", N_("Articles"), 9), ("url", N_("Source"), 24), ("note", N_("Note"), 40),
)  # fmt: skip
"""Field, heading and width; own fields stand before the note."""
EDITABLE: Final = (
    "party", "instrument", "status", "title", "signed_on", "term", "end", "end_kind", "venue", "signatory", "file_number", "owner",
    "contact", "renewal", "file", "renews", "notice", "note",
)  # fmt: skip
"""What may be changed in a register, beside own fields."""
TOLD: Final = ("state", "money", "currency")
"""What is told where it was changed: it cannot be. What is only counted or linked is passed over."""
KEPT: Final = (*EDITABLE, *TOLD)
AS_WRITTEN: Final = "as_written"
"""The column of CSV that keeps what was written, as JSON: so that what was changed since is known without guessing."""
CSV_COLUMNS: Final = (
    "key", "state", "instrument", "status", "parties", "signatories", "signed_on", "term", "ends_on", "end_kind", "days_left", "venue",
    "amount", "currency", "file_number", "owner", "contact", "renewal", "former", "next", "differs", "others", "perhaps", "checked",
    "articles", "title", "source_url", "path", "notice", "file", "note",
)  # fmt: skip
"""Behind them stand the own fields, and AS_WRITTEN."""
_IN_CSV: Final = {
    "parties": "party", "signatories": "signatory", "ends_on": "end", "former": "renews", "days_left": "left", "articles": "reports",
    "amount": "money", "source_url": "url",
}  # fmt: skip
_MORE_HEADINGS: Final = {
    "status": N_("Status"), "venue": N_("Venue"), "end_kind": N_("Kind of end"), "signatory": N_("Signatory"),
}  # fmt: skip


def columns_with(own: Iterable[str]) -> list[tuple[str, str, int]]:
    """COLUMNS in the language in use with own fields (their kinds), of which one that is called as another has its id behind it."""
    static = {heading for _field, caption, _width in COLUMNS for heading in every_language(caption)}
    more = [
        (kind, name if (name := cell_name(kind)) not in static else f"{name} ({kind.removeprefix(OWN)})", 20)
        for kind in own
    ]
    usual = [(field, cell_name(field) if field in USUAL_FIELDS else _(name), width) for field, name, width in COLUMNS]
    return [*usual[:-1], *more, usual[-1]]


def field_of_column(column: str) -> str:
    """The field of a column of CSV that is no own field's."""
    return _IN_CSV.get(column, column)


def fields_by_heading(ids: Iterable[str] = ()) -> dict[str, str]:
    """The fields by what a heading may say, as `spelling` gives it: ids, names in each language, names of own fields.

    `ids` are own fields that the settings do not name any more.
    """
    own: dict[str, str] = {}
    for id_, name in {**{id_: id_ for id_ in ids}, **named_fields()}.items():
        kind = cell_kind(id_)
        own |= {spelling(said): kind for said in (name, f"{name} ({id_})", id_, f"own_{id_}")}
    known = {spelling(heading): field for field, caption, _width in COLUMNS for heading in every_language(caption)}
    known |= {spelling(heading): field for field, said in _MORE_HEADINGS.items() for heading in every_language(said)}
    known |= {spelling(field): field for field in (*(field for field, _caption, _width in COLUMNS), *KEPT, AS_WRITTEN)}
    known |= {spelling(column): field_of_column(column) for column in CSV_COLUMNS}
    return own | known


def cell_kind(id_: str) -> str:
    """The kind of an agreement's cell for the own field `id_`: the usual ones every agreement has."""
    return id_ if id_ in USUAL_FIELDS else OWN + id_


def column_letters(column: int) -> str:
    """What spreadsheet programs call a column, counted from 0: 0 → A, 26 → AA."""
    name, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
