"""Which of a page's first lines is the headline: a linear scorer over what each line and its neighbours are like.

The weights stand in headline_weights.json; tools/headline_weights.py trains them. Where a page has no headline of its own
`story_opening` gives one.
"""

import functools
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple

from mou_tui.loaders.furniture import is_site_name

LineKind = Literal["dateline", "credit", "source", "label", "menu", "site", "contact", "story"]
"""What a line is by itself: `label` is a section's name (ข่าวประชาสัมพันธ์), `menu` a menu, tool, counter or breadcrumb, `site` an
organisation's bare name, `story` all that carries news, headlines included."""


class TopLine(NamedTuple):
    """One of the first lines of a page as the scorer sees it. `heading` says that the source's markup makes it a heading."""

    text: str
    kind: LineKind
    heading: bool = False


_NOT_WORDS: Final = re.compile(r"[\s\"'“”‘’«».,…·:;()\[\]–—-]+")


def squashed(line: str) -> str:
    """`line` without spaces, quotes and punctuation, to tell whether two lines are the same words."""
    return _NOT_WORDS.sub("", line)


def same_words(one: str, other: str) -> bool:
    """Whether two lines are the same but for spaces, quotes and punctuation."""
    return one == other or (
        abs(len(one) - len(other)) <= 24 and tally(one) == tally(other) and squashed(one) == squashed(other)
    )


def tally(line: str) -> tuple[int, int, int]:
    """How often frequent letters stand in `line`: where two lines differ in it, `squashed` need not be asked."""
    return line.count("า"), line.count("น"), line.count("e")


# What headlines of agreement news do: ลงนาม, จับมือ, ผนึก, MOU
_SIGNS: Final = re.compile(
    r"ลงนาม|จับมือ|ผนึก|เซ็น|MOU|MoU|MOA|บันทึกข้อตกลง|บันทึกความ|ความร่วมมือ|ร่วมกับ|(?i:\bsign(?:s|ed|ing)?\b|memorandum"
    r"|\bpartner|agreement|cooperat)"
)
# What other headlines do, as far as words that offices bear in their names do not: มอบ, เปิด, จัด, ชี้, ย้ำ
_ACTS: Final = re.compile(
    r"มอบ|เปิด(?!เผย)|จัด(?!การ|หา|ซื้อ)|เยี่ยม|ต้อนรับ|ชี้|ย้ำ|แนะ(?!แนว)|เตือน|หนุน|ดัน|เร่ง|ลุย|โชว์|คว้า|ยกระดับ|เดินหน้า|แถลง"
    r"|หารือ|ลงพื้นที่|อบรม|เชิญ|พิธี|ต่อยอด"
    r"|ตั้งเป้า|ฟื้นฟู|เข้าร่วม|เยือน|เดินทาง|เข้าพบ|เจ้าภาพ|เป็นประธาน|รับรอง|ส่งเสริมการ|บริจาค|รณรงค์|สานต่อ|ขยายผล|ผลักดัน"
    r"|ติดตาม|รับฟัง|ชวน|เตรียม|ร่วม(?!มือ|กับ)|แลกเปลี่ยน|ศึกษาดูงาน|เพื่อ|สู่|ให้|กับ|รับ(?!ผิด)|เพิ่ม|ลด|ดูแล|เผย(?!แพร่)"
    r"|โครงการ|ครั้งที่|ปลูก|ส่งมอบ|สร้าง|ขับเคลื่อน|ประชุม"
    r"|(?i:\b(?:visits?|holds?|launch(?:es|ed)?|opens?|joins?|wins?|with|to|for)\b)"
)
# เมื่อวันที่ …, วันนี้ (…), ศ.ดร.… อธิการบดี: how stories begin
_TELLS: Final = re.compile(
    r"\s?[(\[]?(?:เมื่อ(?:วัน|เร็ว|ช่วง|เวลา)|ช่วง(?:เช้า|บ่าย|เย็น)|วันนี้|วัน(?:ที่|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)"
    r"|ที่\s?(?:ห้อง|โรง|ศาล|สำนัก|อาคาร)|ณ\s|นาย(?!ก(?:ฯ|รัฐ|เทศ|อบ|\sอบ|องค์|สมาคม|สภา|เหล่า|เมือง)|อำเภอ|ทะเบียน|จ้าง|ทุน|ท่า"
    r"|หน้า)|นาง(?!งาม|รำ)|น\.ส\.|ดร\.|ศ\.|รศ\.|ผศ\."
    r"|ศาสตราจารย์|รองศาสตราจารย์|ผู้ช่วยศาสตราจารย์|พล\.|พล[ตเอ]|พันตำรวจ"
    r"|[\d๐-๙]{1,2}\s?(?:มกร|กุมภ|มีน|เมษ|พฤษภ|มิถุน|กรกฎ|สิงห|กันย|ตุล|พฤศจิก|ธันว|[มกพสตธ]\.\s?[คพย]|มี\.ค|เม\.ย|มิ\.ย)"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    r"|On\s(?:[A-Z][a-z]{2,8},?\s)?(?:\d{1,2}\s[A-Z]|[A-Z][a-z]{2,8}\s\d))"
)


