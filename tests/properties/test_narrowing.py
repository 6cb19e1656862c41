"""What a longer query is told by a shorter one: it may leave out a text only where the longer one does not match."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mou_tui.library import parse_query
from mou_tui.library.doc import doc_of
from mou_tui.library.matching import matcher
from mou_tui.library.narrowing import narrows
from mou_tui.library.query_tree import And, Node, Not, Or, Term

# Letters that fold together (๑ 1, K of Kelvin k), one without a byte of its own, marks, and the spaces between letters.
_LETTERS = "กขค่ำ๑1kK泰 .ชมจุฬา"
_TEXTS = st.text(alphabet=_LETTERS + "\n", max_size=40)
_WORDS = st.text(alphabet=_LETTERS + '-|()"', min_size=1, max_size=12)


def parsed(text: str) -> Node:
    return parse_query(text, partial=True).root


def matches(root: Node, text: str) -> bool:
    return matcher(root, lambda node: ()).matches(doc_of(text))


@given(typed=_WORDS, letter=st.sampled_from(_LETTERS + '-|()"'), text=_TEXTS)
@example(typed="k", letter="泰", text="K泰")
@example(typed="ก", letter="ข", text="ก ข")
@example(typed="ก", letter=" ", text="ก")
@example(typed="-ก", letter="ข", text="ก")
@example(typed="title:ก", letter="ข", text="ก ข\nค")
def test_what_matches_the_longer_query_matches_the_shorter_one(typed: str, letter: str, text: str) -> None:
    new, old = parsed(typed + letter), parsed(typed)
    if narrows(new, old) and matches(new, text):
        assert matches(old, text)


@given(typed=st.sampled_from(["มช", "มช.", "จุฬ", "จุฬา", "จุฬาฯ", "มหาวิทยาลัยเชียงใหม", "ธปท"]), text=_TEXTS)
@example(typed="มช", text="มช.")
@example(typed="จุฬ", text="จุฬาลงกรณ์มหาวิทยาลัย")
@example(typed="มหาวิทยาลัยเชียงใหม", text="มช.")
def test_other_names_of_an_organisation_are_not_lost(typed: str, text: str) -> None:
    for letter in "่.าฯ":
        new, old = parsed(typed + letter), parsed(typed)
        if narrows(new, old) and matches(new, text):
            assert matches(old, text)


@pytest.mark.parametrize(
    ("new", "old", "narrower"),
    [
        ("มหาว", "มหา", True),
        ("หามหา", "มหา", True),
        ("น้ำ มหาว", "น้ำ มหา", True),
        ("น้ำ มหา", "น้ำ", True),
        ("น้ำ -ย", "น้ำ", True),
        ("น้ำ -ยา", "น้ำ -ย", False),
        ("น้ำ -ย", "น้ำ -ยา", True),
        ("น้ำ OR ยา", "น้ำ", False),
        ("น้ำ OR ยา", "น้ำ OR ย", True),
        ("(น้ำ OR ยาง) มช", "น้ำ OR ยา", True),
        ("title:น้ำ", "title:น", True),
        ("title:น้ำ", "น้", False),
        ("มหา", "มหาว", False),
        ("signed:2566 น้ำ", "signed:2566 น้", True),
        ("signed:2566 น้ำ", "signed:2565 น้", False),
        ("party:จุฬา น้ำ", "party:จุฬา น้", True),
        ("party:จุฬา", "party:จุฬ", False),
        # The reader's marks may have changed since.
        ("is:unread น้ำ", "is:unread น้", False),
        ("tag:ด่วน น้ำ", "tag:ด่วน น้", False),
        ("มช.", "มช", True),
        # Another name of what the longer word means has nothing of the shorter one.
        ("มหาวิทยาลัยเชียงใหม่", "มหาวิทยาลัยเชียงใหม", False),
    ],
)
def test_which_queries_are_longer_ones(new: str, old: str, narrower: bool) -> None:
    assert narrows(parsed(new), parsed(old)) is narrower


@given(
    st.recursive(
        _WORDS.map(lambda w: Term(w, w)),
        lambda inner: st.one_of(
            inner.map(Not),
            st.lists(inner, max_size=3).map(lambda parts: And(tuple(parts))),
            st.lists(inner, max_size=3).map(lambda parts: Or(tuple(parts))),
        ),
        max_leaves=8,
    )
)
def test_a_query_is_no_wider_than_itself(root: Node) -> None:
    assert narrows(root, root)
