"""`mou-tui --plain`: list, article and facts as plain lines, for screen readers and for terminals that cannot draw.

Nothing moves, nothing is drawn over, and nothing rests on colour: a command is a line, and its answer is lines below it.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from mou_tui.annotations import AddBookmark, RemoveBookmark, State, bookmark_article
from mou_tui.commands.libraries import Opened, marks_for, open_library
from mou_tui.commands.list_ import shown_date
from mou_tui.commands.output import visible
from mou_tui.commands.own_data import own_annotations, own_state
from mou_tui.commands.show import fact_lines, plain_text
from mou_tui.commands.telling import Invocation
from mou_tui.errors import MouError
from mou_tui.exporters.collect import item_of
from mou_tui.exporters.item import Item
from mou_tui.facts.labels import status_name
from mou_tui.i18n import _, ngettext
from mou_tui.library import Row, parse_query
from mou_tui.settings import load_settings

_AT_ONCE: Final = 10
"""Articles of the list that are told at a time."""


def read(paths: Sequence[Path], invocation: Invocation) -> int:
    """Read a library line by line, until `q` or the end of the input; returns the exit code."""
    # Whatever else this terminal can do, nothing is to be drawn over while a screen reader reads.
    os.environ["TERM"] = "dumb"
    opened = open_library(paths, invocation)
    state = own_state()
    try:
        _Reader(opened, state).run()
    finally:
        state.close()
    return 3 if opened.failed() else 0


class _Reader:
    """The conversation: which articles are listed, how far they were told, and which one was read last."""

    def __init__(self, opened: Opened, state: State) -> None:
        self._opened = opened
        self._state = state
        self._annotations = own_annotations()
        self._era = load_settings().era
        self._rowids: Sequence[int] = opened.library.order()
        self._told = 0
        self._current = 0
        self._words: dict[str, Callable[[], None]] = {
            "": self._more, "n": self._next, "p": self._previous, "f": self._facts, "b": self._bookmark, "a": self._all,
            "?": self._help, "h": self._help, "help": self._help,
        }  # fmt: skip

    def run(self) -> None:
        count = len(self._rowids)
        self._say(ngettext("%(n)d article", "%(n)d articles", count) % {"n": count})
        self._more()
        self._say(_("A number reads an article, words search, ? tells the rest, q ends."))
        for line in _lines():
            if line in ("q", "quit", "exit"):
                return
            try:
                self._answer(line)
            except MouError as error:
                self._say(str(error))

    def _answer(self, line: str) -> None:
        if line in self._words:
            self._words[line]()
        elif line.isdecimal():
            self._read(int(line))
        else:
            self._search(line.removeprefix("/").strip())

    def _more(self) -> None:
        """The next articles of the list."""
        rows = self._opened.library.rows(self._rowids[self._told : self._told + _AT_ONCE])
        bookmarked = self._annotations.marks().bookmarked
        for number, row in enumerate(rows, self._told + 1):
            self._say(f"{number}. {self._line(row, row.id in bookmarked)}")
        self._told += len(rows)
        left = len(self._rowids) - self._told
        if left:
            self._say(_("%(n)d more: Enter.") % {"n": left})
        elif not rows:
            self._say(_("This is the end of the list."))

    def _line(self, row: Row, is_bookmarked: bool) -> str:
        said = [
            row.title or self._opened.path(row.path),
            shown_date(row.published_on),
            status_name(row.status) if row.status and row.status != "none" else "",
            ", ".join(row.parties),
            _("bookmarked") if is_bookmarked else "",
        ]
        return visible(". ".join(filter(None, said)))

    def _read(self, number: int) -> None:
        if not 1 <= number <= len(self._rowids):
            self._say(
                _("There is no article %(number)d in the list of %(n)d.") % {"number": number, "n": len(self._rowids)}
            )
            return
        self._current = number
        item = self._item()
        self._state.mark_read(item.article.id)
        self._say(plain_text(item, None, self._era).rstrip("\n"))
        self._say(_("Article %(number)d of %(n)d. Enter goes on in the list, n reads the next, b bookmarks.")
                  % {"number": number, "n": len(self._rowids)})  # fmt: skip

    def _item(self) -> Item:
        rowid = self._rowids[self._current - 1]
        return item_of(self._opened.library.article(rowid), self._annotations, self._opened.library.facts(rowid))

    def _next(self) -> None:
        self._read(self._current + 1)

    def _previous(self) -> None:
        self._read(self._current - 1)

    def _facts(self) -> None:
        if self._has_article():
            lines = list(fact_lines(self._item(), None, self._era))
            self._say("\n".join(lines) or _("Nothing found."))

    def _has_article(self) -> bool:
        if not self._current:
            self._say(_("Read an article first: give its number."))
        return bool(self._current)

    def _bookmark(self) -> None:
        if not self._has_article():
            return
        new = bookmark_article(self._item().article)
        there = [bookmark for bookmark in self._annotations.bookmarks() if bookmark.matches(new)]
        self._annotations.apply(RemoveBookmark(there[0].uid) if there else AddBookmark(new))
        self._say(_("The bookmark is removed.") if there else _("Bookmarked."))

    def _all(self) -> None:
        self._list(self._opened.library.order())

    def _search(self, words: str) -> None:
        query = parse_query(words)
        self._list(self._opened.library.found(query, marks=marks_for(query)))

    def _list(self, rowids: Sequence[int]) -> None:
        self._rowids, self._told, self._current = rowids, 0, 0
        count = len(rowids)
        self._say(ngettext("%(n)d article", "%(n)d articles", count) % {"n": count} if count else _("Nothing found."))
        if count:
            self._more()

    def _help(self) -> None:
        for word, meaning in (
            ("3", _("read article 3 of the list, with its facts")),
            ("Enter", _("more of the list")),
            ("n, p", _("read the next article, the one before")),
            ("f", _("only the facts of the article")),
            ("b", _("bookmark the article, or remove its bookmark")),
            ("party:มช. signed:2566", _("search; “mou-tui help query-language” tells how")),
            ("a", _("all articles again")),
            ("q", _("end")),
        ):
            self._say(f"{word}: {meaning}")

    def _say(self, text: str) -> None:
        click.echo(text)


def _lines() -> Iterator[str]:
    """What is typed or piped in, a line at a time, after a prompt where somebody sees it."""
    while True:
        if sys.stdin.isatty():
            click.echo("> ", nl=False)
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            return
        yield line.strip()