def size(line: str) -> int:
    """How long a line is, in letters of Thai: English takes more of them to say the same."""
    return len(line) * 5 // 8 if line.isascii() or not _THAI.search(line) else len(line)


_THAI: Final = re.compile("[ก-๎]")


def tells(line: str) -> bool:
    """Whether a line begins as stories do: เมื่อวันที่ …, วันนี้ (…), a person's title."""
    return _TELLS.match(line) is not None


def reports(line: str) -> bool:
    """Whether a line has the words of a headline: ลงนาม, จับมือ, มอบ, เปิด."""
    return _SIGNS.search(line) is not None or _ACTS.search(line) is not None


# Words that carry a sentence on, at the beginning of a line: และ…, เพื่อ…, ณ …
_CARRIES_ON: Final = re.compile(
    r"(?:และ|หรือ|เพื่อ|ซึ่ง|ณ |ให้แก่|ให้กับ|ที่|ใน(?!วัน)|จาก|กับ|แก่|ของ|ตาม|รวม(?:ถึง|ทั้ง)|พร้อม|ด้วย|ต่อ|ตลอดจน|ภายใต้"
    r"|อีกทั้ง|อัน|สู่|ผ่าน|ระหว่าง|โดย)"
)


def carries_on(line: str) -> bool:
    """Whether a line begins with a word that carries on the sentence of the line above."""
    return _CARRIES_ON.match(line) is not None


_LATIN_ONLY: Final = re.compile(r"[^ก-๙]*")
_WIDTHS: Final = (8, 16, 25, 40, 60, 90, 130, 180, 260, 400)
_STORY_LENGTH: Final = 200
"""A line that is as long is the story's."""
_SHORT_STORY_LENGTH: Final = 90
"""A line that begins as stories do is the story's from this length on, one that begins with its date from the next on."""
_DATED_STORY_LENGTH: Final = 60
_DATES: Final = re.compile(
    r"\s?[(\[]?(?:เมื่อ(?:วัน|เร็ว)|ช่วง|วันนี้|วันที่\s?\d|วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์"
    r"|อาทิตย์)|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\D)"
)
_BELOW_STORY: Final = 4
"""Lines from the story's first on that are looked at."""
_LOOKED_AT: Final = 480
"""Letters of a line that are looked at."""


