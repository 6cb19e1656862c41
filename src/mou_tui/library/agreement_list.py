"""The agreements of a library with what the reader knows over them: read from the index in some milliseconds."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

from mou_tui.agreements import briefs
from mou_tui.agreements.briefs import Brief, brief_of
from mou_tui.agreements.deals import Deal, Reader, key_of, linked, read_entries, regrouped, with_entry
from mou_tui.agreements.grouping import Pair, ordered
from mou_tui.agreements.model import Cell, Cells, Report
from mou_tui.agreements.renewals import renewals
from mou_tui.annotations.agreements import TABLES, AgreementEntry, ReportRef, report_key
from mou_tui.annotations.row_identity import TableRows, is_place, sketch_of
from mou_tui.library import agreement_table, agreements_due, schema
from mou_tui.library.agreement_sources import SourceArticle
from mou_tui.library.index import Library
from mou_tui.library.rows import texts_of
from mou_tui.library.walk import join

__all__ = ["AgreementList", "SourceArticle", "entries_of"]

_MANY_ARTICLES: Final = 2_000


@dataclass
class AgreementList:
    """All agreements at one moment. `briefs` are in no particular order; `deal` has all that is known of one."""

    library: Library
    entries: tuple[AgreementEntry, ...] = ()
    briefs: list[Brief] = field(default_factory=list)
    is_finished: bool = True
    """Whether these are all: not while the index is being made, which puts the agreements together last."""
    _is_there: bool = True
    _touched: dict[str, Deal] = field(default_factory=dict)
    _entries: dict[str, AgreementEntry] = field(default_factory=dict)
    """The entries that give an agreement its name and say nothing else, by this name."""
    _numbers: dict[str, int] = field(default_factory=dict)
    """Which agreement of the index has a name that is not the index's own."""
    _renamed: dict[str, str] = field(default_factory=dict)
    _aliases: dict[str, str] = field(default_factory=dict)
    _tables: dict[str, TableRows[str]] = field(default_factory=dict)
    """The ids of the rows of tables, by their paths; read once, however many agreements are looked for in one."""

    @classmethod
    def of(cls, library: Library, entries: Iterable[AgreementEntry] = ()) -> "AgreementList":
        """The agreements of `library` as its index has them now, with the reader's `entries`."""
        db = library.connection()
        there = agreements_due.is_there(db)
        finished = there and not agreements_due.is_behind(db) and not library.facts_pending()
        made = cls(library, tuple(entries), is_finished=finished, _is_there=there)
        if there:
            made._read()
        return made

    # Reading

    def _rows(self, statement: str, bindings: Any = ()) -> list[Any]:
        return schema.rows(self.library.connection(), statement, bindings) if self._is_there else []

    def _rows_in(self, statement: str, values: Sequence[Any]) -> Iterable[Any]:
        return schema.rows_in(self.library.connection(), statement, values) if self._is_there else ()

    def _read(self) -> None:
        columns = ", ".join(briefs.COLUMNS)
        base = {row[0]: briefs.from_columns(row[1:]) for row in self._rows(f"select id, {columns} from deal")}
        found = self._found_at_once(ref for entry in self.entries for ref in entry.refs)
        reader = read_entries(self.entries, lambda ref: found.get(ref) or self._find(ref))
        touched = self._touched_deals(reader)
        named = self._named(reader, touched, base)
        deals = self._overlaid(touched, reader)
        for number in touched:
            base.pop(number, None)
        self._touched = {deal.key: deal for deal in deals}
        self._rename(base, named)
        name_of: dict[int, str] = {number: brief.key for number, brief in base.items()}
        key_of_report = {report: deal.key for deal in deals for report in deal.reports}
        perhaps = self._perhaps(name_of, key_of_report, reader)
        self._touched = {
            key: replace(deal, perhaps=tuple(perhaps.get(key, ()))) if key in perhaps else deal
            for key, deal in self._touched.items()
        }
        self.briefs = [
            replace(brief, perhaps=tuple(perhaps[brief.key])) if brief.key in perhaps else brief
            for brief in base.values()
        ]
        self.briefs += [brief_of(deal) for deal in self._touched.values()]
        self._renew()

    def _renew(self) -> None:
        """Link the renewals that the news tells of with what they renew, where the reader has not said it."""
        former = renewals(self.briefs)
        after = {old: new for new, old in former.items()}
        for number, brief in enumerate(self.briefs):
            if brief.key in former or brief.key in after:
                before, next_ = former.get(brief.key, brief.former), after.get(brief.key, brief.next)
                self.briefs[number] = replace(brief, former=before, next=next_)
                if brief.key in self._touched:
                    self._touched[brief.key] = replace(self._touched[brief.key], former=before, next=next_)

    def _found_at_once(self, refs: Iterable[ReportRef]) -> dict[ReportRef, str]:
        """The keys of the reports whose articles are as they were: nearly all."""
        wanted = {ref.key: ref for ref in refs}
        return {wanted[key]: key for (key,) in self._rows_in("select key from report where key in (?*)", list(wanted))}

    def _named(self, reader: Reader, touched: set[int], base: dict[int, Brief]) -> dict[int, AgreementEntry]:
        """The agreements of the index that an entry only names: a register of thousands was written."""
        plain = {key: entries for key, entries in reader.of_report.items() if all(map(_only_names, entries))}
        deals_of: dict[str, set[int]] = defaultdict(set)
        for key, deal in self._rows_in("select key, deal from report where key in (?*)", list(plain)):
            if deal is not None and deal not in touched:
                for entry in plain[key]:
                    deals_of[entry.uid].add(deal)
        named: dict[int, AgreementEntry] = {}
        entries = {entry.uid: entry for of_report in plain.values() for entry in of_report}
        # The oldest names first. Of reports that fell apart since, those that the index calls so keep the name, else the most;
        # of names whose reports came together, the others are names of the same.
        for uid in sorted(deals_of, key=lambda uid: (entries[uid].created, uid)):
            deals = sorted(deals_of[uid], key=lambda n: (base[n].key != uid, -base[n].reports, n))
            free = next((deal for deal in deals if deal not in named), None)
            if free is None:
                self._aliases[uid] = named[deals[0]].uid
            else:
                named[free] = entries[uid]
        return named

    def _rename(self, base: dict[int, Brief], named: dict[int, AgreementEntry]) -> None:
        """Give the agreements of the index the names that the reader's file has for them; no two have one."""
        taken = {*self._touched, *(entry.uid for entry in named.values())}
        for number, brief in base.items():
            key = named[number].uid if number in named else brief.key
            while number not in named and key in taken:
                key = key_of([key])
            taken.add(key)
            if number in named or key != brief.key:
                base[number] = replace(brief, key=key, touched=number in named)
                self._numbers[key] = number
                self._renamed[brief.key] = key
        self._entries = {entry.uid: entry for entry in named.values()}

    def _find(self, ref: ReportRef) -> str | None:
        """The key of the report that the reader's file means: by the article's id, one that it had, or its place."""
        for statement, bindings in (
            ("select key from report where key = ?", (ref.key,)),
            (
                "select r.key from successor s join report r on r.key = s.new || ? where s.old = ?",
                (f"#{ref.number}", ref.article.id),
            ),
        ):
            found = self._rows(statement, bindings)
            if found:
                return str(found[0][0])
        rowids = self.library.find_all(ref.article.path) if ref.article.path else []
        if ref.article.says:
            return self._row_that_says(ref, rowids)
        for rowid in rowids:
            # By its id: of articles with the same text one has the reports.
            found = self._rows(
                "select r.key from article a join report r on r.key = a.id || ? where a.rowid = ? and a.locator = ?",
                (f"#{ref.number}", rowid, ref.article.locator),
            )
            if found:
                return str(found[0][0])
        return None

    def _row_that_says(self, ref: ReportRef, rowids: Sequence[int]) -> str | None:
        """The key of the report in the row of a table that the reader's file means."""
        path = ref.article.path
        if path not in self._tables:
            text_of = texts_of(self.library.connection())
            rows = (row for row in self.library.rows(rowids) if is_place(row.locator))
            self._tables[path] = TableRows((row.id, sketch_of(text_of(row))) for row in rows)
        id_ = self._tables[path].that_says(ref.article.says)
        found = self._rows("select key from report where key = ?", (report_key(id_, ref.number),)) if id_ else []
        return str(found[0][0]) if found else None

    def _touched_deals(self, reader: Reader) -> set[int]:
        """The agreements of the index that the reader's entries and links are about."""
        linked = {key for pair in (*reader.links.must, *reader.links.cannot) for key in pair}
        renewed = {uid for entry in reader.entries for uid in (entry.renews, entry.amends) if uid}
        keys = sorted(
            linked
            | {
                key
                for key, entries in reader.of_report.items()
                if any(not _only_names(entry) or entry.uid in renewed for entry in entries)
            }
        )
        statement = "select distinct deal from report where deal is not null and key in (?*)"
        return {deal for (deal,) in self._rows_in(statement, keys)}

    def _overlaid(self, touched: set[int], reader: Reader) -> list[Deal]:
        numbers = [number for (number,) in self._rows_in("select id from report where deal in (?*)", [*touched])]
        reports = dict(agreement_table.reports(self.library.connection(), sorted(numbers)))
        pairs = self._sure_pairs(reports)
        groups = regrouped(list(reports.values()), pairs, reader.links)
        own = entries_of([group for group, _cells, _published in groups], reader)
        statement = "select r.key, d.key from report r join deal d on d.id = r.deal where r.id in (?*)"
        before: dict[str, str] = dict(self._rows_in(statement, numbers))
        deals = [
            with_entry(Deal(_kept_key(group, before), group, cells, published), entries)
            for (group, cells, published), entries in zip(groups, own, strict=True)
        ]
        placed = {entry.uid for some in own for entry in some} | {
            entry.uid for entries in reader.of_report.values() for entry in entries if _only_names(entry)
        }
        for entry in reader.entries:
            if entry.uid not in placed:
                deals.append(_newsless(entry))
        return linked(_apart(deals))

    def _sure_pairs(self, reports: dict[int, Report]) -> list[Pair]:
        sure = self._rows_in("select a, b, likeness from pair where same = 1 and a in (?*)", sorted(reports))
        return [
            Pair(*ordered(reports[a].key, reports[b].key), "same", likeness) for a, b, likeness in sure if b in reports
        ]

    def _perhaps(self, name_of: dict[int, str], of_report: dict[str, str], reader: Reader) -> dict[str, list[str]]:
        """The agreements that are perhaps the same as each, likest first."""
        best: dict[tuple[str, str], float] = {}
        for a, b, deal_a, deal_b, likeness in self._rows(
            "select a.key, b.key, a.deal, b.deal, p.likeness from pair p join report a on a.id = p.a join report b on b.id = p.b"
            " where a.deal <> b.deal"
        ):
            one = of_report.get(a) or name_of.get(deal_a, "")
            other = of_report.get(b) or name_of.get(deal_b, "")
            if one and other and one != other and ordered(a, b) not in reader.links.cannot:
                both = ordered(one, other)
                best[both] = max(best.get(both, 0.0), likeness)
        for pair in self._parted(of_report, reader):
            best.pop(pair, None)
        found: dict[str, list[str]] = defaultdict(list)
        for (one, other), _likeness in sorted(best.items(), key=lambda item: (-item[1], item[0])):
            found[one].append(other)
            found[other].append(one)
        return found

    @staticmethod
    def _parted(of_report: dict[str, str], reader: Reader) -> set[tuple[str, str]]:
        """The pairs of agreements that the reader said are two."""
        return {
            ordered(of_report[a], of_report[b]) for a, b in reader.links.cannot if a in of_report and b in of_report
        }

    # Asking

    @cached_property
    def by_key(self) -> dict[str, Brief]:
        """The briefs by key, and by the uids that were joined with another."""
        found = {brief.key: brief for brief in self.briefs}
        for deal in self._touched.values():
            for alias in deal.aliases:
                found.setdefault(alias, found[deal.key])
        for alias, key in self._aliases.items():
            if key in found:
                found.setdefault(alias, found[key])
        return found

    @cached_property
    def _of_touched(self) -> dict[str, str]:
        """The agreements that the reader's entries are about, by the keys of their reports."""
        return {report: deal.key for deal in self._touched.values() for report in deal.reports}

    def deal(self, key: str) -> Deal | None:
        """All that is known of one agreement; None where there is none of this key."""
        brief = self.by_key.get(key.removeprefix("ag:"))
        if brief is None:
            return None
        if brief.key in self._touched:
            return self._touched[brief.key]
        number = self._numbers.get(brief.key)
        by, value = ("key", brief.key) if number is None else ("id", number)
        rows = self._rows(f"select id, cells, differs, published from deal where {by} = ?", (value,))
        if not rows:
            return None
        number, cells, differs, published = rows[0]
        items = tuple(map(Cell.from_json, json.loads(cells)))
        keys = self._rows("select key from report where deal = ? order by coalesce(day, 9999999), key", (number,))
        return Deal(
            brief.key, tuple(key for (key,) in keys), Cells(items, tuple(differs.split("\n")) if differs else ()), published,
            entry=self._entries.get(brief.key), perhaps=brief.perhaps, former=brief.former, next=brief.next,
        )  # fmt: skip

    def sources(self, deal: Deal) -> list[SourceArticle]:
        """The articles that tell of an agreement, in the order of publication."""
        found = {}
        text_of = texts_of(self.library.connection())
        for key, rowid, id_, folder, name, locator, title, published_on, url in self._rows_in(
            "select r.key, a.rowid, a.id, d.path, f.name, a.locator, a.title, a.published_on, a.url from report r"
            " join article a on a.rowid = r.article join file f on f.id = a.file join folder d on d.id = f.folder"
            " where r.key in (?*)",
            deal.reports,
        ):
            number = int(key.rpartition("#")[2])
            source = SourceArticle(
                rowid, id_, join(folder, name), locator, title, published_on or "", url or "", number
            )
            if is_place(locator):
                source = replace(source, says=sketch_of(text_of(source)))
            found[key] = source
        return [found[key] for key in deal.reports if key in found]

    def of_reports(self, keys: Sequence[str]) -> dict[str, str]:
        """The keys of the agreements that these reports tell of, by the report's key; without those that the library has not."""
        statement = "select r.key, d.key from report r join deal d on d.id = r.deal where r.key in (?*)"
        return {key: self._key_of(key, deal) for key, deal in self._rows_in(statement, keys)}

    def of_articles(self, rowids: Iterable[int]) -> set[str]:
        """The keys of the agreements that these articles tell of."""
        wanted = set(rowids)
        statement = "select r.article, r.key, d.key from report r join deal d on d.id = r.deal"
        # Of many it is quicker to read all.
        is_many = len(wanted) > _MANY_ARTICLES
        found = self._rows(statement) if is_many else self._rows_in(f"{statement} where r.article in (?*)", [*wanted])
        return {self._key_of(key, deal) for rowid, key, deal in found if rowid in wanted}

    def _key_of(self, report: str, deal: str) -> str:
        """What the agreement of a report is called, which the index calls `deal`."""
        return self._of_touched.get(report) or self._renamed.get(deal, deal)

    def entry_for(self, deal: Deal) -> AgreementEntry:
        """The entry that the reader's file has for an agreement, or a new one that a change makes: named by the agreement's key."""
        from mou_tui.annotations.agreements import new_entry

        return deal.entry or new_entry((source.ref for source in self.sources(deal)), deal.key)


