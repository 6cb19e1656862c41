"""Titles, dates and main text of saved web pages beside plain trafilatura, and articles a second per format.

    python -m benchmarks.loaders [FOLDER]

The pages are the 20 fixtures of tests/fixtures/pages: layouts of Thai university, ministry, company and news sites. With a
FOLDER of text articles it also measures how fast they load; Word, Excel and mail files are made of the first of them.
"""

import io
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from mou_tui.article import Article
from mou_tui.loaders import discover, load, load_bytes

PAGES = Path(__file__).resolve().parents[1] / "tests" / "fixtures" / "pages"


@dataclass
class Page:
    """What one reader makes of a page."""

    title: str
    published_on: str
    text: str


@dataclass
class Expected:
    """What a person makes of it: words that belong to the story, and words of the site around it."""

    file: str
    title: str
    published_on: str
    story: list[str]
    furniture: list[str]


def expected() -> list[Expected]:
    rows = json.loads((PAGES / "pages.json").read_text("utf-8"))
    return [Expected(r["file"], r["title"], r["published_on"], r["text"], r["absent"]) for r in rows]


def ours(data: bytes, name: str) -> Page:
    (article,) = load_bytes(data, name)
    return Page(article.title, article.published_on or "", article.text)


def plain_trafilatura(data: bytes, name: str) -> Page:
    """`trafilatura.bare_extraction` with its metadata, as its documentation recommends."""
    import trafilatura

    document = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False)
    said = {name: getattr(document, name, None) or "" for name in ("title", "date", "text")}
    return Page(said["title"], said["date"], said["text"])


def measure_pages(name: str, read: Callable[[bytes, str], Page]) -> None:
    """Print in how many pages `read` gets each thing right."""
    titles = dates = stories = clean = 0
    pages = expected()
    start = time.perf_counter()
    for page in pages:
        read_as = read((PAGES / page.file).read_bytes(), page.file)
        flat = " ".join(read_as.text.split())
        titles += read_as.title == page.title
        dates += read_as.published_on == page.published_on
        stories += all(" ".join(words.split()) in flat for words in page.story)
        clean += not any(words in flat for words in page.furniture)
    each = (time.perf_counter() - start) / len(pages)
    print(
        f"{name:12} of {len(pages)} pages: title {titles}, date {dates}, whole story {stories}, "
        f"nothing of the site {clean}   {each * 1000:.1f} ms a page"
    )


def word_file(article: Article) -> bytes:
    import docx

    document = docx.Document()
    for paragraph in article.text.split("\n"):
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def excel_file(articles: list[Article]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["id", "title", "text"])
    for number, article in enumerate(articles):
        sheet.append([number, article.title, article.text])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def mail_file(article: Article) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "pr@example.com", article.title[:60]
    message.set_content(article.text)
    return message.as_bytes()


def web_page(article: Article) -> bytes:
    story = "".join(f"<p>{p}</p>" for p in article.text.split("\n")[1:])
    return f"<!doctype html><html><body><article><h1>{article.title}</h1>{story}</article></body></html>".encode()


def throughput(folder: Path) -> None:
    """Print how many articles a second each format gives, all files being in memory."""
    texts = [(path.read_bytes(), path.name) for path in discover([folder]) if path.suffix == ".txt"]
    _rate("text", texts)
    articles = [load_bytes(data, name)[0] for data, name in texts[:150]]
    _rate("web page", [(web_page(a), "a.html") for a in articles])
    _rate("Word", [(word_file(a), "a.docx") for a in articles])
    _rate("mail", [(mail_file(a), "a.eml") for a in articles])
    _rate(
        "JSON Lines",
        [("\n".join(json.dumps({"title": a.title, "text": a.text}) for a in articles).encode(), "a.jsonl")],
    )
    _rate("Excel", [(excel_file(articles), "a.xlsx")])
    pdfs = [path for path in discover([folder]) if path.suffix == ".pdf"]
    if pdfs:
        _rate("PDF", [(path.read_bytes(), path.name) for path in pdfs])


def _rate(name: str, files: list[tuple[bytes, str]]) -> None:
    start = time.perf_counter()
    count = sum(len(load_bytes(data, file)) for data, file in files)
    print(f"{name:12} {count / (time.perf_counter() - start):8.0f} articles/s")


def main() -> None:
    next(load(PAGES / "wix.html"))  # the libraries' import is no part of the pages' time
    measure_pages("mou-tui", ours)
    measure_pages("trafilatura", plain_trafilatura)
    if len(sys.argv) > 1:
        throughput(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
