"""Does an article match, and how well: a query's parts against the bytes of one text.

Matching is exact: a term matches where it is a substring of the folded text, spaces between two Thai letters aside. How
well says only where in the list the article stands.
"""

import itertools
import re
from collections.abc import Callable, Collection
from typing import Final

from mou_tui.library import charmap
from mou_tui.library.charmap import is_thai_letter
from mou_tui.library.query import And, FieldChoice, FieldRange, FieldText, Node, Not, Or, Term

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

_ABBREVIATION: Final = re.compile(r"[ก-ฮ.]{2,12}|[ก-ฮ]\.[ก-ฮ]{3,12}")  # มช. ศธ. ม.มหิดล
_DOTTED: Final = re.compile(r"[ก-๎]{1,5}\.(?:[ก-๎]{1,5}\.){0,3}")  # รมว. พ.ร.บ.


class Doc:
    """The text of one article, in the forms that matching needs, each made when first asked for."""

    __slots__ = ("_squashed", "_text", "beside", "coded", "folded", "rowid")

    def __init__(self, rowid: int, coded: bytes, beside: str | None) -> None:
        self.rowid = rowid
        self.coded = coded
        self.beside = beside
        self.folded = coded.translate(charmap.FOLD)
        self._squashed: bytes | None = None
        self._text: str | None = None

    @property
    def squashed(self) -> bytes:
        """The folded bytes without spaces between Thai letters."""
        if self._squashed is None:
            self._squashed = charmap.squash(self.folded)
        return self._squashed

    @property
    def text(self) -> str:
        """`matchable` of the text, for what has no byte of its own."""
        if self._text is None:
            self._text = charmap.matchable(charmap.decode(self.coded, self.beside or ""))
        return self._text

    def title(self) -> "Doc":
        """The headline alone."""
        end = self.coded.find(b"\n")
        if end < 0:
            return self
        coded = self.coded[:end]
        return Doc(self.rowid, coded, self.beside[: coded.count(charmap.HELD)] if self.beside else None)


class Matcher:
    """A part of a query, ready to be held against texts."""

    needs_text = True

    def level(self, doc: Doc) -> int:
        """How well `doc` matches: TITLE to INSIDE; NOWHERE where it does not."""
        raise NotImplementedError

    def matches(self, doc: Doc) -> bool:
        """Whether `doc` matches."""
        raise NotImplementedError


class Words(Matcher):
    """A term: its needle anywhere, or one of its aliases where it stands by itself."""

    def __init__(self, term: Term, *, aliases: bool = True) -> None:
        self.needle = term.needle
        self.coded = charmap.encodable(term.needle)
        # Only between two Thai letters can a space have been left out.
        self.broken = _has_thai_pair(term.needle)
        self.short_form = bool(_DOTTED.fullmatch(self.needle)) or bool(
            term.aliases and _ABBREVIATION.fullmatch(self.needle)
        )
        self.latin = _is_latin(self.needle[0])
        self.thai = is_thai_letter(self.needle[0])
        self.aliases = [Alias(alias) for alias in term.aliases] if aliases else []
        self._boundaries: dict[bytes, bool] = {}

    def matches(self, doc: Doc) -> bool:
        if self.coded is None:
            found = bool(doc.beside) and self.needle in doc.text
        else:
            found = self.coded in doc.folded or (self.broken and self.coded in doc.squashed)
        return found or any(alias.found(doc) for alias in self.aliases)

    def level(self, doc: Doc) -> int:
        coded = self.coded
        best = NOWHERE
        if coded is None:
            best = WORD if self.matches(doc) else NOWHERE
        elif (at := doc.folded.find(coded)) >= 0:
            best = self._best_place(doc.folded, at)
        elif self.broken and (at := doc.squashed.find(coded)) >= 0:
            # Found across a space, hence not where the text breaks words visibly.
            best = TITLE if b"\n" not in doc.squashed[:at] else COMPOUND
        for alias in self.aliases:
            if best <= WORD:
                break
            best = min(best, alias.level(doc))
        return best

    def _best_place(self, folded: bytes, at: int) -> int:
        """The best level of the occurrences from `at` on."""
        coded = self.coded or b""
        title_end = folded.find(b"\n")
        if title_end < 0:
            title_end = len(folded)
        best = INSIDE
        for _ in range(_MOST_PLACES):
            level = self._level_at(folded, at)
            if level < INSIDE and at < title_end:
                return TITLE
            best = min(best, level)
            if best == WORD and at >= title_end:
                return WORD
            at = folded.find(coded, at + 1)
            if at < 0:
                break
        return best

    def _level_at(self, folded: bytes, at: int) -> int:
        if at == 0:
            return WORD
        before = folded[at - 1]
        if self.latin:
            return INSIDE if before in _LATIN_BYTES else WORD
        if not self.thai or before not in _THAI_BYTES:
            return WORD
        if self.short_form:
            return INSIDE
        return COMPOUND if self._begins_word(folded, at) else INSIDE

    def _begins_word(self, folded: bytes, at: int) -> bool:
        """Whether a Thai word begins at `at`, by the segmenter's reading of what stands around."""
        window = folded[max(0, at - 24) : at + len(self.coded or b"") + 8]
        known = self._boundaries.get(window)
        if known is None:
            from mou_tui.thai.words import boundaries

            known = min(at, 24) in boundaries(charmap.decode(window))
            self._boundaries[window] = known
        return known


