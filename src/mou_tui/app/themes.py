"""The reader's colours: light, dark, high contrast, the terminal's own, and none.

No meaning is carried by colour alone: kinds have their letters, marked words are reversed or set on another ground, so
that they can be told apart on sixteen colours, without any, and by colour-blind readers (the palette of kinds is Okabe
and Ito's, https://jfly.uni-koeln.de/color/).
"""

import os
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rich.style import Style
from textual.theme import Theme

from mou_tui.app.textual_ext.colours import begin_with_theme, take_colours_away
from mou_tui.i18n import N_

if TYPE_CHECKING:
    from textual.app import App

LIGHT: Final = Theme(
    name="light",
    dark=False,
    primary="#005f87",
    secondary="#3a6ea5",
    accent="#9a4f00",
    warning="#8a5a00",
    error="#a8261c",
    success="#1f6f3a",
    foreground="#1c1c1c",
    background="#fbfaf6",
    surface="#fbfaf6",
    panel="#ece8dd",
    boost="#ece8dd",
    variables={
        "border": "#005f87",
        "border-blurred": "#b9b3a4",
        "block-cursor-background": "#cfe3f2",
        "block-cursor-foreground": "#1c1c1c",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#e6e1d3",
        "block-cursor-blurred-foreground": "#1c1c1c",
        "screen-selection-background": "#b7d6f5",
        "screen-selection-foreground": "#1c1c1c",
        "input-selection-background": "#b7d6f5",
        "footer-key-foreground": "#005f87",
        "scrollbar": "#c9c3b4",
        "scrollbar-background": "#f1ede2",
    },
)

DARK: Final = Theme(
    name="dark",
    dark=True,
    primary="#6fb3e0",
    secondary="#8fa8c8",
    accent="#e0a458",
    warning="#e0b050",
    error="#e57373",
    success="#7fc98f",
    foreground="#dcdcd6",
    background="#191b1f",
    surface="#191b1f",
    panel="#24272d",
    boost="#24272d",
    variables={
        "border": "#6fb3e0",
        "border-blurred": "#464b54",
        "block-cursor-background": "#2f4a63",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#2a2e36",
        "block-cursor-blurred-foreground": "#dcdcd6",
        "screen-selection-background": "#33577a",
        "screen-selection-foreground": "#ffffff",
        "input-selection-background": "#33577a",
        "footer-key-foreground": "#6fb3e0",
        "scrollbar": "#464b54",
        "scrollbar-background": "#1f2227",
    },
)

HIGH_CONTRAST: Final = Theme(
    name="high-contrast",
    dark=True,
    primary="#ffff00",
    secondary="#00ffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ff8080",
    success="#80ff80",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    boost="#000000",
    luminosity_spread=0,
    text_alpha=1.0,
    variables={
        "border": "#ffff00",
        "border-blurred": "#ffffff",
        "block-cursor-background": "#0000b0",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#303030",
        "block-cursor-blurred-foreground": "#ffffff",
        "screen-selection-background": "#00ffff",
        "screen-selection-foreground": "#000000",
        "input-selection-background": "#00ffff",
        "footer-key-foreground": "#ffff00",
        "text-muted": "#ffffff",
        "text-disabled": "#ffffff",
        "foreground-muted": "#ffffff",
        "foreground-disabled": "#ffffff",
        "scrollbar": "#ffffff",
        "scrollbar-background": "#000000",
    },
)

_TERMINAL_VARIABLES: Final = {
    "border": "ansi_blue",
    "border-blurred": "ansi_bright_black",
    "block-cursor-background": "ansi_default",
    "block-cursor-foreground": "ansi_default",
    "block-cursor-text-style": "reverse",
    "block-cursor-blurred-background": "ansi_default",
    "block-cursor-blurred-foreground": "ansi_default",
    "block-cursor-blurred-text-style": "bold",
    "block-hover-background": "ansi_default",
    "input-cursor-background": "ansi_default",
    "input-cursor-foreground": "ansi_default",
    "input-cursor-text-style": "reverse",
    "input-selection-background": "ansi_cyan",
    "input-selection-foreground": "ansi_black",
    "screen-selection-background": "ansi_cyan",
    "screen-selection-foreground": "ansi_black",
    "scrollbar": "ansi_bright_black",
    "scrollbar-hover": "ansi_blue",
    "scrollbar-active": "ansi_blue",
    "scrollbar-background": "ansi_default",
    "scrollbar-background-hover": "ansi_default",
    "scrollbar-background-active": "ansi_default",
    "scrollbar-corner-color": "ansi_default",
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
}

