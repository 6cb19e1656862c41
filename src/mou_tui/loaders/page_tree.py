"""A web page's markup → the tree that its story is looked for in: clean, without what is not shown, tables as people see them."""

import copy
import re
from typing import Any, Final

from mou_tui.errors import InputError
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.column_names import are_of_register
from mou_tui.loaders.mojibake import mended
from mou_tui.loaders.office import joined_lines, shown_number
from mou_tui.loaders.page_hidden import drop_hidden
from mou_tui.loaders.unreadable import too_complicated
from mou_tui.thai.canonical import canonical, is_canonical

_DEEPEST: Final = 250
# Pages saved in one file carry their images in themselves: src="data:image/png;base64,…"
_INLINE_DATA: Final = re.compile(r"\bdata:[\w.+/-]{1,60}(?:;[\w=-]{1,40}){0,3},[^\"'\s)>]{100,}+")
_LARGEST_MARKUP: Final = 8_000_000
"""Characters of markup without inline images; more is no article, and trafilatura takes seconds a megabyte."""


def page_tree(markup: str) -> Any:
    """The lxml tree of a page. Raises InputError where it has no content, or is made to cost too much."""
    import lxml.etree
    import lxml.html

    if len(markup) > 1_000_000:
        markup = _INLINE_DATA.sub("", markup)
    if len(markup) > _LARGEST_MARKUP:
        raise InputError(_("This web page is too large to be an article."), advice=_("Save only the article."))
    if _has_crowded_tag(markup):
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
    drop_hidden(tree)
    _drop_struck(tree)
    _unlay(tree)
    _fill_spanned_rows(tree)
    _join_definitions(tree)
    _keep_lines(tree)
    _keep_numbers(tree)
    return tree


_LONG_TAG: Final = 50_000
_MOST_ATTRIBUTES: Final = 100
_QUOTED: Final = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_RAW: Final = re.compile(r"<(?:(?P<tag>script|style)\b|!--)", re.IGNORECASE)
_TAG_END: Final = re.compile(r"(?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+>")
_RAW_END: Final = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style")}


def _has_crowded_tag(markup: str) -> bool:
    """Whether a tag has so many attributes that libxml2, which compares them all, takes seconds."""
    if all(len(part) <= _LONG_TAG for part in markup.split(">")):
        return False
    for part in _without_raw_text(markup).split(">"):
        if len(part) > _LONG_TAG and len(_QUOTED.sub("", part).rpartition("<")[2].split()) > 20 * _MOST_ATTRIBUTES:
            return True
    return False


def _without_raw_text(markup: str) -> str:
    """`markup` without comments and what is in scripts and styles, in which < and quotes mean nothing."""
    parts: list[str] = []
    at = 0
    while (opening := _RAW.search(markup, at)) is not None:
        if opening["tag"] is None:
            start, end = opening.start(), markup.find("-->", opening.end())
        else:
            tag = _TAG_END.match(markup, opening.end())
            closing = _RAW_END[opening["tag"].lower()].search(markup, tag.end()) if tag else None
            start, end = (tag.end(), closing.start()) if tag and closing else (0, -1)
        if end < 0:
            break
        parts.append(markup[at:start])
        at = end
    return "".join([*parts, markup[at:]])


def _clean(tree: Any) -> None:
    """Bring the tree's words into canonical form once more: the parser has decoded `&#27;`, `&shy;`, `&cent;` and their like.

    trafilatura gives up at an ESC, and a word with a soft hyphen in it is found by no search.
    """
    words = "".join(tree.itertext())
    if mended(words) != words or not is_canonical(words):
        for element in tree.iter():
            if element.text:
                element.text = canonical(mended(element.text))
            if element.tail:
                element.tail = canonical(mended(element.tail))
    for value in tree.xpath("//@content|//@alt|//@title|//@href|//@src|//@datetime"):
        if not is_canonical(value):
            value.getparent().set(value.attrname, canonical(value))


_HEADINGS: Final = ("h1", "h2", "h3")
_LONG_CELL: Final = 250
_FEWEST_ROWS: Final = 3


def _unlay(tree: Any) -> None:
    """Make divisions of the tables that hold the page together, so that only tables of data are tables."""
    for table in list(tree.iter("table")):
        own = [p for p in table.iter("tbody", "thead", "tfoot", "tr", "td", "th") if _table_of(p) is table]
        if _is_layout(table, own):
            for part in [*own, table]:
                part.tag = "div"


def _table_of(part: Any) -> Any:
    return next(part.iterancestors("table"), None)


