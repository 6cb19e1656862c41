"""Agreements: one row each, and the same one in several articles told once."""

from dataclasses import replace
from datetime import date

import pytest
from mou_tui.exporters.merging import agreement_document, is_party, merged

from mou_tui.annotations import bookmark_fact
from mou_tui.article import Article, Paragraph
from mou_tui.errors import UsageError
from mou_tui.exporters.agreements import agreements_of
from mou_tui.exporters.icalendar import calendar_of
from mou_tui.exporters.item import Item, Options
from mou_tui.facts.model import Fact, Facts, Money


def item(number: int, *facts: Fact) -> Item:
    title = f"ข่าวที่ {number}"
    paragraphs = (Paragraph(0, len(title), "headline"),)
    article = Article(f"sha256:{number}", f"{number}.txt", title, paragraphs, published_on="2023-08-25")
    return Item(article, Facts(facts))


MOU = (Fact("instrument", "mou"), Fact("status", "signed"))
CMU, DEPARTMENT = Fact("party", "มหาวิทยาลัยเชียงใหม่", details={"aliases": ["มช."]}), Fact("party", "กรมสมมติ")
SIGNED = Fact("signed_on", "2023-08-23")


def test_an_article_with_two_agreements_has_two_rows() -> None:
    second = [replace(f, agreement=2) for f in (CMU, Fact("party", "บริษัทตัวอย่าง"), Fact("signed_on", "2023-08-24"))]
    money = Fact("money", Money(5_000_000), agreement=1)
    contact = Fact("contact", "02-123-4567", agreement=None)
    one, two = agreements_of(item(1, *MOU, CMU, DEPARTMENT, SIGNED, money, *second, contact))
    assert (one.number, one.parties, one.signed_on, one.money) == (
        1,
        ("มหาวิทยาลัยเชียงใหม่", "กรมสมมติ"),
        "2023-08-23",
        (Money(5_000_000),),
    )
    assert (two.number, two.parties, two.signed_on, two.money) == (
        2,
        ("มหาวิทยาลัยเชียงใหม่", "บริษัทตัวอย่าง"),
        "2023-08-24",
        (),
    )
    assert (two.instrument, two.status) == ("mou", "signed")


def test_an_article_without_an_agreement_has_a_row_that_says_so() -> None:
    (row,) = agreements_of(item(1, Fact("instrument", "none"), Fact("status", "none"), Fact("project", "โครงการ")))
    assert not row.is_reported
    assert row.projects == ("โครงการ",)


def test_an_article_without_facts_has_a_row() -> None:
    (row,) = agreements_of(item(1))
    assert not row.is_reported


def pairs(*items: Item) -> list:
    return [(agreement, one) for one in items for agreement in agreements_of(one)]


def test_the_same_parties_on_the_same_day_are_one_agreement() -> None:
    short = Fact("party", "มช.")
    found = merged(
        pairs(
            item(1, *MOU, CMU, DEPARTMENT, SIGNED),
            item(2, *MOU, DEPARTMENT, short, SIGNED, Fact("term", "P3Y")),
            item(3, *MOU, CMU, DEPARTMENT, Fact("party", "บริษัทตัวอย่าง"), Fact("signed_on", "2023-08")),
            item(4, *MOU, CMU, DEPARTMENT, Fact("signed_on", "2023-09-23")),
            item(5, *MOU, CMU, DEPARTMENT),
            item(6, *MOU, CMU, SIGNED),
            item(7, Fact("instrument", "none"), CMU, DEPARTMENT, SIGNED),
        )
    )
    assert [[one.article.id[7:] for one, _ in a.reports] for a in found] == [["1", "2", "3"], ["4"], ["5"], ["6"]]
    assert found[0].signed_on == "2023-08-23"
    assert found[0].term == "P3Y"
    assert len(found[0].parties) == 3
    document = agreement_document(found[0])
    assert [a["path"] for a in document["articles"]] == ["1.txt", "2.txt", "3.txt"]


def test_a_later_report_that_says_more_changes_the_event_and_adds_none() -> None:
    from icalendar import Calendar

    def events(*items: Item) -> dict[str, str]:
        calendar = Calendar.from_ical(calendar_of(merged(pairs(*items)), Options()))
        return {str(event["uid"]): str(event["description"]) for event in calendar.walk("VEVENT")}

    first = item(1, *MOU, CMU, DEPARTMENT, SIGNED)
    party = bookmark_fact(first.article, CMU, note="ถามกองวิเทศฯ")
    first = replace(first, bookmarks=(party,))
    later = item(2, *MOU, CMU, DEPARTMENT, SIGNED, Fact("venue", "หอประชุม"))
    later = replace(later, article=replace(later.article, published_on="2023-09-01"))
    (before,) = events(first)
    ((after, told),) = events(later, first).items()
    assert after == before
    assert "ข่าวที่ 2" in told
    assert "ถามกองวิเทศฯ" in told


def test_one_of_several_memoranda_of_a_day_is_not_all_of_them() -> None:
    others = [Fact("party", f"บริษัทตัวอย่าง {n}") for n in range(3)]
    found = merged(pairs(item(1, *MOU, CMU, DEPARTMENT, *others, SIGNED), item(2, *MOU, CMU, DEPARTMENT, SIGNED)))
    assert len(found) == 2


def test_two_agreements_of_one_article_stay_two() -> None:
    second = [replace(f, agreement=2) for f in (CMU, DEPARTMENT, SIGNED)]
    assert len(merged(pairs(item(1, *MOU, CMU, DEPARTMENT, SIGNED, *second)))) == 2


def test_what_the_reader_says_wins() -> None:
    said = Fact("expires_on", "2026-01-01")
    known = Fact("expires_on", "2027-01-01", source="reader", checked=True)
    (agreement,) = merged(
        pairs(
            item(1, *MOU, CMU, DEPARTMENT, SIGNED, said),
            item(2, *MOU, CMU, DEPARTMENT, SIGNED, said),
            item(3, *MOU, CMU, DEPARTMENT, SIGNED, known),
        )
    )
    assert agreement.expires_on == "2027-01-01"
    assert agreement.checked == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [("มหาวิทยาลัยเชียงใหม่", True), ("มช.", True), ("Chiang Mai University", True), ("เชียงใหม่", True), ("กรมสมมติ", True),
     ("กรม", False), ("มหาวิทยาลัยธรรมศาสตร์", False)],
)  # fmt: skip
def test_a_party_by_any_of_its_names(name: str, expected: bool) -> None:
    (agreement,) = merged(pairs(item(1, *MOU, CMU, DEPARTMENT, SIGNED)))
    assert is_party(name, agreement) is expected


@pytest.mark.parametrize(
    ("span", "last"),
    [("90d", date(2024, 4, 30)), ("2w", date(2024, 2, 14)), ("1m", date(2024, 2, 29)), ("13m", date(2025, 2, 28)),
     ("1Y", date(2025, 1, 31)),
     ("9999y", date.max)],
)  # fmt: skip
def test_a_time_from_today(span: str, last: date) -> None:
    from mou_tui.commands.agreements import last_day

    assert last_day(span, date(2024, 1, 31)) == last


@pytest.mark.parametrize("span", ["", "90", "d", "-1d", "1.5y", "soon", "9" * 50 + "d"])
def test_what_is_no_time_is_told(span: str) -> None:
    from mou_tui.commands.agreements import last_day

    with pytest.raises(UsageError, match="no time"):
        last_day(span, date(2024, 1, 31))
