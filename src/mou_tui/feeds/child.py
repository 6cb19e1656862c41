"""How the reader has its feeds updated: by a child process, whose lines it reads and whose end is the cancelling."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from mou_tui import locations
from mou_tui.i18n import language


@dataclass(frozen=True, slots=True)
class FeedsProgress:
    """Where an update is: of which feed (None at the end, when all numbers are those of all feeds), and what came of its entries."""

    phase: str
    feed: str | None
    done: int = 0
    total: int = 0
    saved: int = 0
    left_out: int = 0
    failed: int = 0
    waiting: int = 0
    failed_feeds: int = 0


def command(uids: Sequence[str] = ()) -> list[str]:
    """The command line that updates all feeds, or these with what was given up of them, and prints a line of JSON as it goes."""
    program = [sys.executable, "-m", "mou_tui", "--data-dir", str(locations.data_dir()), "--lang", language()]
    return [*program, "feeds", "update", "--progress", "jsonl", *(["--retry", "--", *uids] if uids else [])]


def parse_line(line: str | bytes) -> FeedsProgress | None:
    """The progress that a line of the child's tells, or None for any other line."""
    try:
        told = json.loads(line)
        return FeedsProgress(**{name: told[name] for name in FeedsProgress.__dataclass_fields__})
    except (ValueError, KeyError, TypeError):
        return None
