"""What an index was made by: our rules and the libraries that read files. Made by others, what it keeps may be untrue."""

import contextlib
import hashlib
import os
import sys
import unicodedata
from pathlib import Path
from typing import Final

import mou_tui

_SOURCES: Final = (
    "article.py",
    "errors.py",
    "thai",
    "loaders",
    "organizations",
    "facts",
    "library/apart.py",
    "library/charmap.py",
    "library/days.py",
    "library/prepare.py",
    "library/record.py",
    "library/sketch.py",
)
"""The sources and data files that have a part in what is kept of an article, below the package's folder."""

LIBRARIES: Final = (
    "feedparser", "icu4py", "lxml", "lxml_html_clean", "justext", "openpyxl", "pyahocorasick", "pypdfium2", "python-docx",
    "pythainlp", "pyyaml", "trafilatura", "courlan", "htmldate", "charset-normalizer",
)  # fmt: skip
"""The packages, by pip's names, that have a part in it too: ours, and those by which trafilatura and ICU do their work."""


def rules_in_force(*, with_facts: bool = True) -> str:
    """A digest of all that decides what the index keeps of a file, but for the file and the reader's corrections.

    It takes some milliseconds, so it is for who writes the index and not for who reads it.
    """
    digest = hashlib.sha256(repr((sys.version_info[:2], unicodedata.unidata_version, with_facts)).encode())
    installed = _installed()
    for package in LIBRARIES:
        version = installed.get(_normal(package)) or _version(package)
        digest.update(f"{package} {version}\0".encode())
    root = Path(mou_tui.__file__).parent
    for name in _SOURCES:
        for path in _files(root / name):
            digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    return f"{mou_tui.__version__} {digest.hexdigest()[:16]}"


_SUFFIX: Final = ".dist-info"


def _installed() -> dict[str, str]:
    """The versions of packages by their names, as the folders beside them tell: `lxml_html_clean-0.4.4.dist-info`."""
    versions: dict[str, str] = {}
    for folder in reversed(sys.path):
        with contextlib.suppress(OSError), os.scandir(folder or ".") as entries:
            names = [entry.name.removesuffix(_SUFFIX) for entry in entries if entry.name.endswith(_SUFFIX)]
            versions.update((_normal(name), version) for name, _, version in (one.partition("-") for one in names))
    return versions


def _normal(package: str) -> str:
    """The name as pip compares it, but for dots, which none of ours has."""
    return package.lower().replace("-", "_")


def _version(package: str) -> str:
    """The version of what is installed in another way; "" where it is missing, which makes another reading too.

    (pythainlp stands in for ICU.)
    """
    # It takes longer to import than the folders of most libraries to be gone through.
    import importlib.metadata

    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(p for p in path.rglob("*") if p.suffix != ".pyc" and p.is_file())
    return [path] if path.exists() else []
