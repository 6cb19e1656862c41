"""Run the small articles of tests/cases, whose facts are known, and say which of them the program reads right.

    python tools/cases.py [FILE.jsonl...] [--kind WORDS] [--show] [--shrink]

A case is one line of JSON: {"id", "kind", "text" or "file", "expected"}. `kind` names the fault that it shows, `text` is the
article as it stands in a file (`file`: a path from the project's root), and only the fields in `expected` are compared:

title published_on byline instrument status venue signed_on expires_on term   the value, or null
parties projects scopes sdgs contacts money ([amount, currency])              the whole list, in any order
people                                                                        names that must be there
everyone                                                                      all names
roles positions aliases organizations                                         {name: value}, for the names that are given
abbreviations                                                                 all of them, {short: long}

Names are the same without titles, spaces and brackets; long values may differ at their edges. A case is
known to fail where an empty file in tests/cases/failing has its id for a name (a file each, so that two branches may mend
cases at once): --shrink takes away those that hold. Exit code 1 where another fails.
"""

import argparse
import difflib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from mou_tui.facts import extract
from mou_tui.facts.durations import parse_duration
from mou_tui.facts.model import to_document
from mou_tui.facts.titles import TITLE
from mou_tui.loaders import load

ROOT: Final = Path(__file__).resolve().parents[1]
CASES: Final = ROOT / "tests/cases"
FAILING: Final = CASES / "failing"

Case = Mapping[str, Any]


