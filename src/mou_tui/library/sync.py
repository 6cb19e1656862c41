"""Folders → index: what changed is read, newest first, and committed each second; searching goes on meanwhile.

There is one builder at a time, which holds a lock beside the index. Killed at any moment it loses the second it was
at: what is committed is whole, since an article and all that belongs to it are written in one transaction.
"""

import contextlib
import hashlib
import itertools
import json
import os
import time
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import apsw
import filelock

from mou_tui import clock, locations
from mou_tui.errors import IndexDamagedError
from mou_tui.i18n.kept import kept
from mou_tui.i18n.kept import sentence as _
from mou_tui.killable import KillablePool, KilledError
from mou_tui.library import charmap, schema
from mou_tui.library.corrected import refresh_corrected
from mou_tui.library.orders import keep_order
from mou_tui.library.prepare import Prepared, Preparer, Task, prepare, start_worker
from mou_tui.library.record import Record
from mou_tui.library.rules import rules_in_force
from mou_tui.library.schema import Place
from mou_tui.library.walk import Listing, join, walk
from mou_tui.loaders.exports import IN_INDEX

COMMIT_SECONDS: Final = 1.0
REPORT_SECONDS: Final = 0.2
SAMPLE: Final = 200
"""Articles of which the common trigrams are learnt."""
CHUNK: Final = 32
"""Files that a worker process is handed at once."""
CHUNK_BYTES: Final = 2_000_000
"""And bytes: what they hold waits in memory for its turn."""
FACTS_SECONDS: Final = 600
"""How much longer than reading a file may take a worker may be at it, which extracts facts too; then it hangs, and is replaced."""
AHEAD: Final = 8
"""Times that for each worker: while trigrams are written, nobody hands it more."""
OWN: Final = 4
"""Files that the writing process reads itself before it looks again whether a worker has finished."""
STRETCH_SECONDS: Final = 0.1
"""How long a process that works alone reads before it writes what it has read."""
GRAMS_AT_ONCE: Final = 64
"""Articles whose trigrams are written in one statement."""
_MOST_WAITING: Final = 128

_HOUR_NS: Final = 3_600_000_000_000


class BusyError(Exception):
    """Another process is building this index."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a sync is. `phase` is scan, index or done; `rate` in files a second; `eta` in seconds, None while unknown."""

    phase: str
    done: int = 0
    total: int = 0
    rate: float = 0.0
    failed: int = 0
    eta: float | None = None


@dataclass(slots=True)
class Outcome:
    """What a sync did, in files. `complete` is False where it was cancelled."""

    added: int = 0
    changed: int = 0
    moved: int = 0
    removed: int = 0
    failed: int = 0
    corrected: int = 0
    complete: bool = True


def sync(
    folders: Sequence[Path],
    index: Path | str | Place | None = None,
    *,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    rebuild: bool = False,
    jobs: int = 1,
    with_facts: bool = True,
    wait: float = 0.0,
) -> Outcome:
    """Bring the index of `folders` up to date and say what that took.

    `rebuild` reads every file again. `jobs` processes work on it, this one included. Raises BusyError where another
    process builds this index (after `wait` seconds), OwnDataError where the index cannot be written; what was committed
    stays.
    """
    place = index if isinstance(index, Place) else schema.place_of(folders, index)
    with builder(place, wait), schema.translated(place):
        for attempt in itertools.count():
            connection = schema.prepare(place)
            try:
                work = _Sync(connection, place, folders, progress or (lambda _: None), cancelled or (lambda: False))
                return work.run(rebuild=rebuild, jobs=jobs, with_facts=with_facts)
            except (apsw.Error, IndexDamagedError) as error:
                # The header was fine and something below it is not: once more, from nothing.
                connection.close()
                if attempt or place.path is None or not schema.is_damage(error):
                    raise
                schema.remove(place.path)
            finally:
                connection.close()
    raise AssertionError("unreachable")


