"""The agreements of a folder of articles, found by PySpark on many machines: docs/scale.md.

spark-submit examples/agreements_spark.py FOLDER OUT    or with python, on this machine

OUT gets three tables of Parquet: reports, pairs, agreements.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pandas as pd
from pyspark.sql import DataFrame, SparkSession, functions

from mou_tui.agreements import rows

KINDS = {"number": "long", "block": "long", "same": "boolean", "likeness": "double"}


def schema(columns: Iterable[str]) -> str:
    """The columns with their kinds, as Spark writes them."""
    return ", ".join(f"{name} {KINDS.get(name, 'string')}" for name in columns)


def table(found: Iterable[rows.Row], columns: Iterable[str]) -> pd.DataFrame:
    return pd.DataFrame(list(found), columns=list(columns))


def each(of: Callable[[rows.Row], Iterable[rows.Row]], columns: Iterable[str]) -> Callable[..., Iterator[pd.DataFrame]]:
    """For mapInPandas: the rows that `of` makes of each row."""

    def mapped(parts: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        for part in parts:
            yield table((one for row in part.to_dict("records") for one in of(row)), columns)

    return mapped


def of_file(row: rows.Row) -> Iterator[rows.Row]:
    return rows.report_rows(Path(row["path"]))


def neighbours(members: pd.DataFrame) -> pd.DataFrame:
    return table(rows.neighbour_rows(members.to_dict("records")), ("a", "b"))


def decided(two: rows.Row) -> Iterator[rows.Row]:
    """The row has the columns of both reports, those of the second with `_other` behind their names."""
    names = [name for name in rows.REPORT_COLUMNS if name != "told"]
    pair = rows.pair_row({name: two[name] for name in names}, {name: two[f"{name}_other"] for name in names})
    if pair is not None:
        yield pair


def agreements(reports: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    return table(rows.agreement_rows(reports.to_dict("records"), pairs.to_dict("records")), rows.AGREEMENT_COLUMNS)


def main(spark: SparkSession, folder: Path, out: Path) -> None:
    paths = [(str(path),) for path in sorted(folder.rglob("*.txt"))]
    files = spark.createDataFrame(paths, "path string").repartition(max(1, len(paths) // 100))
    found = files.mapInPandas(each(of_file, rows.REPORT_COLUMNS), schema(rows.REPORT_COLUMNS))
    # The same text in two files is one article; extraction is done once, and read back from here.
    found.dropDuplicates(["key"]).write.mode("overwrite").parquet(str(out / "reports"))
    reports = spark.read.parquet(str(out / "reports"))
    near = (
        reports.mapInPandas(each(rows.block_rows, rows.BLOCK_COLUMNS), schema(rows.BLOCK_COLUMNS))
        .groupBy("block")
        .applyInPandas(neighbours, schema(("a", "b")))
        .distinct()
    )
    told = reports.drop("told")
    other = told.select([functions.col(name).alias(f"{name}_other") for name in told.columns])
    two = near.join(told, near.a == told.key).join(other, near.b == other.key_other)
    pairs_found = two.mapInPandas(each(decided, rows.PAIR_COLUMNS), schema(rows.PAIR_COLUMNS))
    pairs_found.write.mode("overwrite").parquet(str(out / "pairs"))
    sure = spark.read.parquet(str(out / "pairs")).where("same")
    component = _components(spark, sure)
    placed = reports.join(component, "key", "left").withColumn("component", functions.coalesce("component", "key"))
    pairs = sure.join(component.withColumnRenamed("key", "a"), "a")
    placed.groupBy("component").cogroup(pairs.groupBy("component")).applyInPandas(
        agreements, schema(rows.AGREEMENT_COLUMNS)
    ).write.mode("overwrite").parquet(str(out / "agreements"))


def _components(spark: SparkSession, sure: DataFrame) -> DataFrame:
    """The component of each report that has a sure pair. These are few beside the articles: they fit the driver."""
    made = list(rows.component_rows(row.asDict() for row in sure.toLocalIterator()))
    return spark.createDataFrame([(row["key"], row["component"]) for row in made], schema(("key", "component")))


if __name__ == "__main__":
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = SparkSession.builder.appName("agreements").getOrCreate()
    main(session, Path(sys.argv[1]), Path(sys.argv[2]))
    session.stop()
