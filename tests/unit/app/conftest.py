"""What the tests of the reader's controllers share."""

import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

# `desk` is imported by its name, whatever the import mode.
sys.path.insert(0, str(Path(__file__).parent))

import pytest
from desk import Desk

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
async def desk(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """The reader's controllers over the sample articles, without a screen."""
    sync([seeds])
    made = Desk([seeds], monkeypatch)
    await made.open()
    yield made
    await made.close()
