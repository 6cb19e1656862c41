"""How the commands write what they found: JSON, CSV and lines for people, always on stdout."""

import csv
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any, Final

from mou_tui.commands.telling import Invocation, say
from mou_tui.exporters.safety import cell, json_text
from mou_tui.i18n import _

UNCUT: Final = 100_000
"""The width of a table that nobody looks at on a terminal: nothing is cut."""
_NARROWEST: Final = 40


def write_jsonl(documents: Iterable[dict[str, Any]]) -> None:
    """One document a line."""
    for one in documents:
        sys.stdout.write(json_text(one) + "\n")


def write_json(documents: Iterable[dict[str, Any]]) -> None:
    """An indented array, written as it comes."""
    before = "[\n"
    for one in documents:
        sys.stdout.write(before + json_text(one, 1))
        before = ",\n"
    sys.stdout.write("\n]\n" if before == ",\n" else "[]\n")


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A header and a line a row, harmless to spreadsheets; yes and no are `true` and `false`."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([str(value).lower() if isinstance(value, bool) else cell(value) for value in row])


def visible(text: str) -> str:
    """Text on one line, without what a terminal would obey."""
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


def in_color(invocation: Invocation) -> bool:
    """Whether the output has colours: as asked, else on a terminal that wants them."""
    if invocation.color == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return invocation.color == "always"


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
