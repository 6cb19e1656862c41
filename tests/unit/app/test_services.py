"""What the application does for the controllers, asked of one that does not run."""

from pathlib import Path

import pytest

from mou_tui import i18n
from mou_tui.app.app import MouApp
from mou_tui.app.widgets import clipboard
from mou_tui.thai.width import cells


class Silent(MouApp):
    """Keeps what it would say on the screen, and what it would copy or open, in so many columns."""

    columns = 80

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__([], watch=False, index=False)
        self.said: list[str] = []
        self.copied: list[str] = []
        monkeypatch.setattr(self, "show_message", lambda text, *, error=False: self.said.append(text))
        monkeypatch.setattr(self, "copy_to_clipboard", self.copied.append)
        monkeypatch.setattr(self, "run_worker", lambda work, **_how: work())


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Silent:
    return Silent(monkeypatch)


def test_where_copies_are_is_told_once(app: Silent) -> None:
    app.copy("ข่าวแรก")
    app.copy("ข่าวสอง")
    assert app.copied == ["ข่าวแรก", "ข่าวสอง"]
    assert clipboard.copied_file().read_text("utf-8") == "ข่าวสอง"
    assert ["copied.txt" in said for said in app.said] == [True, False]
    assert app.said[1] == "Copied: ข่าวสอง"


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_long_copy_leaves_room_for_the_file_it_is_in(
    app: Silent, language: i18n.Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard.locations, "shown", lambda path: "~/.cache/mou-tui/copied.txt")
    i18n.set_language(language)
    app.copy("ความร่วมมือครั้งนี้จะเป็นประโยชน์ต่อนักศึกษาและชุมชน " * 5)
    assert "… · " in app.said[0]
    assert app.said[0].endswith("/copied.txt")
    assert cells(app.said[0]) <= 78


def test_a_change_is_told_with_the_key_that_undoes_it(app: Silent) -> None:
    app.show_change("Bookmark added")
    assert app.said == ["Bookmark added · u undoes it"]


def test_only_web_addresses_are_opened(app: Silent, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("mou_tui.desktop.has_browser", lambda: True)
    monkeypatch.setattr("webbrowser.open", opened.append)
    for address in ("file:///etc/passwd", "javascript:alert(1)", "https://example.org/c"):
        app.open_address(address)
    assert opened == ["https://example.org/c"]
    assert ["no web address" in said for said in app.said] == [True, True, False]


def test_where_no_program_opens_it_the_address_or_the_path_is_copied(
    app: Silent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mou_tui.desktop.has_browser", lambda: False)
    monkeypatch.setattr("mou_tui.desktop.can_open_files", lambda: False)
    file = tmp_path / "a.txt"
    file.touch()
    app.open_address("https://example.org/c")
    app.open_file(file)
    file.unlink()
    app.open_file(file)
    assert app.copied == ["https://example.org/c", str(file)]
    assert "not there any more" in app.said[-1]


def test_a_file_that_cannot_be_opened_is_told_behind_what_was_said(
    app: Silent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(path: Path) -> None:
        raise FileNotFoundError(2, "No such file")

    monkeypatch.setattr("mou_tui.desktop.can_open_files", lambda: True)
    monkeypatch.setattr("mou_tui.desktop.open_file", fails)
    file = tmp_path / "out.md"
    file.touch()
    app.open_file(file, "Wrote 1 article.")
    assert "Wrote 1 article. " in app.said[-1]
    assert "could not be opened" in app.said[-1]


def test_the_next_theme_has_a_thai_name(app: Silent) -> None:
    i18n.set_language("th")
    name, label = app.next_theme()
    assert name == app.theme
    assert not [letter for letter in label if letter.isascii() and letter.isalpha()]