def features(lines: Sequence[TopLine]) -> list[list[str]]:
    """What is to be said of each of the first lines; each name has its weight."""
    story = _story_at(lines)
    count = len(lines)
    lines = lines[: story + _BELOW_STORY]
    words = [squashed(line.text[:_LOOKED_AT]) for line in lines]
    told = words[story] if story < len(lines) else ""
    dates = [n for n, line in enumerate(lines) if line.kind == "dateline"]
    plain = [n for n, line in enumerate(lines) if line.kind == "story" and n < story]
    rows: list[list[str]] = []
    for n, line in enumerate(lines):
        text = line.text[:_LOOKED_AT]
        below = next((m for m in range(n + 1, len(lines)) if lines[m].kind != "menu"), None)
        dated = below in dates
        credited = below is not None and lines[below].kind == "credit"
        if n > story and not dated and not credited and not (n == story + 1 and words[n] and words[n] in words[story]):
            rows.append(
                []
            )  # the story's own, but where a caption, or the headline with a date, stands above the headline
            continue
        does = "signs" if _SIGNS.search(text) else "acts" if _ACTS.search(text) else "does nothing"
        own = [f"length {sum(size(text) >= w for w in _WIDTHS)}", f"is {line.kind}", f"{does}", f"{line.kind} {does}"]
        if n < story:
            own.append(
                f"shares {_shared(words[n], told)} with the story"
                if len(words[n]) >= _SHORTEST_SHARED
                else "is too short to share"
            )
        if n > story:
            own.append("below the story")
        if _TELLS.match(text):
            own.append("tells")
        if n == story:
            own.append("begins the story")
        if line.heading:
            own.append("is marked as a heading")
        if _LATIN_ONLY.fullmatch(text):
            own.append("is Latin")
        if text.endswith(":") or "|" in text or "»" in text or ">" in text:
            own.append("has a menu's signs")
        if words[n]:
            if any(other == words[n] for other in words[n + 1 :]):
                own.append("comes again")
            elif len(words[n]) > 15 and any(words[n] in other for other in words[n + 1 :]):
                own.append("comes again within a line")
            elif len(words[n]) > 24 and any(other.startswith(words[n][:16]) for other in words[n + 1 :]):
                own.append("a line begins like it")
            if any(other == words[n] for other in words[:n]):
                own.append("stood before")
        if n == 0:
            own.append("is the first")
        if n == count - 1:
            own.append("has nothing below")
        if dated:
            own.append("the dateline is next")
        elif n - 1 in dates:
            own.append("stands under the dateline")
        elif any(d < n for d in dates):
            own.append("a dateline stood before")
        if plain and n == plain[-1]:
            own.append("is the last above the story")
        if plain and n == plain[0]:
            own.append("is the first that is not furniture")
        if n in plain and len(text) >= 40 and not any(len(lines[m].text) >= 40 for m in plain if m < n):
            own.append("is the first of some length")
        if n + 1 < len(lines) and len(lines[n + 1].text) >= 130:
            own.append("a long line is next")
        if n + 1 < len(lines) and carries_on(lines[n + 1].text):
            own.append("the next line carries it on")
        if n and carries_on(text):
            own.append("carries the line above on")
        rows.append(own)
    return rows


def _story_at(lines: Sequence[TopLine]) -> int:
    """The number of the story's first line: one that cannot be anything else, else the longest below the first that may be."""
    for n, line in enumerate(lines):
        if _is_story(line) and not any(line.text in other.text for other in lines[n + 1 : n + 4]):
            return n
    may_be = [n for n, line in enumerate(lines) if line.kind == "story"][1:]
    return max(may_be, key=lambda n: len(lines[n].text), default=len(lines))


_PIECE: Final = 6
_SHORTEST_SHARED: Final = 14


def _shared(words: str, told: str) -> int:
    """How much of a line stands in the story's first words too, from 0 (nothing, or no story) to 4."""
    pieces = [words[n : n + _PIECE] for n in range(0, max(1, len(words) - _PIECE + 1), 3)]
    return round(4 * sum(piece in told for piece in pieces) / len(pieces)) if told else 0


def _is_story(line: TopLine) -> bool:
    length = size(line.text)
    if line.kind != "story" or length < _DATED_STORY_LENGTH:
        return False
    if length >= _STORY_LENGTH or _DATES.match(line.text):
        return True
    if _is_english_prose(line.text):
        return True
    return length >= _SHORT_STORY_LENGTH and tells(line.text)


def find_headline(lines: Sequence[TopLine]) -> int | None:
    """The number of the line that is the headline; None where the page has none."""
    if len(lines) == 1:
        return None if _is_story(lines[0]) else 0
    weights = _weights()
    best, most = None, 0.0
    rows = features(lines)
    for n, own in enumerate(rows):
        if _is_english_prose(lines[n].text):
            continue
        score = sum(weights.get(name, 0.0) for name in own)
        if score > most:
            best, most = n, score
    if best is None:
        return _only_one(lines)
    first = next((n for n, line in enumerate(lines) if line.kind == "story"), best)
    if first < best and not _SPEAKS_FOR_IT.intersection(rows[best]) and not reports(lines[best].text):
        # Somebody's notes: what begins them is their title, where nothing speaks for another line.
        return first
    return best


_SPEAKS_FOR_IT: Final = frozenset({
    "is marked as a heading", "comes again", "comes again within a line", "a line begins like it", "stood before",
    "the dateline is next", "is the first of some length",
})  # fmt: skip


_ENGLISH_PROSE: Final = 150
"""Code points from which a line in English that ends with a full stop is a paragraph of the story, and no headline."""


def _is_english_prose(line: str) -> bool:
    return len(line) >= _ENGLISH_PROSE and line.rstrip(' ”"').endswith(".") and _LATIN_ONLY.fullmatch(line) is not None


