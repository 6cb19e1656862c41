"""Train the weights by which a page's headline is found among its first lines, and measure them on kinds of sites kept apart.

    python tools/headline_weights.py CORPUS [--skip SHA256_FILE] [--pages 1200] [--write] [--show N]

CORPUS is a folder of articles whose headline is known (the corpus sample, docs/library.md). Around their headlines and
stories the furniture of many kinds of sites is put, all of it invented here; one kind in four is never trained on, and its
pages are the blind measure that is printed. `--write` trains on all kinds and writes
src/mou_tui/loaders/headline_weights.json. The model is a conditional logit: the line with the highest score is the
headline, none where all are below 0.
"""

import argparse
import hashlib
import json
import math
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mou_tui.loaders import headline, load_bytes
from mou_tui.loaders.compose import page_lines
from mou_tui.loaders.meta_lines import classify, top_lines
from mou_tui.loaders.plain import draft_text
from mou_tui.thai.canonical import canonical

WEIGHTS: Final = Path(headline.__file__).with_name("headline_weights.json")

UNIVERSITIES: Final = (
    "มหาวิทยาลัยลุ่มน้ำใส",
    "มหาวิทยาลัยราชภัฏเขาผา",
    "มหาวิทยาลัยเทคโนโลยีธารา",
    "สถาบันเทคโนโลยีดอยหลวง",
    "วิทยาลัยชุมชนดอนทรายงาม",
    "วิทยาลัยเทคนิคบางสน",
)
FACULTIES: Final = (
    "คณะเทคโนโลยีการเกษตร",
    "คณะมนุษยศาสตร์และสังคมศาสตร์",
    "คณะวิศวกรรมศาสตร์",
    "คณะพยาบาลศาสตร์",
    "คณะวิทยาการจัดการ",
    "สำนักวิชาศิลปศาสตร์",
    "บัณฑิตวิทยาลัย",
)
OFFICES: Final = (
    "งานประชาสัมพันธ์",
    "กองสื่อสารองค์กร",
    "ฝ่ายข่าววิทยาลัย",
    "งานสื่อสารคณะ",
    "ศูนย์ข่าวสารและวิเทศสัมพันธ์",
    "กลุ่มงานสารบรรณและประชาสัมพันธ์",
)
TOWNS: Final = (
    "เทศบาลเมืองบัวงาม",
    "องค์การบริหารส่วนตำบลนาลุ่ม",
    "อบจ.เลียบน้ำ",
    "เทศบาลตำบลหนองบัวลอย",
    "ศาลากลางจังหวัดเลียบน้ำ",
    "ที่ว่าการอำเภอคลองสะอาด",
)
HOSPITALS: Final = ("โรงพยาบาลเขาเขียว", "โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านนา", "สำนักงานสาธารณสุขจังหวัดเลียบน้ำ", "ศูนย์การแพทย์ธารา")
COMPANIES: Final = (
    "บริษัท ศรีไพลิน จำกัด (มหาชน)",
    "บริษัท ไร่ภูเมฆ จำกัด",
    "ธนาคารทองธาร",
    "กลุ่มบริษัทใบพัดไทย",
    "Sri Pailin Group",
    "ThongThan Energy",
)
ENGLISH: Final = (
    "Faculty of Agricultural Technology",
    "Department of Coastal Fisheries",
    "Lumnamsai University",
    "Khao Khiao Hospital",
    "Thara Institute of Technology",
)
PAPERS: Final = ("ข่าวบัวงาม", "เลียบน้ำนิวส์", "สำนักข่าวลุ่มน้ำ", "Thara Business News", "หนังสือพิมพ์คลองใส", "ผู้จัดทำออนไลน์")
SECTIONS: Final = (
    "ข่าวประชาสัมพันธ์",
    "ข่าวและกิจกรรม",
    "ข่าวเด่น",
    "ภาพกิจกรรม",
    "ข่าวสารองค์กร",
    "ด้านสิ่งแวดล้อม",
    "การศึกษา",
    "เศรษฐกิจ-ธุรกิจ",
    "News & Events",
    "Press Release",
    "ข่าวท้องถิ่น",
    "ประกาศ/กิจกรรม",
    "ความร่วมมือ",
    "วิเทศสัมพันธ์",
    "มุมสุขภาพ",
    "CSR",
    "ข่าวทั่วไป",
    "ห้องข่าว",
)
MENU: Final = (
    "หน้าแรก",
    "เกี่ยวกับเรา",
    "หลักสูตร",
    "บุคลากร",
    "ดาวน์โหลด",
    "ติดต่อเรา",
    "บริการ",
    "ข่าวสาร",
    "งานวิจัย",
    "Home",
    "About us",
    "Contact",
    "รับสมัครงาน",
    "e-Service",
    "ผลิตภัณฑ์",
    "นักลงทุนสัมพันธ์",
    "ร้องเรียนร้องทุกข์",
    "แผนยุทธศาสตร์",
    "คู่มือประชาชน",
    "สภาเทศบาล",
    "กองช่าง",
    "ห้องสมุด",
    "ระบบสารสนเทศ",
    "สำหรับนักศึกษา",
)
TOOLS: Final = (
    "ขนาดตัวอักษร",
    "เปลี่ยนสี C C C",
    "TH EN",
    "Skip to content",
    "Type to search",
    "fbpx",
    ":::",
    "Card image cap",
    "survey",
    "top of page",
    "379208.jpg",
    "IMG_2231",
    "ก- ก ก+",
    "Toggle navigation",
    "ค้นหา",
    "MG 4586",
)
SLOGANS: Final = (
    "ตำบลน่าอยู่ ผู้คนมีสุข",
    "ซื่อสัตย์ สามัคคี มีวินัย ใฝ่เรียนรู้",
    "องค์กรแห่งนวัตกรรมเพื่อชุมชน",
    "สายด่วน 1567 รับเรื่องร้องทุกข์",
    "ยินดีต้อนรับสู่เว็บไซต์",
    "พลังงานสะอาดเพื่อทุกชีวิต",
    "ข่าวเร็ว รู้ก่อนใคร",
    "นายกพบประชาชน ทุกวันพุธ",
)
PEOPLE: Final = (
    "กานต์ธิดา ศรีแสงเดือน",
    "นางสาวเกตุแก้ว แสนสุข",
    "สมชาย ใจดี",
    "ทีมข่าวภูมิภาค",
    "admin",
    "webmaster",
    "กองบรรณาธิการ",
)
MONTHS: Final = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS: Final = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
ENGLISH_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass
class News:
    """An article whose headline and story are known."""

    title: str
    story: list[str]
    second_headline: str | None = None


