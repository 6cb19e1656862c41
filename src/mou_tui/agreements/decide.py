"""Whether two reports tell of one agreement: surely, perhaps, or not.

`decide` is pure: it knows two reports and nothing else, so that pairs may be decided in any order and on any machine. What
speaks for one agreement: the same parties, or parties of the one named by the other; the same day of signing; stories that are
alike. What speaks against it: partners on each side that the other story does not know, other days, a long time between.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, Literal, NamedTuple

from mou_tui.agreements.likeness import likeness, sketch
from mou_tui.agreements.names import are_alike, parents

Verdict = Literal["same", "perhaps", "different"]

AHEAD: Final = 240
"""Days by which a plan or a draft may precede the signing."""
AFTER: Final = 45
"""Days within which stories of one signing follow one another."""
_TELLING: Final = 300
"""Code points of a lead that tell its language."""


@dataclass(frozen=True)
class Pointer:
    """What a report is recognised by: everything that `decide` looks at. Days are ISO 8601, "" where not known.

    `parties` are keys (names.party_key) of the agreement's parties, `named` those of all bodies that headline and lead name,
    `signers` keys of the people who sign. `number` is the agreement's in its article.
    """

    key: str
    article: str
    number: int
    published: str
    signed: str
    stage: str
    parties: frozenset[str]
    named: frozenset[str]
    signers: frozenset[str]
    shingles: tuple[int, ...]
    title: str = ""
    lead: str = field(default="", repr=False)

    @cached_property
    def day(self) -> int | None:
        """The day of publication as a number."""
        return _ordinal(self.published)

    @cached_property
    def is_thai(self) -> bool:
        """Whether the story is told in Thai: an English one may name Thai bodies, a Thai one English ones."""
        letters = [letter for letter in self.title + self.lead[:_TELLING] if letter.isalpha()]
        return sum("ก" <= letter <= "ฮ" for letter in letters) * 4 >= len(letters)

    @property
    def is_ahead(self) -> bool:
        """Whether the signing is still to come."""
        return self.stage in ("planned", "draft")


class Decision(NamedTuple):
    """What is thought of a pair, and how alike the two are, from 0 to 1."""

    verdict: Verdict
    likeness: float


DIFFERENT: Final = Decision("different", 0.0)


def may_meet(one: Pointer, other: Pointer) -> bool:
    """Whether the time between two reports allows them to tell of one agreement: the cheap test before `decide`."""
    if one.article == other.article:
        return False
    gap = _gap(one, other)
    return gap is None or gap <= (AHEAD if _earlier(one, other).is_ahead else AFTER)


def decide(one: Pointer, other: Pointer) -> Decision:
    """Whether two reports tell of one agreement. The order of the two makes no difference."""
    if not may_meet(one, other):
        return DIFFERENT
    alike = likeness(sketch(one.title, one.lead), sketch(other.title, other.lead))
    pair = _Pair(one, other, alike)
    if pair.is_surely_same():
        return Decision("same", alike)
    if pair.is_perhaps_same():
        return Decision("perhaps", alike)
    return Decision("different", alike)


class _Pair:
    """The evidence of two reports."""

    def __init__(self, one: Pointer, other: Pointer, alike: float) -> None:
        self.alike = alike
        self.gap = _gap(one, other)
        self.ahead = _earlier(one, other).is_ahead
        self.later_agreement = one.number != 1 or other.number != 1
        common_one = [key for key in one.parties if _is_among(key, other.parties)]
        common_other = [key for key in other.parties if _is_among(key, one.parties)]
        self.shared = min(len(common_one), len(common_other))
        self.fewer = min(len(one.parties), len(other.parties))
        self.more = max(len(one.parties), len(other.parties))
        self.contained = self.shared / self.fewer if self.fewer else 0.0
        self.told = min(_share_named(one, other), _share_named(other, one))
        """The share of the parties of each that the other story names, whichever is less."""
        self.strangers = bool(_strangers(one, other)) and bool(_strangers(other, one))
        self.days_apart = _days_apart(one.signed, other.signed)
        self.one_day: bool | None = None if self.days_apart is None else self.days_apart == 0
        self.signers = len(one.signers & other.signers)
        self.translated = one.is_thai != other.is_thai

    def is_surely_same(self) -> bool:
        alike, gap = self.alike, self.gap
        if self.later_agreement:
            # One of several agreements that an article tells of: only all the same parties make it the same.
            return (
                self.one_day is not False
                and self.shared >= 2
                and self.contained == 1
                and _within(gap, 14)
                and alike >= 0.1
            )
        if self.translated:
            # The two share no words: all parties and the day have to be the same.
            return self.one_day is True and self.shared >= 2 and self.contained == 1 and _within(gap, AFTER)
        if self.strangers:
            return False
        if (
            alike >= 0.8
            and _within(gap, 14)
            and self.one_day is not False
            and (self.contained >= 0.67 or not self.fewer)
        ):
            return True
        agreed = self.shared >= 2 and self.contained >= 0.67
        if self.one_day:
            return (
                (agreed and alike >= 0.08)
                or (self.told >= 0.6 and alike >= 0.25)
                or (self.shared == self.fewer == 1 and alike >= 0.3)
                or alike >= 0.45
            )
        if self.one_day is None and _within(gap, 10):
            return (
                (agreed and self.contained >= 0.75 and self.told >= 0.5 and alike >= (0.15 if _within(gap, 3) else 0.2))
                or (self.told == 1 and self.shared >= 1 and self.more >= 2 and alike >= 0.3)
                or (self.shared >= 1 and _within(gap, 4) and alike >= 0.5)
                or (_within(gap, 4) and alike >= 0.6)
            )
        if self.ahead and self.one_day is not False:
            return (agreed and self.contained >= 0.75 and alike >= 0.2) or (
                self.shared >= 1 and self.told >= 0.6 and alike >= 0.45
            )
        # A spokesman's "today", or the source's slip: the stories have to be the same all the more.
        close = self.days_apart is not None and (self.days_apart <= 4 or self.days_apart % 365 <= 1)
        return close and _within(gap, 7) and self.shared >= 2 and self.told == 1 and alike >= 0.33

    def is_perhaps_same(self) -> bool:
        alike, gap = self.alike, self.gap
        if self.later_agreement:
            return self.one_day is True and self.shared >= 2 and _within(gap, 14)
        if self.translated and alike < 0.4:
            known = self.shared >= 2 or (self.one_day is True and self.shared == self.fewer == 1)
            return known and self.one_day is not False and _within(gap, 20)
        if self.strangers and alike < 0.85:
            return self.one_day is not False and alike >= 0.42 and _within(gap, 20)
        if alike >= 0.62:
            return _within(gap, 14) or self.one_day is True or (self.ahead and self.contained >= 0.5)
        several = self.shared >= 2 and self.contained >= 0.5
        if self.one_day:
            return several or (self.shared >= 1 and alike >= 0.16) or alike >= 0.3
        if self.one_day is None and _within(gap, 20):
            return (several and alike >= 0.12) or (self.shared >= 1 and alike >= 0.24) or alike >= 0.36
        if self.ahead:
            return (several and alike >= 0.18) or (self.shared >= 1 and alike >= 0.3)
        return self.one_day is False and _within(gap, 20) and several and self.contained >= 0.67 and alike >= 0.2


def _is_among(key: str, keys: frozenset[str]) -> bool:
    return key in keys or any(are_alike(key, other) for other in keys)


def _share_named(one: Pointer, other: Pointer) -> float:
    """The share of the parties of `one` that the story of `other` names."""
    if not one.parties:
        return 0.0
    return sum(_is_among(key, other.parties | other.named) for key in one.parties) / len(one.parties)


def _strangers(one: Pointer, other: Pointer) -> list[str]:
    """The parties of `one` that the story of `other` names neither themselves nor by what they belong to."""
    known = other.parties | other.named
    return [
        key
        for key in one.parties
        if not _is_among(key, known)
        and not parents(key) & other.parties
        and not any(key in parents(k) for k in other.parties)
    ]


def _days_apart(one: str, other: str) -> int | None:
    """How many days lie between two days of signing; 0 also where one is a month that has the other; None where not known."""
    if len(one) < 7 or len(other) < 7:
        return None
    if one.startswith(other) or other.startswith(one):
        return 0
    first, second = _ordinal(one), _ordinal(other)
    return None if first is None or second is None else abs(first - second)


def _earlier(one: Pointer, other: Pointer) -> Pointer:
    return min(one, other, key=lambda report: (report.published, report.is_ahead, report.key))


def _gap(one: Pointer, other: Pointer) -> int | None:
    """The days between two publications; None where one is not known."""
    return None if one.day is None or other.day is None else abs(one.day - other.day)


def _within(gap: int | None, days: int) -> bool:
    return gap is not None and gap <= days


def _ordinal(iso: str) -> int | None:
    try:
        year, month, day = [*map(int, iso[:10].split("-")), 1, 1][:3]
        return date(year, month, day).toordinal()
    except ValueError:
        return None
