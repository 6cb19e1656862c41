"""Own fields of articles in the reader: filled in, changed, emptied, undone, seen."""

from pathlib import Path
from typing import Literal

import pytest
from tests.unit.app.desk import Desk

from mou_tui import i18n, locations
from mou_tui.annotations import Annotations
from mou_tui.app.dialogs.facets import facet_options
from mou_tui.loaders import load


def values(desk: Desk) -> list[tuple[str, str]]:
    """What the facts pane shows."""
    return [(field.id, field.value) for field in desk.facts.fields]


async def test_a_field_is_filled_in_seen_and_undone(desk: Desk) -> None:
    desk.answers = ["file_number", " อว 8393/2567 "]
    await desk.press("own_fields")
    assert desk.said == "File number: อว 8393/2567"
    assert values(desk) == [("file_number", "อว 8393/2567")]
    (own,) = Annotations.open().own_values()
    assert desk.state.article is not None
    assert own.article.id == desk.state.article.id
    await desk.press("undo")
    assert (desk.said, values(desk)) == ("Undone: field changed", [])
    await desk.press("redo")
    assert values(desk) == [("file_number", "อว 8393/2567")]


async def test_the_keys_of_facts_change_and_empty_a_field(desk: Desk) -> None:
    desk.answers = ["renewal", "รอ", "เสร็จ"]
    await desk.press("own_fields")
    desk.facts.at = desk.facts.items()[-1]
    assert desk.facts.at.field == "renewal"
    await desk.press("edit")
    assert desk.asked[-1][:2] == (desk.asked[-1][0], "รอ")
    assert values(desk) == [("renewal", "เสร็จ")]
    desk.facts.at = desk.facts.items()[-1]
    await desk.press("reject")
    assert (desk.said, values(desk)) == ("State of renewal: –", [])
    await desk.press("undo")
    assert values(desk) == [("renewal", "เสร็จ")]


async def test_leaving_the_dialog_changes_nothing(desk: Desk) -> None:
    for answers in ([None], ["owner", None], ["owner", "  "]):
        desk.answers = answers
        await desk.press("own_fields")
    assert (values(desk), desk.changes, Annotations.open().own_values()) == ([], [], ())


async def test_news_without_an_agreement_has_a_place_for_its_fields(desk: Desk) -> None:
    await desk.enter("has:agreement")
    await desk.press("back")
    articles = {rowid: desk.workspace.article(rowid) for rowid in desk.list.order}
    rowid = next((r for r, (_a, facts) in articles.items() if not facts.of("instrument")), None)
    if rowid is not None:
        desk.controllers.show_article(rowid)
        assert not desk.state.has_facts
        desk.answers = ["owner", "กองแผนงาน"]
        await desk.press("own_fields")
        assert desk.state.has_facts


async def test_what_another_reader_filled_in_is_shown(desk: Desk) -> None:
    assert desk.state.article is not None
    other = Annotations.open()
    other.apply(other.setting(desk.state.article, "owner", "กองแผนงาน"))
    desk.workspace.annotations.reload_if_changed()
    desk.controllers.library._follow_open_article(desk.workspace)
    assert values(desk) == [("owner", "กองแผนงาน")]


async def test_what_was_filled_in_before_is_there_when_the_reader_starts(
    seeds: Path, samples_indexed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotations = Annotations.open()
    for path in seeds.glob("*.txt"):
        for article in load(path):
            annotations.apply(annotations.setting(article, "owner", "กองแผนงาน"))
    desk = Desk([seeds], monkeypatch)
    await desk.open()
    assert values(desk) == [("owner", "กองแผนงาน")]
    await desk.press("next_article")
    assert values(desk) == [("owner", "กองแผนงาน")]
    await desk.close()


@pytest.mark.parametrize("language", ["th", "en"])
async def test_the_values_in_use_narrow_the_search(desk: Desk, language: Literal["th", "en"]) -> None:
    i18n.set_language(language)
    desk.answers = ["renewal", "รอ หนังสือตอบ"]
    await desk.press("own_fields")
    article = desk.state.article
    desk.answers = [None]
    await desk.press("facets")
    facets, own = desk.asked[-1]
    ((name, (facet,)),) = facets.own_fields
    assert (name, facet.value, facet.count) == (i18n._("State of renewal"), "รอ หนังสือตอบ", 1)
    options = facet_options(facets, own, "be")
    (option,) = [option for option in options if option.label == facet.value]
    await desk.enter(str(option.value))
    assert desk.state.article == article
    assert len(desk.list.order) == 1


async def test_a_field_that_the_settings_name_is_among_them(desk: Desk) -> None:
    path = locations.settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('[fields]\nbox = "กล่อง"\n', "utf-8")
    desk.answers = ["box", "ก 12"]
    await desk.press("own_fields")
    desk.answers = [None]
    await desk.press("facets")
    facets, _own = desk.asked[-1]
    assert [(name, [f.condition for f in values]) for name, values in facets.own_fields] == [("กล่อง", ['box:="ก 12"'])]
