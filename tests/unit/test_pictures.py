"""The pictures of the documentation are those that tools/pictures.py makes, and each is shown somewhere."""

import importlib.util
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def made() -> set[str]:
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "tools" / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["pictures"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {f"{name}.{picture.suffix}" for name, picture in module.PICTURES.items()}


def test_each_picture_is_made_kept_and_shown() -> None:
    kept = {path.name for path in (ROOT / "docs" / "images").iterdir()}
    pages = [*ROOT.glob("README*.md"), *(ROOT / "docs").rglob("*.md")]
    shown = {
        Path(name).name for page in pages for name in re.findall(r"!\[[^]]*\]\(([^)]+)\)", page.read_text("utf-8"))
    }
    assert made() == kept == shown


def test_each_picture_of_a_page_is_where_the_page_says() -> None:
    for page in [*ROOT.glob("README*.md"), *(ROOT / "docs").rglob("*.md")]:
        for name in re.findall(r"!\[[^]]*\]\(([^)]+)\)", page.read_text("utf-8")):
            assert (page.parent / name).exists(), (page, name)
