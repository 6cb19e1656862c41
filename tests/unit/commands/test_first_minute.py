"""What a newcomer with a terminal's habits types: mistyped commands, help, examples, odd values and names."""

import csv
import io
import json
import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from mou_tui import clock, locations
from mou_tui.commands import arranging, examples, group

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["serach", "foo bar"], "mou-tui search 'foo bar'"),
        (["lst"], "mou-tui list"),
        (["bookmark", "list"], "mou-tui bookmarks list"),
        (["List", "lib"], "mou-tui list lib"),
        (["serach", "-n", "3", "x"], "mou-tui search -n 3 x"),
        (["serach", "--help"], "mou-tui search"),
        (["ls"], "mou-tui list"),
        (["สรนื"], None),
        (["lst.txt"], None),
        (["./lst"], None),
        (["ข่าว"], None),
    ],
)
def test_a_mistyped_command_is_asked_after(run: Run, typed: list[str], meant: str | None) -> None:
    said = run(*typed)
    assert (said.code, said.out) == (2, "")
    assert (f"Did you mean “{meant}”?" in said.err) is (meant is not None)


def test_every_command_is_meant_when_a_letter_is_missing_doubled_or_swapped() -> None:
    for name in arranging.COMMANDS:
        for at in range(1, len(name) - 1):
            assert arranging.meant(name[:at] + name[at + 1 :]) in arranging.COMMANDS
            assert arranging.meant(name[:at] + name[at] + name[at:]) == name
            assert arranging.meant(name[:at] + name[at + 1] + name[at] + name[at + 2 :]) in arranging.COMMANDS
        assert arranging.meant(name.upper()) == name


def test_a_folder_called_like_a_mistyped_command_is_opened(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lst").mkdir()
    assert "command" not in run("lst").err


def _commands() -> list[str]:
    whole = group.build_group()
    context = click.Context(whole)
    found = [""]
    for name in arranging.COMMANDS:
        command = whole.get_command(context, name)
        found.append(name)
        found += [f"{name} {below}" for below in getattr(command, "commands", {})]
    return found


@pytest.mark.parametrize("name", _commands())
def test_every_help_page_ends_with_examples(run: Run, name: str) -> None:
    said = run(*name.split(), "--help")
    assert said.code == 0
    assert examples.EXAMPLES[name]
    for line, _meaning in examples.EXAMPLES[name]:
        assert f"mou-tui {line}".strip() in said.out
    if name:
        assert run("help", *name.split()).out == said.out
        assert "--data-dir" in said.out


def test_every_example_does_something(run: Run, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.txt").write_bytes(next(seeds.glob("000_*")).read_bytes())
    lines = dict.fromkeys(line for some in examples.EXAMPLES.values() for line, _meaning in some)
    for line in lines:
        words = shlex.split(line)
        # What `doctor` tries takes seconds, and is tried in its own test.
        if (
            words[:1]
            and {words[0]} & arranging.COMMANDS.keys() - {"doctor"}
            and "https:" not in line
            and "~/" not in line
        ):
            with monkeypatch.context() as here:
                if "<" in words:
                    here.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((tmp_path / words[-1]).read_bytes())))
                    words = words[: words.index("<")]
                said = run(*(words[: words.index(">")] if ">" in words else words))
            assert said.code == 0, (line, said.err)
            quiet = {"index", "fields set", "bookmarks tag", "bookmarks note", "bookmarks remove", "bookmarks merge",
                     "bookmarks rename-tag", "bookmarks remove-tag", "feeds", "stories"}  # fmt: skip
            assert said.out or "-o" in words or quiet & {words[0], " ".join(words[:2])}, line
    assert (tmp_path / "signed.xlsx").exists()


def test_every_choice_ignores_case_and_suggests() -> None:
    whole = group.build_group()
    context = click.Context(whole)
    for name in arranging.COMMANDS:
        command = whole.get_command(context, name)
        assert command is not None
        for one in (command, *getattr(command, "commands", {}).values()):
            for parameter in one.params:
                assert type(parameter.type) is not click.Choice, (name, parameter.name)


