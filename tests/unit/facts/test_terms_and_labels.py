"""Durations, labels and the summary of a list's row."""

import pytest

from mou_tui import i18n
from mou_tui.facts import KINDS, Fact, Facts, Money
from mou_tui.facts.durations import end_of_term, parse_duration
from mou_tui.facts.labels import ROLE_LABELS, fact_label, fact_name, kind_labels, term_text, value_text
from mou_tui.facts.precision import rule_precision
from mou_tui.facts.summary import short_form, summary


@pytest.mark.parametrize(
    ("begin", "term", "end"),
    [
        ("2023-08-23", "P3Y", "2026-08-22"),
        ("2024-02-29", "P1Y", "2025-02-27"),
        ("2023-01-31", "P1M", "2023-02-27"),
        ("2023-11", "P14M", "2025-01"),
        ("2023", "P5Y", "2028"),
        ("2023", "P6M", None),
        ("2023-08-23", "P90D", "2023-11-20"),
        ("2023-08-23", "three years", None),
        ("9999-12-31", "P1Y", None),
        ("soon", "P1Y", None),
    ],
)
def test_a_term_ends_on_the_day_before_its_anniversary(begin: str, term: str, end: str | None) -> None:
    assert end_of_term(begin, term) == end


def test_durations_are_years_months_and_days() -> None:
    assert parse_duration("P1Y6M") == (1, 6, 0)
    assert parse_duration("P") is None
    assert parse_duration("P1W") is None


def test_each_kind_and_role_has_a_letter_of_its_own_in_both_languages() -> None:
    labels = [label for kind, label in kind_labels().items() if kind != "person"] + list(ROLE_LABELS.values())
    assert set(kind_labels()) == set(KINDS)
    assert len({label.thai_letter for label in labels}) == len(labels)
    assert len({label.latin_letter for label in labels}) == len(labels)


def test_a_person_is_called_by_the_role() -> None:
    signer = Fact("person", "นายสมชาย ใจดี", details={"role": "signatory"})
    assert fact_name(signer) == "Signatory"
    i18n.set_language("th")
    assert fact_name(signer) == "ผู้ลงนาม"
    assert fact_label(signer).letter == "ล"


def test_values_are_shown_in_the_language_of_the_reader() -> None:
    assert value_text(Fact("money", Money(174_150_000))) == "174.15 million baht"
    assert value_text(Fact("signed_on", "2023-08-23"), era="ce") == "23 Aug 2023"
    assert value_text(Fact("term", "P1Y6M")) == "1 year 6 months"
    i18n.set_language("th")
    assert value_text(Fact("money", Money(174_150_000))) == "174.15 ล้านบาท"
    assert value_text(Fact("signed_on", "2023-08-23")) == "23 ส.ค. 2566"
    assert value_text(Fact("instrument", "mou")) == "บันทึก (MoU)"
    assert term_text("P3Y") == "3 ปี"


def test_a_value_of_a_later_version_is_shown_as_it_is() -> None:
    assert value_text(Fact("status", "suspended")) == "suspended"
    assert term_text("P2W") == "P2W"


def test_the_summary_takes_the_shortest_telling_names() -> None:
    facts = Facts(
        (
            Fact("instrument", "mou"),
            Fact("status", "signed"),
            Fact("party", "มหาวิทยาลัยเชียงใหม่", details={"aliases": ["มช.", "ม"]}),
            Fact("party", "โรงงานในลุ่มน้ำ", details={"aliases": ["62 โรงงาน"]}),
            Fact("signed_on", "2023-08-23"),
            Fact("money", Money(5)),
            Fact("money", Money(7)),
        )
    )
    row = summary(facts)
    assert (row.instrument, row.status, row.signed_on, row.term) == ("mou", "signed", "2023-08-23", None)
    assert row.parties == ("มช.", "โรงงานในลุ่มน้ำ")
    assert row.money == Money(7)


def test_a_party_without_aliases_keeps_its_name() -> None:
    assert short_form(Fact("party", "กรมป่าไม้")) == "กรมป่าไม้"


def test_a_rule_that_was_measured_knows_how_often_it_was_right() -> None:
    measured = rule_precision("people.sign_cue")
    assert measured is not None
    assert 0.5 < measured.share <= 1
    assert rule_precision("people.guessed") is None
    assert rule_precision(None) is None


def test_facts_that_are_not_known_are_not_nothing() -> None:
    assert Facts(failed="why")
    assert not Facts()
