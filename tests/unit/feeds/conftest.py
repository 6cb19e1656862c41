"""A news site of this machine, as good or as bad as a test wants it."""

import contextlib
import socketserver
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from mou_tui.feeds import politeness

STORY = "มหาวิทยาลัยดอยหลวงลงนามบันทึกข้อตกลง (MOU) กับกรมฟื้นฟูป่าชายเลน เพื่อวิจัยระบบนิเวศชายฝั่งร่วมกันเป็นเวลา 3 ปี"
OTHER = "เทศบาลตำบลบ้านสวนจัดกิจกรรมวิ่งเพื่อสุขภาพ ประชาชนเข้าร่วมจำนวนมาก บรรยากาศเป็นไปอย่างสนุกสนาน ทุกคนได้รับเหรียญที่ระลึก"


ENDLESS = b"<p>again</p>"


def page(story: str, number: int) -> bytes:
    """A page of the site."""
    title = f"<h1>ข่าวที่ {number} {story[:30]}</h1>"
    return f"<!DOCTYPE html><html><body><article>{title}<p>25 สิงหาคม 2566</p><p>{story}</p></article></body></html>".encode()


def rss(*items: str, title: str = "ข่าวดอยหลวง") -> bytes:
    """A feed of items."""
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{''.join(items)}</channel></rss>".encode()


def item(url: str, key: str = "", words: str = "") -> str:
    """An item that leads to `url`."""
    return f"<item><title>ข่าว {key or url}</title><link>{url}</link><guid>{key or url}</guid><description>{words}</description></item>"


class Site(socketserver.ThreadingTCPServer):
    """Answers by path with whole answers, byte for byte; what ends in ENDLESS goes on for ever.

    `asked` are the paths, `most` how many were asked at once.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.pages: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.heads: list[dict[str, str]] = []
        self.guard = threading.Lock()
        self.now = self.most = 0

    def put(self, path: str, body: bytes, *headers: str, status: str = "200 OK") -> str:
        """Answer `path` with a page; returns its address."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
        self.pages[path] = "\r\n".join([*lines, "", ""]).encode() + body
        return self.url + path


class _Handler(socketserver.StreamRequestHandler):
    server: Site

    def handle(self) -> None:
        path = self.rfile.readline().decode("ascii").split(" ")[1]
        head = iter(lambda: self.rfile.readline().decode("latin-1").strip(), "")
        site = self.server
        with site.guard:
            site.asked.append(path)
            site.heads.append({n.lower(): v.strip() for n, _colon, v in (line.partition(":") for line in head)})
            site.now += 1
            site.most = max(site.most, site.now)
        sent = site.pages.get(path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        with site.guard:
            site.now -= 1
        with contextlib.suppress(OSError):
            self.wfile.write(sent)
            while sent.endswith(ENDLESS):
                self.wfile.write(ENDLESS * 10_000)  # fails when the client has gone


@pytest.fixture
def site(serve: Callable[[Site], Site]) -> Site:
    return serve(Site())


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(politeness, "PAUSE", 0.0)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    return folder
