"""The interface's languages, by gettext. English is the language of the sources; every string a person sees goes through here.

from mou_tui.i18n import _, ngettext, N_
_("Nothing found")                        # translated when called
ngettext("%(n)d article", "%(n)d articles", n) % {"n": n}
label = N_("Bookmark")                    # only marked; translated by _(label) when shown
"""

import gettext as _gettext
import locale
from functools import cache
from pathlib import Path
from typing import Final, Literal

from mou_tui.environment import language_named, language_of

Language = Literal["th", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("th", "en")
DOMAIN: Final = "mou_tui"

Era = Literal["be", "ce"]
"""The era in which dates are shown: Buddhist or common."""
EraChoice = Literal["auto", "be", "ce"]
"""What may be chosen as an era; `auto` is the one of the language in use, see `shown_era`."""

_current: Language = "en"
_translations: _gettext.NullTranslations = _gettext.NullTranslations()


def language() -> Language:
    """The language in use."""
    return _current


def shown_era(choice: EraChoice) -> Era:
    """The era that is meant: of a Thai reader the Buddhist one, of others the common one, unless one was chosen."""
    if choice != "auto":
        return choice
    return "be" if _current == "th" else "ce"


def set_language(name: Language) -> None:
    """Speak `name` from now on, in this process."""
    global _current, _translations
    _current = name
    _translations = _translation(name)


def detect_language() -> Language:
    """The reader's language: `MOU_TUI_LANG`, then the locale's; English where it is not Thai."""
    named = language_named()
    if named is None:
        # Windows and macOS programs often have no LANG.
        try:
            named = language_of(locale.getlocale()[0] or "")
        except ValueError:
            named = "en"
    return "th" if named == "th" else "en"


def _(message: str) -> str:
    """`message` in the language in use."""
    return _translations.gettext(message) if message else ""


def every_language(message: str) -> list[str]:
    """`message` in each of the languages."""
    return [_translation(name).gettext(message) for name in LANGUAGES]


@cache
def _translation(name: Language) -> _gettext.NullTranslations:
    return _gettext.translation(DOMAIN, Path(__file__).parent, [name], fallback=True)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form that fits `n`, in the language in use."""
    return _translations.ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """`message` in the sense that `context` names, in the language in use."""
    return _translations.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """`message`, marked for the catalogues and translated later."""
    return message
