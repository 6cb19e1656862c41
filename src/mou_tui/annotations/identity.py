"""Finding the article that a bookmark or a correction is about: by id, path, source URL, title and date, in that order."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, Generic, Protocol, TypeVar

from mou_tui.annotations.bookmarks import ArticleRef, remembered_path


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

_PATH: Final = 1
"""Where the path stands among the ways of `keys`."""

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
    )


@lru_cache(maxsize=30_000)
def _keys_of_ref(ref: ArticleRef) -> tuple[object, ...]:
    return _keys(ref.id, ref.path, ref.locator, ref.source_url, ref.title, ref.published_on)


def _keys(
    id_: str, path: str, locator: str, url: str | None, title: str, published_on: str | None
) -> tuple[object, ...]:
    return (
        ("id", id_) if id_ else None,
        ("path", path, locator) if path else None,
        ("url", url, locator) if url else None,
        # A title alone is no identity: “Signing ceremony” names hundreds of articles.
        ("title", title, published_on) if title and published_on else None,
    )


class Directory(Generic[T]):
    """Things by the article they belong to, found by any key that one of them shares with an article."""

    def __init__(self, things: Iterable[T], ref: Callable[[T], Head]) -> None:
        self._by_key: dict[object, list[T]] = defaultdict(list)
        for thing in things:
            for way in keys(ref(thing)):
                if way is not None:
                    self._by_key[way].append(thing)

    def of(self, head: Head) -> list[T]:
        """What belongs to `head`, those first that share its id, then its path, its URL, its title and date."""
        found: dict[int, T] = {}
        for way in keys(head) if self._by_key else ():
            for thing in self._by_key.get(way, ()) if way is not None else ():
                found.setdefault(id(thing), thing)
        return list(found.values())


def relinked(refs: Iterable[ArticleRef], heads: Iterable[Head]) -> dict[ArticleRef, ArticleRef]:
    """For each reference whose article is now found under another id or path: what should be remembered instead.

    `heads` are all articles of the library, in any order; a way that several of them share is no way to recognise one.
    """
    wanted = {ref: keys(ref) for ref in refs}
    ways = {way for ref_ways in wanted.values() for way in ref_ways if way is not None}
    seen: dict[object, list[Head]] = defaultdict(list)
    for head in heads:
        for way in keys(head):
            if way is not None and way in ways:
                seen[way].append(head)
    changes: dict[ArticleRef, ArticleRef] = {}
    for ref, ref_ways in wanted.items():
        found = _recognised(ref, ref_ways, seen)
        if found is not None and (found.id, remembered_path(found.path)) != (ref.id, ref.path):
            changes[ref] = _updated(ref, found)
    return changes


def _recognised(ref: ArticleRef, ways: tuple[object, ...], seen: dict[object, list[Head]]) -> Head | None:
    for number, way in enumerate(ways):
        heads = seen.get(way, []) if way is not None else []
        if number == _PATH:
            heads = [head for head in heads if _may_be(ref, head)]
        same_place = [head for head in heads if remembered_path(head.path) == ref.path]
        if same_place:
            return same_place[0]
        if len({head.id for head in heads}) == 1:
            return heads[0]
    return None


def _may_be(ref: ArticleRef, head: Head) -> bool:
    """Whether what stands at the path now is the same article, edited: `latest.txt` is another one every day."""
    url = getattr(head, "source_url", None)
    if not ref.title or (url and url == ref.source_url):
        return True
    return SequenceMatcher(None, ref.title[:200], head.title[:200], autojunk=False).ratio() >= _SAME_TITLE


def _updated(ref: ArticleRef, head: Head) -> ArticleRef:
    return ArticleRef(
        path=remembered_path(head.path),
        id=head.id,
        locator=head.locator,
        source_url=getattr(head, "source_url", None) or ref.source_url,
        title=head.title or ref.title,
        published_on=head.published_on or ref.published_on,
    )
