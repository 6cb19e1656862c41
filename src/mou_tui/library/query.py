"""The query language (docs/query-language.md): text → Query.

    บันทึก "ปัญญาประดิษฐ์" (มช. OR จุฬาฯ) -ครม. คู่สัญญา:มช ลงนาม:2566..2567 expires:<90d money:>1ล้าน

Words all have to occur, anywhere, in any order. A query is canonicalised and folded as the texts are.
"""

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from mou_tui import clock
from mou_tui.i18n import _
from mou_tui.library import passages
from mou_tui.library.charmap import matchable
from mou_tui.library.fields import FIELD_BY_NAME, own_fields
from mou_tui.library.query_fields import OR, FieldConditions
from mou_tui.library.query_text import QueryText
from mou_tui.library.query_tree import (
    NOTHING,
    And,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Query,
    QueryError,
)
from mou_tui.thai.canonical import canonical
from mou_tui.thai.fold import fold

if TYPE_CHECKING:
    pass

__all__ = ["Query", "QueryError", "parse_query", "with_names_as_words"]


def parse_query(text: str, *, today: date | None = None, partial: bool = False, expand: bool = True) -> Query:
    """The query that `text` is. Dates such as `<90d` count from `today` (default: the clock's).

    Raises QueryError, with the place, for what is no query; with `partial` (while typing) never: the query then does what
    it can and holds the error. `expand` looks for organisations by their other names too.
    """
    source = QueryText(text, partial, expand)
    fields = FieldConditions(source, today or clock.today())
    root = _Parser(source, fields).parse()
    return Query(text, root, source.error, fields.order, source.expansions)


_PERSON: Final = re.compile(
    rf"(?<![^\s(])(?:{'|'.join(FIELD_BY_NAME['person'].names)}):\s{{0,3}}=?(?=[^\s])", re.IGNORECASE
)  # บุคคล:


def with_names_as_words(text: str) -> str:
    """`text` with the names that it looks for among the people of agreements looked for as words, wherever they stand.

    It is as it was where it looks for none.
    """
    return _PERSON.sub("", text)


_NAME: Final = re.compile(r"([A-Za-zก-๎][A-Za-zก-๎_]{0,39}):")  # คู่สัญญา:, file_number:
# What other catalogues write between words and before them: น้ำ AND ป่า, น้ำ NOT ป่า.
_AND: Final = re.compile(r"AND(?=[\s(]|$)")
_NOT: Final = re.compile(r"NOT(?=[\s(]|$)")
_PATTERN: Final = re.compile(r"/((?:[^/\\\n]|\\.)+)/(?=[\s)]|$)")  # /MOU.{0,20}2566/
_DISTANCE: Final = re.compile(r"~(\d{0,4})(?=[\s)]|$)")  # "น้ำ ป่า"~10
_WITH_ASTERISKS: Final = re.compile(r"(?=[^*]*\*)(?=\**[^*])[^\s*]*(?:\*[^\s*]*)+")  # ลงนาม*, ลง*นาม
_NEAR: Final = 10
"""Words between the words of a phrase where `~` names no number."""
_FARTHEST: Final = 500
_SORT_NAMES: Final = frozenset({"sort", "เรียง", "เรียงตาม", "ลำดับ"})
MOST: Final = 4_000
"""Longest query in code points; what follows is an error."""
DEEPEST: Final = 40


