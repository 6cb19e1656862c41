"""Conditions in the words of the language in use."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from mou_tui import i18n
from mou_tui.app.agreements.worklist import WORK
from mou_tui.library import parse_query
from mou_tui.library.agreement_query import parse
from mou_tui.library.fields import FIELDS
from mou_tui.library.query import QueryError
from mou_tui.library.wording import worded
from mou_tui.worklists import WORKLISTS

TODAY = date(2026, 11, 28)
CHOICES = [
    f"{field.name}:{value}"
    for field in FIELDS
    for value in dict.fromkeys(meant for _word, meant in field.choices)
    if field.name in ("is", "status", "instrument", "has")
]
CONDITIONS = [*WORKLISTS, *CHOICES, "published:2023", 'party:="กรม ก"', 'person:"สมชาย ใจดี"']


def _meaning(query: str) -> str:
    """What a query asks for, wherever in it that stands."""
    return re.sub(r"position=\d+", "", repr(parse_query(query, today=TODAY).root))


@pytest.fixture(autouse=True)
def _thai() -> Iterator[None]:
    before = i18n.language()
    i18n.set_language("th")
    yield
    i18n.set_language(before)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_in_thai_has_no_english_and_means_the_same(condition: str) -> None:
    thai = worded(condition, buddhist=True)
    assert not any(c.isascii() and c.isalpha() for c in thai.removesuffix("sdg")), thai
    assert _meaning(thai) == _meaning(condition)
    i18n.set_language("en")
    assert worded(condition, buddhist=True) == condition


@pytest.mark.parametrize("condition", [condition for _name, condition in WORK])
def test_what_waits_among_agreements_is_asked_for_in_thai(condition: str) -> None:
    thai = worded(condition)
    assert not any(c.isascii() and c.isalpha() for c in thai), thai
    assert len(parse(thai, TODAY).tests) == 1


def test_a_year_of_the_common_era_stays_one() -> None:
    assert worded("published:2023") == "เผยแพร่:2023"


@pytest.mark.parametrize("query", ["เป็น:ก", "สถานะ:ก", "ประเภท:ก", "เรียง:ก"])
def test_what_may_stand_there_is_told_in_thai(query: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse_query(query)
    assert not any(c.isascii() and c.isalpha() for c in raised.value.advice or "")
