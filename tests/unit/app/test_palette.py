"""Finding a command by a part of its name, in either language, roughly."""

import pytest
from tests.unit.app.desk import Desk

from mou_tui import i18n
from mou_tui.app.dialogs.fuzzy import fit
from mou_tui.app.dialogs.palette import command_options
from mou_tui.app.keymap import KEYMAP


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("ส่งออก", "export"), ("สงออก", "export"), ("export", "export"), ("exprt", "export"), ("ำปยนพะ", "export"),
        ("ค้นเก็บ", "save_search"), ("เก็บ ค้น", "save_search"), ("save se", "save_search"), ("citation", "cite"), ("บันทึกย่อ", "note"),
        ("note", "note"), ("เลกทำ", "undo"),
    ],
)  # fmt: skip
def test_a_command_is_found_in_either_language_without_tone_marks(language: i18n.Language, typed: str, id: str) -> None:
    i18n.set_language(language)
    found = [option.value for option in command_options(KEYMAP, typed=typed)]
    assert id in found[:3]


def test_the_best_comes_first_and_what_was_done_last_before_its_equals() -> None:
    assert command_options(KEYMAP, typed="undo")[0].value == "undo"
    assert command_options(KEYMAP, typed="xyzzy") == []
    bookmarks = [o.value for o in command_options(KEYMAP, typed="bookmark")]
    assert bookmarks[0] == "bookmark"
    assert next(o.value for o in command_options(KEYMAP, typed="of the bookmark")) == "tags"
    equals = [o.value for o in command_options(KEYMAP, ["note"], typed="the bookmark")]
    assert equals.index("note") < equals.index("tags")


def test_without_words_what_was_done_last_stands_above_the_groups() -> None:
    first, second, third = command_options(KEYMAP, ["export", "nothing of the kind"])[:3]
    assert (first.label, second.value, third.value) == ("Done last", "export", None)
    assert command_options(KEYMAP)[0].label == "Moving"


@pytest.mark.parametrize(("typed", "name"), [("xq", "Export"), ("z", "Export"), ("trop", "Export")])
def test_what_does_not_fit_does_not(typed: str, name: str) -> None:
    assert fit(typed, [name]) is None


async def test_the_palette_remembers_what_was_chosen(desk: Desk) -> None:
    desk.answers = ["era", "sort", "era"]
    for expected in ([], ["era"], ["sort", "era"]):
        await desk.press("command_palette")
        assert desk.asked[-1] == (expected,)
    desk.answers = [None]
    await desk.press("command_palette")
    assert desk.asked[-1] == (["era", "sort"],)


async def test_each_change_says_how_it_is_undone(desk: Desk) -> None:
    """Also read marks, which undo takes back as it does all else."""
    desk.facts.fact = next(iter(desk.state.facts))
    await desk.press("mark_read", "bookmark", "check", "check_all")
    assert len(desk.changes) == 4
    desk.changes.clear()
    for _change in range(4):
        await desk.press("undo")
    assert desk.said == "Undone: marking as read"
    assert not desk.workspace.read
