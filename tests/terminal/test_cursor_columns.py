"""Columns as a real terminal counts them: tmux, asked where its cursor is after each text."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mou_tui.thai.canonical import canonical
from mou_tui.thai.width import cells

SAMPLES = [
    "น้ำ", "ก้ำกึ่ง", "นํา", "ญี่ปุ่น", "ฏุฐูฬิ", "ปฺ", "เก็บ", "์", "ำ", "ก\u0e4e", "คุณภาพชีวิต ๆ ฯ ฿", "๑๒๓ พ.ศ. ๒๕๖๖",
    "–—…“”‘’‰•·", "①½№™℃㎡", "★●■□▪◆○✓✔✗", "→⇒│▌", "☀☺❤♥⚠☎", "✅", "🙂", "🇹🇭", "中文", "한글", "ｶＡ￥", "e\u0301", "ຳ",
]  # fmt: skip


def columns_in_tmux(samples: list[str], folder: Path) -> list[int]:
    """Where tmux's cursor stands after each sample, printed at the left edge."""
    asked, answered = folder / "samples.json", folder / "columns.json"
    asked.write_text(json.dumps(samples), encoding="utf-8")
    tmux = ["tmux", "-u", "-S", str(folder / "socket")]
    probe = [sys.executable, str(Path(__file__).with_name("probe_cursor.py")), str(asked), str(answered)]
    command = " ".join(f"'{word}'" for word in probe) + f"; tmux -S '{folder / 'socket'}' wait-for -S answered; cat"
    subprocess.run(
        [*tmux, "-f", "/dev/null", "new-session", "-d", "-x", "200", "-y", "24", command], check=True, timeout=60
    )
    try:
        subprocess.run([*tmux, "wait-for", "answered"], check=True, timeout=60)
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, timeout=60)
    columns: list[int] = json.loads(answered.read_text(encoding="utf-8"))
    return columns


@pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")
def test_tmux_counts_as_we_do(tmp_path: Path) -> None:
    found = columns_in_tmux([canonical(sample) for sample in SAMPLES], tmp_path)
    assert dict(zip(SAMPLES, found, strict=True)) == {sample: cells(canonical(sample)) for sample in SAMPLES}


@pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")
def test_what_terminals_disagree_about_is_not_in_a_canonical_text(tmp_path: Path) -> None:
    # Joined emoji, variation selectors, skin tones: tmux counts other columns than Rich does.
    samples = ["👨\u200d👩\u200d👧", "❤\ufe0f", "👍🏽", "ก\u200bข", "ก\u00adข"]
    made = [canonical(sample) for sample in samples]
    assert columns_in_tmux(made, tmp_path) == [cells(text) for text in made] == [6, 1, 2, 2, 2]
