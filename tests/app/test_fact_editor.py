"""Editing and adding facts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from mou_tui.app.dialogs.fact_editor import FactEditor
from mou_tui.app.widgets.fields import CycleField
from mou_tui.article import Article, Paragraph, Span
from mou_tui.facts.corrections import apply_corrections
from mou_tui.facts.model import Fact, Facts
from mou_tui.page.fact_draft import FactDraft

TEXT = "นายสมชาย ใจดี ลงนามเมื่อ 23 สิงหาคม 2566"
ARTICLE = Article("sha256:0", "news.txt", TEXT, (Paragraph(0, len(TEXT), "headline"),))
PERSON = Fact("person", "นายสมชาย ใจดี", (Span(0, 13),), rule="x", details={"role": "other", "position": None})


class Host(App[None]):
    def __init__(self, **given: Any) -> None:
        super().__init__()
        self.editor = FactEditor(FactDraft.of(ARTICLE, **given))
        self.answers: list[Any] = []

    def on_mount(self) -> None:
        self.push_screen(self.editor, self.answers.append)


@asynccontextmanager
async def editing(**given: Any) -> AsyncIterator[tuple[Host, Pilot[None]]]:
    app = Host(**given)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield app, pilot


async def test_what_is_not_understood_is_said_and_stays_to_be_mended() -> None:
    async with editing(fact=PERSON) as (app, pilot):
        app.editor.query_one("#value", Input).value = " "
        app.editor.query_one("#position", Input).value = "อธิการบดี"
        app.editor.query_one("#role", CycleField).action_step(1)
        app.editor.query_one("#position", Input).focus()
        await pilot.press("enter")
        await pilot.pause()
        shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips(app.size))
        assert app.answers == []
        assert "Type a value." in shown
        assert app.editor.query_one("#position", Input).value == "อธิการบดี"
        assert app.focused is app.editor.query_one("#value", Input)
        app.focused.value = "ดร.สมชาย ใจดี"
        await pilot.press("enter")
        (fact,) = apply_corrections(ARTICLE, Facts((PERSON,)), app.answers)
        assert (fact.value, fact.details["role"], fact.details["position"]) == ("ดร.สมชาย ใจดี", "signatory", "อธิการบดี")
        assert (fact.source, fact.checked, fact.evidence) == ("reader", True, PERSON.evidence)


async def test_another_kind_has_other_fields_and_keeps_what_was_typed() -> None:
    async with editing(kind="party") as (app, pilot):
        app.editor.query_one("#value", Input).value = "นายสมชาย ใจดี"
        app.editor.query_one("#kind", CycleField).action_step(1)
        await pilot.pause()
        assert app.editor.query_one("#value", Input).value == "นายสมชาย ใจดี"
        assert app.editor.query("#role")
        app.editor.action_save()
        await pilot.pause()
        assert (app.answers[0].kind, app.answers[0].details["role"]) == ("person", "signatory")
