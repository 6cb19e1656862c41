"""Stories that several files tell: shown once or with all their copies, and taken apart."""

from mou_tui.app.reader.context import Context, Controller, Reader
from mou_tui.i18n import _


class StoryController(Controller):
    """Folds and unfolds the copies of a story in the list; says of an article that it tells another story."""

    def __init__(self, context: Context, reader: Reader) -> None:
        super().__init__(context, reader)
        self.commands = {
            "copies": self.toggle,
            "all_copies": self.toggle_all,
            "separate": self.separate,
        }

    def toggle(self) -> None:
        """Show the copies of the story under the cursor, or the best one alone."""
        workspace, rowid = self._state.workspace, self._views.list.window.current
        if workspace is None or rowid is None:
            return
        if workspace.stories.toggle(rowid):
            self._reader.list_again(rowid)
        else:
            self._services.show_message(_("No other article tells this story."))

    def toggle_all(self) -> None:
        """Show every copy of every story, or each story once."""
        workspace = self._state.workspace
        if workspace is None:
            return
        stories = workspace.stories
        stories.show_all(not stories.all_open)
        self._services.show_message(_("Every copy is listed.") if stories.all_open else _("Each story is listed once."))
        self._reader.list_again(self._views.list.window.current)

    async def separate(self) -> None:
        """Say that the article under the cursor tells another story than its copies, or take that back."""
        workspace, rowid = self._state.workspace, self._views.list.window.current
        if workspace is None or rowid is None:
            return
        operation = await self._services.background(lambda: workspace.separate(rowid))
        if operation is None:
            self._services.show_message(_("No other article tells this story."))
            return
        self._services.show_change(operation.describe())
        self._reader.list_again(rowid)
