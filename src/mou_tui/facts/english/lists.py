"""What the parties of an English article will do: areas that it enumerates, and projects that it names."""

import re
from collections.abc import Iterator
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.english.agreement import PAPER, matter
from mou_tui.facts.english.reading import EnglishPage

_ANNOUNCES: Final = re.compile(
    r"(?i:(?:areas|fields|activities|scope|objectives?|aims?|framework|covers?|include[sd]?|following|cooperat\w*"
    r"|collaborat\w*|agreement|MOU|parties)[^.\n]{0,120}[:：][ ]*$)"
)
_NUMBERED: Final = re.compile(
    r"(?<![A-Za-z0-9])\(?(?P<n>\d{1,2}"
    r"|[a-hivx]{1,4})[.)][ ](?P<item>[^;\n]{6,200}?)(?=[;,]?[ ](?:and[ ])?\(?(?:\d{1,2}|[a-hivx]{1,4})[.)][ ]"
    r"|[;.][ ]|[.;]?$)"
)
_LEAD: Final = re.compile(
    r"(?i:(?<![a-z])(?:MOU|memorandum|agreement|MOA|partnership|collaboration|cooperation|parties|partners|sides|cities"
    r"|universities|institutions|bank|it|organi[sz]ations)[^.;:\n]{0,60}?(?:(?:aims?|seeks?|plan[s]?|agree[sd]?"
    r"|commits[ ]the[ ](?:partners|parties|two[ ]sides))[ ]to|(?:focus(?:es|ed)?|cent(?:re|er)s?)[ ]on|will|shall"
    r"|covers?|encompass(?:es)?|spans?|involves?|provides?[ ]for|includes?|including"
    r"|such[ ]as)[ ](?:also[ ]|jointly[ ]|work[ ]together[ ]to[ ]|cover[ ]|focus[ ]on[ ]|include[ ]"
    r"|support[ ](?=[a-z ]{3,40},))?"
    r"|(?:areas?|fields?|scope|activities)[ ](?:of|for)[ ](?:co-?operation|collaboration)[^.;:\n]{0,30}:[ ]"
    r"|(?:cooperat(?:e|es|ion)|collaborat(?:e|es|ion|ing)|work[ ]together|areas?|fields?|exchange"
    r"|continue[ ]to)[^.;:\n]{0,60}?(?:(?<![a-z])(?:in|on|including|includes?|such[ ]as|namely|are|exchange))[ ])"
)
_SPLIT: Final = re.compile(r",[ ]and[ ]|,[ ]as[ ]well[ ]as[ ]|;[ ](?:and[ ])?|,[ ]|[ ]and[ ]")
_END: Final = re.compile(
    r"[ ](?:for[ ](?:an?|the)[ ](?:initial|next|period|first)|in[ ]order[ ]to|with[ ]the[ ]aim|which|where"
    r"|that[ ]will|while)(?![a-z])|,[ ]according[ ]to|,?[ ][A-Z][^.,]{4,60}[ ]said(?![a-z])"
    # what is no area any more: …, bringing benefits to both sides; …, among others; …, followed by a dinner
    r"|,[ ](?:[a-z]{3,14}ing(?=[ ][a-z]+[ ](?:[a-z]+[ ])?(?:benefit|step|milestone|for[ ]stronger|groundwork"
    r"|opportunit|impact))|among[ ]others|and[ ](?:so[ ]on|more)|etc|followed[ ]by|especially|particularly[ ]in"
    r"|as[ ]part[ ]of)(?![a-z])|[ ]etc(?![a-z])"
)


_LEAD_WORDS: Final = (
    "aim", "seek", "plan", "agree", "commits", "focus", "center", "centre", "will", "shall", "cover", "encompass", "span", "involve",
    "provide", "includ", "such as", "cooperat", "co-operat", "collaborat", "work together", "area", "field", "exchange", "continue to",
)  # fmt: skip
"""One of these stands in whatever _LEAD matches."""


