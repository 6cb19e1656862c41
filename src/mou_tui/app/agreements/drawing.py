"""The agreements screen as lines of text in roles, exactly as wide as asked: what the screen paints and tests read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from mou_tui.agreements.labels import (
    cell_name,
    date_text,
    end_text,
    left_text,
    marks,
    state_name,
    with_whom,
)
from mou_tui.agreements.states import MARKS
from mou_tui.agreements.timeline import bars, by_kind, by_partner, by_year, span_of, timeline
from mou_tui.app.agreements.details import details_of
from mou_tui.app.agreements.pieces import Piece, Row, first_row, fitted, text_of
from mou_tui.app.agreements.view import AgreementsView
from mou_tui.facts.labels import INSTRUMENT_LABELS
from mou_tui.i18n import N_, _, language, ngettext
from mou_tui.library.fields import FIELD_BY_NAME
from mou_tui.thai.width import cells, pad, truncate

DETAIL_FROM: Final = 100
"""Columns from which the details stand beside the table."""
_DATE: Final = 12
_LEFT: Final = 14


__all__ = ["Drawn", "drawn", "text_of"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The screen: its lines, which of them are rows of the table (line → row) and of the details, and what columns sort by."""

    lines: tuple[Row, ...]
    table: dict[int, int]
    details: dict[int, int]
    detail_from: int
    sorts: tuple[tuple[int, int, str], ...]
    heading: int
    worklist: int


SORT_NAMES: Final = {
    "signed": N_("latest signing first"), "ends": N_("soonest end first"), "party": N_("by name"), "reports": N_("most news first"),
    "state": N_("by state"), "published": N_("latest news first"),
}  # fmt: skip


def drawn(view: AgreementsView, width: int, height: int, library: str, keys: Callable[[str], str]) -> Drawn:
    """The whole screen. `keys` says how an action's key is written under the layout in use."""
    lines: list[Row] = [_title(view, width, library), _filter_line(view, width)]
    worklist = len(lines)
    lines += _worklist(view, width)
    table: dict[int, int] = {}
    details: dict[int, int] = {}
    sorts: tuple[tuple[int, int, str], ...] = ()
    room = max(3, height - len(lines) - 2)
    heading = len(lines)
    beside = width >= DETAIL_FROM
    inside = width - _detail_width(width) - 1 if beside else width
    if view.page == "charts":
        body = [fitted([Piece(" " + line)], inside) for line in _charts(view, inside - 2)]
        body = _padded(body[:room], room, inside)
    elif view.page == "timeline":
        body, table = _timeline(view, inside, room, heading)
    elif not beside and view.focus == "detail":
        body = []
    else:
        body, table, sorts = _table(view, inside, room, heading)
    detail_from = inside + 1 if beside else 0
    if beside or (view.focus == "detail" and view.page == "list"):
        own = _detail_width(width) if beside else width
        told, at = details_of(view, own, room)
        details = {heading + n: line for n, line in at.items()}
        if beside:
            body = [
                (*row, Piece("│", "dim"), *other) for row, other in zip(body, _padded(told, room, own), strict=True)
            ]
        else:
            body = _padded(told, room, own)
    lines += body
    lines += [_told(view, width), _hints(view, width, keys)]
    return Drawn(tuple(lines[:height]), table, details, detail_from, sorts, heading, worklist)


