"""A command of mou-tui run beside the reader: listened to line by line, and ended with the task that waits for it."""

import asyncio
import contextlib
import os
from collections.abc import Callable, Sequence

from mou_tui import i18n


async def listen(command: Sequence[str], hear: Callable[[bytes], None]) -> tuple[int, list[str]]:
    """Run `command` and let `hear` have each line of its output. Returns its exit code, and what it complained of, line by line.

    When the awaiting task is cancelled, the child is ended.
    """
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "MOU_TUI_LANG": i18n.language()},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    complaints = asyncio.ensure_future(process.stderr.read())
    try:
        async for line in process.stdout:
            hear(line)
        code = await process.wait()
        said = (await complaints).decode("utf-8", "replace").strip()
        return code, [one.removeprefix("mou-tui: ") for one in said.splitlines()]
    finally:
        complaints.cancel()
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
            with contextlib.suppress(asyncio.CancelledError):
                await process.wait()
