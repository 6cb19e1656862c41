"""Tags as a whole, without a screen."""

from tests.unit.app.desk import Desk


async def tagged(desk: Desk, *tags: str) -> None:
    """Give each article of the list a tag."""
    for tag in tags:
        desk.answers = [tag]
        await desk.press("tags", "next_article")


async def test_tags_are_listed_with_how_many_bookmarks_have_each(desk: Desk) -> None:
    await desk.press("all_tags")
    assert desk.said == "There are no tags yet: t gives the bookmark here some."
    await tagged(desk, "ด่วน", "น้ำ", "ด่วน")
    await desk.press("all_tags")
    assert desk.asked[-1] == ("Tags", [("ด่วน", "ด่วน", "2"), ("น้ำ", "น้ำ", "1")])


async def test_a_tag_is_renamed_joined_and_taken_away(desk: Desk) -> None:
    await tagged(desk, "ด่วน", "น้ำ", "ด่วน")
    desk.answers = ["ด่วน", "rename", "ด่วนมาก", None]
    await desk.press("all_tags")
    assert desk.workspace.annotations.tags() == {"ด่วนมาก": 2, "น้ำ": 1}
    assert desk.changes[-1] == "Tag renamed"
    desk.answers = ["น้ำ", "rename", "ด่วนมาก", None]
    await desk.press("all_tags")
    assert desk.workspace.annotations.tags() == {"ด่วนมาก": 3}
    desk.answers = ["ด่วนมาก", "remove"]
    await desk.press("all_tags")
    assert desk.workspace.annotations.tags() == {}
    await desk.press("undo", "undo", "undo")
    assert desk.workspace.annotations.tags() == {"ด่วน": 2, "น้ำ": 1}


async def test_the_articles_of_a_tag_are_listed(desk: Desk) -> None:
    await tagged(desk, "งานด่วน 2569")
    desk.answers = ["งานด่วน 2569", "list"]
    await desk.press("all_tags")
    assert desk.search.text == 'tag:"งานด่วน 2569"'
    assert len(desk.list.order) == 1


async def test_selected_articles_lose_a_tag_and_get_another_at_once(desk: Desk) -> None:
    await tagged(desk, "ด่วน", "น้ำ")
    desk.list.selected = set(desk.list.order)
    desk.answers = ["-ด่วน, ตรวจแล้ว"]
    await desk.press("tags")
    assert desk.workspace.annotations.tags() == {"ตรวจแล้ว": 5, "น้ำ": 1}
    desk.answers = ["- ตรวจแล้ว"]
    await desk.press("tags")
    assert desk.workspace.annotations.tags() == {"น้ำ": 1}
    await desk.press("undo", "undo")
    assert desk.workspace.annotations.tags() == {"ด่วน": 1, "น้ำ": 1}
