"""The folders of a large library are not gone through again within a minute where none of them has changed."""

import os
from pathlib import Path

import pytest

from mou_tui import locations
from mou_tui.library import freshness, schema, sync


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(freshness, "LARGE", 2)
    news = tmp_path / "news" / "2566"
    news.mkdir(parents=True)
    for number in range(3):
        (news / f"{number}.txt").write_text(f"ข่าวที่ {number}\nเนื้อข่าว\n", "utf-8")
    return news.parent


@pytest.fixture
def place(folder: Path, tmp_path: Path) -> schema.Place:
    place = schema.place_of([folder], tmp_path / "index.db")
    sync([folder], place)
    assert freshness.is_fresh(place)
    return place


def test_a_new_file_and_a_new_folder_are_noticed(folder: Path, place: schema.Place) -> None:
    (folder / "2566" / "new.txt").write_text("ใหม่\nเนื้อข่าว\n", "utf-8")
    assert not freshness.is_fresh(place)
    sync([folder], place)
    assert freshness.is_fresh(place)
    (folder / "2567").mkdir()
    assert not freshness.is_fresh(place)


def test_a_renamed_and_a_deleted_file_are_noticed(folder: Path, place: schema.Place) -> None:
    (folder / "2566" / "0.txt").rename(folder / "2566" / "9.txt")
    assert not freshness.is_fresh(place)
    sync([folder], place)
    (folder / "2566" / "1.txt").unlink()
    assert not freshness.is_fresh(place)


def test_it_holds_for_a_minute(place: schema.Place) -> None:
    assert place.path is not None
    note = place.path.with_suffix(".seen")
    before = note.stat().st_mtime
    os.utime(note, (before - freshness.SECONDS, before - freshness.SECONDS))
    assert not freshness.is_fresh(place)
    # A clock that was put back says nothing.
    os.utime(note, (before + 3600, before + 3600))
    assert not freshness.is_fresh(place)


def test_another_index_and_new_corrections_are_noticed(folder: Path, place: schema.Place) -> None:
    corrections = locations.data_dir() / "corrections.toml"
    corrections.parent.mkdir(parents=True, exist_ok=True)
    corrections.write_text("", "utf-8")
    assert not freshness.is_fresh(place)
    sync([folder], place)
    assert freshness.is_fresh(place)
    assert place.path is not None
    schema.remove(place.path)
    assert not freshness.is_fresh(place)


def test_a_file_that_failed_is_tried_again(folder: Path, tmp_path: Path) -> None:
    (folder / "broken.json").write_text("{", "utf-8")
    place = schema.place_of([folder], tmp_path / "other.db")
    sync([folder], place)
    assert not freshness.is_fresh(place)


def test_small_libraries_are_always_gone_through(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freshness, "LARGE", 100)
    place = schema.place_of([folder], tmp_path / "other.db")
    sync([folder], place)
    assert not freshness.is_fresh(place)


@pytest.mark.parametrize("note", ["", "{}", "[]", '{"index": [1, 2]}', "\x00"])
def test_a_damaged_note_is_none(place: schema.Place, note: str) -> None:
    assert place.path is not None
    place.path.with_suffix(".seen").write_text(note)
    assert not freshness.is_fresh(place)
