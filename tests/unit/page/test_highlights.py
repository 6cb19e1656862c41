"""EvidenceIndex in the text, and finding words in it."""

from mou_tui.article import Span
from mou_tui.facts.model import Fact, Facts
from mou_tui.page.highlights import EvidenceIndex, Highlight, find_all, snapped, styled_runs


def words(text: str, wanted: str) -> list[str]:
    return [span.of(text) for span in find_all(text, wanted)]


def test_finding_does_not_mind_case_digits_and_quotes() -> None:
    assert words("ลงนาม MoU ปี ๒๕๖๖", "mou") == ["MoU"]
    assert words("ลงนาม MoU ปี ๒๕๖๖", "2566") == ["๒๕๖๖"]
    assert words("โครงการ “น้ำใส”", '"น้ำใส"') == ["“น้ำใส”"]


def test_white_space_between_thai_letters_does_not_count() -> None:
    text = "กระทรวงการพัฒนาสังคม และความมั่นคงของมนุษย์"
    assert words(text, "สังคมและความมั่นคง") == ["สังคม และความมั่นคง"]
    assert words("สังคมและ", "สังคม และ") == ["สังคมและ"]


def test_white_space_between_latin_words_counts() -> None:
    assert words("Chiang Mai University", "chiang  mai") == ["Chiang Mai"]
    assert words("ChiangMai", "chiang mai") == []


def test_a_match_stays_in_its_paragraph() -> None:
    assert words("สังคม\nและ", "สังคมและ") == []


def test_what_is_typed_is_no_pattern() -> None:
    assert words("พ.ศ. 2566 (ก)", "พ.ศ.") == ["พ.ศ."]
    assert words("พxศx", "พ.ศ.") == []
    assert words("ก(ก", "(") == ["("]
    assert find_all("ข่าว", "   ") == []


def test_a_mark_cuts_no_cluster() -> None:
    assert snapped("กี่ปี", 0, 1) == Span(0, 3)
    assert snapped("น้ำใจ", 2, 3) == Span(0, 3)


def test_later_marks_lie_over_earlier_ones() -> None:
    marks = [Highlight(Span(0, 6), "a"), Highlight(Span(2, 4), "b")]  # type: ignore[arg-type]
    assert list(styled_runs("abcdef", 0, 6, marks)) == [(0, 2, "a"), (2, 4, "ab"), (4, 6, "a")]


def test_runs_cover_the_line_and_no_more() -> None:
    marks = [Highlight(Span(0, 100), "a")]  # type: ignore[arg-type]
    assert list(styled_runs("abcdef", 2, 5, marks)) == [(2, 5, "a")]
    assert list(styled_runs("abcdef", 2, 5, [])) == [(2, 5, None)]


PARTY = Fact("party", "มหาวิทยาลัยตัวอย่าง", (Span(10, 30), Span(90, 95)), rule="x")
PERSON = Fact("person", "นายสมชาย ใจดี", (Span(25, 40),), rule="x")
VENUE = Fact("venue", "หอประชุม", (Span(60, 70),), rule="x")
MARKS = EvidenceIndex.of(Facts((VENUE, PARTY, PERSON)))


def test_the_facts_of_a_line_come_in_the_order_of_their_words() -> None:
    assert MARKS.facts_in(20, 65) == [PARTY, PERSON, VENUE]
    assert MARKS.facts_in(41, 60) == []


def test_of_overlapping_evidence_the_shorter_is_meant() -> None:
    assert MARKS.fact_at(27) is PERSON
    assert MARKS.fact_at(12) is PARTY
    assert MARKS.fact_at(50) is None


def test_going_through_the_evidence_visits_each_fact_once() -> None:
    assert MARKS.neighbour(None, 0, 1) is PARTY
    assert MARKS.neighbour(PARTY, 0, 1) is PERSON
    assert MARKS.neighbour(VENUE, 0, 1) is None
    assert MARKS.neighbour(None, 100, -1) is VENUE
    assert EvidenceIndex().neighbour(None, 0, 1) is None
