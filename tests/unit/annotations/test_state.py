"""The state of reading: kept from session to session, and no reason not to start."""

from pathlib import Path

import apsw
import pytest

from mou_tui.annotations import FileSystem, Session, State
from mou_tui.errors import OwnDataError


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State.open(tmp_path)


def test_everything_is_there_the_next_time(state: State, tmp_path: Path) -> None:
    state.mark_read("a")
    state.mark_read("b")
    state.mark_read("b", False)
    state.set_place("a", 3, 17)
    state.set_place("a", 4, 2)
    state.save_search("หมดอายุ", "หมดอายุ:<90d")
    state.save_search("เก่า", "x")
    state.remove_search("เก่า")
    for query in ("มช", "มธ", "มช"):
        state.add_query(query)
    session = Session((tmp_path / "คลัง",), "a", 80, "th", "be", "title", "party", "dark", {"pane": "facts"})
    state.set_session(session)
    state.close()

    again = State.open(tmp_path)
    assert again.read_ids() == frozenset({"a"})
    assert (again.place("a"), again.place("b")) == ((4, 2), None)
    assert again.searches() == {"หมดอายุ": "หมดอายุ:<90d"}
    assert again.queries() == ["มช", "มธ"]
    assert again.session() == session
    assert again.last_opened() == session.folders
    assert again.notices == []


def test_a_log_of_what_was_opened_which_an_earlier_version_kept_is_gone(state: State, tmp_path: Path) -> None:
    state.close()
    written = apsw.Connection(str(tmp_path / "state.db"))
    written.execute("CREATE TABLE history (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL)")
    written.close()
    State.open(tmp_path).close()
    tables = apsw.Connection(str(tmp_path / "state.db")).execute("SELECT name FROM sqlite_master").fetchall()
    assert ("history",) not in tables


def test_nothing_is_known_at_first(state: State) -> None:
    assert state.session() == Session()
    assert state.queries() == []


@pytest.mark.parametrize("damage", [b"no database at all " * 300, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_set_aside(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "state.db").write_bytes(damage)
    state = State.open(tmp_path)
    (aside,) = tmp_path.glob("state.damaged-*.db")
    assert aside.read_bytes() == damage
    assert aside.name in state.notices[0]
    state.mark_read("a")
    assert State.open(tmp_path).read_ids() == {"a"}


def test_where_nothing_may_be_written_the_state_lives_in_memory(tmp_path: Path) -> None:
    class ReadOnly(FileSystem):
        def make_folder(self, folder: Path) -> None:
            raise PermissionError(13, "Permission denied")

    state = State.open(tmp_path / "none", ReadOnly())
    assert "Permission denied" in state.notices[0]
    state.mark_read("a")
    assert state.read_ids() == {"a"}
    assert not (tmp_path / "none").exists()


def test_two_readers_share_it(tmp_path: Path) -> None:
    one, other = State.open(tmp_path), State.open(tmp_path)
    one.mark_read("a")
    other.mark_read("b")
    assert one.read_ids() == other.read_ids() == {"a", "b"}


def test_a_write_that_cannot_be_is_told(state: State, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("mou_tui.annotations.own_database._BUSY_MILLISECONDS", 1)
    blocked = State.open(tmp_path)
    state._connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(OwnDataError) as caught:
        blocked.mark_read("a")
    assert caught.value.exit_code == 4
    state._connection.execute("ROLLBACK")
    blocked.mark_read("a")
    assert state.read_ids() == {"a"}
