"""A part of a page's tree → blocks: what stands in a line by itself, its kind, the images between."""

import re
from typing import Any, Final

from mou_tui.article import ParagraphKind
from mou_tui.loaders.boilerplate import is_boilerplate
from mou_tui.loaders.draft import CELL_BREAK, Block
from mou_tui.loaders.page_tree import LINE_END, words_in_cell
from mou_tui.loaders.pagemeta import marks_of

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


def is_furniture(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return True
    return _FURNITURE.search(marks_of(element)) is not None


_PROSE: Final = 80


def _is_prose(element: Any) -> bool:
    """Whether an element is a paragraph of some length, which is the story's whatever a program calls it (`tagStyle_z4kqwb`)."""
    if element.tag != "p":
        return False
    words = len("".join(element.itertext()))
    return words >= _PROSE and 2 * sum(len("".join(link.itertext())) for link in element.iter("a", "ref")) < words


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
        if is_furniture(child) and not _is_prose(child):
            return
        if tag in _BREAKS:
            self.end_line()
        elif tag in _IMAGES:
            if source := _source(child):
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
            if item.tag not in _ITEMS or is_furniture(item):
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
        cells = [words_in_cell(c) for c in row if c.tag in _CELLS]
        if sum(map(bool, cells)) > 1:
            # An empty cell keeps its place, so that each stands under its heading.
            self.blocks.append(Block(CELL_BREAK.join(cells).rstrip(" |"), "table"))
        elif any(cells):
            # One cell in a row is layout, not a table.
            for cell in row:
                self.walk(cell)
                self.end_line()

    def end_line(self) -> None:
        """End the line that is being collected."""
        text = "".join(self._run)
        self._run.clear()
        for line in text.split(LINE_END) if LINE_END in text else (text,):
            line = _SPACES.sub(" ", line).strip()
            if line:
                self.blocks.append(Block(line))


def _source(image: Any) -> str:
    """Where an image is; pages that load theirs when they are scrolled to have it in another attribute than `src`."""
    sources = (image.get(name) or "" for name in ("data-src", "data-original", "data-lazy-src", "src"))
    return next((source for source in sources if source and not source.startswith("data:")), "")


_SPACES: Final = re.compile(r"\s+")
_MARKED: Final = re.compile(r"\(?[\d๐-๙ก-ฮ]{1,3}[.)]|(?:[A-Za-z]|[ivxIVX]{2,5})[.)]\s|[•\-–*]\s")


def blocks_of(element: Any) -> list[Block]:
    """The lines and images in `element` (lxml, or trafilatura's), without the site's furniture."""
    collector = _Collector()
    collector.walk(element)
    collector.end_line()
    return [b for b in collector.blocks if b.text or b.image is not None]


_CANDIDATES: Final = ("article", "main", "div", "section", "td")


def densest(tree: Any) -> Any:
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
        if at.tag not in ("body", "html") and is_furniture(at):
            return True
        at = at.getparent()
    return False
