"""The feeds are updated by a child process; here it is started, listened to and ended."""

import asyncio
import contextlib
import os
from collections.abc import Callable, Sequence

from mou_tui import i18n
from mou_tui.feeds import child
from mou_tui.feeds.child import FeedsProgress

_DONE_WITH_FAILURES = 3


async def update_feeds(
    tell: Callable[[FeedsProgress], None], command: Sequence[str] | None = None
) -> tuple[FeedsProgress | None, str]:
    """Run `mou-tui feeds update` and `tell` how far it has come. Returns its last word, and what it complained of ("" for nothing).

    When the awaiting task is cancelled, the child is ended; what it has saved stays, and the rest comes with the next update.
    """
    process = await asyncio.create_subprocess_exec(
        *(command or child.command()),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "MOU_TUI_LANG": i18n.language()},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    complaints = asyncio.ensure_future(process.stderr.read())
    last: FeedsProgress | None = None
    try:
        async for line in process.stdout:
            progress = child.parse_line(line)
            if progress is not None:
                last = progress
                tell(progress)
        code = await process.wait()
        said = (await complaints).decode("utf-8", "replace").strip()
        lines = [one.removeprefix("mou-tui: ") for one in said.splitlines()]
        return (last if last is not None and last.phase == "done" else None), (
            "\n".join(lines) if lines or code in (0, _DONE_WITH_FAILURES) else f"exit {code}"
        )
    finally:
        complaints.cancel()
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
            with contextlib.suppress(asyncio.CancelledError):
                await process.wait()
