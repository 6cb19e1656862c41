"""Articles come, change and go, the reader enters, rejects, joins, parts and undoes: names stay, and so does what was entered."""

import csv
import io
import shutil
import tempfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.properties.effort import examples

from mou_tui.agreements.deals import Deal
from mou_tui.annotations import (
    AddCorrection,
    Annotations,
    Batch,
    FileSystem,
    NameAgreement,
    PutItem,
    SetValue,
    store_correction,
)
from mou_tui.exporters.agreement_evidence import name_for_good
from mou_tui.exporters.agreement_export import Chosen, export_agreements
from mou_tui.exporters.agreement_register import HIDDEN
from mou_tui.exporters.register_columns import fields_by_heading
from mou_tui.facts import extract
from mou_tui.facts.corrections import edit, reject
from mou_tui.library import Library, sync
from mou_tui.library.agreement_list import AgreementList
from mou_tui.library.agreement_query import ordered
from mou_tui.loaders import load
from mou_tui.loaders.column_names import spelling
from mou_tui.page.register_reading import read_register

PARTNERS = ("มหาวิทยาลัยเชียงใหม่", "กรมบังคับคดี", "ธนาคารออมสิน")
TOPICS = ("ตั้งศูนย์ข้อมูลลุ่มน้ำภาคเหนือ รับมือภัยแล้ง", "พัฒนาหลักสูตรครูวิทยาศาสตร์ชนบท", "ตรวจคุณภาพอากาศริมถนนสายหลัก")


class Unsynced(FileSystem):
    """The disk need not have it for these checks."""

    def sync(self, descriptor: int) -> None:
        return

    def sync_folder(self, folder: Path) -> None:
        return


def news(partner: int, topic: int, day: int, more: int) -> str:
    title = f"กรมสมมติวิทยาจับมือ{PARTNERS[partner]} {TOPICS[topic]}"
    return (
        f"{title}\n{day} สิงหาคม 2566\nกรมสมมติวิทยา ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) กับ{PARTNERS[partner]} "
        f"เมื่อวันที่ {20 + topic} สิงหาคม 2566 {TOPICS[topic]} {'ครั้งสำคัญ ' * more}"
    )


