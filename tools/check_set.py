"""Lay out the check set for the scorer: a folder with NAME.txt, the article, and NAME.json, what it says.

    python tools/check_set.py TARGET [--archive thaigov-2000.tar.xz]

Then, from the project's root:

    mou-tui facts TARGET --format jsonl > check.jsonl && ../shared/eval/score.py TARGET check.jsonl

The records were written by reading the articles, before any program had read them. They are there to be scored, never to
be tuned on: patterns are made from other articles.
"""

import argparse
import json
import shutil
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RECORDS = ROOT / "tests/gold/check"
ARCHIVE = ROOT.parent / "shared/corpus/thaigov-2000.tar.xz"


def lay_out(target: Path, archive: Path = ARCHIVE) -> int:
    """Write the articles and records of the check set into `target`; returns how many.

    Raises FileNotFoundError where the archive is missing, KeyError where it lacks a member.
    """
    sources = json.loads((RECORDS / "sources.json").read_text("utf-8"))
    names = {source["member"]: name for name, source in sources.items()}
    target.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive) as members:
        for member in members:
            if (name := names.pop(member.name, None)) is None:
                continue
            source = members.extractfile(member)
            assert source is not None, member.name
            (target / f"{name}.txt").write_bytes(source.read())
            shutil.copyfile(RECORDS / f"{name}.json", target / f"{name}.json")
    if names:
        raise KeyError(f"not in {archive.name}: {', '.join(names)}")
    return len(sources)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("--archive", type=Path, default=ARCHIVE)
    given = parser.parse_args()
    print(f"{lay_out(given.target, given.archive)} articles with their records in {given.target}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
