"""What an English article reports: which paper, whether it is signed, when, where, for how long."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.english.reading import EnglishPage, has_any
from mou_tui.facts.model import Instrument, Status
from mou_tui.thai.dates import ThaiDate

_MEMORANDUM: Final = (
    r"(?i:memorand(?:u|o)ms?[ ]of[ ](?:understanding|cooperation|co-operation|collaboration)"
    r"|memoranda[ ]of[ ]understanding)"
    r"|(?<![A-Za-z])(?:MOUs?|MoUs?|M\.O\.U\.?|MOC)(?![A-Za-z])"
)
_COOPERATION_AGREEMENT: Final = (
    r"(?i:(?:cooperation|co-operation|collaboration|collaborative|partnership|academic|exchange|twinning|framework"
    r"|sister[ -]city)[ ](?:[a-z]{1,12}[ ])?agreements?)"
)
PAPERS: Final[tuple[tuple[Instrument, re.Pattern[str]], ...]] = (
    ("mou", re.compile(_MEMORANDUM)),
    ("moa", re.compile(r"(?i:memorand(?:um|a)s?[ ]of[ ]agreement)|(?<![A-Za-z])M[Oo]As?(?![A-Za-z])")),
    (
        "loi",
        re.compile(
            r"(?i:(?:letters?|memorand(?:um|a))[ ]of[ ]inten(?:t|d|tion)(?![a-z]))|(?<![A-Za-z])L[Oo]I(?![A-Za-z])"
        ),
    ),
    ("mou", re.compile(_COOPERATION_AGREEMENT)),
    ("contract", re.compile(r"(?i:(?<![a-z])(?:contracts?|treat(?:y|ies)|conventions?|agreements?)(?![a-z]))")),
    ("mou", re.compile(r"(?i:memorand(?:um|a))")),
)
"""How each kind of paper is called, the surest name first. A cooperation agreement is what Thai calls ข้อตกลงความร่วมมือ."""
PAPER: Final = re.compile(
    rf"(?<![A-Za-z])(?=[MmLlCcTtAaEePpFfSs])(?:{'|'.join(pattern.pattern for _, pattern in PAPERS)})"
)

_NOT_SIGNED: Final = (
    r"(?:will|shall|to|plans?[ ]to|planning[ ]to|expected[ ]to|set[ ]to|aims?[ ]to|agreed[ ]to|intends?[ ]to"
    r"|preparing[ ]to|prepare[ ]to|prior[ ]to|before|hope[sd]?[ ]to|ready[ ]to|could|would)"
)
SIGNED: Final = re.compile(
    r"(?i:(?<![a-z])(?:co-?signed|signed|signs|sign(?=[ ](?:an?[ ]|the[ ])?(?:MOU|MoU|memorand|agreement|contract"
    r"|letter|LOI|MOA))|inked|inks|ink(?=[ ](?:deal|MOU|pact|agreement|memorand))|entered[ ]into|enters[ ]into"
    r"|sealed|seals|concluded|exchanged[ ]the[ ]signed|(?:exchanged"
    r"|exchange[ ]of)[ ](?:[a-z]{2,12}[ ]){0,3}(?:agreements?|MOUs?|memoranda)|signing[ ]ceremony|signing[ ]of"
    r"|signing(?=[ ]the[ ]document)|ceremony[ ]of[ ]signing|signing|signatories)(?![a-z]))"
)
_SIGNED_WORDS: Final = ("sign", "ink", "enter", "seal", "conclud", "exchang")
"""One of these stands in whatever SIGNED matches."""
_PAPER_WORDS: Final = (
    "memorand", "mou", "m.o.u", "moc", "moa", "loi", "letter", "agreement", "contract", "treat", "convention",
)  # fmt: skip
_FUTURE: Final = re.compile(rf"(?i:(?<![a-z]){_NOT_SIGNED}[ ](?:[a-z]{{1,12}}[ ]){{0,3}}$)")
# The department joins hands with GrabFood to sign a MoU: it signs.
_JOINS_TO_SIGN: Final = re.compile(
    r"(?i:(?<!will )(?<!to )(?:join(?:s|ed)?[ ](?:hands|forces)|team(?:s|ed)[ ]up|partner(?:s|ed)|met|gathered"
    r"|came[ ]together)[^.]{0,80}to[ ]$)"
)
_PASSIVE_FUTURE: Final = re.compile(r"(?i:(?:will|to)[ ]be[ ]$|expected[ ]$|is[ ]expected)")
_EARLIER: Final = re.compile(
    r"(?i:(?:under|following|according[ ]to|pursuant[ ]to|in[ ]line[ ]with|as[ ]part[ ]of|based[ ]on)[ ](?:the|an"
    r"|a|this|its|their)[ ][^.]{0,60}$"
    r"|(?:(?<!said[ ])(?<!stated[ ])(?<!announced[ ])(?<!disclosed[ ])(?<!revealed[ ])(?<!added[ ])that"
    r"|which)[ ][^.]{0,80}$|(?:previously|earlier|first|originally)[ ]$)"
)
_RENEWED: Final = re.compile(
    r"(?i:(?<![a-z])(?:renew(?:s|ed|al|ing)?|re-?sign(?:s|ed|ing)?|extend(?:s|ed)?(?=[ ](?:their|its|the"
    r"|an?)?[ ]?[^.]{0,40}(?:memorand|MOU|agreement|cooperation))|extension[ ]of[ ](?:the|their"
    r"|its)[ ][^.]{0,40}(?:memorand|MOU|agreement))(?![a-z]))"
)
_MAY: Final = re.compile(
    r"(?i:(?:may|can|could|might|automatically|unless|subject[ ]to|option(?:al)?|possibility|possible"
    r"|be)[ ](?:be[ ])?(?:[a-z]{1,14}[ ]){0,2}$)"
)
_DRAFT: Final = re.compile(
    r"(?i:(?:cabinet|government|council|board|parliament|committee)[^.\n]{0,80}(?:(?:approve[sd]?|endorse[sd]?"
    r"|gave[ ](?:the[ ])?(?:green[ ]light|nod|approval))[^.\n]{0,60}(?:draft|memorand|MOU|agreement)"
    r"|agree[sd]?[^.\n]{0,60}draft))"
)


@dataclass(frozen=True, slots=True)
class Report:
    """The agreement that an article reports. `signing` is the sentence that tells of the signing, where one does."""

    instrument: Instrument
    status: Status
    cue: Span
    status_cue: Span
    signing: Span | None


def signing_in(page: EnglishPage, sentence: Span) -> re.Match[str] | None:
    """The first words of signing in a sentence of the page."""
    if not page.says(sentence, _SIGNED_WORDS):
        return None
    return SIGNED.search(page.text, sentence.start, sentence.end)


def names_paper(page: EnglishPage, sentence: Span) -> bool:
    """Whether a sentence of the page names a paper."""
    return page.says(sentence, _PAPER_WORDS) and PAPER.search(page.text, sentence.start, sentence.end) is not None


def find_report(page: EnglishPage) -> Report | None:
    """What the article reports; None where it reports no agreement."""
    text = page.text
    papers = [
        (m, _kind(m[0]))
        for p in page.paragraphs
        if has_any(text[p.start : p.end].casefold(), _PAPER_WORDS)
        for m in PAPER.finditer(text, p.start, p.end)
    ]
    if not papers:
        return None
    fresh: list[tuple[re.Match[str], Span]] = []
    planned: list[tuple[re.Match[str], Span]] = []
    earlier: list[tuple[re.Match[str], Span]] = []
    starts = [m.start() for m, _ in papers]
    for sentence in page.sentences:
        n = bisect_left(starts, sentence.start)
        paper = n < len(starts) and starts[n] < sentence.end
        if not paper and not page.says(sentence, _DOCUMENT):
            continue
        signing = signing_in(page, sentence)
        if signing is not None:
            before = text[max(sentence.start, signing.start() - 120) : signing.start()]
            if _JOINS_TO_SIGN.search(before):
                fresh.append((signing, sentence))
            elif _FUTURE.search(before) or _PASSIVE_FUTURE.search(
                text, max(sentence.start, signing.start() - 40), min(signing.end() + 14, sentence.end)
            ):
                planned.append((signing, sentence))
            elif (
                _EARLIER.search(before)
                and sentence.start >= page.title_end
                and signing[0].lower() != "signing ceremony"
            ):
                earlier.append((signing, sentence))
            else:
                fresh.append((signing, sentence))
    draft = _DRAFT.search(text[: page.title_end + 700])
    renewed = next(
        (
            m
            for m in _RENEWED.finditer(text)
            if _MAY.search(text, max(0, m.start() - 60), m.start()) is None and _near_paper(text, m)
        ),
        None,
    )
    instrument, cue = _main_paper(papers, fresh or planned or earlier)
    if draft is not None:
        return Report(instrument, "draft", cue, Span(*draft.span()), None)
    if renewed is not None:
        return Report(
            instrument,
            "renewed",
            cue,
            Span(*renewed.span()),
            fresh[0][1] if fresh else page.sentence_at(renewed.start()),
        )
    if fresh:
        return Report(instrument, "signed", cue, Span(*fresh[0][0].span()), fresh[0][1])
    if planned:
        return Report(instrument, "planned", cue, Span(*planned[0][0].span()), planned[0][1])
    if instrument == "contract" and not any(kind == "contract" and _NAMED_CONTRACT.match(m[0]) for m, kind in papers):
        return None  # an agreement of any sort, of which no signing is told
    early = [m for m, _ in papers if m.start() < page.title_end + 1_500]
    if not early:
        return None
    if not earlier:
        return Report(instrument, "in_force", cue, cue, None)
    return Report(instrument, "in_force", cue, Span(*earlier[0][0].span()), earlier[0][1])


# A sentence without the paper's name that tells of its signing: signed by …; the signatories were; the extension was signed
_DOCUMENT: Final = (
    "document", "signed by", "signing by", "signator", "ceremony", "both parties", "extension", "deal", "pact",
)  # fmt: skip


def _near_paper(text: str, match: re.Match[str]) -> bool:
    return (
        PAPER.search(text, max(0, match.start() - 120), match.end() + 120) is not None
        or "partnership" in text[match.end() : match.end() + 20].lower()
    )


_NAMED_CONTRACT: Final = re.compile("(?i:contract|treat)")


@cache
def _kind(words: str) -> Instrument:
    return next((kind for kind, pattern in PAPERS if pattern.fullmatch(words)), "mou")


def _main_paper(
    papers: list[tuple[re.Match[str], Instrument]], told: list[tuple[re.Match[str], Span]]
) -> tuple[Instrument, Span]:
    """The paper that the article is about: the surest name of it anywhere near the signing, else in the article."""
    rank = {"mou": 0, "moa": 0, "loi": 0, "contract": 2}
    near = [
        (m, kind)
        for m, kind in papers
        if any(sentence.start - 200 <= m.start() < sentence.end + 300 for _, sentence in told)
    ] or papers

    def worth(item: tuple[re.Match[str], Instrument]) -> tuple[int, int]:
        match, kind = item
        generic = kind == "mou" and "greement" in match[0]
        return (1 if generic else rank.get(kind, 2), match.start())

    match, kind = min(near, key=worth)
    return kind, Span(*match.span())


# ── the day ──────────────────────────────────────────────────────────────────────────────────────────────────────────

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


# ── the term and the end ─────────────────────────────────────────────────────────────────────────────────────────────

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


# ── the place ────────────────────────────────────────────────────────────────────────────────────────────────────────

_PLACE_WORD: Final = (
    r"(?:[A-Z0-9À-Þ][A-Za-z0-9À-ÿ&’'./-]{0,30}|of|the|and|for|in|at|de|la|meeting|room|hall|building|floor"
    r"|headquarters|hotel|campus|office|centre|center|conference|auditorium|ministry[’']s)"
)
_AT: Final = re.compile(
    rf"(?<![A-Za-z])(?P<at>at|in|via)[ ](?P<place>(?:the[ ])?(?:{_PLACE_WORD}(?:,?[ ]|(?=[.,;\n]|$))){{1,18}})"
)
_PLACE_END: Final = re.compile(
    r",[ ](?:Associate|Assistant|Assoc|Asst|Prof|Dr|Mr|Ms|Mrs|Miss|H\.E)(?![a-z]).*$|,?[ ](?:on|with|to|where"
    r"|which|by|for[ ]the|from|as|attended|chaired|presided|together|and[ ](?:was|the[ ]signing)"
    r"|in[ ]the[ ]presence|in[ ]order|during|under|while|of[ ]this)(?![A-Za-z]).*$"
    r"|,?[ ](?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day.*$|,?[ ]\d{1,2}(?:st|nd|rd|th)?[ ](?:Jan|Feb|Mar|Apr|May"
    r"|Jun|Jul|Aug|Sep|Oct|Nov|Dec).*$|,?[ ](?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)[ ]\d.*$"
)
_NO_PLACE: Final = re.compile(
    r"(?:the[ ])?(?:MOU|MoU|Memorandum|the[ ]future|order|terms|Thai|English|\d{4}|\d{1,2}[:.]\d{2}|accordance"
    r"|addition|collaboration|cooperation|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|[A-Z][a-z]+[ ]\d{4})(?![a-z])"
)
_ROOMY: Final = re.compile(
    r"(?i:room|hall|building|floor|hotel|headquarters|office|campus|university|center|centre|ministry|house"
    r"|auditorium|residence|embassy|library|theatre|college|hospital|chamber|museum|forum|pavilion|town|palace|club)"
)


# the College of Education at Mahasarakham University: where a body is, not where it signs
_OF_NAME: Final = re.compile(
    r"(?:Faculty|School|College|Department|Institute|Centre|Center|Division)(?:[ ](?:of|for|and|[A-Z][A-Za-z-]+))*[ ]$"
)


_WHOLE: Final = re.compile("Universit|College|Institut|Hospital|School|Academy")


_HAPPENS: Final = (
    "ceremony", "presided", "took place", "was held", "were held", "the meeting", "announced at", "event was",
)  # fmt: skip
_TO_SIGN: Final = ("will sign ", "to sign ")
_HAPPENING: Final = re.compile(
    r"(?i:(?:(?:will|to)[ ]sign|held|took[ ]place|takes[ ]place|signed|signing|ceremony|announced|headquarters|presided"
    r"|chaired)[^\n]{0,420}$)"
)
_RIGHT_BEFORE: Final = re.compile(r"(?i:(?:held|place|signed|ceremony)[^.]{0,40}$)|\d{4}[ ]$")


def find_venue(page: EnglishPage, people: Iterable[Span]) -> Span | None:
    """Where the signing (the meeting) takes place, as written after at or in, and not where one of `people` works."""
    text = page.text
    best: tuple[int, Span] | None = None
    for sentence in (s for s in page.sentences if s.start >= page.title_end):
        signs = signing_in(page, sentence) is not None or page.says(sentence, _TO_SIGN)
        weight = 3 if signs else 2 if page.says(sentence, _HAPPENS) else 0
        if not weight:
            continue
        for match in _AT.finditer(text, sentence.start, sentence.end):
            place = _place(text, match)
            if place is None or any(place.overlaps(p) for p in people):
                continue
            clear = _ROOMY.search(place.of(text)) is not None
            between = text[max(sentence.start, match.start() - 450) : match.start()]
            if _HAPPENING.search(between) is None and match.start() - sentence.start > 3:
                continue
            if _OF_NAME.search(between) and _WHOLE.search(place.of(text)):
                continue
            if match["at"] == "in" and not clear and not _RIGHT_BEFORE.search(between):
                continue
            score = weight * 4 + 2 * clear + (match["at"] == "at")
            if best is None or score > best[0]:
                best = (score, place)
    return None if best is None else best[1]


def _place(text: str, match: re.Match[str]) -> Span | None:
    start, end = match.span("place")
    stop = _PLACE_END.search(text, start, end)
    if stop is not None:
        end = stop.start()
    while end > start and text[end - 1] in " ,.;":
        end -= 1
    for tail in (" and", " the", " of", " at", " in", " for"):
        if text.endswith(tail, start, end):
            end -= len(tail)
            while end > start and text[end - 1] in " ,":
                end -= 1
    if text.startswith("the ", start) and text[start + 4 : start + 5].isupper():
        start += 4
    words = text[start:end]
    if (
        len(words) < 4
        or _NO_PLACE.match(words)
        or (not any(c.isupper() for c in words) and not _ROOMY.search(words))
        or match["at"] == "via"
    ):
        return None
    return Span(start, end)