class Register(RuleBasedStateMachine):
    @initialize()
    def open(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="mou-tui-test-"))
        self.folder = self.root / "news"
        self.folder.mkdir()
        self.index = self.root / "index.db"
        # Where who indexes finds the corrections.
        self.patch = pytest.MonkeyPatch()
        self.patch.setenv("MOU_TUI_DATA_DIR", str(self.root / "data"))
        self.annotations = Annotations.open(self.root / "data", Unsynced())
        self.terms: dict[str, str] = {}
        """The term entered for each uid, as it must be shown for good."""
        self.fields: dict[str, dict[str, str]] = {}
        """What stands in own fields, for each uid."""
        self._sync()

    def teardown(self) -> None:
        if hasattr(self, "root"):
            self.patch.undo()
            shutil.rmtree(self.root)

    def _sync(self) -> None:
        sync([self.folder], self.index)

    def _list(self) -> AgreementList:
        return AgreementList.of(Library.open([self.folder], index=self.index), self.annotations.agreements())

    @rule(
        name=st.integers(0, 5),
        partner=st.integers(0, 2),
        topic=st.integers(0, 2),
        day=st.integers(24, 29),
        more=st.integers(0, 2),
    )
    def write(self, name: int, partner: int, topic: int, day: int, more: int) -> None:
        (self.folder / f"{name}.txt").write_text(news(partner, topic, day, more), "utf-8")
        self._sync()

    @rule(name=st.integers(0, 5))
    def remove(self, name: int) -> None:
        (self.folder / f"{name}.txt").unlink(missing_ok=True)
        self._sync()

    @rule(which=st.integers(0, 9), years=st.integers(1, 9))
    def enter(self, which: int, years: int) -> None:
        found = self._list()
        rows = ordered(found.briefs, "published", date(2026, 11, 28))
        if rows and (deal := found.deal(rows[which % len(rows)].key)) is not None:
            self.annotations.apply(SetValue(found.entry_for(deal), "term", f"P{years}Y"))
            self.terms[found.entry_for(deal).uid] = f"P{years}Y"

    @rule(which=st.integers(0, 9), field=st.sampled_from(["box", "term"]), value=st.sampled_from(["", "1", "=2"]))
    def fill_in(self, which: int, field: str, value: str) -> None:
        found = self._list()
        rows = ordered(found.briefs, "published", date(2026, 11, 28))
        if rows and (deal := found.deal(rows[which % len(rows)].key)) is not None:
            uid = found.entry_for(deal).uid
            self.annotations.apply(SetValue(found.entry_for(deal), f"own:{field}", value))
            self._remember_fields({uid})

    def _remember_fields(self, uids: set[str]) -> None:
        entries = {entry.uid: dict(entry.fields) for entry in self.annotations.agreements()}
        self.fields = {uid: entries.get(uid, {}) for uid in self.fields.keys() | uids}

    @rule(
        which=st.integers(0, 9),
        years=st.integers(1, 9),
        field=st.sampled_from(["box", "term"]),
        suffix=st.sampled_from(["csv", "xlsx"]),
    )
    def edit_a_register(self, which: int, years: int, field: str, suffix: str) -> None:
        """A register that is written, edited and read back enters what was edited, and nothing where nothing was."""
        found = self._list()
        rows = ordered(found.briefs, "published", date(2026, 11, 28))
        if not rows:
            return
        name_for_good(self.annotations, found, rows)
        path = self.root / f"register.{suffix}"
        found = self._list()
        rows = ordered(found.briefs, "published", date(2026, 11, 28))
        chosen = Chosen(found, rows, frozenset(), date(2026, 11, 28), 90, 1826, str)
        export_agreements(chosen, suffix, path, force=True)
        assert read_register(path, found).operation is None
        row = rows[which % len(rows)]
        before = dict(row.fields).get(field, "")
        edit_cell(path, which % len(rows), {"term": f"{years} ปี", **({f"own:{field}": f"{before}+"} if before else {})})
        reading = read_register(path, found)
        assert not reading.skipped
        if reading.operation is not None:
            self.annotations.apply(reading.operation)
        after = self._list().deal(row.key)
        assert after is not None
        assert after.cells.value("term") == f"P{years}Y"
        assert not before or after.cells.value(f"own:{field}") == f"{before}+"
        uid = self._list().entry_for(after).uid
        self.terms[uid] = f"P{years}Y"
        self._remember_fields({uid})

    @staticmethod
    def _two(found: AgreementList, which: int, other: int) -> tuple[Deal, Deal] | None:
        """Two agreements of the list, by their places; None where these are one."""
        rows = ordered(found.briefs, "published", date(2026, 11, 28))
        if len(rows) < 2 or which % len(rows) == other % len(rows):
            return None
        one, two = (found.deal(rows[n % len(rows)].key) for n in (which, other))
        assert one is not None
        assert two is not None
        return one, two

    @rule(which=st.integers(0, 9), other=st.integers(0, 9), kind=st.sampled_from(["same", "different"]))
    def link(self, which: int, other: int, kind: str) -> None:
        found = self._list()
        if (two_deals := self._two(found, which, other)) is None:
            return
        one, two = two_deals
        sources = found.sources(two)
        if sources and found.sources(one) and not (one.entry and two.entry):
            if one.entry is None and two.entry is not None:
                one, sources = two, found.sources(one)
            self.annotations.apply(PutItem(found.entry_for(one), kind, sources[0].ref))

    def _groups(self) -> list[tuple[str, ...]]:
        found = self._list()
        return sorted(deal.reports for brief in found.briefs if (deal := found.deal(brief.key)) is not None)

    @rule(name=st.integers(0, 5), day=st.integers(1, 28), reject_it=st.booleans())
    def correct(self, name: int, day: int, reject_it: bool) -> None:
        """A corrected fact changes cells and never tears an agreement in two."""
        path = self.folder / f"{name}.txt"
        if not path.exists():
            return
        before = self._groups()
        (article,) = load(path)
        kind = "party" if reject_it else "signed_on"
        fact = next((fact for fact in extract(article) if fact.kind == kind), None)
        if fact is None:
            return
        change = reject(article, fact) if reject_it else edit(article, fact, f"2023-07-{day:02}")
        self.annotations.apply(AddCorrection(store_correction(article, change)))
        self._sync()
        assert self._groups() == before

    @rule(which=st.integers(0, 9), other=st.integers(0, 9), what=st.sampled_from(["renews", "amends"]))
    def renew(self, which: int, other: int, what: str) -> None:
        found = self._list()
        if (two_deals := self._two(found, which, other)) is None:
            return
        one, two = two_deals
        entry = found.entry_for(two)
        self.annotations.apply(Batch((NameAgreement(entry), SetValue(found.entry_for(one), what, entry.uid)), "linked"))
        after = self._list().deal(found.entry_for(one).uid)
        assert after is not None
        assert (after.former if what == "renews" else after.amends) in {two.key, entry.uid}

    @rule()
    def write_the_register(self) -> None:
        found = self._list()
        name_for_good(self.annotations, found, found.briefs)

    @rule()
    def undo(self) -> None:
        before = {entry.uid: dict(entry.values) for entry in self.annotations.agreements()}
        self.annotations.undo()
        self._sync()
        after = {entry.uid: dict(entry.values) for entry in self.annotations.agreements()}
        self._remember_fields(set())
        for uid in before.keys() | after.keys():
            term = after.get(uid, {}).get("term")
            if term is None:
                self.terms.pop(uid, None)
            else:
                self.terms[uid] = term

    @invariant()
    def names_and_values_stay(self) -> None:
        if not hasattr(self, "root"):
            return
        found = self._list()
        keys = [brief.key for brief in found.briefs]
        assert len(keys) == len(set(keys)), "no two of one name"
        for entry in self.annotations.agreements():
            assert found.deal(entry.uid) is not None, "a name that was given does not die"
        for uid, term in self.terms.items():
            deal = found.deal(uid)
            assert deal is not None, "a name that was given does not die"
            values = {
                deal.cells.value("term"),
                *(c.value for cell in deal.cells if cell.kind == "term" for c in cell.others),
            }
            assert term in values
        for uid, fields in self.fields.items():
            shown = found.deal(uid)
            for id_, value in fields.items():
                assert shown is not None
                cell = shown.cells.one(f"own:{id_}")
                assert cell is not None
                assert value in {cell.value, *(other.value for other in cell.others)}
        reports = [report for brief in found.briefs for report in (found.deal(brief.key) or brief).reports]  # type: ignore[union-attr]
        assert len(reports) == len(set(reports)), "each report once"

    @invariant()
    def it_is_as_if_made_at_once(self) -> None:
        if not hasattr(self, "root"):
            return
        with Library.open([self.folder], index=":memory:") as fresh:
            anew = AgreementList.of(fresh, self.annotations.agreements())

            at_once = sorted(deal.reports for brief in anew.briefs if (deal := anew.deal(brief.key)) is not None)
            assert at_once == self._groups()


