"""What the tests of the running reader share."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from mou_tui.annotations import State
from mou_tui.app.textual_ext import is_plain

_wait_for_screen = Pilot._wait_for_screen


async def _wait_or_fail(pilot: "Pilot[None]", timeout: float = 30.0) -> bool:
    waited = await _wait_for_screen(pilot, timeout)
    fault = pilot.app._exception
    if fault is not None:
        raise fault
    return waited


@pytest.fixture(autouse=True)
def a_fault_fails_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """What ended the app, an error in a widget's drawing say, is raised where the test next presses a key or waits.

    Textual raises it only when the test is over, and a test that waits for what an app is to do that has ended is never over.
    """
    monkeypatch.setattr(Pilot, "_wait_for_screen", _wait_or_fail)


@pytest.fixture
def seeds(samples_indexed: None, seeds: Path) -> Path:
    """The folder of the sample articles; its index is there."""
    return seeds


@pytest.fixture
def small_library(tmp_path: Path) -> Path:
    """A folder of three short articles; one is full of what could be taken for markup."""
    folder = tmp_path / "คลังข่าว"
    folder.mkdir()
    texts = {
        "a.txt": "มหาวิทยาลัยดอนเมืองลงนามความร่วมมือกับเทศบาลบางแก้ว\n\n12 มกราคม 2566\n\n"
        "มหาวิทยาลัยดอนเมืองลงนามบันทึกข้อตกลงความร่วมมือกับเทศบาลบางแก้ว เรื่องน้ำสะอาด ระยะเวลา 3 ปี\n",
        "b.txt": "โรงเรียน [b]สวนดอก[/b] เปิดบ้าน [/]\n\n3 มีนาคม 2565\n\nไม่มีข้อตกลงใดในข่าวนี้ มีเพียงเรื่อง [link=x] น้ำใจ\n",
        "c.txt": "กรมชลเตรียมลงนามกับบริษัทน้ำไทย\n\n5 พฤษภาคม 2564\n\nกรมชลประทานเตรียมลงนามสัญญา\n\nที่มา : https://example.org/c\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def may_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Libraries open when this is set, and not before."""
    from mou_tui.workspace import Workspace

    allowed = threading.Event()
    really_open = Workspace.open

    def opens_late(folders: Sequence[Path], state: State | None = None) -> Workspace:
        allowed.wait()
        return really_open(folders, state)

    monkeypatch.setattr(Workspace, "open", opens_late)
    yield allowed
    allowed.set()  # of a test that failed, too: a thread that waits would keep the run from its end


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """On Textual's own ways (MOU_TUI_PLAIN_TEXTUAL) what the fence is there for is not tested, nor pictures cell by cell."""
    if is_plain("line_pane"):
        for item in items:
            if item.get_closest_marker("fence") or "snap_compare" in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.skip(reason="what the fence is there for"))
