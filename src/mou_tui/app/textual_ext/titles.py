"""Titles of panes that change with nearly every key.

Needs `Widget._border_title`. Without it the whole pane is drawn anew where its title changes.
"""

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from mou_tui.app.textual_ext import is_plain


def entitle(pane: Widget, title: str) -> None:
    """Write another title over a pane; only its line is drawn anew."""
    content = Content(f"{title} ")
    if is_plain("titles"):
        if pane.border_title != content:
            pane.border_title = content
    elif pane._border_title != content:
        pane._border_title = content
        pane.refresh(Region(-1, -1, pane.outer_size.width, 1))
