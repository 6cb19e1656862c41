"""Following feeds and knowing how they are: what the command line and the reader's screen of feeds do alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mou_tui.errors import InputError
from mou_tui.feeds.discovery import discover_feed
from mou_tui.feeds.history import FeedState, History, Item
from mou_tui.feeds.opml import read_opml
from mou_tui.feeds.politeness import Politeness
from mou_tui.feeds.subscriptions import AddFeed, Feed, Subscriptions, new_feed
from mou_tui.loaders.limits import limits_in_force
from mou_tui.loaders.reading import not_readable


@dataclass(frozen=True, slots=True)
class FeedStatus:
    """A feed, when it was last asked, how many of its entries are in each state, and those of them that failed."""

    feed: Feed
    state: FeedState
    counts: Mapping[str, int]
    failed: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed that is followed, whether it has not been before, and the other feeds that its page names."""

    feed: Feed
    is_new: bool
    others: tuple[str, ...] = ()


def status_of(feed: Feed, history: History) -> FeedStatus:
    """How a feed is. Raises OwnDataError; touches the disk."""
    failed = history.items(feed.uid, ("failed", "given_up"))
    return FeedStatus(feed, history.state(feed.uid), history.counts(feed.uid), tuple(failed))


def follow(
    address: str,
    folder: Path,
    *,
    name: str = "",
    agreements_only: bool = False,
    full_text: bool = True,
    allow_local: bool = False,
    subscriptions: Subscriptions | None = None,
    politeness: Politeness | None = None,
) -> Followed:
    """Follow the feed at `address`, or the one that the page there names; its articles go into `folder`.

    Raises InputError where there is none, OwnDataError; waits for the site.
    """
    subscriptions = subscriptions or Subscriptions()
    discovered = discover_feed(address, politeness or Politeness(), allow_local=allow_local)
    feed = new_feed(
        discovered.url,
        folder,
        title=" ".join(name.split()) or discovered.feed.title,
        site=discovered.feed.site,
        agreements_only=agreements_only,
        full_text=full_text,
        allow_local=allow_local,
    )
    is_new = subscriptions.apply(AddFeed(feed)) is not None
    if not is_new:
        feed = next(one for one in subscriptions.feeds() if one.url == discovered.url)
    return Followed(feed, is_new, discovered.others)


def follow_list(
    file: Path, folder: Path, *, agreements_only: bool = False, subscriptions: Subscriptions | None = None
) -> tuple[list[Feed], int]:
    """Follow the feeds of an OPML file; returns those that were not followed yet, and how many were.

    Raises InputError, OwnDataError.
    """
    subscriptions = subscriptions or Subscriptions()
    try:
        limits_in_force().check_size(file.stat().st_size)
        outlines = read_opml(file.read_bytes())
    except OSError as error:
        raise not_readable(error, file) from error
    except InputError as error:
        raise InputError(error.cause, path=file, advice=error.advice) from error
    feeds = [
        new_feed(outline.url, folder, title=outline.title, site=outline.site, agreements_only=agreements_only)
        for outline in outlines
    ]
    added = [feed for feed in feeds if subscriptions.apply(AddFeed(feed)) is not None]
    return added, len(feeds) - len(added)