class _Parser:
    """A recursive descent over the text; positions are offsets into it."""

    def __init__(self, source: QueryText, fields: FieldConditions) -> None:
        self.source = source
        self.fields = fields

    def parse(self) -> Node:
        if len(self.source.text) > MOST:
            self.source.wrong(_("The query is too long."), MOST)
            self.source.text = self.source.text[:MOST]
        parts: list[Node] = []
        while True:
            parts.append(self._alternatives(0))
            if not self.source.here:
                break
            # Only a closing parenthesis that nothing opened ends the alternatives early.
            self.source.wrong(_("This parenthesis closes nothing."), self.source.at)
            self.source.at += 1
        return NOTHING if self.source.misunderstood else _and(parts)

    def _alternatives(self, depth: int) -> Node:
        """Sequences with OR between them, up to the end or to a closing parenthesis."""
        alternatives: list[Node] = []
        while True:
            begin = self.source.at
            sequence = self._sequence(depth)
            self.source.skip_spaces()
            operator = self.source.match(OR)
            if sequence is None:
                if operator or alternatives:
                    self.source.wrong(
                        _("Something to look for is missing here."), self.source.at if operator else begin
                    )
            else:
                alternatives.append(sequence)
            if operator is None:
                return alternatives[0] if len(alternatives) == 1 else Or(tuple(alternatives)) if alternatives else And()
            self.source.at = operator.end()

    def _sequence(self, depth: int) -> Node | None:
        """What all has to hold; None where there is nothing."""
        parts: list[Node] = []
        operator: int | None = None
        while True:
            self.source.skip_spaces()
            if not self.source.here or self.source.match(OR) or self.source.here == ")":
                break
            if match := self.source.match(_AND):
                if operator is not None or not parts:
                    self.source.wrong(_("Something to look for is missing here."), self.source.at)
                operator, self.source.at = self.source.at, match.end()
                continue
            operator = None
            part = self._item(depth)
            if part is not None:
                parts.append(part)
        if operator is not None:
            self.source.wrong(_("Something to look for is missing here."), operator)
        return _and(parts) if parts else None

    def _item(self, depth: int) -> Node | None:
        start = self.source.at
        character = self.source.text[start]
        negation = _NOT.match(self.source.text, start)
        if character == "-" or negation:
            self.source.at = negation.end() if negation else start + 1
            if negation:
                self.source.skip_spaces()
            if not self.source.here or self.source.here.isspace() or self.source.here in ")-":
                self.source.wrong(_("What is to be left out is missing here."), start)
                return None
            part = self._item(depth)
            return None if part is None else Not(part)
        if character == "(":
            return self._group(depth)
        if pattern := _PATTERN.match(self.source.text, start):
            return self._pattern(pattern[1], start, pattern.end())
        named = _NAME.match(self.source.text, start)
        if named and fold(canonical(named[1])) in _SORT_NAMES:
            self.source.at = named.end()
            self.fields.sort(named[1])
            return None
        if named and not self.source.text.startswith("//", named.end()):
            name = fold(canonical(named[1]))
            known = FIELD_BY_NAME.get(name) or own_fields().get(name)
            if known is not None:
                self.source.at = named.end()
                return self.fields.condition(known, start)
            self.fields.unknown(named[1], start)
        as_written = (
            character == "="
            and not self.source.text[start + 1 : start + 2].isspace()
            and start + 1 < len(self.source.text)
        )
        if as_written:
            self.source.at += 1
        word, quoted = self.source.word()
        if quoted and (near := self.source.match(_DISTANCE)):
            self.source.at = near.end()
            return self._near(word, int(near[1] or _NEAR), start)
        if not quoted and _WITH_ASTERISKS.fullmatch(word):
            return self._with_asterisks(word, start, expand=not as_written)
        return self.source.term(word, start, expand=not as_written)

    def _near(self, phrase: str, distance: int, start: int) -> Node | None:
        """`"น้ำ ป่า"~10`: the words of a phrase near one another."""
        terms = [self.source.term(word, start, expand=False) for word in phrase.split()]
        known = tuple(dict.fromkeys(term for term in terms if term is not None))
        if len(known) < 2:
            return known[0] if known else self.source.term(phrase, start)
        return Near(known, min(distance, _FARTHEST))

    def _pattern(self, written: str, start: int, end: int) -> Node | None:
        """`/MOU.{0,20}2566/`: a regular expression."""
        self.source.at = end
        expression = passages.pattern_expression(written)
        try:
            passages.compile_pattern(expression)
        except ValueError:
            advice = _(
                "See “Patterns” in the documentation of the query language, or put quotation marks around the words."
            )
            self.source.misunderstand(_("This pattern is none, or it matches every text."), start, advice)
            return None
        return Pattern(expression, matchable(passages.literal_of(expression)).strip())

    def _with_asterisks(self, word: str, start: int, *, expand: bool) -> Node | None:
        """`ลงนาม*`, `ลง*นาม`: asterisks as other programs have them. Words are found inside words anyway."""

        parts = [part for part in word.split("*") if part]
        if len(parts) == 1:
            return self.source.term(parts[0], start, expand=expand)
        expression = passages.pattern_expression(r"\S{0,40}".join(map(re.escape, parts)))
        return Pattern(expression, matchable(max(parts, key=len)).strip())

    def _group(self, depth: int) -> Node | None:
        start = self.source.at
        if depth >= DEEPEST:
            self.source.wrong(_("Too many parentheses inside one another."), start)
            self.source.at = len(self.source.text)
            return None
        self.source.at += 1
        inner = self._alternatives(depth + 1)
        if self.source.here:
            self.source.at += 1
        else:
            self.source.wrong(_("This parenthesis is not closed."), start)
        if inner == And():
            self.source.wrong(_("There is nothing between these parentheses."), start)
            return None
        return inner


def _and(parts: list[Node]) -> Node:
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, And) else [part]
    return flat[0] if len(flat) == 1 else And(tuple(flat))
