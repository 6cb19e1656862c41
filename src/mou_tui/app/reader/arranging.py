"""How the room is shared: the widths of the panes and whether the list has cards or lines; both are remembered."""

from typing import Final

from mou_tui.app.reader.context import Context, Controller, Reader
from mou_tui.app.reader.panes_layout import PANES, Pane, resized
from mou_tui.i18n import _
from mou_tui.workspace import Workspace

_KEPT: Final = "layout"
"""Key in the session under which the arrangement stands."""


class ArrangeController(Controller):
    """Moves the borders of the panes by keys and by the mouse, and changes between cards and lines in the list."""

    def __init__(self, context: Context, reader: Reader) -> None:
        super().__init__(context, reader)
        self.commands = {
            "one_line": self.change_rows,
            "border_left": lambda: self.move_border(-1),
            "border_right": lambda: self.move_border(1),
        }

    def take_up(self, workspace: Workspace) -> None:
        """Arrange the panes as they were left."""
        kept = workspace.memory.remembered_table(_KEPT)
        widths = {pane: kept[pane] for pane in PANES if isinstance(kept.get(pane), int)}
        if widths:
            self._state.pane_widths.update(widths)
            self._surface.share_room()
        if kept.get("rows") == "lines":
            self._views.list.use_rows("lines")

    def change_rows(self) -> None:
        """Show each article in one line, or on a card again."""
        listed = self._views.list
        listed.use_rows("cards" if listed.window.row_style == "lines" else "lines")
        self._keep(rows=listed.window.row_style)
        words = _("One line an article") if listed.window.row_style == "lines" else _("Cards: status and parties too")
        self._services.show_message(words)

    def move_border(self, step: int) -> None:
        """Move the border of the chosen pane to the right (1) or the left (-1)."""
        widths = self._surface.pane_widths()
        if len(widths) < 2:
            self._services.show_message(_("There is room for one pane only."))
            return
        pane, width = resized(self._state.pane, step, widths)
        self.set_width(pane, width)
        self.keep_widths()

    def set_width(self, pane: Pane, width: int) -> None:
        """Give an outer pane so many columns, as far as the others can spare them."""
        self._state.pane_widths[pane] = width
        self._surface.share_room()

    def keep_widths(self) -> None:
        """Remember the widths as they are."""
        # What there was no room for is not what was chosen.
        widths = self._surface.pane_widths()
        self._state.pane_widths.update({p: widths[p] for p in self._state.pane_widths if p in widths})
        self._keep(**self._state.pane_widths)

    def _keep(self, **changes: object) -> None:
        workspace = self._state.workspace
        if workspace is not None:
            self._services.in_background(lambda: workspace.memory.remember_more(_KEPT, changes))
