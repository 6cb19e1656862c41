"""Commands on all tags: which there are, the articles of one, another name for it, none at all."""

from mou_tui.app.reader.context import Context, Controller, Reader
from mou_tui.i18n import _, ngettext


class TagController(Controller):
    """Lists the tags with how many bookmarks have each; renames one, joins it with another, takes it away everywhere."""

    def __init__(self, context: Context, reader: Reader) -> None:
        super().__init__(context, reader)
        self.commands = {"all_tags": self.browse}

    async def browse(self) -> None:
        """Show the tags until one is chosen whose articles are to be listed, or none."""
        workspace = self._state.workspace
        while workspace is not None:
            counts = workspace.annotations.tags()
            if not counts:
                words = _("There are no tags yet: %s gives the bookmark here some.") % self._state.key("tags")
                self._services.show_message(words)
                return
            tag = await self._dialogs.choose(_("Tags"), [(tag, tag, f"{count:,}") for tag, count in counts.items()])
            if tag is None:
                return
            if await self._asked_what_with(tag, counts[tag]) == "list":
                from mou_tui.library.facets import quoted

                self._reader.search_for(f"tag:{quoted(tag)}")
                return

    async def _asked_what_with(self, tag: str, count: int) -> str | None:
        of_all = ngettext("Take it away from %(n)d bookmark", "Take it away from %(n)d bookmarks", count) % {"n": count}
        options = [
            (_("List the articles"), "list"), (_("Rename it, or join it with another"), "rename"), (of_all, "remove"),
        ]  # fmt: skip
        what = await self._dialogs.choose(_("Tag: %s") % tag, options)
        if what == "rename":
            await self._rename(tag)
        elif what == "remove":
            await self._retag(tag, ())
        return what

    async def _rename(self, tag: str) -> None:
        from mou_tui.annotations.bookmarks import typed_tags

        hint = _("A name that is a tag already makes one of both.")
        typed = await self._dialogs.ask(_("New name of the tag “%s”") % tag, tag, hint=hint, selected=True)
        names = typed_tags(typed or "")
        if names and names != (tag,):
            await self._retag(tag, names)

    async def _retag(self, tag: str, names: tuple[str, ...]) -> None:
        from mou_tui.annotations.bookmark_operations import RenameTag

        workspace = self._state.workspace
        if workspace is None:
            return
        operation = RenameTag(tag, names)
        await self._services.background(lambda: workspace.own.do(operation))
        self._views.list.redraw()
        self._services.show_change(operation.describe())
