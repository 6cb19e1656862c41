"""Folders → index: what changed is read, newest first, and committed each second; searching goes on meanwhile.

There is one builder at a time, which holds a lock beside the index. Killed at any moment it loses the second it was
at: what is committed is whole, since an article and all that belongs to it are written in one transaction.
"""

import contextlib
import itertools
import json
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import apsw

from mou_tui import clock, locations
from mou_tui.errors import IndexDamagedError
from mou_tui.library import agreements_due, freshness, schema
from mou_tui.library.orders import is_order_kept, keep_order
from mou_tui.library.outcome import Outcome, Progress
from mou_tui.library.pace import COMMIT_SECONDS, REPORT_SECONDS
from mou_tui.library.pending import Pending
from mou_tui.library.rules import rules_in_force
from mou_tui.library.scanning import Scan
from mou_tui.library.schema import Place
from mou_tui.library.writer import SAMPLE, Writer

if TYPE_CHECKING:
    # Imported where something has changed: at most looks at the folders nothing has.
    from mou_tui.library.prepare import Prepared, Preparer

WORDS_FIRST: Final = 1_000
"""New files from which on all words are indexed first, and the facts extracted then: search is complete in half the time."""


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
        self.writer = Writer(connection)
        self.place = place
        self.folders = folders
        self.scan = Scan(self.writer, folders, cancelled)
        self.progress = progress
        self.cancelled = cancelled
        self.outcome = Outcome()
        self.began = time.time()
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
        self.with_facts = with_facts
        from mou_tui.loaders.limits import limits_in_force

        limits = str(limits_in_force())
        if self.writer.meta("limits") != limits:
            # The settings may now allow what they did not, as the reader was told to set them.
            with self.db:
                self.db.execute("update file set mtime = -1, digest = null where error is not null")
                self.writer.set_meta("limits", limits)
        total = self.scan.run()
        self.outcome.failed += self.scan.failed
        if total:
            freshness.forget(self.place)
            self.words_first = with_facts and self._new_files() >= WORDS_FIRST
            self._index(total, jobs, with_facts)
        if with_facts and not self.cancelled():
            self._extract_later_facts(jobs)
        if not self.cancelled():
            if with_facts:
                self._refresh_corrected()
            self._finish()
            if with_facts:
                self._refresh_agreements()
        else:
            self.outcome.complete = False
        if self.outcome.complete and not self.outcome.failed:
            self._remember()
        self.progress(Progress("done", total, total, failed=self.outcome.failed))
        return self.outcome

    @cached_property
    def preparer(self) -> "Preparer":
        from mou_tui.library.prepare import Preparer

        return Preparer(with_facts=self.with_facts)

    def _refresh_corrected(self) -> None:
        if not (locations.corrections_file()).exists() and not schema.row(self.db, "select count(*) from corrected")[0]:
            return
        from mou_tui.library.refresh_corrected import refresh_corrected

        # What the reader has corrected meanwhile, too: it may have had to wait for this builder in vain.
        self.preparer.read_corrections()
        with self.db:
            self.outcome.corrected = refresh_corrected(self.writer, self.preparer)

    def _refresh_agreements(self) -> None:
        with self.db:
            agreements_due.make_ready(self.db)
        if agreements_due.is_behind(self.db):
            from mou_tui.library import agreement_table

            with self.db:
                agreement_table.refresh(self.db)

    def _new_files(self) -> int:
        return int(schema.row(self.db, "select count(*) from temp.pending where file is null")[0])

    def _extract_later_facts(self, jobs: int) -> None:
        """Extract the facts of those articles whose words alone were indexed, now or by a builder that was ended."""
        number = schema.facts_pending(self.db)
        if not number:
            return
        from mou_tui.library.later_facts import LaterFacts

        later = LaterFacts(self.writer, self.preparer, self.progress, self.cancelled)
        freshness.forget(self.place)
        with self.db:
            # The words are complete: so is the list, in the order of publication.
            keep_order(self.db)
        self.outcome.facts, failed = later.extract(number, jobs)
        self.outcome.failed += failed

    def _remember(self) -> None:
        """Note that the index says what is in the folders, for the next who asks within a minute."""
        listed = self.scan.listed
        times = {folder: mtime for folder, mtime in listed.items() if mtime is not None}
        if len(times) == len(listed):
            files = schema.row(self.db, "select count(*) from file")[0]
            freshness.remember(self.place, times, files, self.began)

    def _sample_early(self) -> None:
        """Learn the common trigrams of what there is so far, once there is enough of it."""
        if self.first and self.outcome.added > 5 * SAMPLE and self.writer.meta("common grams") is None:
            self.writer.sample_grams()

    def _index(self, total: int, jobs: int, with_facts: bool) -> None:
        done = 0
        began = reported = committed = time.monotonic()
        self.progress(Progress("index", 0, total))
        from mou_tui.library.file_reading import FileReader

        reader = FileReader(self.writer, self.preparer, self.cancelled, words_first=self.words_first)
        self.db.execute("begin immediate")
        try:
            with contextlib.closing(reader.files(jobs, with_facts)) as prepared:
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

    def _store(self, pending: Pending, ready: "Prepared") -> None:
        from mou_tui.loaders.exports import IN_INDEX

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
            from mou_tui.library.prepare import Task

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
                from mou_tui.library.story_building import refresh_stories

                keep_order(db)
                refresh_stories(db, some_are_gone=bool(self.outcome.changed or self.outcome.moved or gone))
        if self.place.path is not None:
            schema.remove_former(self.place.path)
        if wrote:
            db.execute("pragma optimize").fetchall()
            with contextlib.suppress(apsw.BusyError, apsw.LockedError):
                db.execute("pragma wal_checkpoint(truncate)").fetchall()
