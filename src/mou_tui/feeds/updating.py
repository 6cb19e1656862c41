"""Feeds asked for what is new, and their articles saved: several feeds at a time, each from its first entry to its last."""

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from mou_tui import clock, faults, locations
from mou_tui.adding import Found, articles_of_entry, read_page, save
from mou_tui.article import Article
from mou_tui.errors import MouError, OwnDataError
from mou_tui.facts import known_facts
from mou_tui.facts.summary import summary
from mou_tui.feeds.history import History, Item
from mou_tui.feeds.politeness import Politeness, RobotsError, StoppedError
from mou_tui.feeds.subscriptions import Feed
from mou_tui.fetching import FetchLimits, Response
from mou_tui.i18n import _
from mou_tui.i18n.kept import kept
from mou_tui.i18n.reasons import system_reason
from mou_tui.loaders.confined import ask_confined
from mou_tui.loaders.feed import ParsedFeed, parse_feed
from mou_tui.loaders.limits import Limits, limits_in_force
from mou_tui.loaders.paste import NotWrittenError

LOCK: Final = "feeds.lock"
FEEDS_AT_ONCE: Final = 4
MOST_AT_ONCE: Final = 100
"""Articles of one feed that one update fetches; the others wait for the next."""
FEED_MB: Final = 20
"""Megabytes that a feed may have."""
PAGE_SECONDS: Final = 120.0
"""Seconds that one page may take to come."""
FEED_SECONDS: Final = 900.0
"""Seconds after which the rest of a feed waits for the next update: a slow site must not keep the others from coming."""
LONGEST_WAIT: Final = 24 * 3600.0
"""Seconds for which a server's wish to be left alone is respected."""


@dataclass(slots=True)
class FeedOutcome:
    """What an update did for one feed. `problem` is why the feed itself could not be had, "" where it could.

    `saved` are the paths of new files; the others are numbers of entries: `left_out` report no agreement, `failed` could not be
    fetched, `waiting` are left for the next update.
    """

    feed: Feed
    saved: list[str]
    left_out: int = 0
    failed: int = 0
    waiting: int = 0
    done: int = 0
    total: int = 0
    problem: str = ""
    """As `i18n.kept` keeps a sentence."""
    unwritable: bool = False
    """Whether the problem is that its folder cannot be written to."""
    problems: tuple[tuple[str, str], ...] = ()
    """The addresses that failed, each with its problem."""
    moved_to: str = ""
    """The address that the feed has from now on, where its server says that it has moved for good."""

    @property
    def is_fine(self) -> bool:
        """Whether nothing failed."""
        return not self.problem and not self.failed


Report = Callable[[FeedOutcome], None]


def update(
    feeds: Sequence[Feed],
    history: History,
    politeness: Politeness,
    report: Report = lambda outcome: None,
    *,
    titled: Callable[[Feed, ParsedFeed], None] = lambda feed, parsed: None,
    moved: Callable[[Feed, str], bool] = lambda feed, url: False,
) -> list[FeedOutcome]:
    """Bring `feeds` up to date and say what came of each, in their order.

    `report` hears of each step, `titled` what a feed calls itself, `moved` where it is for good, and answers whether it is asked
    there from now on; all from several threads. Raises OwnDataError where what was done cannot be kept, and KeyboardInterrupt;
    what was saved by then stays, and the rest comes with the next update.
    """
    outcomes = [FeedOutcome(feed, []) for feed in feeds]
    waiting: queue.SimpleQueue[FeedOutcome] = queue.SimpleQueue()
    for outcome in outcomes:
        waiting.put(outcome)
    failures: list[BaseException] = []

    def work() -> None:
        try:
            while not politeness.stopped.is_set():
                _Update(waiting.get_nowait(), history, politeness, report, titled, moved).run()
        except (queue.Empty, StoppedError):
            pass
        except BaseException as error:
            failures.append(error)
            politeness.stopped.set()

    # Not an executor's, which Python would wait for at its end though a server takes its time.
    threads = [threading.Thread(target=work, daemon=True) for _n in range(min(FEEDS_AT_ONCE, len(feeds)))]
    for thread in threads:
        thread.start()
    try:
        for thread in threads:
            thread.join()
    finally:
        politeness.stopped.set()
    if failures:
        raise failures[0]
    return outcomes


