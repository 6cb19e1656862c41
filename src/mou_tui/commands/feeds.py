"""`mou-tui feeds`: news feeds whose new articles come into the library by themselves."""

import contextlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

import click

from mou_tui.commands.add import library_to_add_to
from mou_tui.commands.libraries import is_heard
from mou_tui.commands.output import in_color, table_width, tell_nothing, visible, write_as
from mou_tui.commands.parameters import PATHS, Choice, format_option, progress_option, to_option
from mou_tui.commands.telling import EXIT_NOT_WRITTEN, Invocation, say
from mou_tui.errors import InputError
from mou_tui.feeds.history import History, Item, ItemState
from mou_tui.feeds.subscriptions import Feed, RemoveFeed, SetFeed, Subscriptions
from mou_tui.i18n import _, ngettext
from mou_tui.i18n.kept import said_again
from mou_tui.page.feed_words import STATES, came_of_it

if TYPE_CHECKING:
    from mou_tui.feeds.following import FeedStatus

FORMATS: Final = ("table", "jsonl", "json", "csv")
CSV_COLUMNS: Final = (
    "uid", "title", "url", "folder", "agreements_only", "full_text", "allow_local", "asked", "saved", "left_out", "waiting",
    "failed", "given_up", "problem",
)  # fmt: skip
ITEM_CSV_COLUMNS: Final = ("feed", "state", "at", "title", "published_on", "url", "path", "tries", "problem")
_SOME_FAILED: Final = 3


@click.group(help=_("Follow news feeds, whose articles come into the library."))
def command() -> None:
    pass


def _subscriptions() -> Subscriptions:
    subscriptions = Subscriptions()
    for notice in subscriptions.notices:
        say(notice)
    return subscriptions


def _history() -> History:
    history = History()
    for notice in history.notices:
        say(notice)
    return history


@command.command(help=_("Follow feeds: RSS, Atom or JSON Feed, or a page that names one."))
@click.argument("urls", nargs=-1, required=True, metavar="URL…")
@to_option(_("Save its articles into this folder; else the first library of the settings, else the one last opened."))
@click.option("--name", default="", metavar="NAME", help=_("Call it so, instead of what it calls itself."))
@click.option("--agreements-only", is_flag=True, help=_("Leave out news that reports no agreement."))
@click.option("--no-full-text", is_flag=True, help=_("Save what the feed itself has, and fetch no pages."))
@click.option("--allow-local", is_flag=True, help=_("Let it lead into the local network."))
def add(
    urls: tuple[str, ...], folder: Path | None, name: str, agreements_only: bool, no_full_text: bool, allow_local: bool
) -> int:
    from mou_tui.feeds.following import follow
    from mou_tui.feeds.politeness import Politeness

    subscriptions, politeness = _subscriptions(), Politeness()
    folder = folder or library_to_add_to()
    worst = 0
    for url in urls:
        try:
            followed = follow(
                url,
                folder,
                name=name,
                agreements_only=agreements_only,
                full_text=not no_full_text,
                allow_local=allow_local,
                subscriptions=subscriptions,
                politeness=politeness,
            )
        except InputError as error:
            say(str(error))
            worst = _SOME_FAILED
            continue
        for other in followed.others:
            say(_("%(page)s names another feed too: %(feed)s") % {"page": url, "feed": other})
        if not followed.is_new:
            say(_("%s is followed already.") % followed.feed.url)
        click.echo(followed.feed.uid)
    return worst


@command.command("list", help=_("List the feeds, with what came of their entries."))
@format_option(FORMATS)
@click.pass_obj
def list_(invocation: Invocation | None, format_: str | None) -> int:
    from mou_tui.feeds.following import status_of

    feeds = _subscriptions().feeds()
    with contextlib.closing(_history()) as history:
        documents = [_document(status_of(feed, history)) for feed in feeds]
    color = in_color(invocation or Invocation())
    write_as(format_, table=lambda: _write_table(documents, color), documents=documents, columns=CSV_COLUMNS)
    if not documents:
        tell_nothing()
    return 0


def _document(status: "FeedStatus") -> dict[str, Any]:
    """A feed as json and jsonl carry it."""
    feed, state, counts = status.feed, status.state, status.counts
    return {
        "uid": feed.uid,
        "title": feed.title,
        "url": feed.url,
        "site": feed.site or None,
        "folder": str(feed.folder),
        "agreements_only": feed.agreements_only,
        "full_text": feed.full_text,
        "allow_local": feed.allow_local,
        "asked": state.asked or None,
        **{name: counts.get(name, 0) for name in get_args(ItemState)},
        "problem": said_again(state.problem) if state.problem else None,
    }


def _write_table(documents: Sequence[dict[str, Any]], color: bool) -> None:
    from mou_tui.thai.width import cells, truncate

    width = table_width()
    for one in documents:
        lead = f"{one['uid']}  "
        click.echo(
            click.style(lead, dim=True) + truncate(visible(one["title"] or one["url"]), width - cells(lead)),
            color=color,
        )
        for line in (
            one["url"],
            came_of_it(one["asked"] or "", one),
            one["problem"] and f"⚠ {one['problem']}",
        ):
            if line:
                click.echo(" " * 14 + truncate(visible(line), width - 14), color=color)


