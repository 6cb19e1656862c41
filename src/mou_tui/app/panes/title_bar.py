"""The first line: which library is open, how large it is, and the language, era and keyboard in use."""

from mou_tui.app.widgets.bar import Bar


class TitleBar(Bar):
    """A bar at the upper edge."""
