"""The state of reading, in SQLite: read marks, places, saved searches, the last session.

Nothing here is the reader's work: a damaged file is set aside and reading begins anew with an empty one.
"""

import contextlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import apsw

from mou_tui import clock, locations
from mou_tui.annotations.filesystem import FileSystem
from mou_tui.annotations.own_database import OwnDatabase, connect, set_aside
from mou_tui.errors import OwnDataError
from mou_tui.i18n import _

FILE: Final = "state.db"

_TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS read (id TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS place (id TEXT PRIMARY KEY, paragraph INTEGER NOT NULL, offset INTEGER NOT NULL) WITHOUT ROWID",
    # Which articles were opened when, which nothing ever asked for.
    "DROP TABLE IF EXISTS history",
    "CREATE TABLE IF NOT EXISTS search (name TEXT PRIMARY KEY, query TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS recent_query (seq INTEGER PRIMARY KEY, query TEXT NOT NULL UNIQUE)",
    # Which steps before its end an agreement was told to have reached; another end is told anew.
    "CREATE TABLE IF NOT EXISTS due (key TEXT NOT NULL, step INTEGER NOT NULL, ends TEXT NOT NULL, PRIMARY KEY (key, step)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS session (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)


class Session(NamedTuple):
    """What the next start takes up again. `folders` are absolute; `article` is an id; None is “not chosen”.

    `sort`, `grouping` and `theme` are names that the reader knows; one from a later version means nothing to it.
    """

    folders: tuple[Path, ...] = ()
    article: str | None = None
    column: int | None = None
    language: str | None = None
    era: str | None = None
    sort: str | None = None
    grouping: str | None = None
    theme: str | None = None
    more: Mapping[str, Any] | None = None


class State(OwnDatabase):
    """The reader's state.db; safe to use from several threads and processes.

    `notices` tells where the file had to be set aside, or could not be opened: then the state lives in memory and is gone
    with the process. Methods that write raise OwnDataError.
    """

    def __init__(self, connection: apsw.Connection, path: Path, notices: list[str]) -> None:
        super().__init__(connection, path)
        self.notices = notices

    @classmethod
    def open(cls, data_dir: Path | None = None, fs: FileSystem | None = None) -> "State":
        """The state in `data_dir` (None: the platform's place). Never fails: see `notices`."""
        fs = fs or FileSystem()
        folder = data_dir or locations.data_dir()
        path = folder / FILE
        notices: list[str] = []
        try:
            fs.make_folder(folder)
            return cls(connect(path, _TABLES), path, notices)
        except (apsw.NotADBError, apsw.CorruptError):
            with contextlib.suppress(OSError, apsw.Error):
                aside = set_aside(path, fs)
                notices.append(
                    _("%(file)s was damaged and set aside as %(aside)s.") % {"file": FILE, "aside": aside.name}
                )
                return cls(connect(path, _TABLES), path, notices)
        except (OSError, apsw.Error) as error:
            notices.append(_("%(file)s cannot be opened (%(why)s); read marks and places will not be kept.")
                           % {"file": path, "why": error})  # fmt: skip
        return cls(connect(":memory:", _TABLES), path, notices)

    # What was read

    def mark_read(self, article_id: str, read: bool = True) -> None:
        """Mark an article as read or unread."""
        if read:
            self._write("INSERT OR IGNORE INTO read VALUES (?, ?)", (article_id, _moment()))
        else:
            self._write("DELETE FROM read WHERE id = ?", (article_id,))

    def read_ids(self) -> frozenset[str]:
        """The ids of all articles marked as read."""
        return frozenset(row[0] for row in self._rows("SELECT id FROM read"))

    # Where in an article

    def place(self, article_id: str) -> tuple[int, int] | None:
        """Where the reader was in an article: paragraph number (0-based) and code-point offset in it."""
        rows = self._rows("SELECT paragraph, offset FROM place WHERE id = ?", (article_id,))
        return (rows[0][0], rows[0][1]) if rows else None

    def set_place(self, article_id: str, paragraph: int, offset: int) -> None:
        """Remember where the reader is in an article."""
        self._write("INSERT OR REPLACE INTO place VALUES (?, ?, ?)", (article_id, paragraph, offset))

    # What was told of ends

    def told_due(self) -> dict[tuple[str, int], str]:
        """The ends that were told: by agreement and step in days, the end as it was then (ISO 8601)."""
        return {(key, step): ends for key, step, ends in self._rows("SELECT key, step, ends FROM due")}

    def tell_due(self, told: Iterable[tuple[str, int, str]]) -> None:
        """Remember that these were told: agreement, step in days, end."""
        with self._writing() as connection:
            connection.executemany("INSERT OR REPLACE INTO due VALUES (?, ?, ?)", list(told))

    # What was searched

    def save_search(self, name: str, query: str) -> None:
        """Keep a query under a name, instead of the one that had it."""
        self._write("INSERT OR REPLACE INTO search VALUES (?, ?, ?)", (name, query, _moment()))

    def remove_search(self, name: str) -> None:
        """Forget a saved search."""
        self._write("DELETE FROM search WHERE name = ?", (name,))

    def searches(self) -> dict[str, str]:
        """The saved searches: name and query, by name."""
        return {row[0]: row[1] for row in self._rows("SELECT name, query FROM search ORDER BY name")}

    def add_query(self, query: str) -> None:
        """Remember a query that was run; the last hundred are kept."""
        with self._writing() as connection:
            connection.execute("DELETE FROM recent_query WHERE query = ?", (query,))
            connection.execute("INSERT INTO recent_query(query) VALUES (?)", (query,))
            connection.execute("DELETE FROM recent_query WHERE seq <= (SELECT max(seq) FROM recent_query) - 100")

    def queries(self, limit: int = 100) -> list[str]:
        """The queries last run, the latest first."""
        return [row[0] for row in self._rows("SELECT query FROM recent_query ORDER BY seq DESC LIMIT ?", (limit,))]

    # The session

    def session(self) -> Session:
        """What the last session left; what is not known is None."""
        values = self._session_values()
        folders = values.get("folders")
        return Session(
            folders=tuple(Path(f) for f in folders if isinstance(f, str)) if isinstance(folders, list) else (),
            article=_as(str, values.get("article")),
            column=_as(int, values.get("column")),
            language=_as(str, values.get("language")),
            era=_as(str, values.get("era")),
            sort=_as(str, values.get("sort")),
            grouping=_as(str, values.get("grouping")),
            theme=_as(str, values.get("theme")),
            more=_as(dict, values.get("more")),
        )

    def set_session(self, session: Session) -> None:
        """Remember the session as it is."""
        values = {
            "folders": [str(folder.absolute()) for folder in session.folders],
            "article": session.article,
            "column": session.column,
            "language": session.language,
            "era": session.era,
            "sort": session.sort,
            "grouping": session.grouping,
            "theme": session.theme,
            "more": dict(session.more) if session.more else None,
        }
        with self._writing() as connection:
            for key, value in values.items():
                connection.execute("INSERT OR REPLACE INTO session VALUES (?, ?)", (key, json.dumps(value)))

    def last_opened(self) -> tuple[Path, ...]:
        """The folders of the library that was last opened."""
        return self.session().folders

    def _session_values(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in self._rows("SELECT key, value FROM session"):
            with contextlib.suppress(ValueError):
                values[key] = json.loads(value)
        return values

    def _failed(self, error: Exception) -> OwnDataError:
        return OwnDataError(
            _("The state of reading could not be kept: %s.") % error,
            path=self.path,
            advice=_("Bookmarks are not concerned; check the free space and who may write there."),
        )


def _as(kind: type, value: Any) -> Any:
    return value if isinstance(value, kind) else None


def _moment() -> str:
    return clock.now().isoformat()
