"""What is made from the code is in step with it: docs pages and message catalogues."""

import subprocess
import sys
from pathlib import Path

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
