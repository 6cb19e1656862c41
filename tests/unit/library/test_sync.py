"""Bringing an index up to date, and what can get in the way."""

import contextlib
import io
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw
import filelock
import pytest

from mou_tui import i18n, killable, locations
from mou_tui.errors import OwnDataError
from mou_tui.library import BusyError, Library, Progress, schema, sync
from mou_tui.library.child import command, parse_line
from mou_tui.library.prepare import RECORDS_AT_ONCE
from mou_tui.library.writer import Writer
from mou_tui.loaders import limits

Write = Callable[[str, str], Path]
FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "index.db"


def paths(library: Library) -> set[str]:
    return {Path(row.path).name for row in library.all_rows()}


def test_a_second_sync_has_nothing_to_do(folder: Path, index: Path) -> None:
    assert sync([folder], index).added == 5
    outcome = sync([folder], index)
    assert (outcome.added, outcome.changed, outcome.moved, outcome.removed) == (0, 0, 0, 0)


def test_what_changed_is_followed(folder: Path, index: Path, write: Write) -> None:
    sync([folder], index)
    write("2566/ก.txt", "ข่าวใหม่เอี่ยม\nเนื้อหาอื่น")
    (folder / "2566" / "ข.txt").unlink()
    write("2567/ฉ.txt", "มาใหม่\n1 มกราคม 2567")
    outcome = sync([folder], index)
    assert (outcome.added, outcome.changed, outcome.removed) == (1, 1, 1)
    with Library.open([folder], index=index) as library:
        assert paths(library) == {"ก.txt", "ค.txt", "ง.txt", "จ.txt", "ฉ.txt"}
        assert len(library.found("อธิการบดี")) == 0
        assert len(library.found("เอี่ยม")) == 1


def test_a_moved_file_keeps_its_article(folder: Path, index: Path) -> None:
    sync([folder], index)
    with Library.open([folder], index=index) as library:
        before = library.find(str(folder / "2566" / "ก.txt"))
        (folder / "2570").mkdir()
        (folder / "2566" / "ก.txt").rename(folder / "2570" / "ใหม่.txt")
        assert sync([folder], index).moved == 1
        assert library.find(str(folder / "2570" / "ใหม่.txt")) == before
        assert library.find(str(folder / "2566" / "ก.txt")) is None
        assert library.count() == 5


def test_a_file_moved_over_another_takes_its_place(folder: Path, index: Path) -> None:
    sync([folder], index)
    (folder / "2566" / "ก.txt").replace(folder / "2566" / "ข.txt")
    sync([folder], index)
    with Library.open([folder], index=index) as library:
        assert library.count() == 4
        assert len(library.found("อธิการบดี")) == 1
        assert len(library.found("น้ำท่วม")) == 0


def test_a_copy_is_an_article_of_its_own(folder: Path, index: Path) -> None:
    sync([folder], index)
    shutil.copy(folder / "2566" / "ก.txt", folder / "2566" / "copy.txt")
    assert sync([folder], index).added == 1
    with Library.open([folder], index=index) as library:
        assert library.count() == 6


def test_a_touched_file_is_not_indexed_again(folder: Path, index: Path) -> None:
    sync([folder], index)
    with Library.open([folder], index=index) as library:
        before = list(library.order())
        os.utime(folder / "2566" / "ก.txt", ns=(1, 1))
        outcome = sync([folder], index)
        assert (outcome.added, outcome.changed) == (0, 0)
        assert list(library.order()) == before


def test_marks_follow_an_article_whose_file_was_changed(folder: Path, index: Path) -> None:
    sync([folder], index)
    with Library.open([folder], index=index) as library:
        path = folder / "2566" / "ก.txt"
        old = library.rows([library.find(str(path))])[0].id
        path.write_bytes(path.read_text(encoding="utf-8").encode("cp874"))
        sync([folder], index)
        row = library.rows([library.find(str(path))])[0]
        assert row.id != old
        assert library.find(old) == row.rowid
        from mou_tui.library import Marks

        assert list(library.found("is:read", marks=Marks(read=frozenset([old])))) == [row.rowid]
        assert library.successors() == {old: row.id}
        # And once more: the chain of former ids does not break.
        path.write_text(path.read_bytes().decode("cp874") + "\nเพิ่ม", encoding="utf-8")
        sync([folder], index)
        assert library.find(old) == library.find(str(path))


