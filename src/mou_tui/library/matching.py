"""Does an article match, and how well: a query's parts against the bytes of one text.

Matching is exact: a term matches where it is a substring of the folded text, spaces between two Thai letters aside. How
well says only where in the list the article stands.
"""

import re
from collections.abc import Callable, Collection
from typing import Final

from mou_tui.article import Span
from mou_tui.library import charmap
from mou_tui.library.apart import is_short
from mou_tui.library.charmap import is_thai_letter
from mou_tui.library.doc import Doc
from mou_tui.library.query_tree import And, FieldChoice, FieldRange, FieldText, Near, Node, Not, Or, Pattern, Term

TITLE: Final = 0
"""In the title, where a word begins."""
WORD: Final = 1
"""Where a word visibly begins: at a blank, a bracket, a line's start."""
COMPOUND: Final = 2
"""Where a word begins inside a run of Thai letters."""
INSIDE: Final = 3
"""Inside a word: AI in Thai, มช. in รมช., ยา in พยาบาล."""
NOWHERE: Final = 4

_MOST_PLACES: Final = 8
"""Occurrences looked at for the best of them; later ones seldom are better."""

_LATIN: Final = rb"[a-z0-9]"
_THAI: Final = rb"[\xa1-\xda\xe0-\xee]"
_ABBREVIATION: Final = re.compile(r"[ก-ฮ.]{2,12}|[ก-ฮ]\.[ก-ฮ]{3,12}")  # มช. ศธ. ม.มหิดล
_DOTTED: Final = re.compile(r"[ก-๎]{1,5}\.(?:[ก-๎]{1,5}\.){0,3}")  # รมว. พ.ร.บ.


class Matcher:
    """A part of a query, ready to be held against texts."""

    needs_text = True

    def level(self, doc: Doc) -> int:
        """How well `doc` matches: TITLE to INSIDE; NOWHERE where it does not."""
        raise NotImplementedError

    def matches(self, doc: Doc) -> bool:
        """Whether `doc` matches."""
        raise NotImplementedError

    def hasten(self) -> None:
        """Tell only TITLE from the rest from now on: there are very many."""

    def segment(self, wanted: bool) -> None:
        """Whether to tell INSIDE from COMPOUND, for which the segmenter is asked where a word begins; else all of these are COMPOUND."""

    def quick_needle(self) -> bytes | None:
        """The bytes whose first place in a stored text is all that `level` asks; None where it asks more.

        Where they do not stand as they are, the text has to be looked at.
        """
        return None


