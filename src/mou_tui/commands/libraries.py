"""The library a command answers from: brought up to date first, in memory where it is small."""

import itertools
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from mou_tui.commands.output import draws_over, is_read_by_a_person, tell_nothing
from mou_tui.commands.own_data import last_opened
from mou_tui.commands.paths import named_or_default, tell_own_exports, tell_passed_over
from mou_tui.commands.telling import Invocation, say
from mou_tui.errors import IndexDamagedError, MouError, OwnDataError, harmless
from mou_tui.i18n import _, ngettext
from mou_tui.library import BusyError, Library, Marks, Progress, Row, sync
from mou_tui.library.freshness import is_fresh
from mou_tui.library.schema import absolute, default_path, place_of

if TYPE_CHECKING:
    from mou_tui.library.query import Query
    from mou_tui.library.query_tree import Node

SMALL: Final = 100
"""Files up to which no index is written: reading them takes a moment."""
MOST_IN_MEMORY: Final = 5_000
"""Files that are indexed in memory where no index can be written; more would take minutes each time."""
_ROWS_AT_ONCE: Final = 500


class Opened:
    """A library that is up to date, and how its articles' paths are written: as the command line named their folders."""

    def __init__(self, library: Library, named: Sequence[Path], *, verbose: bool = False) -> None:
        global _last
        self.library = _last = library
        self._verbose = verbose
        self._named = [(str(absolute(path)), str(path)) for path in named if not path.is_absolute()]

    def path(self, path: str) -> str:
        """`path` relative where the folder was named so."""
        for folder, named in self._named:
            # As strings: ten thousands of them are written.
            if path == folder or path.startswith(os.path.join(folder, "")):  # noqa: PTH118
                return os.path.normpath(os.path.join(named, path[len(folder) + 1 :]))  # noqa: PTH118
        return path

    def rows(self, rowids: Sequence[int]) -> Iterator[Row]:
        """The rows of these articles, some hundreds at a time."""
        for start in range(0, len(rowids), _ROWS_AT_ONCE):
            yield from self.library.rows(rowids[start : start + _ROWS_AT_ONCE])

    def failed(self) -> bool:
        """Name the files that could not be read; whether there are any."""
        failures = self.library.failures(technical=self._verbose)
        for path, sentence in failures:
            say(f"{harmless(self.path(path))}: {sentence}")
        return bool(failures)


def open_library(paths: Sequence[Path], invocation: Invocation) -> Opened:
    """The library of `paths` (or of the settings, or the last opened), with all that is in the folders now."""
    opened = _open_library(paths, invocation)
    tell_own_exports(opened.library.own_exports(), invocation)
    tell_pending_facts(opened.library)
    return opened


def _open_library(paths: Sequence[Path], invocation: Invocation) -> Opened:
    folders = named_or_default(paths, () if paths else last_opened())
    tell_passed_over(folders, invocation)
    if not default_path(folders).exists() and _are_at_most(SMALL, folders):
        return Opened(Library.open(folders, index=":memory:"), folders, verbose=invocation.verbose)
    try:
        if not is_fresh(place_of(folders)):
            _bring_up_to_date(folders)
        return Opened(Library.open(folders), folders, verbose=invocation.verbose)
    except OwnDataError as error:
        small = _are_at_most(MOST_IN_MEMORY, folders)
        whole = _as_it_is(folders, of_these_rules=small)
        if whole is not None:
            say(_("%s What it has is used as it is: what has changed since is not in it.") % error)
            return Opened(whole, folders, verbose=invocation.verbose)
        if not small:
            raise
        say(_("%s For now the index is made in memory, which takes longer each time.") % error)
        return Opened(Library.open(folders, index=":memory:"), folders, verbose=invocation.verbose)


def tell_pending_facts(library: Library) -> None:
    """Say of how many articles the facts are still to be extracted: what is asked of facts leaves these out."""
    pending = library.facts_pending()
    if pending:
        words = ngettext(
            "The facts of %(n)s article are still being read: lists, filters and agreements do not know them yet.",
            "The facts of %(n)s articles are still being read: lists, filters and agreements do not know them yet.",
            pending,
        )
        say(words % {"n": f"{pending:,}"})


_last: Library | None = None
"""The library that this process works on."""


def take_away_damaged(error: IndexDamagedError) -> MouError:
    """Put an empty index in the place of the damaged one, which the next command fills; what to say of it."""
    if _last is None or _last.place.path is None:
        return error
    try:
        _last.replace_damaged()
    except BusyError:
        return OwnDataError(_("Another mou-tui is building this index."), advice=_("Wait until it has finished."))
    except OwnDataError as problem:
        return problem
    return OwnDataError(
        _("The search index is damaged: what was written so far is not all."),
        path=error.path,
        advice=_("Run the command again, which makes the index again."),
    )


