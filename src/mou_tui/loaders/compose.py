"""Draft → Article: furniture dropped, headline first, lines about the article found, one text with its paragraphs."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from mou_tui.article import Article, Image, Paragraph, ParagraphKind, Span
from mou_tui.loaders.boilerplate import begins_tail, is_boilerplate, is_rule, without_counter
from mou_tui.loaders.broken_lines import without_breaks
from mou_tui.loaders.credits import Credit, agency
from mou_tui.loaders.datelines import stamp_end, story_date, tells_when
from mou_tui.loaders.draft import CELL_BREAK, Block, Draft, image_target, web_address
from mou_tui.loaders.headline import own_title, squashed, tally, without_site
from mou_tui.loaders.meta_lines import MetaLine, classify, read_line
from mou_tui.loaders.story_opening import opening
from mou_tui.thai.canonical import canonical, canonical_line, is_canonical
from mou_tui.thai.dates import ThaiDate

_SHORTEST_STORY: Final = 32
_LONGEST_FURNITURE: Final = 200
_LONGEST_LINK: Final = 160
_FEWEST_BEFORE_TAIL: Final = 3
_SQUASHED_LINES: Final = 12
_SHORTEST_REPEATED: Final = 30
_WITH_LEAD: Final = 2
_LINES_APART: Final = 2
"""Lines from a lead to its repetition in the story; farther down, the story says it twice."""
_LONGEST_SQUASHED: Final = 600

# 1) · 1. · ๑. · (1) · 1.2.3 · ก. · ก) · • · - · ✅; a number needs a space or a letter after it: "1.5 ล้าน" is no item.
_MARKER: Final = re.compile(
    r"(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]{1,2}(?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s[ก-๙A-Za-z“\"])"
    r"(?!\s(?:ล้าน|แสน|หมื่น|พัน|ร้อย|บาท|เปอร์เซ็นต์|กิโล|เมตร|ไร่|ตัน|องศา|ลิตร|เมกะ|เท่า|ชั่วโมง|ปี|คน|แห่ง|น\.))|\([ก-ฮ]\)|[ก-ซ]\)|[กขคงจฉชซ]\.(?=\s)|[ivxIVX]{1,4}[.)](?=\s)"
    r"|\d\u20e3|[①-⑳⓪❶-❿➀-➓⑴-⒇]"
    r"|[•●○▪▫■□◆◇▶►➢➤➡→✓✔✅☑📌🔹🔸👉⭐★☆●❖◾◼‣⁃∙·]+|[-–—*](?=\s?[^\s\d-]))\s*"
)


@dataclass(slots=True)
class _Found:
    """What the lines say about the article."""

    date: ThaiDate | None = None
    date_block: Block | None = None
    credit: Credit | None = None
    source_url: str | None = None

    def offer(self, credit: Credit | None) -> None:
        """Keep the stronger credit, the earlier of two equal ones."""
        if credit is not None and (self.credit is None or credit.strength > self.credit.strength):
            self.credit = credit

    def dated(self, date: ThaiDate, block: Block) -> None:
        """Take `date`, which `block` gives."""
        self.date, self.date_block = date, block


def compose(draft: Draft, article_id: str, path: str) -> Article:
    """The article that `draft` holds. An article without words has no paragraphs."""
    # A text file with nothing but furniture in it (`X`, `Home`) is somebody's note: its lines are the article.
    blocks, tail = _cleaned(draft.blocks)
    if not draft.canonical and not is_canonical("\n".join([b.text for b in blocks if b.image is None])):
        # Parsers decode what was escaped: &#27; in a page, \u200b in JSON, =1B in a mail.
        for block in draft.blocks:
            block.clean()
        blocks, tail = _cleaned(draft.blocks)
    note = not blocks and draft.wrapped
    if note:
        blocks = _with_words(draft.blocks)
    blocks = _without_stamp(blocks)
    title = _one_line(draft.title)
    title = without_site(title) if title else None
    found = _Found()
    if note:
        blocks = [*(Block(b.text.strip(), "headline") for b in blocks[:1]), *blocks[1:]]
    elif draft.record:
        blocks = [Block(title or "", "headline"), *blocks]
    else:
        words = [b for b in blocks if b.image is None]
        lines = classify(words, title, None if tail is None else sum(b.image is None for b in blocks[:tail]))
        _take(words, lines, found)
        if words and draft.published_on is None:
            _read_story_date(words, lines, found)
        blocks = _with_headline(blocks, words, lines, title)
    if found.credit is None and draft.byline is None:
        for block in itertools.islice((b for b in blocks if b.image is None), 1, 4):
            found.offer(agency(block.text))
    if draft.wrapped:
        blocks = without_breaks(_rejoined(blocks))
    _mark_structure(blocks)
    return _assembled(blocks, draft, found, article_id, path)


def page_lines(draft: Draft) -> list[Block]:
    """The lines of `draft` as `classify` gets them: without blank lines, rules and what is furniture anywhere."""
    return [b for b in _without_stamp(_cleaned(draft.blocks)[0]) if b.image is None]


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


def _cleaned(blocks: list[Block]) -> tuple[list[Block], int | None]:
    """The blocks without blank lines, furniture and rules, and the number of the first behind a heading of related news.

    What is left knows whether a gap stood before it.
    """
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
        if not block.text:
            gap = True
            continue
        block.gap = block.gap or gap
        gap = False
        kept.append(block)
    return (kept, None) if tail is None else _without_tail(kept, tail)


def _with_words(blocks: list[Block]) -> list[Block]:
    """The blocks that have a letter or a digit."""
    return [b for b in blocks if b.image is None and b.text.strip() and not is_rule(b.text.strip())]


def _without_tail(blocks: list[Block], tail: int) -> tuple[list[Block], int]:
    """The blocks without the list of other articles after number `tail`; prose there is the article's own, and kept."""
    rest = blocks[tail:]
    if tail < _FEWEST_BEFORE_TAIL or any(len(b.text) > _LONGEST_LINK for b in rest if b.image is None):
        return blocks, tail
    own = [b for b in rest if b.image is None and read_line(b.text).kind in ("source", "credit")]
    return blocks[:tail] + own, tail + len(own)


