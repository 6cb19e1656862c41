"""`mou-tui facts`: the facts of files, computed from the files themselves."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from mou_tui.article import Article
from mou_tui.commands import Invocation, say
from mou_tui.commands.paths import named_or_default
from mou_tui.errors import MouError
from mou_tui.facts.model import KINDS, Facts, Money, to_document
from mou_tui.i18n import _, language, ngettext, set_language

FORMATS: Final = ("table", "jsonl", "json", "csv")
_CHUNK: Final = 32
"""Files that a worker process takes at a time."""

CSV_COLUMNS: Final = (
    "path", "article", "title", "published_on", "agreement", "kind", "value", "currency", "role", "position", "details",
    "evidence", "start", "end", "rule", "source", "checked",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of one file: its articles with their facts, or the sentence that says why not."""

    found: tuple[tuple[Article, Facts], ...] = ()
    failure: str | None = None


@click.command(
    help=_("Print the facts of files: who agreed what with whom, when, where, for how long, and which words prove it.")
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]…")
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
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help=_("Processes to work with."))
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

    format_ = format_ or ("table" if sys.stdout.isatty() else "jsonl")
    failures = 0

    def readings() -> Iterator[tuple[Article, Facts]]:
        nonlocal failures
        for read in _read_all(discover(named_or_default(paths)), jobs):
            if read.failure is not None:
                failures += 1
                say(read.failure)
            for article, facts in read.found:
                yield article, _only(facts, kinds)

    _WRITERS[format_](readings(), not no_text)
    if failures and invocation and invocation.verbose:
        say(ngettext("%(n)d file could not be read.", "%(n)d files could not be read.", failures) % {"n": failures})
    return 3 if failures else 0


def _only(facts: Facts, kinds: Sequence[str]) -> Facts:
    return Facts(tuple(f for f in facts if f.kind in kinds)) if kinds else facts


def _read_all(paths: Iterable[Path], jobs: int) -> Iterator[_Read]:
    """The files' facts in the order of `paths`, worked out by as many processes as `jobs` says."""
    if jobs == 1:
        yield from map(_read, paths)
        return
    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(language(),)) as pool:
        yield from pool.map(_read, paths, chunksize=_CHUNK)


def _start_worker(spoken: Any) -> None:
    set_language(spoken)


def _read(path: Path) -> _Read:
    from mou_tui.facts.extraction import extract
    from mou_tui.loaders import load

    found: list[tuple[Article, Facts]] = []
    try:
        for article in load(path):
            found.append((article, extract(article)))
    except MouError as error:
        # A collection gives its good records before it names the bad ones.
        return _Read(tuple(found), failure=str(error))
    return _Read(tuple(found))


def _write_jsonl(readings: Iterable[tuple[Article, Facts]], with_text: bool) -> None:
    for article, facts in readings:
        sys.stdout.write(json.dumps(to_document(article, facts, with_text=with_text), ensure_ascii=False) + "\n")


def _write_json(readings: Iterable[tuple[Article, Facts]], with_text: bool) -> None:
    before = "[\n"
    for article, facts in readings:
        document = json.dumps(to_document(article, facts, with_text=with_text), ensure_ascii=False, indent=1)
        sys.stdout.write(before + document)
        before = ",\n"
    sys.stdout.write("\n]\n" if before == ",\n" else "[]\n")


def _write_csv(readings: Iterable[tuple[Article, Facts]], with_text: bool) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for article, facts in readings:
        for fact in facts:
            value = fact.value
            details = {k: v for k, v in fact.details.items() if k not in ("role", "position") and v}
            spans = fact.evidence
            row: list[Any] = [
                article.path, article.id, article.title, article.published_on, fact.agreement, fact.kind,
                value.amount if isinstance(value, Money) else value,
                value.currency if isinstance(value, Money) else "",
                fact.details.get("role"), fact.details.get("position"),
                json.dumps(details, ensure_ascii=False) if details else "",
                " … ".join(s.of(article.text) for s in spans),
                spans[0].start if spans else "", spans[0].end if spans else "", fact.rule, fact.source,
                "true" if fact.checked else "false",
            ]  # fmt: skip
            writer.writerow([_spreadsheet_safe(cell) for cell in row])


def _spreadsheet_safe(cell: Any) -> Any:
    """Text that a spreadsheet would run as a formula, made plain text; signed numbers (+66 2 …) stay as they are."""
    if not isinstance(cell, str) or not cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return cell
    return cell if cell[0] in "+-" and cell[1:2].isdigit() else "'" + cell


def _write_table(readings: Iterable[tuple[Article, Facts]], with_text: bool) -> None:
    from mou_tui.facts.labels import NO_AGREEMENT, fact_name, value_text

    for n, (article, facts) in enumerate(readings):
        if n:
            click.echo()
        click.echo(click.style(_visible(article.title or article.path), bold=True))
        click.echo(click.style(_visible(article.path), dim=True))
        if all(f.value == "none" for f in facts.of("instrument")):
            click.echo("  " + _(NO_AGREEMENT))
        shown = [f for f in facts if f.value != "none"]
        width = max((_columns(fact_name(f)) for f in shown), default=0)
        for fact in shown:
            name = fact_name(fact)
            extra = [str(fact.details[k]) for k in ("position", "expansion", "speaker") if fact.details.get(k)]
            line = " · ".join([value_text(fact, era="be" if language() == "th" else "ce"), *extra])
            click.echo(f"  {name}{' ' * (width - _columns(name))}  {_visible(line)}")


def _columns(text: str) -> int:
    from mou_tui.thai.width import cells

    return cells(text)


def _visible(text: str) -> str:
    """Text on one line and without control characters, whatever a file name may hold."""
    return "".join(c if c.isprintable() or c == "\u200b" else " " for c in text)


_WRITERS: Final[dict[str, Callable[[Iterable[tuple[Article, Facts]], bool], None]]] = {
    "table": _write_table,
    "jsonl": _write_jsonl,
    "json": _write_json,
    "csv": _write_csv,
}
