"""What a strict user of the command line found: odd folders, own files that are broken, tables that must fit."""

import csv
import io
import json
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mou_tui import i18n, locations
from mou_tui.commands import group
from mou_tui.commands import run as run_line
from mou_tui.library.outcome import Outcome
from mou_tui.thai.width import cells

NEWS = """กรมสมมติลงนามบันทึกข้อตกลงกับมหาวิทยาลัยเชียงใหม่ เพื่อพัฒนาระบบข้อมูลสุขภาพของประชาชนในพื้นที่ภาคเหนือ

25 สิงหาคม 2566

เมื่อวันที่ 23 สิงหาคม 2566 กรมสมมติและมหาวิทยาลัยเชียงใหม่ ได้ร่วมลงนามบันทึกข้อตกลงความร่วมมือ (MoU) ณ ห้องประชุมใหญ่
บันทึกข้อตกลงนี้มีระยะเวลา 3 ปี
โดยมี ดร.สมชาย ใจดี อธิบดีกรมสมมติ เป็นผู้ลงนาม
"""


Run = Callable[..., Any]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "ข่าว"
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS, "utf-8")
    return folder


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Makes stdout look like a terminal of so many columns."""

    def of(columns: int) -> None:
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr("mou_tui.commands.output.sys.stdout.isatty", lambda: True, raising=False)

    return of


ODD_NAMES = (
    "esc\x1b[31mred\x07.txt", "new\nline.txt", "-leading.txt", "--format.txt", "ข่าว มช. ลงนาม.txt", "ก" * 70 + ".txt",
    "bidi\u202e.txt", "tab\tname.txt", " spaces .txt", "quote'\".txt", "has#hash.txt", "%s%d.txt", "[bold]x.txt",
)  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize(
    "words",
    [
        ["list"], ["list", "--format", "table"], ["list", "--format", "csv"], ["search", "สมมติ"], ["agreements"],
        ["search", "สมมติ", "--format", "table"], ["facts", "--format", "table"], ["facts", "--format", "csv"], ["index"],
        ["agreements", "--format", "ics"], *(["export", "--format", f] for f in ("md", "csv", "bib", "ics", "html", "xlsx")),
    ],
)  # fmt: skip
def test_odd_names_of_files(run: Run, tmp_path: Path, words: list[str]) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    for number, name in enumerate(ODD_NAMES):
        (folder / name).write_text(f"{NEWS}\n{number}", "utf-8")
    with open(os.fsencode(folder) + b"/bad\xff.txt", "wb") as file:  # noqa: PTH123 - no str has this name
        file.write(NEWS.encode())
    (folder / "bad\x1b[31m\n.pdf").write_bytes(b"%PDF-1.4 broken")
    said = run(*words, folder)
    assert said.code == 3
    assert "bad�[31m�.pdf: " in said.err
    assert said.err.count("\n") == 1
    if "table" in words:
        assert "\x1b" not in said.out


def test_documents_are_valid_whatever_a_file_is_called(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "esc\x1b[31m\n.txt"
    path.write_text(NEWS, "utf-8")
    assert json.loads(run("list", path).out)["path"] == str(path)
    assert json.loads(run("facts", path, "--format", "json").out)[0]["article"]["path"] == str(path)


def test_a_file_saved_under_a_hostile_name_gets_a_harmless_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "esc\x1b[31m.txt"
    path.write_text(NEWS, "utf-8")
    saved = Path(run("add", path, "--to", tmp_path / "library").out.removesuffix("\n"))
    assert saved.name == "esc�[31m.txt"
    assert saved.is_file()


@pytest.fixture
def locked(news: Path) -> Iterator[Path]:
    folder = news / "locked"
    folder.mkdir()
    folder.chmod(0)
    if os.access(folder, os.R_OK):
        folder.chmod(0o700)
        pytest.skip("this user may read everything")
    yield folder
    folder.chmod(0o700)


@pytest.mark.parametrize("words", [["list"], ["facts"], ["agreements"], ["index"], ["export"], ["search", "x"]])
def test_a_named_folder_that_may_not_be_read(run: Run, locked: Path, words: list[str]) -> None:
    said = run(*words, locked)
    assert (said.code, said.out) == (3, "")
    assert str(locked) in said.err


def test_a_named_folder_whose_rights_are_missing_is_an_input_that_failed(
    run: Run, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mou_tui.commands.paths.os.access", lambda *_: False)
    said = run("list", news)
    assert (said.code, said.out) == (3, "")
    assert "may not read" in said.err


def test_nothing_found_is_not_said_where_files_could_not_be_read(run: Run, news: Path) -> None:
    (news / "bad.pdf").write_bytes(b"%PDF-1.4 broken")
    for words in (["search", "ไม่มีคำนี้"], ["list", "-q", "ไม่มีคำนี้"], ["agreements", "--party", "ไม่มี"]):
        assert run(*words, news).code == 3


def test_an_empty_folder_is_not_an_error(run: Run, tmp_path: Path) -> None:
    for words in (["list"], ["facts"], ["agreements"], ["index"]):
        assert run(*words, tmp_path).code == 0
    assert run("search", "x", tmp_path).code == 1
    assert run("export", tmp_path).code == 1


def test_files_of_no_known_format_are_counted_with_v(run: Run, news: Path) -> None:
    (news / "a.xyz").write_text("x", "utf-8")
    (news / ".hidden").write_text("x", "utf-8")
    for command in ("list", "facts", "index", "agreements"):
        assert "1 file of no known format" in run(command, news, "-v").err
        assert "known format" not in run(command, news).err


@pytest.mark.parametrize(
    "words", [["list"], ["facts"], ["export"], ["agreements"], ["search", "x"], ["add", "--to", "."]]
)
def test_broken_settings_are_told_once(run: Run, news: Path, words: list[str]) -> None:
    (news / "b.txt").write_text(NEWS + "อีกข่าว", "utf-8")
    locations.settings_file().parent.mkdir(parents=True, exist_ok=True)
    locations.settings_file().write_text("x[", "utf-8")
    said = run(*words, *(sorted(news.iterdir()) if words[0] == "add" else [news]))
    assert said.code == 4
    assert said.err.count("TOML") == 1


@pytest.mark.parametrize(
    "words", [["list"], ["facts"], ["agreements"], ["bookmarks", "list"], ["export"], ["show", "A"]]
)
def test_own_files_that_were_set_aside_are_told(run: Run, news: Path, words: list[str]) -> None:
    data = locations.data_dir()
    data.mkdir(parents=True)
    (data / "bookmarks.toml").write_text("garbage = [", "utf-8")
    words = [str(news / "a.txt") if word == "A" else word for word in words]
    if words[0] in ("list", "facts", "agreements", "export"):
        words.append(str(news))
    said = run(*words)
    assert said.code == 0
    assert "set aside as bookmarks.unreadable" in said.err
    assert len(list(data.glob("bookmarks.unreadable-*.toml"))) == 1


def test_without_a_place_for_the_index_it_is_made_in_memory(
    run: Run, news: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("mou_tui.commands.libraries.SMALL", 0)
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("MOU_TUI_CACHE_DIR", str(tmp_path / "file" / "cache"))
    said = run("list", news)
    assert (said.code, said.out.count("\n")) == (0, 1)
    assert "in memory" in said.err


def test_what_the_reader_corrected_is_in_the_facts(run: Run, news: Path) -> None:
    from mou_tui.annotations import AddCorrection, Annotations
    from mou_tui.annotations.corrections import store_correction
    from mou_tui.facts.corrections import add
    from mou_tui.loaders import load

    (article,) = load(news / "a.txt")
    Annotations.open().apply(AddCorrection(store_correction(article, add(article, "party", "สถาบันใหม่"))))
    (document,) = json.loads(run("facts", news, "--format", "json").out)
    assert ("สถาบันใหม่", "reader") in {(f["value"], f["source"]) for f in document["facts"] if f["kind"] == "party"}


def test_many_processes_find_what_one_finds(run: Run, news: Path) -> None:
    for number in range(20):
        (news / f"{number:03}.txt").write_text(f"{NEWS}\nข่าวที่ {number}", "utf-8")
    assert run("facts", news, "--jobs", 2) == run("facts", news)


def test_yes_and_no_are_the_same_words_in_every_csv(run: Run, news: Path) -> None:
    for command, column in (("search", "bookmarked"), ("facts", "checked"), ("list", "bookmarked")):
        words = ["ลงนาม"] if command == "search" else []
        rows = list(csv.DictReader(io.StringIO(run(command, *words, news, "--format", "csv").out)))
        assert {row[column] for row in rows} == {"false"}


COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_tables_fit_the_terminal(
    run: Run, seeds: Path, terminal: Callable[[int], None], language: str, columns: int
) -> None:
    run("bookmarks", "add", *sorted(seeds.glob("*.txt")), "--tag", "ด่วน", "--note", "ข้อความยาว " * 30)
    for words in (["list", seeds], ["search", "ความร่วมมือ", seeds], ["agreements", seeds], ["bookmarks", "list"]):
        terminal(columns)
        said = run("--lang", language, *words, "--format", "table")
        lines = COLOURS.sub("", said.out).splitlines()
        assert lines
        assert max(map(cells, lines)) <= columns, words
    terminal(columns)
    lines = COLOURS.sub("", run("--lang", language, "facts", seeds).out).splitlines()
    # Paths and web addresses are kept whole, to be copied.
    assert max(cells(line) for line in lines if "/" not in line) <= columns


def test_columns_of_a_list_are_aligned(run: Run, seeds: Path) -> None:
    for language in i18n.LANGUAGES:
        rows = run("--lang", language, "list", seeds, "--format", "table").out.splitlines()
        starts = {cells(row[: found.start()]) for row in rows if (found := re.search(r" [0-9a-f]{8} ", row))}
        assert len(starts) == 1


@pytest.mark.parametrize("words", [["list"], ["search", "ลงนาม"], ["agreements"], ["facts"]])
def test_colours_are_as_asked(run: Run, seeds: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    def coloured(*more: str) -> bool:
        return "\x1b[" in run(*words, seeds, "--format", "table", *more).out

    assert coloured("--color", "always")
    assert coloured("--color=always")
    assert not coloured()
    assert not coloured("--color", "never")
    monkeypatch.setenv("NO_COLOR", "1")
    assert coloured("--color", "always")


def test_beginnings_that_name_several_articles(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mou_tui.library import Library

    ids: dict[str, str] = {}
    folder = tmp_path / "two"
    folder.mkdir()
    import hashlib

    # Two made-up texts whose ids begin alike.
    for number in range(100_000):
        data = f"{NEWS}\n{number}".encode()
        digest = hashlib.sha256(data).hexdigest()[:16]
        if digest[:4] in ids:
            (folder / "a.txt").write_bytes(data)
            (folder / "b.txt").write_text(f"{NEWS}\n{ids[digest[:4]]}", "utf-8")
            break
        ids[digest[:4]] = str(number)
    locations.settings_file().parent.mkdir(parents=True, exist_ok=True)
    locations.settings_file().write_text(f"libraries = [{json.dumps(str(folder))}]", "utf-8")
    with Library.open([folder], index=":memory:") as library:
        (first, second) = (row.id for row in library.all_rows())
    said = run("show", digest[:4])
    assert (said.code, said.out) == (2, "")
    assert first.removeprefix("sha256:") in said.err
    assert second.removeprefix("sha256:") in said.err
    assert run("show", first).code == 0


def test_completion_knows_common_options_and_paths(tmp_path: Path) -> None:
    from click.shell_completion import BashComplete

    whole = group.build_group()

    def offered(*words: str) -> set[str]:
        completion = BashComplete(whole, {}, "mou-tui", "_MOU_TUI_COMPLETE")
        return {f"{item.type}:{item.value}" for item in completion.get_completions([*words[:-1]], words[-1])}

    assert "plain:search" in offered("se")
    assert offered("data") == {"file:data"}
    assert {"plain:--lang", "plain:--limit"} <= offered("list", "--l")
    assert offered("list", "--lang", "") == {"plain:th", "plain:en"}
    assert offered("bookmarks", "m") == {"plain:merge"}
    assert offered("list", "x") == {"file:x"}


def test_the_python_api_is_as_documented(seeds: Path) -> None:
    from mou_tui import extract, load

    (article,) = load(next(seeds.glob("000_*.txt")))
    facts = extract(article)
    assert [str(fact.value) for fact in facts.of("status")] == ["renewed"]


@pytest.mark.parametrize("words", [["list"], ["facts"], ["search", "x"], ["index"], ["export"], ["agreements"]])
def test_an_empty_name_is_not_the_folder_one_stands_in(run: Run, words: list[str]) -> None:
    said = run(*words, "")
    assert (said.code, said.out) == (2, "")


def test_what_the_system_says_is_said_in_the_reader_s_language(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert run_line(["--lang", "th", "export", str(seeds), "-o", str(blocked / "out.md")]) == 4
    assert "ส่วนหนึ่งของเส้นทางไม่ใช่โฟลเดอร์" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["list"], ["facts"], ["search", "สมมติ"], ["agreements"]])
@pytest.mark.parametrize("opened", ["", "a.txt"], ids=["folder", "file"])
def test_without_a_path_the_library_last_opened_is_meant(run: Run, news: Path, opened: str, words: list[str]) -> None:
    from mou_tui.annotations import State

    state = State.open()
    state.set_session(state.session()._replace(folders=(news / opened,)))
    state.close()
    said = run(*words, "--format", "jsonl")
    assert said.code == 0
    assert said.out.count("\n") == 1
    assert "กรมสมมติ" in said.out


def test_a_library_of_the_settings_that_is_gone_is_named(run: Run, news: Path) -> None:
    locations.settings_file().parent.mkdir(parents=True, exist_ok=True)
    gone = news / "gone"
    locations.settings_file().write_text(f"libraries = {json.dumps([str(news), str(gone)])}", "utf-8")
    said = run("list")
    assert (said.code, said.out.count("\n")) == (0, 1)
    assert str(gone) in said.err


def test_a_terminal_is_told_that_nothing_was_found(
    run: Run, tmp_path: Path, terminal: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mou_tui.commands.output.sys.stderr.isatty", lambda: True, raising=False)
    terminal(80)
    assert "Nothing found" in run("list", tmp_path).err
    assert "Nothing found" in run("bookmarks", "list").err


def test_a_terminal_is_told_of_the_other_names_and_of_the_other_keyboard_layout(
    run: Run, news: Path, terminal: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mou_tui.commands.output.sys.stderr.isatty", lambda: True, raising=False)
    assert run("search", "มช", news).err == ""
    terminal(80)
    assert "มช is also looked for as: มหาวิทยาลัยเชียงใหม่, Chiang Mai University" in run("search", "มช", news).err
    assert "looked for" not in run("list", "-q", "=มหาวิทยาลัยเชียงใหม่", news).err
    assert "Did you mean “กรมสมมติ”?" in run("search", "di,l,,9b", news).err
    assert "Did you mean “ลงนาม:>2565”?" in run("list", "-q", "ลงนาม>2565", news).err


def test_the_words_shown_of_a_hit_are_those_that_made_it_one(
    run: Run, tmp_path: Path, terminal: Callable[[int], None]
) -> None:
    told = "ประชุมชนบทและชุมชนเมือง มหาวิทยาลัยเชียงใหม่ลงนามบันทึกความเข้าใจ"
    (tmp_path / "a.txt").write_text(f"จังหวัดจัดประชุมใหญ่\n\n1 มกราคม 2566\n\n{told}\n", "utf-8")
    terminal(44)
    shown = run("search", "มช", tmp_path, "--color", "never").out.splitlines()[1].strip()
    assert shown == "…เมือง มหาวิทยาลัยเชียงใหม่ลงนามบันทึกความ…"


def test_a_colour_does_not_part_a_letter_from_its_mark(
    run: Run, tmp_path: Path, terminal: Callable[[int], None]
) -> None:
    (tmp_path / "a.txt").write_text("หัวข่าว\n\n1 มกราคม 2566\n\nให้ความช่วยเหลือแก่ประชาชนในพื้นที่น้ำท่วม\n", "utf-8")
    terminal(60)
    (found,) = [
        line for line in run("search", "=มช", tmp_path, "--color", "always").out.splitlines() if "\x1b[33m" in line
    ]
    assert "มช่\x1b[0mวย" in found


def test_files_that_cannot_be_read_are_named_each_time(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"no pdf")
    first, again = run("index", tmp_path), run("index", tmp_path)
    assert first.code == again.code == 3
    assert str(tmp_path / "a.pdf") in again.err


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("ftp://example.org/a", "http:// and https:// only"),
        ("http://[example", "cannot be fetched"),
        ("FOLDER", "This is a folder"),
        ("none.txt", "no such file"),
    ],
)
def test_what_cannot_be_added_says_why(run: Run, tmp_path: Path, source: str, said: str) -> None:
    told = run("add", tmp_path if source == "FOLDER" else source, "--to", tmp_path / "library")
    assert told.code == 3
    assert said in told.err
    assert (source if source != "FOLDER" else str(tmp_path)) in told.err


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no alarms here")
def test_an_index_that_was_interrupted_ends_with_its_code_and_not_with_an_alarm(
    run: Run, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_args: object, **_more: object) -> Outcome:
        os.kill(os.getpid(), signal.SIGINT)
        return Outcome(complete=False)

    monkeypatch.setattr("mou_tui.commands.index.sync", interrupted)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)}
    try:
        assert run("index", news).code == 130
        assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def test_own_keys_that_cannot_be_had_are_no_right_settings(run: Run, tmp_path: Path) -> None:
    settings = tmp_path / "s.toml"
    settings.write_text('[keys]\nbookmark = "j"\nbokmarks = "x"\n', "utf-8")
    said = run("config", "check", "--settings", settings)
    assert said.code == 4
    assert "“j” already means" in said.err
    assert "Did you mean “bookmarks”?" in said.err
    settings.write_text('[keys]\nbookmark = "b, insert"\n', "utf-8")
    assert run("config", "check", "--settings", settings).code == 0


def test_a_settings_file_that_was_named_has_to_be_there(run: Run, news: Path, tmp_path: Path) -> None:
    said = run("list", news, "--settings", tmp_path / "none.toml")
    assert said.code == 2
    assert "none.toml" in said.err


def test_matches_that_are_not_told_are_counted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("หัวข่าว\n\n" + "น้ำท่วม " * 25, "utf-8")
    (document,) = json.loads(run("search", "น้ำ", tmp_path, "--format", "json").out)
    assert (len(document["matches"]), document["more_matches"]) == (20, 5)
