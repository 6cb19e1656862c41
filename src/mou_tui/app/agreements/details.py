"""The details of one agreement as lines: its cells with who says them, its sources, the words that prove a value."""

from mou_tui.agreements.labels import cell_name, cell_text, date_text, end_kind_name, state_name, with_whom
from mou_tui.agreements.model import Cell
from mou_tui.agreements.states import MARKS
from mou_tui.app.agreements.lines import Line
from mou_tui.app.agreements.pieces import Piece, Row, first_row, fitted
from mou_tui.app.agreements.view import AgreementsView
from mou_tui.i18n import _
from mou_tui.thai.width import cells, fitting, pad, truncate


def details_of(view: AgreementsView, width: int, room: int) -> tuple[list[Row], dict[int, int]]:
    """The agreement's cells, sources and the evidence of the cell at the cursor; line of the pane → line of the view."""
    row, deal = view.row, view.deal
    if row is None or deal is None:
        return [], {}
    state = state_name(row.state(view.today, view.notice))
    rows: list[Row] = [
        fitted([Piece(" " + with_whom(row, view.ours), "bold")], width),
        fitted([Piece(f" {MARKS[row.state(view.today, view.notice)]} {state} · {row.title}", "dim")], width),
    ]
    evidence = _evidence(view, width) if view.focus == "detail" else []
    space = max(3, room - len(rows) - len(evidence))
    at: dict[int, int] = {}
    first = first_row(view.line, len(view.lines), space) if len(view.lines) > space else 0
    label_width = 13 if width < 50 else 15
    for number, line in enumerate(view.lines[first : first + space], first):
        at[len(rows)] = number
        before = view.lines[number - 1] if number else None
        rows.append(
            _detail_row(view, line, before, width, label_width, here=view.focus == "detail" and number == view.line)
        )
    return [*rows, *evidence], at


def _detail_row(view: AgreementsView, line: Line, before: Line | None, width: int, label: int, *, here: bool) -> Row:
    role = "cursor" if here else "plain"
    repeated = before is not None and before.field == line.field and line.kind != "link"
    if line.kind == "source" and line.source is not None:
        text = f" ▸ {date_text(line.source.published_on)} {line.source.title}"
        return fitted([Piece(text, role)], width)
    if line.kind == "link":
        other = view.brief(line.key)
        names = {
            "former": _("Renews"), "next": _("Renewed by"), "amends": _("Amends"), "amended_by": _("Amended by"),
            "perhaps": _("Perhaps same"),
        }  # fmt: skip
        said = with_whom(other, view.ours) + f" {date_text(other.signed_on)}" if other is not None else line.key
        if line.field == "former" and view.deal is not None and not (view.deal.entry and view.deal.entry.renews):
            said = f"? {said}"  # the news says so, not the reader
        return fitted(
            [Piece(pad(f" {names[line.field]}", label), "cursor" if here else "dim"), Piece(said, role)], width
        )
    name = "" if repeated else cell_name(line.field)
    head = Piece(pad(truncate(f" {name}", label - 1), label), "cursor" if here else "dim")
    if line.cell is None:
        said = _("the news does not say") if line.field in ("term", "end", "signed_on") else ""
        return fitted([head, Piece(f"– {said}", "cursor" if here else "dim")], width)
    sign = _sign(line.cell)
    if line.kind == "other" and line.field != "former_end":
        # A month beside a day, the hall beside its house: told otherwise, but no contradiction.
        sign = "≠" if view.deal is not None and line.cell.kind in view.deal.cells.differs else "·"
    count = f"{len(line.cell.sources)}" if line.cell.standing != "reader" and line.cell.sources else ""
    value = cell_text(line.cell)
    if line.field == "end" and view.deal is not None and view.deal.end_kind == "auto" and line.cell.kind == "ends_on":
        value += f" · {end_kind_name('auto')}"
    room = width - label - 2 - (len(count) + 1 if count else 0)
    tone = role if here else "mark" if sign == "≠" else "plain"
    return fitted(
        [
            head,
            Piece(f"{sign} ", tone),
            Piece(pad(truncate(value, room), room), tone),
            Piece(f" {count}", "cursor" if here else "dim"),
        ],
        width,
    )


def _sign(cell: Cell) -> str:
    """✓ the reader's, * computed, ? as the news says."""
    return {"reader": "✓", "checked": "✓", "derived": "*"}.get(cell.standing, "?")


def _evidence(view: AgreementsView, width: int) -> list[Row]:
    """The words that prove the value at the cursor."""
    found = view.evidence()
    if not found:
        return []
    heading = f" {_('Evidence')} "
    rows = [fitted([Piece(heading + "─" * (width - cells(heading)), "dim")], width)]
    for article, words in found[:3]:
        text = f"“{' '.join(words.split())}” {date_text(article.published_on)}"
        for _turn in range(3):
            end = fitting(text, width - 2)
            rows.append(fitted([Piece(" " + text[:end])], width))
            text = text[end:].lstrip()
            if not text:
                break
    return rows
