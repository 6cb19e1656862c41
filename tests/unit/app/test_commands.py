"""The table of actions and the controllers say the same; what an action needs decides whether it runs."""

from tests.unit.app.desk import Desk

from mou_tui.app.keymap import KEYMAP
from mou_tui.app.reader.action_gate import ActionGate
from mou_tui.app.reader.context import Controller
from mou_tui.app.reader.state import ReaderState


async def test_each_action_of_the_reader_is_a_command_and_each_command_an_action(desk: Desk) -> None:
    assert set(desk.controllers.commands) == {action.id for action in KEYMAP.of("everywhere", "reader")}


async def test_no_two_controllers_have_the_same_command(desk: Desk) -> None:
    made = desk.controllers
    commands = made.commands
    parts = [part for part in vars(made).values() if isinstance(part, Controller)]
    assert sum(len(part.commands) for part in parts) == len(commands)


def test_what_is_needed_decides() -> None:
    state = ReaderState([], "ce")
    gate = ActionGate(state)
    assert [gate.check(id) for id in ("help", "sort", "down", "bookmark", "page_down")] == [
        "run",
        "wait",
        "wait",
        "wait",
        "run",
    ]
    state.opening = False
    assert [gate.check(id) for id in ("sort", "down", "undo", "bookmark", "select")] == [
        "run",
        "run",
        "run",
        "refuse",
        "refuse",
    ]
    state.query_to_open = "ILO"
    assert [gate.check(id) for id in ("quit", "bookmark")] == ["run", "wait"]


def test_what_waited_is_given_back_once_and_in_its_order() -> None:
    state = ReaderState([], "ce")
    gate = ActionGate(state)

    async def first() -> None: ...
    async def second() -> None: ...

    gate.keep(first)
    gate.keep(second)
    state.query_to_open = "ILO"
    assert gate.take_pending() == []
    state.query_to_open = ""
    assert gate.take_pending() == [first, second]
    assert gate.take_pending() == []
