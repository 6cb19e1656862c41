"""What stands around the panes, worked out from the state: titles, counts, the status line, why a list is empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from mou_tui.app.keymap import HINTS
from mou_tui.app.parts import HitCount, Part
from mou_tui.app.reader.state import ReaderState
from mou_tui.i18n import _, language, ngettext
from mou_tui.listings import SORTS
from mou_tui.thai.width import cells, truncate

if TYPE_CHECKING:
    from mou_tui.facts.model import Fact
    from mou_tui.library.outcome import Progress
    from mou_tui.search_results import SearchResult

Focus = Literal["list", "reading", "facts", "search", "find"]
"""A pane, or a line that is typed in."""

Parts = tuple[Part, ...]

_LAYOUT_SHOWN_FROM: Final = 70
"""Columns from which the title bar has room for the keyboard layout."""


_BESIDE_TITLE: Final = 6
"""Columns of a pane's upper border that a title leaves free."""


class Seen(NamedTuple):
    """What the panes stand at."""

    width: int
    """Columns of the terminal."""
    focus: Focus = "list"
    listed: int = 0
    """Articles in the list."""
    number: int | None = None
    """The open article's number in the list, from 1; None where the list does not have it."""
    selected: int = 0
    """Articles that are selected."""
    fact: Fact | None = None
    """The fact under the cursor of the facts pane, its number (from 1) and how many there are."""
    fact_number: int = 0
    facts: int = 0

    @property
    def typing(self) -> bool:
        return self.focus in ("search", "find")


class FooterKeys(NamedTuple):
    """Whose keys the footer shows, in which layout and language."""

    focus: Focus
    thai_keyboard: bool
    language: str
    without: frozenset[str] = frozenset()
    """Actions for which nothing is there: an article, or a library."""


# Defined at every start, and compared by its parts.
@dataclass(frozen=True, eq=False, repr=False)
class Captions:
    """All that is written around the panes."""

    title: tuple[Parts, Parts]
    """The left and the right end of the title bar."""
    search_key: tuple[str, str]
    """The key of the search, and the language in which the line's label is written."""
    edit_key: str
    list: str
    reading: str
    facts: str
    empty_list: str
    """What stands in the list while it has no article."""
    count: HitCount
    status: Parts
    progress: str
    """How far one has read."""
    footer: FooterKeys


def captions(state: ReaderState, seen: Seen) -> Captions:
    """The captions of a state, in the language in use."""
    return Captions(
        title=_title(state, seen),
        search_key=(state.key("search"), language()),
        edit_key=state.key("edit"),
        list=_list_title(state, seen),
        reading=" · ".join([_("Reading"), *_number_in_list(state, seen)]),
        facts=_facts_title(state, seen),
        empty_list=_why_empty(state),
        count=_count(state),
        status=_status(state, seen),
        progress=_("read %d%%") % state.percent if state.article is not None and state.percent is not None else "",
        footer=FooterKeys(seen.focus, state.thai_keyboard, language(), _impossible(state, seen.focus)),
    )


def _impossible(state: ReaderState, focus: Focus) -> frozenset[str]:
    """The actions of a footer for which nothing is there."""
    there = {"nothing": True, "library": state.workspace is not None, "article": state.article is not None}
    hinted = (id for hint in HINTS[focus] for id in hint.actions)
    return frozenset(id for id in hinted if not there[state.keymap[id].needs])


# The title bar.


def _title(state: ReaderState, seen: Seen) -> tuple[Parts, Parts]:
    """Name and size of the library at the left, language, era and keyboard at the right: each can be clicked."""
    left, right = _library(state), _modes(state, seen.width)
    if state.workspace is not None and state.workspace.is_sample and state.progress is None:
        hint = " · " + _("to open a folder of yours press %s") % state.key("open_folder")
        # The footer says it too: here it stands whole or not at all.
        if cells(hint) + sum(cells(part.text) for part in (*left, *right)) <= seen.width:
            left.append(Part(hint, "accent", "screen.do('open_folder')"))
    return tuple(left), tuple(right)


def _library(state: ReaderState) -> list[Part]:
    workspace = state.workspace
    name = "…" if workspace is None else _("sample articles") if workspace.is_sample else workspace.name
    parts = [
        Part(" mou-tui ", "strong", "screen.do('help')"),
        Part("  " + _("Library: %s") % name, "plain", "screen.do('open_folder')"),
        Part(" · ", "dim"),
        Part(ngettext("%(n)s article", "%(n)s articles", state.total) % {"n": f"{state.total:,}"}),
    ]
    if state.progress is not None:
        parts.append(Part(" · " + progress_words(state.progress), "accent"))
    elif state.pending:
        words = ngettext("facts of %(n)s article pending", "facts of %(n)s articles pending", state.pending)
        parts.append(Part(" · " + words % {"n": f"{state.pending:,}"}, "accent", "screen.do('refresh')"))
    if state.failed:
        words = ngettext("%(n)d file not read", "%(n)d files not read", state.failed) % {"n": state.failed}
        parts.append(Part(" · " + words, "error", "screen.do('problems')"))
    return parts


def _modes(state: ReaderState, width: int) -> list[Part]:
    parts = [
        Part(" "),
        Part(_("Thai") if language() == "th" else _("English"), "dim", "screen.do('language')"),
        Part(" · ", "dim"),
        Part(_("B.E.") if state.era == "be" else _("C.E."), "dim", "screen.do('era')"),
    ]
    if width >= _LAYOUT_SHOWN_FROM:
        parts += [Part(" · ", "dim"), Part(_("keys: Thai") if state.thai_keyboard else _("keys: Latin"), "dim")]
    return [*parts, Part(" ")]