TERMINAL: Final = Theme(
    name="ansi",
    ansi=True,
    dark=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_magenta",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables=_TERMINAL_VARIABLES,
)
"""The terminal's own colours: its background, its text, and its sixteen names."""

THEMES: Final[tuple[Theme, ...]] = (DARK, LIGHT, HIGH_CONTRAST, TERMINAL)
"""In the order in which the key for other colours goes through them."""


class Palette(NamedTuple):
    """How the parts of the text are drawn. All are laid over the widget's own style."""

    headline: Style
    heading: Style
    faint: Style
    """The meta line, image markers, quotation bars."""
    mark: Style
    """The chosen fact's evidence."""
    evidence: Style
    """All facts' evidence, while all are shown."""
    term: Style
    """Words of the search."""
    match: Style
    """Matches of the find in the article."""
    current: Style
    """The match that the find stands at."""
    selection: Style
    bar: Style
    """The bar at the line that is being read, and at the chosen fact."""
    chosen: Style
    """The ground of the chosen fact in the facts pane."""
    good: Style
    doubtful: Style
    inks: tuple[str, ...]
    """The colours of kinds, by their numbers; none where there are no colours."""

    @property
    def kinds(self) -> Mapping[str, Style]:
        """The styles by kind of fact, and by role for people."""
        return _kinds(self.inks)


_PERSONS: Final = {"signatory": 1, "witness": 2, "chair": 2, "other": 3}
"""The numbers of colours by role, beside those of kinds."""

_ON_LIGHT: Final = ("#005a9c", "#a34400", "#8a4a7c", "#555555", "#00664c", "#7a5a00", "#31688e", "#8c2f00")
_ON_DARK: Final = ("#56b4e9", "#e69f00", "#cc99bb", "#b8b8b8", "#3fc79a", "#f0e442", "#8fbce6", "#ff9966")
_ON_BLACK: Final = ("#66ccff", "#ffcc33", "#ffb3ff", "#ffffff", "#66ffcc", "#ffff66", "#99ddff", "#ffaa77")
_NAMED: Final = ("blue", "magenta", "red", "default", "green", "cyan", "cyan", "red")


_BOLD: Final = Style(bold=True)


@cache
def _kinds(inks: tuple[str, ...]) -> dict[str, Style]:
    from mou_tui.facts.kinds import KIND_TABLE

    groups = {**{kind.key: kind.colour for kind in KIND_TABLE}, **_PERSONS}
    return {kind: Style(color=inks[group], bold=True) if inks else _BOLD for kind, group in groups.items()}


@cache
def palette_of(theme: str) -> Palette:
    """The palette of one of our themes; the others are not made."""
    match theme:
        case "light":
            return Palette(
                headline=_BOLD, heading=_BOLD, faint=Style(color="#5d5a52"),
                mark=Style(color="#1c1c1c", bgcolor="#ffd75e"), evidence=Style(bgcolor="#f3e9c6"),
                term=Style(color="#1c1c1c", bgcolor="#c9efc9"), match=Style(color="#1c1c1c", bgcolor="#bfe3ff"),
                current=Style(color="#ffffff", bgcolor="#005f87", bold=True),
                selection=Style(color="#1c1c1c", bgcolor="#b7d6f5"),
                bar=Style(color="#005f87"), chosen=Style(bgcolor="#e2edf5"), good=Style(color="#1f6f3a", bold=True),
                doubtful=Style(color="#a8261c", bold=True),
                inks=_ON_LIGHT,
            )  # fmt: skip
        case "dark":
            return Palette(
                headline=_BOLD + Style(color="#ffffff"), heading=_BOLD, faint=Style(color="#9a9a92"),
                mark=Style(color="#191b1f", bgcolor="#e3b341"), evidence=Style(bgcolor="#3c3a2c"),
                term=Style(color="#ffffff", bgcolor="#2f5a3a"), match=Style(color="#ffffff", bgcolor="#2d5474"),
                current=Style(color="#191b1f", bgcolor="#6fb3e0", bold=True),
                selection=Style(color="#ffffff", bgcolor="#33577a"),
                bar=Style(color="#6fb3e0"), chosen=Style(bgcolor="#25313d"), good=Style(color="#7fc98f", bold=True),
                doubtful=Style(color="#e0b050", bold=True),
                inks=_ON_DARK,
            )  # fmt: skip
        case "high-contrast":
            return Palette(
                headline=_BOLD + Style(color="#ffff00"), heading=_BOLD, faint=Style(color="#ffffff"),
                mark=Style(color="#000000", bgcolor="#ffff00", bold=True), evidence=Style(bgcolor="#404040"),
                term=Style(color="#000000", bgcolor="#80ff80"), match=Style(color="#000000", bgcolor="#00ffff"),
                current=Style(color="#000000", bgcolor="#ffffff", bold=True),
                selection=Style(color="#000000", bgcolor="#00ffff"),
                bar=Style(color="#ffff00", bold=True), chosen=_BOLD, good=Style(color="#80ff80", bold=True),
                doubtful=Style(color="#ffff00", bold=True), inks=_ON_BLACK,
            )  # fmt: skip
        case _:
            return Palette(
                headline=_BOLD, heading=_BOLD, faint=Style(dim=True),
                mark=Style(color="black", bgcolor="yellow"), evidence=_BOLD,
                term=Style(color="green", bold=True), match=Style(color="black", bgcolor="cyan"),
                current=Style(color="black", bgcolor="green", bold=True), selection=Style(reverse=True),
                bar=Style(color="blue", bold=True), chosen=_BOLD, good=Style(color="green", bold=True),
                doubtful=Style(color="red", bold=True), inks=_NAMED,
            )  # fmt: skip


