"""Which row of a table is which, after rows were inserted, moved or edited: a row without a number of its own is what it says.

What a row says is kept as a sketch: a digest of its whole text, and one of each of its lines, of which each is a column.
"""

import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

T = TypeVar("T")

_MOST_LINES: Final = 24
_WHOLE, _LINE = 8, 6
# 12 · ทะเบียน/12 · row-12: a place among the others, which may be that of another row tomorrow
_PLACE: Final = re.compile(r"(?P<sheet>.*/)?(?:row-)?(?P<number>\d{1,9})", re.DOTALL)
_SKETCH: Final = re.compile(r"[0-9a-f]{8}(?:[0-9a-f]{6}){1,24}")


def is_place(locator: str) -> bool:
    """Whether a locator only counts; MOU-12/2566 is a name, ทะเบียน/3 a row of a sheet."""
    match = _PLACE.fullmatch(locator)
    return match is not None and not (match["sheet"] and 2400 <= int(match["number"]) <= 2700)


def sketch_of(text: str) -> str:
    """What a row says, in up to 152 hexadecimal digits."""
    data = text.encode("utf-8", "replace")
    lines = data.split(b"\n")[:_MOST_LINES]
    return hashlib.sha256(data).hexdigest()[:_WHOLE] + "".join(f"{zlib.crc32(line) >> 8:06x}" for line in lines)


def is_sketch(text: str) -> bool:
    """Whether `text` is such a sketch: a person may have written it."""
    return _SKETCH.fullmatch(text) is not None


def whole(sketch: str) -> str:
    """What two rows have in common that say just the same."""
    return sketch[:_WHOLE]


def lines(sketch: str) -> list[str]:
    """The digests of the lines."""
    return [sketch[at : at + _LINE] for at in range(_WHOLE, len(sketch), _LINE)]


def row_that_says(sketch: str, rows: Sequence[tuple[T, str]], common: Counter[str] | None = None) -> T | None:
    """The one of `rows`, each with its sketch, that says what `sketch` says, perhaps edited; None where none does, or several.

    An edited row is known by what it says alone: of the lines that no two rows have it has more than half, and of all its lines
    no fewer than half. `common` counts the lines of all rows of the table, where `rows` are some of them.
    """
    same = [row for row, other in rows if whole(other) == whole(sketch)]
    if same:
        return same[0] if len(same) == 1 else None
    counts = common if common is not None else count_lines(other for _row, other in rows)
    all_lines = set(lines(sketch))
    own = {line for line in all_lines if counts[line] <= 1}
    scored = sorted(((len(own.intersection(lines(other))), n) for n, (_row, other) in enumerate(rows)), reverse=True)
    if not scored or 2 * scored[0][0] <= len(own) or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    best, sketched = rows[scored[0][1]]
    return best if 2 * len(all_lines.intersection(lines(sketched))) >= len(all_lines) else None


def count_lines(sketches: Iterable[str]) -> Counter[str]:
    """In how many rows each line stands."""
    return Counter(line for sketch in sketches for line in set(lines(sketch)))
