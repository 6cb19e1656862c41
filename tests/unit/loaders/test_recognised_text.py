"""Text that a program has read in a picture (OCR)."""

import io
import shutil
from pathlib import Path

import pytest
from tests.unit.loaders import printed
from tests.unit.loaders.drawn import drawn, text

from mou_tui.article import Article
from mou_tui.errors import InputError
from mou_tui.facts import extract
from mou_tui.loaders import load, load_bytes
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.ocr import with_text_layer
from mou_tui.loaders.unreadable import PictureError

STORY = "กรมทดสอบลงนามบันทึกข้อตกลงความร่วมมือกับมหาวิทยาลัยดอยหลวง เมื่อวันที่ 4 ตุลาคม 2565"


def recognised(words: str) -> bytes:
    """A page as Tesseract leaves it: each letter takes the same room, marks too, and one space follows each."""
    x, page = 60.0, b"3 Tr "
    for letter in words:
        if letter != " ":
            page += text(letter + " ", x, 700).replace(b"BT", b"BT 3 Tr")
        x += 12 if letter != " " else 9
    return drawn([page])


def read(data: bytes) -> Article:
    (article,) = load_bytes(data, "scan.pdf")
    return article


def test_recognised_text_is_said_to_be_and_its_facts_are_doubtful() -> None:
    article = read(recognised("Doi Luang University signs MoU"))
    assert article.recognised
    plain = read(drawn([text(STORY, 20, 700, 9)]))
    assert not plain.recognised
    assert {fact.details.get("warning") for fact in extract(plain)} == {None}
    from dataclasses import replace

    doubted = extract(replace(plain, recognised=True))
    assert len(doubted.items) == len(extract(plain).items) > 3
    assert {fact.details.get("warning") for fact in doubted if fact.value != "none"} == {"recognised"}


def test_the_index_keeps_that_it_was_recognised() -> None:
    from mou_tui.library.record import _extra

    assert "recognised" in (_extra(read(recognised("Doi Luang University signs MoU"))) or "")


def test_a_scan_says_how_it_can_be_recognised() -> None:
    with pytest.raises(PictureError, match="mou-tui add --ocr"):
        read(drawn([b"q 595 0 0 842 0 0 cm Q"]))
    with pytest.raises(PictureError, match="mou-tui add --ocr"):
        load_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50), "scan.png")


def test_without_tesseract_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(InputError, match="tesseract-ocr-tha"):
        with_text_layer(b"%PDF-", Limits())


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The first lines of a sample article as a scanner leaves them."""
    if missing := printed.missing() or next((p for p in ("tesseract",) if shutil.which(p) is None), ""):
        pytest.skip(f"needs {missing}")
    pytest.importorskip("reportlab")
    import pypdfium2
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    seed = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))[0].read_text("utf-8")
    whole = printed.words_of(seed)
    lines = [*whole[:2], next(line for line in whole if "ลงนามต่ออายุบันทึก" in line)[:330]]
    page = pypdfium2.PdfDocument(printed.placed(lines, "Garuda"))[0]
    picture = io.BytesIO()
    page.render(scale=300 / 72, grayscale=True).to_pil().save(picture, "PNG")
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=page.get_size())
    canvas.drawImage(ImageReader(picture), 0, 0, *page.get_size())
    canvas.save()
    return stream.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("program", ["tesseract", "ocrmypdf"])
def test_a_scanned_seed(program: str, scan: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"needs {program}")
    which = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: which(name) if name in ("tesseract", program) else None)
    article = read(with_text_layer(scan, Limits()))
    assert article.recognised
    # What exactly is recognised is Tesseract's; that it is words, in their order, is ours.
    assert "Kunming Medical University" in article.text
    assert "มหาวิทยาลัยเชียงใหม่" in article.text
    found = [fact for fact in extract(article) if fact.value != "none"]
    assert {fact.details.get("warning") for fact in found} == {"recognised"}


@pytest.mark.slow
def test_a_scan_that_is_added(scan: bytes, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from mou_tui.commands.add import command

    (tmp_path / "scan.pdf").write_bytes(scan)
    library = tmp_path / "library"
    library.mkdir()
    done = CliRunner().invoke(
        command, ["--ocr", "--to", str(library), str(tmp_path / "scan.pdf")], standalone_mode=False
    )
    assert done.exception is None
    (saved,) = load(library / "scan.pdf")
    assert saved.recognised
