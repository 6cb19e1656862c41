"""Properties of canonical and fold, on any text and on text made of what is awkward in Thai."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from mou_tui.thai.canonical import canonical
from mou_tui.thai.fold import fold

# What goes wrong: marks, SARA AM and its parts, private-use marks, the invisible, line ends.
AWKWARD = "กนเแาำะๆฯ \n\r\t\u0e31\u0e34\u0e35\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
AWKWARD += "\uf700\uf705\uf70a\uf711\uf718\u200b\ufeff\u00ad\x1b\x9b\u2028\x85\ud800๕AZaz“–"
texts = st.one_of(st.text(alphabet=AWKWARD, max_size=40), st.text(st.characters(), max_size=60))


@given(texts)
@example("\u0e33\u0e48\u0e33\u0e48")
@example("เเเ")
@example("\u0e4d\u0e38\u0e48\u0e32\u0e48")
def test_canonical_twice_is_canonical_once(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


ORDINARY = "กเาำฯ \n\r\u0e34\u0e38\u0e3a\u0e48\u0e4c\u0e4d\u0e4ea“"


@given(st.text(alphabet=ORDINARY, max_size=12))
@example("กำ่")
@example("ก\u0e4d่า")
def test_an_ordinary_text_is_what_it_is_beside_one_that_is_not(text: str) -> None:
    # 中 is not among the ordinary characters: a text with it is searched, however well it is in order.
    assert canonical(text) + "ก中" == canonical(text + "ก中")


@given(texts)
def test_nothing_hidden_and_nothing_that_commands_is_left(text: str) -> None:
    for character in canonical(text):
        assert character == "\n" or unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
        assert character == " " or unicodedata.category(character) != "Zs"
        assert character not in "\u200b\u200c\u200d\u200e\u200f\u2066\u2069\u202e\ufeff\u00ad"


@given(texts)
def test_nfc_leaves_the_order_of_thai_marks(text: str) -> None:
    thai = "".join(c for c in canonical(text) if "\u0e01" <= c <= "\u0e5b")
    assert unicodedata.normalize("NFC", canonical(thai)) == canonical(thai)


@given(texts)
def test_fold_keeps_the_length_and_is_idempotent(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_folding_a_canonical_text_leaves_it_canonical(text: str) -> None:
    assert canonical(fold(canonical(text))) == fold(canonical(text))
