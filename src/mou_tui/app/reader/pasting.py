"""Saving pasted articles into the library."""

from pathlib import Path

from mou_tui.app.reader.context import Context, Controller, Reader
from mou_tui.i18n import _
from mou_tui.workspace import Workspace


class PasteController(Controller):
    """Asks whether pasted text is to be saved, and opens what was saved once it is indexed."""

    def __init__(self, context: Context, reader: Reader) -> None:
        super().__init__(context, reader)
        self._file_to_open: Path | None = None
        """A file saved just now, which is to be opened once it is indexed."""
        self.commands = {"paste": lambda: self.start_paste("")}

    def pasted(self, text: str) -> None:
        """Text was pasted: show what it would be as an article, as soon as a library is open."""
        if self._state.workspace is not None:
            self.start_paste(text)
            return

        async def paste() -> None:
            self.start_paste(text)

        self._reader.wait_for_library(paste)

    def start_paste(self, text: str) -> None:
        """Ask for an article to paste, or whether to save `text`."""
        self._services.start(lambda: self._save_pasted(text), group="paste")

    async def _save_pasted(self, text: str) -> None:
        from mou_tui.loaders.paste import save_pasted

        workspace = self._state.workspace
        if workspace is None:
            return
        folder = workspace.folder_to_save_into
        if folder is None:
            words = _("Pasted articles are kept in a folder of yours, not among these: open one first with %s.")
            self._services.show_message(words % self._state.key("open_folder"))
            return
        chosen = await self._dialogs.paste(folder, text)
        if chosen is None:
            return
        saved = await self._services.background(lambda: save_pasted(chosen, folder))
        self._file_to_open = saved
        self._services.show_message(_("Saved as %s") % saved.name)
        self._reader.look_for_articles()

    def open_saved(self, workspace: Workspace) -> None:
        """Open the article that was saved just now, if the index has it."""
        saved = self._file_to_open
        rowid = workspace.library.find(str(saved)) if saved is not None else None
        if saved is None or rowid is None:
            return
        self._file_to_open = None
        if self._reader.show_article(rowid):
            self._surface.go_to("reading")
            self._services.show_message(_("Saved as %s") % saved.name)