def find_scopes(page: EnglishPage) -> Iterator[tuple[Span, str]]:
    """The enumerated areas of cooperation, each with the rule that found it."""
    seen: list[Span] = []
    within = matter(page)
    for item, rule in (*_on_lines(page), *_in_sentences(page)):
        if within.start <= item.start < within.end and not any(item.overlaps(other) for other in seen):
            seen.append(item)
            yield item, rule


def _on_lines(page: EnglishPage) -> Iterator[tuple[Span, str]]:
    """Items of a list under a line that announces them."""
    paragraphs = page.article.paragraphs
    for before, first in zip(range(len(paragraphs)), range(1, len(paragraphs)), strict=False):
        if paragraphs[first].kind != "list" or paragraphs[before].kind == "list":
            continue
        if _ANNOUNCES.search(page.text, paragraphs[before].start, paragraphs[before].end) is None:
            continue
        for paragraph in paragraphs[first:]:
            if paragraph.kind != "list":
                break
            if PAPER.match(page.text, paragraph.start + paragraph.marker):
                break  # a list of agreements, and not of areas
            end = paragraph.end
            while page.text[end - 1] in ".;, ":
                end -= 1
            if page.text.endswith("; and", paragraph.start, end):
                end -= 5
            yield Span(paragraph.start + paragraph.marker, end), "english.list"


def _in_sentences(page: EnglishPage) -> Iterator[tuple[Span, str]]:
    text = page.text
    for sentence in page.sentences:
        if sentence.start < page.title_end:
            continue
        if not any(sign in text[sentence.start : sentence.end] for sign in (", ", "; ", ") ", ". ")):
            continue
        numbered = [m for m in _NUMBERED.finditer(text, sentence.start, sentence.end) if len(m["item"]) > 5]
        if len(numbered) >= 2:
            for match in numbered:
                yield _trim(text, *match.span("item")), "english.numbered"
            continue
        lead = _LEAD.search(text, sentence.start, sentence.end) if page.says(sentence, _LEAD_WORDS) else None
        if lead is None or _NO_AREAS.search(text, sentence.start, lead.end()):
            continue
        again = _AGAIN.match(text, lead.end(), sentence.end)
        items = list(_items(text, lead.end() if again is None else again.end(), sentence.end))
        if sum(_is_name(item.of(text)) for item in items) * 3 >= len(items):
            continue
        if len(items) >= 3 or (len(items) == 2 and re.search(r"(?i:areas|fields)", lead[0])):
            for item in items:
                yield item, "english.listed"


_NO_AREAS: Final = re.compile(r"(?i:signed[ ]by|witnessed|attended|present[ ]at|delegation)")
_AGAIN: Final = re.compile(
    r"(?i:(?:co-?operate|collaborate|work[ ]together|focus|exchange[ ]knowledge"
    r"|(?:strengthen|enhance|promote|expand|deepen|boost)[ ](?:their[ ]|the[ ]|bilateral[ ])?co-?operation)[ ](?:in|on)[ ](?:the[ ](?:areas"
    r"|fields)[ ]of[ ])?)"
)


def _is_name(words: str) -> bool:
    """Whether an item is a name, of a body or a person, and no area: every word of it but the small ones has a capital."""
    significant = [w for w in words.split() if len(w) > 3]
    return len(words.split()) > 1 and all(w[0].isupper() for w in significant)


def _items(text: str, start: int, end: int) -> Iterator[Span]:
    stop = _END.search(text, start, end)
    if stop is not None:
        end = stop.start()
    narrower = _SUCH_AS.search(text, start, end)
    if narrower is not None:
        start = narrower.end()
    cuts = [m.span() for m in _SPLIT.finditer(text, start, end)]
    commas = [c for c in cuts if text[c[0]] in ",;"]
    if not commas:
        return
    # A, B and C: only the last `and` parts items; within an item it stays (training and research).
    last = commas[-1]
    tail = [c for c in cuts if c[0] > last[0]]
    closed = text[last[0] : last[1]].strip(" ,;") in ("and", "as well as")
    cuts = [*commas, *([] if closed else tail[:1])]
    at = start
    for begin, after in [*cuts, (end, end)]:
        span = _trim(text, at, begin)
        at = after
        if not 3 <= len(span) <= 200:
            return
        lead = _FIELD_OF.match(text, span.start, span.end)
        if lead is not None:
            span = Span(lead.end(), span.end)
        if _CLAUSE.match(text, span.start, span.end) is not None:
            return  # the sentence goes on, and not the list
        if _NO_AREA.fullmatch(span.of(text)):
            continue
        if not text.startswith("other ", span.start):
            yield span


