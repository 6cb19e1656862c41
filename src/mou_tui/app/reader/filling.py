"""Commands on the own fields of the open article: file number, owner, state of renewal, whatever the settings name."""

from typing import TYPE_CHECKING

from mou_tui.app.reader.context import Context, Controller, Reader
from mou_tui.i18n import _

if TYPE_CHECKING:
    from mou_tui.annotations import FilledField, Operation
    from mou_tui.article import Article
    from mou_tui.workspace import Workspace

_KNOWN_VALUES = 8
"""Values in use that the line to type in shows."""


class FieldController(Controller):
    """Asks for a field and its value."""

    def __init__(self, context: Context, reader: Reader) -> None:
        super().__init__(context, reader)
        self.commands = {"own_fields": self.choose}

    async def choose(self) -> None:
        """Show the own fields of the article, and ask for the value of the one that is chosen."""
        workspace, article = self._state.workspace, self._state.article
        if workspace is None or article is None:
            return
        title = _("Own fields · %s") % (article.title or article.path)
        fields = {field.id: field for field in workspace.fields_of(article)}
        options = [(field.name, field.id, field.value) for field in fields.values()]
        chosen = await self._dialogs.choose(title, options)
        if chosen is not None:
            await self._fill_in(workspace, article, fields[chosen], None)

    async def fill_in(self, id: str, typed: str | None = None) -> None:
        """Put a value into a field: `typed`, where it is given ("" empties the field), else what is asked for."""
        workspace, article = self._state.workspace, self._state.article
        if workspace is None or article is None:
            return
        field = next(field for field in workspace.fields_of(article) if field.id == id)
        await self._fill_in(workspace, article, field, typed)

    async def _fill_in(
        self, workspace: "Workspace", article: "Article", field: "FilledField", typed: str | None
    ) -> None:
        if typed is None:
            title = f"{field.name} · {article.title or article.path}"
            typed = await self._dialogs.ask(title, field.value, hint=_known_values(workspace, field))
        if typed is None:
            return
        value = typed
        operation: Operation | None = await self._services.background(
            lambda: workspace.own.fill_field(article, field.id, value)
        )
        if operation is not None:
            self._reader.show_fields()
            self._services.show_change(f"{field.name}: {value.strip() or '–'}")


def _known_values(workspace: "Workspace", field: "FilledField") -> str:
    known = {own.value: None for own in reversed(workspace.annotations.own_values()) if own.field == field.id}
    return _("In use: %s.") % ", ".join([*known][:_KNOWN_VALUES]) if known else ""
