"""Dates in Thai texts. Cases that other projects' tests name (PyThaiNLP's thai_strptime, chronic18n, thai-date-normalization)
are among them, as facts: what is a date, and which.
"""

import pytest

from mou_tui.thai.date_format import format_date
from mou_tui.thai.dates import find_dates
from mou_tui.thai.years import common_year


def values(text: str, **known: object) -> list[str]:
    return [d.value for d in find_dates(text, **known)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("25 สิงหาคม 2566", "2023-08-25"),
        ("วันจันทร์ที่ 18 มีนาคม 2567", "2024-03-18"),
        ("ณ วันที่ 5 เดือน มกราคม พ.ศ. 2566", "2023-01-05"),
        ("ทำเมื่อวันที่ ๕ เดือนมกราคม พุทธศักราช ๒๕๖๖", "2023-01-05"),
        ("ทำเมื่อวันที่ 5 มกราคม คริสต์ศักราช 2023", "2023-01-05"),
        ("๑๗ กันยายน ๒๕๖๔", "2021-09-17"),
        ("4 ต.ค. 65", "2022-10-04"),
        ("(26 ธ.ค.59)", "2016-12-26"),
        ("9 มี.ค. 66", "2023-03-09"),
        ("15 ก.ย. 54", "2011-09-15"),
        ("15 ก.ค 2565", "2022-07-15"),
        ("15 กค. 2565", "2022-07-15"),
        ("15 ก. ค. 2565", "2022-07-15"),
        ("15-ก.ค.-2565", "2022-07-15"),
        ("21 เมษายน 2015", "2015-04-21"),
        ("21 ก.ย. 2558", "2015-09-21"),
        ("วันที่โพสต์ 4 มี.ค. 2559", "2016-03-04"),
        ("12 กรกฏาคม 2561", "2018-07-12"),  # ฏ for ฎ, as often as not
        ("3 กุมภาพันธุ์ 2561", "2018-02-03"),
        ("2 มีนา 66", "2023-03-02"),
        ("29 ก.พ. 2567", "2024-02-29"),
        ("14 ส.ค. ’66", "2023-08-14"),
        ("24 มกราคม ค.ศ. 2023", "2023-01-24"),
        ("18/03/2567", "2024-03-18"),
        ("15/7/65", "2022-07-15"),
        ("6/1/64", "2021-01-06"),
        ("22/5/70", "2027-05-22"),
        ("10/3/2022", "2022-03-10"),
        ("28/1/24", "2024-01-28"),
        ("Thursday 23/7/63 more words", "2020-07-23"),
        ("18-03-2567", "2024-03-18"),
        ("18.03.2567", "2024-03-18"),
        ("2024-05-09", "2024-05-09"),
        ("2560-01-01", "2017-01-01"),
        ("2024-05-09T10:00:00+07:00", "2024-05-09"),
        ("May 9, 2024, at 1400hrs", "2024-05-09"),
        ("9 May 2024", "2024-05-09"),
        ("the 25th of August, 2023", "2023-08-25"),
        ("Sept. 3rd, 2023", "2023-09-03"),
    ],
)
def test_a_day(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("เดือนพฤศจิกายน 2564", "2021-11", "month"),
        ("เดือนพฤศจิกายน พุทธศักราช 2564", "2021-11", "month"),
        ("สิ้นกันยายน2561", "2018-09", "month"),
        ("พ.ย. 64", "2021-11", "month"),
        ("November 2021", "2021-11", "month"),
        ("เมื่อ พ.ศ. 2562", "2019", "year"),
        ("ในปี 2563", "2020", "year"),
        ("ปี ค.ศ. 2030", "2030", "year"),
        ("วันยุติธรรมทางสังคมโลก ปี 2025", "2025", "year"),
    ],
)
def test_precision_is_kept(text: str, value: str, precision: str) -> None:
    (found,) = find_dates(text)
    assert (found.value, found.precision) == (value, precision)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12-14 มกราคม 2566", "2023-01-12", "2023-01-14"),
        ("ระหว่างวันที่ 12 ถึงวันที่ 14 มกราคม 2566", "2023-01-12", "2023-01-14"),
        ("วันศุกร์ที่ 2 – วันอาทิตย์ที่ 4 มิถุนายน 2566", "2023-06-02", "2023-06-04"),
        ("30 ม.ค. – 2 ก.พ. 66", "2023-01-30", "2023-02-02"),
        ("28 ธันวาคม – 3 มกราคม 2566", "2022-12-28", "2023-01-03"),
        ("28 ธันวาคม 2565 ถึงวันที่ 3 มกราคม 2566", "2022-12-28", "2023-01-03"),
        ("23 มีนาคม-20 เมษายน 2563", "2020-03-23", "2020-04-20"),
        ("12, 13 และ 14 มกราคม 2566", "2023-01-12", "2023-01-14"),
        ("มกราคม - กันยายน 2564", "2021-01", "2021-09"),
        ("พฤศจิกายน 2566 – เมษายน 2567", "2023-11", "2024-04"),
        ("พ.ศ. 2561 - 2580", "2018", "2037"),
        ("June 30 – July 2, 2023", "2023-06-30", "2023-07-02"),
        ("May 9-11, 2024", "2024-05-09", "2024-05-11"),
    ],
)
def test_a_range(text: str, first: str, last: str) -> None:
    (found,) = find_dates(text)
    assert (found.value, found.until) == (first, last)


