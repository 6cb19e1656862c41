"""Agreements drawn in time, and counted in bars, as lines of text that line up in Thai.

กรมบังคับคดี      ┣┄┄┄┄┄┄┄┄┄┄│┄┄┄
กรมคุ้มครองสิทธิ      ┣━━━━━━━┫ │
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.states import first_day, last_day
from mou_tui.thai.width import cells, pad, truncate
from mou_tui.thai.years import BUDDHIST_OFFSET

KNOWN, OPEN_END, UNKNOWN, TODAY = "━", "╍", "┄", "│"
BEGIN, END, ON = "┣", "┫", "▸"
_EIGHTHS: Final = " ▏▎▍▌▋▊▉█"


@dataclass(frozen=True, slots=True)
class Span:
    """The life of an agreement: `last` is its end, or the day until which an unknown term is drawn."""

    key: str
    label: str
    first: date
    last: date
    kind: Literal["known", "open", "unknown"]


def span_of(row: Brief, label: str, review_days: int) -> Span | None:
    """The life of an agreement; None where its beginning is not known."""
    first = first_day(row.signed_on or row.published)
    if first is None:
        return None
    last = last_day(row.ends_on)
    if last is not None and last >= first and row.end_kind not in ("open", "none"):
        return Span(row.key, label, first, last, "open" if row.end_kind == "auto" else "known")
    until = date.fromordinal(min(first.toordinal() + review_days, date.max.toordinal()))
    return Span(row.key, label, first, until, "open" if row.end_kind in ("open", "none", "auto") else "unknown")


def timeline(spans: Sequence[Span], today: date, width: int, *, buddhist: bool = True) -> list[str]:
    """The years, then a line for each span, each `width` columns wide; the labels take two fifths at most."""
    if not spans or width < 20:
        return []
    room = min(max(cells(span.label) for span in spans), max(10, width * 2 // 5))
    inside = width - room - 1
    low = min(min(span.first for span in spans), today).toordinal()
    high = max(max(span.last for span in spans), today).toordinal() + 1
    scale = (inside - 1) / max(1, high - low)

    def at(day: date) -> int:
        return min(inside - 1, max(0, round((day.toordinal() - low) * scale)))

    lines = [" " * (room + 1) + _years(low, high, at, inside, today, buddhist)]
    for span in spans:
        drawn = [" "] * inside
        drawn[at(today)] = TODAY
        begin, end = at(span.first), at(span.last)
        stroke = {"known": KNOWN, "open": OPEN_END, "unknown": UNKNOWN}[span.kind]
        for column in range(begin, end + 1):
            if drawn[column] != TODAY or span.kind == "known":
                drawn[column] = stroke
        drawn[begin] = BEGIN
        if span.kind == "known" and end > begin:
            drawn[end] = END
        elif span.kind == "open":
            drawn[end] = ON
        lines.append(pad(truncate(span.label, room), room) + " " + "".join(drawn).rstrip())
    return lines


def _years(low: int, high: int, place: Callable[[date], int], inside: int, today: date, buddhist: bool) -> str:
    drawn = [" "] * inside
    first, last = date.fromordinal(low).year, date.fromordinal(high).year
    step = max(1, -(-(last - first + 1) * 6 // max(1, inside)))
    free = 0
    for year in range(first, last + 1, step):
        column = place(date(year, 1, 1))
        shown = str(year + BUDDHIST_OFFSET if buddhist else year)
        if column >= free and column + len(shown) <= inside:
            drawn[column : column + len(shown)] = list(shown)
            free = column + len(shown) + 1
    return "".join(drawn).rstrip()


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it counts, and how many of them."""

    label: str
    count: int


def bars(counted: Sequence[Bar], width: int) -> list[str]:
    """A line a bar, with its number, in eighths of a column."""
    if not counted:
        return []
    room = min(max(cells(bar.label) for bar in counted), max(8, width * 2 // 5))
    digits = max(len(f"{bar.count:,}") for bar in counted)
    inside = max(4, width - room - digits - 2)
    most = max(bar.count for bar in counted)
    lines = []
    for bar in counted:
        eighths = max(1, round(bar.count * inside * 8 / most)) if bar.count else 0
        full, rest = divmod(eighths, 8)
        drawn = "█" * full + (_EIGHTHS[rest] if rest else "")
        lines.append(f"{pad(truncate(bar.label, room), room)} {bar.count:>{digits},} {drawn}")
    return lines


def by_year(rows: Iterable[Brief], *, buddhist: bool = True) -> list[Bar]:
    """How many were signed in each year, newest first; years without one among them too."""
    counts = Counter(int(row.signed_on[:4]) for row in rows if row.signed_on[:4].isdigit())
    if not counts:
        return []
    return [
        Bar(str(year + BUDDHIST_OFFSET if buddhist else year), counts[year])
        for year in range(max(counts), min(counts) - 1, -1)
    ]


def by_partner(rows: Iterable[Brief], ours: frozenset[str], most: int = 20) -> list[Bar]:
    """The commonest parties but for the reader's own."""
    counts: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    for row in rows:
        for name, key in zip(row.parties, row.party_keys, strict=False):
            if key not in ours:
                counts[key] += 1
                names.setdefault(key, Counter())[name] += 1
    shown = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
    found = []
    for key, count in shown:
        name = min(names[key].items(), key=lambda item: (-item[1], item[0]))[0]
        found.append(Bar(name, count))
    return found


def by_kind(rows: Iterable[Brief], names: dict[str, str]) -> list[Bar]:
    """How many of each sort of paper; `names` are what these are called."""
    counts = Counter(row.instrument for row in rows if row.instrument)
    shown = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Bar(names.get(kind, kind), count) for kind, count in shown]
