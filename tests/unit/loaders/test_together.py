"""Small files read in one request: as many articles as alone, and one that ends the child costs itself only."""

import hashlib
import json
import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from mou_tui.article import Article
from mou_tui.errors import InputError
from mou_tui.loaders import confined, reading, together
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.reading import read, read_here
from mou_tui.loaders.together import File, Together, small_files

LIMITS = Limits(seconds=20)
PAGE = "<html><body><h1>ลงนาม MOU ฉบับที่ {}</h1><p>กรมทดสอบลงนามบันทึกข้อตกลงความร่วมมือกับมหาวิทยาลัยเชียงใหม่ ณ ห้องประชุม</p></body></html>"


def page(number: int, name: str | None = None) -> File:
    return file(PAGE.format(number).encode(), name or f"{number}.html")


def file(data: bytes, path: str) -> File:
    return File(data, path, hashlib.sha256(data).hexdigest())


def read_all(files: Sequence[File]) -> list[list[str] | str]:
    """The titles of each file, or what is wrong with it."""
    reader = Together(LIMITS)
    told: list[list[str] | str] = []
    for number, one in enumerate(files):
        try:
            told.append([article.title for article in reader.read(one, lambda: files[number + 1 :])])  # noqa: B023
        except InputError as error:
            told.append(f"{error.path}: {error.cause}")
    return told


def alone(files: Sequence[File]) -> list[list[str] | str]:
    told: list[list[str] | str] = []
    for one in files:
        try:
            told.append([article.title for article in read_here(one.data, one.path, LIMITS)])
        except InputError as error:
            told.append(f"{error.path}: {error.cause}")
    return told


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many files each request to the child has."""
    numbers: list[int] = []
    ask_together, ask_confined = confined.ask_together, confined.ask_confined

    def many(*arguments: object, limits: Limits, number: int) -> Iterator[object]:
        numbers.append(number)
        return ask_together(*arguments, limits=limits, number=number)  # type: ignore[arg-type]

    def one(*arguments: object, path: str, limits: Limits) -> Iterator[object]:
        numbers.append(1)
        return ask_confined(*arguments, path=path, limits=limits)  # type: ignore[arg-type]

    monkeypatch.setattr(confined, "ask_together", many)
    monkeypatch.setattr(confined, "ask_confined", one)
    return numbers


def test_small_files_are_read_in_one_request(requests: list[int]) -> None:
    files = [page(number) for number in range(20)]
    assert read_all(files) == [[f"ลงนาม MOU ฉบับที่ {number}"] for number in range(20)]
    assert requests == [16, 4]


def test_what_is_wrong_with_one_is_said_of_that_one_as_alone(requests: list[int]) -> None:
    bad = file(b"PK\x03\x04 no archive", "1.docx")
    files = [page(0), bad, file(b"<html><body></body></html>", "2.html"), page(3), file(b'{"<', "4.json")]
    assert read_all(files) == alone(files)
    # The archive is known for none by its first bytes.
    assert requests == [4, 1, 1]


MARKUP = "<p>กรมทดสอบลงนามบันทึกข้อตกลงกับมหาวิทยาลัยดอยหลวง</p>"


@pytest.mark.parametrize(
    ("name", "data", "confined_too"),
    [
        ("plain.json", json.dumps({"title": "ลงนาม", "text": "กรมทดสอบลงนาม"}).encode(), False),
        ("plain.jsonl", json.dumps({"title": "ลงนาม", "text": "กรมทดสอบลงนาม"}, ensure_ascii=False).encode(), False),
        ("plain.csv", "title,text\nลงนาม,กรมทดสอบลงนาม".encode(), False),
        ("named.json", json.dumps({"title": "ลงนาม", "text": MARKUP.replace("<", "&lt;")}).encode(), False),
        ("markup.json", json.dumps({"title": "ลงนาม", "text": MARKUP}).encode(), True),
        ("escaped.json", json.dumps({"title": "ลงนาม", "text": MARKUP}).replace("<", r"\u003C").encode(), True),
        ("wide.json", json.dumps({"title": "ลงนาม", "text": MARKUP}).encode("utf-16"), True),
        ("markup.csv", f"title,text\nลงนาม,{MARKUP}".encode("cp874"), True),
        ("large.json", json.dumps({"title": "ลงนาม", "text": "กรมทดสอบลงนาม " * 20_000}).encode(), True),
        ("page.json", PAGE.encode(), True),
    ],
)
def test_records_are_read_in_this_process_where_no_page_is_among_them(
    monkeypatch: pytest.MonkeyPatch, requests: list[int], name: str, data: bytes, confined_too: bool
) -> None:
    monkeypatch.setattr("mou_tui.loaders.page_draft.page_draft", lambda *_: pytest.fail("a page read in this process"))
    assert len(list(read(data, name, LIMITS))) == 1
    assert requests == [1] * confined_too


def killing(files: Sequence[File], limits: Limits) -> Iterable[Article | bool]:
    """Reads files; one named for it ends the process."""
    for one in files:
        if "killer" in one.path:
            os.kill(os.getpid(), signal.SIGABRT)
        yield from read_here(one.data, one.path, limits)
        yield True


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize("place", range(4))
def test_one_that_ends_the_child_costs_the_others_one_reading_more(
    requests: list[int], monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    monkeypatch.setattr(together, "_each", killing)
    monkeypatch.setattr(reading, "read_here", killing_alone)
    files = [page(number) for number in range(4)]
    files[place] = page(place, "killer.html")
    told = read_all(files)
    assert str(told.pop(place)).startswith("killer.html: Reading this file took more than")
    assert told == [[f"ลงนาม MOU ฉบับที่ {number}"] for number in range(4) if number != place]
    assert sum(requests) <= 4 + 4


def killing_alone(data: bytes, path: str, limits: Limits, sha256: str | None = None) -> Iterator[Article]:
    if "killer" in path:
        os.kill(os.getpid(), signal.SIGABRT)
    return read_here(data, path, limits, sha256)


def test_a_file_that_has_changed_since_is_read_as_it_is() -> None:
    reader = Together(LIMITS)
    old, new = page(1), page(2, "1.html")
    assert [article.title for article in reader.read(page(0), lambda: [old])] == ["ลงนาม MOU ฉบับที่ 0"]
    assert [article.title for article in reader.read(new, list)] == ["ลงนาม MOU ฉบับที่ 2"]


def test_files_that_are_known_large_text_or_gone_are_not_looked_at(tmp_path: Path) -> None:
    known = page(1).data
    contents = {
        "a.html": page(0).data,
        "b.html": known,
        "c.txt": b"text",
        "d.html": b"x" * 200_000,
        "f.pdf": b"%PDF-1.4",
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "g.html").mkdir()
    digests = (hashlib.sha256(known).digest()[:16],)
    paths = [(str(tmp_path / name), digests) for name in (*contents, "e.html", "g.html")]
    assert [one.path for one in small_files(paths)] == [str(tmp_path / "a.html")]
