"""Lines that scroll: what the list, the reading view, the facts and every overlay are drawn in."""

from typing import TYPE_CHECKING

from mou_tui.app.textual_ext import is_plain
from mou_tui.app.textual_ext.scrolling_lines import ScrollingLines

if TYPE_CHECKING or is_plain("line_pane"):
    LinePane = ScrollingLines
else:
    from mou_tui.app.textual_ext.quick_lines import QuickLines as LinePane

__all__ = ["LinePane"]
