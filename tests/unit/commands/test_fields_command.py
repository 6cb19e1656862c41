"""`mou-tui fields`: own fields of articles, as scripts use them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mou_tui.commands.completing import offered

Run = Callable[..., Any]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "ข่าว" / "a.txt"
    path.parent.mkdir()
    path.write_text("กรมสมมติลงนามบันทึกข้อตกลง\n\n25 สิงหาคม 2566\n\nเนื้อความ", "utf-8")
    return path


def test_fields_from_beginning_to_end(run: Run, news: Path) -> None:
    assert run("fields", "set", news, "file_number", "=อว", "8393/2567").code == 0
    assert run("fields", "set", news, "เลขที่แฟ้ม", "=อว 8393/2567").err.strip().endswith("Nothing had to be changed.")
    assert run("fields", "set", news, "Owner unit", "กองแผนงาน").code == 0
    listed = json.loads(run("fields", "list", "--format", "json").out)
    assert [(row["field"], row["value"], row["path"]) for row in listed] == [
        ("file_number", "=อว 8393/2567", str(news)), ("owner", "กองแผนงาน", str(news)),
    ]  # fmt: skip
    (row,) = csv.DictReader(io.StringIO(run("fields", "list", "--field", "เลขที่", "--format", "csv").out))
    assert row["value"] == "'=อว 8393/2567"
    names = json.loads(run("fields", "names", "--format", "json").out)
    assert [(row["field"], row["articles"], row["query"]) for row in names][:2] == [
        ("file_number", 1, "file_number:"), ("owner", 1, "owner:"),
    ]  # fmt: skip
    assert run("search", "file_number:8393", news.parent, "--count").out.strip() == "1"
    assert run("search", "เลขที่:9999", news.parent, "--count").out.strip() == "0"
    assert run("fields", "set", news, "owner").code == 0
    assert run("fields", "list", "--field", "owner").code == 1


def test_a_field_that_is_none_is_hinted_at(run: Run, news: Path) -> None:
    for asked in (("fields", "set", news, "file_numbr", "1"), ("search", "file_numbr:1", news.parent)):
        told = run(*asked)
        assert told.code == 2
        assert "file_number" in told.err


def test_the_settings_name_the_fields(run: Run, news: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('[fields]\nbox = "กล่องที่ เก็บ"\nparty = "ฝ่าย"\n', "utf-8")
    own = ("--settings", settings)
    assert run("fields", "set", news, "box", "12", *own).code == 0
    assert run("search", "กล่องที่เก็บ:12", news.parent, "--count", *own).out.strip() == "1"
    assert run("fields", "set", news, "owner", "กอง", *own).code == 2
    names = json.loads(run("fields", "names", "--format", "json", *own).out)
    assert [(row["field"], row["query"]) for row in names] == [("box", "box:"), ("party", "ฝ่าย:")]


@pytest.mark.parametrize("line", ['Box = "ก"', 'box = "ก:ข"', 'box = ""', "box = 1", 'box = "ก"\nother = "ก"'])
def test_names_that_no_query_can_have_are_refused(run: Run, tmp_path: Path, line: str) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(f"[fields]\n{line}\n", "utf-8")
    told = run("config", "check", "--settings", settings)
    assert told.code == 4
    assert "fields." in told.err


def test_shells_offer_fields_and_what_stands_in_them(run: Run, news: Path) -> None:
    run("fields", "set", news, "renewal", "รอหนังสือ")
    run("fields", "set", news, "owner", "กอง แผนงาน")

    def offers(what: str, typed: str) -> list[str]:
        return [item.value for item in offered(what, typed)]

    assert offers("field", "fi") == ["file_number"]
    assert offers("field", "Own") == ["Owner unit"]
    assert "renewal:" in offers("query", "ren")
    assert offers("query", "น้ำ -การต่ออายุ:ร") == ["น้ำ -การต่ออายุ:รอหนังสือ"]
    assert offers("query", "owner:") == [], "words apart need quotation marks"
