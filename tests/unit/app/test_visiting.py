"""Going from one doubtful fact to the next, without a screen."""

import pytest
from tests.unit.app.desk import Desk

from mou_tui.facts.model import Fact


def doubtful(desk: Desk) -> list[Fact]:
    """The doubtful facts of the open article, as the pane has them."""
    return [item.fact for item in desk.facts.items() if item.fact is not None and item.fact.trust == "doubtful"]


async def test_the_doubtful_facts_are_visited_one_after_the_other_through_the_list(desk: Desk) -> None:
    visited = []
    while not desk.messages:
        await desk.press("next_doubtful")
        visited.append((desk.list.cursor, desk.facts.fact))
    visited.pop()
    assert desk.said == "No more doubtful facts in the articles of this list."
    cursors = [cursor for cursor, _fact in visited]
    assert cursors == sorted(cursors)
    assert len(set(visited_values(visited))) == len(visited)
    workspace = desk.state.workspace
    assert workspace is not None
    found = workspace.library.found("is:doubtful")
    assert {desk.list.order[cursor] for cursor in cursors} == set(found)
    assert len(found) > 0


def visited_values(visited: list[tuple[int, Fact]]) -> list[tuple[int, str, object]]:
    return [(cursor, fact.kind, fact.value) for cursor, fact in visited]


async def test_from_the_list_it_leads_into_the_facts(desk: Desk) -> None:
    await desk.press("next_doubtful")
    assert desk.state.pane == "facts"
    assert desk.facts.fact in doubtful(desk)


async def test_what_is_checked_is_passed_over(desk: Desk) -> None:
    await desk.press("next_doubtful", "check")
    assert not doubtful(desk) or desk.facts.fact not in doubtful(desk)


@pytest.mark.parametrize("query", ["is:doubtful", "เป็น:น่าสงสัย", "เป็น:ควรตรวจ"])
async def test_articles_with_doubtful_facts_are_found(desk: Desk, query: str) -> None:
    workspace = desk.state.workspace
    assert workspace is not None
    library = workspace.library
    wanted = {rowid for rowid in library.order() if any(fact.trust == "doubtful" for fact in library.facts(rowid))}
    assert set(library.found(query)) == wanted
    assert wanted
