"""The text of a mail: lines that were broken for the way, quotations, signatures, and mails that were forwarded in its body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final

from mou_tui.clock import BANGKOK
from mou_tui.loaders.draft import Block

_BUDDHIST: Final = re.compile(r"(?<!\d)2[45]\d\d(?!\d)")


def day_of(written: str) -> str | None:
    """The day in Thailand that a mail's `Date` tells, ISO 8601, its year of either era; None where it tells none."""
    if not written.strip():
        return None
    # Before it is parsed: 29 February 2567 is no day of the Common Era's year 2567.
    written = _BUDDHIST.sub(lambda year: str(int(year[0]) - 543), written)
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        from mou_tui.loaders.written_dates import iso_day

        return iso_day(written)
    return _in_bangkok(moment)


def _in_bangkok(moment: datetime) -> str | None:
    try:
        day = (moment.astimezone(BANGKOK) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        return None
    # There was no mail before, and a year far away is a mistake.
    return day.isoformat() if 1971 <= day.year <= 2200 else None


def unflowed(text: str, *, without_space: bool) -> str:
    """Text of `format=flowed` (RFC 3676) with its paragraphs whole: a line that ends in a space goes on in the next.

    `without_space` is `DelSp=yes`: the space is only the sign and no part of the text.
    """
    lines: list[str] = []
    going_on: int | None = None
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        if going_on == depth and words != "-- ":
            lines[-1] += words
        else:
            lines.append(f"{'>' * depth}{' ' * bool(depth)}{words}")
        flows = words.endswith(" ") and words != "-- "
        going_on = depth if flows else None
        if flows and without_space:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def plain_blocks(lines: Sequence[str]) -> list[Block]:
    """The blocks of a mail's plain lines: quotations as such, the signature after `-- ` left out."""
    blocks: list[Block] = []
    for line in lines:
        if line.rstrip() == "--" and any(block.text.strip() for block in blocks):
            break
        stripped = line.lstrip()
        if stripped.startswith(">"):
            words = stripped.lstrip("> ")
            blocks.append(Block(words, "quote" if words else None))
        else:
            blocks.append(Block(line))
    return blocks


@dataclass(slots=True)
class Forwarded:
    """A mail within the body of another: what its header said, and its lines."""

    title: str | None = None
    sent_on: str | None = None
    sender: str | None = None
    lines: list[str] = field(default_factory=list)

    @property
    def letters(self) -> int:
        """How much text it has."""
        return letters_in(self.lines)


def letters_in(lines: Sequence[str]) -> int:
    """The number of letters and figures; a row of dashes has none."""
    return sum(sum(map(str.isalnum, line)) for line in lines)


# ---------- Forwarded message ---------- · -----Original Message----- · Begin forwarded message: · -------- ข้อความที่ส่งต่อ --------
_MARKER: Final = re.compile(
    r"[\s>*_-]*(?:(?:Begin )?forwarded (?:message|email)(?: follows)?|original message|(?:จุดเริ่มต้น(?:ของ)?)?ข้อความ(?:ที่)?(?:ถูก)?ส่งต่อ"
    r"|(?:ข้อความ|จดหมาย|อีเมล)ต้นฉบับ|ส่งต่อข้อความ)(?:\s+from .{0,80}|\s+by .{0,80})?[\s:*_-]*",
    re.IGNORECASE,
)
_MARKED: Final = re.compile("forwarded|original message|ส่งต่อ|ต้นฉบับ", re.IGNORECASE)
_LONGEST_MARKER: Final = 200
_NAMES: Final = {
    "sender": ("from", "จาก", "ผู้ส่ง", "ส่งจาก", "ส่งโดย"),
    "sent_on": ("date", "sent", "sent on", "วันที่", "วันที่ส่ง", "วันเวลา", "วันที่และเวลา", "ส่ง", "ส่งเมื่อ", "เวลา"),
    "title": ("subject", "เรื่อง", "ชื่อเรื่อง", "หัวเรื่อง", "หัวข้อ"),
    "": (
        "to",
        "cc",
        "bcc",
        "reply-to",
        "importance",
        "attachments",
        "ถึง",
        "ผู้รับ",
        "ส่งถึง",
        "สำเนา",
        "สำเนาถึง",
        "สำเนาลับ",
        "ไฟล์แนบ",
        "สิ่งที่แนบมา",
        "ความสำคัญ",
    ),
}
_KEYS: Final = {name: key for key, names in _NAMES.items() for name in names}
_ANY_NAME: Final = "|".join(sorted(map(re.escape, _KEYS), key=len, reverse=True))
_FIELD: Final = re.compile(rf"[\s>*|]*\*?(?P<name>{_ANY_NAME})\s?:\*?\s?(?P<value>.*)", re.IGNORECASE)
# From: A <a@example.org> Date: … Subject: … in one line, as web pages of mails have it
_JOINED: Final = re.compile(rf"\s(?=(?:{_ANY_NAME})\s?:\s)", re.IGNORECASE)
PREFIX: Final = re.compile(r"(?:(?:re|fw|fwd|ตอบกลับ|ส่งต่อ|ตอบ)\s{0,3}[:：]\s{0,3}){1,6}", re.IGNORECASE)
_FIELDS_AT_MOST: Final = 9


def forwarded_in(lines: Sequence[str]) -> tuple[list[str], list[Forwarded]]:
    """The lines before the first forwarded mail, and the mails forwarded in a body, the last forwarded first."""
    own: list[str] = []
    mails: list[Forwarded] = []
    at = 0
    while at < len(lines):
        head = _head_at(lines, at)
        if head is None:
            (mails[-1].lines if mails else own).append(lines[at])
            at += 1
            continue
        mail, at = head
        mails.append(mail)
    for mail in mails:
        solid = [line for line in mail.lines if line.strip()]
        if solid and sum(line.lstrip().startswith(">") for line in solid) >= 0.8 * len(solid):
            mail.lines = [re.sub(r"^\s*>\s?", "", line) for line in mail.lines]
    return own, mails


def _head_at(lines: Sequence[str], at: int) -> tuple[Forwarded, int] | None:
    """The forwarded mail whose header begins at line number `at`, without its text, and the number of the line behind it."""
    first = lines[at]
    marked = len(first) < _LONGEST_MARKER and _MARKED.search(first) is not None and _MARKER.fullmatch(first) is not None
    if not marked and _FIELD.match(first[:_LONGEST_MARKER]) is None:
        return None  # as nearly all lines
    mail = Forwarded()
    found: set[str] = set()
    here = at + 1 if marked else at
    end = here
    for line in lines[here : here + _FIELDS_AT_MOST + 3]:
        end += 1
        if not line.strip(" >*"):
            if found:
                break
            if not marked:
                return None
            continue
        parts = _JOINED.split(line) if len(_JOINED.findall(line)) >= 1 else [line]
        fields = [match for part in parts if (match := _FIELD.fullmatch(part)) is not None]
        if not fields:
            end -= 1
            break
        for match in fields:
            key = _KEYS[match["name"].lower()]
            found.add(key)
            _set(mail, key, match["value"].strip().strip("*").strip())
    # Without a line that says so, a sender, a date and a subject do.
    if not found or not ({"sender", "title"} <= found if marked else {"sender", "sent_on", "title"} <= found):
        return None
    return mail, end


def _set(mail: Forwarded, key: str, value: str) -> None:
    if key == "title":
        mail.title = PREFIX.sub("", value, count=1) or None
    elif key == "sent_on":
        mail.sent_on = mail.sent_on or day_of(re.sub(r"\s+(?:at|เวลา)\s+", " ", value))
    elif key == "sender":
        name, address = parseaddr(value)
        mail.sender = name or address or value or None