@contextlib.contextmanager
def builder(place: Place, wait: float) -> Iterator[None]:
    """The right to build this index, which one process at a time has."""
    if place.lock is None:
        yield
        return
    try:
        place.lock.parent.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(place.lock)
        lock.acquire(timeout=wait)
    except filelock.Timeout as error:
        raise BusyError(str(place.path)) from error
    except OSError as error:
        raise schema.unwritable(place, error) from error
    try:
        yield
    finally:
        lock.release()


class _Pending(NamedTuple):
    """A file to read: new where `file` is None, else changed."""

    file: int | None
    folder: bytes
    name: bytes
    size: int
    mtime: int
    digest: bytes | None

    @property
    def path(self) -> str:
        return join(self.folder, self.name)

    def is_large_collection(self) -> bool:
        """Whether it may hold more articles than are to wait in memory for their turn."""
        from mou_tui.loaders.registry import COLLECTIONS

        return self.size > CHUNK_BYTES // 2 and os.fsdecode(self.name[self.name.rfind(b".") :]).lower() in COLLECTIONS


class _Queue:
    """The files to read, some at a time."""

    def __init__(self, pending: Iterator[_Pending]) -> None:
        self._pending = pending
        self._next = next(pending, None)

    def take(self, most: int) -> list[_Pending]:
        """The next files, at most `most` and CHUNK_BYTES of them; a large collection comes alone."""
        files: list[_Pending] = []
        size = 0
        while (one := self._next) is not None and len(files) < most:
            size += one.size
            if files and (size > CHUNK_BYTES or one.is_large_collection()):
                break
            files.append(one)
            self._next = next(self._pending, None)
            if one.is_large_collection():
                break
        return files


@dataclass(slots=True)
class _Chunk:
    """Files that are read together: by a worker (`future`), by this process (`ready`), or when their turn comes."""

    files: list[_Pending]
    future: Future[list[list[Prepared] | KilledError]] | None = None
    ready: list[list[Prepared]] | None = None

    def is_awaited(self) -> bool:
        """Whether a worker is still at it."""
        return self.future is not None and not self.future.done()


