"""Titles, dates and main text of saved web pages beside plain trafilatura, and articles a second per format.

    python -m benchmarks.loaders [FOLDER]
    python -m benchmarks.loaders --pdf

The pages are the 20 fixtures of tests/fixtures/pages: layouts of Thai university, ministry, company and news sites. With a
FOLDER of text articles it also measures how fast they load; Word, Excel and mail files are made of the first of them.
With --pdf it compares the letters of PDF files with those of pdftotext and pdfplumber: the sample articles printed by
Chromium in ten fonts, by LibreOffice, and word by word as layout programs do (tests/unit/loaders/printed.py).
"""

import difflib
import io
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from mou_tui.article import Article
from mou_tui.loaders import discover, load, load_bytes

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "tests" / "fixtures" / "pages"
SEEDS = ROOT / "seeds"


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


def pdf_files(folder: Path) -> list[tuple[Path, str]]:
    """PDF files of the sample articles, each with the text that was printed."""
    from tests.unit.loaders import printed

    if lacking := printed.missing():
        sys.exit(f"Not installed: {lacking}")
    # As they are read: what a site has around its articles is left out of a PDF as well.
    texts = [next(load(path)).text.split("\n") for path in sorted(SEEDS.glob("*.txt"))]
    made = [(folder / f"chromium{n}.pdf", texts[n % 5], font) for n, font in enumerate(printed.FONTS)]
    printed.by_chromium(made, folder)
    files = [(path, "\n".join(lines)) for path, lines, _font in made]
    words = []
    for n, lines in enumerate(texts):
        for way in ("left", "justified"):
            words.append(folder / f"{way}{n}.docx")
            words[-1].write_bytes(printed.as_word(lines, printed.FONTS[n], justified=way == "justified"))
            files.append((words[-1].with_suffix(".pdf"), "\n".join(lines)))
        font = ("Garuda", "Loma", "Norasi", "Waree", "Umpush")[n]
        for way in ("placed", "turned", "backwards"):
            path = folder / f"{way}{n}.pdf"
            path.write_bytes(printed.placed(lines, font, turned=way == "turned", backwards=way == "backwards"))
            files.append((path, "\n".join(lines)))
    printed.by_libreoffice(words, "pdf", folder)
    return files


def by_ours(path: Path) -> str:
    (article,) = load(path)
    return article.text


def by_pdftotext(path: Path) -> str:
    return subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, encoding="utf-8").stdout


def by_pdfplumber(path: Path) -> str:
    import pdfplumber

    with pdfplumber.open(path) as document:
        return "\n".join(page.extract_text() or "" for page in document.pages)


def wrong(right: str, read: str) -> int:
    """How many characters are lost, put or changed."""
    codes = difflib.SequenceMatcher(None, right, read, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for tag, a, b, c, d in codes if tag != "equal")


def measure_pdfs() -> None:
    """Print how many characters of 1,000 each reader gets wrong, with spaces and without, by the way in which they were printed."""
    with tempfile.TemporaryDirectory() as made:
        groups: dict[str, list[tuple[Path, str]]] = {}
        for path, text in pdf_files(Path(made)):
            groups.setdefault(path.stem.rstrip("0123456789"), []).append((path, text))
        print(f"{'characters wrong of 1,000':28}" + "".join(f"{name:>22}" for name in groups))
        for reader in (by_ours, by_pdftotext, by_pdfplumber):
            cells = []
            for files in groups.values():
                spaced = unspaced = letters = 0
                for path, text in files:
                    one, two = " ".join(text.split()), " ".join(reader(path).split())
                    letters += len(one)
                    spaced += wrong(one, two)
                    unspaced += wrong(one.replace(" ", ""), two.replace(" ", ""))
                cells.append(f"{1000 * spaced / letters:.1f} ({1000 * unspaced / letters:.1f})")
            print(f"{reader.__name__.removeprefix('by_'):28}" + "".join(f"{cell:>22}" for cell in cells))


def main() -> None:
    if sys.argv[1:] == ["--pdf"]:
        measure_pdfs()
        return
    next(load(PAGES / "wix.html"))  # the libraries' import is no part of the pages' time
    measure_pages("mou-tui", ours)
    measure_pages("trafilatura", plain_trafilatura)
    if len(sys.argv) > 1:
        throughput(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
