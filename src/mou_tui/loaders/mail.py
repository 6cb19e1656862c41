"""Mails with their attachments (.eml, RFC 5322) and web pages saved in one MIME file (.mhtml, RFC 2557)."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import PurePath
from typing import Any, Final

from mou_tui.clock import BANGKOK
from mou_tui.errors import InputError
from mou_tui.faults import FaultError
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.decode import decode
from mou_tui.loaders.draft import Block, Draft
from mou_tui.loaders.limits import Deadline, Limits
from mou_tui.thai.canonical import canonical

_DEEPEST: Final = 3
"""Mails in mails in mails; no deeper."""


def read_mail(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """The mail's own text, then each attachment that has a format, its locator being its name.

    Attachments that cannot be read are left out, unless there is nothing else: then the first one's InputError is raised.
    """
    yield from _mail(message_from_bytes(data, policy=policy.default), limits, limits.deadline(), 0, "")


def _mail(message: Message, limits: Limits, deadline: Deadline, depth: int, within: str) -> Iterator[Draft]:
    found = False
    first_error: InputError | None = None
    own = _own_text(message)
    attachments = list(_attachments(message))
    if own is not None:
        own.locator = within
        found = True
        yield own
    taken: set[str] = set()
    for number, part in enumerate(attachments[: limits.members], 1):
        deadline.check()
        locator = _locator(within, _file_name(part), number, taken)
        try:
            drafts = list(_attached(part, limits, deadline, depth, locator))
        except InputError as error:
            if first_error is None or isinstance(error, FaultError):
                first_error = type(error)(f"{locator}: {error.cause}", advice=error.advice)
                first_error.__cause__ = error.__cause__
            continue
        for draft in drafts:
            found = True
            yield draft
    # What an attachment lacks is said where there is nothing else; what the program lacks, always.
    if first_error is not None and (not found or isinstance(first_error, FaultError)):
        raise first_error from first_error.__cause__


def _attached(part: Message, limits: Limits, deadline: Deadline, depth: int, locator: str) -> Iterator[Draft]:
    from mou_tui.loaders.registry import SUFFIXES, format_of

    if part.get_content_type() == "message/rfc822":
        if depth >= _DEEPEST:
            raise InputError(_("This mail holds mails within mails, too deep to follow."))
        inner = part.get_payload()
        for mail in (inner if isinstance(inner, list) else [inner])[:10]:
            if isinstance(mail, Message):
                yield from _mail(mail, limits, deadline, depth + 1, locator)
        return
    suffix = PurePath(_file_name(part)).suffix.lower()
    if suffix not in SUFFIXES:
        return  # signatures, images, calendars
    data = _bytes(part)
    limits.check_size(len(data))
    known = format_of(data, suffix)
    if known.name == "mail":
        if depth >= _DEEPEST:
            raise InputError(_("This mail holds mails within mails, too deep to follow."))
        yield from _mail(message_from_bytes(data, policy=policy.default), limits, deadline, depth + 1, locator)
        return
    for draft in known.read(data, suffix, limits):
        draft.locator = f"{locator}/{draft.locator}" if draft.locator else locator
        yield draft


def _locator(within: str, name: str, number: int, taken: set[str]) -> str:
    name = re.sub(r"[\s/#]+", " ", canonical(name)).strip()[:100].strip() or f"{number}"
    if name in taken:
        name = f"{number}-{name}"
    taken.add(name)
    return f"{within}/{name}" if within else name


def _attachments(message: Message) -> Iterator[Message]:
    """The parts that are files or mails; a mail within is one part and not searched."""
    waiting: list[Any] = [message]
    while waiting:
        part = waiting.pop(0)
        if part is not message and (part.get_content_type() == "message/rfc822" or _file_name(part)):
            yield part
        elif part.is_multipart() and part.get_content_type() != "message/rfc822":
            waiting[:0] = list(part.get_payload())[:1000]


def _file_name(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


_PREFIX: Final = re.compile(r"(?:(?:re|fw|fwd|ตอบกลับ|ส่งต่อ)\s{0,3}[:：]\s{0,3}){1,6}", re.IGNORECASE)


def _header(message: Message, name: str) -> str:
    """A header's words; "" where it is missing."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return re.sub(r"\s+", " ", canonical(_decoded(raw))).strip()


def _decoded(raw: str) -> str:
    """A raw header's words (RFC 2047). The parsed header would set a space inside a Thai name that fills two encoded words."""
    if any("\udc80" <= c <= "\udcff" for c in raw):
        # TIS-620 or UTF-8 without any encoding.
        return decode(raw.encode("utf-8", "surrogateescape"))
    try:
        parts = decode_header(raw)
    except (ValueError, HeaderParseError):
        return raw
    words: list[str] = []
    for part, charset in parts:
        words.append(
            decode(part, charset)
            if isinstance(part, bytes) and part.strip(b" ")
            else part
            if isinstance(part, str)
            else " "
        )
    return "".join(words)


def _own_text(message: Message) -> Draft | None:
    body = _body_part(message)
    if body is None:
        return None
    data = _bytes(body)
    declared = str(body.get_content_charset() or "") or None
    text = decode(data, declared)
    if body.get_content_type() == "text/html":
        from mou_tui.loaders.html import page_draft

        draft = page_draft(text)
        draft.title = None
    else:
        draft = _plain_mail(canonical(text))
    subject = _PREFIX.sub("", _header(message, "Subject"), count=1)
    words = sum(len(b.text) for b in draft.blocks)
    if words < 40 and next(_attachments(message), None) is not None:
        return None  # "ตามไฟล์แนบ": the attachment is the article
    draft.title = subject or draft.title
    draft.sent_on = _day(message)
    name, address = parseaddr(_header(message, "From"))
    draft.sender = name or address or None
    return draft


def _body_part(message: Message) -> Message | None:
    if isinstance(message, EmailMessage):
        try:
            return message.get_body(("plain", "html"))
        except (ValueError, LookupError, AttributeError, TypeError):
            pass
    for part in message.walk():
        if part.get_content_type() in ("text/plain", "text/html") and not _file_name(part):
            return part
    return None


def _day(message: Message) -> str | None:
    try:
        moment = parsedate_to_datetime(_header(message, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return (moment.astimezone(BANGKOK) if moment.tzinfo else moment).date().isoformat()


def _plain_mail(text: str) -> Draft:
    """The draft of a mail's plain text: quotations as such, the signature after `-- ` left out."""
    blocks: list[Block] = []
    for line in text.split("\n"):
        if line.rstrip() == "--" and blocks:
            break
        stripped = line.lstrip()
        if stripped.startswith(">"):
            blocks.append(Block(stripped.lstrip("> "), "quote" if stripped.strip("> ") else None))
        else:
            blocks.append(Block(line))
    return Draft(blocks, wrapped=True)


def read_mhtml(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """The one article of a web page saved with its images."""
    from mou_tui.loaders.html import page_draft

    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            address = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
            url = address if address.startswith(("http://", "https://")) else None
            yield page_draft(decode(_bytes(part), str(part.get_content_charset() or "") or None), url)
            return
    raise InputError(_("There is no web page in this file."))
