"""Whether an action is done at once, waits until what it needs is there, or is refused."""

from collections.abc import Awaitable, Callable
from typing import Literal

from mou_tui.app.reader.state import ReaderState

Verdict = Literal["run", "wait", "refuse"]


class ActionGate:
    """Decides by what the action table says that an action needs, and keeps what was asked for too soon, in its order."""

    def __init__(self, state: ReaderState) -> None:
        self._state = state
        self._pending: list[Callable[[], Awaitable[object]]] = []

    def check(self, id: str) -> Verdict:
        """Whether an action runs now; it waits while the library is opened or the hits of an entered query are awaited."""
        state = self._state
        action = state.keymap.actions.get(id)
        if action is None or action.needs == "nothing":
            return "run"
        if (state.opening and state.article is None) or state.query_to_open:
            return "wait"
        return "refuse" if action.needs == "article" and state.article is None else "run"

    def keep(self, do: Callable[[], Awaitable[object]]) -> None:
        """Keep what was asked for too soon."""
        self._pending.append(do)

    def take_pending(self) -> list[Callable[[], Awaitable[object]]]:
        """What was kept, which is to be done now; nothing while hits are still awaited."""
        if self._state.query_to_open:
            return []
        pending, self._pending = self._pending, []
        return pending

    def drop_pending(self) -> None:
        """Forget what was kept: what it was meant for does not come."""
        self._pending.clear()
