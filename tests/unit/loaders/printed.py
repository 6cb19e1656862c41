"""Articles printed as PDF by the programs that people print with: Chromium, LibreOffice, and one that places each word by itself.

The programs and Thai fonts are Debian's (tools/install_consumers.sh); what is not installed is said by `missing`.
"""

import html
import io
import itertools
import random
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

FONTS = (
    "Garuda", "Loma", "Norasi", "Kinnari", "Umpush", "Sawasdee", "Laksaman", "Tlwg Typo", "Waree", "Purisa", "Tlwg Mono",
)  # fmt: skip


def missing() -> str:
    """What is not installed of what this needs, "" where all is."""
    for program in ("soffice", "chromium", "fc-list"):
        if shutil.which(program) is None:
            return program
    families = subprocess.run(["fc-list", ":lang=th", "family"], capture_output=True, text=True, check=False).stdout
    return next((f"the font {font}" for font in FONTS if font not in families), "")


def words_of(text: str) -> list[str]:
    """The lines that are printed of a text: without blank ones and images."""
    return [line for line in text.split("\n") if line.strip() and "![" not in line]


def by_chromium(pages: Sequence[tuple[Path, Sequence[str], str]], folder: Path) -> None:
    """Print each (target, lines, font family) as “Save as PDF” does."""
    for target, lines, font in pages:
        style = f"body{{font-family:'{font}';font-size:11pt;line-height:1.7;margin:0 4em}}"
        body = f"<h1>{html.escape(lines[0])}</h1>" + "".join(f"<p>{html.escape(line)}</p>" for line in lines[1:])
        page = folder / f"{target.stem}.html"
        page.write_text(f"<!doctype html><html lang=th><meta charset=utf-8><style>{style}</style>{body}", "utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'chromium'}"]
        subprocess.run([*command, f"--print-to-pdf={target}", page], check=True, capture_output=True, timeout=120)


def by_libreoffice(sources: Iterable[Path], form: str, folder: Path) -> None:
    """Convert files into `folder`."""
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command: list[str | Path] = ["soffice", home, "--headless", "--convert-to", form, "--outdir", folder]
    subprocess.run([*command, *sources], check=True, capture_output=True, timeout=240)


