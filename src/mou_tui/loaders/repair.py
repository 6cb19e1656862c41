"""Thai as PDF files and Word's older fonts leave it: ำ lost, doubled or torn off, lines broken between words."""

import re
from collections.abc import Container, Iterable
from typing import Final

from mou_tui.loaders.line_ends import had_space

_CONSONANT: Final = "ก-ฮ"
_TONES: Final = "่-๋"

# ส านักงาน, ส ำนักงาน: า and ำ never begin a word, so the space is the torn-off ำ's.
_TORN_AA: Final = re.compile(rf"(?<=[{_CONSONANT}{_TONES}])[ ]า")
_TORN_AM: Final = re.compile(rf"(?<=[{_CONSONANT}{_TONES}])[ ]{{1,2}}ำ")
# สำานักงาน: the ring was taken for the whole vowel, and its stroke came after.
_DOUBLE_AM: Final = re.compile("ำ[ ]?[ำา]")
# ผ ู้: a mark never stands alone.
_TORN_MARK: Final = re.compile(rf"(?<=[{_CONSONANT}])[ ]{{1,2}}(?=[ัิ-ฺ็-๎])")

# Words whose ำ became า: สานักงาน. None is a word with า, as น้า, นามา, ทาให้ and ตารา are or may be.
_LOST: Final[dict[str, str]] = {
    right.replace("ำ", "า"): right
    for right in (
        "สำนักงาน", "สำนัก", "สำหรับ", "สำคัญ", "สำเร็จ", "สำรวจ", "สำรอง", "สำเนา", "สำนึก", "จำนวน", "จำกัด", "จำเป็น", "จำหน่าย",
        "จำแนก", "ดำเนิน", "ดำรง", "ดำริ", "กำหนด", "กำลัง", "กำกับ", "กำไร", "กำแพง", "คำสั่ง", "คำแนะนำ", "คำนึง", "คำนวณ", "คำถาม", "คำตอบ",
        "ตำแหน่ง", "ตำบล", "ตำรวจ", "อำเภอ", "อำนวย", "อำนาจ", "ชำระ", "ชำนาญ", "บำรุง", "บำบัด", "บำเหน็จ", "บำนาญ", "ประจำ", "แนะนำ",
        "ผู้นำ", "นำเสนอ", "นำเข้า", "จัดทำ", "กระทำ", "ทำหน้าที่", "จดจำ", "ลำดับ", "ลำปาง", "ลำพูน", "ค้ำประกัน", "ตอกย้ำ", "เน้นย้ำ", "จำลอง",
        "ถ้อยคำ",
    )
}  # fmt: skip
# Longest first, so that สานัก does not hide in สานักงาน.
_LOST_WORD: Final = re.compile("|".join(sorted(map(re.escape, _LOST), key=len, reverse=True)))
_THAI: Final = re.compile("[ก-๎]")


_TORN_VOWEL: Final = re.compile(rf"(?<=[{_CONSONANT}{_TONES}])[ ](?=[ะาำ])")


def without_torn_vowels(text: str) -> str:
    """`text` without spaces before vowels that begin no word, where a program took the gaps between letters for spaces."""
    return _TORN_VOWEL.sub("", text)


def repaired(text: str) -> str:
    """`text` with the damage mended that is certainly damage.

    A lost ำ is put back only in a text that has lost (nearly) all of them, and only in words that do not exist without it.
    """
    text = _TORN_MARK.sub("", text)
    text = _TORN_AM.sub("ำ", _DOUBLE_AM.sub("ำ", text))
    text = _TORN_AA.sub("ำ", text)
    if _has_lost_am(text):
        text = _LOST_WORD.sub(lambda m: _LOST[m[0]], text)
    return text


def _has_lost_am(text: str) -> bool:
    lost = len(_LOST_WORD.findall(text))
    # Ordinary Thai has ำ in about one letter of two hundred.
    return lost >= 1 and text.count("ำ") <= lost // 4


# After these a space belongs, whatever follows: ดร.สมชาย has a surname …
_SPACE_AFTER: Final = re.compile(
    r"(?:^| )ณ$|(?:นาย(?!ก)|นาง(?:สาว)?|น\.ส\.|ดร\.|ศ\.|นพ\.|พญ\.)[ ]?(?:คุณหญิง)?(?!สาว)[ก-๎]{5,20}$"
    r"|[)\]”’\"'ๆฯ,:;.!?%A-Za-z0-9๐-๙–—]$"
)
# … and before these, whatever comes before: titles, figures, Latin.
_SPACE_BEFORE: Final = re.compile(
    r"ๆ|[A-Za-z0-9๐-๙(\[“‘\"'–—]|ณ |นาย(?!ก)|นาง|ดร\.|ศ\.|รศ\.|ผศ\.|พล\.|ศาสตราจารย์|รองศาสตราจารย์|ผู้ช่วยศาสตราจารย์"
)


