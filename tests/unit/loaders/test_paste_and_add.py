"""Pasted text and `mou-tui add`."""

import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from mou_tui import locations
from mou_tui.commands import run
from mou_tui.errors import InputError
from mou_tui.loaders import load
from mou_tui.loaders.paste import save_pasted

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


def test_add_never_saves_into_the_seeds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "news.txt"
    source.write_text(STORY, "utf-8")
    before = sorted(locations.seeds_dir().iterdir())
    assert run(["add", str(source)]) == 2
    assert "--to" in capsys.readouterr().err
    assert sorted(locations.seeds_dir().iterdir()) == before


def test_add_saves_into_the_settings_first_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = tmp_path / "home" / "library"
    library.mkdir(parents=True)
    locations.settings_file().write_text('libraries = ["library"]\n', "utf-8")
    source = tmp_path / "news.txt"
    source.write_text(STORY, "utf-8")
    assert run(["add", str(source)]) == 0
    assert (library / "news.txt").exists()


def test_a_fetched_page_keeps_its_address() -> None:
    from mou_tui.commands.add import _marked
    from mou_tui.loaders import load_bytes

    page = f"<!DOCTYPE html><html><body><article><h1>{TITLE}</h1><p>{STORY}</p></article></body></html>".encode()
    (loaded,) = load_bytes(_marked(page, "https://www.example.ac.th/news/1"), "x.html")
    assert loaded.source_url == "https://www.example.ac.th/news/1"


@pytest.fixture
def site() -> Iterator[str]:
    """A web server of this machine with one page, and its address."""
    page = f"<!DOCTYPE html><html><body><article><h1>{TITLE}</h1><p>25 สิงหาคม 2566</p><p>{STORY}</p></article></body></html>".encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/news/1"
            self.send_response(200 if found else 404)
            self.end_headers()
            self.wfile.write(page if found else b"")

        def log_message(self, *_args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_add_fetches_a_page(site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", f"{site}/news/1", "--to", str(tmp_path / "library")]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.name.startswith("2023-08-25-ลงนาม-MOU")
    (loaded,) = load(path)
    assert (loaded.title, loaded.source_url) == (TITLE, f"{site}/news/1")
    assert run(["add", f"{site}/gone", "--to", str(tmp_path / "library")]) == 3
    assert "cannot be fetched" in capsys.readouterr().err
