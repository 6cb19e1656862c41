"""Opening a file in the desktop's program."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from mou_tui import desktop


@pytest.mark.parametrize(("platform", "program"), [("linux", "xdg-open"), ("darwin", "open")])
def test_a_file_is_opened_by_its_whole_name_and_nobody_waits(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, program: str
) -> None:
    started: list[Any] = []
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(subprocess, "Popen", lambda words, **more: started.append((words, more)))
    monkeypatch.chdir(tmp_path)
    desktop.open_file(Path("-x.docx"))
    ((words, more),) = started
    assert words == [program, tmp_path / "-x.docx"], "no name is an option"
    assert more["start_new_session"]


def test_a_terminal_without_a_desktop_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not desktop.can_open_files()
    monkeypatch.setenv("DISPLAY", ":0")
    assert desktop.can_open_files()
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert not desktop.can_open_files()
