"""Search finds exactly what plain substring search finds, on real articles: hundreds, and thousands in the slow checks."""

import itertools
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.effort import THOROUGH, examples

from mou_tui.library import Library, parse_query, sync
from mou_tui.library.matching import matcher
from mou_tui.thai.canonical import canonical
from mou_tui.thai.fold import fold

# One worker unpacks and indexes the corpus for all of these.
pytestmark = pytest.mark.xdist_group("search oracle")

_BETWEEN_THAI_LETTERS = re.compile("(?<=[ก-ฺเ-๎]) +(?=[ก-ฺเ-๎])")


def plain(text: str) -> str:
    """What the documentation says matching is: folded, and spaces between two Thai letters do not count."""
    return _BETWEEN_THAI_LETTERS.sub("", fold(text))


@dataclass(repr=False)
class Corpus:
    """The articles' texts, for the oracle, and the library over the same."""

    library: Library
    texts: dict[int, str]
    titles: dict[int, str]
    days: dict[int, str | None]
    raw: list[str]
    folded: dict[int, str]


@pytest.fixture(scope="module")
def indexed(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    index = tmp_path_factory.mktemp("index") / "index.db"
    files = sorted(corpus.rglob("*.txt"))[:: 1 if THOROUGH else 5]
    sync(files, index, with_facts=False)
    with Library.open(files, index=index) as library:
        texts, titles, days, raw, folded = {}, {}, {}, [], {}
        for row in library.all_rows():
            article = library.article(row.rowid)
            texts[row.rowid], titles[row.rowid] = plain(article.text), plain(article.title)
            days[row.rowid] = article.published_on
            raw.append(article.text)
            folded[row.rowid] = fold(article.text)
        yield Corpus(library, texts, titles, days, raw, folded)


Oracle = Callable[[Corpus], set[int]]


def words(corpus: Corpus, chance: random.Random) -> tuple[str, Oracle]:
    """A stretch of some article, sometimes disturbed, as a query quotes it."""
    text = chance.choice(corpus.raw)
    length = chance.choice((1, 2, 2, 3, 3, 4, 5, 6, 8, 12, 20, 40))
    start = chance.randrange(max(1, len(text) - length))
    piece = text[start : start + length].replace("\n", " ").replace('"', " ").replace("”", " ").replace("“", " ")
    match chance.randrange(8):
        case 0:
            piece = piece.upper()
        case 1:
            cut = chance.randrange(len(piece) + 1)
            piece = piece[:cut] + " " + piece[cut:]
        case 2:
            piece = piece.replace(" ", "")
        case 3:
            piece = piece[::-1]
    needle = plain(canonical(piece)).strip()
    if not needle:
        return words(corpus, chance)
    if chance.randrange(6) == 0:
        return f'title:"{piece}"', lambda c: {r for r, t in c.titles.items() if needle in t}
    return f'"{piece}"', lambda c: {r for r, t in c.texts.items() if needle in t}


def years(corpus: Corpus, chance: random.Random) -> tuple[str, Oracle]:
    low = chance.randrange(2010, 2024)
    high = low + chance.randrange(4)

    def oracle(c: Corpus) -> set[int]:
        return {r for r, day in c.days.items() if day and low <= int(day[:4]) <= high}

    return f"published:{low + 543}..{high}", oracle


def query(corpus: Corpus, chance: random.Random, depth: int = 0) -> tuple[str, Oracle]:
    """A query of any shape, and what it has to find."""
    shape = chance.randrange(10 if depth < 3 else 5)
    if shape < 4:
        return words(corpus, chance)
    if shape == 4:
        return years(corpus, chance)
    left, in_left = query(corpus, chance, depth + 1)
    if shape == 5:
        return f"-({left})", lambda c: set(c.texts) - in_left(c)
    right, in_right = query(corpus, chance, depth + 1)
    if shape < 8:
        return f"({left}) ({right})", lambda c: in_left(c) & in_right(c)
    return f"({left} OR {right})", lambda c: in_left(c) | in_right(c)


def check(corpus: Corpus, seed: int) -> None:
    text, oracle = query(corpus, random.Random(seed))
    try:
        parsed = parse_query(text, expand=False)
    except Exception as error:
        raise AssertionError(f"does not parse: {text!r}") from error
    *_, last = corpus.library.search(parsed)
    assert last.exact, text
    assert last.count == len(last.rowids) == len(set(last.rowids)), text
    assert set(last.rowids) == oracle(corpus), text


@settings(max_examples=6_000 if THOROUGH else 50)
@given(seed=st.integers(0, 2**32))
def test_search_finds_what_substring_search_finds(indexed: Corpus, seed: int) -> None:
    check(indexed, seed)


@pytest.mark.parametrize("thorough", [5_000, 20], ids=["few", "many"])
@pytest.mark.parametrize("query", ["มช", "มช.", "น้ำ", "ai", "ม", "ฎ", "๑", "กก"])
def test_short_terms_that_stand_by_themselves_come_first_and_are_counted(
    indexed: Corpus, query: str, thorough: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mou_tui.library.search.MOST_THOROUGH", thorough)
    needle = fold(query)
    letters = "a-z0-9" if needle.isascii() else "ก-ฺเ-๎"
    after = "" if needle.endswith(".") else f"(?![{letters}])"
    alone = re.compile(f"(?<![{letters}]){re.escape(needle)}{after}")
    texts = indexed.folded
    by_itself = {rowid for rowid, text in texts.items() if alone.search(text)}
    everywhere = {rowid for rowid, text in indexed.texts.items() if needle in text}
    for expand in (False, True):
        parsed = parse_query(query, expand=expand)
        indexed.library.snapshot().known = None
        *_, last = indexed.library.search(parsed)
        assert last.exact
        assert set(last.rowids) >= everywhere
        assert len(last.rowids) == len(set(last.rowids)) == last.count
        if len(needle) == 1:
            assert last.inside == 0
            continue
        if not next(parsed.terms()).aliases:
            assert set(last.rowids) == everywhere
            assert last.inside == len(everywhere - by_itself)
        exact = last.rowids[: last.count - last.inside]
        assert set(exact) >= by_itself
        assert not by_itself & set(last.rowids[len(exact) :])
        in_title = {rowid for rowid in by_itself if alone.search(texts[rowid].partition("\n")[0])}
        assert set(exact[: len(in_title)]) >= in_title or parsed.expansions
        indexed.library.snapshot().known = None
        *_, by_date = indexed.library.search(parsed, sort="published")
        assert set(by_date.rowids) == set(last.rowids)


@pytest.mark.parametrize("thorough", [5_000, 0], ids=["few", "many"])
@pytest.mark.parametrize("sort", [None, "published"])
def test_very_many_articles_are_found_and_ranked_as_by_their_texts(
    indexed: Corpus, thorough: int, sort: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mou_tui.library.search.MOST_THOROUGH", thorough)
    library, chance = indexed.library, random.Random(7)
    order = library.order()
    for _ in range(20):
        text, _oracle = words(indexed, chance)
        text = text if chance.random() < 0.7 else f"title:{text}"
        parsed = parse_query(text, expand=False)
        library.snapshot().known = None
        *_, last = library.search(parsed, sort=sort)
        by_text = matcher(parsed.root, lambda _field: ())
        if not thorough:
            by_text.hasten()
        levels = {doc.rowid: by_text.level(doc) for doc in library.texts(order) if by_text.matches(doc)}
        assert set(last.rowids) == set(levels), text
        short = any(len(term.needle) < 4 for term in parsed.terms())
        if sort is not None or not short:
            wanted = sorted(levels, key=order.index)
            if sort is None:
                wanted.sort(key=levels.__getitem__)
            assert list(last.rowids) == wanted, text


@examples(10)
@given(seed=st.integers(0, 2**32), ranked=st.integers(0, 30))
def test_of_those_that_are_shown_the_order_is_that_of_all(indexed: Corpus, seed: int, ranked: int) -> None:
    text, _ = query(indexed, random.Random(seed))
    parsed = parse_query(text, expand=False)
    indexed.library.snapshot().known = None
    whole = indexed.library.results(parsed)
    indexed.library.snapshot().known = None
    some = indexed.library.results(parsed, ranked=ranked)
    assert some.rowids[:ranked] == whole.rowids[:ranked]
    assert sorted(some.rowids) == sorted(whole.rowids)
    assert (some.count, some.inside) == (whole.count, whole.inside)


@examples(10)
@given(seed=st.integers(0, 2**32))
def test_the_first_results_are_among_the_last(indexed: Corpus, seed: int) -> None:
    text, _ = query(indexed, random.Random(seed))
    first, *_, last = [*indexed.library.search(parse_query(text, expand=False)), None][:-1] * 2
    assert set(first.rowids) <= set(last.rowids)
    assert first.count <= last.count


@examples(10)
@given(seed=st.integers(0, 2**32))
def test_sorted_results_are_the_same_in_that_order(indexed: Corpus, seed: int) -> None:
    text, _ = query(indexed, random.Random(seed))
    parsed = parse_query(text, expand=False)
    ranked, by_date = indexed.library.found(parsed), indexed.library.found(parsed, sort="published")
    assert set(ranked) == set(by_date)
    order = {rowid: place for place, rowid in enumerate(indexed.library.order())}
    assert list(by_date) == sorted(by_date, key=order.__getitem__)


@examples(8)
@given(seed=st.integers(0, 2**32))
def test_letter_by_letter_the_same_is_found_as_at_once(indexed: Corpus, seed: int) -> None:
    chance = random.Random(seed)
    text, _ = query(indexed, chance, depth=2)
    sort = chance.choice((None, None, "published", "title"))
    snapshot = indexed.library.snapshot()
    place = {rowid: n for n, rowid in enumerate(snapshot.order(sort or "published"))}
    for end in range(max(1, len(text) - 12), len(text) + 1):
        parsed = parse_query(text[:end], partial=True)
        before = snapshot.known
        snapshot.known = None
        at_once = list(indexed.library.found(parsed, sort=sort))
        snapshot.known = before
        # The next letter may break a search off after its first results.
        found = list(itertools.islice(indexed.library.search(parsed, sort=sort), chance.choice((1, 9))))
        in_order = sorted(at_once, key=place.__getitem__)
        assert list(found[0].rowids) == in_order[: len(found[0].rowids)], text[:end]
        if found[-1].exact:
            assert set(found[-1].rowids) == set(at_once), text[:end]
        if len(found) > 1:
            assert list(found[-1].rowids) == at_once, text[:end]
        if chance.randrange(8) == 0:
            # Something else is looked for meanwhile.
            next(indexed.library.search("น้ำ", sort="title"))


@examples(15)
@given(seed=st.integers(0, 2**32), width=st.integers(5, 120))
def test_every_hit_has_its_words_marked(indexed: Corpus, seed: int, width: int) -> None:
    from mou_tui.thai.width import cells

    text, _oracle = words(indexed, random.Random(seed))
    parsed = parse_query(text, expand=False)
    needle = next(iter(parsed.terms())).needle
    for rowid in indexed.library.found(parsed)[:5]:
        around = indexed.library.snippet(rowid, parsed, width)
        article = indexed.library.article(rowid)
        assert plain(article.text[around.start : around.end]).startswith(needle[:1])
        assert needle in plain(article.text[around.start : around.end])
        assert cells(around.text) <= max(width, 6)


@examples(60)
@given(text=st.text(alphabet='กขค่า AOR|-()":><=.0123456789๒mfอ', max_size=40) | st.text(max_size=30))
def test_any_text_is_a_query_or_an_error_with_its_place(text: str) -> None:
    from mou_tui.library import QueryError

    half = parse_query(text, partial=True)
    if half.error is None:
        assert half.root == parse_query(text).root
    else:
        with pytest.raises(QueryError) as caught:
            parse_query(text)
        assert 0 <= caught.value.position <= len(text)
        assert caught.value.position == half.error.position
