"""iCalendar: the days of signing, and the days of expiry with reminders, written by icalendar. RFC 5545.

Every event is an all-day one. Its UID stays the same from export to export, so that importing again changes the event
instead of adding another.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import BinaryIO, Final

from icalendar import Alarm, Calendar, Event

from mou_tui import __version__, clock
from mou_tui.exporters.agreements import Agreement, agreements_of
from mou_tui.exporters.citation import fingerprint
from mou_tui.exporters.item import Item, Options
from mou_tui.exporters.notes import fact_line, reader_notes
from mou_tui.exporters.safety import one_line, plain, web_url
from mou_tui.facts.labels import instrument_name
from mou_tui.i18n import _

REMINDERS: Final = (timedelta(days=90), timedelta(days=30), timedelta(days=7))
"""How long before an expiry the calendar reminds."""


def write(items: Iterator[Item], out: BinaryIO, options: Options) -> None:
    """The items' days as one calendar."""
    begin, end = empty().to_ical().split(b"END:VCALENDAR")
    out.write(begin)
    for item in items:
        for agreement in agreements_of(item):
            for event in events_of(agreement, item, options):
                out.write(event.to_ical())
    out.write(b"END:VCALENDAR" + end)


def empty() -> Calendar:
    """A calendar without events."""
    calendar = Calendar()
    calendar.add("prodid", f"-//mou-tui//mou-tui {__version__}//TH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _("Agreements in the news"))
    return calendar


def events_of(agreement: Agreement, item: Item, options: Options) -> Iterator[Event]:
    """The signing and the expiry of an agreement, where the article gives a date."""
    if not agreement.is_reported:
        return
    uid = _uid(agreement)
    if agreement.signed_on and (event := _event(agreement, "signed_on", item, options, uid)):
        yield event
    if agreement.expires_on and (event := _event(agreement, "expires_on", item, options, uid)):
        for before in REMINDERS:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", str(event["summary"]))
            alarm.add("trigger", -before)
            event.add_component(alarm)
        yield event


def _uid(agreement: Agreement) -> str:
    # All digits: a calendar drops an event whose UID another has, and a hundred thousand articles share some short ones.
    return f"{fingerprint(agreement.article)}-{agreement.number}"


def _event(agreement: Agreement, kind: str, item: Item, options: Options, uid: str) -> Event | None:
    iso = agreement.signed_on if kind == "signed_on" else agreement.expires_on
    day = first_day(iso)
    if day is None:
        return None
    article = agreement.article
    event = Event()
    event.add("uid", f"{uid}-{kind.partition('_')[0]}@mou-tui")
    event.add("dtstamp", clock.now())
    event.add("dtstart", day)
    if day < date.max:  # without an end it lasts its one day too
        event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", summary(agreement, kind))
    event.add("description", "\n".join(_description(agreement, kind, iso, item, options)))
    if agreement.venue and kind == "signed_on":
        event.add("location", one_line(agreement.venue))
    if url := web_url(article.source_url):
        event.add("url", url)
    if item.tags:
        event.add("categories", [one_line(tag) for tag in item.tags])
    return event


def summary(agreement: Agreement, kind: str) -> str:
    """`สิ้นสุด: มช. – มธ. · บันทึกข้อตกลง (MoU)`: what ends or was signed, on one line."""
    who = " – ".join(one_line(party) for party in agreement.parties[:4]) or one_line(agreement.article.title)
    what = instrument_name(agreement.instrument or "cooperation")
    said = _("Signed: %(who)s · %(what)s") if kind == "signed_on" else _("Expires: %(who)s · %(what)s")
    return said % {"who": who, "what": what}


def _description(agreement: Agreement, kind: str, iso: str, item: Item, options: Options) -> Iterator[str]:
    article = agreement.article
    yield one_line(article.title)
    if len(iso) < len("2023-01-01"):
        yield _("The source gives %s only; the event stands on the first day of it.") % iso
    for fact in agreement.facts.of("signed_on" if kind == "signed_on" else "expires_on"):
        yield fact_line(fact, article.text, options)
    yield from (plain(note) for note in reader_notes(item))
    yield web_url(article.source_url) or one_line(article.path)


def first_day(iso: str) -> date | None:
    """The day of a date, the first one of a month or a year; None for what is no date."""
    try:
        year, month, day = [*map(int, iso.split("-")), 1, 1][:3]
        return date(year, month, day)
    except ValueError:
        return None
