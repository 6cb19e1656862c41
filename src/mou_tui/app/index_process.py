"""The index is built by a child process; here it is started and listened to."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mou_tui.app.child_process import listen

if TYPE_CHECKING:
    from mou_tui.library.outcome import Progress


async def build_index(folders: Sequence[Path], tell: Callable[["Progress"], None], *, rebuild: bool = False) -> str:
    """Run `mou-tui index` over `folders` and `tell` how far it has come. Returns what it complained of ("" for nothing).

    When the awaiting task is cancelled, the child is ended; what it has committed stays.
    """
    from mou_tui.library import child

    def hear(line: bytes) -> None:
        progress = child.parse_line(line)
        if progress is not None:
            tell(progress)

    code, said = await listen(child.command(folders, rebuild=rebuild), hear)
    # 3: some files could not be read; the library lists them.
    if code in (0, 3):
        return ""
    return said[-1] if said else f"exit {code}"
