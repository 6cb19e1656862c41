"""Make the pictures of docs/images from the real program in a pseudo-terminal: an animation for the README, and stills for the guide.

pictures.py [NAME…]        all of them, or some; needs Chromium, Pillow and two fonts (fonts-tlwg-loma, fonts-dejavu-core)

The screens are what a terminal emulator has of the bytes that the program writes. Each picture is listed in PICTURES; a test sees
that the pages of the documentation show these and no others.
"""

import html
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import tomli_w

ROOT: Final = Path(__file__).resolve().parents[1]
IMAGES: Final = ROOT / "docs" / "images"
COLUMNS, ROWS = 120, 32
_QUIET: Final = 0.8
"""Seconds of silence after which a screen is taken for finished."""
_SLOWEST: Final = 20.0
"""Seconds after which a key is taken to have changed nothing."""
_CELL: Final = (9, 19)
"""Width and height of a cell in pixels, for letters of 15."""
_BACKGROUND, _FOREGROUND = "#191b1f", "#dcdcd6"
_LONG: Final = 2600
"""Milliseconds for which a frame of the animation stands; while one types, a tenth."""


@dataclass(frozen=True, slots=True)
class Step:
    """Keys that are pressed, and for how many milliseconds the screen is shown that comes of them; 0: it is not."""

    keys: tuple[str, ...]
    shown: int = _LONG


def typed(text: str) -> list[Step]:
    """A step for each letter."""
    return [Step((letter,), 160) for letter in text]


@dataclass(frozen=True, slots=True)
class Picture:
    """An animation of some steps, or the still that is there after the last.

    `files` makes what is in the folder `news` below the home folder, which the reader opens then, and what else it needs. In a `shell`
    each key is a line, of which the output is awaited.
    """

    steps: tuple[Step, ...]
    lang: str = "th"
    animated: bool = False
    files: Callable[[Path], None] | None = None
    shell: bool = False
    rows: int = ROWS

    @property
    def suffix(self) -> str:
        return "gif" if self.animated else "png"


def _in_both(name: str, *keys: str, **more: Any) -> dict[str, Picture]:
    return {f"{name}.{lang}": Picture((Step(keys),), lang, **more) for lang in ("th", "en")}


def _in_a_shell(name: str, rows: int, files: Callable[[Path], None], *lines: str) -> dict[str, Picture]:
    return _in_both(name, *lines, files=files, shell=True, rows=rows)


def seeds(home: Path) -> None:
    """The sample articles."""
    shutil.copytree(ROOT / "seeds", home / "news")


def documents(home: Path) -> None:
    """The sample articles in the formats in which an office has them, and a file that is damaged."""
    from docx import Document

    news = home / "news"
    news.mkdir()
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    pages = ["".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines()) for text in texts]
    document = Document()
    for line in texts[1].splitlines():
        document.add_paragraph(line)
    document.save(str(news / "ห้องสมุด.docx"))
    (news / "ilo.html").write_text(f"<!DOCTYPE html><meta charset=utf-8><article>{pages[2]}</article>", "utf-8")
    (news / "พม-มธ.txt").write_text(texts[3], "utf-8")
    page = home / "page.html"
    page.write_text(f"<meta charset=utf-8><style>body{{font-family:Loma}}</style>{pages[0]}", "utf-8")
    _chromium(home, f"--print-to-pdf={news / 'kunming.pdf'}", "--no-pdf-header-footer", page.as_uri())
    (news / "สแกน.pdf").write_bytes((news / "kunming.pdf").read_bytes()[:2000])


def many(home: Path) -> None:
    """Some hundred articles, of sentences of the samples."""
    (home / "news").mkdir()
    texts = [path.read_text("utf-8").splitlines() for path in sorted((ROOT / "seeds").glob("*.txt"))]
    for number in range(400):
        lines = [
            texts[(number + at) % 5][at % len(texts[(number + at) % 5])] for at in range(number % 7, number % 7 + 6)
        ]
        (home / "news" / f"{number:03}.txt").write_text(f"ข่าวที่ {number} " + "\n".join(lines), "utf-8")