class Words(Matcher):
    """A term: its needle anywhere, or one of its aliases where it stands by itself.

    `thorough` looks for the best of the term's places, and asks the segmenter where a Thai word begins inside a run of letters:
    too slow for tens of thousands of articles, of which only those with the term in the title are told from the others.
    """

    def __init__(self, term: Term, *, aliases: bool = True) -> None:
        needle = term.needle
        self.needle = needle
        self.coded = charmap.encodable(needle)
        self.plain = self.coded is not None and charmap.is_plain(self.coded)
        self.short_form = bool(_DOTTED.fullmatch(needle)) or bool(term.aliases and _ABBREVIATION.fullmatch(needle))
        self.latin = _is_latin(needle[0])
        self.letters = _LATIN if self.latin else _THAI if is_thai_letter(needle[0]) else None
        self.visible = None if self.coded is None or self.letters is None else _beginning(self.coded, self.letters)
        self.pattern = None if self.coded is None else re.compile(charmap.spaced(self.coded))
        # The best places of a short term are those where it stands by itself; others may be anything.
        short = is_short(needle) and self.coded is not None
        self.whole = _alone(needle, self.coded) if short and self.coded is not None else None
        self.thorough = self._segments = True
        self.aliases = [Alias(alias) for alias in term.aliases] if aliases else []
        self._boundaries: dict[bytes, bool] = {}

    def matches(self, doc: Doc) -> bool:
        return self._has(doc) or any(alias.found(doc) for alias in self.aliases)

    def _has(self, doc: Doc) -> bool:
        """Whether the needle is there, aliases aside."""
        if self.pattern is None:
            return bool(doc.beside) and self.needle in doc.text
        return self.pattern.search(doc.coded if self.plain else doc.folded) is not None

    def level(self, doc: Doc) -> int:
        best = NOWHERE
        if self.pattern is None or self.coded is None:
            best = WORD if self._has(doc) else NOWHERE
        else:
            text = doc.coded if self.plain else doc.folded
            match = self.pattern.search(text)
            if match is not None:
                at = match.start()
                if match.end() - at != len(self.coded):
                    at = text.find(self.coded, at)
                if at < 0:
                    best = self._place_across_spaces(text, match.start())
                else:
                    best = self._best_place(text, self.coded, at) if self.thorough else self._hasty_place(text, at)
        for alias in self.aliases:
            if best <= WORD:
                break
            best = min(best, alias.level(doc))
        return best

    def _hasty_place(self, text: bytes, at: int) -> int:
        """Whether the first occurrence, `at`, is in the title; that of a short term is the first at which it stands by itself."""
        if self.whole is not None:
            whole = self.whole.search(text, at)
            if whole is None:
                return INSIDE
            at = whole.start()
        return WORD if text.find(b"\n", 0, at) >= 0 else TITLE

    def quick_needle(self) -> bytes | None:
        return self.coded if self.plain and self.whole is None and not self.thorough else None

    def _place_across_spaces(self, text: bytes, at: int) -> int:
        """The level of what is found across a space at `at` and nowhere else, hence not where the text breaks words visibly."""
        if self.whole is not None:
            return INSIDE
        return COMPOUND if text.find(b"\n", 0, at) >= 0 else TITLE

    def _best_place(self, text: bytes, coded: bytes, at: int) -> int:
        """The best level of the occurrences from the first, `at`, on."""
        title_end = text.find(b"\n")
        if title_end < 0:
            title_end = len(text)
        if self.whole is not None:
            whole = self.whole.search(text, at)
            if whole is not None:
                return TITLE if whole.start() < title_end else WORD
            if self.visible is not None and self.visible.search(text, at):
                # Seen without asking the segmenter: ยา in ยารักษาโรค.
                return COMPOUND
            return self._inside(text, coded, at)
        visible = self.visible
        if visible is None:
            return TITLE if at < title_end else WORD
        if at < title_end and (visible.search(text, at, title_end) or self._begins_word(text, at)):
            return TITLE
        if visible.search(text, at):
            return WORD
        return self._inside(text, coded, at)

    def _inside(self, text: bytes, coded: bytes, at: int) -> int:
        """COMPOUND where a word begins at one of the first places inside runs of letters, else INSIDE."""
        if self.latin or self.short_form:
            return INSIDE
        if not self._segments:
            return COMPOUND
        for _ in range(_MOST_PLACES):
            if self._begins_word(text, at):
                return COMPOUND
            at = text.find(coded, at + 1)
            if at < 0:
                break
        return INSIDE

    def _begins_word(self, text: bytes, at: int) -> bool:
        """Whether a Thai word begins at `at`, by the segmenter's reading of what stands around."""
        if self.latin or self.short_form:
            return False
        if len(self.needle) == 1:
            return True
        window = text[max(0, at - 24) : at + len(self.coded or b"") + 8]
        known = self._boundaries.get(window)
        if known is None:
            from mou_tui.thai.words import boundaries

            known = min(at, 24) in boundaries(charmap.decode(window))
            self._boundaries[window] = known
        return known

    def hasten(self) -> None:
        self.thorough = False

    def segment(self, wanted: bool) -> None:
        self._segments = wanted


class Alias:
    """Another name of an organisation: an abbreviation must not stand within a word, a full name may stand anywhere."""

    def __init__(self, needle: str) -> None:
        self.full = Words(Term(needle, needle), aliases=False)
        self.full.hasten()
        whole = _is_latin(needle[0]) or bool(_ABBREVIATION.fullmatch(needle) or _DOTTED.fullmatch(needle))
        self.whole = _alone(needle, self.full.coded) if whole and self.full.coded is not None else None

    def found(self, doc: Doc) -> bool:
        """Whether the alias occurs."""
        return self.full.matches(doc) if self.whole is None else self._stands_alone(doc) is not None

    def _stands_alone(self, doc: Doc) -> re.Match[bytes] | None:
        # Looked for as such first: many times faster than by the pattern.
        at = doc.folded.find(self.full.coded or b"")
        return self.whole.search(doc.folded, at) if self.whole is not None and at >= 0 else None

    def level(self, doc: Doc) -> int:
        """How well the alias matches."""
        if self.whole is None:
            return self.full.level(doc)
        match = self._stands_alone(doc)
        if match is None:
            return NOWHERE
        return TITLE if b"\n" not in doc.folded[: match.start()] else WORD

    def place(self, folded: bytes, skip: int) -> Span | None:
        """The first place from `skip` on in the folded bytes of a text, blanks that were left out aside."""
        coded = self.full.coded
        if coded is None:
            return None
        at = folded.find(coded, skip)
        if at >= 0 and self.whole is not None:
            match = self.whole.search(folded, at)
            at = match.start() if match else -1
        return Span(at, at + len(coded)) if at >= 0 else None


