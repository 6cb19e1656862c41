"""Every private name of Textual's that the fence needs, as it is in the Textual that is pinned.

A new Textual fails here, with names, and not everywhere, with pictures: docs/architecture.md says what to do then.
"""

import ast
import inspect
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._border import get_box
from textual._compositor import Compositor, CompositorUpdate
from textual._styles_cache import StylesCache
from textual.app import App
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.driver import Driver
from textual.keys import _character_to_key
from textual.screen import Screen
from textual.widget import Widget

from mou_tui.app import keymap, textual_ext

CALLED: list[tuple[Callable[..., Any], str]] = [
    # key_order
    (App._check_bindings, "(self, key: 'str', priority: 'bool' = False) -> 'bool'"),
    # faults
    (App._handle_exception, "(self, error: 'Exception') -> 'None'"),
    (App._fatal_error, "(self) -> 'None'"),
    (App._close_messages_no_wait, "(self) -> 'None'"),
    (App._context, "(self) -> 'Generator[None, None, None]'"),
    # compositor
    (Compositor.render_full_update, "(self, simplify: 'bool' = False) -> 'LayoutUpdate'"),
    (Compositor.render_partial_update, "(self) -> 'ChopsUpdate | None'"),
    (CompositorUpdate.render_segments, "(self, console: 'Console') -> 'str'"),
    # cached_styles
    (DOMNode._get_component_classes, "() -> 'frozenset[str]'"),
    (DOMNode._attach, "(self, parent: 'MessagePump') -> 'None'"),
    # line_pane
    (App._start_widget, "(self, parent: 'Widget', widget: 'Widget') -> 'None'"),
    (Widget._scroll_update, "(self, virtual_size: 'Size') -> 'None'"),
    (Widget._refresh_scrollbars, "(self) -> 'None'"),
    (StylesCache.render_widget, "(self, widget: 'Widget', crop: 'Region') -> 'list[Strip]'"),
    (
        StylesCache.render_line,
        "(self, styles: 'StylesBase', y: 'int', size: 'Size', content_size: 'Size', padding: 'Spacing', base_background: 'Color', "
        "background: 'Color', render_content_line: 'Callable[[int], Strip]', border_title: 'tuple[Content, Color, Color, Style] | None', "
        "border_subtitle: 'tuple[Content, Color, Color, Style] | None', opacity: 'float', ansi_theme: 'TerminalTheme', "
        "native_ansi: 'bool') -> 'Strip'",
    ),
    (get_box, "(name: 'EdgeType', inner_style: 'Style', outer_style: 'Style', style: 'Style') -> 'BoxSegments'"),
]

HELD: list[tuple[type, str]] = [
    (App, "_driver"), (App, "_exception"), (App, "_exit"), (App, "_filters"), (App, "_loop"), (App, "_running"),
    (Screen, "_compositor"), (Widget, "_styles_cache"), (Widget, "_vertical_scrollbar"), (DOMNode, "_component_styles"),
    (Compositor, "visible_widgets"), (Compositor, "full_map"), (Compositor, "_full_map"), (Compositor, "_dirty_regions"),
    (Driver, "_app"), (Driver, "_loop"),
]  # fmt: skip
"""Attributes and properties, and the class (or one that it builds on) that has them."""

OF_THE_LINUX_DRIVER = (
    "_file", "_writer_thread", "attrs_before", "_sigtstp_application", "_sigcont_application", "_get_terminal_size",
)  # fmt: skip


def source_of(cls: type) -> str:
    return "".join(inspect.getsource(base) for base in cls.__mro__ if base.__module__.startswith("textual"))


@pytest.mark.parametrize(("function", "signature"), CALLED, ids=lambda value: getattr(value, "__qualname__", ""))
def test_what_is_called_or_replaced_takes_what_it_took(function: Callable[..., Any], signature: str) -> None:
    assert str(inspect.signature(function)) == signature


@pytest.mark.parametrize(("cls", "name"), HELD, ids=lambda value: getattr(value, "__name__", value))
def test_what_is_read_or_written_is_there(cls: type, name: str) -> None:
    assert hasattr(cls, name) or re.search(rf"self\.{name}\b.*=", source_of(cls))


@pytest.mark.skipif(sys.platform == "win32", reason="a driver for POSIX terminals")
def test_the_driver_of_a_terminal_has_what_job_control_needs() -> None:
    from textual.drivers.linux_driver import LinuxDriver

    source = source_of(LinuxDriver)
    assert [name for name in OF_THE_LINUX_DRIVER if not re.search(rf"\b{name}\b", source)] == []


def test_a_frame_is_put_between_the_two_ends_of_a_synchronized_update() -> None:
    assert (SYNC_START, SYNC_END) == ("\x1b[?2026h", "\x1b[?2026l")
    assert "self._driver.write(SYNC_START)" in inspect.getsource(App) or "SYNC_START" in inspect.getsource(
        App._begin_update
    )


def test_keys_are_named_as_textual_names_them() -> None:
    characters = {chr(code) for code in (*range(33, 127), *range(0x0E01, 0x0E5C))} - {
        chr(c) for c in range(0x0E3B, 0x0E3F)
    }
    assert {c: keymap.textual_key(c) for c in characters} == {c: _character_to_key(c) for c in characters}


def test_the_contract_has_every_private_name_that_the_fence_uses() -> None:
    named = (
        {function.__name__ for function, _signature in CALLED}
        | {name for _cls, name in HELD}
        | set(OF_THE_LINUX_DRIVER)
    )
    of_textual = {
        name
        for cls in (App, Screen, Widget, Compositor, StylesCache, RenderStyles, Driver)
        for name in re.findall(r"\b_[a-z]\w+", source_of(cls))
    }
    for path in Path(textual_ext.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        own = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)} - named
        own |= {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store)}
        used = {
            n.attr
            for n in ast.walk(tree)
            if isinstance(n, ast.Attribute) and n.attr.startswith("_") and not n.attr.startswith("__")
        }
        assert (used & of_textual) - own - named == set(), path.name
