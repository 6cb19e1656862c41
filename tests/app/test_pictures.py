"""The pictures of an article in the terminal."""

import io
from pathlib import Path

import pytest
from tests.app.running import running

Pillow = pytest.importorskip("PIL.Image", reason="the extra `pictures` is not installed")
pytest.importorskip("textual_image", reason="the extra `pictures` is not installed")

from mou_tui.app.dialogs.overlay import Panel  # noqa: E402
from mou_tui.app.dialogs.pictures import Pictures  # noqa: E402
from mou_tui.app.widgets.bar import Bar  # noqa: E402

PAGE = (
    "<html><head><title>ข่าวสอง</title></head><body><article><h1>ข่าวสองลงนามความร่วมมือ</h1>"
    "<p>เนื้อความของข่าวสองที่ยาวพอจะเป็นเนื้อข่าว และมีอีกประโยคหนึ่งตามมา</p><figure><img src='a.png' alt='พิธีลงนาม'></figure>"
    "<p>เนื้อความอีกย่อหน้าหนึ่งของข่าวสองซึ่งยาวพอเช่นกัน</p><figure><img src='b.png' alt='ผู้ลงนาม'></figure>"
    "<p>เนื้อความอีกย่อหน้าหนึ่งของข่าวสองซึ่งยาวพอเช่นกัน</p></article></body></html>"
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A folder with a saved page of two pictures: one red over blue, one that is broken."""
    folder = tmp_path / "ข่าว"
    folder.mkdir()
    (folder / "a.html").write_text(PAGE, "utf-8")
    image = Pillow.new("RGB", (40, 40), (255, 0, 0))
    image.paste((0, 0, 255), (0, 20, 40, 40))
    out = io.BytesIO()
    image.save(out, "PNG")
    (folder / "a.png").write_bytes(out.getvalue())
    (folder / "b.png").write_bytes(out.getvalue()[:60])
    return folder


async def test_the_picture_is_drawn_in_its_colours_and_the_next_is_told_as_broken(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    async with running(page) as run:
        monkeypatch.setattr(run.app, "open_file", opened.append)
        await run.press("$")
        await run.until(lambda: isinstance(run.app.screen, Pictures) and _colours(run.app.screen) >= {"red", "blue"})
        dialog = run.app.screen
        assert isinstance(dialog, Pictures)
        assert "1 of 2" in str(dialog.query_one(Panel).border_title)
        assert "Esc closes" in dialog.query_one("#picture-hint", Bar).words
        await run.press("right")
        await run.until(lambda: "no picture" in dialog.query_one("#caption", Bar).words)
        assert not _colours(dialog) & {"red", "blue"}
        await run.pilot.resize_terminal(60, 20)
        await run.press("k")
        await run.until(lambda: _colours(dialog) >= {"red", "blue"})
        assert "Esc closes" in dialog.query_one("#picture-hint", Bar).words
        await run.press("enter")
        await run.until(lambda: opened)
        assert opened == [page / "a.png"]


def _colours(dialog: Pictures) -> set[str]:
    """Which of the picture's colours are drawn."""
    names: dict[tuple[int, ...], str] = {(255, 0, 0): "red", (0, 0, 255): "blue"}
    drawn = set()
    for strip in dialog._compositor.render_strips():
        for segment in strip:
            for colour in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                if colour is not None and colour.triplet is not None:
                    drawn.add(names.get(tuple(colour.triplet), ""))
    return drawn
