"""Which row of a table is which, after rows were inserted, moved or edited: a row without a number of its own is what it says.

What a row says is kept as a sketch: a digest of its whole text, and one of each of its lines, of which each is a column.
"""

import hashlib
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final, Generic, TypeVar

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


class TableRows(Generic[T]):
    """The rows of a table, found by what they say however many are asked for."""

    def __init__(self, rows: Iterable[tuple[T, str]], common: Counter[str] | None = None) -> None:
        """`rows` come with their sketches. `common` counts the lines of all rows of the table, where these are some of them."""
        self._rows = list(rows)
        self._same: defaultdict[str, list[int]] = defaultdict(list)
        self._with_line: dict[str, int] = {}
        counts: Counter[str] = Counter()
        for number, (_row, sketch) in enumerate(self._rows):
            self._same[whole(sketch)].append(number)
            found = set(lines(sketch))
            counts.update(found)
            self._with_line.update(dict.fromkeys(found, number))
        self._common = counts if common is None else common

    def that_says(self, sketch: str) -> T | None:
        """The row that says what `sketch` says, perhaps edited; None where none does, or several.

        An edited row is known by what it says alone: of the lines that no two rows have it has more than half, and of all its
        lines no fewer than half.
        """
        number = self._number(sketch)
        return None if number is None else self._rows[number][0]

    def take(self, sketch: str) -> T | None:
        """As `that_says`; the row that is found is none of them any more."""
        number = self._number(sketch)
        if number is None:
            return None
        row, taken = self._rows[number]
        self._same[whole(taken)].remove(number)
        for line in lines(taken):
            if self._with_line.get(line) == number:
                del self._with_line[line]
        return row

    def _number(self, sketch: str) -> int | None:
        same = self._same.get(whole(sketch))
        if same:
            return same[0] if len(same) == 1 else None
        said = set(lines(sketch))
        own = [line for line in said if self._common[line] <= 1]
        best = Counter(self._with_line[line] for line in own if line in self._with_line).most_common(1)
        # More than half of them: no other row has as many.
        if not best or 2 * best[0][1] <= len(own):
            return None
        number = best[0][0]
        return number if 2 * len(said.intersection(lines(self._rows[number][1]))) >= len(said) else None
