"""Where a query's words stand in a text, and a line's worth of words around the first of them."""

import itertools
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from mou_tui.article import Span
from mou_tui.library import charmap
from mou_tui.library.doc import Doc
from mou_tui.library.matching import Words
from mou_tui.library.passages import spaced
from mou_tui.library.query import Query
from mou_tui.library.query_tree import Term
from mou_tui.thai.fold import fold
from mou_tui.thai.width import cluster_ends, prefix_cells
from mou_tui.thai.words import boundaries

MOST: Final = 20_000
"""Places marked in one text, at most."""
_AROUND: Final = 160


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words around a match on one line, cut at clusters, with `…` where the text goes on; `spans` mark the matches in it.

    `start` and `end` delimit the match itself in the article's text; both 0 where there is none.
    """

    text: str
    spans: tuple[Span, ...] = ()
    start: int = 0
    end: int = 0


Range = tuple[int, int]
"""What a Span is, where there are too many to make one of each: start and end."""


def highlight(query: Query, text: str) -> list[Span]:
    """Where the words of `query` stand in `text`, in order; those that touch or overlap are one span."""
    return [Span(*one) for one in _ranges(query, text)]


def _ranges(query: Query, text: str) -> list[Range]:
    folded = fold(text)
    return _merged(
        itertools.chain(
            (span for form in _forms(query) for span in form.ranges(folded)),
            (
                (span.start, span.end)
                for passage in query.passages()
                for span in itertools.islice(passage.spans(folded), MOST)
            ),
        )
    )


def _merged(ranges: Iterable[Range]) -> list[Range]:
    found: list[Range] = []
    begin = end = -1
    for start, stop in sorted(ranges):
        if start <= end:
            end = max(end, stop)
        elif stop > start:
            if end >= 0:
                found.append((begin, end))
            begin, end = start, stop
    if end >= 0:
        found.append((begin, end))
    return found


def _wanted(query: Query) -> Iterable[tuple[str, bool]]:
    """The needles to mark, and whether each must stand by itself."""
    for term in query.terms():
        yield term.needle, False
        for alias in term.aliases:
            yield alias, True


class _Form:
    """A needle as it may be written, with blanks between two Thai letters, in texts and in their coded bytes.

    One that has to stand `alone` is looked for as such first: many times faster than by a pattern that begins with what
    must not stand before.
    """

    def __init__(self, needle: str, alone: bool) -> None:
        self.needle, self.alone = needle, alone
        letters = ""
        if alone and re.match("[a-z0-9]", needle):
            letters = "0123456789abcdefghijklmnopqrstuvwxyz"
        elif alone and re.fullmatch("[ก-ฮ.]{2,12}", needle):
            letters = _THAI_LETTERS
        self._letters = frozenset(letters)
        self._coded_letters = frozenset(charmap.encode(letters)[0])
        self._is_open = needle.endswith(".") and letters == _THAI_LETTERS
        self._pattern = re.compile(spaced(needle))
        coded = charmap.encodable(needle)
        self._coded = None if coded is None else re.compile(charmap.spaced(coded))
        self.is_coded = coded is not None

    def ranges(self, folded: str) -> list[Range]:
        """Where it stands in a folded text."""
        matches = itertools.islice(self._pattern.finditer(folded), MOST)
        return self._alone([match.span() for match in matches], folded, self._letters)

    def ranges_in_bytes(self, folded: bytes, start: int = 0, stop: int = sys.maxsize) -> list[Range]:
        """Where it stands in the folded bytes of a text, from `start` to `stop`."""
        if self._coded is None:
            raise ValueError("this form has a character without a byte")
        matches = itertools.islice(self._coded.finditer(folded, start, stop), MOST)
        return self._alone([match.span() for match in matches], folded, self._coded_letters)

    def _alone(self, ranges: list[Range], folded: Sequence[Any], letters: frozenset[Any]) -> list[Range]:
        """Those of `ranges` at which it stands by itself, where it has to."""
        if not letters or not ranges:
            return ranges
        return [
            (start, end)
            for start, end in ranges
            if not (start and folded[start - 1] in letters)
            and (self._is_open or not (end < len(folded) and folded[end] in letters))
        ]


_THAI_LETTERS: Final = "".join(map(chr, (*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F))))


def _forms(query: Query) -> tuple[_Form, ...]:
    return _forms_of(tuple(dict.fromkeys((needle, alone) for needle, alone in _wanted(query) if needle)))


@lru_cache(maxsize=64)
def _forms_of(needles: tuple[tuple[str, bool], ...]) -> tuple[_Form, ...]:
    anywhere = {needle for needle, alone in needles if not alone}
    return tuple(_Form(needle, alone) for needle, alone in needles if not (alone and needle in anywhere))


def snippet(text: str, query: Query, width: int, *, skip: int = 0) -> Snippet:
    """The words around the first match of `query` in `text`, in at most `width` terminal columns.

    The first `skip` code points (the title) are looked at last. Without a match: the beginning after them.
    """
    spans = [Span(s.start + skip, s.end + skip) for s in highlight(query, text[skip : skip + 200_000])]
    if not spans and skip:
        spans = highlight(query, text[:skip])
    if spans:
        return snippet_at(text, spans[0], width, spans)
    start = min(skip, len(text))
    line, _offset = _on_one_line(text, *_window(text, Span(start, start), width))
    return Snippet(line)


def snippets_of(doc: Doc, places: Sequence[Range], width: int) -> Iterator[Snippet]:
    """The words around each of `places` in a text as the index holds it, in at most `width` terminal columns."""
    text = charmap.decode(doc.coded, doc.beside or "")
    return (snippet_at(text, Span(*place), width) for place in places)


def snippet_at(text: str, match: Span, width: int, spans: Sequence[Span] = ()) -> Snippet:
    """The words around `match`, which is a match as `spans` are, in at most `width` terminal columns."""
    begin, end = _window(text, match, width)
    line, offset = _on_one_line(text, begin, end)
    marks = tuple(
        Span(max(s.start, begin) - offset, min(s.end, end) - offset)
        for s in spans or (match,)
        if s.start < end and s.end > begin
    )
    return Snippet(line, marks, match.start, match.end)


def places_of(
    query: Query, having: Callable[[str], Collection[int] | None] = lambda _name: None
) -> Callable[[Doc], list[Range]]:
    """`highlight` of texts as the index holds them, found in their bytes; prepared once for all texts.

    `having` tells the articles among which all are that have another name of an organisation, None where that is not known: in
    other texts the name is not looked for.
    """
    forms = _forms(query)
    if any(query.passages()) or not all(form.is_coded for form in forms):
        return lambda doc: _ranges(query, charmap.decode(doc.coded, doc.beside or ""))
    among = [(form, having(form.needle) if form.alone else None) for form in forms]
    wanted = [(form, None if rowids is None else frozenset(rowids)) for form, rowids in among]

    def places(doc: Doc) -> list[Range]:
        rowid, folded = doc.rowid, doc.folded
        return _merged(
            itertools.chain.from_iterable(
                [form.ranges_in_bytes(folded) for form, rowids in wanted if rowids is None or rowid in rowids]
            )
        )

    return places


def snippet_of(doc: Doc, query: Query, width: int) -> Snippet:
    """`snippet` of a text as the index holds it, its title last.

    Where it can, it looks for the words in the bytes and decodes only what is around the first of them: a list shows
    fifty snippets a keystroke.
    """
    coded, beside = doc.coded, doc.beside
    skip = coded.find(b"\n") + 1
    forms = _forms(query)
    if not forms or any(query.passages()) or not all(form.is_coded for form in forms):
        return snippet(charmap.decode(coded, beside or ""), query, width, skip=skip)
    place = _best_place(doc, query, skip)
    for start, stop in ((skip, len(coded)), (0, skip)):
        place = place or min(
            (Span(*one) for form in forms for one in form.ranges_in_bytes(doc.folded, start, stop)), default=None
        )
    here = place or Span(min(skip, len(coded)), min(skip, len(coded)))
    low, high = max(0, here.start - 4 * width), here.end + 8 * width
    near = _decoded(coded, beside or "", low, high)
    region = coded[low:high].translate(charmap.FOLD)
    marked = _merged(one for form in forms for one in form.ranges_in_bytes(region)) if place else []
    around = snippet_at(
        near, Span(here.start - low, here.end - low), width, [Span(start, end) for start, end in marked]
    )
    return Snippet(around.text) if place is None else replace(around, start=here.start, end=here.end)


def _decoded(coded: bytes, beside: str, low: int, high: int) -> str:
    """The characters [low, high) of a text."""
    near = coded[low:high]
    if not beside:
        return charmap.decode(near)
    before = coded.count(charmap.HELD, 0, low)
    return charmap.decode(near, beside[before : before + near.count(charmap.HELD)])


def _best_place(doc: Doc, query: Query, skip: int) -> Span | None:
    """Where the words of the query best stand: the first place where one of them visibly begins a word, or an organisation
    has another of its names; else the first where one is written at all. Found many times faster than by the pattern.
    """
    visible: list[Span] = []
    anywhere: list[Span] = []
    for term in query.terms():
        words = _words(term)
        if words.coded is None:
            continue
        text = doc.coded if words.plain else doc.folded
        at = text.find(words.coded, skip)
        pattern = words.whole or words.visible
        begins = pattern.search(text, at) if pattern is not None and at >= 0 else None
        if begins is not None:
            visible.append(Span(begins.start(), begins.start() + len(words.coded)))
        elif at >= 0:
            (visible if words.visible is None else anywhere).append(Span(at, at + len(words.coded)))
        visible += filter(None, (alias.place(doc.folded, skip) for alias in words.aliases))
    return min(visible, default=None) or min(anywhere, default=None)


@lru_cache(maxsize=64)
def _words(term: Term) -> Words:
    return Words(term)


def _window(text: str, match: Span, width: int) -> tuple[int, int]:
    """The range of `text` around `match` that fits `width` columns, both ends between words, a third of the room before.

    It does not begin before the line that the match is in: what stands there is another paragraph.
    """
    room = max(4, width - 2)
    # A column takes at least one code point, and seldom more than two.
    low = max(0, match.start - room, text.rfind("\n", 0, match.start) + 1)
    region = text[low : match.end + 2 * room].replace("\n", " ")
    columns = prefix_cells(region)
    edges = _Edges(region, columns)
    # Where the region begins inside a cluster, perhaps, its first piece is no whole one.
    least = edges.after(1) if low and text[low - 1] != "\n" and match.start > low else 0
    first = max(least, edges.before(match.start - low))
    used = columns[edges.after(min(match.end - low, len(region)))] - columns[first]
    wanted = columns[first] - max(0, room - used) // 3
    first = min(first, max(least, edges.after(bisect_left(columns, wanted))))
    last = max(first, edges.before(bisect_right(columns, columns[first] + room) - 1))
    begin, end = _between_words(region, first, last, Span(match.start - low, min(match.end - low, len(region))))
    if begin != first and not edges.is_edge(begin):
        begin = first
    if end != last and not edges.is_edge(end):
        end = last
    return low + begin, low + end


_LONGEST_WORD: Final = 16
"""Code points that an end of a snippet is moved to stand between two words; a longer word is cut."""


def _between_words(region: str, first: int, last: int, match: Span) -> tuple[int, int]:
    """[first, last) narrowed so that neither end cuts a word, nor `match`."""
    ends = boundaries(region)
    begin, end = first, last
    if 0 < first < match.start:
        begin = next((e for e in ends if first <= e <= min(match.start, first + _LONGEST_WORD)), first)
        while begin < match.start and region[begin] in _NEVER_FIRST:
            begin += 1
    if match.end < last < len(region):
        end = next((e for e in reversed(ends) if max(match.end, last - _LONGEST_WORD) <= e <= last), last)
        while end > match.end and region[end - 1] == " ":
            end -= 1
    return begin, end


_NEVER_FIRST: Final = frozenset(" ๆฯ,.;:)]}”’!?")


class _Edges:
    """The places in a piece of text where a grapheme cluster begins."""

    def __init__(self, text: str, columns: Sequence[int]) -> None:
        self._text = text
        self._columns = columns
        # Thai and Latin are known without looking: only a mark, or ำ, goes on with the cluster before it.
        self._known = {0, *cluster_ends(text)} if _UNCOMMON.search(text) else None

    def is_edge(self, at: int) -> bool:
        """Whether a cluster begins at `at`."""
        if self._known is not None:
            return at in self._known
        if at == 0 or at >= len(self._text):
            return True
        return self._columns[at + 1] > self._columns[at] and self._text[at] != "ำ"

    def before(self, at: int) -> int:
        """The last edge up to `at`."""
        while not self.is_edge(at):
            at -= 1
        return at

    def after(self, at: int) -> int:
        """The first edge from `at` on."""
        at = min(at, len(self._text))
        while not self.is_edge(at):
            at += 1
        return at


_UNCOMMON: Final = re.compile("[^ -~\u00a0-\u02ff\u0e01-\u0e5b\u2010-\u2027\u2030-\u205e]")


def _on_one_line(text: str, begin: int, end: int) -> tuple[str, int]:
    """text[begin:end] on one line with its ellipses, and what to take from an offset in the text for one in the line."""
    line = text[begin:end].replace("\n", " ")
    ahead = "…" if begin > 0 and text[begin - 1] != "\n" else ""
    behind = "…" if end < len(text) and text[end] != "\n" else ""
    return ahead + line + behind, begin - len(ahead)
