"""What one session of the reader leaves to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mou_tui import clock

if TYPE_CHECKING:
    from mou_tui.annotations import State
    from mou_tui.library import Library

LAST_HERE: Final = "last here"
"""Key in the session under which the moment stands at which the reader was left."""
_VIEW: Final = "view"
"""Key in the session under which stands what was on the screen then."""
_LAST_EXPORT: Final = "last export"
"""Key in the session under which the choices of the last export stand."""


class SessionMemory:
    """Keeps and gives back what stands in the state of reading; all of it touches the disk."""

    def __init__(self, state: State, folders: Sequence[Path], library: Library) -> None:
        self._state, self._folders, self._library = state, tuple(folders), library

    def remember(self, **changes: Any) -> None:
        """Keep what the next start takes up again (the fields of `Session`)."""
        self._state.set_session(self._state.session()._replace(**changes))

    def remembered(self, key: str) -> Any:
        """What was kept beside the fields of `Session`; None where nothing was."""
        return (self._state.session().more or {}).get(key)

    def remembered_table(self, key: str) -> dict[str, Any]:
        """The table that `remember_more` has kept; an empty one where none was."""
        kept = self.remembered(key)
        return kept if isinstance(kept, dict) else {}

    def remember_leaving(self, view: Mapping[str, Any], **changes: Any) -> None:
        """Keep what the reader leaves behind: `view` is what is on the screen."""
        more = self._state.session().more or {}
        view = {**view, "folders": [str(folder.absolute()) for folder in self._folders]}
        self.remember(more={**more, _VIEW: view, LAST_HERE: clock.now().isoformat()}, **changes)

    def read_last(self) -> int | None:
        """The row of the article that was read last, where it is in this library."""
        article = self._state.session().article
        return self._library.find(article) if article else None

    def last_view(self) -> dict[str, Any]:
        """What was on the screen when this library was left; nothing where another was open."""
        view = self.remembered_table(_VIEW)
        return view if view.get("folders") == [str(folder.absolute()) for folder in self._folders] else {}

    def remember_more(self, key: str, changes: Mapping[str, Any]) -> None:
        """Keep what the next start takes up again beside the fields of `Session`: changes of a table."""
        more = self._state.session().more or {}
        self.remember(more={**more, key: {**self.remembered_table(key), **changes}})

    def recent_folders(self) -> list[Path]:
        """Folders opened before, the latest first."""
        recent = self.remembered("recent")
        return [Path(p) for p in recent if isinstance(p, str)] if isinstance(recent, list) else []

    def export_choices(self) -> dict[str, Any]:
        """What was chosen when the reader last exported."""
        return self.remembered_table(_LAST_EXPORT)

    def remember_export(self, choices: Mapping[str, Any]) -> None:
        """Keep what was chosen for the next export."""
        self.remember_more(_LAST_EXPORT, choices)

    def remember_folders(self) -> None:
        """Keep the open folders as the ones to open next time."""
        session = self._state.session()
        recent = [str(f) for f in self._folders] + [str(p) for p in self.recent_folders()]
        more = {**(session.more or {}), "recent": list(dict.fromkeys(recent))[:20]}
        self.remember(folders=self._folders, more=more)
