"""Reports that come and go one by one make the pairs that all of them make at once, in crowds too."""

import itertools
import sys
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "agreements"))

from tests.properties.effort import examples
from tests.unit.agreements.made_up import pointer

from mou_tui.agreements import grouping
from mou_tui.agreements.decide import Pointer
from mou_tui.agreements.grouping import blocks_of, pairs_of
from mou_tui.library import agreement_pairs
from mou_tui.library.agreement_pairs import PairUpdate

PARTIES = ("กรมสมมติ", "มหาวิทยาลัยเชียงใหม่", "บริษัท ตัวอย่าง จำกัด")
TITLES = (
    "กรมสมมติจับมือมหาวิทยาลัยเชียงใหม่ ตั้งศูนย์ข้อมูลลุ่มน้ำภาคเหนือ รับมือภัยแล้ง",
    "มช. ร่วมกับกรมสมมติ เปิดศูนย์ข้อมูลลุ่มน้ำภาคเหนือ แก้ภัยแล้งอย่างยั่งยืน",
)
REPORTS = [
    pointer(
        number,
        TITLES[number % 2],
        parties=PARTIES[: 2 + number % 2] if number % 5 else PARTIES[1:],
        published=f"2023-08-{1 + number * 7 % 28:02}" if number % 7 else "",
        stage="planned" if number % 6 == 5 else "signed",
    )
    for number in range(14)
]
"""All of one crowd: they share parties and rare parts of their headlines."""


class Table:
    """The tables of the index that hold reports, with nothing else."""

    def __init__(self) -> None:
        self.db = apsw.Connection(":memory:")
        self.db.execute("create table report(id integer primary key, key text not null unique, day integer)")
        self.db.execute("create table block(block integer, report integer, primary key(block, report)) without rowid")
        self.db.execute(
            "create table pair(a integer, b integer, same integer, likeness real, primary key(a, b)) without rowid"
        )
        self.ids = itertools.count(1)
        self.of: dict[int, Pointer] = {}

    def change(self, gone: set[int], new: set[int]) -> None:
        """Take reports out and put reports in, by their place in REPORTS."""
        update = PairUpdate(self.db, self.of.__getitem__)
        keys = {REPORTS[number].key for number in gone}
        out = [number for number, report in self.of.items() if report.key in keys]
        if out:
            update.take_out(out)
            for number in out:
                self.db.execute("delete from report where id = ?", (number,))
                del self.of[number]
        there = {report.key for report in self.of.values()}
        come = []
        for report in (REPORTS[number] for number in sorted(new) if REPORTS[number].key not in there):
            number = next(self.ids)
            self.of[number] = report
            self.db.execute("insert into report values(?,?,?)", (number, report.key, report.day))
            self.db.executemany("insert into block values(?,?)", [(block, number) for block in blocks_of(report)])
            come.append(number)
        update.make_new(come)

    def pairs(self) -> list[tuple[str, str, bool, float]]:
        rows = self.db.execute("select a, b, same, likeness from pair")
        return sorted((*sorted((self.of[a].key, self.of[b].key)), bool(same), alike) for a, b, same, alike in rows)


@pytest.mark.parametrize("crowd", [2, 4, 30])
@given(
    st.lists(st.tuples(st.sets(st.integers(0, 13), max_size=4), st.sets(st.integers(0, 13), max_size=6)), max_size=6)
)
@examples(40)
def test_one_by_one_is_all_at_once(crowd: int, changes: list[tuple[set[int], set[int]]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "CROWD", crowd)
        patch.setattr(agreement_pairs, "CROWD", crowd)
        table = Table()
        for gone, new in changes:
            table.change(gone, new)
        told = [(pair.a, pair.b, pair.verdict == "same", pair.likeness) for pair in pairs_of(table.of.values())]
        assert table.pairs() == sorted(told)
        again = Table()
        again.of = table.of
        for number, report in table.of.items():
            again.db.execute("insert into report values(?,?,?)", (number, report.key, report.day))
        PairUpdate(again.db, again.of.__getitem__).make_all(again.of)
        assert again.pairs() == table.pairs()


def test_the_reports_here_are_a_crowd() -> None:
    assert len(pairs_of(REPORTS)) > 40
