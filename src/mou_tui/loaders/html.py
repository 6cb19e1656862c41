"""Saved web pages: main text by trafilatura, what it misses by ours; metadata from JSON-LD, OpenGraph and the page itself."""

import re
from collections.abc import Iterator
from typing import Any, Final

from mou_tui.article import ParagraphKind
from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.boilerplate import is_boilerplate
from mou_tui.loaders.datelines import dateline
from mou_tui.loaders.decode import decode
from mou_tui.loaders.draft import Block, Draft
from mou_tui.loaders.exports import refuse_marked_words
from mou_tui.loaders.headline import squashed
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.pagemeta import PageMetadata, marks_of, metadata_of
from mou_tui.loaders.unreadable import too_complicated
from mou_tui.thai.canonical import canonical, is_canonical

_CHARSET: Final = re.compile(
    rb"<(?:meta[^>]{0,300}?charset\s{0,3}=\s{0,3}[\"']?|\?xml[^>]{0,100}?encoding=[\"'])([A-Za-z0-9_-]{2,30})",
    re.IGNORECASE,
)
_DEEPEST: Final = 250


def read_html(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """The one article of a web page. Raises InputError for a page without text."""
    declared = _CHARSET.search(data[:4096])
    yield page_draft(decode(data, declared[1].decode("ascii") if declared else None))


# <!-- saved from url=(0038)https://www.example.ac.th/news/1 -->, as browsers mark a saved page
_SAVED_FROM: Final = re.compile(r"<!--\s{0,3}saved from url=\(\d{4}\)(https?://[^\s<>]{3,4000}?)\s{0,3}-->")


def page_draft(markup: str, url: str | None = None) -> Draft:
    """The draft of a page's markup; `url` is where it came from, if the container says so."""
    if url is None and (saved := _SAVED_FROM.search(markup[:8192])) is not None:
        url = saved[1]
    tree = _tree(markup)
    refuse_marked_words(next((m.get("content") for m in tree.iter("meta") if m.get("name") == "generator"), None))
    said = metadata_of(tree)
    blocks = _main_blocks(tree, said)
    draft = Draft(title=said.title or _title_from(said.page_title, blocks), source_url=said.url or url)
    draft.byline, draft.published_on = said.byline, said.published_on
    # What stands under the headline on the page, so that the date has its words in the text.
    lines = [line for line in (said.date_line, said.byline_line) if line and not any(line in b.text for b in blocks)]
    for block in blocks[:4]:
        # "โพสต์เมื่อ 9 ม.ค. 67 โดย งานวิเทศสัมพันธ์"
        if said.date_line and said.date_line in block.text and len(block.text) <= 120 and block.kind is None:
            block.kind = "meta"
    draft.blocks = [Block(line) for line in lines] + blocks
    return draft


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
    return None if lines and 12 <= len(lines[0]) <= 250 and dateline(lines[0]) is None else page_title


# Pages saved in one file carry their images in themselves: src="data:image/png;base64,…"
_INLINE_DATA: Final = re.compile(r"\bdata:[\w.+/-]{1,60}(?:;[\w=-]{1,40}){0,3},[^\"'\s)>]{100,}+")
_LARGEST_MARKUP: Final = 8_000_000
"""Characters of markup without inline images; more is no article, and trafilatura takes seconds a megabyte."""


def _tree(markup: str) -> Any:
    import lxml.etree
    import lxml.html

    if len(markup) > 1_000_000:
        markup = _INLINE_DATA.sub("", markup)
    if len(markup) > _LARGEST_MARKUP:
        raise InputError(_("This web page is too large to be an article."), advice=_("Save only the article."))
    if any(len(part) > _LONG_TAG and _has_many_attributes(part) for part in markup.split(">")):
        raise too_complicated()

    # As bytes: lxml refuses text that declares an encoding. libxml2's own limits on depth and size stay on.
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = lxml.html.document_fromstring(canonical(markup).encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(_("This web page has no content.")) from error
    if _too_deep(tree):
        raise too_complicated()
    for element in tree.xpath(f"//*[count(@*) > {_MOST_ATTRIBUTES}]"):
        # No page needs so many, and who compares them with one another takes the square of their number.
        element.attrib.clear()
    _clean(tree)
    _drop_hidden(tree)
    _unlay(tree)
    _keep_lines(tree)
    return tree


def _clean(tree: Any) -> None:
    """Bring the tree's words into canonical form once more: the parser has decoded `&#27;`, `&shy;` and their like.

    trafilatura gives up at an ESC, and a word with a soft hyphen in it is found by no search.
    """
    if not is_canonical("".join(tree.itertext())):
        for element in tree.iter():
            if element.text:
                element.text = canonical(element.text)
            if element.tail:
                element.tail = canonical(element.tail)
    for value in tree.xpath("//@content|//@alt|//@title|//@href|//@src|//@datetime"):
        if not is_canonical(value):
            value.getparent().set(value.attrname, canonical(value))


def _drop_hidden(tree: Any) -> None:
    """Drop the elements that the page does not show (`hidden`, `display:none`), but for one that holds most of its text."""
    whole = len(tree.text_content())
    for element in tree.xpath("//*[@hidden or contains(@style, 'display')]"):
        shown = element.get("hidden", "until-found").lower() == "until-found"
        if shown and not _DISPLAY_NONE.search(element.get("style") or ""):
            continue
        if element.getparent() is not None and 2 * len(element.text_content()) < whole:
            element.drop_tree()


_DISPLAY_NONE: Final = re.compile(r"display\s{0,3}:\s{0,3}none", re.IGNORECASE)


_LONG_TAG: Final = 50_000
_MOST_ATTRIBUTES: Final = 100
_QUOTED: Final = re.compile(r"\"[^\"]*+\"|'[^']*+'")


def _has_many_attributes(part: str) -> bool:
    """Whether what stands before a ">" is a tag with so many attributes that libxml2, which compares them all, takes seconds."""
    return len(_QUOTED.sub("", part).rpartition("<")[2].split()) > 20 * _MOST_ATTRIBUTES


_LINE_END: Final = "⏎"
"""Stands for a line end of preformatted text while trafilatura, which takes all white space for one, has the tree."""


def _keep_lines(tree: Any) -> None:
    """Mark the line ends of preformatted elements, which the page shows."""
    for element in list(tree.iter()):
        style = element.get("style") or ""
        if element.tag != "pre" and "white-space" not in style:
            continue
        if element.tag != "pre" and not _PREFORMATTED.search(style):
            continue
        for part in element.iter():
            if part.text:
                part.text = part.text.replace("\n", _LINE_END)
            if part.tail and part is not element:
                part.tail = part.tail.replace("\n", _LINE_END)
        if element.tag == "pre":
            element.tag = "div"


_PREFORMATTED: Final = re.compile(r"white-space:\s{0,3}(?:pre|break-spaces)")


def _unlay(tree: Any) -> None:
    """Make divisions of the tables that hold the page together, so that only tables of data are tables."""
    for table in list(tree.iter("table")):
        cells = [c for c in table.iter("td") if c.tag == "td"]
        if any(
            next(c.iter("p", "table", "h1", "h2", "h3", "ul"), None) is not None or len(c.text_content()) > 250
            for c in cells
        ):
            own = [
                p
                for p in table.iter("tbody", "thead", "tr", "td", "th")
                if next(p.iterancestors("table"), None) is table
            ]
            for part in [*own, table]:
                part.tag = "div"


def _too_deep(tree: Any) -> bool:
    """Whether elements nest deeper than any real page's; trafilatura recurses."""
    depth = 0
    waiting = [tree]
    while waiting and depth <= _DEEPEST:
        waiting = [child for element in waiting for child in element]
        depth += 1
    return bool(waiting)


def _main_blocks(tree: Any, said: PageMetadata) -> list[Block]:
    """The blocks of the story: trafilatura's, or the densest part of the page where that has lost most of the story."""
    import copy

    blocks = _by_trafilatura(copy.deepcopy(tree))
    dense = _densest(tree)
    if dense is None:
        return blocks
    ours = _blocks_of(dense)
    if _length(blocks) < 0.6 * _length(ours):
        return ours
    return blocks


def _length(blocks: list[Block]) -> int:
    return sum(len(b.text) for b in blocks)


def _by_trafilatura(tree: Any) -> list[Block]:
    import logging

    import trafilatura

    # It tells its log what it discards; a page without a story is said by us.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    document = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        include_tables=True,
        include_images=True,
        include_formatting=True,
        with_metadata=False,
    )
    body = getattr(document, "body", None)
    return [] if body is None else _blocks_of(body)


# trafilatura's elements (TEI's names) and HTML's own.
_HEADINGS: Final = {"head", "h1", "h2", "h3", "h4", "h5", "h6"}
_LISTS: Final = {"list", "ul", "ol"}
_ITEMS: Final = {"item", "li", "dd", "dt"}
_QUOTES: Final = {"quote", "blockquote"}
_ROWS: Final = {"row", "tr"}
_CELLS: Final = {"cell", "td", "th"}
_IMAGES: Final = {"graphic", "img"}
_BREAKS: Final = {"lb", "br", "hr"}
_DROPPED: Final = {"script", "style", "noscript", "nav", "footer", "aside", "form", "button", "select", "iframe", "svg", "template",
                   "object", "input", "textarea", "figcaption", "video", "audio"}  # fmt: skip
_PARAGRAPHS: Final = {"p", "div", "section", "article", "main", "header", "figure", "table", "tbody", "thead", "body", "html", "center",
                      "address", "pre", "dl", "ab", "td"}  # fmt: skip
_FURNITURE: Final = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|related|comments?|respond|breadcrumbs?|sidebar|widget|tags?|tag-links|post-navigation|pager|pagination"
    r"|popular|recommend\w{0,4}|newsletter|cookie\w{0,8}|advert\w{0,12}|ads?|banner|menu|navbar|footer|addtoany|sharedaddy|jp-relatedposts"
    r"|post-meta|entry-meta|article-info|hits|rating|prev-next|field--name-field-tags)(?:$|[\s_-])",
    re.IGNORECASE,
)


