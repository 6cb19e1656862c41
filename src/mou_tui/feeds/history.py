"""What came of the entries of feeds, in SQLite: which are waiting, saved, left out or failed, and when each feed was last asked.

An entry is taken in before its article is fetched, with what the server calls this version of the feed: killed at any moment
nothing is lost and nothing comes twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

import apsw

from mou_tui import clock, locations
from mou_tui.annotations.filesystem import FileSystem
from mou_tui.annotations.own_database import OwnDatabase, connect, set_aside
from mou_tui.errors import OwnDataError
from mou_tui.feeds.arrivals import FILE
from mou_tui.fetching import Validators
from mou_tui.i18n import _
from mou_tui.loaders.feed import FeedEntry

ItemState = Literal["waiting", "saved", "left_out", "failed", "given_up"]
"""waiting: not fetched yet; left_out: reports no agreement; failed: to be tried again; given_up: tried MOST_TRIES times."""

MOST_TRIES: Final = 5

_TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS feed (uid TEXT PRIMARY KEY, etag TEXT NOT NULL, last_modified TEXT NOT NULL, asked TEXT NOT NULL,"
    " failures INTEGER NOT NULL, problem TEXT NOT NULL, not_before TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS item (seq INTEGER PRIMARY KEY, feed TEXT NOT NULL, key TEXT NOT NULL, url TEXT NOT NULL,"
    " title TEXT NOT NULL, published_on TEXT, author TEXT NOT NULL, words TEXT NOT NULL, state TEXT NOT NULL,"
    " at TEXT NOT NULL, tries INTEGER NOT NULL, problem TEXT NOT NULL, path TEXT NOT NULL, UNIQUE (feed, key))",
    "CREATE INDEX IF NOT EXISTS item_state ON item(feed, state)",
    "CREATE INDEX IF NOT EXISTS item_url ON item(url)",
)


@dataclass(frozen=True, slots=True)
class FeedState:
    """When a feed was last asked (ISO 8601, "" for never) and what came of it. `failures` counts those since it last answered."""

    validators: Validators = field(default_factory=Validators)
    asked: str = ""
    failures: int = 0
    problem: str = ""
    not_before: str = ""
    """The moment before which its server wants to be left alone."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed and what came of it: where it was saved (`path`), or what the `problem` was."""

    feed: str
    entry: FeedEntry
    state: ItemState
    at: str
    tries: int = 0
    problem: str = ""
    path: str = ""


_ITEM: Final = "SELECT feed, key, url, title, published_on, author, words, state, at, tries, problem, path FROM item"


