"""What was changed in a register since it was written: what a spreadsheet program only writes otherwise is no change."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from mou_tui.annotations.agreements import is_day
from mou_tui.exporters.register_columns import EDITABLE, KEPT, TOLD
from mou_tui.exporters.safety import plain
from mou_tui.i18n import _
from mou_tui.loaders.written_dates import iso_date
from mou_tui.page.agreement_input import parse_entered
from mou_tui.page.register_dates import Style, may_mean, readings, style_of
from mou_tui.page.register_file import RegisterRow, RegisterTable
from mou_tui.settings import OWN

UNKNOWN_ROW: Final = "key"
"""The field of a `Change` that stands for a row that is of no agreement of the register."""
_LISTED: Final = ("party", "signatory")
_DAYS: Final = ("signed_on", "end")
# What programs write where a formula is none, and where a column is too narrow
_ERROR: Final = re.compile(r"#(?:NAME\?|REF!|VALUE!|N/A|DIV/0!|NUM!|NULL!)|Err:\d{3}|#{3,}")
_NOTHING: Final = ("-", "–", "—")


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that was changed, as it stands there; `value` is what is meant by it, `place` where it stands.

    `fault` says why it is not entered, "" where it is; `is_wrong` where somebody has to put it right.
    """

    key: str
    field: str
    before: str
    after: str
    place: str
    value: str = ""
    fault: str = ""
    is_wrong: bool = True


Now = Callable[[str], Mapping[str, str] | None]
"""What a register that is written now says of the agreement of a key; None where there is none."""


def changes_in(table: RegisterTable, now: Now) -> Iterator[Change]:
    """The cells that were changed. Where the file does not keep what was written, what is known now is taken for that."""
    befores = [row.written if row.written is not None else now(row.key) if row.key else None for row in table.rows]
    style = style_of(
        (row.cells[field].text, (before or {}).get(field, ""))
        for row, before in zip(table.rows, befores, strict=True)
        for field in _DAYS
        if field in row.cells
    )
    said: dict[tuple[str, str], Change] = {}
    for row, before in zip(table.rows, befores, strict=True):
        if before is None:
            typed = next((cell for cell in row.cells.values() if tidy(cell.text)), None)
            if typed is not None:
                yield Change(row.key, UNKNOWN_ROW, "", typed.text, typed.place)
            continue
        for change in _of_row(row, before, style):
            # A row that was copied: both may be changed, but not to different things.
            first = said.setdefault((change.key, change.field), change)
            if first is change:
                yield change
            elif first.value != change.value:
                yield replace(change, fault=_("Cell %s says something else of this agreement.") % first.place)


def _of_row(row: RegisterRow, before: Mapping[str, str], style: Style) -> Iterator[Change]:
    changes: dict[str, Change] = {}
    for field, cell in row.cells.items():
        old = before.get(field, "")
        if not _is_read(field) or (field in TOLD and row.written is None) or says_same(field, cell.text, old):
            continue
        value = meant(field, cell.text, style)
        change = Change(row.key, field, old, cell.text, cell.place, value)
        if field in TOLD:
            change = replace(change, fault=_("This column is not read back."), is_wrong=False)
        elif _ERROR.fullmatch(cell.text.strip()):
            why = _("A spreadsheet program shows an error or a lack of room here: nothing is taken from this cell.")
            change = replace(change, fault=why, is_wrong=False)
        changes[field] = change
    end, kind = changes.get("end"), changes.pop("end_kind", None)
    if kind is not None and not (kind.value == "date" and _has_day(row, end)):
        changes["end"] = _end_of(kind, end, before)
    yield from changes.values()


def _is_read(field: str) -> bool:
    return field in KEPT or field.startswith(OWN)


def _has_day(row: RegisterRow, end: Change | None) -> bool:
    cell = row.cells.get("end")
    return bool(end.value if end is not None else cell is not None and tidy(cell.text))


def _end_of(kind: Change, end: Change | None, before: Mapping[str, str]) -> Change:
    """The one end that a row of CSV says in two columns: on which day, and how."""
    if kind.value == "date":
        return replace(kind, fault=_("A fixed day is meant, but the column of the end has none."))
    if end is not None and end.value and kind.value:
        return replace(kind, fault=_("A day and a kind of end were changed at once: an agreement has one of them."))
    if end is not None and end.value:
        return end
    after = replace(kind, field="end", before=kind.before or before.get("end", ""))
    # Without a kind its day is the end again.
    return after if kind.value or end is not None else replace(after, value=before.get("end", ""))


