"""What the families look at first, so that most articles are read quickly, hides nothing that reading all would find."""

import re
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mou_tui.article import Article, Paragraph
from mou_tui.facts import (
    abbreviation_places,
    abbreviations,
    agreement_mentions,
    agreement_words,
    bodies,
    body_names,
    contacts,
    cues,
    money,
    monks,
    names,
    occurrences,
    party_between,
    party_counts,
    party_joins,
    projects,
    register,
    scope_prose,
    scopes,
    sdgs,
    terms,
    titles,
    venues,
)
from mou_tui.facts.abbreviation_places import declarations
from mou_tui.facts.abbreviations import find_abbreviations
from mou_tui.facts.bodies import find_bodies, find_bodies_before
from mou_tui.facts.english import agreement, lists
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import matches_at, scan
from mou_tui.organizations import find_all, head_at
from mou_tui.thai.canonical import canonical


def _page(text: str) -> Page:
    return Page(Article("sha256:0", "a.txt", text, (Paragraph(0, text.find("\n"), "headline"),)))


FIGURES = (
    "5",
    "1,234.5",
    "2566",
    "๕",
    ".",
    ",",
    " ",
    "  ",
    "/",
    "US$",
    "$",
    "฿",
    "บาท",
    "ล้าน",
    "แสน",
    "Million",
    "ดอลลาร์สหรัฐ",
    "เยน",
    "USD",
    "คน",
)


@given(st.lists(st.sampled_from(FIGURES), max_size=10).map("".join))
@example("US$ 5 Million")
@example("1,234.5 แสนล้านบาท 5 เยน")
def test_the_amounts_are_those_of_the_whole_expression(text: str) -> None:
    page = _page(text)
    assert [m.span() for m in money._amounts(page)] == [m.span() for m in money._AMOUNT.finditer(page.plain)]


LABELS = (
    "\n",
    "\n",
    "คู่สัญญา",
    "ผู้ลงนาม",
    "Venue",
    "สถานะ",
    "1) ",
    "• ",
    ":",
    " : ",
    "：",
    "ลงนามแล้ว",
    "https://a.th",
    " ",
    "กรมอนามัย",
)


@given(st.lists(st.sampled_from(LABELS), max_size=12).map("".join))
@example("\nคู่สัญญา: กรมอนามัย: https://a.th\n• Venue : กรมอนามัย")
def test_the_labelled_lines_are_those_of_the_whole_expression(text: str) -> None:
    found = register.read_register(_page(text))
    lines = [m for m in register._LINE.finditer(text) if m["value"].strip()]
    assert {span.start for spans in found.values() for span in spans} >= {m.start("value") for m in lines}
    assert set(found) == {register._FIELD_OF[m["label"].casefold()] for m in register._LINE.finditer(text)}


NAMES = ("กระทรวงพาณิชย์", "สำนักงานส่งเสริมเศรษฐกิจดิจิทัล", "มหาวิทยาลัยเชียงใหม่", "กรมสรรพสามิต", "สถาบันวิจัยแห่งหนึ่ง")
FORMS = (
    "พณ.",
    "มช.",
    "DEPA",
    "depa",
    "CMU",
    "เจโทร",
    "ดีอี",
    "ที่ปรึกษา",
    "Big Data",
    "สมาคมฯ",
    "มหาชน",
    "Digital Agency: DEPA",
    "2566",
    "ก.ค.",
)
sentences = st.one_of(
    st.builds("{} ({}) จัดงาน".format, st.sampled_from(NAMES), st.sampled_from(FORMS)),
    st.builds("{} หรือ {} จัดงาน".format, st.sampled_from(NAMES), st.sampled_from(["สทอภ.", "DEPA", "กนง", "ซื้อของ"])),
    st.builds("{} {} จัดงาน".format, st.sampled_from(NAMES), st.sampled_from(["DEPA", "CMU", "WTTC"])),
    st.just("ประชาชนเดินทางมา (ครั้งแรก) ที่งาน"),
)


@given(st.lists(sentences, max_size=5))
def test_the_short_forms_are_those_found_with_all_names(lines: list[str]) -> None:
    page = _page("\n".join(["กรมศิลปากร (ศก.) จัดงาน", *lines]))
    assert find_abbreviations(page, find_bodies_before(page, declarations(page)), [], []) == find_abbreviations(
        page, find_bodies(page), [], []
    )


NUMBERS = (
    "โทร. ",
    "สายด่วน",
    " ",
    "หมายเลข ",
    "1111",
    "15.30",
    "12,000",
    "02-1234567",
    "1",
    " กด 2",
    "\n",
    "ผู้ประกันตน",
    "Call Center ",
    "2566",
)


