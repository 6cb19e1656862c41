"""The reading view, driven by keys and mouse."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from mou_tui import i18n
from mou_tui.app.bindings import bindings
from mou_tui.app.panes.reading import ReadingView
from mou_tui.app.themes import THEMES, use_theme
from mou_tui.article import Article, Span
from mou_tui.facts.model import Fact, Facts
from mou_tui.loaders import load
from mou_tui.page.highlights import snapped
from mou_tui.thai.width import cells


class Host(App[None]):
    """One reading view that fills the screen; keeps what it says."""

    BINDINGS: ClassVar[list[Any]] = [*bindings("reader")]

    def __init__(self, article: Article, facts: Facts, **given: Any) -> None:
        super().__init__()
        self.article, self.facts, self.given = article, facts, given
        self.said: list[Message] = []

    def compose(self) -> ComposeResult:
        yield ReadingView(id="reading")

    def on_mount(self) -> None:
        use_theme(self, "dark")
        self.view.show(self.article, self.facts, **self.given)
        self.view.focus()

    @property
    def view(self) -> ReadingView:
        return self.query_one(ReadingView)

    def screen_text(self) -> list[str]:
        return ["".join(s.text for s in strip) for strip in self.screen._compositor.render_strips(self.size)]

    def reversed_words(self, name: str) -> list[str]:
        """The words that are drawn with the ground of an ink, a piece each."""
        from mou_tui.app.themes import palette

        ground = getattr(palette(self), name).bgcolor
        strips = self.screen._compositor.render_strips(self.size)
        return [s.text for strip in strips for s in strip if s.style and s.style.bgcolor == ground]

    def on_reading_view_fact_under_cursor(self, event: Message) -> None:
        self.said.append(event)

    def on_reading_view_place_changed(self, event: Message) -> None:
        self.said.append(event)

    def on_reading_view_find_changed(self, event: Message) -> None:
        self.said.append(event)

    def on_reading_view_end_reached(self, event: Message) -> None:
        self.said.append(event)

    def heard(self, kind: type[Message]) -> list[Any]:
        return [m for m in self.said if isinstance(m, kind)]


@asynccontextmanager
async def reading(
    article: Article, facts: Facts | None = None, size: tuple[int, int] = (80, 24), **given: Any
) -> AsyncIterator[tuple[Host, Pilot[None], ReadingView]]:
    app = Host(article, facts or Facts(), **given)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot, app.view


@pytest.fixture
def article(seeds: Path) -> Article:
    """A seed that is longer than the screen."""
    return next(iter(load(next(seeds.glob("000_*.txt")))))


def evidence(article: Article, kind: str, *words: str) -> Fact:
    spans = []
    for word in words:
        start = article.text.index(word, article.paragraphs[1].end)
        spans.append(Span(start, start + len(word)))
    return Fact(kind, words[0], tuple(spans), rule="x", details={"role": "signatory"} if kind == "person" else {})  # type: ignore[arg-type]


@pytest.fixture
def facts(article: Article) -> Facts:
    return Facts(
        (
            evidence(article, "party", "มหาวิทยาลัยเชียงใหม่"),
            evidence(article, "person", "ศาสตราจารย์ ดร.นพ.พงษ์รักษ์ ศรีบัณฑิตมงคล"),
            evidence(article, "venue", "ห้องประชุมพระยาศรีวิสารวาจา"),
        )
    )


async def test_the_first_screen_shows_headline_meta_line_and_letters(article: Article, facts: Facts) -> None:
    i18n.set_language("th")
    async with reading(article, facts) as (app, _pilot, _view):
        shown = app.screen_text()
        assert "มช. ร่วมมือ Kunming Medical University" in shown[0]
        assert any("25 ส.ค. 2566 · ศูนย์สื่อสารองค์กร" in line for line in shown[:4])
        assert any(line.lstrip("▎ ").startswith("ค ") for line in shown)
        assert all(cells(line) == 80 for line in shown)


async def test_the_text_stands_in_the_middle_of_a_wide_screen(article: Article) -> None:
    async with reading(article, size=(140, 24)) as (app, pilot, view):
        assert view.text_width == 72
        body = [line for line in app.screen_text() if len(line.strip()) > 40]
        left = min(len(line) - len(line.lstrip("▎ ")) for line in body)
        assert 28 <= left <= 40
        view.action_narrower()
        await pilot.pause()
        assert view.text_width == 68
        view.action_wider()
        await pilot.pause()
        assert view.text_width == 72


async def test_a_resize_keeps_the_place(article: Article) -> None:
    async with reading(article) as (_app, pilot, view):
        view.place = (3, 60)
        await pilot.pause()
        before = view.place
        for width, height in ((50, 30), (120, 20), (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert view.place[0] == before[0]
        assert abs(view.place[1] - before[1]) <= 160


async def test_moving_through_the_text_comes_upon_the_facts(article: Article, facts: Facts) -> None:
    async with reading(article, facts) as (app, pilot, _view):
        for _line in range(30):
            await pilot.press("down")
        await pilot.pause()
        assert [m.fact.kind for m in app.heard(ReadingView.FactUnderCursor)] == ["party", "person", "venue"]


async def test_brackets_go_through_the_evidence_and_mark_it(article: Article, facts: Facts) -> None:
    async with reading(article, facts) as (app, pilot, view):
        view.action_next_evidence()
        view.action_next_evidence()
        await pilot.pause()
        assert view.fact is facts.items[1]
        assert "".join(app.reversed_words("mark")) == facts.items[1].value
        view.action_previous_evidence()
        await pilot.pause()
        assert view.fact is facts.items[0]
        assert [m.fact for m in app.heard(ReadingView.FactUnderCursor)] == [
            facts.items[1 - 1],
            facts.items[1],
            facts.items[0],
        ]


async def test_evidence_out_of_sight_is_brought_into_sight(article: Article) -> None:
    last = article.paragraphs[-1]
    fact = Fact("venue", "x", (Span(last.end - 11, last.end - 2),), rule="x")
    async with reading(article, Facts((fact,)), size=(60, 12)) as (app, pilot, view):
        view.mark_fact(fact)
        await pilot.pause()
        assert "".join(app.reversed_words("mark")) == article.text[last.end - 11 : last.end - 2]
        assert app.heard(ReadingView.FactUnderCursor) == []


async def test_all_evidence_can_be_shown(article: Article, facts: Facts) -> None:
    async with reading(article, facts) as (app, pilot, view):
        view.action_show_all()
        await pilot.pause()
        marked = "".join(app.reversed_words("evidence"))
        assert all(str(f.value) in marked for f in facts)


async def test_space_reads_on_to_the_end_and_then_says_so(article: Article) -> None:
    async with reading(article) as (app, pilot, view):
        for _page in range(12):
            if view.percent == 100:
                break
            await pilot.press("space")
            await pilot.pause()
        assert app.heard(ReadingView.EndReached) == []
        await pilot.press("space")
        await pilot.pause()
        assert len(app.heard(ReadingView.EndReached)) == 1


async def test_find_marks_and_counts_and_goes_round(article: Article) -> None:
    async with reading(article) as (app, pilot, view):
        total = view.find("มหาวิทยาลัยเชียงใหม่")
        assert total == article.text.count("มหาวิทยาลัยเชียงใหม่")
        for _turn in range(total):
            view.find_next(1)
        await pilot.pause()
        told = app.heard(ReadingView.FindChanged)
        assert (told[0].n, told[0].total) == (told[-1].n, total)
        assert "".join(app.reversed_words("current")) == "มหาวิทยาลัยเชียงใหม่"
        view.find_next(-1)
        view.clear_find()
        assert not view.finding


async def test_a_match_over_two_drawn_lines_is_marked_whole(article: Article) -> None:
    async with reading(article, size=(40, 24)) as (app, pilot, view):
        assert view._layout is not None
        line = next(x for y in range(20) if (x := view._layout.line(y)) and x.kind == "body" and x.end == x.drawn_end)
        over = snapped(article.text, line.end - 8, line.end + 8)
        words = over.of(article.text).strip()
        view.find(words)
        starts = [m.start for m in view._matches]
        view.find_next(starts.index(article.text.index(words, over.start)) - view._match)
        await pilot.pause()
        assert "".join(app.reversed_words("current")) == words


async def test_words_of_the_search_are_marked(article: Article) -> None:
    start = article.text.index("Kunming")
    async with reading(article, terms=[Span(start, start + 7)]) as (app, _pilot, _view):
        assert app.reversed_words("term") == ["Kunming"]


async def test_the_mouse_selects_the_articles_own_words(article: Article) -> None:
    async with reading(article, size=(50, 24)) as (app, pilot, view):
        assert view._layout is not None
        y = next(y for y in range(24) if (x := view._layout.line(y)) and x.kind == "body")
        left = view._margin + view._gutter
        await pilot.mouse_down(view, offset=(left, y))
        await pilot.hover(view, offset=(left + 10, y + 1))
        await pilot.mouse_up(view, offset=(left + 10, y + 1))
        await pilot.pause()
        span = view.selected
        assert span is not None
        assert span.start == view._layout.line(y).start  # type: ignore[union-attr]
        copied = app.screen.get_selected_text()
        assert copied == span.of(article.text)
        assert copied is not None
        assert "\n" not in copied
        assert cells(copied) >= view.text_width // 2


async def test_the_keyboard_selects_by_cluster_and_line(article: Article, facts: Facts) -> None:
    async with reading(article, facts) as (app, pilot, view):
        view.mark_fact(facts.items[1])
        await pilot.press("v")
        assert view.selected == facts.items[1].evidence[0]
        await pilot.press("shift+right", "shift+right")
        assert view.selected is not None
        assert view.selected.of(article.text) == f"{facts.items[1].value} อ"
        await pilot.press("shift+down")
        longer = view.selected
        assert longer is not None
        assert len(longer) > 60
        await pilot.press("shift+up", "shift+left")
        assert view.selected.of(article.text) == f"{facts.items[1].value} "
        assert app.screen.get_selected_text() == f"{facts.items[1].value} "
        await pilot.press("v")
        assert not view.selecting


async def test_a_click_on_evidence_chooses_the_fact(article: Article, facts: Facts) -> None:
    async with reading(article, facts) as (app, pilot, view):
        y = view._window.layout.y_of(facts.items[0].evidence[0].start)
        await pilot.click(view, offset=(view._margin + view._gutter + 2, y))
        await pilot.pause()
        assert [m.fact for m in app.heard(ReadingView.FactUnderCursor)] == [facts.items[0]]


async def test_a_double_click_selects_the_word_a_third_the_paragraph(article: Article) -> None:
    async with reading(article) as (_app, pilot, view):
        at = article.text.index("มหาวิทยาลัยเชียงใหม่ จับมือ")
        here = (view._margin + view._gutter + 3, view._window.layout.y_of(at))
        await pilot.click(view, offset=here, times=2)
        await pilot.pause()
        assert view.selected is not None
        assert view.selected.of(article.text) in ("มหาวิทยาลัย", "มหา")
        await pilot.click(view, offset=here, times=3)
        await pilot.pause()
        assert view.selected == next(p.span for p in article.paragraphs if p.start == at)


async def test_the_place_is_told_and_taken_up_again(article: Article) -> None:
    async with reading(article, place=(4, 0), size=(60, 12)) as (app, _pilot, view):
        assert view.place == (4, 0)
        assert app.heard(ReadingView.PlaceChanged)[-1].place == (4, 0)
        assert 0 < app.heard(ReadingView.PlaceChanged)[-1].percent <= 100


async def test_language_and_era_change_what_is_seen(article: Article) -> None:
    i18n.set_language("th")
    async with reading(article) as (app, pilot, view):
        view.era = "ce"
        await pilot.pause()
        assert any("25 ส.ค. 2023" in line for line in app.screen_text())
        i18n.set_language("en")
        view.refresh_language()
        await pilot.pause()
        assert any("25 Aug 2023" in line for line in app.screen_text())


async def test_corrected_facts_leave_the_place(article: Article, facts: Facts) -> None:
    async with reading(article, facts, place=(4, 0), size=(60, 12)) as (_app, _pilot, view):
        view.update_facts(Facts(facts.items[:1]))
        assert view.place == (4, 0)


async def test_no_article_and_no_words_are_no_harm(article: Article) -> None:
    empty = Article("sha256:0", "x.txt", "", ())
    async with reading(empty) as (app, pilot, view):
        await pilot.press("j", "k", "G", "space", "v", "shift+right", "shift+down", "end", "home")
        assert view.find("x") == 0
        view.action_next_evidence()
        view.action_next_paragraph()
        view.show(None)
        await pilot.press("j", "space", "v")
        view.show(article)
        await pilot.pause()
        assert "Kunming" in app.screen_text()[0]


@pytest.mark.parametrize("theme", [t.name for t in THEMES])
async def test_every_theme_draws_the_marks(article: Article, facts: Facts, theme: str) -> None:
    async with reading(article, facts) as (app, pilot, view):
        use_theme(app, theme)
        view.mark_fact(facts.items[1])
        await pilot.pause()
        assert "".join(app.reversed_words("mark")) == facts.items[1].value


async def test_without_colour_marked_words_are_reversed(
    article: Article, facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(article, facts) as (app, pilot, view):
        view.mark_fact(facts.items[1])
        await pilot.pause()
        assert app.no_color
        strips = app.screen._compositor.render_strips(app.size)
        ground = view.background_colors[0]
        segments = [s for strip in strips for s in strip.apply_filter(app._filters[-1], ground)]
        reversed_words = "".join(s.text for s in segments if s.style and s.style.reverse)
        assert reversed_words.strip(" ▆▇█▁▂▃▄▅") == facts.items[1].value
        assert all(s.style is None or (not s.style.color or s.style.color.is_default) for s in segments)
