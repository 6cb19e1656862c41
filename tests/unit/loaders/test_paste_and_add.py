"""Pasted text and `mou-tui add`."""

import errno
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import unquote

import docx
import pytest

from mou_tui import locations
from mou_tui.commands import run
from mou_tui.errors import InputError
from mou_tui.loaders import load, load_bytes
from mou_tui.loaders.origin import marked
from mou_tui.loaders.paste import _temporary, remove_abandoned, same_article, save_pasted, write_new

TITLE = 'ลงนาม MOU: "ป่าชายเลน" / ครั้งที่ 2?'
STORY = "มหาวิทยาลัยดอยหลวงลงนามบันทึกข้อตกลงกับกรมฟื้นฟูป่าชายเลน เพื่อวิจัยระบบนิเวศชายฝั่งร่วมกันเป็นเวลา 3 ปี"


def test_a_pasted_article_comes_back(tmp_path: Path) -> None:
    path = save_pasted(
        f"{TITLE}\n\n25 สิงหาคม 2566\n\n{STORY}\n",
        tmp_path,
        source_url="https://example.ac.th/1",
        today=date(2023, 9, 1),
    )
    assert path.name == "2023-08-25-ลงนาม-MOU-ป่าชายเลน-ครั้งที่-2.txt"
    assert "added: 2023-09-01" in path.read_text("utf-8")
    (loaded,) = load(path)
    assert (loaded.title, loaded.published_on, loaded.source_url) == (TITLE, "2023-08-25", "https://example.ac.th/1")
    assert loaded.text == f"{TITLE}\n25 สิงหาคม 2566\n{STORY}"


def test_without_a_date_the_name_has_todays_and_the_article_none(tmp_path: Path) -> None:
    path = save_pasted(f"{TITLE}\n\n{STORY}", tmp_path, today=date(2023, 9, 1))
    assert path.name.startswith("2023-09-01-")
    assert next(load(path)).published_on is None


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    first, second = (save_pasted(f"{TITLE}\n\n{STORY}", tmp_path) for _time in range(2))
    assert first != second
    assert sorted(tmp_path.iterdir()) == sorted([first, second])


def test_pasted_markup_becomes_text(tmp_path: Path) -> None:
    path = save_pasted(f"<html><body><h1>{TITLE}</h1><p>{STORY}</p></body></html>", tmp_path)
    assert "<p>" not in path.read_text("utf-8")
    assert next(load(path)).title == TITLE


def test_blanks_are_nothing_to_save(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        save_pasted(" \n\u200b\n", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_add_copies_what_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "news.txt"
    source.write_text(STORY, "utf-8")
    library = tmp_path / "library"
    assert run(["add", str(source), "--to", str(library)]) == 0
    assert capsys.readouterr().out.strip() == str(library / "news.txt")
    assert run(["add", str(source), "--to", str(library)]) == 0
    assert "already" in capsys.readouterr().err
    (tmp_path / "bad.txt").write_bytes(b"\x00" * 100)
    assert run(["add", str(tmp_path / "bad.txt"), str(tmp_path / "gone.txt"), "--to", str(library)]) == 3
    assert "bad.txt" in capsys.readouterr().err
    assert [p.name for p in library.iterdir()] == ["news.txt"]


def test_a_link_that_leads_nowhere_hides_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "b.txt").write_bytes(b"same")
    assert same_article(tmp_path, b"same", ".txt") == tmp_path / "b.txt"


def test_add_never_saves_into_the_seeds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "news.txt"
    source.write_text(STORY, "utf-8")
    before = sorted(locations.seeds_dir().iterdir())
    assert run(["add", str(source)]) == 2
    assert "--to" in capsys.readouterr().err
    assert sorted(locations.seeds_dir().iterdir()) == before


def test_add_saves_into_the_settings_first_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = locations.settings_file().parent / "library"
    library.mkdir(parents=True)
    locations.settings_file().write_text('libraries = ["library"]\n', "utf-8")
    source = tmp_path / "news.txt"
    source.write_text(STORY, "utf-8")
    assert run(["add", str(source)]) == 0
    assert (library / "news.txt").exists()


def pdf(words: str) -> bytes:
    """A PDF file of one page, whose trailer points where its cross-reference table is."""
    content = f"BT /F1 12 Tf 60 700 Td ({words}) Tj ET".encode("ascii")
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(data))
        data += b"%d 0 obj%sendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer


