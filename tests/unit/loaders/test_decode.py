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


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Die Universität München hat am 5. März eine Vereinbarung für fünf Jahre geschlossen", "iso-8859-1"),
        ("Université Laval — l’école est créée à Québec, «ça» va", "windows-1252"),
        ("ÅSA ÖBERG är från Malmö", "iso-8859-1"),
        ("© 2018 The Company, which has told all this in English and nothing but English", "iso-8859-1"),
    ],
)
@pytest.mark.parametrize("declares", ["it", "TIS-620", None])
def test_latin_letters_are_told_from_thai_ones(words: str, encoding: str, declares: str | None) -> None:
    assert decode(words.encode(encoding), encoding if declares == "it" else declares) == words


def test_a_long_line_of_any_language_with_one_broken_byte_stays_utf8() -> None:
    data = ("Die Universität für Verträge über Überseehäfen" * 20).encode()
    assert decode(data[:30] + b"\xff" + data[30:]).count("Überseehäfen") == 20


def test_a_declared_charset_may_have_a_few_stray_bytes() -> None:
    words = "東京大学とチェンマイ大学が協定を締結した。" * 10
    assert decode(words.encode("cp932") + b"\xa0\xff", "Shift_JIS").startswith(words)


THAI_LINE = "กรมทดสอบลงนาม MOU กับมหาวิทยาลัยเชียงใหม่ ณ ห้องประชุมใหญ่"


def _read_as(data: bytes, encoding: str) -> str:
    """As browsers decode: a byte without a letter is a control."""
    return "".join(bytes((b,)).decode(encoding, "ignore") or chr(b) for b in data)


@pytest.mark.parametrize("words", [THAI_LINE, "25 สิงหาคม 2566", "กรมป่าไม้"])
@pytest.mark.parametrize(
    ("written", "read"), [("cp874", "cp1252"), ("utf-8", "cp1252"), ("utf-8", "cp874"), ("cp874", "latin-1")]
)
def test_wrongly_decoded_thai_is_mended(words: str, written: str, read: str) -> None:
    wrong = _read_as(words.encode(written), read)
    assert decode(f"{wrong}\nบรรทัดที่ถูกต้อง é\n".encode()) == f"{words}\nบรรทัดที่ถูกต้อง é\n"


def test_wrongly_decoded_french_is_mended() -> None:
    assert decode(_read_as("Université Laval été".encode(), "cp1252").encode()) == "Université Laval été"


@pytest.mark.parametrize(
    "words",
    [
        "»»» Weiterlesen ···· 12",
        "São Paulo — ação à la carte",
        "Íslensk þjóðmenning ÅÄÖ",
        "ÅÄÖ åäö",
        "เธอเน้นย้ำเธอ",
        "Ã",
        "UniversitÃ© été",
        "Ç'EST L'ÉTÉ",
    ],
)
def test_what_does_not_map_back_exactly_stays_as_it_is(words: str) -> None:
    assert decode(words.encode()) == words
