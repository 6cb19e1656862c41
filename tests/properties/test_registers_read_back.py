"""Whatever a spreadsheet program does to a register's look is no change; whatever somebody changes in it is one, and nothing else."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.effort import examples

from mou_tui.exporters.register_columns import AS_WRITTEN, COLUMNS, CSV_COLUMNS, KEPT, field_of_column
from mou_tui.exporters.safety import cell
from mou_tui.i18n import every_language
from mou_tui.page.register_changes import Change, changes_in
from mou_tui.page.register_dates import Style, may_mean, readings, style_of
from mou_tui.page.register_file import read_table
from mou_tui.thai.date_format import format_date

ROWS = (
    {"key": "ag:0123456789ab", "instrument": "mou", "status": "signed", "parties": "มหาวิทยาลัยเชียงใหม่; กรมบังคับคดี", "signed_on": "2023-11-30",
     "term": "P5Y", "ends_on": "2028-11-29", "end_kind": "date", "file_number": "0012", "contact": "0812345678", "title": "ลงนามความร่วมมือ",
     "note": "=ดูแฟ้ม", "days_left": "7", "others": "ก\nข"},
    {"key": "ag:cafe00000001", "instrument": "contract", "status": "planned", "parties": "ธนาคารออมสิน", "signed_on": "2024-02-13",
     "end_kind": "open", "file_number": "5/2566", "owner": "-กองคลัง", "title": "@ร่าง"},
    {"key": "ag:cafe00000002", "instrument": "moa", "parties": "กรมชลประทาน; มช.; ธ.ก.ส.", "signed_on": "2023-08", "ends_on": "2030-04-05",
     "end_kind": "date", "file_number": "1234567890123", "venue": "โรงแรม, ชั้น 2", "renewal": "รอ “หนังสือ”"},
)  # fmt: skip
EDITS = {
    "term": ("3 ปี", "3 ปี"), "signed_on": ("2025-01-14", "2025-01-14"), "ends_on": ("2031-12-25", "2031-12-25"),
    "file_number": ("อว 8393/2567", "อว 8393/2567"), "owner": ("+กองแผน; ชั้น 3", "+กองแผน; ชั้น 3"),
    "note": ("บรรทัดแรก\nที่สอง", "บรรทัดแรก\nที่สอง"),
    "parties": ("กรมใหม่; มช.", "กรมใหม่\nมช."), "instrument": ("สัญญา", "สัญญา"), "contact": ("", ""), "venue": ("\tห้อง 1", "ห้อง 1"),
}  # fmt: skip
"""What is typed into a column, in place of a day's ISO 8601 as the program shows days; and what is to be entered."""

DAYS: dict[str, Callable[[date], str]] = {
    "iso": lambda day: day.isoformat(),
    "thai": lambda day: f"{day.day}/{day.month}/{day.year + 543}",
    "thai, padded, with a time": lambda day: f"{day.day:02}/{day.month:02}/{day.year + 543} 0:00:00",
    "day first": lambda day: f"{day.day:02}/{day.month:02}/{day.year}",
    "month first": lambda day: f"{day.month}/{day.day}/{day.year}",
    "dots": lambda day: f"{day.day}.{day.month}.{day.year}",
    "short Buddhist": lambda day: f"{day.day:02}-{day.month:02}-{(day.year + 543) % 100:02}",
    "short common": lambda day: f"{day.month:02}/{day.day:02}/{day.year % 100:02}",
    "words": lambda day: format_date(day.isoformat(), "th", "be", "short"),
    "words with lines": lambda day: format_date(day.isoformat(), "th", "be", "short").replace(" ", "-"),
    "English": lambda day: f"{day:%d-%b-%Y}",
    "ISO of the Buddhist era": lambda day: f"{day.year + 543}-{day:%m-%d}",
}


def shown(value: str, column: str, days: str) -> str:
    if column in ("signed_on", "ends_on") and len(value) >= 7 and value[:4].isdecimal():
        whole = value if len(value) == 10 else value + "-01"
        return DAYS[days](date.fromisoformat(whole)) if len(value) == 10 or days != "iso" else value
    return value


LOOKS = st.fixed_dictionaries(
    {
        "days": st.sampled_from(sorted(DAYS)),
        "delimiter": st.sampled_from(",;\t"),
        "encoding": st.sampled_from(["utf-8", "utf-8-sig", "cp874", "utf-16"]),
        "ends": st.sampled_from(["\n", "\r\n"]),
        "headings": st.sampled_from(["ids", "en", "th"]),
        **{name: st.booleans() for name in ("guards", "kept", "numbers", "blank", "title")},
        "order": st.permutations(range(len(CSV_COLUMNS) + 1)),
        "rows": st.permutations(range(3)),
        "left_out": st.sets(st.sampled_from([c for c in CSV_COLUMNS if c not in ("key", "signed_on")]), max_size=3),
    }
)
HEADINGS = {field: every_language(caption) for field, caption, _width in COLUMNS}
NUMBERS = {"0012": "12", "0812345678": "812345678", "5/2566": "พ.ค.-66", "1234567890123": "1.23457E+12"}


