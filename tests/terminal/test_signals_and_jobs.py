"""What a signal, Ctrl+Z, a lost terminal and keys before the first frame do: what was decided is kept, the terminal comes back whole."""

import os
import re
import shutil
import signal
import sys
import termios
import tomllib
from pathlib import Path

import pytest
from tests.terminal.conftest import OpenTerminal, Terminal

MODES = {"mouse": (b"1000", b"1003", b"1006"), "focus": (b"1004",), "paste": (b"2004",), "screen": (b"1049",)}
SHELL = shutil.which("bash")


def bookmarks(tmp_path: Path) -> list[dict[str, object]]:
    file = tmp_path / "home" / "data" / "bookmarks.toml"
    return tomllib.loads(file.read_text("utf-8"))["bookmark"] if file.exists() else []


def last_set(written: bytes, mode: bytes) -> bool:
    """Whether the terminal's mode (DEC private) was switched on last, not off."""
    switched = re.findall(rb"\x1b\[\?%s([hl])" % mode, written)
    return bool(switched) and switched[-1] == b"h"


def assert_terminal_is_whole(pty: Terminal) -> None:
    written = bytes(pty.written)
    assert not [name for name, modes in MODES.items() if any(last_set(written, mode) for mode in modes)]
    assert last_set(written, b"25"), "the cursor is hidden"
    assert last_set(written, b"7"), "lines do not wrap"
    assert written.count(b"\x1b[>") == written.count(b"\x1b[<u"), "the keyboard protocol is on"
    _input, output, _control, local, *_speed, _characters = termios.tcgetattr(pty.child.child_fd)
    assert local & termios.ECHO
    assert local & termios.ICANON
    assert local & termios.ISIG
    assert _input & termios.ICRNL
    assert output & termios.OPOST


# Each starts the program in a terminal of its own: the other ways are tried by `make check-slow`.
_SLOW = pytest.mark.slow


@pytest.mark.parametrize(
    "name", ["SIGTERM", *(pytest.param(name, marks=_SLOW) for name in ("SIGHUP", "SIGQUIT", "SIGINT"))]
)
def test_a_signal_ends_the_reader_as_q_does(name: str, terminal: OpenTerminal, tmp_path: Path) -> None:
    number = getattr(signal, name)
    pty = terminal()
    pty.wait_for("Kunming")
    pty.press("b")
    pty.wait_for("★")
    pty.child.kill(number)
    assert pty.wait_exit() == 128 + number
    assert len(bookmarks(tmp_path)) == 1
    assert_terminal_is_whole(pty)
    assert b"Traceback" not in pty.written


@pytest.mark.parametrize("dialog", [pytest.param("f1", marks=_SLOW), "t", pytest.param("s", marks=_SLOW)])
def test_a_signal_ends_it_from_any_dialog(dialog: str, terminal: OpenTerminal) -> None:
    pty = terminal(lang="en")
    pty.wait_for("Kunming")
    before = pty.text
    pty.press(dialog)
    pty.wait(lambda text: text != before, "something else")
    pty.child.kill(signal.SIGTERM)
    assert pty.wait_exit() == 143
    assert_terminal_is_whole(pty)


@pytest.mark.parametrize(
    "mark", [b"\x1b[?1049h", *(pytest.param(m, marks=_SLOW) for m in (b"\x1b[?25l", b"\x1b[?2004h", b"\x1b[?2026h"))]
)
def test_a_signal_in_the_middle_of_the_start_leaves_the_terminal_whole(mark: bytes, terminal: OpenTerminal) -> None:
    pty = terminal()
    pty.wait(lambda _text: mark in pty.written, repr(mark))
    pty.child.kill(signal.SIGTERM)
    assert pty.wait_exit() in (130, 143)
    assert_terminal_is_whole(pty)


