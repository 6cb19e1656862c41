"""The reading view where Textual has a part in it: its size, its selection, its focus."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from mou_tui.app.bindings import bindings
from mou_tui.app.panes.reading import ReadingView
from mou_tui.app.themes import use_theme
from mou_tui.article import Article
from mou_tui.facts.model import Facts


class Host(App[None]):
    """One reading view that fills the screen; keeps the places that it tells."""

    BINDINGS: ClassVar[list[Any]] = [*bindings("reader")]

    def __init__(self, article: Article, facts: Facts, **given: Any) -> None:
        super().__init__()
        self.article, self.facts, self.given = article, facts, given
        self.told: list[ReadingView.PlaceChanged] = []

    def compose(self) -> ComposeResult:
        yield ReadingView(id="reading")

    def on_mount(self) -> None:
        use_theme(self, "dark")
        self.view.show(self.article, self.facts, **self.given)
        self.view.focus()

    @property
    def view(self) -> ReadingView:
        return self.query_one(ReadingView)

    def on_reading_view_place_changed(self, event: ReadingView.PlaceChanged) -> None:
        self.told.append(event)


@asynccontextmanager
async def reading(
    article: Article, facts: Facts | None = None, size: tuple[int, int] = (80, 24), **given: Any
) -> AsyncIterator[tuple[Host, Pilot[None], ReadingView]]:
    app = Host(article, facts or Facts(), **given)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot, app.view


async def test_the_place_is_taken_up_told_and_kept_at_any_size(article: Article, facts: Facts) -> None:
    async with reading(article, facts, place=(3, 60)) as (app, pilot, view):
        before = view.place
        assert before[0] == 3
        assert (app.told[-1].place, app.told[-1].percent) == (before, view.percent)
        for width, height in ((50, 30), (120, 20), (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert view.place[0] == before[0]
        width = view.text_width
        view.action_narrower()
        await pilot.pause()
        assert view.text_width == width - 4
        assert view.place[0] == before[0]
        view.action_wider()
        await pilot.pause()
        assert view.text_width == width
        assert abs(view.place[1] - before[1]) <= 160
        view.update_facts(Facts(facts.items[:1]))
        assert view.place == app.told[-1].place


async def test_the_mouse_selects_the_articles_own_words_a_word_and_a_paragraph(article: Article) -> None:
    async with reading(article, size=(50, 24)) as (app, pilot, view):
        assert view._window is not None
        layout = view._window.layout
        at = article.text.index("มหาวิทยาลัยเชียงใหม่ จับมือ")
        y, left = layout.y_of(at), view._columns.left
        await pilot.mouse_down(view, offset=(left, y))
        await pilot.hover(view, offset=(left + 10, y + 1))
        await pilot.mouse_up(view, offset=(left + 10, y + 1))
        await pilot.pause()
        span = view.selected
        assert span is not None
        assert span.start == at
        assert layout.y_of(span.end) == y + 1
        copied = app.screen.get_selected_text()
        assert copied == span.of(article.text)
        assert copied is not None
        assert "\n" not in copied, "drawn lines do not end in it"
        await pilot.click(view, offset=(left + 3, y), times=2)
        await pilot.pause()
        assert view.selected is not None
        assert view.selected.of(article.text) in ("มหาวิทยาลัย", "มหา")
        await pilot.click(view, offset=(left + 3, y), times=3)
        await pilot.pause()
        assert view.selected == next(p.span for p in article.paragraphs if p.start == at)


async def test_the_keyboard_selects_from_the_words_of_the_chosen_fact_on(article: Article, facts: Facts) -> None:
    async with reading(article, facts, size=(80, 12)) as (app, pilot, view):
        name = facts.items[1].value
        view.mark_fact(facts.items[1])
        await pilot.press("v")
        assert view.selected == facts.items[1].evidence[0]
        await pilot.press("shift+right", "shift+right")
        assert app.screen.get_selected_text() == f"{name} อ"
        await pilot.press("shift+down", "shift+up", "shift+left")
        assert app.screen.get_selected_text() == f"{name} "
        await pilot.press(*["shift+down"] * 10)
        assert view._window is not None
        assert view.selected is not None
        assert view._window.sees(view.selected.end), "its end is followed"
        await pilot.press("v")
        assert not view.selecting


async def test_no_article_and_no_words_are_no_harm(article: Article) -> None:
    empty = Article("sha256:0", "x.txt", "", ())
    async with reading(empty) as (_app, pilot, view):
        await pilot.press("j", "k", "G", "space", "v", "shift+right", "shift+down", "end", "home")
        view.find("x")
        view.action_next_evidence()
        view.action_next_paragraph()
        view.show(None)
        await pilot.press("j", "space", "v")
        assert not view.render_line(0).text.strip()
        view.show(article)
        await pilot.pause()
        line = view.screen._compositor.render_strips(view.app.size)[0]
        assert "Kunming" in line.text
