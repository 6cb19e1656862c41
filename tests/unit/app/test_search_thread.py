"""The searching thread: the newest words win, and the first result is painted before the rest is looked for."""

import threading
from collections.abc import Callable, Iterator

import pytest

from mou_tui.app.search_thread import SearchThread

LONG = 30.0
"""Seconds after which a test gives up."""


class Asked:
    """A search that yields numbers, and what was delivered of it."""

    def __init__(self) -> None:
        self.delivered: list[object] = []
        self.arrived = threading.Semaphore(0)
        self.looked_for: list[int] = []
        self.searcher = SearchThread(self.search, self.deliver)

    def search(self, text: str, cancelled: Callable[[], bool]) -> Iterator[object]:
        if text == "broken":
            raise ValueError(text)
        for number in range(3):
            self.looked_for.append(number)
            yield (text, number)

    def deliver(self, number: int, found: object) -> None:
        self.delivered.append(found)
        self.arrived.release()


def test_the_rest_is_looked_for_once_the_first_result_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mou_tui.app.search_thread._PAINTED_WITHIN", LONG)
    asked = Asked()
    asked.searcher.ask("น้ำ")
    assert asked.arrived.acquire(timeout=LONG)
    assert asked.looked_for == [0]
    asked.searcher.shown()
    assert asked.arrived.acquire(timeout=LONG)
    asked.searcher.shown()
    assert asked.arrived.acquire(timeout=LONG)
    assert asked.delivered == [("น้ำ", 0), ("น้ำ", 1), ("น้ำ", 2)]
    asked.searcher.close()


def test_newer_words_do_not_wait_for_the_older_ones_to_be_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mou_tui.app.search_thread._PAINTED_WITHIN", LONG)
    asked = Asked()
    asked.searcher.ask("น")
    assert asked.arrived.acquire(timeout=LONG)
    asked.searcher.ask("น้ำ")
    assert asked.arrived.acquire(timeout=LONG)
    assert asked.delivered == [("น", 0), ("น้ำ", 0)]
    asked.searcher.close()


def test_an_error_is_handed_over_like_a_result() -> None:
    asked = Asked()
    asked.searcher.ask("broken")
    assert asked.arrived.acquire(timeout=LONG)
    assert isinstance(asked.delivered[0], ValueError)
    asked.searcher.close()
