"""Styles that are worked out when they are first drawn with, and not again while nothing that they come from has changed.

Textual matches the whole stylesheet for each component class of each widget, before the first frame and whenever a focus changes.
Ours have many and draw with few: this was a third of the time to the first frame. And it works out the colours that a widget gets
from all that it stands in for each frame anew. Needs `DOMNode._get_component_classes`, `_component_styles`, `_attach` and
`RenderStyles._cache_key`. Without it the first frame, and each frame, take that time.
"""

from typing import TYPE_CHECKING, Any

from rich.style import Style
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

    _looks: "tuple[tuple[int, ...], dict[tuple[str, ...], Style]]" = ((), {})
    """The states of the styles above the widget, and what was made of them: by component, its own style by none."""

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

    @property
    def rich_style(self) -> Style:
        """The style on which the widget draws."""
        made = self._made()
        if () not in made:
            made[()] = super().rich_style
        return made[()]

    def get_component_rich_style(self, *names: str, **more: Any) -> Style:
        """The style of a component, on the widget's ground."""
        if more:
            return super().get_component_rich_style(*names, **more)
        made = self._made()
        if names not in made:
            made[names] = super().get_component_rich_style(*names)
        return made[names]

    def _made(self) -> dict[tuple[str, ...], Style]:
        states = tuple([node.styles._cache_key for node in self.ancestors_with_self])
        if states != self._looks[0]:
            self._looks = (states, {})
        return self._looks[1]

    def notify_style_update(self) -> None:
        self._component_styles.clear()
        self._looks = ((), {})
        super().notify_style_update()


if not TYPE_CHECKING and is_plain("cached_styles"):

    class CachedStyles:
        """Textual's own styles."""
