"""The one article of a page's markup: its story, its metadata, and nothing of the page around it."""

import copy
import logging
import re
from typing import Any, Final

from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.datelines import dateline
from mou_tui.loaders.draft import Block, Draft
from mou_tui.loaders.exports import refuse_marked_words
from mou_tui.loaders.headline import squashed
from mou_tui.loaders.page_blocks import blocks_of, densest
from mou_tui.loaders.page_tree import page_tree
from mou_tui.loaders.pagemeta import metadata_of


def page_draft(markup: str) -> Draft:
    """The draft of markup that is one article's."""
    return draft_of(tree_of(markup), None)


def tree_of(markup: str) -> Any:
    """The tree of a page. Raises InputError where this program made the page."""
    tree = page_tree(markup)
    refuse_marked_words(next((m.get("content") for m in tree.iter("meta") if m.get("name") == "generator"), None))
    return tree


def draft_of(tree: Any, url: str | None) -> Draft:
    """The one article of a page; `url` is where it came from, where the page does not say. Raises InputError where it has no story."""
    said = metadata_of(tree)
    blocks = _main_blocks(tree)
    if said.body and (_length(blocks) < _EMPTY or squashed("".join(b.text for b in blocks)) == squashed(said.body)):
        blocks = [Block(line) for line in said.body.split("\n")]
    if _length(blocks) < _EMPTY and _is_made_by_script(tree):
        raise InputError(
            _("There is no story in this web page: a script would fetch it."),
            advice=_("Open the page in a browser and save it from there, as “complete” page or as PDF."),
        )
    draft = Draft(title=said.title or _title_from(said.page_title, blocks), source_url=said.url or url)
    draft.byline, draft.published_on = said.byline, said.published_on
    # What stands under the headline on the page, so that the date has its words in the text.
    lines = [line for line in (said.date_line, said.byline_line) if line and not any(line in b.text for b in blocks)]
    if said.published_on is None and (line := _date_beside_title(tree, draft.title)) is not None:
        lines += [line] if not any(line in b.text for b in blocks) else []
    for block in blocks[:4]:
        # "โพสต์เมื่อ 9 ม.ค. 67 โดย งานวิเทศสัมพันธ์"
        if said.date_line and said.date_line in block.text and len(block.text) <= 120 and block.kind is None:
            block.kind = "meta"
    draft.blocks = [Block(line) for line in lines] + blocks
    return draft


_EMPTY: Final = 120
_FRAMES: Final = ("root", "app", "__next", "__nuxt", "___gatsby", "svelte", "app-root", "main-app")
"""The ids, or names of elements, that the frameworks give to what their scripts fill."""
_ASKS_FOR_SCRIPTS: Final = re.compile(
    r"(?:enable|turn on|requires?|need)\b.{0,30}javascript|javascript.{0,40}(?:enable|disabled|required|to run)"
    r"|(?:เปิด(?:ใช้งาน|ใช้)?|ต้องใช้)\s?(?:java|จาวา)",
    re.IGNORECASE | re.DOTALL,
)

_WAITS: Final = re.compile(
    r"(?:(?:now )?loading|please wait|กำลังโหลด(?:ข้อมูล|หน้าเว็บ)?|กรุณารอ(?:สักครู่)?|โปรดรอ(?:สักครู่)?|[\s.…!,-]){1,12}",
    re.IGNORECASE,
)


def _is_made_by_script(tree: Any) -> bool:
    """Whether a page has next to no words of its own, and a place that a script fills."""
    if next(tree.iter("script"), None) is None:
        return False
    shown = "".join(tree.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]"))
    words = " ".join(shown.split())
    if _WAITS.fullmatch(words):
        return True
    if len(words) > _EMPTY and not _ASKS_FOR_SCRIPTS.search(words[:1000]):
        return False
    asked = _ASKS_FOR_SCRIPTS.search(" ".join(tree.text_content().split())[:5000]) is not None
    return asked or any(
        (e.get("id") in _FRAMES or e.tag in _FRAMES) and not "".join(e.itertext()).strip()
        for e in tree.iter("div", "main", *_FRAMES)
    )


_LINES_BESIDE: Final = 3


def _date_beside_title(tree: Any, title: str | None) -> str | None:
    """The date line that stands on the page under the headline, or right above it, in an element that tells nothing of it."""
    lines = [b.text for b in blocks_of(tree) if b.image is None] if title else []
    key = squashed(title or "")
    at = next((n for n, line in enumerate(lines) if squashed(line) == key), None)
    if at is None:
        return None
    beside = [*lines[at + 1 : at + 1 + _LINES_BESIDE], *lines[max(0, at - 1) : at]]
    return next((line for line in beside if dateline(line) is not None), None)