def _only_one(lines: Sequence[TopLine]) -> int | None:
    """The first line that is no furniture where nothing but the story's first line could be the page's beginning, too short
    for one: a page has no headline only if its first words are a story's."""
    first = next((n for n, line in enumerate(lines) if line.kind == "story"), None)
    if (
        first is None
        or first >= _story_at(lines)
        or size(lines[first].text) < _SHORTEST_ALONE
        or _is_story(lines[first])
    ):
        return None
    return first


_SHORTEST_ALONE: Final = 28


_SHORTEST_OBVIOUS: Final = 30
_LONGEST_OBVIOUS: Final = 300


def comes_again(lines: Sequence[str]) -> bool:
    """Whether the first of `lines` has a headline's length and is repeated right below it: the scorer need not be asked."""
    first = lines[0] if lines else ""
    return _SHORTEST_OBVIOUS <= len(first) <= _LONGEST_OBVIOUS and any(same_words(first, other) for other in lines[1:5])


@functools.cache
def _weights() -> dict[str, float]:
    stored: dict[str, float] = json.loads(Path(__file__).with_name("headline_weights.json").read_text("utf-8"))
    return stored


# รัฐบาลไทย-ข่าวทำเนียบรัฐบาล-นายกรัฐมนตรี…
_SITE_PREFIX: Final = re.compile(r"รัฐบาลไทย\s?-\s?ข่าวทำเนียบรัฐบาล\s?-\s?")


def without_site(title: str) -> str:
    """`title` without the government site's name before it."""
    if not title.startswith("รัฐบาลไทย"):
        return title
    match = _SITE_PREFIX.match(title)
    return (title[match.end() :].strip() or title) if match else title


_SHORTEST_HEADLINE: Final = 15
_SITE_SEPARATORS: Final = tuple("-|–—»:>/")
# … | ข่าวบัวงาม · … - มหาวิทยาลัยลุ่มน้ำใส · … – Bangkok Biz News · ข่าวประชาสัมพันธ์ : …
_SITE_BEHIND: Final = re.compile(r"(?P<title>.{15,}?)\s?(?P<sign>[|»]|(?<=\s)[-–—](?=\s)|::)\s?(?P<site>[^|»]{2,60})")
# ข่าวประชาสัมพันธ์ : … · หัวข้อ : … · Press Release | …
_SITE_BEFORE: Final = re.compile(
    r"(?P<site>(?:ข่าว|ประชาสัมพันธ์|หัวข้อ|เรื่อง|ชื่อข่าว|(?i:news|press release|title|subject))[^|»:>]{0,40}?)\s?(?:[|»>:]"
    r"|::)\s?(?P<title>.{15,})"
)


def has_site_beside(line: str, title: str) -> bool:
    """Whether `line` is “Site | Section | Headline” or “Headline - Site”, where `title` is the headline."""
    if line.endswith(title):
        return line[: -len(title)].rstrip()[-1:] in _SITE_SEPARATORS
    return line.startswith(title) and line[len(title) :].lstrip()[:1] in _SITE_SEPARATORS


def own_title(line: str, below: Sequence[str]) -> str:
    """A headline without its site, as the line `below` has it that repeats it, or as far as the site's name is known for one."""
    title = without_site(line)
    for other in below:
        if not _SHORTEST_HEADLINE <= len(other) < len(title):
            continue
        if has_site_beside(title, other):
            return other
    behind = (
        _SITE_BEHIND.fullmatch(title)
        if "|" in title or " - " in title or "–" in title or "::" in title or "»" in title
        else None
    )
    if behind is not None and len(behind["title"]) > 1.2 * len(behind["site"]):
        site = behind["site"].strip()
        if not reports(site) and (behind["sign"] in "|»::" or is_name_of_site(site)):
            return behind["title"].rstrip(" |-–—:")
    before = _SITE_BEFORE.fullmatch(title)
    if before is not None and not reports(before["site"]):
        return before["title"]
    return title


# มหาวิทยาลัย… · ข่าวบัวงาม · สำนักข่าว… · example.ac.th · Bangkok Biz News
_NAME_OF_SITE: Final = re.compile(
    r"(?:ข่าว|สำนักข่าว|นสพ|หนังสือพิมพ์|เว็บ|.{0,30}(?:ออนไลน์|นิวส์|(?i:news|online|\.com|\.net|\.th)))[^\d]{0,40}"
)


def is_name_of_site(words: str) -> bool:
    """Whether `words` are a name that sites put behind their headlines."""
    return _NAME_OF_SITE.fullmatch(words) is not None or is_site_name(words)
