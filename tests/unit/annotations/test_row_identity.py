"""A bookmark of a table's row stays with what the row says, after rows were inserted, moved, edited and taken out."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.effort import examples

from mou_tui.annotations import AddBookmark, Annotations, SetValue, bookmark_article
from mou_tui.annotations.row_identity import TableRows, is_place, sketch_of
from mou_tui.commands.own_data import follow_articles
from mou_tui.library import Library, sync
from mou_tui.library.agreement_list import AgreementList
from mou_tui.loaders import load

HEAD = "ชื่อบันทึกข้อตกลง,คู่สัญญา,ประเภท,วันที่ลงนาม,วันสิ้นสุด"
ROWS = [
    f"บันทึกข้อตกลงความร่วมมือทางวิชาการ,{party},MOU,{day} มกราคม 2566,{day} มกราคม 2570"
    for day, party in enumerate(("มหาวิทยาลัยเชียงใหม่", "ธนาคารออมสิน", "กรมบังคับคดี", "กรมชลประทาน"), 3)
]
NEW = "บันทึกข้อตกลงความร่วมมือทางวิชาการ,กรมที่ดิน,MOU,20 มกราคม 2566,20 มกราคม 2570"


class Desk:
    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "news").mkdir()
        self.path, self.index = root / "news" / "r.csv", root / "index.db"
        self.annotations = Annotations.open(root / "data")

    def write(self, rows: list[str], *, relink: bool = True) -> None:
        self.path.write_text("\n".join([HEAD, *rows]) + "\n", "utf-8")
        sync([self.path.parent], self.index)
        if relink:
            with Library.open([self.path.parent], index=self.index) as library:
                follow_articles(self.annotations, library)

    def mark(self, party: str) -> None:
        article = next(a for a in load(self.path) if party in a.text)
        self.annotations.apply(AddBookmark(bookmark_article(article)))

    def marked(self) -> list[str]:
        """The texts of the rows that have a bookmark, for whoever reads the file."""
        return [a.text for a in load(self.path) if self.annotations.bookmarks_for(a)]

    def listed(self) -> list[str]:
        """Likewise, for whoever looks at the library's list."""
        with Library.open([self.path.parent], index=self.index) as library:
            return [
                library.article(row.rowid).text for row in library.all_rows() if self.annotations.is_bookmarked(row.id)
            ]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.write(ROWS)
    return made


CHANGES = {
    "above": [NEW, *ROWS], "between": [ROWS[0], NEW, *ROWS[1:]], "moved": [*ROWS[2:], *ROWS[:2]], "sorted": sorted(ROWS, reverse=True),
    "one out above": ROWS[1:], "edited": [ROWS[0], ROWS[1].replace("2570", "2571"), *ROWS[2:]],
    "edited and moved": [NEW, ROWS[0], ROWS[1].replace("4 มกราคม 2570", "31 ธันวาคม 2570"), *ROWS[2:]],
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_the_bookmark_stays_with_the_row(desk: Desk, change: str) -> None:
    desk.mark("ธนาคารออมสิน")
    desk.write(CHANGES[change])
    for shown in (desk.marked(), desk.listed()):
        assert len(shown) == 1
        assert "ธนาคารออมสิน" in shown[0]
    desk.write([NEW, *CHANGES[change]])
    assert ["ธนาคารออมสิน" in text for text in desk.marked()] == [True]


@pytest.mark.parametrize("relink", [False, True])
def test_no_other_row_has_it_when_its_own_is_gone(desk: Desk, relink: bool) -> None:
    desk.mark("ธนาคารออมสิน")
    desk.write([ROWS[0], *ROWS[2:]], relink=relink)
    assert (desk.marked(), desk.listed()) == ([], [])
    desk.write(ROWS, relink=relink)
    assert ["ธนาคารออมสิน" in text for text in desk.marked()] == [True], "it comes back with the row"


def test_a_row_is_found_before_the_library_has_looked(desk: Desk) -> None:
    desk.mark("ธนาคารออมสิน")
    desk.write([NEW, *ROWS], relink=False)
    assert ["ธนาคารออมสิน" in text for text in desk.marked()] == [True]


def test_what_is_known_of_an_agreement_stays_with_its_row(desk: Desk) -> None:
    def owners() -> dict[str, str]:
        with Library.open([desk.path.parent], index=desk.index) as library:
            briefs = AgreementList.of(library, desk.annotations.agreements()).briefs
            return {party: brief.owner for brief in briefs for party in brief.parties if brief.owner}

    with Library.open([desk.path.parent], index=desk.index) as library:
        found = AgreementList.of(library)
        row = next(row for row in found.briefs if "ธนาคารออมสิน" in row.parties)
        deal = found.deal(row.key)
        assert deal is not None
        desk.annotations.apply(SetValue(found.entry_for(deal), "owner", "กองคลัง"))
    assert list(owners()) == ["ธนาคารออมสิน"]
    for relink, rows in itertools.product((False, True), ([NEW, *ROWS], ROWS[1:], ROWS)):
        desk.write(rows, relink=relink)
        assert list(owners()) == ["ธนาคารออมสิน"], rows
    desk.write([ROWS[0], *ROWS[2:]])
    assert "ธนาคารออมสิน" not in owners()
    assert not owners() or list(owners()) == []


def test_the_index_tells_which_row_became_which(desk: Desk) -> None:
    with Library.open([desk.path.parent], index=desk.index) as library:
        old = {library.article(row.rowid).text: row.id for row in library.all_rows()}
    desk.write(CHANGES["edited and moved"], relink=False)
    with Library.open([desk.path.parent], index=desk.index) as library:
        new = {row.id: library.article(row.rowid).text for row in library.all_rows()}
        successors = library.successors()
    for text, id_ in old.items():
        assert new[successors[id_]].split("\n")[1] == text.split("\n")[1], "the party tells which it is"
    assert len(set(successors.values())) == len(old)


@examples(100)
@given(
    rows=st.lists(st.tuples(*[st.sampled_from("abcdef")] * 4), min_size=2, max_size=6, unique=True),
    gone=st.integers(0, 5),
    order=st.randoms(use_true_random=False),
)
def test_a_row_that_is_gone_is_never_another(rows: list[tuple[str, ...]], gone: int, order: object) -> None:
    texts = ["\n".join(f"{n}: {cell}" for n, cell in enumerate(row)) for row in rows]
    there = [text for n, text in enumerate(texts) if n != gone % len(texts)]
    order.shuffle(there)  # type: ignore[attr-defined]
    table = TableRows((text, sketch_of(text)) for text in there)
    for text in there:
        assert table.that_says(sketch_of(text)) == text
    lost = texts[gone % len(texts)]
    found = table.that_says(sketch_of(lost))
    if found is not None:
        shared = set(found.split("\n")) & set(lost.split("\n"))
        assert len(shared) > 1, "at least two cells of four say that it was edited"


def test_what_only_counts_is_a_place() -> None:
    assert [is_place(name) for name in ("12", "ทะเบียน/3", "row-4", "2/5")] == [True] * 4
    assert [is_place(name) for name in ("", "MOU-12/2566", "a.pdf", "x1")] == [False] * 4
