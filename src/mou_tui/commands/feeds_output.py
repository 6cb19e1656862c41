"""How `mou-tui feeds update` tells how far it is, and what came of each feed."""

import json
import sys
from collections.abc import Sequence
from typing import Any

import click

from mou_tui.commands.output import visible
from mou_tui.commands.telling import say
from mou_tui.feeds.history import MOST_TRIES
from mou_tui.feeds.updating import FeedOutcome
from mou_tui.i18n import _, ngettext
from mou_tui.i18n.kept import said_again


def tell_outcome(outcome: FeedOutcome, *, narrated: bool, quiet: bool) -> None:
    """Say what came of a feed: everything where `narrated`, else what failed and, unless `quiet`, where it has moved."""
    feed = outcome.feed
    if outcome.problem:
        named = feed.url if feed.name == feed.url else f"{feed.name} ({feed.url})"
        say(f"{named}: {said_again(outcome.problem)}")
    for url, problem in outcome.problems:
        say(f"{feed.name}: {url}: {said_again(problem)}")
    if outcome.problems and narrated:
        say(_("What failed is tried again with the next updates, %d times in all.") % MOST_TRIES)
    if outcome.moved_to and not quiet:
        words = _("%(feed)s has moved for good: %(url)s is asked from now on.")
        say(words % {"feed": feed.name, "url": outcome.moved_to})
    if not narrated:
        return
    parts = [
        ngettext("%(n)d new article", "%(n)d new articles", len(outcome.saved)) % {"n": len(outcome.saved)},
        ngettext("%(n)d left out without an agreement", "%(n)d left out without an agreement", outcome.left_out) % {"n": outcome.left_out}
        if outcome.left_out else "",
        ngettext("%(n)d failed", "%(n)d failed", outcome.failed) % {"n": outcome.failed} if outcome.failed else "",
        ngettext("%(n)d waits for the next update", "%(n)d wait for the next update", outcome.waiting) % {"n": outcome.waiting}
        if outcome.waiting else "",
    ]  # fmt: skip
    if not outcome.problem:
        say(f"{feed.name}: {', '.join(filter(None, parts))}")


class UpdateProgress:
    """Tells how far an update is: a line on the terminal that is drawn over, or JSON."""

    def __init__(self, feeds: int, form: str, *, drawn: bool) -> None:
        self._feeds = feeds
        self._json = form == "jsonl"
        self._drawn = drawn

    def __call__(self, outcome: FeedOutcome) -> None:
        if self._json:
            self._print(
                {
                    "phase": "update",
                    "feed": outcome.feed.name,
                    "done": outcome.done,
                    "total": outcome.total,
                    **numbers_of([outcome]),
                }
            )
        elif self._drawn and outcome.total:
            words = _("%(feed)s: %(done)d of %(total)d articles") % {
                "feed": visible(outcome.feed.name)[:40], "done": outcome.done, "total": outcome.total,
            }  # fmt: skip
            click.echo(f"\r{words}\x1b[K", err=True, nl=False)

    def end(self, outcomes: Sequence[FeedOutcome]) -> None:
        if self._json:
            self._print(
                {"phase": "done", "feed": None, "done": self._feeds, "total": self._feeds, **numbers_of(outcomes)}
            )
        elif self._drawn:
            click.echo("\r\x1b[K", err=True, nl=False)

    @staticmethod
    def _print(document: dict[str, Any]) -> None:
        # In one write: several threads tell of their feeds.
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
        sys.stdout.flush()


def numbers_of(outcomes: Sequence[FeedOutcome]) -> dict[str, int]:
    return {
        "saved": sum(len(outcome.saved) for outcome in outcomes),
        "left_out": sum(outcome.left_out for outcome in outcomes),
        "failed": sum(outcome.failed for outcome in outcomes),
        "waiting": sum(outcome.waiting for outcome in outcomes),
        "failed_feeds": sum(bool(outcome.problem) for outcome in outcomes),
    }