@dataclass
class Page:
    """A page made of an article: its text and the words of its headline (None: it has none)."""

    kind: str
    text: str
    title: str | None


Layout = Callable[[random.Random, News], tuple[str, str | None]]
LAYOUTS: dict[str, Layout] = {}


def layout(make: Layout) -> Layout:
    """Register a kind of site."""
    LAYOUTS[make.__name__] = make
    return make


def day(r: random.Random) -> str:
    d, m, y = r.randint(1, 28), r.randrange(12), r.randint(2555, 2568)
    return r.choice((
        f"{d} {MONTHS[m]} {y}", f"{d} {SHORT_MONTHS[m]} {y}", f"{d} {SHORT_MONTHS[m]} {y % 100}", f"{d:02}/{m + 1:02}/{y}",
        f"{y - 543}-{m + 1:02}-{d:02}", f"{ENGLISH_MONTHS[m]} {d}, {y - 543}",
        f"{d} {ENGLISH_MONTHS[m][:3]} {y - 543}", f"วันที่ {d} {MONTHS[m]} {y}",
    ))  # fmt: skip


def lines(*parts: str | None) -> str:
    return "\n".join(p for p in parts if p is not None)


def maybe(r: random.Random, words: str, chance: float = 0.5) -> str | None:
    return words if r.random() < chance else None