# on security in various areas such as an exchange of visits, …; in the future, particularly focusing on activities such as …
_SUCH_AS: Final = re.compile(
    r"(?i:(?:areas|fields|activities|topics|issues|programmes|programs|ways|forms|matters)[ ](?:such[ ]as|including"
    r"|like)[ ])"
)
_FIELD_OF: Final = re.compile(
    r"(?:in[ ])?the[ ](?:field|area)s?[ ]of[ ]|(?:including|especially|as[ ]well[ ]as)[ ](?:the[ ])?"
    r"|(?:an?[ ])?(?:agreement|MOU|MoU)[ ](?:on|for)[ ]"
)
_CLAUSE: Final = re.compile(
    r"(?:be(?![ ]it(?![a-z]))|is|are|was|were|has|have|affirm(?:s|ed)?|welcom(?:es?|ed)|express(?:es|ed)?|thank(?:s|ed)?|discuss(?:ed)?"
    r"|he|she|they|in[ ](?:line|order|a[ ]bid)|order[ ]to|which|who|that|also)(?![a-z])"
)
_NO_AREA: Final = re.compile(
    r"(?i:(?:in[ ])?general|(?:in[ ])?the[ ]future|particularly|among[ ]others|i\.e|e\.g|be[ ]it)"
)


def _trim(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in " .,;":
        end -= 1
    for tail in (", and", " and", ";"):
        if text.endswith(tail, start, end):
            end -= len(tail)
    while start < end and text[start] == " ":
        start += 1
    if text.startswith("to ", start):
        start += 3
    return Span(start, end)


_WORK: Final = (
    r"(?:[Pp]roject|[Pp]rogram(?:me)?|[Ii]nitiative|[Nn]etwork|[Cc]ampaign|[Cc]urriculum|[Cc]ourse|[Ss]cheme)"
)
_QUOTED: Final = re.compile(
    rf"[“\"](?P<name>[^“”\"\n]{{3,90}})[”\"][ ](?:[a-z]+[ ])?{_WORK}s?(?![a-z])|{_WORK}[ ](?:called[ ]|named[ ]"
    rf"|titled[ ]|entitled[ ])?[“\"](?P<after>[^“”\"\n]{{3,90}})[”\"]"
)
_QUOTED_WHOLE: Final = re.compile(rf"[“\"](?P<name>[^“”\"\n]{{3,80}}[ ]{_WORK})[”\"]")
_NAMED: Final = re.compile(
    r"(?:the|The)[ ](?P<name>(?:[A-Z0-9][A-Za-z0-9&’'-]{1,24}[ ](?:of[ ]|for[ ]|and[ ]"
    r"|the[ ])?){1,7}(?:Project|Program(?:me)?|Initiative|Network|Campaign|Curriculum))(?![A-Za-z])"
)


def find_projects(page: EnglishPage) -> Iterator[tuple[Span, str]]:
    """Projects, programmes and networks that are named, in quotation marks or by a head word in capitals."""
    text = page.text
    seen: set[str] = set()
    for pattern, rule in (
        (_QUOTED_WHOLE, "english.quoted_project"),
        (_QUOTED, "english.quoted_project"),
        (_NAMED, "english.named_project"),
    ):
        if pattern is not _NAMED and not page.quotes:
            continue
        for match in pattern.finditer(text, 0, min(len(text), 6_000)):
            group = "name" if match.groupdict().get("name") else "after"
            name = Span(*match.span(group))
            key = name.of(text).lower()
            if any(key in other or other in key for other in seen):
                continue
            seen.add(key)
            yield name, rule
