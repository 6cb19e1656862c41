"""The help page: every action with its keys, at every width."""

from mou_tui import i18n
from mou_tui.app.dialogs.help import Help
from mou_tui.app.keymap import ACTIONS, KEYMAP
from mou_tui.thai.width import cells


def lines(width: int) -> list[str]:
    return ["".join(part.text for part in line) for line in Help(KEYMAP)._lines(width)]


def test_every_action_is_shown() -> None:
    shown = lines(120)
    for action in ACTIONS:
        assert any(action.label in line for line in shown), action.id


def test_a_key_stays_with_what_it_does_at_every_width() -> None:
    i18n.set_language("th")
    for width in range(40, 120):
        shown = lines(width)
        assert any("b\u00a0คั่น" in line for line in shown)
        assert max(map(cells, shown)) <= width
