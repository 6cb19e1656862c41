"""Commands that hand the article to other programs: its file, its picture, its text; and notes in the reader's editor."""

import asyncio
from collections.abc import Coroutine
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mou_tui.app.reader.context import Context, Controller, Reader
from mou_tui.article import Article
from mou_tui.errors import MouError
from mou_tui.i18n import _

if TYPE_CHECKING:
    from mou_tui.loaders.pictures import Picture


class OutsideController(Controller):
    """Opens files and pictures in their programs, pipes articles to commands, those of the settings among them."""

    def __init__(self, context: Context, reader: Reader) -> None:
        super().__init__(context, reader)
        self._last_command = ""
        self.commands = {
            "open_file": self.open_file,
            "picture": self.show_picture,
            "pipe": self.ask_for_command,
            **{id: partial(self._run, command) for id, command in self._state.own_commands.items()},
        }

    def open_file(self) -> None:
        """Open the article's file in its program."""
        if self._state.article is not None:
            self._services.open_file(Path(self._state.article.path))

    async def show_picture(self) -> None:
        """Show the article's pictures, or open one; of several first the nearest before what is being read, else the first."""
        # Not before somebody asks: what decodes pictures costs the start a hundredth of a second.
        from mou_tui.loaders.limits import limits_in_force
        from mou_tui.loaders.pictures import MAILS, Picture, local_picture, pictures_within

        article = self._state.article
        if article is None:
            return
        if not article.images or Path(article.path).suffix.lower() in MAILS:
            within = await asyncio.to_thread(pictures_within, article.path, limits_in_force())
            if within:
                await self._show(within, 0)
                return
        if not article.images:
            self._services.show_message(_("This article has no picture."))
            return
        reading = sum(p.start <= self._views.reading.reading_offset for p in article.paragraphs) - 1
        nearest = max(sum(image.after <= reading for image in article.images) - 1, 0)
        target = article.images[nearest].target
        if target.startswith(("http://", "https://")):
            self._services.open_address(target)
            return
        there = [(local_picture(article.path, image.target), image.caption) for image in article.images]
        if there[nearest][0] is None:
            self._services.show_message(_("The picture is not there: %s") % target, error=True)
            return
        pictures = [Picture(path, caption) for path, caption in there if path is not None]
        await self._show(pictures, sum(path is not None for path, _caption in there[:nearest]))

    async def _show(self, pictures: "list[Picture]", at: int) -> None:
        """Show pictures and open the file of the one that is chosen; without what draws them open that of number `at`."""
        if not self._dialogs.shows_pictures:
            self._services.open_file(pictures[at].path, _("pip install “mou-tui[pictures]” shows pictures here."))
        elif (opened := await self._dialogs.show_pictures(pictures, at)) is not None:
            self._services.open_file(opened)

    async def ask_for_command(self) -> None:
        """Ask for a command, and run it with the article on its standard input."""
        if self._state.article is None:
            return
        hint = _("It gets the text on its standard input; {path}, {title} and {url} stand for the article's own.")
        title = _("Pipe the article to a command")
        command = await self._dialogs.ask(title, self._last_command, hint=hint, selected=True)
        if command:
            self._last_command = command
            await self._run(command)

    def _run(self, command: str) -> Coroutine[Any, Any, None]:
        return self._piped(command, self._state.article)

    async def _piped(self, command: str, article: Article | None) -> None:
        from mou_tui.app.outside import pipe, words_of

        if article is None:
            self._services.show_message(_("There is no article here yet."))
            return
        values = {"path": article.path, "title": article.title, "url": article.source_url or ""}
        try:
            written = await pipe(words_of(command, values), article.text)
        except MouError as error:
            self._services.show_error(error)
            return
        if written.text.strip() or written.code:
            ended = _("ended with exit code %d") % written.code if written.code else ""
            self._dialogs.notice(
                command, "\n".join(part for part in (written.text.rstrip(), ended) if part), error=bool(written.code)
            )
        else:
            self._services.show_message(_("Done: %s") % command)
