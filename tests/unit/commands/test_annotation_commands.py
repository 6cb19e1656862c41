"""`mou-tui bookmarks`, `export` and `agreements`, as scripts use them."""

import csv
import io
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

NEWS = """กรมสมมติลงนามบันทึกข้อตกลงกับมหาวิทยาลัยเชียงใหม่

25 สิงหาคม 2566

เมื่อวันที่ 23 สิงหาคม 2566 กรมสมมติและมหาวิทยาลัยเชียงใหม่ ได้ร่วมลงนามบันทึกข้อตกลงความร่วมมือ (MoU) ณ ห้องประชุมใหญ่
บันทึกข้อตกลงนี้มีระยะเวลา 3 ปี
โดยมี ดร.สมชาย ใจดี อธิบดีกรมสมมติ เป็นผู้ลงนาม
"""


Run = Callable[..., Any]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "ข่าว" / "a.txt"
    path.parent.mkdir()
    path.write_text(NEWS, "utf-8")
    return path


def test_bookmarks_from_beginning_to_end(run: Run, news: Path) -> None:
    added = run("bookmarks", "add", news, "--tag", "ด่วน", "--note", "ดูอีกครั้ง")
    assert added.code == 0
    uid = added.out.strip()
    again = run("bookmarks", "add", news)
    assert (again.code, again.out.strip()) == (0, uid)
    assert "already" in again.err
    more = run("bookmarks", "add", news, "--tag", "ด่วน, วันนี้", "--note", "และอีกครั้ง")
    assert (more.code, more.out.strip(), "were added" in more.err) == (0, uid, True)
    (both,) = json.loads(run("bookmarks", "list", "--format", "json").out)
    assert (both["tags"], both["note"]) == (["ด่วน", "วันนี้"], "ดูอีกครั้ง\n\nและอีกครั้ง")
    assert run("bookmarks", "add", news, "--tag", "ด่วน", "--note", "ดูอีกครั้ง").code == 0
    (same,) = json.loads(run("bookmarks", "list", "--format", "json").out)
    assert (same["tags"], same["note"]) == (both["tags"], both["note"])
    assert run("bookmarks", "tag", uid, "--remove", "วันนี้").code == 0
    assert run("bookmarks", "note", uid, "ดูอีกครั้ง").code == 0
    passage = run("bookmarks", "add", news, "--quote", "ดร.สมชาย ใจดี").out.strip()

    listed = [json.loads(line) for line in run("bookmarks", "list").out.splitlines()]
    assert [(b["uid"], b["kind"], b["quote"]) for b in listed] == [
        (uid, "article", ""),
        (passage, "passage", "ดร.สมชาย ใจดี"),
    ]
    assert listed[0]["article"]["path"] == str(news)
    assert (listed[0]["tags"], listed[0]["note"]) == (["ด่วน"], "ดูอีกครั้ง")

    assert run("bookmarks", "tag", uid[:6], "วิจัย", "--remove", "ด่วน").code == 0
    assert run("bookmarks", "note", uid, "ใหม่", "กว่า").code == 0
    (tagged,) = json.loads(run("bookmarks", "list", "--tag", "วิจัย", "--format", "json").out)
    assert (tagged["tags"], tagged["note"]) == (["วิจัย"], "ใหม่ กว่า")
    assert run("bookmarks", "list", "--tag", "ด่วน") == (1, "", "")
    rows = list(csv.DictReader(io.StringIO(run("bookmarks", "list", "--format", "csv").out)))
    assert [row["uid"] for row in rows] == [uid, passage]
    table = run("bookmarks", "list", "--format", "table").out
    assert "#วิจัย" in table
    assert "“ดร.สมชาย ใจดี”" in table

    removed = run("bookmarks", "remove", news)
    assert (removed.code, "2 bookmarks" in removed.err) == (0, True)
    assert run("bookmarks", "list").out == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bookmarks", "remove", "nothing"], "no bookmark"),
        (["bookmarks", "tag", "", "x"], "the text is empty"),
        (["bookmarks", "add", "NEWS", "--quote", "คำที่ไม่มี"], "not in the article"),
        (["bookmarks", "add", "nowhere.txt"], "no such file"),
        (["export", "NEWS", "--bookmarked"], "do not go with"),
        (["export", "NEWS", "-o", "report.xyz"], "does not tell the format"),
        (["export", "NEWS", "--format", "ris", "--text"], "no place for --text"),
        (["export", "nowhere.txt"], "no such file"),
        (["agreements", "NEWS", "--expiring", "soon"], "no time"),
    ],
)
def test_what_cannot_be_meant_is_usage(run: Run, news: Path, arguments: list[str], words: str) -> None:
    said = run(*[str(news) if word == "NEWS" else word for word in arguments])
    assert (said.code, said.out) == (2, "")
    assert words in said.err
    assert "Traceback" not in said.err


