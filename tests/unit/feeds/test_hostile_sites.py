"""Feeds and pages of servers that are broken, that lie, or that mean harm: each is named, and costs itself and nothing else."""

import gzip
from pathlib import Path

import pytest
from tests.unit.feeds.conftest import ENDLESS, STORY, Site, item, page, rss

from mou_tui import locations, network_border
from mou_tui.annotations import Annotations
from mou_tui.commands import run
from mou_tui.feeds import updating

Out = pytest.CaptureFixture[str]


@pytest.fixture
def far_away(site: Site, monkeypatch: pytest.MonkeyPatch) -> str:
    """The site's address under a name that counts as a host of the internet."""
    looked_up = network_border.looked_up

    async def told(host: str) -> tuple[list[str], bool]:
        return (["127.0.0.1"], False) if host == "news.example" else await looked_up(host)

    monkeypatch.setattr(network_border, "looked_up", told)
    return site.url.replace("127.0.0.1", "news.example")


@pytest.fixture
def bad_pages(site: Site) -> dict[str, str]:
    """Addresses of pages that are none, each with what is to be said of it."""
    whole = page(STORY, 1)
    bomb = gzip.compress(b"<p>" + b"a" * 3_000_000)
    redirects = {
        "ftp": "ftp://news.example/",
        "file": "file:///etc/passwd",
        "data": "data:text/html,x",
        "inside": f"{site.url}/secret",
    }
    for name, target in redirects.items():
        site.put(f"/{name}", b"", f"Location: {target}", status="302 Found")
    site.put("/circle", b"", "Location: /circle", status="301 Moved Permanently")
    site.put("/bomb", bomb, "Content-Encoding: gzip")
    site.put("/cut", gzip.compress(whole)[:-20], "Content-Encoding: gzip")
    site.put("/brotli", whole, "Content-Encoding: br")
    site.put("/setup.exe", STORY.encode())
    site.put("/image", b"\x89PNG" + b"x" * 300, "Content-Type: text/html")
    site.put("/blank", b"<html></html>")
    site.put("/secret", whole)
    site.pages["/lies"] = b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\nConnection: close\r\n\r\n" + whole
    site.pages["/words"] = b"HELLO\r\n\r\n"
    site.pages["/endless"] = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<html>" + ENDLESS
    site.pages["/header"] = b"HTTP/1.1 200 OK\r\nX: " + b"a" * 300_000 + b"\r\n\r\n"
    site.pages["/nothing"] = b""
    return {
        "ftp": "something else", "file": "something else", "data": "something else", "inside": "local network", "circle": "circle",
        "bomb": "larger than", "cut": "before all", "brotli": "not asked for", "setup.exe": "program", "image": "an image",
        "blank": "no text", "lies": "before all", "words": "web server", "endless": "larger than", "header": "web server",
        "nothing": "web server", "gone": "404",
    }  # fmt: skip


def test_each_bad_page_is_named_and_the_good_one_comes(
    site: Site, far_away: str, bad_pages: dict[str, str], library: Path, capsys: Out
) -> None:
    locations.settings_file().parent.mkdir(parents=True, exist_ok=True)
    locations.settings_file().write_text("max_file_mb = 1\n", "utf-8")
    good = site.put("/good", page(STORY, 1)).replace(site.url, far_away)
    urls = [f"{far_away}/{name}" for name in bad_pages] + [f"{site.url}/secret", good]
    site.put("/feed", rss(*map(item, urls)))
    assert run(["feeds", "add", f"{far_away}/feed", "--to", str(library)]) == 0
    capsys.readouterr()
    assert run(["feeds", "update"]) == 3
    out, err = capsys.readouterr()
    assert list(map(str, library.iterdir())) == out.split()
    assert "/secret" not in site.asked
    said = {
        line.partition(": ")[2].partition(": ")[2].partition(": ")[0]: line
        for line in err.splitlines()
        if "http" in line
    }
    for name, words in bad_pages.items():
        assert words in said[f"{far_away}/{name}"], said[f"{far_away}/{name}"]
    assert "local network" in said[f"{site.url}/secret"]
    assert "\x1b" not in err


