"""Draft → Article: furniture dropped, headline first, lines about the article found, one text with its paragraphs."""

import itertools
import re
from dataclasses import dataclass
from typing import Final

from mou_tui.article import Article, Image, Paragraph, ParagraphKind, Span
from mou_tui.loaders import headline
from mou_tui.loaders.boilerplate import begins_tail, is_boilerplate, is_rule, without_counter
from mou_tui.loaders.draft import Block, Draft, image_target, web_address
from mou_tui.thai.canonical import canonical, canonical_line, is_canonical
from mou_tui.thai.dates import ThaiDate, find_dates

_HEADER_LINES: Final = 7
_OF_STORY: Final = (None, "body", "heading")
"""What the lines may be that are asked whether they are about the article."""
_TRAILER_LINES: Final = 16
_LONGEST_HEADLINE: Final = 400
_LONGEST_FURNITURE: Final = 200
_LONGEST_LINK: Final = 160
_FEWEST_BEFORE_TAIL: Final = 3
_SQUASHED_LINES: Final = 12
_SHORTEST_REPEATED: Final = 30
_LONGEST_SQUASHED: Final = 600

# 1) · 1. · ๑. · (1) · 1.2.3 · ก. · ก) · • · - · ✅; a number needs a space or a letter after it: "1.5 ล้าน" is no item.
_MARKER: Final = re.compile(
    r"(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]{1,2}(?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s[ก-๙A-Za-z“\"])"
    r"(?!\s(?:ล้าน|แสน|หมื่น|พัน|ร้อย|บาท|เปอร์เซ็นต์|กิโล|เมตร|ไร่|ตัน|องศา|ลิตร|เมกะ|เท่า|ชั่วโมง|ปี|คน|แห่ง|น\.))|\([ก-ฮ]\)|[ก-ซ]\)|[กขคงจฉชซ]\.(?=\s)|[ivxIVX]{1,4}[.)](?=\s)"
    r"|[•●○▪▫■□◆◇▶►➢➤➡→✓✔✅☑📌🔹🔸👉⭐★☆●❖◾◼‣⁃∙·]+|[-–—*](?=\s?[^\s\d-]))\s*"
)


@dataclass(slots=True)
class _Found:
    """What the lines say about the article."""

    date: ThaiDate | None = None
    date_block: Block | None = None
    credit: headline.Credit | None = None
    source_url: str | None = None

    def offer(self, credit: headline.Credit | None) -> bool:
        """Keep the stronger credit, the earlier of two equal ones."""
        if credit is not None and (self.credit is None or credit.strength > self.credit.strength):
            self.credit = credit
        return credit is not None


def compose(draft: Draft, article_id: str, path: str) -> Article:
    """The article that `draft` holds. An article without words has no paragraphs."""
    # A text file with nothing but furniture in it (`X`, `Home`) is somebody's note: its lines are the article.
    blocks = _cleaned(draft.blocks)
    if not draft.canonical and not is_canonical("\n".join([b.text for b in blocks if b.image is None])):
        # Parsers decode what was escaped: &#27; in a page, \u200b in JSON, =1B in a mail.
        for block in draft.blocks:
            block.clean()
        blocks = _cleaned(draft.blocks)
    blocks = blocks or (_with_words(draft.blocks) if draft.wrapped else [])
    blocks = _with_headline(blocks, _one_line(draft.title))
    found = _Found()
    words = [b for b in blocks if b.image is None]
    _read_header(words, found)
    _read_trailer(words, found)
    if found.date is None and draft.published_on is None:
        _read_story_date(words, found)
    if found.credit is None and draft.byline is None:
        for block in words[1:4]:
            if found.offer(headline.agency(block.text)):
                break
    if draft.wrapped:
        blocks = _rejoined(blocks)
    for block in blocks:
        if block.kind is None:
            block.kind, block.marker = _body_kind(block.text)
    return _assembled(blocks, draft, found, article_id, path)


def _one_line(text: str | None) -> str | None:
    if text is None:
        return None
    return _without_gaps(canonical(text)).strip() or None


