"""The agreements of what is exported, each once, however many of its articles tell of it.

What the library knows as one agreement is one, with all that its other articles say of it; articles of no library are compared with
one another. What the reader knows of an agreement lies over what the news says, in both.
"""

import functools
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from mou_tui import clock
from mou_tui.agreements.cells import with_derived
from mou_tui.agreements.deals import Deal, key_of, linked, read_entries, regrouped_by_component, with_entry
from mou_tui.agreements.grouping import pairs_of
from mou_tui.agreements.model import CHECKED, Cell, Cells, Report
from mou_tui.agreements.reading import reports_of, span_text
from mou_tui.exporters.citation import fingerprint
from mou_tui.exporters.item import Merging
from mou_tui.library.agreement_list import AgreementList, SourceArticle, entries_of
from mou_tui.settings import OWN

if TYPE_CHECKING:
    from mou_tui.annotations import Annotations
    from mou_tui.annotations.agreements import ReportRef
    from mou_tui.annotations.bookmarks import Bookmark
    from mou_tui.exporters.item import Item, Options
    from mou_tui.library import Library

Spans = tuple[tuple[int, int], ...]

_MOST_QUOTED: Final = 400
"""Letters of the words that are kept of an article's evidence: an export of a library keeps no texts in memory."""


def merging_of(
    library: "Library",
    annotations: "Annotations",
    notice: int,
    *,
    path: Callable[[str], str] = str,
    named: Iterable[int] = (),
) -> Merging:
    """How articles of `library` are merged. Raises OwnDataError where a name cannot be kept.

    The agreements of the articles `named` get their names for good: what is imported into a calendar again must be called as it was.
    """
    from mou_tui.exporters.agreement_evidence import name_for_good

    agreements = AgreementList.of(library, annotations.agreements())
    if rowids := list(named):
        wanted = agreements.of_articles(rowids)
        # By the keys that they have: what was read of them holds.
        name_for_good(annotations, agreements, [row for row in agreements.briefs if row.key in wanted])
    return Merging(agreements, annotations.agreements(), path, notice)


def rowids_of(library: "Library", bookmarks: Iterable["Bookmark"]) -> list[int]:
    """The articles of the library in which something is bookmarked, by their ids, else by their files."""
    refs = dict.fromkeys(bookmark.article for bookmark in bookmarks)
    wanted = ((ref.id, ref.path) for ref in refs)
    rowids = (
        next((row for name in names if name and (row := library.find(name)) is not None), None) for names in wanted
    )
    return [rowid for rowid in rowids if rowid is not None]


@dataclass(frozen=True, slots=True)
class Merged:
    """An agreement with the articles that tell of it. `uid` names it in other programs.

    `tags`, `notes` and what stands in own `fields` are of its articles.
    """

    deal: Deal
    articles: tuple[SourceArticle, ...]
    uid: str
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    quote: Callable[[str, Spans], str] = field(default=lambda report, spans: "", repr=False)

    def article_of(self, cell: Cell | None) -> SourceArticle | None:
        """The article that says a value; of what none says, such as what the reader entered, the first of the agreement."""
        by_report = {article.report: article for article in self.articles}
        said = (by_report.get(source.report) for source in (cell.sources if cell is not None else ()))
        return next((article for article in said if article is not None), next(iter(self.articles), None))

    def words_of(self, cell: Cell) -> str:
        """The words that prove a value, "" where there are none."""
        return next((words for s in cell.sources if s.spans and (words := self.quote(s.report, s.spans))), "")


@dataclass(slots=True)
class _Told:
    """What the articles of one agreement brought with them."""

    tags: dict[str, None] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    fields: dict[str, dict[str, None]] = field(default_factory=dict)

    def take(self, item: "Item") -> None:
        """Take what came with an article."""
        self.tags |= dict.fromkeys(item.tags)
        self.notes |= dict.fromkeys(item.notes)
        for id_, value in item.fields.items():
            self.fields.setdefault(id_, {})[value] = None

    def and_also(self, other: "_Told") -> "_Told":
        """What came with both."""
        fields = {id_: self.fields.get(id_, {}) | other.fields.get(id_, {}) for id_ in self.fields | other.fields}
        return _Told(self.tags | other.tags, self.notes | other.notes, fields)

    def fields_of(self, deal: Deal) -> dict[str, str]:
        """Of each own field what was entered for the agreement, else the values of its articles, beside one another."""
        own = {cell.kind.removeprefix(OWN): cell.value for cell in deal.cells if cell.kind.startswith(OWN)}
        return {id_: "; ".join(values) for id_, values in self.fields.items()} | own


