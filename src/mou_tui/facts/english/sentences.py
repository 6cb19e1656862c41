"""Where the sentences of an English text end."""

import re
from collections.abc import Iterator
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.english.name_words import UPPER

_STOP: Final = re.compile(rf"[.!?][”\"’)]?(?=[ ]+[“\"(]?[{UPPER}0-9•])")

NO_STOP: Final = re.compile(
    r"(?<![A-Za-z])(?:Dr|Prof|Assoc|Asst|Mr|Mrs|Ms|Gen|Maj|Lt|Col|Capt|Pol|Adm|Sqn|Ldr|Wg|Cdr|Co|Ltd|St|No|Hon|Rev"
    r"|Jr|Sr|vs|Corp|Inc|Sen|Gov|Ph|Ed|a\.m|p\.m|[A-Z])$"
)

_LONGEST: Final = 1_200
"""Code points of a sentence that are read together: what is longer is no sentence, and reading it costs its square."""


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of text[start:end], a paragraph; a full stop of a title (Dr.) or an initial ends none."""
    for sentence in _sentences(text, start, end):
        for at in range(sentence.start, sentence.end, _LONGEST):
            yield Span(at, min(at + _LONGEST, sentence.end))


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for stop in _STOP.finditer(text, start, end):
        if text[stop.start()] == "." and (
            text[at : stop.start()].isdigit() or NO_STOP.search(text, max(start, stop.start() - 12), stop.start())
        ):
            continue
        yield Span(at, stop.end())
        at = stop.end()
        while at < end and text[at] == " ":
            at += 1
    if at < end:
        yield Span(at, end)
