"""Make a picture to look at: the reader on the sample articles, 120 × 35, in Thai, without a terminal.

screenshot.py [OUT.png]        needs Chromium and a Thai font (fonts-thai-tlwg)
"""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


async def picture() -> str:
    """The reader's screen as SVG, with a signatory chosen in the facts pane."""
    from mou_tui import i18n
    from mou_tui.app.app import MouApp

    i18n.set_language("th")
    app = MouApp([ROOT / "seeds"])
    async with app.run_test(size=(120, 35)) as pilot:
        while app.state.article is None:
            await pilot.pause()
        await pilot.press("l", "l", "j", "j", "j")
        await pilot.pause()
        return app.export_screenshot(title="mou-tui")


def main() -> int:
    target = Path(sys.argv[1] if sys.argv[1:] else "screenshot.png")
    with tempfile.TemporaryDirectory() as home:
        os.environ["MOU_TUI_DATA_DIR"] = f"{home}/data"
        os.environ["MOU_TUI_CACHE_DIR"] = f"{home}/cache"
        svg = asyncio.run(picture())
        # A picture has no network to fetch a font from; installed ones are named instead.
        svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono, Loma")
        # Stretching to a length would pull the marks from their consonants; a monospaced font needs none.
        svg = re.sub(r' textLength="[^"]*"', "", svg)
        source = Path(home) / "reader.svg"
        source.write_text(svg, "utf-8")
        target.parent.mkdir(parents=True, exist_ok=True)
        width, height = (round(float(n)) for n in re.findall(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', svg)[0])
        # Chromium shapes Thai as a terminal does; librsvg moves a monospaced font's marks to the next letter.
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking",
             f"--user-data-dir={home}/chromium", f"--window-size={width},{height}", f"--screenshot={target}", source.as_uri()],
            check=True,
            capture_output=True,
        )  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
