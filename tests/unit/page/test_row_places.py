"""On which lines of the list articles and headings stand."""

from typing import Any

import pytest

from mou_tui.library.grouping import Groups
from mou_tui.page.row_places import RowPlaces

GROUPS = Groups("year", (0, 2, 3), ("2023", "2022", "2021"), 6)


@pytest.mark.parametrize(
    ("style", "height", "groups", "expected"),
    [
        ("cards", 30, None, 4),
        ("cards", 20, None, 3),
        ("cards", 20, GROUPS, 4),
        ("lines", 30, None, 1),
        ("lines", 30, GROUPS, 1),
    ],
)
def test_lines_of_an_article(style: Any, height: int, groups: Groups | None, expected: int) -> None:
    assert RowPlaces(style, 30, height, groups).item_height == expected


@pytest.mark.parametrize("style", ["cards", "lines"])
@pytest.mark.parametrize("groups", [None, GROUPS])
def test_each_line_belongs_to_one_article_or_heading(style: Any, groups: Groups | None) -> None:
    places = RowPlaces(style, 30, 20, groups)
    found = [places.at(y) for y in range(places.height_of(6))]
    lines = sorted({line for _index, line in found})
    headings = [index for index, line in found if line == -1]
    assert headings == ([0, 2, 3] if groups and style == "lines" else [])
    assert [index for index, line in found if line == lines[-1]] == list(range(6))
    assert all(places.at(places.top_of(index)) == (index, 0) for index in range(6))
    assert [places.has_heading(index) for index in range(6)] == [index in headings for index in range(6)]
