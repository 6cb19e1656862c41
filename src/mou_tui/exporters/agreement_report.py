"""One page of agreements for people: what must be done, the timeline, the register as a table. Needs no other file, runs nothing."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from html import escape
from typing import Final

from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.labels import cell_name, date_text, end_text, left_text, marks, state_name, with_whom
from mou_tui.agreements.states import MARKS, STATES
from mou_tui.agreements.timeline import Bar, Span, by_partner, by_year, span_of
from mou_tui.exporters.html import POLICY, STYLE
from mou_tui.exporters.safety import one_line
from mou_tui.facts.labels import instrument_name
from mou_tui.i18n import _, language, ngettext
from mou_tui.loaders.exports import MARK
from mou_tui.settings import OWN
from mou_tui.thai.width import truncate
from mou_tui.thai.years import BUDDHIST_OFFSET

_MORE_STYLE: Final = """
svg { width: 100%; height: auto; } svg text { font-size: 11px; fill: currentColor; } .known { fill: #2a7f62; } .unknown { fill: #8884; }
.open { fill: #2a7f6288; } .now { stroke: #c33; stroke-width: 1; } td.n { text-align: right; white-space: nowrap; }
ul.differs { margin: 0; padding-left: 1.1em; font-size: .85em; }
ul.counts { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; } .bar { background: #2a7f62; height: .8em; }
"""
_MOST_DRAWN: Final = 200
_LABEL: Final = 300
_LABEL_CELLS: Final = 44
"""Terminal columns of a label that fit into _LABEL."""
_WIDTH: Final = 960
_LINE: Final = 18


Differing = Callable[[Brief], list[str]]
"""What the sources of an agreement say differently, a line a cell."""


def report_of(
    rows: Sequence[Brief], ours: frozenset[str], today: date, review_days: int, notice: int, differing: Differing,
    own: Sequence[str] = (),
) -> bytes:  # fmt: skip
    """The page. `differing` is asked for the rows whose sources differ; `own` are the kinds of own fields, a column each."""
    title = escape(_("Agreements"))
    head = (
        f'<!DOCTYPE html><html lang="{language()}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width"><meta name="generator" content="{escape(MARK)}">'
        f"<style>{STYLE}{_MORE_STYLE}</style></head><body><h1>{title}</h1>"
    )
    count = ngettext("%(n)d agreement", "%(n)d agreements", len(rows)) % {"n": len(rows)}
    parts = [head, f'<p class="about">{escape(count)} · {escape(date_text(today.isoformat()))}</p>']
    parts.append(_counts(rows, today, notice))
    spans = [span for row in rows if (span := span_of(row, one_line(with_whom(row, ours)), review_days)) is not None]
    parts.append(_drawn(sorted(spans, key=lambda span: span.first)[-_MOST_DRAWN:], today))
    parts += [_bars(_("Signed in each year"), by_year(rows, buddhist=language() == "th"))]
    parts += [_bars(_("Commonest partners"), by_partner(rows, ours))]
    parts.append(_table(rows, ours, today, notice, differing, own))
    parts.append("</body></html>\n")
    return "\n".join(parts).encode("utf-8", "replace")


def _counts(rows: Iterable[Brief], today: date, notice: int) -> str:
    states = [row.state(today, notice) for row in rows]
    items = "".join(
        f"<li>{MARKS[state]} {escape(state_name(state))} <b>{states.count(state):,}</b></li>"
        for state in STATES
        if state in states
    )
    return f'<ul class="counts">{items}</ul>'


def _drawn(spans: Sequence[Span], today: date) -> str:
    """The timeline as an SVG: a bar an agreement, pale where the term is not known."""
    if not spans:
        return ""
    low = min(min(span.first for span in spans), today).toordinal()
    high = max(max(span.last for span in spans), today).toordinal() + 1
    scale = (_WIDTH - _LABEL) / max(1, high - low)

    def at(day: date) -> float:
        return _LABEL + (day.toordinal() - low) * scale

    height = (len(spans) + 2) * _LINE
    lines = [f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(_("Timeline"))}">']
    years = range(date.fromordinal(low).year, date.fromordinal(high).year + 1)
    for year in years[:: max(1, len(years) // 12)]:
        shown = year + BUDDHIST_OFFSET if language() == "th" else year
        if at(date(year, 1, 1)) >= _LABEL:
            lines.append(f'<text x="{at(date(year, 1, 1)):.0f}" y="12">{shown}</text>')
    for number, span in enumerate(spans, 1):
        y = number * _LINE + 4
        x = at(span.first)
        lines.append(f'<text x="0" y="{y + 9}">{escape(truncate(span.label, _LABEL_CELLS))}</text>')
        lines.append(
            f'<rect class="{span.kind}" x="{x:.1f}" y="{y}" width="{max(2.0, at(span.last) - x):.1f}" height="9"/>'
        )
    lines.append(f'<line class="now" x1="{at(today):.1f}" y1="16" x2="{at(today):.1f}" y2="{height}"/></svg>')
    about = _(
        "Dark: term as told or entered. Pale: term unknown, drawn until it should be reviewed. The line is today."
    )
    return f"<h2>{escape(_('Timeline'))}</h2>" + "".join(lines) + f'<p class="about">{escape(about)}</p>'


def _bars(title: str, counted: Sequence[Bar]) -> str:
    rows = []
    most = max((bar.count for bar in counted), default=0)
    for bar in counted:
        width = 100 * bar.count / most if most else 0
        rows.append(
            f'<tr><td>{escape(one_line(bar.label))}</td><td class="n">{bar.count:,}</td>'
            f'<td style="width:60%"><div class="bar" style="width:{width:.1f}%"></div></td></tr>'
        )
    return f"<h2>{escape(title)}</h2><table>{''.join(rows)}</table>" if rows else ""


def _table(
    rows: Sequence[Brief], ours: frozenset[str], today: date, notice: int, differing: Differing, own: Sequence[str]
) -> str:
    ids = [id_ for kind in own if any(row.own(id_ := kind.removeprefix(OWN)) for row in rows)]
    names = [cell_name(OWN + id_) for id_ in ids]
    headings = (
        _("State"), _("With whom"), _("Type"), _("Signed on"), _("Ends on"), _("Left"), *names, _("Articles"), "",
    )  # fmt: skip
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    lines = []
    for row in rows:
        state = row.state(today, notice)
        values = (
            f"{MARKS[state]} {state_name(state)}", with_whom(row, ours), instrument_name(row.instrument) if row.instrument else "",
            date_text(row.signed_on), end_text(row), left_text(row, today), *map(row.own, ids), f"{row.reports:,}", marks(row),
        )  # fmt: skip
        tds = "".join(f"<td>{escape(one_line(value))}</td>" for value in values)
        if row.differs:
            said = "".join(f"<li>{escape(one_line(line))}</li>" for line in differing(row))
            tds = tds.removesuffix("</td>") + f'<ul class="differs">{said}</ul></td>'
        lines.append(f'<tr id="ag-{escape(row.key)}" title="{escape(one_line(row.title))}">{tds}</tr>')
    return (
        f"<h2>{escape(_('Register'))}</h2><table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    )
