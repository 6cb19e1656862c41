"""The feeds are updated by a child process; here it is started and listened to."""

from collections.abc import Callable, Sequence

from mou_tui.app.child_process import listen
from mou_tui.feeds import child
from mou_tui.feeds.child import FeedsProgress

_DONE_WITH_FAILURES = 3


async def update_feeds(
    tell: Callable[[FeedsProgress], None], command: Sequence[str] | None = None, *, uids: Sequence[str] = ()
) -> tuple[FeedsProgress | None, str]:
    """Run `mou-tui feeds update`, of all feeds or of these, and `tell` how far it has come.

    Returns its last word, and what it complained of ("" for nothing).

    When the awaiting task is cancelled, the child is ended; what it has saved stays, and the rest comes with the next update.
    """
    heard: list[FeedsProgress] = []

    def hear(line: bytes) -> None:
        progress = child.parse_line(line)
        if progress is not None:
            heard.append(progress)
            tell(progress)

    code, said = await listen(command or child.command(uids), hear)
    last = heard[-1] if heard and heard[-1].phase == "done" else None
    return last, "\n".join(said) if said or code in (0, _DONE_WITH_FAILURES) else f"exit {code}"