@given(st.lists(st.sampled_from(NUMBERS), max_size=10).map("".join))
@example("สายด่วน 1111 กด 2")
@example("1111Call Center 11111111")
@example("โทร. 1506 ผู้ประกันตนที่สายด่วนหมายเลข 1694")
def test_the_hotlines_are_those_of_the_whole_text(text: str) -> None:
    both = ((contacts._HOTLINE_BEGIN, contacts._HOTLINE), (contacts._NUMBER_BEGIN, contacts._SHORT_NUMBER))
    whole = {m.span("number") for begin, hotline in both for m in scan(begin, hotline, text)}
    assert {(c.start, c.end) for c in contacts._hotlines(_page(text))} == whole


# Words that a family looks for, and the expression that is only tried where one of them stands.
TRIED_AT = {
    "names under a title": (titles.TITLES, titles.TITLE_AT),
    "names without a title": (names.BEFORE_UNTITLED, names._UNTITLED),
    "monks": (monks.MONKS, monks._MONK),
    "heads of organisations": (bodies._HEADS, body_names.HEADS_IN_TEXT),
    "papers and signings": (agreement_words.TOKEN_BEGIN, agreement_words.TOKENS),
    "earlier times": (agreement_mentions._PAST_BEGIN, agreement_mentions._PAST_NEAR),
    "sides after ระหว่าง": (party_between._BETWEENS, party_between._BETWEEN),
    "verbs of joining": (party_joins._JOINING, party_joins._JOINS),
    "sides after กับ": (party_joins._WITHS, party_joins._WITH),
    "signings": (party_joins._SIGNS, party_joins._SIGN_VERB),
    "sides that join": (party_joins._FIRST_JOINS, party_joins._JOIN_FIRST),
    "quoted projects": (projects._HEADS, projects._QUOTED),
    "projects": (projects._HEADS, projects._UNQUOTED),
    "lists": (scope_prose._ANNOUNCING, scope_prose._ANNOUNCES),
    "terms": (terms._TERM_BEGIN, terms._TERM),
    "goals": (sdgs._NAMES, sdgs._NAMED),
    "places": (venues._PREPOSITIONS, venues._AT),
    "papers and their acronyms": (abbreviations._PAPERS, abbreviations._BESIDE),
    "other names": (abbreviations.ORS, abbreviation_places._OTHER_NAME),
    "addresses": (contacts._WEBS, contacts._WEB),
}
BESIDE = (
    "นายสมชาย ใจดี",
    "ดร.",
    "พระครูสุภัทร",
    "ปลัดกระทรวง",
    "กรมอนามัย",
    "ห้องประชุม",
    "โรงแรม ",
    "ระยะเวลา 3 ปี",
    "SDG 4",
    "MOU บันทึกข้อตกลง",
    "MOUs",
    "สัญญา",
    "“ก้าวไกลไปด้วยกัน”",
    "ข้อ 4",
    "1) ",
    "(1) ",
    "12 องค์กร ได้แก่ ",
    "https://a.go.th/x",
    "หรือ พม.",
    "และ ",
    "โดย ",
    " ",
    "\n",
    "ณ ",
    "ก",
    "ิ",
    "AMOU",
    "ภายหลัง",
    "กำกับ",
    "อยู่ยัง",
    "ครั้งที่ ๒",
)


def _families() -> list[occurrences.Watched]:
    return [*occurrences._IN_ALL, *occurrences._IN_REPORTS]


@cache
def _fragments() -> list[str]:
    """What news is made of where the families look: their words, and what stands beside them."""
    watched = sorted({word for one in _families() for word in list(one.words())[:40]})
    return [*BESIDE, *watched]


texts = st.deferred(lambda: st.lists(st.sampled_from(_fragments()), max_size=14).map("".join).map(canonical))


@given(texts)
def test_one_pass_finds_every_place_of_every_word(text: str) -> None:
    found = occurrences.Occurrences(text)
    for one in _families():
        places = {at for word in one.words() for at in range(len(text)) if text.startswith(word, at)}
        assert found.places(one) == sorted(places)
        assert found.places(one, 5) == sorted(at for at in places if at >= 5)


@given(texts, st.integers(0, 40), st.integers(0, 60))
def test_a_part_of_the_text_has_the_places_that_the_whole_has_there(text: str, start: int, length: int) -> None:
    start, end = min(start, len(text)), min(start + length, len(text))
    asked, whole = occurrences.Occurrences(text), occurrences.Occurrences(text)
    expected = [[at - start for at in whole.places(one) if start <= at < end] for one in occurrences._IN_REPORTS]
    assert asked.places_within(occurrences._IN_REPORTS, start, end) == expected
    assert whole.places_within(occurrences._IN_REPORTS, start, end) == expected