def as_word(lines: Sequence[str], font: str, *, justified: bool = False) -> bytes:
    """A Word file as an office writes it: a large centred headline, indented paragraphs."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = font, Pt(14)
    for name in ("w:cs", "w:hAnsi", "w:ascii", "w:eastAsia"):
        normal.element.rPr.rFonts.set(qn(name), font)
    for number, line in enumerate(lines):
        paragraph: Any = document.add_paragraph()
        run = paragraph.add_run(line)
        if number == 0:
            run.bold, run.font.size = True, Pt(20)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            paragraph.paragraph_format.first_line_indent = Pt(36)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.THAI_JUSTIFY if justified else WD_ALIGN_PARAGRAPH.LEFT
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def placed(lines: Sequence[str], font: str, *, turned: bool = False, backwards: bool = False) -> bytes:
    """A PDF as layout programs write it: every word at its own place, letters spaced to fill the line, no space drawn.

    `turned` turns the page by a quarter, `backwards` draws its last line first.
    """
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from mou_tui.thai.words import boundaries

    found = subprocess.run(
        ["fc-match", "-f", "%{file}", f"{font}:style=Regular"], capture_output=True, text=True, check=True
    )
    name = Path(found.stdout).stem
    pdfmetrics.registerFont(TTFont(name, _true_type(Path(found.stdout))))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(842, 595) if turned else (595, 842))
    pages: list[list[tuple[float, float, float, str, float]]] = [[]]
    y = 780.0
    for number, line in enumerate(lines):
        size = 18.0 if number == 0 else 12.0
        rows: list[str] = []
        row, ends = "", [0, *boundaries(line)]
        for start, end in itertools.pairwise(ends):
            if pdfmetrics.stringWidth((row + line[start:end]).rstrip(), name, size) > 470 and row.strip():
                rows.append(row)
                row = ""
            row += line[start:end]
        for last, words in [*((False, row) for row in rows), (True, row)]:
            if y < 70:
                pages.append([])
                y = 780.0
            letters = max(len(words.strip()) - 1, 1)
            spare = 470 - pdfmetrics.stringWidth(words.strip(), name, size)
            spacing = 0.0 if last or number == 0 else min(spare / letters, 1.5)
            x = 60.0
            for word in words.strip().split(" "):
                pages[-1].append((x, y, size, word, spacing))
                x += pdfmetrics.stringWidth(word + " ", name, size) + spacing * (len(word) + 1)
            y -= size * 1.6
        y -= 8
    for drawn in pages:
        if turned:
            canvas.translate(842, 0)
            canvas.rotate(90)
        for x, y, size, word, spacing in reversed(drawn) if backwards else drawn:
            text = canvas.beginText(x, y)
            text.setFont(name, size)
            text.setCharSpace(spacing)
            text.textOut(word)
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return _rotated(stream.getvalue()) if turned else stream.getvalue()


def _true_type(font: Path) -> Path:
    """The same font with TrueType outlines, which reportlab reads."""
    other = font.with_suffix(".ttf")
    return other if other.exists() else next(font.parent.glob(f"{font.stem.split('-')[0]}*.ttf"), font)


def _rotated(data: bytes) -> bytes:
    """The pages as a scanner leaves them: turned in the file and turned back when they are shown."""
    import pikepdf

    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.rotate(90, relative=True)
        document.save(stream)
    return stream.getvalue()


def anyhow(title: str, body: str, chance: random.Random) -> bytes:
    """A page with a headline and a text, drawn in any font, size, spacing, number of columns, order, and turned in any way."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    font = chance.choice(("Garuda", "Loma", "Norasi", "Kinnari", "Umpush", "Waree", "Sawasdee", "Laksaman"))
    found = subprocess.run(
        ["fc-match", "-f", "%{file}", f"{font}:style=Regular"], capture_output=True, text=True, check=True
    )
    pdfmetrics.registerFont(TTFont(font, _true_type(Path(found.stdout))))
    size, turn, columns = chance.choice((10, 12, 14, 16)), chance.choice((0, 90, 180, 270)), chance.choice((1, 1, 2, 3))
    spacing = chance.choice((0, 1, 2, 3, 4)) if columns == 1 else 0
    step, shift = chance.choice((1.3, 1.5, 1.8, 2.2)) * size, chance.choice((0, 5))
    width = (515 - (columns - 1) * 24) / columns
    heads, rows = _broken(title, font, 20, 515, 0), _broken(body, font, size, width, spacing)
    drawn = [(40.0, 790.0 - 30 * n, 20, words, 0) for n, words in enumerate(heads)]
    top, per = 770 - 30 * len(heads), -(-len(rows) // columns)
    for n, words in enumerate(rows):
        column, row = divmod(n, per)
        drawn.append((40 + column * (width + 24), top - row * step - shift * (column == 1), size, words, spacing))
    order = chance.choice(("down", "up", "rows", "any"))
    if order == "any":
        chance.shuffle(drawn)
    elif order != "down":
        drawn.sort(key=lambda d: (d[1], 0.0) if order == "up" else (-round(d[1] / 10), d[0]))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(842, 595) if turn % 180 else (595, 842))
    canvas.setPageRotation(turn)
    canvas.translate(*{0: (0, 0), 90: (842, 0), 180: (595, 842), 270: (0, 595)}[turn])
    canvas.rotate(turn)
    for x, y, points, words, apart in drawn:
        text = canvas.beginText(x, y)
        text.setFont(font, points)
        text.setCharSpace(apart)
        text.textOut(words.strip())
        canvas.drawText(text)
    canvas.save()
    return stream.getvalue()


def _broken(text: str, font: str, size: float, width: float, spacing: float) -> list[str]:
    """The lines of a text in a column `width` points wide."""
    from reportlab.pdfbase import pdfmetrics

    from mou_tui.thai.words import boundaries

    rows, row = [], ""
    for start, end in itertools.pairwise([0, *boundaries(text)]):
        wider = (row + text[start:end]).rstrip()
        if pdfmetrics.stringWidth(wider, font, size) + spacing * len(wider) > width and row.strip():
            rows.append(row)
            row = ""
        row += text[start:end]
    return [*rows, row]