def test_help_tells_topics_and_pages(run: Run) -> None:
    listed = run("help", "topics").out
    assert "query-language" in listed
    assert run("help", "query-language").out.startswith("# ")
    assert run("help", "Query", "language").out.startswith("# ")
    assert run("help", "Query").out == run("help", "query-language").out
    assert "mou-tui help first-day" in run("help", "fisrt-day").err
    said = run("help", "query-langauge")
    assert (said.code, said.out) == (2, "")
    assert "mou-tui help query-language" in said.err
    assert "mou-tui help search" in run("help", "serach").err
    assert run("help").out.startswith(run("--help").out.rstrip("\n"))
    assert run("version").out == run("--version").out


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MOU_TUI_TODAY", "foo"),
        ("MOU_TUI_TODAY", "2566-13-01"),
        ("MOU_TUI_LANG", "de"),
        ("MOU_TUI_SETTINGS", "nosuch"),
        ("MOU_TUI_DATA_DIR", __file__),
        ("MOU_TUI_CACHE_DIR", __file__),
    ],
)
def test_a_wrong_variable_is_refused(run: Run, name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    said = run("list")
    assert (said.code, said.out) == (2, "")
    assert name in said.err
    assert value in said.err
    assert run("list", "--help").code == 0


@pytest.mark.parametrize("language", ["th", "TH", "en_GB.UTF-8", "th_TH", ""])
def test_a_right_variable_is_obeyed(run: Run, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOU_TUI_LANG", language)
    assert run("config", "path").code == 0


@pytest.mark.parametrize("query", ["", "   ", "\t"])
@pytest.mark.parametrize("words", [["search"], ["list", "-q"], ["export", "-q"]])
def test_an_empty_query_does_not_mean_every_article(run: Run, query: str, words: list[str]) -> None:
    said = run(*words, query)
    assert (said.code, said.out) == (2, "")
    assert "empty" in said.err


@pytest.mark.parametrize(
    "words", [["agreements", "--party", ""], ["bookmarks", "list", "--tag", " "], ["export", "--tag", ""], ["show", ""]]
)
def test_an_empty_text_names_nothing(run: Run, words: list[str]) -> None:
    said = run(*words)
    assert (said.code, said.out) == (2, "")


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("signed:2570..2560", "2560..2570"),
        ("expires:2566-08..2566-07", "2566-07..2566-08"),
        ("money:5ล้าน..1ล้าน", "1ล้าน..5ล้าน"),
        ("published:today..yesterday", "yesterday..today"),
        ("น้ำ (sdg:9..3 OR ป่า)", "3..9"),
    ],
)
def test_a_range_that_is_turned_round_is_explained(run: Run, query: str, meant: str) -> None:
    said = run("search", query)
    assert (said.code, said.out) == (2, "")
    assert f"“{meant}”" in said.err
    assert clock.today()


def test_choices_ignore_case_and_suggest(run: Run, seeds: Path) -> None:
    assert run("list", seeds, "--format", "CSV").out == run("list", seeds, "--format", "csv").out
    said = run("list", seeds, "--format", "cvs")
    assert said.code == 2
    assert "Did you mean “csv”?" in said.err
    assert "Did you mean “party”?" in run("facts", seeds, "--kind", "signed_on,partie").err


def test_kinds_may_be_given_with_commas_or_each(run: Run, seeds: Path) -> None:
    both = run("facts", seeds, "--kind", "party,signed_on", "--format", "csv").out
    assert run("facts", seeds, "--kind", "party", "--kind", "Signed_On", "--format", "csv").out == both
    assert {row["kind"] for row in csv.DictReader(io.StringIO(both))} == {"party", "signed_on"}


def test_limit_has_a_short_form(run: Run, seeds: Path) -> None:
    for words in (["list"], ["search", "มหาวิทยาลัย"]):
        assert run(*words, seeds, "-n", "2", "--format", "jsonl").out.count("\n") == 2


