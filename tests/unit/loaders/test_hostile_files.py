"""Broken and hostile files: each a sentence that names the file and the cause; the rest loads."""

import contextlib
import io
import os
import random
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from mou_tui.errors import InputError
from mou_tui.loaders import confined, discover, load, load_bytes
from mou_tui.loaders.limits import Limits

STORY = "มหาวิทยาลัยดอยหลวงลงนามบันทึกข้อตกลงกับกรมฟื้นฟูป่าชายเลน เพื่อวิจัยระบบนิเวศชายฝั่งร่วมกันเป็นเวลา 3 ปี"


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph(STORY)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["title", "text"])
    book.active.append(["ก", STORY])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def archive(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members.items():
            target.writestr(name, data)
    return stream.getvalue()


def replaced(data: bytes, name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        members = {n: source.read(n) for n in source.namelist()}
    return archive(members | {name: content})


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "' + b"ha" * 50 + b'">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(8))
    + b']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>'
)  # fmt: skip

BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 20,
    "program.txt": b"\x7fELF\x02\x01" + b"\x00" * 200,
    "image.txt": b"\x89PNG\r\n\x1a\n" + b"\x00" * 50,
    "archive.txt": archive({"a.txt": STORY.encode()}),
    "nested.docx": archive({"inner.zip": archive({"a.txt": STORY.encode()})}),
    "truncated.docx": word()[:900],
    "renamed.docx": archive({"word/document.xml": b"no xml"}),
    "laughs.docx": replaced(word(), "word/document.xml", LAUGHS),
    "truncated.xlsx": workbook()[:900],
    "renamed.xlsx": archive({"xl/workbook.xml": b"<not/>"}),
    "old.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    "locked.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600,
    "text.rtf.txt": b"{\\rtf1\\ansi hello}",
    "truncated.pdf": b"%PDF-1.7\n1 0 obj<</Type/Catalog",
    "renamed.pdf": b"\x00\x01\x02" * 400,
    "empty.html": b"<html><body></body></html>",
    "deep.html": b"<html><body>" + b"<div>" * 5000 + b"x" + b"</div>" * 5000,
    "attributes.html": b"<p " + b" ".join(b"a%d='x'" % n for n in range(20_000)) + b">x</p>",
    "broken.json": b'{"text": ',
    "abyss.json": b"[" * 100_000,
    "broken.jsonl": b"{oops\n[1]\n",
    "header.csv": b"title,text\n",
    "hollow.eml": b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n--B--\r\n",
    "hollow.mhtml": b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B--\r\n",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_its_cause(name: str) -> None:
    with pytest.raises(InputError) as caught:
        load_bytes(BAD[name], name)
    assert str(caught.value).startswith(f"{name}: ")
    assert len(caught.value.cause) > 10


def test_the_rest_of_the_folder_loads(tmp_path: Path) -> None:
    for name, data in BAD.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(STORY, "utf-8")
    (tmp_path / "good.docx").write_bytes(word())
    loaded, failed = [], []
    for path in discover([tmp_path]):
        try:
            loaded += [a.path for a in load(path)]
        except InputError as error:
            failed.append(str(error.path))
    assert {Path(p).name for p in loaded} == {"good.txt", "good.docx"}
    assert {Path(p).name for p in failed} == set(BAD)


def test_a_zip_bomb_is_refused_before_it_expands() -> None:
    bomb = replaced(word(), "word/media/bomb.bin", b"\x00" * 3_000_000)
    with pytest.raises(InputError, match="expand to more than 2 MB"):
        load_bytes(bomb, "bomb.docx", limits=Limits(expanded_mb=2))


def test_an_encrypted_member_says_so() -> None:
    data = bytearray(word())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1  # the flag in the central directory
        at = data.find(b"PK\x01\x02", at + 4)
    with pytest.raises(InputError, match="encrypted"):
        load_bytes(bytes(data), "locked.docx")


def test_files_too_large_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(3 * 1024 * 1024)
    with pytest.raises(InputError, match="larger than 2 MB"):
        load(path, limits=Limits(file_mb=2))


def test_time_is_limited() -> None:
    rows = "title,text\n" + f"a,{STORY}\n" * 5
    with pytest.raises(InputError, match="took longer than 0 seconds"):
        load_bytes(rows.encode(), "slow.csv", limits=Limits(seconds=0))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs FIFOs")
def test_pipes_and_devices_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert list(discover([tmp_path])) == []
    for path in (tmp_path / "pipe.txt", Path("/dev/zero")):
        with pytest.raises(InputError, match="device or a pipe"):
            load(path)


