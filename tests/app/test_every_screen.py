"""What holds on every screen, pane and dialog: its language, and that hints of keys are whole."""

import re
from pathlib import Path
from typing import Final

import pytest
from tests.app.screens import screens

from mou_tui import i18n

KEYS: Final = frozenset(
    ["Enter", "Esc", "Tab", "Shift", "Ctrl", "Space", "Home", "End", "PgUp", "PgDn", "Del", "gg", "Cmd", "Mac"]
)
NAMES: Final = frozenset(("mou", "tui", "MoU", "MoA", "LoI", "MOU", "Excel", "OPML"))
FORMATS: Final = frozenset(("xlsx", "md"))
TYPED: Final = frozenset(("path", "title", "url", "fg", "auto", "open", "none", "xzx"))
"""What is typed as it stands: `{path}` in a command line, the shell's `fg`, kinds of ends, what is searched for here."""

SIZES: Final = ((100, 60), (60, 20))

_CUT_KEY: Final = re.compile(r"\b(?:E|En|Ent|Ente|Es|T|Ta|S|Sh|Shi|Shif|C|Ct|Ctr|Ctrl\+?|F\d?|D|De)…")
_KEY: Final = re.compile(r"\b(?:Enter|Esc|Tab|Shift|Ctrl|Del|F\d+)\b")
_MEANT: Final = ("กรองผลค้นเฉพาะ…", "MoU…", "Narrow the search to…")
"""What ends in an ellipsis as it was written."""


@pytest.mark.parametrize("language", ["th", "en"])
async def test_no_hint_of_a_key_is_cut_and_a_thai_screen_has_no_english_word(
    tmp_path: Path, language: i18n.Language
) -> None:
    i18n.set_language(language)
    english, cut = {}, {}
    async for name, lines in screens(tmp_path / "คลังข่าว", SIZES if language == "th" else SIZES[1:]):
        words = set(re.findall(r"[A-Za-z]{2,}", "\n".join(lines)))
        if others := words - KEYS - NAMES - FORMATS - TYPED:
            english[name] = others
        for line in lines:
            if is_cut(line):
                cut[name] = line.strip()
    assert cut == {}
    assert language == "en" or english == {}


def is_cut(line: str) -> bool:
    """Whether a key's name, or a line that names one, was cut."""
    for whole in _MEANT:
        line = line.replace(whole, "")
    return "…" in line and bool(_CUT_KEY.search(line) or _KEY.search(line))
