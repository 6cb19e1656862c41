"""How the commands write what they found: JSON, CSV and lines for people, always on stdout."""

import csv
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from mou_tui.commands.parameters import format_or_default
from mou_tui.commands.telling import Invocation, say
from mou_tui.exporters.safety import cell, json_path, json_text, path_cell
from mou_tui.i18n import _

UNCUT: Final = 100_000
"""The width of a table that nobody looks at on a terminal: nothing is cut."""
_NARROWEST: Final = 40


def write_as(
    format_: str | None,
    *,
    table: Callable[[], None],
    documents: Iterable[dict[str, Any]],
    columns: Sequence[str] = (),
    rows: Iterable[Sequence[Any]] | None = None,
) -> None:
    """Write what was found in the form that was asked for, see `format_or_default`: only what that form needs is worked out.

    `table` writes it for people, `documents` are JSON's; CSV has `columns`, and `rows` where they are not the documents' values.
    """
    match format_or_default(format_):
        case "table":
            table()
        case "csv":
            write_csv(
                columns, ([one.get(column, "") for column in columns] for one in documents) if rows is None else rows
            )
        case "json":
            write_json(documents)
        case _:
            write_jsonl(documents)


def write_jsonl(documents: Iterable[dict[str, Any]]) -> None:
    """One document a line."""
    for one in documents:
        sys.stdout.write(json_text(_with_paths(one)) + "\n")


def write_json(documents: Iterable[dict[str, Any]]) -> None:
    """An indented array, written as it comes."""
    before = "[\n"
    for one in documents:
        sys.stdout.write(before + json_text(_with_paths(one), 1))
        before = ",\n"
    sys.stdout.write("\n]\n" if before == ",\n" else "[]\n")


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A header and a line a row, harmless to spreadsheets; yes and no are `true` and `false`."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    paths = {number for number, name in enumerate(columns) if name == "path"}
    for row in rows:
        writer.writerow([_csv_cell(value, number in paths) for number, value in enumerate(row)])


def _csv_cell(value: Any, is_path: bool) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return path_cell(value) if is_path else cell(value)


def _with_paths(document: dict[str, Any]) -> dict[str, Any]:
    """The document with its paths, also of articles below it, as any JSON reader gives them back."""
    return {key: _with_path(key, value) for key, value in document.items()}


def _with_path(key: str, value: Any) -> Any:
    # Not by patterns, which ask what a mapping is: ten thousands of documents have many values each.
    if isinstance(value, str):
        return json_path(value) if key == "path" else value
    if isinstance(value, dict):
        return _with_paths(value) if "path" in value else value
    if isinstance(value, list | tuple) and value and isinstance(value[0], dict) and "path" in value[0]:
        return [_with_paths(one) for one in value]
    return value


def visible(text: str) -> str:
    """Text on one line, without what a terminal would obey."""
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


def in_color(invocation: Invocation) -> bool:
    """Whether the output has colours: as asked, else on a terminal that wants them."""
    if invocation.color == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and not _is_dumb()
    return invocation.color == "always"


def draws_over() -> bool:
    """Whether a line of progress may be drawn over: stderr is a terminal that can, and nothing reads out what changes."""
    return sys.stderr.isatty() and not _is_dumb()


def _is_dumb() -> bool:
    return os.environ.get("TERM") == "dumb"


def is_read_by_a_person() -> bool:
    """Whether output and narration both go to a terminal."""
    return sys.stdout.isatty() and sys.stderr.isatty()


def tell_nothing(meant: str = "") -> None:
    """Say at a terminal that there is nothing to show, and what was probably `meant`; scripts have the exit code."""
    if is_read_by_a_person():
        did_you_mean = " " + _("Did you mean “%s”?") % meant if meant else ""
        say(_("Nothing found.") + did_you_mean)


def table_width() -> int:
    """Columns of the terminal; UNCUT where the table goes elsewhere."""
    return max(_NARROWEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else UNCUT
