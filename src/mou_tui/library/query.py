"""The query language (docs/query-language.md): text → Query.

    บันทึก "ปัญญาประดิษฐ์" (มช. OR จุฬาฯ) -ครม. คู่สัญญา:มช ลงนาม:2566..2567 expires:<90d money:>1ล้าน

Words all have to occur, anywhere, in any order. A query is canonicalised and folded as the texts are.
"""

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from mou_tui import clock
from mou_tui.facts.kinds import KIND_BY_KEY
from mou_tui.i18n import _
from mou_tui.library import passages
from mou_tui.library.charmap import matchable
from mou_tui.library.fields import FIELD_BY_NAME, Field, in_use, own_fields
from mou_tui.library.query_tree import (
    NOTHING,
    And,
    FieldChoice,
    FieldRange,
    FieldText,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Query,
    QueryError,
    Term,
)
from mou_tui.thai.canonical import canonical
from mou_tui.thai.fold import fold

if TYPE_CHECKING:
    from mou_tui.library import bounds

__all__ = ["Query", "QueryError", "parse_query", "with_names_as_words"]


def parse_query(text: str, *, today: date | None = None, partial: bool = False, expand: bool = True) -> Query:
    """The query that `text` is. Dates such as `<90d` count from `today` (default: the clock's).

    Raises QueryError, with the place, for what is no query; with `partial` (while typing) never: the query then does what
    it can and holds the error. `expand` looks for organisations by their other names too.
    """
    parser = _Parser(text, today or clock.today(), partial, expand)
    root = parser.parse()
    return Query(text, root, parser.error, parser.sort, parser.expansions)


_PERSON: Final = re.compile(
    rf"(?<![^\s(])(?:{'|'.join(FIELD_BY_NAME['person'].names)}):\s{{0,3}}=?(?=[^\s])", re.IGNORECASE
)  # บุคคล:


def with_names_as_words(text: str) -> str:
    """`text` with the names that it looks for among the people of agreements looked for as words, wherever they stand.

    It is as it was where it looks for none.
    """
    return _PERSON.sub("", text)


_QUOTES: Final = {'"': '"', "“": "”", "”": "”", "„": "”", "«": "»"}
_NAME: Final = re.compile(r"([A-Za-zก-๎][A-Za-zก-๎_]{0,39}):")  # คู่สัญญา:, file_number:
_COMPARISON: Final = re.compile(r">=|<=|=|>|<|≥|≤")
_OR: Final = re.compile(r"(?:OR|\|{1,2})(?=[\s(]|$)")
# What other catalogues write between words and before them: น้ำ AND ป่า, น้ำ NOT ป่า.
_AND: Final = re.compile(r"AND(?=[\s(]|$)")
_NOT: Final = re.compile(r"NOT(?=[\s(]|$)")
_NEXT_WORD: Final = re.compile(r"\s{1,3}(?!(?:OR|AND|NOT)(?:\s|$))([^\s()\"“”„«:|-][^\s()\"“”„«:|]{0,40})(?=[\s)]|$)")
_PATTERN: Final = re.compile(r"/((?:[^/\\\n]|\\.)+)/(?=[\s)]|$)")  # /MOU.{0,20}2566/
_DISTANCE: Final = re.compile(r"~(\d{0,4})(?=[\s)]|$)")  # "น้ำ ป่า"~10
_WITH_ASTERISKS: Final = re.compile(r"(?=[^*]*\*)(?=\**[^*])[^\s*]*(?:\*[^\s*]*)+")  # ลงนาม*, ลง*นาม
_NEAR: Final = 10
"""Words between the words of a phrase where `~` names no number."""
_FARTHEST: Final = 500
_SORT_NAMES: Final = frozenset({"sort", "เรียง", "เรียงตาม", "ลำดับ"})
_SORT_VALUES: Final = {
    word: sort
    for sort, words in {
        "published": "published date newest เผยแพร่ วันที่ ใหม่สุด",
        "signed": "signed ลงนาม วันลงนาม",
        "expires": "expires หมดอายุ สิ้นสุด วันหมดอายุ วันสิ้นสุด",
        "title": "title ชื่อ ชื่อเรื่อง ชื่อข่าว",
        "added": "added เพิ่ม เพิ่มเข้า",
    }.items()
    for word in words.split()
}
"""What `sort:` takes, and the order (orders.SORTS) that it means."""
_MOST_WORDS: Final = 5
"""Words of a date or an amount without quotation marks: 25 สิงหาคม พ.ศ. 2566."""
MOST: Final = 4_000
"""Longest query in code points; what follows is an error."""
DEEPEST: Final = 40


