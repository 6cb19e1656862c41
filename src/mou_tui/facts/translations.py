"""What a Thai article tells again in English: its people are those whom it named in Thai before.

นายไชยวัฒน์ กุลภัทร กรรมการ บริษัท A … Mr. Chaiwat Kulphattara, Director of A: one person
"""

import re
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.language import is_latin, latin_letters
from mou_tui.facts.page import Page
from mou_tui.facts.people_merge import Person
from mou_tui.facts.titles import TITLE

_SHORTEST: Final = 150
"""Code points of a paragraph of a translation: a line of names in Latin letters is none."""


def translated(page: Page) -> list[Span]:
    """The paragraphs in which a Thai article tells in English what it told in Thai before."""
    found = []
    for n, paragraph in enumerate(page.body):
        words = page.text[paragraph.start : paragraph.end]
        if n and len(words) >= _SHORTEST and words[0].isascii():
            latin = latin_letters(words)
            if latin > len(words) // 2 and is_latin(words, latin):
                found.append(Span(paragraph.start, paragraph.end))
    return found


def told_once(page: Page, people: list[Person]) -> list[Person]:
    """The people less those who are named in English only and may be one who is named in Thai."""
    english = translated(page) if people else []
    if not english:
        return people
    inside = [any(span.start <= person.name.start < span.end for span in english) for person in people]
    told = list(zip(people, inside, strict=True))
    initials = {letter for person, is_english in told if not is_english for letter in _initials(_bare(page, person))}
    return [person for person, is_english in told if not is_english or _bare(page, person)[:1].upper() not in initials]


_TITLES: Final = re.compile(rf"(?:{TITLE}[ ]?)+")


def _bare(page: Page, person: Person) -> str:
    """The name of the person without titles."""
    name = person.name.of(page.text)
    titles = _TITLES.match(name)
    return name[titles.end() :] if titles is not None and titles.end() < len(name) else name


_LATIN: Final = {
    letter: latin
    for letters, latin in (
        ("ก", "KG"), ("ขคฆ", "K"), ("จ", "JCZ"), ("ฉชฌ", "CS"), ("ซ", "SXZ"), ("ญย", "YJ"), ("ดฎ", "D"), ("ตฏ", "TD"),
        ("ถทธฐฑฒ", "T"), ("นณ", "N"), ("บ", "B"), ("ป", "PB"), ("ผพภ", "P"), ("ฝฟ", "FP"), ("ม", "M"), ("รฤ", "R"), ("ลฬ", "L"),
        ("ว", "WV"), ("ศษส", "S"), ("หฮ", "H"), ("อ", "AEIOUY"),
    )
    for letter in letters
}  # fmt: skip
"""By which letters a Thai name begins in Latin script (the Royal Institute's system, and how people write their own)."""


def _initials(name: str) -> str:
    """The Latin letters by which a Thai name may begin: ห before another consonant is not heard (หลี่, Li)."""
    name = name.lstrip("เแโใไ")
    heard = name[1:2] if name[:1] == "ห" and name[1:2] in "งญนมยรลว" else name[:1]
    return _LATIN.get(heard, "") + _LATIN.get(name[:1], "")