def test_what_comes_later_is_newer(folder: Path, index: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in folder.rglob("*.txt"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    sync([folder], index)
    write("2560/เก่า.txt", "ข่าวเก่าที่เพิ่งได้มา\n1 มกราคม 2560")
    sync([folder], index)
    with Library.open([folder], index=index) as library:
        first, *others = library.rows(library.order("added"))
        assert Path(first.path).name == "เก่า.txt"
        assert all(first.added > row.added for row in others)
        assert list(library.added_since(1_600_000_001)) == [first.rowid]
        assert list(library.found("เพิ่งได้มา", since=1_600_000_001)) == [first.rowid]
        assert list(library.found("ลงนาม", since=1_600_000_001)) == []


def test_indexes_of_earlier_versions_do_not_pile_up(folder: Path) -> None:
    current = schema.default_path([folder])
    former = current.with_name(current.name.replace(f"-v{schema.VERSION}.db", "-v1.db"))
    current.parent.mkdir(parents=True)
    former.write_bytes(b"old")
    sync([folder])
    assert current.exists()
    assert not former.exists()


def test_a_file_that_cannot_be_read_is_a_failure_and_no_more(folder: Path, index: Path, write: Write) -> None:
    broken = folder / "เสีย.json"
    broken.write_bytes(b'{"a": ')
    assert sync([folder], index).failed == 1
    with Library.open([folder], index=index) as library:
        assert library.count() == 5
        ((path, sentence),) = library.failures()
        assert Path(path).name == "เสีย.json"
        assert sentence == "This is not valid JSON (line 1). Get the file again, or fix that line."
        i18n.set_language("th")
        assert library.failures()[0][1].startswith("JSON ไม่ถูกต้อง (บรรทัด 1)")


def test_a_fault_of_the_extractor_costs_the_facts_and_not_the_article(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mou_tui.facts import extraction

    def fail(article: object) -> None:
        raise AttributeError("no such thing")

    monkeypatch.setattr(extraction, "extract", fail)
    outcome = sync([folder], index)
    assert (outcome.added, outcome.failed) == (5, 5)
    with Library.open([folder], index=index) as library:
        assert len(library.found("ลงนาม")) == 2
        assert "because of a fault of mou-tui" in library.failures()[0][1]
        assert "[AttributeError: no such thing]" in library.failures(technical=True)[0][1]
        assert {(row.instrument, row.status) for row in library.all_rows()} == {(None, None)}
        assert not library.found("instrument:none")
        assert not library.found("status:none")
    monkeypatch.undo()
    assert sync([folder], index).changed == 5, "a fault of ours is not kept"
    with Library.open([folder], index=index) as library:
        assert library.failures() == []
        assert all(row.instrument for row in library.all_rows())


def test_a_file_that_is_too_large_is_named(folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = locations.settings_file()
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("max_file_mb = 1\n")
    (folder / "ใหญ่.txt").write_bytes(b"x" * (2 << 20))
    outcome = sync([folder], index)
    assert (outcome.added, outcome.failed) == (6, 1)
    with Library.open([folder], index=index) as library:
        assert library.count() == 5
        assert library.failures()[0][0].endswith("ใหญ่.txt")
    settings.write_text("max_file_mb = 3\n")
    limits._limits_of.cache_clear()
    assert sync([folder], index).changed == 1
    with Library.open([folder], index=index) as library:
        assert library.failures() == []


def test_limits_that_were_raised_are_tried_on_what_failed(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "\n".join(f'{{"title": "ข่าวที่ {n}", "text": "เนื้อข่าว"}}' for n in range(3))
    (folder / "หลายข่าว.jsonl").write_text(rows, "utf-8")
    monkeypatch.setattr("mou_tui.loaders.limits.limits_in_force", lambda: limits.Limits(members=2))
    assert sync([folder], index).failed == 1
    assert sync([folder], index).failed == 0, "what is as it was is not read again"
    monkeypatch.setattr("mou_tui.loaders.limits.limits_in_force", lambda: limits.Limits(members=3))
    assert sync([folder], index).changed == 1
    with Library.open([folder], index=index) as library:
        assert library.failures() == []
        assert library.count() == 8


def test_an_article_that_goes_while_the_library_is_exported_is_passed_over(folder: Path, index: Path) -> None:
    from mou_tui.exporters.collect import items_of_library

    sync([folder], index)
    with Library.open([folder], index=index) as library:
        items = items_of_library(library, library.order(), None)
        first = next(items)
        gone = library.article(library.order()[1])
        Path(gone.path).unlink()
        sync([folder], index)
        rest = [item.article.id for item in items]
        assert len(rest) == 3
        assert not {first.article.id, gone.id} & set(rest)


def test_a_file_that_may_be_read_now_is_read_though_it_is_as_old_as_before(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = folder / "2566" / "ก.txt"

    def refuse(path: object, *arguments: object) -> object:
        if str(path) == str(locked):
            raise PermissionError(13, "Permission denied", str(path))
        return Path(str(path)).open(*arguments)  # type: ignore[call-overload]

    monkeypatch.setattr("mou_tui.library.prepare.open", refuse, raising=False)
    assert sync([folder], index).failed == 1
    again = sync([folder], index)
    assert (again.changed, again.failed) == (0, 1)
    with Library.open([folder], index=index) as library:
        assert library.failures()[0][1].startswith("This file may not be read.")
        assert library.count() == 4
    monkeypatch.setattr("mou_tui.library.prepare.open", io.open, raising=False)
    assert sync([folder], index).changed == 1
    with Library.open([folder], index=index) as library:
        assert library.failures() == []
        assert library.count() == 5


def test_a_folder_that_is_not_there_loses_nothing(folder: Path, index: Path, tmp_path: Path) -> None:
    sync([folder], index)
    folder.rename(tmp_path / "unplugged")
    assert sync([folder], index).removed == 0
    with Library.open([folder], index=index) as library:
        assert library.count() == 5
        assert library.failures()[0][0] == str(folder)
        (tmp_path / "unplugged").rename(folder)
        assert sync([folder], index).added == 0
        assert library.failures() == []


def test_an_emptied_folder_is_empty(folder: Path, index: Path) -> None:
    sync([folder], index)
    shutil.rmtree(folder)
    folder.mkdir()
    assert sync([folder], index).removed == 5
    with Library.open([folder], index=index) as library:
        assert library.count() == 0
        assert list(library.found("ลงนาม")) == []


def test_cancelling_keeps_what_is_done(folder: Path, index: Path) -> None:
    seen: list[Progress] = []
    outcome = sync([folder], index, progress=seen.append, cancelled=lambda: any(p.phase == "index" for p in seen))
    assert not outcome.complete
    assert sync([folder], index).complete
    with Library.open([folder], index=index) as library:
        assert library.count() == 5
        assert library.is_complete()


@pytest.mark.parametrize("looks", [1, 31, 32, 40, 70, 150])
def test_whatever_is_listed_after_cancelling_has_its_trigrams(
    folder: Path, index: Path, write: Write, looks: int
) -> None:
    for number in range(160):
        write(f"many/{number:03}.txt", f"ข่าวที่ {number}\n1 มกราคม 2560\nเนื้อความเรื่องน้ำ")
    left = iter(range(looks))
    started: list[Progress] = []
    sync(
        [folder],
        index,
        progress=lambda p: started.append(p) if p.phase == "index" else None,
        cancelled=lambda: bool(started) and next(left, None) is None,
    )
    connection = apsw.Connection(str(index))
    listed = connection.execute("select rowid from article where title like 'ข่าวที่%' order by rowid").fetchall()
    # Asked for directly: in a small library the texts themselves are looked at.
    found = connection.execute("select rowid from grams where grams match 'น้ำ' order by rowid").fetchall()
    connection.close()
    assert 0 < len(listed) < 160
    assert found == listed


def test_workers_make_the_same_index(folder: Path, tmp_path: Path, write: Write) -> None:
    for number in range(200):
        write(f"many/{number:03}.txt", f"ข่าวที่ {number}\n{number % 28 + 1} มกราคม 2560\nเนื้อความ {'น้ำ ' * (number % 5)}")
    sync([folder], tmp_path / "one.db")
    sync([folder], tmp_path / "two.db", jobs=2)
    with (
        Library.open([folder], index=tmp_path / "one.db") as one,
        Library.open([folder], index=tmp_path / "two.db") as two,
    ):
        assert [(r.path, r.id, r.title) for r in one.all_rows()] == [(r.path, r.id, r.title) for r in two.all_rows()]
        assert len(one.found("น้ำ")) == len(two.found("น้ำ")) > 100


def test_rebuilding_reads_everything_again(folder: Path, index: Path) -> None:
    sync([folder], index)
    assert sync([folder], index, rebuild=True).changed == 5
    with Library.open([folder], index=index) as library:
        assert library.count() == 5
        assert len(library.found("ลงนาม")) == 2


def test_one_builder_at_a_time(folder: Path, index: Path) -> None:
    index.parent.mkdir()
    lock = schema.place_of([], index).lock
    assert lock is not None
    with filelock.FileLock(lock), pytest.raises(BusyError):
        sync([folder], index)
    assert sync([folder], index).added == 5


@pytest.mark.parametrize("damage", ["truncated", "garbage", "empty", "later version", "overwritten"])
def test_an_unusable_index_is_built_anew(folder: Path, index: Path, damage: str) -> None:
    sync([folder], index)
    data = index.read_bytes()
    if damage == "truncated":
        index.write_bytes(data[: len(data) // 2])
    elif damage == "garbage":
        index.write_bytes(b"no database at all" * 1000)
    elif damage == "empty":
        index.write_bytes(b"")
    elif damage == "overwritten":
        index.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    else:
        connection = apsw.Connection(str(index))
        connection.pragma("user_version", schema.VERSION + 1)
        connection.close()
    with Library.open([folder], index=index) as library:
        # It can be opened at once and is empty until the sync.
        assert library.count() == 0
    sync([folder], index)
    with Library.open([folder], index=index) as library:
        assert library.count() == 5
        assert len(library.found("ลงนาม")) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX permissions")
def test_an_index_in_a_read_only_folder_is_read(folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync([folder], index)
    # As root every folder can be written: SQLite is told that this one cannot.
    opened = apsw.Connection

    def open_read_only(uri: str, flags: int = 0, **more: object) -> apsw.Connection:
        if flags & apsw.SQLITE_OPEN_READWRITE or "immutable" not in uri:
            raise apsw.CantOpenError("unable to open database file")
        return opened(uri, flags=flags)

    monkeypatch.setattr(apsw, "Connection", open_read_only)
    with Library.open([folder], index=index) as library:
        assert library.count() == 5
        assert len(library.found("ลงนาม")) == 2
    with pytest.raises(OwnDataError):
        sync([folder], index)


def test_a_cache_folder_that_cannot_be_made(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OwnDataError):
        sync([folder], tmp_path / "file" / "index.db")
    with pytest.raises(OwnDataError):
        Library.open([folder], index=tmp_path / "file" / "index.db")


def test_a_full_disk_is_told_and_leaves_the_last_good_state(folder: Path, index: Path, write: Write) -> None:
    sync([folder], index)
    for number in range(300):
        write(f"many/{number}.txt", f"ข่าวที่ {number}\n" + f"เนื้อความยาว {number} " * 200)
    prepared = schema.prepare

    def nearly_full(place: schema.Place) -> apsw.Connection:
        connection = prepared(place)
        connection.pragma("max_page_count", connection.pragma("page_count") + 20)
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "prepare", nearly_full)
        with pytest.raises(OwnDataError, match="disk is full"):
            sync([folder], index)
    with Library.open([folder], index=index) as library:
        assert len(library.found("มธ")) == 1
        assert library.count() >= 5
    assert sync([folder], index).complete
    with Library.open([folder], index=index) as library:
        assert library.count() == 305


def test_readers_see_the_builder_s_work_while_it_goes_on(folder: Path, index: Path, write: Write) -> None:
    sync([folder], index)
    with Library.open([folder], index=index) as first, Library.open([folder], index=index) as second:
        versions = first.data_version(), second.data_version()
        assert first.count() == second.count() == 5
        write("2567/ฉ.txt", "มาใหม่\n1 มกราคม 2567")
        sync([folder], index)
        assert (first.data_version(), second.data_version()) != versions
        assert first.count() == second.count() == 6
        assert list(first.found("มาใหม่")) == list(second.found("มาใหม่")) == [6]


def test_a_search_during_a_build_keeps_to_what_it_began_with(
    folder: Path, index: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync([folder], index)
    with Library.open([folder], index=index) as library:
        version = library.data_version()
        assert library.count() == 5
        monkeypatch.setattr(library, "data_version", lambda: version)
        write("2567/ฉ.txt", "มาใหม่\n1 มกราคม 2567\nลงนาม กับ https://example.go.th")
        (folder / "2566" / "ก.txt").unlink()
        sync([folder], index)
        for query in (
            "ลงนาม",
            "published:2563..",
            "has:published",
            "-น้ำ",
            "ลงนาม OR published:2567",
            "title:มา",
            "กา",
            "ม",
            "is:unread",
        ):
            found = library.found(query)
            assert max(found, default=0) <= 5, query
            assert len(library.rows(found)) <= len(found)


def test_a_library_in_memory_follows_and_is_corrected_too(folder: Path, write: Write) -> None:
    from mou_tui.facts import Fact, Facts

    with Library.open([folder], index=":memory:") as library:
        version = library.data_version()
        write("2567/ฉ.txt", "มาใหม่\n1 มกราคม 2567")
        assert sync([folder], library.place).added == 1
        assert library.data_version() != version
        assert library.count() == 6
        row = library.rows(library.order())[0]
        library.refresh(row.id, Facts((Fact("party", "สถาบันสมมุติ", source="reader"),)))
        assert list(library.found("party:สมมุติ")) == [row.rowid]
        answers: list[int] = []
        threads = [threading.Thread(target=lambda: answers.append(len(library.found("ลงนาม")))) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert answers == [2, 2, 2]


def test_threads_read_one_library(folder: Path, index: Path) -> None:
    sync([folder], index)
    answers: list[int] = []
    with Library.open([folder], index=index) as library:

        def ask() -> None:
            for _ in range(20):
                answers.append(len(library.found("ลงนาม")))

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert answers == [2] * 80


def test_an_index_that_was_deleted_under_a_reader_is_built_again(folder: Path, index: Path) -> None:
    sync([folder], index)
    with Library.open([folder], index=index) as library:
        assert library.count() == 5
        schema.remove(index)
        (folder / "2566" / "ก.txt").unlink()
        sync([folder], index)
        assert library.count() == 4
        assert len(library.found("ลงนาม")) == 1


def test_corrected_facts_are_found_at_once(folder: Path, index: Path) -> None:
    from mou_tui.facts import Fact, Facts

    sync([folder], index)
    with Library.open([folder], index=index) as library:
        (rowid,) = library.found("มธ")
        row = library.rows([rowid])[0]
        facts = Facts(
            (
                Fact("instrument", "mou", source="reader"),
                Fact("status", "signed", source="reader"),
                Fact("party", "มหาวิทยาลัยสมมุติ", source="reader", checked=True),
                Fact("expires_on", "2023-11-15", source="reader"),
            )
        )
        library.refresh(row.id, facts)
        assert library.facts(rowid) == facts
        for query in (
            "party:สมมุติ",
            "is:checked",
            "expires:<90d",
            "instrument:mou expires:2566",
            "has:expires party:สมมุติ",
        ):
            assert rowid in library.found(query), query
        assert library.rows([rowid])[0].expires_on == "2023-11-15"
        assert library.order("expires")[0] == rowid
        (facet,) = library.facets([rowid]).parties
        assert facet.value == "มหาวิทยาลัยสมมุติ"
        assert list(library.found(facet.condition)) == [rowid]
        assert list(library.found("party:=มหาวิทยาลัย")) == []


def test_corrections_made_elsewhere_are_found_after_a_sync(folder: Path, index: Path) -> None:
    from mou_tui.annotations import AddCorrection, Annotations, store_correction
    from mou_tui.facts.corrections import add

    sync([folder], index)
    with Library.open([folder], index=index) as library:
        (rowid,) = library.found("มธ")
        annotations = Annotations.open()
        article = library.article(rowid)
        annotations.apply(AddCorrection(store_correction(article, add(article, "party", "สถาบันสมมุติ"))))
        assert list(library.found("party:สถาบันสมมุติ")) == []
        assert sync([folder], index).corrected == 1
        assert list(library.found("party:สถาบันสมมุติ")) == [rowid]
        assert sync([folder], index).corrected == 0
        annotations.undo()
        assert sync([folder], index).corrected == 1
        assert list(library.found("party:สถาบันสมมุติ")) == []


def test_names_that_are_no_text(folder: Path, index: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(folder) + b"/" + "ข่าว.txt".encode("cp874")))
    try:
        path.write_bytes("ชื่อแฟ้มเก่า\nเนื้อความ".encode("cp874"))
    except OSError:
        pytest.skip("this file system wants names in UTF-8")
    assert sync([folder], index).added == 6
    with Library.open([folder], index=index) as library:
        assert len(library.found("แฟ้มเก่า")) == 1
    assert sync([folder], index).added == 0


def test_what_a_library_s_folder_may_hold(folder: Path, index: Path) -> None:
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "ก.txt").write_text("ไม่เห็น")
    (folder / ".ลับ.txt").write_text("ไม่เห็น")
    (folder / "ภาพ.png").write_bytes(b"\x89PNG")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    assert sync([folder], index).added == 5


def test_a_file_may_be_a_library(folder: Path, index: Path) -> None:
    outcome = sync([folder / "2566" / "ก.txt", folder / "2565"], index)
    assert outcome.added == 3


def test_the_child_s_lines_are_progress() -> None:
    lines = [
        parse_line('{"phase": "index", "done": 3, "total": 9, "rate": 5.0, "failed": 0, "eta": 1.2}'),
        parse_line("mou-tui: …"),
    ]
    assert lines == [Progress("index", 3, 9, 5.0, 0, 1.2), None]


def test_the_child_builds_the_index(folder: Path) -> None:
    done = subprocess.run(command([folder]), capture_output=True, check=True)
    told = [parse_line(line) for line in done.stdout.splitlines()]
    assert told[-1] == Progress("done", 5, 5)
    with Library.open([folder]) as library:
        assert library.count() == 5


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize(
    "killing", [0, 1, *(pytest.param(killing, marks=pytest.mark.slow) for killing in range(2, 12))]
)
def test_a_builder_killed_at_any_moment_leaves_whole_articles(folder: Path, write: Write, killing: int) -> None:
    texts = {f"many/{n:04}.txt": f"ข่าวที่ {n}\n1 มกราคม 2560\n" + f"เนื้อความของข่าวที่{n}จบ " * 30 for n in range(600)}
    for name, text in texts.items():
        write(name, text)
    before = 0
    for life in (0.05 + 0.13 * killing, 0.3 + 0.17 * killing):
        child = subprocess.Popen(command([folder]), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        # From the first line on, which tells that it is at work, it lives for a while; it may be done by then.
        assert child.stdout is not None
        child.stdout.readline()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(life)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        with Library.open([folder]) as library:
            assert library.count() >= before
            before = library.count()
            for row in library.all_rows():
                article = library.article(row.rowid)
                assert article.title == row.title
                if row.title.startswith("ข่าวที่"):
                    number = row.title.removeprefix("ข่าวที่ ")
                    assert row.rowid in library.found(f'"เนื้อความของข่าวที่{number}จบ"')
    sync([folder], wait=5)
    with Library.open([folder]) as library:
        assert library.count() == 605
        assert apsw.Connection(str(library.place.path)).pragma("quick_check") == "ok"


def test_a_killed_worker_is_replaced_and_nothing_is_lost(
    folder: Path, index: Path, tmp_path: Path, write: Write
) -> None:
    for number in range(400):
        write(f"many/{number:03}.txt", f"ข่าวที่ {number}\n{number % 28 + 1} มกราคม 2560\nเนื้อความ {'น้ำ ' * (number % 5)}")
    sync([folder], tmp_path / "undisturbed.db")
    kills = 0

    def kill(progress: object) -> None:
        nonlocal kills
        for child in list(killable._alive):
            if child.pool is not None and kills < 3:
                child.kill()
                kills += 1

    # Whoever is asked whether to go on is asked once a file.
    assert sync([folder], index, jobs=2, cancelled=lambda: bool(kill(None))).complete
    assert kills == 3
    with (
        Library.open([folder], index=tmp_path / "undisturbed.db") as one,
        Library.open([folder], index=index) as two,
    ):
        assert two.failures() == []
        assert [(r.path, r.id, r.title) for r in one.all_rows()] == [(r.path, r.id, r.title) for r in two.all_rows()]


def test_a_file_that_ends_its_reader_is_named_and_not_tried_again(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(FIXTURES / "formloop.pdf", folder)
    monkeypatch.setattr("mou_tui.loaders.limits.limits_in_force", lambda: limits.Limits(seconds=0))
    assert sync([folder], index).failed == 1
    monkeypatch.setattr("mou_tui.loaders.confined.ask_confined", lambda *_, **__: pytest.fail("it is as it was"))
    again = sync([folder], index)
    assert (again.added, again.changed, again.failed) == (0, 0, 0)
    with Library.open([folder], index=index) as library:
        assert library.count() == 5
        ((path, sentence),) = library.failures()
        assert path.endswith("formloop.pdf")
        assert "longer than 0 seconds" in sentence


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_articles_of_one_file_are_not_held_at_once(
    folder: Path, index: Path, write: Write, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr("mou_tui.library.pending.CHUNK_BYTES", 10_000)
    for number in range(200):
        write(f"many/{number:03}.txt", f"ข่าวที่ {number}")
    rows = "".join(f'{{"id": "{n}", "title": "ข่าวที่ {n}", "text": "เนื้อข่าว {n}"}}\n' for n in range(300))
    collection = write("หลายข่าว.jsonl", rows + "{oops\n")
    put: list[int] = []
    writing = Writer.put_file

    def put_file(writer: Writer, pending: Any, ready: Any, added: int) -> None:
        put.append(len(ready.records))
        writing(writer, pending, ready, added)

    monkeypatch.setattr(Writer, "put_file", put_file)
    outcome = sync([folder], index, jobs=jobs)
    assert (outcome.added, outcome.failed) == (206, 1)
    assert max(put) == RECORDS_AT_ONCE
    with Library.open([folder], index=index) as library:
        assert library.count() == 505
        assert "Line 301" in library.failures()[0][1]
    collection.write_text(rows[: rows.index("\n", len(rows) // 2) + 1], "utf-8")
    outcome = sync([folder], index, jobs=jobs)
    assert (outcome.added, outcome.changed, outcome.failed) == (0, 1, 0)
    with Library.open([folder], index=index) as library:
        assert 300 < library.count() < 400
        assert library.failures() == []


def test_a_collection_is_in_the_index_whole_or_not_at_all(folder: Path, index: Path, write: Write) -> None:
    sync([folder], index)
    rows = "".join(f'{{"id": "{n}", "title": "ข่าวที่ {n}", "text": "เนื้อข่าว {n}"}}\n' for n in range(300))
    write("หลายข่าว.jsonl", rows)
    started: list[Progress] = []
    outcome = sync(
        [folder],
        index,
        progress=lambda p: started.append(p) if p.phase == "index" else None,
        cancelled=lambda: bool(started),
    )
    assert not outcome.complete
    with Library.open([folder], index=index) as library:
        assert library.count() == 5
    assert sync([folder], index).added == 1
    with Library.open([folder], index=index) as library:
        assert library.count() == 305
