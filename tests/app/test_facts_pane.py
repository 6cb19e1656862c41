"""The facts pane, driven by keys and mouse."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.app.running import running
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from mou_tui.app.dialogs.chooser import Chooser
from mou_tui.app.dialogs.prompt import Prompt
from mou_tui.app.panes.facts import FactsPane
from mou_tui.app.themes import use_theme
from mou_tui.article import Article, Paragraph, Span
from mou_tui.facts.model import Fact, Facts

ARTICLE = Article("sha256:0", "news.txt", "ข่าวความร่วมมือ", (Paragraph(0, 15, "headline"),))
HERE = (Span(0, 4),)
MOU = Fact("instrument", "mou", HERE, rule="x")
PARTY = Fact("party", "มหาวิทยาลัยตัวอย่าง", HERE, rule="x")
PERSON = Fact(
    "person", "ศาสตราจารย์ ดร.สมชาย ใจดีเหลือเกิน", HERE, rule="x", details={"role": "signatory", "position": "อธิการบดี"}
)
SIGNED = Fact("signed_on", "2023-08-23", HERE, rule="x")
FACTS = Facts((MOU, PARTY, PERSON, SIGNED))


class Host(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[Any] = []

    def compose(self) -> ComposeResult:
        yield FactsPane(id="facts")

    def on_mount(self) -> None:
        use_theme(self, "dark")
        self.pane.show(ARTICLE, FACTS)
        self.pane.focus()

    @property
    def pane(self) -> FactsPane:
        return self.query_one(FactsPane)

    def screen_text(self) -> list[str]:
        return ["".join(s.text for s in strip) for strip in self.screen._compositor.render_strips(self.size)]

    def chosen_lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen_text() if line.startswith("▌")]

    def on_facts_pane_selected(self, event: FactsPane.Selected) -> None:
        self.said.append(event)

    def on_facts_pane_chosen(self, event: FactsPane.Chosen) -> None:
        self.said.append(event)


@asynccontextmanager
async def pane(size: tuple[int, int] = (38, 30)) -> AsyncIterator[tuple[Host, Pilot[None], FactsPane]]:
    app = Host()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot, app.pane


async def test_the_cursor_goes_from_fact_to_fact_and_says_so() -> None:
    """To what is not stated too, which can be filled in; Enter asks for the words; brackets pass over what has none."""
    async with pane() as (app, pilot, view):
        await pilot.press("j", "j", "down")
        assert [m.fact for m in app.said] == [MOU, PARTY, PERSON]
        await pilot.press("k")
        assert app.said[-1].fact is PARTY
        assert app.chosen_lines() == ["▌  ? มหาวิทยาลัยตัวอย่าง"]
        await pilot.press("enter")
        assert isinstance(app.said[-1], FactsPane.Chosen)
        assert app.said[-1].fact is PARTY
        await pilot.press("G")
        assert view.item is not None
        assert (view.fact, view.item.kind) == (None, "expires_on")
        assert (app.said[-1].fact, app.said[-1].kind) == (None, "expires_on")
        view.action_previous_evidence()
        assert view.fact is SIGNED
        view.action_previous_evidence()
        assert view.fact is PERSON
        view.action_next_evidence()
        view.action_next_evidence()
        assert view.fact is SIGNED


async def test_a_fact_of_several_lines_is_chosen_as_one() -> None:
    async with pane(size=(24, 30)) as (app, pilot, view):
        view.select(PERSON)
        await pilot.pause()
        assert len(app.chosen_lines()) >= 3
        assert app.said == []


async def test_a_click_selects_and_a_second_one_asks_for_the_words() -> None:
    async with pane() as (app, pilot, _view):
        y = next(n for n, line in enumerate(app.screen_text()) if "ตัวอย่าง" in line)
        await pilot.click(FactsPane, offset=(8, y))
        await pilot.click(FactsPane, offset=(8, y))
        assert [type(m).__name__ for m in app.said] == ["Selected", "Chosen"]
        assert all(m.fact is PARTY for m in app.said)


async def test_the_cursor_stays_on_a_fact_that_is_corrected() -> None:
    from dataclasses import replace

    async with pane() as (_app, pilot, view):
        view.select(PERSON)
        better = replace(PERSON, value="ศ.ดร.สมชาย ใจดีเหลือเกิน", checked=True, source="reader")
        view.show(ARTICLE, Facts((MOU, PARTY, better, SIGNED)))
        await pilot.pause()
        assert view.fact is better
        view.show(ARTICLE, Facts((MOU, PARTY, SIGNED)))
        await pilot.pause()
        assert view.item is not None


async def test_another_article_begins_at_the_top() -> None:
    async with pane(size=(38, 6)) as (_app, pilot, view):
        await pilot.press("G")
        view.show(Article("sha256:1", "b.txt", "ข่าว", (Paragraph(0, 4, "headline"),)), FACTS)
        await pilot.pause()
        assert (view.scroll_offset.y, view.item) == (0, None)


async def test_the_cursor_is_always_in_sight() -> None:
    async with pane(size=(30, 7)) as (app, pilot, view):
        for key in ["j"] * 9 + ["k"] * 9:
            await pilot.press(key)
            assert app.chosen_lines(), view.item


async def test_nothing_found_is_said() -> None:
    async with pane() as (app, pilot, view):
        view.show(ARTICLE, Facts())
        await pilot.press("j", "k", "G", "enter")
        assert any("does not report" in line for line in app.screen_text())
        view.show(None)
        await pilot.pause()
        assert not any(line.strip() for line in app.screen_text())


async def test_own_fields_are_filled_in_by_a_key_and_stand_below_the_facts(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.opened("W", Chooser)
        await run.opened("enter", Prompt)
        await run.type("อว 8393/2567")
        await run.press("enter")
        await run.until(lambda: run.app.screen is run.reader)
        await run.written()
        rows = [row.text for row in run.reader.query_one(FactsPane)._rows.rows]
        place = next(number for number, row in enumerate(rows) if "Own fields" in row)
        assert rows[place + 1].split() == ["File", "number", "อว", "8393/2567"]
        assert "File number: อว 8393/2567 · u undoes it" in run.reader.status.words
