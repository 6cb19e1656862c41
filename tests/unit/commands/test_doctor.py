"""`mou-tui doctor` tries what it says is all right."""

from pathlib import Path

import pytest

from mou_tui import locations
from mou_tui.commands import run
from mou_tui.loaders.samples import samples


def doctor(capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, str]]:
    """The exit code, and the lines by what they are about; a line that is not all right begins with ✗."""
    code = run(["doctor"])
    lines = [line for line in capsys.readouterr().out.splitlines() if line[:1] in "✓✗"]
    return code, {line[2:].partition(": ")[0]: line[0] + line.partition(": ")[2] for line in lines}


def test_a_whole_installation_reads_every_format_and_nothing_is_left_behind(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    code, said = doctor(capsys)
    assert [line for line in said.values() if line.startswith("✗")] == []
    assert code == 0
    assert said["formats that are read"] == "✓" + ", ".join(name.rpartition(".")[2] for name in samples())
    assert {"python-docx", "pyahocorasick", "trafilatura", "lxml", "openpyxl", "textual", "xlsxwriter"} <= said.keys()
    assert not locations.data_dir().exists()
    assert not locations.cache_dir().exists()


def test_a_broken_package_and_what_it_costs_are_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "openpyxl.py").write_text("raise ImportError('libz.so.9 is missing')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    code, said = doctor(capsys)
    assert code == 3
    assert said["openpyxl"].startswith("✗")
    assert "libz.so.9 is missing" in said["openpyxl"]
    assert "Install mou-tui again" in said["openpyxl"]
    assert said[".xlsx"].startswith("✗sample.xlsx: mou-tui could not read it")
    assert "xlsx" not in said["formats that are read"]
    assert "docx" in said["formats that are read"]


def test_a_package_that_ends_the_process_is_a_finding(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "rispy.py").write_text("import os\nos._exit(7)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    code, said = doctor(capsys)
    assert code == 3
    assert "ended the process (7)" in said["rispy"]
    assert said["facts"].startswith("✗")


@pytest.mark.parametrize(("variable", "name"), [("MOU_TUI_DATA_DIR", "your data"), ("MOU_TUI_CACHE_DIR", "index")])
def test_where_nothing_can_be_written_is_tried(
    variable: str, name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # What the libraries do, a process of its own tells, which is tried above.
    monkeypatch.setattr("mou_tui.commands.doctor._libraries", lambda: iter(()))
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(variable, str(tmp_path / "file" / "below"))
    code, said = doctor(capsys)
    assert code == 3
    assert "cannot be written: Not a directory" in said[name]


def test_a_missing_package_of_an_export_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seeds: Path
) -> None:
    import sys

    for module, package, suffix in (
        ("xlsxwriter", "xlsxwriter", "xlsx"),
        ("icalendar", "icalendar", "ics"),
        ("rispy", "rispy", "ris"),
    ):
        monkeypatch.setitem(sys.modules, module, None)
        monkeypatch.delitem(sys.modules, f"mou_tui.exporters.{suffix}", raising=False)
        for name in [n for n in sys.modules if n.startswith("mou_tui.exporters.")]:
            monkeypatch.delitem(sys.modules, name)
        assert run(["export", str(seeds), "-o", str(tmp_path / f"x.{suffix}")]) == 70
        assert f"{package} is missing or broken" in capsys.readouterr().err
        assert list(tmp_path.glob(f"*.{suffix}")) == []


def test_verbose_tells_what_lies_behind(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\nno more than that")
    for command in ("list", "facts", "index", "show", "export"):
        words = [command, str(tmp_path / ("a.pdf" if command == "show" else ""))]
        words += ["-o", str(tmp_path / "x.csv")] if command == "export" else []
        run(words)
        assert "PdfiumError" not in capsys.readouterr().err
        run([*words, "-v"])
        assert "PdfiumError: Failed to load document" in capsys.readouterr().err, command
