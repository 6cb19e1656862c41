"""Where an English article says that the agreement was signed."""

import re
from collections.abc import Iterable
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.english.agreement import signing_in
from mou_tui.facts.english.reading import EnglishPage

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
