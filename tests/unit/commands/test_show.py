"""`mou-tui show`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mou_tui.commands import run, show
from mou_tui.library import sync
from mou_tui.loaders import load
from mou_tui.thai.width import cells


def seed(seeds: Path, number: str = "000") -> Path:
    return next(seeds.glob(f"{number}_*.txt"))


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(["show", *words]) == 0
    return capsys.readouterr().out


def test_into_a_pipe_a_paragraph_is_one_line(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = seed(seeds)
    article = next(iter(load(path)))
    lines = shown(capsys, "--lang", "th", str(path)).split("\n")
    assert lines[0] == article.title
    assert "25 ส.ค. 2566" in lines[1]
    for paragraph in article.paragraphs:
        if paragraph.kind not in ("headline", "meta"):
            assert paragraph.span.of(article.text).rstrip() in lines


def test_a_long_paragraph_is_one_line_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "ความร่วมมือ " * 2_000
    path = tmp_path / "long.txt"
    path.write_text(f"หัวข่าว\n\n{words}\n", "utf-8")
    assert words.strip() in shown(capsys, str(path)).split("\n")


@pytest.mark.parametrize("width", [20, 40, 80])
def test_lines_are_as_wide_as_asked(seeds: Path, capsys: pytest.CaptureFixture[str], width: int) -> None:
    for path in sorted(seeds.glob("*.txt")):
        text = shown(capsys, "--lang", "th", str(path), "--width", str(width))
        assert max(map(cells, text.split("\n"))) <= width


def test_json_is_the_facts_document(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(shown(capsys, str(seed(seeds)), "--format", "json"))
    assert document["schema"] == "mou-tui/facts/1"
    assert document["article"]["text"].startswith("มช. ร่วมมือ")


def test_markdown_has_the_text(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, str(seed(seeds)), "--format", "md")
    assert text.startswith("## มช. ร่วมมือ")
    assert "Professor Xia Xueshan" in text


@pytest.mark.parametrize("format_", ["text", "md", "json"])
def test_a_file_that_an_index_knows_is_shown_from_it_and_looks_the_same(
    seeds: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    paths = [os.path.relpath(path) for path in sorted(seeds.glob("*.txt"))]
    read = [shown(capsys, path, "--format", format_) for path in paths]
    sync([seeds])
    monkeypatch.setattr(show, "_in_file", None)
    assert [shown(capsys, path, "--format", format_) for path in paths] == read


def test_an_id_or_the_beginning_of_one_will_do(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = next(iter(load(seed(seeds))))
    whole = shown(capsys, article.id)
    assert whole.startswith(article.title)
    assert shown(capsys, article.id.removeprefix("sha256:")[:8]) == whole


def test_of_a_file_with_many_articles_one_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "many.jsonl"
    rows = [{"title": f"ข่าวที่ {n}", "text": "เนื้อข่าว"} for n in (1, 2)]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    locators = [article.locator for article in load(path)]
    assert run(["show", str(path)]) == 2
    assert f"many.jsonl#{locators[1]}" in capsys.readouterr().err
    assert shown(capsys, f"{path}#{locators[1]}").startswith("ข่าวที่ 2")


def test_a_bad_record_hides_none_of_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "many.jsonl"
    rows = [json.dumps({"title": f"ข่าวที่ {n}", "text": "เนื้อข่าว"}, ensure_ascii=False) for n in (1, 2)]
    path.write_text("\n".join([rows[0], "{oops", rows[1]]), "utf-8")
    assert shown(capsys, f"{path}#2").startswith("ข่าวที่ 2")
    assert run(["show", f"{path}#7"]) == 2
    said = capsys.readouterr().err
    assert "Line 2 is no JSON object" in said
    assert "has no article “7”" in said


@pytest.mark.parametrize(("named", "code"), [("nowhere.txt", 2), ("abcdef0123", 2), ("seeds", 2), (os.devnull, 3)])
def test_what_names_no_article_is_said(
    named: str, code: int, seeds: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(seeds.parent)
    assert run(["show", named]) == code
    assert capsys.readouterr().err.startswith(f"mou-tui: {named}: ")


def test_nothing_in_a_file_reaches_the_terminal_as_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "evil.txt"
    path.write_text("หัวข่าว\n\nเนื้อ\x1b]52;c;eA==\x07ข่าว\x9b2J\n", "utf-8")
    assert not set(shown(capsys, str(path))) & set("\x1b\x07\x9b")


def test_the_screen_is_not_imported(seeds: Path) -> None:
    code = (
        "import sys; from mou_tui.commands import run; "
        f"run(['show', {str(seed(seeds))!r}]); "
        "sys.exit(int(any(m in sys.modules for m in ('textual', 'rich', 'pythainlp'))))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
