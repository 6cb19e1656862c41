"""When an English article says that the agreement was signed, how long it runs, and until when."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.english.agreement import Report, signing_in
from mou_tui.facts.english.reading import EnglishPage
from mou_tui.thai.dates import ThaiDate

_CEREMONY: Final = re.compile(r"(?i:sign(?:ed|ing|atories)?|ceremony|inked|extended|renew|held|took[ ]place)")

_SIGNED_ON: Final = re.compile(r"(?i:sign(?:ed|ing)[^.\n]{0,60}$|inked[^.\n]{0,40}$|renewed[^.\n]{0,40}$)")

_UNTIL: Final = re.compile(
    r"(?i:(?:until|through|till|expires?(?:[ ]on)?|ends?[ ]on|ending(?:[ ]on)?|valid[ ]to|up[ ]to"
    r"|by)[ ](?:the[ ]end[ ]of[ ])?$)"
)

_PERIOD: Final = re.compile(
    r"(?i:(?:from|effective(?:[ ]from)?|commencing(?:[ ]on)?|between|starting(?:[ ]from)?)[ ]$)"
)

_OTHER_DAY: Final = re.compile(
    r"(?i:(?:said|founded|established|since|opened|launched|born|visited?|met|visit|discussed|returned)[^.\n]{0,40}$)"
)


def find_day(page: EnglishPage, report: Report) -> tuple[ThaiDate, str] | None:
    """The day of the signing, with the rule that found it."""
    text = page.text
    if report.status == "draft":
        return None
    dates = [d for d in page.dates if not _ends_or_begins(text, d)]
    told = list(_signing_sentences(page, report))
    for sentence in told:
        inside = [
            d
            for d in dates
            if sentence.start <= d.start < sentence.end
            and _OTHER_DAY.search(text, max(sentence.start, d.start - 60), d.start) is None
        ]
        if inside:
            close = [d for d in inside if _SIGNED_ON.search(text, max(sentence.start, d.start - 80), d.start)]
            return next((d for d in close or inside if d.precision == "day"), inside[0]), "english.signed_on"
    for sentence in told:
        year = _SIGNED_IN.search(page.plain, sentence.start, sentence.end)
        if year is not None:
            return ThaiDate(year["year"], *year.span("year"), era="ce"), "english.signed_on"
    if report.status in ("planned", "in_force"):
        return None
    for sentence in page.sentences:
        if sentence.start >= page.title_end and _CEREMONY.search(text, sentence.start, sentence.end):
            inside = [d for d in dates if sentence.start <= d.start < sentence.end and d.precision == "day"]
            if inside:
                return inside[0], "english.ceremony_on"
    lead = [d for d in dates if page.title_end <= d.start < page.title_end + 420 and d.precision == "day"]
    first = next(
        (
            d
            for d in lead
            if _DATELINE.search(text, max(page.paragraph_start(d.start), d.start - 60), d.start)
            or d.start == page.paragraph_start(d.start)
        ),
        None,
    )
    return None if first is None or _is_meta(page, first.start) else (first, "english.dateline")


_DATELINE: Final = re.compile(r"[A-Z][A-Za-z ,.]{2,50}[,(:–—-]+[ ]?$")

_SIGNED_IN: Final = re.compile(r"(?i:sign(?:ed|ing)[^.\n]{0,80}?[ ]in)[ ](?P<year>(?:19|20)\d{2})(?!\d)")


def _is_meta(page: EnglishPage, at: int) -> bool:
    return any(p.start <= at < p.end for p in page.article.paragraphs if p.kind == "meta")


def _ends_or_begins(text: str, date: ThaiDate) -> bool:
    before = text[max(0, date.start - 30) : date.start]
    return _UNTIL.search(before) is not None or _PERIOD.search(before) is not None


def _signing_sentences(page: EnglishPage, report: Report) -> Iterator[Span]:
    if report.signing is not None and report.signing.start >= page.title_end:
        yield report.signing
    yield from (s for s in page.sentences if s.start >= page.title_end and signing_in(page, s) is not None)


_NUMBERS: Final = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip

_NUMBER: Final = rf"(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)})(?:[ ]?\(\w{{1,10}}\))?"

_TERM: Final = re.compile(
    rf"(?i:(?<![a-z])(?:valid(?:ity)?|effective|effect|in[ ]force|last(?:s|ing)?|runs?|runs[ ]for|term|duration"
    rf"|period|renewed|extended|extend|extension|renewal|covers?|signed|span(?:s|ning)?"
    rf"|years?[ ]from)[^.\n]{{0,160}}?(?:for|of|is|:|covers|lasts|spans|runs|another|an[ ]additional|additional)[ ]"
    rf"(?:a[ ])?(?:period[ ]of[ ]|term[ ]of[ ]|duration[ ]of[ ]|another[ ]|an[ ]additional[ ]|additional[ ]"
    rf"|(?:an[ ])?initial[ ](?:period|term)[ ]of[ ]|the[ ]next[ ]"
    rf"|up[ ]to[ ])?(?:a[ ])?{_NUMBER}[ -]?(?P<unit>years?|months?))(?![a-z])"
)

_TERM_OF_PAPER: Final = re.compile(
    rf"(?i:(?<![a-z]){_NUMBER}[ -](?P<unit>year|month)[ -](?:long[ ])?(?:[a-z]{{1,14}}[ ]){{0,3}}(?:MOU|memorandum"
    rf"|agreement|partnership|contract|collaboration|cooperation|deal|term|period))"
)

_INITIAL: Final = re.compile(
    rf"(?i:(?:for|over)[ ](?:an?[ ])?(?:initial[ ])?(?:period|term)[ ]of[ ]{_NUMBER}[ ](?P<unit>years?|months?))"
)

# … to expand collaboration for 3 years period; the parties will cooperate for three years
_TERM_BEHIND: Final = re.compile(
    rf"(?i:(?:agreement|memorand|MOU|collaborat|cooperat|partner)[^.\n]{{0,160}}?[ ]for[ ](?:a[ ])?{_NUMBER}[ -]"
    rf"(?P<unit>years?|months?)(?=[ ]period|[ ]term|[ ]?[.,]|[ ]from|[ ]starting|[ ]until|$))"
)

# The cooperation will last two years.
_LASTING: Final = re.compile(
    rf"(?i:(?:agreement|memorand|MOU|collaborat|cooperat|partner)[^.\n]{{0,60}}[ ](?:last|lasts|run|runs)[ ]{_NUMBER}[ -]"
    rf"(?P<unit>years?|months?)(?![a-z]))"
)

_UNIT_OF_TIME: Final = re.compile(r"(?i:(?<=[ -])(?:year|month))")

_AGREEMENT: Final = re.compile(r"(?i:agreement|memorand|mou|mo[ac]|contract|cooperat|collaborat|partnership)")

_FROM_TO: Final = re.compile(
    r"(?i:(?:effective|valid|in[ ]force|runs|term|period|covers)[^.\n]{0,40}(?:from|between)[ ]$)"
)

_TO: Final = re.compile(r"(?i:[ ]*(?:to|until|through|till|[-–—]|and)[ ]*$)")


def find_term(page: EnglishPage) -> tuple[str, Span] | None:
    """The ISO 8601 duration of the agreement with the words that state it."""
    text = page.text
    lasting = dict.fromkeys(s for m in _UNIT_OF_TIME.finditer(text) if (s := page.sentence_at(m.start())) is not None)
    for pattern in (_TERM, _TERM_OF_PAPER, _INITIAL, _TERM_BEHIND, _LASTING):
        for match in (m for s in lasting for m in pattern.finditer(text, s.start, s.end)):
            if _AGREEMENT.search(text, max(0, match.start() - 160), match.end() + 120) is None:
                continue
            number = match["n"].lower()
            count = int(number) if number.isdigit() else _NUMBERS[number]
            if count:
                return f"P{count}{'Y' if match['unit'].lower().startswith('year') else 'M'}", Span(
                    match.start("n"), match.end()
                )
    return None


def find_end(page: EnglishPage) -> tuple[ThaiDate, ThaiDate | None] | None:
    """The stated last day of the agreement, and its stated first day where one stands beside it."""
    text = page.text
    for number, date in enumerate(page.dates):
        sentence = page.sentence_at(date.start)
        if sentence is None or date.precision != "day":
            continue
        lead = text[sentence.start : date.start]
        if (
            date.until is not None
            and len(date.until) == 10
            and _FROM_TO.search(text, max(sentence.start, date.start - 70), date.start)
        ):
            return replace(date, value=date.until, until=None), date
        before = page.dates[number - 1] if number else None
        if (
            before is not None
            and before.start >= sentence.start
            and _TO.fullmatch(text, before.end, date.start)
            and _FROM_TO.search(text, max(sentence.start, before.start - 70), before.start)
        ):
            return date, before
        if _UNTIL.search(text, max(sentence.start, date.start - 24), date.start) and _LASTS.search(lead):
            return date, None
    return None


_LASTS: Final = re.compile(r"(?i:agreement|memorand|mou|valid|effect|in[ ]force|extend)")
