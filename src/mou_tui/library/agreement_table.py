"""The agreements in the index: reports, which of them are one, and their cells, kept up to date with the articles' facts.

Triggers note which articles were changed; `refresh` reads these again, decides the pairs that their reports may make with others,
and groups again only what a pair connects with them. The result is that of grouping everything.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import apsw

from mou_tui import faults
from mou_tui.agreements import briefs
from mou_tui.agreements.deals import Deal, key_of, regrouped_by_component
from mou_tui.agreements.decide import Pointer
from mou_tui.agreements.grouping import NO_LINKS, Pair, blocks_of, ordered
from mou_tui.agreements.likeness import lead_of
from mou_tui.agreements.model import Cells, Report, Told
from mou_tui.agreements.reading import reports_of
from mou_tui.annotations.agreements import report_key
from mou_tui.article import Article
from mou_tui.facts.model import Facts
from mou_tui.library import schema
from mou_tui.library.agreement_pairs import PairUpdate, in_order
from mou_tui.library.agreements_due import make_ready
from mou_tui.library.record import facts_from_text, make_article
from mou_tui.library.walk import join

_MOST_AT_ONCE: Final = 500
_MANY: Final = 2_000
"""Articles to read from which all pairs are made in memory instead of one by one."""


def refresh(db: apsw.Connection, forced: Iterable[int] = ()) -> int:
    """Bring the agreements up to date with the articles; returns how many articles were read again.

    The caller has a transaction open. The facts of `forced` articles have the reader's corrections in them.
    """
    make_ready(db)
    touched = [rowid for (rowid,) in schema.rows(db, "select article from told order by article")]
    if not touched:
        return 0
    corrected = {rowid for (rowid,) in schema.rows(db, "select article from corrected")} | set(forced)
    _Update(db).run(touched, corrected)
    db.execute("delete from told")
    return len(touched)


class _Update:
    """One bringing up to date."""

    def __init__(self, db: apsw.Connection) -> None:
        self.db = db
        self.pointers: dict[int, Pointer] = {}
        self.pairs = PairUpdate(db, self._pointer)
        self.former: dict[str, str] = {}
        """The agreement's key that each report had before."""
        self._copies: list[str] = []

    def run(self, touched: Sequence[int], corrected: set[int]) -> None:
        loose = self._take_out(touched)
        new = self._put_in(touched, corrected)
        moved: set[int] = set()
        if len(new) > _MANY:
            numbers = [number for (number,) in schema.rows(self.db, "select id from report")]
            self.pairs.make_all(numbers)
            moved = set(numbers)
        else:
            moved = self.pairs.make_new(new)
        changed = moved.union(new)
        self.db.executemany("insert or replace into pair values(?,?,1,1.0)", self._copies_of(sorted(changed)))
        self._group(changed | loose)

    def _take_out(self, touched: Sequence[int]) -> set[int]:
        """Take the reports of these articles out; returns the others of their agreements, which may fall apart."""
        gone: list[int] = []
        deals: set[int] = set()
        successors: dict[str, str] = {}
        for report, key, deal, name in schema.rows_in(
            self.db,
            "select r.id, r.key, r.deal, d.key from report r left join deal d on d.id = r.deal where r.article in (?*)",
            touched,
        ):
            gone.append(report)
            if deal is not None:
                deals.add(deal)
                self.former[key] = name
        # A file that was edited: its reports are known by the article's new id.
        for key in list(self.former):
            id_, _hash, number = key.rpartition("#")
            if id_ not in successors:
                found = schema.row(self.db, "select new from successor where old = ?", (id_,))
                successors[id_] = found[0] if found else ""
            if successors[id_]:
                self.former.setdefault(report_key(successors[id_], int(number)), self.former[key])
        for some in _pieces(gone):
            marks = ",".join("?" * len(some))
            self.pairs.take_out(some)
            # Where a copy of the article is left, that one tells of it from now on.
            ids = schema.rows(
                self.db, f"select distinct substr(key, 1, instr(key, '#') - 1) from report where id in ({marks})", some
            )
            self._copies += [id_ for (id_,) in ids]
            self.db.execute(f"delete from report where id in ({marks})", some)
        loose = schema.rows_in(self.db, "select id from report where deal in (?*)", sorted(deals))
        return {id_ for (id_,) in loose}

    def _put_in(self, touched: Sequence[int], corrected: set[int]) -> list[int]:
        new: list[int] = []
        rowids = list(dict.fromkeys((*touched, *self._rowids_of_copies())))
        for article, facts, rowid in articles_with_facts(self.db, rowids):
            extracted = _extracted(article) if rowid in corrected else None
            for report in _read(article, facts, extracted):
                pointer = report.pointer
                self.db.execute(
                    "insert or ignore into report(key, article, day, pointer, told) values(?,?,?,?,?)",
                    (
                        pointer.key,
                        rowid,
                        pointer.day,
                        _pointer_text(pointer),
                        _json([told.to_json() for told in report.told]),
                    ),
                )
                if self.db.changes() == 0:
                    continue
                number = self.db.last_insert_rowid()
                self.pointers[number] = pointer
                new.append(number)
                self.db.executemany(
                    "insert or ignore into block values(?,?)", [(block, number) for block in blocks_of(pointer)]
                )
        return new

    def _rowids_of_copies(self) -> Iterator[int]:
        for id_ in self._copies:
            for (rowid,) in schema.rows(
                self.db, "select rowid from article where id = ? and instrument is not 'none'", (id_,)
            ):
                yield rowid

    def _copies_of(self, new: list[int]) -> Iterator[tuple[int, int]]:
        """The pairs that new reports make with those of copies of their article: one text tells of one agreement."""
        if not schema.has_table(self.db, "story_pair"):
            return
        for one, other in (("article", "other"), ("other", "article")):
            for a, b in schema.rows_in(
                self.db,
                f"select r.id, o.id from report r join story_pair s on s.{one} = r.article join report o on o.article = s.{other}"
                " where r.id in (?*) and substr(r.key, instr(r.key, '#')) = substr(o.key, instr(o.key, '#'))",
                new,
            ):
                yield in_order(a, b)

    def _pointer(self, number: int) -> Pointer:
        pointer = self.pointers.get(number)
        if pointer is None:
            pointer = self.pointers[number] = _pointer_of(self.db, number)
        return pointer

    # Grouping

    def _group(self, start: set[int]) -> None:
        """Group again all reports that a sure pair connects with those of `start`."""
        reached, edge = set(start), set(start)
        same: dict[tuple[int, int], tuple[int, float]] = {}
        while edge:
            found: set[int] = set()
            for column in "ab":
                statement = f"select a, b, same, likeness from pair where {column} in (?*) and same = 1"
                for a, b, sure, likeness in schema.rows_in(self.db, statement, sorted(edge)):
                    same[a, b] = (sure, likeness)
                    found |= {a, b}
            edge = found - reached
            reached |= edge
        kept = dict(reports(self.db, sorted(reached)))
        keys = {number: report.key for number, report in kept.items()}
        self._remember(sorted(reached))
        pairs = [
            Pair(*ordered(keys[a], keys[b]), "same", likeness)
            for (a, b), (_sure, likeness) in same.items()
            if a in keys and b in keys
        ]
        by_key = {report.key: number for number, report in kept.items()}
        deals = regrouped_by_component(kept.values(), pairs, NO_LINKS)
        for key, (group, cells, published) in zip(self._keys([d[0] for d in deals]), deals, strict=True):
            self._write(key, group, cells, published, [by_key[report] for report in group])

    def _remember(self, numbers: Sequence[int]) -> None:
        """Take the agreements of these reports away, and remember what they were called."""
        deals: set[int] = set()
        statement = "select r.key, d.key, d.id from report r join deal d on d.id = r.deal where r.id in (?*)"
        for report, key, deal in schema.rows_in(self.db, statement, numbers):
            self.former.setdefault(report, key)
            deals.add(deal)
        for some in _pieces(sorted(deals)):
            self.db.execute(f"delete from deal where id in ({','.join('?' * len(some))})", some)
        # Those of which no report is left.
        self.db.execute("delete from deal where not exists (select 1 from report where report.deal = deal.id)")

    def _keys(self, groups: Sequence[tuple[str, ...]]) -> list[str]:
        """What the agreements are called: as the one with which they share most reports was, else by their first report."""
        wanted: list[tuple[int, int, str]] = []
        for number, group in enumerate(groups):
            for key, count in Counter(self.former[report] for report in group if report in self.former).items():
                wanted.append((-count, number, key))
        names: dict[int, str] = {}
        taken: set[str] = set()
        for _count, number, key in sorted(wanted):
            if number not in names and key not in taken:
                names[number] = key
                taken.add(key)
        for number, group in enumerate(groups):
            key, turn = key_of(group), 0
            while number not in names and (key in taken or self._is_taken(key)):
                turn += 1
                key = key_of([f"{group[0]}{turn}"])
            taken.add(names.setdefault(number, key))
        return [names[number] for number in range(len(groups))]

    def _is_taken(self, key: str) -> bool:
        return schema.row(self.db, "select 1 from deal where key = ?", (key,)) is not None

    def _write(self, key: str, group: tuple[str, ...], cells: Cells, published: str, numbers: Sequence[int]) -> None:
        brief = briefs.brief_of(Deal(key, group, cells, published))
        columns = briefs.to_columns(brief)
        self.db.execute(
            f"insert into deal({', '.join(briefs.COLUMNS)}, cells) values({','.join('?' * (len(columns) + 1))})",
            (*columns, _json([cell.to_json() for cell in cells])),
        )
        deal = self.db.last_insert_rowid()
        self.db.executemany("update report set deal = ? where id = ?", [(deal, number) for number in numbers])