class _Sync:
    """One run over the folders."""

    def __init__(
        self,
        connection: apsw.Connection,
        place: Place,
        folders: Sequence[Path],
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self.db = connection
        self.place = place
        self.folders = folders
        self.progress = progress
        self.cancelled = cancelled
        self.outcome = Outcome()
        self.unlisted: list[tuple[str, str]] = []
        self.writer = Writer(connection)
        self.first = not self.writer.has_articles()
        self.now = int(clock.now().timestamp())

    def run(self, *, rebuild: bool, jobs: int, with_facts: bool) -> Outcome:
        self.writer.anew = rebuild
        rules = rules_in_force(with_facts=with_facts)
        if rebuild or self.writer.meta("rules") != rules:
            # Every file counts as changed; its articles stay findable until they are replaced.
            with self.db:
                self.db.execute("update file set mtime = -1, digest = null")
                self.writer.set_meta("rules", rules)
                self.writer.set_meta("built", "0")
                names = [str(schema.absolute(folder)) for folder in self.folders]
                self.writer.set_meta("folders", json.dumps(names, ensure_ascii=True))
        self.progress(Progress("scan"))
        self.preparer = Preparer(with_facts=with_facts)
        limits = str(self.preparer.limits)
        if self.writer.meta("limits") != limits:
            # The settings may now allow what they did not, as the reader was told to set them.
            with self.db:
                self.db.execute("update file set mtime = -1, digest = null where error is not null")
                self.writer.set_meta("limits", limits)
        total = self._scan()
        if total:
            self._index(total, jobs, with_facts)
        if not self.cancelled():
            if with_facts:
                with self.db:
                    self.outcome.corrected = refresh_corrected(self.writer, self.preparer)
            self._finish()
            if with_facts:
                from mou_tui.library import agreement_table

                with self.db:
                    agreement_table.refresh(self.db)
        else:
            self.outcome.complete = False
        self.progress(Progress("done", total, total, failed=self.outcome.failed))
        return self.outcome

    def _sample_early(self) -> None:
        """Learn the common trigrams of what there is so far, once there is enough of it."""
        if self.first and self.outcome.added > 5 * SAMPLE and self.writer.meta("common grams") is None:
            self.writer.sample_grams()

    # Scan

    def _scan(self) -> int:
        """Compare the folders with the index, folder by folder; the differences go to temporary tables. Returns how many files to read."""
        db = self.db
        db.execute(
            "create temp table if not exists pending(file integer, folder blob, name blob, size integer, mtime integer)"
        )
        db.execute("create temp table if not exists gone(file integer primary key)")
        db.execute("delete from temp.pending")
        db.execute("delete from temp.gone")
        known: dict[bytes, int] = dict(schema.rows(db, "select path, id from folder"))
        # One transaction: a statement of its own for each folder would cost a second on a large library.
        with db:
            for listing in walk(self.folders, self._wanted()):
                if listing.error is not None:
                    self._unlisted(listing, known)
                else:
                    self._compare(listing, known.pop(listing.folder, None))
                if self.cancelled():
                    break
            else:
                for folder in known.values():
                    db.execute("insert or ignore into temp.gone select id from file where folder = ?", (folder,))
            unlisted = json.dumps(self.unlisted)
            if unlisted != (self.writer.meta("unlisted") or "[]"):
                self.writer.set_meta("unlisted", unlisted)
        return int(schema.row(db, "select count(*) from temp.pending")[0])

    @staticmethod
    def _wanted() -> Callable[[bytes], bool]:
        from mou_tui.loaders.registry import SUFFIXES

        endings = frozenset(os.fsencode(suffix[1:]) for suffix in SUFFIXES)
        return lambda name: name[name.rfind(b".") + 1 :].lower() in endings

    def _unlisted(self, listing: Listing, known: dict[bytes, int]) -> None:
        """A folder that cannot be listed keeps its articles: a drive that is not plugged in is no deletion."""
        below = os.path.join(listing.folder, b"")  # noqa: PTH118 - bytes
        for folder in [f for f in known if f == listing.folder or f.startswith(below)]:
            del known[folder]
        reason = listing.error.strerror if listing.error and listing.error.strerror else str(listing.error)
        sentence = _("This folder cannot be listed: %s. What was known of it stays.") % reason
        self.unlisted.append((os.fsdecode(listing.folder), kept(sentence)))
        self.outcome.failed += 1

    def _compare(self, listing: Listing, folder: int | None) -> None:
        indexed: dict[bytes, tuple[int, int, int]] = {}
        if folder is not None:
            rows = schema.rows(self.db, "select name, id, size, mtime from file where folder = ?", (folder,))
            indexed = {name: (file, size, mtime) for name, file, size, mtime in rows}
        differing = [
            (file, listing.folder, name, size, mtime)
            for name, size, mtime in listing.files
            for file, old_size, old_mtime in (indexed.pop(name, (None, 0, 0)),)
            if file is None or old_size != size or old_mtime != mtime
        ]
        if differing:
            self.db.executemany("insert into temp.pending values(?,?,?,?,?)", differing)
        if indexed:
            self.db.executemany(
                "insert or ignore into temp.gone values(?)", [(file,) for file, _, _ in indexed.values()]
            )

    # Index

    def _index(self, total: int, jobs: int, with_facts: bool) -> None:
        done = 0
        began = reported = committed = time.monotonic()
        self.progress(Progress("index", 0, total))
        self.db.execute("begin immediate")
        try:
            with contextlib.closing(self._prepared(jobs, with_facts)) as prepared:
                for pending, ready in prepared:
                    self._store(pending, ready)
                    if ready.more:
                        # A file's articles come together or not at all.
                        if self.cancelled():
                            self.db.execute("rollback")
                            return
                        continue
                    done += 1
                    moment = time.monotonic()
                    # What failed is noted before anything else is tried: the next file may end this process too.
                    if moment - committed >= COMMIT_SECONDS or ready.error is not None:
                        self._sample_early()
                        self.writer.put_grams()
                        self.db.execute("commit")
                        self.db.execute("begin immediate")
                        committed = time.monotonic()
                    if moment - reported >= REPORT_SECONDS:
                        reported = moment
                        rate = done / (moment - began)
                        self.progress(Progress("index", done, total, rate, self.outcome.failed, (total - done) / rate))
                    if self.cancelled():
                        break
            self.writer.put_grams()
            self.db.execute("commit")
        except BaseException:
            if self.db.in_transaction:
                with contextlib.suppress(apsw.Error):
                    self.db.execute("rollback")
            raise

    def _pending(self) -> Iterator[_Pending]:
        """The files to read, newest first: by the hour of their mtime, then by their names, which often begin with dates."""
        gone_sizes = {size for (size,) in self.db.execute(
            "select distinct size from file where id in (select file from temp.gone)")}  # fmt: skip
        after = 0
        self.db.execute("create temp table if not exists queue(number integer primary key, pending integer)")
        self.db.execute("delete from temp.queue")
        self.db.execute(
            "insert into temp.queue(pending) select rowid from temp.pending order by mtime / ? desc, folder desc, name desc",
            (_HOUR_NS,),
        )
        while True:
            # In pieces: a cursor held open would keep this transaction from being committed.
            rows = schema.rows(
                self.db,
                "select q.number, p.file, p.folder, p.name, p.size, p.mtime, f.digest from temp.queue q"
                " join temp.pending p on p.rowid = q.pending left join file f on f.id = p.file"
                " where q.number > ? order by q.number limit 512",
                (after,),
            )
            if not rows:
                return
            after = rows[-1][0]
            for _number, file, folder, name, size, mtime, digest in rows:
                if file is None and size in gone_sizes:
                    digest = b""
                yield _Pending(file, folder, name, size, mtime, digest)

    def _task(self, pending: _Pending) -> Task:
        if pending.digest is None:
            return Task(pending.path)
        if pending.digest:
            return Task(pending.path, (pending.digest,))
        # New, and as long as a file that has gone: perhaps that one, moved.
        rows = self.db.execute(
            "select digest from file where size = ? and id in (select file from temp.gone) and digest not null",
            (pending.size,),
        )
        return Task(pending.path, tuple(digest for (digest,) in rows))

    def _prepared(self, jobs: int, with_facts: bool) -> Generator[tuple[_Pending, Prepared], None, None]:
        """The pending files, each with what it holds, in order."""
        pending = self._pending()
        first = list(itertools.islice(pending, CHUNK * 4))
        rest: Iterator[_Pending] = itertools.chain(first, pending)
        # Workers take half a second to start: not for a few files.
        if jobs > 1 and len(first) == CHUNK * 4:
            yield from self._prepared_by_workers(_Queue(rest), jobs - 1, with_facts)
        else:
            yield from self._prepared_alone(rest)

    def _prepared_alone(self, pending: Iterator[_Pending]) -> Iterator[tuple[_Pending, Prepared]]:
        """Files read while a thread writes the trigrams of those before them: SQLite does that without the interpreter."""
        tasks: deque[tuple[_Pending, Task]] = deque()
        parts: Iterator[tuple[_Pending, Prepared]] | None = None
        with ThreadPoolExecutor(1, thread_name_prefix="trigrams") as aside:
            while True:
                # Before the thread begins: one connection does one thing at a time.
                tasks.extend((one, self._task(one)) for one in itertools.islice(pending, CHUNK - len(tasks)))
                if not tasks and parts is None:
                    return
                parts = parts or self._parts(tasks)
                with self.writer.putting_grams(aside):
                    ready, finished = self._read_for_a_stretch(parts)
                yield from ready
                if finished:
                    parts = None

    def _parts(self, tasks: deque[tuple[_Pending, Task]]) -> Iterator[tuple[_Pending, Prepared]]:
        while tasks:
            pending, task = tasks.popleft()
            for ready in self.preparer.prepare(task):
                yield pending, ready

    @staticmethod
    def _read_for_a_stretch(
        parts: Iterator[tuple[_Pending, Prepared]],
    ) -> tuple[list[tuple[_Pending, Prepared]], bool]:
        """What is read in STRETCH_SECONDS, and whether there is no more."""
        ready: list[tuple[_Pending, Prepared]] = []
        began = time.monotonic()
        for part in parts:
            ready.append(part)
            if time.monotonic() - began >= STRETCH_SECONDS:
                return ready, False
        return ready, True

    def _prepared_here(self, pending: _Pending) -> Iterator[Prepared]:
        return self.preparer.prepare(self._task(pending))

    def _prepared_by_workers(
        self, queue: "_Queue", workers: int, with_facts: bool
    ) -> Iterator[tuple[_Pending, Prepared]]:
        limits = self.preparer.limits
        pool = KillablePool(
            workers, limits.seconds + FACTS_SECONDS, start_worker, with_facts, str(locations.data_dir()), limits
        )
        # What has been read stands here until what comes before it is written: the order is that of the queue.
        waiting: deque[_Chunk] = deque()
        sent = 0
        try:
            while True:
                while sent < workers * AHEAD and len(waiting) < _MOST_WAITING and (files := queue.take(CHUNK)):
                    waiting.append(self._handed_out(files, pool))
                    sent += waiting[-1].future is not None
                if not waiting:
                    return
                # How much of the work is writing differs from library to library: this process reads while it would wait.
                if waiting[0].is_awaited() and len(waiting) < _MOST_WAITING and (files := queue.take(OWN)):
                    chunk = _Chunk(files)
                    if not files[0].is_large_collection():
                        chunk.ready = [list(self._prepared_here(one)) for one in files]
                    waiting.append(chunk)
                    continue
                chunk = waiting.popleft()
                sent -= chunk.future is not None
                yield from self._parts_of(chunk)
        except (KeyboardInterrupt, CancelledError):
            # The workers have been ended; what is written already is to be committed.
            if not self.cancelled():
                raise
        finally:
            pool.close()

    def _handed_out(self, files: list[_Pending], pool: KillablePool) -> "_Chunk":
        if files[0].is_large_collection():
            return _Chunk(files)
        return _Chunk(files, pool.submit(prepare, [self._task(one) for one in files]))

    def _parts_of(self, chunk: "_Chunk") -> Iterator[tuple[_Pending, Prepared]]:
        """What the files of a chunk hold; those that no worker has prepared are prepared now, a part at a time."""
        results: Iterable[Iterable[Prepared] | KilledError]
        if chunk.future is not None:
            try:
                results = chunk.future.result()
            except OSError:
                # No worker can be started: this process goes on alone.
                results = map(self._prepared_here, chunk.files)
        else:
            results = map(self._prepared_here, chunk.files) if chunk.ready is None else chunk.ready
        for pending, result in zip(chunk.files, results, strict=True):
            for part in [self._ended(pending, result)] if isinstance(result, KilledError) else result:
                yield pending, part

    @staticmethod
    def _ended(pending: _Pending, killed: KilledError) -> Prepared:
        """The failure of a file at which a worker ended; to be tried again where somebody else ended it."""
        digest = None
        try:
            with open(pending.path, "rb") as file:  # noqa: PTH123
                if killed.reason != "killed":
                    digest = hashlib.file_digest(file, "sha256").digest()[:16]
        except OSError:
            pass
        cause = _("The process that worked on this file ended, or did not come back from it.")
        return Prepared(digest, error=kept(cause))

    def _store(self, pending: _Pending, ready: Prepared) -> None:
        if ready.known and ready.digest is not None:
            self._keep(pending, ready.digest)
            return
        if not ready.more:
            if ready.error is not None and not ready.error.startswith(IN_INDEX):
                self.outcome.failed += 1
            if pending.file is None:
                self.outcome.added += 1
            elif not (ready.records or ready.digest or self.writer.is_putting) and (
                self.writer.failure_of(pending.file) == ready.error
            ):
                return  # tried again in vain
            else:
                self.outcome.changed += 1
        # What is found at the first build is as old as its file; what comes later is new.
        added = min(self.now, pending.mtime // 1_000_000_000) if self.first else self.now
        self.writer.put_file(pending, ready, added)

    def _keep(self, pending: _Pending, digest: bytes) -> None:
        """The file has only been touched, or moved here: its articles stay."""
        if pending.file is not None:
            self.writer.touch(pending.file, pending)
            return
        row = self.db.execute(
            "select id from file where digest = ? and id in (select file from temp.gone) limit 1", (digest,)
        ).fetchone()
        if row is None:
            # The file it was moved from has been taken by another with the same bytes: a copy, to be read.
            for ready in self.preparer.prepare(Task(pending.path)):
                self._store(pending, ready)
            return
        self.db.execute("delete from temp.gone where file = ?", row)
        self.writer.touch(row[0], pending)
        self.outcome.moved += 1

    def _finish(self) -> None:
        """Drop what has gone, tidy up, and remember that everything was seen."""
        db = self.db
        gone = [file for (file,) in db.execute("select file from temp.gone")]
        for start in range(0, len(gone), 500):
            with db:
                for file in gone[start : start + 500]:
                    self.writer.remove_file(file)
            self.outcome.removed += len(gone[start : start + 500])
            if self.cancelled():
                self.outcome.complete = False
                return
        wrote = bool(self.outcome.added or self.outcome.changed or gone)
        with db:
            if self.outcome.changed or gone:
                db.execute("delete from value where id not in (select value from posting)")
                db.execute("delete from folder where id not in (select folder from file)")
            if self.writer.meta("built") != "1":
                self.writer.set_meta("built", "1")
            if self.outcome.added > SAMPLE or (wrote and self.writer.meta("common grams") is None):
                self.writer.sample_grams()
            if wrote or self.writer.meta("order of") is None:
                keep_order(db)
        if self.place.path is not None:
            schema.remove_former(self.place.path)
        if wrote:
            db.execute("pragma optimize").fetchall()
            with contextlib.suppress(apsw.BusyError, apsw.LockedError):
                db.execute("pragma wal_checkpoint(truncate)").fetchall()


class _Former(NamedTuple):
    """An article whose file was read again."""

    rowid: int
    id: str
    added: int


class Writer:
    """Writes records, each with all that belongs to it. The caller opens transactions, and calls `put_grams` before it commits."""

    def __init__(self, connection: apsw.Connection) -> None:
        self.db = connection
        self.anew = False
        """Whether articles are written whole, even where only their facts have changed."""
        self._grams: list[int | str] = []
        """Rowids and texts whose trigrams are still to be written."""
        self._values: dict[tuple[str, str], int] = {}
        self._folders: dict[bytes, int] = {}
        self._file: int | None = None
        """The file of which further parts are to come, and what it had before."""
        self._former: dict[str, _Former] = {}

    def has_articles(self) -> bool:
        """Whether there is anything in the index."""
        return schema.row(self.db, "select 1 from file limit 1") is not None

    def meta(self, key: str) -> Any:
        """A value about the index as a whole, or None."""
        found = schema.row(self.db, "select value from meta where key = ?", (key,))
        return None if found is None else found[0]

    def set_meta(self, key: str, value: str) -> None:
        """Keep a value about the index as a whole."""
        self.db.execute("insert or replace into meta values(?, ?)", (key, value))

    def sample_grams(self) -> None:
        """Learn which trigrams are common, so that searches ask for the others."""
        highest = schema.row(self.db, "select max(rowid) from article")[0] or 0
        counts: Counter[str] = Counter()
        for rowid in range(1, highest + 1, -(-highest // SAMPLE) or 1):
            found = schema.row(self.db, "select text from content where rowid = ?", (rowid,))
            if found is not None:
                text = charmap.decode(charmap.matchable_bytes(found[0][:20_000]))
                counts.update({text[i : i + 3] for i in range(len(text) - 2)})
        common = {gram: count for gram, count in counts.items() if count >= SAMPLE // 40}
        self.set_meta("common grams", json.dumps(common, ensure_ascii=False))

    @property
    def is_putting(self) -> bool:
        """Whether further parts of a file are to come."""
        return self._file is not None

    def failure_of(self, file: int) -> str | None:
        """Why the file could not be read, as `kept` keeps a sentence; None where it could."""
        found = schema.row(self.db, "select error from file where id = ?", (file,))
        return None if found is None else found[0]

    def put_file(self, pending: _Pending, ready: Prepared, added: int) -> None:
        """Put a file's articles in place of those it had. The parts of one file follow one another, in one transaction."""
        # One that the system or the settings did not give is tried again each time: who may read it changes no time of it.
        mtime = pending.mtime if ready.digest is not None else -1
        file = pending.file if self._file is None else self._file
        if file is None:
            self.db.execute(
                "insert into file(folder, name, size, mtime, digest, added, error) values(?,?,?,?,?,?,?)",
                (self._folder(pending.folder), pending.name, pending.size, mtime, ready.digest, added, ready.error),
            )
            file, self._former = self.db.last_insert_rowid(), {}
        else:
            if self._file is None:
                self._former = self._former_of(file)
            self.db.execute(
                "update file set size = ?, mtime = ?, digest = ?, error = ? where id = ?",
                (pending.size, mtime, ready.digest, ready.error, file),
            )
        for record in ready.records:
            old = self._former.pop(record.locator, None)
            if old is not None and self._is_same(old, record):
                self.renew_article(old.rowid, record)
                continue
            if old is not None:
                self.remove_article(old.rowid)
                if old.id != record.id:
                    self._succeed(old.id, record.id)
            self.put_article(file, record, old.added if old else added)
        if ready.more:
            self._file = file
            return
        self._file = None
        for old in self._former.values():
            self.remove_article(old.rowid)

    def _former_of(self, file: int) -> dict[str, "_Former"]:
        """A file's articles by locator, which stay until others take their places."""
        rows = schema.rows(self.db, "select rowid, locator, id, added from article where file = ?", (file,))
        return {locator: _Former(rowid, id_, added) for rowid, locator, id_, added in rows}

    def _is_same(self, former: "_Former", record: Record) -> bool:
        """Whether an article is there with the same text: new rules change facts and dates more often than words."""
        return (
            not self.anew
            and former.id == record.id
            and (record.text, record.beside, record.shape, record.extra)
            == schema.row(self.db, "select text, beside, shape, extra from content where rowid = ?", (former.rowid,))
        )

    def renew_article(self, rowid: int, record: Record) -> None:
        """Put what is known of an article in place of what was; its text, by which readers know the row, is the same."""
        self.db.execute(
            "update article set title = ?, published_on = ?, published = ?, url = ? where rowid = ?",
            (record.title, record.published_on, record.published, record.url, rowid),
        )
        self.replace_facts(rowid, record)

    def _succeed(self, old: str, new: str) -> None:
        self.db.execute("update successor set new = ? where new = ?", (new, old))
        self.db.execute("delete from successor where old = ?", (new,))
        self.db.execute("insert or replace into successor values(?, ?)", (old, new))

    def touch(self, file: int, pending: _Pending) -> None:
        """Remember a file's new place and time; its articles are the same."""
        self.db.execute(
            "update file set folder = ?, name = ?, size = ?, mtime = ? where id = ?",
            (self._folder(pending.folder), pending.name, pending.size, pending.mtime, file),
        )

    def put_article(self, file: int, record: Record, added: int, rowid: int | None = None) -> int:
        """Put an article; returns its rowid."""
        brief = record.summary
        self.db.execute(
            "insert into article(rowid, file, locator, id, title, published_on, published, url, added, instrument, status,"
            " parties, signed_on, expires_on, term, amount, currency) values(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (rowid, file, record.locator, record.id, record.title, record.published_on, record.published, record.url, added,
             brief.instrument, brief.status, "\n".join(brief.parties), brief.signed_on, brief.expires_on, brief.term,
             brief.money.amount if brief.money else None, brief.money.currency if brief.money else None),
        )  # fmt: skip
        rowid = self.db.last_insert_rowid()
        self.db.execute(
            "insert into content values(?,?,?,?,?,?)",
            (rowid, record.text, record.beside, record.shape, record.extra, record.facts),
        )
        self._put_values(rowid, record)
        self._grams += (rowid, record.grams)
        if len(self._grams) >= 2 * GRAMS_AT_ONCE:
            self.put_grams()
        return rowid

    def put_grams(self) -> None:
        """Write the trigrams of the articles put so far, in one statement: most of the work of an article."""
        grams, self._grams = self._grams, []
        if grams:
            rows = ",".join(["(?,?)"] * (len(grams) // 2))
            self.db.execute(f"insert into grams(rowid, text) values {rows}", grams)

    @contextlib.contextmanager
    def putting_grams(self, aside: Executor) -> Iterator[None]:
        """Write them in a thread while the caller does something else; nobody else may use the connection meanwhile."""
        putting = aside.submit(self.put_grams)
        try:
            yield
        finally:
            putting.result()

    def replace_facts(self, rowid: int, record: Record) -> None:
        """Put an article's new facts in place of the old ones; its text is the same."""
        brief = record.summary
        self.db.execute(
            "update article set instrument = ?, status = ?, parties = ?, signed_on = ?, expires_on = ?, term = ?,"
            " amount = ?, currency = ? where rowid = ?",
            (brief.instrument, brief.status, "\n".join(brief.parties), brief.signed_on, brief.expires_on, brief.term,
             brief.money.amount if brief.money else None, brief.money.currency if brief.money else None, rowid),
        )  # fmt: skip
        self.db.execute("update content set facts = ? where rowid = ?", (record.facts, rowid))
        self.db.execute("delete from posting where article = ?", (rowid,))
        self._put_values(rowid, record)

    def remove_article(self, rowid: int) -> None:
        """Take an article out."""
        if rowid in self._grams:
            self.put_grams()
        self.db.execute("delete from grams where rowid = ?", (rowid,))
        self.db.execute("delete from content where rowid = ?", (rowid,))
        self.db.execute("delete from posting where article = ?", (rowid,))
        self.db.execute("delete from corrected where article = ?", (rowid,))
        self.db.execute("delete from article where rowid = ?", (rowid,))

    def remove_file(self, file: int) -> None:
        """Take a file out, with its articles."""
        for (rowid,) in schema.rows(self.db, "select rowid from article where file = ?", (file,)):
            self.remove_article(rowid)
        self.db.execute("delete from file where id = ?", (file,))

    def _put_values(self, rowid: int, record: Record) -> None:
        if record.values:
            numbers = {self._value(value) for value in record.values}
            self.db.executemany("insert or ignore into posting values(?,?)", [(number, rowid) for number in numbers])

    def _value(self, value: Any) -> int:
        key = (value.kind, value.text)
        number = self._values.get(key)
        if number is None:
            self.db.execute("insert or ignore into value(kind, text, low, high) values(?,?,?,?)", value)
            number = int(schema.row(self.db, "select id from value where kind = ? and text = ?", key)[0])
            if len(self._values) > 50_000:
                self._values.clear()
            self._values[key] = number
        return number

    def _folder(self, path: bytes) -> int:
        number = self._folders.get(path)
        if number is None:
            self.db.execute("insert or ignore into folder(path) values(?)", (path,))
            number = self._folders[path] = int(schema.row(self.db, "select id from folder where path = ?", (path,))[0])
        return number
