"""A renewal that the news tells of is linked with the paper that it renews, and with no other."""

from dataclasses import replace

from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.renewals import renewals

BLANK = Brief(
    key="", title="กรมสมมติกับมหาวิทยาลัยตัวอย่าง ร่วมพัฒนาครูวิทยาศาสตร์ชนบท", instrument="mou", status="signed",
    parties=("ก", "ข"), party_keys=("a", "b"), signed_on="", ends_on="", end_kind="", ends_by="", term="", venue="", people=(),
    amount=None, currency="", differs=(), checked=0, published="", reports=1,
)  # fmt: skip
FIRST = replace(BLANK, key="first", signed_on="2018-03-01")
SECOND = replace(BLANK, key="second", signed_on="2021-03-01", status="renewed")
THIRD = replace(BLANK, key="third", signed_on="2024-03-01", status="renewed")


def test_each_renewal_renews_the_latest_one_before_it() -> None:
    assert renewals([THIRD, FIRST, SECOND]) == {"second": "first", "third": "second"}


def test_other_parties_matters_and_times_are_no_former_ones() -> None:
    assert renewals([SECOND, replace(FIRST, party_keys=("a", "c"))]) == {}
    assert renewals([SECOND, replace(FIRST, title="ตรวจคุณภาพอากาศริมถนนสายหลักของเมืองใหญ่")]) == {}
    assert renewals([SECOND, replace(FIRST, signed_on="2021-01-01")]) == {}
    assert renewals([SECOND, replace(FIRST, status="planned")]) == {}
    assert renewals([FIRST, replace(SECOND, status="signed")]) == {}
    assert renewals([replace(FIRST, party_keys=("a",)), replace(SECOND, party_keys=("a",))]) == {}


def test_what_the_reader_says_counts() -> None:
    assert renewals([FIRST, replace(SECOND, renews_none=True)]) == {}
    assert renewals([FIRST, replace(SECOND, former="other")]) == {}
    assert renewals([replace(FIRST, next="other"), SECOND]) == {}
