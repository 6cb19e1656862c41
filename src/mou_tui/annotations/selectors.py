"""Finding a quoted passage again after its file was edited, moved or re-encoded.

A selector is what the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/, 4.2.4 and 4.2.5) calls a
text quote selector with a text position selector: the words, what stood before and after them, and where they were.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from mou_tui.article import Span
from mou_tui.thai.fold import fold
from mou_tui.thai.quoting import common_beginning, places, places_of_letters, widened

CONTEXT: Final = 32
"""Code points of prefix and suffix that a selector keeps."""

MOST_CHANGED: Final = 0.3
"""The share of a quote that may have been edited for its passage to count as found."""

_LONGEST_PATTERN: Final = 512
"""Of a longer quote only its two ends are looked for by similarity."""

How = Literal["exact", "folded", "similar"]


@dataclass(frozen=True, slots=True)
class Selector:
    """A passage of an article's text: its words, up to 32 code points on both sides, and where it was."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    end: int = 0

    @classmethod
    def of(cls, text: str, span: Span) -> "Selector":
        """The selector of `span` in `text`."""
        before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
        return cls(span.of(text), before, after, span.start, span.end)

    def to_table(self) -> dict[str, Any]:
        """As bookmarks.toml keeps it."""
        return {"exact": self.exact, "prefix": self.prefix, "suffix": self.suffix, "start": self.start, "end": self.end}

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "Selector":
        """The inverse of `to_table`. Raises KeyError or TypeError for what is no selector."""
        exact, prefix, suffix = table["exact"], table.get("prefix", ""), table.get("suffix", "")
        if not all(isinstance(part, str) for part in (exact, prefix, suffix)):
            raise TypeError("a selector's quote is not a text")
        start, end = int(table.get("start", 0)), int(table.get("end", 0))
        return cls(exact, prefix, suffix, max(0, start), max(0, start, end))

    def to_w3c(self) -> list[dict[str, Any]]:
        """As the W3C Web Annotation Data Model writes it in JSON."""
        quote = {"type": "TextQuoteSelector", "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix}
        return [quote, {"type": "TextPositionSelector", "start": self.start, "end": self.end}]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a passage stands now, and how sure that is."""

    span: Span
    how: How

    @property
    def sure(self) -> bool:
        """Whether these are the passage's words, white space and letters' forms aside."""
        return self.how != "similar"


def find(selector: Selector, text: str) -> Found | None:
    """Where the selector's passage stands in `text`: the same words, else the same letters, else words much like them.

    Only the first two are the passage; words much like it (`similar`) may say something else. No span begins or ends
    within a number or a cluster.
    """
    exact = selector.exact
    if not exact.strip():
        return None
    if spans := places(exact, text):
        return Found(_best(selector, text, spans), "exact")
    if spans := places_of_letters(exact, text):
        return Found(_best(selector, text, spans), "folded")
    return _find_similar(selector, text)


def _best(selector: Selector, text: str, spans: list[tuple[int, int]]) -> Span:
    """Of several places the one whose surroundings agree best, then the one nearest to where the passage was."""
    return Span(*max(spans, key=lambda at: (_agreement(selector, text, *at), -abs(at[0] - selector.start))))


def _agreement(selector: Selector, text: str, start: int, end: int) -> int:
    """Code points of the surroundings that stand where they stood, counted outwards from the passage."""
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return common_beginning(selector.prefix[::-1], before[::-1]) + common_beginning(selector.suffix, after)


def _find_similar(selector: Selector, text: str) -> Found | None:
    """The place that needs the fewest insertions, deletions and replacements to become the quote, if they are few.

    The passage together with its surroundings is looked for first, since the same words may stand in several places.
    """
    quote, body = fold(selector.exact), fold(text)
    if len(quote) > _LONGEST_PATTERN:
        span = _nearest_ends(quote, body)
    else:
        around = _nearest(fold(selector.prefix) + quote + fold(selector.suffix), body)
        span = _between(selector, quote, body, around) if around else _nearest(quote, body)
    return None if span is None else Found(Span(*widened(text, span.start, span.end)), "similar")


def _between(selector: Selector, quote: str, body: str, around: Span) -> Span | None:
    """The passage within the place where it and its surroundings were found."""
    inner = _nearest(quote, around.of(body))
    if inner is not None:
        return Span(around.start + inner.start, around.start + inner.end)
    start, end = around.start + len(selector.prefix), around.end - len(selector.suffix)
    return Span(start, end) if start < end else None


def _nearest_ends(quote: str, body: str) -> Span | None:
    """The place of a long quote, by its two ends; where only one of them is left, that end."""
    half = _LONGEST_PATTERN // 2
    head, tail = _nearest(quote[:half], body), _nearest(quote[-half:], body)
    if head and tail and head.start < tail.end <= head.start + 2 * len(quote):
        return Span(head.start, tail.end)
    return head or tail


def _nearest(pattern: str, text: str) -> Span | None:
    """The part of `text` most like `pattern`, None where more than MOST_CHANGED of the pattern would have to change.

    Myers' bit-parallel approximate matching (Journal of the ACM 46, 1999): one step a code point, whatever the pattern.
    """
    allowed = int(len(pattern) * MOST_CHANGED)
    cheapest = _cheapest_end(pattern, text)
    if cheapest is None or cheapest[1] > allowed:
        return None
    end = cheapest[0]
    # The same search backwards from there gives the beginning.
    window = text[max(0, end - len(pattern) - allowed) : end][::-1]
    back = _cheapest_end(pattern[::-1], window, anchored=True)
    return None if back is None else Span(end - back[0], end)


def _cheapest_end(pattern: str, text: str, *, anchored: bool = False) -> tuple[int, int] | None:
    """Where in `text` the best match of `pattern` ends, and how many edits it costs; the first of equals.

    `anchored`: the match begins at the beginning of the text.
    """
    size = len(pattern)
    if not size or not text:
        return None
    mask, last = (1 << size) - 1, 1 << (size - 1)
    where: dict[str, int] = {}
    for at, letter in enumerate(pattern):
        where[letter] = where.get(letter, 0) | 1 << at
    plus, minus, cost = mask, 0, size
    best_end, best_cost = 0, size
    carry = 1 if anchored else 0
    for end, letter in enumerate(text, 1):
        equal = where.get(letter, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        rises = minus | (~(horizontal | plus) & mask)
        falls = plus & horizontal
        if rises & last:
            cost += 1
        elif falls & last:
            cost -= 1
        rises = (rises << 1 | carry) & mask
        falls = falls << 1 & mask
        plus = falls | (~(vertical | rises) & mask)
        minus = rises & vertical
        if cost < best_cost:
            best_end, best_cost = end, cost
    return (best_end, best_cost) if best_end else None
