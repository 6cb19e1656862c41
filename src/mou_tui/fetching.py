"""Web address → what is there, whole or not at all, within limits of size and time. Knows nothing of articles."""

import asyncio
import os
import ssl
import urllib.request
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from importlib.metadata import version
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

from mou_tui import clock
from mou_tui.errors import InputError, harmless
from mou_tui.i18n.kept import sentence as _
from mou_tui.i18n.reasons import system_reason
from mou_tui.network_border import Border

if TYPE_CHECKING:
    import httpx

_MEGABYTE: Final = 1024 * 1024
_MOST_REDIRECTS: Final = 10
_LEAST_RATE: Final = 10_000
"""Bytes a second below which a server is given up, after the first `FetchLimits.patience` seconds."""
_SUCCESSES: Final = frozenset({HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION})
"""Others that begin with 2 have no page (204), a part of one (206), or a challenge for robots (202)."""


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one address may cost.

    `megabytes` is the most that comes, unpacked too. `patience` is the seconds of silence, and of everything until the first
    bytes; `seconds` that of all together. Between the two a server has to send `_LEAST_RATE` on average.
    """

    megabytes: int = 200
    patience: float = 20
    seconds: float = 600


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server calls a version of a page (RFC 9110, 8.8), "" where it says nothing: asked again with it, it sends others only."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """What was at an address. `url` is where it was found after all redirects, in ASCII, without a name, password or fragment.

    `media_type` is what the server calls it, in lower case and without parameters ("" where it says nothing), `charset` the
    encoding that it names. `unchanged` says that it is the version that was known; there is no content then. `moved_to` is where
    the server says that the page is for good (RFC 9110, 15.4.2 and 15.4.9), "" where that is the address that was asked.
    """

    url: str
    content: bytes
    media_type: str
    charset: str | None
    validators: Validators = field(default_factory=Validators)
    unchanged: bool = False
    moved_to: str = ""


class FetchError(InputError):
    """A page could not be fetched. `status` is the server's answer, if it gave one; `wait` the seconds that it wants to be left alone.

    `reason` is what went wrong, in a sentence without the address.
    """

    def __init__(
        self,
        cause: str,
        *,
        path: str | None = None,
        advice: str | None = None,
        status: int | None = None,
        wait: float | None = None,
        reason: str = "",
    ) -> None:
        super().__init__(cause, path=path, advice=advice)
        self.reason = reason or cause
        self.status = status
        self.wait = wait


def fetch(
    url: str,
    limits: FetchLimits | None = None,
    *,
    to_local: bool = False,
    from_local: bool = True,
    known: Validators | None = None,
) -> Response:
    """What is at `url` (http or https; Thai letters may stand in all its parts).

    A redirect to another scheme is never followed, one from the internet into the local network only with `to_local`. Without
    `from_local`, `url` itself may not be there either. What a name stands for is looked up once, and connected to what was
    judged. `known` is the version that is here already. Raises FetchError that names `url`. Waits, so it must not be called
    in an event loop's thread.
    """
    # Not before something is fetched: 0.2 s to import.
    import httpx

    limits = limits or FetchLimits()
    try:
        return asyncio.run(_fetch(_ascii_address(url), limits, Border(to_local, from_local), known or Validators()))
    except InputError as error:
        status, wait = getattr(error, "status", None), getattr(error, "wait", None)
        raise _not_fetched(url, error.cause, error.advice, status, wait) from error
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, EOFError) as error:
        raise _not_fetched(url, _reason(error)) from error


def _not_fetched(
    url: str, reason: str, advice: str | None = None, status: int | None = None, wait: float | None = None
) -> FetchError:
    return FetchError(
        _("This page cannot be fetched: %s.") % harmless(reason.rstrip(".")),
        path=url,
        advice=advice or _("Check the address, or save the page in your browser and add the file."),
        status=status,
        wait=wait,
        reason=reason,
    )


def _ascii_address(url: str) -> str:
    """`url` as it is asked for: a Thai domain in its ASCII form, other letters percent-encoded. Raises InputError.

    http://ทำ.ไทย/ข่าว becomes http://xn--o3c8c0d.xn--o3cw4h/%E0%B8%82… (UTS 46, which maps ำ to what IDNA 2008 allows).
    """
    import httpx
    import idna

    url = url.strip()
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        named = parts.scheme.lower() in ("http", "https") and host and harmless(url) == url and port != 0
        if not named:
            raise ValueError(url)
        if not host.isascii():
            host = idna.encode(host, uts46=True).decode("ascii")
        user, at, _host = parts.netloc.rpartition("@")
        place = f"{user}{at}" + (f"[{host}]" if ":" in host else host) + (f":{port}" if port is not None else "")
        return str(httpx.URL(urlunsplit((parts.scheme, place, parts.path or "/", parts.query, ""))))
    except (ValueError, httpx.InvalidURL) as error:  # UnicodeError and idna's errors among them
        raise InputError(_("it is not a web address")) from error


async def _fetch(url: str, limits: FetchLimits, border: "Border", known: Validators) -> Response:
    import httpx

    now = asyncio.get_running_loop().time
    begun = now()
    headers = {"User-Agent": f"mou-tui/{version('mou-tui')}", "Accept-Encoding": "gzip, deflate"}
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    # One limit over all: each of httpx' own begins anew with every line of a header.
    async with (
        asyncio.timeout(limits.patience) as overall,
        httpx.AsyncClient(headers=headers, timeout=limits.patience, transport=_transport()) as client,
    ):
        response, moved_to = await _following(client, client.build_request("GET", url), border)
        unchanged = response.status_code == HTTPStatus.NOT_MODIFIED and known != Validators()
        packed = bytearray()
        try:
            if not unchanged:
                _check_status(response)
                async for piece in response.aiter_raw():
                    packed += piece
                    _check_size(len(packed), limits)
                    overall.reschedule(begun + min(limits.patience + len(packed) / _LEAST_RATE, limits.seconds))
        except (httpx.RemoteProtocolError, httpx.ReadError) as error:
            raise InputError(_("the connection broke before all of it was here")) from error
        finally:
            await response.aclose()
    content = bytes(packed)
    for coding in reversed(response.headers.get("Content-Encoding", "identity").lower().split(",")):
        content = _unpacked(content, coding.strip(), limits)
    if not content.strip() and not unchanged:
        raise FetchError(_("the page is empty"), status=response.status_code)
    address = response.url.copy_with(username=None, password=None, fragment=None)
    media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return Response(
        str(address),
        content,
        media_type,
        response.charset_encoding,
        known if unchanged else _validators(response),
        unchanged,
        moved_to,
    )


def _validators(response: "httpx.Response") -> Validators:
    """What the server calls this version; nothing that it could not be asked with again."""
    values = (response.headers.get(name, "").strip() for name in ("ETag", "Last-Modified"))
    return Validators(
        *(value if value.isascii() and value.isprintable() and len(value) <= 500 else "" for value in values)
    )


def _transport() -> "httpx.AsyncBaseTransport | None":
    """Connects to the addresses that were looked up and to no others, in their order; None where a proxy connects."""
    import httpx

    if {"http", "https", "all"} & urllib.request.getproxies().keys():
        return None

    class Pinned(httpx.AsyncHTTPTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            addresses = request.extensions.get(_ADDRESSES) or [request.url.host]
            for address in addresses:
                # The certificate has to be the name's, whichever of its addresses answers.
                named = {**request.extensions, "sni_hostname": request.url.host}
                try:
                    return await super().handle_async_request(
                        httpx.Request(
                            request.method,
                            request.url.copy_with(host=address),
                            headers=request.headers,
                            stream=request.stream,
                            extensions=named,
                        )
                    )
                except httpx.ConnectError:
                    if address == addresses[-1]:
                        raise
            raise AssertionError("unreachable")

    return Pinned()


_ADDRESSES: Final = "mou_tui.addresses"
"""The key under which a request has the addresses that its host stands for."""


_FOR_GOOD: Final = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})


async def _following(
    client: "httpx.AsyncClient", request: "httpx.Request", border: Border
) -> tuple["httpx.Response", str]:
    """The answer at the end of all redirects, its body not read yet, and the address up to which each was for good, "" for none.

    Raises InputError where one must not be followed.
    """
    import httpx

    moved_to, stays = "", request.url.userinfo != b""
    for _time in range(_MOST_REDIRECTS + 1):
        request.extensions[_ADDRESSES] = await border.addresses(request.url.host, request.url)
        try:
            response = await client.send(request, stream=True)
        except httpx.InvalidURL as error:
            raise InputError(_("it leads to something else than a web page")) from error
        following = response.next_request
        if following is None:
            return response, moved_to
        await response.aclose()
        # Neither an address with a password nor one that was encrypted gives way to another on a server's word.
        stays |= response.status_code not in _FOR_GOOD or (request.url.scheme, following.url.scheme) == (
            "https",
            "http",
        )
        if not stays:
            moved_to = str(following.url.copy_with(fragment=None))
        if following.url.scheme not in ("http", "https"):
            raise InputError(_("it leads to something else than a web page: %s") % following.url)
        request = following
    raise InputError(_("it leads in a circle"))


def _check_status(response: "httpx.Response") -> None:
    status = response.status_code
    if status in _SUCCESSES:
        return
    if status in (HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT):
        raise FetchError(_("the page is empty"), status=status)
    try:
        # Never in the server's own words, which may be anything.
        meaning = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        meaning = str(status)
    raise FetchError(
        _("the server answers “%s”") % meaning, status=status, wait=_wait(response.headers.get("Retry-After", ""))
    )


def _wait(written: str) -> float | None:
    """The seconds of a Retry-After header (RFC 9110, 10.2.3), which may be a moment; None where it is neither."""
    if written.isascii() and written.isdigit():
        return float(written[:9])
    try:
        moment = parsedate_to_datetime(written)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - clock.now()).total_seconds())


def _check_size(size: int, limits: FetchLimits) -> None:
    if size > limits.megabytes * _MEGABYTE:
        raise InputError(
            _("it is larger than %(most)d MB") % {"most": limits.megabytes},
            advice=_("Raise “%s” in the settings file to open it.") % "max_file_mb",
        )


def _unpacked(content: bytes, coding: str, limits: FetchLimits) -> bytes:
    """`content` without one content coding (RFC 9110, 8.4.1). Raises InputError."""
    if coding in ("", "identity") or not content:
        return content
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise InputError(_("it is packed in a way that was not asked for: %s") % coding)
    # Told by the header: zlib's or gzip's; some servers send deflate without one.
    for window in (32 + zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return b"".join(_inflated(content, window, limits))
        except zlib.error:
            continue
    raise InputError(_("it is damaged: it does not unpack"))


def _inflated(content: bytes, window: int, limits: FetchLimits) -> Iterator[bytes]:
    """The members of `content`, of which a gzip file may have several. Raises zlib.error and InputError."""
    size = 0
    while content:
        unpacker = zlib.decompressobj(window)
        member = unpacker.decompress(content, limits.megabytes * _MEGABYTE + 1 - size)
        size += len(member)
        _check_size(size, limits)
        if not unpacker.eof:
            raise InputError(_("the connection broke before all of it was here"))
        yield member
        content = unpacker.unused_data
        if not content.startswith(b"\x1f\x8b"):
            return


def _reason(error: BaseException) -> str:
    """Why nothing could be fetched, for the reader."""
    import httpx

    if isinstance(error, TimeoutError | httpx.TimeoutException):
        return _("the server takes too long to answer")
    if isinstance(error, httpx.RemoteProtocolError | httpx.DecodingError):
        return _("what answers there is no proper web server")
    # What the system says is at the bottom of what the libraries say.
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return _("the encryption is not in order (%s)") % (getattr(cause, "verify_message", "") or cause.reason)
        if isinstance(cause, OSError) and cause.errno is not None and cause.errno > 0:
            return system_reason(OSError(cause.errno, os.strerror(cause.errno)))  # asyncio has words of its own
        if isinstance(cause, OSError) and cause.strerror:
            return system_reason(cause)
        cause = cause.__cause__ or cause.__context__
    return str(error)[:200] or type(error).__name__
