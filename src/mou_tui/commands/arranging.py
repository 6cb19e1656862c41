"""The words of the command line: which command they name, and the common options, wherever they stand."""

import itertools
import re
from collections.abc import Sequence
from typing import Final

from mou_tui.i18n import N_

COMMANDS: Final[dict[str, str]] = {
    "list": N_("List articles"),
    "search": N_("Search articles and show the matches"),
    "show": N_("Print one article as the reader shows it"),
    "facts": N_("Print the extracted facts of files"),
    "agreements": N_("List agreements, merged across articles"),
    "bookmarks": N_("List and change bookmarks"),
    "fields": N_("List and fill in own fields of articles"),
    "export": N_("Export bookmarked or found articles"),
    "add": N_("Save articles into the library"),
    "import": N_("Import marks from Zotero, Hypothesis, a table or another mou-tui"),
    "feeds": N_("Follow news feeds, whose articles come into the library"),
    "stories": N_("List stories that several files tell, and take them apart"),
    "index": N_("Build or refresh the search index"),
    "config": N_("Show and check the settings"),
    "doctor": N_("Tell what this terminal and installation can do"),
    "completion": N_("Print the completion script of a shell"),
    "help": N_("Print help on a command or a topic"),
    "version": N_("Print the version"),
}
"""Name and one-line help of every subcommand; the module is `mou_tui.commands.NAME` (`list_`, where Python has the name)."""

READER: Final = "reader"
"""The command that runs where the first word is no subcommand; hidden, since its name is not part of the command line."""

PLAIN: Final = "--plain"
"""What opens the reader line by line."""

FRESH: Final = "--fresh"
"""What opens the reader as if it had never been left."""

_COMMON_WITH_VALUE: Final = ("--lang", "--color", "--settings", "--data-dir")
COMMON_FLAG: Final = re.compile(r"-v+\Z|--verbose\Z")
"""What asks for more to be said on stderr."""


_OTHER_WORDS: Final = {
    "ls": "list", "dir": "list", "find": "search", "grep": "search", "query": "search", "cat": "show", "view": "show",
    "print": "show", "extract": "facts", "bookmark": "bookmarks", "bm": "bookmarks", "save": "add",
    "reindex": "index", "update": "index", "settings": "config", "configure": "config", "check": "doctor", "man": "help",
}  # fmt: skip
"""What other programs call what our commands do."""


def meant(word: str) -> str | None:
    """The subcommand that a mistyped `word` probably means: serach, lst, List, bookmark, and list typed in the Thai layout."""
    small = word.casefold()
    if small in COMMANDS:
        return small
    if small in _OTHER_WORDS:
        return _OTHER_WORDS[small]
    if not small.isascii():
        from mou_tui.thai.keyboard import to_latin

        small = to_latin(word).casefold()
    # Here, since it takes as long to import as this module, and few mistype.
    import difflib

    near = difflib.get_close_matches(small, COMMANDS, 1, cutoff=0.7)
    return near[0] if near else None


def arrange(arguments: Sequence[str]) -> list[str]:
    """Put the common options first, wherever they stand, and name the reader where no subcommand is named.

    `["list", "--lang", "th"]` becomes `["--lang", "th", "list"]`; `["folder"]` becomes `["reader", "folder"]`. What follows
    `--` is left alone. Of a common option without its value only that is left, for click to say so.
    """
    common: list[str] = []
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            rest += [word, *waiting]
            break
        if word in _COMMON_WITH_VALUE:
            if not waiting:
                return [word]
            common += [word, waiting.pop(0)]
        elif word == "--version":
            return [word]
        elif (
            word in (PLAIN, FRESH)
            or COMMON_FLAG.match(word)
            or word.startswith(tuple(f"{o}=" for o in _COMMON_WITH_VALUE))
        ):
            common.append(word)
        else:
            rest.append(word)
    if rest and rest[0] in COMMANDS:
        return common + rest
    if {"-h", "--help"} & set(itertools.takewhile(lambda word: word != "--", rest)):
        return [*common, "--help"]
    return [*common, READER, *rest]
