"""`mou-tui agreements --due 90d,30d,7d`: what newly reached a step before its end, to be sent by mail; nothing if there is none."""

import sys
from collections.abc import Sequence
from typing import Any, Final

from mou_tui.agreements.due import Due, due_rows, newly
from mou_tui.agreements.labels import date_text, left_text, subject, with_whom
from mou_tui.commands.agreement_output import Wanted, write
from mou_tui.commands.output import visible, write_jsonl
from mou_tui.commands.own_data import own_state
from mou_tui.i18n import _, ngettext

_NOTHING_FOUND: Final = 1
_SOME_FAILED: Final = 3


def tell_due(wanted: Wanted, steps: Sequence[int], format_: str, *, everything: bool) -> int:
    """Tell it and remember that it was told. Returns the exit code: 0 told, 1 nothing to tell, 3 nothing and files that failed."""
    found = due_rows(wanted.rows, steps, wanted.today)
    state = own_state()
    try:
        told = found if everything else newly(found, state.told_due())
        failed = wanted.opened.failed()
        if not told:
            return _SOME_FAILED if failed else _NOTHING_FOUND
        _write(wanted, told, format_)
        sys.stdout.flush()
        if not everything:
            state.tell_due((due.row.key, due.step, due.row.ends_on) for due in told)
    finally:
        state.close()
    return 0


def _write(wanted: Wanted, told: Sequence[Due], format_: str) -> None:
    if format_ in ("text", "table"):
        sys.stdout.write("\n".join(lines_of(wanted, told)) + "\n")
        return
    if format_ == "jsonl":
        write_jsonl(_row(due) for due in told)
        return
    from dataclasses import replace

    from mou_tui.commands.telling import Invocation

    write(replace(wanted, rows=[due.row for due in told]), format_, None, Invocation(), force=False)


def _row(due: Due) -> dict[str, Any]:
    row = due.row
    head = {"key": f"ag:{row.key}", "step": due.step, "days_left": due.days, "ends_on": row.ends_on}
    return {**head, "parties": list(row.parties), "title": row.title}


def lines_of(wanted: Wanted, told: Sequence[Due]) -> list[str]:
    """The mail: its subject, the agreements that are running out, those that have run out, and how many have no known end."""
    soon = [due for due in told if due.days >= 0]
    over = [due for due in told if due.days < 0]
    count = len(soon) or len(over)
    first = subject(count) if soon else _("mou-tui: run out without renewal: %d") % count
    lines = [first, ""]
    lines += [_line(wanted, due) for due in soon]
    if over:
        lines += [*([""] if soon else []), _("Run out, no renewal known:"), *(_line(wanted, due) for due in over)]
    unknown = sum(row.state(wanted.today, wanted.notice) == "unknown" for row in wanted.rows)
    if unknown:
        lines += ["", ngettext("%(n)d has no known end.", "%(n)d have no known end.", unknown) % {"n": unknown}]
    return lines


def _line(wanted: Wanted, due: Due) -> str:
    who = visible(with_whom(due.row, wanted.ours))
    left = left_text(due.row, wanted.today)
    said = f"- {who}: {date_text(due.row.ends_on)} ({left})"
    if due.row.end_kind == "auto":
        said += " · " + _("renews itself unless notice is given before")
    return said
