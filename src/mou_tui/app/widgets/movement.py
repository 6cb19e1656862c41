"""Moving a cursor among items by keys: what the list, the bookmarks and every chooser share."""

from mou_tui.app.bindings import bindings


class Movement:
    """Implements the `movement` actions on `move_to`; the owner says how many items there are and how many fit on a page."""

    MOVEMENT_BINDINGS = bindings("movement")

    cursor: int

    def item_count(self) -> int:
        """How many items there are."""
        raise NotImplementedError

    def page_items(self) -> int:
        """How many items are visible at once, at least 1."""
        raise NotImplementedError

    def move_to(self, index: int) -> None:
        """Put the cursor on item `index`, which exists, and make it visible."""
        raise NotImplementedError

    def move_by(self, step: int) -> None:
        """Move the cursor by `step` items, as far as there are any."""
        if self.item_count():
            self.move_to(min(max(self.cursor + step, 0), self.item_count() - 1))

    def action_down(self) -> None:
        self.move_by(1)

    def action_up(self) -> None:
        self.move_by(-1)

    def action_top(self) -> None:
        self.move_by(-self.item_count())

    def action_end(self) -> None:
        self.move_by(self.item_count())

    def action_half_page_down(self) -> None:
        self.move_by(max(self.page_items() // 2, 1))

    def action_half_page_up(self) -> None:
        self.move_by(-max(self.page_items() // 2, 1))
