"""Finding the article that a bookmark or a correction is about: by id, path, source URL, title and date, in that order."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Generic, Protocol, TypeVar

from mou_tui.annotations.bookmarks import ArticleRef, remembered_path, says_of
from mou_tui.annotations.row_identity import TableRows, is_place, sketch_of, whole
from mou_tui.thai.quoting import letters_only


class Head(Protocol):
    """What articles, references and rows of a library have in common."""

    @property
    def id(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def locator(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def published_on(self) -> str | None: ...


T = TypeVar("T")

_SAYS: Final = 1
_PATH: Final = 2
_URL: Final = 3
_TITLE: Final = 4
"""Where the path, the address and the title stand among the ways of `keys`."""

_SAME_TITLE: Final = 0.6
"""How alike two titles are, from 0 to 1, that may be one title, edited."""


def keys(head: Head) -> tuple[object, ...]:
    """The ways in which `head` may be recognised, the surest first; None where it lacks one."""
    if isinstance(head, ArticleRef):
        return _keys_of_ref(head)
    return _keys(
        head.id,
        remembered_path(head.path),
        head.locator,
        getattr(head, "source_url", None),
        head.title,
        head.published_on,
        says_of(head),
    )


@lru_cache(maxsize=30_000)
def _keys_of_ref(ref: ArticleRef) -> tuple[object, ...]:
    return _keys(ref.id, ref.path, ref.locator, ref.source_url, ref.title, ref.published_on, ref.says)


def _keys(
    id_: str, path: str, locator: str, url: str | None, title: str, published_on: str | None, says: str
) -> tuple[object, ...]:
    return (
        ("id", id_) if id_ else None,
        ("says", path, whole(says)) if says and path else None,
        ("path", path, locator) if path else None,
        ("url", url, locator) if url else None,
        # A title alone is no identity: “Signing ceremony” names hundreds of articles.
        ("title", title, published_on) if title and published_on else None,
    )


class Directory(Generic[T]):
    """Things by the article they belong to, found by any way in which their article is recognised."""

    def __init__(self, things: Iterable[T], ref: Callable[[T], ArticleRef]) -> None:
        self._ref = ref
        self._by_key: dict[object, list[T]] = defaultdict(list)
        for thing in things:
            for way in keys(ref(thing)):
                if way is not None:
                    self._by_key[way].append(thing)

    def of(self, head: Head) -> list[T]:
        """What belongs to `head`, those first that share its id, then its path, its URL, its title and date.

        Its address and its title are no proof where another article has them too: one whose file is still there, or
        another one that something here belongs to.
        """
        found: dict[int, T] = {}
        for number, way in enumerate(keys(head)) if self._by_key else ():
            things = self._by_key.get(way, ()) if way is not None else ()
            if number > _PATH and _are_several(self._ref(thing) for thing in things):
                continue
            for thing in things:
                ref = self._ref(thing)
                if number >= _PATH and ref.says and is_place(head.locator):
                    continue  # another row of its table, perhaps: what it says would tell
                if _fits(number, ref, head) and (number <= _PATH or not self._is_elsewhere(ref, head)):
                    found.setdefault(id(thing), thing)
        return list(found.values())

    @staticmethod
    def _is_elsewhere(ref: ArticleRef, head: Head) -> bool:
        """Whether the article that is remembered has a file, and that is not the file of `head`."""
        if not ref.path or (remembered_path(head.path), head.locator) == (ref.path, ref.locator):
            return False
        return Path(ref.path).exists()


def _are_several(refs: Iterable[ArticleRef]) -> bool:
    """Whether these are surely not one article: neither one content nor one place."""
    ids, places = set(), set()
    for ref in refs:
        ids.add(ref.id)
        places.add((ref.path, ref.locator))
    return len(ids) > 1 and len(places) > 1


def relinked(
    refs: Iterable[ArticleRef],
    heads: Iterable[Head],
    text_of: Callable[[Head], str] | None = None,
    successors: Mapping[str, str] = MappingProxyType({}),
) -> dict[ArticleRef, ArticleRef]:
    """For each reference whose article is now found under another id or path: what should be remembered instead.

    `heads` are all articles of the library, in any order; a way that several of them share is no way to recognise one. `text_of`
    gives the text of one: rows of tables are recognised by what they say, or by what the index says that each is now: `successors`.
    """
    wanted = {ref: keys(ref) for ref in refs}
    ways = {way for ref_ways in wanted.values() for way in ref_ways if way is not None}
    seen: dict[object, list[Head]] = defaultdict(list)
    tables: dict[str, list[Head]] = {ref.path: [] for ref in wanted if text_of is not None and is_place(ref.locator)}
    for head in heads:
        if tables and is_place(head.locator) and (path := remembered_path(head.path)) in tables:
            tables[path].append(head)
        for way in keys(head):
            if way is not None and way in ways:
                seen[way].append(head)
    changes: dict[ArticleRef, ArticleRef] = {}
    sketches = {
        path: [(head, sketch_of(text_of(head))) for head in rows]
        for path, rows in tables.items()
        if text_of is not None
    }
    by_words = {path: TableRows(rows) for path, rows in sketches.items()}
    for ref, ref_ways in wanted.items():
        of_table = sketches.get(ref.path, []) if is_place(ref.locator) else []
        recognised = (
            _row_of(ref, of_table, by_words[ref.path], successors) if of_table else _recognised(ref, ref_ways, seen)
        )
        if recognised is None:
            continue
        says = next((sketch for head, sketch in of_table if head is recognised), ref.says)
        if (recognised.id, remembered_path(recognised.path), says) != (ref.id, ref.path, ref.says):
            changes[ref] = replace(_updated(ref, recognised), says=says)
    return changes


def _row_of(
    ref: ArticleRef, rows: list[tuple[Head, str]], by_words: TableRows[Head], successors: Mapping[str, str]
) -> Head | None:
    """The row of its table that a reference means: as it was, else what says the same, here before elsewhere.

    Of one of which only the title is remembered that has to be the title of no other.
    """
    now = successors.get(ref.id, ref.id)
    for head, sketch in rows:
        if head.id in (ref.id, now) or (ref.says and head.locator == ref.locator and whole(sketch) == whole(ref.says)):
            return head
    if ref.says:
        return by_words.that_says(ref.says)
    same = [head for head, _sketch in rows if letters_only(head.title) == letters_only(ref.title)]
    return same[0] if len(same) == 1 and ref.title else None


def _recognised(ref: ArticleRef, ways: tuple[object, ...], seen: dict[object, list[Head]]) -> Head | None:
    for number, way in enumerate(ways):
        heads = seen.get(way, []) if way is not None else []
        if number == _PATH:
            heads = [head for head in heads if _fits(number, ref, head)]
        same_place = [head for head in heads if remembered_path(head.path) == ref.path]
        if same_place:
            return same_place[0]
        if len({head.id for head in heads}) == 1 and _fits(number, ref, heads[0]):
            return heads[0]
    return None


def _fits(number: int, ref: ArticleRef, head: Head) -> bool:
    """Whether what is recognised by way `number` of `keys` may be the article that is remembered.

    What stands at its path now is the same article, edited, where its title is like it: `latest.txt` is another one every
    day. An address may be that of a list or a portal, and is that of each row of a register there, so the title has to be the
    same; a title that of a series.
    """
    url = getattr(head, "source_url", None)
    if number == _PATH and ref.title and (head.locator or not (url and url == ref.source_url)):
        from difflib import SequenceMatcher

        return SequenceMatcher(None, ref.title[:200], head.title[:200], autojunk=False).ratio() >= _SAME_TITLE
    if number == _URL and ref.title:
        return letters_only(ref.title) == letters_only(head.title)
    return not (number == _TITLE and url and ref.source_url and url != ref.source_url)


def _updated(ref: ArticleRef, head: Head) -> ArticleRef:
    return ArticleRef(
        path=remembered_path(head.path),
        id=head.id,
        locator=head.locator,
        source_url=getattr(head, "source_url", None) or ref.source_url,
        title=head.title or ref.title,
        published_on=head.published_on or ref.published_on,
    )