def _beginning(coded: bytes, letters: bytes) -> re.Pattern[bytes]:
    """`coded` where no letter of `letters` stands before it. The needle leads, since `re` searches for a literal head fast."""
    needle = re.escape(coded)
    return re.compile(needle + rb"(?<!" + letters + needle + rb")")


def _alone(needle: str, coded: bytes) -> re.Pattern[bytes]:
    """`coded` where no letter of its script stands before or after it."""
    letters = _LATIN if _is_latin(needle[0]) else _THAI
    after = b"" if needle.endswith(".") else rb"(?!" + letters + rb")"
    return re.compile(_beginning(coded, letters).pattern + after)


class Passage(Matcher):
    """Words near one another, or what a pattern describes."""

    def __init__(self, node: Near | Pattern) -> None:
        self.node = node
        self.words = [Words(term, aliases=False) for term in node.terms] if isinstance(node, Near) else []

    def _place(self, doc: Doc) -> int | None:
        """Where the first match begins in the folded text."""
        if not all(words.matches(doc) for words in self.words):
            return None
        text = doc.folded_text
        return next((span.start for span in self.node.spans(text)), None)

    def level(self, doc: Doc) -> int:
        place = self._place(doc)
        if place is None:
            return NOWHERE
        return TITLE if b"\n" not in doc.folded[:place] else WORD

    def matches(self, doc: Doc) -> bool:
        return self._place(doc) is not None


class InTitle(Matcher):
    """A term in the headline."""

    def __init__(self, term: Term) -> None:
        self.words = Words(term)

    def hasten(self) -> None:
        self.words.hasten()

    def segment(self, wanted: bool) -> None:
        self.words.segment(wanted)

    def quick_needle(self) -> bytes | None:
        return self.words.quick_needle()

    def level(self, doc: Doc) -> int:
        return self.words.level(doc.title())

    def matches(self, doc: Doc) -> bool:
        return self.words.matches(doc.title())


class Among(Matcher):
    """Articles known beforehand, by a field."""

    needs_text = False

    def __init__(self, rowids: Collection[int]) -> None:
        self.rowids = rowids

    def level(self, doc: Doc) -> int:
        return TITLE if doc.rowid in self.rowids else NOWHERE

    def matches(self, doc: Doc) -> bool:
        return doc.rowid in self.rowids


class _Several(Matcher):
    """A matcher made of others."""

    def __init__(self, parts: list[Matcher]) -> None:
        # What needs no text, and what needs little of it, first.
        self.parts = sorted(parts, key=lambda part: part.needs_text)
        self.needs_text = any(part.needs_text for part in parts)

    def hasten(self) -> None:
        for part in self.parts:
            part.hasten()

    def segment(self, wanted: bool) -> None:
        for part in self.parts:
            part.segment(wanted)


class All(_Several):
    """Everything that its parts match."""

    def level(self, doc: Doc) -> int:
        worst = TITLE
        for part in self.parts:
            level = part.level(doc)
            if level == NOWHERE:
                return NOWHERE
            worst = max(worst, level)
        return worst

    def matches(self, doc: Doc) -> bool:
        return all(part.matches(doc) for part in self.parts)


class Any(_Several):
    """What at least one of its parts matches."""

    def level(self, doc: Doc) -> int:
        return min((part.level(doc) for part in self.parts), default=NOWHERE)

    def matches(self, doc: Doc) -> bool:
        return any(part.matches(doc) for part in self.parts)


class Without(Matcher):
    """What its part does not match."""

    def __init__(self, part: Matcher) -> None:
        self.part = part
        self.needs_text = part.needs_text

    def level(self, doc: Doc) -> int:
        return NOWHERE if self.part.matches(doc) else TITLE

    def matches(self, doc: Doc) -> bool:
        return not self.part.matches(doc)


FieldNode = FieldText | FieldChoice | FieldRange


def matcher(node: Node, rowids_of: Callable[[FieldNode], Collection[int]]) -> Matcher:
    """The matcher of a query's tree; `rowids_of` tells which articles a field's condition holds for."""
    match node:
        case Term():
            return Words(node)
        case Near() | Pattern():
            return Passage(node)
        case FieldText(field=of, term=term) if of.kind == "title":
            return InTitle(term)
        case FieldText() | FieldChoice() | FieldRange():
            return Among(rowids_of(node))
        case And(parts=parts):
            return All([matcher(part, rowids_of) for part in parts])
        case Or(parts=parts):
            return Any([matcher(part, rowids_of) for part in parts])
        case Not(part=part):
            return Without(matcher(part, rowids_of))


def _is_latin(character: str) -> bool:
    return "a" <= character <= "z" or "0" <= character <= "9"
