"""How alike two stories are: the cosine of the four-letter grams of their headlines and leads, common grams counting less.

What is common in news of agreements was counted once (tools/gram_weights.py) and comes with the program, so that two stories
are as alike today as they will be among any other stories.
"""

import json
import math
import re
import zlib
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

SIZE: Final = 4
HEADLINE: Final = 250
LEAD: Final = 1000
"""Code points of headline and lead that are compared."""
_UNCOUNTED: Final = re.compile(r"[\s“”\"'‘’()\[\]]+")
_DATELINE: Final = re.compile(r"^\s*วัน\S*ที่ \d+ \S+ \d+\s*")
SHINGLES: Final = 24
"""Rare grams of a headline by which its neighbours are found."""


class Sketch(NamedTuple):
    """The grams of a headline, and those of headline and lead, each with the length of their vector."""

    title: frozenset[str]
    text: frozenset[str]
    title_length: float
    text_length: float


def grams(text: str) -> frozenset[str]:
    """The four-letter grams of a text without spaces and quotation marks."""
    bare = _UNCOUNTED.sub("", text)
    return frozenset(bare[i : i + SIZE] for i in range(len(bare) - SIZE + 1))


def lead_of(title: str, text: str) -> str:
    """The beginning of a story below its headline, without a line that is only its date. `text` has the headline first."""
    return _DATELINE.sub("", text[len(title) : len(title) + LEAD])


@lru_cache(maxsize=2_048)
def sketch(title: str, lead: str) -> Sketch:
    """What a story is compared by. A hundred kilobytes each, so that only those of late are kept."""
    head = grams(title[:HEADLINE])
    whole = head | grams(lead)
    return Sketch(head, whole, math.sqrt(_weight(head)), math.sqrt(_weight(whole)))


def likeness(one: Sketch, other: Sketch) -> float:
    """How alike two stories are, from 0 to 1: their headlines or headlines with leads, whichever is more."""
    return max(
        _cosine(one.title & other.title, one.title_length * other.title_length),
        _cosine(one.text & other.text, one.text_length * other.text_length),
    )


def _cosine(both: frozenset[str], lengths: float) -> float:
    return _weight(both) / lengths if lengths else 0.0


def _weight(of: frozenset[str]) -> float:
    """The sum of the squared weights. Most grams are rare and weigh the same: only the common ones are looked up."""
    common = _common()
    rare = len(of)
    weight = 0.0
    for gram in of & common.keys():
        rare -= 1
        weight += common[gram]
    return weight + rare * _rare()


def shingles(title: str) -> tuple[int, ...]:
    """Numbers of the rare grams of a headline, always the same ones of a gram: stories that share one may tell of one agreement."""
    rare = grams(title[:HEADLINE]) - _common().keys()
    return tuple(sorted(zlib.crc32(gram.encode()) for gram in rare)[:SHINGLES])


@cache
def _common() -> dict[str, float]:
    """The squared weight of each common gram; the file names the grams by the share of stories, in 10,000, that have them."""
    table: dict[str, list[str]] = json.loads(Path(__file__).with_name("weights.json").read_text("utf-8"))["shares"]
    return {gram: math.log(10_000 / int(share)) ** 2 for share, some in table.items() for gram in some}


@cache
def _rare() -> float:
    return math.log(1 / _RAREST) ** 2


_RAREST: Final = 0.002
"""The share that all grams are taken to have which are not common."""
