"""What each line of a page is: its headline, its dateline, a credit, its source, the site's furniture, or the story.

`classify` is the one door: it reads every line once by itself and then decides by the lines around it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mou_tui.loaders.credits import (
    Credit,
    credit,
    credit_beside_dateline,
    is_contact,
    is_label,
    office,
    parent_office,
    source_url,
)
from mou_tui.loaders.datelines import is_wire_dateline, read_dateline
from mou_tui.loaders.draft import Block
from mou_tui.loaders.furniture import is_menu, is_section, is_site_name
from mou_tui.loaders.headline import (
    LineKind,
    TopLine,
    carries_on,
    comes_again,
    find_headline,
    has_site_beside,
    same_words,
    tells,
    without_site,
)
from mou_tui.thai.dates import ThaiDate, find_dates

_TOP: Final = 24
"""First lines of a page among which the headline and its dateline are looked for."""
_FEWEST_TOP: Final = 7
_BOTTOM: Final = 16
"""Last lines of a story among which credits, source and a dateline are looked for."""
_LONGEST_READ: Final = 200
"""A longer line can only be the story's, or an address."""
_LONGEST_NAME: Final = 80
"""Below a headline that is known already, no longer line is taken for a name or a menu."""
_CAPTION: Final = 130
"""From this length on a line tells something wherever it stands."""
_SHORTEST_STORY: Final = 56
"""From this length on a line tells something if it begins as stories do."""
_ASKED: Final = (None, "body", "heading")
"""What the source may say a line is that is asked whether it is about the article."""
_ABOUT: Final = ("dateline", "credit", "source", "label")


@dataclass(frozen=True, slots=True)
class MetaLine:
    """What one line says about the article; `sure` tells a dateline that is a date alone from one with more beside it."""

    kind: LineKind = "story"
    date: ThaiDate | None = None
    credit: Credit | None = None
    url: str | None = None
    sure: bool = True
    headline: bool = False


STORY: Final = MetaLine()


def classify(blocks: Sequence[Block], title: str | None = None, tail: int | None = None) -> list[MetaLine]:
    """What each of a page's lines is, in their order.

    `title` is the headline where the container gives one. From line number `tail` on a site has appended what belongs to
    other articles: no line there dates or credits this one.
    """
    lines = [STORY] * len(blocks)
    end = len(blocks) if tail is None else tail
    again = title is None and _first_is_headline(blocks)
    top = _read_top(blocks, lines, end, without_site(blocks[0].text) if again else title)
    start = _mark_headline(blocks, lines, 0) if again else _find_headline(blocks, lines, top, title)
    story = _story_start(blocks, lines, start, top)
    _settle_above(blocks, lines, start)
    _settle_header(blocks, lines, start, story)
    _settle_story(blocks, lines, story, top)
    for n in range(max(top, end - _BOTTOM), end):
        if blocks[n].kind in _ASKED:
            lines[n] = read_line(blocks[n].text)
    _settle_trailer(blocks, lines, max(story, end - _BOTTOM, 1), end)
    return lines


def read_line(text: str) -> MetaLine:
    """What a line is by itself, wherever it stands."""
    if (url := source_url(text)) is not None:
        return MetaLine("source", url=url)
    if len(text) > _LONGEST_READ:
        return STORY
    if (read := read_dateline(text)) is not None:
        return MetaLine("dateline", date=read[0], credit=read[1], sure=read[2])
    if is_wire_dateline(text):
        return MetaLine("dateline", date=_day_of(text))
    if (named := credit(text)) is not None:
        return MetaLine("credit", credit=named)
    if is_label(text):
        return MetaLine("label")
    return MetaLine("contact") if is_contact(text) else STORY


def _first_is_headline(blocks: Sequence[Block]) -> bool:
    """Whether the first line is the headline without further question: marked by the government's site, or repeated below."""
    if not blocks or blocks[0].kind not in _ASKED:
        return False
    first = without_site(blocks[0].text)
    if first != blocks[0].text:
        return True
    return comes_again([b.text for b in blocks[:5]]) and not tells(first) and _furniture(first) is STORY