def edit_cell(path: Path, number: int, edits: dict[str, str]) -> None:
    """Put `edits` (by field) into a row of a register, counted from 0."""
    if path.suffix == ".csv":
        table = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
        known = fields_by_heading(["box", "term"])
        of = {known[spelling(heading)]: column for column, heading in enumerate(table[0]) if spelling(heading) in known}
        for field, value in edits.items():
            table[number + 1][of[field]] = value
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(table)
        return
    book = openpyxl.load_workbook(path)
    fields = [cell.value for cell in book[HIDDEN][1]][1:]
    for field, value in edits.items():
        cell = book.worksheets[0].cell(number + 2, fields.index(field) + 1)
        cell.value, cell.data_type = value, "s"
    book.save(path)


def test_of_two_names_whose_news_became_one_agreement_both_are_its_names() -> None:
    state = Register()
    state.open()
    state.write(name=1, partner=1, topic=0, day=27, more=2)
    state.write(name=5, partner=0, topic=0, day=28, more=1)
    state.write_the_register()
    state.write(name=1, partner=0, topic=0, day=28, more=1)
    state.names_and_values_stay()
    state.it_is_as_if_made_at_once()
    state.teardown()


Register.TestCase.settings = examples(2, stateful_step_count=10)
TestRegister = Register.TestCase
