"""What keys, clicks and typed lines do on the agreements screen, without a screen."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mou_tui import locations
from mou_tui.app.agreements.commands import AgreementCommands, Asked
from mou_tui.app.agreements.drawing import Drawn, drawn
from mou_tui.app.agreements.keys import KEYS, shown
from mou_tui.app.agreements.view import AgreementsView, OpenArticle
from mou_tui.thai.width import cells


class Screen:
    """Notes what the commands ask of it."""

    half_page = 5

    def __init__(self) -> None:
        self.left: list[OpenArticle | None] = []
        self.asked: list[tuple[Asked, str, str]] = []
        self.copied: list[str] = []
        self.notices: list[str] = []
        self.registers = 0

    def draw_again(self) -> None: ...

    def write(self, do: Callable[[], object]) -> None:
        do()

    def leave(self, chosen: OpenArticle | None = None) -> None:
        self.left.append(chosen)

    def ask(self, what: Asked, question: str, value: str) -> None:
        self.asked.append((what, question, value))

    def copy(self, text: str) -> None:
        self.copied.append(text)

    def show_notice(self, title: str, text: str) -> None:
        self.notices.append(text)

    def read_register(self) -> None:
        self.registers += 1


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def commands(view: AgreementsView, screen: Screen, tmp_path: Path) -> AgreementCommands:
    return AgreementCommands(view, screen, tmp_path)


def press(commands: AgreementCommands, *keys: str) -> None:
    for key in keys:
        commands.key(key, key if len(key) == 1 else None)


def picture(view: AgreementsView) -> Drawn:
    return drawn(view, 120, 34, "คลังข่าว", lambda action: shown(action, thai=False))


def test_every_action_of_the_keys_is_a_command(commands: AgreementCommands) -> None:
    assert commands.actions == set(KEYS)


def test_enter_goes_to_the_words(commands: AgreementCommands, screen: Screen, view: AgreementsView) -> None:
    press(commands, "j", "enter")
    assert view.focus == "detail"
    while view.lines[view.line].field != "signed_on":
        press(commands, "j")
    press(commands, "enter")
    (opened,) = screen.left
    assert opened is not None
    ((start, end),) = opened.spans
    assert "สิงหาคม 2566" in view.host.text_of(opened.rowid)[start:end]
    assert view.cursor == 1, "the place is kept"


def test_a_line_that_no_news_says_opens_the_first_and_a_link_its_agreement(
    commands: AgreementCommands, screen: Screen, view: AgreementsView
) -> None:
    view.go(next(n for n, row in enumerate(view.rows) if "ธนาคารออมสิน" in row.parties))
    press(commands, "W", "1")
    view.go(next(n for n, row in enumerate(view.rows) if "ธนาคารออมสิน" in row.parties))
    former = next(line.key for line in view.lines if line.field == "former")
    view.set_filter("ธนาคารออมสิน")
    press(commands, "l")
    view.line = next(n for n, line in enumerate(view.lines) if line.field == "former")
    press(commands, "enter")
    assert view.row is not None
    assert view.row.key == former
    assert view.filter == "", "the filter hid it"
    assert not screen.left
    view.line = next(n for n, line in enumerate(view.lines) if line.kind == "field" and line.cell is None)
    press(commands, "enter")
    (opened,) = screen.left
    assert opened is not None
    assert opened.spans == ()


def test_another_key_than_a_digit_links_nothing(commands: AgreementCommands, view: AgreementsView) -> None:
    view.go(next(n for n, row in enumerate(view.rows) if "ธนาคารออมสิน" in row.parties))
    press(commands, "A")
    assert "1 " in view.told
    press(commands, "j")
    assert view.told == ""
    assert not [line for line in view.lines if line.kind == "link" and line.field == "amends"]


def test_each_step_back_leaves_one_thing(commands: AgreementCommands, screen: Screen, view: AgreementsView) -> None:
    commands.typed("filter", "ธนาคารออมสิน")
    press(commands, "b")
    assert view.page == "charts"
    press(commands, "t")
    assert view.page == "timeline"
    press(commands, "l")
    assert (view.page, view.focus) == ("list", "detail")
    press(commands, "q")
    assert view.focus == "list"
    press(commands, "t", "t")
    assert view.page == "list"
    press(commands, "t", "q")
    assert (view.page, view.filter) == ("list", "ธนาคารออมสิน")
    press(commands, "q")
    assert view.filter == ""
    assert not screen.left
    press(commands, "q")
    assert screen.left == [None]


def test_clicks_choose_sort_open_and_filter(commands: AgreementCommands, view: AgreementsView) -> None:
    now = picture(view)
    line = next(line for line, number in now.table.items() if number == 1)
    commands.click(now, 5, line)
    assert (view.cursor, view.focus) == (1, "list")
    commands.click(now, 5, line)
    assert view.focus == "detail", "the second click on a row opens it"
    now = picture(view)
    at, row = next((y, row) for y, row in now.details.items() if view.lines[row].field == "term")
    commands.click(now, now.detail_from + 3, at)
    assert view.line == row
    low, _high, sort = next(one for one in now.sorts if one[2] == "reports")
    commands.click(now, low, now.heading)
    assert view.sort == sort
    first = cells(now.lines[now.worklist][0].text)
    commands.click(now, first, now.worklist)
    assert view.filter == view.work()[0][2]
    commands.click(picture(view), first, now.worklist)
    assert view.filter == "", "once more shows all"


def test_a_typed_line_is_entered_or_typed_again(
    commands: AgreementCommands, screen: Screen, view: AgreementsView
) -> None:
    view.go(next(n for n, row in enumerate(view.rows) if "ธนาคารออมสิน" in row.parties))
    press(commands, "ำ")
    assert screen.asked[-1][0] == "value"
    assert not commands.entered("value", "ๆๆๆ")
    assert view.told
    assert commands.entered("value", "5 ปี")
    assert "2029-04-30" in [row.ends_on for row in view.all_rows]
    press(commands, "f9")
    assert "2029-04-30" not in [row.ends_on for row in view.all_rows]


def test_a_filter_that_is_left_filters_no_more(
    commands: AgreementCommands, screen: Screen, view: AgreementsView
) -> None:
    commands.typed("filter", "ธนาคารออมสิน")
    assert len(view.rows) == 1
    press(commands, "s")
    assert screen.asked[-1][2] == "ธนาคารออมสิน"
    commands.typed("value", "is no filter")
    assert len(view.rows) == 1
    commands.cancelled("filter")
    assert len(view.rows) == 2


def test_export_says_what_it_wrote(
    commands: AgreementCommands, screen: Screen, view: AgreementsView, tmp_path: Path
) -> None:
    press(commands, "x")
    what, _question, value = screen.asked[-1]
    assert what == "export"
    assert locations.expanded(value).parent == tmp_path
    assert commands.entered("export", str(tmp_path / "ทะเบียน.xlsx"))
    assert "2" in view.told
    assert (tmp_path / "ทะเบียน.xlsx").exists()


def test_a_row_is_copied_with_its_name_and_help_shows_the_layout_in_use(
    commands: AgreementCommands, screen: Screen, view: AgreementsView
) -> None:
    press(commands, "y")
    assert view.row is not None
    assert screen.copied[0].split("\t")[-1] == f"ag:{view.row.key}"
    press(commands, "?")
    assert "\ne  " in screen.notices[-1]
    press(commands, "ๆ", "f1")
    assert "\ne  " not in screen.notices[-1]


def test_the_register_is_read_where_its_key_is_pressed(commands: AgreementCommands, screen: Screen) -> None:
    press(commands, "น")
    assert screen.registers == 1
    assert not commands.key("ctrl+x", None)