def test_no_word_is_longer_than_is_read_behind_a_part() -> None:
    assert max(len(word) for one in _families() for word in one.words()) <= occurrences._LONGEST


@pytest.mark.parametrize("name", TRIED_AT)
@given(text=texts)
def test_what_is_tried_at_words_is_what_is_found_everywhere(name: str, text: str) -> None:
    words, pattern = TRIED_AT[name]
    page = _page(text)
    tried = [m.span() for m in matches_at(page.places(words), pattern, page.plain)]
    assert tried == [m.span() for m in pattern.finditer(page.plain)]


@given(texts)
def test_what_is_tried_at_figures_is_what_is_found_everywhere(text: str) -> None:
    page = _page(text)
    assert [m.span() for m in party_counts._counts(page)] == [
        m.span() for m in party_counts._COUNTED.finditer(page.plain)
    ]
    markers = [m.span() for m in scopes._MARKER.finditer(page.plain, page.title_end)]
    assert [m.span() for m in scopes._markers(page)] == markers
    phones = [m.span() for m in contacts._PHONE.finditer(page.plain)]
    assert [m.span() for m in matches_at(contacts._phone_begins(page), contacts._PHONE, page.plain)] == phones


@given(texts)
def test_bodies_are_those_of_a_scan_for_each(text: str) -> None:
    forms = ((at, head_at(text, at)) for at in _page(text).places(bodies._FORMS))
    assert list(find_all(text, forms)) == list(find_all(text))


CUES = (
    "เข้าร่วม",
    "ร่วม",
    "ลงนาม",
    "ใน",
    "ฐานะ",
    "เป็น",
    "ผู้",
    "สักขีพยาน",
    "พยาน",
    "ประธาน",
    "พิธี",
    "กัน",
    "ได้",
    "ทำหน้าที่",
    "นั่งหัวโต๊ะ",
    "เซ็นสัญญา",
    "กล่าว",
    "ให้การต้อนรับ",
    "ให้สัมภาษณ์",
    "รายงาน",
    "พบ",
    "อยู่",
    "แถลงข่าว",
    "จัด",
    "แลกเปลี่ยนบันทึก",
    " ",
    "ก",
    "\n",
)


@given(st.lists(st.sampled_from(CUES), max_size=9).map("".join))
@example("เข้าร่วมลงนามในฐานะร่วมเป็นสักขีพยาน")
@example(" ผู้ลงนามสักขีพยาน")
def test_the_first_cue_is_that_of_the_whole_expression(text: str) -> None:
    found, whole = cues.first_cue(text, 0, len(text)), cues.CUES.search(text)
    assert (found and found.span(), found and found.lastgroup) == (whole and whole.span(), whole and whole.lastgroup)


ENGLISH: dict[str, tuple[tuple[str, ...], re.Pattern[str]]] = {
    "words of signing": (agreement._SIGNED_WORDS, agreement.SIGNED),
    "names of papers": (agreement._PAPER_WORDS, agreement.PAPER),
    "what announces areas": (lists._LEAD_WORDS, lists._LEAD),
}
ENGLISH_WORDS = (
    "signed", "co-signed", "inks", "ink", "deal", "entered into", "seals", "concluded", "exchanged", "exchange of", "agreements", "the",
    "signing ceremony", "ceremony of signing", "signatories", "MOU", "MoUs", "M.O.U.", "MOC", "MoA", "LOI", "letter of intent", "memoranda",
    "memorandum of understanding", "treaty", "conventions", "contract", "academic", "sister-city", "partnership", "framework", "parties",
    "both sides", "universities", "it", "bank", "aims to", "seek to", "plans to", "agreed to", "commits the partners to", "focuses on",
    "centres on", "will", "shall", "covers", "encompasses", "spans", "involves", "provides for", "includes", "including", "such as",
    "areas of cooperation", "scope for collaboration:", "activities", "collaborating in", "work together on", "fields namely",
    "continue to", "support", "exchange", ",", ".", ":",
)  # fmt: skip


@pytest.mark.parametrize("name", ENGLISH)
@given(st.lists(st.sampled_from(ENGLISH_WORDS), max_size=8), st.sampled_from((str, str.upper, str.title)))
def test_what_an_english_expression_matches_has_one_of_its_plain_words(
    name: str, said: list[str], written: Callable[[str], str]
) -> None:
    words, pattern = ENGLISH[name]
    text = written(" ".join(said))
    for match in pattern.finditer(text):
        assert any(word in match[0].casefold() for word in words), match[0]
