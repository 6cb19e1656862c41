"""What an English article reports: which paper, and whether it is signed."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.english.reading import EnglishPage, has_any
from mou_tui.facts.model import Instrument, Status

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
    r"|gave[ ](?:the[ ])?(?:green[ ]light|nod|approval))[^.\n]{0,60}(?:draft[^.\n]{0,60}(?:letter|contract|treaty|convention|protocol)"
    r"|memorand|MOU|agreement)|agree[sd]?[^.\n]{0,60}draft))"
)


_DIGEST: Final = re.compile(r"(?i:\W*(?:the[ ])?cabinet[ ](?:met|meeting))")

# Title: Draft MOU between … and …
_DRAFT_MATTER: Final = re.compile(
    r"(?:^|\n)[ ]?Title:[^\n]{0,160}?(?i:memorand(?:um|a)|(?<![a-z])mous?(?![a-z])|agreement|letters?[ ]of[ ]intent|loi)"
    r"(?=[^\n]{0,200}\n?[^\n]{0,120}?(?i:(?<![a-z])between(?![a-z])))"
)


def matter(page: EnglishPage) -> Span:
    """What of the article is told of its agreement: the whole of it, and of a cabinet's digest the matter of that title."""
    text = page.text
    draft = _DRAFT_MATTER.search(text) if _is_digest(page) else None
    if draft is None:
        return Span(page.title_end, len(text))
    after = text.find("\nTitle:", draft.end())
    return Span(draft.start(), after if after >= 0 else len(text))


def _is_digest(page: EnglishPage) -> bool:
    """Whether the article goes through the matters of a cabinet's meeting."""
    return _DIGEST.match(page.text, 0, page.title_end) is not None


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


_Told = tuple[re.Match[str], Span]
"""Words of signing, with the sentence that they stand in."""


def _signings(page: EnglishPage, starts: list[int]) -> tuple[list[_Told], list[_Told], list[_Told]]:
    """The signings told in sentences that name a paper (at one of `starts`) or a document: of now, to come, and of before."""
    text = page.text
    fresh: list[_Told] = []
    planned: list[_Told] = []
    earlier: list[_Told] = []
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
    return fresh, planned, earlier


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
    fresh, planned, earlier = _signings(page, [m.start() for m, _ in papers])
    draft = _DRAFT.search(text[: page.title_end + 700])
    if _is_digest(page):
        # Of some thirty matters one may be a paper that was approved; what else is told of papers is of other times.
        draft = _DRAFT_MATTER.search(text)
        if draft is None:
            return None
        papers = [(m, kind) for m, kind in papers if draft.start() <= m.start() < draft.end() + 200] or papers
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
    if instrument == "contract" or not any(_is_the_subject(page, m, kind, bool(earlier)) for m, kind in papers):
        return None  # an agreement under which something is done, and of which nothing is told
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


_UNDER: Final = re.compile(r"(?i:(?:under|workers?|labou?r)[ ](?:an?[ ]|the[ ])?$)")


def _is_the_subject(page: EnglishPage, paper: re.Match[str], kind: Instrument, signed: bool) -> bool:
    """Whether the headline or the lead names a memorandum or letter that the article is about, or of which it tells who signed it.

    Not workers under an MOU.
    """
    return (
        paper.start() < page.title_end + _LEAD
        and kind != "contract"
        and "greement" not in paper[0]
        and (signed or _UNDER.search(page.text, max(0, paper.start() - 20), paper.start()) is None)
    )


_LEAD: Final = 1_500
"""Code points behind the headline within which a paper is named that the article is about."""


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
