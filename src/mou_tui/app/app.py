"""The reader as a Textual app: its screens, its clipboard, its thread for writing, and what becomes of errors."""

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver
from textual.filter import ANSIToTruecolor, LineFilter

from mou_tui.app import bindings
from mou_tui.app.bindings import action_id
from mou_tui.app.dialogs.opener import DialogOpener
from mou_tui.app.held_keys import HeldKeys
from mou_tui.app.keymap import KEYMAP, Keymap, textual_keys
from mou_tui.app.opening_ahead import Opening
from mou_tui.app.reader.screen import ReaderScreen
from mou_tui.app.reader.state import ReaderState
from mou_tui.app.resizing import Resizing
from mou_tui.app.terminal import TerminalBefore
from mou_tui.app.textual_ext.driver import with_buffered_frames
from mou_tui.app.textual_ext.faults import FaultTolerantApp
from mou_tui.app.textual_ext.gc_scheduler import GcScheduler
from mou_tui.app.textual_ext.job_control import stop_program, with_job_control
from mou_tui.app.textual_ext.key_order import OrderedKeys
from mou_tui.app.textual_ext.motion import use_motion
from mou_tui.app.themes import THEME_LABELS, next_theme, use_theme
from mou_tui.app.typed_keys import TypedKeys, is_thai_layout
from mou_tui.errors import IndexDamagedError, MouError
from mou_tui.i18n import Era, _, shown_era
from mou_tui.i18n.reasons import system_reason
from mou_tui.settings import Settings
from mou_tui.thai.width import cells, truncate

T = TypeVar("T")