def _without_gaps(text: str) -> str:
    """`text` in one line, with one space where several stand."""
    if "\n" in text:
        text = text.replace("\n", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _cleaned(blocks: list[Block]) -> list[Block]:
    """The blocks without blank lines, furniture and rules; what is left knows whether a gap stood before it."""
    kept: list[Block] = []
    gap = False
    tail: int | None = None
    for block in blocks:
        if block.image is not None:
            kept.append(block)
            continue
        text = _without_gaps(block.text.strip())
        if not text:
            gap = True
            continue
        if len(text) < _LONGEST_FURNITURE and ((block.kind != "table" and is_boilerplate(text)) or is_rule(text)):
            if tail is None and begins_tail(text):
                tail = len(kept)
            gap = True
            continue
        block.text = without_counter(text) if len(text) <= 120 and text[-1].isdigit() else text
        block.gap = block.gap or gap
        gap = False
        kept.append(block)
    return kept if tail is None else _without_tail(kept, tail)


def _with_words(blocks: list[Block]) -> list[Block]:
    """The blocks that have a letter or a digit."""
    return [b for b in blocks if b.image is None and b.text.strip() and not is_rule(b.text.strip())]


def _without_tail(blocks: list[Block], tail: int) -> list[Block]:
    """The blocks without the list of other articles after number `tail`; prose there is the article's own, and kept."""
    rest = blocks[tail:]
    if tail < _FEWEST_BEFORE_TAIL or any(len(b.text) > _LONGEST_LINK for b in rest if b.image is None):
        return blocks
    return blocks[:tail] + [
        b for b in rest if b.image is None and (headline.source_url(b.text) or headline.credit(b.text))
    ]


def _with_headline(blocks: list[Block], title: str | None) -> list[Block]:
    """The blocks with the headline first and once."""
    title = headline.without_site(title) if title else None
    top = list(itertools.islice((b for b in blocks if b.image is None), _HEADER_LINES))
    first = _after_menu(top) or next((b for b in top if not _about(b.text)), top[0] if top else None)
    if not title:
        if first is None:
            return blocks
        title = _own_title(first, blocks)
        if title is None:
            title = _beginning(first.text)
        else:
            for block in itertools.takewhile(lambda b: b is not first, top):
                if block.kind is None and not _about(block.text):
                    block.kind = "meta"
            blocks = [b for b in blocks if b is not first]
    rest: list[Block] = []
    seen = {headline.tally(title): [title]}
    for block in blocks:
        near = len(rest) < _SQUASHED_LINES and len(block.text) <= _LONGEST_SQUASHED
        if block.image is None and (near or abs(len(block.text) - len(title)) <= 12):
            line = headline.without_site(block.text)
            before = seen.setdefault(headline.tally(line), [])
            if before and _repeats(line, title, before):
                continue
            before.append(line)
        rest.append(block)
    return [Block(title, "headline"), *rest]


def _repeats(line: str, title: str, before: list[str]) -> bool:
    """Whether `line` is the headline again, or, where it has some length, one of the lines `before` it."""
    if line == title:
        return True
    words = headline.squashed(line)
    return words == headline.squashed(title) or (
        len(words) > _SHORTEST_REPEATED and any(words == headline.squashed(other) for other in before)
    )


def _about(line: str) -> bool:
    return headline.source_url(line) is not None or headline.dateline(line) is not None


def _own_title(first: Block, blocks: list[Block]) -> str | None:
    """The first line as a headline: without its site, as the line that repeats it has it; None where it is no headline."""
    title = headline.without_site(first.text)
    if len(title) > _LONGEST_HEADLINE:
        return None
    for other in blocks[1:8]:
        if other.image is not None or not _SHORTEST_HEADLINE <= len(other.text) < len(title):
            continue
        # "Site | Section | Headline" or "Headline - Site", and the headline alone further down.
        if title.endswith(other.text) and title[: -len(other.text)].rstrip()[-1:] in _SITE_SEPARATORS:
            return other.text
        if title.startswith(other.text) and title[len(other.text) :].lstrip()[:1] in _SITE_SEPARATORS:
            return other.text
    return title


_SHORTEST_HEADLINE: Final = 15
_SITE_SEPARATORS: Final = tuple("-|–—»:>/")
_LONGEST_MENU_LINE: Final = 24


def _after_menu(top: list[Block]) -> Block | None:
    """The headline under a menu: the first line of some length that stands right above the dateline, where two or more
    short lines stand above it.
    """
    for at, (line, below) in enumerate(itertools.pairwise(top)):
        if len(line.text) > _LONGEST_MENU_LINE:
            return line if at >= 2 and headline.dateline(below.text) is not None else None
        if headline.dateline(line.text) is not None:
            return None
    return None


def _beginning(text: str) -> str:
    """The first words of a story without a headline."""
    cut = text.rfind(" ", 40, 120)
    return text[: cut if cut > 0 else 100].rstrip() + "…"


def _read_header(words: list[Block], found: _Found) -> None:
    """Mark dateline, byline and source among the lines under the headline."""
    follows = True
    for block in words[1:_HEADER_LINES]:
        if block.kind == "meta" and found.date is None:
            found.date = next((d for d in find_dates(block.text) if d.precision == "day"), None)
            found.date_block = block if found.date else None
        if block.kind not in _OF_STORY:
            continue
        if _mark_if_about(block, found) or _mark_dateline_with_more(block, found):
            follows = True
        elif headline.is_label(block.text) or (
            follows and found.date is not None and found.offer(headline.office(block.text))
        ):
            block.kind = "meta"
        else:
            follows = False


def _read_trailer(words: list[Block], found: _Found) -> None:
    """Mark source, credits, contacts and the newsroom among the last lines."""
    start = max(1, len(words) - _TRAILER_LINES)
    last = [b for b in words[start:] if b.kind in _OF_STORY]
    # The lines of the header have been asked already, and were not about the article.
    unasked = [b for b in words[max(start, _HEADER_LINES) :] if b.kind in _OF_STORY]
    about = {id(b) for b in unasked if _mark_if_about(b, found)}
    offices: list[Block] = []
    for block in reversed(last):
        if id(block) in about or headline.is_contact(block.text):
            continue
        if headline.office(block.text) is None and headline.parent_office(block.text) is None:
            break
        offices.append(block)
    if offices:
        offices.reverse()
        _read_offices(offices, found)


def _read_offices(offices: list[Block], found: _Found) -> None:
    first = next((b for b in offices if headline.office(b.text) is not None), None)
    if first is None:
        return
    credit = headline.office(first.text)
    assert credit is not None
    above = offices[offices.index(first) + 1 :]
    name = credit.name
    if above and (parent := headline.parent_office(above[0].text)) is not None:
        name = f"{name} {parent}"
        above[0].kind = "meta"
    first.kind = "meta"
    # At the end of a story an office's bare name is the newsroom's, under the headline it may be any.
    found.offer(headline.Credit(name, 2))


def _mark_if_about(block: Block, found: _Found) -> bool:
    """Make `block` a meta paragraph where it is a dateline, a source or a credit."""
    text = block.text
    if len(text) > 2100:
        return False
    url = headline.source_url(text)
    if url is not None:
        found.source_url = url
    elif (date := headline.dateline(text)) is not None:
        if found.date is None:
            found.date, found.date_block = date, block
        elif headline.tells_when(text):
            return False  # a line of the story: เมื่อวันอังคารที่ ๑๓ มิถุนายน ๒๕๖๐ เวลา ๑๐.๓๐ น.
    elif not found.offer(headline.credit(text)):
        return False
    block.kind = "meta"
    return True


def _mark_dateline_with_more(block: Block, found: _Found) -> bool:
    if found.date is not None:
        return False
    read = headline.dateline_with_more(block.text)
    if read is None:
        return False
    found.date, found.date_block = read[0], block
    found.offer(read[1])
    block.kind = "meta"
    return True


def _read_story_date(words: list[Block], found: _Found) -> None:
    for block in words[1:4]:
        if block.kind == "meta":
            continue
        date = headline.story_date(block.text)
        if date is not None:
            found.date, found.date_block = date, block
            return


_FEWEST_LINES: Final = 5
_WIDEST_LINE: Final = 135
# Words that carry a sentence on, at the beginning of a line: prose broken by hand, not a list of names or headlines.
_CARRIES_ON: Final = re.compile(
    r"(?:และ|หรือ|โดย|เพื่อ|ซึ่ง|ณ |ให้|ที่|ใน|จาก|กับ|แก่|ของ|เป็น|ตาม|รวม(?:ถึง|ทั้ง)|พร้อม|จะ|ได้|ไม่|ด้วย|ทั้งนี้|นอกจาก|ต่อ|ตลอดจน"
    r"|ภายใต้|อีกทั้ง|อัน|ว่า|แต่|ทำให้|ส่ง|สู่|เนื่อง|นับ|ผ่าน|ร่วม|ระหว่าง)"
)


def _rejoined(blocks: list[Block]) -> list[Block]:
    """The blocks with lines that were broken at a fixed width, or by hand within sentences, joined again by a space.

    They are recognised by all of them together: none is long, and either the next line's first word would not have
    fitted, or many lines begin with a word that carries a sentence on. Blank lines and list markers still divide.
    """
    lines = [b for b in blocks if b.kind is None and b.image is None]
    widths = sorted(len(b.text) for b in lines)
    if len(lines) < _FEWEST_LINES or not 40 <= widths[-len(widths) // 10] <= _WIDEST_LINE:
        return blocks
    pairs = [
        (one, two)
        for one, two in itertools.pairwise(blocks)
        if one.kind is None and two.kind is None and one.image is None and two.image is None
        and not two.gap and _MARKER.match(two.text) is None
        and len(one.text) <= _WIDEST_LINE and len(two.text) <= _WIDEST_LINE
    ]  # fmt: skip
    if len(pairs) < _FEWEST_LINES - 1:
        return blocks
    widest = max(len(b.text) for pair in pairs for b in pair)
    full = [len(one.text) + 1 + len(two.text.split(" ", 1)[0]) > widest for one, two in pairs]
    carrying = sum(_CARRIES_ON.match(two.text) is not None for _one, two in pairs)
    if sum(full) < 0.9 * len(full):
        if carrying < 0.34 * len(pairs):
            return blocks
        full = [True] * len(pairs)
    continued = {id(two) for (one, two), fits in zip(pairs, full, strict=True) if fits}
    joined: list[Block] = []
    for block in blocks:
        if id(block) in continued and joined:
            joined[-1].text += " " + block.text
        else:
            joined.append(block)
    return joined


def _body_kind(text: str) -> tuple[ParagraphKind, int]:
    match = _MARKER.match(text)
    if match is not None and match.end() < len(text):
        return "list", match.end()
    return "body", 0


def _assembled(blocks: list[Block], draft: Draft, found: _Found, article_id: str, path: str) -> Article:
    paragraphs: list[Paragraph] = []
    images: list[Image] = []
    texts: list[str] = []
    at = 0
    date_at = 0
    for block in blocks:
        if block.image is not None:
            target, caption = block.image
            images.append(Image(len(paragraphs) - 1, image_target(target), canonical_line(caption)))
            continue
        if block is found.date_block:
            date_at = at
        end = at + len(block.text)
        paragraphs.append(Paragraph(at, end, block.kind or "body", block.marker))
        texts.append(block.text)
        at = end + 1
    date = None if draft.register else found.date
    locator = canonical_line(draft.locator) if draft.locator else ""
    return Article(
        id=f"{article_id}#{locator}" if locator else article_id,
        path=path,
        text="\n".join(texts),
        paragraphs=tuple(paragraphs),
        locator=locator,
        published_on=draft.published_on or (date.value if date else draft.sent_on),
        published_span=Span(date_at + date.start, date_at + date.end) if date and found.date_block else None,
        source_url=web_address(draft.source_url) or web_address(found.source_url),
        byline=_one_line(draft.byline) or (found.credit.name if found.credit else _one_line(draft.sender)),
        images=tuple(images),
    )
