"""What the tests of the reader's controllers share."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from tests.unit.app.desk import Desk

from mou_tui.library import sync


@pytest.fixture
def folder_of(tmp_path: Path) -> Callable[..., Path]:
    """Makes a library of texts, by file name."""

    def make(**texts: str) -> Path:
        folder = tmp_path / "news"
        folder.mkdir()
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, "utf-8")
        return folder

    return make


@pytest.fixture
async def desk(samples_indexed: None, seeds: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """The reader's controllers over the sample articles, without a screen."""
    made = Desk([seeds], monkeypatch)
    await made.open()
    yield made
    await made.close()


@pytest.fixture
async def open_desk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Callable[[Path], Awaitable[Desk]]]:
    """Opens the reader's controllers over any folder."""
    made: list[Desk] = []

    async def open_folder(folder: Path) -> Desk:
        sync([folder])
        made.append(Desk([folder], monkeypatch))
        await made[-1].open()
        return made[-1]

    yield open_folder
    for one in made:
        await one.close()
