"""A program that writes agreements.toml is killed again and again: what it was told is done stays done."""

import subprocess
import sys
from pathlib import Path

import pytest

from mou_tui.annotations import Annotations

WRITER = """
import sys
from pathlib import Path
from mou_tui.annotations import Annotations, ArticleRef, PutItem, ReportRef, SetValue, new_entry

annotations = Annotations.open(Path(sys.argv[1]))
for number in range(10_000):
    entry = new_entry([ReportRef(ArticleRef(f"/{number}.txt", f"sha256:{number}"))])
    annotations.apply(SetValue(entry, "term", "P5Y"))
    annotations.apply(PutItem(entry, "reject", "39 จังหวัด", "party"))
    print(entry.uid, flush=True)
"""


@pytest.mark.slow
def test_what_was_entered_survives_kills(tmp_path: Path) -> None:
    entered: set[str] = set()
    for kill in range(4):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        entered |= {process.stdout.readline().strip() for _ in range(4 + kill)}
        process.kill()
        entered |= {line for line in process.communicate()[0].splitlines() if len(line) == 12}
    annotations = Annotations.open(tmp_path)
    assert annotations.notices == []
    there = {entry.uid: entry for entry in annotations.agreements()}
    assert entered <= set(there)
    for uid in entered:
        assert (there[uid].values["term"], there[uid].reject["party"]) == ("P5Y", ("39 จังหวัด",))
