"""No colour at all under NO_COLOR.

Needs `App._filters`, whose filter under NO_COLOR puts greys in the place of colours: it draws the terminal's own sixteen black on
black.
"""

from typing import Any

from textual.app import App
from textual.filter import Monochrome, NoColor


def take_colours_away(app: App[Any]) -> None:
    """Draw without any colour, in place of greys."""
    app._filters[:] = [NoColor() if isinstance(f, Monochrome) else f for f in app._filters]
