"""How the columns of the reading view are given away."""

import pytest

from mou_tui.page.text_columns import TextColumns


def test_the_text_stands_in_the_middle_of_a_wide_pane() -> None:
    columns = TextColumns(140, 72)
    assert columns.text == 72
    right = 140 - columns.left - columns.text
    assert 28 <= columns.left <= right + columns.gutter


def test_all_has_room_at_any_width() -> None:
    for width in range(1, 160):
        columns = TextColumns(width, 72)
        assert columns.margin >= 0
        assert 1 <= columns.text <= 72
        assert columns.left + columns.text <= max(width, 3)


@pytest.mark.parametrize(("width", "gutter"), [(20, 2), (29, 2), (30, 4), (55, 4), (56, 5), (140, 5)])
def test_a_narrow_pane_has_less_room_for_letters(width: int, gutter: int) -> None:
    assert TextColumns(width, 72).gutter == gutter


def test_the_column_is_made_narrower_and_wider_within_limits() -> None:
    assert TextColumns(140, 72).narrower == 68
    assert TextColumns(140, 68).wider == 72
    assert TextColumns(50, 72).narrower == 41, "narrower than what is seen, not than what would be allowed"
    assert TextColumns(140, 25).narrower == 24
    assert TextColumns(300, 199).wider == 200
