"""The colours with which a program begins: those of its theme, or none at all under NO_COLOR.

Needs `App._filters`, whose filter under NO_COLOR puts greys in the place of colours: it draws the terminal's own sixteen black on
black. Needs `App.stylesheet`, which setting a theme has parsed again from the start, although nothing has been drawn by it.
"""

from typing import Any

from textual.app import App
from textual.filter import Monochrome, NoColor


def take_colours_away(app: App[Any]) -> None:
    """Draw without any colour, in place of greys."""
    app._filters[:] = [NoColor() if isinstance(f, Monochrome) else f for f in app._filters]


def begin_with_theme(app: App[Any], name: str) -> None:
    """Use a theme; in an app that has not been started, what is parsed later is parsed with its variables, once."""
    if app.is_running:
        app.theme = name
        return
    app.set_reactive(App.theme, name)
    dark = app.current_theme.dark
    app.update_classes({"-dark-mode": dark, "-light-mode": not dark, f"-theme-{name}": True}, update=False)
    app.stylesheet.set_variables(app.get_css_variables())
