"""`mou-tui facts`: the facts of files, computed from the files themselves."""

import itertools
import json
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from mou_tui.article import Article
from mou_tui.commands import Invocation, say, tell_technical
from mou_tui.commands.output import UNCUT, in_color, table_width, visible, write_csv, write_json, write_jsonl
from mou_tui.commands.own_data import last_opened, own_annotations
from mou_tui.commands.paths import PATHS, named_or_default, tell_passed_over
from mou_tui.errors import MouError, harmless
from mou_tui.facts.model import KINDS, Facts, Money, to_document
from mou_tui.faults import technical
from mou_tui.i18n import _, language, ngettext, set_language
from mou_tui.i18n.kept import said_again
from mou_tui.settings import load_settings

FORMATS: Final = ("table", "jsonl", "json", "csv")
_CHUNK: Final = 32
"""Files that a worker process takes at a time."""
_CHUNKS_AHEAD: Final = 4
"""Chunks a process that wait or are worked on while another is written: nothing piles up before a slow reader."""

CSV_COLUMNS: Final = (
    "path", "article", "title", "published_on", "agreement", "kind", "value", "currency", "role", "position", "details",
    "evidence", "start", "end", "rule", "source", "checked",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of one file: its articles with their facts, or the sentence that says why not."""

    found: tuple[tuple[Article, Facts], ...] = ()
    failure: str | None = None
    technical: str = ""


@click.command(
    help=_("Print the facts of files: who agreed what with whom, when, where, for how long, and which words prove it.")
)
@click.argument("paths", nargs=-1, type=PATHS, metavar="[PATH]…")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help=_("Form of the output; a table on a terminal, else jsonl."),
)
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help=_("Only facts of this kind; may be repeated.")
)
@click.option("--no-text", is_flag=True, help=_("Leave the articles' text out of json and jsonl."))
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, metavar="N", help=_("Processes to work with.")
)
@click.pass_obj
def command(
    invocation: Invocation | None,
    paths: tuple[Path, ...],
    format_: str | None,
    kinds: tuple[str, ...],
    no_text: bool,
    jobs: int,
) -> int:
    from mou_tui.loaders import discover

    invocation = invocation or Invocation()
    format_ = format_ or ("table" if sys.stdout.isatty() else "jsonl")
    named = named_or_default(paths, () if paths else last_opened())
    load_settings()  # a fault there is told once and not for every file
    annotations = own_annotations()
    corrected = bool(annotations.corrections())
    tell_passed_over(named, invocation)
    failures = 0

    def readings() -> Iterator[tuple[Article, Facts]]:
        nonlocal failures
        for read in _read_all(discover(named), jobs):
            if read.failure is not None:
                failures += 1
                say(read.failure)
                tell_technical(read.technical, invocation)
            for article, facts in read.found:
                # What the reader corrected, added or checked wins over the extractor everywhere.
                effective = annotations.effective_facts(article, facts) if corrected else facts
                yield article, _only(effective, kinds)

    if format_ == "table":
        _write_table(readings(), in_color(invocation))
    elif format_ == "csv":
        write_csv(CSV_COLUMNS, _csv_rows(readings()))
    else:
        documents = (to_document(article, facts, with_text=not no_text) for article, facts in readings())
        {"jsonl": write_jsonl, "json": write_json}[format_](documents)
    if failures and invocation.verbose:
        say(ngettext("%(n)d file could not be read.", "%(n)d files could not be read.", failures) % {"n": failures})
    return 3 if failures else 0


def _only(facts: Facts, kinds: Sequence[str]) -> Facts:
    return Facts(tuple(f for f in facts if f.kind in kinds), facts.failed) if kinds else facts


def _read_all(paths: Iterable[Path], jobs: int) -> Iterator[_Read]:
    """The files' facts in the order of `paths`, worked out by as many processes as `jobs` says."""
    if jobs == 1:
        yield from map(_read, paths)
        return
    waiting = iter(paths)
    chunks = iter(lambda: list(itertools.islice(waiting, _CHUNK)), [])
    pool = ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(language(),))
    try:
        started = deque(pool.submit(_read_many, chunk) for chunk in itertools.islice(chunks, jobs * _CHUNKS_AHEAD))
        while started:
            yield from started.popleft().result()
            started.extend(pool.submit(_read_many, chunk) for chunk in itertools.islice(chunks, 1))
    finally:
        pool.shutdown(cancel_futures=True)


def _start_worker(spoken: Any) -> None:
    # Ctrl-C goes to all processes of a terminal; the first of them ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    from mou_tui.library.prepare import end_with_parent

    threading.Thread(target=end_with_parent, daemon=True).start()
    set_language(spoken)


def _read_many(paths: Sequence[Path]) -> list[_Read]:
    return [_read(path) for path in paths]


def _read(path: Path) -> _Read:
    from mou_tui.facts import known_facts
    from mou_tui.loaders import load

    found: list[tuple[Article, Facts]] = []
    try:
        for article in load(path):
            found.append((article, known_facts(article)))
    except MouError as error:
        # A collection gives its good records before it names the bad ones.
        return _Read(tuple(found), str(error), technical(error))
    failed = next((facts.failed for _article, facts in found if facts.failed), "")
    return _Read(tuple(found), f"{harmless(str(path))}: {said_again(failed)}" if failed else None)


def _csv_rows(readings: Iterable[tuple[Article, Facts]]) -> Iterator[Sequence[Any]]:
    for article, facts in readings:
        if facts.failed:
            head = (article.path, article.id, article.title, article.published_on)
            yield (*head, None, "facts_failed", said_again(facts.failed), *[""] * (len(CSV_COLUMNS) - 7))
        for fact in facts:
            value = fact.value
            details = {k: v for k, v in fact.details.items() if k not in ("role", "position") and v}
            spans = fact.evidence
            yield (
                article.path, article.id, article.title, article.published_on, fact.agreement, fact.kind,
                value.amount if isinstance(value, Money) else value,
                value.currency if isinstance(value, Money) else "",
                fact.details.get("role"), fact.details.get("position"),
                json.dumps(details, ensure_ascii=False) if details else "",
                " … ".join(s.of(article.text) for s in spans),
                spans[0].start if spans else "", spans[0].end if spans else "", fact.rule, fact.source, fact.checked,
            )  # fmt: skip


def _write_table(readings: Iterable[tuple[Article, Facts]], color: bool) -> None:
    """Headline, path, and a line a fact: its name and its value, wrapped at the terminal's width."""
    from mou_tui.facts.labels import fact_name, said_of_agreement, value_text
    from mou_tui.thai.width import cells, pad

    width = table_width()
    era = load_settings().era
    for n, (article, facts) in enumerate(readings):
        if n:
            click.echo()
        for line in _wrapped(visible(article.title or article.path), width):
            click.echo(click.style(line, bold=True), color=color)
        click.echo(click.style(visible(article.path), dim=True), color=color)
        if said := said_of_agreement(facts):
            click.echo("  " + said)
        shown = [f for f in facts if f.value != "none"]
        column = max((cells(fact_name(f)) for f in shown), default=0)
        for fact in shown:
            extra = [str(fact.details[k]) for k in ("position", "expansion", "speaker") if fact.details.get(k)]
            value = visible(" · ".join([value_text(fact, era=era), *extra]))
            name = fact_name(fact)
            for line in _wrapped(value, max(width - column - 4, 10)):
                click.echo(f"  {pad(name, column)}  {line}")
                name = ""


def _wrapped(text: str, width: int) -> list[str]:
    if width >= UNCUT - 1000:
        return [text]
    from mou_tui.commands.help import wrapped

    return wrapped(text, width)
