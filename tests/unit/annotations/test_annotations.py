"""Bookmarks and corrections: what is added stays, is found again, and can be undone."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from mou_tui import i18n
from mou_tui.annotations import (
    AddBookmark,
    AddCorrection,
    Annotations,
    Batch,
    MarkRead,
    NoSuchEntryError,
    Operation,
    RemoveBookmark,
    RemoveCorrection,
    RenameTag,
    SetNote,
    SetTags,
    State,
    bookmark_article,
    bookmark_passage,
    store_correction,
)
from mou_tui.annotations.bookmarks import bookmark_to_table
from mou_tui.annotations.correction_operations import CORRECTED, SETTLED
from mou_tui.annotations.merging import Merge
from mou_tui.annotations.operations import UNDONE
from mou_tui.article import Article, Paragraph, Span
from mou_tui.facts.corrections import add, check, edit, reject
from mou_tui.facts.model import Fact


@pytest.fixture
def annotations(tmp_path: Path) -> Annotations:
    return Annotations.open(tmp_path / "data")


def test_a_bookmark_is_there_when_the_reader_starts_again(
    annotations: Annotations, article: Article, tmp_path: Path
) -> None:
    annotations.apply(AddBookmark(bookmark_article(article, tags=["งานวิจัย"], note="ดูอีกครั้ง\nปีหน้า")))
    again = Annotations.open(tmp_path / "data")
    assert again.bookmarks() == annotations.bookmarks()
    assert again.is_bookmarked(article.id)
    assert again.marks().tags == {article.id: frozenset({"งานวิจัย"})}


def test_the_same_article_is_bookmarked_once(annotations: Annotations, article: Article) -> None:
    assert annotations.apply(AddBookmark(bookmark_article(article))) is not None
    assert annotations.apply(AddBookmark(bookmark_article(article))) is None
    assert len(annotations.bookmarks()) == 1


def test_undo_and_redo_of_every_change(annotations: Annotations, article: Article) -> None:
    bookmark = bookmark_passage(article, Span(0, 19))
    annotations.apply(AddBookmark(bookmark))
    annotations.apply(SetTags(bookmark.uid, ("ก", "ข")))
    annotations.apply(SetNote(bookmark.uid, "หมายเหตุ"))
    annotations.apply(RemoveBookmark(bookmark.uid))
    assert annotations.bookmarks() == ()
    assert isinstance(annotations.undo(), RemoveBookmark)
    assert (annotations.bookmarks()[0].tags, annotations.bookmarks()[0].note) == (("ก", "ข"), "หมายเหตุ")
    annotations.undo()
    annotations.undo()
    assert (annotations.bookmarks()[0].tags, annotations.bookmarks()[0].note) == ((), "")
    annotations.redo()
    assert annotations.bookmarks()[0].tags == ("ก", "ข")
    annotations.undo()
    annotations.undo()
    assert annotations.bookmarks() == ()
    assert annotations.undo() is None


def test_undo_and_redo_are_told_by_what_the_reader_did(
    annotations: Annotations, article: Article, tmp_path: Path
) -> None:
    fact = Fact("term", "P3Y", (Span(80, 84),))
    stored = [
        store_correction(article, c) for c in (check(article, fact), reject(article, fact), add(article, "term", "P5Y"))
    ]
    edited = store_correction(article, edit(article, fact, "P4Y"))
    bookmark, state = bookmark_article(article), State.open(tmp_path)
    copy = bookmark_to_table(bookmark_passage(article, Span(0, 19)))
    operations: list[Operation] = [
        AddBookmark(bookmark), SetTags(bookmark.uid, ("ก",)), RenameTag("ก", ("ข",)), SetNote(bookmark.uid, "หมายเหตุ"),
        *map(AddCorrection, (*stored, edited)), RemoveCorrection(edited.uid), Merge((copy,)),
        MarkRead(state, set(), (article.id,), True), MarkRead(state, set(), (article.id,), False),
        Batch((RemoveCorrection(stored[0].uid),), SETTLED["drop"]), RemoveBookmark(bookmark.uid),
    ]  # fmt: skip
    for language in ("en", "th"):
        i18n.set_language(language)
        for operation in operations:
            name = operation.name()
            assert name != operation.describe()
            assert name.startswith("การ" if language == "th" else name[0].lower())
            assert annotations.apply(operation) is not None
            for step in (annotations.undo, annotations.redo, annotations.undo, annotations.redo):
                done = step()
                assert done is not None
                assert done.name() == name
        for _operation in operations:
            annotations.undo()


def test_every_label_of_an_operation_has_a_name_after_undone() -> None:
    labels = {kind.label for kind in Operation.__subclasses__() if kind.label}
    labels |= {*CORRECTED.values(), *SETTLED.values(), "Marked as read", "Marked as unread"}
    assert labels <= UNDONE.keys()


def test_read_marks_are_undone(annotations: Annotations, tmp_path: Path) -> None:
    state, shown = State.open(tmp_path), {"b"}
    annotations.apply(MarkRead(state, shown, ("a", "c"), True))
    assert state.read_ids() == {"a", "c"}
    annotations.undo()
    assert (state.read_ids(), shown) == (frozenset(), {"b"})
    annotations.redo()
    assert (state.read_ids(), shown) == ({"a", "c"}, {"a", "b", "c"})


def test_two_readers_merge_by_themselves(article: Article, tmp_path: Path) -> None:
    one, other = Annotations.open(tmp_path), Annotations.open(tmp_path)
    one.apply(AddBookmark(bookmark_article(article)))
    other.apply(AddBookmark(bookmark_passage(article, Span(0, 19))))
    assert {b.kind for b in other.bookmarks()} == {"article", "passage"}
    assert one.reload_if_changed()
    assert not one.reload_if_changed()
    assert one.bookmarks() == other.bookmarks()


def test_a_change_of_a_bookmark_that_another_reader_removed_says_so(article: Article, tmp_path: Path) -> None:
    one, other = Annotations.open(tmp_path), Annotations.open(tmp_path)
    bookmark = bookmark_article(article)
    one.apply(AddBookmark(bookmark))
    other.apply(RemoveBookmark(bookmark.uid))
    with pytest.raises(NoSuchEntryError):
        one.apply(SetNote(bookmark.uid, "x"))
    assert one.bookmarks() == ()


def test_a_bookmark_follows_its_article(annotations: Annotations, article: Article) -> None:
    url = "https://www.example.ac.th/news/1"
    annotations.apply(AddBookmark(bookmark_article(replace(article, source_url=url))))
    moved = replace(article, path="/elsewhere/b.txt")
    edited = replace(article, id="sha256:00000000000000bb")
    fetched_anew = replace(article, id="sha256:00000000000000cc", path="/new/c.txt", source_url=url, published_on=None)
    titled_alike = replace(article, id="sha256:00000000000000dd", path="/new/d.txt")
    for there in (moved, edited, fetched_anew, titled_alike):
        assert annotations.bookmarks_for(there) == list(annotations.bookmarks())
    other = replace(article, id="sha256:00000000000000ee", path="/new/e.txt", published_on="2020-01-01")
    assert annotations.bookmarks_for(other) == []
    assert annotations.relink([other, edited]) == 1
    assert annotations.is_bookmarked(edited.id)
    assert not annotations.is_bookmarked(article.id)


def test_articles_of_one_address_are_different_articles(
    annotations: Annotations, article: Article, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")
    portal = replace(article, path=str(path), source_url="https://www.example.go.th/")
    annotations.apply(AddBookmark(bookmark_article(portal, tags=["ด่วน"])))
    annotations.apply(AddCorrection(store_correction(portal, add(portal, "term", "P9Y"))))
    same_title = replace(portal, id="sha256:bb", path="/clippings/b.txt")
    titles = ("กรมสมมติลงนามกับกรมตัวอย่าง", portal.title + " ครั้งที่สอง")
    others = [
        same_title,
        replace(same_title, published_on=None),
        *(
            replace(same_title, text=title, paragraphs=(Paragraph(0, len(title), "headline"),), published_on=date)
            for title in titles
            for date in (portal.published_on, "2020-01-01")
        ),
    ]
    for other in others:
        assert annotations.bookmarks_for(other) == []
        assert annotations.corrections_for(other) == []
    assert len(annotations.bookmarks_for(portal)) == 1
    assert len(annotations.corrections_for(portal)) == 1
    path.unlink()
    assert annotations.bookmarks_for(same_title), "its file is gone, and this one has its title, too"
    for other in others[2:]:
        assert annotations.bookmarks_for(other) == []
        assert annotations.relink([other]) == 0


def test_an_address_that_two_bookmarked_articles_have_identifies_neither(
    annotations: Annotations, article: Article
) -> None:
    url = "https://www.example.go.th/"
    for name in "ab":
        one = replace(article, id=f"sha256:{name}", path=f"/gone/{name}.txt", source_url=url)
        annotations.apply(AddBookmark(bookmark_article(one)))
    third = replace(article, id="sha256:c", path="/gone/c.txt", source_url=url)
    assert annotations.bookmarks_for(third) == []
    assert [b.article.id for b in annotations.bookmarks_for(replace(third, id="sha256:a"))] == ["sha256:a"]


def test_another_article_at_the_same_path_is_another_article(annotations: Annotations, article: Article) -> None:
    annotations.apply(AddBookmark(bookmark_article(article)))
    title = "พยากรณ์อากาศ"
    another = replace(
        article,
        id="sha256:ff",
        text=title,
        paragraphs=(article.paragraphs[0]._replace(end=len(title)),),
        published_on=None,
    )
    assert annotations.relink([another]) == 0
    assert annotations.bookmarks()[0].article.id == article.id


def test_of_articles_that_are_alike_none_is_followed(annotations: Annotations, article: Article) -> None:
    annotations.apply(AddBookmark(bookmark_article(article)))
    copies = [replace(article, id=f"sha256:{n}", path=f"/copies/{n}.txt") for n in range(2)]
    assert annotations.relink(copies) == 0
    same = [replace(article, path=f"/copies/{n}.txt") for n in range(2)]
    assert annotations.relink(same) == 1, "the same bytes twice: either is right"
    assert annotations.relink(same) == 0


def test_many_threads_may_write_at_once(annotations: Annotations, article: Article, tmp_path: Path) -> None:
    def add(thread: int) -> None:
        for number in range(10):
            annotations.apply(AddBookmark(bookmark_article(replace(article, id=f"sha256:{thread}-{number}"))))
            annotations.bookmarks_for(article)
            annotations.marks()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(4)))
    assert len(annotations.bookmarks()) == len(Annotations.open(tmp_path / "data").bookmarks()) == 40