def feeds(home: Path) -> None:
    """Feeds that are followed, of which none was fetched yet."""
    seeds(home)
    (home / "data").mkdir()
    followed = (
        ("มหาวิทยาลัยตัวอย่าง", "www.example.ac.th"),
        ("กระทรวงตัวอย่าง", "news.example.go.th"),
        ("ข่าวตัวอย่าง", "example.com"),
    )
    listed = [
        {"uid": str(number), "url": f"https://{host}/feed", "title": name, "folder": "/home/office/news"}
        for number, (name, host) in enumerate(followed)
    ]
    (home / "data" / "feeds.toml").write_text(tomli_w.dumps({"feed": listed}), "utf-8")


PICTURES: Final[dict[str, Picture]] = {
    "tour": Picture(
        (
            Step(()), Step(("l",), 1200), Step(("]",), 1200), Step(("]",), 1200), Step(("l", "j", "j"), _LONG),
            Step(("s",), 600), *typed("มช. 3 ปี"), Step((), _LONG), Step(("enter", "esc", "esc"), 900), Step(("D",), 3200),
        ),
        animated=True,
    ),
    **_in_both("reader", "l", "l", "j", "j", "j"),
    **_in_both("agreements", "D"),
    **_in_both("correcting", "l", "l", "j", "j", "e"),
    **_in_both("export", "x"),
    **_in_both("expiring", "D", "e", "3", "y", "enter"),
    **_in_both("feeds", "ctrl+n", files=feeds),
    **_in_a_shell("documents", 19, documents, "ls news", "mou-tui list news -n 4", "mou-tui index -v news"),
    **_in_a_shell("citing", 21, seeds, "mou-tui export -q party:มธ. --format bib news"),
    **_in_a_shell(
        "scripts", 15, seeds,
        "mou-tui search --count has:term news", "mou-tui facts news --kind signed_on --format csv | cut -d, -f1,4,7",
        'mou-tui search "$nothing" news; echo $?', "mou-tui search status:signd news; echo $?",
    ),
    **_in_a_shell(
        "corpus", 9, many,
        "ls news | wc -l", "mou-tui index news --jobs 2", "mou-tui index news", "mou-tui search --count มหาวิทยาลัย news",
    ),
}  # fmt: skip
"""What there is to see, by the name of its file."""


def screens(picture: Picture) -> Iterator[tuple[Any, int]]:
    """The emulator's screen after each step that is shown, and for how long."""
    sys.path.insert(0, str(ROOT))
    from tests.terminal.emulator import MOU_TUI, Terminal, environment

    with tempfile.TemporaryDirectory() as home:
        env = environment(
            picture.lang,
            MOU_TUI_DATA_DIR=f"{home}/data",
            MOU_TUI_CACHE_DIR=f"{home}/cache",
            MOU_TUI_TODAY="2023-10-01",
            TEXTUAL_ANIMATIONS="none",
            HOME=home,
            PATH=f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            PS1="$ ",
        )
        if picture.files:
            picture.files(Path(home))
        reader = [*MOU_TUI, "news"] if picture.files else MOU_TUI
        program = ["bash", "--norc", "--noprofile", "--noediting"] if picture.shell else reader
        terminal = Terminal(program, env, COLUMNS, picture.rows, Path(home))
        try:
            terminal.wait_for("$" if picture.shell else "SSAMESA")
            for step in picture.steps:
                for key in step.keys:
                    (_enter if picture.shell else _press)(terminal, key)
                terminal.settle(_QUIET)
                if step.shown:
                    yield terminal.screen, step.shown
        finally:
            terminal.child.close(force=True)


def _press(terminal: Any, key: str) -> None:
    """Press a key and wait until it shows."""
    before = page_of(terminal.screen)
    terminal.press(key)
    terminal.read_until(lambda: page_of(terminal.screen) != before, _SLOWEST)
    terminal.settle(_QUIET)


def _enter(terminal: Any, line: str) -> None:
    """Enter a line into a shell and wait for its next prompt."""
    before = terminal.text
    terminal.press(line, "enter")
    # Echoed, the line stands behind its prompt; the next one stands alone.
    terminal.read_until(lambda: terminal.text != before, _SLOWEST)
    terminal.read_until(lambda: terminal.text.rstrip().splitlines()[-1] == "$", 120)
    terminal.settle(_QUIET)