def _detail_width(width: int) -> int:
    return max(38, width // 3)


def _padded(rows: Sequence[Row], height: int, width: int) -> list[Row]:
    return [*rows[:height], *[(Piece(" " * width),)] * (height - len(rows))]


def _title(view: AgreementsView, width: int, library: str) -> Row:
    count = f"{len(view.rows):,}" if view.filter else ""
    of = ngettext("%(n)s agreement", "%(n)s agreements", len(view.all_rows)) % {"n": f"{len(view.all_rows):,}"}
    right = (_("%(n)s of %(all)s") % {"n": count, "all": of} if count else of) + " "
    if not view.is_finished:
        right = _("still being put together") + " · " + right
    left = " " + _("Agreements") + (f": {library}" if library else "")
    room = width - cells(right)
    return fitted([Piece(pad(truncate(left, room - 1), room), "bold"), Piece(right, "dim")], width)


def _filter_line(view: AgreementsView, width: int) -> Row:
    if view.error:
        return fitted(
            [Piece(" " + _("Filter: "), "dim"), Piece(view.filter, "error"), Piece(f"  {view.error}", "error")], width
        )
    order = _(SORT_NAMES[view.sort]) + (" ↑" if view.reverse else "")
    shown = [Piece(" " + _("Filter: "), "dim"), Piece(view.filter or _("all"), "plain" if view.filter else "dim")]
    return fitted([*shown, Piece(f"  · {order}", "dim")], width)


def _worklist(view: AgreementsView, width: int) -> list[Row]:
    """What waits; over two lines where one has no room for it."""
    rows: list[list[Piece]] = [[Piece(" " + _("Waiting: "), "dim")]]
    used = cells(rows[0][0].text)
    for name, count, condition in view.work():
        piece = Piece(f"{name} {count:,}", "chosen" if view.filter == condition else "plain" if count else "dim")
        if used + cells(piece.text) + 3 > width and len(rows) < 2:
            rows.append([Piece("  ")])
            used = 2
        rows[-1] += [piece, Piece(" · ", "dim")]
        used += cells(piece.text) + 3
    for row in rows:
        if len(row) > 1:
            row.pop()
    return [fitted(row, width) for row in rows]


# ── the table ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _columns(width: int) -> list[tuple[str, int, str]]:
    """The columns beside the partners: heading, width, order."""
    if width >= 74:
        return [
            (_("Signed on"), _DATE, "signed"), (_("Ends on"), _DATE + 3, "ends"), (_("Left"), _LEFT, "ends"), (_("News"), 5, "reports"),
            ("", 4, ""),
        ]  # fmt: skip
    if width >= 56:
        return [
            (_("Signed on"), _DATE, "signed"),
            (_("Ends on"), _DATE + 2, "ends"),
            (_("News"), 5, "reports"),
            ("", 4, ""),
        ]
    return [(_("Ends on"), _DATE + 2, "ends"), ("", 4, "")]


def _table(
    view: AgreementsView, width: int, room: int, at: int
) -> tuple[list[Row], dict[int, int], tuple[tuple[int, int, str], ...]]:
    columns = _columns(width)
    who = width - sum(size for _h, size, _s in columns) - 3
    heading = pad("   " + (_("With whom") if view.ours else _("Parties")), who + 3)
    sorts = [(0, who + 3, "party")]
    place = who + 3
    pieces = [Piece(heading, "head")]
    for name, size, sort in columns:
        sign = ("▴" if view.reverse else "▾") if sort == view.sort and sort else ""
        pieces.append(Piece(pad(f"{name} {sign}" if sign else name, size), "head"))
        if sort:
            sorts.append((place, place + size, sort))
        place += size
    rows = [fitted(pieces, width)]
    table: dict[int, int] = {}
    if not view.rows:
        rows.append(fitted([Piece("  " + _nothing(view), "dim")], width))
        return _padded(rows, room, width), table, tuple(sorts)
    shown = _grouped(view)
    first = first_row(shown.index(view.cursor), len(shown), room - 1)
    for line, entry in enumerate(shown[first : first + room - 1], 1):
        if isinstance(entry, str):
            rows.append(fitted([Piece(f" {entry} ", "head")], width))
            continue
        table[at + line] = entry
        rows.append(_table_row(view, entry, who, columns, width))
    return _padded(rows, room, width), table, tuple(sorts)


def _grouped(view: AgreementsView) -> list[int | str]:
    """The numbers of the rows, each group's after its heading."""
    if not view.group:
        return list(range(len(view.rows)))
    shown: list[int | str] = []
    before: str | None = None
    for number, row in enumerate(view.rows):
        group = view.group_of(row)
        if group != before:
            shown.append(_group_name(view, group))
            before = group
        shown.append(number)
    return shown


def _nothing(view: AgreementsView) -> str:
    """What stands in place of agreements."""
    if not view.is_finished:
        return _("The agreements are still being put together from the facts of the articles.")
    return _("No agreement matches.") if view.filter else _("No agreements are known.")


def _group_name(view: AgreementsView, group: str) -> str:
    if not group:
        return _("unknown")
    if view.group == "state":
        return f"{MARKS[group]} {state_name(group)}"
    return date_text(group) if view.group == "year" else group


def _table_row(view: AgreementsView, number: int, who: int, columns: list[tuple[str, int, str]], width: int) -> Row:
    row = view.rows[number]
    state = row.state(view.today, view.notice)
    here = number == view.cursor
    role = ("cursor" if view.focus == "list" else "chosen") if here else "plain"
    dim = role if here else "dim"
    values = {
        _("Signed on"): date_text(row.signed_on), _("Ends on"): end_text(row), _("Left"): left_text(row, view.today),
        _("News"): f"{row.reports:,}", "": marks(row),
    }  # fmt: skip
    pieces = [
        Piece("▌" if here else " ", role),
        Piece(f"{MARKS[state]} ", role),
        Piece(pad(with_whom(row, view.ours, who - 1), who), role),
    ]
    for name, size, _sort in columns:
        text = values[name]
        tone = "mark" if name == "" and not here else dim if text == _("unknown") else role
        pieces.append(Piece(pad(truncate(text, size - 1), size), tone))
    return fitted(pieces, width)


def _timeline(view: AgreementsView, width: int, room: int, at: int) -> tuple[list[Row], dict[int, int]]:
    """Three lines of head for a partner or a person, then the agreements in time; the cursor's row is marked."""
    head = [fitted([Piece(" " + line, "bold" if n == 0 else "dim")], width) for n, line in enumerate(_head(view))]
    space = max(2, room - len(head) - 1)
    first = first_row(view.cursor, len(view.rows), space - 1)
    shown = view.rows[first : first + space - 1]
    spans, numbers = [], []
    for number, row in enumerate(shown, first):
        label = f"{MARKS[row.state(view.today, view.notice)]} {with_whom(row, view.ours)}"
        span = span_of(row, label, view.review_days)
        if span is not None:
            spans.append(span)
            numbers.append(number)
    rows, table = head, {}
    for line, text in enumerate(timeline(spans, view.today, width - 2, buddhist=language() == "th")):
        number = numbers[line - 1] if line else -1
        if line:
            table[at + len(rows)] = number
        rows.append(
            fitted(
                [Piece(" " + text, "cursor" if number == view.cursor and line else "head" if not line else "plain")],
                width,
            )
        )
    rows = _padded(rows, room - 1, width)
    about = _("━ term as told or entered  ┄ term unknown, drawn until its review  ╍ goes on  │ today")
    return [*rows, fitted([Piece(_whole(about, width), "dim")], width)], table


def _whole(line: str, width: int) -> str:
    """As many of the parts of a line, which two blanks part, as there is room for."""
    shown = ""
    for part in line.split("  "):
        if cells(shown) + cells(part) + 2 > width:
            break
        shown += f"  {part}" if shown else f" {part}"
    return shown


_PAGES_OF: Final = frozenset((*FIELD_BY_NAME["party"].names, *FIELD_BY_NAME["person"].names))


def _head(view: AgreementsView) -> list[str]:
    """Who the page is about: the filter's name, how often, commonest partners."""
    field, _colon, value = view.filter.partition(":")
    if field not in _PAGES_OF:
        return []
    name = value.strip('="“”')
    count = ngettext("%(n)s agreement", "%(n)s agreements", len(view.rows)) % {"n": f"{len(view.rows):,}"}
    partners = [bar for bar in by_partner(view.rows, view.ours, 6) if bar.label != name][:5]
    signers: dict[str, int] = {}
    for row in view.rows:
        for person in row.people:
            signers[person] = signers.get(person, 0) + 1
    often = sorted(signers.items(), key=lambda item: (-item[1], item[0]))[:3]
    return [
        f"{name} · {count}",
        _("Often with: %s") % (" · ".join(f"{bar.label} {bar.count}" for bar in partners) or "–"),
        _("Signed by: %s") % (" · ".join(f"{person} {n}" for person, n in often) or "–"),
    ]


def _charts(view: AgreementsView, width: int) -> list[str]:
    """Bars with their numbers: by year, by kind, by partner."""
    names = {kind: _(name) for kind, name in INSTRUMENT_LABELS.items()}
    lines: list[str] = []
    for title, counted in (
        (_("Signed in each year"), by_year(view.rows, buddhist=language() == "th")),
        (_("Type"), by_kind(view.rows, names)),
        (_("Commonest partners"), by_partner(view.rows, view.ours, 12)),
    ):
        lines += [title, *bars(counted, width), ""]
    return lines


def _told(view: AgreementsView, width: int) -> Row:
    row = view.row
    if view.told:
        return fitted([Piece(" " + view.told, "bold")], width)
    if row is not None and row.differs:
        return fitted(
            [Piece(" ≠ " + _("Sources differ in: %s") % ", ".join(cell_name(kind) for kind in row.differs), "dim")],
            width,
        )
    if row is not None and row.perhaps:
        return fitted([Piece(" ≈ " + _("Perhaps the same as another: = yes, X no"), "dim")], width)
    return fitted([Piece(" ")], width)


HINTS: Final = (
    ("open", N_("cells, words")), ("edit", N_("fill in")), ("work", N_("waiting")), ("export", N_("export")), ("filter", N_("filter")),
    ("read_register", N_("read a register")), ("check", N_("take")), ("reject", N_("reject")), ("same", N_("same")),
    ("different", N_("two")), ("renews", N_("renews")), ("amends", N_("amends")), ("sort", N_("sort")), ("group", N_("group")),
    ("partner", N_("partner")), ("timeline", N_("timeline")), ("charts", N_("charts")), ("undo", N_("undo")),
    ("help", N_("help")), ("back", N_("back")),
)  # fmt: skip
"""What the keys do; the last two are shown whatever the room."""
_OF_CELLS: Final = ("open", "edit", "check", "reject", "same", "different", "renews", "amends")
"""What comes first where a cell is chosen."""


def _hints(view: AgreementsView, width: int, keys: Callable[[str], str]) -> Row:
    """The keys, as many as there is room for; help and the way back are always among them."""
    last: list[Piece] = []
    for action, label in HINTS[-2:]:
        last += [Piece(f" {keys(action)} ", "key"), Piece(_(label) + " " * (action == "help"), "dim")]
    first = view.focus == "detail"
    room = width - sum(cells(piece.text) for piece in last)
    pieces: list[Piece] = []
    for action, label in sorted(HINTS[:-2], key=lambda hint: first and hint[0] not in _OF_CELLS):
        new = [Piece(f" {keys(action)} ", "key"), Piece(_(label) + " ", "dim")]
        size = sum(cells(piece.text) for piece in new)
        if size > room:
            break
        pieces += new
        room -= size
    return fitted([*pieces, *last], width)
