"""`mou-tui facts`: the facts of files, computed from the files themselves."""

import itertools
import json
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import click

from mou_tui.article import Article
from mou_tui.commands.output import UNCUT, in_color, table_width, visible, write_as
from mou_tui.commands.own_data import last_opened, own_annotations
from mou_tui.commands.parameters import PATHS, ChoiceList, format_option, joined
from mou_tui.commands.paths import named_or_default, tell_own_exports, tell_passed_over
from mou_tui.commands.telling import Invocation, say, tell_technical
from mou_tui.errors import InputError, MouError, UsageError, harmless
from mou_tui.facts.amount import Money
from mou_tui.facts.model import KINDS, Facts, to_document
from mou_tui.faults import technical
from mou_tui.i18n import _, ngettext
from mou_tui.i18n.kept import said_again
from mou_tui.killable import KillablePool, KilledError
from mou_tui.library.pace import FACTS_SECONDS, WORKER_CHUNK
from mou_tui.loaders.limits import Limits, limits_in_force
from mou_tui.settings import load_settings

FORMATS: Final = ("table", "jsonl", "json", "csv")
_CHUNKS_AHEAD: Final = 4
"""Chunks a process that wait or are worked on while another is written: nothing piles up before a slow reader."""

CSV_COLUMNS: Final = (
    "path", "article", "title", "published_on", "agreement", "kind", "value", "currency", "role", "position", "details",
    "evidence", "start", "end", "rule", "source", "checked", "confidence", "trust",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of a file: an article with its facts, or the sentence that says why there is none or no more."""

    found: tuple[tuple[Article, Facts], ...] = ()
    failure: str | None = None
    technical: str = ""
    own_export: Path | None = None
    """The file, where mou-tui has exported it."""


@click.command(
    help=_("Print the facts of files: who agreed what with whom, when, where, for how long, and which words prove it.")
    + "\n\n"
    + _(
        "The table marks facts that are sure with ·, found ones with ?, doubtful ones with ⚠, those that you checked with ✓."
    )
)
@click.argument("paths", nargs=-1, type=PATHS, metavar="[PATH]…")
@format_option(FORMATS)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=ChoiceList(KINDS),
    callback=joined,
    help=_("Only facts of these kinds, with commas between them; may be repeated."),
)
@click.option("--no-text", is_flag=True, help=_("Leave the articles' text out of json and jsonl."))
@click.option(
    "--explain", is_flag=True, help=_("Say for each fact which rule found it, where it is read, and how sure it is.")
)
@click.option(
    "--why", metavar="NAME", help=_("Say what became of a name of the text: the fact that it is, or why it is none.")
)
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
    explain: bool,
    why: str | None,
    jobs: int,
) -> int:
    from mou_tui.loaders import discover

    invocation = invocation or Invocation()
    if (explain or why is not None) and format_ not in (None, "table"):
        raise UsageError(_("--explain and --why print text for people to read."), advice=_("Leave out --format."))
    if why is not None and not why.strip():
        raise UsageError(_("--why needs a name."), advice=_("Write it as the text has it: --why 'NAME'."))
    named = named_or_default(paths, () if paths else last_opened())
    load_settings()  # a fault there is told once and not for every file
    annotations = own_annotations()
    corrected = bool(annotations.corrections())
    tell_passed_over(named, invocation)
    failures = own_exports = 0

    def readings() -> Iterator[tuple[Article, Facts]]:
        nonlocal failures, own_exports
        for read in _read_all(discover(named), jobs):
            if read.own_export is not None and read.own_export not in named:
                own_exports += 1
            elif read.failure is not None:
                failures += 1
                say(read.failure)
                tell_technical(read.technical, invocation)
            for article, facts in read.found:
                # What the reader corrected, added or checked wins over the extractor everywhere.
                effective = annotations.effective_facts(article, facts) if corrected else facts
                yield article, _only(effective, kinds)

    if why is not None:
        _write_why(readings(), why, in_color(invocation))
    elif explain:
        _write_explanations(readings(), in_color(invocation))
    else:
        write_as(
            format_,
            table=lambda: _write_table(readings(), in_color(invocation)),
            documents=itertools.starmap(partial(to_document, with_text=not no_text), readings()),
            columns=CSV_COLUMNS,
            rows=_csv_rows(readings()),
        )
    tell_own_exports(own_exports, invocation)
    if failures and invocation.verbose:
        say(ngettext("%(n)d file could not be read.", "%(n)d files could not be read.", failures) % {"n": failures})
    return 3 if failures else 0


def _only(facts: Facts, kinds: Sequence[str]) -> Facts:
    return Facts(tuple(f for f in facts if f.kind in kinds), facts.failed) if kinds else facts


def _read_all(paths: Iterable[Path], jobs: int) -> Iterator[_Read]:
    """The files' facts in the order of `paths`, worked out by as many processes as `jobs` says."""
    limits = limits_in_force()
    read = partial(_read, limits=limits)
    if jobs == 1:
        yield from itertools.chain.from_iterable(map(read, paths))
        return
    waiting = iter(paths)
    chunks = iter(lambda: list(itertools.islice(waiting, WORKER_CHUNK)), [])
    pool = KillablePool(jobs, limits.seconds + FACTS_SECONDS)
    try:
        started = deque((chunk, pool.submit(read, chunk)) for chunk in itertools.islice(chunks, jobs * _CHUNKS_AHEAD))
        while started:
            chunk, future = started.popleft()
            for path, result in zip(chunk, future.result(), strict=True):
                if isinstance(result, KilledError):
                    cause = _("The process that worked on this file ended, or did not come back from it.")
                    result = [_Read(failure=str(InputError(cause, path=path)))]
                yield from result
            started.extend((chunk, pool.submit(read, chunk)) for chunk in itertools.islice(chunks, 1))
    finally:
        pool.close()


def _read(path: Path, limits: Limits) -> Iterator[_Read]:
    """The articles of a file with their facts, one after the other, and at last why there are no more where something is wrong."""
    from mou_tui.facts import known_facts
    from mou_tui.loaders import load
    from mou_tui.loaders.exports import is_own_export

    try:
        failed = ""
        for article in load(path, limits=limits):
            facts = known_facts(article)
            failed = failed or facts.failed
            yield _Read(((article, facts),))
        if failed:
            yield _Read(failure=f"{harmless(str(path))}: {said_again(failed)}")
    except MouError as error:
        # A collection gives its good records before it names the bad ones.
        yield _Read((), str(error), technical(error), path if is_own_export(error) else None)


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
                fact.confidence, fact.trust,
            )  # fmt: skip


