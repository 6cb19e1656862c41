"""A PDF page's runs of letters → rows of pieces: what stands at one height, parted by white, with its spaces."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mou_tui.loaders.pdf_glyphs import Glyph, Run
from mou_tui.thai.canonical import canonical


@dataclass(slots=True)
class Line:
    """A line of a page, or a row of a table. Lengths in points; `baseline` grows upwards."""

    text: str
    left: float
    right: float
    baseline: float
    em: float
    sizes: tuple[float, ...] = ()
    """Ems of its Thai and of its other letters, which a document may have in another size; 0 where there are none."""
    page: int = 0
    column: tuple[float, float] | None = None
    """Where the column begins and ends in which it stands; None for a line of the page."""
    is_row: bool = False


def rows_of(runs: Sequence[Run]) -> list[list[Line]]:
    """The runs by height, from the top; in each row what stands apart by more than a letter's width is a piece of its own."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: -r.baseline):
        if rows and rows[-1][0].baseline - run.baseline <= 0.45 * max(run.em, rows[-1][0].em):
            rows[-1].append(run)
        else:
            rows.append([run])
    lines: list[list[Line]] = []
    spacing = 0.0
    for row in rows:
        pieces, spacing = _pieces(sorted(row, key=lambda r: r.left), spacing)
        if pieces:
            lines.append(pieces)
    return lines


def _pieces(row: list[Run], spacing: float) -> tuple[list[Line], float]:
    """The pieces of a row, from the left, and the ems by which its letters are spaced; `spacing` is that of the row above."""
    parts: list[Run] = []
    for run in row:
        last = parts[-1] if parts else None
        if last is None or run.left - last.right > _APART * max(run.em, last.em):
            parts.append(Run(list(run.glyphs), run.baseline, run.em))
        elif run.left >= last.right - 0.3 * run.em or _fits_between(last, run):
            last.glyphs = sorted([*last.glyphs, *run.glyphs], key=lambda g: g.left)
            last.em = max(last.em, run.em)
        else:
            # Text that runs into its neighbour's (cells of a table that are too narrow) is read one after the other.
            parts.append(Run(list(run.glyphs), run.baseline, run.em))
    lines: list[Line] = []
    for part in parts:
        gaps = _gaps(part.glyphs)
        spacing = _spacing(gaps, part.em, spacing)
        if (line := _piece(part, gaps, spacing)) is not None:
            lines.append(line)
    return lines, spacing


_APART: Final = 1.0
"""Ems between two pieces of a row; the words of one stand nearer, unless they are spread to fill it."""


def _fits_between(run: Run, other: Run) -> bool:
    """Whether `other` stands where `run` has left room (figures drawn after the letters around them)."""
    edges = [(g.left, g.right) for g in run.glyphs if g.right > other.left and g.left < other.right]
    covered = sum(min(right, other.right) - max(left, other.left) for left, right in edges)
    return covered <= 0.3 * (other.right - other.left)


def _piece(run: Run, gaps: Sequence[float | None], spacing: float) -> Line | None:
    solid = [g for g in run.glyphs if not g.text.isspace()]
    if not solid:
        return None
    text = canonical(_spaced(run.glyphs, gaps, run.em, spacing * run.em)).replace("\n", " ")
    if not text.strip():
        return None
    thai = [g.em for g in solid if g.text[0] >= "\u0e00"]
    other = [g.em for g in solid if g.text[0] < "\u0e00" and g.text.isalnum()]
    sizes = (_middle(thai), _middle(other))
    em = (sizes[0] if len(thai) >= len(other) / 2 else sizes[1]) or solid[0].em
    # Whether it ends in a space tells how the next line is joined to it.
    return Line(text.lstrip(), solid[0].left, max(g.right for g in solid[-3:]), run.baseline, em, sizes)


def _middle(sizes: list[float]) -> float:
    """The median, 0 of none; nearly always all are one."""
    if not sizes or sizes.count(sizes[0]) == len(sizes):
        return sizes[0] if sizes else 0.0
    return sorted(sizes)[len(sizes) // 2]


def _gaps(glyphs: Sequence[Glyph]) -> list[float | None]:
    """The white before each glyph but the first; None beside a space."""
    return [
        None if two.text == " " or one.text == " " or two.text.isspace() or one.text.isspace() else two.left - one.right
        for one, two in itertools.pairwise(glyphs)
    ]


def _spacing(gaps: Sequence[float | None], em: float, above: float) -> float:
    """The ems by which letters stand apart everywhere: spaced out, or spread to fill the line. Where they are too few to tell, as
    much as in the row `above`, if they do.
    """
    known = sorted(gap for gap in gaps if gap is not None)
    if len(known) > 6:
        return max(known[len(known) // 3], 0.0) / em
    return above if known and known[0] > 0.8 * above * em else 0.0


def _spaced(glyphs: Sequence[Glyph], gaps: Sequence[float | None], em: float, between: float) -> str:
    """The letters with a space where the gap is wider than `between` those of a word."""
    least, behind_ink = between + _SPACE * em, between + _SPACE_BEHIND_INK * em
    pieces = [glyphs[0].text]
    for before, glyph, gap in zip(glyphs, glyphs[1:], gaps, strict=False):
        if gap is not None and gap > least and (not before.by_ink or gap > behind_ink):
            pieces.append(" ")
        pieces.append(glyph.text)
    return "".join(pieces)


_SPACE: Final = 0.15
"""Ems; the spaces of Thai fonts have 0.18 to 0.34."""
_SPACE_BEHIND_INK: Final = 0.25


def one_line(row: Sequence[Line]) -> Line:
    """A row's pieces as one line."""
    text = row[0].text
    for piece in row[1:]:
        text = text.rstrip() + " " + piece.text
    widest = max(row, key=lambda piece: len(piece.text))
    return Line(text, row[0].left, max(p.right for p in row), widest.baseline, widest.em, widest.sizes)
