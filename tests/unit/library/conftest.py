"""Small libraries of made-up articles."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mou_tui.library import Library

ARTICLES = {
    "2566/ก.txt": "มช. ลงนามบันทึกความเข้าใจกับบริษัทตัวอย่าง\n25 สิงหาคม 2566\nอธิการบดีมหาวิทยาลัยเชียงใหม่ลงนามเป็นเวลา 3 ปี เรื่อง AI",
    "2566/ข.txt": "รมช.มหาดไทย ตรวจน้ำท่วม\n1 กันยายน 2566\nรมช.มหาดไทยลงพื้นที่ Thailand และโรงพยาบาล แจกยา",
    "2565/ค.txt": "กระทรวงการพัฒนาสังคม และความมั่นคงของมนุษย์ จับมือ มธ.\n4 ตุลาคม 2565\nลงนาม MOU ทางวิชาการ",
    "2565/ง.txt": "ข่าวไม่มีวันที่\nเนื้อความว่าด้วยคำว่า “ความร่วมมือ” กับ 泰国",
    "2564/จ.txt": "ประกาศ ๑๒๓\n2 มกราคม 2564\nยาสมุนไพร AI-based drug",
}


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a file of the library's folder."""

    def write_file(name: str, text: str) -> Path:
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


@pytest.fixture
def folder(tmp_path: Path, write: Callable[[str, str], Path]) -> Path:
    """A folder with ARTICLES."""
    for name, text in ARTICLES.items():
        write(name, text)
    return tmp_path / "news"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    """The library of ARTICLES, in memory."""
    with Library.open([folder], index=":memory:") as opened:
        yield opened