def test_a_comma_parts_two_tags(run: Run, news: Path) -> None:
    uid = run("bookmarks", "add", news, "--tag", "ด่วน, ภาคเหนือ,").out.strip()
    assert json.loads(run("bookmarks", "list", "--tag", "ภาคเหนือ,ด่วน").out)["tags"] == ["ด่วน", "ภาคเหนือ"]
    assert run("bookmarks", "tag", uid, ",", "--remove", "ด่วน,ไม่มี").code == 0
    assert json.loads(run("bookmarks", "list").out)["tags"] == ["ภาคเหนือ"]
    assert run("export", "--tag", "ภาคเหนือ,").code == 0


def test_tags_as_a_whole(run: Run, news: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("ข่าวอื่นของจังหวัด\n\nเนื้อหาของข่าวอื่น", "utf-8")
    run("bookmarks", "add", news, "--tag", "ด่วน,เหนือ")
    run("bookmarks", "add", other, "--tag", "ด่วน,ภาคเหนือ")
    assert run("bookmarks", "tags", "--format", "csv").out.split() == ["tag,bookmarks", "ด่วน,2", "ภาคเหนือ,1", "เหนือ,1"]
    # A name that is there already: both become one.
    assert run("bookmarks", "rename-tag", "เหนือ", "ภาคเหนือ").code == 0
    assert json.loads(run("bookmarks", "tags", "--format", "json").out) == [
        {"tag": "ด่วน", "bookmarks": 2}, {"tag": "ภาคเหนือ", "bookmarks": 2}
    ]  # fmt: skip
    assert "2 bookmarks" in run("bookmarks", "remove-tag", "ด่วน").err
    assert run("bookmarks", "tags").out == '{"tag": "ภาคเหนือ", "bookmarks": 2}\n'
    wrong = run("bookmarks", "remove-tag", "ภาคเหนึอ")
    assert (wrong.code, "ภาคเหนือ" in wrong.err) == (2, True)
    assert run("bookmarks", "rename-tag", "ภาคเหนือ", " , ").code == 2


def test_a_note_from_standard_input(run: Run, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uid = run("bookmarks", "add", news).out.strip()
    # A note from an old Windows program; what a terminal would obey is no part of it.
    written = "บรรทัดแรก\x1b\r\nบรรทัดสอง\n".encode("cp874")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(written)))
    assert run("bookmarks", "note", uid, "-").code == 0
    assert json.loads(run("bookmarks", "list").out)["note"] == "บรรทัดแรก\nบรรทัดสอง"


def test_copies_are_merged(run: Run, news: Path) -> None:
    run("bookmarks", "add", news)
    data = Path(os.environ["MOU_TUI_DATA_DIR"])
    copy = data / "bookmarks (1).toml"
    copy.write_text(
        (data / "bookmarks.toml")
        .read_text("utf-8")
        .replace('id = "sha256:', 'id = "sha256:ff')
        .replace('uid = "', 'uid = "f'),
        "utf-8",
    )
    assert "another copy" in run("bookmarks", "list").err
    assert run("bookmarks", "merge").code == 0
    assert len(run("bookmarks", "list").out.splitlines()) == 2
    assert "no copy" in run("bookmarks", "merge").err


def test_own_data_that_cannot_be_written_ends_with_four(run: Run, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mou_tui.annotations import FileSystem

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FileSystem, "sync", full)
    said = run("bookmarks", "add", news)
    assert said.code == 4
    assert "No space left" in said.err
    assert run("bookmarks", "list").out == ""


