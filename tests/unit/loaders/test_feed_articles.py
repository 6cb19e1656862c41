"""News feeds: their entries as they come over the network, and saved feeds as articles."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mou_tui.errors import InputError
from mou_tui.loaders import load_bytes
from mou_tui.loaders.feed import FeedEntry, parse_feed

STORY = "มหาวิทยาลัยดอยหลวงลงนามบันทึกข้อตกลงกับกรมฟื้นฟูป่าชายเลน เพื่อวิจัยระบบนิเวศชายฝั่งร่วมกันเป็นเวลา 3 ปี"
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>ข่าวดอยหลวง</title><link>http://news.example/</link>
<item><title>ลงนาม &amp;#8220;ป่าชายเลน&amp;#8221;</title><link>/news/1</link>
<guid isPermaLink="false">n-1</guid><dc:creator>งานข่าว</dc:creator>
<pubDate>Fri, 25 Aug 2023 20:00:00 +0000</pubDate><description>ย่อ</description>
<content:encoded><![CDATA[<p>{STORY}</p><p>ย่อหน้าที่สอง</p>]]></content:encoded></item>
<item><title>เปิดงาน</title><link>http://news.example/news/2</link><pubDate>Fri, 25 Aug 2566 10:00:00 +0700</pubDate>
<description>เปิดงานวันนี้</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>ข่าวดอยหลวง</title><link href="http://news.example/"/>
<entry><id>tag:1</id><title type="html">ลงนาม</title><link rel="alternate" href="http://news.example/news/1"/>
<updated>2023-08-25T20:00:00Z</updated><author><name>งานข่าว</name></author>
<content type="html">&lt;p&gt;{STORY}&lt;/p&gt;</content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="http://news.example/">
<title>ข่าวดอยหลวง</title><link>http://news.example/</link></channel>
<item rdf:about="http://news.example/news/1"><title>ลงนาม</title>
<link>http://news.example/news/1</link><description>{STORY}</description></item></rdf:RDF>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1", "title": "ข่าวดอยหลวง", "home_page_url": "http://news.example/",
        "items": [{"id": 1, "url": "http://news.example/news/1", "title": "ลงนาม", "content_html": f"<p>{STORY}</p>",
                   "date_published": "2023-08-26T03:00:00+07:00", "authors": [{"name": "งานข่าว"}]}],
    }
)  # fmt: skip
FEEDS = {"rss": RSS, "atom": ATOM, "rdf": RDF, "json": JSON}


@pytest.mark.parametrize("kind", FEEDS)
def test_every_kind_of_feed_has_a_title_and_entries(kind: str) -> None:
    feed = parse_feed(FEEDS[kind].encode(), "http://news.example/feed")
    assert (feed.title, feed.site) == ("ข่าวดอยหลวง", "http://news.example/")
    first = feed.entries[0]
    assert first.url == "http://news.example/news/1"
    assert "ลงนาม" in first.title
    assert STORY in first.words
    assert first.published_on == (None if kind == "rdf" else "2023-08-26")  # the day in Thailand


def test_dates_of_the_buddhist_era_are_dates() -> None:
    assert parse_feed(RSS.encode()).entries[1].published_on == "2023-08-25"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp874"])
def test_what_the_declaration_says_of_the_encoding_may_be_wrong(encoding: str) -> None:
    assert parse_feed(RSS.encode(encoding)).title == "ข่าวดอยหลวง"


@pytest.mark.parametrize("kind", FEEDS)
def test_a_saved_feed_is_as_many_articles(kind: str) -> None:
    articles = load_bytes(FEEDS[kind].encode(), "feed.json" if kind == "json" else "feed.xml")
    assert len(articles) == (2 if kind == "rss" else 1)
    article = articles[0]
    assert STORY in article.text
    assert article.title.startswith("ลงนาม")
    assert article.source_url in ("http://news.example/news/1", None)
    assert "<p>" not in article.text


def test_the_same_entry_twice_is_one() -> None:
    doubled = RSS.replace("</channel>", RSS[RSS.index("<item>") : RSS.index("</channel>")] + "</channel>")
    assert [e.key for e in parse_feed(doubled.encode()).entries] == ["n-1", "http://news.example/news/2"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.th/", "data:text/html,x"])
def test_an_entry_leads_to_web_pages_only(url: str) -> None:
    text = f"<rss version='2.0'><channel><item><title>a</title><link>{url}</link></item></channel></rss>"
    assert parse_feed(text.encode()).entries == (FeedEntry("a", "", "a"),)


LAUGHS = "<!DOCTYPE l [<!ENTITY a 'ฮ'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)
NO_FEEDS = {
    "words": "ข่าว",
    "an address": "http://127.0.0.1:1/feed",
    "a path": "/etc/passwd",
    "a page": "<html><body><p>ข่าว</p></body></html>",
    "other xml": "<urlset><url><loc>http://a.th/</loc></url></urlset>",
    "other json": '{"version": "2", "items": []}',
    "broken json": '{"version": "https://jsonfeed.org/version/1", "items": [',
    "deep json": '{"a":' * 100_000,
    "a file of the system": "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
}


@pytest.mark.parametrize("kind", NO_FEEDS)
def test_what_is_no_feed_is_said_to_be_none(kind: str) -> None:
    with pytest.raises(InputError, match="no news feed"):
        parse_feed(NO_FEEDS[kind].encode())


def test_entities_do_not_grow_and_files_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("ความลับ", "utf-8")
    for head, entity in ((LAUGHS, "j"), (f"<!DOCTYPE l [<!ENTITY s SYSTEM '{secret.as_uri()}'>", "s")):
        rss = f"<rss version='2.0'><channel><title>&{entity};</title><item><title>ก</title></item></channel></rss>"
        text = f"<?xml version='1.0'?>{head}]>{rss}"
        feed = parse_feed(text.encode())
        assert "ฮฮ" not in feed.title
        assert "ความลับ" not in repr(feed)


@given(st.integers(0, len(RSS.encode())), st.sampled_from([b"", b"\x1b", b"<", b"&", b"]]>", b"\xff\xfe"]))
def test_a_damaged_feed_is_a_feed_or_none(at: int, noise: bytes) -> None:
    data = RSS.encode()
    try:
        feed = parse_feed(data[:at] + noise)
    except InputError:
        return
    assert all(entry.key and "\x1b" not in entry.title for entry in feed.entries)
