"""Forms: tables whose labels stand in the first column → records, as a register's rows are.

A form has a column of values; where it has several, each is a record. Forms follow one another, each beginning with the same labels.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from mou_tui.loaders.cells import words_of
from mou_tui.loaders.column_names import are_of_register, is_known_column

Row = Sequence[Any]
_LONGEST_LABEL: Final = 60
_OTHERS: Final = frozenset((
    "สถานที่", "สถานที่ลงนาม", "ขอบเขต", "ขอบเขตความร่วมมือ", "วัตถุประสงค์", "สถานะ", "ประเภท", "ประเภทความร่วมมือ", "ประเทศ", "งบประมาณ", "วงเงิน",
    "มูลค่า", "หมายเหตุ", "ผู้รับผิดชอบ", "หน่วยงานรับผิดชอบ", "ผู้ประสานงาน", "พยาน", "ประธาน", "โครงการ",
    "venue", "place", "scope", "objective", "status", "type", "country", "budget", "value", "remarks", "witness", "contact",
))  # fmt: skip
"""Labels of forms that stand in pairs with a register's."""
_COLONS: Final = " :："


def are_forms(rows: Sequence[Row], own: Mapping[str, str]) -> bool:
    """Whether the first cells of rows are the labels of a register of agreements, and no row heads columns."""
    pairs = [pair for row in rows for pair in _pairs(row, own)]
    heads = (sum(is_known_column(words_of(cell), own) for cell in row) for row in rows)
    return are_of_register({label for label, _values in pairs}) and 2 * max(heads, default=0) <= max(
        map(len, rows), default=0
    )


def form_records(rows: Iterable[Row], own: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The records of forms; a row of one cell stands between them, and may name the one below it."""
    form: dict[str, list[Any]] = {}
    heading, parted = "", True
    for row in rows:
        pairs = _pairs(row, own)
        if not pairs:
            filled = [words for cell in row if (words := words_of(cell))]
            heading, parted = (filled[0] if len(filled) == 1 else ""), True
            continue
        for label, values in pairs:
            if label in form and (parted or label == next(iter(form))):
                yield from _records(form)
                form = {}
            if not form and heading and not any(is_known_column(name, own, ("title",)) for name, _values in pairs):
                form["title"] = [heading]
            form.setdefault(label, []).extend(values)
            heading, parted = "", False
    yield from _records(form)


def _records(form: Mapping[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """The record of a form, or one for each column where most of its labels have as many values."""
    if not are_of_register(form):
        return
    width = max(map(len, form.values()))
    many = width > 1 and 2 * sum(len(values) == width for values in form.values()) > len(form)
    for n in range(width if many else 1):
        yield {
            label: values[min(n, len(values) - 1)] if many or len(values) == 1 else ", ".join(map(words_of, values))
            for label, values in form.items()
        }


def _pairs(row: Row, own: Mapping[str, str]) -> list[tuple[str, list[Any]]]:
    """The labels of a form's row with their values; none where it is no row of a form."""
    cells = [cell for cell in row if words_of(cell).strip(_COLONS)]
    if len(cells) > 2 and words_of(cells[0]).rstrip(".)").isdecimal():
        cells = cells[1:]
    if len(cells) < 2:
        return []
    if len(cells) % 2 == 0 and len(cells) > 2 and all(_is_label(cell, own) for cell in cells[::2]):
        return [(_label(label), [value]) for label, value in zip(cells[::2], cells[1::2], strict=True)]
    label = _label(cells[0])
    return [(label, [_value(cell) for cell in cells[1:]])] if label and len(label) <= _LONGEST_LABEL else []


def _is_label(cell: Any, own: Mapping[str, str]) -> bool:
    label = _label(cell)
    return is_known_column(label, own) or label.lower() in _OTHERS


_NUMBER: Final = re.compile(r"^[\d๐-๙]{1,2}[.)]\s{0,3}(?=\D)")


def _label(cell: Any) -> str:
    return _NUMBER.sub("", words_of(cell)).strip(_COLONS)


def _value(cell: Any) -> Any:
    """A cell without the colon before its words."""
    return cell.lstrip(_COLONS) if isinstance(cell, str) else cell