def test_a_hangup_that_is_to_be_ignored_is_ignored(terminal: OpenTerminal) -> None:
    ignoring = (
        "import signal, os, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])"
    )
    pty = terminal(sys.executable, "-m", "mou_tui", command=[sys.executable, "-c", ignoring])
    pty.wait_for("Kunming")
    pty.child.kill(signal.SIGHUP)
    pty.press("b")
    pty.wait_for("★")
    pty.press("q")
    assert pty.wait_exit() == 0


def test_a_terminal_that_goes_ends_the_reader_and_loses_nothing(terminal: OpenTerminal, tmp_path: Path) -> None:
    pty = terminal()
    pty.wait_for("Kunming")
    pty.press("b")
    pty.wait_for("★")
    pty.child.ptyproc.fileobj.close()
    pty.child.ptyproc.closed = pty.child.closed = pty.child.ptyproc.terminated = pty.child.terminated = True
    _pid, status = os.waitpid(pty.child.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 128 + signal.SIGHUP
    assert len(bookmarks(tmp_path)) == 1


def test_a_terminal_that_goes_without_a_signal_ends_the_reader_too(terminal: OpenTerminal) -> None:
    ignoring = (
        "import signal, os, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])"
    )
    pty = terminal(sys.executable, "-m", "mou_tui", command=[sys.executable, "-c", ignoring])
    pty.wait_for("Kunming")
    pty.child.ptyproc.fileobj.close()
    pty.child.ptyproc.closed = pty.child.closed = pty.child.ptyproc.terminated = pty.child.terminated = True
    _pid, status = os.waitpid(pty.child.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 128 + signal.SIGHUP


@pytest.fixture
def shell(terminal: OpenTerminal):
    """An interactive shell in which the reader runs as a job."""
    if SHELL is None or not Path("/proc/self/task").exists():
        pytest.skip("needs bash and /proc")
    pty = terminal(command=[SHELL, "--norc", "--noprofile", "-i"], PS1="shell> ", lang="en")
    pty.wait_for("shell>")
    pty.press(f"{sys.executable} -m mou_tui", "enter")
    # The article comes after the rows; a job that is stopped between them has a frame to write when it is continued.
    pty.wait_for("minutes to read")
    yield pty
    # A job whose shell is killed is told nothing: it goes with its terminal.
    for pid in jobs_of(pty):
        os.kill(pid, signal.SIGKILL)


def jobs_of(shell: Terminal) -> list[int]:
    children = Path(f"/proc/{shell.child.pid}/task/{shell.child.pid}/children")
    return [int(pid) for pid in children.read_text().split()] if children.exists() else []


def run_in(shell: Terminal, command: str, shown: str) -> None:
    """Run a command in the shell on an empty screen, and wait for what it prints."""
    shell.press(f"printf '\\033c'; {command}", "enter")
    shell.wait_for(shown)


@pytest.mark.parametrize("way", ["key", pytest.param("SIGTSTP", marks=_SLOW), "SIGSTOP"])
def test_suspended_the_terminal_is_the_shells_and_it_comes_back_whole(
    way: str, shell: Terminal, tmp_path: Path
) -> None:
    if way == "key":
        shell.press("ctrl+z")
    else:
        (pid,) = jobs_of(shell)
        os.kill(pid, getattr(signal, way))
    shell.wait_for("Stopped")
    if way != "SIGSTOP":  # which no program can answer
        assert_terminal_modes_are_off(shell)
    run_in(shell, "echo shell-$((20 + 3))", "shell-23")
    # Typed at once, as who knows the keys does: what comes after `fg` is the reader's, and none of it is lost.
    shell.press("printf '\\033c'; fg", "enter", "b")
    shell.wait_for("★")
    shell.press("q")
    # Its prompt comes when the job has ended: what is typed before, the end of the job throws away.
    shell.wait(lambda _text: not last_set(bytes(shell.written), b"1049") and not jobs_of(shell), "the shell's screen")
    run_in(shell, "stty -a", "icanon")
    assert not re.search(r"-(icanon|echo|icrnl|isig)\b", shell.text)
    shell.press("exit", "enter")
    shell.wait_exit()
    assert len(bookmarks(tmp_path)) == 1


def test_what_is_typed_while_the_reader_takes_the_terminal_again_is_kept(shell: Terminal) -> None:
    before = shell.text
    shell.press("s")
    shell.wait(lambda text: text.splitlines()[-1] != before.splitlines()[-1], "the hints of the search")
    (pid,) = jobs_of(shell)
    os.kill(pid, signal.SIGSTOP)
    shell.wait_for("Stopped")
    shell.press("printf '\\033c'; fg", "enter")
    shell.wait_for("articles")
    for _key in range(60):
        shell.press("x")
        shell.read_until(lambda: False, 0.005)
    shell.wait_for("x" * 60)


def assert_terminal_modes_are_off(pty: Terminal) -> None:
    written = bytes(pty.written)
    assert not [name for name, modes in MODES.items() if name != "paste" and any(last_set(written, m) for m in modes)]
    assert last_set(written, b"25")


def test_ctrl_z_suspends_from_the_search_line_and_from_a_dialog(shell: Terminal) -> None:
    for key, shown in (("s", "mou-tui"), ("f1", "Help")):
        shell.press(key)
        shell.wait_for(shown)
        shell.press("ctrl+z")
        shell.wait_for("Stopped")
        shell.press("printf '\\033c'; fg", "enter")
        shell.wait_for(shown)
        shell.press("esc")
        shell.wait_until_gone("Help")


def test_continued_in_the_background_it_stops_again_and_comes_back(shell: Terminal) -> None:
    shell.press("ctrl+z")
    shell.wait_for("Stopped")
    run_in(shell, "bg; jobs; echo shell-$((20 + 3))", "shell-23")
    shell.press("printf '\\033c'; fg", "enter")
    shell.wait_for("Kunming")
    shell.press("q")
    shell.wait(lambda _text: not last_set(bytes(shell.written), b"1049"), "the shell's screen")


def test_without_a_shell_ctrl_z_stops_nothing(terminal: OpenTerminal) -> None:
    pty = terminal()
    pty.wait_for("Kunming")
    pty.press("ctrl+z", "b")
    pty.wait_for("★")
    pty.press("q")
    assert pty.wait_exit() == 0
    assert_terminal_is_whole(pty)


# Keys that nobody could have seen the effect of.


def test_what_is_typed_before_the_program_has_the_terminal_is_no_command(
    terminal: OpenTerminal, tmp_path: Path
) -> None:
    pty = terminal()
    pty.press("f4", "ctrl+u", "b", "x", "o", "enter")
    # The article comes after the rows, which nobody has seen the moment they are written.
    pty.wait_for("อ่าน 3 นาที")
    pty.press("f4")
    pty.press("จุฬา")
    pty.wait_for("1 จาก 5 ข่าว")
    assert bookmarks(tmp_path) == []


@pytest.mark.parametrize("mark", [pytest.param(b"\x1b[?1049h", marks=_SLOW), b"\x1b[?2004h"])
def test_what_is_typed_before_the_first_frame_is_done_in_its_order(
    mark: bytes, terminal: OpenTerminal, tmp_path: Path
) -> None:
    pty = terminal()
    pty.wait(lambda _text: mark in pty.written, repr(mark))
    pty.press("f4", "จุฬา", "enter", "b")
    pty.wait_for("★")
    (one,) = bookmarks(tmp_path)
    assert "ห้องสมุด" in str(one) or "หอสมุด" in str(one)


def test_a_terminal_that_is_too_small_can_be_left(terminal: OpenTerminal) -> None:
    pty = terminal(lang="en")
    pty.wait_for("Kunming")
    pty.press("enter", "s")
    pty.resize(20, 8)
    pty.wait_for("40")
    pty.press("q")
    assert pty.wait_exit() == 0
