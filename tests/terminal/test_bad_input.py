"""Bad input: a clear sentence in the reader's language, the documented exit code, no traceback, and the rest still opens."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.terminal.conftest import OpenTerminal


def mou_tui(*arguments: str, lang: str = "en", **env: str) -> subprocess.CompletedProcess[str]:
    """Run without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "mou_tui", "--lang", lang, *arguments],
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("command", [[], ["list"], ["facts"], ["index"]])
def test_a_path_that_is_not_there(command: list[str], tmp_path: Path) -> None:
    done = mou_tui(*command, str(tmp_path / "ไม่มี"))
    assert done.returncode == 2
    assert "ไม่มี" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_sentence_is_in_thai_for_a_thai_reader(tmp_path: Path) -> None:
    done = mou_tui("list", str(tmp_path / "nowhere"), lang="th")
    assert "ไม่มีไฟล์หรือโฟลเดอร์นี้" in done.stderr


def test_an_empty_folder_lists_nothing_and_says_so(tmp_path: Path) -> None:
    done = mou_tui("list", str(tmp_path))
    assert done.returncode == 0
    assert done.stdout == ""


def test_an_empty_folder_opens_and_says_how_to_go_on(terminal: OpenTerminal, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    pty = terminal(str(tmp_path / "empty"))
    pty.wait_for("o")
    pty.wait_for("0")
    pty.press("q")
    assert pty.wait_exit() == 0


def test_a_binary_file_is_named_and_the_rest_is_listed(tmp_path: Path, seeds: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 64)
    for seed in seeds.glob("*.txt"):
        (tmp_path / seed.name).write_bytes(seed.read_bytes())
    done = mou_tui("facts", str(tmp_path), "--format", "jsonl")
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 5
    assert "picture.txt" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    done = mou_tui("list", str(closed))
    closed.chmod(0o700)
    assert done.returncode == 3
    assert "closed" in done.stderr


def test_the_reader_without_a_terminal_says_what_to_use(seeds: Path) -> None:
    done = mou_tui(str(seeds))
    assert done.returncode == 2
    assert "list, search" in done.stderr
    assert done.stdout == ""


def test_bookmarks_that_do_not_parse_are_set_aside_and_said_so(terminal: OpenTerminal, tmp_path: Path) -> None:
    data = tmp_path / "home" / "data"
    data.mkdir(parents=True)
    (data / "bookmarks.toml").write_text("this is = = not TOML", "utf-8")
    pty = terminal()
    pty.wait_for("bookmarks.unreadable")
    pty.press("esc")
    pty.wait_until_gone("bookmarks.unreadable")
    pty.press("b")
    pty.wait_for("★")
    pty.press("q")
    assert pty.wait_exit() == 0
    kept = [p for p in data.glob("bookmarks*") if "not TOML" in p.read_text("utf-8", errors="replace")]
    assert kept
