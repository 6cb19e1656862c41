"""An article to bookmark, and a file system whose calls fail when told."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mou_tui.annotations import FileSystem
from mou_tui.annotations.filesystem import Signature
from mou_tui.article import Article, Paragraph

TEXT = "มหาวิทยาลัยตัวอย่างลงนามบันทึกข้อตกลงกับกรมสมมติ\nทั้งสองฝ่ายร่วมมือกันเป็นเวลา 3 ปี"


@pytest.fixture
def article() -> Article:
    line = TEXT.index("\n")
    paragraphs = (Paragraph(0, line, "headline"), Paragraph(line + 1, len(TEXT)))
    return Article("sha256:00000000000000aa", "/clippings/a.txt", TEXT, paragraphs, published_on="2023-08-25")


class FailingFileSystem(FileSystem):
    """Call number `fail_at` (from 0) fails as a full disk does; with `dead` every later one too, as after a power cut.

    A write that fails has written half of its data.
    """

    def __init__(self, fail_at: int | None = None, *, dead: bool = False) -> None:
        self.calls: list[str] = []
        self.fail_at = fail_at
        self.dead = dead

    def _call(self, name: str) -> bool:
        number = len(self.calls)
        self.calls.append(name)
        return self.fail_at is not None and (number == self.fail_at or (self.dead and number > self.fail_at))

    def _may_fail(self, name: str) -> None:
        if self._call(name):
            raise OSError(errno.ENOSPC, f"no {name} today")

    def read(self, path: Path) -> bytes:
        self._may_fail("read")
        return super().read(path)

    def signature(self, path: Path) -> Signature | None:
        self._may_fail("signature")
        return super().signature(path)

    def names(self, folder: Path) -> list[str]:
        self._may_fail("names")
        return super().names(folder)

    def make_folder(self, folder: Path) -> None:
        self._may_fail("make_folder")
        super().make_folder(folder)

    def create(self, path: Path) -> int:
        self._may_fail("create")
        return super().create(path)

    def write(self, descriptor: int, data: bytes) -> None:
        if self._call("write"):
            super().write(descriptor, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "no write today")
        super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self._may_fail("sync")  # no real one: these tests pull no plug, and the disk would be most of their time

    def close(self, descriptor: int) -> None:
        super().close(descriptor)
        self._may_fail("close")

    def replace(self, source: Path, target: Path) -> None:
        self._may_fail("replace")
        super().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._may_fail("sync_folder")

    def remove(self, path: Path) -> None:
        self._may_fail("remove")
        super().remove(path)

    @contextmanager
    def lock(self, path: Path) -> Iterator[None]:
        self._may_fail("lock")
        with super().lock(path):
            yield


@pytest.fixture
def failing() -> type[FailingFileSystem]:
    """The class of file systems that fail when told."""
    return FailingFileSystem
