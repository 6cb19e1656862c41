"""The agreements that Dask and PySpark find on a cluster of this machine are those that one process finds: docs/scale.md."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mou_tui.agreements.grouping import pairs_of
from mou_tui.agreements.rows import Row, agreement_rows, report_from, report_rows

ROOT = Path(__file__).resolve().parents[3]
SEEDS = ROOT / "seeds"
SAMPLE = ROOT.parents[1] / "shared" / "corpus"
SOME = 300
"""Articles of the sample, where that is at hand."""
PARTNERS = ("มหาวิทยาลัยเชียงใหม่", "กรมบังคับคดี", "ธนาคารออมสิน")
TOPICS = ("ตั้งศูนย์ข้อมูลลุ่มน้ำภาคเหนือ รับมือภัยแล้ง", "พัฒนาหลักสูตรครูวิทยาศาสตร์ชนบท")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Invented news of six agreements, each told three times, and the articles of the sample."""
    folder = tmp_path_factory.mktemp("news")
    for number in range(18):
        partner, topic, day = PARTNERS[number % 3], TOPICS[number // 3 % 2], 24 + number // 6
        (folder / f"made-up-{number:02}.txt").write_text(
            f"กรมสมมติวิทยาจับมือ{partner} {topic}\n{day} สิงหาคม 2566\nกรมสมมติวิทยา ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) กับ{partner} "
            f"เมื่อวันที่ {12 + number // 3 % 2 * 9} สิงหาคม 2566 {topic} มีระยะเวลา 3 ปี ข่าวที่ {number}",
            "utf-8",
        )
    for path in (*sorted(SEEDS.glob("*.txt")), *sorted(SAMPLE.rglob("*.txt"))[:SOME]):
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def here(folder: Path) -> list[Row]:
    """What one process finds."""
    reports = list({row["key"]: row for path in sorted(folder.glob("*.txt")) for row in report_rows(path)}.values())
    pairs = pairs_of([report_from(row).pointer for row in reports])
    made = agreement_rows(reports, [{**pair._asdict(), "same": pair.verdict == "same"} for pair in pairs])
    return sorted(made, key=lambda row: str(row["key"]))


def found(script: str, folder: Path, out: Path, **env: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, ROOT / "examples" / script, folder, out],
        capture_output=True, text=True, timeout=1800, env={**os.environ, **env},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    import pyarrow.parquet

    table = pyarrow.parquet.read_table(out / "agreements").to_pylist()
    return sorted(table, key=lambda row: str(row["key"]))


def test_a_report_comes_back_from_its_row() -> None:
    from mou_tui.agreements.rows import row_of

    for path in SEEDS.glob("*.txt"):
        for row in report_rows(path):
            assert row_of(report_from(row)) == row


@pytest.mark.slow
def test_dask_finds_the_same(folder: Path, here: list[Row], tmp_path: Path) -> None:
    pytest.importorskip("dask.dataframe")
    pytest.importorskip("distributed")
    assert found("agreements_dask.py", folder, tmp_path, DASK_DISTRIBUTED__LOGGING__DISTRIBUTED="error") == here


@pytest.mark.slow
def test_pyspark_finds_the_same(folder: Path, here: list[Row], tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    pytest.importorskip("pandas")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("needs Java 17")
    arguments = "--master local[2] --conf spark.sql.shuffle.partitions=2 --conf spark.ui.enabled=false pyspark-shell"
    assert found("agreements_spark.py", folder, tmp_path, PYSPARK_SUBMIT_ARGS=arguments) == here
