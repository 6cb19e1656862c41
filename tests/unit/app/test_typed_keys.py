"""Keys that nobody can have meant, doubled keys, and the layout that a letter tells."""

import pytest

from mou_tui.app.keymap import KEYMAP
from mou_tui.app.own_keys import overridden
from mou_tui.app.typed_keys import TypedKeys, is_thai_layout


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("b", "drop"), ("s", "drop"), ("enter", "drop"), ("", "drop"), ("escape", "drop"),
        ("q", "quit"), ("ๆ", "quit"), ("ctrl+q", "take"), ("ctrl+z", "take"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("size", [(39, 30), (120, 9)])
def test_on_a_terminal_that_is_too_small_one_can_only_leave(key: str, answer: str, size: tuple[int, int]) -> None:
    assert TypedKeys(KEYMAP).answer(key, *size) == answer
    assert TypedKeys(KEYMAP).answer(key, 40, 10) == "take"


def test_own_keys_leave_it_too() -> None:
    keys = TypedKeys(overridden({"quit": "&"})[0])
    assert [keys.answer(key, 20, 8) for key in ("q", "ampersand")] == ["drop", "quit"]


def test_what_was_typed_before_there_was_something_to_see_is_dropped() -> None:
    keys = TypedKeys(KEYMAP, unseen=True)
    assert [keys.answer(key, 120, 35) for key in ("b", "q", "ctrl+q", "")] == ["drop"] * 4
    keys.seen()
    assert keys.answer("b", 120, 35) == "take"


def doubled(*typed: str) -> list[bool]:
    """Whether each `g` among what is typed is a second press; the other keys are other ones."""
    keys, answers = TypedKeys(KEYMAP), []
    for key in typed:
        keys.note()
        if key == "g":
            answers.append(keys.is_second("top"))
    return answers


def test_a_doubled_key_is_two_presses_with_no_other_between() -> None:
    assert doubled("g", "g") == [False, True]
    assert doubled("g", "k", "g") == [False, False]
    assert doubled("g", "k", "g", "g") == [False, False, True]
    assert doubled("g", "g", "g", "g") == [False, True, False, True], "a third press is the first of another"


def test_of_two_doubled_keys_each_has_its_own_second_press() -> None:
    keys = TypedKeys(KEYMAP)
    keys.note()
    assert not keys.is_second("top")
    keys.note()
    assert not keys.is_second("end")


@pytest.mark.parametrize(
    ("letter", "thai"),
    [("า", True), ("ะ", True), ("๏", True), ("j", False), ("G", False), ("é", None), ("1", None), ("", None)],
)
def test_a_letter_tells_the_layout(letter: str, thai: bool | None) -> None:
    assert is_thai_layout(letter) is thai
