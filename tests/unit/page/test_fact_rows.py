"""The lines of the facts pane."""

import pytest

from mou_tui import i18n
from mou_tui.annotations import FilledField
from mou_tui.article import Span
from mou_tui.facts.amount import Money
from mou_tui.facts.model import Fact, Facts
from mou_tui.page.fact_rows import LEFT, FactRows, fact_rows, facts_in_words, mark_of
from mou_tui.thai.width import cells


def fact(kind: str, value: object, **more: object) -> Fact:
    details = {k: v for k, v in more.items() if k not in ("checked", "agreement", "source")}
    rest = {k: v for k, v in more.items() if k in ("checked", "agreement", "source")}
    return Fact(kind, value, (Span(0, 1),), details=details, rule="x", **rest)  # type: ignore[arg-type]


MOU = fact("instrument", "mou")
FACTS = Facts(
    (
        MOU,
        fact("status", "signed"),
        fact("party", "มหาวิทยาลัยตัวอย่าง", aliases=["มต."], checked=True),
        fact("person", "นายสมชาย ใจดี", role="signatory", position="อธิการบดีมหาวิทยาลัยตัวอย่าง"),
        fact("person", "นางสาวสมหญิง รักเรียน", role="witness"),
        fact("signed_on", "2023-08-23", warning="weekday"),
        fact("money", Money(5_000_000)),
        fact("contact", "www.example.ac.th", agreement=None, medium="web"),
    )
)


def lines(rows: FactRows) -> list[str]:
    return [row.text.rstrip() for row in rows.rows]


def test_people_stand_by_their_roles() -> None:
    shown = lines(fact_rows(FACTS, 60))
    assert " I Signatories" in shown
    assert " W Witnesses" in shown
    assert shown.index(" I Signatories") < shown.index(" W Witnesses")


def test_what_is_known_of_a_fact_is_said_by_a_sign() -> None:
    shown = "\n".join(lines(fact_rows(FACTS, 60)))
    assert "✓ มหาวิทยาลัยตัวอย่าง (มต.)" in shown
    assert "? นายสมชาย ใจดี" in shown
    assert "⚠ 23 Aug 2023" in shown
    assert "The weekday does not fit the date." in shown
    assert "– not stated (e: fill in)" in shown


def test_what_is_checked_is_no_longer_doubtful() -> None:
    assert mark_of(fact("signed_on", "2023-08-23", warning="weekday", checked=True)) == "✓"


def test_a_sure_fact_has_a_quiet_sign_and_a_doubtful_one_says_why() -> None:
    sure = Fact("party", "กรมป่าไม้", (Span(0, 1),), confidence=0.97)
    doubt = "it may be a sort of organisations and not one"
    doubtful = fact("party", "บริษัทจัดหางาน", warning="unsure", doubt=doubt)
    rows = fact_rows(Facts((MOU, sure, doubtful)), 60)
    shown = "\n".join(lines(rows))
    assert "· กรมป่าไม้" in shown
    assert "⚠ บริษัทจัดหางาน" in shown
    assert f"It may be wrong: {doubt}." in " ".join(shown.split())
    styles = {text.strip(): style for row in rows.rows for text, style in row.pieces}
    assert styles["·"] == "detail"
    assert styles["⚠"] == "warning"
    assert "It may be wrong: look at its words." in facts_in_words(Facts((fact("party", "ก", warning="unsure"),)))[-1]


@pytest.mark.parametrize("width", [16, 28, 44])
def test_the_reason_of_a_doubt_fits_the_pane_in_thai(width: int) -> None:
    i18n.set_language("th")
    doubt = "nobody is said to sign"
    rows = fact_rows(Facts((MOU, fact("status", "in_force", warning="unsure", doubt=doubt))), width)
    assert all(cells(row.text) <= width for row in rows.rows)
    assert "อาจไม่ถูกต้อง" in "".join(row.text for row in rows.rows).replace(" ", "")


def test_the_position_stands_below_the_name() -> None:
    shown = lines(fact_rows(FACTS, 60))
    at = next(n for n, line in enumerate(shown) if "สมชาย" in line)
    assert shown[at + 1].strip() == "อธิการบดีมหาวิทยาลัยตัวอย่าง"


def test_an_article_without_an_agreement_says_so_and_asks_for_nothing() -> None:
    shown = lines(fact_rows(Facts((fact("instrument", "none"), fact("status", "none"), fact("money", Money(5)))), 60))
    assert shown[0].strip() == "This article does not report an agreement."
    assert not any("–" in line for line in shown)
    assert any("5 baht" in line for line in shown)
    assert shown[-1].strip() == "Checked: 0 of 1"


def test_facts_that_are_not_known_are_not_told_as_no_agreement() -> None:
    shown = "\n".join(lines(fact_rows(Facts(failed="Its facts are still being read."), 60)))
    assert "Its facts are still being read." in shown
    assert "does not report" not in shown


@pytest.mark.parametrize(("language", "day"), [("en", "23 Aug 2566"), ("th", "23 ส.ค. 2566")])
def test_dates_are_those_of_the_language_and_the_era(language: i18n.Language, day: str) -> None:
    i18n.set_language(language)
    assert any(day in line for line in lines(fact_rows(FACTS, 60, era="be")))


def test_several_agreements_stand_apart() -> None:
    facts = Facts(
        (MOU, fact("party", "ก", agreement=1), fact("party", "ข", agreement=2), fact("contact", "1111", agreement=None))
    )
    shown = [line.strip() for line in lines(fact_rows(facts, 60))]
    first, second, whole = (shown.index(h) for h in ("Agreement 1", "Agreement 2", "The article as a whole"))
    assert first < shown.index("? ก") < second < shown.index("? ข") < whole < shown.index("? 1111")