class Alias:
    """Another name of an organisation: an abbreviation must not stand within a word, a full name may stand anywhere."""

    def __init__(self, needle: str) -> None:
        self.needle = needle
        self.whole = _is_latin(needle[0]) or bool(_ABBREVIATION.fullmatch(needle) or _DOTTED.fullmatch(needle))
        self.full = Words(Term(needle, needle), aliases=False)
        coded = charmap.encodable(needle)
        self.pattern = None if coded is None else re.compile(_alone(needle, coded))

    def found(self, doc: Doc) -> bool:
        """Whether the alias occurs."""
        if not self.whole:
            return self.full.matches(doc)
        # The substring first: it is a hundred times faster than the pattern, and mostly not there.
        return (
            self.pattern is not None
            and (self.full.coded or b"") in doc.folded
            and bool(self.pattern.search(doc.folded))
        )

    def level(self, doc: Doc) -> int:
        """How well the alias matches."""
        if not self.whole:
            return self.full.level(doc)
        if not self.found(doc) or self.pattern is None:
            return NOWHERE
        match = self.pattern.search(doc.folded)
        return TITLE if match and b"\n" not in doc.folded[: match.start()] else WORD


def _alone(needle: str, coded: bytes) -> bytes:
    """A pattern of `coded` where no letter of its script stands before or after it."""
    letters = rb"[a-z0-9]" if _is_latin(needle[0]) else rb"[\xa1-\xda\xe0-\xee]"
    after = b"" if needle.endswith(".") else rb"(?!" + letters + rb")"
    return rb"(?<!" + letters + rb")" + re.escape(coded) + after


class InTitle(Matcher):
    """A term in the headline."""

    def __init__(self, term: Term) -> None:
        self.words = Words(term)

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


class All(Matcher):
    """Everything that its parts match."""

    def __init__(self, parts: list[Matcher]) -> None:
        # What needs no text, and what needs little of it, first.
        self.parts = sorted(parts, key=lambda part: part.needs_text)
        self.needs_text = any(part.needs_text for part in parts)

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


class Any(Matcher):
    """What at least one of its parts matches."""

    def __init__(self, parts: list[Matcher]) -> None:
        self.parts = parts
        self.needs_text = any(part.needs_text for part in parts)

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


_LATIN_BYTES: Final = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")
_THAI_BYTES: Final = frozenset([*range(0xA1, 0xDB), *range(0xE0, 0xEF)])


def _is_latin(character: str) -> bool:
    return "a" <= character <= "z" or "0" <= character <= "9"


def _has_thai_pair(needle: str) -> bool:
    return any(is_thai_letter(a) and is_thai_letter(b) for a, b in itertools.pairwise(needle))