def meant(field: str, text: str, style: Style = Style()) -> str:  # noqa: B008 - a tuple
    """What is to be entered for a cell: days in ISO 8601 as the file writes them, lists a line each, all else as it stands."""
    words = tidy(text)
    if field in _LISTED:
        return "\n".join(filter(None, (part.strip() for part in re.split(r"[;\n]", words))))
    if field in _DAYS and words:
        said = readings(words)
        return said.get(style) or said.get(Style()) or next(iter(said.values()), words)
    if field == "end_kind":
        return _end_kind(words)
    return words


def _end_kind(words: str) -> str:
    if not words or words == "date" or words in _fixed():
        return "date" if words else ""
    try:
        return parse_entered("end", words)
    except ValueError:
        return words


def _fixed() -> list[str]:
    from mou_tui.agreements.labels import END_LABELS
    from mou_tui.i18n import every_language

    return every_language(END_LABELS["date"])


def says_same(field: str, new: str, old: str) -> bool:
    """Whether a cell says what stood there, perhaps written otherwise."""
    new, old = tidy(new), tidy(old)
    if new == old or new == tidy(_in_windows(old)):
        return True
    if not new or not old:
        return False
    if field == "renews":
        return new.lower().removeprefix("ag:") == old.lower().removeprefix("ag:")
    if field in _LISTED:
        return set(meant(field, new).split("\n")) == set(meant(field, old).split("\n"))
    if field in _DAYS and is_day(old):
        return may_mean(new, old)
    if field in (*EDITABLE, "end_kind") and field not in ("title", "note", "venue"):
        one, other = _parsed(field, new), _parsed(field, old)
        if one is not None and one == other:
            return True
    return _is_number(new, old) or _is_date(new, old)


def _parsed(field: str, text: str) -> str | None:
    if field == "end_kind":
        return _end_kind(text)
    try:
        return parse_entered(field, text)
    except ValueError:
        return None


def _in_windows(text: str) -> str:
    """`text` as a program leaves it that saves it in Windows-874."""
    return text.encode("cp874", "replace").decode("cp874")


# 8393 · 8,393.00 · 1.23457E+12
_NUMBER: Final = re.compile(
    r"(?P<whole>\d{1,3}(?:,\d{3}){1,8}|\d{1,40})(?:\.(?P<digits>\d{1,20}))?(?P<power>E[+-]?\d{1,3})?", re.IGNORECASE
)


def _is_number(new: str, old: str) -> bool:
    """Whether a program took `old` for a number and wrote it so: without needless zeros, with commas, as a power of ten.

    The other way round, a number that has got a zero, is a change that somebody made.
    """
    match, before = _NUMBER.fullmatch(new), _NUMBER.fullmatch(old)
    if match is None or before is None or before["power"]:
        return False
    if match["power"]:
        digits = len(match["digits"] or "")
        return f"{float(new.replace(',', '')):.{digits}E}" == f"{float(old.replace(',', '')):.{digits}E}"
    decimals = (before["digits"] or "").rstrip("0")
    shown = (before["whole"].replace(",", "").lstrip("0") or "0") + (f".{decimals}" if decimals else "")
    return new.replace(",", "") == shown


def _is_date(new: str, old: str) -> bool:
    """Whether a number such as 5/2566 was taken for a date: พ.ค.-66."""
    day = (
        iso_date(old)
        if len(old) <= 12 and re.fullmatch(r"[\d๐-๙]{1,4}[/.-][\d๐-๙]{1,4}(?:[/.-][\d๐-๙]{1,4})?", old)
        else None
    )
    return day is not None and may_mean(new, day)


def tidy(text: str) -> str:
    """A cell's words as they are compared: single spaces, no blank lines; nothing for the dash that stands for it."""
    lines = (" ".join(line.split()) for line in plain(text).split("\n"))
    words = "\n".join(line for line in lines if line)
    return "" if words in _NOTHING else words
