"""Ten times the articles need no ten times the memory, whatever the format: those that merge keep what articles say, not their texts."""

import subprocess
import sys
from pathlib import Path

import pytest

from mou_tui.exporters import FORMATS

pytestmark = pytest.mark.slow

EXPORT = """
import hashlib, resource, sys
from pathlib import Path
from mou_tui.article import Article, Paragraph, Span
from mou_tui.exporters import Item, export
from mou_tui.facts.model import Fact, Facts

def name(number):  # ten letters that no other number has, so that no agreement looks like another
    return "".join(chr(0x0E01 + byte % 40) for byte in hashlib.sha256(b"%d" % number).digest()[:10])

def items(count):
    for number in range(count):
        title = f"{name(number)} ลงนามกับ {name(-number - 1)}"
        text = title + "\\n" + "เนื้อข่าว " * 250
        paragraphs = (Paragraph(0, len(title), "headline"), Paragraph(len(title) + 1, len(text)))
        article = Article(f"sha256:{number:016x}", f"/{number}.txt", text, paragraphs, published_on="2023-08-25",
                          source_url=f"https://www.example.ac.th/{number}")
        found = [Fact("instrument", "mou", (Span(0, 3),)), Fact("status", "signed"), Fact("signed_on", "2023-08-23", (Span(0, 8),))]
        found += [Fact("party", name(number * 10 + n), (Span(0, 8),)) for n in range(5)]
        yield Item(article, Facts(tuple(found)))

export(items(int(sys.argv[2])), sys.argv[1], Path(sys.argv[3]), force=True)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.parametrize("name", FORMATS)
def test_memory_is_bounded(name: str, tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="tells a process's memory, not on Windows")

    def kilobytes(count: int) -> int:
        command = [sys.executable, "-c", EXPORT, name, str(count), str(tmp_path / "out")]
        said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
        return int(said.stdout)

    # Articles of no library are compared with one another: of each agreement what is said of it stays, some 25 kB with its notes.
    assert kilobytes(3_000) - kilobytes(300) < (100_000 if FORMATS[name].merged else 8_000)
