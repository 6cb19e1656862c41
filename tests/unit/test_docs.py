"""What the pages tell is told once, or the same each time, and is what the code has."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from mou_tui.annotations.annotations import AGREEMENTS, BOOKMARKS, CORRECTIONS, STORIES
from mou_tui.commands.arranging import COMMANDS
from mou_tui.feeds.subscriptions import FEEDS

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md"))]

SAME = {
    "articles of the full corpus": r"(9[01],\d{3})(?= articles| files)",
    "articles of it that tell of agreements": r"(3,\d{3})(?= articles| that tell)",
    "hundred facts that are sure": r"sure: of a hundred facts like it some (\d\d)|some \.(\d\d) of the sure ones",
    "megabytes of an installation": r"(\d{2,3}) MB(?= are installed| ใช้เวลา|, `pip`)",
    "articles a second, indexed with all": r"(\d{3}) articles(?:/s|a second| a second\))(?! \|? newsboat)",
}
"""Figures that more than one page tells."""


def _told(pattern: str) -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for match in re.finditer(pattern, page.read_text("utf-8")):
            yield next(filter(None, match.groups())), page.name


@pytest.mark.parametrize("pattern", SAME.values(), ids=SAME)
def test_a_figure_that_pages_share_is_the_same_in_all(pattern: str) -> None:
    told = list(_told(pattern))
    assert len(told) > 1
    assert len({figure for figure, _page in told}) == 1, told


def test_so_many_bodies_are_known_as_the_pages_say() -> None:
    told = list(_told(r"(1,\d{3})(?= Thai and international bodies| bodies| organisations| by all| แห่ง)"))
    assert len(told) >= 5
    bodies = tomllib.loads((ROOT / "src/mou_tui/organizations/organizations.toml").read_text("utf-8"))
    for figure, page in told:
        assert 0 <= len(bodies) - int(figure.replace(",", "")) < 100, page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_rows_of_a_table_have_the_cells_of_its_head(page: Path) -> None:
    """A bar within a cell is escaped, also between backticks."""
    head = None
    for line in page.read_text("utf-8").splitlines():
        if not line.startswith("|"):
            head = None
            continue
        cells = len(re.findall(r"(?<!\\)\|", line))
        head = head or cells
        assert cells == head, line


def test_no_entry_of_the_changelog_stands_there_twice() -> None:
    entries = re.findall(r"^- (.{30})", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert len(entries) == len(set(entries))


def test_the_changelog_names_every_command() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8").partition("From scripts\n")[2]
    assert set(re.findall(r"`([a-z]+)`", text.partition("\n- ")[0])) == set(COMMANDS)


@pytest.mark.parametrize("page", ["docs/bookmarks.md", "README.th.md"])
def test_every_file_that_a_reader_loses_something_with_is_named(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    for kind in (BOOKMARKS, CORRECTIONS, AGREEMENTS, STORIES, FEEDS):
        assert f"| `{kind.file}` |" in text


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "guide").glob("*.th.md")), ids=lambda page: page.name)
def test_a_page_of_the_guide_has_in_thai_what_it_has_in_english(page: Path) -> None:
    """As many command lines, the same links and the same pictures."""
    thai, english = page.read_text("utf-8"), (page.parent / page.name.replace(".th.md", ".md")).read_text("utf-8")

    def linked(text: str) -> set[str]:
        return {re.sub(r"\.(th|en)\b", "", target) for target in re.findall(r"\]\(([^)]+)\)", text)}

    assert linked(english) <= linked(thai)
    assert len(re.findall(r"^\$ mou-tui|^mou-tui", thai, re.MULTILINE)) == len(
        re.findall(r"^\$ mou-tui|^mou-tui", english, re.MULTILINE)
    )
