"""One story in several files: found as files come and go, listed once, taken apart and put together again."""

import importlib
import json
import random
from pathlib import Path

import pytest
from tests.unit.library.copies import FILLER, edited, pdf, site

from mou_tui.annotations import Annotations, ArticleRef, separate
from mou_tui.commands import run
from mou_tui.library import Library, sync
from mou_tui.library import story_building as module
from mou_tui.library.stories import Stories, together
from mou_tui.story_view import StoryView

sync_module = importlib.import_module("mou_tui.library.building")
Out = pytest.CaptureFixture[str]
RNG = random.Random(1)
STORY = "\n".join(
    ["มหาวิทยาลัยดอยหลวง ลงนาม MOU กับ กรมฟื้นฟูป่าชายเลน", "วันที่ 25 สิงหาคม 2566"]
    + [
        f"มหาวิทยาลัยดอยหลวงร่วมลงนามบันทึกข้อตกลง (MOU) กับกรมฟื้นฟูป่าชายเลน ครั้งที่ {n} ณ ห้องประชุมใหญ่ วงเงิน {n}7{n},000 บาท "
        + " ".join(RNG.sample([f"{a} {b[::-1]}" for a in FILLER for b in FILLER], 6))
        for n in range(21, 27)
    ]
)
OTHER = "\n".join(["ข่าวอื่น", "วันที่ 25 สิงหาคม 2566", "เทศบาลตำบลบ้านสวนจัดงานวิ่งเพื่อสุขภาพ ประชาชนร่วมงานคับคั่ง " * 8])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three copies of a story and another article."""
    folder = tmp_path / "news"
    folder.mkdir()
    files = {
        "a.txt": STORY,
        "b.txt": site(STORY, random.Random(2)),
        "c.txt": edited(STORY, random.Random(3)),
        "other.txt": OTHER,
    }
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def stories(folder: Path, annotations: Annotations | None = None) -> list[list[str]]:
    """The names of the files of each story, sorted."""
    sync([folder])
    with Library.open([folder]) as library:
        found = library.stories(annotations.apart() if annotations else ())
        told = {found.of(rowid) for rowid in library.order() if len(found.of(rowid)) > 1}
        return sorted(sorted(Path(row.path).name for row in library.rows(story)) for story in told)


def ref(folder: Path, name: str) -> ArticleRef:
    with Library.open([folder]) as library:
        rowid = library.find(str(folder / name))
        assert rowid is not None
        return ArticleRef.of(library.article(rowid))


def test_copies_are_found_as_they_come_and_go(folder: Path) -> None:
    assert stories(folder) == [["a.txt", "b.txt", "c.txt"]]
    (folder / "d.txt").write_text(pdf(STORY, random.Random(4)), "utf-8")
    assert stories(folder) == [["a.txt", "b.txt", "c.txt", "d.txt"]]
    (folder / "a.txt").write_text(OTHER + FILLER[0], "utf-8")
    (folder / "b.txt").unlink()
    assert stories(folder) == [["a.txt", "other.txt"], ["c.txt", "d.txt"]]


def test_building_at_once_and_bit_by_bit_are_the_same(folder: Path, tmp_path: Path) -> None:
    names = sorted(path.name for path in folder.iterdir())
    bit_by_bit = tmp_path / "other"
    bit_by_bit.mkdir()
    for name in names:
        (bit_by_bit / name).write_bytes((folder / name).read_bytes())
        found = stories(bit_by_bit)
    assert found == stories(folder)


def test_what_the_reader_takes_apart_stays_apart_until_undone(folder: Path) -> None:
    stories(folder)
    annotations = Annotations.open()
    annotations.apply(separate(ref(folder, "a.txt"), [ref(folder, "b.txt"), ref(folder, "c.txt")]))
    assert stories(folder, annotations) == [["b.txt", "c.txt"]]
    assert stories(folder, Annotations.open()) == [["b.txt", "c.txt"]]
    done = annotations.undo()
    assert done is not None
    assert done.describe() == "Not the same story"
    assert stories(folder, annotations) == [["a.txt", "b.txt", "c.txt"]]


def test_an_article_that_was_taken_apart_and_then_changed_stays_apart(folder: Path) -> None:
    stories(folder)
    annotations = Annotations.open()
    annotations.apply(separate(ref(folder, "a.txt"), [ref(folder, "b.txt"), ref(folder, "c.txt")]))
    (folder / "a.txt").write_text(STORY + "\nแก้ไขเพิ่มเติม", "utf-8")
    assert stories(folder, annotations) == [["b.txt", "c.txt"]]


def test_nothing_comes_together_over_a_third() -> None:
    assert together([(1, 2), (2, 3)], {1: {3}, 3: {1}}) == [[1, 2]]
    assert together([(1, 2), (2, 3), (4, 5), (3, 4)], {}) == [[1, 2, 3, 4, 5]]


def test_a_list_has_each_story_once_where_its_first_copy_stands() -> None:
    told = Stories([[3, 1, 7]])
    assert list(told.folded([5, 7, 2, 3, 1])) == [5, 3, 2]
    assert list(told.folded([5, 7, 2, 1])) == [5, 1, 2]
    assert list(told.folded([5, 7, 2, 3, 1], open_={1})) == [5, 3, 1, 7, 2]
    assert list(Stories(()).folded([2, 1])) == [2, 1]


def test_an_agreement_that_three_files_tell_counts_once(folder: Path, capsys: Out) -> None:
    assert run(["agreements", str(folder), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    (agreement,) = [one for one in found if len(one["articles"]) > 1] or found
    assert sorted(Path(article["path"]).name for article in agreement["articles"]) == ["a.txt", "b.txt", "c.txt"]


def test_exports_tell_where_else_a_story_is(folder: Path, capsys: Out) -> None:
    for form, told in (("jsonl", '"copies"'), ("csv", "b.txt"), ("md", "Also at")):
        assert run(["export", str(folder), "-q", "ดอยหลวง", "--format", form]) == 0
        out = capsys.readouterr().out
        assert told in out
        if form == "jsonl":
            (line,) = out.splitlines()
            assert len(json.loads(line)["copies"]) == 2


def test_lists_tell_how_many_more_sources_there_are(folder: Path, capsys: Out) -> None:
    assert run(["list", str(folder), "--format", "table"]) == 0
    out = capsys.readouterr().out
    assert out.count("+2 sources") == 1
    assert run(["list", str(folder), "--format", "table", "--copies"]) == 0
    assert len(capsys.readouterr().out.splitlines()) > len(out.splitlines())
    assert run(["list", str(folder), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len({row["story"] for row in rows if row["story"]}) == 1
    assert len(rows) == 4


def test_stories_are_taken_apart_from_scripts(folder: Path, capsys: Out) -> None:
    def told() -> list[int]:
        capsys.readouterr()
        assert run(["stories", "list", str(folder)]) == 0
        return [len(json.loads(line)["articles"]) for line in capsys.readouterr().out.splitlines()]

    assert told() == [3]
    assert run(["stories", "apart", *(str(folder / name) for name in ("a.txt", "b.txt", "c.txt"))]) == 0
    assert told() == [2]
    assert run(["stories", "together", str(folder / "a.txt")]) == 0
    assert told() == [3]
    assert run(["stories", "together", str(folder / "a.txt")]) == 1


def test_a_list_opens_and_closes_a_story_and_takes_it_apart(folder: Path) -> None:
    sync([folder])
    annotations = Annotations.open()
    with Library.open([folder]) as library:
        view = StoryView(library, annotations.apart)
        (best,) = [rowid for rowid in view.folded(library.order()) if view.more(rowid)]
        assert view.more(best) == 2
        assert len(view.folded(library.order())) == 2
        assert view.toggle(best)
        assert view.more(best) == 0
        assert len(view.folded(library.order())) == 4
        copies = [rowid for rowid in library.order() if view.is_copy(rowid)]
        assert len(copies) == 2
        operation = view.separation(copies[0])
        assert operation is not None
        annotations.apply(operation)
        assert view.separation(copies[0]) is None
        assert len(view.folded(library.order())) == 4
        assert not view.toggle(copies[0])
        annotations.undo()
        view.folded(library.order())
        assert view.toggle(copies[0])
        assert len(view.folded(library.order())) == 2


def test_after_an_upgrade_all_are_compared_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert stories(folder) == [["a.txt", "b.txt", "c.txt"]]
    monkeypatch.setattr(module, "are_copies", lambda _one, _other: False)
    assert stories(folder) == [["a.txt", "b.txt", "c.txt"]]
    monkeypatch.setattr(sync_module, "rules_in_force", lambda **_how: "others")
    assert stories(folder) == []
