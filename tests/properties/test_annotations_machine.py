"""Two readers of one folder do anything in any order, with undo and redo: they agree with a plain dictionary."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule
from tests.properties.effort import examples

from mou_tui.annotations import (
    AddBookmark,
    Annotations,
    Bookmark,
    FileSystem,
    NoSuchEntryError,
    RemoveBookmark,
    RenameTag,
    SetNote,
    SetTags,
    bookmark_article,
)
from mou_tui.annotations.bookmarks import tidy_note, tidy_tags
from mou_tui.article import Article, Paragraph

Model = dict[str, tuple[str, tuple[str, ...], str]]
"""Bookmarks by uid: the article, its tags, its note."""


class Unsynced(FileSystem):
    """The disk need not have it for these checks."""

    def sync(self, descriptor: int) -> None:
        return

    def sync_folder(self, folder: Path) -> None:
        return


TAGS = st.lists(st.sampled_from(["งาน", "ด่วน", " two  words ", "ก,ข", ""]), max_size=3)
NOTES = st.text(max_size=20) | st.sampled_from(["", "a\nb", '"""', "\\", "\r\n", "[[bookmark]]\nuid = 1", "น้ำ"])


class TwoReaders(RuleBasedStateMachine):
    uids: Bundle[str] = Bundle("uids")

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="mou-tui-test-"))
        self.readers = [Annotations.open(self.folder, Unsynced()) for _ in range(2)]
        self.model: Model = {}
        # What each reader did since it began: before and after, of the bookmarks that it touched.
        self.done: list[list[tuple[Model, Model]]] = [[], []]
        self.undone: list[list[tuple[Model, Model]]] = [[], []]
        # Whether the other reader did something since: the dictionary does not model undoing across that.
        self.tangled = [False, False]

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    def _did(self, who: int, after: Model) -> None:
        if after != self.model:
            self.done[who].append((self.model, after))
            self.undone[who].clear()
            self._became(who, after)

    def _became(self, who: int, after: Model) -> None:
        self.model = after
        self.tangled[1 - who] = bool(self.done[1 - who] or self.undone[1 - who])

    @rule(target=uids, who=st.integers(0, 1), number=st.integers(0, 4), tags=TAGS, note=NOTES)
    def add(self, who: int, number: int, tags: list[str], note: str) -> str:
        article = Article(f"sha256:{number}", f"/{number}.txt", "ข่าว", (Paragraph(0, 4, "headline"),))
        bookmark: Bookmark = bookmark_article(article, tags=tags, note=note)
        inverse = self.readers[who].apply(AddBookmark(bookmark))
        there = any(of == article.id for of, _tags, _note in self.model.values())
        assert (inverse is None) == there
        if not there:
            self._did(who, {**self.model, bookmark.uid: (article.id, tidy_tags(tags), tidy_note(note))})
        return bookmark.uid

    @rule(who=st.integers(0, 1), uid=consumes(uids))
    def remove(self, who: int, uid: str) -> None:
        self.readers[who].apply(RemoveBookmark(uid))
        self._did(who, {key: value for key, value in self.model.items() if key != uid})

    @rule(who=st.integers(0, 1), uid=uids, tags=TAGS)
    def tag(self, who: int, uid: str, tags: list[str]) -> None:
        try:
            self.readers[who].apply(SetTags(uid, tuple(tags)))
        except NoSuchEntryError:
            assert uid not in self.model
            return
        article, _old, note = self.model[uid]
        self._did(who, {**self.model, uid: (article, tidy_tags(tags), note)})

    @rule(who=st.integers(0, 1), uid=uids, note=NOTES)
    def note(self, who: int, uid: str, note: str) -> None:
        try:
            self.readers[who].apply(SetNote(uid, note))
        except NoSuchEntryError:
            assert uid not in self.model
            return
        article, tags, _old = self.model[uid]
        self._did(who, {**self.model, uid: (article, tags, tidy_note(note))})

    @rule(who=st.integers(0, 1))
    def rename(self, who: int) -> None:
        self.readers[who].apply(RenameTag("งาน", ("งานใหม่",)))
        after = {
            uid: (article, tidy_tags("งานใหม่" if tag == "งาน" else tag for tag in tags), note)
            for uid, (article, tags, note) in self.model.items()
        }
        self._did(who, after)

    @rule(who=st.integers(0, 1))
    def undo(self, who: int) -> None:
        if self.done[who] and not self.tangled[who]:
            assert self.readers[who].undo() is not None
            before, after = self.done[who].pop()
            self.undone[who].append((before, after))
            self._became(who, before)

    @rule(who=st.integers(0, 1))
    def redo(self, who: int) -> None:
        if self.undone[who] and not self.tangled[who]:
            assert self.readers[who].redo() is not None
            before, after = self.undone[who].pop()
            self.done[who].append((before, after))
            self._became(who, after)

    @rule(who=st.integers(0, 1))
    def undo_across_the_other(self, who: int) -> None:
        """What the other did since stays: nothing appears or goes but what this reader's own changes were about."""
        if self.tangled[who]:
            before = self.model
            while self.readers[who].undo() is not None:
                pass
            own = set().union(*({**one, **two} for one, two in self.done[who] + self.undone[who]))
            there = {b.uid: (b.article.id, b.tags, b.note) for b in self.readers[who].bookmarks()}
            assert {uid: there.get(uid) for uid in set(before) - own} == {uid: before[uid] for uid in set(before) - own}
            self.done[who], self.undone[who] = [], []
            self.readers[who] = Annotations.open(self.folder, Unsynced())
            self._became(who, there)
            self.tangled[who] = False

    @rule(who=st.integers(0, 1))
    def start_again(self, who: int) -> None:
        self.readers[who] = Annotations.open(self.folder, Unsynced())
        self.done[who], self.undone[who], self.tangled[who] = [], [], False

    @invariant()
    def all_agree(self) -> None:
        if not hasattr(self, "readers"):
            return
        for reader in self.readers:
            reader.reload_if_changed()
            there = {b.uid: (b.article.id, b.tags, b.note) for b in reader.bookmarks()}
            assert there == self.model
            assert reader.notices == []


TestTwoReaders = TwoReaders.TestCase
TestTwoReaders.settings = examples(10, stateful_step_count=30)