def progress_words(progress: Progress) -> str:
    """`indexing 12,000 of 91,798, 40 s left`, in the language in use."""
    if not progress.total:
        return _("looking for articles…")
    numbers = {"done": f"{progress.done:,}", "total": f"{progress.total:,}"}
    if progress.phase == "facts":
        # Until then filters on facts leave the others out.
        words = _("facts read of %(done)s of %(total)s") % numbers
    else:
        words = _("indexing %(done)s of %(total)s") % numbers
    if progress.eta is not None and progress.eta >= 1:
        words += ", " + duration_left(progress.eta)
    return words


def duration_left(seconds: float) -> str:
    """Seconds below two minutes, minutes above."""
    if seconds < 120:
        return _("%d s left") % round(seconds)
    return _("%d min left") % round(seconds / 60)


# The list.


def _list_title(state: ReaderState, seen: Seen) -> str:
    workspace = state.workspace
    words = [_("Articles")]
    if workspace is not None:
        if workspace.grouping != "none":
            words.append(_("by party") if workspace.grouping == "party" else _("by year"))
        by_rank = workspace.grouping == "none" and state.search_result is not None and workspace.sort == "published"
        words.append(_("hits, best first") if by_rank else _(SORTS[workspace.sort]))
    if seen.selected:
        words.append(_("%d selected") % seen.selected)
    return " · ".join(words)


def _facts_title(state: ReaderState, seen: Seen) -> str:
    """`ข้อเท็จจริง`; where the article is not beside them, with its headline: whose facts they are."""
    if state.article is None or "reading" in state.visible_panes:
        return _("Facts")
    return truncate(f"{_('Facts')} · {state.article.title or _('(no title)')}", seen.width - _BESIDE_TITLE)


def _number_in_list(state: ReaderState, seen: Seen) -> list[str]:
    """The open article's number in the list, or that the search has left it out."""
    if state.rowid is None:
        return []
    if seen.number is None:
        return [_("not among the hits")]
    return [_("%(n)s of %(total)s") % {"n": f"{seen.number:,}", "total": f"{seen.listed:,}"}]


def _why_empty(state: ReaderState) -> str:
    result, open_key = state.search_result, state.key("open_folder")
    if state.workspace is None:
        words = _("Nothing is open. Press %s to open a folder.") % open_key
        return _("Opening the library…") if state.opening else words
    if state.indexing:
        return _("Looking for articles…")
    if result is not None:
        return "" if result.count else _no_hits(result)
    return _("There are no articles here.") + "\n" + _("Press %s to open another folder.") % open_key


def _no_hits(result: SearchResult) -> str:
    """What is said when nothing has the words, so that one can rely on it: what was searched, and what else was tried."""
    has_conditions = ":" in result.text
    lines = [_("Nothing in this library fits the search.") if has_conditions else _("No article has these words.")]
    if result.suggestion:
        lines.append(_("Did you mean “%s”? Enter searches for it.") % result.suggestion)
    if result.searched:
        lines += result.searched
        if not result.suggestion:
            lines.append(_("The same keys under the other keyboard layout find nothing either."))
            lines.append(_("Enter looks for another spelling."))
    return "\n".join([*lines, _("Esc clears the search.")])


def _count(state: ReaderState) -> HitCount:
    result = state.search_result
    if result is None:
        return HitCount(state.total, state.total)
    return HitCount(result.count, state.total, result.exact, result.problem, result.inside)


# The status line.


def _status(state: ReaderState, seen: Seen) -> Parts:
    """The chosen fact and its evidence; during a search, what else is or could be searched for."""
    fact, article = seen.fact, state.article
    if fact is None or article is None or seen.typing:
        return tuple(_names_elsewhere(state) or _other_names(state))
    from mou_tui.facts.labels import fact_label, fact_name

    numbers = {"n": seen.fact_number, "total": seen.facts}
    parts = [
        Part(f"{fact_label(fact).letter} ", "key"), Part(fact_name(fact), "strong"),
        Part(" · " + _("item %(n)d of %(total)d") % numbers, "dim"),
    ]  # fmt: skip
    if fact.evidence:
        quote = " … ".join(" ".join(span.of(article.text).split()) for span in fact.evidence)
        parts.append(Part(" · " + _("evidence: “%s”") % quote))
    elif fact.source == "reader":
        parts.append(Part(" · " + _("entered by you"), "dim"))
    return tuple(parts)


def _names_elsewhere(state: ReaderState) -> list[Part]:
    """That a name that is looked for among the people of agreements stands in other news too."""
    result = state.search_result
    if result is None or not result.more_by_words:
        return []
    count = result.more_by_words
    words = ngettext("%(n)s more article mentions the name", "%(n)s more articles mention the name", count)
    return [
        Part(_("People are known of news of agreements only: "), "dim"),
        Part(words % {"n": f"{count:,}"}),
        Part(f" ({state.key('names_as_words')})", "key"),
    ]


def _other_names(state: ReaderState) -> list[Part]:
    """The other names of organisations that are searched for too."""
    result = state.search_result
    if result is None or result.query is None or not result.query.expansions:
        return []
    names = [f"{word} = {', '.join(others)}" for word, others in result.query.expansions.items()]
    advice = _("=%s looks for this name only") % next(iter(result.query.expansions))
    return [Part(_("also by other names: "), "dim"), Part("; ".join(names)), Part(f" · {advice}", "dim")]
