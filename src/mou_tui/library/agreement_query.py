"""Filtering agreements with the query language: conditions on the row are tried here, all others by the search of articles.

    คู่สัญญา:กยศ state:ending ends:<90d is:ours -is:differs reports:>1

A condition of an article holds where a report matches it; `signed:`, `ends:` and `money:` compare the row's own cells; what is asked
of an own field may stand in the row's or in that of one of its articles.
"""

import operator
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.states import NOTICE, STATES
from mou_tui.i18n import _
from mou_tui.library import bounds
from mou_tui.library.days import day_range
from mou_tui.library.fields import FIELD_BY_NAME, in_use, own_fields
from mou_tui.library.query import Query, QueryError, parse_query
from mou_tui.thai.canonical import canonical
from mou_tui.thai.fold import fold

Test = Callable[[Brief], bool]

STATE_NAMES: Final[dict[str, str]] = {
    "draft": "ร่าง",
    "planned": "เตรียมลงนาม จะลงนาม",
    "active": "มีผล มีผลบังคับใช้ ยังมีผล",
    "ending": "ใกล้หมด ใกล้หมดอายุ",
    "ended": "หมดแล้ว หมดอายุ หมดอายุแล้ว",
    "renewed": "ต่ออายุแล้ว มีฉบับใหม่",
    "unknown": "ไม่ทราบอายุ ไม่ทราบ",
}
IS_NAMES: Final[dict[str, str]] = {
    "ours": "ของเรา",
    "differs": "ไม่ตรงกัน ข่าวไม่ตรงกัน",
    "perhaps": "อาจซ้ำ",
    "renewed": "ต่ออายุแล้ว",
    "renewal": "ฉบับต่ออายุ",
    "checked": "ตรวจแล้ว",
    "entered": "กรอกแล้ว",
    "waiting": "รอข่าวลงนาม",
}
_WAITING: Final = 90
"""Days after which a draft or a plan waits for news of its signing."""
FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "state": ("state", "สภาพ"),
    "is": ("is", "เป็น"),
    "has": ("has", "มี"),
    "reports": ("reports", "จำนวนข่าว"),
    "ends": ("ends", "expires", "หมดอายุ", "วันหมดอายุ", "สิ้นสุด", "วันสิ้นสุด"),
    "signed": ("signed", "ลงนาม", "วันลงนาม"),
    "money": ("money", "วงเงิน", "เงิน", "งบ", "งบประมาณ", "มูลค่า"),
    "end": ("end", "ชนิดสิ้นสุด"),
    "status": ("status", "สถานะ"),
    "instrument": ("instrument", "ประเภท"),
}
"""The fields of agreements and what a query may call them; those of articles are searched in the reports."""
_ROW_ONLY_IS: Final = frozenset(word for key, words in IS_NAMES.items() for word in (key, *words.split()))
_HAS: Final = {
    "term": "term อายุ ระยะเวลา",
    "ends_on": "ends expires expires_on สิ้นสุด วันสิ้นสุด หมดอายุ",
    "signed_on": "signed signed_on ลงนาม วันลงนาม",
    "former": "former ฉบับเดิม ฉบับก่อน",
    "file": "file แฟ้ม ไฟล์",
    "file_number": "number เลขที่",
    "owner": "owner เจ้าของ",
    "venue": "venue สถานที่",
    "amount": "money วงเงิน เงิน",
}
_CONDITION: Final = re.compile(
    r"(?P<not>-?)(?P<name>[A-Za-z_ก-๎]{1,40}):(?P<compare>>=|<=|=|>|<|≥|≤)?(?P<value>\"[^\"]*\"|“[^”]*”|[^\s()]+)"
)
_OPENING: Final = re.compile(r"-?\({1,20}")
_TOKEN: Final = re.compile(r"\"[^\"]*\"|“[^”]*”|\S+")
_NAME_OF: Final = {word: field for field, words in FIELDS.items() for word in words}
_OWN_NAMES: Final = {
    "owner": "owner",
    "เจ้าของ": "owner",
    "เจ้าของเรื่อง": "owner",
    "number": "file_number",
    "เลขที่": "file_number",
}
"""What queries call own fields that every agreement has, whatever the settings name."""
_UNKNOWN: Final = frozenset({"ไม่ทราบ", "ไม่ระบุ", "unknown"})


