"""The agreements of a folder of articles, found by Dask on many processes or machines: docs/scale.md.

python examples/agreements_dask.py FOLDER OUT [SCHEDULER]    without a scheduler's address a cluster on this machine

OUT gets three tables of Parquet: reports, pairs, agreements.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import dask.bag
import dask.dataframe
import pandas as pd
from dask.distributed import Client, LocalCluster

from mou_tui.agreements import rows

TEXT = "string"


def table(found: Iterable[rows.Row], columns: Iterable[str]) -> pd.DataFrame:
    """Rows as a table whose columns are text, but for what counts or weighs."""
    kinds = {"number": "int64", "block": "int64", "same": "bool", "likeness": "float64"}
    made = pd.DataFrame(list(found), columns=list(columns))
    return made.astype({name: kinds.get(name, TEXT) for name in made.columns})


def of_files(paths: Iterable[Path]) -> Iterator[rows.Row]:
    for path in paths:
        yield from rows.report_rows(path)


def blocks(reports: pd.DataFrame) -> pd.DataFrame:
    return table((block for row in reports.to_dict("records") for block in rows.block_rows(row)), rows.BLOCK_COLUMNS)


def neighbours(members: pd.DataFrame) -> pd.DataFrame:
    found = (pair for _block, some in members.groupby("block") for pair in rows.neighbour_rows(some.to_dict("records")))
    return table(found, ("a", "b")).drop_duplicates()


def decided(two: pd.DataFrame) -> pd.DataFrame:
    """Each row has the columns of both reports, those of the second with `_other` behind their names."""
    names = [name for name in rows.REPORT_COLUMNS if name != "told"]
    pairs = (
        rows.pair_row({name: row[name] for name in names}, {name: row[f"{name}_other"] for name in names})
        for row in two.to_dict("records")
    )
    return table((pair for pair in pairs if pair is not None), rows.PAIR_COLUMNS)


def placed(reports: pd.DataFrame, component: dict[str, str]) -> pd.DataFrame:
    """With the component of each report; one that has no sure pair is its own."""
    return reports.assign(component=[component.get(key, key) for key in reports["key"]]).astype({"component": TEXT})


def agreements(reports: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    of_component: dict[str, list[rows.Row]] = {
        str(name): some.to_dict("records") for name, some in pairs.groupby("component")
    }
    found = (
        one
        for name, some in reports.groupby("component")
        for one in rows.agreement_rows(some.to_dict("records"), of_component.get(str(name), ()))
    )
    return table(found, rows.AGREEMENT_COLUMNS)


def main(folder: Path, out: Path) -> None:
    paths = sorted(folder.rglob("*.txt"))
    meta: Callable[[Iterable[str]], Any] = lambda columns: table((), columns)  # noqa: E731
    # A file is some hundred kilobytes of work: enough in each part that handing it out costs nothing.
    bag = dask.bag.from_sequence(paths, partition_size=100)
    reports = bag.map_partitions(of_files).to_dataframe(meta=meta(rows.REPORT_COLUMNS))
    # The same text in two files is one article; extraction is done once, and read back from here.
    reports.drop_duplicates("key").to_parquet(out / "reports", write_index=False)
    reports = dask.dataframe.read_parquet(out / "reports")
    near = (
        reports.map_partitions(blocks, meta=meta(rows.BLOCK_COLUMNS))
        .shuffle("block")
        .map_partitions(neighbours, meta=meta(("a", "b")))
        .drop_duplicates()
    )
    told = reports.drop(columns="told")
    two = near.merge(told, left_on="a", right_on="key").merge(
        told, left_on="b", right_on="key", suffixes=("", "_other")
    )
    two.map_partitions(decided, meta=meta(rows.PAIR_COLUMNS)).to_parquet(out / "pairs", write_index=False)
    pairs = dask.dataframe.read_parquet(out / "pairs")
    sure = pairs[pairs["same"]].compute()
    of = table(rows.component_rows(sure.to_dict("records")), ("key", "component"))
    component = dict(zip(of["key"], of["component"], strict=True))
    sure["component"] = sure["a"].map(component).astype(TEXT)
    reports = reports.map_partitions(placed, component, meta=meta((*rows.REPORT_COLUMNS, "component")))
    reports.shuffle("component").map_partitions(agreements, sure, meta=meta(rows.AGREEMENT_COLUMNS)).to_parquet(
        out / "agreements", write_index=False
    )


if __name__ == "__main__":
    with Client(sys.argv[3] if len(sys.argv) > 3 else LocalCluster(threads_per_worker=1, dashboard_address=None)):
        main(Path(sys.argv[1]), Path(sys.argv[2]))
