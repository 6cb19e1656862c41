"""A file made ready for the index: read, loaded, its facts extracted and corrected. Runs in worker processes too."""

import hashlib
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import connection, parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mou_tui import faults, i18n, locations
from mou_tui.article import Article
from mou_tui.errors import InputError, MouError
from mou_tui.facts.model import Facts
from mou_tui.i18n.kept import kept
from mou_tui.library.record import Record, make_record

if TYPE_CHECKING:
    from mou_tui.loaders.limits import Limits


class Task(NamedTuple):
    """A file to read. `known` holds digests: a file with one of them needs no loading, its articles are there already."""

    path: str
    known: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """What became of a file: its records, or `known` where its digest was, or why it has none, as `kept` keeps a sentence.

    Without a digest the file is read again the next time: the system or the settings did not give it, or the fault was ours.
    """

    digest: bytes | None
    records: tuple[Record, ...] = ()
    known: bool = False
    error: str | None = None


class Preparer:
    """Makes files ready. Holds what all of them need: the reader's corrections, and whether facts are wanted."""

    def __init__(self, *, with_facts: bool = True, limits: "Limits | None" = None) -> None:
        from mou_tui.loaders.limits import limits_in_force

        self._with_facts = with_facts
        self.limits = limits or limits_in_force()
        self.annotations = _corrections() if with_facts else None

    def prepare(self, task: Task) -> Prepared:
        """`task`'s file as the index wants it. Never raises for what is wrong with the file."""
        digest = None
        records: list[Record] = []
        try:
            # Not by Path, which takes longer to take a name apart than the system to open the file.
            with open(task.path, "rb") as file:  # noqa: PTH123
                data = file.read()
            sha256 = hashlib.sha256(data)
            digest = sha256.digest()[:16]
            if digest in task.known:
                return Prepared(digest, known=True)
            error = None
            for article in _articles(data, task.path, self.limits, sha256.hexdigest()):
                # Where they could not be extracted the article is listed and searched without, and the file is named.
                facts = self.facts_of(article)
                error = error or facts.failed or None
                records.append(make_record(article, facts))
        except MouError as problem:
            # A collection that is damaged in the middle keeps its good articles.
            ours = isinstance(problem, faults.FaultError)
            sentence = kept(problem.cause, problem.advice, technical=faults.technical(problem))
            return Prepared(None if ours else digest, tuple(records), error=sentence)
        except OSError as problem:
            from mou_tui.loaders.reading import not_readable

            said = not_readable(problem)
            return Prepared(None, error=kept(said.cause, said.advice))
        except Exception as problem:
            # One bad file must not end the building of an index of a hundred thousand.
            fault = faults.fault(problem)
            return Prepared(None, error=kept(fault.cause, fault.advice, technical=faults.technical(problem)))
        return Prepared(None if error else digest, tuple(records), error=error)

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


def _articles(data: bytes, path: str, limits: "Limits", sha256: str) -> Iterator[Article]:
    """The articles in `data`; of a collection that cannot be read to its end, those before the place, then InputError."""
    from mou_tui.loaders.reading import load, load_bytes

    try:
        articles = load_bytes(data, path, limits=limits, sha256=sha256)
    except InputError:
        yield from load(Path(path), limits=limits)
    else:
        yield from articles


def _corrections() -> Any:
    """The reader's annotations where there are corrections among them, else None."""
    if not (locations.data_dir() / "corrections.toml").exists():
        return None
    from mou_tui.annotations import Annotations

    return Annotations.open()


_worker: Preparer | None = None


def start_worker(with_facts: bool, data_dir: str, language: i18n.Language, limits: "Limits") -> None:
    """Make this process a worker. Spawned processes inherit neither the options nor the language of their parent."""
    global _worker
    locations.use_data_dir(Path(data_dir))
    i18n.set_language(language)
    _worker = Preparer(with_facts=with_facts, limits=limits)
    # Ctrl+C is the parent's to answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """End this worker when its parent has: one that was killed cannot send its workers home."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def prepare_many(tasks: Sequence[Task]) -> list[Prepared]:
    """`tasks`' files, in a worker."""
    if _worker is None:
        raise RuntimeError("start_worker comes first")
    return [_worker.prepare(task) for task in tasks]