LAUGHS = b"<!DOCTYPE l [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
    b"<!ENTITY %c '%b'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
BAD_FEEDS = {
    "endless": b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<rss version='2.0'><channel>" + ENDLESS,
    "bomb": None,
    "cut": b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\nConnection: close\r\n\r\n" + rss(item("http://a.example/")),
    "inside": None,
    "page": None,
}


@pytest.mark.parametrize("kind", BAD_FEEDS)
def test_a_bad_feed_is_named_and_tried_again(
    kind: str, site: Site, far_away: str, library: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updating, "FEED_MB", 1)
    url = site.put("/feed", rss(item(site.put("/1", page(STORY, 1)).replace(site.url, far_away)))).replace(
        site.url, far_away
    )
    whole = site.pages["/feed"]
    assert run(["feeds", "add", url, "--to", str(library)]) == 0
    site.put("/feed", gzip.compress(b"<rss>" * 1_000_000), "Content-Encoding: gzip")
    if kind == "inside":
        site.put("/feed", b"", f"Location: {site.url}/inside", status="302 Found")
    if kind == "page":
        site.put("/feed", b"<html><body>404</body></html>")
    site.pages["/feed"] = BAD_FEEDS[kind] or site.pages["/feed"]
    capsys.readouterr()
    assert run(["feeds", "update"]) == 3
    assert f"ข่าวดอยหลวง ({url}): " in capsys.readouterr().err
    assert list(library.iterdir()) == []
    site.pages["/feed"] = whole
    assert run(["feeds", "update"]) == 0
    assert len(list(library.iterdir())) == 1


def test_a_feed_of_many_entries_does_not_take_the_night(
    site: Site, library: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updating, "MOST_AT_ONCE", 2)
    items = [item("", f"n{n}", STORY) for n in range(5)]
    site.put("/feed", rss(*items) + LAUGHS)
    assert run(["feeds", "add", f"{site.url}/feed", "--to", str(library), "--allow-local"]) == 0
    for there in (2, 4, 5):
        assert run(["feeds", "update"]) == 0
        assert len(list(library.iterdir())) == there


def test_a_thousand_redirects_to_robots_are_not_followed(site: Site, library: Path, capsys: Out) -> None:
    site.put("/robots.txt", b"", "Location: /robots.txt", status="302 Found")
    site.put("/feed", rss(item(site.put("/1", page(STORY, 1)))))
    assert run(["feeds", "add", f"{site.url}/feed", "--to", str(library), "--allow-local"]) == 0
    assert run(["feeds", "update"]) == 3
    assert site.asked.count("/robots.txt") == 11
    assert "/1" not in site.asked


def test_what_an_import_does_not_find_is_fetched_first_as_politely_as_feeds_are(
    site: Site, far_away: str, library: Path, tmp_path: Path, capsys: Out
) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /secret\n")
    site.put("/1", page(STORY, 1))
    site.put("/secret", page(STORY, 2))
    source = tmp_path / "marks.csv"
    rows = [f"{far_away}/1,,ดี", f"{far_away}/1,กรมฟื้นฟูป่าชายเลน,ป่า", f"{far_away}/secret,,ลับ", f"{site.url}/1,,ใน"]
    source.write_text("\n".join(["url,quote,tags", *rows, ""]), "utf-8")
    assert run(["import", str(source), "--library", str(library), "--fetch"]) == 3
    err = capsys.readouterr().err
    assert len(list(library.iterdir())) == 1
    assert "/secret" not in site.asked
    assert "robots.txt" in err
    assert "local network" in err
    marks = sorted(Annotations.open().bookmarks(), key=lambda b: b.kind)
    assert [(b.kind, b.tags, b.quote) for b in marks] == [
        ("article", ("ดี",), ""),
        ("passage", ("ป่า",), "กรมฟื้นฟูป่าชายเลน"),
    ]
