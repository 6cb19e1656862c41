"""Copies of articles as sites, programs and people make them, and articles that only look alike; by recipes, from a seed.

Nothing of an article is kept in the repository: a set names articles by their ids and what is done to them.
"""

import random
import re
from collections.abc import Callable
from typing import Final

MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
NAMES = (
    "กรมสมมติที่หนึ่ง",
    "มหาวิทยาลัยดอยหลวง",
    "บริษัท ตัวอย่าง จำกัด",
    "เทศบาลตำบลบ้านสวน",
    "สมาคมผู้ปลูกมะพร้าวน้ำหอม",
    "องค์การทดลองไทย",
)
FILLER = (
    "ทั้งนี้ เจ้าหน้าที่ผู้รับผิดชอบได้กล่าวเพิ่มเติมกับผู้สื่อข่าวในช่วงท้ายของงาน", "ท่ามกลางผู้ร่วมงานจำนวนมากที่เดินทางมาจากทั่วทุกภาค",
    "โดยรายละเอียดจะแจ้งให้ทราบอีกครั้งในโอกาสต่อไป", "ซึ่งนับว่าเป็นก้าวสำคัญอีกก้าวหนึ่งของวงการ", "ผู้สนใจติดต่อสอบถามได้ที่สำนักงานทุกวันในเวลาราชการ",
)  # fmt: skip
HEAD: Final = "หน้าแรก ข่าวเด่น ประชาสัมพันธ์ ติดต่อเรา เข้าสู่ระบบ ค้นหาในเว็บไซต์ เลือกภาษา แผนผังเว็บไซต์ ขนาดตัวอักษร"
FOOT: Final = "สงวนลิขสิทธิ์ตามกฎหมาย ห้ามทำซ้ำหรือดัดแปลงก่อนได้รับอนุญาต อ่านข่าวที่เกี่ยวข้อง แชร์ข่าวนี้ให้เพื่อน พิมพ์หน้านี้ ย้อนกลับ"


def pdf(text: str, rng: random.Random) -> str:
    """Lines broken anywhere, marks that went missing, Thai digits."""
    text = "".join("" if MARKS.match(letter) and rng.random() < 0.05 else letter for letter in text.replace("\n", " "))
    text = text.translate({ord("0") + digit: chr(ord("๐") + digit) for digit in range(10)})
    return "\n".join(text[at : at + 61] for at in range(0, len(text), 61))


def site(text: str, rng: random.Random) -> str:
    """A page of another site, with its menu and its footer and a headline of its own."""
    _headline, _line, body = text.partition("\n")
    return "\n".join([HEAD, rng.choice(FILLER), body.replace(" ", "\n" if rng.random() < 0.3 else "  "), FOOT])


def shortened(text: str, rng: random.Random) -> str:
    """The first half and a bit."""
    return text[: int(len(text) * (0.5 + 0.3 * rng.random()))]


def edited(text: str, rng: random.Random) -> str:
    """Every eighth phrase left out, or something else in its place."""
    words = text.split(" ")
    return " ".join(word if rng.random() > 0.12 else rng.choice(("", rng.choice(FILLER))) for word in words)


def typeset(text: str, rng: random.Random) -> str:
    """Other quotation marks, dashes, spaces and bullets, and English letters in capitals."""
    return text.upper().replace(" ", "\u00a0 ").replace('"', "“").replace("-", " – ").replace("\n", "\n• ")


def quoted(text: str, rng: random.Random) -> str:
    """The best part of it after a lead of the newspaper's own."""
    start = int(len(text) * 0.1 * rng.random())
    return "\n".join([rng.choice(FILLER) + rng.choice(NAMES), *FILLER[:3], text[start : start + int(len(text) * 0.75)]])


def other_figures(text: str, rng: random.Random) -> str:
    """The next report of a series: the same words, other figures."""
    return re.sub(
        r"\d[\d,.]*\d", lambda match: str(rng.randrange(10 ** (len(match[0]) - 1), 10 ** len(match[0]))), text
    )


def other_people(text: str, rng: random.Random) -> str:
    """The same form with other words in a third of its phrases, as two ceremonies of one ministry have them."""
    words = text.split(" ")
    return " ".join(word if rng.random() > 0.4 else rng.choice(NAMES) + rng.choice(FILLER)[:20] for word in words)


RECIPES: Final[dict[str, Callable[[str, random.Random], str]]] = {
    recipe.__name__: recipe for recipe in (pdf, site, shortened, edited, typeset, quoted, other_figures, other_people)
}
