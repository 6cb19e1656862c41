"""One request at a time to a host, some time apart; robots.txt as RFC 9309 has it. No real time passes."""

import pytest

from mou_tui.feeds.politeness import LONGEST_PAUSE, Politeness, RobotsError, StoppedError
from mou_tui.fetching import FetchError, FetchLimits, Response


class Clock:
    """A time that passes where somebody waits for it, and an event that is never set."""

    def __init__(self) -> None:
        self.time = 100.0
        self.waited: list[float] = []
        self.stopped = False

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float) -> bool:
        self.waited.append(round(seconds, 3))
        self.time += seconds
        return self.stopped

    def is_set(self) -> bool:
        return self.stopped


def polite(clock: Clock, robots: bytes | FetchError = b"", pause: float = 1.0) -> tuple[Politeness, list[str]]:
    asked: list[str] = []

    def get(url: str, limits: FetchLimits | None = None, **_more: object) -> Response:
        asked.append(url)
        if not url.endswith("/robots.txt"):
            return Response(url, b"page", "text/html", None)
        if isinstance(robots, FetchError):
            raise robots
        return Response(url, robots, "text/plain", None)

    return Politeness(get, pause=pause, now=clock.now, stopped=clock), asked  # type: ignore[arg-type]


def fetch(politeness: Politeness, url: str) -> None:
    politeness.fetch(url, FetchLimits(), allow_local=False)


def test_a_host_is_left_alone_between_two_requests_and_others_are_not_waited_for() -> None:
    clock = Clock()
    politeness, asked = polite(clock)
    for url in ("http://a.th/1", "http://a.th/2", "http://b.th/1", "https://a.th/3"):
        fetch(politeness, url)
    # A host is one whatever the scheme, with a robots.txt for each; what is waited for one host has passed for the others.
    assert clock.waited == [1.0, 1.0, 1.0, 1.0]
    assert asked.count("http://a.th/robots.txt") == 1
    assert len(asked) == 7


@pytest.mark.parametrize(("written", "kept"), [("5", 5.0), ("0", 1.0), ("86400", LONGEST_PAUSE), ("soon", 1.0)])
def test_a_crawl_delay_is_kept_within_reason(written: str, kept: float) -> None:
    clock = Clock()
    politeness, _asked = polite(clock, f"User-agent: *\nCrawl-delay: {written}\n".encode())
    fetch(politeness, "http://a.th/1")
    fetch(politeness, "http://a.th/2")
    assert clock.waited == [kept, kept]


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        (b"", True), (b"User-agent: *\nDisallow: /\n", False), (b"User-agent: mou-tui\nDisallow: /\n", False),
        (b"User-agent: other\nDisallow: /\n", True), (b"User-agent: *\nDisallow: /news/*.html$\n", False),
        (b"User-agent: *\nDisallow: /\nAllow: /news/\n", True), (b"\xff\xfe\x00 broken \n\n:::", True),
        (FetchError("", status=404), True), (FetchError("", status=403), True),
    ],
)  # fmt: skip
def test_what_robots_allow(rules: bytes | FetchError, allowed: bool) -> None:
    politeness, asked = polite(Clock(), rules)
    if allowed:
        fetch(politeness, "http://a.th/news/1.html")
    else:
        with pytest.raises(RobotsError):
            fetch(politeness, "http://a.th/news/1.html")
    assert ("http://a.th/news/1.html" in asked) is allowed


@pytest.mark.parametrize("status", [500, 503, 429, None])
def test_where_robots_cannot_be_had_nothing_is_fetched(status: int | None) -> None:
    politeness, asked = polite(Clock(), FetchError("", status=status))
    with pytest.raises(FetchError):
        fetch(politeness, "http://a.th/1")
    assert asked == ["http://a.th/robots.txt"]


def test_who_wants_to_end_does_not_wait() -> None:
    clock = Clock()
    politeness, asked = polite(clock)
    clock.stopped = True
    with pytest.raises(StoppedError):
        fetch(politeness, "http://a.th/1")
    assert asked == []
