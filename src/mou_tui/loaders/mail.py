"""Mails with their attachments (.eml, RFC 5322) and web pages saved in one MIME file (.mhtml, RFC 2557)."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from pathlib import PurePath
from typing import Any, Final

from mou_tui.errors import InputError
from mou_tui.faults import FaultError
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.decode import decode
from mou_tui.loaders.draft import Block, Draft
from mou_tui.loaders.limits import Deadline, Limits
from mou_tui.loaders.mail_text import PREFIX, day_of, forwarded_in, letters_in, plain_blocks, unflowed
from mou_tui.thai.canonical import canonical

_DEEPEST: Final = 3
"""Mails in mails in mails; no deeper."""


def read_mail(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """The mail's own text, then each attachment that has a format, its locator being its name.

    Attachments that cannot be read are left out, unless there is nothing else: then the first one's InputError is raised.
    """
    yield from _mail(_parsed(data), limits, limits.deadline(), 0, "")


# boundary=----=_NextPart_000: the = wants quotation marks, which old Outlooks leave out
_UNQUOTED: Final = re.compile(rb"(boundary=)([^\s\";]{1,200}=[^\s\";]{0,200})", re.IGNORECASE)


def _parsed(data: bytes) -> Message:
    message: Message = message_from_bytes(data, policy=policy.default)
    if _kind(message).startswith("multipart/") and not message.is_multipart():
        message = message_from_bytes(_UNQUOTED.sub(rb'\1"\2"', data), policy=policy.default)
    return message


def _mail(message: Message, limits: Limits, deadline: Deadline, depth: int, within: str) -> Iterator[Draft]:
    if _kind(message) == "message/rfc822":
        yield from _attached(message, limits, deadline, depth, within)
        return
    own = _own_text(message)
    attachments = list(_attachments(message))
    # "ตามไฟล์แนบ": an attachment is the article, if there is one.
    covering = own is not None and bool(attachments) and sum(len(b.text) for b in own.blocks) < _COVERING
    if own is not None:
        own.locator = within
        if not covering:
            yield own
    found = own is not None and not covering
    first_error: InputError | None = None
    taken: set[str] = set()
    for number, part in enumerate(attachments[: limits.members], 1):
        deadline.check()
        locator = _locator(within, _file_name(part), number, taken)
        try:
            drafts = list(_attached(part, limits, deadline, depth, locator))
        except InputError as error:
            if first_error is None or isinstance(error, _TOLD):
                first_error = type(error)(f"{locator}: {error.cause}", advice=error.advice)
                first_error.__cause__ = error.__cause__
            continue
        for draft in drafts:
            found = True
            yield draft
    if not found and own is not None:
        found = True
        yield own
    # What an attachment lacks is said where there is nothing else; what the program lacks, and what nobody opens, always.
    if first_error is not None and (not found or isinstance(first_error, _TOLD)):
        raise first_error from first_error.__cause__
    if not found and _kind(message) in ("multipart/encrypted", "application/pkcs7-mime"):
        raise InputError(_("This mail is encrypted."), advice=_("Open it in its own program and save its text."))


_COVERING: Final = 40
"""Letters below which a mail with attachments only says that there are some."""


class _PackedError(InputError):
    """An attachment that holds others, which nobody but Outlook opens."""


_TOLD: Final = (FaultError, _PackedError)


def _attached(part: Message, limits: Limits, deadline: Deadline, depth: int, locator: str) -> Iterator[Draft]:
    from mou_tui.loaders.registry import SUFFIXES, format_of

    if _kind(part) == "message/rfc822":
        if depth >= _DEEPEST:
            raise InputError(_("This mail holds mails within mails, too deep to follow."))
        inner = part.get_payload()
        for mail in (inner if isinstance(inner, list) else [inner])[:10]:
            if isinstance(mail, Message):
                yield from _mail(mail, limits, deadline, depth + 1, locator)
        return
    if _kind(part) in _TNEF or _file_name(part).lower() == "winmail.dat":
        raise _PackedError(
            _("Outlook has packed the attachments of this mail in a file that only it opens."),
            advice=_("Ask the sender to send the mail as HTML or plain text."),
        )
    suffix = PurePath(_file_name(part)).suffix.lower()
    if suffix not in SUFFIXES:
        return  # signatures, images, calendars
    data = _bytes(part)
    limits.check_size(len(data))
    known = format_of(data, suffix)
    if known.name == "mail":
        if depth >= _DEEPEST:
            raise InputError(_("This mail holds mails within mails, too deep to follow."))
        yield from _mail(_parsed(data), limits, deadline, depth + 1, locator)
        return
    for draft in known.read(data, suffix, limits):
        draft.locator = f"{locator}/{draft.locator}" if draft.locator else locator
        yield draft


_TNEF: Final = ("application/ms-tnef", "application/vnd.ms-tnef")


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
        if part is not message and _is_attachment(part):
            yield part
        elif part.is_multipart() and _kind(part) != "message/rfc822":
            waiting[:0] = list(part.get_payload())[:1000]


def _is_attachment(part: Message) -> bool:
    named = bool(_file_name(part)) or _raw(part, "Content-Disposition").strip().lower().startswith("attachment")
    return _kind(part) in ("message/rfc822", *_TNEF) or (named and not part.is_multipart())


def _file_name(part: Message) -> str:
    # The library parses both headers for it.
    if not any("name" in _raw(part, header).lower() for header in ("Content-Disposition", "Content-Type")):
        return ""
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _kind(part: Message) -> str:
    """The part's content type, `text/plain` and the like; kept, since the library parses the header each time it is asked."""
    known = part.__dict__.get("_kind_for_mou_tui")
    if known is None:
        known = part.__dict__["_kind_for_mou_tui"] = part.get_content_type()
    return str(known)


