"""Which reports are one agreement: pairs, groups, links, and that order makes no difference."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.effort import examples
from tests.unit.agreements.made_up import pointer

from mou_tui.agreements import grouping
from mou_tui.agreements.decide import Decision, Pointer, decide
from mou_tui.agreements.grouping import Links, Pair, components, grouped, offered, ordered, pairs_of
from mou_tui.agreements.names import are_alike, is_one_person, party_key, person_key

CMU, DEPARTMENT, COMPANY = "มหาวิทยาลัยเชียงใหม่", "กรมสมมติ", "บริษัท ตัวอย่าง จำกัด"
TITLE = "กรมสมมติจับมือมหาวิทยาลัยเชียงใหม่ ตั้งศูนย์ข้อมูลลุ่มน้ำภาคเหนือ รับมือภัยแล้ง"
OTHER = "มช. ร่วมกับกรมสมมติ เปิดศูนย์ข้อมูลลุ่มน้ำภาคเหนือ แก้ภัยแล้งอย่างยั่งยืน"


def test_the_same_parties_on_the_same_day_in_like_words_are_one() -> None:
    one = pointer(1, TITLE, parties=[CMU, DEPARTMENT], signed="2023-08-23")
    other = pointer(2, OTHER, parties=["มช.", DEPARTMENT], signed="2023-08")
    assert decide(one, other).verdict == "same"
    assert decide(other, one) == decide(one, other)


def test_a_plan_becomes_the_signing_and_a_later_year_does_not() -> None:
    plan = pointer(1, TITLE, parties=[CMU, DEPARTMENT], stage="planned", published="2023-05-01")
    signing = pointer(2, OTHER, parties=[CMU, DEPARTMENT], signed="2023-08-23")
    later = pointer(3, OTHER, parties=[CMU, DEPARTMENT], signed="2024-08-20", published="2024-08-21")
    assert decide(plan, signing).verdict == "same"
    assert decide(signing, later).verdict == "different"


def test_another_partner_on_the_same_day_is_offered_at_most() -> None:
    one = pointer(1, TITLE, parties=[DEPARTMENT, CMU], signed="2023-08-23")
    other = pointer(2, TITLE.replace(CMU, "บริษัท ตัวอย่าง"), parties=[DEPARTMENT, COMPANY], signed="2023-08-23")
    assert decide(one, other).verdict == "perhaps"


def test_the_same_text_published_again_is_one_though_nothing_else_is_known() -> None:
    one = pointer(1, TITLE, lead="เนื้อข่าวเดียวกัน" * 20)
    other = pointer(2, TITLE, lead="เนื้อข่าวเดียวกัน" * 20, published="2023-08-28")
    assert decide(one, other).verdict == "same"


def test_names_are_one_in_several_spellings() -> None:
    assert are_alike(party_key("กระทรวงสมมติการพัฒนาสังคมฯ"), party_key("กระทรวงสมมติการพัฒนาสังคม"))
    assert not are_alike(party_key("โรงเรียนสมมติวิทยา 1"), party_key("โรงเรียนสมมติวิทยา 2"))
    assert not are_alike(party_key("มหาวิทยาลัยสมมติ"), party_key("มหาวิทยาลัยสมมติ คณะแพทยศาสตร์"))
    assert person_key("นพ.สมชาย ใจดี") == person_key("นายแพทย์สมชาย  ใจดี")
    assert is_one_person(person_key("นายสมเกียรติ กัจฉปานันท์"), person_key("สมเกียรติ กัจฉปานนท์"))


ENGLISH = {
    "title": "Chiang Mai University and Kasetsart University to study haze in the North",
    "lead": "The two universities signed a memorandum of understanding on Wednesday, 23 August 2023.",
}


def test_a_thai_and_an_english_telling_are_one_where_parties_and_day_agree() -> None:
    thai = pointer(1, TITLE, parties=[CMU, "มหาวิทยาลัยเกษตรศาสตร์"], signed="2023-08-23")
    parties = ["Chiang Mai University", "Kasetsart University"]
    english = pointer(2, parties=parties, signed="2023-08-23", **ENGLISH)
    assert not english.is_thai
    assert decide(thai, english).verdict == decide(english, thai).verdict == "same"
    assert decide(thai, pointer(3, parties=parties, **ENGLISH)).verdict == "perhaps", "the day is not known"
    assert decide(thai, pointer(4, parties=parties, signed="2023-08-20", **ENGLISH)).verdict == "different"
    assert (
        decide(thai, pointer(5, parties=[parties[0], "Osaka University"], signed="2023-08-23", **ENGLISH)).verdict
        != "same"
    )


TITLES = (TITLE, OTHER, "ข่าวอื่น ๆ ของวันนี้ที่ไม่เกี่ยวกัน")
PARTIES = ([CMU, DEPARTMENT], [CMU], [DEPARTMENT, COMPANY])
DAYS = ("2023-08-23", "", "2023-08")
POINTERS = [
    pointer(n, TITLES[n % 3], parties=PARTIES[n % 3], signed=DAYS[n // 3 % 3], published=f"2023-08-{20 + n:02}")
    for n in range(9)
]


@given(st.permutations(POINTERS))
@examples(10)
def test_the_order_of_the_articles_makes_no_difference(shuffled: list) -> None:
    pairs = pairs_of(shuffled)
    assert pairs == pairs_of(POINTERS)
    articles = {p.key: p.article for p in shuffled}
    groups = grouped(articles, pairs)
    assert groups == grouped({p.key: p.article for p in POINTERS}, pairs_of(POINTERS))
    # A set that no pair connects with the others is grouped alone as it is among them.
    alone = [
        group
        for members in components(articles, pairs)
        for group in grouped({k: articles[k] for k in members}, [p for p in pairs if p.a in members and p.b in members])
    ]
    assert sorted(alone) == groups


KEYS = [f"sha256:{n}#1" for n in range(6)]
PAIRS = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS), st.sampled_from(["same", "perhaps"]), st.integers(1, 99)),
    max_size=12,
)
LINKS = st.frozensets(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)).filter(lambda p: p[0] < p[1]), max_size=3)


@given(PAIRS, LINKS, LINKS)
def test_links_hold_against_all_evidence(raw: list, must: frozenset, cannot: frozenset) -> None:
    best = {ordered(a, b): Pair(*ordered(a, b), verdict, n / 100) for a, b, verdict, n in raw if a != b}
    links = Links(must, cannot - must)
    groups = grouped({key: key[:-2] for key in KEYS}, sorted(best.values()), links)
    assert sorted(key for group in groups for key in group) == sorted(KEYS)
    together = {ordered(a, b) for group in groups for a in group for b in group if a < b}
    assert must <= together
    joined_by_reader = {
        ordered(a, b) for g in grouped({k: k for k in KEYS}, [], Links(must)) for a in g for b in g if a < b
    }
    assert not (links.cannot & together) - joined_by_reader
    assert not {ordered(a, b) for a, b, _alike in offered(groups, best.values(), links)} & links.cannot


def _spelled_out(articles: dict[str, str], pairs: list[Pair], links: Links) -> list[tuple[str, ...]]:
    """What `grouped` promises, counted anew for every pair."""
    sure = {(pair.a, pair.b): pair.likeness for pair in pairs if pair.verdict == "same"}
    cannot = links.cannot - links.must
    group = {key: frozenset([key]) for key in articles}
    steps = [
        *((pair, True) for pair in sorted(links.must)),
        *((p, False) for p in sorted(sure, key=lambda p: (-sure[p], p))),
    ]
    for (a, b), must in steps:
        if a not in group or b not in group or group[a] == group[b]:
            continue
        between = [ordered(x, y) for x in group[a] for y in group[b]]
        told_apart = {articles[key] for key in group[a]} & {articles[key] for key in group[b]} or cannot & set(between)
        if must or (not told_apart and sum(pair in sure for pair in between) * 3 >= len(between)):
            both = group[a] | group[b]
            group.update(dict.fromkeys(both, both))
    return sorted(tuple(sorted(one)) for one in set(group.values()))


NINE = [f"report {number}" for number in range(9)]
SOME_PAIRS = st.sets(st.tuples(st.sampled_from(NINE), st.sampled_from(NINE)).filter(lambda two: two[0] < two[1]))


@given(
    st.dictionaries(st.sampled_from(NINE), st.sampled_from("ABCDEFGH")),
    st.dictionaries(st.sampled_from([(a, b) for a in NINE for b in NINE if a < b]), st.sampled_from([0.4, 0.7, 0.9])),
    SOME_PAIRS,
    SOME_PAIRS,
)
@examples(300)
def test_groups_are_those_of_counting_every_pair_anew(
    articles: dict[str, str],
    likeness: dict[tuple[str, str], float],
    must: set[tuple[str, str]],
    cannot: set[tuple[str, str]],
) -> None:
    pairs = [Pair(a, b, "same" if alike > 0.5 else "perhaps", alike) for (a, b), alike in likeness.items()]
    links = Links(frozenset(must), frozenset(cannot))
    assert grouped(articles, pairs, links) == _spelled_out(articles, pairs, links)


def test_the_work_for_alike_reports_grows_as_they_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """A newsletter whose thousand items differ in a word each must not be a million comparisons."""
    compared: Counter[int] = Counter()

    def counted(one: Pointer, other: Pointer) -> Decision:
        compared[size] += 1
        return decide(one, other)

    monkeypatch.setattr(grouping, "decide", counted)
    monkeypatch.setattr(grouping, "CROWD", 8)
    for size in (40, 80):
        pairs_of(pointer(number, f"{TITLE} {number}", parties=[CMU, DEPARTMENT]) for number in range(size))
    assert 8 * 40 < compared[80] < 2.3 * compared[40]
