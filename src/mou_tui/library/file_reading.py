"""Pending files → what they hold, in order: read by this process, or by workers while this one writes."""

import hashlib
import itertools
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from mou_tui import locations
from mou_tui.i18n.kept import kept
from mou_tui.i18n.kept import sentence as _
from mou_tui.killable import KillablePool, KilledError
from mou_tui.library import schema
from mou_tui.library.pace import FACTS_SECONDS, WORKER_CHUNK, WRITER_CHUNK
from mou_tui.library.pending import Pending, Queue
from mou_tui.library.prepare import COMING, Prepared, Preparer, Task, Work, prepare, start_worker
from mou_tui.library.writer import Writer

QUEUE_DEPTH: Final = 8
"""Times that for each worker: while trigrams are written, nobody hands it more."""
READ_SLICE_SECONDS: Final = 0.1
"""How long a process that works alone reads before it writes what it has read."""
_MOST_WAITING: Final = 128

_HOUR_NS: Final = 3_600_000_000_000


@dataclass(slots=True)
class _Chunk:
    """Files that are read together: by a worker (`future`), by this process (`ready`), or when their turn comes."""

    files: list[Pending]
    future: Future[list[list[Prepared] | KilledError]] | None = None
    ready: list[list[Prepared]] | None = None

    def is_awaited(self) -> bool:
        """Whether a worker is still at it."""
        return self.future is not None and not self.future.done()


class FileReader:
    """Reads the files that a `Scan` has put into the table `pending`, newest first."""

    def __init__(self, writer: Writer, preparer: Preparer, cancelled: Callable[[], bool], *, words_first: bool) -> None:
        """With `words_first` only the words of new files are wanted now, and their facts later."""
        self._db = writer.db
        self._writer = writer
        self._preparer = preparer
        self._cancelled = cancelled
        self._words_first = words_first

    def _pending(self) -> Iterator[Pending]:
        """The files to read, newest first: by the hour of their mtime, then by their names, which often begin with dates."""
        gone_sizes = {size for (size,) in self._db.execute(
            "select distinct size from file where id in (select file from temp.gone)")}  # fmt: skip
        after = 0
        self._db.execute("create temp table if not exists queue(number integer primary key, pending integer)")
        self._db.execute("delete from temp.queue")
        self._db.execute(
            "insert into temp.queue(pending) select rowid from temp.pending order by mtime / ? desc, folder desc, name desc",
            (_HOUR_NS,),
        )
        while True:
            # In pieces: a cursor held open would keep this transaction from being committed.
            rows = schema.rows(
                self._db,
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
            return Task(pending.path, facts_later=self._words_first and pending.file is None)
        if pending.digest:
            return Task(pending.path, (pending.digest,))
        # New, and as long as a file that has gone: perhaps that one, moved.
        rows = self._db.execute(
            "select digest from file where size = ? and id in (select file from temp.gone) and digest not null",
            (pending.size,),
        )
        return Task(pending.path, tuple(digest for (digest,) in rows))

    def files(self, jobs: int, with_facts: bool) -> Generator[tuple[Pending, Prepared], None, None]:
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
                with self._writer.putting_grams(aside):
                    ready, finished = self._read_for_a_stretch(parts)
                yield from ready
                if finished:
                    parts = None

    def _parts(self, tasks: deque[tuple[Pending, Task]]) -> Iterator[tuple[Pending, Prepared]]:
        while tasks:
            pending, task = tasks.popleft()
            coming = [one for _pending, one in itertools.islice(tasks, COMING)]
            for ready in self._preparer.prepare(task, coming):
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
        return self._preparer.prepare(self._task(pending))

    def _prepared_by_workers(self, queue: Queue, workers: int, with_facts: bool) -> Iterator[tuple[Pending, Prepared]]:
        limits = self._preparer.limits
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
            if not self._cancelled():
                raise
        finally:
            pool.close()

    def _handed_out(self, files: list[Pending], pool: KillablePool) -> _Chunk:
        if files[0].is_large_collection():
            return _Chunk(files)
        tasks = [self._task(one) for one in files]
        work = [Work(task, tuple(tasks[n : n + COMING])) for n, task in enumerate(tasks, 1)]
        return _Chunk(files, pool.submit(prepare, work))

    def _parts_of(self, chunk: _Chunk) -> Iterator[tuple[Pending, Prepared]]:
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