def _title_from(page_title: str | None, blocks: list[Block]) -> str | None:
    """The page's title where no headline is marked: a line of the story that has it, or the story's own short first line
    (None: the first line becomes the headline), else the title as it is.
    """
    lines = [b.text for b in blocks if b.image is None][:6]
    if page_title is None:
        return None
    key = squashed(page_title)
    for line in lines:
        if (
            key
            and len(line) <= 300
            and (words := squashed(line))
            and (words in key or key in words)
            and len(words) > 12
        ):
            return line
    if lines and not _THAI.search(lines[0]):
        return page_title
    return None if lines and 12 <= len(lines[0]) <= 250 and dateline(lines[0]) is None else page_title


_THAI: Final = re.compile("[ก-๙]")


def _main_blocks(tree: Any) -> list[Block]:
    """The blocks of the story: trafilatura's lines with the page's images between them, or the densest part of the page where
    trafilatura finds next to nothing.
    """
    body = next(tree.iter("body"), tree)
    if next(body.iter(*_DIVISIONS), None) is None and not _is_list_of_links(body):
        # trafilatura leaves out the list at the end of such a page.
        return blocks_of(body)
    blocks = _by_trafilatura(copy.deepcopy(tree))
    if _length(blocks) < _SHORT:
        blocks = _own_blocks(tree, blocks)
    return _with_images(blocks, tree)


_DIVISIONS: Final = ("div", "section", "article", "main", "aside", "nav", "header", "footer", "form")
"""The parts of pages that have something around their story."""
_SHORT: Final = 600
"""Characters of a story below which trafilatura may have taken another part of the page, or the page as one paragraph."""


def _length(blocks: list[Block]) -> int:
    return sum(len(b.text) for b in blocks)


def _by_trafilatura(tree: Any) -> list[Block]:
    import trafilatura

    # It tells its log what it discards; a page without a story is said by us.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    document = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    body = getattr(document, "body", None)
    return [] if body is None else [b for b in blocks_of(body) if b.image is None]


def _own_blocks(tree: Any, blocks: list[Block]) -> list[Block]:
    """The blocks of the densest part of the page where `blocks` are a small part of them, or have lines of theirs in one."""
    dense = densest(tree)
    if dense is None:
        dense = next(tree.iter("article", "main", "body"), tree)
    ours = [b for b in blocks_of(dense) if b.image is None]
    keys = {_words_of(b) for b in ours}
    words = "".join(map(_words_of, ours))
    if not all(_words_of(b) in words for b in blocks):
        return blocks
    glued = any(_words_of(b) not in keys for b in blocks)
    lost = _length(blocks) < _TINY and _length(ours) > 2 * _length(blocks) and not _is_list_of_links(dense)
    return ours if glued or lost else blocks


_TINY: Final = 250


def _is_list_of_links(element: Any) -> bool:
    """Whether most of an element's words are links, as in lists of other news."""
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    return 2 * linked > len(element.text_content())


def _with_images(blocks: list[Block], tree: Any) -> list[Block]:
    """The blocks with those images of the page that stand between or beside them."""
    if next(tree.iter("img"), None) is None:
        return blocks
    places: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        places.setdefault(_key(block), []).append(at)
    behind: dict[int, list[Block]] = {}
    waiting: list[tuple[Block, int]] = []
    last, apart = -1, 0
    for block in blocks_of(tree):
        if block.image is not None:
            if last >= 0 and apart <= _LINES_APART:
                behind.setdefault(last, []).append(block)
            else:
                waiting.append((block, 0))
            continue
        here = next((at for at in places.get(_key(block), ()) if at > last), None)
        if here is None:
            apart += 1
            waiting = [(image, lines + 1) for image, lines in waiting if lines < _LINES_APART]
            continue
        behind.setdefault(here - 1, []).extend(image for image, _lines in waiting)
        waiting, last, apart = [], here, 0
    return [*behind.get(-1, ()), *(b for at, block in enumerate(blocks) for b in (block, *behind.get(at, ())))]


_LINES_APART: Final = 2
"""Lines of the page, a date or a caption, that may stand between an image and the story that it belongs to."""


def _words_of(block: Block) -> str:
    """A block's letters and figures, without what stands between the cells of a row."""
    return _key(block).replace("|", "")


def _key(block: Block) -> str:
    return squashed(block.text[block.marker :])
