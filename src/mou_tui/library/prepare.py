"""A file made ready for the index: read, loaded, its facts extracted and corrected. Runs in worker processes too."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mou_tui import faults, locations
from mou_tui.article import Article
from mou_tui.errors import MouError
from mou_tui.facts.model import Facts
from mou_tui.i18n.kept import kept
from mou_tui.library.record import FactsRecord, Record, facts_record, make_article, make_record

if TYPE_CHECKING:
    from mou_tui.loaders.limits import Limits
    from mou_tui.loaders.together import Together


class Task(NamedTuple):
    """A file to read. `known` holds digests: a file with one of them needs no loading, its articles are there already."""

    path: str
    known: tuple[bytes, ...] = ()
    facts_later: bool = False
    """Whether only its words are wanted now."""


COMING: Final = 16
"""Files that come next which are told with one: as many as are read at once."""


class Work(NamedTuple):
    """A file to read, and those that will be asked for next, which may be read along with it."""

    task: Task
    coming: tuple[Task, ...] = ()


class FactsTask(NamedTuple):
    """An article whose facts are to be extracted: `columns` are those of `make_article`."""

    rowid: int
    columns: tuple[Any, ...]


class ReadFacts(NamedTuple):
    """What was extracted of an article, and why that failed, as `kept` keeps a sentence."""

    rowid: int
    stated: FactsRecord
    failed: str = ""


RECORDS_AT_ONCE: Final = 64
"""Records of a file of many articles that are held at once."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What became of a file: its records, or `known` where its digest was, or why it has none, as `kept` keeps a sentence.

    A file of many articles comes in parts; all but the last say that there is `more`, and the last says what was wrong.
    Without a digest the file is read again the next time: the system or the settings did not give it, or the fault was ours.
    """

    digest: bytes | None
    records: tuple[Record, ...] = ()
    known: bool = False
    error: str | None = None
    more: bool = False


class Preparer:
    """Makes files ready. Holds what all of them need: the reader's corrections, and whether facts are wanted."""

    def __init__(self, *, with_facts: bool = True, limits: "Limits | None" = None) -> None:
        from mou_tui.loaders.limits import limits_in_force

        self._with_facts = with_facts
        self.limits = limits or limits_in_force()
        self._together: Together | None = None
        self.annotations = _corrections() if with_facts else None

    def read_corrections(self) -> None:
        """Take up what the reader has corrected since this was made."""
        self.annotations = _corrections() if self._with_facts else None

    def prepare(self, task: Task, coming: Sequence[Task] = ()) -> Iterator[Prepared]:
        """`task`'s file as the index wants it, in parts. Never raises for what is wrong with the file.

        Files that are `coming` next may be read along with it.
        """
        from mou_tui.loaders.reading import is_sidecar, not_readable
        from mou_tui.loaders.together import File, Together, small_files

        digest = None
        records: list[Record] = []
        error: str | None = None
        failed = ""
        try:
            # Not by Path, which takes longer to take a name apart than the system to open the file.
            with open(task.path, "rb") as file:  # noqa: PTH123
                self.limits.check_size(os.fstat(file.fileno()).st_size)
                data = file.read()
            sha256 = hashlib.sha256(data)
            digest = sha256.digest()[:16]
            if digest in task.known:
                yield Prepared(digest, known=True)
                return
            articles: Iterable[Article] = ()
            if not is_sidecar(task.path):
                self._together = self._together or Together(self.limits)
                whole = File(data, task.path, sha256.hexdigest())
                articles = self._together.read(whole, lambda: small_files((one.path, one.known) for one in coming))
            for article in articles:
                # Where they could not be extracted the article is listed and searched without, and the file is named.
                facts = None if task.facts_later else self.facts_of(article)
                failed = failed or ("" if facts is None else facts.failed)
                records.append(make_record(article, facts))
                if len(records) >= RECORDS_AT_ONCE:
                    yield Prepared(digest, tuple(records), more=True)
                    records.clear()
        except MouError as problem:
            # A collection that is damaged in the middle keeps its good articles.
            error = kept(problem.cause, problem.advice, technical=faults.technical(problem))
            if isinstance(problem, faults.FaultError):
                digest = None
        except OSError as problem:
            said = not_readable(problem)
            digest, error = None, kept(said.cause, said.advice)
        except Exception as problem:
            # One bad file must not end the building of an index of a hundred thousand.
            fault = faults.fault(problem)
            digest, error = None, kept(fault.cause, fault.advice, technical=faults.technical(problem))
        if failed:
            digest, error = None, error or failed
        yield Prepared(digest, tuple(records), error=error)

    def facts_of_indexed(self, task: FactsTask) -> ReadFacts:
        """The facts of an article as the index has it."""
        article = make_article(*task.columns)
        facts = self.facts_of(article)
        return ReadFacts(task.rowid, facts_record(article, facts), facts.failed)

    def facts_of(self, article: Article) -> Facts:
        """The effective facts of `article`: extracted, then corrected by the reader."""
        if not self._with_facts:
            return Facts()
        from mou_tui.facts import known_facts

        facts = known_facts(article)
        corrections: Sequence[Any] = self.annotations.corrections_for(article) if self.annotations else ()
        if corrections:
            from mou_tui.facts.corrections import apply_corrections

            facts = apply_corrections(article, facts, corrections)
        return facts


def _corrections() -> Any:
    """The reader's annotations where there are corrections among them, else None."""
    if not (locations.corrections_file()).exists():
        return None
    from mou_tui.annotations import Annotations

    return Annotations.open()


_worker: Preparer | None = None


def start_worker(with_facts: bool, data_dir: str, limits: "Limits") -> Iterable[None]:
    """Make this process a worker, which has nothing of its parent's options."""
    global _worker
    locations.use_data_dir(Path(data_dir))
    _worker = Preparer(with_facts=with_facts, limits=limits)
    return ()


def prepare(work: Work) -> Iterator[Prepared]:
    """The file of `work`, in a worker."""
    if _worker is None:
        raise RuntimeError("start_worker comes first")
    return _worker.prepare(work.task, work.coming)


def read_facts(task: FactsTask) -> Iterator[ReadFacts]:
    """The facts of an article that is in the index, in a worker."""
    if _worker is None:
        raise RuntimeError("start_worker comes first")
    yield _worker.facts_of_indexed(task)
