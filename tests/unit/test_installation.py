"""What `python3 -m venv` and the pip that comes with it install reads every format."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SYSTEM = "/usr/bin/python3"
"""The distribution's Python brings a pip of its own, which may be years old (23.0 in Debian 12)."""


@pytest.mark.slow
def test_a_plain_venv_reads_every_format(tmp_path: Path) -> None:
    python = SYSTEM if Path(SYSTEM).exists() else sys.executable
    made = subprocess.run([python, "-m", "venv", str(tmp_path / "venv")], capture_output=True, text=True)
    if made.returncode:
        pytest.skip(f"no venv here: {made.stdout}")
    # A copy: building writes into the folder.
    ignored = shutil.ignore_patterns(".*", "build", "dist", "tests", "benchmarks", "__pycache__")
    shutil.copytree(ROOT, tmp_path / "source", ignore=ignored)
    pip = tmp_path / "venv" / "bin" / "pip"
    installed = subprocess.run([pip, "install", "--quiet", str(tmp_path / "source")], capture_output=True, text=True)
    if "Could not find a version" in installed.stderr or "Could not fetch" in installed.stderr:
        pytest.skip("no package index can be reached")
    assert installed.returncode == 0, installed.stderr
    done = subprocess.run(
        [tmp_path / "venv" / "bin" / "mou-tui", "doctor", "--lang", "en"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "TERM": "xterm"},
        cwd=tmp_path,
    )
    assert [line for line in done.stdout.splitlines() if line.startswith("✗")] == []
    (formats,) = (line for line in done.stdout.splitlines() if "formats that are read: " in line)
    assert {"txt", "csv", "json", "html", "xml", "eml", "mhtml", "docx", "odt", "xlsx", "ods", "pdf"} <= set(
        formats.partition(": ")[2].split(", ")
    )