class _Update:
    """One feed's update."""

    def __init__(
        self,
        outcome: FeedOutcome,
        history: History,
        politeness: Politeness,
        report: Report,
        titled: Callable[[Feed, ParsedFeed], None],
        moved: Callable[[Feed, str], bool],
    ) -> None:
        self.outcome = outcome
        self.feed = outcome.feed
        self.history = history
        self.politeness = politeness
        self.report = report
        self.titled = titled
        self.moved = moved
        self.limits = limits_in_force()

    def run(self) -> None:
        """Raises OwnDataError and StoppedError."""
        if not self._is_to_be_left_alone():
            self._ask_feed()
        items = self.history.to_fetch(self.feed.uid, MOST_AT_ONCE + 1)
        self.outcome.waiting = max(
            0, sum(self.history.counts(self.feed.uid).get(s, 0) for s in ("waiting", "failed")) - MOST_AT_ONCE
        )
        items = items[:MOST_AT_ONCE]
        self.outcome.total = len(items)
        until = self.politeness.now() + FEED_SECONDS
        for number, item in enumerate(items):
            if self.politeness.now() > until:
                self.outcome.waiting += len(items) - number
                break
            self.report(self.outcome)
            try:
                self._settle(item)
            except NotWrittenError as error:
                # Nothing else of this feed can be saved either; it stays for the next update.
                self.outcome.problem = kept(error.cause, error.advice)
                self.outcome.unwritable = True
                break
            self.outcome.done += 1
        self.report(self.outcome)

    def _is_to_be_left_alone(self) -> bool:
        state = self.history.state(self.feed.uid)
        if not state.not_before or clock.now() >= datetime.fromisoformat(state.not_before):
            return False
        self.outcome.problem = state.problem
        return True

    def _ask_feed(self) -> None:
        try:
            answer = self.politeness.fetch(
                self.feed.url,
                FetchLimits(FEED_MB),
                allow_local=self.feed.allow_local,
                known=self.history.state(self.feed.uid).validators,
                robots=False,  # the reader has asked for this very page
            )
            if answer.unchanged:
                self._follow(answer)
                self.history.answered_unchanged(self.feed.uid, answer.validators)
                return
            parsed = parse_answer(answer, self.limits)
        except (OwnDataError, StoppedError):
            raise
        except MouError as error:
            self._feed_failed(error)
            return
        except Exception as error:
            self._feed_failed(faults.fault(error))
            return
        self._follow(answer)
        self.titled(self.feed, parsed)
        self.history.take_in(self.feed.uid, parsed.entries, answer.validators)

    def _follow(self, answer: Response) -> None:
        """Keep where the feed is for good; only what has turned out to be a feed is believed."""
        if answer.moved_to and self.moved(self.feed, answer.moved_to):
            self.outcome.moved_to = answer.moved_to

    def _feed_failed(self, error: MouError) -> None:
        self.outcome.problem = problem_of(error)
        self.history.feed_failed(self.feed.uid, self.outcome.problem, _not_before(error))

    def _settle(self, item: Item) -> None:
        """Fetch and save an entry's article, and remember what came of it."""
        there = self.history.saved_at(item.entry.url)
        if there:
            self.history.settle(item, "saved", path=there)
            return
        try:
            found = self._found(item)
            if self.feed.agreements_only and not any(map(reports_agreement, found.articles)):
                self.history.settle(item, "left_out")
                self.outcome.left_out += 1
                return
            saved = save(found, self.feed.folder)
        except (OwnDataError, NotWrittenError, StoppedError):
            raise
        except MouError as error:
            self._item_failed(item, error)
            return
        except Exception as error:
            self._item_failed(item, faults.fault(error))
            return
        self.history.settle(item, "saved", path=str(saved.path))
        if saved.is_new:
            self.outcome.saved.append(str(saved.path))

    def _item_failed(self, item: Item, error: MouError) -> None:
        problem = problem_of(error)
        self.history.settle(item, "given_up" if isinstance(error, RobotsError) else "failed", problem=problem)
        self.outcome.failed += 1
        self.outcome.problems += ((item.entry.url or item.entry.title, problem),)

    def _found(self, item: Item) -> Found:
        """The article of an entry: its page, else what the feed has of it. Raises InputError and StoppedError."""
        entry = item.entry
        if not (self.feed.full_text and entry.url):
            return articles_of_entry(entry)
        try:
            page = self.politeness.fetch(
                entry.url, FetchLimits(self.limits.file_mb, seconds=PAGE_SECONDS), allow_local=self.feed.allow_local
            )
            return read_page(entry.url, page)
        except RobotsError:
            # The feed was made to be read by programs.
            if not entry.words.strip():
                raise
            return articles_of_entry(entry)


_EXTRACTING: Final = threading.Lock()


def reports_agreement(article: Article) -> bool:
    """Whether the extractor finds an agreement in the article; where that is not known, it may report one."""
    with _EXTRACTING:
        facts = known_facts(article)
    return bool(facts.failed) or summary(facts.stated).instrument != "none"


def parse_answer(answer: Response, limits: Limits) -> ParsedFeed:
    """The feed in what was fetched, read in a child process. Raises InputError that names its address."""
    try:
        parsed: ParsedFeed
        (parsed,) = ask_confined(_parsed, answer.content, answer.url, answer.charset, path=answer.url, limits=limits)
    except MouError as error:
        error.path = error.path or answer.url
        raise
    return parsed


def _parsed(data: bytes, url: str, charset: str | None) -> Iterator[ParsedFeed]:
    yield parse_feed(data, url, charset)


def problem_of(error: MouError) -> str:
    """What went wrong, as `i18n.kept` keeps a sentence."""
    return kept(getattr(error, "reason", None) or error.cause)


def _not_before(error: MouError) -> str:
    wait = getattr(error, "wait", None)
    return (clock.now() + timedelta(seconds=min(wait, LONGEST_WAIT))).isoformat() if wait else ""


@contextmanager
def alone(data_dir: Path | None = None) -> Iterator[None]:
    """The right to update feeds, which one process at a time has. Raises OwnDataError at once where another has it."""
    import filelock

    folder = data_dir or locations.data_dir()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = filelock.FileLock(folder / LOCK, timeout=0)
        lock.acquire()
    except filelock.Timeout as error:
        raise OwnDataError(
            _("Another mou-tui is updating the feeds."), advice=_("Wait until it has finished.")
        ) from error
    except OSError as error:
        raise OwnDataError(
            _("The feeds cannot be updated: %s.") % system_reason(error),
            path=folder,
            advice=_("Check the free space and who may write there."),
        ) from error
    try:
        yield
    finally:
        lock.release()
