"""`mou-tui help [COMMAND | TOPIC]`: the help of a command, or a page of the documentation, which the program carries."""

import difflib
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from mou_tui import locations
from mou_tui.commands.arranging import COMMANDS, meant
from mou_tui.errors import UsageError
from mou_tui.i18n import _, language

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_NOT_SHOWN: Final = re.compile(r"<!--.*?-->\n*|^!\[[^]]*\]\([^)]*\)\n+", re.DOTALL | re.MULTILINE)
"""What a terminal has no use for: comments and pictures."""


def topics() -> dict[str, Path]:
    """The pages of the documentation for readers and scripts, by name; in the language in use where there is one."""
    folder = locations.docs_dir()
    pages = [*sorted((folder / "guide").glob("*.md")), *sorted(folder.glob("*.md"))]
    named: dict[str, Path] = {}
    for path in pages:
        name = path.stem.casefold()
        if path.suffixes[:-1] != [".th"] and name != "readme":
            translated = path.with_suffix(".th.md")
            named[name] = translated if language() == "th" and translated.exists() else path
    return named


def title_of(page: Path) -> str:
    """The page's heading."""
    for line in page.read_text("utf-8").splitlines():
        if line.startswith("# "):
            return line.removeprefix("# ").strip()
    return page.stem


class _Topic(click.ParamType if not TYPE_CHECKING else click.ParamType[str]):  # type: ignore[misc]
    name = "topic"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list["CompletionItem[Any]"]:
        from click.shell_completion import CompletionItem

        offered = {name: _(text) for name, text in COMMANDS.items()}
        offered |= {name: title_of(page) for name, page in topics().items() if name not in offered}
        return [CompletionItem(name, help=text) for name, text in offered.items() if name.startswith(incomplete)]


@click.command(help=_("Print help on a command, or a page of the documentation: a TOPIC; “help topics” lists them."))
@click.argument("words", nargs=-1, type=_Topic(), metavar="[COMMAND|TOPIC]")
@click.pass_context
def command(context: click.Context, words: Sequence[str]) -> None:
    root = context.find_root()
    if not words:
        click.echo(root.get_help())
        click.echo("\n" + _("mou-tui help COMMAND tells more of a command, mou-tui help topics which pages there are."))
        return
    if words == ("topics",):
        _list_topics()
        return
    page = _help_of(root, words)
    if page is not None:
        click.echo(page)
    else:
        _show_topic("-".join(words).casefold())


def _help_of(root: click.Context, words: Sequence[str]) -> str | None:
    """The help page of the command that `words` name; None where they name none."""
    context, within = root, root.command
    for word in words:
        if not isinstance(within, click.Group):
            return None
        below = within.get_command(context, word)
        if below is None:
            return None
        context = type(root)(below, info_name=word, parent=context)
        within = below
    return context.get_help()


def _list_topics() -> None:
    from mou_tui.thai.width import cells, pad

    pages = topics()
    width = max(map(cells, pages), default=0)
    for name, page in pages.items():
        click.echo(f"{pad(name, width)}  {title_of(page)}")


def _show_topic(name: str) -> None:
    pages = topics()
    if name not in pages:
        # query means query-language, pdf pdf-library.
        meaning = [topic for topic in pages if len(name) > 2 and name in topic.split("-")]
        name = meaning[0] if len(meaning) == 1 else name
    if name not in pages:
        near = meant(name) or next(iter(difflib.get_close_matches(name, pages, 1)), None)
        advice = (
            _("Did you mean “%s”?") % f"mou-tui help {near}"
            if near
            else _("“mou-tui help topics” lists what there is.")
        )
        raise UsageError(_("There is no help on “%s”.") % name, advice=advice)
    text = _NOT_SHOWN.sub("", pages[name].read_text("utf-8"))
    if sys.stdout.isatty():
        click.echo_via_pager(text)
    else:
        sys.stdout.write(text)