@dataclass(frozen=True, slots=True)
class OwnCondition:
    """What is asked of an own field: a test of the row, and the query that finds articles of which it holds, where these have it."""

    test: Test
    articles: Query | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class AgreementQuery:
    """A query over agreements: tests of the row, what is asked of own fields, and what is left for the search of articles."""

    text: str
    tests: tuple[Test, ...]
    articles: Query | None
    own: tuple[OwnCondition, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing."""
        return not self.tests and not self.own and self.articles is None


def parse(
    text: str, today: date, ours: frozenset[str] = frozenset(), notice: int = NOTICE, *, partial: bool = False
) -> AgreementQuery:
    """The query. Raises QueryError for a value that cannot be understood; with `partial` an unfinished one is passed over."""
    tests: list[Test] = []
    own: list[OwnCondition] = []
    rest: list[str] = []
    at = 0
    cleaned = canonical(text)
    depth = 0
    while (token := _TOKEN.search(cleaned, at)) is not None:
        if (opening := _OPENING.match(cleaned, token.start())) is not None:
            # What stands behind it may be a condition.
            rest.append(opening[0])
            at, depth = opening.end(), depth + opening[0].count("(")
            continue
        # A condition with a blank in a quoted value is longer than its token.
        found = _CONDITION.match(cleaned, token.start())
        end = found.end() if found is not None and found.end() >= token.end() else token.end()
        word = cleaned[token.start() : end]
        at = end
        depth += word.count("(") - word.count(")")
        field = _NAME_OF.get(fold(found["name"])) if found is not None else None
        value = "" if found is None else found["value"].strip('"“”')
        id_ = _own_id(found["name"]) if found is not None and field is None else ""
        if found is None or (not id_ and (field is None or _is_articles(field, value))):
            rest.append(word)
            continue
        if depth or "(" in word:
            raise QueryError(
                _("“%s:” of agreements cannot stand in brackets.") % found["name"], token.start(), text=text,
                advice=_("Write it outside of them: all conditions have to hold."),
            )  # fmt: skip
        if id_:
            own.append(own_condition(id_, value, exact=found["compare"] == "=", negated=bool(found["not"])))
            continue
        assert field is not None
        test = _test(field, found["compare"] or "", value, today, ours, notice)
        if test is None:
            if partial and at >= len(cleaned):
                continue
            raise QueryError(
                _("“%s” cannot be understood here.") % value, token.start(), text=text, advice=_advice(field)
            )
        tests.append((lambda row, t=test: not t(row)) if found["not"] else test)  # type: ignore[misc]
    left = " ".join(rest).strip()
    articles = parse_query(left, partial=partial) if left else None
    if articles is not None and articles.error is not None and not partial:
        raise articles.error
    return AgreementQuery(text, tuple(tests), None if articles is None or articles.is_empty else articles, tuple(own))


def _own_id(name: str) -> str:
    """The id of the own field that a query calls so, "" where it is none: a name of FIELDS means that."""
    called = fold(name)
    if called in _OWN_NAMES or called in FIELD_BY_NAME:
        return _OWN_NAMES.get(called, "")
    known = own_fields().get(called)
    return known.own if known is not None else ""


def own_condition(id_: str, value: str, *, exact: bool = False, negated: bool = False) -> OwnCondition:
    """The condition that an own field contains `value`, or is just that; `*` is whatever is filled in."""
    word = fold(value)

    def test(row: Brief) -> bool:
        there = fold(row.own(id_))
        return there == word if exact else bool(there) and (word == "*" or word in there)

    name = next((field.name for field in own_fields().values() if field.own == id_), None)
    asked = "*" if value == "*" else '"' + value.replace('"', "”") + '"'
    articles = parse_query(f"{name}:{'=' if exact else ''}{asked}") if name else None
    return OwnCondition(test, articles, negated)


def apply(
    query: AgreementQuery, rows: Iterable[Brief], of_articles: Callable[[Query], frozenset[str] | set[str]]
) -> list[Brief]:
    """The rows that match. `of_articles` says which agreements the articles of a query tell of."""
    found = [row for row in rows if all(test(row) for test in query.tests)]
    for condition in query.own:
        told = of_articles(condition.articles) if condition.articles is not None else frozenset()
        found = [row for row in found if (condition.test(row) or row.key in told) is not condition.negated]
    if query.articles is None:
        return found
    keys = of_articles(query.articles)
    return [row for row in found if row.key in keys]


def _is_articles(field: str, value: str) -> bool:
    """Whether a condition of a name that both have is the articles': `is:bookmarked`, `has:signatory`."""
    word = fold(value)
    if field == "is":
        return word not in _ROW_ONLY_IS
    if field == "has":
        return _meant(_HAS, word) is None
    return False


def _meant(table: dict[str, str], word: str) -> str | None:
    return next((key for key, words in table.items() if word == key or word in words.split()), None)


def _test(field: str, compare: str, value: str, today: date, ours: frozenset[str], notice: int) -> Test | None:
    word = fold(value)
    match field:
        case "state":
            wanted = _meant(STATE_NAMES, word)
            return None if wanted is None else lambda row: row.state(today, notice) == wanted
        case "is":
            return _is(_meant(IS_NAMES, word), today, ours)
        case "has":
            name = _meant(_HAS, word)
            return None if name is None else lambda row: getattr(row, name) not in ("", None)
        case "reports":
            return _number_test(compare, word, lambda row: row.reports)
        case "money":
            limits = bounds.of_numbers("money", compare.replace("≥", ">=").replace("≤", "<="), value, today)
            return (
                None
                if limits is None
                else lambda row: row.amount is not None and _within(row.amount, row.amount, limits)
            )
        case "signed":
            return _date_test("signed_on", compare, value, word, today)
        case "ends":
            return _date_test("ends_on", compare, value, word, today)
        case "end":
            return (lambda row: row.end_kind == word) if word in ("date", "auto", "open", "none") else None
        case "status" | "instrument":
            meant = dict(FIELD_BY_NAME[field].choices).get(word)
            return None if meant is None else lambda row: getattr(row, field) == meant
    return None


def _is(what: str | None, today: date, ours: frozenset[str]) -> Test | None:
    match what:
        case "ours":
            return lambda row: row.is_with(ours)
        case "differs":
            return lambda row: bool(row.differs)
        case "perhaps":
            return lambda row: bool(row.perhaps)
        case "renewed":
            return lambda row: bool(row.next)
        case "renewal":
            return lambda row: bool(row.former)
        case "checked":
            return lambda row: row.checked > 0
        case "entered":
            return lambda row: row.touched
        case "waiting":
            return lambda row: is_waiting(row, today)
    return None


def is_waiting(row: Brief, today: date) -> bool:
    """Whether a draft or a plan is older than three months and no news of a signing has come."""
    if row.status not in ("draft", "planned") or row.next:
        return False
    low = day_range(row.published or None)[0]
    return bool(low) and (today - date(low // 10_000, low // 100 % 100, min(low % 100, 28))).days > _WAITING


_COMPARE: Final[dict[str, Callable[[float, float], bool]]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "≥": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "≤": operator.le,
    "": operator.eq,
    "=": operator.eq,
}


def _number_test(compare: str, word: str, of: Callable[[Brief], int]) -> Test | None:
    if not word.isdigit():
        return None
    wanted, holds = int(word), _COMPARE[compare]
    return lambda row: holds(of(row), wanted)


def _date_test(column: str, compare: str, value: str, word: str, today: date) -> Test | None:
    if word in _UNKNOWN and not compare:
        return lambda row: not getattr(row, column)
    kind = "expires_on" if column == "ends_on" else column
    limits = bounds.of_dates(kind, compare.replace("≥", ">=").replace("≤", "<="), value, today)
    if limits is None:
        return None

    def test(row: Brief) -> bool:
        low, high = _days(getattr(row, column))
        return bool(low) and _within(low, high, limits)

    return test


def _days(iso: str) -> tuple[int, int]:
    """The first and the last day of a date; (0, 0) for none, and for what a hand wrote into corrections.toml that is no date."""
    try:
        return day_range(iso or None)
    except ValueError:
        return 0, 0


def _within(low: float, high: float, limits: bounds.Bounds) -> bool:
    return (limits.low is None or high >= limits.low) and (limits.high is None or low <= limits.high)


_VALUES: Final = {"state": STATE_NAMES, "is": IS_NAMES, "has": _HAS}


def said(field: str, value: str) -> str:
    """What a query says for a value of a field that takes a few, in the language in use; other values as they are."""
    words = _VALUES.get(field, {}).get(value)
    return value if words is None else in_use((value, *words.split()))


def _advice(field: str) -> str:
    match field:
        case "state" | "is":
            return _("Choose one of: %s.") % ", ".join(said(field, value) for value in _VALUES[field])
        case "reports":
            return _("Write a number, or a comparison: >1.")
        case _:
            return _("Write a year (2566, 2023), a month (2566-08), a day (2566-08-25), a range (2566..2567) or <90d.")


# ── sorting ──────────────────────────────────────────────────────────────────────────────────────────────────────────

SORTS: Final = ("signed", "ends", "party", "reports", "state", "published")


def ordered(rows: Iterable[Brief], sort: str, today: date, *, reverse: bool = False) -> list[Brief]:
    """The rows in an order of SORTS: latest signing first, soonest end first, by name, most news first. The unknown comes last."""
    rows = sorted(rows, key=lambda row: (row.published, row.key), reverse=True)
    match sort:
        case "ends":
            return _known_first(rows, lambda row: row.ends_on, reverse)
        case "party":
            return _known_first(rows, lambda row: fold(row.parties[0]) if row.parties else "", reverse)
        case "reports":
            return sorted(rows, key=lambda row: row.reports, reverse=not reverse)
        case "state":
            return sorted(rows, key=lambda row: STATES.index(row.state(today)), reverse=reverse)
        case "published":
            return _known_first(rows, lambda row: row.published, not reverse)
        case _:
            return _known_first(rows, lambda row: row.signed_on, not reverse)


def _known_first(rows: Sequence[Brief], of: Callable[[Brief], str], reverse: bool) -> list[Brief]:
    known = sorted((row for row in rows if of(row)), key=of, reverse=reverse)
    return known + [row for row in rows if not of(row)]
