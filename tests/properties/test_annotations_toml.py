"""bookmarks.toml carries any text there and back."""

import tomllib
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.properties.effort import examples

from mou_tui.annotations.annotations import BOOKMARKS
from mou_tui.annotations.bookmarks import (
    ArticleRef,
    Bookmark,
    bookmark_from_table,
    bookmark_to_table,
    tidy_note,
    tidy_tags,
)
from mou_tui.annotations.selectors import Selector

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    ['"""', "'''", "\\", "\\u0041", "a\r\nb", "\n", "[[bookmark]]\n", "#", "\x00\x1b", "น้ำ\n👩‍👩‍👧\n"]
)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda d: d.replace(microsecond=0, tzinfo=UTC))
REFS = st.builds(
    ArticleRef,
    TEXT.map(lambda t: "/" + t),
    TEXT,
    TEXT,
    st.none() | TEXT.filter(bool),
    TEXT,
    st.none() | TEXT.filter(bool),
)
SELECTORS = st.builds(lambda e, p, s, n: Selector(e, p, s, n, n + len(e)), TEXT, TEXT, TEXT, st.integers(0, 10**6))
VALUES: st.SearchStrategy[Any] = st.recursive(
    TEXT | st.integers(-(2**63), 2**63 - 1) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
BOOKMARK = st.builds(
    Bookmark, uid=st.uuids().map(lambda u: u.hex[:12]), kind=st.just("passage"), article=REFS, created=MOMENTS, changed=MOMENTS,
    tags=st.lists(TEXT, max_size=3).map(tidy_tags), note=TEXT.map(tidy_note), selector=SELECTORS,
    fact=st.none() | st.dictionaries(TEXT, VALUES, max_size=3),
)  # fmt: skip


@examples(20)
@given(st.lists(BOOKMARK, max_size=3, unique_by=lambda b: b.uid), st.dictionaries(TEXT, VALUES, max_size=2))
def test_what_is_written_is_read(bookmarks: list[Bookmark], later: dict[str, Any]) -> None:
    document = BOOKMARKS.empty()
    document.head.update({key: value for key, value in later.items() if key not in ("format", "bookmark")})
    for bookmark in bookmarks:
        document.insert(len(document.entries), document.entry(bookmark_to_table(bookmark)))
    data = document.to_bytes()
    tomllib.loads(data.decode())
    again = BOOKMARKS.parse(data)
    assert again.items == tuple(bookmarks)
    assert again.head == document.head
    assert BOOKMARKS.parse(again.to_bytes()).to_bytes() == again.to_bytes()


@given(BOOKMARK)
def test_a_table_is_its_bookmark(bookmark: Bookmark) -> None:
    assert bookmark_from_table(bookmark_to_table(bookmark)) == bookmark
