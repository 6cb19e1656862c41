"""The parties in one line of a table."""

from hypothesis import given
from hypothesis import strategies as st
from tests.properties.effort import examples

from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.labels import with_whom
from mou_tui.thai.width import cells

LONG, COMPANY, SHORT = "สำนักงานส่งเสริมเศรษฐกิจดิจิทัล", "บริษัท อีริคสัน (ประเทศไทย) จำกัด", "มช."


def row(*parties: str) -> Brief:
    keys = tuple(f"org:{name}" for name in parties)
    return Brief(
        "k", "หัวข้อข่าวที่ยาวมาก", "mou", "signed", parties, keys, "", "", "", "", "", "", (), None, "", (), 0, "", 1
    )


def test_a_long_name_hides_no_other() -> None:
    assert with_whom(row(LONG, COMPANY), room=30) == "สำนักงานส่งเสริ… ↔ บริษัท อีริคสัน (…"


def test_a_short_name_stands_whole_and_leaves_its_room_to_the_others() -> None:
    assert with_whom(row(LONG, SHORT), room=24) == "สำนักงานส่งเสริมเศรษ… ↔ มช."


def test_parties_without_room_are_counted() -> None:
    assert with_whom(row(*[LONG] * 5), room=40).endswith(" +2")


def test_what_fits_is_as_without_room() -> None:
    assert with_whom(row(LONG, COMPANY), room=90) == with_whom(row(LONG, COMPANY)) == f"{LONG} ↔ {COMPANY}"
    assert with_whom(row(LONG, COMPANY), frozenset({f"org:{LONG}"}), 40) == COMPANY
    assert with_whom(row(), room=8).endswith("…")


NAMES = st.lists(st.text("กรมสำนัที่งาน ()ABเแ", min_size=1, max_size=50).filter(str.strip), min_size=1, max_size=9)


@examples(200)
@given(NAMES, st.integers(26, 120))
def test_a_line_of_parties_is_never_wider_than_its_room(names: list[str], room: int) -> None:
    line = with_whom(row(*names), room=room)
    assert cells(line) <= room
    if len(names) > 1 and cells(" ↔ ".join(names)) > room:
        assert " ↔ " in line
