"""Handing the article to other programs."""

import io
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from tests.unit.app.desk import Desk

from mou_tui.app import keymap, own_keys
from mou_tui.app.outside import edited, pipe, words_of
from mou_tui.errors import UsageError
from mou_tui.loaders.pictures import Picture
from mou_tui.settings import faults_in, load_settings

PYTHON = sys.executable


def test_values_stay_in_their_words() -> None:
    """A headline is anybody's: it is no command, no second word, no file that is written."""
    values = {"title": "a; rm -rf ~ $(x) > y", "path": "/a b.txt"}
    assert words_of("note --title '{title} !' {path}", values) == [
        "note",
        "--title",
        "a; rm -rf ~ $(x) > y !",
        "/a b.txt",
    ]
    for wrong in ("'open", "  "):
        with pytest.raises(UsageError):
            words_of(wrong, {})


async def test_a_command_gets_the_text_and_what_it_writes_is_cleaned() -> None:
    code = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read() + b'\\x1b[31m')"
    assert await pipe([PYTHON, "-c", code], "ข่าว") == ("ข่าว[31m", 0)
    assert (await pipe([PYTHON, "-c", "raise SystemExit(3)"], "")).code == 3
    with pytest.raises(UsageError, match="no command “nosuchcommand”"):
        await pipe(["nosuchcommand"], "")


async def test_the_article_is_piped_to_the_command_that_is_typed(desk: Desk) -> None:
    desk.answers = [f"{PYTHON} -c 'import sys; print(len(sys.stdin.read()), sys.argv[1])' {{path}}"]
    await desk.press("pipe")
    _title, words = desk.asked[-1]
    assert desk.state.article is not None
    assert words == f"{len(desk.state.article.text)} {desk.state.article.path}"
    desk.answers = ["nosuchcommand"]
    await desk.press("pipe")
    assert "nosuchcommand" in str(desk.errors[-1])


async def test_file_and_picture_are_opened(
    folder_of: Callable[..., Path], open_desk: Callable[[Path], Awaitable[Desk]]
) -> None:
    folder = folder_of(a="ข่าว\n\nเนื้อความ")
    (folder / "b.html").write_text(
        "<html><head><title>ข่าวสอง</title></head><body><article><h1>ข่าวสองลงนามความร่วมมือ</h1>"
        "<p>เนื้อความของข่าวสองที่ยาวพอจะเป็นเนื้อข่าว และมีอีกประโยคหนึ่งตามมา</p>"
        "<figure><img src='pic.jpg' alt='ภาพ'></figure><p>เนื้อความอีกย่อหน้าหนึ่งของข่าวสองซึ่งยาวพอเช่นกัน</p></article></body></html>",
        "utf-8",
    )
    desk = await open_desk(folder)
    for _article in desk.list.order:
        await desk.press("open_file")
        assert desk.opened[-1] == desk.state.article.path  # type: ignore[union-attr]
        await desk.press("picture")
        if desk.state.article.images:  # type: ignore[union-attr]
            assert desk.said == "The picture is not there: pic.jpg"
            (folder / "pic.jpg").write_bytes(b"#!/bin/sh")
            await desk.press("picture")
            assert desk.said == "The picture is not there: pic.jpg", "what is no picture is not opened"
            (folder / "pic.jpg").write_bytes(b"\xff\xd8\xff")
            await desk.press("picture")
            assert desk.opened[-1] == str(folder / "pic.jpg")
            assert "mou-tui[pictures]" in desk.said
            desk.shows_pictures = True
            await desk.press("picture")
            assert desk.asked[-1] == ([Picture(folder / "pic.jpg", "ภาพ")], 0)
        else:
            assert desk.said == "This article has no picture."
        await desk.press("next_article")
    assert any(path.endswith("pic.jpg") for path in desk.opened)


async def test_the_pictures_within_a_document_are_shown(
    tmp_path: Path, open_desk: Callable[[Path], Awaitable[Desk]]
) -> None:
    docx, pillow = pytest.importorskip("docx"), pytest.importorskip("PIL.Image")
    folder = tmp_path / "documents"
    folder.mkdir()
    written, picture = docx.Document(), io.BytesIO()
    written.add_paragraph("ข่าวลงนามความร่วมมือ")
    written.add_paragraph("เนื้อความของข่าวที่ยาวพอจะเป็นเนื้อข่าว")
    pillow.new("RGB", (80, 80)).save(picture, "PNG")
    written.add_picture(picture)
    written.save(str(folder / "a.docx"))
    desk = await open_desk(folder)
    await desk.press("picture")
    assert desk.opened == [str(folder / "a.docx")], "without what draws pictures the document itself is opened"
    assert "mou-tui[pictures]" in desk.said
    desk.shows_pictures = True
    await desk.press("picture")
    assert desk.asked[-1] == ([Picture(folder / "a.docx", "", 0)], 0)


async def test_a_note_is_written_in_the_editor(desk: Desk) -> None:
    desk.answers = ["สองบรรทัด\nของหมายเหตุ"]
    await desk.press("edit_note")
    assert [b.note for b in desk.workspace.annotations.bookmarks()] == ["สองบรรทัด\nของหมายเหตุ"]
    await desk.press("undo")
    assert [b.note for b in desk.workspace.annotations.bookmarks()] == [""]


def test_the_editor_is_the_one_that_the_environment_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys\nopen(sys.argv[1], 'a', encoding='utf-8').write(' และอีก\\n')", "utf-8")
    monkeypatch.setenv("VISUAL", f"{PYTHON} {script}")
    assert edited("หมายเหตุ") == "หมายเหตุ และอีก"
    monkeypatch.setenv("VISUAL", "nosucheditor")
    with pytest.raises(UsageError, match="nosucheditor"):
        edited("")


def test_own_commands_have_keys_of_their_own(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('[commands]\n"&" = "wc -w"\nj = "wc"\n', "utf-8")
    keys, notices = own_keys.with_commands(keymap.KEYMAP, load_settings(settings).commands)
    assert keys["own_1"].keys == ("&", "฿")
    assert keys["own_1"].label == "wc -w"
    assert "own_2" not in keys.actions
    assert notices == ["Custom keys: “j” already means “Down”."]
    settings.write_text("[commands]\nj = 3\n", "utf-8")
    assert len(faults_in(settings)) == 1
