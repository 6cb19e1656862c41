"""List the packages that an installed mou-tui brings: version, licence, size on the disk, and what asks for it.

licences.py            a table, the largest first
licences.py check      exit 1 where a package states no licence, or one that is not known to go with MIT programs
"""

import importlib.metadata
import re
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]

ACCEPTED = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|HPND|Unlicense|Zlib|CC0|public domain|\bOSI\b|0BSD", re.IGNORECASE
)  # fmt: skip
"""Licences under which a package may be installed beside a program under MIT without binding that program."""


@dataclass
class Package:
    """An installed package; `asked_by` are those that require it."""

    name: str
    version: str
    licence: str
    size: int
    asked_by: list[str] = field(default_factory=list)


def _said(metadata: importlib.metadata.PackageMetadata, field: str) -> str:
    return next(iter(metadata.get_all(field) or ()), "")


def licence_of(metadata: importlib.metadata.PackageMetadata) -> str:
    """What a package says of its licence: the SPDX expression, else the classifiers, else the first line of the text."""
    expression = _said(metadata, "License-Expression")
    if expression:
        return str(expression)
    classified = [c.split(" :: ")[-1] for c in metadata.get_all("Classifier") or [] if c.startswith("License ::")]
    named = [c for c in classified if c != "OSI Approved"]
    return "; ".join(named) or _said(metadata, "License").strip().partition("\n")[0][:60]


def size_of(distribution: importlib.metadata.Distribution) -> int:
    """Bytes of a package's files."""
    size = 0
    for file in distribution.files or []:
        path = Path(str(distribution.locate_file(file)))
        if path.is_file() and path.suffix != ".pyc":
            size += path.stat().st_size
    return size


def packages() -> list[Package]:
    """What pyproject.toml requires, and what that requires, as it is installed here."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting = [("mou-tui", Requirement(line)) for line in project["dependencies"]]
    found: dict[str, Package] = {}
    while waiting:
        asked_by, requirement = waiting.pop()
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        name = canonicalize_name(requirement.name)
        if name in found:
            found[name].asked_by.append(asked_by)
            continue
        distribution = importlib.metadata.distribution(name)
        metadata = distribution.metadata
        found[name] = Package(name, distribution.version, licence_of(metadata), size_of(distribution), [asked_by])
        extras = "|".join(requirement.extras)
        for line in distribution.requires or []:
            below = Requirement(line)
            if below.marker is None or any(
                below.marker.evaluate({"extra": extra}) for extra in ("", *requirement.extras)
            ):
                waiting.append((name + (f"[{extras}]" if extras else ""), Requirement(line.partition(";")[0])))
    return sorted(found.values(), key=lambda package: -package.size)


def main() -> int:
    listed = packages()
    doubtful = [package for package in listed if not ACCEPTED.search(package.licence)]
    if sys.argv[1:] == ["check"]:
        for package in doubtful:
            print(f"{package.name} {package.version}: licence {package.licence or 'not stated'}", file=sys.stderr)
        return 1 if doubtful else 0
    for package in listed:
        asked = ", ".join(sorted(set(package.asked_by)))
        print(f"{package.size / 1e6:6.1f} MB  {package.name} {package.version}  {package.licence}  ({asked})")
    print(f"{sum(package.size for package in listed) / 1e6:6.1f} MB  {len(listed)} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