def _raw(message: Message, name: str) -> str:
    """A header as it stands in the file; "" where it is missing."""
    return next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")


def _header(message: Message, name: str) -> str:
    """A header's words; "" where it is missing."""
    return re.sub(r"\s+", " ", canonical(_decoded(_raw(message, name)))).strip()


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
    """The mail's text, or the mail that it forwards; None where it has neither."""
    parts = list(_text_parts(message))
    drafts = [draft for part in parts if (draft := _part_text(part)) is not None and _has_words(draft)]
    if not drafts:
        return None
    draft = drafts[0]
    for other in drafts[1:]:
        draft.blocks += [Block(""), *other.blocks]
        draft.wrapped = draft.wrapped and other.wrapped
    subject = _header(message, "Subject")
    draft.title = PREFIX.sub("", subject, count=1) or None
    draft.sent_on = day_of(_header(message, "Date"))
    name, address = parseaddr(_header(message, "From"))
    draft.sender = name or address or None
    return _forwarded(draft, subject) or draft


def _has_words(draft: Draft) -> bool:
    return any(block.text.strip() for block in draft.blocks)


def _forwarded(draft: Draft, subject: str) -> Draft | None:
    """The article that a mail forwards: the longest of the mails in its body. None where the mail itself is the article."""
    lines = [f"> {block.text}" if block.kind == "quote" else block.text for block in draft.blocks]
    own, mails = forwarded_in(lines)
    article = max(mails, key=lambda mail: mail.letters, default=None)
    letters = letters_in(own)
    if article is None or article.letters < _COVERING:
        return None
    if letters > _COVERING * 5 and (letters > article.letters or not _FORWARDS.match(subject)):
        # A letter of its own with others below it.
        return None
    blocks = plain_blocks(article.lines)
    if letters >= _COVERING:
        blocks += [
            Block(""),
            *(Block(line.lstrip("> "), "quote") for line in own if line.strip(" >") and line.strip() != "--"),
        ]
    return Draft(
        blocks,
        title=article.title or draft.title,
        sent_on=article.sent_on or draft.sent_on,
        sender=article.sender or draft.sender,
        wrapped=draft.wrapped,
    )


_FORWARDS: Final = re.compile(r"\s*(?:re|ตอบ(?:กลับ)?)?\s?:?\s?(?:fw|fwd|ส่งต่อ)\s{0,3}[:：]", re.IGNORECASE)


def _text_parts(part: Message) -> Iterator[Message]:
    """The parts whose text a mail program shows, one of each set of alternatives."""
    kind = _kind(part)
    if part.is_multipart():
        inner = [p for p in list(part.get_payload())[:1000] if isinstance(p, Message)]
        if kind == "multipart/alternative":
            shown = [list(_text_parts(p)) for p in inner]
            best = _best_of([each for each in shown if each])
            yield from best
        elif kind not in ("message/rfc822", "multipart/digest"):
            for each in inner:
                yield from _text_parts(each)
    elif kind in ("text/plain", "text/html", "text/markdown") and not _is_attachment(part):
        yield part


def _best_of(alternatives: list[list[Message]]) -> list[Message]:
    """The plain text, unless it says next to nothing beside the HTML: blank, or that one should read that."""
    plain = next((each for each in alternatives if _kind(each[0]) != "text/html"), None)
    html = next((each for each in alternatives if _kind(each[0]) == "text/html"), None)
    if plain is None or html is None:
        return plain or html or []
    words = len("".join(_text(p) for p in plain).strip())
    shown = len(_TAG.sub("", "".join(_text(p) for p in html)).strip())
    return plain if words >= min(_COVERING, 0.2 * shown) and words > 0.1 * shown else html


_TAG: Final = re.compile(
    r"<(?:style|script|head)\b.{0,100000}?</(?:style|script|head)>|<[^<>]{0,2000}>|&\w{1,10};|\s+",
    re.DOTALL | re.IGNORECASE,
)


def _text(part: Message) -> str:
    return decode(_bytes(part), str(part.get_content_charset() or "") or None)


def _part_text(part: Message) -> Draft | None:
    text = _text(part)
    if not text.strip():
        return None
    if _kind(part) == "text/html":
        from mou_tui.loaders.page_draft import page_draft

        try:
            return page_draft(text)
        except InputError:
            return None  # a part without content beside others
    text = canonical(text)
    if "flowed" in _raw(part, "Content-Type").lower() and str(part.get_param("format") or "").lower() == "flowed":
        text = unflowed(text, without_space=str(part.get_param("delsp") or "").lower() == "yes")
    return Draft(plain_blocks(text.split("\n")), wrapped=True)


def read_mhtml(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """The one article of a web page saved with its images, or those of a register."""
    from mou_tui.loaders.html import page_drafts

    whole: Message = message_from_bytes(data, policy=policy.default)
    for message in filter(None, (whole, _without_header(data))):
        for part in message.walk():
            if _kind(part) in ("text/html", "application/xhtml+xml"):
                address = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
                url = address if address.startswith(("http://", "https://")) else None
                yield from page_drafts(_text(part), limits, url)
                return
    raise InputError(_("There is no web page in this file."))


_BOUNDARY: Final = re.compile(rb"boundary=\"?([^\"\r\n;]{1,200})", re.IGNORECASE)


def _without_header(data: bytes) -> Message | None:
    """The parts of a file whose header has a line that no parser gets past."""
    boundary = _BOUNDARY.search(data[:20_000])
    start = data.find(b"--" + boundary[1]) if boundary else -1
    if boundary is None or start < 0:
        return None
    head = b'Content-Type: multipart/related; boundary="' + boundary[1] + b'"\r\n\r\n'
    return message_from_bytes(head + data[start:], policy=policy.default)
