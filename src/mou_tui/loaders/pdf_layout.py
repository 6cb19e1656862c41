"""A PDF page's runs of letters → its lines in reading order: columns one after the other, tables row by row.

The order in which a file draws its text is nobody's: some programs draw columns row by row, some from the bottom up. So
lines are put together by where their letters stand (`pdf_rows`), and columns are told by the white between them.
"""

import itertools
import re
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Literal

from mou_tui.loaders.draft import CELL_BREAK
from mou_tui.loaders.limits import Deadline
from mou_tui.loaders.pdf_glyphs import Run
from mou_tui.loaders.pdf_rows import Line, one_line, rows_of
from mou_tui.loaders.repair import joined_lines


class Rules:
    """The horizontal lines and edges of boxes that are drawn on a page; worked out by `draw` once, and when asked.

    `draw` gives for each its height, and where it begins and ends.
    """

    def __init__(self, draw: Callable[[], Iterable[tuple[float, float, float]]] = tuple) -> None:
        self._draw = draw
        self._drawn: dict[float, list[tuple[float, float]]] | None = None

    def across(self, left: float, right: float) -> list[float]:
        """The heights at which most of the way from `left` to `right` is drawn, from below."""
        if self._drawn is None:
            self._drawn = defaultdict(list)
            for height, start, end in self._draw():
                self._drawn[round(height)].append((start, end))
            self._drawn = {height: _covered([], pieces, 2.0) for height, pieces in self._drawn.items()}
        needed = 0.6 * (right - left)
        return sorted(
            height
            for height, pieces in self._drawn.items()
            if sum(max(min(end, right) - max(start, left), 0.0) for start, end in pieces) >= needed
        )


def page_lines(runs: Sequence[Run], rules: Rules, deadline: Deadline) -> list[Line]:
    """The lines of a page. `rules` gives the heights at which horizontal lines are drawn, which part the rows of tables."""
    return [line for line in _lines(rows_of(runs), rules, deadline) if line.text.strip()]


_CHECKED_EVERY: Final = 16
"""Rows; to ask the clock for each would cost more than to read it."""


def _lines(rows: Sequence[Sequence[Line]], rules: Rules, deadline: Deadline) -> list[Line]:
    lines: list[Line] = []
    at = 0
    while at < len(rows):
        if at % _CHECKED_EVERY == 0:
            deadline.check()
        end, columns = _band(rows, at, rules)
        if not columns:
            lines.append(one_line(rows[at]))
            at += 1
            continue
        lines += _band_lines(rows[at:end], columns, rules, deadline)
        at = end
    return lines


_Columns = list[tuple[float, float]]
_FEWEST: Final = 3
"""Lines that make a column."""
_GUTTER: Final = 1.0
"""Ems of white between two columns."""
_MOST_ROWS: Final = 2000


def _band(rows: Sequence[Sequence[Line]], at: int, rules: Rules) -> tuple[int, _Columns]:
    """The number behind the last of the rows from `at` on that stand in columns side by side, and these; no columns where
    there is but one.
    """
    if len(rows) > _MOST_ROWS:
        return at, []
    columns: _Columns = []
    tables: Sequence[tuple[float, float]] = ()
    for end in range(at, len(rows)):
        row = rows[end]
        if end > at and rows[end - 1][0].baseline - row[0].baseline > 4 * max(row[0].em, rows[end - 1][0].em):
            break
        if end > at and len(columns) > 1:
            tables = _ruled_areas(rules.across(columns[0][0], columns[-1][1]))
            if _area_of(rows[end - 1], tables) != _area_of(row, tables):
                break  # into a table, or out of it
        before = columns
        columns = _covered(columns, [(p.left, p.right) for p in row], _GUTTER * min(p.em for p in row))
        if len(columns) < 2 and end > at:
            break
        if len(columns) < len(before) and _stand_together(rows[at:end], before, rules):
            break  # what follows stands in fewer columns
    else:
        end = len(rows)
    columns = _columns_of(rows[at:end])
    if len(columns) > 1 and not _area_of(rows[at], tables):
        end = _without_what_follows(rows, at, end, columns[1][0])
        columns = _columns_of(rows[at:end])
    together = len(columns) >= 2 and _stand_together(rows[at:end], columns, rules)
    return (end, columns) if together else (at, [])


