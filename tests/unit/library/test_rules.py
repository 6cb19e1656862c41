"""An index that other rules or other libraries made is made again; all commands then say the same."""

import importlib.metadata
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import mou_tui
from mou_tui.library import Library, rules, sync

SOURCES = Path(mou_tui.__file__).parent


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """A file for the index, with a name of its own."""
    return tmp_path / "index.db"


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sources that `rules` looks at, to be changed."""
    root = tmp_path / "copy" / "mou_tui"
    shutil.copytree(SOURCES, root, ignore=shutil.ignore_patterns("__pycache__", "seeds"))
    monkeypatch.setattr(mou_tui, "__file__", str(root / "__init__.py"))
    return root


@pytest.mark.parametrize(
    "name",
    ["facts/dates.py", "loaders/compose.py", "thai/canonical.py", "organizations/organizations.toml", "library/record.py", "article.py"],
)  # fmt: skip
def test_any_change_of_a_rule_is_another_rule(copied: Path, name: str) -> None:
    before = rules.rules_in_force()
    assert rules.rules_in_force() == before
    with (copied / name).open("a", encoding="utf-8") as file:
        file.write("\n# another rule\n")
    assert rules.rules_in_force() != before


@pytest.mark.parametrize("name", ["app/app.py", "commands/facts.py", "exporters/csv.py"])
def test_what_has_no_part_in_the_index_is_no_rule(copied: Path, name: str) -> None:
    before = rules.rules_in_force()
    (copied / name).write_text("# nothing", encoding="utf-8")
    assert rules.rules_in_force() == before


@pytest.mark.parametrize("package", rules.LIBRARIES)
def test_another_version_of_a_library_is_another_rule(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rules.rules_in_force()
    folder = tmp_path / f"{package.lower().replace('-', '_')}-9999.dist-info"
    folder.mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert rules.rules_in_force() != before


def test_a_library_that_no_folder_names_is_asked_for_by_its_metadata(monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian's packages have other folders, and one that is missing has none."""
    before = rules.rules_in_force()
    monkeypatch.setattr(rules, "_installed", dict)
    assert rules.rules_in_force() == before
    monkeypatch.setattr(importlib.metadata, "version", lambda _name: "9999")
    assert rules.rules_in_force() != before


def test_every_library_that_reads_files_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the loaders, the facts and the Thai rules import is in the list; pictures, which Pillow decodes, are not indexed."""
    packages = importlib.metadata.packages_distributions()
    imported = set()
    for part in ("loaders", "facts", "thai", "organizations"):
        for path in (SOURCES / part).rglob("*.py"):
            for line in path.read_text("utf-8").splitlines():
                words = line.split()
                if words[:1] in (["import"], ["from"]) and len(words) > 1:
                    imported.add(words[1].partition(".")[0].rstrip(","))
    third = {name for module in imported - set(sys.stdlib_module_names) for name in packages.get(module, [])}
    assert {name.lower().replace("_", "-") for name in third} - {"mou-tui", "pillow"} <= {
        name.replace("_", "-") for name in rules.LIBRARIES
    }


def test_articles_with_the_same_text_keep_their_rows(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync([folder], index)
    with Library.open([folder], index=index) as library:
        before = {row.id: (row.rowid, row.added) for row in library.all_rows()}
    monkeypatch.setattr("mou_tui.library.building.rules_in_force", lambda **_: "other rules")
    assert sync([folder], index).changed == 5
    with Library.open([folder], index=index) as library:
        assert {row.id: (row.rowid, row.added) for row in library.all_rows()} == before
        assert len(library.found("ลงนาม")) == 2
        assert library.is_complete()
    assert sync([folder], index).changed == 0


def test_an_upgrade_that_is_cut_off_goes_on_and_the_old_rows_stay_meanwhile(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync([folder], index)
    monkeypatch.setattr("mou_tui.library.building.rules_in_force", lambda **_: "other rules")
    assert not sync([folder], index, cancelled=lambda: True).complete
    with Library.open([folder], index=index) as library:
        assert library.count() == 5
        assert not library.is_complete()
    assert sync([folder], index).changed == 5


# Runs the commands that it is given as JSON, and prints what they say, one line of JSON each.
PROGRAM = """
import contextlib, io, json, sys
from mou_tui.commands import run
for words in json.loads(sys.argv[1]):
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="")
    with contextlib.redirect_stdout(out):
        code = run(words)
        out.flush()
    print(json.dumps([code, out.buffer.getvalue().decode("utf-8")]))
"""
# The same with another extractor: every article reports the status "planned" and no party.
OTHER = (
    """
import sys
from mou_tui.facts import extraction, model
import mou_tui.library.building
own = extraction.extract
def extract(article):
    return model.Facts(tuple(
        model.Fact("status", "planned") if f.kind == "status" else f for f in own(article) if f.kind != "party"))
extraction.extract = extract
sys.modules["mou_tui.library.building"].rules_in_force = lambda **_: "other rules"
"""
    + PROGRAM
)


def test_facts_list_search_and_agreements_agree_after_a_change_of_rules(seeds: Path, tmp_path: Path) -> None:
    library = str(shutil.copytree(seeds, tmp_path / "library"))
    jsonl = ("--format", "jsonl")

    def said(program: str, *commands: Sequence[str]) -> Iterator[list[dict[str, Any]]]:
        done = subprocess.run(
            [sys.executable, "-c", program, json.dumps(commands)], capture_output=True, encoding="utf-8", check=True
        )
        for line in done.stdout.splitlines():
            code, out = json.loads(line)
            assert code in (0, 1), done.stderr
            yield [json.loads(line) for line in out.splitlines() if line.startswith("{")]

    def consistent(program: str, *before: Sequence[str]) -> dict[str, str]:
        """The status of each article by its path, in which all commands agree."""
        commands = (
            ("list", library, *jsonl),
            ("facts", library, *jsonl, "--no-text"),
            *(("search", f"status:{status}", library, *jsonl) for status in ("signed", "planned")),
            ("agreements", library, *jsonl),
        )
        rows, documents, signed, planned, agreements = list(said(program, *before, *commands))[len(before) :]
        listed = {row["path"]: row for row in rows}
        assert len(listed) == len(documents) == 5
        for document in documents:
            facts, row = document["facts"], listed[document["article"]["path"]]
            first = {fact["kind"]: fact["value"] for fact in reversed(facts)}
            assert (first["instrument"], first["status"]) == (row["instrument"], row["status"])
            assert bool(row["parties"]) == any(fact["kind"] == "party" for fact in facts)
        for status, found in (("signed", signed), ("planned", planned)):
            assert {row["article"]["path"] for row in found} == {
                path for path, row in listed.items() if row["status"] == status
            }
        reported = {path for path, row in listed.items() if row["instrument"] != "none"}
        assert len(agreements) <= len(reported)
        assert bool(agreements) == bool(reported)
        return {path: row["status"] for path, row in listed.items()}

    assert set(consistent(OTHER, ("index", library)).values()) == {"planned"}
    assert "planned" not in consistent(PROGRAM).values()
