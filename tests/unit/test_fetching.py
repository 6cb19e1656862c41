"""What a web address gives: all of it or a sentence that names the address; nothing here leaves this machine."""

import contextlib
import gzip
import socket
import socketserver
import threading
import zlib
from collections.abc import Callable

import pytest

from mou_tui import fetching, network_border
from mou_tui.errors import InputError
from mou_tui.fetching import FetchError, FetchLimits, Validators, fetch

PAGE = "<html><body><p>กรมฟื้นฟูป่าชายเลนลงนามกับมหาวิทยาลัยดอยหลวง</p></body></html>".encode()

SILENCE = b"never sent"


def answer(body: bytes = PAGE, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """What a server sends for a page; `length` is what it says of its length."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def redirect(target: str) -> bytes:
    return answer(b"", f"Location: {target}", status="302 Found")


class Site(socketserver.ThreadingTCPServer):
    """Sends the given answers, byte for byte, one a request, the last again and again; `asked` are the requests' first lines."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.port = self.server_address[1]
        self.asked: list[str] = []
        self.heads: list[dict[str, str]] = []
        self.answers: list[bytes] = []

    def __call__(self, *answers: bytes) -> str:
        self.answers.extend(answers)
        return f"http://127.0.0.1:{self.port}"


class _Handler(socketserver.StreamRequestHandler):
    server: Site

    def handle(self) -> None:
        self.server.asked.append(self.rfile.readline().decode("ascii").strip())
        head = iter(lambda: self.rfile.readline().decode("latin-1").strip(), "")
        self.server.heads.append(
            {name.lower(): value.strip() for name, _colon, value in (h.partition(":") for h in head)}
        )
        sent = self.server.answers[min(len(self.server.asked), len(self.server.answers)) - 1]
        if sent is SILENCE:
            self.rfile.read(1)  # returns when the client has gone
        else:
            with contextlib.suppress(OSError):
                self.wfile.write(sent)


@pytest.fixture
def site(serve: Callable[[Site], Site]) -> Site:
    return serve(Site())


def test_a_page_comes_with_its_address_and_type(site: Site) -> None:
    url = site(answer(PAGE, "Content-Type: Text/HTML; charset=TIS-620"))
    page = fetch(f"{url}/a?b=1#part")
    assert (page.url, page.content) == (f"{url}/a?b=1", PAGE)
    assert (page.media_type, page.charset) == ("text/html", "tis-620")


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        (
            "/ข่าว?ปี=๒๕๖๖",
            "/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7?%E0%B8%9B%E0%B8%B5=%E0%B9%92%E0%B9%95%E0%B9%96%E0%B9%96",
        ),
        ("/a b", "/a%20b"),
        ("/?x=%E0%B8%81", "/?x=%E0%B8%81"),
        ("/?a=-->&b=<script>", "/?a=--%3E&b=%3Cscript%3E"),
        ("", "/"),
    ],
)
def test_letters_in_an_address_are_quoted_once(site: Site, written: str, asked: str) -> None:
    page = fetch(site(answer()) + written)
    assert site.asked == [f"GET {asked} HTTP/1.1"]
    assert page.url.endswith(asked)


@pytest.mark.parametrize(
    ("domain", "ascii_form"),
    [
        ("ทำ.ไทย", "xn--o3c8c0d.xn--o3cw4h"),
        ("จังหวัด.ไทย", "xn--72cb1bxeta8ad.xn--o3cw4h"),
        ("Example.ORG", "example.org"),
    ],
)
def test_a_thai_domain_has_an_ascii_form(domain: str, ascii_form: str) -> None:
    made = fetching._ascii_address(f"https://{domain}:8080/")
    assert made == f"https://{ascii_form}:8080/"


@pytest.mark.parametrize(
    "url",
    [
        "http://", "http:/a.th", "http://a.th:x/", "http://a.th:99999/", "http://a.th:0/", "http://[::1/", "http://\x1b[31m.th/",
        "ftp://a.th/", "http://" + "ก" * 70 + ".ไทย/", "http://-ก.ไทย/", "http://.ไทย/", "", "ข่าว",
    ],
)  # fmt: skip
def test_what_is_no_address_is_said_to_be_none(url: str) -> None:
    with pytest.raises(InputError, match="not a web address"):
        fetch(url)