def test_folders_missing_files_and_names_that_cannot_be() -> None:
    for path, cause in (
        (Path(), "folder"),
        (Path("no/such.txt"), "no such file"),
        (Path("a\0b.txt"), "cannot be read"),
    ):
        with pytest.raises(InputError, match=cause):
            load(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs a user without all rights")
def test_no_right_to_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text(STORY, "utf-8")
    path.chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        load(path)


def test_discover_goes_round_loops_once_and_passes_over_the_hidden(tmp_path: Path) -> None:
    folder = tmp_path / "ก"
    folder.mkdir()
    (folder / "a.txt").write_text("x")
    (folder / ".hidden.txt").write_text("x")
    (folder / "image.png").write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "b.txt").write_text("x")
    (folder / "loop").symlink_to(tmp_path, target_is_directory=True)
    (folder / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    assert list(discover([tmp_path])) == [folder / "a.txt"]
    assert list(discover([folder / "image.png"])) == [folder / "image.png"]


def test_a_json_beside_its_article_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "d00.txt").write_text(STORY, "utf-8")
    (tmp_path / "d00.json").write_text('{"title": "x", "parties": []}', "utf-8")
    assert [a.path for path in discover([tmp_path]) for a in load(path)] == [str(tmp_path / "d00.txt")]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_files_damaged_at_random_are_read_or_refused(seeds: Path, seed: int) -> None:
    pages = Path(__file__).parents[2] / "fixtures" / "pages"
    samples = [(p.name, p.read_bytes()) for p in (*sorted(pages.glob("*.html"))[:6], *seeds.glob("*.txt"))]
    samples += [("a.docx", word()), ("a.xlsx", workbook())]
    chance = random.Random(seed)
    for _round in range(250):
        name, data = chance.choice(samples)
        damaged = bytearray(data)
        for _hit in range(chance.choice((1, 3, 20))):
            at = chance.randrange(len(damaged))
            if chance.random() < 0.6:
                damaged[at] = chance.randrange(256)
            else:
                del damaged[at : at + chance.randrange(1, 200)]
            if not damaged:
                break
        # Anything but an InputError would end this test.
        with contextlib.suppress(InputError):
            load_bytes(bytes(damaged), name)


FORM_LOOP = (Path(__file__).parents[2] / "fixtures" / "formloop.pdf").read_bytes()
"""584 bytes: a picture that draws itself twice, which PDFium follows until the memory is gone."""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only the time is bounded")
def test_a_file_that_fills_the_memory_costs_itself_only(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^loop\.pdf: .* more than 256 MB of memory") as caught:
        load_bytes(FORM_LOOP, "loop.pdf", limits=Limits(memory_mb=256))
    assert "max_memory_mb" in str(caught.value)
    assert load_bytes(word(), "good.docx")[0].text


def test_a_file_that_takes_too_long_in_a_library_costs_itself_only() -> None:
    with pytest.raises(InputError, match=r"^loop\.pdf: .* longer than 0 seconds"):
        load_bytes(FORM_LOOP, "loop.pdf", limits=Limits(seconds=0, memory_mb=100_000))
    assert load_bytes(word(), "good.docx")[0].text


def test_a_reader_that_was_killed_while_it_waited_is_replaced() -> None:
    load_bytes(word(), "good.docx")
    for child in confined._idle:
        child.kill()
    assert load_bytes(word(), "good.docx")[0].text


def test_collections_read_at_the_same_time_do_not_mix(tmp_path: Path) -> None:
    names = ["a", "b"]
    for name in names:
        rows = "".join(f"{name}{n},{STORY}\n" for n in range(300))
        (tmp_path / f"{name}.csv").write_text(f"title,text\n{rows}", "utf-8")
    both = zip(*(load(tmp_path / f"{name}.csv") for name in names), strict=True)
    assert [tuple(a.title for a in pair) for pair in both] == [(f"a{n}", f"b{n}") for n in range(300)]
    # One that nobody listens to any longer gives nothing to the next.
    next(load(tmp_path / "a.csv"))
    assert load_bytes(word(), "good.docx")[0].text == STORY


def test_a_page_with_a_thousand_attributes_on_an_element_is_read() -> None:
    attributes = " ".join(f"data-a{n}='{n}'" for n in range(1000))
    (article,) = load_bytes(
        f"<html><body><div {attributes}><h1>ลงนาม</h1><p>{STORY}</p></div></body></html>".encode(), "a.html"
    )
    assert STORY in article.text


def test_long_scripts_are_no_attributes() -> None:
    words = "ก ข " * 40_000
    script = f'<script type="application/json">{{"a": "{words}", "b": "x<y {words}"}}</script><script>if(a<b){{{words}}}</script>'
    (article,) = load_bytes(f"<html><body><h1>ลงนาม</h1>{script}<p>{STORY}</p></body></html>".encode(), "a.html")
    assert STORY in article.text
