"""A library follows its folder, whatever happens there."""

import contextlib
import itertools
import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule
from tests.properties.effort import examples

from mou_tui.library import Library, sync

NAMES = st.sampled_from([f"{folder}{name}.txt" for folder in ("", "ก/", "ก/ข/", "z/") for name in "abcdef"])
WORDS = ("ลงนาม", "มหาวิทยาลัย", "น้ำท่วม", "MoU", "ปัญญา", "泰国")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


class FolderMachine(RuleBasedStateMachine):
    """Adds, edits, moves, deletes, re-encodes; syncs, cancels a sync, restarts; compares."""

    files = Bundle("files")

    @initialize()
    def begin(self) -> None:
        self.home = Path(tempfile.mkdtemp())
        self.folder = self.home / "news"
        self.folder.mkdir()
        self.index = self.home / "index.db"
        self.texts: dict[str, str] = {}
        self.times = itertools.count(1_700_000_000)
        self.library = Library.open([self.folder], index=self.index)
        self.synced: dict[str, str] = {}

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
            shutil.rmtree(self.home)

    def put(self, name: str, text: str, encoding: str = "utf-8") -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(f"หัวข้อ {name}\n\n{text}\n".encode(encoding))
        # Every write has a time of its own, as on a clock that never stands still.
        moment = next(self.times)
        os.utime(path, (moment, moment))
        self.texts[name] = text

    @rule(target=files, name=NAMES, text=TEXTS)
    def write(self, name: str, text: str) -> str:
        self.put(name, text)
        return name

    @rule(name=files)
    def re_encode(self, name: str) -> None:
        if name in self.texts and "泰" not in self.texts[name]:
            self.put(name, self.texts[name], "cp874")

    @rule(name=files)
    def touch(self, name: str) -> None:
        if name in self.texts:
            moment = next(self.times)
            os.utime(self.folder / name, (moment, moment))

    @rule(target=files, name=consumes(files), to=NAMES)
    def move(self, name: str, to: str) -> str:
        if name in self.texts and name != to:
            (self.folder / to).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).replace(self.folder / to)
            self.texts[to] = self.texts.pop(name)
        return to

    @rule(name=consumes(files))
    def delete(self, name: str) -> None:
        if self.texts.pop(name, None) is not None:
            (self.folder / name).unlink()

    @rule()
    def sync(self) -> None:
        assert sync([self.folder], self.index).complete
        self.synced = dict(self.texts)

    @rule()
    def cancelled_sync(self) -> None:
        seen: list[str] = []
        sync([self.folder], self.index, progress=lambda p: seen.append(p.phase), cancelled=lambda: "index" in seen)
        self.sync()

    @rule()
    def restart(self) -> None:
        self.library.close()
        self.library = Library.open([self.folder], index=self.index)

    @rule()
    def compare_with_a_new_index(self) -> None:
        self.sync()
        with tempfile.TemporaryDirectory() as place:
            index = Path(place) / "index.db"
            assert sync([self.folder], index).complete
            with contextlib.closing(Library.open([self.folder], index=index)) as new:
                for sort in ("published", "title", "expires"):
                    assert self.listed(self.library, sort) == self.listed(new, sort)

    def listed(self, library: Library, sort: str) -> list[tuple[object, ...]]:
        rows = library.rows(library.found("", sort=sort))
        return [(row.path, row.id, row.title, row.published_on, row.parties) for row in rows]

    @invariant()
    def the_library_is_what_was_synced(self) -> None:
        if not hasattr(self, "library"):
            return
        rows = list(self.library.all_rows())
        assert {os.path.relpath(row.path, self.folder).replace(os.sep, "/") for row in rows} == set(self.synced)
        assert self.library.count() == len(rows) == len(self.synced)
        for row in rows:
            name = os.path.relpath(row.path, self.folder).replace(os.sep, "/")
            assert self.synced[name] in self.library.article(row.rowid).text
        for word in WORDS:
            found = self.library.rows(self.library.found(f'"{word}"'))
            names = {os.path.relpath(row.path, self.folder).replace(os.sep, "/") for row in found}
            assert names == {name for name, text in self.synced.items() if word in text}, word


FolderMachine.TestCase.settings = examples(5, stateful_step_count=20)
TestFolder = FolderMachine.TestCase
