"""What is typed for a dialog that is not there yet."""

from typing import Any

import pytest
from textual import events

from mou_tui.app.held_keys import HeldKeys


class Queue:
    """An app that only keeps what it is given."""

    def __init__(self) -> None:
        self.posted: list[events.Event] = []

    def post_message(self, event: events.Event) -> None:
        self.posted.append(event)


@pytest.fixture
def queue() -> Queue:
    return Queue()


@pytest.fixture
def held(queue: Any) -> HeldKeys:
    return HeldKeys(queue)


def key(name: str) -> events.Key:
    return events.Key(name, name if len(name) == 1 else None)


def test_keys_are_held_from_the_key_that_asks_and_typed_in_their_order(held: HeldKeys, queue: Queue) -> None:
    assert not held.take(key("j"))
    held.hold()
    typed = [key("o"), events.Paste("pasted"), key("enter")]
    assert all(held.take(event) for event in typed)
    assert queue.posted == []
    held.release()
    assert queue.posted == typed
    assert not held.take(key("j")), "the dialog has it"


def test_chords_and_what_is_no_key_are_not_held(held: HeldKeys) -> None:
    held.hold()
    assert not held.take(key("ctrl+q"))
    assert not held.take(events.Focus())


def test_what_waited_for_something_that_does_not_come_is_forgotten(held: HeldKeys, queue: Queue) -> None:
    held.hold()
    held.take(key("o"))
    held.drop()
    assert not held.take(key("x"))
    held.release()
    assert queue.posted == []
