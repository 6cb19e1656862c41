"""What states, ends and cells of agreements are called on the screen and in exports, in the language in use."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.model import Cell, Cells
from mou_tui.facts.amount import Money
from mou_tui.facts.labels import instrument_name, kind_name, money_text, status_name, term_text
from mou_tui.i18n import N_, EraChoice, _, language, ngettext
from mou_tui.settings import OWN, USUAL_FIELDS, named_fields
from mou_tui.thai.width import cells, truncate

STATE_LABELS: Final = {
    "draft": N_("draft of agreement"),
    "planned": N_("to be signed"),
    "active": N_("in force now"),
    "ending": N_("running out"),
    "ended": N_("run out"),
    "renewed": N_("replaced by a newer one"),
    "unknown": N_("term unknown"),
}
END_LABELS: Final = {
    "auto": N_("renews itself"),
    "open": N_("until replaced"),
    "none": N_("without end"),
    "date": N_("fixed day"),
}
CELL_LABELS: Final = {
    "title": N_("Headline"),
    "planned_on": N_("To be signed on"),
    "starts_on": N_("Starts on"),
    "ends_on": N_("Ends on"),
    "end": N_("Ends on"),
    "end_kind": N_("Kind of end"),
    "former_end": N_("Former one ended"),
    "signatory": N_("Signatory"),
    "witness": N_("Witness"),
    "chair": N_("Chair"),
    "file_number": N_("File number"),
    "owner": N_("Owner unit"),
    "contact": N_("Contact person"),
    "renewal": N_("State of renewal"),
    "file": N_("Signed file"),
    "note": N_("Note"),
    "notice": N_("Notice"),
}
DATES: Final = frozenset(("signed_on", "planned_on", "starts_on", "ends_on", "former_end"))


# 30 ต.ค. 2567 → 30 ต.ค. 67, as registers write it.
_CENTURY: Final = re.compile(r"(?<=\. )25(\d\d)$")


def state_name(state: str) -> str:
    """`ending` → `ใกล้หมด`."""
    return _(STATE_LABELS[state])


def end_kind_name(kind: str) -> str:
    """`auto` → `ต่ออายุอัตโนมัติ`; "" for none known."""
    return _(END_LABELS[kind]) if kind in END_LABELS else ""


def cell_name(kind: str) -> str:
    """What a cell is called; the settings may name what only the reader knows."""
    id_ = kind.removeprefix(OWN)
    if id_ != kind or id_ in USUAL_FIELDS:
        named = named_fields()
        if id_ != kind or id_ in named:
            return named.get(id_, id_)
    return _(CELL_LABELS[kind]) if kind in CELL_LABELS else kind_name(kind)


def own_kinds(there: Iterable[str] = ()) -> list[str]:
    """The kinds of cells that are own fields: those that the settings name, then others among the kinds that are `there`."""
    named = [OWN + id_ for id_ in named_fields() if id_ not in USUAL_FIELDS]
    return list(dict.fromkeys((*named, *sorted(kind for kind in there if kind.startswith(OWN)))))


def own_kinds_of(rows: Iterable[Brief]) -> list[str]:
    """Likewise, of agreements in a table."""
    return own_kinds(OWN + id_ for row in rows for id_, _value in row.fields if id_ not in USUAL_FIELDS)


def date_text(iso: str, era: EraChoice = "auto", *, short: bool = True) -> str:
    """A date as people read it; `short` drops the century of a Buddhist year: 30 ต.ค. 67."""
    from mou_tui.thai.date_format import format_date

    if not iso:
        return ""
    try:
        text = format_date(iso, language(), era, "short")
    except (ValueError, IndexError):
        return iso
    return _CENTURY.sub(r"\1", text) if short and len(iso) > 4 else text


def cell_text(cell: Cell, era: EraChoice = "auto") -> str:
    """The value of a cell as people read it."""
    if cell.kind in DATES:
        return date_text(cell.value, era)
    match cell.kind:
        case "instrument":
            return instrument_name(cell.value)
        case "status":
            return status_name(cell.value)
        case "term" | "notice":
            return term_text(cell.value)
        case "end_kind":
            return end_kind_name(cell.value) or cell.value
        case "money":
            return amount_text(cell.value, str(cell.more.get("currency") or "THB"))
        case "signatory" | "witness" | "chair" if cell.more.get("position"):
            return f"{cell.value} {cell.more['position']}"
        case _:
            return cell.value


def disagreements(cells: Cells, named: Mapping[str, str] | None = None) -> list[str]:
    """A line for each cell in which the sources differ, with all values; `named` says what a report is called, to tell who says which."""
    return [
        f"{cell_name(kind)}: "
        + " ≠ ".join(_said(told, named or {}) for cell in cells.several(kind) for told in (cell, *cell.others))
        for kind in cells.differs
    ]


def _said(cell: Cell, named: Mapping[str, str]) -> str:
    who = [named[source.report] for source in cell.sources if source.report in named]
    if cell.standing == "reader":
        who.append(_("entered by the reader"))
    return f"{cell_text(cell)} ({'; '.join(dict.fromkeys(who))})" if named and who else cell_text(cell)


def amount_text(value: str, currency: str) -> str:
    """An amount as people read it; what is no number stays as it is."""
    try:
        number = float(value)
    except ValueError:
        return value
    return money_text(Money(int(number) if number == int(number) else number, currency))


def end_text(row: Brief, era: EraChoice = "auto") -> str:
    """When the agreement ends, in a table: the day (with * where it was computed), or how it ends, or that it is not known."""
    if row.end_kind in ("open", "none"):
        return end_kind_name(row.end_kind)
    if row.ends_on:
        shown = date_text(row.ends_on, era) + ("*" if row.ends_by == "derived" else "")
        return f"{shown} ↻" if row.end_kind == "auto" else shown
    if row.end_kind == "auto":
        return end_kind_name(row.end_kind)
    # A term without a day from which it runs.
    return _("%s from ?") % term_text(row.term) if row.term else _("unknown")


def left_text(row: Brief, today: date) -> str:
    """How much time is left, in words: `12 days`, `run out 1 year`; "" where that is not known."""
    if row.next:
        return _("has a newer one")
    days = row.days_left(today)
    if days is None or row.end_kind in ("open", "none") or row.status in ("draft", "planned"):
        return ""
    if days < 0:
        return _("run out %s") % span_text(-days)
    return span_text(days) if days else _("today")


def span_text(days: int) -> str:
    """Days as the longest unit that tells enough: 45 วัน, 8 เดือน, 2 ปี."""
    if days < 90:
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    if days < 730:
        months = round(days / 30.44)
        return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}
    years = days // 365
    return ngettext("%(n)d year", "%(n)d years", years) % {"n": years}


_BETWEEN: Final = " ↔ "
_LEAST_NAME: Final = 9
"""Columns under which a name that was cut says nothing."""


def with_whom(row: Brief, ours: frozenset[str] = frozenset(), room: int | None = None) -> str:
    """The parties in a line, without the reader's own bodies; the headline where none is known.

    In `room` columns each party has its share, so that a long name hides no other; those without room are counted.
    """
    names = [name for name, key in zip(row.parties, row.party_keys, strict=False) if key not in ours] or list(
        row.parties
    )
    line = _BETWEEN.join(names) or row.title
    if room is None or cells(line) <= room:
        return line
    if len(names) < 2:
        return truncate(line, room)
    shown = max(2, min(len(names), (room - 3) // (_LEAST_NAME + len(_BETWEEN))))
    rest = f" +{len(names) - shown}" if shown < len(names) else ""
    return (
        truncate(
            _BETWEEN.join(_shares(names[:shown], room - len(rest) - len(_BETWEEN) * (shown - 1))), room - len(rest)
        )
        + rest
    )


def _shares(names: Sequence[str], room: int) -> list[str]:
    """The names in `room` columns together: short ones whole, the others cut to the same width."""
    widths, left, share = sorted(map(cells, names)), room, room
    for number, width in enumerate(widths):
        share = left // (len(widths) - number)
        if width > share:
            break
        left -= width
    return [truncate(name, share) for name in names]


def marks(row: Brief) -> str:
    """≠ sources differ, ≈ perhaps the same as another, ↻ renewed or a renewal, ✓ checked or entered."""
    return "".join(
        mark for mark, shown in (("≠", row.differs), ("≈", row.perhaps), ("↻", row.former), ("✓", row.checked)) if shown
    )


def subject(count: int) -> str:
    """`mou-tui: 2 ข้อตกลงใกล้หมดอายุ`: the first line of what is told of ends."""
    told = ngettext("mou-tui: %(n)d agreement is running out", "mou-tui: %(n)d agreements are running out", count)
    return told % {"n": count}


def names(cells: Iterable[Cell]) -> str:
    """The values of cells, in a line."""
    return "; ".join(cell.value for cell in cells)
