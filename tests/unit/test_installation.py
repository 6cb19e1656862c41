"""The wheel in clean environments: by an old pip, which Debian 12 has, and by uv."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_wheel_reads_everything_where_nothing_else_is() -> None:
    done = subprocess.run(
        [ROOT / "tools" / "installs.sh", "python3"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "WAYS": "old-pip uv"},
    )
    if done.returncode == 75:
        pytest.skip("no package index can be reached")
    assert done.returncode == 0, done.stdout + done.stderr
