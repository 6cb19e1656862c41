"""`mou-tui import`: marks of other programs become bookmarks of the library's articles."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mou_tui.annotations import Annotations, Bookmark, State
from mou_tui.commands import run
from mou_tui.errors import InputError
from mou_tui.importers.matching import plain_address
from mou_tui.importers.reading import _read

Out = pytest.CaptureFixture[str]
WORDS = "ร่วมกันวิจัยระบบนิเวศชายฝั่งเป็นเวลา 3 ปี"
ARTICLES = {
    "one.txt": f"---\nsource: https://www.example.ac.th/news/1\n---\n\nลงนามความร่วมมือป่าชายเลน\n\n25 สิงหาคม 2566\n\nมหาวิทยาลัยดอยหลวง{WORDS}",
    "two.txt": "---\nsource: https://example.go.th/portal\n---\n\nเทศบาลตำบลบ้านสวนจัดงานวิ่ง\n\n1 กันยายน 2566\n\nประชาชนร่วมงาน",
    "three.txt": "---\nsource: https://example.go.th/portal\n---\n\nสมาคมผู้ปลูกมะพร้าวน้ำหอมประชุมใหญ่\n\n2 กันยายน 2566\n\nสมาชิกเข้าร่วมสี่ร้อยคน",
}  # fmt: skip
HIGHLIGHT = f'<span class="highlight" data-annotation="x">“{WORDS}”</span>'
CITATION = '<span class="citation" data-citation="y">(<span class="citation-item">ดอยหลวง, 2023</span>)</span>'
SOURCES = {
    "zotero.ris": f"""TY  - NEWS
TI  - ลงนามความร่วมมือป่าชายเลน
UR  - http://example.ac.th/news/1/
DA  - 2023/08/25/
KW  - ป่าชายเลน
KW  - MOU
N1  - <p>น่าสนใจ</p><p>{HIGHLIGHT} {CITATION} ตรวจอีกที</p>
ER  -

