"""Small invented articles, each of one kind of fault, and the sample articles: what tests/cases says is what is read."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


def tool() -> ModuleType:
    """tools/cases.py, which compares; `make gold` prints by it what the tests below hold fast."""
    spec = importlib.util.spec_from_file_location("cases", Path(__file__).parents[2] / "tools/cases.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = tool()
CASES = TOOL.read_cases()
FAILING = set(TOOL.known_failing())


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=pytest.mark.xfail(strict=True) if case["id"] in FAILING else (), id=case["id"])
        for case in CASES
    ],
)
def test_a_case_is_read_as_it_says(case: dict[str, object], tmp_path: Path) -> None:
    assert TOOL.wrong_fields(case, tmp_path) == {}


def test_each_case_has_an_id_of_its_own_and_the_list_of_failing_ones_names_cases() -> None:
    ids = [case["id"] for case in CASES]
    assert len(set(ids)) == len(ids)
    assert set(ids) >= FAILING


@pytest.mark.parametrize(
    ("field", "wanted", "got"),
    [
        ("title", "MOU ใหม่", "MOU"),
        ("published_on", "2024-01-02", None),
        ("venue", "ห้องประชุม 1 อาคาร A", "ห้องประชุม"),
        ("parties", ["กรมน้ำใส"], ["กรมน้ำใส", "กรมดินดี"]),
        ("parties", ["กรมน้ำใส"], ["สำนักน้ำ กรมน้ำใส"]),
        ("everyone", ["นายก มีดี"], ["นายก มีดี", "นายข มีสุข"]),
        ("roles", {"นายก มีดี": "witness"}, {"นายก มีดี": "other"}),
        ("money", [[5, "THB"]], [[5, "USD"]]),
        ("term", "P2Y6M", "P2Y"),
        ("contacts", ["02 123 4567"], ["02 123 4568"]),
        ("abbreviations", {"กนส.": "กรมน้ำใส"}, {"กนส.": "กรมน้ำใส", "นบ.": "นบร"}),
    ],
)
def test_what_differs_is_not_the_same(field: str, wanted: object, got: object) -> None:
    assert not TOOL._SAME[field](wanted, got)
    assert TOOL._SAME[field](wanted, wanted)
