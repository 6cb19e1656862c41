"""Citations in Thai and English APA style, and keys that stay."""

import io
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mou_tui.article import Article, Paragraph
from mou_tui.exporters import FORMATS, Item, Options
from mou_tui.exporters.citation import cite, cite_key
from mou_tui.exporters.collect import item_of
from mou_tui.loaders import load_bytes

TITLE = "กรมสมมติลงนามกับมหาวิทยาลัยตัวอย่าง"
ARTICLE = Article(
    "sha256:00000000000000aa", "a.txt", TITLE, (Paragraph(0, len(TITLE), "headline"),), published_on="2023-08-25",
    source_url="https://www.cmu.example/news/1", byline="ศูนย์สื่อสารองค์กร",
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "thai", "english"),
    [
        (
            {},
            f"ศูนย์สื่อสารองค์กร. (2566, 25 สิงหาคม). {TITLE}. www.cmu.example. https://www.cmu.example/news/1",
            f"ศูนย์สื่อสารองค์กร. (2023, August 25). {TITLE}. www.cmu.example. https://www.cmu.example/news/1",
        ),
        (
            {"byline": None},
            f"{TITLE}. (2566, 25 สิงหาคม). www.cmu.example. https://www.cmu.example/news/1",
            f"{TITLE}. (2023, August 25). www.cmu.example. https://www.cmu.example/news/1",
        ),
        (
            {"published_on": "2021-11"},
            f"ศูนย์สื่อสารองค์กร. (2564, พฤศจิกายน). {TITLE}. www.cmu.example. https://www.cmu.example/news/1",
            f"ศูนย์สื่อสารองค์กร. (2021, November). {TITLE}. www.cmu.example. https://www.cmu.example/news/1",
        ),
        (
            {"published_on": None},
            f"ศูนย์สื่อสารองค์กร. (ม.ป.ป.). {TITLE}. www.cmu.example. สืบค้นเมื่อ 1 ตุลาคม 2566, จาก https://www.cmu.example/news/1",
            f"ศูนย์สื่อสารองค์กร. (n.d.). {TITLE}. www.cmu.example. Retrieved October 1, 2023, from https://www.cmu.example/news/1",
        ),
        (
            {"published_on": "2021", "source_url": None, "byline": None},
            f"{TITLE}. (2564).",
            f"{TITLE}. (2021).",
        ),
    ],
)
def test_apa(changes: dict[str, Any], thai: str, english: str) -> None:
    article = replace(ARTICLE, **changes)
    assert cite(article, "apa-th", accessed=date(2023, 10, 1)) == thai
    assert cite(article, "apa-en", accessed=date(2023, 10, 1)) == english


def test_an_address_that_is_no_web_address_is_not_cited() -> None:
    assert "javascript" not in cite(replace(ARTICLE, source_url="javascript:alert(1)"))


def test_a_key_stays_the_same_wherever_the_file_is() -> None:
    key = cite_key(ARTICLE)
    assert key.startswith("cmu2023")
    assert key.isascii()
    assert key.isalnum()
    assert cite_key(replace(ARTICLE, id="sha256:ff", path="/elsewhere", text=TITLE + "ฯ")) == key
    assert cite_key(replace(ARTICLE, source_url="https://www.cmu.example/news/2")) != key
    assert cite_key(replace(ARTICLE, source_url=None)).startswith("news2023")
    assert cite_key(replace(ARTICLE, source_url=None, published_on=None)).startswith("newsnd")


@pytest.mark.parametrize("name", ["bib", "ris", "csl"])
def test_the_same_source_in_two_files_has_two_keys(name: str) -> None:
    out = io.BytesIO()
    FORMATS[name].write(iter([Item(ARTICLE), Item(replace(ARTICLE, id="sha256:ff", path="/b.txt"))]), out, Options())
    text = out.getvalue().decode()
    key = cite_key(ARTICLE)
    assert f"{key}-2" in text
    assert text.count(key) == 2


def register(*rows: tuple[str, str, str]) -> bytes:
    lines = [f"{name},{parties},{day},https://mou.example.ac.th/register" for name, parties, day in rows]
    return "\n".join(["ชื่อบันทึกข้อตกลง,คู่ความร่วมมือ,วันที่ลงนาม,url", *lines]).encode()


WATER = ("ความร่วมมือทางวิชาการ", "กรมชลประทาน และ มหาวิทยาลัยเชียงใหม่", "4 ตุลาคม 2565")
WOODS = ("ความร่วมมือทางวิชาการ", "กรมป่าไม้ และ มหาวิทยาลัยเกษตรศาสตร์", "5 มกราคม 2566")
AGAIN = ("ความร่วมมือทางวิชาการ", "กรมป่าไม้ และ มหาวิทยาลัยเกษตรศาสตร์", "5 มกราคม 2569")


def items_of(data: bytes, name: str = "a.csv") -> list[Item]:
    return [item_of(article, None) for article in load_bytes(data, name)]


def written(items: list[Item], name: str) -> str:
    out = io.BytesIO()
    FORMATS[name].write(iter(items), out, Options(signings=True))
    return out.getvalue().decode().replace("\r\n ", "")


def uids(calendar: str) -> list[str]:
    return re.findall(r"^UID:(.*?)\r?$", calendar, re.MULTILINE)


def test_agreements_that_share_an_address_are_events_of_their_own() -> None:
    items = items_of(register(WATER, WOODS, AGAIN))
    known = uids(written(items, "ics"))
    assert len(set(known)) == len(known) == 3
    assert set(uids(written(items[2:], "ics"))) < set(known), "the same in a smaller export"
    assert set(uids(written(items_of(register(AGAIN, WATER, WOODS)), "ics"))) == set(known), "a row that moves"


@pytest.mark.parametrize(
    ("name", "key"), [("bib", r"@online{(.*?),"), ("ris", r"^ID  - (.*)"), ("csl", r'"id": "(.*?)"')]
)
def test_agreements_that_share_an_address_have_keys_of_their_own(name: str, key: str) -> None:
    items = items_of(register(WATER, WOODS, AGAIN))
    keys = re.findall(key, written(items, name), re.MULTILINE)
    assert keys == [cite_key(item.article) for item in items]
    assert len(set(keys)) == 3


def test_pages_that_share_an_address_are_told_apart() -> None:
    pages = [
        f"<html><head><link rel=canonical href='https://www.example.go.th/portal/x'></head><body><h1>ข่าว {name} ลงนาม MOU ๒๕๖๖</h1>"
        f"<p>กรมทดสอบลงนามบันทึกข้อตกลงความร่วมมือกับ{name} วันที่ 3 สิงหาคม 2566</p></body></html>"
        for name in ("มหาวิทยาลัยขอนแก่น", "มหาวิทยาลัยพะเยา")
    ]
    items = [item for page in pages for item in items_of(page.encode(), "a.html")]
    assert items[0].article.source_url == items[1].article.source_url == "https://www.example.go.th/portal/x"
    assert len(set(uids(written(items, "ics")))) == 2
    assert cite_key(items[0].article) != cite_key(items[1].article)