WHOLE = {
    "gzip": gzip.compress(PAGE),
    "x-gzip": gzip.compress(PAGE),
    "deflate": zlib.compress(PAGE),
    "Deflate": zlib.compress(PAGE)[2:-4],
    "identity": PAGE,
    "gzip, deflate": zlib.compress(gzip.compress(PAGE)),
    "gzip ": gzip.compress(PAGE[:30]) + gzip.compress(PAGE[30:]),
}


@pytest.mark.parametrize("coding", WHOLE)
def test_content_codings_are_undone(site: Site, coding: str) -> None:
    assert fetch(site(answer(WHOLE[coding], f"Content-Encoding: {coding}"))).content == PAGE


CHUNKED = "Transfer-Encoding: chunked"
CUT_SHORT = {
    "less than promised": answer(length=len(PAGE) + 1),
    "nothing of it": answer(b"", length=5),
    "a chunk that is cut": f"HTTP/1.1 200 OK\r\n{CHUNKED}\r\n\r\n50\r\n".encode() + PAGE[:20],
    "chunks without an end": f"HTTP/1.1 200 OK\r\n{CHUNKED}\r\n\r\n5\r\nabcde\r\n".encode(),
    "a chunk of no length": f"HTTP/1.1 200 OK\r\n{CHUNKED}\r\n\r\nZZZ\r\nabcde\r\n".encode(),
    "gzip that is cut": answer(gzip.compress(PAGE)[:-9], "Content-Encoding: gzip"),
    "deflate that is cut": answer(zlib.compress(PAGE)[:-9], "Content-Encoding: deflate"),
}


@pytest.mark.parametrize("sent", CUT_SHORT.values(), ids=CUT_SHORT)
def test_a_download_cut_short_is_an_error(site: Site, sent: bytes) -> None:
    url = site(sent)
    with pytest.raises(InputError, match="before all of it was here") as raised:
        fetch(url)
    assert raised.value.path == url


@pytest.mark.parametrize("end", range(1, len(answer()), 7))
def test_an_answer_cut_anywhere_is_never_a_page(site: Site, end: int) -> None:
    url = site(answer()[:end])
    with pytest.raises(InputError) as raised:
        fetch(url)
    assert raised.value.path == url


REFUSED = {
    "404": (answer(b"", status="404 \x1b[31mgone"), "404 Not Found"),
    "999": (answer(b"", status="999 x"), "999"),
    "a challenge": (answer(status="202 Accepted"), "202"),
    "a part": (answer(status="206 Partial Content"), "206"),
    "204": (b"HTTP/1.1 204 No Content\r\n\r\n", "empty"),
    "nothing": (answer(b""), "empty"),
    "blanks": (answer(b" \n"), "empty"),
    "no status": (b"HELLO\r\n\r\n", "web server"),
    "a long header": (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 1_000_000 + b"\r\n\r\n", "web server"),
    "closed": (b"", "web server"),
    "brotli": (answer(PAGE, "Content-Encoding: br"), "not asked for: br"),
    "not gzip": (answer(PAGE, "Content-Encoding: gzip"), "damaged"),
    "elsewhere": (redirect("ftp://127.0.0.1:1/x"), "something else"),
    "a file": (redirect("file:///etc/passwd"), "something else"),
    "words": (redirect("data:text/html,x"), "something else"),
    "no address": (redirect("http://[::bad/x"), "web server"),
    "circle": (redirect("/"), "circle"),
}


