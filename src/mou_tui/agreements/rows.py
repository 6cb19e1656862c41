"""Reports, pairs and agreements as plain rows (text and numbers), for machines that share a work: Dask, PySpark, Parquet.

Every step is a function of rows alone, so that it may be done in any order and on any machine; together they make what
`pairs_of` and `regrouped` make in one process. docs/scale.md shows them at work.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from mou_tui.agreements.deals import key_of, regrouped
from mou_tui.agreements.decide import Pointer
from mou_tui.agreements.grouping import Pair, blocks_of, components, neighbours, ordered, pair_of, place_of
from mou_tui.agreements.model import Report, Told
from mou_tui.agreements.reading import reports_of

Row = dict[str, Any]

_SETS: Final = ("parties", "named", "signers")
REPORT_COLUMNS: Final = (
    "key", "article", "number", "published", "signed", "stage", *_SETS, "shingles", "title", "lead", "path", "locator",
    "source_url", "told",
)  # fmt: skip
"""Of a report; sets and lists are JSON texts, `number` is a number, all else is text."""
BLOCK_COLUMNS: Final = ("block", "key", "article", "published", "stage")
"""Of a report in a block: what `neighbour_rows` needs."""
PAIR_COLUMNS: Final = ("a", "b", "same", "likeness")
AGREEMENT_COLUMNS: Final = ("key", "published", "reports", "cells", "differs")
"""Of an agreement; `reports`, `cells` and `differs` are JSON texts."""


def report_rows(path: Path) -> Iterator[Row]:
    """What the articles of a file say of agreements. Raises InputError for a file that cannot be read."""
    from mou_tui.facts import extract
    from mou_tui.loaders import load

    for article in load(path):
        for report in reports_of(article, extract(article)):
            yield row_of(report)


def row_of(report: Report) -> Row:
    """A report as a row."""
    pointer = report.pointer
    row: Row = {name: getattr(pointer, name, "") for name in REPORT_COLUMNS}
    row |= {name: _json(sorted(getattr(pointer, name))) for name in _SETS}
    row |= {"shingles": _json(pointer.shingles), "told": _json([told.to_json() for told in report.told])}
    return row | {"path": str(report.path), "locator": report.locator, "source_url": report.source_url or ""}


def report_from(row: Row) -> Report:
    """The inverse of `row_of`."""
    told = tuple(map(Told.from_json, json.loads(row["told"])))
    return Report(_pointer(row), row["path"], row["locator"], row["source_url"] or None, told)


def _pointer(row: Row) -> Pointer:
    parties, named, signers = (frozenset(json.loads(row[name])) for name in _SETS)
    return Pointer(
        row["key"], row["article"], int(row["number"]), row["published"], row["signed"], row["stage"], parties, named, signers,
        tuple(json.loads(row["shingles"])), row["title"], row["lead"],
    )  # fmt: skip


def block_rows(row: Row) -> Iterator[Row]:
    """The blocks in which a report has its neighbours."""
    for block in blocks_of(_pointer(row)):
        yield {"block": block, **{name: row[name] for name in BLOCK_COLUMNS[1:]}}


def neighbour_rows(block: Iterable[Row]) -> Iterator[Row]:
    """The pairs of one block that may be one agreement, as keys in order."""
    nothing: frozenset[str] = frozenset()
    members = (
        Pointer(row["key"], row["article"], 1, row["published"], "", row["stage"], nothing, nothing, nothing, ())
        for row in block
    )
    for one, other in neighbours(sorted(members, key=place_of)):
        a, b = ordered(one.key, other.key)
        yield {"a": a, "b": b}


def pair_row(one: Row, other: Row) -> Row | None:
    """What is thought of two reports; None for two different agreements."""
    pair = pair_of(_pointer(one), _pointer(other))
    return (
        None if pair is None else {"a": pair.a, "b": pair.b, "same": pair.verdict == "same", "likeness": pair.likeness}
    )


def component_rows(pairs: Iterable[Row]) -> Iterator[Row]:
    """The connected components of the sure pairs: each report that has one, with the first key of its component."""
    sure = _pairs(pairs)
    for members in components({key for pair in sure for key in (pair.a, pair.b)}, sure):
        for key in members:
            yield {"key": key, "component": members[0]}


def agreement_rows(reports: Iterable[Row], pairs: Iterable[Row]) -> Iterator[Row]:
    """The agreements of one component, from its reports and the sure pairs between them."""
    for group, cells, published in regrouped([report_from(row) for row in reports], _pairs(pairs)):
        yield {
            "key": key_of(group), "published": published, "reports": _json(group),
            "cells": _json([cell.to_json() for cell in cells]), "differs": _json(cells.differs),
        }  # fmt: skip


def _pairs(rows: Iterable[Row]) -> list[Pair]:
    return sorted(Pair(row["a"], row["b"], "same", float(row["likeness"])) for row in rows if row["same"])


_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
