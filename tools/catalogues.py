"""Keep the message catalogues in step with the sources.

catalogues.py update    collect the sources' strings into every mou_tui.po (translations are kept)
catalogues.py compile   write the .mo files that gettext reads
catalogues.py check     exit 1 where a string of the sources is missing or untranslated in Thai
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from hatch_build import CATALOGUES, compile_catalogues  # noqa: E402

KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def template() -> Catalog:
    """All strings of the sources."""
    found = Catalog(project="mou-tui", charset="utf-8")
    rows = extract_from_dir(ROOT / "src", [("**.py", "python")], keywords=KEYWORDS, comment_tags=["Translators:"])
    for path, _line, message, comments, context in rows:
        # Line numbers would change with every edit; the file says enough.
        found.add(message, locations=[(f"src/{path}", 0)], auto_comments=comments, context=context)
    for source in sorted((ROOT / "src").rglob("*.py")):
        for message in in_f_strings(source.read_text("utf-8")):
            found.add(message, locations=[(source.relative_to(ROOT).as_posix(), 0)])
    return found


def in_f_strings(source: str) -> Iterator[str]:
    """Strings that are translated within an f-string, which Babel reads from Python 3.12 on only: f"{_('File')}:"."""
    for outer in ast.walk(ast.parse(source)):
        if isinstance(outer, ast.JoinedStr):
            for call in ast.walk(outer):
                match call:
                    case ast.Call(func=ast.Name("_" | "N_"), args=[ast.Constant(str() as message), *_]):
                        yield message


def catalogues() -> list[Path]:
    return sorted((ROOT / CATALOGUES).glob("*/LC_MESSAGES/mou_tui.po"))


def update() -> int:
    found = template()
    for path in catalogues():
        with path.open("rb") as source:
            catalogue = read_po(source, locale=path.parts[-3])
        catalogue.update(found, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        catalogue.header_comment = "# Messages of mou-tui."
        catalogue.fuzzy = False
        with path.open("wb") as target:
            write_po(target, catalogue, width=120, sort_output=True, include_lineno=False, omit_header=False)
    return 0


def check() -> int:
    """Strings without a Thai translation, and strings that no catalogue has."""
    problems = 0
    found = template()
    for path in catalogues():
        with path.open("rb") as source:
            catalogue = read_po(source, locale=path.parts[-3])
        for message in found:
            if not message.id:
                continue
            there = catalogue.get(message.id, message.context)
            texts = (there.string if isinstance(there.string, (tuple, list)) else [there.string]) if there else []
            if there is None or (path.parts[-3] == "th" and not all(texts)):
                print(f"{path.parts[-3]}: no translation of {message.id!r}", file=sys.stderr)
                problems += 1
    return 1 if problems else 0


def main() -> int:
    match sys.argv[1:]:
        case ["update"]:
            return update()
        case ["compile"]:
            compile_catalogues(ROOT)
            return 0
        case ["check"]:
            return check()
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
