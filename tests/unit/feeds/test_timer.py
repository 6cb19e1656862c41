"""What the documentation gives systemd is what systemd understands."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[3] / "docs" / "feeds.md"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_the_units_of_the_documentation_are_valid(tmp_path: Path) -> None:
    units = re.findall(r"```ini\n# \S+/([\w.-]+)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert [name for name, _text in units] == ["mou-tui-feeds.service", "mou-tui-feeds.timer"]
    for name, text in units:
        (tmp_path / name).write_text(text.replace("%h/.local/bin/mou-tui", "/bin/true"), "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", *(str(tmp_path / name) for name, _text in units)],
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
