"""The article's pictures on terminals that say what they can draw: as Sixels, and by Kitty's protocol."""

import io
import re
from pathlib import Path

import pytest
from tests.terminal.conftest import OpenTerminal

Pillow = pytest.importorskip("PIL.Image", reason="the extra `pictures` is not installed")
pytest.importorskip("textual_image", reason="the extra `pictures` is not installed")

PAGE = (
    "<html><head><title>ข่าวภาพ</title></head><body><article><h1>ข่าวภาพลงนามความร่วมมือ</h1>"
    "<p>เนื้อความของข่าวที่ยาวพอจะเป็นเนื้อข่าว และมีอีกประโยคหนึ่งตามมา</p><figure><img src='a.png' alt='พิธีลงนาม'></figure>"
    "<p>เนื้อความอีกย่อหน้าหนึ่งของข่าวซึ่งยาวพอเช่นกัน</p></article></body></html>"
)
ATTRIBUTES = rb"\x1b\[c"
KITTY_QUERY = rb"\x1b_G[^\x1b]*?i=(\d+)[^\x1b]*a=q[^\x1b]*\x1b\\"


@pytest.mark.parametrize(
    ("attributes", "kitty", "drawn"),
    [
        (b"\x1b[?62;4;22c", None, rb"\x1bP[0-9;]*q"),
        pytest.param(
            b"\x1b[?62;22c", b"OK", rb"\x1b_G(?![^\x1b]*a=q)[^\x1b]*;[A-Za-z0-9+/=]{40}", marks=pytest.mark.slow
        ),
    ],
    ids=["sixel", "kitty"],
)
def test_a_picture_is_drawn_as_the_terminal_says_that_it_can(
    attributes: bytes, kitty: bytes | None, drawn: bytes, terminal: OpenTerminal, tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.html").write_text(PAGE, "utf-8")
    out = io.BytesIO()
    Pillow.new("RGB", (60, 60), (255, 0, 0)).save(out, "PNG")
    (folder / "a.png").write_bytes(out.getvalue())

    pty = terminal(str(folder), lang="en")
    pty.answers[ATTRIBUTES] = attributes
    if kitty is not None:
        pty.answers[KITTY_QUERY] = b"\x1b_Gi=\\1;" + kitty + b"\x1b\\\\"
    pty.wait_for("minute to read")
    before = len(pty.written)
    pty.press("$")
    pty.wait(lambda text: re.search(drawn, pty.written[before:]) and "Picture" in text, "the picture")
    pty.press("esc")
    pty.wait_until_gone("Picture")
    pty.press("q")
    assert pty.wait_exit() == 0
