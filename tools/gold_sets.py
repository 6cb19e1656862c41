"""Lay out a set of annotated articles for the scorer: a folder with NAME.txt, the article, and NAME.json, what it says.

    python tools/gold_sets.py check TARGET [--archive thaigov-2000.tar.xz]
    python tools/gold_sets.py tuned TARGET --corpora FOLDER

Then, from the project's root:

    mou-tui facts TARGET --format jsonl > found.jsonl && ../shared/eval/score.py TARGET found.jsonl

The records of both sets were written by reading the articles, before any program had read them. Those of `check` are there
to be scored, never to be tuned on; patterns were made from those of `tuned`, but for t36 to t47 (docs/facts.md has the
figures of t48 to t71 from before they were looked at). The texts are no part of the project: those of `check` are members
of the corpus sample, those of `tuned` files of the full corpora (FOLDER holds a checkout of each, as docs/library.md says
how to get them).
"""

import argparse
import hashlib
import json
import os
import shutil
import sys
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
RECORDS: Final = ROOT / "tests/gold"
ARCHIVE: Final = ROOT.parent / "shared/corpus/thaigov-2000.tar.xz"
# A corpus may lie in a folder that is called like its repository, or v1 and v2.
FOLDERS: Final = {
    "PyThaiNLP/thaigov-corpus": ("thaigov-corpus", "v1"),
    "PyThaiNLP/thaigov-v2-corpus": ("thaigov-v2-corpus", "v2"),
}


def lay_out(name: str, target: Path, texts: Path | None) -> int:
    """Write the articles and records of the set `name` into `target`; returns how many.

    `texts` is the archive of the corpus sample (check) or the folder with the full corpora (tuned). Raises
    FileNotFoundError where a text is missing, ValueError where one is not the version that was annotated.
    """
    sources = json.loads((RECORDS / name / "sources.json").read_text("utf-8"))
    if texts is None or not texts.exists():
        raise FileNotFoundError(f"the texts of {name} are not at hand: {texts}")
    target.mkdir(parents=True, exist_ok=True)
    articles = _from_archive(texts, sources) if texts.is_file() else _from_corpora(texts, sources)
    written = set()
    for key, text in articles:
        (target / f"{key}.txt").write_bytes(text)
        shutil.copyfile(RECORDS / name / f"{key}.json", target / f"{key}.json")
        written.add(key)
    if missing := sorted(set(sources) - written):
        raise FileNotFoundError(f"not in {texts.name}: {', '.join(missing)}")
    return len(sources)


def _from_archive(archive: Path, sources: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, bytes]]:
    keys = {source["member"]: key for key, source in sources.items()}
    with tarfile.open(archive) as members:
        for member in members:
            if member.name in keys and (file := members.extractfile(member)) is not None:
                yield keys[member.name], file.read()


def _from_corpora(folder: Path, sources: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, bytes]]:
    for key, source in sources.items():
        for checkout in FOLDERS[source["repo"]]:
            path = folder / checkout / source["path"]
            if path.is_file():
                text = path.read_bytes()
                if hashlib.sha256(text).hexdigest() != source["sha256"]:
                    raise ValueError(f"another version of {key}: {path}")
                yield key, text
                break


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=("check", "tuned"))
    parser.add_argument("target", type=Path)
    parser.add_argument("--archive", type=Path, default=ARCHIVE)
    parser.add_argument("--corpora", type=Path, default=os.environ.get("MOU_TUI_CORPORA"))
    given = parser.parse_args()
    texts = given.archive if given.set == "check" else given.corpora
    try:
        count = lay_out(given.set, given.target, texts)
    except (FileNotFoundError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{count} articles with their records in {given.target}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
