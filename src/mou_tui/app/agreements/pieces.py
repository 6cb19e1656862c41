"""Words in roles, and lines of them that are exactly as wide as asked."""

from collections.abc import Sequence
from typing import NamedTuple

from mou_tui.thai.width import cells, truncate


class Piece(NamedTuple):
    """Words in a role: plain, dim, bold, head, cursor, chosen, mark, error, key."""

    text: str
    role: str = "plain"


Row = tuple[Piece, ...]


def fitted(pieces: Sequence[Piece], width: int) -> Row:
    """The pieces in exactly `width` cells."""
    done: list[Piece] = []
    room = width
    for text, role in pieces:
        shown = truncate(text, room)
        if shown:
            done.append(Piece(shown, role))
        room -= cells(shown)
        if room <= 0:
            break
    if room > 0:
        done.append(Piece(" " * room))
    return tuple(done)


def text_of(row: Row) -> str:
    """The words of a line."""
    return "".join(piece.text for piece in row)


def first_row(cursor: int, count: int, room: int) -> int:
    """The first row to show such that the cursor stands in the middle, or at an end."""
    return max(0, min(cursor - room // 2, count - room))