def test_days_of_a_list_that_are_not_neighbours_are_dates_of_their_own() -> None:
    assert values("วันที่ 12 และ 19 มกราคม 2566") == ["2023-01-12", "2023-01-19"]
    assert values("4 ต.ค. และ 6 พ.ย. 65") == ["2022-10-04", "2022-11-06"]
    assert values("24/4/63,27/4/63, 28/4/63") == ["2020-04-24", "2020-04-27", "2020-04-28"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "some text",
        "132",
        "132/1 41/2",
        "132/1/41/2",
        "6/1/",
        "24/4/U 63",
        "29 ก.พ. 2566",  # no such day
        "31 เมษายน 2566",
        "ปีงบประมาณ พ.ศ. 2566",
        "ปีการศึกษา 2566",
        "เวลา 10.30 น.",
        "มาตรา 45",
        "โทร. 0-2273-9020 ต่อ 3274",
        "เมื่อวันที่ 5 ม.ค. 10 คน",  # no year, and none to fall back on
        "ข้อ 1.2.66",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert values(text) == []


def test_the_year_does_not_come_from_the_next_line() -> None:
    assert values("วันศุกร์ที่ 10 พฤษภาคม\n10) วันวิสาขบูชา", default_year=2024) == ["2024-05-10"]


def test_a_date_without_a_year_takes_the_datelines() -> None:
    (found,) = find_dates("เมื่อวันที่ 23 สิงหาคม ที่ผ่านมา", default_year=2023)
    assert (found.value, found.era) == ("2023-08-23", None)


def test_near_the_dateline_december_is_last_years() -> None:
    assert values("เมื่อวันที่ 28 ธันวาคม", near="2023-01-05") == ["2022-12-28"]
    assert values("วันที่ 3 มกราคม นี้", near="2022-12-28") == ["2023-01-03"]


def test_a_month_of_this_year_needs_the_dateline() -> None:
    assert values("ภายในเดือนตุลาคมนี้") == []
    assert values("ภายในเดือนตุลาคมนี้", default_year=2023) == ["2023-10"]


def test_the_weekday_is_part_of_the_words_and_checked() -> None:
    text = "ประชุมวันศุกร์ที่ 2 มิถุนายน 2566 และวันจันทร์ที่ 2 มิถุนายน 2566"
    right, wrong = find_dates(text)
    assert text[right.start : right.end] == "วันศุกร์ที่ 2 มิถุนายน 2566"
    assert not right.weekday_disagrees
    assert wrong.weekday_disagrees


def test_two_weekdays_before_two_days_are_not_held_against_the_date() -> None:
    (found,) = find_dates("วันเสาร์และวันอาทิตย์ที่ 27 – 28 พฤษภาคม 2566")
    assert not found.weekday_disagrees


def test_today_is_noted() -> None:
    assert find_dates("วันนี้ (4 ต.ค. 65) เวลา 10.30 น.")[0].today
    assert find_dates("วันนี้ (วันอังคารที่ 26 พฤศจิกายน 2567)")[0].today
    assert not find_dates("เมื่อวันที่ 4 ต.ค. 65")[0].today


def test_the_words_without_wanthi_are_the_dates() -> None:
    text = "ลงนามเมื่อวันที่ 23 สิงหาคม 2566 ณ ห้องประชุม"
    (found,) = find_dates(text)
    assert text[found.start : found.end] == "23 สิงหาคม 2566"


@pytest.mark.parametrize(
    ("written", "mark", "near", "year"),
    [
        ("2566", None, None, (2023, "be")),
        ("๒๕๖๖", None, None, (2023, "be")),
        ("2023", None, None, (2023, "ce")),
        ("66", None, None, (2023, "be")),
        ("00", "ค.ศ.", None, (2000, "ce")),
        ("23", None, None, (2023, "ce")),
        ("23", None, 1981, (1980, "be")),
        ("40", None, 2023, (1997, "be")),
        ("0999", None, None, None),
    ],
)
def test_common_year(written: str, mark: str | None, near: int | None, year: tuple[int, str] | None) -> None:
    assert common_year(written, mark, near=near) == year


@pytest.mark.parametrize(
    ("iso", "lang", "era", "style", "shown"),
    [
        ("2023-08-25", "th", "auto", "short", "25 ส.ค. 2566"),
        ("2023-08-25", "th", "auto", "long", "25 สิงหาคม 2566"),
        ("2023-08-25", "th", "ce", "short", "25 ส.ค. 2023"),
        ("2023-08-25", "en", "auto", "short", "25 Aug 2023"),
        ("2023-08-25", "en", "be", "long", "25 August 2566"),
        ("2021-11", "th", "auto", "short", "พ.ย. 2564"),
        ("2021", "th", "auto", "short", "2564"),
    ],
)
def test_format_date(iso: str, lang: str, era: str, style: str, shown: str) -> None:
    assert format_date(iso, lang, era, style) == shown  # type: ignore[arg-type]