@pytest.mark.parametrize(("sent", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_page_is_said_with_the_address(site: Site, sent: bytes, said: str) -> None:
    url = site(sent)
    with pytest.raises(InputError, match=said) as raised:
        fetch(url)
    assert raised.value.path == url
    assert "\x1b" not in str(raised.value)


def test_many_header_lines_are_no_fault(site: Site) -> None:
    assert fetch(site(answer(PAGE, *["X: a"] * 500))).content == PAGE


def test_nobody_answers() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        with pytest.raises(InputError, match="Connection refused"):
            fetch(f"http://127.0.0.1:{taken.getsockname()[1]}/")


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_more_than_the_limit_is_refused(site: Site, coding: str) -> None:
    big = b"a" * 1_100_000
    url = site(answer(gzip.compress(big) if coding == "gzip" else big, f"Content-Encoding: {coding}"))
    with pytest.raises(InputError, match="larger than 1 MB"):
        fetch(url, FetchLimits(megabytes=1))


def test_a_server_that_never_answers_is_given_up(site: Site) -> None:
    url = site(SILENCE)
    with pytest.raises(InputError, match="too long"):
        fetch(url, FetchLimits(patience=0.05))


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_server_that_drips_is_given_up(head: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            # A header line, or a bit of the page, at a time, for as long as somebody takes it.
            connection, _address = server.accept()
            with connection:
                connection.settimeout(0.01)
                try:
                    connection.sendall(head)
                    while True:
                        connection.sendall(b"X: a\r\n")
                        try:
                            if connection.recv(65536) == b"":
                                return
                        except TimeoutError:
                            continue
                except OSError:
                    return

        thread = threading.Thread(target=drip)
        thread.start()
        with pytest.raises(InputError, match="too long"):
            fetch(f"http://127.0.0.1:{server.getsockname()[1]}/", FetchLimits(patience=0.2))
        thread.join()


def test_redirects_are_followed(site: Site) -> None:
    page = fetch(site(redirect("/ข่าว"), redirect("?x=ก"), answer()))
    assert page.url == f"http://127.0.0.1:{site.port}/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7?x=%E0%B8%81"


@pytest.mark.parametrize(
    ("steps", "moved_to"),
    [
        (["301 Moved Permanently"], "/1"),
        (["308 Permanent Redirect", "301 Moved Permanently"], "/2"),
        (["301 Moved Permanently", "302 Found", "301 Moved Permanently"], "/1"),
        (["302 Found", "301 Moved Permanently"], ""),
        ([], ""),
    ],
)
def test_where_a_page_is_for_good_is_told(site: Site, steps: list[str], moved_to: str) -> None:
    start = site(*(answer(b"", f"Location: /{n}#x", status=status) for n, status in enumerate(steps, 1)), answer())
    assert fetch(f"{start}/0").moved_to == (start + moved_to if moved_to else "")


def test_an_address_with_a_password_does_not_give_way_to_another(site: Site) -> None:
    start = site(answer(b"", "Location: /new", status="301 Moved Permanently"), answer())
    assert fetch(start.replace("://", "://me:secret@")).moved_to == ""


def test_a_password_is_used_and_not_kept(site: Site) -> None:
    page = fetch(site(answer()).replace("//", "//me:secret@"))
    assert page.url == f"http://127.0.0.1:{site.port}/"


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("127.0.0.1", True), ("10.1.2.3", True), ("192.168.1.1", True), ("169.254.169.254", True), ("100.64.0.1", True),
        ("0.0.0.0", True), ("::1", True), ("fe80::1%1", True), ("fc00::1", True), ("::ffff:10.0.0.1", True),
        ("64:ff9b::a00:1", True), ("2002:a00:1::1", True), ("::a00:1", True), ("224.0.0.1", True), ("ff02::1", True),
        ("255.255.255.255", True), ("198.18.0.1", True),
        ("fec0::1", True), ("64:ff9b:1::1", True), ("::", True), ("64:ff9b::808:808", False),
        ("8.8.8.8", False), ("2001:4860:4860::8888", False), ("::ffff:8.8.8.8", False),
    ],
)  # fmt: skip
def test_which_addresses_are_local(address: str, local: bool) -> None:
    assert network_border.is_global(address) is not local


@pytest.fixture
def localhost_far_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name `localhost` counts as a host of the internet, the number 127.0.0.1 as what it is."""
    looked_up = network_border.looked_up

    async def told(host: str) -> tuple[list[str], bool]:
        addresses, is_local = await looked_up(host)
        return addresses, is_local and host != "localhost"

    monkeypatch.setattr(network_border, "looked_up", told)


@pytest.mark.usefixtures("localhost_far_away")
def test_the_internet_does_not_lead_into_the_local_network(site: Site) -> None:
    inside = f"{site()}/inside"
    site(redirect(inside), answer())
    with pytest.raises(InputError, match="local network") as raised:
        fetch(f"http://localhost:{site.port}/")
    assert inside in raised.value.cause
    assert site.asked == ["GET / HTTP/1.1"]  # refused before it was followed


@pytest.mark.usefixtures("localhost_far_away")
def test_it_does_where_that_is_allowed_and_local_pages_lead_anywhere(site: Site) -> None:
    inside = f"{site()}/inside"
    site(redirect(inside), answer(), redirect(f"http://localhost:{site.port}/"), answer())
    assert fetch(f"http://localhost:{site.port}/", to_local=True).url == inside
    assert fetch(inside).url == f"http://localhost:{site.port}/"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]"])
def test_an_address_in_the_local_network_is_refused_unasked_where_it_may_not_be_named(site: Site, host: str) -> None:
    site(answer())
    with pytest.raises(InputError, match="local network"):
        fetch(f"http://{host}:{site.port}/", from_local=False)
    assert site.asked == []


def test_what_was_looked_up_and_judged_is_what_is_connected_to(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def one_answer_then_another(host: str) -> tuple[list[str], bool]:
        asked.append(host)
        return ["127.0.0.1"], False

    monkeypatch.setattr(network_border, "looked_up", one_answer_then_another)
    page = fetch(f"{site(answer())}/a".replace("127.0.0.1", "news.invalid"), from_local=False)
    assert asked == ["news.invalid"]
    assert page.url == f"http://news.invalid:{site.port}/a"


def test_the_next_address_of_a_name_is_tried_where_the_first_refuses(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def two(host: str) -> tuple[list[str], bool]:
        return ["::1", "127.0.0.1"], True

    monkeypatch.setattr(network_border, "looked_up", two)
    assert fetch(f"{site(answer())}/".replace("127.0.0.1", "news.invalid")).content == PAGE


def test_a_version_that_is_here_is_not_sent_again(site: Site) -> None:
    url = site(
        answer(PAGE, 'ETag: "v1"', "Last-Modified: Fri, 25 Aug 2023 03:00:00 GMT"),
        answer(b"", status="304 Not Modified"),
    )
    first = fetch(url)
    assert first.validators == Validators('"v1"', "Fri, 25 Aug 2023 03:00:00 GMT")
    again = fetch(url, known=first.validators)
    assert again.unchanged
    assert again.validators == first.validators
    assert site.heads[1]["if-none-match"] == '"v1"'
    assert site.heads[1]["if-modified-since"] == "Fri, 25 Aug 2023 03:00:00 GMT"


def test_unchanged_is_no_answer_to_who_has_nothing(site: Site) -> None:
    with pytest.raises(FetchError, match="304"):
        fetch(site(answer(b"", status="304 Not Modified")))


def test_what_cannot_be_sent_back_is_no_validator(site: Site) -> None:
    page = fetch(site(answer(PAGE, "ETag: \xe0\x81", f"Last-Modified: {'a' * 600}")))
    assert page.validators == Validators()


@pytest.mark.parametrize(
    ("told", "wait"),
    [("120", 120.0), ("Sun, 01 Oct 2023 00:10:00 GMT", None), ("soon", None), ("", None), ("-5", None)],
)
def test_a_server_may_ask_to_be_left_alone(site: Site, told: str, wait: float | None) -> None:
    with pytest.raises(FetchError) as raised:
        fetch(site(answer(b"", f"Retry-After: {told}", status="429 Too Many Requests")))
    assert raised.value.status == 429
    if told[:1].isalpha() and "GMT" in told:
        assert raised.value.wait is not None
    else:
        assert raised.value.wait == wait
