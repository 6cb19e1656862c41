"""The man pages, from the command line's own tables and from docs/cli.md: mou-tui(1), and a page for each command."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from mou_tui import i18n
from mou_tui.commands.arranging import COMMANDS
from mou_tui.commands.examples import EXAMPLES
from mou_tui.commands.group import build_group

ROOT = Path(__file__).resolve().parents[1]


def pages() -> dict[str, str]:
    """The text of each man page, by its name (mou-tui-search)."""
    spoken = i18n.language()
    i18n.set_language("en")
    try:
        return dict(_pages())
    finally:
        i18n.set_language(spoken)


def _pages() -> Iterator[tuple[str, str]]:
    whole = build_group()
    root = whole.context_class(whole, info_name="mou-tui", **whole.context_settings)
    yield "mou-tui", _page(root, whole)
    for name in COMMANDS:
        command = whole.get_command(root, name)
        assert command is not None
        yield f"mou-tui-{name}", _page(whole.context_class(command, info_name=name, parent=root), command)


def _page(context: click.Context, command: click.Command) -> str:
    name = context.command_path.replace(" ", "-")
    words = context.command_path.removeprefix("mou-tui").strip()
    summary = COMMANDS.get(words, "read Thai news about agreements")
    lines = [
        f'.TH "{name.upper()}" "1" "" "mou-tui" "mou-tui manual"',
        ".SH NAME", f"{_text(name)} \\- {_text(summary[0].lower() + summary[1:])}",
        ".SH SYNOPSIS", *_synopsis(context, command),
        ".SH DESCRIPTION", *_paragraphs(command.help or ""),
        ".SH OPTIONS", *_options(context, command),
    ]  # fmt: skip
    if isinstance(command, click.Group):
        lines.append(".SH COMMANDS")
        for below in command.list_commands(context):
            lines += [".TP", f".B {_text(below)}", _text(_summary(command, context, below))]
            if words:
                inner = command.get_command(context, below)
                assert inner is not None
                lines += [".RS", *_options(type(context)(inner, info_name=below, parent=context), inner), ".RE"]
    lines.append(".SH EXAMPLES")
    for line, meaning in EXAMPLES.get(words, ()):
        lines += [".TP", f".B {_text(f'mou-tui {line}'.strip())}", _text(meaning)]
    if not words:
        lines += [".SH EXIT STATUS", *_table("Exit codes"), ".SH ENVIRONMENT", *_table("Environment")]
    others = [f"mou-tui-{other}" for other in COMMANDS] if not words else ["mou-tui"]
    lines += [".SH SEE ALSO", ",\n".join(f".BR {_text(other)} (1)" for other in others).replace(",\n", "\n")]
    lines += [".PP", "The whole documentation: mou\\-tui help topics"]
    return "\n".join(lines) + "\n"


def _synopsis(context: click.Context, command: click.Command) -> Iterator[str]:
    yield f".B {_text(context.command_path)}"
    yield _text(" ".join(command.collect_usage_pieces(context)))


def _summary(group: click.Group, context: click.Context, name: str) -> str:
    if name in COMMANDS and context.parent is None:
        return COMMANDS[name]
    below = group.get_command(context, name)
    return (below.help or "") if below else ""


_BREAK: Final = "\\:"
"""Where roff may break a word, without a hyphen."""


def _options(context: click.Context, command: click.Command) -> Iterator[str]:
    # The common options stand in the page of the whole.
    hidden = {"lang", "color", "settings", "data_dir", "verbose", "help"} if context.parent is not None else set()
    for option in command.get_params(context):
        record = option.get_help_record(context)
        if isinstance(option, click.Option) and record is not None and option.name not in hidden:
            # A list of choices may be longer than a line: it may be broken behind each.
            yield from (".TP", f".B {_text(record[0]).replace('|', '|' + _BREAK)}", _text(record[1]))
    if hidden and context.parent is not None and context.parent.parent is None:
        yield from (".PP", "The options of all commands are in", ".BR mou\\-tui (1).")


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        verbatim = paragraph.startswith("\b\n")
        yield ".PP"
        if verbatim:
            yield from (".nf", *map(_text, paragraph.removeprefix("\b\n").split("\n")), ".fi")
        else:
            yield _text(" ".join(paragraph.split()))


def _table(heading: str) -> Iterator[str]:
    """The rows of a section of docs/cli.md."""
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    section = page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    for term, meaning in re.findall(r"^\| (.+?) \| (.+?) \|$", section, re.MULTILINE)[1:]:
        yield from (".TP", f".B {_plain(term)}", _plain(meaning))


def _plain(markdown: str) -> str:
    return _text(re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", markdown).replace("`", "").replace("\\|", "|"))


def _text(text: str) -> str:
    r"""`text` as roff prints it: no backslash, hyphen or point at the beginning of a line commands anything."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ")
    return f"\\&{escaped}" if escaped[:1] in (".", "'") else escaped