def _without_stamp(blocks: list[Block]) -> list[Block]:
    """The blocks, a date that was put before the first line's words being a line of its own."""
    first = next((b for b in blocks[:3] if b.image is None), None)
    if first is None or first.kind is not None or (end := stamp_end(first.text)) == 0:
        return blocks
    at = blocks.index(first)
    stamp = Block(first.text[:end].strip(), gap=first.gap)
    first.text = first.text[end:].strip()
    if is_boilerplate(stamp.text):
        # date 2025-07: a month is no day of publication.
        return blocks
    return [*blocks[:at], stamp, *blocks[at:]]


def _take(words: list[Block], lines: list[MetaLine], found: _Found) -> None:
    """Take date, credit and source from the lines, and make what is about the article or the site a `meta` paragraph."""
    start = next((n for n, line in enumerate(lines) if line.headline), 0)
    # What stands under the headline is nearer to it than what the site has above.
    for n in [*range(start, len(lines)), *range(start - 1, -1, -1)]:
        line = lines[n]
        if line.kind in ("story", "contact"):
            continue
        block = words[n]
        if line.kind == "dateline":
            if line.date is not None and found.date is None:
                found.dated(line.date, block)
            elif line.date is not None and n > start and tells_when(block.text):
                continue  # a line of the story: เมื่อวันอังคารที่ ๑๓ มิถุนายน ๒๕๖๐ เวลา ๑๐.๓๐ น.
        found.source_url = line.url or found.source_url
        found.offer(line.credit)
        if block.kind in (None, "body", "heading"):
            block.kind = "meta"


def _read_story_date(words: list[Block], lines: list[MetaLine], found: _Found) -> None:
    """Take the date with which the story opens where no line dates it, where the line at its end is older, or where the only
    date is the site's clock.
    """
    if found.date is not None and found.date_block is not words[-1] and not _is_clock(words, lines, found.date_block):
        return
    story = (b for b, line in zip(words, lines, strict=True) if line.kind == "story" and not line.headline)
    for block in itertools.islice(story, 3):
        date = story_date(block.text)
        # A date alone that is no dateline is a timetable's.
        if date is not None and (date.today or len(block.text) >= _SHORTEST_STORY):
            if found.date is None or found.date_block is not words[-1] or found.date.value < date.value:
                found.dated(date, block)
            return


