"""Files that come into a library are noticed: by the system's notices, or by looking where there are none."""

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from mou_tui.library import watching
from mou_tui.library.watching import FolderLook, watch


def later(folder: Path) -> None:
    """Give a folder another time than it had, however coarse the file system's clock is."""
    moment = folder.stat().st_mtime_ns + 1_000_000_000
    os.utime(folder, ns=(moment, moment))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news" / "2566" / "august").mkdir(parents=True)
    return tmp_path / "news"


def test_what_comes_goes_and_is_renamed_at_any_depth_is_seen_once(folder: Path) -> None:
    look = FolderLook([folder])
    assert not look.has_changed()
    deep = folder / "2566" / "august"
    for change in (
        lambda: (deep / "a.txt").write_text("ก", "utf-8"),
        lambda: (deep / "a.txt").rename(deep / "b.txt"),
        lambda: (deep / "new").mkdir(),
        lambda: (deep / "b.txt").unlink(),
    ):
        change()
        later(deep)
        assert look.has_changed()
        assert not look.has_changed()
    (deep / "new" / "c.txt").write_text("ก", "utf-8")
    later(deep / "new")
    assert look.has_changed()


def test_a_drive_that_comes_and_goes_is_seen(folder: Path) -> None:
    drive = folder / "drive"
    look = FolderLook([folder / "2566", drive])
    drive.mkdir()
    assert look.has_changed()
    drive.rmdir()
    assert look.has_changed()
    assert not look.has_changed()


def test_a_library_that_is_a_file_is_looked_at_too(folder: Path) -> None:
    file = folder / "news.csv"
    file.write_text("a", "utf-8")
    look = FolderLook([file])
    later(file)
    assert look.has_changed()


def test_links_in_a_circle_have_an_end(folder: Path) -> None:
    (folder / "2566" / "up").symlink_to(folder, target_is_directory=True)
    assert not FolderLook([folder]).has_changed()


async def test_a_notice_is_a_change(folder: Path) -> None:
    async def notices(_folders: Sequence[Path]) -> AsyncIterator[None]:
        yield
        await asyncio.Event().wait()

    watched = watch([folder], notices=notices)
    await anext(watched)
    await watched.aclose()


@pytest.mark.parametrize(
    "failure", [OSError("OS file watch limit reached"), RuntimeError("no inotify"), PermissionError()]
)
async def test_without_notices_the_folders_are_looked_at_and_that_is_said_once(
    folder: Path, failure: Exception
) -> None:
    async def notices(_folders: Sequence[Path]) -> AsyncIterator[None]:
        raise failure
        yield

    told: list[str] = []
    heard = asyncio.Event()

    def tell(sentence: str) -> None:
        told.append(sentence)
        heard.set()

    watched = watch([folder], tell, notices=notices, look_seconds=3600, look_alone_seconds=0)
    for _time in range(2):
        coming = asyncio.ensure_future(anext(watched))
        await heard.wait()
        later(folder)
        await coming
    await watched.aclose()
    assert len(told) == 1
    assert "looked for" in told[0]


async def test_what_notices_miss_is_seen_by_looking(folder: Path) -> None:
    listening = asyncio.Event()

    async def silence(_folders: Sequence[Path]) -> AsyncIterator[None]:
        listening.set()
        await asyncio.Event().wait()
        yield

    watched = watch([folder], notices=silence, look_seconds=0)
    coming = asyncio.ensure_future(anext(watched))
    await listening.wait()  # by then the folders have been looked at for the first time
    (folder / "2566" / "a.txt").write_text("ก", "utf-8")
    later(folder / "2566")
    await coming
    await watched.aclose()


async def test_the_systems_own_notices_are_heard(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_GATHER_MS", 50)
    monkeypatch.setattr(watching, "_STEP_MS", 10)
    watched = watch([folder], look_seconds=3600)
    coming = asyncio.ensure_future(anext(watched))
    number = 0
    while not coming.done():  # the first ones may come before anybody listens
        number += 1
        (folder / f"{number}.txt").write_text("ก", "utf-8")
        await asyncio.wait([coming], timeout=0.2)
    await watched.aclose()