def page_of(screen: Any) -> str:
    """A screen as HTML: each run of one look at its own place, each Thai letter too, so that no font can move what follows."""
    width, height = _CELL
    spans = []
    for y in range(screen.lines):
        row = screen.buffer[y]
        cells = [(x, row[x]) for x in range(screen.columns)]
        for (_place, look), run in groupby(cells, key=lambda cell: (cell[0] * _is_thai(cell[1]), _look(cell[1]))):
            run_cells = list(run)
            text = html.escape("".join(cell.data for _x, cell in run_cells))
            left, wide = run_cells[0][0] * width, len(run_cells) * width
            spans.append(f'<b style="left:{left}px;top:{y * height}px;width:{wide}px;{look}">{text}</b>')
    return f'<div style="height:{screen.lines * height}px">{"".join(spans)}</div>'


def _is_thai(cell: Any) -> bool:
    return bool("\u0e01" <= cell.data[:1] <= "\u0e5b")


def _look(cell: Any) -> str:
    front, back = _colour(cell.fg, _FOREGROUND), _colour(cell.bg, _BACKGROUND)
    if cell.reverse:
        front, back = back, front
    weight = ";font-weight:700" if cell.bold else ""
    line = ";text-decoration:underline" if cell.underscore else ""
    slant = ";font-style:italic" if cell.italics else ""
    return f"color:{front};background:{back}{weight}{line}{slant}"


def _colour(name: str, default: str) -> str:
    if name == "default":
        return default
    return f"#{name}" if len(name) == 6 and set(name) <= set("0123456789abcdefABCDEF") else name


_STYLE: Final = (
    f"body{{margin:0;background:{_BACKGROUND}}}"
    f"div{{position:relative;width:{COLUMNS * _CELL[0]}px}}"
    f"b{{position:absolute;white-space:pre;height:{_CELL[1]}px;font:400 14.95px/{_CELL[1]}px 'DejaVu Sans Mono',Loma}}"
)


def _chromium(profile: Path, *options: str) -> None:
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking",
         f"--user-data-dir={profile}/chromium", *options],
        check=True,
        capture_output=True,
    )  # fmt: skip


def drawn(pages: Sequence[str], rows: int) -> "list[Any]":
    """The screens as images, of one page that Chromium draws: it shapes Thai as a terminal does."""
    from PIL import Image

    width, height = COLUMNS * _CELL[0], rows * _CELL[1]
    with tempfile.TemporaryDirectory() as folder:
        page, target = Path(folder) / "page.html", Path(folder) / "page.png"
        page.write_text(f"<meta charset=utf-8><style>{_STYLE}</style>{''.join(pages)}", "utf-8")
        size = f"--window-size={width},{height * len(pages)}"
        _chromium(Path(folder), size, f"--screenshot={target}", page.as_uri())
        # One palette for all: of a frame the animation then keeps only what has changed.
        whole = Image.open(io.BytesIO(target.read_bytes())).convert("RGB").quantize(48, dither=Image.Dither.NONE)
    return [whole.crop((0, n * height, width, (n + 1) * height)) for n in range(len(pages))]


def make(name: str) -> Path:
    """Make one picture; returns its file."""
    picture = PICTURES[name]
    shown = [(page_of(screen), long) for screen, long in screens(picture)]
    if not picture.animated:
        shown = shown[-1:]
    images = drawn([page for page, _long in shown], picture.rows)
    target = IMAGES / f"{name}.{picture.suffix}"
    if picture.animated:
        durations = [long for _page, long in shown]
        images[0].save(target, save_all=True, append_images=images[1:], duration=durations, loop=0, optimize=True)
    else:
        images[0].save(target, optimize=True)
    return target


def main() -> int:
    if shutil.which("chromium") is None:
        print("chromium is not installed", file=sys.stderr)
        return 2
    unknown = [name for name in sys.argv[1:] if name not in PICTURES]
    if unknown:
        print(f"no such picture: {', '.join(unknown)}; there are {', '.join(PICTURES)}", file=sys.stderr)
        return 2
    for name in sys.argv[1:] or PICTURES:
        target = make(name)
        print(f"{target.relative_to(ROOT)}  {target.stat().st_size // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
