"""What holds for dates in any text."""

import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from mou_tui.thai.date_format import format_date
from mou_tui.thai.dates import find_dates

DAYS = st.dates(date(1990, 1, 1), date(2056, 12, 31))
WORDS = st.text(alphabet=st.sampled_from("0123456789๐๕๖ /.-–ถึงและวันที่มกราคมก.พ.ศ2566,()\n"), max_size=80)


@given(DAYS, st.sampled_from(["th", "en"]), st.sampled_from(["be", "ce"]), st.sampled_from(["long", "short"]))
def test_a_formatted_date_is_found_again(day: date, lang: str, era: str, style: str) -> None:
    written = format_date(day.isoformat(), lang, era, style)  # type: ignore[arg-type]
    found = find_dates(f"ลงนามเมื่อวันที่ {written} ณ ห้องประชุม")
    assert [d.value for d in found] == [day.isoformat()]


@given(WORDS)
def test_dates_are_in_order_apart_and_valid(text: str) -> None:
    found = find_dates(text, near="2023-10-01")
    for one, two in itertools.pairwise(found):
        assert one.end <= two.start
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        if each.precision == "day":
            date.fromisoformat(each.value)
        assert each.until is None or each.until > each.value


@given(st.sampled_from(["1", "12 มกราคม ", "1-", "ก", "พ.ศ.", "12/", "12,", "วันที่ "]))
def test_repetition_costs_no_more_per_character(piece: str) -> None:
    # Found dates are bounded by the text, and a long repetition ends (patterns have capped windows).
    text = piece * (20_000 // len(piece))
    assert all(d.end <= len(text) for d in find_dates(text))
