"""Reading view and facts pane in the whole reader: both in step, facts checked and corrected, words copied."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.app.running import Running, running
from textual.widgets import Input

from mou_tui import locations
from mou_tui.annotations import AddCorrection, Annotations, store_correction
from mou_tui.app.dialogs.fact_editor import FactEditor
from mou_tui.app.widgets.clipboard import copied_file
from mou_tui.facts import extract
from mou_tui.facts.corrections import check
from mou_tui.facts.model import Money
from mou_tui.loaders import load


def corrections() -> list[dict[str, Any]]:
    path = locations.data_dir() / "corrections.toml"
    return list(tomllib.loads(path.read_text("utf-8")).get("correction", [])) if path.exists() else []


async def to_fact(run: Running, kind: str) -> None:
    """Open the first article and choose its first fact of a kind in the facts pane."""
    await run.press("enter", "tab")
    run.reader.facts_pane.select(run.state.facts.of(kind)[0])  # type: ignore[arg-type]
    await run.pilot.pause()


async def test_moving_in_one_pane_moves_the_other(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter", "right_square_bracket", "right_square_bracket")
        assert run.reader.reading.fact is not None
        assert run.reader.facts_pane.fact is run.reader.reading.fact
        await run.press("tab", "down", "down")
        assert run.reader.facts_pane.fact is not None
        assert run.reader.reading.fact is run.reader.facts_pane.fact


async def test_space_reads_on_into_the_next_article(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter")
        first = run.state.article
        for _page in range(20):
            await run.press("space")
            if run.state.article is not first:
                break
        assert run.state.article is not None
        assert run.state.article is not first
        assert run.reader.reading.place == (0, 0)
        assert run.reader.reading.has_focus


async def test_an_edited_fact_wins(seeds: Path) -> None:
    async with running(seeds) as run:
        await to_fact(run, "venue")
        await run.press("e")
        await run.until(lambda: isinstance(run.app.screen, FactEditor) and run.app.screen.query("#value"))
        run.app.screen.query_one("#value", Input).value = "ห้องประชุมใหญ่"
        await run.press("enter")
        await run.until(lambda: run.state.facts.of("venue")[0].value == "ห้องประชุมใหญ่")
        fact = run.reader.facts_pane.fact
        assert fact is not None
        assert (fact.value, fact.source, fact.checked) == ("ห้องประชุมใหญ่", "reader", True)


async def test_what_the_article_does_not_state_is_filled_in(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter", "tab")
        items = run.reader.facts_pane._rows.items
        run.reader.facts_pane._go(next(n for n, i in enumerate(items) if i.kind == "term" and i.fact is None))
        await run.press("e")
        await run.until(lambda: isinstance(run.app.screen, FactEditor) and run.app.screen.query("#value"))
        run.app.screen.query_one("#value", Input).value = "3 ปี"
        await run.press("enter")
        await run.until(lambda: run.state.facts.of("term"))
        assert run.state.facts.of("term")[0].value == "P3Y"
        # The end follows from the date of signing and the term.
        assert [f.value for f in run.state.facts.of("expires_on")] == ["2026-08-22"]


async def test_selected_words_become_a_fact(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter")
        reading = run.reader.reading
        assert run.state.article is not None
        start = run.state.article.text.index("คณะแพทยศาสตร์")
        reading._select(start, start + len("คณะแพทยศาสตร์"))
        await run.press("A")
        await run.until(lambda: isinstance(run.app.screen, FactEditor) and run.app.screen.query("#value"))
        assert run.app.screen.query_one("#value", Input).value == "คณะแพทยศาสตร์"
        await run.press("enter")
        await run.until(lambda: any(f.value == "คณะแพทยศาสตร์" for f in run.state.facts))
        fact = next(f for f in run.state.facts if f.value == "คณะแพทยศาสตร์")
        assert (fact.kind, fact.source) == ("party", "reader")
        assert [s.of(run.state.article.text) for s in fact.evidence] == ["คณะแพทยศาสตร์"]


async def test_paragraphs_and_quotations_are_copied_also_into_a_file(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter", "right_curly_bracket")
        article = run.state.article
        assert article is not None
        await run.press("p")
        assert run.app.clipboard in [p.span.of(article.text) for p in article.paragraphs]
        assert copied_file().read_text("utf-8") == run.app.clipboard
        await run.press("v", "shift+end", "P")
        assert run.app.clipboard.startswith("“")
        assert article.title in run.app.clipboard


async def test_a_quotation_is_copied_without_who_says_it_and_only_where_there_is_one(tmp_path: Path) -> None:
    said = "ความร่วมมือครั้งนี้จะเป็นประโยชน์ต่อนักศึกษาและชุมชนของเราต่อไปอีกนาน"
    signed = "กรมทดสอบลงนาม MOU กับมหาวิทยาลัยเชียงใหม่\n\nวันนี้ (4 ตุลาคม 2565) กรมทดสอบลงนามบันทึกข้อตกลง"
    story = f"{signed}\n\n“{said}” นายสมชาย ใจดี อธิบดีกรมทดสอบ กล่าว\n"
    (tmp_path / "a.txt").write_text(story, encoding="utf-8")
    async with running(tmp_path) as run:
        await to_fact(run, "quote")
        await run.press("P")
        assert run.app.clipboard.startswith(f"“{said}” — นายสมชาย ใจดี")
        run.app.copy_to_clipboard("")
        run.reader.facts_pane.select(run.state.facts.of("signed_on")[0])
        await run.press("P")
        assert run.app.clipboard == ""


async def test_evidence_keys_of_the_thai_layout(seeds: Path) -> None:
    async with running(seeds) as run:
        await run.press("enter", "ล", "ล")
        second = run.reader.reading.fact
        await run.press("บ")
        assert second is not None
        assert run.reader.reading.fact is not None
        assert run.reader.reading.fact is not second


async def test_the_mouse_chooses_facts_in_both_panes(seeds: Path) -> None:
    async with running(seeds, size=(140, 40)) as run:
        await run.press("enter")
        reading, pane = run.reader.reading, run.reader.facts_pane
        _first, last = pane._rows.lines_of(2)
        await run.pilot.click(pane, offset=(6, last - pane.scroll_offset.y + 1))
        await run.pilot.pause()
        assert pane.fact is not None
        assert pane.fact is pane._rows.items[2].fact
        assert reading.fact is pane.fact
        person = run.state.facts.of("person")[0]
        y = reading._y(person.evidence[0].start) - reading._top
        await run.pilot.click(reading, offset=(1 + reading._margin + reading._gutter + 2, y + 1))
        await run.pilot.pause()
        assert reading.fact is person
        assert pane.fact is person


async def test_in_a_narrow_terminal_enter_goes_from_a_fact_to_its_words(seeds: Path) -> None:
    async with running(seeds, size=(60, 20)) as run:
        await run.press("tab", "tab")
        run.reader.facts_pane.select(run.state.facts.of("venue")[0])
        await run.press("enter")
        reading = run.reader.reading
        assert reading.has_focus
        venue = run.state.facts.of("venue")[0]
        assert reading.fact is venue
        assert reading._seen(venue.evidence[0])


BEFORE = "กรมทดสอบลงนาม MOU กับมหาวิทยาลัยเชียงใหม่\nวันนี้ (4 ตุลาคม 2565) กรมทดสอบลงนามบันทึกข้อตกลงกับมหาวิทยาลัยเชียงใหม่ วงเงิน 5 ล้านบาท\n"


@pytest.fixture
def changed_since(tmp_path: Path) -> Path:
    """A folder with an article in which an amount was checked, and is another one now."""
    folder = tmp_path / "news"
    folder.mkdir()
    file = folder / "a.txt"
    file.write_text(BEFORE, encoding="utf-8")
    (article,) = load(file)
    (amount,) = extract(article).of("money")
    Annotations.open().apply(AddCorrection(store_correction(article, check(article, amount))))
    file.write_text(BEFORE.replace("5 ล้าน", "9 ล้าน"), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("keys", "value", "checked", "operations"),
    [
        (["down", "enter"], 5_000_000, True, ["edit"]),
    ],
)
async def test_a_fact_of_a_changed_article_is_settled_and_undone(
    changed_since: Path, keys: list[str], value: int, checked: bool, operations: list[str]
) -> None:
    async with running(changed_since) as run:
        await to_fact(run, "money")
        (amount,) = run.state.facts.of("money")
        assert (amount.value, amount.checked) == (Money(9_000_000), False)
        assert "5 million baht" in "\n".join(row.text for row in run.reader.facts_pane._rows.rows)
        await run.press("c", *keys)
        (amount,) = run.state.facts.of("money")
        assert (amount.value, amount.checked, amount.details.get("changed")) == (Money(value), checked, None)
        assert [c["operation"] for c in corrections()] == operations
        await run.press("u")
        (amount,) = run.state.facts.of("money")
        assert (amount.checked, "changed" in amount.details) == (False, True)
        assert [c["operation"] for c in corrections()] == ["check"]
