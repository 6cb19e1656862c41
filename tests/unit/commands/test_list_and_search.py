"""`mou-tui list`, `search` and `index`: what they print, and their exit codes."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mou_tui.commands import run
from mou_tui.commands import search as search_command

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "ข่าว"
    folder.mkdir()
    (folder / "a.txt").write_text("มช. ลงนามกับบริษัทตัวอย่าง\n25 สิงหาคม 2566\nบันทึกความเข้าใจด้าน AI", encoding="utf-8")
    (folder / "b.txt").write_text(
        "=SUM(น้ำท่วม) หลายจังหวัด ชาวบ้านเร่งขนของ\n1 กันยายน 2566\nรมช.ลงพื้นที่ ลงนามถวายพระพร", encoding="utf-8"
    )
    return folder


def lines(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def test_list_is_newest_first(cli: Run, news: Path) -> None:
    code, out, err = cli("list", news)
    assert (code, err) == (0, "")
    assert [row["path"] for row in lines(out)] == [str(news / "b.txt"), str(news / "a.txt")]
    assert lines(out)[1] == {
        "id": lines(out)[1]["id"],
        "path": str(news / "a.txt"),
        "title": "มช. ลงนามกับบริษัทตัวอย่าง",
        "published_on": "2023-08-25",
        "source_url": None,
        "instrument": lines(out)[1]["instrument"],
        "status": lines(out)[1]["status"],
        "parties": lines(out)[1]["parties"],
        "signed_on": lines(out)[1]["signed_on"],
        "expires_on": None,
        "term": None,
        "money": None,
        "bookmarked": False,
        "story": None,
    }


def test_paths_are_written_as_they_were_named(cli: Run, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(news.parent)
    _code, out, _err = cli("list", "ข่าว")
    assert lines(out)[0]["path"] == str(Path("ข่าว", "b.txt"))


def test_list_takes_a_query_and_says_when_there_is_nothing(cli: Run, news: Path) -> None:
    assert [row["path"] for row in lines(cli("list", news, "-q", "บันทึก")[1])] == [str(news / "a.txt")]
    assert cli("list", news, "-q", "ไม่มีคำนี้")[:2] == (1, "")


def test_a_person_is_told_what_a_limit_left_out(cli: Run, news: Path) -> None:
    code, out, err = cli("-v", "list", news, "--limit", 1)
    assert code == 0
    assert len(lines(out)) == 1
    assert "1 more is not shown" in err


def test_a_pipe_hears_data_and_failures_only(cli: Run, news: Path) -> None:
    assert cli("list", news, "--limit", 1)[2] == ""
    assert cli("index", news)[1:] == ("", "")


def test_csv_is_harmless_to_spreadsheets(cli: Run, news: Path) -> None:
    _code, out, _err = cli("list", news, "--format", "csv", "--sort", "title")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["title"] for row in rows} == {"'=SUM(น้ำท่วม) หลายจังหวัด ชาวบ้านเร่งขนของ", "มช. ลงนามกับบริษัทตัวอย่าง"}


def test_json_is_an_array_also_when_empty(cli: Run, news: Path, tmp_path: Path) -> None:
    assert len(json.loads(cli("list", news, "--format", "json")[1])) == 2
    (tmp_path / "empty").mkdir()
    assert json.loads(cli("list", tmp_path / "empty", "--format", "json")[1]) == []


@pytest.mark.parametrize("language", ["th", "en"])
def test_tables_are_for_people(cli: Run, news: Path, language: str) -> None:
    code, out, _err = cli("--lang", language, "list", news, "--format", "table")
    assert code == 0
    assert "มช. ลงนามกับบริษัทตัวอย่าง" in out
    assert ("25 ส.ค. 2566" if language == "th" else "25 Aug 2023") in out
    assert "\x1b" not in out


def test_search_ranks_and_quotes(cli: Run, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = cli("search", "มช.", news)
    assert (code, err) == (0, "")
    first, second = lines(out)
    # b is newer, but there it stands inside รมช.
    assert (first["article"]["path"], second["article"]["path"]) == (str(news / "a.txt"), str(news / "b.txt"))
    assert set(first) == {"article", "matches", "bookmarked"}
    match = first["matches"][0]
    assert (match["field"], match["start"], match["end"]) == ("title", 0, 3)
    assert match["snippet"].startswith("มช. ลงนาม")
    assert second["matches"][0]["field"] == "text"
    # The words around a match take most of the time: of what comes far behind only on demand.
    monkeypatch.setattr(search_command, "WITH_WORDS", 0)
    assert "snippet" not in cli("search", "มช.", news)[1]
    assert lines(cli("search", "มช.", news, "--snippets")[1]) == [first, second]


@pytest.mark.parametrize("query", ["มช.", "CMU", "ลงนาม OR มหาวิทยาลัยเชียงใหม่", '"มช."~3 บริษัท', "ก"])
def test_of_many_hits_the_matches_are_the_same_as_of_few(
    cli: Run, news: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    for number, name in enumerate(("มหาวิทยาลัย เชียงใหม่", "Chiang Mai University", "มชพ. และ CMUL", "ม ช. กับ cmu")):
        (news / f"{number}.txt").write_text(f"{name} ลงนาม\nข่าวของ {name} ก", "utf-8")
    few = lines(cli("search", query, news, "--snippets")[1])
    monkeypatch.setattr(search_command, "AT_ONCE", 1)
    monkeypatch.setattr(search_command, "WITH_WORDS", 0)
    assert lines(cli("search", query, news, "--snippets")[1]) == few


def test_search_in_every_format(cli: Run, news: Path) -> None:
    assert len(json.loads(cli("search", "ลงนาม", news, "--format", "json")[1])) == 2
    rows = list(csv.DictReader(io.StringIO(cli("search", "ลงนาม", news, "--format", "csv")[1])))
    assert {row["field"] for row in rows} == {"title", "text"}
    out = cli("--color", "always", "search", "บันทึก", news, "--format", "table")[1]
    assert "\x1b[33m\x1b[1mบันทึก\x1b[0m" in out


def test_counting(cli: Run, news: Path) -> None:
    assert cli("search", "ลงนาม", news, "--count")[:2] == (0, "2\n")
    assert cli("search", "ไม่มีคำนี้", news, "--count")[:2] == (1, "0\n")


def test_a_query_that_does_not_parse_shows_its_place(cli: Run, news: Path) -> None:
    code, out, err = cli("search", "ลงนาม (มช.", news)
    assert (code, out) == (2, "")
    assert err.splitlines()[-2:] == ["  ลงนาม (มช.", "        ^"]


def test_a_query_that_begins_with_a_minus(cli: Run, news: Path) -> None:
    code, out, _err = cli("search", "--", "-น้ำท่วม", news)
    assert code == 0
    assert [row["article"]["path"] for row in lines(out)] == [str(news / "a.txt")]


def test_a_path_that_is_not_there(cli: Run, tmp_path: Path) -> None:
    assert cli("list", tmp_path / "nowhere")[0] == 2


def test_files_that_cannot_be_read_are_named_and_the_rest_is_listed(cli: Run, news: Path) -> None:
    (news / "bad.pdf").write_bytes(b"%PDF-1.4 broken")
    code, out, err = cli("list", news)
    assert code == 3
    assert len(lines(out)) == 2
    assert "bad.pdf" in err


def test_an_index_is_kept_for_a_folder_that_has_one(cli: Run, news: Path) -> None:
    assert cli("index", news)[0] == 0
    (news / "c.txt").write_text("มาใหม่\n1 ตุลาคม 2566", encoding="utf-8")
    assert lines(cli("list", news)[1])[0]["title"] == "มาใหม่"
    assert "0 new files" in cli("-v", "index", news)[2]


def test_index_tells_its_progress(cli: Run, news: Path) -> None:
    code, out, _err = cli("index", news, "--progress", "jsonl")
    assert code == 0
    assert lines(out)[-1] == {"phase": "done", "done": 2, "total": 2, "rate": 0.0, "failed": 0, "eta": None}


def test_bookmarked_articles_are_marked_and_found(cli: Run, news: Path) -> None:
    from mou_tui.annotations import AddBookmark, Annotations, bookmark_article
    from mou_tui.loaders import load

    (article,) = load(news / "a.txt")
    Annotations.open().apply(AddBookmark(bookmark_article(article, tags=("ด่วน",))))
    assert [row["bookmarked"] for row in lines(cli("list", news)[1])] == [False, True]
    assert len(lines(cli("list", news, "-q", "is:bookmarked tag:ด่วน")[1])) == 1
    assert "★" in cli("list", news, "--format", "table")[1]
