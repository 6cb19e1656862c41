"""Styles of components that are worked out when they are first drawn with.

Textual matches the whole stylesheet for each component class of each widget, before the first frame and whenever a focus changes.
Ours have many and draw with few: this was a third of the time to the first frame. Needs `DOMNode._get_component_classes`,
`_component_styles` and `_attach`. Without it the first frame takes that time.
"""

from typing import TYPE_CHECKING

from textual.css.styles import RenderStyles
from textual.dom import DOMNode

from mou_tui.app.textual_ext import is_plain

if TYPE_CHECKING:
    from textual.widget import Widget as _Widget
else:
    # No widget of its own: Textual takes the default styles of a class from its first base that is one.
    _Widget = object


class CachedStyles(_Widget):
    """A widget whose `COMPONENT_CLASSES` have their styles looked up on demand; to be named before the widget's class."""

    def _get_component_classes(self) -> frozenset[str]:  # type: ignore[override]
        return frozenset()

    def get_component_styles(self, *names: str) -> RenderStyles:
        """The styles of some of `COMPONENT_CLASSES`; raises KeyError for others."""
        for name in names:
            if name not in self._component_styles:
                if name not in super()._get_component_classes():
                    raise KeyError(f"no component class {name!r}")
                node = DOMNode(classes=name)
                node._attach(self)
                self.app.stylesheet.apply(node)
                self._component_styles[name] = node.styles
        return super().get_component_styles(*names)

    def notify_style_update(self) -> None:
        self._component_styles.clear()
        super().notify_style_update()


if not TYPE_CHECKING and is_plain("cached_styles"):

    class CachedStyles:
        """Textual's own styles."""