def _columns_of(rows: Sequence[Sequence[Line]]) -> _Columns:
    columns: _Columns = []
    for row in rows:
        columns = _covered(columns, [(p.left, p.right) for p in row], _GUTTER * min(p.em for p in row))
    return columns


def _without_what_follows(rows: Sequence[Sequence[Line]], at: int, end: int, inside: float) -> int:
    """The number behind the last row in columns, of which all but the first begin behind `inside`: a line below them that stands
    apart, on the left alone, is the page's.
    """
    last = max((n for n in range(at, end) if rows[n][-1].left >= inside), default=at)
    heights = [(n, rows[n][0].baseline) for n in range(at, end) if rows[n][0].left < inside]
    drops = [one - two for (_n, one), (_m, two) in itertools.pairwise(heights)]
    if not drops:
        return end
    usual = statistics.median(drops)
    behind = ((n, drop) for (n, _height), drop in zip(heights[1:], drops, strict=True) if n > last)
    return next((n for n, drop in behind if drop > 1.3 * usual), end)


def _ruled_areas(rules: Sequence[float]) -> list[tuple[float, float]]:
    """Foot and top of what is drawn with three horizontal lines or more near one another: tables."""
    areas: list[list[float]] = []
    for height in sorted(rules):
        if areas and height - areas[-1][-1] <= _HIGHEST_CELL:
            areas[-1].append(height)
        else:
            areas.append([height])
    return [(each[0], each[-1]) for each in areas if len(each) >= 3]


_HIGHEST_CELL: Final = 120.0
"""Points."""


def _area_of(row: Sequence[Line], areas: Sequence[tuple[float, float]]) -> int:
    return next((n for n, (foot, top) in enumerate(areas, 1) if foot - 1 <= row[0].baseline <= top), 0)


def _covered(columns: _Columns, pieces: Sequence[tuple[float, float]], gutter: float) -> _Columns:
    """`columns` with what `pieces` cover, those that are nearer to one another than `gutter` being one."""
    merged: _Columns = []
    for left, right in sorted([*columns, *pieces]):
        if merged and left - merged[-1][1] < gutter:
            merged[-1] = merged[-1][0], max(merged[-1][1], right)
        else:
            merged.append((left, right))
    return merged


def _stand_together(rows: Sequence[Sequence[Line]], columns: _Columns, rules: Rules) -> bool:
    """Whether each column has some lines, beside the others'."""
    heights = [[p.baseline for row in rows for p in row if _column_of(p, columns) == n] for n in range(len(columns))]
    if any(len(each) < 2 for each in heights):
        return False
    if sum(len(each) >= _FEWEST for each in heights) < 2 and not _is_ruled(rows, columns, rules):
        return False
    top, bottom = min(max(each) for each in heights), max(min(each) for each in heights)
    shortest = min(max(each) - min(each) for each in heights)
    return top - bottom >= 0.5 * shortest


def _column_of(piece: Line, columns: _Columns) -> int:
    center = (piece.left + piece.right) / 2
    for n, column in enumerate(columns):
        if center <= column[1]:
            return n
    return len(columns) - 1


def _band_lines(rows: Sequence[Sequence[Line]], columns: _Columns, rules: Rules, deadline: Deadline) -> Iterator[Line]:
    kind = _kind(rows, columns, rules)
    if kind == "rows":
        yield from (one_line(row) for row in rows)
    elif kind == "table":
        # What stands alone above or below a table in its first column is its title or a note.
        first, last = 0, len(rows)
        heights = rules.across(columns[0][0], columns[-1][1])
        if not _area_of(rows[-1], _ruled_areas(heights)):
            first = next(n for n, row in enumerate(rows) if len(row) > 1)
            last = next(
                n for n in range(last, 0, -1) if len(rows[n - 1]) > 1 or _column_of(rows[n - 1][0], columns) > 0
            )
        yield from (one_line(row) for row in rows[:first])
        yield from _table_rows(rows[first:last], columns, heights)
        yield from (one_line(row) for row in rows[last:])
    else:
        for n, column in enumerate(columns):
            inside = [[p for p in row if _column_of(p, columns) == n] for row in rows]
            # A column may have columns in it, below a headline across them.
            for line in _lines([row for row in inside if row], rules, deadline):
                line.column = line.column or column
                yield line