def _read_top(blocks: Sequence[Block], lines: list[MetaLine], end: int, title: str | None) -> int:
    """Read the first lines but the headline's, with what stands only above stories; returns how many were read."""
    story = None
    for n, block in enumerate(blocks[: min(end, _TOP)]):
        if story is not None and n >= max(_FEWEST_TOP, story + 3):
            return n
        if title is not None and same_words(block.text, title):
            continue
        if block.kind in _ASKED:
            line = read_line(block.text)
            if (
                line is STORY
                and story is None
                and len(block.text) <= (_LONGEST_READ if title is None else _LONGEST_NAME)
            ):
                line = _furniture(block.text)
            lines[n] = line
        elif block.kind == "meta":
            lines[n] = MetaLine("dateline", date=_day_of(block.text))
        if story is None and lines[n].kind == "story" and len(block.text) >= _CAPTION:
            story = n
    return min(end, _TOP)


def _day_of(text: str) -> ThaiDate | None:
    return next((d for d in find_dates(text) if d.precision == "day"), None)


def _furniture(text: str) -> MetaLine:
    if is_menu(text):
        return MetaLine("menu")
    if is_section(text):
        return MetaLine("label")
    return MetaLine("site") if is_site_name(text) else STORY


def _find_headline(blocks: Sequence[Block], lines: list[MetaLine], top: int, title: str | None) -> int:
    """Mark the headline's lines; returns the number of the first, or of the line that would stand under it."""
    if title is not None:
        return next((n for n in range(top) if same_words(blocks[n].text, title)), 0)
    at = find_headline(_as_top_lines(blocks[:top], lines))
    if at is None:
        return next((n for n in range(top) if lines[n].kind == "story"), 0)
    return _mark_headline(blocks, lines, at)


def _mark_headline(blocks: Sequence[Block], lines: list[MetaLine], at: int) -> int:
    """Mark line `at` and those before and after it that are the same headline; returns the number of the first."""
    if (
        at
        and lines[at - 1].kind == "story"
        and _goes_on(blocks, lines, at)
        and len(blocks[at - 1].text) >= _SHORTEST_HALF
    ):
        at -= 1
    lines[at] = MetaLine(headline=True)
    for n in range(at + 1, min(at + _MOST_HEADLINE_LINES, len(lines))):
        if not _goes_on(blocks, lines, n):
            break
        lines[n] = MetaLine(headline=True)
    return at


def _as_top_lines(blocks: Sequence[Block], lines: Sequence[MetaLine]) -> list[TopLine]:
    return [
        TopLine(without_site(block.text), line.kind, block.kind == "heading")
        for block, line in zip(blocks, lines, strict=False)
    ]


def top_lines(blocks: Sequence[Block]) -> list[TopLine]:
    """The first lines of a page as its headline is looked for among them."""
    lines = [STORY] * len(blocks)
    return _as_top_lines(blocks[: _read_top(blocks, lines, len(blocks), None)], lines)


_MOST_HEADLINE_LINES: Final = 3
_SHORTEST_HALF: Final = 20
_LONGEST_HALF: Final = 90


def _goes_on(blocks: Sequence[Block], lines: Sequence[MetaLine], n: int) -> bool:
    """Whether line `n` is the headline's next line: short, close to the one above, with a gap or the dateline below."""
    line, above = blocks[n], blocks[n - 1]
    if line.kind != above.kind or lines[n].kind not in ("story", "site") or n + 1 >= len(blocks):
        return False
    if line.gap and not (carries_on(line.text) and len(above.text) >= _SHORTEST_HALF):
        return False
    if max(len(above.text), len(line.text)) > _LONGEST_HALF or tells(line.text) or line.text in above.text:
        return False
    below = blocks[n + 1]
    return below.gap and not any(same_words(b.text, above.text) for b in blocks[n + 1 : n + 4])


def _story_start(blocks: Sequence[Block], lines: Sequence[MetaLine], start: int, top: int) -> int:
    """The number of the first line below the headline that tells something; subheads and the headline again do not."""
    short = 0
    for n in range(start, top):
        if lines[n].headline or lines[n].kind not in ("story", "site", "contact"):
            continue
        text = blocks[n].text
        if (
            len(text) >= _CAPTION
            or (len(text) >= _SHORTEST_STORY and tells(text))
            or blocks[n].kind not in _ASKED
            or text.endswith(":")
        ):
            return n
        short += n != start and not same_words(text, blocks[start].text)
        if short > _MOST_SUBHEADS:
            return n
    return top


