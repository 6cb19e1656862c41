"""What reading view and facts pane look like, with Thai, at every size and in every theme.

After a change of looks that is meant: `pytest tests/app/test_reading_snapshots.py --snapshot-update`, and look at each picture.
"""

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.containers import Horizontal

from mou_tui import i18n
from mou_tui.app.panes.facts import FactsPane
from mou_tui.app.panes.reading import ReadingView
from mou_tui.app.themes import use_theme
from mou_tui.article import Article, Image, Paragraph, ParagraphKind, Span
from mou_tui.facts.amount import Money
from mou_tui.facts.model import Fact, Facts

_PARTS: tuple[tuple[ParagraphKind, str, int], ...] = (
    ("headline", "มหาวิทยาลัยตัวอย่าง จับมือ เทศบาลนครตัวอย่าง พัฒนาน้ำสะอาด ๑๐ ชุมชน", 0),
    ("meta", "25 สิงหาคม 2566", 0),
    ("body", "ศาสตราจารย์ ดร.สมชาย ใจดี อธิการบดี และ นางสาวสมหญิง รักเรียน นายกเทศมนตรี ร่วมลงนามบันทึกข้อตกลง (MoU) เมื่อวันที่ 23 สิงหาคม 2566 "
     "ณ หอประชุมใหญ่ มีระยะเวลา 3 ปี งบประมาณ 12.5 ล้านบาท โดยมีผู้ว่าราชการจังหวัดเป็นสักขีพยาน", 0),
    ("body", "ความร่วมมือครั้งนี้ประกอบด้วย", 0),
    ("list", "1. พัฒนาระบบน้ำดื่มสะอาดสำหรับโรงเรียนและชุมชนทุกแห่งในพื้นที่", 3),
    ("list", "2. ฝึกอบรมช่างชุมชนเรื่องการดูแลเครื่องกรองน้ำ", 3),
    ("quote", "“น้ำสะอาดคือสิทธิขั้นพื้นฐาน ไม่ใช่ของฟุ่มเฟือย”", 0),
    ("meta", "ที่มา : https://www.example.ac.th/news/1", 0),
)  # fmt: skip


def _article() -> Article:
    paragraphs, at = [], 0
    for kind, text, marker in _PARTS:
        paragraphs.append(Paragraph(at, at + len(text), kind, marker))
        at += len(text) + 1
    return Article(
        "sha256:0",
        "news.txt",
        "\n".join(part[1] for part in _PARTS),
        tuple(paragraphs),
        published_on="2023-08-25",
        published_span=paragraphs[1].span,
        source_url="https://www.example.ac.th/news/1",
        images=(Image(2, "a.jpg", "พิธีลงนามที่หอประชุมใหญ่"),),
    )


ARTICLE = _article()


def _fact(kind: Any, words: str, value: Any = None, **more: Any) -> Fact:
    start = ARTICLE.text.index(words)
    checked = bool(more.pop("checked", False))
    return Fact(kind, value or words, (Span(start, start + len(words)),), rule="x", checked=checked, details=more)


FACTS = Facts(
    (
        _fact("instrument", "บันทึกข้อตกลง", "mou"),
        _fact("status", "ลงนาม", "signed", checked=True),
        _fact("party", "มหาวิทยาลัยตัวอย่าง", aliases=["มต."], checked=True),
        _fact("party", "เทศบาลนครตัวอย่าง"),
        _fact("person", "ศาสตราจารย์ ดร.สมชาย ใจดี", role="signatory", position="อธิการบดี"),
        _fact("person", "นางสาวสมหญิง รักเรียน", role="signatory", position="นายกเทศมนตรี"),
        _fact("signed_on", "23 สิงหาคม 2566", "2023-08-23", warning="weekday"),
        _fact("term", "3 ปี", "P3Y"),
        _fact("money", "12.5 ล้านบาท", Money(12_500_000)),
        _fact("scope", "พัฒนาระบบน้ำดื่มสะอาดสำหรับโรงเรียนและชุมชนทุกแห่งในพื้นที่", number=1),
    )
)


class Host(App[None]):
    """Both panes side by side, the first signatory chosen, a find on."""

    CSS = "FactsPane { width: 36%; }"

    def __init__(self, theme: str, show_all: bool) -> None:
        super().__init__()
        self._wanted, self._show_all = theme, show_all

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield ReadingView()
            yield FactsPane()

    def on_mount(self) -> None:
        use_theme(self, self._wanted)
        reading, pane = self.query_one(ReadingView), self.query_one(FactsPane)
        reading.show(ARTICLE, FACTS)
        pane.show(ARTICLE, FACTS)
        reading.focus()
        self.call_after_refresh(self._choose)

    def _choose(self) -> None:
        reading = self.query_one(ReadingView)
        reading.find("น้ำสะอาด")
        reading.show_all = self._show_all
        reading.mark_fact(FACTS.of("person")[0])
        self.query_one(FactsPane).select(FACTS.of("person")[0])


@pytest.mark.parametrize(
    ("size", "spoken", "theme", "show_all"),
    [
        ((140, 40), "th", "dark", False),
        ((120, 35), "en", "light", True),
        ((80, 24), "th", "light", False),
        ((80, 24), "th", "high-contrast", True),
        ((60, 20), "th", "ansi", False),
    ],
    ids=lambda value: "x".join(map(str, value)) if isinstance(value, tuple) else str(value),
)
def test_looks(snap_compare: Any, size: tuple[int, int], spoken: i18n.Language, theme: str, show_all: bool) -> None:
    i18n.set_language(spoken)
    assert snap_compare(Host(theme, show_all), terminal_size=size)


def test_looks_without_colour(snap_compare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    i18n.set_language("th")
    assert snap_compare(Host("dark", False), terminal_size=(80, 24))
