"""Dates of every written form that cells, headers and metadata have."""

import pytest

from mou_tui.loaders.written_dates import iso_date, iso_day

DAY = "2023-08-25"
MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
ABBREVIATED = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]


@pytest.mark.parametrize(
    "written",
    """2023-08-25 | 2566-08-25 | 2023/8/25 | 2566/08/25 | 2566.8.25 | 20230825 | 25660825
    25082566 | 20230825T103000Z
    25/08/2566 | 25/08/66 | 25/8/23 | 25.8.66 | 25-08-2566 | 25 / 8 / 2566 | 25 - 08 - 2566 | ๒๕/๐๘/๒๕๖๖
    25/8/2566 เวลา 10.30 น. | 25/08/2023 10:00
    25 สิงหาคม 2566 | วันศุกร์ที่ 25 สิงหาคม พ.ศ. 2566 | 25 ส.ค. 66 | 25ส.ค.2566 | 25 สค 66 | 25-ส.ค.-66 | 25/ส.ค./2566
    ส.ค. 25, 2566 | สิงหาคม 25, 2566 | ส.ค.25,2566 | ๒๕ สิงหาคม ๒๕๖๖ | 25 ส.ค. 2023 | 25 ส.ค. 2566 10:30 น.
    25 Aug 2023 | 25-Aug-23 | Aug-25-2023
    Aug 25, 2023 10:30 AM | August 25th, 2023 | Friday, August 25, 2023 | Fri, 25 Aug 2023 10:00:00 +0700 | 2023年8月25日 | 45163 | 243490
    2023-08-25T10:00:00Z | 2023-08-25T20:00:00-05:00 | 2566-08-25T10:00:00+07:00 | 2566-08-25 10:00 | 1692957600 | 1692957600000""".replace(
        "\n", "|"
    ).split("|"),
)
def test_a_day_is_read_however_it_is_written(written: str) -> None:
    assert iso_date(written.strip()) == DAY


@pytest.mark.parametrize(
    "written",
    """8/2566 | 08/2566 | 2566/08 | 2566-08 | 8-2023 | ๘/๒๕๖๖ | ส.ค. 66 | ส.ค.66 | ส.ค.-66 | ส.ค. 2566 | สิงหาคม 2566 | เดือนสิงหาคม 2566
    Aug-23 | August 2023 | 256608 | 202308""".replace("\n", "|").split("|"),
)
def test_a_month_stays_one(written: str) -> None:
    assert iso_date(written.strip()) == "2023-08"


@pytest.mark.parametrize("pattern", ["{} 66", "{}-66", "{} 2566", "25-{}-66", "{} 25, 66"])
@pytest.mark.parametrize("month", range(1, 13))
def test_the_year_of_each_thai_month_is_of_the_buddhist_era(month: int, pattern: str) -> None:
    for name in (MONTHS[month - 1], ABBREVIATED[month - 1]):
        assert (iso_date(pattern.format(name)) or "")[:7] == f"2023-{month:02d}"


@pytest.mark.parametrize(
    "written", ["2566", "พ.ศ. 2566", "พ.ศ.2566", "ปี 2566", "2566 (2023)", "2566/2023", "2566 [2023]", "2023"]
)
def test_a_year_stays_one(written: str) -> None:
    assert iso_date(written) == "2023"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "-",
        "ไม่ระบุ",
        "3 ปี",
        "31/02/2566",
        "99999999",
        "12345",
        "1970-01-01T00:00:00Z",
        "2566-W34",
        "ธ.ค. 2566 - ม.ค. 2567",
    ],
)
def test_what_is_no_day_is_none(written: str) -> None:
    assert iso_date(written) is None


def test_a_moment_in_utc_is_of_thailands_day_and_another_offset_of_its_own() -> None:
    assert iso_day("2023-08-24T20:00:00Z") == DAY
    assert iso_day("2023-08-25T23:00:00-05:00") == DAY
    assert iso_day("2023-08-25T01:00:00+09:00") == DAY