""",
    "zotero.json": json.dumps([{
        "id": "a", "type": "article-newspaper", "title": "ลงนามความร่วมมือป่าชายเลน", "URL": "https://www.example.ac.th/news/1#top",
        "issued": {"date-parts": [[2023, 8, 25]]}, "keyword": "ป่าชายเลน, MOU", "note": f"น่าสนใจ {HIGHLIGHT} ตรวจอีกที",
    }]),
    "zotero.bib": f"""@online{{a, title = {{{{ลงนามความร่วมมือป่าชายเลน}}}}, date = {{2023-08-25}}, keywords = {{ป่าชายเลน, MOU}},
      file = {{files/1/one.txt:text/plain}}, annotation = {{น่าสนใจ {HIGHLIGHT} ตรวจอีกที}} }}""",
    "hypothesis.json": json.dumps({"rows": [
        {"uri": "https://example.ac.th/news/1", "text": "ตรวจอีกที", "tags": ["ป่าชายเลน", "MOU"], "document": {"title": ["x"]},
         "target": [{"selector": [{"type": "TextQuoteSelector", "exact": WORDS, "prefix": "ดอยหลวง", "suffix": ""}]}]},
        {"uri": "https://example.ac.th/news/1", "text": "น่าสนใจ", "tags": ["ป่าชายเลน", "MOU"], "document": {}, "target": [{}]},
    ]}),
    "marks.csv": f"ลิงก์;ข้อความ;หมายเหตุ;แท็ก\nexample;{WORDS};ตรวจอีกที;ป่าชายเลน,MOU\nhttps://example.ac.th/news/1;;น่าสนใจ;ป่าชายเลน,MOU\n",
}  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def bookmarks() -> list[Bookmark]:
    return sorted(Annotations.open().bookmarks(), key=lambda b: b.kind)


@pytest.mark.parametrize("name", SOURCES)
def test_tags_notes_and_highlights_come_along_once(name: str, library: Path, tmp_path: Path, capsys: Out) -> None:
    source = tmp_path / name
    source.write_text(SOURCES[name], "utf-8")
    for _time in range(2):
        assert run(["import", str(source), "--library", str(library)]) == 0, capsys.readouterr().err
        whole, passage = bookmarks()
        assert (whole.kind, whole.note, set(whole.tags)) == ("article", "น่าสนใจ", {"ป่าชายเลน", "MOU"})
        assert (passage.kind, passage.quote, passage.note) == ("passage", WORDS, "ตรวจอีกที")
        assert {"ป่าชายเลน", "MOU"} <= set(passage.tags)
        assert {Path(b.article.path).name for b in (whole, passage)} == {"one.txt"}


def test_what_is_not_in_the_library_is_named(library: Path, tmp_path: Path, capsys: Out) -> None:
    source = tmp_path / "marks.csv"
    source.write_text(
        "title,url,quote\nไม่มีในคลัง,https://a.example/x,\n,https://example.ac.th/news/1,ไม่มีคำนี้ในข่าว\nสมาคมผู้ปลูกมะพร้าวน้ำหอมประชุมใหญ่,https://example.go.th/portal,\n"
        ",https://example.go.th/portal,\n",
        "utf-8",
    )  # fmt: skip
    assert run(["import", str(source), "--library", str(library)]) == 3
    err = capsys.readouterr().err
    assert "Not in the library: ไม่มีในคลัง (https://a.example/x)" in err
    assert "“ไม่มีคำนี้ในข่าว”" in err
    assert "Not in the library: https://example.go.th/portal" in err  # two articles have that address
    assert [Path(b.article.path).name for b in bookmarks()] == ["three.txt"]


def test_the_data_of_another_mou_tui_comes_in(library: Path, tmp_path: Path, capsys: Out) -> None:
    other = tmp_path / "other"
    assert (
        run(["--data-dir", str(other), "bookmarks", "add", str(library / "one.txt"), "--tag", "เขา", "--note", "ก"])
        == 0
    )
    state = State.open(other)
    state.mark_read("sha256:0000000000000001")
    state.close()
    before = sorted(path.name for path in other.iterdir())
    assert run(["import", str(other), "--library", str(library)]) == 0
    assert [(b.tags, b.note) for b in bookmarks()] == [(("เขา",), "ก")]
    own = State.open()
    assert "sha256:0000000000000001" in own.read_ids()
    own.close()
    assert sorted(path.name for path in other.iterdir() if path.suffix in (".toml", ".db")) == [
        name for name in before if name.endswith((".toml", ".db"))
    ]


def test_a_folder_without_such_data_is_said_to_be_none(library: Path, capsys: Out) -> None:
    assert run(["import", str(library), "--library", str(library)]) == 3
    assert "nothing of mou-tui's" in capsys.readouterr().err


def test_our_own_exports_say_that_they_are(library: Path, tmp_path: Path, capsys: Out) -> None:
    assert run(["bookmarks", "add", str(library / "one.txt")]) == 0
    for form in ("ris", "bib", "csl", "csv"):
        target = tmp_path / f"out.{'csl.json' if form == 'csl' else form}"
        assert run(["export", "--format", form, "-o", str(target)]) == 0
        assert run(["import", str(target), "--library", str(library)]) == 3
        assert "exported by mou-tui" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", [".ris", ".bib", ".json", ".csv", ".txt", ""])
@pytest.mark.parametrize(
    "text", ["", "คำ", "{", "[1, 2]", "{}", '[{"title": 3}]', "@", "TY  - ", '"', "a,b\n1", "[" * 5000]
)
def test_what_holds_no_marks_is_an_error_or_nothing(suffix: str, text: str) -> None:
    try:
        read = list(_read(text, suffix))
    except InputError:
        return
    assert all(not one.highlights for one in read)


@given(st.sampled_from(sorted(SOURCES)), st.integers(0, 400), st.sampled_from(["", "\x1b", '"', "<", "}", "\n"]))
def test_a_damaged_file_is_read_as_far_as_it_goes_or_named(name: str, at: int, noise: str) -> None:
    text = SOURCES[name]
    try:
        for one in _read(text[:at] + noise + text[at + 1 :], Path(name).suffix):
            assert "\x1b" not in f"{one.title}{one.note}{one.tags}"
    except InputError:
        pass


@pytest.mark.parametrize(
    ("one", "other"),
    [("https://www.A.th/x/", "http://a.th/x#y"), ("https://a.th", "http://a.th/"), ("http://a.th/X", "https://a.th/X")],
)
def test_addresses_that_are_the_same(one: str, other: str) -> None:
    assert plain_address(one) == plain_address(other)


def test_paths_and_case_tell_addresses_apart() -> None:
    assert plain_address("http://a.th/X") != plain_address("http://a.th/x")
    assert plain_address("") == ""
