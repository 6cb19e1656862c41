"""Wheel and source distribution in environments of their own: an installed `mou-tui` opens the samples, has its docs and man pages."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from mou_tui import __version__

ROOT = Path(__file__).resolve().parents[2]
pexpect = pytest.importorskip("pexpect")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a source distribution and of the wheel that is built from it."""
    place = tmp_path_factory.mktemp("built")
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(place), str(ROOT)], check=True, capture_output=True)
    return place


@pytest.fixture(scope="module", params=["pip", "uv"])
def installed(request: pytest.FixtureRequest, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of a new environment into which pip installed the wheel, or uv the source distribution."""
    env = tmp_path_factory.mktemp(request.param) / "env"
    if request.param == "pip":
        (wheel,) = built.glob("*.whl")
        subprocess.run([sys.executable, "-m", "venv", str(env)], check=True)
        subprocess.run([str(env / "bin" / "pip"), "install", "--quiet", str(wheel)], check=True)
    else:
        (source,) = built.glob("*.tar.gz")
        uv = pytest.importorskip("uv").find_uv_bin()
        subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, str(env)], check=True)
        subprocess.run(
            [uv, "pip", "install", "--quiet", "--python", str(env / "bin" / "python"), str(source)], check=True
        )
    return env / "bin"


@pytest.mark.slow
def test_the_wheel_of_the_source_distribution_is_the_wheel(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert wheel.name.startswith(f"mou_tui-{__version__}-")
    data = f"mou_tui-{__version__}.data/data/share/man/man1"
    assert {
        f"{data}/mou-tui.1",
        f"{data}/mou-tui-search.1",
        "mou_tui/docs/query-language.md",
        "mou_tui/py.typed",
    } <= names
    (source,) = built.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        assert f"mou_tui-{__version__}/docs/query-language.md" in archive.getnames()


@pytest.mark.slow
def test_what_is_installed_has_samples_languages_and_docs(installed: Path, tmp_path: Path) -> None:
    def said(*words: str) -> str:
        return subprocess.run(
            [str(installed / "mou-tui"), *words], cwd=tmp_path, capture_output=True, text=True, check=True
        ).stdout

    assert len(said("list", "--format", "jsonl").splitlines()) == 5
    assert "คำสั่ง" in said("--lang", "th", "--help")
    assert said("help", "query-language").startswith("# ")
    assert said("--version") == f"mou-tui {__version__}\n"
    assert (installed.parent / "share" / "man" / "man1" / "mou-tui.1").exists()


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
