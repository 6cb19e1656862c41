"""Every screen, pane and dialog of the reader, one after the other, as lines of text."""

import re
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Final

from tests.app.running import Running, running

NEWS: Final = {
    "ก": "มหาวิทยาลัยดอนเมืองลงนามความร่วมมือกับเทศบาลบางแก้ว\n\n12 มกราคม 2566\n\nมหาวิทยาลัยดอนเมืองลงนามบันทึกข้อตกลงความร่วมมือกับเทศบาลบางแก้ว "
    "เรื่องน้ำสะอาด ระยะเวลา 3 ปี โดยนายสมชาย ใจดี อธิการบดีมหาวิทยาลัยดอนเมือง ร่วมลงนาม ณ ห้องประชุมใหญ่ เมื่อวันที่ 11 มกราคม 2566\n\n"
    "นายสมชาย กล่าวว่า “น้ำสะอาดเป็นของทุกคน”\n",
    "ข": "โรงเรียนสวนดอกเปิดบ้าน\n\n3 มีนาคม 2565\n\nไม่มีข้อตกลงใดในข่าวนี้\n",
    "ค": "กรมชลเตรียมลงนามกับบริษัทน้ำไทย\n\n5 พฤษภาคม 2564\n\nกรมชลประทานเตรียมลงนามสัญญา กับบริษัทน้ำไทย\n",
}
"""Made-up news without a Latin letter."""

_READER: Final[dict[str, tuple[str, ...]]] = {
    "list": (), "reading": ("enter",), "facts": ("tab", "tab", "down"), "search": ("f4",), "find": ("f3",), "bookmarked": ("b",),
    "nothing found": ("f4", "x", "z", "x"), "selecting words": ("enter", "v"), "checked": ("tab", "tab", "down", "c"), "undone": ("f9",),
    "copied": ("f5",), "sorted": ("S",), "grouped": ("z",), "picture": ("$",), "quotation": ("P",),
}  # fmt: skip
_OVER_IT: Final[dict[str, tuple[str, ...]]] = {
    "facets": ("f",), "saved searches": ("f12",), "commands": ("f2",), "help": ("f1",), "agreements": ("D",),
    "an agreement": ("D", "enter"),
    "timeline": ("D", "t"), "charts": ("D", "b"),
    "what waits": ("D", "f"), "a filter": ("D", "f4"), "filling in": ("D", "e"),
    "register": ("D", "x"), "marks": ("D", "?"), "bookmarks": ("B",), "tags": ("t",), "note": ("w",), "export": ("x",),
    "edit": ("tab", "tab", "down", "e"), "edit a date": ("tab", "tab", "end", "e"), "add": ("A",), "open folder": ("o",), "paste": ("I",),
    "feeds": ("ctrl+n",), "pipe": ("|",),
}  # fmt: skip
SCREENS: Final = {**_READER, **_OVER_IT}
"""What is to be seen, and the keys that lead there from the list."""


async def screens(folder: Path, sizes: Sequence[tuple[int, int]]) -> AsyncIterator[tuple[str, list[str]]]:
    """The name and the lines of each screen in terminals of these sizes, in the language in use."""
    folder.mkdir()
    for name, text in NEWS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    async with running(folder, size=sizes[0]) as run:
        size = sizes[0]
        for name, keys in SCREENS.items():
            await run.press(*keys)
            if name in _OVER_IT:
                await run.until(lambda: run.app.screen is not run.reader)
            yield f"{name} at {size[0]}", _lines(run)
            # The next one is opened in the terminal in which this one was seen last.
            for size in [other for other in sizes if other != size]:
                await run.pilot.resize_terminal(*size)
                yield f"{name} at {size[0]}", _lines(run)
            await _leave(run)


def _lines(run: Running) -> list[str]:
    """What is drawn, but for where files are (of a long path the end only), which is not the interface's."""
    return [re.sub(r"[^\s│]*[~/][^\s│]*", " ", line) for line in run.lines]


async def _leave(run: Running) -> None:
    """Back to the list, without a search."""
    for _key in range(12):
        if (
            run.app.screen is run.reader
            and not run.reader.typing
            and run.state.pane == "list"
            and not run.reader.search_line.text
        ):
            return
        await run.pilot.press("escape")
    raise AssertionError("there is no way back")
