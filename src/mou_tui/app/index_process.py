"""The index is built by a child process; here it is started, listened to and ended."""

import asyncio
import contextlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mou_tui import i18n

if TYPE_CHECKING:
    from mou_tui.library.sync import Progress


async def build_index(folders: Sequence[Path], tell: Callable[["Progress"], None], *, rebuild: bool = False) -> str:
    """Run `mou-tui index` over `folders` and `tell` how far it has come. Returns what it complained of ("" for nothing).

    When the awaiting task is cancelled, the child is ended; what it has committed stays.
    """
    from mou_tui.library import child

    process = await asyncio.create_subprocess_exec(
        *child.command(folders, rebuild=rebuild),
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
            progress = child.parse_line(line)
            if progress is not None:
                tell(progress)
        code = await process.wait()
        said = (await complaints).decode("utf-8", "replace").strip()
        # 3: some files could not be read; the library lists them.
        if code in (0, 3):
            return ""
        return said.splitlines()[-1].removeprefix("mou-tui: ") if said else f"exit {code}"
    finally:
        complaints.cancel()
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
            with contextlib.suppress(asyncio.CancelledError):
                await process.wait()
