"""The compositor of panes side by side draws what moves, however Textual came to know where it lies."""

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from mou_tui.app.textual_ext.compositor import FlatCompositor, use_flat_compositor


class _SideBySide(Screen[None]):
    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static("label", id="label")
            yield Static("words", id="words")
        hidden = Static("not shown", id="hidden")
        hidden.display = False
        yield hidden

    def on_mount(self) -> None:
        self.query_one("#label").styles.width = 10
        self.query_one("#words").styles.width = 20


class _Program(App[None]):
    def on_mount(self) -> None:
        screen = _SideBySide()
        use_flat_compositor(screen)
        self.push_screen(screen)


async def test_what_moves_is_drawn_although_its_place_was_asked_for_before_the_layout() -> None:
    app = _Program()
    async with app.run_test() as pilot:
        await pilot.pause()
        screen = app.screen
        compositor = screen._compositor
        assert isinstance(compositor, FlatCompositor)
        words, hidden = screen.query_one("#words"), screen.query_one("#hidden")
        compositor.render_full_update()
        label = screen.query_one("#label")
        label.styles.width = 15
        # As Textual does when the label has nothing else to do, before it asks the screen for a layout.
        for above in label.ancestors:
            if isinstance(above, Widget):
                above._clear_arrangement_cache()
        # A change of what is not shown makes Textual arrange all anew as soon as a place is asked for.
        compositor.update_widgets({hidden})
        moved_to = words.region
        assert moved_to.x == 15
        assert any(region.contains_region(moved_to) for region in compositor._dirty_regions)
