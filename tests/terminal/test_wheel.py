"""What is in the wheel and in the source distribution; tests/unit/test_installation.py installs them."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from mou_tui import __version__

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a source distribution and of the wheel that is built from it."""
    place = tmp_path_factory.mktemp("built")
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(place), str(ROOT)], check=True, capture_output=True)
    return place


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