def _is_furniture(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return True
    return _FURNITURE.search(marks_of(element)) is not None


class _Collector:
    """Walks an element and collects blocks: text runs until the next element that begins a line."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._run: list[str] = []

    def walk(self, element: Any) -> None:
        """Collect `element` and what is in it; depth is bounded by `_too_deep`."""
        tag = element.tag
        if element.text:
            self._run.append(element.text)
        for child in element:
            self._child(child)
            if child.tail:
                self._run.append(child.tail)
        if tag in _ITEMS or tag in _HEADINGS or tag in _QUOTES or tag in _PARAGRAPHS:
            self.end_line()

    def _child(self, child: Any) -> None:
        tag = child.tag
        if _is_furniture(child):
            return
        if tag in _BREAKS:
            self.end_line()
        elif tag in _IMAGES:
            if source := child.get("src"):
                self.end_line()
                self.blocks.append(
                    Block("", image=(source[:2000], (child.get("alt") or child.get("title") or "")[:300]))
                )
        elif tag in _HEADINGS:
            self.end_line()
            self._gather(child, "heading")
        elif tag in _QUOTES:
            self.end_line()
            self._gather(child, "quote")
        elif tag in _LISTS:
            self.end_line()
            self._list(child)
        elif tag in _ROWS:
            self.end_line()
            self._row(child)
        elif tag in _PARAGRAPHS:
            self.end_line()
            self.walk(child)
            self.end_line()
        else:
            self.walk(child)

    def _gather(self, element: Any, kind: ParagraphKind) -> None:
        """Collect `element`, its lines being of one kind."""
        at = len(self.blocks)
        self.walk(element)
        self.end_line()
        for block in self.blocks[at:]:
            if block.kind is None and block.image is None:
                block.kind = kind

    def _list(self, element: Any) -> None:
        ordered = element.tag == "ol" or element.get("rend") == "ol"
        number = 0
        for item in element:
            if item.tag not in _ITEMS or _is_furniture(item):
                continue
            number += 1
            at = len(self.blocks)
            self.walk(item)
            self.end_line()
            own = next((b for b in self.blocks[at:] if b.image is None), None)
            if own is not None and own.kind is None and element.tag != "dl":
                # The page shows the number or the bullet; its markup only says that there is one.
                mark = f"{number}. " if ordered else "• "
                if is_boilerplate(own.text):
                    del self.blocks[at:]
                elif not _MARKED.match(own.text.strip()):
                    own.text, own.marker = mark + own.text.strip(), len(mark)
                    own.kind = "list"

    def _row(self, row: Any) -> None:
        cells = [re.sub(r"\s+", " ", "".join(c.itertext())).strip() for c in row if c.tag in _CELLS]
        filled = [c for c in cells if c]
        if len(filled) > 1:
            self.blocks.append(Block(" | ".join(filled), "table"))
        elif filled:
            # One cell in a row is layout, not a table.
            for cell in row:
                self.walk(cell)
                self.end_line()

    def end_line(self) -> None:
        """End the line that is being collected."""
        text = "".join(self._run)
        self._run.clear()
        for line in text.split(_LINE_END) if _LINE_END in text else (text,):
            line = _SPACES.sub(" ", line).strip()
            if line:
                self.blocks.append(Block(line))


_SPACES: Final = re.compile(r"\s+")
_MARKED: Final = re.compile(r"\(?[\d๐-๙ก-ฮ]{1,3}[.)]|[•\-–*]\s")


def _blocks_of(element: Any) -> list[Block]:
    collector = _Collector()
    collector.walk(element)
    collector.end_line()
    return [b for b in collector.blocks if b.text or b.image is not None]


_CANDIDATES: Final = ("article", "main", "div", "section", "td")


def _densest(tree: Any) -> Any:
    """The element with the most text of its own paragraphs and the least of links; None where none has enough."""
    best, most = None, 120.0
    scores: dict[Any, float] = {}
    for element in tree.iter("p", "div", "td", "article", "section", "main", "li"):
        if _inside_furniture(element):
            continue
        own = len((element.text or "").strip()) + sum(
            len((c.tail or "").strip())
            + (len("".join(c.itertext())) if c.tag in ("b", "strong", "span", "em", "i", "u", "font") else 0)
            for c in element
        )
        if own < 25:
            continue
        weight = 1.0
        holder = element if element.tag != "p" and element.tag != "li" else element.getparent()
        for _level in range(3):
            if holder is None or holder.tag in ("body", "html"):
                break
            if holder.tag in _CANDIDATES:
                scores[holder] = scores.get(holder, 0.0) + own * weight
                weight *= 0.7
            holder = holder.getparent()
    for element, score in scores.items():
        if score > most:
            best, most = element, score
    return best


def _inside_furniture(element: Any) -> bool:
    at = element
    for _level in range(12):
        if at is None:
            return False
        if at.tag not in ("body", "html") and _is_furniture(at):
            return True
        at = at.getparent()
    return False
