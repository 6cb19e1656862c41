"""The reader's side of an update: what it hears of the child, and how it ends it."""

import asyncio
import sys
from pathlib import Path

import pytest
from tests.unit.feeds.conftest import STORY, Site, item, page, rss

from mou_tui.app.feeds_process import update_feeds
from mou_tui.commands import run
from mou_tui.feeds.child import FeedsProgress, parse_line


@pytest.mark.slow
def test_the_reader_hears_how_far_an_update_is_and_what_failed(
    site: Site, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("/feed", rss(item(site.put("/1", page(STORY, 1))), item(f"{site.url}/gone")))
    assert run(["feeds", "add", f"{site.url}/feed", "--to", str(library), "--allow-local"]) == 0
    told: list[FeedsProgress] = []
    last, complaint = asyncio.run(update_feeds(told.append))
    assert last is not None
    assert (last.saved, last.failed, last.failed_feeds) == (1, 1, 0)
    assert [progress.done for progress in told] == [0, 1, 2, 1]
    assert f"{site.url}/gone" in complaint
    assert len(list(library.iterdir())) == 1


async def test_who_gives_up_ends_the_child(tmp_path: Path) -> None:
    ended = tmp_path / "ended"
    script = (
        "import signal, sys, pathlib, time\n"
        f"signal.signal(signal.SIGTERM, lambda *_: (pathlib.Path({str(ended)!r}).touch(), sys.exit(0)))\n"
        'print(\'{"phase": "update", "feed": "a", "done": 0, "total": 1, "saved": 0, "left_out": 0, "failed": 0, "waiting": 0,'
        ' "failed_feeds": 0}\', flush=True)\nsignal.pause()'
    )
    begun = asyncio.Event()
    task = asyncio.ensure_future(update_feeds(lambda _progress: begun.set(), [sys.executable, "-c", script]))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended.exists()


@pytest.mark.parametrize("line", [b"", b"words", b"[]", b"{}", b'{"phase": "update"}', b"\xff"])
def test_what_is_no_progress_is_none(line: bytes) -> None:
    assert parse_line(line) is None
