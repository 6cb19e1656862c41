"""An index stands for a file as long as it would be made the same again."""

import os
from pathlib import Path

import pytest

from mou_tui import locations
from mou_tui.library import freshness, schema, sync
from mou_tui.library.indexed_file import find_indexed


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news" / "2566"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("มช. ลงนามกับ มธ.\n25 สิงหาคม 2566\nบันทึกข้อตกลงความร่วมมือ\n", "utf-8")
    (folder / "two.jsonl").write_text('{"title":"หนึ่ง","text":"ก"}\n{"title":"สอง","text":"ข"}\n', "utf-8")
    sync([folder.parent])
    return folder


def title(path: Path, locator: str = "") -> str | None:
    """The title of what the index of any folder above `path` has; None where it has none that is true."""
    found = find_indexed(path, locator, [(folder,) for folder in path.parents])
    return None if found is None else found[0].article(found[1]).title


def test_a_file_is_known_as_long_as_it_is_what_it_was(news: Path) -> None:
    path = news / "a.txt"
    assert title(path) == "มช. ลงนามกับ มธ."
    about = path.stat()
    path.write_text(path.read_text("utf-8").replace("มธ.", "มข."), "utf-8")
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns + 1))
    assert title(path) is None
    sync([news.parent])
    assert title(path) == "มช. ลงนามกับ มข."
    path.write_text("สั้นกว่า\nเนื้อข่าว\n", "utf-8")
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns + 1))
    assert title(path) is None


def test_of_a_file_with_many_articles_one_is_meant(news: Path) -> None:
    path = news / "two.jsonl"
    assert title(path) is None
    assert [title(path, locator) for locator in ("1", "2", "3")] == ["หนึ่ง", "สอง", None]


@pytest.mark.parametrize("changed", ["corrections", "settings", "packages", "index", "note"])
def test_in_other_circumstances_the_file_is_read(news: Path, monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    place = schema.place_of([news.parent])
    assert place.path is not None
    if changed == "corrections":
        locations.data_dir().mkdir(parents=True, exist_ok=True)
        (locations.data_dir() / "corrections.toml").write_text("", "utf-8")
    elif changed == "settings":
        locations.settings_file().parent.mkdir(parents=True, exist_ok=True)
        locations.settings_file().write_text("", "utf-8")
    elif changed == "packages":
        circumstances = freshness._circumstances()
        monkeypatch.setattr(freshness, "_circumstances", lambda: [*circumstances[:-1], ["another"]])
    elif changed == "index":
        schema.remove(place.path)
    else:
        place.path.with_suffix(".seen").write_text("[]", "utf-8")
    assert title(news / "a.txt") is None


def test_a_damaged_index_knows_nothing(news: Path) -> None:
    place = schema.place_of([news.parent])
    assert place.path is not None
    with place.path.open("r+b") as index:
        index.truncate(100)
    assert title(news / "a.txt") is None
