"""Telephone and fax numbers, hotlines, e-mail and web addresses that the article gives for information."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from mou_tui.article import Span
from mou_tui.facts.occurrences import watched
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import matches_at, scan

Medium = Literal["phone", "fax", "hotline", "email", "web"]


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to get in touch, as written."""

    value: Span
    medium: Medium


_ATS: Final = watched("@")
_WEBS: Final = watched("http", "www.")
_THAI_DOMAINS: Final = watched(".th")
_PLUSES: Final = watched("+")
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,5}")
_WEB: Final = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,6}(?::\d{2,5})?(?:/[A-Za-z0-9\-._~:/?#@!$&*+=%]{0,300})?"
)
# moac.go.th: an address without www, found by its end.
_DOMAIN_END: Final = re.compile(r"\.(?:go|ac|or|co|in)\.th(?![A-Za-z0-9])(?:/[A-Za-z0-9\-._~/?#&=%]{0,200})?")
_DOMAIN_BEGIN: Final = re.compile(r"(?<![A-Za-z0-9.@/-])[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40}){0,3}$")
# 0-2273-9020 ต่อ 3274 · 02-2810859 · 053- 943615 · 08 1234 5678 · +66 2 123 4567
_PHONE: Final = re.compile(
    r"(?<![\d\-/])(?<!\d\.)(?:\+66[ -]?\d{1,2}"
    r"|0[ -]?\d{1,2})[ ]?[-–. ]?[ ]?\d{3,4}[ ]?[-–. ]?[ ]?\d{3,4}"
    r"(?:[ ]?[-–][ ]?\d{1,2}(?!\d))?(?!\d|\.\d|,\d{3}(?![\d-]))(?:[ ]?ต่อ[ ]?\d{1,6}(?:(?:[ ]?[-–,/][ ]?|[ ](?=\d{4}(?!\d)))\d{1,5}){0,4})?"
)
_HOTLINE: Final = re.compile(
    r"(?:สายด่วน|[Hh]otline|ฮอตไลน์|โทรสายด่วน|[Cc]all[ ]?[Cc]enter"
    r"|คอลเซ็นเตอร์)[^\n\d]{0,40}?(?:หมายเลข|โทร\.?|เบอร์)?[ :.]{0,3}(?P<number>1\d{3}(?![\d])(?:[ ]กด[ ]\d{1,2})?)"
)
_SHORT_NUMBER: Final = re.compile(r"(?:โทร(?:ศัพท์)?\.?|หมายเลข|เบอร์)[ :]{0,3}(?P<number>1\d{3}(?!\d|[-.,]\d))")
_LONGEST_LEAD: Final = 80
"""Code points from the first word before a hotline's number to the number."""
_LONGEST_NUMBER: Final = 20
_FAX_BEFORE: Final = re.compile(r"(?:โทรสาร|แฟกซ์|[Ff]ax|FAX)\.?[ :.]{0,4}(?:[\d\- ,ต่อ]{0,30})?$")
_HOTLINE_BEGIN: Final = re.compile("สายด่วน|Hotline|hotline|ฮอตไลน์|โทรสายด่วน|Call|call|คอลเซ็นเตอร์")
_NUMBER_BEGIN: Final = re.compile("โทร|หมายเลข|เบอร์")
_SOURCE_BEFORE: Final = re.compile(r"ที่มา[ ]?[:：][ ]?(?:เว็บไซต์)?[ ]?$|!\[[^\]]{0,80}\]\($")


def find_contacts(page: Page) -> list[Contact]:
    """The contacts in the order of the text, each once; the article's own address is none."""
    text, plain = page.text, page.plain
    found: list[Contact] = []
    if page.places(_ATS):
        found += [Contact(Span(*m.span()), "email") for m in _EMAIL.finditer(text)]
    own = (page.article.source_url or "").rstrip("/")
    for start, end in _addresses(page):
        while text[end - 1] in ".,:;!?":
            end -= 1
        span = Span(start, end)
        if span.of(text).rstrip("/") == own or _SOURCE_BEFORE.search(text[max(0, span.start - 90) : span.start]):
            continue
        if any(span.overlaps(c.value) for c in found) or text[span.start - 1 : span.start] == "@":
            continue
        found.append(Contact(span, "web"))
    found += [Contact(span, "hotline") for span in _hotlines(page)]
    for match in matches_at(_phone_begins(page), _PHONE, plain):
        if 9 <= sum(c.isdigit() for c in match[0].partition("ต่อ")[0]) <= 12:
            before = plain[max(0, match.start() - 40) : match.start()]
            found.append(Contact(Span(*match.span()), "fax" if _FAX_BEFORE.search(before) else "phone"))
    return _once(text, found)


def _phone_begins(page: Page) -> list[int]:
    """Where the number of a telephone may begin: by 0, or by +66."""
    plain = page.plain
    return sorted(
        [
            *(start for start, _ in page.figures if plain[start] == "0"),
            *(at for at in page.places(_PLUSES) if plain.startswith("+66", at)),
        ]
    )


def _hotlines(page: Page) -> Iterator[Span]:
    """The numbers of hotlines, from the first figure that may be one to the last."""
    plain = page.plain
    # 1111: what every hotline has, and few articles.
    numbers = [start for start, end in page.figures if end - start == 4 and plain[start] == "1"]
    if not numbers:
        return
    start, end = max(0, numbers[0] - _LONGEST_LEAD), numbers[-1] + _LONGEST_NUMBER
    # Not in the middle of a longer figure, whose beginning would look like a number.
    end = next((behind for begin, behind in page.figures if begin < end < behind), end)
    for begin, hotline in ((_HOTLINE_BEGIN, _HOTLINE), (_NUMBER_BEGIN, _SHORT_NUMBER)):
        for match in scan(begin, hotline, plain, start, end):
            yield Span(*match.span("number"))


def _addresses(page: Page) -> Iterator[tuple[int, int]]:
    text = page.text
    for match in matches_at(page.places(_WEBS), _WEB, text):
        yield match.span()
    if page.places(_THAI_DOMAINS):
        for end in _DOMAIN_END.finditer(text):
            begin = _DOMAIN_BEGIN.search(text, max(0, end.start() - 90), end.start())
            if begin is not None and not begin[0].startswith("www."):
                yield begin.start(), end.end()


_NO_ADDRESS: Final = re.compile(r"[^\w@.]")


def _once(text: str, found: list[Contact]) -> list[Contact]:
    seen: set[str] = set()
    kept: list[Contact] = []
    for contact in sorted(found, key=lambda c: c.value.start):
        form = _NO_ADDRESS.sub("", contact.value.of(text)).casefold()
        if form not in seen and not (kept and kept[-1].value.overlaps(contact.value)):
            seen.add(form)
            kept.append(contact)
    return kept
