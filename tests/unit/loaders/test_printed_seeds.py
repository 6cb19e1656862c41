"""The sample articles through the programs that people print and write with: the same letters, the same facts."""

import importlib.util
import random
import re
from pathlib import Path

import pytest
from tests.unit.loaders import printed

from mou_tui.article import Article
from mou_tui.facts import extract
from mou_tui.loaders import load, load_bytes

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(printed.missing()), reason=f"needs {printed.missing()}"),
    pytest.mark.skipif(importlib.util.find_spec("reportlab") is None, reason="needs reportlab"),
]
SEEDS = range(5)
FOLDER = Path(__file__).parents[3] / "seeds"


def seed(number: int) -> Article:
    return next(iter(load(sorted(FOLDER.glob("*.txt"))[number])))


def lines(number: int) -> list[str]:
    return printed.words_of(sorted(FOLDER.glob("*.txt"))[number].read_text("utf-8"))


def facts(article: Article) -> set[tuple[str, str, object]]:
    return {(f.kind, re.sub(r"\s", "", str(f.value)), f.details.get("role")) for f in extract(article)}


def compare(text: Article, other: Article, *, all_spaces: bool = False) -> None:
    one, two = (re.sub(r"\s+", " ", article.text) for article in (text, other))
    assert two.replace(" ", "") == one.replace(" ", "")
    assert other.title.replace(" ", "") == text.title.replace(" ", "")
    assert (other.published_on, other.byline) == (text.published_on, text.byline)
    assert facts(other) == facts(text)
    # Spaces at line ends are put back by the words there, and not all of them.
    assert abs(one.count(" ") - two.count(" ")) <= (0 if all_spaces else len(one) / 250)


@pytest.fixture(scope="module")
def by_chromium(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chromium")
    pages = [(folder / f"{n}.pdf", lines(n % 5), font) for n, font in enumerate(printed.FONTS)]
    printed.by_chromium(pages, folder)
    return folder


@pytest.mark.parametrize("number", range(len(printed.FONTS)))
def test_a_seed_printed_by_chromium(by_chromium: Path, number: int) -> None:
    compare(seed(number % 5), *load(by_chromium / f"{number}.pdf"))


@pytest.fixture(scope="module")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("libreoffice")
    sources = []
    for number in SEEDS:
        for name, justified in (("left", False), ("justified", True)):
            sources.append(folder / f"{name}{number}.docx")
            sources[-1].write_bytes(printed.as_word(lines(number), printed.FONTS[number], justified=justified))
        sources.append(folder / f"text{number}.txt")
        # The byte order mark tells LibreOffice that the text is UTF-8.
        sources[-1].write_text("\n".join(lines(number)), "utf-8-sig")
    printed.by_libreoffice(sources, "pdf", folder)
    printed.by_libreoffice(sources[::3], "odt", folder)
    return folder


@pytest.mark.parametrize("number", SEEDS)
@pytest.mark.parametrize("form", ["left.pdf", "justified.pdf", "text.pdf", "left.odt", "left.docx"])
def test_a_seed_by_libreoffice(by_libreoffice: Path, form: str, number: int) -> None:
    name, _dot, suffix = form.partition(".")
    compare(seed(number), *load(by_libreoffice / f"{name}{number}.{suffix}"), all_spaces=suffix != "pdf")


@pytest.mark.parametrize("way", ["placed", "turned", "backwards"])
@pytest.mark.parametrize("number", SEEDS)
def test_a_seed_as_layout_programs_place_it(number: int, way: str) -> None:
    font = ("Garuda", "Loma", "Norasi", "Waree", "Umpush")[number]
    data = printed.placed(lines(number), font, turned=way == "turned", backwards=way == "backwards")
    compare(seed(number), *load_bytes(data, "news.pdf"))


TITLE = "กรมทดสอบลงนาม MOU กับมหาวิทยาลัยดอยหลวง"
BODY = (
    "กรมทดสอบลงนามบันทึกข้อตกลงความร่วมมือกับมหาวิทยาลัยดอยหลวง เมื่อวันที่ 4 ตุลาคม 2565 ณ ห้องประชุมใหญ่ เพื่อพัฒนาการศึกษา "
    "ทั้งนี้มีระยะเวลา 3 ปี ผู้ลงนามคือ ดร.สมชาย ใจดี อธิบดีกรมทดสอบ และวงเงิน 5 ล้านบาท ครบถ้วนทุกฉบับแล้ว "
    "ด้านอธิการบดีกล่าวว่าความร่วมมือนี้จะเป็นประโยชน์แก่ประชาชน "
)


@pytest.mark.parametrize("number", range(40))
def test_a_page_drawn_anyhow(number: int) -> None:
    body = BODY * 2
    (article,) = load_bytes(printed.anyhow(TITLE, body.strip(), random.Random(number)), "news.pdf")
    assert re.sub(r"\s", "", article.text) == f"{TITLE}{body}".replace(" ", "")
    assert re.search("[ก-ฮ] [ัิ-ฺ็-๎ะาำ]", article.text) is None
    assert ("signed_on", "2022-10-04") in {(f.kind, f.value) for f in extract(article)}