def read_cases(paths: Iterable[Path] = ()) -> list[Case]:
    """The cases of `paths`, by default of all files in tests/cases."""
    lines = (line for path in paths or sorted(CASES.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    return [json.loads(line) for line in lines if line.strip()]


def known_failing() -> list[str]:
    """The ids of the cases that are known to fail."""
    return sorted(path.name for path in FAILING.glob("[a-z]*"))


def wrong_fields(case: Case, scratch: Path) -> dict[str, Any]:
    """The fields that are not as expected, each with what was read instead. A case's text is written to `scratch`."""
    if "file" in case:
        path = ROOT / case["file"]
    else:
        path = scratch / f"{case['id']}.txt"
        path.write_text(case["text"], "utf-8")
    article = next(iter(load(path)))
    document = to_document(article, extract(article))
    return {
        field: got
        for field, wanted in case["expected"].items()
        for got in [_read(document, field)]
        if not _SAME[field](wanted, got)
    }


# ── what the program read ────────────────────────────────────────────────────────────────────────────────────────────

_LISTS: Final = {
    "parties": "party", "projects": "project", "scopes": "scope", "sdgs": "sdg", "contacts": "contact", "money": "money",
    "people": "person", "everyone": "person",
}  # fmt: skip
_OF_NAMES: Final = {
    "roles": ("person", "role"),
    "positions": ("person", "position"),
    "organizations": ("person", "organization"),
    "aliases": ("party", "aliases"),
    "abbreviations": ("abbreviation", "expansion"),
}


def _read(document: Mapping[str, Any], field: str) -> Any:
    """The value of one field of a facts document, in the form in which cases state it."""
    if field in ("title", "published_on", "byline"):
        return document["article"][field]
    kind, key = _OF_NAMES.get(field, (_LISTS.get(field, field), ""))
    facts = [fact for fact in document["facts"] if fact["kind"] == kind]
    if field == "organizations":
        return {fact["value"]: (fact["organization"] or {}).get("name_en") for fact in facts}
    if key:
        return {fact["value"]: fact[key] for fact in facts}
    if field == "money":
        return [[fact["value"]["amount"], fact["value"]["currency"]] for fact in facts]
    if field in _LISTS:
        return [fact["value"] for fact in facts]
    return facts[0]["value"] if facts else None


# ── when two values are the same ─────────────────────────────────────────────────────────────────────────────────────

_SPACES_AND_MARKS: Final = re.compile(r"[\s\"'“”‘’()\-–.,]")
_BRACKET: Final = re.compile(r"\([^)]*\)")
_TITLES: Final = re.compile(rf"(?:{TITLE}|[ ])+")


def squashed(value: object) -> str:
    """The value without spaces and marks, in lower case."""
    return _SPACES_AND_MARKS.sub("", str(value)).casefold()


def bare_name(name: str) -> str:
    """A person's name without titles, brackets and spaces."""
    name = _BRACKET.sub(" ", name).strip()
    titles = _TITLES.match(name)
    return squashed(name[titles.end() :] if titles and titles.end() < len(name) else name)


def alike(one: object, other: object, least: float) -> bool:
    """Whether two texts share nearly all of their characters: at least the part `least` (0 to 1) of them."""
    a, b = sorted((squashed(one), squashed(other)), key=len)
    if not a or not b:
        return a == b
    return (a in b and len(a) >= least * len(b)) or difflib.SequenceMatcher(None, a, b, False).ratio() >= max(
        least, 0.8
    )


def _same_contact(one: str, other: str) -> bool:
    if re.search("[A-Za-z]", one):
        return squashed(one.rstrip("/")) == squashed(other.rstrip("/"))
    return re.sub(r"\D", "", one) == re.sub(r"\D", "", other)


def _months(term: str) -> tuple[int, int]:
    years, months, days = parse_duration(term) or (0, 0, 0)
    return years * 12 + months, days


def _one(same: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    """Sameness of values that may be missing."""
    return lambda wanted, got: same(wanted, got) if wanted and got else not wanted and not got


def _all(same: Callable[[Any, Any], bool]) -> Callable[[Sequence[Any], Sequence[Any]], bool]:
    """Sameness of lists in any order."""

    def compare(wanted: Sequence[Any], got: Sequence[Any]) -> bool:
        left = list(got)
        for value in wanted:
            match = next((other for other in left if same(value, other)), None)
            if match is None:
                return False
            left.remove(match)
        return not left

    return compare


def _named(
    same_name: Callable[[str, str], bool], same: Callable[[Any, Any], bool]
) -> Callable[[Mapping[str, Any], Mapping[str, Any]], bool]:
    """Sameness of the values of the names that are wanted."""
    return lambda wanted, got: all(
        any(same_name(name, other) and same(value, read) for other, read in got.items())
        for name, value in wanted.items()
    )


def _same_words(one: Any, other: Any) -> bool:
    return squashed(one) == squashed(other)


def _same_person(one: str, other: str) -> bool:
    return bare_name(one) == bare_name(other)


def _same_party(one: str, other: str) -> bool:
    return alike(one, other, 0.96)


def _same_set(one: Iterable[str], other: Iterable[str]) -> bool:
    return {squashed(value) for value in one} == {squashed(value) for value in other}


_SAME: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    **dict.fromkeys(
        ("title", "published_on", "byline", "instrument", "status", "signed_on", "expires_on"), _one(_same_words)
    ),
    "venue": _one(lambda a, b: alike(a, b, 0.85)),
    "term": _one(lambda a, b: _months(a) == _months(b)),
    "parties": _all(_same_party),
    **dict.fromkeys(("projects", "scopes"), _all(lambda a, b: alike(a, b, 0.8))),
    "sdgs": _all(lambda a, b: int(a) == int(b)),
    "contacts": _all(_same_contact),
    "money": _all(lambda a, b: abs(a[0] - b[0]) < 1 and a[1] == b[1]),
    "people": lambda wanted, got: all(any(_same_person(name, other) for other in got) for name in wanted),
    "everyone": _all(_same_person),
    "roles": _named(_same_person, _one(_same_words)),
    "positions": _named(_same_person, _one(lambda a, b: alike(a, b, 0.85))),
    "organizations": _named(_same_person, _one(_same_words)),
    "aliases": _named(_same_party, _same_set),
    "abbreviations": lambda wanted, got: (
        len(wanted) == len(got) and _named(_same_words, lambda a, b: alike(a, b, 0.8))(wanted, got)
    ),
}


def main() -> int:
    import tempfile

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--kind", default="", help="only the cases whose kind or id has these words")
    parser.add_argument("--show", action="store_true", help="print the articles that fail, with what was read")
    parser.add_argument("--shrink", action="store_true", help="take cases that hold off the list of those that fail")
    given = parser.parse_args()
    cases = [case for case in read_cases(given.files) if given.kind in f"{case['id']} {case['kind']}"]
    with tempfile.TemporaryDirectory() as scratch:
        wrong = {case["id"]: wrong_fields(case, Path(scratch)) for case in cases}
    if given.show:
        for case in cases:
            if wrong[case["id"]]:
                print(f"{case['id']} {case['kind']}\n{case.get('text', case.get('file'))}")
            for field, got in wrong[case["id"]].items():
                expected = json.dumps(case["expected"][field], ensure_ascii=False)
                print(f"   {field}: expected {expected}, got {json.dumps(got, ensure_ascii=False)}")
    else:
        of_kind = Counter(case["kind"] for case in cases)
        held_of_kind = Counter(case["kind"] for case in cases if not wrong[case["id"]])
        for kind, number in of_kind.items():
            print(f"{held_of_kind[kind]:3} of {number:3}  {kind}")
    failing = known_failing()
    held = {case_id for case_id, fields in wrong.items() if not fields}
    print(f"{len(held)} of {len(cases)} cases hold")
    if given.shrink:
        for case_id in held & set(failing):
            (FAILING / case_id).unlink()
    elif held & set(failing):
        print("run with --shrink: some cases that are known to fail hold", file=sys.stderr)
    return 1 if set(wrong) - held - set(failing) else 0


if __name__ == "__main__":
    sys.exit(main())
