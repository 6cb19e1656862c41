"""Commands on bookmarks, tags and notes, without a screen."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.unit.app.desk import Desk

from mou_tui.annotations import Annotations
from mou_tui.app.dialogs.bookmarks import Order, in_order
from mou_tui.article import Span


def bookmarks() -> int:
    return len(Annotations.open().bookmarks())


async def test_a_bookmark_is_added_undone_and_redone(desk: Desk) -> None:
    counts = []
    for command in ("bookmark", "undo", "redo", "bookmark"):
        await desk.press(command)
        counts.append(bookmarks())
    assert counts == [1, 0, 1, 0]
    assert desk.messages == ["Bookmark added", "Undone: bookmark added", "Redone: bookmark added", "Bookmark removed"]


async def test_without_a_change_there_is_nothing_to_undo(desk: Desk) -> None:
    await desk.press("undo", "redo")
    assert desk.messages == ["There is nothing to undo.", "There is nothing to redo."]


async def test_selected_words_are_bookmarked_before_a_fact_and_a_fact_before_the_article(desk: Desk) -> None:
    assert desk.state.article is not None
    desk.go_to("facts")
    desk.facts.fact = next(iter(desk.state.facts))
    desk.reading.selected = Span(0, 4)
    await desk.press("bookmark", "bookmark")
    desk.go_to("list")
    await desk.press("bookmark")
    assert [b.kind for b in Annotations.open().bookmarks()] == ["passage", "fact", "article"]
    assert desk.messages == ["These words: Bookmark added", "This fact: Bookmark added", "Bookmark added"]
    assert desk.reading.selected is None


async def test_selected_articles_are_bookmarked_together(desk: Desk) -> None:
    desk.list.selected = set(desk.list.order[:2])
    await desk.press("bookmark")
    assert desk.said == "2 articles: Bookmark added"
    await desk.press("undo")
    assert bookmarks() == 0


async def test_tags_bookmark_the_article_first(desk: Desk) -> None:
    desk.answers = ["ด่วน, สสส"]
    await desk.press("tags")
    assert [b.tags for b in Annotations.open().bookmarks()] == [("ด่วน", "สสส")]
    desk.answers = ["อื่น"]
    await desk.press("tags")
    assert desk.asked[-1][1:] == ("ด่วน, สสส", "Tags in use: ด่วน, สสส.")


async def test_tags_are_added_to_all_selected_articles(desk: Desk) -> None:
    await desk.press("bookmark")
    desk.list.selected = set(desk.list.order[:3])
    desk.answers = ["ตามต่อ"]
    await desk.press("tags")
    assert {b.tags for b in Annotations.open().bookmarks()} == {("ตามต่อ",)}
    await desk.press("undo")
    assert bookmarks() == 1


async def test_a_note_is_kept_and_taken_away(desk: Desk) -> None:
    desk.answers = ["โทรถามกองวิเทศฯ", " "]
    await desk.press("note")
    assert [b.note for b in Annotations.open().bookmarks()] == ["โทรถามกองวิเทศฯ"]
    await desk.press("note")
    assert desk.messages == ["Note kept", "Note removed"]


async def test_a_dialog_that_is_closed_changes_nothing(desk: Desk) -> None:
    await desk.press("tags", "note")
    assert [(b.tags, b.note) for b in Annotations.open().bookmarks()] == [((), "")]


async def test_a_bookmarked_passage_is_opened_out_of_a_search_and_marked(desk: Desk) -> None:
    rowid, article = desk.state.rowid, desk.state.article
    assert article is not None
    desk.reading.selected = Span(10, 20)
    await desk.press("bookmark")
    await desk.enter("มหิดล")
    assert rowid not in desk.list.order
    desk.answers = [Annotations.open().bookmarks()[0]]
    await desk.press("bookmarks")
    assert (desk.state.rowid, desk.state.pane, desk.state.search_result) == (rowid, "reading", None)
    assert desk.reading.fact.evidence == (Span(10, 20),)


async def test_the_bookmarks_dialog_removes_and_undoes(desk: Desk) -> None:
    await desk.press("bookmark", "bookmarks")
    (commands,) = desk.asked[-1]
    done: list[int] = []
    said: list[str] = []

    def changed(words: str) -> None:
        said.append(words)
        done.append(bookmarks())

    commands.remove(Annotations.open().bookmarks()[0], changed)
    commands.undo(changed)
    assert said == ["Bookmark removed · u undoes it", "Undone: bookmark removed"]
    assert done == [0, 1]


async def test_bookmarks_are_listed_as_in_a_dictionary_by_day_and_as_they_were_added(
    folder_of: Callable[..., Path], open_desk: Callable[[Path], Awaitable[Desk]]
) -> None:
    titles = ("โรงเรียนตัวอย่าง", "กรมตัวอย่าง", "สำนักตัวอย่าง", "เทศบาลตัวอย่าง")
    folder = folder_of(
        **{f"n{n}": f"{title}ลงนาม\n\n{n + 1} มกราคม 2566\n\nเนื้อข่าว\n" for n, title in enumerate(titles)}
    )
    desk = await open_desk(folder)
    desk.list.selected = set(desk.list.order)
    await desk.press("bookmark")
    added = Annotations.open().bookmarks()

    def listed(order: Order) -> list[str]:
        return [b.article.title.removesuffix("ตัวอย่างลงนาม") for b in in_order(added, order)]

    assert listed("title") == ["กรม", "เทศบาล", "โรงเรียน", "สำนัก"]
    assert listed("published") == ["เทศบาล", "สำนัก", "กรม", "โรงเรียน"]
    assert in_order(added, "added") == list(reversed(added))
