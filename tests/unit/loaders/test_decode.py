"""Bytes of every encoding in which Thai files are found."""

import pytest

from mou_tui.errors import InputError
from mou_tui.loaders.decode import decode

TEXT = "มหาวิทยาลัยดอยหลวงลงนามบันทึกข้อตกลง (MOU) ๒๕๖๖\nเพื่อพัฒนาหลักสูตร\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp874", "tis-620"]
)
def test_thai_text_is_read_in(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_utf16_with_its_mark_in_either_order() -> None:
    assert decode(b"\xff\xfe" + TEXT.encode("utf-16-le")) == TEXT
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


def test_lines_of_two_encodings_in_one_file() -> None:
    mixed = "บรรทัดแรกเป็น UTF-8\n".encode() + "บรรทัดที่สองเป็น TIS-620\n".encode("cp874")
    assert decode(mixed) == "บรรทัดแรกเป็น UTF-8\nบรรทัดที่สองเป็น TIS-620\n"


def test_one_broken_byte_does_not_cost_the_line() -> None:
    data = TEXT.encode()[:30] + b"\xff" + TEXT.encode()[30:]
    assert "ลงนามบันทึกข้อตกลง" in decode(data)


def test_a_text_cut_in_the_middle_of_a_letter() -> None:
    assert decode(TEXT.encode()[:-2]).startswith("มหาวิทยาลัย")


def test_a_declared_charset_is_believed_only_where_the_bytes_fit() -> None:
    assert decode("日本".encode("shift_jis"), "shift_jis") == "日本"
    assert decode(TEXT.encode(), "tis-620") == TEXT
    assert decode(TEXT.encode("cp874"), "iso-8859-1") == TEXT
    assert decode(TEXT.encode("cp874"), "no-such-charset") == TEXT


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x00" * 500, b"\x7fELF\x02\x01\x01" + b"\x00\x03" * 300])
def test_binary_data_is_said_to_be_no_text(data: bytes) -> None:
    with pytest.raises(InputError):
        decode(data)


@pytest.mark.parametrize("stray", [b"\x00", b"\x08", b"\x0e", b"\x07", b"\x01\x02", b"\x00" * 3000])
@pytest.mark.parametrize("text", [TEXT, "ลงนาม MOU\n", TEXT * 300])
def test_a_few_controls_make_no_text_a_binary_file(stray: bytes, text: str) -> None:
    data = text.encode()
    assert decode(data + stray).rstrip("\0") == text + stray.decode().rstrip("\0")
    if len(stray) < 3:
        assert decode(stray + data) == stray.decode() + text