def body(r: random.Random, news: News, sure: float = 0.6) -> str:
    """The story, or its first words; `sure` is how often these begin as stories do."""
    if news.second_headline and sure < 1 and r.random() < 0.6:
        return r.choice(("\n", "\n\n")).join([news.second_headline, *news.story[: r.choice((1, 2, 5))]])
    if r.random() < 0.25:
        first = news.story[0]
        if not headline.tells(first) and r.random() < sure:
            first = f"{r.choice(('เมื่อวันที่ ', 'วันที่ ', 'ช่วงเช้าวันที่ '))}{r.randint(1, 28)} {r.choice(MONTHS)} 2566 {first}"
        end = first.find(" ", r.randint(50, 170))
        return first[: end if end > 0 else 170]
    if r.random() < 0.12:
        # Lines broken by hand, before a word that carries the sentence on.
        first = re.sub(r" (?=(?:และ|เพื่อ|ซึ่ง|ณ |พร้อม|โดย|ระหว่าง|กับ))", lambda m: r.choice(("\n", " ")), news.story[0])
        return "\n".join([first, *news.story[1:3]])
    return r.choice(("\n", "\n\n")).join(news.story[: r.choice((1, 1, 2, 3, 5, 9))])


def gap(r: random.Random) -> str:
    return r.choice(("\n", "\n\n", "\n\n"))


def menu(r: random.Random) -> str:
    words = r.sample(MENU, r.randint(3, 8))
    return r.choice((" | ", "\n", "\n", "\n    ", " ", " / ", " • ")).join(words)


