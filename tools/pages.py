"""Make the pages that the code defines: settings, keys, the settings' schema, man pages, the command line's help in each language.

pages.py          write them
pages.py check    exit 1 where one is out of date
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from mou_tui import i18n
from mou_tui.app.keymap import as_markdown
from mou_tui.commands.at_once import HELP_COLUMNS, page
from mou_tui.commands.config import json_schema
from mou_tui.commands.group import build_group
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
        "TOML; mou-tui reads it and never rewrites it. Every setting is optional. A fault is told with its line.",
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
        "An editor with Taplo (Even Better TOML in VS Code, Helix, Neovim) checks and completes the file by its schema:",
        "`mou-tui config schema > settings.schema.json` beside it, and as its first line `#:schema ./settings.schema.json`.",
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


def schema_page() -> str:
    """The settings' JSON schema, for editors."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


def help_page(language: i18n.Language) -> str:
    """What `mou-tui --help` prints on a terminal that is wide enough."""
    spoken = i18n.language()
    i18n.set_language(language)
    try:
        group = build_group()
        context = group.context_class(
            group, info_name="mou-tui", terminal_width=HELP_COLUMNS - 2, **group.context_settings
        )
        return context.get_help() + "\n"
    finally:
        i18n.set_language(spoken)


sys.path.insert(0, str(ROOT / "tools"))
import manpages  # noqa: E402

PAGES: dict[Path, Callable[[], str]] = {
    ROOT / "docs" / "settings.md": settings_page,
    ROOT / "docs" / "keys.md": as_markdown,
    ROOT / "docs" / "settings.schema.json": schema_page,
    **{ROOT / "man" / f"{name}.1": text.__str__ for name, text in manpages.pages().items()},
    **{Path(page(language)): partial(help_page, language) for language in i18n.LANGUAGES},
}


def main() -> int:
    stale = [path for path, make in PAGES.items() if not path.exists() or path.read_text("utf-8") != make()]
    if sys.argv[1:] == ["check"]:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is out of date: run `make pages`", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGES[path](), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
