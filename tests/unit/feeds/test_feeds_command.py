"""`mou-tui feeds`: what a reader or a timer gets who follows feeds."""

import json
from pathlib import Path
from typing import Any

import filelock
import pytest
from tests.unit.feeds.conftest import OTHER, STORY, Site, item, page, rss

from mou_tui import locations
from mou_tui.commands import run
from mou_tui.feeds import history, updating
from mou_tui.loaders import load

Out = pytest.CaptureFixture[str]


def follow(site: Site, library: Path, capsys: Out, *options: str) -> str:
    """The uid of the site's feed, which is now followed."""
    assert run(["feeds", "add", f"{site.url}/feed", "--to", str(library), "--allow-local", *options]) == 0
    return capsys.readouterr().out.strip()


def listed(capsys: Out) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert run(["feeds", "list", "--format", "json"]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


@pytest.fixture
def news(site: Site) -> Site:
    """A site with two pages, one of them about an agreement, and a feed of both."""
    urls = [site.put(f"/news/{n}", page(story, n), "Content-Type: text/html") for n, story in ((1, STORY), (2, OTHER))]
    site.put("/feed", rss(*map(item, urls)), 'ETag: "v1"')
    return site


def test_new_articles_come_in_once(news: Site, library: Path, capsys: Out) -> None:
    uid = follow(news, library, capsys)
    assert run(["feeds", "update"]) == 0
    paths = capsys.readouterr().out.split()
    assert sorted(paths) == sorted(map(str, library.iterdir()))
    articles = [next(load(Path(path))) for path in paths]
    assert {article.source_url for article in articles} == {f"{news.url}/news/1", f"{news.url}/news/2"}
    (feed,) = listed(capsys)
    assert (feed["uid"], feed["title"], feed["saved"], feed["problem"]) == (uid, "ข่าวดอยหลวง", 2, None)
    news.asked.clear()
    assert run(["feeds", "update"]) == 0
    assert capsys.readouterr().out == ""
    assert news.asked == ["/feed"]
    assert news.heads[-1]["if-none-match"] == '"v1"'


def test_only_agreements_where_that_is_wanted_and_the_rest_is_counted(news: Site, library: Path, capsys: Out) -> None:
    follow(news, library, capsys, "--agreements-only")
    assert run(["feeds", "update"]) == 0
    (path,) = capsys.readouterr().out.split()
    assert STORY in next(load(Path(path))).text
    assert [(feed["saved"], feed["left_out"]) for feed in listed(capsys)] == [(1, 1)]
    assert run(["feeds", "items", "--state", "left_out", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["url"] == f"{news.url}/news/2"


def test_what_fails_is_named_and_tried_again_and_at_last_given_up(
    news: Site, library: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_TRIES", 2)
    whole = news.pages["/news/1"]
    news.put("/news/1", b"", status="500 Oops")
    follow(news, library, capsys)
    for _time in range(2):
        assert run(["feeds", "update"]) == 3
        assert f"{news.url}/news/1: the server answers “500" in capsys.readouterr().err
    assert run(["feeds", "update"]) == 0
    assert [(feed["saved"], feed["given_up"]) for feed in listed(capsys)] == [(1, 1)]
    news.pages["/news/1"] = whole
    assert run(["feeds", "update", "--retry"]) == 0
    assert [(feed["saved"], feed["given_up"]) for feed in listed(capsys)] == [(2, 0)]


def test_a_feed_that_fails_keeps_no_other_from_coming(news: Site, library: Path, capsys: Out) -> None:
    follow(news, library, capsys)
    news.put("/bad", rss())
    assert run(["feeds", "add", f"{news.url}/bad", "--to", str(library), "--allow-local", "--name", "เสีย"]) == 0
    news.put("/bad", "<html><body>ปิดปรับปรุง</body></html>".encode())
    capsys.readouterr()
    assert run(["feeds", "update"]) == 3
    out, err = capsys.readouterr()
    assert len(out.split()) == 2
    assert f"เสีย ({news.url}/bad): This is no news feed." in err
    assert [bool(feed["problem"]) for feed in listed(capsys)] == [False, True]


def test_a_feed_that_has_moved_for_good_is_asked_there_from_now_on(news: Site, library: Path, capsys: Out) -> None:
    follow(news, library, capsys)
    news.pages["/new"] = news.pages["/feed"]
    news.put("/feed", b"", "Location: /new", status="308 Permanent Redirect")
    assert run(["feeds", "update"]) == 0
    assert f"ข่าวดอยหลวง has moved for good: {news.url}/new is asked from now on." in capsys.readouterr().err
    news.asked.clear()
    assert run(["feeds", "update"]) == 0
    assert news.asked == ["/new"]
    assert [feed["url"] for feed in listed(capsys)] == [f"{news.url}/new"]


@pytest.mark.parametrize("status", ["302 Found", "307 Temporary Redirect"])
def test_a_feed_that_is_elsewhere_for_a_while_keeps_its_address(
    status: str, news: Site, library: Path, capsys: Out
) -> None:
    follow(news, library, capsys)
    news.pages["/new"] = news.pages["/feed"]
    news.put("/feed", b"", "Location: /new", status=status)
    assert run(["feeds", "update"]) == 0
    assert "moved" not in capsys.readouterr().err
    assert [feed["url"] for feed in listed(capsys)] == [f"{news.url}/feed"]


def test_a_feed_does_not_move_to_what_is_no_feed_nor_to_one_that_is_followed(
    news: Site, library: Path, capsys: Out
) -> None:
    follow(news, library, capsys)
    news.put("/other", rss(title="อีกแหล่ง"))
    assert run(["feeds", "add", f"{news.url}/other", "--to", str(library), "--allow-local"]) == 0
    news.put("/page", b"<html><body>Welcome to this hotel</body></html>")
    news.put("/feed", b"", "Location: /page", status="301 Moved Permanently")
    assert run(["feeds", "update"]) == 3
    news.put("/feed", b"", "Location: /other", status="301 Moved Permanently")
    assert run(["feeds", "update"]) == 0
    assert [feed["url"] for feed in listed(capsys)] == [f"{news.url}/feed", f"{news.url}/other"]


def test_a_server_that_wants_to_be_left_alone_is(news: Site, library: Path, capsys: Out) -> None:
    follow(news, library, capsys)
    news.put("/feed", b"", "Retry-After: 3600", status="429 Too Many Requests")
    assert run(["feeds", "update"]) == 3
    news.asked.clear()
    assert run(["feeds", "update"]) == 3
    assert news.asked == []
    assert "429" in capsys.readouterr().err


def test_robots_are_obeyed_and_the_feeds_own_words_taken(site: Site, library: Path, capsys: Out) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /*.php$\nDisallow: /secret/\n", "Content-Type: text/plain")
    site.put("/secret/1", page(STORY, 1))
    site.put("/a.php", page(STORY, 2))
    site.put("/feed", rss(item(f"{site.url}/secret/1", words=f"&lt;p&gt;{STORY}&lt;/p&gt;"), item(f"{site.url}/a.php")))
    follow(site, library, capsys)
    assert run(["feeds", "update"]) == 3
    out, err = capsys.readouterr()
    assert set(site.asked) == {"/feed", "/robots.txt"}
    assert f"{site.url}/a.php: The site does not want programs" in err
    (article,) = load(Path(out.strip()))
    assert STORY in article.text
    assert article.source_url == f"{site.url}/secret/1"


def test_without_robots_nothing_is_forbidden_and_in_trouble_everything(news: Site, library: Path, capsys: Out) -> None:
    follow(news, library, capsys)
    news.put("/robots.txt", b"", status="503 Busy")
    assert run(["feeds", "update"]) == 3
    assert "/news/1" not in news.asked
    news.put("/robots.txt", b"")
    assert run(["feeds", "update"]) == 0
    assert len(list(library.iterdir())) == 2


def test_one_page_at_a_time(site: Site, library: Path, capsys: Out) -> None:
    for feed in range(4):
        urls = [site.put(f"/{feed}/{n}", page(STORY, 10 * feed + n)) for n in range(3)]
        site.put(f"/feed{feed}", rss(*map(item, urls)))
        assert run(["feeds", "add", f"{site.url}/feed{feed}", "--to", str(library), "--allow-local"]) == 0
    site.most = 0
    assert run(["feeds", "update", "--quiet"]) == 0
    assert site.most == 1
    assert len(list(library.iterdir())) == 12


def test_the_same_page_of_two_feeds_comes_once(news: Site, library: Path, capsys: Out) -> None:
    follow(news, library, capsys)
    news.put("/all", rss(item(f"{news.url}/news/1", "another-key")))
    assert run(["feeds", "add", f"{news.url}/all", "--to", str(library), "--allow-local"]) == 0
    assert run(["feeds", "update"]) == 0
    assert len(list(library.iterdir())) == 2


def test_a_page_that_names_its_feed_is_as_good(news: Site, library: Path, capsys: Out) -> None:
    links = (
        '<link rel="alternate" type="application/rss+xml" href="/comments/feed">'
        "<link href=/feed type='application/rss+xml' rel='alternate home'>"
    )
    news.put("/", f"<!doctype html><html><head>{links}</head><body></body></html>".encode())
    assert run(["feeds", "add", f"{news.url}/", "--to", str(library), "--allow-local"]) == 0
    assert "another feed too" in capsys.readouterr().err
    assert [feed["url"] for feed in listed(capsys)] == [f"{news.url}/feed"]
    assert run(["feeds", "add", f"{news.url}/news/1", "--to", str(library), "--allow-local"]) == 3
    assert "names no feed" in capsys.readouterr().err


def test_local_addresses_are_refused_unless_allowed(news: Site, library: Path, capsys: Out) -> None:
    assert run(["feeds", "add", f"{news.url}/feed", "--to", str(library)]) == 3
    assert "local network" in capsys.readouterr().err
    assert news.asked == []


def test_a_feed_is_followed_once_named_and_removed(news: Site, library: Path, capsys: Out) -> None:
    uid = follow(news, library, capsys)
    assert follow(news, library, capsys) == uid
    assert run(["feeds", "update", "nobody"]) == 2
    assert run(["feeds", "update", "ข่าวดอย"]) == 0
    assert run(["feeds", "remove", uid[:6]]) == 0
    assert len(list(library.iterdir())) == 2
    assert listed(capsys) == []


def test_one_update_at_a_time(news: Site, library: Path, capsys: Out) -> None:
    follow(news, library, capsys)
    with filelock.FileLock(locations.data_dir() / "feeds.lock"):
        assert run(["feeds", "update"]) == 4
    assert "Another mou-tui is updating" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_to_is_no_fault_of_the_articles(news: Site, library: Path, capsys: Out) -> None:
    follow(news, library, capsys)
    library.rmdir()
    library.write_text("a file")
    assert run(["feeds", "update"]) == 4
    assert [feed["waiting"] for feed in listed(capsys)] == [2]
    library.unlink()
    assert run(["feeds", "update"]) == 0
    assert len(list(library.iterdir())) == 2


def test_a_timer_hears_nothing_where_nothing_failed(news: Site, library: Path, capsys: Out) -> None:
    follow(news, library, capsys)
    capsys.readouterr()
    assert run(["feeds", "update", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_progress_is_told_in_json(news: Site, library: Path, capsys: Out) -> None:
    follow(news, library, capsys)
    assert run(["feeds", "update", "--progress", "jsonl"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["done"] for one in told[:-1]] == [0, 1, 2]
    assert told[-1] == {
        "phase": "done", "feed": None, "done": 1, "total": 1, "saved": 2, "left_out": 0, "failed": 0, "waiting": 0, "failed_feeds": 0,
    }  # fmt: skip


def test_lists_of_other_feed_readers_go_in_and_out(tmp_path: Path, library: Path, capsys: Out) -> None:
    source = tmp_path / "feeds.opml"
    source.write_text(
        "<opml version='1.0'><body><outline text='ราชการ'><outline text='ก &amp; ข' xmlUrl='feed://a.example/rss' htmlUrl='http://a.example/'/>"
        "</outline><outline title='ค' xmlUrl='https://b.example/atom'/><outline xmlUrl='file:///etc/passwd'/><outline text='ว่าง'/>"
        "</body></opml>",
        "utf-8",
    )
    assert run(["feeds", "import", str(source), "--to", str(library)]) == 0
    assert len(capsys.readouterr().out.split()) == 2
    assert run(["feeds", "export"]) == 0
    written = capsys.readouterr().out
    again = tmp_path / "again.opml"
    again.write_text(written, "utf-8")
    assert run(["feeds", "import", str(again), "--to", str(library)]) == 0
    assert capsys.readouterr().out == ""
    assert [(f["title"], f["url"], f["site"]) for f in listed(capsys)] == [
        ("ก & ข", "http://a.example/rss", "http://a.example/"),
        ("ค", "https://b.example/atom", None),
    ]


@pytest.mark.parametrize("data", [b"", b"words", b"<rss/>", b"<opml", b"\xff\xfe\0"])
def test_what_is_no_list_of_feeds_is_said_to_be_none(data: bytes, tmp_path: Path, library: Path, capsys: Out) -> None:
    source = tmp_path / "feeds.opml"
    source.write_bytes(data)
    code = run(["feeds", "import", str(source), "--to", str(library)])
    err = capsys.readouterr().err
    assert (code, "feeds.opml" in err) == (3, True) if data != b"<opml" else code in (0, 3)


def test_a_damaged_memory_is_set_aside(news: Site, library: Path, capsys: Out) -> None:
    follow(news, library, capsys)
    (locations.data_dir() / "feeds.db").write_bytes(b"x" * 5000)
    assert run(["feeds", "update"]) == 0
    assert "set aside" in capsys.readouterr().err


def test_a_fault_of_ours_costs_one_article_and_is_called_ours(
    news: Site, library: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_page = updating.read_page

    def stumbling(url: str, page: Any) -> Any:
        if url.endswith("/1"):
            raise KeyError("ours")
        return read_page(url, page)

    follow(news, library, capsys)
    monkeypatch.setattr(updating, "read_page", stumbling)
    assert run(["feeds", "update"]) == 3
    assert "a fault of its own" in capsys.readouterr().err
    monkeypatch.setattr(updating, "read_page", read_page)
    assert run(["feeds", "update"]) == 0
    assert len(list(library.iterdir())) == 2


def test_a_feed_that_takes_too_long_goes_on_with_the_next_update(
    news: Site, library: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(news, library, capsys)
    monkeypatch.setattr(updating, "FEED_SECONDS", -1.0)
    assert run(["feeds", "update"]) == 0
    assert [feed["waiting"] for feed in listed(capsys)] == [2]
    monkeypatch.setattr(updating, "FEED_SECONDS", 900.0)
    assert run(["feeds", "update"]) == 0
    assert len(list(library.iterdir())) == 2
