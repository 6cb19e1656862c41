"""`mou-tui import`: what people have marked elsewhere becomes bookmarks, tags and notes."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from mou_tui.annotations import Annotations
from mou_tui.commands.libraries import Opened, open_library
from mou_tui.commands.own_data import follow_articles, own_annotations
from mou_tui.commands.parameters import FOLDER, PATHS
from mou_tui.commands.telling import Invocation, say
from mou_tui.errors import InputError, MouError
from mou_tui.i18n import _, ngettext
from mou_tui.importers.marked import Marked
from mou_tui.importers.matching import Matched, Matcher
from mou_tui.importers.reading import read_marked

_SOME_FAILED: Final = 3
_MOST_NAMED: Final = 20


@click.command(
    help=_(
        "Import tags, notes and highlights: RIS, CSL-JSON or BibTeX (Zotero), Hypothesis' JSON, CSV, the data folder of another mou-tui."
    )
)
@click.argument("sources", nargs=-1, required=True, type=PATHS, metavar=_("FILE|FOLDER…"))
@click.option(
    "--library",
    "folders",
    multiple=True,
    type=FOLDER,
    metavar=_("FOLDER"),
    help=_("The library whose articles are marked; else that of the settings, else the one last opened."),
)
@click.option(
    "--fetch", is_flag=True, help=_("Save articles that the library does not have from their addresses first.")
)
@click.pass_obj
def command(invocation: Invocation | None, sources: tuple[Path, ...], folders: tuple[Path, ...], fetch: bool) -> int:
    invocation = invocation or Invocation()
    annotations = own_annotations()
    marked: list[Marked] = []
    worst = 0
    for source in sources:
        try:
            if source.is_dir():
                _import_data(source, annotations)
            else:
                marked += read_marked(source)
        except MouError as error:
            say(str(error))
            worst = max(worst, error.exit_code)
    opened = open_library(folders, invocation)
    if not marked:
        follow_articles(annotations, opened.library)
        return worst
    matched = Matcher(opened.library).match(marked)
    if fetch and matched.unknown:
        _fetch([one for one in matched.unknown if one.url], folders)
        opened = open_library(folders, invocation)
        matched = Matcher(opened.library).match(marked)
    annotations.apply(matched.merge())
    follow_articles(annotations, opened.library)
    _tell(matched, opened, verbose=invocation.verbose)
    return max(worst, _SOME_FAILED if matched.unknown or matched.not_found else 0)


def _import_data(folder: Path, annotations: Annotations) -> None:
    """Merge the files of another mou-tui's data folder into this one's; nothing of either is removed."""
    from mou_tui.feeds.subscriptions import FEEDS, AddFeed, Subscriptions

    there = [
        folder / name for name in ("bookmarks.toml", "corrections.toml", "stories.toml") if (folder / name).is_file()
    ]
    feeds, state = folder / FEEDS.file, folder / "state.db"
    if not (there or feeds.is_file() or state.is_file()):
        raise InputError(
            _("This folder holds nothing of mou-tui's."),
            path=folder,
            advice=_(
                "“mou-tui doctor” tells where another one keeps its data. A folder of articles is opened, not imported."
            ),
        )
    for copy in there:
        annotations.merge_copy(copy)
    if feeds.is_file():
        subscriptions = Subscriptions()
        for feed in Subscriptions(folder).feeds():
            subscriptions.apply(AddFeed(feed))
    if state.is_file():
        _import_read_marks(state)
    say(_("Imported %s.") % folder)


def _import_read_marks(path: Path) -> None:
    import apsw

    from mou_tui.annotations import State

    try:
        connection = apsw.Connection(
            f"{path.absolute().as_uri()}?mode=ro", flags=apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READONLY
        )
        ids = [str(id_) for (id_,) in connection.execute("SELECT id FROM read")]
        connection.close()
    except apsw.Error as error:
        raise InputError(
            _("The read marks cannot be read: %s.") % error, path=path, advice=_("All else was imported.")
        ) from error
    state = State.open()
    for id_ in ids:
        state.mark_read(id_)
    state.close()


def _fetch(marked: Sequence[Marked], folders: Sequence[Path]) -> None:
    """Save the articles at these addresses, each once and politely; what fails is named."""
    from mou_tui.adding import read_page, save
    from mou_tui.commands.add import library_to_add_to
    from mou_tui.feeds.politeness import Politeness
    from mou_tui.fetching import FetchLimits
    from mou_tui.loaders.limits import limits_in_force

    folder = folders[0] if folders else library_to_add_to()
    politeness = Politeness()
    for url in dict.fromkeys(one.url for one in marked):
        try:
            page = politeness.fetch(url, FetchLimits(limits_in_force().file_mb), allow_local=False)
            save(read_page(url, page), folder)
        except InputError as error:
            say(str(error))


def _tell(matched: Matched, opened: Opened, *, verbose: bool) -> None:
    count = len(matched.bookmarks)
    say(ngettext("%(n)d bookmark imported.", "%(n)d bookmarks imported.", count) % {"n": count})
    lines = list(_problems(matched))
    for line in lines if verbose else lines[:_MOST_NAMED]:
        say(line)
    more = 0 if verbose else len(lines) - _MOST_NAMED
    if more > 0:
        say(ngettext("%(n)d more (-v names it).", "%(n)d more (-v names them).", more) % {"n": more})


def _problems(matched: Matched) -> Iterator[str]:
    for one in matched.unknown:
        where = f" ({one.url})" if one.url and one.title else ""
        yield _("Not in the library: %s") % f"{one.name}{where}"
    for one, highlight in matched.not_found:
        yield _("%(article)s: these words are not in it: “%(words)s”") % {
            "article": one.name,
            "words": highlight.exact[:80],
        }
