"""From articles, bookmarks and rows of a library to the items of an export."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mou_tui import faults
from mou_tui.annotations.annotations import Annotations
from mou_tui.annotations.bookmarks import ArticleRef, Bookmark
from mou_tui.annotations.selectors import find
from mou_tui.article import Article, Paragraph
from mou_tui.errors import MouError, harmless
from mou_tui.exporters.item import Item
from mou_tui.exporters.safety import web_url
from mou_tui.facts import known_facts
from mou_tui.facts.model import Facts
from mou_tui.i18n import _
from mou_tui.i18n.kept import said_again
from mou_tui.settings import load_settings
from mou_tui.thai.canonical import canonical, canonical_line

if TYPE_CHECKING:
    from mou_tui.library import Library


class Rows(Protocol):
    """What an export needs of a library."""

    def article(self, rowid: int) -> Article: ...
    def facts(self, rowid: int) -> Facts: ...


Tell = Callable[[str], None]
"""Hears a sentence about what could not be used."""


def item_of(article: Article, annotations: Annotations | None, facts: Facts | None = None) -> Item:
    """The item of an article: its facts (extracted now, unless given as they are in effect) and its bookmarks."""
    if facts is None:
        facts = known_facts(article)
        facts = annotations.effective_facts(article, facts) if annotations else facts
    if annotations is None:
        return Item(article, facts)
    return Item(article, facts, tuple(annotations.bookmarks_for(article)), fields=annotations.fields_of(article))


def filled_fields(annotations: Annotations | None) -> dict[str, str]:
    """The own fields in which something stands: ids with names, those first that the settings name."""
    there = {own.field for own in annotations.own_values()} if annotations else set()
    there |= {id_ for entry in annotations.agreements() for id_ in entry.fields} if annotations else set()
    named = load_settings().own_fields if there else {}
    return {id_: name for id_, name in named.items() if id_ in there} | {
        id_: id_ for id_ in sorted(there.difference(named))
    }


def items_of_files(
    paths: Sequence[Path],
    annotations: Annotations | None,
    tell: Tell,
    own_exports: list[Path] | None = None,
    *,
    technical: bool = False,
) -> Iterator[Item]:
    """The items of all articles in files and folders; `tell` hears of a file that cannot be read, and of unknown facts.

    With `technical` what lies behind it follows in brackets, where that is known. Files of the folders that mou-tui has
    exported are none of these; `own_exports` takes them.
    """
    from mou_tui.loaders import discover, load
    from mou_tui.loaders.exports import is_own_export

    for path in discover(paths):
        try:
            for article in load(path):
                item = item_of(article, annotations)
                if item.facts.failed:
                    tell(f"{harmless(str(path))}: {said_again(item.facts.failed)}")
                yield item
        except MouError as error:
            if is_own_export(error) and path not in paths:
                if own_exports is not None:
                    own_exports.append(path)
                continue
            behind = faults.technical(error) if technical else ""
            tell(f"{error} [{behind}]" if behind else str(error))


def items_of_stories(library: "Library", rowids: Iterable[int], annotations: Annotations | None) -> Iterator[Item]:
    """The items of rows of a library, each story once: by its best copy, with the others named."""
    stories = library.stories(annotations.apart() if annotations else ())
    for rowid in stories.folded(rowids):
        others = library.rows([copy for copy in stories.of(rowid) if copy != rowid])
        copies = tuple(ArticleRef.of_head(row) for row in others)
        for item in items_of_library(library, (rowid,), annotations):
            yield replace(item, copies=copies) if copies else item


def items_of_library(library: Rows, rowids: Iterable[int], annotations: Annotations | None) -> Iterator[Item]:
    """The items of rows of a library.

    The index may not yet know the reader's last corrections: the facts of an article that has any are extracted anew. An
    article that a builder of the index has taken out meanwhile, since its file is gone or another, is none any more.
    """
    for rowid in rowids:
        try:
            article, facts = library.article(rowid), library.facts(rowid)
        except KeyError:
            continue
        corrected = annotations is not None and annotations.stored_corrections_for(article)
        yield item_of(article, annotations, None if corrected else facts)


def items_of_bookmarks(
    bookmarks: Iterable[Bookmark],
    annotations: Annotations,
    tell: Tell,
    elsewhere: Callable[[ArticleRef], Article | None] = lambda ref: None,
) -> Iterator[Item]:
    """One item for each article that is bookmarked, with all of the `bookmarks` in it, in the order of the first of each.

    The article is read from its file; where that is gone, `elsewhere` may know it (the library does); where it does not,
    the item is what the bookmark remembers, and `tell` hears of it: nothing that was bookmarked is left out.
    """
    groups: dict[tuple[str, str], list[Bookmark]] = {}
    for bookmark in bookmarks:
        groups.setdefault((bookmark.article.id, bookmark.article.path), []).append(bookmark)
    for group in groups.values():
        ref = group[0].article
        article = _from_file(ref) or elsewhere(ref)
        if article is None:
            tell(
                _("%s: this article cannot be read any more; what its bookmark remembers is exported.")
                % (ref.path or ref.id)
            )
            yield Item(remembered(ref, group), Facts(), tuple(group), fields=annotations.fields_of(ref))
        else:
            yield replace(item_of(article, annotations), bookmarks=tuple(current(b, article.text) for b in group))


def _from_file(ref: ArticleRef) -> Article | None:
    """The article in its file: the same bytes, else what stands at the same place of it now."""
    from mou_tui.loaders import readable

    path = Path(ref.path)
    if not ref.path or not path.is_file():
        return None
    articles, _fault = readable(path)
    same = [article for article in articles if article.id == ref.id]
    return next(iter(same or [article for article in articles if article.locator == ref.locator]), None)


def remembered(ref: ArticleRef, bookmarks: Iterable[Bookmark]) -> Article:
    """What the bookmarks of an article remember of it, as an article: the headline and the quoted passages."""
    # Remembered by a version that cleaned less, or written by hand.
    texts = [canonical(ref.title or ref.path), *dict.fromkeys(canonical(b.quote) for b in bookmarks if b.quote)]
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    paragraphs, at = [], 0
    for number, line in enumerate(lines):
        paragraphs.append(Paragraph(at, at + len(line), "quote" if number else "headline"))
        at += len(line) + 1
    return Article(
        id=canonical_line(ref.id),
        path=ref.path,
        text="\n".join(lines),
        paragraphs=tuple(paragraphs),
        locator=canonical_line(ref.locator),
        published_on=ref.published_on and canonical_line(ref.published_on),
        source_url=web_url(ref.source_url),
    )


def current(bookmark: Bookmark, text: str) -> Bookmark:
    """The bookmark with its passage where it stands in `text` now; as it is, where that is not sure."""
    if bookmark.selector is None:
        return bookmark
    passage = find(bookmark.selector, text)
    if passage is None or not passage.sure:
        return bookmark
    return replace(bookmark, selector=replace(bookmark.selector, start=passage.span.start, end=passage.span.end))