@command.command(help=_("List what came of the entries of feeds: saved, left out, failed."))
@click.argument("named", nargs=-1, metavar="[FEED]…")
@click.option(
    "--state", "states", multiple=True, type=Choice(get_args(ItemState)), help=_("Only these; may be repeated.")
)
@format_option(FORMATS)
def items(named: tuple[str, ...], states: tuple[ItemState, ...], format_: str | None) -> int:
    history = _history()
    documents = [
        _item_document(feed, item)
        for feed in _subscriptions().chosen(named)
        for item in history.items(feed.uid, states)
    ]
    history.close()
    write_as(format_, table=lambda: _write_items(documents), documents=documents, columns=ITEM_CSV_COLUMNS)
    if not documents:
        tell_nothing()
    return 0


def _write_items(documents: Sequence[dict[str, Any]]) -> None:
    for one in documents:
        click.echo(visible(f"{_(STATES[one['state']])}  {one['title'] or one['url']}"))
        for line in (one["path"] or one["url"], one["problem"]):
            if line:
                click.echo(visible(f"    {line}"))


def _item_document(feed: Feed, item: Item) -> dict[str, Any]:
    entry = item.entry
    return {
        "feed": feed.name,
        "state": item.state,
        "at": item.at,
        "title": entry.title,
        "published_on": entry.published_on,
        "url": entry.url or None,
        "path": item.path or None,
        "tries": item.tries,
        "problem": said_again(item.problem) if item.problem else None,
    }


@command.command(
    help=_("Follow feeds no longer. FEED is what “feeds list” shows: the first word, the title or the address.")
)
@click.argument("named", nargs=-1, required=True, metavar="FEED…")
def remove(named: tuple[str, ...]) -> int:
    subscriptions, history = _subscriptions(), _history()
    chosen = subscriptions.chosen(named)
    for feed in chosen:
        subscriptions.apply(RemoveFeed(feed.uid))
        history.forget(feed.uid)
    history.close()
    say(
        ngettext("Removed %(n)d feed; its articles stay.", "Removed %(n)d feeds; their articles stay.", len(chosen))
        % {"n": len(chosen)}
    )
    return 0


@command.command("import", help=_("Follow the feeds of a list (OPML) that another feed reader has exported."))
@click.argument("file", type=PATHS)
@to_option(_("Save their articles into this folder; else the first library of the settings, else the one last opened."))
@click.option("--agreements-only", is_flag=True, help=_("Leave out news that reports no agreement."))
def import_(file: Path, folder: Path | None, agreements_only: bool) -> int:
    from mou_tui.feeds.following import follow_list
    from mou_tui.page.feed_words import added_words

    added, there = follow_list(
        file, folder or library_to_add_to(), agreements_only=agreements_only, subscriptions=_subscriptions()
    )
    for feed in added:
        click.echo(feed.uid)
    say(added_words(len(added), there))
    return 0


@command.command(help=_("Print the list of feeds for other feed readers (OPML)."))
def export() -> int:
    from mou_tui.feeds.opml import write_opml

    sys.stdout.write(write_opml(_subscriptions().feeds()).decode("utf-8"))
    return 0


@command.command(help=_("Fetch what is new, of all feeds or of those named."))
@click.argument("named", nargs=-1, metavar="[FEED]…")
@click.option("-q", "--quiet", is_flag=True, help=_("Say nothing but what failed."))
@click.option("--retry", is_flag=True, help=_("Try again what was given up, too."))
@progress_option
@click.pass_obj
def update(invocation: Invocation | None, named: tuple[str, ...], quiet: bool, retry: bool, progress: str) -> int:
    from mou_tui.commands.feeds_output import UpdateProgress, tell_outcome
    from mou_tui.feeds.politeness import Politeness
    from mou_tui.feeds.updating import alone
    from mou_tui.feeds.updating import update as update_feeds

    subscriptions = _subscriptions()
    feeds = subscriptions.chosen(named)
    narrated = not quiet and progress != "jsonl"
    report = UpdateProgress(len(feeds), progress, drawn=narrated and progress == "auto" and sys.stderr.isatty())
    with alone():
        history = _history()
        if retry:
            for feed in feeds:
                history.try_again(feed.uid)
        outcomes = update_feeds(feeds, history, Politeness(), report, **_keepers(subscriptions))
        history.close()
    report.end(outcomes)
    for outcome in outcomes:
        if progress != "jsonl" and not quiet:
            for path in outcome.saved:
                click.echo(path)
        tell_outcome(outcome, narrated=narrated and is_heard(invocation or Invocation()), quiet=quiet)
    if any(outcome.unwritable for outcome in outcomes):
        return EXIT_NOT_WRITTEN
    return 0 if all(outcome.is_fine for outcome in outcomes) else _SOME_FAILED


def _keepers(subscriptions: Subscriptions) -> dict[str, Callable[[Feed, Any], Any]]:
    """What keeps the name that a feed gives itself, where it has none yet, and the address to which it has moved for good."""
    import threading

    guard = threading.Lock()

    def move(feed: Feed, url: str) -> bool:
        with guard:
            if any(other.url == url for other in subscriptions.feeds()):
                return False
            return subscriptions.apply(SetFeed(feed.uid, {"url": url})) is not None

    def name(feed: Feed, parsed: Any) -> None:
        changes = {
            key: value for key in ("title", "site") if not getattr(feed, key) and (value := getattr(parsed, key))
        }
        if changes:
            with guard:
                subscriptions.apply(SetFeed(feed.uid, changes))

    return {"titled": name, "moved": move}