def _is_clock(words: list[Block], lines: list[MetaLine], dated: Block | None) -> bool:
    """Whether the page's first line is the date, with the site's name or sections between it and the headline: such tell the
    day on which the page was looked at.
    """
    if dated is not words[0]:
        return False
    start = next((n for n, line in enumerate(lines) if line.headline), 0)
    return any(line.kind in ("site", "label") for line in lines[1:start])


def _with_headline(blocks: list[Block], words: list[Block], lines: list[MetaLine], title: str | None) -> list[Block]:
    """The blocks with the headline first and once, without the menus above it."""
    own = []
    dropped = set()
    for block, line in zip(words, lines, strict=True):
        if line.headline:
            own.append(block)
        if line.headline or line.kind == "menu":
            dropped.add(id(block))
    if title is None and own:
        below = [b.text for b in words[words.index(own[0]) :][1:8]]
        title = own_title(" ".join(b.text for b in own), below)
    elif title is None:
        story = next(
            (b for b, line in zip(words, lines, strict=True) if line.kind == "story"), words[0] if words else None
        )
        if story is None:
            return blocks
        title = opening(story.text)
        dropped -= {id(story)}
        own = [story]
    last = own[-1] if own else None
    if all(id(block) in dropped or block is last for block in words):
        # Menus stand above a story: where nothing else stands below the headline, they are what there is to read.
        dropped -= {id(block) for block in (words if last is None else words[words.index(last) + 1 :])}
        for block, line in zip(words, lines, strict=True):
            block.kind = None if line.kind == "menu" else block.kind
    rest: list[Block] = []
    seen = {tally(title): [(title, 0)]}
    times = Counter(block.text for block in blocks)
    number = 0
    for block in blocks:
        if id(block) in dropped:
            continue
        number += block.image is None and block.kind != "meta"
        near = len(rest) < _SQUASHED_LINES and len(block.text) <= _LONGEST_SQUASHED
        if block.image is None and (near or abs(len(block.text) - len(title)) <= 12):
            words_of = without_site(block.text)
            before = seen.setdefault(tally(words_of), [])
            # A lead stands twice; what stands more often is the story's own, as a form's or a song's lines.
            leads = [line for line, at in before if number - at <= _LINES_APART and times[block.text] <= _WITH_LEAD]
            if before and _repeats(words_of, title, leads):
                continue
            before.append((words_of, number))
        rest.append(block)
    return [Block(title, "headline"), *rest]


def _repeats(line: str, title: str, before: list[str]) -> bool:
    """Whether `line` is the headline again, or, where it has some length, one of the lines right `before` it."""
    if line == title:
        return True
    words = squashed(line)
    return words == squashed(title) or (
        len(words) > _SHORTEST_REPEATED and any(words == squashed(other) for other in before)
    )


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


# 🎯 … · 🟢 … at the beginning of two lines or more that stand together
_PICTURE: Final = re.compile("[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]{1,3}\\s{0,2}(?=[^\\W_])")


def _mark_structure(blocks: list[Block]) -> None:
    """Tell items of lists and rows of tables where the source's markup has not."""
    plain = [b for b in blocks if b.kind is None and b.image is None]
    for block in plain:
        block.kind, block.marker = _body_kind(block.text)
    for one, two in itertools.pairwise(plain):
        # ลำดับ | หน่วยงาน | วันที่: a row whose neighbour has as many cells
        if (
            one.kind in ("body", "table")
            and two.kind == "body"
            and one.text.count(CELL_BREAK) == two.text.count(CELL_BREAK) > 0
        ):
            one.kind = two.kind = "table"
        elif two.text[:1] > "\u2000" and two.kind == "body" and (second := _PICTURE.match(two.text)) is not None:
            first = _PICTURE.match(one.text)
            if one.kind == "list" or first is not None:
                two.kind, two.marker = "list", second.end()
                if first is not None and one.kind == "body":
                    one.kind, one.marker = "list", first.end()


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
    date = found.date
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
        recognised=draft.recognised,
    )
