"""Keys typed for a dialog that is not there yet: it waits for the library, or for something that is looked up or written first.

Done at once they would be commands: `t` for tags and a letter of a tag, which opens, copies or rejects something instead.
"""

from textual import events
from textual.app import App


class HeldKeys:
    """Holds what is typed between the key that asks for a dialog and the dialog; then it is typed there, in its order."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._holding = False
        self._held: list[events.Event] = []

    def hold(self) -> None:
        """A dialog was asked for: what is typed from now on belongs to it."""
        self._holding = True

    def take(self, event: events.Event) -> bool:
        """Whether the event is a key or a paste that was held. Chords are commands wherever they are typed."""
        if not self._holding or not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            return False
        if isinstance(event, events.Key) and event.key.startswith("ctrl+"):
            return False
        self._held.append(event)
        return True

    def release(self) -> None:
        """The dialog is there, or will not come: type what was held."""
        held, self._held, self._holding = self._held, [], False
        for event in held:
            self._app.post_message(event)

    def drop(self) -> None:
        """What was waited for does not come: forget what was held."""
        self._held, self._holding = [], False
