"""What is found, in which order, and with which words around it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mou_tui.library import Library, Marks, highlight, parse_query
from mou_tui.thai.width import cells
from mou_tui.thai.words import boundaries


def found(library: Library, query: str, **more) -> list[str]:
    return [Path(row.path).stem for row in library.rows(library.found(query, **more))]


def test_the_newest_come_first_and_the_undated_last(library: Library) -> None:
    assert [Path(row.path).stem for row in library.rows(library.order())] == ["ข", "ก", "ค", "จ", "ง"]


@pytest.mark.parametrize(
    ("query", "stems"),
    [
        ("ลงนาม", {"ก", "ค"}),
        ("mou", {"ค"}),
        ("MOU ลงนาม", {"ค"}),
        ("-ลงนาม", {"ข", "ง", "จ"}),
        ("น้ำ OR สมุนไพร", {"ข", "จ"}),
        ("(น้ำ OR ลงนาม) -มธ.", {"ก", "ข"}),
        ('"ความร่วมมือ" 泰', {"ง"}),
        ("泰国", {"ง"}),
        ("国", {"ง"}),
        ("中", set()),
        ("123", {"จ"}),
        ("๑๒", {"จ"}),
        ('"ความร่วมมือ"', {"ง"}),
        ("กระทรวงการพัฒนาสังคมและความมั่นคง", {"ค"}),
        ("สังคมและ", {"ค"}),
        ("title:ลงนาม", {"ก"}),
        ("-title:ลงนาม", {"ข", "ค", "ง", "จ"}),
        ("published:2566", {"ก", "ข"}),
        ("published:<=2565 -published:2564", {"ค"}),
        ("path:news/2565", {"ค", "ง"}),
        ("has:published", {"ก", "ข", "ค", "จ"}),
        ("ฎฎฎ", set()),
        ("", {"ก", "ข", "ค", "ง", "จ"}),
    ],
)
def test_queries(library: Library, query: str, stems: set[str]) -> None:
    assert set(found(library, query)) == stems


def test_an_abbreviation_within_another_comes_last(library: Library) -> None:
    # ข is newer, but its มช. stands in รมช.
    assert [Path(r.path).stem for r in library.rows(library.found(parse_query("มช.", expand=False)))] == ["ก", "ข"]


def test_a_latin_term_that_starts_a_word_comes_first(library: Library) -> None:
    assert found(library, "ai") == ["ก", "จ", "ข"]


def test_a_thai_word_comes_before_the_inside_of_another(library: Library) -> None:
    # In ก, which is newer than จ, ยา stands only inside วิทยาลัย.
    assert found(library, "ยา") == ["ข", "จ", "ก"]


def test_an_alias_counts_only_where_it_stands_alone(library: Library) -> None:
    # มหาวิทยาลัยเชียงใหม่ is looked for as มช. too, which ข has only inside รมช.
    assert found(library, "มหาวิทยาลัยเชียงใหม่") == ["ก"]


def test_sorts(library: Library) -> None:
    assert found(library, "ลงนาม", sort="title") == ["ค", "ก"]
    assert found(library, "", sort="published")[0] == "ข"


def test_marks(library: Library) -> None:
    ids = {Path(row.path).stem: row.id for row in library.all_rows()}
    marks = Marks(
        bookmarked=frozenset([ids["ก"]]),
        read=frozenset([ids["ก"], ids["ข"]]),
        tags={ids["ค"]: frozenset(["ด่วน มาก"])},
    )
    assert found(library, "is:bookmarked", marks=marks) == ["ก"]
    assert set(found(library, "is:read", marks=marks)) == {"ก", "ข"}
    assert set(found(library, "is:unread", marks=marks)) == {"ค", "ง", "จ"}
    assert found(library, 'tag:"ด่วน มาก"', marks=marks) == ["ค"]
    assert found(library, "tag:ด่วน", marks=marks) == []


def test_the_last_results_are_exact_and_counted(library: Library) -> None:
    *_, last = library.search("ลงนาม")
    assert last.exact
    assert last.count == len(last.rowids) == 2


def test_a_cancelled_search_just_ends(library: Library) -> None:
    assert list(library.search("ลงนาม", cancelled=lambda: True))[1:] == []


def test_newer_words_interrupt_a_statement_that_is_under_way(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mou_tui.library.index._STEPS_BETWEEN_LOOKS", 1)
    looks = iter([False] * 3)
    assert list(library.search("ลงนาม", cancelled=lambda: next(looks, True)))[1:] == []
    assert found(library, "ลงนาม")


def test_highlights_cross_the_spaces_that_do_not_count() -> None:
    text = "กระทรวงการพัฒนาสังคม และความมั่นคง MoU mou"
    query = parse_query("สังคมและ MOU", expand=False)
    assert [span.of(text) for span in highlight(query, text)] == ["สังคม และ", "MoU", "mou"]
    assert highlight(parse_query("-MOU"), text) == []


def test_snippets_are_cut_at_clusters_and_mark_the_match(library: Library, write: Callable[[str, str], Path]) -> None:
    (rowid,) = library.found("โรงพยาบาล")
    query = parse_query("โรงพยาบาล")
    for width in range(6, 60):
        around = library.snippet(rowid, query, width)
        assert cells(around.text) <= width
        assert all(span.end <= len(around.text) for span in around.spans)
        # No line begins with a mark that belongs to a letter before it.
        assert cells(around.text.lstrip("…")[:1]) == 1
    assert [span.of(around.text) for span in around.spans] == ["โรงพยาบาล"]
    assert library.article(rowid).text[around.start : around.end] == "โรงพยาบาล"


def test_snippets_begin_and_end_between_words(library: Library) -> None:
    for word in ("สมุนไพร", "ความร่วมมือ"):
        query = parse_query(word)
        for rowid in library.found(query):
            text = library.article(rowid).text
            for width in range(30, 90):
                around = library.snippet(rowid, query, width)
                line = around.text.replace("…", "")
                at = text.replace("\n", " ").find(line)
                assert {at, at + len(line)} <= {0, *boundaries(text.replace("\n", " "))}


def test_an_equals_sign_before_a_word_looks_for_no_other_names() -> None:
    assert parse_query("มช").expansions == {"มช": ("มหาวิทยาลัยเชียงใหม่", "Chiang Mai University", "CMU")}
    (only,) = parse_query("=มช").terms()
    assert (only.needle, only.aliases) == ("มช", ())
    assert not parse_query('-="Chiang Mai University"').expansions
    assert [t.needle for t in parse_query("= มช").terms()] == ["=", "มช"]


def test_a_snippet_without_a_match_is_the_beginning_of_the_text(library: Library) -> None:
    (rowid,) = library.found("สมุนไพร")
    around = library.snippet(rowid, parse_query("ไม่มี"), 40)
    assert around.spans == ()
    assert around.text.startswith("2 มกราคม 2564")


def test_a_snippet_of_a_text_with_rare_characters(library: Library) -> None:
    (rowid,) = library.found("泰国")
    around = library.snippet(rowid, parse_query("ความร่วมมือ"), 80)
    assert "泰国" in around.text
    assert [span.of(around.text) for span in around.spans] == ["ความร่วมมือ"]
    assert [
        s.of(library.snippet(rowid, parse_query("国"), 80).text)
        for s in library.snippet(rowid, parse_query("国"), 80).spans
    ] == ["国"]


def test_facets_count_and_narrow(library: Library) -> None:
    years = library.facets("").years
    assert [(f.value, f.count) for f in years] == [("2023", 2), ("2022", 1), ("2021", 1)]
    for facet in years:
        assert len(library.found(facet.condition)) == facet.count
    assert library.facets("มธ.").years[0].value == "2022"


def test_articles_come_back_as_they_were_loaded(library: Library, folder: Path) -> None:
    from mou_tui.loaders import load

    for row in library.all_rows():
        (article,) = load(Path(row.path))
        assert library.article(row.rowid) == article
        assert (row.id, row.title, row.published_on) == (article.id, article.title, article.published_on)


def test_an_article_is_found_by_id_prefix_and_path(library: Library) -> None:
    row = library.rows(library.order()[:1])[0]
    assert library.find(row.id) == row.rowid
    assert library.find(row.id[:14]) == row.rowid
    assert library.find(row.id.removeprefix("sha256:")[:7]) == row.rowid
    assert library.find(row.path) == row.rowid
    assert library.find("sha256:") is None
    assert library.find("no such") is None


def test_an_article_that_is_not_there_any_more(library: Library) -> None:
    with pytest.raises(KeyError):
        library.article(999)
    with pytest.raises(KeyError):
        library.facts(999)
    assert library.rows([999]) == []
    assert library.snippet(999, parse_query("ก")).text == ""
