"""The table of actions: unambiguous in both layouts, and what docs/keys.md says."""

import itertools
from pathlib import Path

import pytest

from mou_tui import i18n
from mou_tui.app import bindings, keymap, own_keys
from mou_tui.app.dialogs.help import key_lines
from mou_tui.app.keymap import ACTIONS, GROUPS, HINTS, KEYMAP, Action
from mou_tui.app.panes.footer import hints_that_fit
from mou_tui.thai.width import cells

DOCS = Path(__file__).resolve().parents[3] / "docs"


def test_ids_are_unique() -> None:
    assert len({a.id for a in ACTIONS}) == len(ACTIONS)


def test_no_two_actions_of_one_context_share_a_character_in_either_layout() -> None:
    for one, other in itertools.combinations(ACTIONS, 2):
        if keymap.clashes(one.context, other.context):
            assert not set(keymap.textual_keys(one)) & set(keymap.textual_keys(other)), (one.id, other.id)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda a: a.id)
def test_thai_keys_are_what_the_same_physical_keys_send(action: Action) -> None:
    from mou_tui.thai.keyboard import LATIN_TO_KEDMANEE

    def kedmanee(key: str) -> str:
        *modifiers, last = key.split("+") if len(key) > 1 else [key]
        return "+".join([*modifiers, "".join(LATIN_TO_KEDMANEE[c] for c in last)])

    assert tuple(kedmanee(k) for k in action.latin) == action.thai


@pytest.mark.parametrize("action", ACTIONS, ids=lambda a: a.id)
def test_where_the_thai_key_is_a_mark_or_a_chord_another_key_works_in_any_layout(action: Action) -> None:
    def typable(key: str) -> bool:
        return "+" not in key and key[-1].isalnum()

    if action.latin and not any(typable(k) or k == "," for k in action.thai):
        assert action.twins


@pytest.mark.parametrize("action", ACTIONS, ids=lambda a: a.id)
def test_no_command_is_a_digit_or_a_sign_that_another_key_sends_under_the_thai_layout(action: Action) -> None:
    assert not set(action.latin) & set("0123456789+-,M")


def test_doubled_keys_stay_two_characters() -> None:
    assert KEYMAP["top"].thai == ("เเ",)
    assert keymap.textual_keys(KEYMAP["top"]) == ["g", "เ", "home"]


def test_every_action_has_a_group_and_every_hint_an_action() -> None:
    assert {a.group for a in ACTIONS} == set(GROUPS)
    assert all(id in KEYMAP.actions for hints in HINTS.values() for hint in hints for id in hint.actions)


def test_keys_page_is_the_table() -> None:
    assert (DOCS / "keys.md").read_text("utf-8") == keymap.as_markdown()


def test_shown_keys() -> None:
    shown = [keymap.shown_key(k) for k in ("ctrl+d", "่", "ctrl+ี", "f4", "pagedown", "J", "+", "ำ")]
    assert shown == ["Ctrl+D", "◌่", "Ctrl+◌ี", "F4", "PgDn", "J", "+", "ำ"]


def test_footer_shows_the_key_that_the_layout_in_use_can_type() -> None:
    assert KEYMAP.hint_keys("search") == "s"
    assert KEYMAP.hint_keys("search", thai=True) == "ห"
    assert KEYMAP.hint_keys("next_article", thai=True) == "Ctrl+↓"


def test_own_keys_replace_the_tables_and_bring_their_thai_character() -> None:
    keys, notices = own_keys.overridden({"sort": "&"})
    assert not notices
    assert keys["sort"].keys == ("&", "฿")
    assert bindings.textual_overrides(keys) == {"sort": "ampersand,thai_currency_symbol_baht"}


def test_own_keys_that_cannot_be_had_are_named() -> None:
    keys, notices = own_keys.overridden({"bokmark": "z", "sort": "j"})
    assert keys.actions == KEYMAP.actions
    assert notices == [
        "Custom keys: there is no action “bokmark”. Did you mean “bookmark”?",
        "Custom keys: “j” already means “Down”.",
    ]


def test_every_key_of_the_table_can_be_written_as_an_own_one() -> None:
    for action in KEYMAP.actions.values():
        # A comma parts keys; it is called by its name.
        written = ", ".join("comma" if key == "," else key for key in action.latin)
        assert own_keys.overridden({action.id: written})[1] == [], action.id


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("Ctrl+G", "ctrl+g"),
        ("PgDn", "pagedown"),
        ("F20", "f20"),
        ("Shift+F20", "shift+f20"),
        ("alt+B", "alt+B"),
        ("ฃ", "ฃ"),
    ],
)
def test_a_key_is_understood_as_people_write_it(written: str, understood: str) -> None:
    keys, notices = own_keys.overridden({"one_line": "", "half_page_down": "", "sort": written})
    assert not notices
    assert keys["sort"].latin == (understood,)


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("inset", "Did you mean “insert”?"),
        ("ctrl+gh", "Write a character, a name such as f7 or ctrl+g."),
        ("control+g", "Write a character, a name such as f7 or ctrl+g."),
        ("ctrl+", "Write a character, a name such as f7 or ctrl+g."),
    ],
)
def test_a_name_that_no_key_has_is_told(written: str, advice: str) -> None:
    told = [f"Custom keys: there is no key “{written}”. {advice}"]
    assert own_keys.overridden({"sort": written})[1] == told
    assert own_keys.with_commands(KEYMAP, {written: "wc"})[1] == told


def test_no_key_is_written_as_textual_names_it() -> None:
    shown = [keymap.shown_key(key) for action in KEYMAP.actions.values() for key in action.keys]
    assert not [key for key in shown if len(key) > 2 and key.islower()]


@pytest.mark.parametrize("width", [138, 98, 78, 58])
def test_no_key_of_the_help_is_cut(width: int) -> None:
    lines = ["".join(part.text for part in line) for line in key_lines(KEYMAP, width)]
    assert not [line for line in lines if "…" in line]
    assert max(map(cells, lines)) <= width


@pytest.mark.parametrize("thai", [False, True])
@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("width", [140, 100, 80, 60, 40])
@pytest.mark.parametrize("pane", HINTS)
def test_the_footer_has_whole_hints_of_keys_that_work_there(
    pane: str, width: int, language: i18n.Language, thai: bool
) -> None:
    i18n.set_language(language)
    hints = hints_that_fit(pane, KEYMAP, width, thai=thai)
    assert sum(cells(part.text) for parts in hints for part in parts) < width or width == 40
    assert len(hints) >= 2
    wanted = [[KEYMAP.hint_keys(id, thai=thai) for id in hint.actions] for hint in HINTS[pane]]
    for parts in hints:
        keys = [part.text for part in parts if part.style == "key"]
        assert keys in wanted
        assert all(keys), "an action without a key is hinted at"
        for key in keys:
            assert not key.startswith("◌"), "what cannot be read on a key"


def test_of_what_nothing_is_there_for_no_key_is_shown() -> None:
    shown = hints_that_fit("feeds", KEYMAP, 200, thai=False, without=("update_feeds", "reject"))
    words = "".join(part.text for parts in shown for part in parts)
    assert "follow" in words
    assert "remove" not in words
