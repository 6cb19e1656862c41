"""Extraction never raises, its evidence always holds, and no input makes it slow."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.effort import THOROUGH, examples

from mou_tui.article import Article, Paragraph
from mou_tui.facts import KINDS, extract
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import words
from mou_tui.thai.canonical import canonical

PIECES = [
    *words("นาย นางสาว ดร. พล.อ. สมชาย ใจดี ปลัดกระทรวงยุติธรรม อธิบดี กระทรวง กรมป่าไม้ มหาวิทยาลัยเชียงใหม่ (มช.) บริษัท จำกัด (มหาชน)"),
    *words("ลงนาม ร่วมลงนาม บันทึกข้อตกลง MOU ระหว่าง กับ และ ร่วมกับ จับมือ โดย โดยมี เป็นประธาน สักขีพยาน วันนี้ ห้องประชุม ได้แก่"),
    *words("1) 2) โครงการ “ ” SDG หรือ AI ( ) ก ฯ . 1 ร่าง เห็นชอบ ไทย ญี่ปุ่น กล่าวว่า ๒๕๖๖ 02-123-4567 a@b.co www.x.go.th"),
    "(4 ต.ค. 65)", "ณ ", "3 หน่วยงาน", "ระยะเวลา 3 ปี", "5 ล้านบาท", "SDG 4", "Mr. John Smith", " ", " ", "\n",
]  # fmt: skip

NAMES = words(
    "มหาวิทยาลัยเกษตรศาสตร์ มหาวิทยาลัย วิทยาลัย สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน สำนักงานปลัดกระทรวงมหาดไทย สพฐ. พม. รมว.พม. ทรู กรม "
    "รองศาสตราจารย์ ศาสตราจารย์ ผศ.ดร. ว่าที่ ร้อยตรี นายแพทย์ คุณหญิง Prof. UNDP รอง"
)

ENGLISH = [
    *words("Northfield_University Southbay_College Ministry_of_Rice the_ The_ and_ with_ by_ of_ at_ on_ in_"),
    *words("between_ signed_ sign_ will_sign_ was_signed_"),
    *words("a_memorandum_of_understanding MOU_ (MoU) (NU) Dr. Professor_Ruth_Baker Mr. President_of_ Dean,"),
    *words("witnessed_by_ presided_over_ valid_for_3_years"),
    *words("2_March_2026 LEEDS, – “ ” Clean_Rivers_Project include_ student_exchange, joint_research"),
    *words("1) 2) - : ; , . USD_5_million www.x.org a@b.co"),
    "Leeds Town Hall", " ", " ", " ", "\n",
]  # fmt: skip
"""Pieces of news in English."""


def article_of(text: str) -> Article:
    """An article of the lines of `text`, the first of which is its headline."""
    lines = [line for line in canonical(text).split("\n") if line]
    paragraphs, at = [], 0
    for n, line in enumerate(lines):
        paragraphs.append(Paragraph(at, at + len(line), "headline" if n == 0 else "body"))
        at += len(line) + 1
    return Article("sha256:0", "news.txt", "\n".join(lines), tuple(paragraphs), published_on="2022-10-04")


def assert_sound(article: Article) -> None:
    """Every fact has words that hold it up, and the kinds stand in their order."""
    facts = extract(article)
    kinds = [f.kind for f in facts]
    assert kinds == sorted(kinds, key=KINDS.index)
    for fact in facts:
        assert fact.rule
        assert all(0 <= s.start < s.end <= len(article.text) for s in fact.evidence)
        held = "".join("".join(s.of(article.text) for s in fact.evidence).split())
        if fact.kind in ("party", "person", "venue", "scope", "project", "abbreviation", "contact", "quote"):
            assert fact.evidence
            assert "".join(str(fact.value).split()) in held


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@examples(50)
def test_news_like_text_gives_sound_facts(text: str) -> None:
    assert_sound(article_of(text))


@given(st.lists(st.sampled_from(ENGLISH), max_size=60).map("".join))
@examples(50)
def test_english_text_gives_sound_facts(text: str) -> None:
    assert_sound(article_of(text))


@given(st.lists(st.sampled_from([*PIECES, *ENGLISH]), max_size=60).map("".join))
def test_text_in_both_languages_gives_sound_facts(text: str) -> None:
    assert_sound(article_of(text))


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), max_size=300))
def test_any_text_gives_sound_facts(text: str) -> None:
    assert_sound(article_of(text))


def _letters(number: int) -> str:
    """Another name for each number, in consonants: names that repeat cost less."""
    return "".join(chr(0x0E01 + number // 30**place % 30) for place in range(3))


SENTENCE = (
    "วันนี้ (10 ม.ค. 67) นายสมชาย ใจดี ปลัดกระทรวงยุติธรรม ร่วมลงนามบันทึกข้อตกลงระหว่างกระทรวงยุติธรรม (ยธ.) กับมหาวิทยาลัยเชียงใหม่ (มช.) "
    "เพื่อพัฒนางานวิชาการและการวิจัยร่วมกันอย่างต่อเนื่อง ณ ห้องประชุมใหญ่ โดยมีผู้บริหารของทั้งสองฝ่ายเข้าร่วมเป็นเกียรติในพิธีอย่างพร้อมเพรียง\n"
)
LEAD = "ลงนาม MOU ระหว่าง กระทรวงศึกษาธิการ กับ กระทรวงแรงงาน\n"
HOSTILE = {
    "digits": "1" * 100_000,
    "one letter": "ก" * 300_000,
    "titles": "นาย" * 50_000,
    "heads": "กระทรวงก" * 20_000,
    "blanks": " " * 200_000,
    "latin": "a" * 1_000_000,
    "brackets": "(" * 150_000,
    "quotes": "“" * 150_000,
    "signings": "ลงนาม" * 30_000,
    "prepositions": "ร่วมกับ " * 30_000,
    "papers": "MOU " * 40_000,
    "places": "ณ " * 60_000,
    "names": "นายกข คง " * 15_000,
    "companies": "บริษัท " * 30_000,
    "announcements": "ลงนาม 5 หน่วยงาน ได้แก่ " * 6_000,
    "short forms": "กรมป่าไม้ (ปม.) " * 8_000,
    "markers": "1) " * 40_000,
    "dots": "ก." * 80_000,
    "other names": "หรือ AB " * 40_000,
    "figures behind no month": "คม 20 " * 60_000,
    "counted names": "3 องค์กร ได้แก่ กข คง จฉ " * 8_000,
    "quoted names": "จับมือ “กข” " * 15_000,
    "papers, one by one": "ลงนาม 2 ฉบับ ได้แก่ 1) กับ กรมก " * 6_000,
    "english signings": "signed at A " * 20_000,
    "english names": "A University, B College and " * 8_000,
    "english officers": "Dr. Ann Bee, Dean of C, signed. " * 6_000,
}


def seconds_a_byte(article: Article) -> float:
    began = time.process_time()
    extract(article)
    return (time.process_time() - began) / len(article.text.encode())


def costs_at_most(times: float, article: Article, ordinary: Article) -> bool:
    """Whether a byte of `article` costs at most that many times a byte of `ordinary`, measured again where a neighbour was busy."""
    return any(seconds_a_byte(article) <= times * seconds_a_byte(ordinary) for _attempt in range(5))


@pytest.mark.parametrize("lead", ["", LEAD], ids=["alone", "after a headline"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_input_costs_much_more_a_byte_than_news(hostile: str, lead: str) -> None:
    """A wide ratio and not a time: what backtracks costs thousands of times as much."""
    ordinary = article_of(LEAD + SENTENCE * 40)
    extract(ordinary)
    text = HOSTILE[hostile]
    # What backtracks shows it at a quarter of the length too.
    assert costs_at_most(25, article_of(lead + (text if THOROUGH else text[: len(text) // 4])), ordinary)


def test_time_grows_with_the_length_and_no_faster() -> None:
    """A wide ratio again: 16 times the text may cost 48 times the time."""
    short, long = article_of(LEAD + SENTENCE * 20), article_of(LEAD + SENTENCE * 320)
    extract(short)
    assert costs_at_most(3, long, short)


def test_many_names_in_quotation_marks_cost_no_more_each() -> None:
    few, many = (" ".join(f"“สมาคม{_letters(n)}ไทย”" for n in range(names)) for names in (400, 6_400))
    short, long = article_of(LEAD + few), article_of(LEAD + many)
    extract(short)
    assert costs_at_most(3, long, short)


@given(st.text(alphabet="ก \n", max_size=40), st.data())
def test_a_line_begins_and_ends_where_its_line_ends_stand(text: str, data: st.DataObject) -> None:
    article = Article("sha256:0", "a.txt", text, (Paragraph(0, len(text)),) if text else ())
    page, at = Page(article), data.draw(st.integers(0, len(text)))
    assert page.paragraph_start(at) == text.rfind("\n", 0, at) + 1
    assert page.paragraph_end(at) == (text.find("\n", at) if "\n" in text[at:] else len(text))