def _is_layout(table: Any, own: list[Any]) -> bool:
    """Whether a table holds parts of the page: other tables, headings, one column of stories. Data have a header, or rows alike."""
    cells = [p for p in own if p.tag in ("td", "th")]
    if table.get("role") == "presentation" or any(
        next(cell.iter("table", "article", *(_HEADINGS if cell.tag == "td" else ())), None) is not None
        for cell in cells
    ):
        return True
    lengths = sorted(len(cell.text_content()) for cell in cells)
    if not lengths or (lengths[-1] <= _LONG_CELL and all(_is_short(cell) for cell in cells)):
        return False
    widths = [sum(cell.tag in ("td", "th") for cell in row) for row in own if row.tag == "tr"]
    header = any(cell.tag == "th" for cell in cells)
    alike = max(map(widths.count, widths), default=0)
    regular = max(widths, default=0) >= 2 and (header or (alike >= _FEWEST_ROWS and 2 * alike > len(widths)))
    return not regular or lengths[len(lengths) // 2] > _LONG_CELL


def _is_short(cell: Any) -> bool:
    """Whether what is in a cell may be data: no list of links, at most a few paragraphs, as Word's tables have one in each."""
    return len(list(cell.iter("p"))) <= 3 and next(cell.iter("ul"), None) is None


_MOST_COPIES: Final = 5_000


def _fill_spanned_rows(tree: Any) -> None:
    """Repeat cells that span rows in each of these rows, in which they are read."""
    copies = 0
    for table in tree.xpath("//table[.//@rowspan]"):
        spanning: dict[int, tuple[int, Any]] = {}
        for row in [r for r in table.iter("tr") if _table_of(r) is table]:
            cells = [c for c in row if c.tag in ("td", "th")]
            at, column = 0, 0
            while at < len(cells) or column in spanning:
                if column in spanning:
                    left, cell = spanning.pop(column)
                    copies += 1
                    if copies > _MOST_COPIES:
                        return
                    again = copy.deepcopy(cell)
                    again.tail = None
                    row.insert(row.index(cells[at]) if at < len(cells) else len(row), again)
                else:
                    cell = cells[at]
                    # trafilatura would set blank cells below it.
                    left = _number(cell.attrib.pop("rowspan", None))
                    at += 1
                if left > 1:
                    spanning[column] = (left - 1, cell)
                column += _number(cell.get("colspan"))


def _number(written: str | None) -> int:
    return min(int(written), 1000) or 1 if written and written.isdecimal() else 1


_LONGEST_TERM: Final = 80
_LONGEST_DEFINITION: Final = 400


def _join_definitions(tree: Any) -> None:
    """Make a line of each short term and its definition (`<dt>`, `<dd>`), with a colon between: `คู่สัญญา: กรมอนามัย`."""
    own = set(filter(_tells_of_article, tree.iter("dl")))
    for element in tree.xpath("//dt"):
        if not own.isdisjoint(element.iterancestors("dl")):
            continue
        term = words_in(element)
        definitions: list[Any] = []
        following = element.getnext()
        while following is not None and following.tag == "dd":
            definitions.append(following)
            following = following.getnext()
        values = [words_in(definition) for definition in definitions]
        if not term or len(term) > _LONGEST_TERM or not any(values) or max(map(len, values)) > _LONGEST_DEFINITION:
            continue
        for child in [*element, *definitions[1:]]:
            child.drop_tree()
        element.drop_tree()
        definition = definitions[0]
        for child in list(definition):
            child.drop_tree()
        definition.text = f"{term.rstrip(' :：')}: {', '.join(v for v in values if v)}"
        definition.tag = "p"
        holder = next(definition.iterancestors("dl"), None)
        if holder is not None and next(holder.iter("dt"), None) is None:
            holder.tag = "div"


def _tells_of_article(definitions: Any) -> bool:
    """Whether a list is the site's own about its article (`article-info` of Joomla), and no form of an agreement."""
    marks = definitions.get("class") or ""
    return ("info" in marks or "meta" in marks) and not are_of_register(map(words_in, definitions.iter("dt")))


# What begins a line on the page, in HTML and in trafilatura's elements; a word may go on through any other.
_OF_LINES: Final = {
    "address", "article", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "figure", "footer", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "ab", "cell", "head", "item", "lb", "list", "quote", "row",
}  # fmt: skip
_NOT_READ: Final = frozenset(("script", "style", "noscript", "template", "button", "select", "svg"))
_SPACES: Final = re.compile(r"\s+")


def words_in(element: Any) -> str:
    """An element's words in one line: those of its paragraphs, cells and lines with spaces between."""
    import lxml.etree

    words: list[str] = []
    walk = lxml.etree.iterwalk(element, events=("start", "end"))
    for event, part in walk:
        if part.tag in _OF_LINES:
            words.append(" ")
        if event == "start" and part.tag in _NOT_READ:
            walk.skip_subtree()
        elif event == "start":
            words.append(part.text or "")
        elif part is not element:
            words.append(part.tail or "")
    return _SPACES.sub(" ", "".join(words).replace(LINE_END, " ")).strip()


def words_in_cell(cell: Any) -> str:
    """A cell's words in one line: its paragraphs and lines are parted by commas where they are short, as names in a list are."""
    import lxml.etree

    lines: list[list[str]] = [[]]
    walk = lxml.etree.iterwalk(cell, events=("start", "end"))
    for event, part in walk:
        if part.tag in _OF_LINES:
            lines.append([])
        if event == "start" and part.tag in _NOT_READ:
            walk.skip_subtree()
        elif event == "start":
            lines[-1].append(part.text or "")
        elif part is not cell:
            lines[-1].append(part.tail or "")
    return joined_lines(_SPACES.sub(" ", "".join(line).replace(LINE_END, " ")) for line in lines)


LINE_END: Final = "⏎"
"""Stands for a line end of preformatted text while trafilatura, which takes all white space for one, has the tree."""
_PREFORMATTED: Final = re.compile(r"white-space:\s{0,3}(?:pre|break-spaces)")


def _keep_lines(tree: Any) -> None:
    """Mark the line ends of preformatted elements, which the page shows."""
    for element in list(tree.iter()):
        style = element.get("style") or ""
        if element.tag != "pre" and not ("white-space" in style and _PREFORMATTED.search(style)):
            continue
        for part in element.iter():
            if part.text:
                part.text = part.text.replace("\n", LINE_END)
            if part.tail and part is not element:
                part.tail = part.tail.replace("\n", LINE_END)
        if element.tag == "pre":
            element.tag = "p"


# What a page shows struck out, and marks that lead to a footnote: 3<sup><a href="#fn1">1</a></sup> ปี is no 31 ปี.
_STRUCK: Final = ("del", "s", "strike")
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _drop_struck(tree: Any) -> None:
    """Leave out what is struck out and the marks of footnotes; a raised figure behind another is written as one."""
    for element in list(tree.iter(*_STRUCK)):
        if element.getparent() is not None:
            element.drop_tree()
    for element in list(tree.iter("sup")):
        words = element.text_content().strip()
        if element.getparent() is None or len(words) > _LONGEST_MARK:
            continue
        if next(element.iter("a"), None) is not None and _FOOTNOTE.fullmatch(words):
            element.drop_tree()
        elif words.isdecimal() and len(element) == 0:
            element.text = words.translate(_RAISED)


_LONGEST_MARK: Final = 6
# 1 · * · †, but not [1], which nobody takes for a part of the figure before it
_FOOTNOTE: Final = re.compile(r"[\d๐-๙]{1,3}|[a-z*†‡]", re.IGNORECASE)


def _keep_numbers(tree: Any) -> None:
    """Write the numbers of lists that do not count from 1 in figures; what is read of others counts them by itself."""
    for element in tree.xpath("//ol[@start or @type or @reversed or li/@value]"):
        form = _FORMS.get(element.get("type") or "1", "decimal")
        number = int(_first_number(element))
        for item in element.iterchildren("li"):
            value = item.get("value") or ""
            number = int(value) if _PLAIN_NUMBER.fullmatch(value) else number
            item.text = f"{shown_number(number, form)}. {(item.text or '').lstrip()}"
            number += -1 if element.get("reversed") is not None else 1


_PLAIN_NUMBER: Final = re.compile(r"\d{1,4}")
_FORMS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def _first_number(ordered: Any) -> str:
    start = ordered.get("start") or ""
    if _PLAIN_NUMBER.fullmatch(start):
        return str(start)
    return str(len(ordered.findall("li"))) if ordered.get("reversed") is not None else "1"


def _too_deep(tree: Any) -> bool:
    """Whether elements nest deeper than any real page's; trafilatura recurses."""
    depth = 0
    waiting = [tree]
    while waiting and depth <= _DEEPEST:
        waiting = [child for element in waiting for child in element]
        depth += 1
    return bool(waiting)
