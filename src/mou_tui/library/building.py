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
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import apsw

from mou_tui import clock, locations
from mou_tui.errors import IndexDamagedError
from mou_tui.i18n.kept import kept
from mou_tui.i18n.kept import sentence as _
from mou_tui.killable import KillablePool, KilledError
from mou_tui.library import freshness, schema
from mou_tui.library.later_facts import LaterFacts
from mou_tui.library.orders import is_order_kept, keep_order
from mou_tui.library.outcome import Outcome, Progress
from mou_tui.library.pace import COMMIT_SECONDS, FACTS_SECONDS, REPORT_SECONDS, WORKER_CHUNK, WRITER_CHUNK
from mou_tui.library.pending import Pending, Queue
from mou_tui.library.prepare import COMING, Prepared, Preparer, Task, Work, prepare, start_worker
from mou_tui.library.refresh_corrected import refresh_corrected
from mou_tui.library.rules import rules_in_force
from mou_tui.library.schema import Place
from mou_tui.library.stories import refresh_stories
from mou_tui.library.walk import DirectoryListing, walk
from mou_tui.library.writer import SAMPLE, Writer
from mou_tui.loaders.exports import IN_INDEX

QUEUE_DEPTH: Final = 8
"""Times that for each worker: while trigrams are written, nobody hands it more."""
WORDS_FIRST: Final = 1_000
"""New files from which on all words are indexed first, and the facts extracted then: search is complete in half the time."""
READ_SLICE_SECONDS: Final = 0.1
"""How long a process that works alone reads before it writes what it has read."""
_MOST_WAITING: Final = 128

_HOUR_NS: Final = 3_600_000_000_000


def run(
    place: Place,
    folders: Sequence[Path],
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
    *,
    rebuild: bool,
    jobs: int,
    with_facts: bool,
) -> Outcome:
    """`sync`, by the one who holds the builder's lock."""
    for attempt in itertools.count():
        connection = schema.prepare(place)
        try:
            work = _Sync(connection, place, folders, progress, cancelled)
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