# ลงชื่อ .......... · (นายสมชาย ใจดี): what stands below a signature belongs to it
_SIGNATURE: Final = re.compile(r"\(?(?:ลงชื่อ|ลงนาม|Signed)|[(（][^()]{6,60}[)）]\s*$")


def _kind(rows: Sequence[Sequence[Line]], columns: _Columns, rules: Rules) -> Literal["rows", "table", "columns"]:
    if all(len(row) == 1 for row in rows):
        return "columns"
    by_column = [[p for row in rows for p in row if _column_of(p, columns) == n] for n in range(len(columns))]
    letters = [statistics.median(len(p.text) for p in column) for column in by_column]
    if len(columns) == 2 and letters[0] <= 4:
        return "rows"  # numbers and bullets before what they count
    if any(len(row) > 1 and all(_SIGNATURE.match(p.text) for p in row) for row in rows):
        return "columns"
    if _is_ruled(rows, columns, rules):
        return "table"
    filled = [
        statistics.median((p.right - p.left) / max(right - left, 1.0) for p in column)
        for column, (left, right) in zip(by_column, columns, strict=True)
    ]
    beside = sum(len({_column_of(p, columns) for p in row}) == len(columns) for row in rows)
    prose = min(letters) >= 12 and min(filled) >= 0.55
    if prose or max(letters) > (30 if len(columns) == 2 else 45):
        return "columns"
    if beside < 0.6 * len(rows):
        return "columns" if min(letters) >= 8 and len(columns) == 2 else "table" if len(columns) > 2 else "rows"
    return (
        "table" if len(columns) > 2 or not all(p.text.rstrip().endswith((":", "：")) for p in by_column[0]) else "rows"
    )


def _is_ruled(rows: Sequence[Sequence[Line]], columns: _Columns, rules: Rules) -> bool:
    """Whether lines are drawn between the rows."""
    top, bottom = rows[0][0].baseline + 1.5 * rows[0][0].em, rows[-1][0].baseline - 1.5 * rows[-1][0].em
    heights = rules.across(columns[0][0], columns[-1][1])
    return sum(bottom < height < top for height in heights) >= max(2, min(3, len(rows) - 1))


def _table_rows(rows: Sequence[Sequence[Line]], columns: _Columns, rules: Sequence[float]) -> Iterator[Line]:
    """The rows of a table: what stands between two drawn lines, or else begins where the first column has words."""
    together: list[list[Sequence[Line]]] = []
    inner = [h for h in rules if rows[-1][0].baseline < h < rows[0][0].baseline]
    ruled = len(inner) >= max(1, (len(rows) - 1) // 4)
    for above, row in itertools.pairwise([None, *rows]):
        assert row is not None
        parted = above is None or (
            any(row[0].baseline < h < above[0].baseline for h in inner)
            if ruled
            else any(_column_of(p, columns) == 0 for p in row) or len(row) > len(columns) / 2
        )
        if parted:
            together.append([])
        together[-1].append(row)
    for group in together:
        cells = [
            joined_lines([p.text for row in group for p in row if _column_of(p, columns) == n] or [""]).strip()
            for n in range(len(columns))
        ]
        first = group[0][0]
        if sum(map(bool, cells)) == 1:
            # A title across the table.
            yield from (one_line(row) for row in group)
            continue
        yield Line(
            CELL_BREAK.join(cell or "-" for cell in cells), columns[0][0], columns[-1][1], first.baseline, first.em,
            column=(columns[0][0], columns[-1][1]), is_row=True,
        )  # fmt: skip
