"""The feeds that the reader follows, as feeds.toml keeps them, and the operations that change them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from mou_tui import clock, locations
from mou_tui.annotations.bookmarks import as_moment, new_uid
from mou_tui.annotations.document import Document, DocumentKind
from mou_tui.annotations.filesystem import FileSystem
from mou_tui.annotations.operations import Operation
from mou_tui.annotations.store import Store
from mou_tui.errors import UsageError
from mou_tui.i18n import _


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is followed. `folder` is where its articles are saved.

    With `agreements_only` news that reports no agreement is left out; without `full_text` the feed's own words are saved and no
    page is fetched; `allow_local` lets it lead into the local network.
    """

    uid: str
    url: str
    folder: Path
    title: str = ""
    site: str = ""
    agreements_only: bool = False
    full_text: bool = True
    allow_local: bool = False
    created: datetime | None = None

    @property
    def name(self) -> str:
        """What it is called: its title, else its address."""
        return self.title or self.url


def new_feed(url: str, folder: Path, **more: Any) -> Feed:
    """A feed to be added."""
    return Feed(new_uid(), url, folder.absolute(), created=clock.now(), **more)


def feed_to_table(feed: Feed) -> dict[str, Any]:
    """The feed as one `[[feed]]` of feeds.toml (docs/feeds.md)."""
    table: dict[str, Any] = {"uid": feed.uid, "url": feed.url, "folder": str(feed.folder)}
    if feed.created is not None:
        table["created"] = feed.created
    table |= {key: value for key in ("title", "site") if (value := getattr(feed, key))}
    return table | {
        key: getattr(feed, key)
        for key in ("agreements_only", "full_text", "allow_local")
        if getattr(feed, key) != Feed.__dataclass_fields__[key].default
    }


def feed_from_table(table: Mapping[str, Any]) -> Feed:
    """The inverse of `feed_to_table`. Raises KeyError, TypeError or ValueError for what is no feed."""
    texts = {key: table.get(key, "") for key in ("url", "folder", "title", "site")}
    flags = {key: table[key] for key in ("agreements_only", "full_text", "allow_local") if key in table}
    if not all(isinstance(text, str) for text in texts.values()) or not all(
        isinstance(f, bool) for f in flags.values()
    ):
        raise TypeError("a feed's values are texts, true and false")
    if not (texts["url"] and texts["folder"]):
        raise KeyError("url")
    created = as_moment(table["created"]) if "created" in table else None
    folder = locations.expanded(texts.pop("folder"))
    return Feed(uid=str(table["uid"]), folder=folder, created=created, **texts, **flags)


FEEDS: Final[DocumentKind[Feed]] = DocumentKind("feeds.toml", "feed", feed_from_table, "docs/feeds.md")


@dataclass(frozen=True, slots=True)
class AddFeed(Operation):
    """Follow a feed, unless its address is followed already."""

    feed: Feed

    def apply(self, document: Document[Feed]) -> Operation | None:
        if any(feed.url == self.feed.url for feed in document.items):
            return None
        document.add(feed_to_table(self.feed))
        return RemoveFeed(self.feed.uid)


@dataclass(frozen=True, slots=True)
class RemoveFeed(Operation):
    """Follow a feed no longer; its inverse puts it back where it stood."""

    uid: str

    def apply(self, document: Document[Feed]) -> Operation | None:
        taken = document.take_out(self.uid)
        return None if taken is None else _PutBackFeed(*taken)


@dataclass(frozen=True, slots=True)
class _PutBackFeed(Operation):
    table: Mapping[str, Any]
    place: int

    def apply(self, document: Document[Feed]) -> Operation | None:
        uid = document.put_back(self.table, self.place)
        return None if uid is None else RemoveFeed(uid)


@dataclass(frozen=True, slots=True)
class SetFeed(Operation):
    """Give a feed other values; `changes` are keys of feeds.toml."""

    uid: str
    changes: Mapping[str, Any]

    def apply(self, document: Document[Feed]) -> Operation | None:
        place = document.find(self.uid)
        if place is None:
            return None
        entry = document.entries[place]
        before = {key: entry.table.get(key) for key in self.changes}
        if before == dict(self.changes):
            return None
        document.put(place, entry.with_changes(self.changes))
        return SetFeed(self.uid, before)


class Subscriptions:
    """The feeds that are followed. Raises OwnDataError where feeds.toml cannot be read or written."""

    def __init__(self, data_dir: Path | None = None, fs: FileSystem | None = None) -> None:
        self._store: Store[Feed] = Store(data_dir or locations.data_dir(), FEEDS, fs or FileSystem())
        self._store.load()

    @property
    def notices(self) -> list[str]:
        """Sentences that the reader should be told: a file that was set aside, entries that are not understood."""
        return self._store.notices

    def feeds(self) -> tuple[Feed, ...]:
        """All feeds, in the order in which they were added."""
        return self._store.document.items

    def apply(self, operation: Operation) -> Operation | None:
        """Do `operation`; returns its inverse, None where nothing had to change."""
        return self._store.apply(operation)

    def chosen(self, named: tuple[str, ...]) -> list[Feed]:
        """The feeds with these addresses, titles or uids (or beginnings of them that no other has); all, where none is named.

        Raises UsageError.
        """
        if not named:
            return list(self.feeds())
        chosen = [self._one(name) for name in named]
        return list({feed.uid: feed for feed in chosen}.values())

    def _one(self, name: str) -> Feed:
        exact = [feed for feed in self.feeds() if name in (feed.uid, feed.url, feed.title)]
        matches = exact or [f for f in self.feeds() if f.uid.startswith(name) or f.title.startswith(name)]
        if len(matches) != 1:
            raise UsageError(
                _("There is no feed “%s”, or more than one.") % name,
                advice=_("“mou-tui feeds list” shows their names."),
            )
        return matches[0]