class History(OwnDatabase):
    """feeds.db; safe to use from several threads. Methods raise OwnDataError."""

    def __init__(self, data_dir: Path | None = None, fs: FileSystem | None = None) -> None:
        """Open it; a damaged one is set aside, which `notices` tells. Raises OwnDataError."""
        fs = fs or FileSystem()
        folder = data_dir or locations.data_dir()
        self.path = folder / FILE
        self.notices: list[str] = []
        try:
            fs.make_folder(folder)
            try:
                connection = connect(self.path, _TABLES)
            except (apsw.NotADBError, apsw.CorruptError):
                aside = set_aside(self.path, fs)
                connection = connect(self.path, _TABLES)
                told = _("%(file)s was damaged and set aside as %(aside)s.") % {"file": FILE, "aside": aside.name}
                self.notices.append(told + " " + _("What feeds still have counts as new."))
        except (OSError, apsw.Error) as error:
            raise self._failed(error) from error
        super().__init__(connection, self.path)

    def state(self, uid: str) -> FeedState:
        """What is known of a feed."""
        rows = self._rows(
            "SELECT etag, last_modified, asked, failures, problem, not_before FROM feed WHERE uid = ?", (uid,)
        )
        if not rows:
            return FeedState()
        etag, last_modified, *rest = rows[0]
        return FeedState(Validators(etag, last_modified), *rest)

    def counts(self, uid: str) -> dict[str, int]:
        """How many of a feed's entries are in each state."""
        return dict(self._rows("SELECT state, count(*) FROM item WHERE feed = ? GROUP BY state", (uid,)))

    def items(self, uid: str, states: Iterable[ItemState] = (), limit: int = -1) -> list[Item]:
        """The entries of a feed in these states (all, where none is given), the oldest first."""
        wanted = tuple(states)
        among = f" AND state IN ({','.join('?' * len(wanted))})" if wanted else ""
        rows = self._rows(f"{_ITEM} WHERE feed = ?{among} ORDER BY seq LIMIT ?", (uid, *wanted, limit))
        return [Item(row[0], FeedEntry(*row[1:7]), *row[7:]) for row in rows]

    def to_fetch(self, uid: str, limit: int) -> list[Item]:
        """What is waiting and what is to be tried again, the first of these first."""
        return self.items(uid, ("waiting",), limit) + self.items(uid, ("failed",), limit)

    def saved_at(self, url: str) -> str:
        """Where the article at `url` was saved for any feed; "" where it was not."""
        rows = self._rows("SELECT path FROM item WHERE url = ? AND path <> '' LIMIT 1", (url,)) if url else ()
        return str(rows[0][0]) if rows else ""

    def take_in(self, uid: str, entries: Iterable[FeedEntry], validators: Validators) -> int:
        """Remember the entries that are new, the last of the feed first, since feeds begin with the newest. Returns how many are."""
        now = clock.now().isoformat()
        with self._writing() as connection:
            before = connection.total_changes()
            for entry in reversed(tuple(entries)):
                connection.execute(
                    "INSERT OR IGNORE INTO item(feed, key, url, title, published_on, author, words, state, at, tries, problem, path)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', ?, 0, '', '')",
                    (uid, entry.key, entry.url, entry.title, entry.published_on, entry.author, entry.words, now),
                )
            new = connection.total_changes() - before
            self._asked(connection, uid, validators)
        return new

    def answered_unchanged(self, uid: str, validators: Validators) -> None:
        """Remember that a feed has nothing new."""
        with self._writing() as connection:
            self._asked(connection, uid, validators)

    @staticmethod
    def _asked(connection: apsw.Connection, uid: str, validators: Validators) -> None:
        values = (uid, validators.etag, validators.last_modified, clock.now().isoformat())
        connection.execute("INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?, 0, '', '')", values)

    def feed_failed(self, uid: str, problem: str, not_before: str = "") -> None:
        """Remember that a feed could not be had; what its last answer was called stays."""
        known = self.state(uid)
        values = (uid, known.validators.etag, known.validators.last_modified, clock.now().isoformat())
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?, ?, ?, ?)",
                (*values, known.failures + 1, problem, not_before),
            )

    def settle(self, item: Item, state: ItemState, *, problem: str = "", path: str = "") -> ItemState:
        """Remember what came of an entry; one that fails for the last time is given up. Returns its state."""
        tries = item.tries + 1
        if state == "failed" and tries >= MOST_TRIES:
            state = "given_up"
        with self._writing() as connection:
            # What the feed has of it is needed no more.
            words = item.entry.words if state == "failed" else ""
            connection.execute(
                "UPDATE item SET state = ?, at = ?, tries = ?, problem = ?, path = ?, words = ? WHERE feed = ? AND key = ?",
                (state, clock.now().isoformat(), tries, problem, path, words, item.feed, item.entry.key),
            )
        return state

    def try_again(self, uid: str) -> None:
        """Let what was given up be tried again."""
        with self._writing() as connection:
            connection.execute(
                "UPDATE item SET state = 'failed', tries = 0 WHERE feed = ? AND state = 'given_up'", (uid,)
            )

    def forget(self, uid: str) -> None:
        """Forget a feed and its entries."""
        with self._writing() as connection:
            connection.execute("DELETE FROM feed WHERE uid = ?", (uid,))
            connection.execute("DELETE FROM item WHERE feed = ?", (uid,))

    def _failed(self, error: Exception) -> OwnDataError:
        return OwnDataError(
            _("What came of the feeds could not be kept: %s.") % error,
            path=self.path,
            advice=_("Check the free space and who may write there."),
        )
