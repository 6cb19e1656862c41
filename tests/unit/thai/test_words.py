"""Words by ICU and by its fallback: code-point offsets, whatever stands in the text."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from mou_tui.thai import words as module
from mou_tui.thai.words import boundaries, word_starts, words


def test_words_without_spaces_and_punctuation() -> None:
    text = "มหาวิทยาลัยเชียงใหม่ (มช.) ลงนาม MoU ต่าง ๆ ฯลฯ ปี 2566"
    assert [text[start:end] for start, end in words(text)] == [
        "มหาวิทยาลัย", "เชียงใหม่", "มช", "ลง", "นาม", "MoU", "ต่าง", "ๆ", "ฯลฯ", "ปี", "2566",
    ]  # fmt: skip
    assert word_starts(text) == [start for start, _ in words(text)]


@pytest.mark.parametrize("emoji", ["", "🙂", "🙂🇹🇭𝄞"])
def test_offsets_are_code_points(emoji: str) -> None:
    text = f"{emoji}กระทรวง{emoji} ลงนาม{emoji}"
    assert "กระทรวง" in [text[start:end] for start, end in words(text)]
    assert boundaries(text)[-1] == len(text)


def test_what_cannot_be_encoded_is_no_trap() -> None:
    assert boundaries("ก\ud800ข")[-1] == 3
    assert boundaries("") == []


def test_the_fallback_covers_the_text_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_icu_breaker", lambda: None)
    text = "กระทรวงการต่างประเทศ ลงนาม MoU 3 ฉบับ🙂 " + "7" * 20_000
    ends = boundaries(text)
    assert ends == sorted(set(ends))
    assert ends[-1] == len(text)
    assert {"ลงนาม", "MoU", "ฉบับ"} <= {text[start:end] for start, end in words(text)}


def test_any_thread_may_ask() -> None:
    texts = [f"{'🙂' * n}มหาวิทยาลัยเชียงใหม่ลงนามบันทึกข้อตกลง{n}" * 50 for n in range(20)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(boundaries, texts)) == [boundaries(text) for text in texts]
