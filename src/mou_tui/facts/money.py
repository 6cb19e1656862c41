"""Amounts of money: a figure with its multiplier and currency."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.model import Money
from mou_tui.facts.occurrences import watched
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import matches_at, one_of
from mou_tui.facts.register import Register
from mou_tui.thai.numbers import FIGURE, MILLIONS_AND, MULTIPLIER, MULTIPLIERS, parse_number

_CURRENCIES: Final = {
    "บาท": "THB", "baht": "THB", "THB": "THB", "ดอลลาร์สหรัฐ": "USD", "ดอลลาร์": "USD", "ดอลล่าร์": "USD",
    "เหรียญสหรัฐ": "USD", "เหรียญ": "USD", "US dollars": "USD", "dollars": "USD", "USD": "USD", "ยูโร": "EUR",
    "เยน": "JPY", "หยวน": "CNY", "ปอนด์": "GBP", "วอน": "KRW", "ริงกิต": "MYR", "ดอลลาร์สิงคโปร์": "SGD",
    "ดอลลาร์ออสเตรเลีย": "AUD", "รูปี": "INR", "กีบ": "LAK", "ฟรังก์สวิส": "CHF", "ดอง": "VND", "จัต": "MMK",
}  # fmt: skip
# 15 ล้านบาท, 174,150,000 บาท, 1.2 แสนล้านบาท, US$ 5 million
_AMOUNT: Final = re.compile(
    rf"(?P<number>(?:{MILLIONS_AND})?(?:{FIGURE})(?:[ ]{{0,2}}{MULTIPLIER}){{0,4}})[ ]{{0,2}}(?P<currency>{one_of(_CURRENCIES)})"
    rf"|(?P<sign>US\$|\$|฿|€|£|¥|(?<![A-Za-z])(?:THB|USD|EUR|GBP|JPY|SGD|AUD|Baht))[ ]?(?P<after>(?:{FIGURE})(?:[ ]?{MULTIPLIER}){{0,2}})"
)
_SIGNS: Final = {
    "US$": "USD", "$": "USD", "฿": "THB", "€": "EUR", "£": "GBP", "¥": "JPY", "Baht": "THB", "THB": "THB", "USD": "USD",
    "EUR": "EUR", "GBP": "GBP", "JPY": "JPY", "SGD": "SGD", "AUD": "AUD",
}  # fmt: skip
_SIGN_BEGIN: Final = watched(*_SIGNS)
# A figure before a letter by which a currency or a multiplier begins: most figures of news stand before others.
_UNIT_BEGIN: Final = {letter for word in (*_CURRENCIES, *MULTIPLIERS) for letter in (word[0], word[0].upper())}
_FIGURE_BEGIN: Final = re.compile(rf"[0-9](?<![.,][0-9])[0-9.,]*+(?=[ ]{{0,2}}[{''.join(sorted(_UNIT_BEGIN))}])")
_RATE_AFTER: Final = re.compile(r"[ ]?(?:ต่อ(?!ปี)|/|ละ)")
# Figures of a market, not of the agreement: ส่งออก 360,000 ล้านบาท, มูลค่าการค้า.
_MARKET: Final = re.compile(r"ส่งออก|นำเข้า|ตลาด|GDP|จีดีพี|ปีละ|มูลค่าการค้า|การค้าระหว่าง|ความเสียหาย|สินทรัพย์|มูลค่าทางเศรษฐกิจ")


def find_money(page: Page, register: Register) -> list[tuple[Money, Span]]:
    """The amounts that belong to the agreement, project or programme, each once."""
    found: dict[Money, Span] = {}
    text = page.text
    lines = register.get("money", ())
    for match in _amounts(page):
        number = parse_number(match["number"] or match["after"])
        if number is None:
            continue
        currency = _CURRENCIES[match["currency"]] if match["currency"] else _SIGNS[match["sign"]]
        if any(line.start <= match.start() < line.end for line in lines):
            found.setdefault(Money(number, currency), Span(*match.span()))
            continue
        if _RATE_AFTER.match(text, match.end()):
            continue
        if _MARKET.search(text, max(page.paragraph_start(match.start()), match.start() - 45), match.start()):
            continue
        found.setdefault(Money(number, currency), Span(*match.span()))
    return [(money, span) for money, span in found.items() if not _rounds(text, money, span, found)]


def _amounts(page: Page) -> Iterator[re.Match[str]]:
    """The amounts in the text with Arabic digits."""
    plain = page.plain
    begins = [start for start, _ in page.figures if _FIGURE_BEGIN.match(plain, start) is not None]
    begins += page.places(_SIGN_BEGIN)
    return matches_at(sorted(begins), _AMOUNT, plain)


_ABOUT: Final = re.compile("(?:กว่า|ประมาณ|เกือบ|ราว|ทะลุ)[ ]?$")


def _rounds(text: str, money: Money, span: Span, others: Iterable[Money]) -> bool:
    """Whether the amount only rounds another: กว่า 5 หมื่นล้านบาท in the headline, 50,876 ล้านบาท in the body."""
    if _ABOUT.search(text, max(0, span.start - 10), span.start) is None:
        return False
    return any(money.amount < o.amount <= 1.15 * money.amount and o.currency == money.currency for o in others)
