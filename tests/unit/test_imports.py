"""The headless commands start fast: they import neither the screen nor the heavy parts of Thai processing."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from mou_tui import faults
from mou_tui.library import Library

ROOT = Path(__file__).resolve().parents[2]

HEAVY = ("textual", "rich", "pythainlp", "watchfiles", "numpy", "feedparser", "httpx")

SCRIPT = """
import sys
from mou_tui.commands import run
heavy, *arguments = sys.argv[1:]
code = run(arguments)
print("LOADED", *({name.partition(".")[0] for name in sys.modules} & set(heavy.split())), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["list", "{seeds}"],
        ["search", "มช.", "{seeds}"],
        ["search", "title:ลงนาม ความร่วมมือ", "{seeds}", "--format", "csv"],
        ["index", "{seeds}"],
        ["facts", "{seeds}", "--no-text"],
        ["config", "show"],
        ["feeds", "list"],
        ["agreements", "{seeds}"],
        ["bookmarks", "list"],
        ["show", "{seeds}/000_2363c129845d6281.txt"],
        ["export", "{seeds}", "--format", "csv"],
        ["doctor"],
        ["completion", "bash"],
        ["list", "--help", "--lang", "th"],
        ["list", "{seeds}", "--format", "table"],
        ["facts", "{seeds}", "--format", "table"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_headless_commands_import_no_screen(arguments: list[str], seeds: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, " ".join(HEAVY), *(argument.format(seeds=seeds) for argument in arguments)],
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "LOADED"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the settings' place takes asking")
@pytest.mark.parametrize("words", [["--version"], ["--help"], ["-h", "--lang", "th"]], ids=" ".join)
def test_version_and_help_are_answered_without_importing_anything(words: list[str], tmp_path: Path) -> None:
    script = """
import os, sys
before = {"os", *sys.modules}
from mou_tui.commands.at_once import answer
answered = answer(sys.argv[1:])
print(answered, *sorted({name.partition(".")[0] for name in sys.modules.keys() - before}), file=sys.stderr)
"""
    environment = {**os.environ, "COLUMNS": "120", "XDG_CONFIG_HOME": str(tmp_path)}
    environment.pop("MOU_TUI_SETTINGS", None)
    done = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, env=environment, encoding="utf-8", check=True
    )
    whole = [sys.executable, "-c", "import sys; from mou_tui.commands.line import main; main(sys.argv[1:])", *words]
    assert done.stdout == subprocess.run(whole, capture_output=True, env=environment, encoding="utf-8").stdout
    assert done.stderr == "True __future__ mou_tui\n"


LATE = (
    "annotations.annotations", "annotations.operations", "article", "facts.extraction", "facts.kinds", "facts.model", "faults",
    "feeds.child", "i18n.kept", "killable", "library.building", "library.charmap", "library.marks", "library.outcome", "library.query",
    "library.sketch", "library.story_building", "loaders.exports", "loaders.pictures", "loaders.registry", "page.blocks",
    "page.fact_rows", "page.highlights", "page.layout", "search_results", "thai.canonical", "thai.linebreak",
)  # fmt: skip
"""What opening a library and listing it does without, and the classes of the reader's panes as well."""

INDEX = "import sys; from pathlib import Path; from mou_tui.library import sync; sync([Path(sys.argv[1])])"

LATE_OF_OTHERS = ("_hashlib", "hashlib", "importlib.resources", "tomllib", "zipfile")


def test_rows_need_no_own_files_no_line_breaking_and_no_loaders(seeds: Path) -> None:
    """What the first frame waits for; where something is bookmarked, the own files are read before it."""
    script = """
import sys
from pathlib import Path
from mou_tui.app.opening_ahead import open_listed
from mou_tui.commands import line, reader
workspace, listing = open_listed([Path(sys.argv[1])])
assert [workspace.row_marks(row) for row in workspace.rows(listing.rowids)]
import mou_tui.app.app
print(*(name for name in sys.argv[2:] if name in sys.modules))
"""
    subprocess.run([sys.executable, "-c", INDEX, str(seeds)], check=True)
    names = [*(f"mou_tui.{name}" for name in LATE), *LATE_OF_OTHERS]
    done = subprocess.run(
        [sys.executable, "-c", script, str(seeds), *names], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "\n"


@pytest.mark.skipif(sys.platform == "win32", reason="the reader needs a terminal")
@pytest.mark.parametrize("options", [[], ["--fresh"]], ids=str)
def test_the_first_frame_with_rows_needs_no_article_and_few_controllers(seeds: Path, options: list[str]) -> None:
    """The reader in a terminal of its own, asked what it has imported when it writes that frame."""
    pexpect = pytest.importorskip("pexpect")
    subprocess.run([sys.executable, "-c", INDEX, str(seeds)], check=True)
    with Library.open([seeds]) as library:
        headline = library.rows(library.order()[:1])[0].title
    script = """
import sys
from textual.drivers._writer_thread import WriterThread
write = WriterThread.write

def look(self, text):
    write(self, text)
    if sys.argv[1] in text and "IMPORTED" not in globals():
        globals()["IMPORTED"] = [name for name in sys.argv[2].split() if name in sys.modules]
        write(self, "".join(("\\r\\n<<", " ".join(IMPORTED), ">>")))

WriterThread.write = look
from mou_tui.commands import line
line.main(sys.argv[3:])
"""
    late = ("bookmarking", "correcting", "feeds", "filling", "outside", "pasting", "sharing", "stories", "tagging")
    names = [
        "click",
        "mou_tui.article",
        "mou_tui.facts.model",
        "mou_tui.app.services",
        "mou_tui.app.dialogs.overlay",
        "mou_tui.page.layout",
    ]
    names += [f"mou_tui.app.reader.{name}" for name in late]
    child = pexpect.spawn(
        sys.executable,
        ["-c", script, headline[:6], " ".join(names), *options, str(seeds)],
        dimensions=(45, 140),
        timeout=60,
        encoding="utf-8",
    )
    child.expect("<<(.*)>>")
    imported = child.match[1]
    child.close(force=True)
    assert imported == ""


def test_a_look_at_folders_in_which_nothing_has_changed_imports_little(seeds: Path) -> None:
    """Every command that lists or searches looks whether files have come."""
    script = """
import sys
from pathlib import Path
from mou_tui.library import sync
sync([Path(sys.argv[1])])
print(*(name for name in sys.argv[2:] if name in sys.modules))
"""
    late = ("agreements.briefs", "library.agreement_table", "library.file_reading", "library.later_facts", "library.prepare",
            "library.refresh_corrected", "library.sketch", "library.story_building", "facts.model")  # fmt: skip
    for turn in range(2):
        done = subprocess.run(
            [sys.executable, "-c", script, str(seeds), *(f"mou_tui.{name}" for name in late)],
            capture_output=True, encoding="utf-8", check=True,
        )  # fmt: skip
        assert turn == 0 or done.stdout == "\n"


def test_a_thai_article_needs_no_patterns_for_english(seeds: Path) -> None:
    """They take a tenth of the time that all patterns take to compile, in each process that extracts."""
    script = """
import sys
from pathlib import Path
from mou_tui import extract, load
print(*(fact.value for article in load(Path(sys.argv[1])) for fact in extract(article).of("instrument")))
print(*(name for name in sys.modules if name.startswith("mou_tui.facts.english")))
"""
    article = seeds / "000_2363c129845d6281.txt"
    done = subprocess.run(
        [sys.executable, "-c", script, str(article)],
        capture_output=True, env={**os.environ, "PYTHONUTF8": "1"}, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout == "mou\n\n"


def _imported() -> set[str]:
    """The packages of others that the sources import, by the names of their modules."""
    names: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
    return {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names) - {"mou_tui"}


def test_what_the_sources_import_is_required_and_what_is_required_is_imported() -> None:
    """Else it is there in a development environment only, or carried for nothing."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    lines = project["dependencies"] + extras["data"] + extras["pictures"]
    required = {faults.module_of(re.split(r"[^\w.-]", line)[0]) for line in lines}
    # trafilatura imports the one; the other goes by the name of the library that it took the place of.
    assert _imported() == required - {"lxml_html_clean", "pillow"} | {"PIL"}
