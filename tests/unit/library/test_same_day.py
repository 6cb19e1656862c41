"""Articles of one day stand in one order, however the index came about."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.unit.library.copies import FILLER, NAMES

from mou_tui.library import Library, sync

NEWS = "หัวข้อ {}\nเนื้อหาของข่าวนี้\n24 สิงหาคม 2566"


def write(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(NEWS.format(name), "utf-8")


def listed(folder: Path, index: Path) -> list[str]:
    assert sync([folder], index).complete
    with closing(Library.open([folder], index=index)) as library:
        return [os.path.relpath(row.path, folder) + row.locator for row in library.all_rows()]


def told_once(folder: Path, index: Path) -> list[str]:
    assert sync([folder], index).complete
    with closing(Library.open([folder], index=index)) as library:
        rows = library.rows(library.stories().folded(library.order()))
        return [os.path.relpath(row.path, folder) for row in rows]


def write_again(folder: Path) -> None:
    write(folder, "b.txt")
    (folder / "b.txt").write_text((folder / "b.txt").read_text("utf-8") + "\nและอื่น ๆ อีกมาก", "utf-8")


def write_earlier(folder: Path) -> None:
    write(folder, "aa.txt")


def move(folder: Path) -> None:
    (folder / "c.txt").replace(folder / "below" / "0.txt")


def give_old_times(folder: Path) -> None:
    for number, path in enumerate(sorted(folder.rglob("*.txt"), reverse=True)):
        os.utime(path, (1_600_000_000 + number * 4000,) * 2)


@pytest.mark.parametrize("change", [write_again, write_earlier, move, give_old_times])
def test_a_grown_index_lists_as_a_new_one(tmp_path: Path, change: Callable[[Path], None]) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt", "below/d.txt"):
        write(folder, name)
    listed(folder, tmp_path / "grown.db")
    change(folder)
    grown = listed(folder, tmp_path / "grown.db")
    assert grown == listed(folder, tmp_path / "new.db")
    assert grown == sorted(grown, key=lambda name: (str(Path(name).parent), name), reverse=True)


def test_of_copies_that_are_alike_the_same_one_is_listed(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    text = "\n".join([*FILLER, *NAMES, "24 สิงหาคม 2566"])
    for name in ("b.txt", "d.txt"):
        (folder / name).write_text(f"ข้าวหอมมะลิปีนี้ได้มาก\n{text}", "utf-8")
    assert told_once(folder, tmp_path / "grown.db") == ["d.txt"]
    (folder / "e.txt").write_text(f"ข้าวหอมมะลิปีนี้ได้มาก\n{text}", "utf-8")
    assert told_once(folder, tmp_path / "grown.db") == told_once(folder, tmp_path / "new.db") == ["e.txt"]
    (folder / "e.txt").replace(folder / "a.txt")
    assert told_once(folder, tmp_path / "grown.db") == told_once(folder, tmp_path / "newer.db") == ["d.txt"]


def test_the_rows_of_a_table_stand_as_in_the_table(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    rows = [f"ข่าวที่ {n},เนื้อหาของข่าวที่ {n} นั้น,2023-08-24" for n in range(1, 13)]
    table = folder / "news.csv"
    table.write_text("\n".join(["title,text,date", *rows]), "utf-8")
    as_in_the_table = [f"news.csv{n}" for n in range(1, 13)]
    assert listed(folder, tmp_path / "grown.db") == as_in_the_table
    rows[3] = rows[3].replace("นั้น", "นี้เปลี่ยนไป")
    table.write_text("\n".join(["title,text,date", *rows]), "utf-8")
    assert listed(folder, tmp_path / "grown.db") == as_in_the_table