def _write_explanations(readings: Iterable[tuple[Article, Facts]], color: bool) -> None:
    """For each fact its rule, what that reads, the function, the words in their context, and how often the rule was right."""
    from mou_tui.facts.confidence import reasons
    from mou_tui.facts.confidence_features import Surroundings
    from mou_tui.facts.explaining import explain
    from mou_tui.facts.extraction import extract
    from mou_tui.facts.labels import fact_name, trust_text, value_text
    from mou_tui.facts.page import Page

    width = table_width()
    era = load_settings().era

    def write(text: str) -> None:
        for line in _wrapped(visible(text), max(width - 4, 10)):
            click.echo("    " + line)

    for article, facts in _headed(readings, color):
        around = Surroundings(Page(article), extract(article))
        for fact in facts:
            click.echo(f"  {fact_name(fact)}  {visible(value_text(fact, era=era))}")
            if fact.source == "reader":
                write(_("entered by you"))
                continue
            told = explain(article, fact)
            write(told.rule + (f": {told.what}" if told.what else ""))
            if told.function:
                write(told.function)
            for words in told.words:
                write(words)
            if told.precision is None:
                write(_("too few of this rule on annotated articles to say how often it is right"))
            else:
                numbers = {"right": told.precision.right, "found": told.precision.found}
                write(_("right %(right)d of %(found)d times on annotated articles") % numbers)
            write(trust_text(fact))
            why = reasons(around, fact)
            if why.speak_for:
                write(_("for it: %(sentences)s") % {"sentences": "; ".join(map(_, why.speak_for))})
            if why.against:
                write(_("against it: %(sentences)s") % {"sentences": "; ".join(map(_, why.against))})


def _write_why(readings: Iterable[tuple[Article, Facts]], name: str, color: bool) -> None:
    """What became of `name` in each article."""
    from mou_tui.facts.explaining import why

    width = table_width()
    for article, _facts in _headed(readings, color):
        for sentence in why(article, name):
            for line in _wrapped(visible(sentence), max(width - 2, 10)):
                click.echo("  " + line)


def _headed(readings: Iterable[tuple[Article, Facts]], color: bool) -> Iterator[tuple[Article, Facts]]:
    """The readings, each once its headline and path have been printed."""
    width = table_width()
    for n, (article, facts) in enumerate(readings):
        if n:
            click.echo()
        for line in _wrapped(visible(article.title or article.path), width):
            click.echo(click.style(line, bold=True), color=color)
        click.echo(click.style(visible(article.path), dim=True), color=color)
        yield article, facts


def _write_table(readings: Iterable[tuple[Article, Facts]], color: bool) -> None:
    """Headline, path, and a line a fact: its name, how far to trust it, and its value, wrapped at the terminal's width."""
    from mou_tui.facts.labels import changed_text, fact_name, said_of_agreement, value_text
    from mou_tui.page.fact_rows import mark_of
    from mou_tui.thai.width import cells, pad

    width = table_width()
    era = load_settings().era
    for _article, facts in _headed(readings, color):
        if said := said_of_agreement(facts):
            click.echo("  " + said)
        shown = [f for f in facts if f.value != "none"]
        column = max((cells(fact_name(f)) for f in shown), default=0)
        for fact in shown:
            extra = [str(fact.details[k]) for k in ("position", "expansion", "speaker") if fact.details.get(k)]
            extra += [changed] if (changed := changed_text(fact, era=era)) else []
            value = visible(" · ".join([value_text(fact, era=era), *extra]))
            name, mark = fact_name(fact), mark_of(fact)
            for line in _wrapped(value, max(width - column - 6, 10)):
                click.echo(f"  {pad(name, column)}  {pad(mark, 1)} {line}")
                name = mark = ""


def _wrapped(text: str, width: int) -> list[str]:
    if width >= UNCUT - 1000:
        return [text]
    from mou_tui.commands.help import wrapped

    return wrapped(text, width)
