"""What holds for every article that any file gives."""

from hypothesis import given
from hypothesis import strategies as st

from mou_tui.errors import InputError
from mou_tui.faults import FaultError
from mou_tui.loaders import load_bytes
from mou_tui.loaders.samples import samples
from mou_tui.thai.canonical import canonical

PIECES = st.sampled_from(
    ["\n", "\n\n", " ", "วันนี้ (4 ต.ค. 65) ", "25 สิงหาคม 2566", "ลงนามบันทึกข้อตกลง", "1) ", "- ", "• ", "ข่าวโดย ", "ที่มา : https://a.b/c", "---",

     "พิมพ์", "แกลลอรี่", "![](a.jpg)", "# ", "> ", "| ก | ข |", "กลุ่มประชาสัมพันธ์", "title: ก", "\u200b", "\x1b[31m", "Related post",
    "<p>", "{", '"', "Hits: 3218", "อ่าน 16", "Views 1,234 ครั้ง", "🎯 ", "ก | ข", "Category: ข่าว", "12345", "Published: "]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=40).map("".join)


@given(TEXTS, st.sampled_from(["a.txt", "a.md", "a.html", "a.csv", "a.json", "a.jsonl", "a.eml", "a.mhtml", "a.pdf"]))
def test_paragraphs_are_the_text(text: str, name: str) -> None:
    try:
        articles = load_bytes(text.encode("utf-8", "replace"), name)
    except InputError:
        return
    for article in articles:
        assert article.text
        assert canonical(article.text) == article.text
        assert "\n".join(p.span.of(article.text) for p in article.paragraphs) == article.text
        assert [p.kind for p in article.paragraphs].index("headline") == 0
        assert all(p.start < p.end and 0 <= p.marker < p.end - p.start + 1 for p in article.paragraphs)
        if article.published_span is not None:
            assert article.published_span.end <= len(article.text)
        assert all(-1 <= image.after < len(article.paragraphs) for image in article.images)


@given(
    st.binary(max_size=400),
    st.sampled_from(["a.txt", "a.docx", "a.xlsx", "a.pdf", "a.eml", "a.html", "a.json", "a.csv"]),
)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    refused_at_most(data, name)


CHANGES = st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 255)), max_size=6)


@given(st.sampled_from([*samples().items()]), CHANGES, st.integers(0, 5_000))
def test_damaged_files_are_read_or_refused(sample: tuple[str, bytes], changes: list[tuple[int, int]], cut: int) -> None:
    name, data = sample
    damaged = bytearray(data)
    for place, value in changes:
        damaged[place % len(damaged)] = value
    refused_at_most(bytes(damaged[: max(cut, 1)]), name)


def refused_at_most(data: bytes, name: str) -> None:
    """Read `data`; what ends a test is anything but a sentence about the file, one about a fault of ours too."""
    try:
        load_bytes(data, name)
    except FaultError:
        raise
    except InputError:
        pass
