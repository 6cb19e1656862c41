"""Write docs/keys.md from the table of actions."""

from pathlib import Path

from mou_tui.app.keymap import as_markdown

if __name__ == "__main__":
    (Path(__file__).resolve().parents[1] / "docs" / "keys.md").write_text(as_markdown(), "utf-8")