class _Parser:
    """A recursive descent over the text; positions are offsets into it."""

    def __init__(self, text: str, today: date, partial: bool, expand: bool) -> None:
        self.text = text
        self.today = today
        self.partial = partial
        self.expand = expand
        self.at = 0
        self.error: QueryError | None = None
        self.misunderstood = False
        self.sort: str | None = None
        self.expansions: dict[str, tuple[str, ...]] = {}

    def parse(self) -> Node:
        if len(self.text) > MOST:
            self._wrong(_("The query is too long."), MOST)
            self.text = self.text[:MOST]
        parts: list[Node] = []
        while True:
            parts.append(self._alternatives(0))
            if self.at >= len(self.text):
                break
            # Only a closing parenthesis that nothing opened ends the alternatives early.
            self._wrong(_("This parenthesis closes nothing."), self.at)
            self.at += 1
        return NOTHING if self.misunderstood else _and(parts)

    def _wrong(self, cause: str, position: int, advice: str | None = None) -> None:
        """Raise the error or, while typing, keep the first and go on."""
        error = QueryError(cause, position, text=self.text, advice=advice)
        if not self.partial:
            raise error
        if self.error is None:
            self.error = error

    def _skip_spaces(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def _alternatives(self, depth: int) -> Node:
        """Sequences with OR between them, up to the end or to a closing parenthesis."""
        found: list[Node] = []
        while True:
            begin = self.at
            sequence = self._sequence(depth)
            self._skip_spaces()
            operator = _OR.match(self.text, self.at)
            if sequence is None:
                if operator or found:
                    self._wrong(_("Something to look for is missing here."), self.at if operator else begin)
            else:
                found.append(sequence)
            if operator is None:
                return found[0] if len(found) == 1 else Or(tuple(found)) if found else And()
            self.at = operator.end()

    def _sequence(self, depth: int) -> Node | None:
        """What all has to hold; None where there is nothing."""
        parts: list[Node] = []
        operator: int | None = None
        while True:
            self._skip_spaces()
            if self.at >= len(self.text) or _OR.match(self.text, self.at) or self.text[self.at] == ")":
                break
            if match := _AND.match(self.text, self.at):
                if operator is not None or not parts:
                    self._wrong(_("Something to look for is missing here."), self.at)
                operator, self.at = self.at, match.end()
                continue
            operator = None
            part = self._item(depth)
            if part is not None:
                parts.append(part)
        if operator is not None:
            self._wrong(_("Something to look for is missing here."), operator)
        return _and(parts) if parts else None

    def _item(self, depth: int) -> Node | None:
        start = self.at
        character = self.text[start]
        negation = _NOT.match(self.text, start)
        if character == "-" or negation:
            self.at = negation.end() if negation else start + 1
            if negation:
                self._skip_spaces()
            if self.at >= len(self.text) or self.text[self.at].isspace() or self.text[self.at] in ")-":
                self._wrong(_("What is to be left out is missing here."), start)
                return None
            part = self._item(depth)
            return None if part is None else Not(part)
        if character == "(":
            return self._group(depth)
        if pattern := _PATTERN.match(self.text, start):
            return self._pattern(pattern[1], start, pattern.end())
        named = _NAME.match(self.text, start)
        if named and fold(canonical(named[1])) in _SORT_NAMES:
            self.at = named.end()
            self._sort(named[1])
            return None
        if named and not self.text.startswith("//", named.end()):
            name = fold(canonical(named[1]))
            known = FIELD_BY_NAME.get(name) or own_fields().get(name)
            if known is not None:
                self.at = named.end()
                return self._field(known, start)
            self._unknown_field(named[1], start)
        as_written = character == "=" and not self.text[start + 1 : start + 2].isspace() and start + 1 < len(self.text)
        if as_written:
            self.at += 1
        word, quoted = self._word()
        if quoted and (near := _DISTANCE.match(self.text, self.at)):
            self.at = near.end()
            return self._near(word, int(near[1] or _NEAR), start)
        if not quoted and _WITH_ASTERISKS.fullmatch(word):
            return self._with_asterisks(word, start, expand=not as_written)
        return self._term(word, start, expand=not as_written)

    def _near(self, phrase: str, distance: int, start: int) -> Node | None:
        """`"น้ำ ป่า"~10`: the words of a phrase near one another."""
        terms = [self._term(word, start, expand=False) for word in phrase.split()]
        known = tuple(dict.fromkeys(term for term in terms if term is not None))
        if len(known) < 2:
            return known[0] if known else self._term(phrase, start)
        return Near(known, min(distance, _FARTHEST))

    def _pattern(self, written: str, start: int, end: int) -> Node | None:
        """`/MOU.{0,20}2566/`: a regular expression."""
        self.at = end
        expression = passages.pattern_expression(written)
        try:
            passages.compile_pattern(expression)
        except ValueError:
            advice = _(
                "See “Patterns” in the documentation of the query language, or put quotation marks around the words."
            )
            self._misunderstood(_("This pattern is none, or it matches every text."), start, advice)
            return None
        return Pattern(expression, matchable(passages.literal_of(expression)).strip())

    def _with_asterisks(self, word: str, start: int, *, expand: bool) -> Node | None:
        """`ลงนาม*`, `ลง*นาม`: asterisks as other programs have them. Words are found inside words anyway."""

        parts = [part for part in word.split("*") if part]
        if len(parts) == 1:
            return self._term(parts[0], start, expand=expand)
        expression = passages.pattern_expression(r"\S{0,40}".join(map(re.escape, parts)))
        return Pattern(expression, matchable(max(parts, key=len)).strip())

    def _sort(self, name: str) -> None:
        """`sort:expires`: the order of what is found."""
        begin = self.at
        value, _quoted = self._word()
        wanted = fold(canonical(value)).strip()
        sort = _SORT_VALUES.get(wanted)
        if sort is None and wanted and self._is_being_typed():
            sort = next((meant for word, meant in _SORT_VALUES.items() if word.startswith(wanted)), None)
        if sort is not None:
            self.sort = sort
        elif not value:
            self._wrong(_("The value of “%s:” is missing.") % name, begin)
        else:
            of = dict.fromkeys(_SORT_VALUES.values())
            names = ", ".join(in_use(word for word, meant in _SORT_VALUES.items() if meant == sort) for sort in of)
            self._misunderstood(_("“%(field)s:” cannot be “%(value)s”.") % {"field": name, "value": value}, begin,
                                _("Choose one of: %s.") % names)  # fmt: skip

    def _group(self, depth: int) -> Node | None:
        start = self.at
        if depth >= DEEPEST:
            self._wrong(_("Too many parentheses inside one another."), start)
            self.at = len(self.text)
            return None
        self.at += 1
        inner = self._alternatives(depth + 1)
        if self.at < len(self.text):
            self.at += 1
        else:
            self._wrong(_("This parenthesis is not closed."), start)
        if inner == And():
            self._wrong(_("There is nothing between these parentheses."), start)
            return None
        return inner

    def _unknown_field(self, name: str, start: int) -> None:
        import difflib

        near = difflib.get_close_matches(name.lower(), (*FIELD_BY_NAME, *own_fields()), 1)
        if near:
            advice = _("Did you mean “%s:”? Put quotation marks around words that contain a colon.") % near[0]
        else:
            advice = _("Put quotation marks around words that contain a colon.")
        self._wrong(_("There is no field “%s”.") % name, start, advice)

    def _word(self) -> tuple[str, bool]:
        """The word or the quoted phrase that begins here, and whether it was quoted."""
        start = self.at
        opened: list[int] = []
        closing = _QUOTES.get(self.text[start]) if start < len(self.text) else None
        if closing is not None:
            return self._phrase(closing), True
        while self.at < len(self.text):
            character = self.text[self.at]
            if character.isspace() or (character in _QUOTES and self.at > start):
                break
            if character == "(":
                opened.append(self.at)
            elif character == ")":
                # One that closes a parenthesis of the word's own belongs to it: บันทึก(MoU).
                if not opened:
                    break
                opened.pop()
            self.at += 1
        if opened:
            self._wrong(_("This parenthesis is not closed."), opened[0])
        return self.text[start : self.at], False

    def _phrase(self, closing: str) -> str:
        start = self.at
        ends = {closing, '"'} if closing != '"' else {'"', "”"}
        self.at += 1
        while self.at < len(self.text) and self.text[self.at] not in ends:
            self.at += 1
        phrase = self.text[start + 1 : self.at]
        if self.at < len(self.text):
            self.at += 1
        else:
            self._wrong(_("This quotation is not closed."), start)
        return phrase

    def _term(self, word: str, start: int, *, expand: bool = True) -> Term | None:
        needle = matchable(canonical(word)).strip()
        if not needle:
            if word.strip():
                return None
            self._wrong(_("There is nothing between these quotation marks."), start)
            return None
        if "\n" in needle:
            needle = needle.replace("\n", " ")
        return Term(word, needle, start, self._aliases(word, needle) if expand else ())

    def _aliases(self, word: str, needle: str) -> tuple[str, ...]:
        if not self.expand or len(needle) < 2:
            return ()
        from mou_tui.organizations import aliases

        # A form in which the word itself stands finds nothing more.
        others = {matchable(form): form for form in aliases(canonical(word).strip()) if needle not in matchable(form)}
        if others:
            self.expansions[word] = tuple(others.values())
        return tuple(others)

    def _field(self, known: Field, start: int) -> Node | None:
        """What stands after a field's name and colon."""
        self._skip_blanks_before_value()
        begin = self.at
        comparison = _COMPARISON.match(self.text, self.at)
        if comparison:
            self.at = comparison.end()
        value, quoted = self._word()
        name = self.text[start:].partition(":")[0]
        if not value.strip():
            self._wrong(_("The value of “%s:” is missing.") % name, begin)
            return None
        if known.type in ("date", "number"):
            return self._range(known, comparison[0] if comparison else "", value, begin, quoted=quoted)
        if comparison and comparison[0] != "=":
            self._misunderstood(_("“%s:” has no order to compare by.") % name, begin)
        if known.type == "choice":
            return self._choice(known, name, value, begin)
        term = self._term(value, begin)
        return None if term is None else FieldText(known, term, exact=bool(comparison))

    def _skip_blanks_before_value(self) -> None:
        """`title: word` is what people type too; a blank at the end of the query is none of it."""
        after = self.at
        while after < len(self.text) and self.text[after] == " ":
            after += 1
        if after < len(self.text) and not _OR.match(self.text, after):
            self.at = after

    def _choice(self, known: Field, name: str, value: str, begin: int) -> Node | None:
        wanted = fold(canonical(value)).strip()
        choices = dict(known.choices)
        if wanted in choices:
            return FieldChoice(known, choices[wanted])
        if self._is_being_typed():
            # Half a word: all that it can become.
            becoming = dict.fromkeys(meant for word, meant in known.choices if word.startswith(wanted))
            if becoming:
                found = tuple(FieldChoice(known, meant) for meant in becoming)
                return found[0] if len(found) == 1 else Or(found)
        names = ", ".join(map(known.said, dict.fromkeys(choices.values())))
        self._misunderstood(_("“%(field)s:” cannot be “%(value)s”.") % {"field": name, "value": value}, begin,
                            _("Choose one of: %s.") % names)  # fmt: skip
        return None

    def _is_being_typed(self) -> bool:
        """Whether the word before `at` may not be finished."""
        return self.partial and self.at == len(self.text)

    def _misunderstood(self, cause: str, position: int, advice: str | None = None) -> None:
        """A condition that cannot be understood: an error or, while typing, nothing is found."""
        self._wrong(cause, position, advice)
        self.misunderstood = True

    def _range(self, known: Field, comparison: str, value: str, begin: int, *, quoted: bool) -> Node | None:
        comparison = comparison.replace("≥", ">=").replace("≤", "<=")
        if known.type == "date" and not comparison and fold(value) in _UNKNOWN:
            return _without_a_date(known)
        from mou_tui.library import bounds

        read = bounds.of_dates if known.type == "date" else bounds.of_numbers
        found = read(known.kind, comparison, value, self.today)
        if not quoted:
            found = self._longest(known, comparison, value) or found
        if found is None and known.type == "date" and self._is_being_typed():
            found = bounds.of_beginning(value)
        if found is None:
            if known.type == "date":
                advice = _(
                    "Write a year (2566, 2023), a month (2566-08), a day (2566-08-25), a range (2566..2567) or <90d."
                )
            elif known.kind in KIND_BY_KEY and KIND_BY_KEY[known.kind].form == "number":
                advice = _(KIND_BY_KEY[known.kind].hint)
            else:
                advice = _("Write a number (174.15ล้าน, 1,000,000), a range (1ล้าน..5ล้าน) or >1ล้าน.")
            self._misunderstood(_("“%s” cannot be understood here.") % value, begin, advice)
            return None
        if found.low is not None and found.high is not None and found.low > found.high and not self._is_being_typed():
            ends = bounds.ends_of(self.text[begin : self.at].strip())
            self._misunderstood(_("This range ends before it begins."), begin,
                                _("Did you mean “%s”?") % f"{ends[1]}..{ends[0]}")  # fmt: skip
            return None
        return FieldRange(known, found.low, found.high, found.currency)

    def _longest(self, known: Field, comparison: str, value: str) -> "bounds.Bounds | None":
        """What `value` with the words after it means, as many of them as can be understood together: สิงหาคม 2566."""
        from mou_tui.library import bounds

        read = bounds.of_dates if known.type == "date" else bounds.of_numbers
        found, at = None, self.at
        for _number in range(_MOST_WORDS):
            word = _NEXT_WORD.match(self.text, at)
            if word is None:
                break
            at, value = word.end(), f"{value} {word[1]}"
            longer = read(known.kind, comparison, value, self.today)
            if longer is not None:
                found, self.at = longer, at
        return found


_UNKNOWN: Final = frozenset({"ไม่ทราบ", "ไม่ระบุ", "unknown", "none"})


def _without_a_date(known: Field) -> Node:
    """Articles whose date of this kind is not known: of an agreement's, those that report one."""
    has = FIELD_BY_NAME["has"]
    unknown = Not(FieldChoice(has, known.kind))
    return unknown if known.kind == "published" else And((FieldChoice(has, "agreement"), unknown))


def _and(parts: list[Node]) -> Node:
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, And) else [part]
    return flat[0] if len(flat) == 1 else And(tuple(flat))
