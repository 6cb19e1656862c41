"""What is made from the code is in step with it: docs pages and message catalogues."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_the_made_pages_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "tools/pages.py", "check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0


def test_every_string_has_a_thai_translation() -> None:
    done = subprocess.run(
        [sys.executable, "tools/catalogues.py", "check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0


def test_man_pages_are_clean_roff() -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("groff is not installed")
    for page in sorted((ROOT / "man").glob("*.1")):
        # Debian's groff-base has no HTML device; the terminal's is everywhere.
        done = subprocess.run(
            [groff, "-man", "-Tutf8", "-Kutf8", "-ww", "-z", str(page)], capture_output=True, text=True, check=True
        )
        assert done.stderr == "", page.name


def test_every_dependency_states_a_licence_that_goes_with_ours() -> None:
    done = subprocess.run(
        [sys.executable, "tools/licences.py", "check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_page_of_the_installation_tells_what_every_dependency_costs() -> None:
    """Its figures are those of one day (`tools/licences.py write`); its lines are those of pyproject.toml."""
    lines = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    required = {re.split(r"[^\w.-]", line)[0].replace("_", "-") for line in lines}
    table = (ROOT / "docs" / "install.md").read_text("utf-8").partition("licences.py write")[2]
    assert set(re.findall(r"^\| ([a-z][\w-]*) \| \d", table, re.MULTILINE)) == required


def test_every_page_that_a_page_links_to_is_there() -> None:
    for page in (ROOT / "README.md", ROOT / "README.th.md", *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.relative_to(ROOT)}: {target}"
