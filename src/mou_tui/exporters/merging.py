"""The same agreement in several articles, told once: the same parties on the same day of signing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from mou_tui.annotations.bookmarks import ArticleRef
from mou_tui.article import Article
from mou_tui.exporters.agreements import Agreement
from mou_tui.exporters.item import Item
from mou_tui.facts.model import Kind, Money
from mou_tui.thai.fold import fold

SCHEMA: Final = "mou-tui/agreement/1"


@dataclass(frozen=True, slots=True)
class MergedAgreement:
    """One agreement and all that reports it. Values that the articles give differently are the reader's, else the most told."""

    reports: tuple[tuple[Agreement, Item], ...]

    @property
    def first(self) -> Agreement:
        """The report that says most."""
        return max((agreement for agreement, _item in self.reports), key=lambda a: len(a.facts))

    @property
    def earliest(self) -> Agreement:
        """The report that was published first; one that comes later leaves it so."""
        reports = (agreement for agreement, _item in self.reports)
        return min(reports, key=lambda a: (a.article.published_on or "9999", a.article.id))

    def as_one(self) -> tuple[Agreement, Item]:
        """The report that says most with what all of them say, and with all that the reader marked in any of them."""
        first, item = max(self.reports, key=lambda report: len(report[0].facts))
        told = replace(
            first, instrument=self.instrument, parties=self.parties, signed_on=self.signed_on, expires_on=self.expires_on,
            term=self.term, venue=self.venue,
        )  # fmt: skip
        marks = {bookmark.uid: bookmark for _agreement, one in self.reports for bookmark in one.bookmarks}
        return told, replace(item, bookmarks=tuple(marks.values()))

    @property
    def instrument(self) -> str:
        return self._value("instrument")

    @property
    def status(self) -> str:
        return self._value("status")

    @property
    def signed_on(self) -> str:
        return self._value("signed_on")

    @property
    def expires_on(self) -> str:
        return self._value("expires_on")

    @property
    def term(self) -> str:
        return self._value("term")

    @property
    def venue(self) -> str:
        return self._value("venue")

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties, each once, by the name of the report that says most."""
        return self._names("parties")

    @property
    def signatories(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for agreement, _item in self.reports for name in agreement.signatories))

    @property
    def money(self) -> tuple[Money, ...]:
        return tuple(dict.fromkeys(money for agreement, _item in self.reports for money in agreement.money))

    @property
    def checked(self) -> int:
        """How many facts a reader has confirmed."""
        return sum(agreement.checked for agreement, _item in self.reports)

    def _names(self, field: str) -> tuple[str, ...]:
        names: dict[str, str] = {}
        for agreement in (self.first, *(agreement for agreement, _item in self.reports)):
            for name in getattr(agreement, field):
                names.setdefault(normal_name(name), name)
        return tuple(names.values())

    def _value(self, kind: Kind) -> str:
        told: list[str] = []
        for agreement, _item in self.reports:
            fact = agreement.facts.first(kind, agreement.number)
            if fact is not None and (fact.source == "reader" or fact.checked):
                return str(fact.value)
            if value := getattr(agreement, kind):
                told.append(str(value))
        if not told:
            return ""
        # The most precise of dates, then what most say, then what the first says.
        counts = Counter(told)
        return max(counts, key=lambda value: (len(value) if kind.endswith("_on") else 0, counts[value]))


def merged(reports: Iterable[tuple[Agreement, Item]]) -> list[MergedAgreement]:
    """The agreements that are reported, each once, in the order in which they are first told.

    Two reports tell of the same where they give the same day of signing, and the parties of one are among those of the
    other, two at least and no less than half of them. What has no date, or fewer known parties, stands for itself; so do two
    agreements of one article.
    """
    groups: list[list[tuple[Agreement, Item]]] = []
    of_month: dict[str, list[tuple[frozenset[str], list[tuple[Agreement, Item]]]]] = defaultdict(list)
    for agreement, item in reports:
        if not agreement.is_reported:
            continue
        parties = frozenset(normal_name(party) for party in agreement.parties)
        same = None
        if len(parties) >= 2 and len(agreement.signed_on) >= 7:
            candidates = of_month[agreement.signed_on[:7]]
            same = next((group for known, group in candidates if _same(agreement, parties, known, group)), None)
        if same is None:
            same = []
            groups.append(same)
        if len(parties) >= 2 and len(agreement.signed_on) >= 7:
            of_month[agreement.signed_on[:7]].append((parties, same))
        same.append((agreement, item))
    return [MergedAgreement(tuple(group)) for group in groups]


def _same(
    agreement: Agreement, parties: frozenset[str], known: frozenset[str], group: list[tuple[Agreement, Item]]
) -> bool:
    if any(other.article.id == agreement.article.id for other, _item in group):
        return False
    fewer, more = sorted((parties, known), key=len)
    # One of five memoranda that were signed on one day is not all of them.
    if not fewer <= more or len(fewer) * 2 < len(more):
        return False
    return any(_one_day(agreement.signed_on, other.signed_on) for other, _item in group)


def _one_day(one: str, other: str) -> bool:
    """Whether two dates may be the same day: `2023-08` and `2023-08-23` may."""
    return one.startswith(other) or other.startswith(one)


@lru_cache(maxsize=20_000)
def normal_name(name: str) -> str:
    """What a body is compared by: the gazetteer's name for it, else its own, folded and without spaces."""
    from mou_tui.organizations import resolve

    known = resolve(name)
    return fold("".join((known.name if known else name).split())).casefold()


def is_party(name: str, agreement: MergedAgreement) -> bool:
    """Whether `name` (full, abbreviated or a part of it) names a party of the agreement."""
    wanted = normal_name(name)
    plain = fold("".join(name.split())).casefold()
    for report, _item in agreement.reports:
        for fact in report.facts.of("party"):
            forms = (str(fact.value), *map(str, fact.details.get("aliases") or ()))
            if any(normal_name(form) == wanted for form in forms):
                return True
            if len(plain) >= 4 and any(plain in fold("".join(form.split())).casefold() for form in forms):
                return True
    return False


def _sources(report: Agreement, item: Item) -> Sequence[Article | ArticleRef]:
    """The article that reports an agreement, and its copies."""
    return [report.article, *item.copies]


def agreement_document(agreement: MergedAgreement) -> dict[str, Any]:
    """The agreement as json and jsonl carry it (docs/export.md)."""
    return {
        "schema": SCHEMA,
        "instrument": agreement.instrument or None,
        "status": agreement.status or None,
        "parties": list(agreement.parties),
        "signatories": list(agreement.signatories),
        "signed_on": agreement.signed_on or None,
        "expires_on": agreement.expires_on or None,
        "term": agreement.term or None,
        "venue": agreement.venue or None,
        "money": [{"amount": money.amount, "currency": money.currency} for money in agreement.money],
        "checked": agreement.checked,
        "articles": [
            {
                "id": source.id,
                "path": source.path,
                "title": source.title,
                "published_on": source.published_on,
                "source_url": source.source_url,
                "agreement": report.number,
            }
            for report, item in agreement.reports
            for source in _sources(report, item)
        ],
    }
