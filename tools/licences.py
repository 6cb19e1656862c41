"""List the packages that an installed mou-tui brings: version, licence, size on the disk, and what asks for it.

licences.py            a table, the largest first
licences.py check      exit 1 where a package states no licence, or one that is not known to go with MIT programs
licences.py costs      what each dependency of pyproject.toml brings that no other does, and why it is there, as docs/install.md has it
licences.py write      put that table into docs/install.md
"""

import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
INSTALL = ROOT / "docs" / "install.md"
COSTS_BEGIN = "<!-- Made by `tools/licences.py write`. -->\n"
COSTS_END = "<!-- Made until here. -->\n"

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


def required() -> list[str]:
    """The lines of pyproject.toml's `dependencies`."""
    return list(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"])


def packages(lines: Sequence[str]) -> list[Package]:
    """What these requirements of mou-tui bring, and what that requires, as it is installed here; the largest first."""
    waiting = [("mou-tui", Requirement(line)) for line in lines]
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


def reasons() -> dict[str, str]:
    """Why each dependency is there, by its line: the comment above it in pyproject.toml."""
    block = re.search(r"^dependencies = \[\n(.*?)^\]", (ROOT / "pyproject.toml").read_text("utf-8"), re.M | re.S)
    assert block is not None
    comment, found = [], {}
    for line in block[1].splitlines():
        if line.strip().startswith("#"):
            comment.append(line.strip("# "))
        else:
            found[line.strip(' ",')] = " ".join(comment)
            comment = []
    return found


def costs() -> str:
    """A Markdown table of the dependencies: megabytes that would go with each alone, what else would go, why it is there."""
    lines, whole = required(), packages(required())
    rows = []
    for line, reason in reasons().items():
        left = {package.name for package in packages([other for other in lines if other != line])}
        gone = [package for package in whole if package.name not in left]
        name = canonicalize_name(Requirement(line).name)
        others = ", ".join(package.name for package in gone if package.name != name)
        rows.append((sum(package.size for package in gone), name, others, reason))
    total = sum(package.size for package in whole)
    table = [
        f"{len(whole)} packages, {total / 1e6:.0f} MB. Of these go with each dependency, if it alone were left out:",
        "",
        "| dependency | megabytes | with it go | why it is there |",
        "|---|---|---|---|",
        *(f"| {name} | {size / 1e6:.1f} | {others} | {reason} |" for size, name, others, reason in sorted(rows, reverse=True)),
    ]  # fmt: skip
    return "\n".join(table) + "\n"


def with_costs(page: str) -> str:
    """docs/install.md with the table in its place."""
    before, begin, rest = page.partition(COSTS_BEGIN)
    _old, end, after = rest.partition(COSTS_END)
    return before + begin + "\n" + costs() + end + after


def main() -> int:
    if sys.argv[1:] == ["costs"]:
        print(costs(), end="")
        return 0
    if sys.argv[1:] == ["write"]:
        INSTALL.write_text(with_costs(INSTALL.read_text("utf-8")), "utf-8")
        return 0
    listed = packages(required())
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
