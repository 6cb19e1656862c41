"""Make the docs pages that the code defines: docs/settings.md and docs/keys.md.

pages.py          write them
pages.py check    exit 1 where one is out of date
"""

import sys
from collections.abc import Callable
from pathlib import Path

from mou_tui.app.keymap import as_markdown
from mou_tui.settings import SETTINGS

ROOT = Path(__file__).resolve().parents[1]
MADE = "<!-- Made by tools/pages.py; change the code, then run `make pages`. -->\n\n"


def settings_page() -> str:
    """The settings, from `mou_tui.settings.SETTINGS`."""
    lines = [
        "# Settings",
        "",
        MADE
        + "`mou-tui config path` prints where the settings file is, `mou-tui config check` says whether it is right. The file is",
        "TOML; mou-tui reads it and never rewrites it. Every setting is optional.",
        "",
        "```toml",
        'libraries = ["~/news/mou", "/srv/clippings"]',
        'language = "th"',
        "column = 64",
        "",
        "[keys]",
        'bookmark = "b, insert"',
        "```",
        "",
        "| setting | default | allowed | what it does |",
        "|---|---|---|---|",
    ]
    for s in SETTINGS:
        if s.choices:
            allowed = ", ".join(f"`{c}`" for c in s.choices)
        elif s.minimum is not None:
            allowed = f"{s.minimum} to {s.maximum}"
        else:
            allowed = "a list of folders" if s.default == () else "a table" if s.default == {} else "a text"
        default = f"`{s.default}`" if s.default not in ("", (), {}) else "none"
        lines.append(f"| `{s.name}` | {default} | {allowed} | {s.help} |")
    return "\n".join(lines) + "\n"


PAGES: dict[str, Callable[[], str]] = {"settings.md": settings_page, "keys.md": as_markdown}


def main() -> int:
    stale = [
        n
        for n, make in PAGES.items()
        if (p := ROOT / "docs" / n) and (not p.exists() or p.read_text("utf-8") != make())
    ]
    if sys.argv[1:] == ["check"]:
        for name in stale:
            print(f"docs/{name} is out of date: run `make pages`", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        (ROOT / "docs" / name).write_text(PAGES[name](), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