def written(tmp_path: Path, look: dict[str, object], edits: dict[tuple[int, str], str]) -> Path:
    """The register as somebody saved it anew."""
    columns = [(*CSV_COLUMNS, AS_WRITTEN)[n] for n in look["order"]]  # type: ignore[attr-defined]
    columns = [c for c in columns if c not in look["left_out"] and (look["kept"] or c != AS_WRITTEN)]  # type: ignore[operator]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=str(look["delimiter"]), lineterminator=str(look["ends"]))
    if look["title"]:
        writer.writerow(["ทะเบียนข้อตกลง พิมพ์เมื่อ 1/12/2569", ""])
    place = {"ids": -1, "en": 1, "th": 0}[str(look["headings"])]
    writer.writerow([HEADINGS.get(field_of_column(c), [c, c])[place] if place >= 0 else c for c in columns])
    for number in look["rows"]:  # type: ignore[attr-defined]
        row = ROWS[number]
        kept = {field_of_column(c): v for c, v in row.items() if field_of_column(c) in KEPT}
        texts = []
        for column in columns:
            value = edits.get((number, column), row.get(column, ""))
            value = shown(value, column, str(look["days"]))
            if look["numbers"] and (number, column) not in edits:
                value = NUMBERS.get(value, value)
            value = cell(value) if look["guards"] else value
            texts.append(json.dumps(kept, ensure_ascii=False) if column == AS_WRITTEN else value)
        writer.writerow(texts)
        if look["blank"]:
            writer.writerow([])
            writer.writerow([""] * len(columns))
    path = tmp_path / "register.csv"
    path.write_bytes(out.getvalue().encode(str(look["encoding"])))
    return path


def read(path: Path) -> list[Change]:
    now = {row["key"][3:]: {field_of_column(c): v for c, v in row.items()} for row in ROWS}
    return list(changes_in(read_table(path), now.get))


@examples(150)
@given(
    look=LOOKS,
    edited=st.lists(st.tuples(st.integers(1, 2), st.sampled_from(sorted(EDITS))), max_size=3, unique=True),
)
def test_what_was_edited_is_what_changed(
    look: dict[str, object], edited: list[tuple[int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    # A day that replaces a kind of end, or the other way round, has tests of its own.
    edited = [(n, c) for n, c in edited if c not in look["left_out"] and (n, c) != (1, "ends_on")]  # type: ignore[operator]
    edits = {(n, c): EDITS[c][0] for n, c in edited if EDITS[c][0].strip() != ROWS[n].get(c, "")}
    found = read(written(tmp_path_factory.mktemp("r"), look, edits))
    assert {(c.key, c.field): c.value for c in found} == {
        (ROWS[n]["key"][3:], field_of_column(column)): EDITS[column][1] for n, column in edits
    }
    assert not any(change.fault for change in found)


@pytest.mark.parametrize("days", sorted(DAYS))
def test_each_way_of_writing_days_is_read_by_the_days_that_were_there(days: str) -> None:
    there = [date(2023, 11, 30), date(2026, 2, 3), date(2035, 12, 31)]
    style = style_of((DAYS[days](day), day.isoformat()) for day in there)
    for day in (date(2024, 5, 6), date(2031, 1, 2), date(2026, 11, 30)):
        said = readings(DAYS[days](day))
        assert said.get(style) == day.isoformat()
        assert may_mean(DAYS[days](day), day.isoformat())


@given(day=st.dates(date(1990, 1, 1), date(2056, 12, 31)), days=st.sampled_from(sorted(DAYS)))
@examples(100)
def test_a_day_written_anew_may_mean_itself_and_no_day_of_another_month_and_day(day: date, days: str) -> None:
    text = DAYS[days](day)
    assert may_mean(text, day.isoformat())
    other = date(day.year, day.month % 12 + 1, min(day.day % 28 + 1, 28))
    if (other.month, other.day) != (day.day, day.month):
        assert not may_mean(text, other.isoformat())


def test_without_a_hint_the_day_stands_first() -> None:
    assert readings("05/11/2569")[Style()] == "2026-11-05"
    assert style_of([("05/11/2569", "")]) == Style()
    assert style_of([("05/11/2569", ""), ("11/30/2569", "")]).month_first