_MOST_SUBHEADS: Final = 2


def _settle_above(blocks: Sequence[Block], lines: list[MetaLine], start: int) -> None:
    """The lines above the headline are the site's; a newsroom among them is credited where nobody else is."""
    for n in range(start):
        line = lines[n]
        if has_site_beside(blocks[n].text, blocks[start].text):
            lines[n] = MetaLine("menu")  # หน้าแรก > ข่าว > the headline
        elif line.kind == "story" and len(blocks[n].text) < _CAPTION:
            lines[n] = MetaLine("label")
        elif line.kind == "site" and (named := office(blocks[n].text)) is not None and named.strength > 1:
            lines[n] = MetaLine("site", credit=Credit(named.name, 1))
        elif line.kind == "contact":
            lines[n] = STORY


def _settle_header(blocks: Sequence[Block], lines: list[MetaLine], start: int, story: int) -> None:
    """Between headline and story: what stands beside a dateline or a credit may be a name."""
    for n in range(start, story):
        line = lines[n]
        if line.headline:
            continue
        if line.kind == "contact":
            lines[n] = STORY
        elif line.kind in ("story", "site", "menu"):
            beside = (n > start and lines[n - 1].kind in ("dateline", "credit")) or (
                n + 1 < len(lines) and lines[n + 1].kind == "dateline"
            )
            named = (office(blocks[n].text) or credit_beside_dateline(blocks[n].text)) if beside else None
            if named is not None:
                lines[n] = MetaLine("credit", credit=named)
            elif line.kind == "site":
                lines[n] = STORY


def _settle_story(blocks: Sequence[Block], lines: list[MetaLine], story: int, top: int) -> None:
    """Below its first words the page is the story's: dates are its own, names are no site's."""
    for n in range(story, top):
        if lines[n].kind in ("menu", "site", "label", "contact") and not is_label(blocks[n].text):
            lines[n] = STORY


def _settle_trailer(blocks: Sequence[Block], lines: list[MetaLine], start: int, end: int) -> None:
    """Among the last lines a date is the publication's only at their end, and offices are newsrooms."""
    last = end
    while last > start and (lines[last - 1].kind in (*_ABOUT, "contact") or _is_office(blocks[last - 1].text)):
        last -= 1
    # A date, a headline, a date: a list of other articles.
    of_others = any(lines[n].kind == "dateline" for n in range(max(start, last - _ANOTHER_ARTICLE), last))
    for n in range(start, end):
        if lines[n].kind == "dateline" and (n < last or of_others):
            lines[n] = STORY
    _settle_offices(blocks, lines, last, end)
    for n in range(start, end):
        if lines[n].kind == "contact":
            lines[n] = STORY


_ANOTHER_ARTICLE: Final = 4
"""How many lines an entry of a list of articles has at most."""


def _is_office(text: str) -> bool:
    return office(text) is not None or parent_office(text) is not None


def _settle_offices(blocks: Sequence[Block], lines: list[MetaLine], last: int, end: int) -> None:
    """Credit the newsroom or office among the last lines, with the office above it in the line before or after."""
    places = [n for n in range(last, end) if lines[n].kind == "story" and blocks[n].kind in _ASKED]
    first = next((n for n in places if office(blocks[n].text) is not None), None)
    if first is None:
        return
    named = office(blocks[first].text)
    assert named is not None
    name = named.name
    below = first + 1
    if below in places and " " not in name and _is_office(blocks[below].text):
        name = f"{name} {blocks[below].text}"
        lines[below] = MetaLine("credit")
    elif first - 1 in places and parent_office(blocks[first - 1].text) is not None:
        name = f"{blocks[first - 1].text} {name}"
        lines[first - 1] = MetaLine("credit")
    # At the end of a story an office's bare name is the newsroom's, elsewhere it may be any.
    lines[first] = MetaLine("credit", credit=Credit(name, 2))
