"""What is marked in an article that is read: the chosen fact, the words of a search, the matches of a find. Knows no screen."""

from collections.abc import Callable, Sequence

from mou_tui.article import Span
from mou_tui.facts.model import Fact, Facts
from mou_tui.page.highlights import EvidenceIndex, find_all, merged
from mou_tui.page.layout import Line
from mou_tui.page.reading_window import ReadingWindow

Terms = Sequence[Span] | Callable[[str], Sequence[Span]]
"""The words of a search in a text, or what finds them."""


class ReadingMarks:
    """The marks of one article, and which of them one goes to next."""

    def __init__(self, text: str = "", facts: Facts | None = None) -> None:
        self.text = text
        self.evidence = EvidenceIndex() if facts is None else EvidenceIndex.of(facts)
        self.fact: Fact | None = None
        """The chosen fact."""
        self.terms: Sequence[Span] = ()
        """The words of the search over all articles."""
        self.matches: list[Span] = []
        """What the find in this article has found."""
        self.current = -1
        """The number of the match at which the find stands; -1 at none."""

    # Facts

    def update_facts(self, facts: Facts) -> None:
        """Other facts of the same article, after a correction: the chosen one stays, if need be as the one of the same words."""
        self.evidence = EvidenceIndex.of(facts)
        before = self.fact
        if before is not None and before not in facts.items:
            self.fact = next((f for f in facts if f.kind == before.kind and f.evidence == before.evidence), None)

    def reach(self, line: Line | None) -> Fact | None:
        """Choose the first fact whose words stand on the line that is read now; None where it has none, or the chosen one's."""
        if line is None or line.kind == "blank":
            return None
        here = self.evidence.facts_in(line.start, line.drawn_end)
        if not here or self.fact in here:
            return None
        self.fact = here[0]
        return self.fact

    def fact_from(self, window: ReadingWindow, step: int) -> Fact | None:
        """The fact whose words are next (step 1) or before (-1): from the chosen one's, where they are seen, else from the line
        that is read.
        """
        chosen = self.fact if self.fact is not None and self.sees_fact(window) else None
        at = chosen.evidence[0].start if chosen is not None else window.offset_at(window.bar) - (step > 0)
        return self.evidence.neighbour(chosen, at, step)

    def sees_fact(self, window: ReadingWindow) -> bool:
        """Whether the words of the chosen fact are seen."""
        return self.fact is not None and bool(self.fact.evidence) and window.sees(self.fact.evidence[0].start)

    # The search over all articles

    def set_terms(self, terms: Terms) -> None:
        """Mark the words of another search."""
        self.terms = merged(terms(self.text) if callable(terms) else terms)

    def term_out_of_sight(self, window: ReadingWindow) -> Span | None:
        """At the beginning of an article whose first page has none of the words of the search: the first of them."""
        if window.top or not self.terms or any(window.sees(span.start) for span in self.terms):
            return None
        return self.terms[0]

    # The find in this article

    @property
    def match(self) -> Span | None:
        """The match at which the find stands."""
        return self.matches[self.current] if self.current >= 0 else None

    def find(self, wanted: str, here: int) -> None:
        """Mark what matches `wanted`; the find stands at the first match from the offset `here` on, else at the first of all."""
        self.matches = find_all(self.text, wanted)
        self.current = next((n for n, m in enumerate(self.matches) if m.start >= here), 0) if self.matches else -1

    def find_next(self, step: int) -> None:
        """Go to the next match (step 1), or the one before (-1), round the ends."""
        if self.matches:
            self.current = (self.current + step) % len(self.matches)

    def find_searched(self, here: int, step: int) -> bool:
        """Go through the words of the search as if they were looked for here, from the offset `here` on; False where there are none."""
        if not self.terms:
            return False
        self.matches = list(self.terms)
        after = next((n for n, m in enumerate(self.matches) if m.start >= here), 0)
        self.current = after - (step > 0)
        self.find_next(step)
        return True

    def clear_find(self) -> bool:
        """Forget the find; False where there was none."""
        was_finding = bool(self.matches)
        self.matches, self.current = [], -1
        return was_finding
