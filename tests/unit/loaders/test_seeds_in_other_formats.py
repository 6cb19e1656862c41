"""The sample articles say the same whatever they are wrapped in."""

import csv
import html
import io
import json
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import pytest

from mou_tui.article import Article
from mou_tui.loaders import load_bytes

Wrap = Callable[[str], bytes]


def as_mail(text: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Date"] = "pr@example.com", "Sun, 1 Oct 2023 10:00:00 +0700"
    message["Subject"] = "ข่าวประชาสัมพันธ์"
    message.add_attachment(text.encode(), maintype="text", subtype="plain", filename="news.txt")
    return message.as_bytes()


def as_page(text: str) -> bytes:
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip() and "![" not in line)
    return f"<!doctype html><html><body><main>{lines}</main></body></html>".encode()


def as_word(text: str) -> bytes:
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_csv(text: str) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([["id", "text"], ["1", text]])
    return stream.getvalue().encode("utf-8-sig")


def as_excel(text: str) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["id", "text"])
    book.active.append(["1", text])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


WRAPS: dict[str, Wrap] = {
    "a.txt": lambda text: text.encode("utf-16"),
    "b.txt": lambda text: text.encode("cp874", "replace"),
    "c.md": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
    "d.eml": as_mail,
    "e.html": as_page,
    "f.docx": as_word,
    "g.csv": as_csv,
    "h.xlsx": as_excel,
    "i.jsonl": lambda text: json.dumps({"text": text}).encode(),
}


@pytest.mark.parametrize("name", WRAPS)
@pytest.mark.parametrize("number", range(5))
def test_a_seed_in_another_format(seeds: Path, number: int, name: str) -> None:
    source = sorted(seeds.glob("*.txt"))[number]
    plain = _only(load_bytes(source.read_bytes(), source.name))
    wrapped = _only(load_bytes(WRAPS[name](source.read_text("utf-8")), name))
    assert wrapped.title == plain.title
    assert (wrapped.published_on, wrapped.byline) == (plain.published_on, plain.byline)
    if name != "b.txt":  # Windows-874 has no long dash
        assert wrapped.text == plain.text


def _only(articles: list[Article]) -> Article:
    (article,) = articles
    return article