@layout
def plain(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(n.title, "", body(r, n)), n.title


@layout
def title_date(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(
        n.title,
        maybe(r, "", 0.7),
        "    " + day(r) + r.choice(("", " 16:20:37", "  10:30 น.", " | อ่าน 332")),
        maybe(r, ""),
        body(r, n),
    ), n.title


@layout
def label_date_title(r: random.Random, n: News) -> tuple[str, str | None]:
    g = gap(r)
    return g.join(
        p
        for p in (
            r.choice(SECTIONS),
            maybe(r, day(r), 0.8),
            maybe(r, r.choice(("1,204", "88", "เข้าชม 16 ครั้ง")), 0.3),
            n.title,
            body(r, n),
        )
        if p
    ), n.title


@layout
def date_title(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(day(r), maybe(r, "", 0.3), n.title, "", body(r, n)), n.title


@layout
def faculty_wordpress(r: random.Random, n: News) -> tuple[str, str | None]:
    by = f"Posted on {ENGLISH_MONTHS[r.randrange(12)]} {r.randint(1, 28)}, {r.randint(2014, 2025)} by {r.choice(OFFICES)}"
    return lines(
        maybe(r, "Skip to content"),
        r.choice(FACULTIES),
        maybe(r, r.choice(ENGLISH)),
        maybe(r, menu(r), 0.7),
        "",
        n.title,
        "",
        by,
        "",
        body(r, n),
        "",
        "Related",
        "เปิดบ้านชมแปลงผักคนเมือง",
        "January 5, 2023",
    ), n.title


@layout
def joomla(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(
        maybe(r, r.choice(UNIVERSITIES), 0.4),
        n.title,
        "รายละเอียด",
        f"หมวด: {r.choice(SECTIONS)}",
        f"เผยแพร่เมื่อ: {day(r)}",
        f"เขียนโดย {r.choice(PEOPLE)}",
        f"ฮิต: {r.randint(10, 4000)}",
        "",
        body(r, n),
    ), n.title


@layout
def college(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(
        r.choice(UNIVERSITIES),
        menu(r),
        "",
        f"ท่านอยู่ที่หน้า:  {r.choice(SECTIONS)}",
        "",
        n.title,
        "",
        f"    เขียนโดย {r.choice(OFFICES)}",
        f"    เผยแพร่เมื่อ: {day(r)}",
        "",
        body(r, n),
    ), n.title


@layout
def newspaper(r: random.Random, n: News) -> tuple[str, str | None]:
    d = day(r)
    return lines(
        maybe(r, r.choice(PAPERS)),
        maybe(r, r.choice(SECTIONS)),
        n.title,
        f"เผยแพร่: {d} 09:15   ปรับปรุง: {d} 11:05   โดย: {r.choice(PEOPLE)}",
        "",
        body(r, n),
    ), n.title


@layout
def wire(r: random.Random, n: News) -> tuple[str, str | None]:
    d, m = r.randint(1, 28), r.randrange(12)
    stamp = f"ข่าวเทคโนโลยี Monday {ENGLISH_MONTHS[m]} {d}, {r.randint(2012, 2020)} 14:26 —ThaiPR.net"
    return lines(
        n.title, "", maybe(r, stamp), "", f"กรุงเทพฯ--{d} {SHORT_MONTHS[m]}--{r.choice(COMPANIES)}", body(r, n)
    ), n.title


@layout
def wire_without_title(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(
        f"กรุงเทพฯ--{r.randint(1, 28)} {r.choice(SHORT_MONTHS)}--{r.choice(COMPANIES)}", n.story[0], *n.story[1:3]
    ), None


@layout
def hospital(r: random.Random, n: News) -> tuple[str, str | None]:
    g = gap(r)
    return g.join(
        p
        for p in (
            maybe(r, r.choice(TOOLS)),
            maybe(r, r.choice(TOOLS)),
            r.choice(HOSPITALS),
            maybe(r, r.choice(ENGLISH)),
            maybe(r, f"หน้าแรก > {r.choice(SECTIONS)}"),
            n.title,
            maybe(r, n.title),
            maybe(r, day(r)),
            body(r, n),
        )
        if p
    ), n.title


@layout
def department(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(
        "ขนาดตัวอักษร",
        "เปลี่ยนสี C C C",
        "TH EN",
        "",
        "กรมส่งเสริมการประมงชายฝั่ง",
        "",
        maybe(r, r.choice(ENGLISH)),
        "",
        maybe(r, "survey"),
        "",
        n.title,
        "",
        n.title,
        "",
        body(r, n),
    ), n.title


@layout
def stamped(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(f" date {r.randint(2015, 2025)}-0{r.randint(1, 9)}-{r.randint(10, 28)} {n.title}", body(r, n)), n.title


@layout
def stamped_story(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(
        f" date {r.randint(2015, 2025)}-0{r.randint(1, 9)}-{r.randint(10, 28)} {n.story[0]}", *n.story[1:4]
    ), None


@layout
def company(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(
        maybe(r, r.choice(COMPANIES)),
        r.choice(("News & Events", "Press Release", "ข่าวสารองค์กร", "Newsroom", "ห้องข่าว")),
        maybe(r, day(r)),
        "",
        n.title,
        "",
        maybe(r, day(r)),
        body(r, n),
    ), n.title


@layout
def bare_story(r: random.Random, n: News) -> tuple[str, str | None]:
    return body(r, n, 1), None


@layout
def labelled_story(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(
        r.choice((*SECTIONS, *TOWNS, *FACULTIES, *TOOLS)),
        maybe(r, ""),
        maybe(r, day(r), 0.4),
        maybe(r, ""),
        body(r, n, 1),
        maybe(r, str(r.randint(10, 9999)), 0.3),
    ), None


@layout
def two_lines(r: random.Random, n: News) -> tuple[str, str | None]:
    at = n.title.find(" ", 20)
    if at < 0 or len(n.title) - at > 88 or at > 88:
        return plain(r, n)
    return lines(n.title[:at], n.title[at + 1 :], "", maybe(r, day(r)), maybe(r, ""), body(r, n)), n.title


@layout
def site_behind(r: random.Random, n: News) -> tuple[str, str | None]:
    first = f"{n.title} {r.choice('-|–')} {r.choice((*PAPERS, *UNIVERSITIES, *TOWNS))}"
    return lines(first, "", maybe(r, n.title), maybe(r, day(r), 0.7), "", body(r, n)), n.title


@layout
def crumbs_with_title(r: random.Random, n: News) -> tuple[str, str | None]:
    first = r.choice(
        (
            f"หน้าแรก > {r.choice(SECTIONS)} > {n.title}",
            f"Home » News » {n.title}",
            f"{r.choice(PAPERS)} > {r.choice(SECTIONS)} > {n.title}",
        )
    )
    return lines(first, "", n.title, "", maybe(r, day(r)), "", body(r, n)), n.title


@layout
def share_bar(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(
        maybe(r, r.choice(TOOLS)),
        maybe(r, r.choice(SECTIONS)),
        "",
        n.title,
        "",
        *r.choice((("SHARE", "TWEEET", "EMAIL"), ("Share",), ("แชร์ข่าวนี้", "1"))),
        "",
        body(r, n),
    ), n.title


@layout
def category_date_title(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(r.choice(SECTIONS), day(r), "", n.title, "", f"{n.title} {n.story[0]}", *n.story[1:3]), n.title


@layout
def slogan(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(
        r.choice(TOWNS),
        r.choice(SLOGANS),
        maybe(r, menu(r)),
        "",
        maybe(r, r.choice(SECTIONS)),
        n.title,
        maybe(r, day(r)),
        "",
        body(r, n),
    ), n.title


@layout
def post(r: random.Random, n: News) -> tuple[str, str | None]:
    title = r.choice(("📣 ", "", "✨", "🤝 ")) + n.title
    return lines(
        r.choice((*TOWNS, *HOSPITALS, *UNIVERSITIES)),
        r.choice(("3 ชม. ·", "1 วัน", day(r))),
        "",
        title,
        "",
        body(r, n),
        "#ข่าวดี #MOU",
    ), title


@layout
def newsroom_above(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(
        f"{r.choice(OFFICES)} {r.choice((*UNIVERSITIES, *HOSPITALS, *TOWNS))}",
        "",
        n.title,
        "",
        maybe(r, day(r)),
        body(r, n),
    ), n.title


@layout
def clock(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(
        f"วันพฤหัสบดี, {r.choice(MONTHS)} {r.randint(1, 28)}, {r.randint(2015, 2025)}",
        "Latest:",
        f"+{r.choice(SECTIONS)}",
        "",
        n.title,
        "",
        body(r, n),
    ), n.title


@layout
def release(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(
        "ข่าวประชาสัมพันธ์",
        maybe(r, f"ฉบับที่ {r.randint(1, 99)}/2566"),
        day(r),
        "",
        n.title,
        "",
        body(r, n),
        "",
        "สอบถามข้อมูลเพิ่มเติม",
        "ฝ่ายสื่อสารองค์กร โทร. 0 2000 0000",
    ), n.title


@layout
def image_names(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(
        r.choice(("1.jpg", "IMG_2231", "MG 4586", "S__12345")),
        "",
        maybe(r, n.title) if r.random() < 0 else n.title,
        "",
        r.choice(TOOLS[-6:]),
        "",
        body(r, n),
    ), n.title


@layout
def title_starts_story(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(r.choice((*FACULTIES, *SECTIONS)), n.title, f"{n.title} {n.story[0]}"), n.title


@layout
def gallery(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(maybe(r, "ภาพกิจกรรม"), n.story[0], str(r.randint(10, 9000)), day(r)), None


@layout
def dated_story(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(day(r), maybe(r, ""), body(r, n, 1)), None


@layout
def site_and_story(r: random.Random, n: News) -> tuple[str, str | None]:
    return lines(
        r.choice((*UNIVERSITIES, *HOSPITALS, *TOWNS)),
        maybe(r, menu(r)),
        "",
        body(r, n, 1),
        "",
        f"{r.choice(PEOPLE)}/ข่าว",
    ), None


BLIND: Final = (
    "college",
    "department",
    "category_date_title",
    "slogan",
    "clock",
    "labelled_story",
    "wire",
    "title_starts_story",
)
"""Kinds that are never trained on while the measure is taken."""


def news_of(folder: Path, skipped: set[str]) -> list[News]:
    """The articles of `folder` that have a headline, which is their first line, and a story."""
    found = []
    for path in sorted(folder.rglob("*.txt")):
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() in skipped:
            continue
        (article,) = load_bytes(data, path.name)
        title = headline.without_site(canonical(data.decode("utf-8-sig").split("\n", 1)[0]).strip())
        told = [p.span.of(article.text) for p in article.paragraphs if p.kind == "body"]
        told = [t for t in told if len(t) > 60 and headline.squashed(t) != headline.squashed(title)]
        second = None  # A government story may begin with a second headline.
        while told and not (len(told[0]) >= 200 or (len(told[0]) >= 120 and headline.tells(told[0]))):
            second = told.pop(0)
        if told and len(title) >= 15:
            found.append(News(title, told, second))
    return found


def pages_of(news: Sequence[News], kinds: Iterable[str], count: int, seed: int) -> list[Page]:
    r = random.Random(seed)
    kinds = sorted(kinds)
    made = []
    for n in range(count):
        item = r.choice(news)
        title = item.title
        if r.random() < 0.4 and (at := title.find(" ", r.randint(8, 60))) > 0 and headline.reports(title[:at]):
            title = title[:at]
        kind = kinds[n % len(kinds)]
        text, answer = LAYOUTS[kind](r, News(title, item.story, item.second_headline))
        made.append(Page(kind, text, answer))
    return made


@dataclass
class Example:
    rows: list[list[str]]
    answers: set[int]
    page: Page


def example(page: Page) -> Example:
    top = top_lines(page_lines(draft_text(page.text)))
    rows = headline.features(top)
    wanted = None if page.title is None else headline.squashed(page.title)
    words = [headline.squashed(line.text) for line in top[: len(rows)]]
    answers = {n for n, each in enumerate(words) if each == wanted}
    if not answers and wanted is not None:
        answers = {n for n, each in enumerate(words) if each.endswith(wanted) or each.startswith(wanted)}
    if not answers and wanted is not None:
        answers = {n for n in range(len(words) - 1) if words[n] + words[n + 1] == wanted}
        # Either of two lines will do, the other is added to it.
        return Example(rows, answers | {n + 1 for n in answers}, page)
    # Of a headline that comes twice, the first is it.
    return Example(rows, {min(answers)} if answers else set(), page)


def train(
    examples: Sequence[Example], rounds: int = 220, rate: float = 0.6, penalty: float = 0.0006
) -> dict[str, float]:
    """Weights of the conditional logit, by gradient ascent with momentum."""
    weights: dict[str, float] = defaultdict(float)
    pace: dict[str, float] = defaultdict(float)
    for turn in range(rounds):
        slope: dict[str, float] = defaultdict(float)
        for each in examples:
            scores = [sum(weights[f] for f in row) for row in each.rows]
            high = max([0.0, *scores])
            odds = [math.exp(s - high) if row else 0.0 for s, row in zip(scores, each.rows, strict=True)]
            total = math.exp(-high) + sum(odds)
            for n, row in enumerate(each.rows):
                error = (n in each.answers) - odds[n] / total
                if abs(error) > 1e-4:
                    for f in row:
                        slope[f] += error
        for f, s in slope.items():
            pace[f] = 0.8 * pace[f] + rate * (s / len(examples) - penalty * weights[f])
            weights[f] += pace[f]
        if turn == rounds // 2:
            rate /= 2
    return {f: round(w, 3) for f, w in sorted(weights.items()) if abs(w) >= 0.005}


def right(each: Example) -> bool:
    """Whether the page's headline is read as it is with the weights in force."""
    page = each.page
    if page.title is None:
        return not any(line.headline for line in classify(page_lines(draft_text(page.text))))
    (article,) = load_bytes(page.text.encode(), "page.txt")
    return headline.squashed(article.title) == headline.squashed(page.title)


def report(name: str, weights: dict[str, float], examples: Sequence[Example], show: int) -> None:
    headline._weights = lambda: weights  # type: ignore[assignment]
    by_kind: dict[str, list[bool]] = defaultdict(list)
    shown = 0
    for each in examples:
        ok = right(each)
        by_kind[each.page.kind].append(ok)
        if not ok and shown < show:
            shown += 1
            print(f"--- {each.page.kind}: {each.page.title}\n{each.page.text[:500]}")
    count = sum(map(len, by_kind.values()))
    print(f"{name}: {sum(map(sum, by_kind.values())) / count:.3f} of {count} pages")
    for kind, oks in sorted(by_kind.items()):
        print(f"    {sum(oks) / len(oks):.2f}  {kind}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--skip", type=Path, help="SHA-256 digests of files that are not read")
    parser.add_argument("--pages", type=int, default=1200)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args()
    skipped = set(given.skip.read_text().split()) if given.skip else set()
    news = news_of(given.corpus, skipped)
    # Other articles, too, in the pages that are measured.
    learned, unseen = news[: len(news) * 3 // 4], news[len(news) * 3 // 4 :]
    seen_kinds = [k for k in LAYOUTS if k not in BLIND]
    training = [example(p) for p in pages_of(learned, seen_kinds, given.pages, 1)]
    blind = [example(p) for p in pages_of(unseen, BLIND, given.pages // 3, 2)]
    weights = train(training)
    report("trained on", weights, training, 0)
    report("kinds of sites not trained on", weights, blind, given.show)
    if given.write:
        everything = training + [example(p) for p in pages_of(learned, BLIND, given.pages // 3, 3)]
        weights = train(everything)
        report("all kinds", weights, everything, 0)
        WEIGHTS.write_text(json.dumps(weights, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