# Pairs of what a phrase ends with and what another begins with, between which nine of ten texts have a space: together|projects,
# sustainably|management; Pridi Room|Dome Building, Dome Building|University.
_APART: Final = tuple(
    (re.compile(end), re.compile(beginning))
    for end, beginning in (
        (
            "(?:ร่วมกัน|ระหว่างกัน|อย่าง(?:ยั่งยืน|ต่อเนื่อง|มีประสิทธิภาพ|เป็นรูปธรรม|เต็มที่|ใกล้ชิด))$",
            "การ|ความ|โครงการ|โปรแกรม|หลักสูตร|กิจกรรม|ระบบ|งาน|บริการ|เทคโนโลยี|สถาบัน|มหาวิทยาลัย",
        ),
        (
            "ห้อง(?:ประชุม)?(?!ประชุม$)[ก-๎]{3,25}(?: (?!สำนัก|อาคาร|ตึก|ศูนย์|คณะ|กรม|สถาบัน|วิทยาลัย)[ก-๎]{2,12})?$",
            "ชั้น|อาคาร|ตึก|โรงแรม|ทำเนียบ|ศูนย์|มหาวิทยาลัย",
        ),
        ("(?:อาคาร|ตึก)[ก-๎]{3,25}$", "ชั้น|ทำเนียบ|ศูนย์|มหาวิทยาลัย"),
    )
)


def _stand_apart(end: str, line: str) -> bool:
    return any(ends.search(end) is not None and begins.match(line) is not None for ends, begins in _APART)


# agree- at the end of a line: a word that was cut, or one that has a hyphen
_CUT: Final = re.compile(r"([^\W\d_]{1,40})-$")
_GOES_ON: Final = re.compile(r"[a-zà-ÿ]{1,40}")
_WORD: Final = re.compile(r"[A-Za-zÀ-ÿ]{2,40}(?:-[A-Za-zÀ-ÿ]{1,40}){0,3}")
# Beginnings and ends of words that have a hyphen: long-term, well-known, Co-working, government-to-government
_BEGINS_COMPOUND: Final = frozenset(
    (
        "all", "anti", "co", "cross", "cyber", "deep", "double", "e", "eco", "ex", "face", "five", "four", "full", "G2G",
        "government", "half", "high", "inter", "large", "long", "low", "macro", "mega", "micro", "mid", "mini", "multi", "non",
        "one", "open", "peer", "people", "post", "pre", "private", "pro", "public", "re", "real", "self", "semi", "short", "six",
        "small", "so", "state", "sub", "super", "ten", "thai", "third", "three", "to", "trans", "two", "ultra", "under", "up",
        "user", "vice", "well", "world", "year",
    )
)  # fmt: skip
_ENDS_COMPOUND: Final = frozenset(
    (
        "added", "based", "being", "border", "by", "century", "chief", "cost", "country", "cut", "day", "edge", "effective", "end",
        "face", "friendly", "free", "general", "government", "half", "income", "in", "level", "like", "line", "led", "long", "made",
        "making", "month", "of", "off", "on", "one", "oriented", "party", "people", "point", "president", "private", "profit",
        "quality", "range", "ranking", "related", "scale", "sector", "security", "service", "speed", "standing", "system", "tech",
        "term", "the", "time", "to", "up", "use", "value", "way", "wide", "year",
    )
)  # fmt: skip


def words_in(lines: Iterable[str]) -> frozenset[str]:
    """The words in Latin letters that stand whole in `lines`, in small letters."""
    return frozenset(word.lower() for line in lines for word in _WORD.findall(line))


def _is_cut(head: str, line: str, known: Container[str]) -> bool:
    """Whether the hyphen between `head` and the beginning of `line` was set where a word was cut at the end of a line."""
    goes_on = _GOES_ON.match(line)
    if goes_on is None or not head[-1].islower():
        return False  # South-South, 2-year
    tail = goes_on[0]
    if (head + tail).lower() in known or f"{head}-{tail}".lower() in known:
        return (head + tail).lower() in known
    return not (head.lower() in _BEGINS_COMPOUND or tail in _ENDS_COMPOUND)


def joined_lines(lines: list[str], known: Container[str] = frozenset()) -> str:
    """The lines of one paragraph as one line; `known` are words of the document.

    Thai is broken between words and mostly has no space there; a space is set where the words make it likely, and beside
    Latin letters and figures. A line that ends in a space has one there.
    """
    pieces = [lines[0]]
    for line in lines[1:]:
        line = line.lstrip()
        # Not the whole paragraph, which grows.
        end = pieces[-1][-60:]
        if cut := _CUT.search(end):
            if _is_cut(cut[1], line, known):
                pieces[-1] = pieces[-1][:-1]
            pieces.append(line)
            continue
        apart = (
            end[-1:].isspace()
            or _SPACE_AFTER.search(end) is not None
            or _SPACE_BEFORE.match(line) is not None
            or _stand_apart(end, line)
            or had_space(end, line)
        )
        pieces[-1] = pieces[-1].rstrip()
        pieces += [" " if apart or not _THAI.match(line) else "", line]
    return "".join(pieces)