def test_a_bookmarked_record_is_exported_though_another_of_its_file_is_damaged(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(json.dumps({"title": "ข่าวที่ดี", "text": NEWS}, ensure_ascii=False) + "\n{oops\n", "utf-8")
    assert run("bookmarks", "add", f"{path}#1").code == 0
    exported = run("export", "--format", "jsonl", "--text")
    assert (exported.code, exported.err) == (0, "")
    assert "ห้องประชุมใหญ่" in json.loads(exported.out)["article"]["text"]


def test_a_bookmark_follows_its_article_when_the_index_is_refreshed(run: Run, news: Path) -> None:
    uid = run("bookmarks", "add", news).out.strip()
    before = json.loads(run("bookmarks", "list").out)["article"]
    assert run("index", news.parent).code == 0
    news.write_text(NEWS + "\nเพิ่มเติม", "utf-8")
    news.rename(news.with_name("ย้าย.txt"))
    news.write_text("พยากรณ์อากาศวันนี้\n\nฝนตกหนัก", "utf-8")
    assert run("index", news.parent).code == 0
    after = json.loads(run("bookmarks", "list").out)
    assert after["uid"] == uid
    assert after["article"]["id"] != before["id"]
    assert Path(after["article"]["path"]).name == "ย้าย.txt", (
        "by its title and date, since another article has its path now"
    )


# export


def test_bookmarks_are_exported_by_default(run: Run, news: Path, tmp_path: Path) -> None:
    assert run("export").code == 1
    run("bookmarks", "add", news, "--tag", "ด่วน", "--note", "ดูอีกครั้ง")
    said = run("export")
    assert said.code == 0
    assert "กรมสมมติลงนามบันทึกข้อตกลง" in said.out
    assert "ดูอีกครั้ง" in said.out
    assert run("export", "--tag", "ไม่มี").code == 1
    target = tmp_path / "report.xlsx"
    written = run("export", "--tag", "ด่วน", "-o", target)
    assert (written.code, written.out) == (0, "")
    assert f"Wrote 1 article to {target}" in written.err
    assert target.read_bytes()[:2] == b"PK"
    refused = run("export", "-o", target)
    assert refused.code == 2
    assert "--force" in refused.err
    assert run("export", "-o", target, "--force").code == 0


def test_what_a_query_finds_is_exported(run: Run, news: Path) -> None:
    other = news.with_name("b.txt")
    other.write_text("ข่าวอื่น\n\nไม่มีอะไรเกี่ยวข้อง", "utf-8")
    documents = [
        json.loads(line) for line in run("export", news.parent, "-q", "สมมติ", "--format", "jsonl").out.splitlines()
    ]
    assert [Path(d["article"]["path"]).name for d in documents] == ["a.txt"]
    assert {f["value"] for f in documents[0]["facts"] if f["kind"] == "signed_on"} == {"2023-08-23"}
    assert run("export", news.parent, "-q", "ไม่พบคำนี้เลย").code == 1
    assert run("export", news.parent, "-q", "(").code == 2


def test_files_are_exported(run: Run, news: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", news, "--format", "csv").out.removeprefix("\ufeff"))))
    assert [row["signed_on"] for row in rows] == ["2023-08-23"]
    facts = list(
        csv.DictReader(
            io.StringIO(run("export", news, "--format", "csv", "--rows", "facts").out.removeprefix("\ufeff"))
        )
    )
    assert {row["kind"] for row in facts} >= {"instrument", "status", "party", "signed_on"}


def test_an_article_that_is_gone_is_exported_as_far_as_it_is_remembered(run: Run, news: Path) -> None:
    run("bookmarks", "add", news, "--quote", "ดร.สมชาย ใจดี", "--note", "คนนี้")
    shutil.rmtree(news.parent)
    said = run("export", "--format", "jsonl")
    assert said.code == 3
    assert "cannot be read any more" in said.err
    document = json.loads(said.out)
    assert document["article"]["title"] == "กรมสมมติลงนามบันทึกข้อตกลงกับมหาวิทยาลัยเชียงใหม่"
    assert document["bookmarks"][0]["selector"][0]["exact"] == "ดร.สมชาย ใจดี"
    assert document["bookmarks"][0]["note"] == "คนนี้"


def test_a_passage_is_exported_where_it_stands_now(run: Run, news: Path) -> None:
    run("bookmarks", "add", news, "--quote", "ดร.สมชาย ใจดี")
    news.write_text(NEWS.replace("ณ ห้องประชุมใหญ่", "ณ ห้องประชุมใหญ่ ชั้น 5"), "utf-8")
    document = json.loads(run("export", "--format", "jsonl", "--text").out)
    position = document["bookmarks"][0]["selector"][1]
    assert document["article"]["text"][position["start"] : position["end"]] == "ดร.สมชาย ใจดี"


def test_a_passage_of_a_file_that_was_saved_in_the_old_thai_encoding(run: Run, news: Path) -> None:
    run("bookmarks", "add", news, "--quote", "ดร.สมชาย ใจดี")
    news.write_bytes(NEWS.replace("ห้องประชุมใหญ่", "ห้องประชุมเล็ก").encode("cp874"))
    document = json.loads(run("export", "--format", "jsonl", "--text").out)
    position = document["bookmarks"][0]["selector"][1]
    assert document["article"]["text"][position["start"] : position["end"]] == "ดร.สมชาย ใจดี"


def test_a_passage_that_is_gone_is_exported_with_its_quote(run: Run, news: Path) -> None:
    run("bookmarks", "add", news, "--quote", "ดร.สมชาย ใจดี", "--note", "คนนี้")
    news.write_text("กรมสมมติลงนามบันทึกข้อตกลงกับมหาวิทยาลัยเชียงใหม่\n\nเนื้อข่าวถูกลบไปหมดแล้ว", "utf-8")
    said = run("export")
    assert said.code == 0
    assert "> “ดร.สมชาย ใจดี”" in said.out
    assert "คนนี้" in said.out


# agreements


def test_agreements_are_told_once(run: Run, news: Path) -> None:
    news.with_name("b.txt").write_text(
        NEWS.replace("ห้องประชุมใหญ่", "ห้องประชุมเล็ก").replace("25 สิงหาคม", "26 สิงหาคม"), "utf-8"
    )
    (agreement,) = [json.loads(line) for line in run("agreements", news.parent).out.splitlines()]
    assert agreement["schema"] == "mou-tui/agreement/2"
    assert (agreement["signed_on"], agreement["expires_on"][:7]) == ("2023-08-23", "2026-08")
    assert set(agreement["parties"]) == {"กรมสมมติ", "มหาวิทยาลัยเชียงใหม่"}
    assert len(agreement["articles"]) == 2
    assert run("agreements", news.parent, "--party", "มช.", "--format", "csv").out.count("\n") == 2
    assert run("agreements", news.parent, "--party", "บริษัทอื่น").code == 1
    assert run("agreements", news.parent, "--expiring", "90d").code == 1
    table = run("agreements", news.parent, "--expiring", "4y", "--format", "table").out
    assert "2 articles" in table
    calendar = run("agreements", news.parent, "--format", "ics").out
    assert calendar.count("BEGIN:VEVENT") == 2
    assert "TRIGGER:-P90D" in calendar


def test_a_correction_by_hand_that_is_no_value_costs_no_article(run: Run, news: Path) -> None:
    data = Path(os.environ["MOU_TUI_DATA_DIR"])
    data.mkdir(parents=True, exist_ok=True)
    about = f'[correction.article]\npath = "{news}"\n'
    (data / "corrections.toml").write_text(
        f'[[correction]]\noperation = "add"\nkind = "signed_on"\nvalue = "เร็ว ๆ นี้"\n{about}'
        f'[[correction]]\noperation = "add"\nkind = "venue"\nvalue = "หอประชุม"\n{about}',
        "utf-8",
    )
    for words in (["show", news], ["facts", news, "--format", "table"], ["agreements", news], ["list", news]):
        said = run(*words)
        assert said.code == 0, said.err
        assert "กรมสมมติ" in said.out
    assert "1 entry is not understood" in run("show", news).err
    assert "หอประชุม" in run("show", news).out
