"""Composing a frame of panes that lie side by side, and writing what of it is new.

Textual takes any widgets, above and below one another: it cuts every line of each where another begins or ends, looks which
piece is uppermost, and writes all of what may have changed. Where nothing lies above anything else, the lines can be
written as they are; those that the terminal shows already need not be. A terminal takes a third of the time of a frame to read it.
Needs `_compositor.Compositor` with `render_full_update`, `render_partial_update`, `visible_widgets`, `full_map`, `_full_map` and
`_dirty_regions`, `CompositorUpdate.render_segments`, and `Screen._compositor`. Without it Textual composes and writes a frame, which
is right too, and slower.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from rich.console import Console
from rich.control import Control
from textual._compositor import Compositor, CompositorMap, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

Placed = tuple[int, int, Strip]
"""A line or a part of one, and the column and the row in which it begins."""


class TerminalContents:
    """What the terminal shows, as far as that is known."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, Strip]] = {}

    def new(self, placed: Iterable[Placed]) -> list[Placed]:
        """Those that are not shown yet. They are from now on, and what they cover is not."""
        new = []
        for x, y, strip in placed:
            row = self._rows.setdefault(y, {})
            if row.get(x) == strip:
                continue
            end = x + strip.cell_length
            for other in [o for o, known in row.items() if o < end and o + known.cell_length > x]:
                del row[other]
            row[x] = strip
            new.append((x, y, strip))
        return new

    def forget(self) -> None:
        """Nothing is known: somebody else has written."""
        self._rows.clear()


class LinesUpdate(CompositorUpdate):
    """Lines to be written at their places, unless they are shown."""

    def __init__(self, lines: Sequence[Placed], shown: TerminalContents) -> None:
        self._lines, self._shown = lines, shown

    def render_segments(self, console: Console) -> str:
        # Not before: an update that Textual drops has not been written.
        return "".join([_move_to(x, y) + strip.render(console) for x, y, strip in self._shown.new(self._lines)])


@lru_cache(8192)
def _move_to(x: int, y: int) -> str:
    return Control.move_to(x, y).segment.text


def use_flat_compositor(screen: Screen[Any]) -> None:
    """Let a screen be composed like this."""
    screen._compositor = FlatCompositor()


class FlatCompositor(Compositor):
    """Textual's compositor, with a short way for what changes in widgets that lie side by side."""

    def __init__(self) -> None:
        super().__init__()
        self._flat: tuple[object, dict[Widget, Region]] = (None, {})
        self._shown = TerminalContents()

    @property
    def full_map(self) -> CompositorMap:
        """Where every widget lies.

        Textual arranges the widgets when somebody asks where one lies after a hidden one has changed, and forgets that those that
        moved with it are to be drawn at their new places: the next layout finds them there.
        """
        before = self._full_map
        arranged = super().full_map
        if arranged is not before:
            moved = arranged.items() ^ before.items()
            self._dirty_regions |= {part for _, g in moved if (part := g.clip.intersection(g.region))}
        return arranged

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """The whole screen."""
        self._shown.forget()
        return super().render_full_update(simplify)

    def render_partial_update(self) -> CompositorUpdate | None:  # type: ignore[override]
        """What is to be written for the regions that have changed; None where none has."""
        flat, changed = self.side_by_side(), self._dirty_regions
        if not flat or not all(_is_covered(region, flat) for region in changed):
            self._shown.forget()
            return super().render_partial_update()
        self._dirty_regions = set()
        lines: list[Placed] = []
        for widget, region in flat.items():
            parts = [part for other in changed if (part := region.intersection(other))]
            if parts:
                lines += _lines(widget, region, parts)
        return LinesUpdate(lines, self._shown) if lines else None

    def side_by_side(self) -> dict[Widget, Region]:
        """The widgets that are drawn, scrollbars after their panes; none where some lie above others or are cut."""
        visible = self.visible_widgets
        # Textual makes another dictionary with every layout.
        if self._flat[0] is not visible:
            self._flat = (visible, _side_by_side(visible))
            self._shown.forget()
        return self._flat[1]


def _side_by_side(visible: dict[Widget, tuple[Region, Region]]) -> dict[Widget, Region]:
    bars: dict[Widget, Region] = {w: region for w, (region, _clip) in visible.items() if isinstance(w, ScrollBar)}
    parents = {w.parent for w in visible if w not in bars}
    leaves = {w: region for w, (region, _clip) in visible.items() if w not in parents and w not in bars}
    regions = list(leaves.values())
    apart = all(not a.overlaps(b) for i, a in enumerate(regions) for b in regions[:i])
    whole = all(clip.contains_region(region) for region, clip in visible.values())
    return {**leaves, **bars} if apart and whole else {}


def _is_covered(changed: Region, flat: dict[Widget, Region]) -> bool:
    """Whether all of a region is drawn by those widgets: what is beside them only Textual's way would draw."""
    shown = sum(region.intersection(changed).area for w, region in flat.items() if not isinstance(w, ScrollBar))
    return shown == changed.area


def _lines(widget: Widget, region: Region, parts: Iterable[Region]) -> list[Placed]:
    """The lines of a widget in which parts of it have changed; whole, since Thai text cannot be cut between any two cells."""
    strips = widget.render_lines(Region(0, 0, region.width, region.height))
    rows = sorted({y for part in parts for y in part.line_range})
    return [(region.x, y, strips[y - region.y]) for y in rows]
