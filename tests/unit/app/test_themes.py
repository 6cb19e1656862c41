"""Colours: every theme has its palette, and nothing is told by colour alone."""

import pytest
from textual.app import App
from textual.color import Color

from mou_tui import i18n
from mou_tui.app.themes import COLORLESS, THEME_LABELS, THEMES, next_theme, palette_of, use_theme, wanted_theme
from mou_tui.i18n import _
from mou_tui.settings import SETTINGS


def test_the_settings_name_every_theme() -> None:
    choices = next(s.choices for s in SETTINGS if s.name == "theme")
    assert set(choices) == {"auto", *(theme.name for theme in THEMES)}
    assert len({palette_of(theme.name) for theme in THEMES}) == len(THEMES)


def test_the_key_goes_through_all_themes() -> None:
    name, seen = "dark", []
    for _turn in THEMES:
        seen.append(name)
        name = next_theme(name)
    assert name == "dark"
    assert set(seen) == {theme.name for theme in THEMES}


def test_colours_have_thai_names() -> None:
    i18n.set_language("th")
    assert set(THEME_LABELS) == {theme.name for theme in THEMES}
    assert not [
        letter for label in THEME_LABELS.values() for letter in _(label) if letter.isascii() and letter.isalpha()
    ]


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({}, "dark"),
        ({"COLORFGBG": "0;15"}, "light"),
        ({"COLORFGBG": "15;0"}, "dark"),
        ({"TERM": "linux"}, "ansi"),
        ({"TERM": "xterm-16color"}, "ansi"),
        ({"TERM": "xterm-256color"}, "dark"),
    ],
)
def test_auto_goes_by_what_the_terminal_tells(environment: dict[str, str], name: str) -> None:
    assert wanted_theme("auto", environment=environment) == name
    assert wanted_theme("light", environment=environment) == "light"


def test_what_was_chosen_goes_before_the_setting_but_not_where_there_are_too_few_colours() -> None:
    assert wanted_theme("light", "high-contrast", {}) == "high-contrast"
    assert wanted_theme("light", "of a later version", {}) == "light"
    assert wanted_theme("auto", "light", {"TERM": "linux"}) == "ansi"


def test_without_colour_no_ink_has_one() -> None:
    styles = [getattr(COLORLESS, name) for name in COLORLESS._fields if name != "inks"] + list(COLORLESS.kinds.values())
    assert all(style.color is None and style.bgcolor is None for style in styles)
    assert COLORLESS.mark.reverse
    assert COLORLESS.selection.reverse


@pytest.mark.parametrize("theme", [t for t in THEMES if not t.ansi], ids=lambda t: t.name)
def test_marked_words_and_letters_can_be_read(theme: object) -> None:
    """Contrast of at least 4.5 (WCAG 2.1 AA) of every palette on its ground."""
    ground = Color.parse(theme.background)  # type: ignore[attr-defined]
    words = Color.parse(theme.foreground)  # type: ignore[attr-defined]
    palette = palette_of(theme.name)  # type: ignore[attr-defined]
    styles = [getattr(palette, name) for name in palette._fields if name not in ("inks", "bar")] + list(
        palette.kinds.values()
    )
    styles += [palette.evidence + kind for kind in palette.kinds.values()]
    for style in styles:
        over = words if style.color is None else Color.from_rich_color(style.color)
        under = ground if style.bgcolor is None else Color.from_rich_color(style.bgcolor)
        assert contrast(under, over) >= 4.5


def contrast(one: Color, other: Color) -> float:
    """WCAG's contrast ratio: https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio"""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    parts = [c / 255 for c in (color.r, color.g, color.b)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
def test_an_app_begins_with_the_colours_of_its_theme(theme: str) -> None:
    app: App[None] = App()
    use_theme(app, "auto", theme)
    assert app.theme == theme
    assert app.stylesheet._variables == app.get_css_variables()
    assert app.has_class(f"-theme-{theme}")
    assert app.has_class("-dark-mode") is app.current_theme.dark is not app.has_class("-light-mode")
