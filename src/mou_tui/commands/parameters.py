"""What the commands take as arguments and options, and how a shell completes it."""

import itertools
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from mou_tui.errors import UsageError
from mou_tui.i18n import _

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    Decorator = Callable[[Any], Any]
    _Choice = click.Choice[str]
    _Text = click.ParamType[str]
else:
    _Choice, _Text = click.Choice, click.ParamType


def as_path(named: str) -> str:
    """The path that `named` is, which may be a `file:` address, as the commands write names that no text can hold."""
    if not named.startswith("file:///"):
        return named
    # Here, since few name a file so, and it takes a twentieth of a second to import.
    import os
    from urllib.parse import unquote_to_bytes, urlsplit
    from urllib.request import url2pathname

    return os.fsdecode(unquote_to_bytes(urlsplit(named).path)) if os.sep == "/" else url2pathname(urlsplit(named).path)


class _Paths(click.Path):
    """Whether a path is there and may be read is said by us and by the loaders, in our words and with our exit codes."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            # Else a script's empty variable would mean the folder it happens to stand in.
            self.fail(_("An empty name names no file."), param, ctx)
        return super().convert(as_path(value) if isinstance(value, str) else value, param, ctx)


class Choice(_Choice):
    """One of a few words, in small letters or capitals; what is like none of them is asked after."""

    def __init__(self, choices: Iterable[str]) -> None:
        super().__init__(choices, case_sensitive=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            import difflib

            near = difflib.get_close_matches(str(value).casefold(), self.choices, 1)
            if near:
                advice = _("Did you mean “%s”?") % near[0]
                raise click.BadParameter(f"{error.message} {advice}", ctx, param) from error
            raise


class ChoiceList(Choice):
    """Some of a few words, with commas between them; of an option that may be repeated `joined` makes one list."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not isinstance(value, str):
            return value
        words = [word.strip() for word in value.split(",") if word.strip()]
        return tuple(super(ChoiceList, self).convert(word, param, ctx) for word in words or [value])

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list["CompletionItem[Any]"]:
        done, comma, last = incomplete.rpartition(",")
        items = super().shell_complete(ctx, param, last)
        for item in items:
            item.value = f"{done}{comma}{item.value}"
        return items


def joined(ctx: click.Context, param: click.Parameter, values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The words of an option that was repeated, as one list (a click callback)."""
    return tuple(itertools.chain.from_iterable(values))


class _Words(_Text):
    """A text that says something: a script's empty variable is no name, no tag and no query."""

    name = "text"

    def __init__(self, completed_by: str = "") -> None:
        self._completed_by = completed_by

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value)
        if not text.strip():
            self.fail(_("Nothing is named: the text is empty."), param, ctx)
        return text

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list["CompletionItem[Any]"]:
        return list(self._completed(incomplete))

    def _completed(self, incomplete: str) -> Iterator["CompletionItem[Any]"]:
        if self._completed_by:
            from mou_tui.commands import completing

            yield from completing.offered(self._completed_by, incomplete)


class _Query(_Words):
    """A query that asks for something; what parses to nothing would find every article."""

    name = "query"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from mou_tui.library.query import parse_query

        if not str(value).strip() or parse_query(str(value)).is_empty:
            raise UsageError(
                _("The query is empty: it would find every article."), advice=_("“mou-tui list” lists them all.")
            )
        return str(value)


class _Article(_Words):
    """A path or an id."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value == "":
            self.fail(_("An empty name names no file."), param, ctx)
        return as_path(str(value))


class _Source(_Article):
    """A file, an address, or - for standard input."""

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list["CompletionItem[Any]"]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


PATHS: Final = _Paths(path_type=Path, readable=False)
FOLDER: Final = _Paths(path_type=Path, readable=False, file_okay=False)
FILE: Final = _Paths(path_type=Path, exists=True, dir_okay=False)
TEXT: Final = _Words()
TAG: Final = _Words("tag")
PARTY: Final = _Words("party")
BOOKMARK: Final = _Words("bookmark")
FIELD: Final = _Words("field")
QUERY: Final = _Query("query")
ARTICLE: Final = _Article("article")
SOURCES: Final = _Source()


def format_option(formats: Sequence[str], words: str = "", **more: Any) -> "Decorator":
    """`--format`: in which of these forms a command prints; `words` say of it what is not said of all."""
    told = words or _("Form of the output; a table on a terminal, else jsonl.")
    return click.option("--format", "format_", type=Choice(formats), help=told, **more)


def limit_option(words: str = "") -> "Decorator":
    """`-n`: how many articles at most."""
    told = words or _("At most N articles.")
    return click.option("-n", "--limit", type=click.IntRange(0), metavar="N", help=told)


def to_option(words: str) -> "Decorator":
    """`--to`: into which folder articles are saved; the parameter is `folder`."""
    return click.option("--to", "folder", type=FOLDER, metavar=_("FOLDER"), help=words)


def output_options(decorated: Any) -> Any:
    """`-o` and `--force`: into which file, and whether one that is there may go."""
    told = _("Write to this file, not to standard output.")
    forced = click.option("--force", is_flag=True, help=_("Replace the file where it exists."))(decorated)
    return click.option("-o", "--output", type=PATHS, metavar="FILE", help=told)(forced)


def format_or_default(format_: str | None) -> str:
    """The form of the output: the one asked for, else a table on a terminal and jsonl in a pipe or file."""
    return format_ or ("table" if sys.stdout.isatty() else "jsonl")


def progress_option(decorated: Any) -> Any:
    """`--progress` of what takes its time; the parameter is `progress`."""
    return click.option(
        "--progress",
        type=Choice(["auto", "jsonl", "none"]),
        default="auto",
        help=_("auto: a line on the terminal; jsonl: a line of JSON at a time on stdout."),
    )(decorated)
