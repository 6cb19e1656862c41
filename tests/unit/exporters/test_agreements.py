"""The agreements of an article: a row each."""

from dataclasses import replace
from datetime import date

import pytest

from mou_tui.agreements.model import Cell, Cells, Source
from mou_tui.article import Article, Paragraph
from mou_tui.errors import UsageError
from mou_tui.exporters.agreements import agreements_of
from mou_tui.exporters.item import Item
from mou_tui.exporters.merging import checked_cells
from mou_tui.facts.amount import Money
from mou_tui.facts.model import Fact, Facts


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


def test_of_checked_cells_what_others_say_is_checked_too() -> None:
    unchecked = Cell("money", "9000000", (Source("b#1"),))
    checked = Cell("money", "7000000", (Source("c#1", (), "checked"),), standing="checked")
    said = Cell("money", "5000000", (Source("a#1", (), "checked"),), (unchecked, checked), "checked")
    cells = Cells((Cell("title", "ข่าว"), said, Cell("venue", "กรุงเทพฯ"), Cell("term", "3 ปี")), ("money", "venue"))
    kept = checked_cells(cells)
    assert [cell.kind for cell in kept] == ["title", "money"]
    assert kept.items[1].others == (checked,)
    assert kept.differs == ("money",), "of the venue nothing is said, so nothing differs"
    assert checked_cells(Cells((replace(said, others=(unchecked,)),), ("money",))).differs == ()


def test_checked_people_who_differ_are_said_to_differ() -> None:
    people = tuple(Cell("signatory", name, (Source("a#1"),), standing="checked") for name in ("นายก", "นายข"))
    assert checked_cells(Cells(people, ("signatory",))).differs == ("signatory",)
    assert checked_cells(Cells(people[:1], ("signatory",))).differs == ()