@pytest.mark.parametrize("words", [["list"], ["search", "ลงนาม"], ["facts"], ["agreements"], ["export"], ["index"]])
def test_of_several_paths_one_is_missing(run: Run, seeds: Path, words: list[str]) -> None:
    alone = run(*words, seeds)
    said = run(*words, "missing-1", seeds, "missing-2")
    assert (said.code, said.out) == (2, alone.out)
    assert "missing-1: " in said.err
    assert "missing-2: " in said.err
    none = run(*words, "missing-1", "missing-2")
    assert (none.code, none.out) == (2, "")
    assert "missing-1: " in none.err
    assert "missing-2: " in none.err


def test_what_is_not_there_is_said_before_a_folder_is_asked_for(run: Run) -> None:
    said = run("add", "nosuch.txt")
    assert said.code == 3
    assert said.err.startswith("mou-tui: nosuch.txt: There is no such file")


def test_errors_name_paths_as_they_were_typed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.pdf").write_bytes(b"%PDF-1.4 broken")
    Path("folder").mkdir()
    Path("folder/bad.pdf").write_bytes(b"%PDF-1.4 broken")
    for words in (["list"], ["facts"], ["export"], ["agreements"], ["index"], ["search", "x"]):
        for named in ("bad.pdf", "folder", "./folder/"):
            beginning = "mou-tui: " + ("bad.pdf: " if named == "bad.pdf" else "folder/bad.pdf: ")
            assert run(*words, named).err.startswith(beginning), (words, named)
    for words in (["show"], ["bookmarks", "add"], ["add", "--to", "folder"]):
        assert run(*words, "bad.pdf").err.startswith("mou-tui: bad.pdf: ")
        assert str(tmp_path) not in run(*words, "nosuch.txt").err


NAMES = [
    "-dash.txt",
    "=1+1.txt",
    "@x.txt",
    "esc\x1b[31m.txt",
    "new\nline.txt",
    "bidi\u202e.txt",
    "ข่าว.txt",
    "a b.txt",
    "'q.txt",
]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("relative", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_paths_in_csv_and_json_lead_back_to_the_file(
    run: Run, seeds: Path, tmp_path: Path, relative: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = next(seeds.glob("000_*")).read_bytes()
    names = [*map(os.fsencode, NAMES), b"bad\xff\xfe.txt", b"bad.txt"]
    for number, name in enumerate(names):
        Path(os.fsdecode(name)).write_bytes(text + b"\n%d" % number)
    folder = "." if relative else str(tmp_path)
    for words in (["list"], ["search", "ลงนาม"], ["facts"], ["export"]):
        rows = csv.DictReader(io.StringIO(run(*words, folder, "--format", "csv").out.removeprefix("\ufeff")))
        found = {row["path"] for row in rows}
        assert len(found) == len(names)
        lines = run(*words, folder, "--format", "jsonl").out.splitlines()
        # As jq and others read it: what is no letter becomes U+FFFD.
        documents = [json.loads(line.encode("utf-16", "replace").decode("utf-16", "replace")) for line in lines]
        read = {str(d.get("article", d)["path"]) for d in documents}
        assert not any("\ud800" <= c <= "\udfff" for path in read for c in path)
        for path in (*found, *read):
            said = run("show", "--format", "json", "--", path)
            assert said.code == 0, path
    assert locations.data_dir()


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--format", "cvs"], ["list", "-n", "x"], ["list", "--limti", "3"], ["list", "--limit"], ["search"], ["show"],
        ["config", "shw"], ["serach"], ["help", "serach"], ["search", ""], ["search", "signed:2570..2560"], ["search", "-ร่าง"],
        ["agreements", "--expiring", "soon"], ["list", "nosuch"], ["show", "a", "b"], ["list", "--color", "red"], ["nosuch"],
        ["agreements", "--party", ""], ["add"], ["export", "--bookmarked", "-q", "x"], ["index", "--jobs", "99"],
        ["completion", "tcsh"], ["bookmarks", "merge", "nosuch"], ["list", "--settings", "nosuch"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_thai_error_has_no_english_sentence(run: Run, words: list[str]) -> None:
    said = run("--lang", "th", *words)
    assert said.code == 2
    for english in (
        "Error",
        "Invalid",
        "is not",
        "No such",
        "Try ",
        "Missing",
        "There is",
        "Did you",
        "Got ",
        "does not",
    ):
        assert english not in said.err
