"""The first line: which library is open, how large it is, and the language, era and keyboard in use."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mou_tui.app.widgets.bar import Bar, Part
from mou_tui.i18n import _, language, ngettext
from mou_tui.thai.width import cells

if TYPE_CHECKING:
    from mou_tui.library.sync import Progress


@dataclass(frozen=True, slots=True)
class LibraryLine:
    """What the title bar says of the library. `progress` is None while nothing is being indexed."""

    name: str
    count: int
    is_sample: bool = False
    progress: "Progress | None" = None
    failed: int = 0
    open_key: str = "o"


class TitleBar(Bar):
    """Name and size of the library at the left, language, era and keyboard at the right: each can be clicked."""

    def tell(self, library: LibraryLine, *, era: Literal["be", "ce"], thai_keyboard: bool) -> None:
        """Show this from now on, in the language in use."""
        left = [
            Part(" mou-tui ", "strong", "screen.help"),
            Part("  " + _("Library: %s") % library.name, "plain", "screen.open_folder"),
            Part(" · ", "dim"),
            Part(ngettext("%(n)s article", "%(n)s articles", library.count) % {"n": f"{library.count:,}"}),
        ]
        if library.progress is not None:
            left.append(Part(" · " + progress_words(library.progress), "accent"))
        if library.failed:
            words = ngettext("%(n)d file not read", "%(n)d files not read", library.failed) % {"n": library.failed}
            left.append(Part(" · " + words, "error", "screen.problems"))
        right = [
            Part(" "),
            Part(_("Thai") if language() == "th" else _("English"), "dim", "screen.language"),
            Part(" · ", "dim"),
            Part(_("B.E.") if era == "be" else _("C.E."), "dim", "screen.era"),
        ]
        if self.size.width >= 70:
            right += [Part(" · ", "dim"), Part(_("keys: Thai") if thai_keyboard else _("keys: Latin"), "dim")]
        right.append(Part(" "))
        if library.is_sample and library.progress is None:
            hint = " · " + _("to open a folder of yours press %s") % library.open_key
            # The footer says it too: here it stands whole or not at all.
            if cells(hint) + sum(cells(part.text) for part in (*left, *right)) <= self.size.width:
                left.append(Part(hint, "accent", "screen.open_folder"))
        self.show(left, right)


def progress_words(progress: "Progress") -> str:
    """`indexing 12,000 of 91,798, 40 s left`, in the language in use."""
    if not progress.total:
        return _("looking for articles…")
    words = _("indexing %(done)s of %(total)s") % {"done": f"{progress.done:,}", "total": f"{progress.total:,}"}
    if progress.eta is not None and progress.eta >= 1:
        words += ", " + duration_left(progress.eta)
    return words


def duration_left(seconds: float) -> str:
    """Seconds below two minutes, minutes above."""
    if seconds < 120:
        return _("%d s left") % round(seconds)
    return _("%d min left") % round(seconds / 60)
