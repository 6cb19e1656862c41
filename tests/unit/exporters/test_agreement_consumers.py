"""What people read the agreements with: DuckDB, pandas, sqlite-utils and Datasette, Chromium; `make check-slow` installs them."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mou_tui import i18n
from mou_tui.commands import run

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]
NEWS = (
    "กรมสมมติวิทยาจับมือมหาวิทยาลัยเชียงใหม่ ตั้งศูนย์ข้อมูลลุ่มน้ำ\n24 สิงหาคม 2566\nกรมสมมติวิทยา ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) "
    "กับมหาวิทยาลัยเชียงใหม่ เมื่อวันที่ 23 สิงหาคม 2566 มีระยะเวลา 3 ปี",
    'ธนาคารออมสินลงนาม MOU กับกรมสมมติวิทยา หนุนครู <b>ชนบท</b> & "เพื่อน"\n2 พฤษภาคม 2567\nธนาคารออมสิน ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) '
    "กับกรมสมมติวิทยา เมื่อวันที่ 1 พฤษภาคม 2567",
)


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the two agreements as agreements.jsonl, .parquet and .html, in Thai."""
    pytest.importorskip("pyarrow")
    monkeypatch.setenv("MOU_TUI_TODAY", "2026-06-01")
    monkeypatch.setenv("MOU_TUI_LANG", "th")
    folder, out = tmp_path / "news", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    for number, text in enumerate(NEWS):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    for name in ("agreements.jsonl", "agreements.parquet", "agreements.html"):
        assert run(["agreements", str(folder), "-o", str(out / name), "--lang", "th"]) == 0
    i18n.set_language("th")
    return out


def documented_queries() -> list[str]:
    """The queries of the documentation, which must work as they stand there."""
    page = (ROOT / "docs" / "agreements.md").read_text("utf-8")
    (block,) = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    return [line for line in block.splitlines() if line.strip()]


def test_duckdb_answers_the_documented_queries(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.chdir(out)
    by_state, parties, ending = (duckdb.sql(query).fetchall() for query in documented_queries())
    assert dict(by_state) == {"ending": 1, "unknown": 1}
    assert dict(parties)["กรมสมมติวิทยา"] == 2
    assert [(title.startswith("กรมสมมติวิทยาจับมือ"), str(ends_on)) for title, ends_on in ending] == [(True, "2026-08-22")]
    joined = duckdb.sql(
        "select a.title, r.path from 'agreements.parquet' a join 'agreements-reports.parquet' r on r.key = a.key order by 2"
    ).fetchall()
    assert [Path(path).name for _title, path in joined] == ["0.txt", "1.txt"]


def test_pandas_reads_both(out: Path) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    lines = pandas.read_json(out / "agreements.jsonl", lines=True)
    table = pandas.read_parquet(out / "agreements.parquet")
    assert list(lines["key"]) == list(table["key"])
    assert [list(names) for names in lines["parties"]] == [list(names) for names in table["parties"]]
    assert dict(zip(table["state"], table["days_left"].fillna(-1), strict=True)) == {"unknown": -1, "ending": 82}
    values = [json.loads(value) for value in table["values"]]
    assert values == list(lines["values"])


def test_datasette_shows_them(out: Path) -> None:
    pytest.importorskip("datasette")
    pytest.importorskip("sqlite_utils")
    database = out / "agreements.db"
    insert = [
        sys.executable,
        "-m",
        "sqlite_utils",
        "insert",
        str(database),
        "agreements",
        str(out / "agreements.jsonl"),
        "--nl",
        "--pk",
        "key",
    ]
    subprocess.run(insert, check=True, capture_output=True, timeout=120)
    get = "/agreements/agreements.json?_shape=array&state=ending"
    done = subprocess.run(
        [sys.executable, "-m", "datasette", database, "--get", get], check=True, capture_output=True, timeout=120
    )
    (row,) = json.loads(done.stdout)
    assert json.loads(row["parties"]) == ["กรมสมมติวิทยา", "มหาวิทยาลัยเชียงใหม่"]
    assert (row["signed_on"], row["ends_on"]) == ("2023-08-23", "2026-08-22")


def test_chromium_shows_the_report(out: Path, tmp_path: Path) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("needs chromium")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    page = (out / "agreements.html").as_uri()
    done = subprocess.run([chromium, *options, "--dump-dom", page], check=True, capture_output=True, timeout=180)
    dom = done.stdout.decode()
    assert "<title>ข้อตกลง</title>" in dom
    assert "<script" not in dom
    assert "&lt;b&gt;ชนบท&lt;/b&gt; &amp;" in dom
    assert dom.count('<tr id="ag-') == 2
    width, height = map(int, re.findall(r'viewBox="0 0 (\d+) (\d+)"', dom)[0])
    bars = [
        tuple(map(float, bar))
        for bar in re.findall(r'<rect class="\w+" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', dom)
    ]
    assert len(bars) == 2
    assert all(x >= 0 and x + long <= width + 1 and y < height for x, y, long in bars), "no bar leaves the picture"
    picture = tmp_path / "report.png"
    shot = [chromium, *options, f"--screenshot={picture}", "--window-size=1000,1400", page]
    subprocess.run(shot, check=True, capture_output=True, timeout=180)
    assert picture.stat().st_size > 10_000