@dataclass(slots=True)
class _Chunk:
    """Files that are read together: by a worker (`future`), by this process (`ready`), or when their turn comes."""

    files: list[Pending]
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
        self.began = time.time()
        self.listed: dict[bytes, int | None] = {}
        """The folders, each with its time (walk.DirectoryListing)."""
        self.writer = Writer(connection)
        self.words_first = False
        """Whether the words of new files are indexed before their facts are extracted."""
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
            freshness.forget(self.place)
            self.words_first = with_facts and self._new_files() >= WORDS_FIRST
            self._index(total, jobs, with_facts)
        if with_facts and not self.cancelled():
            self._extract_later_facts(jobs)
        if not self.cancelled():
            if with_facts:
                # What the reader has corrected meanwhile, too: it may have had to wait for this builder in vain.
                self.preparer.read_corrections()
                with self.db:
                    self.outcome.corrected = refresh_corrected(self.writer, self.preparer)
            self._finish()
            if with_facts:
                from mou_tui.library import agreement_table

                with self.db:
                    agreement_table.refresh(self.db)
        else:
            self.outcome.complete = False
        if self.outcome.complete and not self.outcome.failed:
            self._remember()
        self.progress(Progress("done", total, total, failed=self.outcome.failed))
        return self.outcome

    def _new_files(self) -> int:
        return int(schema.row(self.db, "select count(*) from temp.pending where file is null")[0])

    def _extract_later_facts(self, jobs: int) -> None:
        """Extract the facts of those articles whose words alone were indexed, now or by a builder that was ended."""
        later = LaterFacts(self.writer, self.preparer, self.progress, self.cancelled)
        number = later.number()
        if not number:
            return
        freshness.forget(self.place)
        with self.db:
            # The words are complete: so is the list, in the order of publication.
            keep_order(self.db)
        self.outcome.facts, failed = later.extract(number, jobs)
        self.outcome.failed += failed

    def _remember(self) -> None:
        """Note that the index says what is in the folders, for the next who asks within a minute."""
        times = {folder: mtime for folder, mtime in self.listed.items() if mtime is not None}
        if len(times) == len(self.listed):
            files = schema.row(self.db, "select count(*) from file")[0]
            freshness.remember(self.place, times, files, self.began)

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
                    self.listed[listing.folder] = listing.mtime
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

    def _unlisted(self, listing: DirectoryListing, known: dict[bytes, int]) -> None:
        """A folder that cannot be listed keeps its articles: a drive that is not plugged in is no deletion."""
        below = os.path.join(listing.folder, b"")  # noqa: PTH118 - bytes
        for folder in [f for f in known if f == listing.folder or f.startswith(below)]:
            del known[folder]
        reason = listing.error.strerror if listing.error and listing.error.strerror else str(listing.error)
        sentence = _("This folder cannot be listed: %s. What was known of it stays.") % reason
        self.unlisted.append((os.fsdecode(listing.folder), kept(sentence)))
        self.outcome.failed += 1

    def _compare(self, listing: DirectoryListing, folder: int | None) -> None:
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
                        schema.commit_between(self.db)
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

    def _pending(self) -> Iterator[Pending]:
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
                yield Pending(file, folder, name, size, mtime, digest)

    def _task(self, pending: Pending) -> Task:
        if pending.digest is None:
            # What is known of an article that was there stays until there is something in its place.
            return Task(pending.path, facts_later=self.words_first and pending.file is None)
        if pending.digest:
            return Task(pending.path, (pending.digest,))
        # New, and as long as a file that has gone: perhaps that one, moved.
        rows = self.db.execute(
            "select digest from file where size = ? and id in (select file from temp.gone) and digest not null",
            (pending.size,),
        )
        return Task(pending.path, tuple(digest for (digest,) in rows))

    def _prepared(self, jobs: int, with_facts: bool) -> Generator[tuple[Pending, Prepared], None, None]:
        """The pending files, each with what it holds, in order."""
        pending = self._pending()
        first = list(itertools.islice(pending, WORKER_CHUNK * 4))
        rest: Iterator[Pending] = itertools.chain(first, pending)
        # Workers take half a second to start: not for a few files.
        if jobs > 1 and len(first) == WORKER_CHUNK * 4:
            yield from self._prepared_by_workers(Queue(rest), jobs - 1, with_facts)
        else:
            yield from self._prepared_alone(rest)

    def _prepared_alone(self, pending: Iterator[Pending]) -> Iterator[tuple[Pending, Prepared]]:
        """Files read while a thread writes the trigrams of those before them: SQLite does that without the interpreter."""
        tasks: deque[tuple[Pending, Task]] = deque()
        parts: Iterator[tuple[Pending, Prepared]] | None = None
        with ThreadPoolExecutor(1, thread_name_prefix="trigrams") as aside:
            while True:
                # Before the thread begins: one connection does one thing at a time.
                tasks.extend((one, self._task(one)) for one in itertools.islice(pending, WORKER_CHUNK - len(tasks)))
                if not tasks and parts is None:
                    return
                parts = parts or self._parts(tasks)
                with self.writer.putting_grams(aside):
                    ready, finished = self._read_for_a_stretch(parts)
                yield from ready
                if finished:
                    parts = None

    def _parts(self, tasks: deque[tuple[Pending, Task]]) -> Iterator[tuple[Pending, Prepared]]:
        while tasks:
            pending, task = tasks.popleft()
            coming = [one for _pending, one in itertools.islice(tasks, COMING)]
            for ready in self.preparer.prepare(task, coming):
                yield pending, ready

    @staticmethod
    def _read_for_a_stretch(
        parts: Iterator[tuple[Pending, Prepared]],
    ) -> tuple[list[tuple[Pending, Prepared]], bool]:
        """What is read in READ_SLICE_SECONDS, and whether there is no more."""
        ready: list[tuple[Pending, Prepared]] = []
        began = time.monotonic()
        for part in parts:
            ready.append(part)
            if time.monotonic() - began >= READ_SLICE_SECONDS:
                return ready, False
        return ready, True

    def _prepared_here(self, pending: Pending) -> Iterator[Prepared]:
        return self.preparer.prepare(self._task(pending))

    def _prepared_by_workers(
        self, queue: "Queue", workers: int, with_facts: bool
    ) -> Iterator[tuple[Pending, Prepared]]:
        limits = self.preparer.limits
        pool = KillablePool(
            workers, limits.seconds + FACTS_SECONDS, start_worker, with_facts, str(locations.data_dir()), limits
        )
        # What has been read stands here until what comes before it is written: the order is that of the queue.
        waiting: deque[_Chunk] = deque()
        sent = 0
        try:
            while True:
                while (
                    sent < workers * QUEUE_DEPTH
                    and len(waiting) < _MOST_WAITING
                    and (files := queue.take(WORKER_CHUNK))
                ):
                    waiting.append(self._handed_out(files, pool))
                    sent += waiting[-1].future is not None
                if not waiting:
                    return
                # How much of the work is writing differs from library to library: this process reads while it would wait.
                if waiting[0].is_awaited() and len(waiting) < _MOST_WAITING and (files := queue.take(WRITER_CHUNK)):
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

    def _handed_out(self, files: list[Pending], pool: KillablePool) -> "_Chunk":
        if files[0].is_large_collection():
            return _Chunk(files)
        tasks = [self._task(one) for one in files]
        work = [Work(task, tuple(tasks[n : n + COMING])) for n, task in enumerate(tasks, 1)]
        return _Chunk(files, pool.submit(prepare, work))

    def _parts_of(self, chunk: "_Chunk") -> Iterator[tuple[Pending, Prepared]]:
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
    def _ended(pending: Pending, killed: KilledError) -> Prepared:
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

    def _store(self, pending: Pending, ready: Prepared) -> None:
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

    def _keep(self, pending: Pending, digest: bytes) -> None:
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
        wrote = bool(self.outcome.added or self.outcome.changed or self.outcome.facts or gone)
        with db:
            if self.outcome.changed or gone:
                db.execute("delete from value where id not in (select value from posting)")
                db.execute("delete from folder where id not in (select folder from file)")
            if self.writer.meta("built") != "1":
                self.writer.set_meta("built", "1")
            if self.outcome.added > SAMPLE or (wrote and self.writer.meta("common grams") is None):
                self.writer.sample_grams()
            if wrote or self.outcome.moved or not is_order_kept(db):
                keep_order(db)
                refresh_stories(db, some_are_gone=bool(self.outcome.changed or self.outcome.moved or gone))
        if self.place.path is not None:
            schema.remove_former(self.place.path)
        if wrote:
            db.execute("pragma optimize").fetchall()
            with contextlib.suppress(apsw.BusyError, apsw.LockedError):
                db.execute("pragma wal_checkpoint(truncate)").fetchall()
