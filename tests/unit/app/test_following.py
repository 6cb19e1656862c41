"""What was kept of an article by its id stays with it when its file is changed."""

from pathlib import Path

from mou_tui.library import sync
from mou_tui.workspace import Workspace


def test_read_marks_and_places_stay_with_a_changed_article(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    path = folder / "a.txt"
    path.write_text("หัวข้อ\nเนื้อความ", encoding="utf-8")
    sync([folder])
    workspace = Workspace.open([folder])
    old = workspace.library.rows(workspace.order())[0].id
    workspace.read.add(old)
    workspace.state.mark_read(old)
    workspace.state.set_place(old, 1, 3)
    seen = workspace.library.data_version()
    path.write_text("หัวข้อ\nเนื้อความ ที่แก้แล้ว", encoding="utf-8")
    sync([folder])
    workspace.changes(seen)
    row = workspace.library.rows(workspace.order())[0]
    assert row.id != old
    assert not workspace.row_marks(row).unread
    assert workspace.state.place(row.id) == (1, 3)
    assert row.id in workspace.state.read_ids()
    workspace.close()
