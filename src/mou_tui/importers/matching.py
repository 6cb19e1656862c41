"""What was marked elsewhere → bookmarks of the articles of a library."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final

from mou_tui.annotations.bookmarks import Bookmark, bookmark_article, bookmark_passage, bookmark_to_table
from mou_tui.annotations.merging import Merge
from mou_tui.annotations.selectors import Selector, find
from mou_tui.article import Article
from mou_tui.importers.marked import Highlight, Marked
from mou_tui.library import Library, Row, parse_query
from mou_tui.thai.quoting import letters_only

_LEAST_TITLE: Final = 12
"""Letters of a title that names one article: “MOU” names hundreds."""
_LEAST_QUOTE: Final = 24
_SEARCHED: Final = 60
"""Characters of a highlight by which its article is searched for."""


@dataclass(slots=True)
class Matched:
    """What came of an import: `bookmarks` to be merged, articles that the library does not have, highlights that are not in theirs."""

    bookmarks: list[Bookmark] = field(default_factory=list)
    unknown: list[Marked] = field(default_factory=list)
    not_found: list[tuple[Marked, Highlight]] = field(default_factory=list)

    def merge(self) -> Merge:
        """The operation that adds the bookmarks: tags and notes join those of what is bookmarked already."""
        return Merge(tuple(bookmark_to_table(bookmark) for bookmark in self.bookmarks), "bookmarks")


class Matcher:
    """Finds the articles of a library that others have marked: by id, address, file name, title, and by the marked words."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._by: dict[str, dict[str, list[Row]]] = {key: defaultdict(list) for key in ("url", "file", "title")}
        for row in library.all_rows():
            for key, value in (
                ("url", plain_address(row.source_url or "")),
                ("file", PurePath(row.path).name.lower()),
                ("title", letters_only(row.title)),
            ):
                if value:
                    self._by[key][value].append(row)

    def match(self, marked: Iterable[Marked]) -> Matched:
        """What becomes of everything that was marked."""
        matched = Matched()
        for one in marked:
            rowid = self.find(one)
            article = None if rowid is None else self._article(rowid)
            if article is None:
                matched.unknown.append(one)
            else:
                self._bookmark(one, article, matched)
        return matched

    def _article(self, rowid: int) -> Article | None:
        try:
            return self._library.article(rowid)
        except KeyError:  # a builder has taken it out meanwhile
            return None

    def find(self, marked: Marked) -> int | None:
        """The article's rowid; None where the library does not have it, or has several that it may be."""
        if marked.id and (rowid := self._library.find(marked.id)) is not None:
            return rowid
        title = letters_only(marked.title)
        for key, value in (("url", plain_address(marked.url)), ("file", marked.file.lower())):
            if rowid := _one(self._by[key].get(value, ()), title, marked.published_on):
                return rowid
        if len(title) >= _LEAST_TITLE and (rowid := _one(self._by["title"].get(title, ()), title, marked.published_on)):
            return rowid
        return self._find_by_words(marked.highlights)

    def _find_by_words(self, highlights: Sequence[Highlight]) -> int | None:
        for highlight in highlights:
            words = highlight.exact.partition("\n")[0].replace('"', " ")[:_SEARCHED].strip()
            if len(words) >= _LEAST_QUOTE:
                query = parse_query(f'"{words}"', partial=True)
                rowids: Sequence[int] = self._library.found(query) if query.error is None else ()
                if len(rowids) == 1:
                    return rowids[0]
        return None

    @staticmethod
    def _bookmark(marked: Marked, article: Article, matched: Matched) -> None:
        for highlight in marked.highlights:
            passage = find(Selector(highlight.exact, highlight.prefix, highlight.suffix), article.text)
            if passage is None or not passage.sure:
                matched.not_found.append((marked, highlight))
                continue
            tags = (*marked.tags, *highlight.tags)
            matched.bookmarks.append(bookmark_passage(article, passage.span, tags=tags, note=highlight.note))
        if marked.note or not marked.highlights:
            matched.bookmarks.append(bookmark_article(article, tags=marked.tags, note=marked.note))


def _one(rows: Sequence[Row], title: str, published_on: str | None) -> int | None:
    """The row of those that are called so; where several are, the one of that title, then of that day."""
    for fits in (
        lambda _row: True,
        lambda row: letters_only(row.title) == title,
        lambda row: row.published_on == published_on,
    ):
        some = [row for row in rows if fits(row)]
        if len({row.id for row in some}) == 1:
            return some[0].rowid
        rows = some or rows
    return None


_SCHEME: Final = re.compile(r"\Ahttps?://(?:www\.)?", re.IGNORECASE)


def plain_address(url: str) -> str:
    """What two ways of writing one address have in common: no scheme, no `www.`, no fragment, no slash at the end."""
    host, slash, rest = _SCHEME.sub("", url.partition("#")[0]).partition("/")
    return (host.lower() + slash + rest).rstrip("/") if url else ""