def _only_names(entry: AgreementEntry) -> bool:
    """Whether an entry gives a name and says nothing else."""
    return not (
        any(getattr(entry, name) for name in TABLES) or entry.same or entry.different or entry.renews or entry.amends
    )


def entries_of(groups: Sequence[tuple[str, ...]], reader: Reader) -> list[list[AgreementEntry]]:
    """The entries of each group: each entry belongs to the group that has most of its reports, of two to that of its first."""
    own: list[list[AgreementEntry]] = [[] for _group in groups]
    group_of = {report: number for number, group in enumerate(groups) for report in group}
    counts: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for report, entries in reader.of_report.items():
        if report in group_of:
            for entry in entries:
                counts[entry.uid][group_of[report]] += 1
    by_uid = {entry.uid: entry for entry in reader.entries}
    for uid, some in counts.items():
        anchor = group_of.get(reader.anchors.get(uid, ""), -1)
        own[max(some, key=lambda number: (some[number], number == anchor, -number))].append(by_uid[uid])
    return own


def _kept_key(group: tuple[str, ...], before: dict[str, str]) -> str:
    """The key that the index gave most of these reports."""
    keys = [before[report] for report in group if report in before]
    return max(keys, key=lambda key: (keys.count(key), key)) if keys else ""


def _apart(deals: list[Deal]) -> list[Deal]:
    """No two agreements of one key: what the reader parted from another is called by its own first report."""
    taken = {deal.key for deal in deals if deal.entry is not None}
    done: list[Deal] = []
    for deal in sorted(deals, key=lambda d: (d.entry is None, -len(d.reports), d.reports)):
        key = deal.key
        if deal.entry is None:
            turn = 0
            while key in taken:
                key, turn = key_of([f"{deal.reports[0]}{turn or ''}"]), turn + 1
            taken.add(key)
        done.append(replace(deal, key=key))
    return done


def _newsless(entry: AgreementEntry) -> Deal:
    """An agreement whose news is not in the library (any more): what the reader's file remembers."""
    title = next((ref.article.title for ref in entry.reports if ref.article.title), "")
    cells = Cells((Cell("title", title),) if title else ())
    published = min((ref.article.published_on or "" for ref in entry.reports), default="")
    return with_entry(Deal(entry.uid, (), cells, published), [entry])
