"""Every command line of the guide and of the first pages works on the sample articles."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mou_tui.commands.arranging import COMMANDS

ROOT = Path(__file__).resolve().parents[3]
PAGES = [ROOT / "README.md", ROOT / "README.th.md", *sorted((ROOT / "docs" / "guide").glob("*.md"))]


def _lines(page: Path) -> list[str]:
    blocks = re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    lines = [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("mou-tui ")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_lines_of_a_page_do_something(
    page: Path, run: Callable[..., Any], seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "news").mkdir()
    for article in seeds.iterdir():
        (tmp_path / "news" / article.name).write_bytes(article.read_bytes())
    (tmp_path / "news.txt").write_bytes(next(seeds.glob("000_*")).read_bytes())
    for line in _lines(page):
        words = shlex.split(line, comments=True)[1:]
        if not words or words[0] not in COMMANDS or "https:" in line:
            continue
        said = run(*(words[: words.index(">")] if ">" in words else words))
        # Nothing in the samples expires, which the page says.
        assert said.code == (1 if "--expiring" in words else 0), (line, said.err)
        assert said.out or "-o" in words or words[0] in ("index", "bookmarks") or "--expiring" in words, line