def articles_with_facts(db: apsw.Connection, rowids: Sequence[int]) -> Iterator[tuple[Article, Facts, int]]:
    """These articles of the index with their effective facts; those that are gone are left out."""
    for some in _pieces(rowids):
        for rowid, id_, folder, name, locator, published_on, url, text, beside, shape, extra, facts in schema.rows(
            db,
            "select a.rowid, a.id, d.path, f.name, a.locator, a.published_on, a.url, c.text, c.beside, c.shape, c.extra, c.facts"
            " from article a join content c on c.rowid = a.rowid join file f on f.id = a.file join folder d on d.id = f.folder"
            f" where a.rowid in ({','.join('?' * len(some))}) order by a.rowid",
            some,
        ):
            article = make_article(id_, join(folder, name), locator, published_on, url, text, beside, shape, extra)
            yield article, facts_from_text(facts), rowid


def _read(article: Article, facts: Facts, extracted: Facts | None) -> list[Report]:
    """The article's reports; none where a fault of ours keeps them from being read: one article must not end the others' work."""
    try:
        return reports_of(article, facts, extracted)
    except Exception as problem:
        faults.fault(problem)
        return []


def _extracted(article: Article) -> Facts:
    from mou_tui.facts import known_facts

    return known_facts(article)


def reports(db: apsw.Connection, numbers: Sequence[int]) -> Iterator[tuple[int, Report]]:
    """These reports as the index keeps them; what they are compared by is not with them."""
    for number, key, pointer, told, title, folder, name, locator, url in schema.rows_in(
        db,
        "select r.id, r.key, r.pointer, r.told, a.title, d.path, f.name, a.locator, a.url from report r"
        " join article a on a.rowid = r.article join file f on f.id = a.file join folder d on d.id = f.folder"
        " where r.id in (?*)",
        numbers,
    ):
        tellings = tuple(map(Told.from_json, json.loads(told)))
        yield number, Report(_pointer_from(key, pointer, title), join(folder, name), locator, url, tellings)


def _pointer_of(db: apsw.Connection, number: int) -> Pointer:
    key, pointer, rowid = schema.row(db, "select key, pointer, article from report where id = ?", (number,))
    article = next(iter(articles_with_facts(db, [rowid])))[0]
    return _pointer_from(key, pointer, article.title, lead_of(article.title, article.text))


_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _pointer_text(pointer: Pointer) -> str:
    return _json([pointer.published, pointer.signed, pointer.stage, sorted(pointer.parties), sorted(pointer.named),
                  sorted(pointer.signers), pointer.shingles])  # fmt: skip


def _pointer_from(key: str, text: str, title: str, lead: str = "") -> Pointer:
    published, signed, stage, parties, named, signers, shingles = json.loads(text)
    article, _hash, number = key.rpartition("#")
    return Pointer(
        key, article, int(number), published, signed, stage, frozenset(parties), frozenset(named), frozenset(signers),
        tuple(shingles), title, lead,
    )  # fmt: skip


def _pieces(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), _MOST_AT_ONCE):
        yield items[start : start + _MOST_AT_ONCE]
