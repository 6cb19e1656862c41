"""The facts of articles whose words are in the index already: extracted newest first, committed each second.

Which articles these are stands in the table `facts_pending`; a builder that is ended at any moment leaves there what the next goes
on with.
"""

import contextlib
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from typing import Final

import apsw

from mou_tui import locations
from mou_tui.facts.model import Facts
from mou_tui.i18n.kept import kept
from mou_tui.i18n.kept import sentence as _
from mou_tui.killable import KillablePool, KilledError
from mou_tui.library.outcome import Progress
from mou_tui.library.pace import COMMIT_SECONDS, FACTS_SECONDS, REPORT_SECONDS, WORKER_CHUNK, WRITER_CHUNK
from mou_tui.library.prepare import FactsTask, Preparer, ReadFacts, read_facts, start_worker
from mou_tui.library.record import facts_record, make_article
from mou_tui.library.refresh_corrected import ARTICLES
from mou_tui.library.schema import commit_between, rows, rows_in
from mou_tui.library.walk import join
from mou_tui.library.writer import Writer

AHEAD: Final = 3
"""Times that for each worker."""

_Answers = Future[list[list[ReadFacts] | KilledError]]


class LaterFacts:
    """Extracts the facts that are pending, and writes them."""

    def __init__(
        self,
        writer: Writer,
        preparer: Preparer,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._writer = writer
        self._db = writer.db
        self._preparer = preparer
        self._progress = progress
        self._cancelled = cancelled

    def extract(self, number: int, jobs: int) -> tuple[int, int]:
        """Extract the facts of the `number` that are pending with `jobs` processes; how many were, and how many in vain."""
        done = failed = 0
        began = reported = committed = time.monotonic()
        self._progress(Progress("facts", 0, number))
        # Workers take half a second to start: not for a few articles.
        read = (
            self._read_by_workers(jobs - 1)
            if jobs > 1 and number > 4 * WORKER_CHUNK
            else self._read_here(self._tasks())
        )
        self._db.execute("begin immediate")
        try:
            for one in read:
                if self._cancelled():
                    break
                self._store(one)
                done += 1
                failed += bool(one.failed)
                moment = time.monotonic()
                if moment - committed >= COMMIT_SECONDS:
                    commit_between(self._db)
                    committed = moment
                if moment - reported >= REPORT_SECONDS:
                    reported = moment
                    rate = done / (moment - began)
                    self._progress(Progress("facts", done, number, rate, failed, (number - done) / rate))
            self._db.execute("commit")
        except BaseException:
            if self._db.in_transaction:
                with contextlib.suppress(apsw.Error):
                    self._db.execute("rollback")
            raise
        finally:
            read.close()
        return done, failed

    def _store(self, one: ReadFacts) -> None:
        self._writer.replace_facts(one.rowid, one.stated)
        if one.failed:
            # Tried again each time, as what the system does not give is: the fault is ours.
            self._db.execute(
                "update file set mtime = -1, digest = null, error = coalesce(error, ?)"
                " where id = (select file from article where rowid = ?)",
                (one.failed, one.rowid),
            )

    def _tasks(self) -> Iterator[FactsTask]:
        """The articles, newest first."""
        rowids = rows(
            self._db,
            "select p.article from facts_pending p join article a on a.rowid = p.article order by a.published desc, p.article",
        )
        for start in range(0, len(rowids), WORKER_CHUNK):
            some = [rowid for (rowid,) in rowids[start : start + WORKER_CHUNK]]
            # Together, which costs half of asking for each.
            selected = rows_in(self._db, f"{ARTICLES} where a.rowid in (?*)", some)
            columns_of = {rowid: columns for rowid, *columns in selected}
            for rowid in some:
                if rowid in columns_of:
                    id_, folder, name, *rest = columns_of[rowid]
                    yield FactsTask(rowid, (id_, join(folder, name), *rest))

    def _read_here(self, tasks: Iterable[FactsTask]) -> Generator[ReadFacts, None, None]:
        yield from map(self._preparer.facts_of_indexed, tasks)

    def _read_by_workers(self, workers: int) -> Generator[ReadFacts, None, None]:
        tasks = self._tasks()
        limits = self._preparer.limits
        pool = KillablePool(
            workers, limits.seconds + FACTS_SECONDS, start_worker, True, str(locations.data_dir()), limits
        )
        waiting: deque[tuple[list[FactsTask], _Answers]] = deque()
        try:
            while True:
                while len(waiting) < workers * AHEAD and (some := _taken(tasks, WORKER_CHUNK)):
                    waiting.append((some, pool.submit(read_facts, some)))
                if not waiting:
                    return
                if not waiting[0][1].done() and (own := _taken(tasks, WRITER_CHUNK)):
                    yield from self._read_here(own)
                    continue
                yield from self._answers(*waiting.popleft())
        except (KeyboardInterrupt, CancelledError):
            # The workers have been ended; what is written already is to be committed.
            if not self._cancelled():
                raise
        finally:
            pool.close()

    def _answers(self, tasks: list[FactsTask], answers: _Answers) -> Iterator[ReadFacts]:
        try:
            results = answers.result()
        except OSError:
            # No worker can be started: this process goes on alone.
            yield from self._read_here(tasks)
            return
        for task, result in zip(tasks, results, strict=True):
            if isinstance(result, KilledError):
                yield _ended(task)
            else:
                yield from result


def _taken(tasks: Iterator[FactsTask], most: int) -> list[FactsTask]:
    return [task for _number, task in zip(range(most), tasks, strict=False)]


def _ended(task: FactsTask) -> ReadFacts:
    """The failure of an article at which a worker ended."""
    failed = kept(_("The process that worked on this file ended, or did not come back from it."))
    return ReadFacts(task.rowid, facts_record(make_article(*task.columns), Facts(failed=failed)), failed)
