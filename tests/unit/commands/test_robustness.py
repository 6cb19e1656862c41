"""The command line among broken pipes, full disks, closed streams and odd file names: one sentence, never a traceback."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from mou_tui import i18n
from mou_tui.commands import arranging, run, telling
from mou_tui.commands.arranging import arrange
from mou_tui.errors import harmless
from mou_tui.thai.width import cells


def started(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "mou_tui", *map(str, arguments)], timeout=60, check=False, **options)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize(
    ("typed", "arranged"),
    [
        (["list", "--lang"], ["--lang"]),
        (["list", "folder", "-vv"], ["-vv", "list", "folder"]),
        (["list", "--version"], ["--version"]),
        (["folder", "--help"], ["--help"]),
        (["--lang", "th", "-h"], ["--lang", "th", "--help"]),
        (["list", "-h"], ["list", "-h"]),
        (["--", "--help"], ["reader", "--", "--help"]),
    ],
)
def test_odd_places_of_common_options(typed: list[str], arranged: list[str]) -> None:
    assert arrange(typed) == arranged


@pytest.mark.parametrize("name", ["list.csv", "list.jsonl", "list.txt"])
def test_a_list_that_is_written_into_the_folder_is_none_of_its_files(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("หัวข้อข่าว\nเนื้อหาของข่าว", "utf-8")
    with (folder / name).open("wb") as out:
        said = started("list", folder, stdout=out, stderr=subprocess.PIPE)
    assert (said.returncode, said.stderr) == (0, b"")
    assert "หัวข้อข่าว" in (folder / name).read_text("utf-8")


def test_an_option_without_its_value_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "--lang"]) == 2
    assert "'--lang'" in capfd.readouterr().err


def test_the_readers_inner_name_is_never_said(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "--bogus"]) == 2
    said = capfd.readouterr().err
    assert "Usage: mou-tui [OPTIONS] [PATH]…" in said
    assert "reader" not in said


def test_a_query_that_begins_with_a_minus_is_explained(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "-ร่าง"]) == 2
    assert "--" in capfd.readouterr().err.splitlines()[-1]


def _pages() -> list[Sequence[str]]:
    nested = (("bookmarks", "add"), ("bookmarks", "note"), ("bookmarks", "merge"), ("config", "check"))
    return [(), *((name,) for name in arranging.COMMANDS), *nested]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_help_fits_the_terminal_and_tells_the_common_options(
    language: str, columns: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for words in _pages():
        assert run([*words, "--help", "--lang", language]) == 0
        page = capfd.readouterr().out
        # What cannot be broken, such as the list of kinds, may stick out.
        text = [line for line in page.splitlines() if "[" not in line and "|" not in line and "eval" not in line]
        assert max(map(cells, text)) <= columns, words
        if words not in {("bookmarks",), ("config",), ("feeds",), ("stories",)}:
            assert "--data-dir DIR" in page
    assert "..." not in page


def test_thai_help_breaks_between_words(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "52")
    assert run(["bookmarks", "--help", "--lang", "th"]) == 0
    page = capfd.readouterr().out
    assert all(not line.strip().startswith(("ะ", "า", "ิ", "ี", "่", "้", "ๆ", "ฯ")) for line in page.splitlines())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "arguments", [["list"], ["facts", "SEED"], ["show", "SEED"], ["--help"], ["export", "SEED", "--format", "xlsx"]]
)
@pytest.mark.usefixtures("samples_indexed")
def test_output_that_cannot_be_written_is_one_sentence(arguments: list[str], seeds: Path) -> None:
    words = [str(next(seeds.glob("*.txt"))) if word == "SEED" else word for word in arguments]
    with Path("/dev/full").open("wb") as full:
        done = started("--lang", "en", *words, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 4
    assert os.strerror(errno.ENOSPC).encode() in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_error_that_cannot_be_told_still_ends_with_its_code() -> None:
    with Path("/dev/full").open("wb") as full:
        assert started("list", "nowhere", stderr=full).returncode == 2


@pytest.mark.parametrize(
    "arguments", [["list"], ["facts", "--format", "json"], ["export", "SEEDS", "--format", "xlsx"]]
)
@pytest.mark.usefixtures("samples_indexed")
def test_a_reader_of_our_output_may_go_away(arguments: list[str], seeds: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    words = [str(seeds) if word == "SEEDS" else word for word in arguments]
    done = started(*words, stdout=write_end, stderr=subprocess.PIPE)
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX shells close streams so")
@pytest.mark.parametrize("redirection", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.usefixtures("samples_indexed")
def test_streams_may_be_closed(redirection: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m mou_tui list --limit 1 {redirection}', sys.executable],
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert b"went wrong" not in done.stderr


def assert_ended_by_signal(running: "subprocess.Popen[bytes]") -> None:
    """A process that has said that it is there ends when it is asked to, and without a traceback."""
    assert running.stdout is not None
    assert running.stdout.readline() == b"there\n"
    running.send_signal(signal.SIGTERM)
    _out, err = running.communicate(timeout=60)
    assert running.returncode == telling.EXIT_INTERRUPTED
    assert b"Traceback" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes otherwise")
def test_an_export_that_is_stopped_leaves_nothing_behind(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for number in range(20):
        (news / f"{number}.txt").write_text(f"ข่าวที่ {number}\n\nเนื้อข่าว", "utf-8")
    target = tmp_path / "out" / "all.jsonl"
    target.parent.mkdir()
    # The last file is a pipe that nobody writes into: the export waits there until it is stopped.
    waiting = tmp_path / "waiting.txt"
    os.mkfifo(waiting)
    script = (
        "import pathlib, sys; from mou_tui import loaders; real = loaders.load\n"
        "def load(path):\n"
        "    if path.name == 'waiting.txt': print('there', flush=True); path.open().read()\n"
        "    return real(path)\n"
        "loaders.load = load\n"
        "from mou_tui.commands import main; main(sys.argv[1:])"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", script, "export", str(news), str(waiting), "-o", str(target)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert_ended_by_signal(running)
    assert list(target.parent.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes otherwise")
def test_an_index_that_is_stopped_waits_for_no_slow_file_and_keeps_what_it_has(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text("ข่าวแรก\n\nเนื้อข่าว", "utf-8")
    assert run(["index", str(news)]) == 0
    (news / "endless.txt").write_text("ข่าวที่สอง\n\nเนื้อข่าว", "utf-8")
    script = (
        "import sys; from mou_tui.library.prepare import Preparer\n"
        "def prepare(self, task, coming=()):\n"
        "    print('there', flush=True)\n"
        "    while True: pass\n"
        "Preparer.prepare = prepare\n"
        "from mou_tui.commands import main; main(sys.argv[1:])"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", script, "index", str(news)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert_ended_by_signal(running)
    capfd.readouterr()
    assert run(["list", str(news), "--format", "jsonl"]) == 0
    assert capfd.readouterr().out.count("\n") == 2


def test_names_are_harmless_in_sentences(capfd: pytest.CaptureFixture[str]) -> None:
    assert harmless("a\x1b[31m\nb\u202ec\udcff") == "a�[31m�b�c�"
    telling.say("one\x1b]0;x\x07\ntwo")
    assert capfd.readouterr().err == "mou-tui: one�]0;x�\ntwo\n"
    assert run(["list", "nowhere\x1b[31m\n.txt"]) == 2
    assert capfd.readouterr().err.startswith("mou-tui: nowhere�[31m�.txt: ")
