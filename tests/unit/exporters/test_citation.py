"""Citations in Thai and English APA style, and keys that stay."""

import io
from dataclasses import replace
from datetime import date

import pytest

from mou_tui.article import Article, Paragraph
from mou_tui.exporters import FORMATS, Item, Options
from mou_tui.exporters.citation import cite, cite_key

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
def test_apa(changes: dict[str, str | None], thai: str, english: str) -> None:
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
