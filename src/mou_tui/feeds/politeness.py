"""How pages are asked for without being a burden: one at a time to a host, some time apart, and only those that robots.txt allows."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

from mou_tui.errors import InputError
from mou_tui.fetching import FetchError, FetchLimits, Response, Validators, fetch
from mou_tui.i18n.kept import sentence as _

PAUSE: Final = 1.0
"""Seconds between two requests to one host."""
LONGEST_PAUSE: Final = 30.0
"""Seconds of a Crawl-delay that are kept: with more, one feed would take the night."""
_ROBOTS_BYTES: Final = 500 * 1024
"""What RFC 9309 (2.5) wants to be read at least."""
AGENT: Final = "mou-tui"


class Fetch(Protocol):
    """`fetching.fetch`, or what stands in for it."""

    def __call__(
        self,
        url: str,
        limits: FetchLimits | None = None,
        *,
        to_local: bool = ...,
        from_local: bool = ...,
        known: Validators | None = ...,
    ) -> Response: ...


class StoppedError(Exception):
    """Somebody wants the update to end."""


@dataclass
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    next: float = 0.0
    pause: float = PAUSE
    robots: dict[str, Any] = field(default_factory=dict)


class Politeness:
    """Fetches for all threads of an update. `stopped` ends the waiting; `now` and `pause` (PAUSE where None) are in seconds."""

    def __init__(
        self,
        get: Fetch = fetch,
        *,
        pause: float | None = None,
        now: Callable[[], float] = monotonic,
        stopped: threading.Event | None = None,
    ) -> None:
        self._get = get
        self._pause = PAUSE if pause is None else pause
        self.now = now
        self.stopped = stopped or threading.Event()
        self._hosts: dict[str, _Host] = {}
        self._guard = threading.Lock()

    def fetch(
        self, url: str, limits: FetchLimits, *, allow_local: bool, known: Validators | None = None, robots: bool = True
    ) -> Response:
        """What is at `url`, when it is its host's turn. Raises RobotsError, InputError and StoppedError."""
        with self._turn(url) as host:
            if robots:
                self._ask_robots(host, url, allow_local)
            try:
                return self._get(url, limits, to_local=allow_local, from_local=allow_local, known=known)
            finally:
                host.next = self.now() + host.pause

    @contextmanager
    def _turn(self, url: str) -> Iterator[_Host]:
        with self._guard:
            host = self._hosts.setdefault(urlsplit(url).hostname or "", _Host(pause=self._pause))
        with host.lock:
            self._wait(host)
            yield host

    def _wait(self, host: _Host) -> None:
        wait = host.next - self.now()
        if self.stopped.wait(wait) if wait > 0 else self.stopped.is_set():
            raise StoppedError

    def _ask_robots(self, host: _Host, url: str, allow_local: bool) -> None:
        """Raise RobotsError where the site does not want this page to be fetched by programs (RFC 9309)."""
        from protego import Protego

        origin = _origin(url)
        if origin not in host.robots:
            rules = host.robots[origin] = Protego.parse(self._robots(origin, allow_local))
            delay = min(rules.crawl_delay(AGENT) or 0.0, LONGEST_PAUSE) if self._pause else 0.0
            host.pause = max(host.pause, delay)
            host.next = self.now() + host.pause
            self._wait(host)
        if not host.robots[origin].can_fetch(url, AGENT):
            raise RobotsError(
                _("The site does not want programs to fetch this page (robots.txt)."),
                path=url,
                advice=_("Open it in your browser, save it, and add the file."),
            )

    def _robots(self, origin: str, allow_local: bool) -> str:
        try:
            answer = self._get(f"{origin}/robots.txt", FetchLimits(1), to_local=allow_local, from_local=allow_local)
        except FetchError as error:
            # One that is not there forbids nothing; one that cannot be had now forbids all (2.3.1).
            if error.status is None or error.status >= 500 or error.status == 429:
                raise
            return ""
        if answer.media_type == "text/html":
            return ""
        return answer.content[:_ROBOTS_BYTES].decode("utf-8", "replace")


class RobotsError(InputError):
    """A site's robots.txt does not allow that a page is fetched."""


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"