def _as_it_is(folders: Sequence[Path], *, of_these_rules: bool) -> Library | None:
    """The library with an index that cannot be written, as where its folder is read-only or the disk is full; None without a whole one.

    An index that another version made says perhaps something else than the other commands: with `of_these_rules` it is none.
    """
    try:
        library = Library.open(folders)
        if library.is_complete() and (not of_these_rules or library.is_of_these_rules()):
            return library
        library.close()
    except OwnDataError:
        pass
    return None


def _bring_up_to_date(folders: Sequence[Path]) -> None:
    try:
        sync(folders, progress=_draw if draws_over() else None, jobs=min(4, os.cpu_count() or 1), wait=1.0)
    except BusyError:
        say(_("Another mou-tui is building this index; this is what it has so far."))


def _are_at_most(number: int, folders: Sequence[Path]) -> bool:
    from mou_tui.loaders import discover

    return sum(1 for _file in itertools.islice(discover(folders), number + 1)) <= number


def _draw(progress: Progress) -> None:
    if progress.phase == "done":
        click.echo("\r\x1b[K", err=True, nl=False)
    elif progress.done:
        numbers = {"done": progress.done, "total": progress.total}
        if progress.phase == "facts":
            words = _("Reading facts: %(done)d of %(total)d articles") % numbers
        else:
            words = _("Indexing: %(done)d of %(total)d files") % numbers
        click.echo(f"\r{words}\x1b[K", err=True, nl=False)


def marks_for(query: "Query | None") -> Marks:
    """The reader's marks, read where `query` asks for them."""
    if query is None or not _asks_for_marks(query.root):
        return Marks()
    from mou_tui.commands.own_data import own_annotations, own_state

    state = own_state()
    try:
        return Marks.of(own_annotations().marks(), state.read_ids())
    finally:
        state.close()


def _asks_for_marks(node: "Node") -> bool:
    field = getattr(node, "field", None)
    if field is not None:
        return field.kind in ("is", "tag") or bool(field.own)
    parts: tuple[Node, ...] = getattr(node, "parts", ()) or ((node.part,) if hasattr(node, "part") else ())
    return any(_asks_for_marks(part) for part in parts)


def tell_found(invocation: Invocation, opened: Opened, query: "Query | None", found: int, shown: int) -> None:
    """Say of `found` articles how many are not among the `shown`, and what else was looked for or probably meant."""
    _tell_hidden(invocation, found, shown)
    if query is not None:
        _tell_other_names(query)
        _tell_names_elsewhere(query, opened, found)
    if not found:
        tell_nothing("" if query is None else _meant_by(query, opened))
        if query is not None and not query.is_empty and is_heard(invocation):
            from mou_tui.library.answer import what_was_searched

            for sentence in what_was_searched(opened.library, query):
                say(sentence)


def _tell_other_names(query: "Query") -> None:
    """Say at a terminal by which other names the organisations of `query` are looked for too."""
    if is_read_by_a_person():
        for word, names in query.expansions.items():
            said = {"word": word, "names": ", ".join(names)}
            say(_("%(word)s is also looked for as: %(names)s. =%(word)s looks for this name only.") % said)


def _tell_names_elsewhere(query: "Query", opened: Opened, found: int) -> None:
    """Say at a terminal that a person's name stands in other news too: only news of agreements is read for people."""
    from mou_tui.library.query import parse_query, with_names_as_words

    other = with_names_as_words(query.text)
    if other == query.text or not is_read_by_a_person():
        return
    words = parse_query(other, partial=True)
    more = len(opened.library.found(words, marks=marks_for(words))) - found
    if more > 0:
        told = ngettext(
            "People are known of news of agreements only; %(n)s more article mentions the name: %(query)s",
            "People are known of news of agreements only; %(n)s more articles mention the name: %(query)s",
            more,
        )
        say(told % {"n": f"{more:,}", "query": other})


def _meant_by(query: "Query", opened: Opened) -> str:
    """What finds something where `query` does not; "" where that is not known, or nobody would read it."""
    if not is_read_by_a_person():
        return ""
    from mou_tui.library.did_you_mean import did_you_mean
    from mou_tui.library.query import parse_query
    from mou_tui.library.spelling import respelled

    def finds(text: str) -> bool:
        other = parse_query(text, partial=True)
        return other.error is None and not other.is_empty and bool(opened.library.found(other, marks=marks_for(other)))

    return did_you_mean(query.text, finds) or respelled(opened.library, query.text, marks=marks_for(query))


def is_heard(invocation: Invocation) -> bool:
    """Whether someone wants to be told how it goes: a person at the terminal, or a script that said `-v`."""
    return invocation.verbose or sys.stderr.isatty()


def _tell_hidden(invocation: Invocation, total: int, shown: int) -> None:
    """Say on stderr how much `--limit` left out."""
    if total > shown and is_heard(invocation):
        hidden = total - shown
        say(
            ngettext("%(n)d more is not shown (--limit).", "%(n)d more are not shown (--limit).", hidden)
            % {"n": hidden}
        )
