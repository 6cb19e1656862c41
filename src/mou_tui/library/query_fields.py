"""What stands after the name of a field in a query: `ลงนาม:2566..2567`, `money:>1ล้าน`, `is:bookmarked`, `sort:expires`."""

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from mou_tui.facts.kinds import KIND_BY_KEY
from mou_tui.i18n import _
from mou_tui.library.fields import FIELD_BY_NAME, Field, in_use, own_fields
from mou_tui.library.query_text import QueryText
from mou_tui.library.query_tree import And, FieldChoice, FieldRange, FieldText, Node, Not, Or
from mou_tui.thai.canonical import canonical
from mou_tui.thai.fold import fold

if TYPE_CHECKING:
    from mou_tui.library import bounds

_COMPARISON: Final = re.compile(r">=|<=|=|>|<|≥|≤")

OR: Final = re.compile(r"(?:OR|\|{1,2})(?=[\s(]|$)")

_NEXT_WORD: Final = re.compile(r"\s{1,3}(?!(?:OR|AND|NOT)(?:\s|$))([^\s()\"“”„«:|-][^\s()\"“”„«:|]{0,40})(?=[\s)]|$)")

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

_UNKNOWN: Final = frozenset({"ไม่ทราบ", "ไม่ระบุ", "unknown", "none"})


class FieldConditions:
    """Reads the values of fields; dates such as `<90d` count from `today`."""

    def __init__(self, source: QueryText, today: date) -> None:
        self._source = source
        self._today = today
        self.order: str | None = None
        """The order that the query asks for (orders.SORTS)."""

    def condition(self, known: Field, start: int) -> Node | None:
        """What stands after a field's name and colon."""
        self._skip_blanks_before_value()
        begin = self._source.at
        comparison = self._source.match(_COMPARISON)
        if comparison:
            self._source.at = comparison.end()
        value, quoted = self._source.word()
        name = self._source.text[start:].partition(":")[0]
        if not value.strip():
            self._source.wrong(_("The value of “%s:” is missing.") % name, begin)
            return None
        if known.type in ("date", "number"):
            return self._range(known, comparison[0] if comparison else "", value, begin, quoted=quoted)
        if comparison and comparison[0] != "=":
            self._source.misunderstand(_("“%s:” has no order to compare by.") % name, begin)
        if known.type == "choice":
            return self._choice(known, name, value, begin)
        term = self._source.term(value, begin)
        return None if term is None else FieldText(known, term, exact=bool(comparison))

    def _skip_blanks_before_value(self) -> None:
        """`title: word` is what people type too; a blank at the end of the query is none of it."""
        after = self._source.at
        while after < len(self._source.text) and self._source.text[after] == " ":
            after += 1
        if after < len(self._source.text) and not OR.match(self._source.text, after):
            self._source.at = after

    def _choice(self, known: Field, name: str, value: str, begin: int) -> Node | None:
        wanted = fold(canonical(value)).strip()
        choices = dict(known.choices)
        if wanted in choices:
            return FieldChoice(known, choices[wanted])
        if self._source.is_being_typed():
            # Half a word: all that it can become.
            becoming = dict.fromkeys(meant for word, meant in known.choices if word.startswith(wanted))
            if becoming:
                choices_meant = tuple(FieldChoice(known, meant) for meant in becoming)
                return choices_meant[0] if len(choices_meant) == 1 else Or(choices_meant)
        names = ", ".join(map(known.said, dict.fromkeys(choices.values())))
        self._source.misunderstand(_("“%(field)s:” cannot be “%(value)s”.") % {"field": name, "value": value}, begin,
                            _("Choose one of: %s.") % names)  # fmt: skip
        return None

    def _range(self, known: Field, comparison: str, value: str, begin: int, *, quoted: bool) -> Node | None:
        comparison = comparison.replace("≥", ">=").replace("≤", "<=")
        if known.type == "date" and not comparison and fold(value) in _UNKNOWN:
            return _without_a_date(known)
        from mou_tui.library import bounds

        read = bounds.of_dates if known.type == "date" else bounds.of_numbers
        limits = read(known.kind, comparison, value, self._today)
        if not quoted:
            limits = self._longest(known, comparison, value) or limits
        if limits is None and known.type == "date" and self._source.is_being_typed():
            limits = bounds.of_beginning(value)
        if limits is None:
            if known.type == "date":
                advice = _(
                    "Write a year (2566, 2023), a month (2566-08), a day (2566-08-25), a range (2566..2567) or <90d."
                )
            elif known.kind in KIND_BY_KEY and KIND_BY_KEY[known.kind].form == "number":
                advice = _(KIND_BY_KEY[known.kind].hint)
            else:
                advice = _("Write a number (174.15ล้าน, 1,000,000), a range (1ล้าน..5ล้าน) or >1ล้าน.")
            self._source.misunderstand(_("“%s” cannot be understood here.") % value, begin, advice)
            return None
        if (
            limits.low is not None
            and limits.high is not None
            and limits.low > limits.high
            and not self._source.is_being_typed()
        ):
            ends = bounds.ends_of(self._source.text[begin : self._source.at].strip())
            self._source.misunderstand(_("This range ends before it begins."), begin,
                                _("Did you mean “%s”?") % f"{ends[1]}..{ends[0]}")  # fmt: skip
            return None
        return FieldRange(known, limits.low, limits.high, limits.currency)

    def _longest(self, known: Field, comparison: str, value: str) -> "bounds.Bounds | None":
        """What `value` with the words after it means, as many of them as can be understood together: สิงหาคม 2566."""
        from mou_tui.library import bounds

        read = bounds.of_dates if known.type == "date" else bounds.of_numbers
        found, at = None, self._source.at
        for _number in range(_MOST_WORDS):
            word = _NEXT_WORD.match(self._source.text, at)
            if word is None:
                break
            at, value = word.end(), f"{value} {word[1]}"
            longer = read(known.kind, comparison, value, self._today)
            if longer is not None:
                found, self._source.at = longer, at
        return found

    def sort(self, name: str) -> None:
        """`sort:expires`: the order of what is found."""
        begin = self._source.at
        value, _quoted = self._source.word()
        wanted = fold(canonical(value)).strip()
        sort = _SORT_VALUES.get(wanted)
        if sort is None and wanted and self._source.is_being_typed():
            sort = next((meant for word, meant in _SORT_VALUES.items() if word.startswith(wanted)), None)
        if sort is not None:
            self.order = sort
        elif not value:
            self._source.wrong(_("The value of “%s:” is missing.") % name, begin)
        else:
            of = dict.fromkeys(_SORT_VALUES.values())
            names = ", ".join(in_use(word for word, meant in _SORT_VALUES.items() if meant == sort) for sort in of)
            self._source.misunderstand(_("“%(field)s:” cannot be “%(value)s”.") % {"field": name, "value": value}, begin,
                                _("Choose one of: %s.") % names)  # fmt: skip

    def unknown(self, name: str, start: int) -> None:
        import difflib

        near = difflib.get_close_matches(name.lower(), (*FIELD_BY_NAME, *own_fields()), 1)
        if near:
            advice = _("Did you mean “%s:”? Put quotation marks around words that contain a colon.") % near[0]
        else:
            advice = _("Put quotation marks around words that contain a colon.")
        self._source.wrong(_("There is no field “%s”.") % name, start, advice)


def _without_a_date(known: Field) -> Node:
    """Articles whose date of this kind is not known: of an agreement's, those that report one."""
    has = FIELD_BY_NAME["has"]
    unknown = Not(FieldChoice(has, known.kind))
    return unknown if known.kind == "published" else And((FieldChoice(has, "agreement"), unknown))