SHARED = Facts(
    (
        MOU,
        fact("party", "ก", agreement=1, also=[2]),
        fact("party", "ข", agreement=1),
        fact("party", "ค", agreement=2),
        fact("signed_on", "2023-08-23", also=[2]),
    )
)


def test_what_belongs_to_several_agreements_stands_under_each() -> None:
    rows = fact_rows(SHARED, 60)
    shown = [line.strip() for line in lines(rows)]
    second = shown.index("Agreement 2")
    assert shown[:second].count("? ก") == shown[second:].count("? ก") == 1
    assert ["23 Aug 2023" in line for line in shown[:second]].count(True) == 1
    assert ["23 Aug 2023" in line for line in shown[second:]].count(True) == 1
    assert [item.agreement for item in rows.items if item.fact is SHARED.items[1]] == [1, 2]
    assert shown[-1] == "Checked: 0 of 5", "each fact is counted once"


def test_in_words_a_fact_tells_all_its_agreements() -> None:
    assert any(
        line.startswith("Agreement 1, Agreement 2, ") and line.endswith(": ก") for line in facts_in_words(SHARED)
    )


def test_the_cursor_goes_over_facts_and_over_what_is_missing() -> None:
    items = fact_rows(FACTS, 60).items
    assert [item.fact for item in items if item.fact] == [f for f in FACTS if f.kind != "none"]
    assert {item.kind for item in items if item.fact is None} == {"venue", "term", "expires_on"}


def test_how_many_are_checked_is_counted() -> None:
    assert lines(fact_rows(FACTS, 60))[-1].strip() == "Checked: 1 of 8"


@pytest.mark.parametrize("width", [20, 28, 34, 38, 52, 80])
@pytest.mark.parametrize("spoken", ["th", "en"])
def test_no_line_is_wider_than_the_pane(width: int, spoken: i18n.Language) -> None:
    i18n.set_language(spoken)
    for row in fact_rows(FACTS, width).rows:
        assert LEFT + sum(cells(text) for text, _style in row.pieces) <= width


def test_long_values_are_shortened_until_they_are_chosen() -> None:
    words = "ส่งเสริมการแลกเปลี่ยนความรู้และบุคลากรระหว่างหน่วยงานทั้งสองอย่างต่อเนื่อง " * 5
    facts = Facts((MOU, fact("scope", words.strip())))
    number = next(n for n, i in enumerate(fact_rows(facts, 40).items) if i.kind == "scope")
    first, last = fact_rows(facts, 40).lines_of(number)
    assert last - first == 2
    assert fact_rows(facts, 40).rows[last].text.endswith("…")
    first, last = fact_rows(facts, 40, chosen=number).lines_of(number)
    assert last - first > 5


def test_the_letters_are_those_of_the_language() -> None:
    assert any(row.letter == "P" for row in fact_rows(FACTS, 40).rows)
    i18n.set_language("th")
    assert any(row.letter == "ค" for row in fact_rows(FACTS, 40).rows)


def test_a_development_goal_is_named() -> None:
    assert any("? 4 Quality education" in line for line in lines(fact_rows(Facts((MOU, fact("sdg", 4))), 60)))


def test_in_words_a_fact_is_one_line_without_signs() -> None:
    said = facts_in_words(FACTS, "ce")
    assert "Party: มหาวิทยาลัยตัวอย่าง (มต.) · checked" in said
    assert "Signatory: นายสมชาย ใจดี · อธิการบดีมหาวิทยาลัยตัวอย่าง" in said
    assert "Signed on: 23 Aug 2023 · The weekday does not fit the date." in said


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("ห้องประชุมปรีดี พนมยงค์ อาคารโดมบริหาร", ["พนมยงค์", "อาคารโดมบริหาร"]),
        ("ห้องประชุมพระยาศรีวิสารวาจา สำนักงานมหาวิทยาลัย", ["พระยาศรีวิสารวาจา"]),
        ("สำนักหอสมุด มหาวิทยาลัยเชียงใหม่ ชั้น 3", ["มหาวิทยาลัยเชียงใหม่", "ชั้น 3"]),
    ],
)
@pytest.mark.parametrize("width", [33, 36, 39, 60])
def test_no_line_ends_within_a_name_that_fits_on_one(words: str, whole: list[str], width: int) -> None:
    shown = lines(fact_rows(Facts((MOU, fact("venue", words))), width))
    assert all(any(name in line for line in shown) for name in whole)


@pytest.mark.parametrize("width", [20, 40, 80])
def test_own_fields_stand_below_the_facts_behind_their_names(width: int) -> None:
    fields = (FilledField("file_number", "เลขที่", "อว 8393/2567"), FilledField("box", "ก" * 40, "ข้อความ ยาว ๆ " * 30))
    made = fact_rows(FACTS, width, fields=fields)
    assert [item.field for item in made.items[-2:]] == ["file_number", "box"]
    shown = lines(made)
    assert shown[made.lines_of(len(made.items) - 2)[0] - 1].strip() == "Own fields"
    assert "อว" in shown[made.lines_of(len(made.items) - 2)[0]]
    assert all(cells(line) <= width for line in shown)
    first, last = made.lines_of(len(made.items) - 1)
    assert last - first == 2
    whole = fact_rows(FACTS, width, chosen=len(made.items) - 1, fields=fields)
    assert whole.lines_of(len(made.items) - 1)[1] > last
