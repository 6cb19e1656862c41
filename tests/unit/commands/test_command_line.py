"""The command line as a whole: dispatch, languages, exit codes, and that nobody ever reads a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mou_tui import i18n, locations
from mou_tui.commands import at_once, group, run, telling
from mou_tui.commands.arranging import COMMANDS, arrange
from mou_tui.errors import InputError


@pytest.mark.parametrize(
    ("typed", "arranged"),
    [
        ([], ["reader"]),
        (["folder"], ["reader", "folder"]),
        (["./list"], ["reader", "./list"]),
        (["list", "--lang", "th"], ["--lang", "th", "list"]),
        (["list", "--lang=th", "-v", "x"], ["--lang=th", "-v", "list", "x"]),
        (["search", "--", "-v", "--lang"], ["search", "--", "-v", "--lang"]),
        (["--data-dir", "list", "folder"], ["--data-dir", "list", "reader", "folder"]),
        (["--help"], ["--help"]),
    ],
)
def test_common_options_may_stand_anywhere(typed: list[str], arranged: list[str]) -> None:
    assert arrange(typed) == arranged


def test_help_names_every_subcommand_in_both_languages(capfd: pytest.CaptureFixture[str]) -> None:
    pages = []
    for language in i18n.LANGUAGES:
        assert run(["--lang", language, "--help"]) == 0
        pages.append(capfd.readouterr().out)
        assert all(f"  {name} " in pages[-1] for name in COMMANDS)
    assert pages[0] != pages[1]


def test_thai_help_has_no_english_left() -> None:
    # In a process of its own: a command keeps the words of the language in which it was first asked for help.
    done = subprocess.run(
        [sys.executable, "-m", "mou_tui", "--lang", "th", "doctor", "--help"],
        capture_output=True,
        check=True,
        timeout=60,
    )
    page = done.stdout.decode("utf-8")
    assert "Usage:" not in page
    assert "Options:" not in page
    assert "Show this message" not in page


def test_the_settings_choose_the_language_where_no_option_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    locations.settings_file().parent.mkdir(parents=True)
    locations.settings_file().write_text('language = "th"', "utf-8")
    monkeypatch.setenv("MOU_TUI_LANG", "en")
    run(["config", "check"])
    assert i18n.language() == "th"
    run(["config", "check", "--lang", "en"])
    assert i18n.language() == "en"


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ('colour = "red"', "colour"),
        ('themes = "dark"', "theme"),
        ('language = "de"', "auto, th, en"),
        ("column = 5", "30"),
        ('column = "wide"', "column"),
        ('libraries = "one"', "libraries"),
        ("column = ", "TOML"),
        ("keys = 3", "keys"),
    ],
)
def test_bad_settings_end_with_4_and_say_what_is_wrong(
    settings: str, named: str, capfd: pytest.CaptureFixture[str]
) -> None:
    locations.settings_file().parent.mkdir(parents=True)
    locations.settings_file().write_text(settings, "utf-8")
    assert run(["--lang", "en", "config", "check"]) == 4
    said = capfd.readouterr().err
    assert named in said
    assert str(locations.settings_file()) in said
    assert "Traceback" not in said


def test_settings_that_are_not_utf8_are_said_to_be_so(capfd: pytest.CaptureFixture[str]) -> None:
    locations.settings_file().parent.mkdir(parents=True)
    locations.settings_file().write_bytes('theme = "มืด"'.encode("cp874"))
    assert run(["--lang", "en", "config", "check"]) == 4
    assert "UTF-8" in capfd.readouterr().err


def test_an_escape_in_a_file_name_does_not_reach_the_terminal() -> None:
    said = str(InputError("cause", path="evil\x1b]52;c;aGk=\x07.txt"))
    assert "\x1b" not in said
    assert "\x07" not in said


def test_a_fault_of_ours_is_one_sentence_and_a_log(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(group, "build_group", broken)
    assert run(["doctor"]) == telling.EXIT_INTERNAL
    said = capfd.readouterr().err
    assert "Traceback" not in said
    log = Path(said.rsplit(" in ", 1)[1].strip().rstrip("."))
    assert "boom" in log.read_text("utf-8")
    log.unlink()


def test_a_closed_pipe_ends_quietly() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [sys.executable, "-m", "mou_tui", "--help"], stdout=write_end, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(write_end)
    assert done.stderr == b""
    assert done.returncode == 0


def test_completion_describes_the_subcommands_in_whole_sentences() -> None:
    env = {**os.environ, "COMP_WORDS": "mou-tui e", "_MOU_TUI_COMPLETE": "zsh_complete"}
    done = subprocess.run(
        [sys.executable, "-m", "mou_tui"], env=env, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "plain\nexport\nExport bookmarked or found articles\n"


def test_completion_offers_the_subcommands() -> None:
    env = {**os.environ, "COMP_LINE": "mou-tui se", "_MOU_TUI_COMPLETE": "bash_complete"}
    done = subprocess.run(
        [sys.executable, "-m", "mou_tui"], env=env, capture_output=True, text=True, check=True, timeout=60
    )
    assert "plain,search" in done.stdout


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"LANG": "th_TH.UTF-8"},
        {"LANG": "th_TH", "LC_ALL": "C"},
        {"MOU_TUI_LANG": "th", "LANG": "en_GB"},
        {"LANG": "de"},
    ],
    ids=str,
)
def test_the_help_page_is_in_the_language_that_the_commands_speak(
    variables: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("MOU_TUI_LANG", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "MOU_TUI_SETTINGS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert at_once._language_of_help(["--help"]) in (i18n.detect_language(), None)
    if sys.platform == "linux":
        assert at_once._language_of_help(["--help"]) is not None
        locations.settings_file().parent.mkdir()
        locations.settings_file().write_text('language = "th"')
        assert at_once._language_of_help(["--help"]) is None
