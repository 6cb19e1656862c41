"""What is written around the panes, as a function of the state."""

from array import array
from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.app.desk import Desk

from mou_tui import i18n
from mou_tui.app.parts import Part
from mou_tui.app.reader.captions import Seen, captions
from mou_tui.app.reader.state import ReaderState
from mou_tui.library import parse_query
from mou_tui.library.outcome import Progress
from mou_tui.search_results import SearchResult


def words(parts: tuple[Part, ...]) -> str:
    return "".join(part.text for part in parts)


def found(text: str, count: int = 0, **more: object) -> SearchResult:
    return SearchResult(text, array("q", range(count)), count, True, parse_query(text), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "empty"),
    [
        ({}, "Opening the library…"),
        ({"opening": False}, "Nothing is open. Press o to open a folder."),
    ],
)
def test_an_empty_list_without_a_library_says_why(state: dict[str, bool], empty: str) -> None:
    assert captions(ReaderState([], "ce", **state), Seen(120)).empty_list == empty  # type: ignore[arg-type]


async def test_an_empty_list_of_a_library_says_why(desk: Desk) -> None:
    desk.state.search_result = found("xyz", suggestion="ILO")
    assert desk.captions.empty_list == (
        "No article has these words.\nDid you mean “ILO”? Enter searches for it.\nEsc clears the search."
    )
    desk.state.search_result = found("signed:2500")
    assert desk.captions.empty_list.startswith("Nothing in this library fits the search.")
    desk.state.search_result = None
    assert desk.captions.empty_list.startswith("There are no articles here.\nPress o")
    desk.state.indexing = True
    assert desk.captions.empty_list == "Looking for articles…"


async def test_the_lists_title_names_order_groups_and_selection(desk: Desk) -> None:
    assert desk.captions.list == "Articles · newest first"
    desk.list.selected = set(desk.list.order)
    await desk.press("group", "sort")
    assert desk.captions.list == "Articles · by year · last signed first · 5 selected"
    await desk.press("group", "group", "sort", "sort", "sort", "sort")
    desk.state.search_result = found("ILO", 1)
    assert desk.captions.list == "Articles · hits, best first · 5 selected"


async def test_the_articles_number_or_that_the_search_left_it_out(desk: Desk) -> None:
    assert desk.captions.reading == "Reading · 1 of 5"
    assert captions(desk.state, desk.seen()._replace(number=None)).reading == "Reading · not among the hits"
    assert captions(ReaderState([], "ce"), Seen(80)).reading == "Reading"


async def test_the_title_bar_names_the_library_and_what_is_missing(desk: Desk) -> None:
    left, right = desk.captions.title
    assert words(left) == " mou-tui   Library: sample articles · 5 articles · to open a folder of yours press o"
    assert words(right) == " English · C.E. · keys: Latin "
    narrow = captions(desk.state, desk.seen()._replace(width=69))
    assert words(narrow.title[0]).endswith("5 articles")
    assert words(narrow.title[1]) == " English · C.E. "
    desk.state.failed, desk.state.progress = 2, Progress("index", 1_000, 2_000, eta=200.0)
    assert words(desk.captions.title[0]).endswith("5 articles · indexing 1,000 of 2,000, 3 min left · 2 files not read")


async def test_the_status_line_tells_the_fact_its_number_and_its_evidence(desk: Desk) -> None:
    fact = desk.facts.fact = next(f for f in desk.state.facts if f.evidence)
    said = words(captions(desk.state, desk.seen()._replace(fact_number=2, facts=9)).status)
    assert "item 2 of 9 · evidence: “" in said
    desk.facts.fact = replace(fact, evidence=(), source="reader")
    assert words(desk.captions.status).endswith("entered by you")
    desk.focus = "search"
    assert desk.captions.status == ()


async def test_during_a_search_the_other_names_are_told(desk: Desk) -> None:
    await desk.enter("มช")
    assert words(desk.captions.status).startswith("also by other names: มช = มหาวิทยาลัยเชียงใหม่, Chiang Mai University")
    desk.state.search_result = found("person:สมชาย", more_by_words=1_200)
    assert words(desk.captions.status) == (
        "People are known of news of agreements only: 1,200 more articles mention the name (F)"
    )


async def test_captions_follow_language_keyboard_and_era(desk: Desk) -> None:
    desk.state.thai_keyboard = True
    i18n.set_language("th")
    desk.state.era = "be"
    made = desk.captions
    assert made.search_key == ("ห", "th")
    assert words(made.title[1]) == " ไทย · พ.ศ. · แป้น: ไทย "
    assert made.footer[:3] == ("list", True, "th")


def test_how_far_one_has_read_is_told_of_an_article_only(seeds: Path) -> None:
    state = ReaderState([seeds], "ce", percent=40)
    assert captions(state, Seen(80)).progress == ""


async def test_facts_that_are_pending_are_told_with_their_progress_and_without_one(desk: Desk) -> None:
    desk.state.progress, desk.state.pending = Progress("facts", 1_000, 2_000), 1_000
    assert "facts read of 1,000 of 2,000" in words(captions(desk.state, desk.seen()).title[0])
    desk.state.progress = None
    assert "facts of 1,000 articles pending" in words(captions(desk.state, desk.seen()).title[0])


async def test_where_the_article_is_not_in_sight_its_facts_say_whose_they_are(desk: Desk) -> None:
    assert desk.captions.facts == "Facts"
    desk.state.visible_panes = frozenset({"facts"})
    assert desk.state.article is not None
    assert desk.captions.facts.startswith(f"Facts · {desk.state.article.title[:20]}")
    assert len(captions(desk.state, Seen(60)).facts) < 60