def word(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


PAGE = (
    f"<!DOCTYPE html><html><body><article><h1>{TITLE}</h1><p>25 สิงหาคม 2566</p><p>{STORY}</p></article></body></html>"
).encode()
FILES = {
    "/news/1": ("text/html", PAGE),
    "/fragment.php": ("text/html; charset=utf-8", f"<h1>{TITLE}</h1><p>{STORY}</p>".encode()),
    "/download.php?id=3": ("application/octet-stream", pdf("The University signed a memorandum of understanding")),
    "/paper": ("", pdf("The University signed a memorandum of understanding")),
    "/word.aspx": ("application/octet-stream", word(TITLE, STORY)),
    "/words": ("text/plain; charset=tis-620", f"{TITLE}\n\n{STORY}".encode("tis-620")),
    "/words.cgi": ("text/plain", f"{TITLE}\n\n{STORY}".encode()),
    "/list": (
        "application/json",
        json.dumps([{"title": TITLE, "text": STORY, "url": "https://example.org/1"}]).encode(),
    ),
    "/list.csv": ("", f"title,text,url\nลงนาม,{STORY},https://example.org/1\n".encode()),
}
SUFFIX_OF = {
    "/news/1": ".html", "/fragment.php": ".html", "/download.php?id=3": ".pdf", "/paper": ".pdf", "/word.aspx": ".docx",
    "/words": ".txt", "/words.cgi": ".txt", "/list": ".json", "/list.csv": ".csv",
}  # fmt: skip
REFUSED = {
    "/setup.exe": ("text/plain", f"{TITLE}\n\n{STORY}".encode()),
    "/program": ("application/octet-stream", b"MZ\x90\0" + b"\0" * 200),
    "/image.pdf": ("application/pdf", b"\x89PNG" + b"x" * 200),
    "/archive.txt": ("text/plain", b"PK\x03\x04" + b"x" * 200),
    "/blank.html": ("text/html", b"<html><body></body></html>"),
}


@pytest.fixture
def site(serve: Callable[[HTTPServer], HTTPServer]) -> str:
    """The address of a web server of this machine that has `FILES` and `REFUSED`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, data = (FILES | REFUSED).get(unquote(self.path), ("", b""))
            self.send_response(200 if data else 404)
            if kind:
                self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_args: object) -> None:
            pass

    return f"http://127.0.0.1:{serve(HTTPServer(('127.0.0.1', 0), Handler)).server_port}"


def test_add_fetches_a_page(site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", f"{site}/news/1", "--to", str(tmp_path / "library")]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.name.startswith("2023-08-25-ลงนาม-MOU")
    (loaded,) = load(path)
    assert (loaded.title, loaded.source_url) == (TITLE, f"{site}/news/1")
    assert run(["add", f"{site}/gone", "--to", str(tmp_path / "library")]) == 3
    assert "cannot be fetched" in capsys.readouterr().err


@pytest.mark.parametrize("place", FILES)
def test_what_is_fetched_is_named_by_its_content_and_listed_with_its_address(
    place: str, site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["add", site + place, "--to", str(tmp_path / "library")]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.suffix == SUFFIX_OF[place]
    # The address moves with the file.
    (tmp_path / "elsewhere").mkdir()
    path.rename(tmp_path / "elsewhere" / f"renamed{path.suffix}")
    assert run(["list", str(tmp_path / "elsewhere"), "--format", "jsonl"]) == 0
    (listed,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert listed["source_url"] == ("https://example.org/1" if "list" in place else site + place)


@pytest.mark.parametrize("place", REFUSED)
def test_what_is_no_article_is_refused(
    place: str, site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = tmp_path / "library"
    assert run(["add", site + place, "--to", str(library)]) == 3
    assert f"{site}{place}: " in capsys.readouterr().err
    assert not library.exists()


def test_a_file_whose_name_no_folder_shows_gets_one_that_it_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = tmp_path / "library"
    for name, saved in {"news": "news.txt", "v1.2 notes": "v1.2 notes.txt", "download.php": "download.php.pdf"}.items():
        source = tmp_path / name
        source.write_bytes(
            pdf("The University signed an agreement") if ".php" in name else f"{name}\n\n{STORY}".encode()
        )
        assert run(["add", str(source), "--to", str(library)]) == 0
        assert Path(capsys.readouterr().out.strip()).name == saved
    (tmp_path / "a.exe").write_text(STORY, "utf-8")
    assert run(["add", str(tmp_path / "a.exe"), "--to", str(library)]) == 3
    assert "a.exe: " in capsys.readouterr().err


def test_a_marked_document_is_the_same_document() -> None:
    url = "https://www.example.ac.th/" + "a" * 1500
    for data, kind in ((pdf("The University signed an agreement of ten years"), "pdf"), (word(TITLE, STORY), "docx")):
        (before,), (after,) = load_bytes(data, f"x.{kind}"), load_bytes(marked(data, url, kind), f"x.{kind}")
        assert (after.text, after.source_url, before.source_url) == (before.text, url, None)
    document = pdf("The University signed an agreement of ten years")
    assert marked(document, url, "pdf").startswith(document)
    assert re.search(rb"startxref\n\d+\n%%EOF\n\Z", marked(document, url, "pdf"))


def test_a_signed_document_stays_as_it_was_signed() -> None:
    signed = pdf("The University signed /ByteRange")
    assert marked(signed, "https://example.org/", "pdf") == signed


def test_a_text_with_a_header_keeps_it() -> None:
    text = f"---\ntitle: {TITLE}\n---\n\n{STORY}".encode()
    assert marked(text, "https://example.org/", "text") == text


def test_an_address_has_to_come_from_the_end_of_a_pdf() -> None:
    (loaded,) = load_bytes(pdf("\n%saved from url=(0012)http://a.th/\n in the words of the page"), "x.pdf")
    assert loaded.source_url is None


# What is written is there whole.


@pytest.mark.parametrize("door", ["add", "paste"])
def test_a_folder_that_cannot_be_written_to_ends_with_4(
    door: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "news.txt"
    source.write_text(STORY, "utf-8")
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    words = ["add", str(source) if door == "add" else "-", "--to", str(tmp_path / "file" / "library")]
    assert run(words) == 4
    assert "cannot be written: Not a directory" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")
@pytest.mark.parametrize("call", ["mkstemp", "fsync", "link"])
def test_a_kill_leaves_no_empty_article_and_the_next_call_takes_away_what_is_hidden(call: str, tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    child = f"""
import os, sys, tempfile
from pathlib import Path
from mou_tui.loaders.paste import write_new
module = tempfile if {call!r} == "mkstemp" else os
really = getattr(module, {call!r})
def killed(*values, **named):
    really(*values, **named)
    os.kill(os.getpid(), 9)
setattr(module, {call!r}, killed)
write_new(Path({str(library)!r}), "a.txt", b"words")
"""
    assert subprocess.run([sys.executable, "-c", child], check=False).returncode == -9
    named = [p for p in library.iterdir() if not p.name.startswith(".")]
    assert [p.read_bytes() for p in named] == [b"words"] * (call == "link")
    assert list(library.glob(".*"))
    write_new(library, "b.txt", b"more")
    assert sorted(p.name for p in library.iterdir()) == sorted([*(p.name for p in named), "b.txt"])


def test_the_hidden_file_of_a_writer_at_work_is_left_alone(tmp_path: Path) -> None:
    handle, path = _temporary(tmp_path)
    write_new(tmp_path, "b.txt", b"more")
    assert path.exists()
    os.close(handle)
    remove_abandoned(tmp_path)
    assert [p.name for p in tmp_path.iterdir() if p.name != "home"] == ["b.txt"]


def test_a_file_system_without_links_overwrites_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(_source: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_link)
    library = tmp_path / "library"
    written = [write_new(library, "a.txt", data) for data in (b"1", b"2")]
    assert [p.read_bytes() for p in written] == [b"1", b"2"]
    assert sorted(library.iterdir()) == sorted(written)


def test_writers_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    library = tmp_path / "library"
    with ThreadPoolExecutor(8) as writers:
        written = list(writers.map(lambda n: write_new(library, "a.txt", str(n).encode()), range(40)))
    assert sorted(p.read_bytes() for p in library.iterdir()) == sorted(str(n).encode() for n in range(40))
    assert len(set(written)) == 40
