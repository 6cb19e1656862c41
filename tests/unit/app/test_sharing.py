"""Copies, citations, exports, the source in the browser, without a screen."""

from array import array
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from tests.unit.app.desk import Desk

from mou_tui.app.dialogs.export_draft import ExportDraft
from mou_tui.app.services import Exported, ExportSources
from mou_tui.article import Span
from mou_tui.errors import OwnDataError
from mou_tui.exporters import Outcome


async def test_words_before_a_fact_and_a_fact_before_the_headline_are_copied(desk: Desk) -> None:
    article = desk.state.article
    assert article is not None
    await desk.press("copy")
    desk.facts.fact = fact = next(f for f in desk.state.facts if f.kind == "party")
    await desk.press("copy")
    desk.reading.selected = Span(0, 3)
    await desk.press("copy")
    assert desk.copied == [article.title, fact.value, article.text[:3]]


async def test_rows_are_of_articles_and_in_the_facts_of_the_fact(desk: Desk) -> None:
    await desk.press("copy_row")
    day, title, *_more = desk.copied[-1].split("\t")
    assert day == "25 Aug 2023"
    assert title.startswith("มช. ร่วมมือ")
    assert desk.said == "Copied 1 article as a row"
    desk.list.selected = set(desk.list.order[:2])
    await desk.press("copy_row")
    assert len(desk.copied[-1].splitlines()) == 2
    desk.go_to("facts")
    desk.facts.fact = next(iter(desk.state.facts))
    await desk.press("copy_row")
    assert desk.said == "Copied as a row"


async def test_the_paragraph_that_is_read_is_copied(desk: Desk) -> None:
    article = desk.state.article
    assert article is not None
    second = article.paragraphs[1]
    desk.reading.reading_offset = second.start
    await desk.press("copy_paragraph")
    assert desk.copied == [article.text[second.start : second.end]]


async def test_a_quotation_is_of_the_words_or_of_whom_is_quoted(desk: Desk) -> None:
    await desk.press("copy_quotation")
    assert desk.said == "Nobody is quoted here. Words that you select with v are copied as a quotation."
    desk.reading.selected = Span(0, 9)
    await desk.press("copy_quotation")
    assert desk.copied[-1].startswith("“")
    assert desk.state.article is not None
    assert desk.state.article.title in desk.copied[-1]


async def test_a_citation_is_copied(desk: Desk) -> None:
    await desk.press("cite")
    assert "มช. ร่วมมือ" in desk.copied[-1]


async def test_a_source_is_opened_and_one_without_is_told(
    open_desk: Callable[[Path], Awaitable[Desk]], folder_of: Callable[..., Path]
) -> None:
    desk = await open_desk(folder_of(
        a="กรมน้ำเปิดคลอง\n\n2 มกราคม 2566\n\nเนื้อข่าว\n\nที่มา : https://example.org/a\n",
        b="กรมน้ำปิดคลอง\n\n1 มกราคม 2566\n\nเนื้อข่าว\n",
    ))  # fmt: skip
    await desk.press("open_source", "next_article", "open_source")
    assert desk.opened == ["https://example.org/a"]
    assert desk.said == "This article does not name its source."


async def test_an_export_is_offered_what_is_selected_found_and_open(desk: Desk) -> None:
    desk.list.selected = set(desk.list.order[:2])
    desk.answers = [Exported(Outcome(Path("a.csv"), 2, 10), {})]
    await desk.press("export")
    (sources,) = desk.asked[-1]
    assert (sources.selected, sources.article, sources.found) == (tuple(desk.list.order[:2]), desk.state.rowid, None)
    assert desk.said == "Wrote 2 articles to a.csv."
    desk.list.selected = set()
    await desk.enter("ILO")
    await desk.press("export")
    assert desk.asked[-1][0].found == desk.list.order


async def test_what_was_chosen_is_remembered_and_the_file_opened(desk: Desk) -> None:
    desk.answers = [Exported(Outcome(Path("a.csv"), 2, 10), {"format": "csv"}, opens=True)]
    await desk.press("export")
    assert desk.opened == ["a.csv"]
    assert desk.said == "Wrote 2 articles to a.csv."
    assert desk.workspace.memory.export_choices() == {"format": "csv"}


async def test_notes_that_were_edited_are_told(desk: Desk) -> None:
    desk.answers = [Exported(Outcome(Path("notes"), 2, 10, (Path("notes/a.md"),)), {})]
    await desk.press("export")
    assert "1 note that was edited was left as it is" in desk.said


async def test_an_export_is_written_although_nothing_can_be_remembered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_values: object, **_named: object) -> None:
        raise OwnDataError("The disk is full.")

    monkeypatch.setattr(desk.workspace.memory, "remember", fails)
    desk.answers = [Exported(Outcome(Path("a.csv"), 2, 10), {"format": "csv"}, opens=True)]
    await desk.press("export")
    assert desk.opened == ["a.csv"]
    assert desk.said == "Wrote 2 articles to a.csv."
    assert [str(error) for error in desk.errors] == ["The disk is full."]


async def test_a_row_names_the_address_where_there_is_one(
    folder_of: Callable[..., Path], open_desk: Callable[[Path], Awaitable[Desk]]
) -> None:
    folder = folder_of(a="ข่าวหนึ่ง\n\n5 พฤษภาคม 2564\n\nเนื้อความ\n\nที่มา : https://example.org/a", b="ข่าวสอง\n\nเนื้อความ")
    desk = await open_desk(folder)
    for _article in desk.list.order:
        await desk.press("copy_row", "next_article")
    assert [row.split("\t")[-1] for row in desk.copied] == ["https://example.org/a", str(folder / "b.txt")]


async def test_who_searched_wants_what_was_found_who_selected_what_is_selected(desk: Desk) -> None:
    def first(sources: ExportSources) -> object:
        return ExportDraft(desk.workspace, sources, era="ce").whats[0][0]

    hits = array("q", desk.list.order[:2])
    assert first(ExportSources((1,), 1, hits)) == "selected"
    assert first(ExportSources((), 1, hits)) == "found"
    assert first(ExportSources((), 1, None)) == "article"
    await desk.press("bookmark")
    assert first(ExportSources((), 1, None)) == "bookmarked"


async def test_a_quotation_is_copied_without_who_says_it_and_only_where_there_is_one(
    folder_of: Callable[..., Path], open_desk: Callable[[Path], Awaitable[Desk]]
) -> None:
    words = "ความร่วมมือครั้งนี้จะเป็นประโยชน์ต่อนักศึกษาและชุมชนของเราต่อไปอีกนาน"
    signed = "กรมทดสอบลงนาม MOU กับมหาวิทยาลัยเชียงใหม่\n\nวันนี้ (4 ตุลาคม 2565) กรมทดสอบลงนามบันทึกข้อตกลง"
    desk = await open_desk(folder_of(a=f"{signed}\n\n“{words}” นายสมชาย ใจดี อธิบดีกรมทดสอบ กล่าว\n"))
    desk.facts.fact = desk.state.facts.of("quote")[0]
    await desk.press("copy_quotation")
    assert desk.copied[-1].startswith(f"“{words}” — นายสมชาย ใจดี")
    desk.facts.fact = desk.state.facts.of("signed_on")[0]
    await desk.press("copy_quotation")
    assert len(desk.copied) == 1
