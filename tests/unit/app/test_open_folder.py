"""Which folder is meant by what is typed, pasted, or dropped on the terminal."""

from pathlib import Path

import pytest

from mou_tui.app.dialogs.open_folder import begun_anew, completions, path_to_open
from mou_tui.errors import InputError


@pytest.mark.parametrize("path", ["/no/such/place", "~nobody-is-called-so", "~nobody-is-called-so/ข่าว", "ย" * 300])
def test_a_path_that_cannot_be_is_not_there(path: str) -> None:
    with pytest.raises(InputError, match="no such file"):
        path_to_open(path)


@pytest.mark.parametrize("begun", ["", "ข่าว/"])
def test_a_whole_path_typed_behind_the_one_that_stands_there_takes_its_place(begun: str, tmp_path: Path) -> None:
    assert begun_anew(f"~/งาน/{begun}{tmp_path}") == str(tmp_path)
    assert begun_anew(f"{tmp_path}/~/") == "~/"
    assert begun_anew(f"{tmp_path}/ข่าว") == f"{tmp_path}/ข่าว"


@pytest.mark.parametrize("written", ["'{}' ", '"{}"', "{} "])
def test_a_folder_dropped_on_the_terminal_is_opened(written: str, tmp_path: Path) -> None:
    folder = tmp_path / "คลัง ข่าว"
    folder.mkdir()
    assert path_to_open(begun_anew("~/งาน/" + written.format(folder))) == folder


def test_folders_that_go_on_as_typed_complete_it(tmp_path: Path) -> None:
    for name in ("ข่าวเก่า", "ข่าวใหม่", "งาน", ".ข่าวลับ"):
        (tmp_path / name).mkdir()
    (tmp_path / "ข่าว.txt").touch()
    assert completions(f"{tmp_path}/ข่าว") == [f"{tmp_path}/ข่าวเก่า/", f"{tmp_path}/ข่าวใหม่/"]
    assert completions(f"{tmp_path}/.") == [f"{tmp_path}/.ข่าวลับ/"]
    assert completions(f"{tmp_path}/nothing/") == []


def test_files_of_the_wanted_kind_complete_a_path_beside_folders(tmp_path: Path) -> None:
    (tmp_path / "ทะเบียนเก่า").mkdir()
    for name in ("ทะเบียน.xlsx", "ทะเบียน.csv", "ข่าว.xlsx"):
        (tmp_path / name).touch()
    assert completions(f"{tmp_path}/ทะเบียน", ".xlsx") == [f"{tmp_path}/ทะเบียน.xlsx", f"{tmp_path}/ทะเบียนเก่า/"]
