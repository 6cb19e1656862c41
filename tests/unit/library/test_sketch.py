"""Which articles are copies of one text: on sixty pairs and sixty near misses of the corpus (docs/library.md)."""

import hashlib
import json
import random
from pathlib import Path
from typing import Any

import pytest
from tests.unit.library.copies import FILLER, RECIPES

from mou_tui.facts import known_facts
from mou_tui.facts.summary import summary
from mou_tui.library import charmap
from mou_tui.library.sketch import Traits, are_copies, are_of_a_series, may_be_copies, sketch
from mou_tui.loaders import load

SET = json.loads((Path(__file__).resolve().parents[2] / "fixtures" / "stories.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def files(corpus: Path) -> dict[str, Path]:
    """The files of the corpus by the ids of their articles."""
    return {f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()[:16]}": path for path in corpus.rglob("*.txt")}


def told_as_one(case: dict[str, Any], files: dict[str, Path]) -> bool:
    """Whether the two articles of a case are found to be copies, as the index finds them."""
    (one,) = load(files[case["article"]])
    text, day, article = one.text, one.published_on, one
    if "other" in case:
        (article,) = load(files[case["other"]])
        text, day = article.text, article.published_on
    else:
        text = RECIPES[case["recipe"]](text, random.Random(case["article"]))
    both = []
    for words, published, of in ((one.text, one.published_on, one), (text, day, article)):
        coded, _beside = charmap.encode(words)
        parties = "\n".join(summary(known_facts(of).stated).parties) if "other" in case else ""
        both.append((sketch(coded), Traits.of(coded, published, parties, words.partition("\n")[0])))
    (hashes, traits), (other_hashes, other_traits) = both
    shared = len({*hashes} & {*other_hashes})
    return may_be_copies(one.published_on, day, shared) and are_copies(traits, other_traits)


def test_precision_and_recall_on_the_set(files: dict[str, Path]) -> None:
    assert (len(SET["pairs"]), len(SET["near_misses"])) == (60, 60)
    missed = [case for case in SET["pairs"] if not told_as_one(case, files)]
    wrong = [case for case in SET["near_misses"] if told_as_one(case, files)]
    right = 60 - len(missed)
    assert right / 60 >= 0.95, missed
    assert right / (right + len(wrong)) >= 0.98, wrong


def test_what_a_copy_changes_is_no_part_of_a_piece() -> None:
    text = " ".join(FILLER)
    plain = sketch(charmap.encode(text)[0])
    for copy in (text.replace(" ", "\n"), f"“{text}”", text + " 2566", text.replace("ั", "").replace("่", "")):
        assert sketch(charmap.encode(copy)[0]) == plain


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("2023-08-25", "2023-08-25", True), ("2023-08-25", "2023-09-08", True), ("2023-08-25", "2023-09-09", False),
        ("2023-08", "2023-08-25", True), ("2023-08", "2023-09-01", False), (None, "2023-08-25", True), (None, None, True),
    ],
)  # fmt: skip
def test_a_story_is_told_within_days(one: str | None, other: str | None, may: bool) -> None:
    assert may_be_copies(one, other) is may
    assert may_be_copies(other, one) is may


@pytest.mark.parametrize(
    ("one", "other", "series"),
    [
        ("รายงานน้ำท่วมประจำวันที่ 20 ตุลาคม 2564", "รายงานน้ำท่วมประจำวันที่ 21 ตุลาคม 2564", True),
        ("รายงานน้ำท่วมประจำวันที่ 20 ตุลาคม 2564", "รายงานน้ำท่วมประจำวันที่ 20 ตุลาคม", False),
        ("เปิดโครงการ 30 บาท", "โรงพยาบาล 50 แห่งพร้อมรับ", False), ("ลงนาม", "ลงนาม", False),
    ],
)  # fmt: skip
def test_headlines_of_a_series_have_the_same_words_and_other_numbers(one: str, other: str, series: bool) -> None:
    assert are_of_a_series(one, other) is series


def test_short_texts_are_no_copies() -> None:
    coded = charmap.encode("พิธีลงนามบันทึกข้อตกลงความร่วมมือ")[0]
    assert not are_copies(Traits.of(coded), Traits.of(coded))
