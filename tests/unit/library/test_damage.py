"""An index that is damaged, cut off, deleted or cannot be written, before it is opened and while it is."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from mou_tui import locations
from mou_tui.commands import libraries, run
from mou_tui.errors import IndexDamagedError, OwnDataError
from mou_tui.library import Library, schema, sync
from mou_tui.workspace import Workspace

PAGE = 16_384


def overwrite(index: Path, start: int, end: int | None = None) -> None:
    """Put bytes that mean nothing in the place of those between two offsets."""
    size = index.stat().st_size if end is None else end
    with index.open("r+b") as file:
        file.seek(start)
        file.write(b"\xa5" * (size - start))


DAMAGES: dict[str, Callable[[Path], None]] = {
    "deleted": schema.remove,
    "folder deleted": lambda index: shutil.rmtree(index.parent),
    "truncated": lambda index: os.truncate(index, 3 * PAGE),
    "emptied": lambda index: os.truncate(index, 0),
    "header": lambda index: overwrite(index, 0, PAGE),
    "below the header": lambda index: overwrite(index, PAGE),
    "second half": lambda index: overwrite(index, index.stat().st_size // 2 // PAGE * PAGE),
}


@pytest.fixture
def cached(folder: Path) -> Path:
    """The index of ARTICLES in the cache directory."""
    sync([folder])
    return schema.default_path([folder])


@pytest.mark.parametrize("damage", DAMAGES)
def test_an_open_library_raises_nothing_else_and_is_made_again(folder: Path, cached: Path, damage: str) -> None:
    with Library.open([folder]) as library:
        rowids = list(library.order())
        DAMAGES[damage](cached)
        library.close()  # what SQLite keeps in memory would hide the damage
        reads: list[Callable[[], object]] = [
            lambda: library.rows(rowids), lambda: library.article(rowids[0]), lambda: library.facts(rowids[0]),
            lambda: library.found("ลงนาม"), lambda: library.found("party:มช."), lambda: library.order("title"),
            lambda: library.facets(rowids), lambda: library.failures(), lambda: library.find("sha256:00"), library.snapshot,
        ]  # fmt: skip
        damaged = 0
        for read in reads:
            try:
                read()
            except (IndexDamagedError, KeyError):
                damaged += 1
        if damaged and not library.remade:
            library.replace_damaged()
        sync([folder])
        assert library.count() == 5
        assert len(library.found("ลงนาม")) == 2


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_made_again_before_it_is_opened(folder: Path, cached: Path, damage: str) -> None:
    DAMAGES[damage](cached)
    with Library.open([folder]) as library:
        library.count()
        sync([folder])
        assert library.count() == 5
        assert len(library.rows(library.order())) == 5


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_reader_is_told_once_and_finds_its_article_again(folder: Path, cached: Path, damage: str) -> None:
    workspace = Workspace.open([folder])
    rowid = list(workspace.order())[2]
    article, facts = workspace.article(rowid)
    seen = workspace.changes(-1).version
    DAMAGES[damage](cached)
    workspace.library.close()
    workspace.rows(list(workspace.library._snapshot.order()) if workspace.library._snapshot else [rowid])
    changes = workspace.changes(seen, article.id)
    if not changes.remade:
        # SQLite has not looked at what is damaged yet.
        workspace.damaged = True
        changes = workspace.changes(seen, article.id)
    assert changes.remade
    assert not workspace.changes(changes.version, article.id).remade
    sync([folder])
    changes = workspace.changes(changes.version, article.id)
    assert changes.shown is not None
    assert workspace.article(changes.shown) == (article, facts)
    assert not workspace.in_memory
    workspace.close()


def test_another_article_with_the_rowid_is_not_taken_for_the_one_that_was_listed(folder: Path, cached: Path) -> None:
    workspace = Workspace.open([folder])
    listed = {row.rowid: row.id for row in workspace.rows(workspace.order())}
    schema.remove(cached)
    sync([folder])
    turned = {rowid: listed[other] for rowid, other in zip(listed, reversed(listed), strict=True)}
    assert [article.id for article in workspace.articles(turned)] == list(turned.values())
    workspace.close()


def refuse(error: Exception) -> Callable[..., None]:
    def sync_refused(*arguments: object, **options: object) -> None:
        raise schema.unwritable(schema.place_of([Path()]), error)

    return sync_refused


def test_a_whole_index_that_cannot_be_written_is_used_as_it_is(
    folder: Path, cached: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(libraries, "sync", refuse(apsw.ReadOnlyError("read-only")))
    (folder / "ใหม่.txt").write_text("ข่าวใหม่\n1 มกราคม 2567\nลงนาม", "utf-8")
    assert run(["list", str(folder), "--format", "jsonl"]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 5
    assert "cannot be written" in said.err
    assert "used as it is" in said.err


def test_an_index_of_other_rules_that_cannot_be_written_is_not_used(
    folder: Path, cached: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(libraries, "sync", refuse(apsw.ReadOnlyError("read-only")))
    monkeypatch.setattr("mou_tui.library.rules.rules_in_force", lambda: "others")
    (folder / "ใหม่.txt").write_text("ข่าวใหม่\n1 มกราคม 2567\nลงนาม", "utf-8")
    assert run(["list", str(folder), "--format", "jsonl"]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 6
    assert "in memory" in said.err


@pytest.mark.parametrize(
    "error", [apsw.CantOpenError("unable to open"), apsw.IOError("disk I/O error"), apsw.FullError("full"), OSError(28, "ENOSPC")]
)  # fmt: skip
def test_a_full_disk_is_called_full(error: Exception, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=0))
    assert "disk is full" in str(schema.unwritable(schema.place_of([], tmp_path / "nothing" / "index.db"), error))


def test_what_cannot_be_written_for_another_reason_is_not_called_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = schema.unwritable(schema.place_of([], tmp_path / "index.db"), apsw.CantOpenError("unable to open"))
    assert "full" not in str(said)
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=0))
    for error in (apsw.ReadOnlyError("readonly"), OSError(30, "Read-only file system"), PermissionError(13, "no")):
        assert "full" not in str(schema.unwritable(schema.place_of([], tmp_path / "index.db"), error))


def test_a_relative_cache_directory_is_one(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MOU_TUI_CACHE_DIR", "rel")
    assert run(["index", str(folder)]) == 0
    assert len(list((tmp_path / "rel").glob("*.db"))) == 1
    assert run(["search", "ลงนาม", str(folder), "--count"]) == 0
    assert locations.cache_dir() == tmp_path / "rel"


def test_a_builder_that_is_at_work_is_not_disturbed(folder: Path, cached: Path) -> None:
    from mou_tui.library import BusyError
    from mou_tui.library.lock import builder

    with Library.open([folder]) as library:
        library.count()
        with builder(library.place, wait=0), pytest.raises((BusyError, OwnDataError)):
            library.replace_damaged()
        assert library.count() == 5


def test_a_command_that_meets_damage_says_so_and_the_next_one_is_whole(
    folder: Path, cached: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = Library.rows

    def damaged(library: Library, rowids: object) -> list[object]:
        raise IndexDamagedError("a page that nobody had read")

    monkeypatch.setattr(Library, "rows", damaged)
    assert run(["list", str(folder), "--format", "jsonl"]) == 4
    assert "Run the command again" in capsys.readouterr().err
    monkeypatch.setattr(Library, "rows", rows)
    assert run(["list", str(folder), "--format", "jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5
