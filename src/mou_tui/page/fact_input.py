"""What a reader types as the value of a fact, and the value that it means."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from mou_tui.facts.amount import Money
from mou_tui.facts.corrections import is_date
from mou_tui.facts.durations import end_of_term, parse_duration
from mou_tui.facts.kinds import KIND_BY_KEY, KIND_TABLE
from mou_tui.facts.labels import term_text, value_text
from mou_tui.facts.model import Fact, Kind, Value
from mou_tui.i18n import EraChoice, _, language
from mou_tui.thai.canonical import canonical
from mou_tui.thai.date_format import format_date_with_weekday
from mou_tui.thai.dates import find_dates
from mou_tui.thai.numbers import arabic, parse_number

_NUMBER: Final = r"([0-9][0-9,]{0,20}(?:\.[0-9]{1,6})?)"
# 3 ปี 6 เดือน / 3 years
_TERM: Final = re.compile(
    rf"\A\s*(?:{_NUMBER}\s*(?:ปี|years?|y))?\s*(?:{_NUMBER}\s*(?:เดือน|months?|m))?\s*(?:{_NUMBER}\s*(?:วัน|days?|d))?\s*\Z",
    re.IGNORECASE,
)
_MORE_THAN_NOTHING: Final = re.compile("[1-9]")
_UNITS: Final = {
    "บาท": "THB", "baht": "THB", "thb": "THB", "฿": "THB", "ดอลลาร์": "USD", "ดอลลาร์สหรัฐ": "USD", "เหรียญสหรัฐ": "USD",
    "usd": "USD", "us dollars": "USD", "dollars": "USD", "$": "USD", "ยูโร": "EUR", "eur": "EUR", "euros": "EUR", "euro": "EUR",
    "€": "EUR", "เยน": "JPY", "yen": "JPY", "jpy": "JPY", "¥": "JPY", "หยวน": "CNY", "yuan": "CNY", "cny": "CNY", "ปอนด์": "GBP",
    "gbp": "GBP", "£": "GBP", "วอน": "KRW", "krw": "KRW", "won": "KRW",
}  # fmt: skip

HINTS: Final = {kind.key: kind.hint for kind in KIND_TABLE if kind.hint}
"""What may be typed, for kinds with a form of their own."""

_ISO: Final = re.compile(r"\A[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?\Z")


def typed_text(fact: Fact) -> str:
    """The value of a fact as it stands in the field to be edited."""
    if isinstance(fact.value, Money):
        amount = f"{fact.value.amount:,}"
        return f"{amount} {'บาท' if fact.value.currency == 'THB' else fact.value.currency}"
    if fact.kind == "term":
        return term_text(str(fact.value))
    return value_text(fact) if fact.kind in ("signed_on", "expires_on") else str(fact.value)


def parse_value(kind: Kind, typed: str) -> Value:
    """The value that was typed. Raises ValueError with a sentence that says what may be typed."""
    text = " ".join(canonical(typed).split())
    if not text:
        raise ValueError(_("Type a value."))
    value: Value | None = text
    if kind in ("signed_on", "expires_on"):
        value = _date(text)
    elif kind == "term":
        value = _term(arabic(text))
    elif kind == "money":
        value = _money(arabic(text))
    elif KIND_BY_KEY[kind].form == "number":
        digits = arabic(text).upper().removeprefix(kind.upper()).strip()
        value = int(digits) if digits.isdecimal() and KIND_BY_KEY[kind].is_number(int(digits)) else None
    if value is None:
        raise ValueError(_("This is not understood.") + " " + _(HINTS[kind]))
    return value


def understood(
    kind: Kind, typed: str, facts: Iterable[Fact] = (), agreement: int | None = 1, era: EraChoice = "auto"
) -> list[str]:
    """What is understood of what was typed, `= จ. 10 มิ.ย. 2562`, and what follows from it together with `facts` of the agreement.

    Nothing of a kind whose value is just what was typed, nor of what is not understood.
    """
    if KIND_BY_KEY[kind].form not in ("date", "term", "money"):
        return []
    try:
        value = parse_value(kind, typed)
    except ValueError:
        return []
    if kind in ("signed_on", "expires_on"):
        said = ["= " + format_date_with_weekday(str(value), language(), era)]
    else:
        said = ["= " + value_text(Fact(kind, value), era=era)]
    expiry = _expiry_with(kind, str(value), [f for f in facts if f.agreement == agreement and f.is_stated])
    if expiry is not None:
        said.append(_("Expires on %s") % format_date_with_weekday(expiry, language(), era))
    return said


def _expiry_with(kind: Kind, value: str, facts: Sequence[Fact]) -> str | None:
    """The expiry (ISO 8601) that a date of signing or a term has together with the other; None where one is stated, or none follows."""
    if kind not in ("signed_on", "term") or any(f.kind == "expires_on" and not f.details.get("derived") for f in facts):
        return None
    known = {f.kind: str(f.value) for f in reversed(facts)} | {kind: value}
    return end_of_term(known["signed_on"], known["term"]) if {"signed_on", "term"} <= known.keys() else None


def _date(text: str) -> str | None:
    digits = arabic(text)
    if _ISO.match(digits):
        year = int(digits[:4])
        # A year of the Buddhist era, written as in ISO 8601.
        iso = f"{year - 543:04d}{digits[4:]}" if year >= 2400 else digits
        return iso if is_date(iso) else None
    dates = find_dates(text)
    return dates[0].value if len(dates) == 1 else None


def _term(text: str) -> str | None:
    if not _MORE_THAN_NOTHING.search(text):
        return None
    if parse_duration(text.upper()):
        return text.upper()
    match = _TERM.match(text)
    if match is None or not any(match.groups()):
        return None
    parts = zip(match.groups(), "YMD", strict=True)
    iso = "P" + "".join(f"{number}{unit}" for number, unit in parts if number)
    return iso if parse_duration(iso) else None


def _money(text: str) -> Money | None:
    number, currency = text.lower(), "THB"
    for unit in sorted(_UNITS, key=len, reverse=True):
        if number.endswith(unit) or number.startswith(unit):
            number, currency = number.removesuffix(unit).removeprefix(unit).strip(), _UNITS[unit]
            break
    amount = parse_number(number)
    return None if amount is None else Money(amount, currency)
