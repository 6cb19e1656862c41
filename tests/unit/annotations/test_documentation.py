"""What docs/bookmarks.md and docs/export.md say of the formats is so."""

import re
import tomllib
from pathlib import Path

import pytest

from mou_tui.annotations import Annotations
from mou_tui.exporters import FORMATS
from mou_tui.exporters.csv import AGREEMENT_COLUMNS, FACT_COLUMNS

DOCS = Path(__file__).resolve().parents[3] / "docs"


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)


def test_the_examples_of_the_files_are_understood(tmp_path: Path) -> None:
    full, shortest, correction = blocks("bookmarks.md", "toml")
    (tmp_path / "bookmarks.toml").write_text(f"{full}\n{shortest}", "utf-8")
    (tmp_path / "corrections.toml").write_text(correction, "utf-8")
    annotations = Annotations.open(tmp_path)
    assert annotations.notices == []
    assert [b.kind for b in annotations.bookmarks()] == ["passage", "article"]
    assert annotations.bookmarks()[0].tags == ("ด่วน",)
    (stored,) = annotations.corrections()
    assert (stored.correction.operation, stored.correction.target, stored.correction.value) == ("edit", "P3Y", "P5Y")
    assert tomllib.loads(full)["bookmark"][0]["selector"]["exact"] == annotations.bookmarks()[0].quote


@pytest.mark.parametrize("columns", [AGREEMENT_COLUMNS, FACT_COLUMNS])
def test_the_columns_of_csv_are_told(columns: tuple[str, ...]) -> None:
    page = " ".join((DOCS / "export.md").read_text("utf-8").split())
    told = [re.sub(r" \([^)]*\)", "", found) for found in re.findall(r"(title, published_on, agreement[^.]*)\.", page)]
    assert ", ".join(columns) in told


def test_every_format_is_told() -> None:
    page = (DOCS / "export.md").read_text("utf-8")
    for entry in FORMATS.values():
        assert f"`{entry.name}`" in page
        assert entry.suffix in page
