"""The files: whatever call fails, what was confirmed is there; nothing that is not understood is lost."""

import os
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from mou_tui.annotations import (
    AddBookmark,
    AddCorrection,
    Annotations,
    Batch,
    FileSystem,
    RemoveBookmark,
    SetNote,
    SetTags,
    batch,
    bookmark_article,
    bookmark_passage,
    filesystem,
    store_correction,
)
from mou_tui.annotations.store import is_conflict_copy
from mou_tui.article import Article, Span
from mou_tui.errors import OwnDataError
from mou_tui.facts import corrections
from mou_tui.facts.model import Fact

Failing = Callable[..., Any]


def table_of(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def numbered(article: Article, number: int) -> Article:
    return replace(article, id=f"sha256:{number:016x}", path=f"/clippings/{number}.txt")


# Each call fails in turn


@pytest.mark.parametrize("dead", [False, True], ids=["one call fails", "every later call fails too"])
def test_what_was_confirmed_is_there_whatever_call_fails(
    article: Article, tmp_path: Path, failing: Failing, dead: bool
) -> None:
    """A bookmark is changed, added and removed, three times over: after each failure all that was confirmed is there."""
    number, finished = 0, False
    while not finished:
        folder = tmp_path / str(number)
        fs = failing(number, dead=dead)
        model: dict[str, str | None] = {}
        unsure: dict[str, str | None] = {}
        finished = True
        try:
            annotations = Annotations.open(folder, fs)
            for step in range(3):
                bookmark = bookmark_article(numbered(article, step), note=f"หมายเหตุ {step}")
                unsure = {bookmark.uid: bookmark.note}
                annotations.apply(AddBookmark(bookmark))
                model |= unsure
                unsure = {bookmark.uid: "เปลี่ยนแล้ว"}
                annotations.apply(SetNote(bookmark.uid, "เปลี่ยนแล้ว"))
                model |= unsure
            unsure = {bookmark.uid: None}
            annotations.apply(RemoveBookmark(bookmark.uid))
            del model[bookmark.uid]
            unsure = {}
        except OwnDataError:
            finished = False
        finished = finished and fs.fail_at >= len(fs.calls)
        there = {b.uid: b.note for b in Annotations.open(folder).bookmarks()}
        with_last = {uid: note for uid, note in {**model, **unsure}.items() if note is not None}
        assert there in (model, with_last), f"after call {number}, {fs.calls[number : number + 1]}"
        number += 1
    assert number > 50


def test_after_a_failure_the_same_reader_goes_on(article: Article, tmp_path: Path, failing: Failing) -> None:
    count = len(_calls_of_one_change(article, tmp_path / "counted", failing))
    for number in range(count):
        folder = tmp_path / str(number)
        fs = failing()
        annotations = Annotations.open(folder, fs)
        first = bookmark_article(numbered(article, 1))
        annotations.apply(AddBookmark(first))
        fs.fail_at = len(fs.calls) + number
        second = bookmark_article(numbered(article, 2))
        try:
            annotations.apply(AddBookmark(second))
        except OwnDataError:
            annotations.apply(AddBookmark(second))
        assert {b.uid for b in annotations.bookmarks()} == {first.uid, second.uid}
        assert Annotations.open(folder).bookmarks() == annotations.bookmarks()


def test_a_failure_after_the_file_has_its_name_says_what_is_true(
    article: Article, tmp_path: Path, failing: Failing
) -> None:
    """Whatever call of a change fails: an error where it is not made, a remark where it is."""
    calls = _calls_of_one_change(article, tmp_path / "counted", failing)
    for number, call in enumerate(calls):
        folder = tmp_path / str(number)
        fs = failing()
        annotations = Annotations.open(folder, fs)
        annotations.apply(AddBookmark(bookmark_article(numbered(article, 1))))
        fs.fail_at = len(fs.calls) + number
        try:
            annotations.apply(AddBookmark(bookmark_article(numbered(article, 2))))
        except OwnDataError:
            assert len(Annotations.open(folder).bookmarks()) == 1, call
        else:
            assert len(Annotations.open(folder).bookmarks()) == 2, call
            assert bool(annotations.notices) == (call in ("sync_folder", "signature")), call
            assert annotations.undo() is not None


def _calls_of_one_change(article: Article, folder: Path, failing: Failing) -> list[str]:
    fs = failing()
    annotations = Annotations.open(folder, fs)
    annotations.apply(AddBookmark(bookmark_article(numbered(article, 1))))
    before = len(fs.calls)
    annotations.apply(AddBookmark(bookmark_article(numbered(article, 2))))
    calls = fs.calls[before:]
    assert {"lock", "read", "create", "write", "sync", "close", "replace", "sync_folder"} <= set(calls)
    return calls


@pytest.mark.parametrize("dead", [False, True])
def test_a_file_that_does_not_parse_survives_whatever_call_fails(
    article: Article, tmp_path: Path, failing: Failing, dead: bool
) -> None:
    broken = b"[[bookmark]]\nuid = \xff\n"
    number, finished = 0, False
    while not finished:
        folder = tmp_path / str(number)
        kept = bookmark_article(numbered(article, 1))
        annotations = Annotations.open(folder)
        annotations.apply(AddBookmark(kept))
        annotations.apply(AddBookmark(bookmark_article(numbered(article, 2))))
        (folder / "bookmarks.toml").write_bytes(broken)
        fs = failing(number, dead=dead)
        added = bookmark_article(numbered(article, 3))
        confirmed = set()
        try:
            annotations = Annotations.open(folder, fs)
            annotations.apply(AddBookmark(added))
            confirmed.add(added.uid)
        except OwnDataError:
            pass
        finished = fs.fail_at >= len(fs.calls)
        there = {b.uid for b in Annotations.open(folder).bookmarks()}
        assert {kept.uid} | confirmed <= there, f"after call {number}, {fs.calls[number : number + 1]}"
        assert broken in [path.read_bytes() for path in folder.iterdir() if path.is_file()]
        number += 1


@pytest.mark.parametrize("dead", [False, True])
def test_merging_a_copy_loses_nothing_whatever_call_fails(
    article: Article, tmp_path: Path, failing: Failing, dead: bool
) -> None:
    number, finished = 0, False
    while not finished:
        folder, other = tmp_path / f"{number}", tmp_path / f"{number}-other"
        mine, theirs = bookmark_article(numbered(article, 1)), bookmark_article(numbered(article, 2))
        Annotations.open(folder).apply(AddBookmark(mine))
        Annotations.open(other).apply(AddBookmark(theirs))
        copy = folder / "bookmarks (1).toml"
        (other / "bookmarks.toml").rename(copy)
        fs = failing(number, dead=dead)
        merged = set()
        try:
            Annotations.open(folder, fs).merge_copy(copy)
            merged = {theirs.uid}
        except OwnDataError:
            pass
        finished = fs.fail_at >= len(fs.calls)
        annotations = Annotations.open(folder)
        assert {mine.uid} | merged <= {b.uid for b in annotations.bookmarks()}
        for path in annotations.conflicts():
            annotations.merge_copy(path)
        assert {mine.uid, theirs.uid} <= {b.uid for b in annotations.bookmarks()}
        number += 1


def test_a_killed_process_leaves_its_temporary_file_to_the_next(article: Article, tmp_path: Path) -> None:
    annotations = Annotations.open(tmp_path)
    leftover = tmp_path / ".bookmarks.toml.4711.tmp"
    leftover.write_bytes(b"[[bookma")
    annotations.apply(AddBookmark(bookmark_article(article)))
    assert not leftover.exists()


# The file itself


def test_the_first_line_says_who_owns_the_file(article: Article, tmp_path: Path) -> None:
    Annotations.open(tmp_path).apply(AddBookmark(bookmark_article(article)))
    assert (tmp_path / "bookmarks.toml").read_text("utf-8").startswith("# mou-tui owns this file")


def test_the_version_before_is_kept(article: Article, tmp_path: Path) -> None:
    annotations = Annotations.open(tmp_path)
    annotations.apply(AddBookmark(bookmark_article(article)))
    before = (tmp_path / "bookmarks.toml").read_bytes()
    annotations.apply(SetNote(annotations.bookmarks()[0].uid, "x"))
    assert (tmp_path / "bookmarks.toml.bak").read_bytes() == before


def test_only_the_owner_may_read_the_files(article: Article, tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("POSIX permissions")
    Annotations.open(tmp_path).apply(AddBookmark(bookmark_article(article)))
    assert (tmp_path / "bookmarks.toml").stat().st_mode & 0o077 == 0


def test_a_linked_file_stays_linked(article: Article, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "dotfiles").mkdir()
    (tmp_path / "data" / "bookmarks.toml").symlink_to(tmp_path / "dotfiles" / "bookmarks.toml")
    Annotations.open(tmp_path / "data").apply(AddBookmark(bookmark_article(article)))
    assert (tmp_path / "data" / "bookmarks.toml").is_symlink()
    assert len(table_of(tmp_path / "dotfiles" / "bookmarks.toml")["bookmark"]) == 1


def test_one_change_among_many_renders_one(article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    annotations = Annotations.open(tmp_path)
    annotations.apply(batch(AddBookmark(bookmark_article(numbered(article, n))) for n in range(10_000)))
    rendered = []
    dumps = tomli_w.dumps
    monkeypatch.setattr(tomli_w, "dumps", lambda *args, **kwargs: rendered.append(args) or dumps(*args, **kwargs))
    annotations.apply(SetNote(annotations.bookmarks()[5_000].uid, "หนึ่งในหมื่น"))
    assert len(rendered) == 2, "the head of the file and the bookmark that changed"
    assert len(table_of(tmp_path / "bookmarks.toml")["bookmark"]) == 10_000


def test_what_another_reader_changed_is_all_that_is_parsed(
    article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = Annotations.open(tmp_path), Annotations.open(tmp_path)
    one.apply(batch(AddBookmark(bookmark_article(numbered(article, n))) for n in range(200)))
    other.reload_if_changed()
    one.apply(SetNote(one.bookmarks()[100].uid, "หนึ่งในสองร้อย"))
    parsed = []
    loads = tomllib.loads
    monkeypatch.setattr(tomllib, "loads", lambda text: parsed.append(text) or loads(text))
    assert other.reload_if_changed()
    assert len(parsed) == 2, "the head of the file and the bookmark that changed"
    assert other.bookmarks() == one.bookmarks()


def test_an_entry_that_does_not_change_stays_as_a_person_wrote_it(article: Article, tmp_path: Path) -> None:
    block = "\n[[bookmark]]\nuid = 'mine'   # my own\narticle = { path = '/y' }\n"
    (tmp_path / "bookmarks.toml").write_text('format = "mou-tui/bookmarks/1"\n' + block, "utf-8")
    Annotations.open(tmp_path).apply(AddBookmark(bookmark_article(article)))
    assert block in (tmp_path / "bookmarks.toml").read_text("utf-8")


@pytest.mark.parametrize(
    "note", ["\n[[bookmark]]\n", 'a\n[[bookmark]]\nuid = "b"\n[bookmark.article]\npath = "/z"\n', '"""\n[[bookmark]]\n']
)
def test_a_note_that_looks_like_the_file_is_a_note(article: Article, tmp_path: Path, note: str) -> None:
    annotations = Annotations.open(tmp_path)
    annotations.apply(AddBookmark(bookmark_article(numbered(article, 1), note=f"ก{note}ข")))
    annotations.apply(AddBookmark(bookmark_article(numbered(article, 2))))
    again = Annotations.open(tmp_path)
    assert [b.note for b in again.bookmarks()] == [f"ก{note}ข", ""]
    assert again.bookmarks() == annotations.bookmarks()


@pytest.mark.parametrize(
    "text",
    [
        '[[bookmark]]\narticle = { path = "/y" }\n[[bookmark]]\narticle = { path = "/z" }',
        'bookmark = [{ article = { path = "/y" } }, { article = { path = "/z" } }]',
        'x = 1\r\n\r\n[[bookmark]]\r\narticle = { path = "/y" }\r\n\r\n[[bookmark]]\r\narticle = { path = "/z" }\r\n',
        'x = 1\n\n[[bookmark]]\narticle = { path = "/y" }\n[later]\nz = 2\n\n[[bookmark]]\narticle = { path = "/z" }',
    ],
)
def test_any_layout_of_the_file_is_read(tmp_path: Path, text: str, article: Article) -> None:
    (tmp_path / "bookmarks.toml").write_bytes(text.encode())
    annotations = Annotations.open(tmp_path)
    assert [b.article.path for b in annotations.bookmarks()] == ["/y", "/z"]
    annotations.apply(AddBookmark(bookmark_article(article)))
    after = table_of(tmp_path / "bookmarks.toml")
    assert [row["article"]["path"] for row in after["bookmark"]] == ["/y", "/z", "/clippings/a.txt"]
    assert {key: after[key] for key in after if key not in ("bookmark", "format")} == {
        key: value for key, value in tomllib.loads(text).items() if key != "bookmark"
    }


# What is not understood


def test_keys_of_a_later_version_survive(article: Article, tmp_path: Path) -> None:
    annotations = Annotations.open(tmp_path)
    annotations.apply(AddBookmark(bookmark_passage(article, Span(0, 19))))
    path = tmp_path / "bookmarks.toml"
    table = table_of(path)
    table["format"] = "mou-tui/bookmarks/3"
    table["shared_with"] = ["สมชาย"]
    table["sync"] = {"device": "laptop", "clock": 7}
    table["bookmark"][0] |= {"colour": "green", "reactions": [{"who": "a", "at": "b"}]}
    table["bookmark"][0]["article"]["doi"] = "10.1/x"
    table["bookmark"].append({"uid": "later", "kind": "constellation", "article": {"id": "sha256:1", "path": "x"}})
    path.write_text(tomli_w.dumps(table), "utf-8")

    annotations = Annotations.open(tmp_path)
    assert any("newer mou-tui" in notice for notice in annotations.notices)
    annotations.apply(SetTags(annotations.bookmarks()[0].uid, ("ใหม่",)))
    annotations.apply(RemoveBookmark(annotations.bookmarks()[0].uid))
    annotations.undo()
    after = table_of(path)
    first = after["bookmark"][0]
    assert (first["colour"], first["reactions"], first["article"]["doi"]) == (
        "green",
        [{"who": "a", "at": "b"}],
        "10.1/x",
    )
    assert first["tags"] == ["ใหม่"]
    assert after["bookmark"][1] == table["bookmark"][1]
    assert (after["format"], after["shared_with"], after["sync"]) == (
        table["format"],
        table["shared_with"],
        table["sync"],
    )


@pytest.mark.parametrize(
    "slip",
    [
        'kind = "article"',
        'article = "x"\n',
        'kind = "passage"\n[bookmark.article]\npath = "x"',
        "[bookmark.article]\npath = 7",
        'tags = 3\n[bookmark.article]\npath = "x"',
    ],
)
def test_an_entry_with_a_slip_is_kept_and_told(article: Article, tmp_path: Path, slip: str) -> None:
    path = tmp_path / "bookmarks.toml"
    path.write_text(
        f'[[bookmark]]\nuid = "a"\n{slip}\n\n[[bookmark]]\nuid = "b"\n[bookmark.article]\npath = "/y"\n', "utf-8"
    )
    before = table_of(path)["bookmark"][0]
    annotations = Annotations.open(tmp_path)
    assert [b.uid for b in annotations.bookmarks()] == ["b"]
    assert any("1 entry is not understood" in notice for notice in annotations.notices)
    annotations.apply(AddBookmark(bookmark_article(article)))
    assert table_of(path)["bookmark"][0] == before


def test_a_person_may_write_a_bookmark_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.toml"
    path.write_text(
        '[[bookmark]]\ntags = "งาน"\ncreated = 2023-08-25\n[bookmark.article]\npath = "/y"\npublished_on = 2023-08-01\n',
        "utf-8",
    )
    (bookmark,) = Annotations.open(tmp_path).bookmarks()
    assert (bookmark.kind, bookmark.tags, bookmark.article.published_on) == ("article", ("งาน",), "2023-08-01")
    assert Annotations.open(tmp_path).bookmarks()[0].uid == bookmark.uid, "named alike in every process"


def test_a_block_that_was_copied_gets_a_name_of_its_own(tmp_path: Path) -> None:
    block = '[[bookmark]]\nuid = "a"\n[bookmark.article]\npath = "/y"\n\n'
    (tmp_path / "bookmarks.toml").write_text(block * 3, "utf-8")
    assert len({b.uid for b in Annotations.open(tmp_path).bookmarks()}) == 3


@pytest.mark.parametrize("damage", [b"[[bookmark]]\nuid = ", b"\x00" * 4096, b"", b'bookmark = "none"', b"\xff\xfe"])
def test_a_damaged_file_is_set_aside_and_the_version_before_takes_its_place(
    article: Article, tmp_path: Path, damage: bytes
) -> None:
    annotations = Annotations.open(tmp_path)
    annotations.apply(AddBookmark(bookmark_article(numbered(article, 1))))
    annotations.apply(AddBookmark(bookmark_article(numbered(article, 2))))
    (tmp_path / "bookmarks.toml").write_bytes(damage)
    annotations = Annotations.open(tmp_path)
    if not damage:  # an empty file is a file without bookmarks
        assert annotations.bookmarks() == ()
        return
    assert len(annotations.bookmarks()) == 1
    (aside,) = tmp_path.glob("bookmarks.unreadable-*.toml")
    assert aside.read_bytes() == damage
    assert any(aside.name in notice and "1 entry" in notice for notice in annotations.notices)
    assert annotations.conflicts() == []


def test_a_damaged_file_without_a_version_before_it_is_set_aside(article: Article, tmp_path: Path) -> None:
    (tmp_path / "corrections.toml").write_bytes(b"=")
    annotations = Annotations.open(tmp_path)
    assert len(annotations.notices) == 1
    assert len(list(tmp_path.glob("corrections.unreadable-*.toml"))) == 1
    (tmp_path / "corrections.toml").write_bytes(b"=")
    assert len(Annotations.open(tmp_path).notices) == 1
    assert len(list(tmp_path.glob("corrections.unreadable-*.toml"))) == 2, "the first one is not overwritten"


# Who may not write


def test_a_file_that_may_not_be_written_says_so_and_changes_nothing(article: Article, tmp_path: Path) -> None:
    class ReadOnly(FileSystem):
        def create(self, path: Path) -> int:
            raise PermissionError(13, "Permission denied")

    Annotations.open(tmp_path).apply(AddBookmark(bookmark_article(article)))
    before = (tmp_path / "bookmarks.toml").read_bytes()
    annotations = Annotations.open(tmp_path, ReadOnly())
    with pytest.raises(OwnDataError, match="Permission denied") as caught:
        annotations.apply(SetNote(annotations.bookmarks()[0].uid, "x"))
    assert caught.value.exit_code == 4
    assert annotations.bookmarks()[0].note == ""
    assert annotations.undo() is None
    assert (tmp_path / "bookmarks.toml").read_bytes() == before


def test_a_lock_that_is_held_is_waited_for_and_then_told(
    article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filesystem, "LOCK_TIMEOUT", 0.01)
    annotations = Annotations.open(tmp_path)
    with FileSystem().lock(tmp_path / "mou-tui.lock"), pytest.raises(OwnDataError, match="Another mou-tui"):
        annotations.apply(AddBookmark(bookmark_article(article)))
    assert annotations.apply(AddBookmark(bookmark_article(article))) is not None


# Copies of a synced drive


@pytest.mark.parametrize(
    ("name", "is_copy"),
    [
        ("bookmarks (conflicted copy 2023-10-01).toml", True),
        ("bookmarks (SOMCHAI's conflicted copy 2023-10-01).toml", True),
        ("bookmarks.sync-conflict-20231001-093000-ABCDEFG.toml", True),
        ("bookmarks-LAPTOP.toml", True),
        ("bookmarks (1).toml", True),
        ("bookmarks 2.toml", True),
        ("bookmarks_conflict-20231001.toml", True),
        ("bookmarks.toml", False),
        ("bookmarks.toml.bak", False),
        ("bookmarks.unreadable-20231001-093000.toml", False),
        ("bookmarks (1).merged-20231001-093000.toml", False),
        (".bookmarks.toml.12.tmp", False),
        ("bookmarks.md", False),
    ],
)
def test_copies_that_synced_drives_make_are_known_by_their_names(name: str, is_copy: bool) -> None:
    assert is_conflict_copy(name, Path("/data/bookmarks.toml")) is is_copy


def test_a_copy_is_offered_and_merged(article: Article, tmp_path: Path) -> None:
    mine, theirs = Annotations.open(tmp_path / "mine"), Annotations.open(tmp_path / "theirs")
    shared = bookmark_article(numbered(article, 1), tags=["ก"], note="เดิม")
    for one in (mine, theirs):
        one.apply(AddBookmark(shared))
    mine.apply(Batch((SetTags(shared.uid, ("ก", "ข")), SetNote(shared.uid, "ของฉัน"))))
    theirs.apply(Batch((SetTags(shared.uid, ("ก", "ค")), SetNote(shared.uid, "ของเขา"))))
    theirs.apply(AddBookmark(bookmark_article(numbered(article, 2))))
    mine.apply(AddBookmark(bookmark_article(numbered(article, 3), note="สาม")))
    theirs.apply(AddBookmark(bookmark_article(numbered(article, 3), note="สามด้วย")))
    copy = tmp_path / "mine" / "bookmarks (conflicted copy 2023-10-01).toml"
    copy.write_bytes((tmp_path / "theirs" / "bookmarks.toml").read_bytes())
    assert mine.conflicts() == [copy]
    assert any(copy.name in notice for notice in mine.notices)
    before = mine.bookmarks()

    assert mine.merge_copy(copy) is not None
    merged = {b.article.id: b for b in mine.bookmarks()}
    assert len(mine.bookmarks()) == len(merged) == 3
    assert merged[shared.article.id].tags == ("ก", "ข", "ค")
    assert set(merged[shared.article.id].note.split("\n\n")) == {"ของฉัน", "ของเขา"}
    assert merged[f"sha256:{3:016x}"].note == "สามด้วย", "a note that holds the other is enough"
    assert mine.conflicts() == []
    assert len(list(copy.parent.glob("*.merged-*.toml"))) == 1
    mine.undo()
    assert [(b.tags, b.note) for b in mine.bookmarks()] == [(b.tags, b.note) for b in before]


def test_a_copy_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    copy = tmp_path / "bookmarks (1).toml"
    copy.write_bytes(b"=")
    with pytest.raises(OwnDataError, match="cannot be read"):
        Annotations.open(tmp_path).merge_copy(copy)
    assert copy.read_bytes() == b"="


# Corrections


def test_corrections_are_kept_and_win(article: Article, tmp_path: Path) -> None:
    annotations = Annotations.open(tmp_path)
    term = corrections.add(article, "term", "P3Y", None)
    party = corrections.check(article, Fact("party", "กรมสมมติ", (Span(40, 48),)))
    for correction in (term, party):
        annotations.apply(AddCorrection(store_correction(article, correction)))
    again = Annotations.open(tmp_path)
    assert again.corrections_for(article) == [term, party]
    again.apply(AddCorrection(store_correction(article, corrections.add(article, "term", "P5Y", None))))
    from mou_tui.facts.model import Facts

    effective = again.effective_facts(article, Facts((Fact("party", "กรมสมมติ", (Span(40, 48),)),)))
    assert [f.value for f in effective.of("term")] == ["P5Y"]
    assert [f.checked for f in effective.of("party")] == [True]
    again.undo()
    assert [c.value for c in again.corrections_for(article)] == ["P3Y", None]
