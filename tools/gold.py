"""Score the extractor on every annotated set that is at hand, as `make gold` does.

    python tools/gold.py [NAME...]
    python tools/gold.py --confidence SCORER FOLDER...

Always there: `cases`, the small articles of tests/cases with the sample articles (tools/cases.py). Where ../shared is at hand:
its `seeds` and `dev`, `check`, and its `facts` cases; with the full corpora in MOU_TUI_CORPORA: `tuned` (tools/gold_sets.py).
Each is scored by the public scorer of ../shared/eval; a set that is not there is said to be missing. With --confidence it is said
of each FOLDER, a set of annotated articles, how many facts are sure, found and doubtful, and how many of these are right.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from judging import judged_articles, load_scorer, print_trust, rated

ROOT: Final = Path(__file__).resolve().parents[1]
SHARED: Final = ROOT.parent / "shared"
PROGRAM: Final = Path(sys.executable).parent / "mou-tui"
SETS: Final = ("cases", "facts", "seeds", "dev", "check", "tuned")


def _run(*command: str | Path) -> int:
    return subprocess.run([str(word) for word in command], check=False).returncode


def score(name: str, folder: Path) -> bool:
    """Print the figures of one set; False where it is not at hand. `folder` is for scratch files."""
    if name == "cases":
        _run(sys.executable, ROOT / "tools/cases.py")
        return True
    if not SHARED.is_dir():
        return False
    if name == "facts":
        _run(sys.executable, SHARED / "eval/cases.py", SHARED / "cases/facts.jsonl", "--command", PROGRAM)
        return True
    gold = SHARED / "gold" / name
    if name in ("check", "tuned"):
        gold = folder / name
        given = os.environ.get("MOU_TUI_CORPORA", "")
        if name == "tuned" and not given:
            return False
        corpora = ("--corpora", given) if name == "tuned" else ()
        if _run(sys.executable, ROOT / "tools/gold_sets.py", name, gold, *corpora):
            return False
    facts = folder / f"{name}.jsonl"
    with facts.open("wb") as out:
        subprocess.run([PROGRAM, "facts", gold, "--format", "jsonl"], stdout=out, check=False)
    _run(sys.executable, SHARED / "eval/score.py", gold, facts)
    return True


def confidence(scorer: Path, *folders: Path) -> int:
    """Print of each set how far the facts are trusted, and how many of those are right."""
    public = load_scorer(scorer)
    for folder in folders:
        print_trust(str(folder), rated(judged_articles(public, folder)))
    return 0


def main() -> int:
    if sys.argv[1:2] == ["--confidence"]:
        return confidence(*map(Path, sys.argv[2:]))
    unknown = set(sys.argv[1:]) - set(SETS)
    if unknown:
        print(f"no such set: {', '.join(sorted(unknown))} (there are {', '.join(SETS)})", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        for name in sys.argv[1:] or SETS:
            print(f"── {name}", flush=True)
            if not score(name, Path(folder)):
                print("not at hand")
    return 0


if __name__ == "__main__":
    sys.exit(main())
