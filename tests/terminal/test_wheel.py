"""The wheel in an environment of its own: an installed `mou-tui` opens the sample articles."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pexpect = pytest.importorskip("pexpect")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of a new environment into which the built wheel was installed."""
    place = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(place), str(ROOT)], check=True, capture_output=True
    )
    (wheel,) = place.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", str(place / "env")], check=True)
    subprocess.run([str(place / "env" / "bin" / "pip"), "install", "--quiet", str(wheel)], check=True)
    return place / "env" / "bin"


@pytest.mark.slow
def test_the_wheel_brings_the_samples_and_both_languages(installed: Path, tmp_path: Path) -> None:
    listed = subprocess.run(
        [str(installed / "mou-tui"), "list", "--format", "jsonl"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(listed.stdout.splitlines()) == 5
    helped = subprocess.run(
        [str(installed / "mou-tui"), "--lang", "th", "--help"], capture_output=True, text=True, check=True
    )
    assert "คำสั่ง" in helped.stdout


@pytest.mark.slow
def test_the_installed_reader_opens_the_samples(installed: Path, tmp_path: Path) -> None:
    child = pexpect.spawn(
        str(installed / "mou-tui"), ["--lang", "th"], dimensions=(35, 120), cwd=str(tmp_path), timeout=60
    )
    child.expect(b"Kunming")
    child.send(b"q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
