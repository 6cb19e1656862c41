"""The panes side by side: which are shown, how wide each is, and the borders between them, which the mouse drags."""

from collections.abc import Callable, Mapping
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from mou_tui.app.reader.panes_layout import PANES, SMALLEST, THREE_PANES_FROM, Pane, pane_widths, visible_panes
from mou_tui.app.reader.state import ReaderState

_BORDERS: Final[dict[Pane, Pane]] = {"reading": "list", "facts": "facts"}
"""The panes that have a border at their left, and the outer pane that becomes wider or narrower with it."""


class PaneRow(Horizontal):
    """Gives the panes the room that the state says; `set_width` is told of an outer pane's width, `keep_widths` when it is let go."""

    def __init__(
        self,
        panes: Mapping[Pane, Widget],
        state: ReaderState,
        set_width: Callable[[Pane, int], None],
        keep_widths: Callable[[], None],
        *,
        id: str,
    ) -> None:
        super().__init__(id=id)
        self._panes, self._state = panes, state
        self._set_width, self._keep_widths = set_width, keep_widths
        self._dragged: Pane | None = None
        """The outer pane whose border is being dragged."""

    def compose(self) -> ComposeResult:
        yield from self._panes.values()

    def widths(self) -> dict[Pane, int]:
        """The columns of the visible panes."""
        return {pane: self._panes[pane].outer_size.width for pane in PANES if pane in self._state.visible_panes}

    def share(self, width: int, height: int) -> None:
        """Show as many panes as a screen of this size has room for, each as wide as was chosen."""
        state, screen = self._state, self.screen
        visible = visible_panes(width, state.pane, state.visible_panes, has_facts=state.has_facts)
        state.visible_panes = visible
        screen.set_class(width < SMALLEST[0] or height < SMALLEST[1], "-small")
        screen.set_class(len(visible) == 2 and width < THREE_PANES_FROM, "-two")
        screen.set_class(len(visible) == 1, "-one")
        for pane in PANES:
            self._panes[pane].display = pane in visible
        if state.pane_widths:
            self._widen(pane_widths(width, visible, state.pane_widths))

    def fit(self, width: int, height: int) -> None:
        """Give the facts' room away, or back, where the open article wants that."""
        state = self._state
        if visible_panes(width, state.pane, state.visible_panes, has_facts=state.has_facts) != state.visible_panes:
            self.share(width, height)

    def entitle(self, titles: Mapping[Pane, str]) -> None:
        """Write other titles over the panes, never markup."""
        for pane, title in titles.items():
            content = Content(f"{title} ")
            if self._panes[pane].border_title != content:
                self._panes[pane].border_title = content

    def _widen(self, widths: Mapping[Pane, int]) -> None:
        """Give the outer panes these widths; without one, that of the stylesheet."""
        for pane in _BORDERS.values():
            styles, columns = self._panes[pane].styles, widths.get(pane)
            styles.width = styles.min_width = styles.max_width = columns

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The border at the left of a pane is taken hold of."""
        visible = self._state.visible_panes
        for pane, outer in _BORDERS.items():
            widget = self._panes[pane]
            at_border = event.screen_x == widget.region.x and event.screen_y in widget.region.line_range
            # With two panes a border may be that of one that is hidden.
            if widget.display and outer in visible and len(visible) > 1 and at_border:
                self._dragged = outer
                widget.capture_mouse()
                event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragged == "list":
            self._set_width("list", event.screen_x)
        elif self._dragged == "facts":
            self._set_width("facts", self.size.width - event.screen_x)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self._dragged is not None:
            self._dragged = None
            self.app.capture_mouse(None)
            self.call_after_refresh(self._keep_widths)
