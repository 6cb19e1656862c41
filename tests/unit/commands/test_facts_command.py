"""`mou-tui facts`: every format, filters, workers, and what happens to files that cannot be read."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from mou_tui.commands import run
from mou_tui.facts.model import SCHEMA

NEWS = (
    "กรมป่าไม้ จับมือ ม.ธรรมศาสตร์ ลงนาม MOU\n\n25 สิงหาคม 2566\n\n"
    "วันนี้ (25 ส.ค. 66) นายสมชาย ใจดี อธิบดีกรมป่าไม้ ร่วมลงนามบันทึกข้อตกลงระหว่างกรมป่าไม้ กับมหาวิทยาลัยธรรมศาสตร์ "
    "เพื่ออนุรักษ์ทรัพยากรป่าไม้ของประเทศให้ยั่งยืนสืบไป สอบถามข้อมูลเพิ่มเติมได้ที่ โทร. 02-123-4567\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "ข่าว"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.txt").write_text(NEWS.replace("สมชาย", f"สมชาย{'กขค'[n]}"), encoding="utf-8")
    return folder


def documents(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_jsonl_is_one_document_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", str(folder), "--format", "jsonl"]) == 0
    found = documents(capsys.readouterr().out)
    assert [d["schema"] for d in found] == [SCHEMA] * 3
    document = json.loads(json.dumps(found[0]))
    text = document["article"]["text"]
    for fact in document["facts"]:
        for evidence in fact["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["text"]
        assert fact["source"] == "extractor"


def test_a_pipe_gets_jsonl_and_the_text_can_be_left_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", str(folder / "0.txt"), "--no-text"]) == 0
    (document,) = documents(capsys.readouterr().out)
    assert "text" not in json.loads(json.dumps(document["article"]))


def test_json_is_one_array(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", str(folder), "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 3


def test_json_of_nothing_is_an_empty_array(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert run(["facts", str(tmp_path / "empty"), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_csv_is_one_row_a_fact(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", str(folder / "0.txt"), "--format", "csv", "--kind", "person", "--kind", "party"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["kind"] for row in rows} == {"person", "party"}
    person = next(row for row in rows if row["kind"] == "person")
    assert (person["value"], person["role"], person["position"]) == ("นายสมชายก ใจดี", "signatory", "อธิบดีกรมป่าไม้")


def test_the_table_speaks_to_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "th", "facts", str(folder / "0.txt"), "--format", "table"]) == 0
    table = capsys.readouterr().out
    assert "ผู้ลงนาม" in table
    assert "25 ส.ค. 2566" in table


def test_the_table_says_when_there_is_no_agreement(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("เปิดงานวันเด็ก\n\nประชาชนเข้าร่วมงานวันเด็กแห่งชาติอย่างสนุกสนาน\n", encoding="utf-8")
    assert run(["--lang", "en", "facts", str(tmp_path), "--format", "table"]) == 0
    assert "does not report an agreement" in capsys.readouterr().out


def test_workers_give_the_same_output_in_the_same_order(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", str(folder), "--format", "jsonl"]) == 0
    alone = capfd.readouterr().out
    assert run(["facts", str(folder), "--format", "jsonl", "--jobs", "2"]) == 0
    assert capfd.readouterr().out == alone


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.docx").write_bytes(b"no zip archive")
    assert run(["facts", str(folder), "--format", "jsonl"]) == 3
    out, err = capsys.readouterr()
    assert len(documents(out)) == 3
    assert "broken.docx" in err


def test_a_path_that_is_not_there_is_a_usage_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", str(tmp_path / "nothing")]) == 2
    assert "nothing" in capsys.readouterr().err


def test_explain_says_how_far_to_trust_each_fact_whatever_kinds_are_shown(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["facts", str(folder / "0.txt"), "--explain", "--kind", "party"]) == 0
    shown = capsys.readouterr().out
    assert re.search(r"(sure|found|doubtful): \d\d of 100 facts like it are right", shown)
    assert "for it: " in shown


def test_the_table_marks_how_far_to_trust_each_fact(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", str(folder / "0.txt"), "--format", "table", "--kind", "party"]) == 0
    assert re.search(r"^  Party  [·?⚠] ", capsys.readouterr().out, re.MULTILINE)


def test_explain_says_rule_function_words_and_precision(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", str(folder / "0.txt"), "--explain", "--kind", "party"]) == 0
    out = capsys.readouterr().out
    assert "parties.between: the list after “between” where the sentence speaks of a signing" in out
    assert "facts/party_between.py:" in out
    assert "ระหว่าง⟦กรมป่าไม้⟧ กับมหาวิทยาลัยธรรมศาสตร์" in out
    assert "times on annotated articles" in out


def test_why_says_what_became_of_a_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", str(folder / "0.txt"), "--why", "กรมป่าไม้"]) == 0
    assert "It is a fact: Party กรมป่าไม้, by the rule parties.between." in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [["--explain", "--format", "json"], ["--why", "x", "--format", "csv"], ["--why", " "]]
)
def test_what_people_read_has_no_other_form(folder: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", str(folder / "0.txt"), *words]) == 2
    assert "--why" in capsys.readouterr().err