COLORLESS: Final = Palette(
    headline=_BOLD, heading=_BOLD, faint=Style(dim=True), mark=Style(reverse=True), evidence=Style(bold=True),
    term=Style(bold=True), match=Style(bold=True, italic=True), current=Style(bold=True, italic=True, reverse=True),
    selection=Style(reverse=True), bar=_BOLD, chosen=_BOLD, good=_BOLD, doubtful=_BOLD,
    inks=(),
)  # fmt: skip
"""Under NO_COLOR: bold, italics and reversed words only."""


def palette(app: "App[Any]") -> Palette:
    """The palette that goes with the theme in use."""
    if app.no_color:
        return COLORLESS
    theme = app.theme
    if theme not in THEME_LABELS:
        current = app.current_theme
        theme = TERMINAL.name if current.ansi else DARK.name if current.dark else LIGHT.name
    return palette_of(theme)


_FEW_COLORS: Final = r"linux|vt100|vt220|ansi|dumb|[a-z.+-]{1,40}-16color"  # xterm-16color
"""Terminals that have sixteen colours at most, by their names in TERM."""


def wanted_theme(setting: str, chosen: str | None = None, environment: Mapping[str, str] | None = None) -> str:
    """The theme `chosen` with the key, else that of the setting; `auto` goes by what the terminal tells about its colours.

    A terminal of sixteen colours keeps its own unless the setting says otherwise: what was chosen was chosen on another.
    COLORFGBG (`15;0`: the text's colour and the background's) is set by rxvt, Konsole and iTerm2, among others.
    """
    environment = os.environ if environment is None else environment
    few_colors = re.fullmatch(_FEW_COLORS, environment.get("TERM", "")) is not None
    if chosen in THEME_LABELS and not few_colors:
        return str(chosen)
    if setting in THEME_LABELS:
        return setting
    if few_colors:
        return TERMINAL.name
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return "light" if background in ("7", "15") else "dark"


THEME_LABELS: Final[dict[str, str]] = {
    "light": N_("light"),
    "dark": N_("dark"),
    "high-contrast": N_("high contrast"),
    "ansi": N_("the terminal's own"),
}
"""What a reader is told that a theme is called; translate when shown."""


def next_theme(name: str) -> str:
    """The theme after `name`."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]


def use_theme(app: "App[Any]", setting: str, chosen: str | None = None) -> None:
    """Let `app` know the themes and use the one that was chosen before or that the setting means.

    Under NO_COLOR it is the terminal's own without any colour: Textual's way there, greys in place of colours, draws the
    terminal's sixteen black on black.
    """
    for theme in THEMES:
        app.register_theme(theme)
    if app.no_color:
        take_colours_away(app)
    begin_with_theme(app, TERMINAL.name if app.no_color else wanted_theme(setting, chosen))