class MouApp(OrderedKeys, FaultTolerantApp, App[None]):
    """Opens the reader on `folders`; with `watch` it follows their changes, with `index` it has them indexed, with `fresh` it begins anew.

    `opening` is their library where that was begun to be opened before.

    Everything that a person does runs through `run_action`, where errors become sentences.
    """

    CSS_PATH = "mou.tcss"
    TITLE = "mou-tui"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = []

    def __init__(
        self,
        folders: Sequence[Path],
        settings: Settings | None = None,
        *,
        era: Era | None = None,
        column: int | None = None,
        theme: str | None = None,
        fresh: bool = False,
        watch: bool = True,
        index: bool = True,
        before: TerminalBefore | None = None,
        opening: Opening | None = None,
    ) -> None:
        self._before = before or TerminalBefore()
        super().__init__()
        self.settings = settings or Settings(Path())
        self.keymap, self._keymap_notices = _keys_of(self.settings)
        # Now and not when mounted: the stylesheet would be matched with every widget a second time.
        use_theme(self, self.settings.theme, theme)
        use_motion(self, reduced=self.settings.motion == "reduced")
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="own-data")
        self.collector = GcScheduler()
        self._held_keys = HeldKeys(self)
        self._typed_keys = TypedKeys(self.keymap, unseen=self._before.typed_ahead)
        self.resizing = Resizing(self, lambda: self.draw_everything())
        self._told_of_copies = False
        """Whether it was said where copies are that the terminal refuses: once is enough."""
        self.watches, self.indexes = watch, index
        own_era = era if era is not None and self.settings.era == "auto" else shown_era(self.settings.era)
        self.state = ReaderState(list(folders), own_era, self.keymap, fresh=fresh)
        self.state.own_commands = {a.id: a.label for a in self.keymap.actions.values() if a.id.startswith("own_")}
        dialogs = DialogOpener(self, self.state, self.background_before_keys, self._held_keys.release)
        self.reader = ReaderScreen(self.state, self, dialogs, column=column or self.settings.column, opening=opening)

    def get_driver_class(self) -> type[Driver]:
        return with_buffered_frames(with_job_control(super().get_driver_class(), self._before))

    def get_default_screen(self) -> ReaderScreen:
        return self.reader

    def on_load(self) -> None:
        # A terminal's driver is about to be started: from now on it has to be stopped, whatever ends the program.
        if self.is_headless or sys.platform == "win32":
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            # nohup has SIGHUP ignored.
            if signal.getsignal(number) is not signal.SIG_IGN:
                loop.add_signal_handler(number, self.end_by, number)

    def end_by(self, number: int) -> None:
        """Quit as the reader does, with the exit code by which a shell knows the signal."""
        self.exit(return_code=128 + number)

    def on_mount(self) -> None:
        self.call_after_refresh(self.collector.start)
        if self._before.typed_ahead:
            self.call_after_refresh(self._typed_keys.seen)
        self.set_keymap(bindings.textual_overrides(self.keymap))
        for id in self.state.own_commands:
            self.bind(",".join(textual_keys(self.keymap[id])), f"screen.do('{id}')", show=False)
        for notice in self._keymap_notices:
            self.show_message(notice, error=True)

    async def on_unmount(self) -> None:
        self.collector.stop()
        await self.reader.controllers.library.close()
        # What was decided is written before the program ends.
        self._writing.shutdown(wait=True)
        if self.state.workspace is not None:
            self.state.workspace.state.close()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters without the one that turns ANSI colours into true ones: our colours are either all true or all ANSI."""
        return [
            line_filter for line_filter in super().get_line_filters() if not isinstance(line_filter, ANSIToTruecolor)
        ]

    # Keys.

    async def on_event(self, event: events.Event) -> None:
        # The first is no change of size, and comes before anything is drawn.
        if isinstance(event, events.Resize) and self.reader.is_mounted:
            self.resizing.note(event.size)
        if isinstance(event, events.InputEvent):
            self.collector.defer()
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            answer = self._typed_keys.answer(event.key if isinstance(event, events.Key) else "", *self.size)
            if answer == "quit":
                self.exit()
            if answer != "take":
                return
        if self._held_keys.take(event):
            return
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._note_key(event)
        await super().on_event(event)

    def draw_everything(self) -> None:
        """Draw all that is on the screen anew."""
        for screen in self.screen_stack:
            screen.refresh()

    def _note_key(self, event: events.Key) -> None:
        """Every key ends a notice; a letter tells which keyboard layout is on."""
        self._typed_keys.note()
        if self.reader.is_mounted:
            self.reader.status.clear_notice()
            thai = is_thai_layout(event.character or "")
            if thai is not None:
                self.reader.keyboard_changed(thai)

    async def action_twice(self, id: str) -> None:
        """The first press of a doubled key is remembered; the second, with no other between, does the action."""
        if self._typed_keys.is_second(id):
            await self.run_action(id, self.focused or self.screen)

    def suspend_program(self) -> None:
        """Stop the program until the shell continues it; the terminal is the shell's meanwhile."""
        if not stop_program(self):
            self.show_message(_("This terminal has no jobs that could be suspended."))

    def action_suspend(self) -> None:
        self.suspend_program()

    def leave(self) -> None:
        """End the program."""
        self.exit()

    def action_help_quit(self) -> None:
        self.show_message(_("To leave, press q in the list, or Ctrl+Q anywhere."))

    # Errors.

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do an action that a key, a click or the palette asked for: at once, or when what it needs is there.

        Here errors become sentences.
        """
        if self.screen is self.reader and not self.reader.typing:
            match self.reader.controllers.gate.check(action_id(action)):
                case "wait":
                    self.reader.controllers.gate.keep(lambda: self.run_action(action, default_namespace, namespaces))
                    waiting = self.keymap.actions.get(action_id(action))
                    if waiting is not None and waiting.asks:
                        self._held_keys.hold()
                    return True
                case "refuse":
                    self.show_message(_("There is no article here yet."))
                    return True
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except Exception as error:
            self._show_fault(error)
            return True

    def _show_fault(self, error: Exception) -> None:
        """Show an error. A fault of ours fails tests; a reader keeps reading."""
        if self.comes_too_late(error):
            return
        if self.is_headless and not isinstance(error, MouError):
            raise error
        self.show_error(error)

    def show_error(self, error: Exception) -> None:
        """Say what went wrong; never a traceback, whose place is a file."""
        from mou_tui import faults
        from mou_tui.app.dialogs.overlay import Notice

        if isinstance(error, IndexDamagedError) and self.state.workspace is not None:
            # It is made again, and that is told.
            self.state.workspace.damaged = True
            return
        title, words = faults.title_and_words(error)
        self.push_screen(Notice(title, words, error=True))

    def show_message(self, text: str, *, error: bool = False) -> None:
        """Show a message in the status line, until the next key."""
        self.reader.status.notice(text, error=error)

    def show_change(self, text: str) -> None:
        """Say what was changed, and how it is undone."""
        how = " · " + _("%s undoes it") % self.state.key("undo")
        # The key is told whole, whatever was changed.
        self.show_message(truncate(text, max(self.size.width - 2 - cells(how), 0)) + how)

    def notify(self, message: str, **options: Any) -> None:
        """Notices stand in the status line; they are never markup."""
        self.show_message(message, error=options.get("severity") == "error")

    # Beside the interface, and off its thread.

    def start(self, do: Callable[[], Coroutine[Any, Any, None]], *, group: str = "", asks: bool = False) -> None:
        """Run a coroutine beside everything else, in place of the one of the same `group`; an error is shown."""
        if asks:
            self._held_keys.hold()

        async def guarded() -> None:
            try:
                await do()
            except Exception as error:
                self._show_fault(error)
            finally:
                if asks:
                    self._held_keys.release()

        work: Callable[[], Awaitable[None]] = guarded
        self.reader.run_worker(work, group=group or "commands", exclusive=bool(group))

    def let_keys_go(self, *, typed: bool) -> None:
        """What was typed for a dialog that waits is typed now, or forgotten."""
        if typed:
            self._held_keys.release()
        else:
            self._held_keys.drop()

    def every(self, seconds: float, call: Callable[[], None]) -> None:
        """Call this every so many seconds."""
        self.set_interval(seconds, call)

    def defer_collection(self) -> None:
        """Something that makes objects is about to happen: no garbage collection until it is over."""
        self.collector.defer()

    def in_background(self, do: Callable[[], T], then: Callable[[T], None] | None = None) -> None:
        """Do something that waits for the disk, one after the other; `then` has its result, an error is shown."""

        def done(future: Future[T]) -> None:
            self.from_thread(finished, future)

        def finished(future: Future[T]) -> None:
            error = future.exception()
            if error is not None:
                if isinstance(error, Exception):
                    self.show_error(error)
            elif then is not None:
                then(future.result())

        self._writing.submit(do).add_done_callback(done)

    async def background(self, do: Callable[[], T]) -> T:
        """The same for who can wait."""
        return await asyncio.get_running_loop().run_in_executor(self._writing, do)

    def background_before_keys(self, do: Callable[[], T]) -> Awaitable[T]:
        """The same; what is typed meanwhile is typed when it is done."""
        self._held_keys.hold()
        task = asyncio.ensure_future(self.background(do))
        task.add_done_callback(lambda _task: self._held_keys.release())
        return task

    # The world outside.

    @property
    def columns(self) -> int:
        """Columns of the terminal."""
        return self.size.width

    def next_theme(self) -> tuple[str, str]:
        """Use the theme after the one in use; returns its name and what people call it."""
        self.theme = next_theme(self.theme)
        label = THEME_LABELS.get(self.theme)
        return self.theme, _(label) if label else self.theme

    def copy(self, text: str, message: str = "") -> None:
        """Put words on the clipboard through the terminal (OSC 52) and into a file, since a terminal may refuse; say so."""
        from mou_tui.app.widgets.clipboard import copy

        width = self.size.width
        message = message or _("Copied: %s") % truncate(" ".join(text.split()), width)
        self.show_message(copy(self, text, message, width - 2, hint=not self._told_of_copies))
        self._told_of_copies = True

    def open_file(self, path: Path, said: str = "") -> None:
        """Open a file or a folder in its program; where there is none, copy where it is. `said` is said before."""
        before = f"{said} " if said else ""
        from mou_tui import desktop

        if not path.exists():
            self.show_message(before + _("The file is not there any more: %s") % path, error=True)
        elif not desktop.can_open_files():
            self.copy(str(path), before + _("No program opens files here; the path was copied: %s") % path)
        else:
            try:
                desktop.open_file(path)
            except OSError as error:
                self.show_message(before + _("It could not be opened: %s.") % system_reason(error), error=True)
            else:
                self.show_message(before + _("Opened in its program: %s") % path.name)

    def edit(self, text: str) -> str:
        """Let text be changed in the reader's editor, which has the terminal meanwhile."""
        from mou_tui.app.outside import edited

        with self.suspend():
            return edited(text)

    def open_address(self, url: str) -> None:
        """Open a web address in the browser; where there is none, copy it."""
        from mou_tui import desktop

        if not url.startswith(("http://", "https://")):
            self.show_message(_("This source is no web address: %s") % url)
        elif not desktop.has_browser():
            self.copy(url, _("There is no browser here; the address was copied: %s") % url)
        else:
            import webbrowser

            self.run_worker(lambda: webbrowser.open(url), thread=True, exit_on_error=False)
            self.show_message(_("Opened in the browser: %s") % url)


def _keys_of(settings: Settings) -> tuple[Keymap, list[str]]:
    """The keymap that the settings want, and a sentence for each of their keys that cannot be had."""
    if not settings.keys and not settings.commands:
        return KEYMAP, []
    from mou_tui.app.own_keys import overridden, with_commands

    own, notices = overridden(settings.keys)
    both, more = with_commands(own, settings.commands)
    return both, notices + more