class Merger:
    """Takes the items of an export as they pass, and tells their agreements when all have."""

    def __init__(self, options: "Options") -> None:
        self._merging = options.merging or Merging()
        self._checked_only = options.checked_only
        self._known: dict[str, _Told] = {}
        """What came with the agreements that the library knows, by their keys."""
        self._reports: dict[str, Report] = {}
        self._sources: dict[str, SourceArticle] = {}
        self._uids: dict[str, str] = {}
        self._told: dict[str, _Told] = {}
        self._quotes: dict[tuple[str, Spans], str] = {}

    def take(self, item: "Item") -> int:
        """Take what an article says of agreements; returns of how many."""
        reports = reports_of(item.article, item.facts)
        known = self._merging.agreements.of_reports([r.key for r in reports]) if self._merging.agreements else {}
        for report in reports:
            if report.key in known:
                told = self._known.setdefault(known[report.key], _Told())
            else:
                told = self._told.setdefault(report.key, _Told())
                self._keep(report, item)
            told.take(item)
        return len(reports)

    def _keep(self, report: Report, item: "Item") -> None:
        article = item.article
        self._reports[report.key] = report
        self._sources[report.key] = SourceArticle(
            0, article.id, article.path, article.locator or "", article.title, article.published_on or "", article.source_url or "",
            report.pointer.number,
        )  # fmt: skip
        self._uids[report.key] = f"{fingerprint(article)}-{report.pointer.number}"
        for told in report.told:
            if told.spans:
                words = span_text(article.text, told.spans)
                self._quotes[report.key, told.spans] = words[:_MOST_QUOTED] + "…" * (len(words) > _MOST_QUOTED)

    def agreements(self) -> list[Merged]:
        """The agreements, the one that runs out first on top, what has run out and what was renewed last."""
        found = [*self._of_library(), *self._of_articles()]
        if self._checked_only:
            found = [replace(one, deal=replace(one.deal, cells=checked_cells(one.deal.cells))) for one in found]
        today = clock.today()
        return sorted(found, key=lambda one: _rank(one.deal, one.deal.days_left(today), self._merging.notice))

    def _of_library(self) -> Iterator[Merged]:
        agreements = self._merging.agreements
        if agreements is None:
            return
        from mou_tui.exporters.agreement_evidence import quoter

        known = [(deal, told) for key, told in self._known.items() if (deal := agreements.deal(key)) is not None]
        sources = [agreements.sources(deal) for deal, _told in known]
        quote = quoter(agreements, itertools.chain.from_iterable(sources))
        for (deal, told), of_deal in zip(known, sources, strict=True):
            shown = tuple(replace(source, path=self._merging.path(source.path)) for source in of_deal)
            yield Merged(deal, shown, deal.key, tuple(told.tags), tuple(told.notes), told.fields_of(deal), quote)

    def _of_articles(self) -> Iterator[Merged]:
        reports = list(self._reports.values())
        pairs = pairs_of([report.pointer for report in reports])
        reader = read_entries(self._merging.entries, self._find)
        groups = regrouped_by_component(reports, pairs, reader.links)
        entries = entries_of([keys for keys, _cells, _published in groups], reader)
        deals = [
            with_entry(Deal(key_of(keys), keys, cells, published), own)
            for (keys, cells, published), own in zip(groups, entries, strict=True)
        ]
        for deal in linked(deals):
            told = functools.reduce(_Told.and_also, (self._told[key] for key in deal.reports))
            yield Merged(
                deal,
                tuple(self._sources[key] for key in deal.reports),
                # What the reader's file names is called so everywhere; else by what stays when a page is saved again.
                deal.key if deal.entry is not None else self._uids[deal.reports[0]],
                tuple(told.tags),
                tuple(told.notes),
                told.fields_of(deal),
                lambda report, spans: self._quotes.get((report, spans), ""),
            )

    def _find(self, ref: "ReportRef") -> str | None:
        """The report that the reader's file means: of the article's id, else of its file."""
        key = ref.key
        if key in self._sources:
            return key
        return self._by_place.get((ref.article.path, ref.article.locator, ref.number))

    @cached_property
    def _by_place(self) -> dict[tuple[str, str, int], str]:
        from mou_tui.annotations.bookmarks import remembered_path

        return {
            (remembered_path(source.path), source.locator, source.number): key for key, source in self._sources.items()
        }


def merged_agreements(items: Iterable["Item"], options: "Options") -> list[Merged]:
    """The agreements of these articles."""
    merger = Merger(options)
    for item in items:
        merger.take(item)
    return merger.agreements()


def checked_cells(cells: Cells) -> Cells:
    """The headline, what the reader has checked, changed or entered, and what follows from it; of other sources' values the same."""
    kept = tuple(
        replace(cell, others=tuple(other for other in cell.others if other.standing in CHECKED))
        for cell in cells
        if cell.standing in CHECKED or cell.kind == "title"
    )
    several = Counter(cell.kind for cell in kept)
    differing = {cell.kind for cell in kept if cell.others or several[cell.kind] > 1}
    return with_derived(Cells(kept, tuple(kind for kind in cells.differs if kind in differing)))


_LAST: Final = {"unknown": 2, "planned": 3, "draft": 3, "ended": 4, "renewed": 5}


def _rank(deal: Deal, days: int | None, notice: int) -> tuple[int, int, str, str]:
    """Where an agreement stands: soonest end, without end, term unknown, not signed yet, run out (the latest first), renewed."""
    state = deal.state(clock.today(), notice)
    place = _LAST.get(state, 0 if days is not None and days >= 0 else 1)
    return (
        place,
        abs(days) if days is not None else 0,
        "".join(chr(0x10FFFF - ord(c)) for c in deal.signed_on),
        deal.key,
    )
