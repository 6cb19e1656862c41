"""The pty harness itself: what it shows is what the program wrote."""

from tests.terminal.conftest import OpenTerminal


def test_the_screen_shows_thai_whole(terminal: OpenTerminal) -> None:
    pty = terminal("--lang", "th", "--help")
    screen = pty.wait_for("--version")
    assert "mou-tui" in screen
    assert pty.wait_exit() == 0


def test_an_unknown_option_ends_with_2(terminal: OpenTerminal) -> None:
    pty = terminal("config", "--no-such-option", lang="en")
    pty.wait_for("no-such-option")
    assert pty.wait_exit() == 2
