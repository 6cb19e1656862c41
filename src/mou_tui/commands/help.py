"""The pages that `--help` prints: wrapped as Thai wants it, and every subcommand with the options that all of them share."""

from collections.abc import Iterable, Sequence
from typing import Final

import click

_LEAST_WIDTH: Final = 10
_VERBATIM: Final = "\b\n"
"""What begins a paragraph whose lines stay as they are (click's own sign)."""


class HelpFormatter(click.HelpFormatter):
    """Click's formatter breaks Thai at spaces and counts its marks as columns; this one breaks at words and counts cells."""

    def write_text(self, text: str) -> None:
        width = max(self.width - self.current_indent, _LEAST_WIDTH)
        margin = " " * self.current_indent
        for number, paragraph in enumerate(text.strip("\n").split("\n\n")):
            if number:
                self.write("\n")
            if paragraph.startswith(_VERBATIM):
                lines = paragraph.removeprefix(_VERBATIM).split("\n")
            else:
                lines = wrapped(" ".join(paragraph.split()), width)
            self.write("".join(f"{margin}{line}".rstrip() + "\n" for line in lines))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        from mou_tui.thai.width import cells

        listed: Sequence[tuple[str, str]] = list(rows)
        column = min(max((cells(term) for term, _meaning in listed), default=0), col_max) + col_spacing
        margin = " " * self.current_indent
        for term, meaning in listed:
            lines = wrapped(meaning, max(self.width - self.current_indent - column, _LEAST_WIDTH)) if meaning else []
            if lines and cells(term) <= column - col_spacing:
                lines[0] = term + " " * (column - cells(term)) + lines[0]
            else:
                lines.insert(0, term)
            rest = "".join(f"{margin}{' ' * column}{line}\n" for line in lines[1:])
            self.write(f"{margin}{lines[0]}\n{rest}")


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns, broken between words of Thai and of English."""
    from mou_tui.thai.linebreak import linebreak, protected_spans

    return [text[start:end].strip() for start, end in linebreak(text, width, protected_spans(text))] or [""]
