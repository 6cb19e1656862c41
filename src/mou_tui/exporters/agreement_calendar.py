"""The calendar of agreements: the days of signing and the ends with reminders, by the agreement's key. RFC 5545.

The UID of an event stays the same however many articles come to light, so that importing again changes it. The end of an agreement
that another has taken the place of is cancelled.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, Literal

from icalendar import Alarm, Calendar, Event

from mou_tui import __version__, clock
from mou_tui.agreements.deals import Deal
from mou_tui.agreements.labels import cell_name, cell_text, end_kind_name
from mou_tui.agreements.states import NOTICE, first_day, last_day
from mou_tui.exporters.safety import one_line, plain, web_url
from mou_tui.facts.labels import instrument_name
from mou_tui.i18n import _
from mou_tui.library.agreement_list import SourceArticle
from mou_tui.settings import OWN

Day = Literal["signed_on", "ends_on"]
"""Which day of an agreement an event is: the cell that has it."""
_IN_UID: Final[dict[Day, str]] = {"signed_on": "signed", "ends_on": "expires"}
_REMINDERS: Final = (30, 7)
"""Days before an end at which the calendar reminds, beside the agreement's notice."""


def empty() -> Calendar:
    """A calendar without events."""
    calendar = Calendar()
    calendar.add("prodid", f"-//mou-tui//mou-tui {__version__}//TH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _("Agreements in the news"))
    return calendar


def calendar_of(deals: Iterable[tuple[Deal, list[SourceArticle]]], notice: int = NOTICE) -> bytes:
    """These agreements' days as a calendar."""
    calendar: Calendar = empty()
    for deal, articles in deals:
        for _day, event in events_of(deal, articles, notice):
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def events_of(
    deal: Deal, articles: Sequence[SourceArticle], notice: int = NOTICE, *, uid: str = "", signing: bool = True
) -> Iterator[tuple[Day, Event]]:
    """The day of `signing` and the end of an agreement, with reminders. `uid` is what it is called, its key unless given."""
    signed = first_day(deal.cells.value("signed_on"))
    if signing and signed is not None:
        yield "signed_on", _event(deal, articles, signed, "signed_on", uid or deal.key)
    end = last_day(deal.ends_on)
    if end is None:
        return
    event = _event(deal, articles, end, "ends_on", uid or deal.key)
    if deal.next:
        event.add("status", "CANCELLED")
    else:
        for days in sorted({deal.notice if deal.cells.value("notice") else notice, *_REMINDERS}, reverse=True):
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", str(event["summary"]))
            alarm.add("trigger", -timedelta(days=days))
            event.add_component(alarm)
    yield "ends_on", event


def summary(deal: Deal, kind: Day) -> str:
    """`สิ้นสุด: มช. – มธ. · บันทึกข้อตกลง (MoU)`: what ends or was signed, on one line."""
    who = " – ".join(one_line(party) for party in deal.parties[:4]) or one_line(deal.cells.value("title"))
    what = instrument_name(deal.cells.value("instrument") or "cooperation")
    said = _("Signed: %(who)s · %(what)s") if kind == "signed_on" else _("Expires: %(who)s · %(what)s")
    return said % {"who": who, "what": what}


def _event(deal: Deal, articles: Sequence[SourceArticle], day: date, kind: Day, uid: str) -> Event:
    event = Event()
    event.add("uid", f"{uid}-{_IN_UID[kind]}@mou-tui")
    event.add("dtstamp", clock.now())
    event.add("dtstart", day)
    if day < date.max:  # without an end it lasts its one day too
        event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", summary(deal, kind))
    event.add("description", "\n".join(_description(deal, articles, kind)))
    if kind == "signed_on" and (venue := deal.cells.value("venue")):
        event.add("location", one_line(venue))
    url = next((url for article in articles if (url := web_url(article.source_url))), None)
    if url:
        event.add("url", url)
    return event


def _description(deal: Deal, articles: Sequence[SourceArticle], kind: Day) -> list[str]:
    lines = [one_line(deal.cells.value("title"))]
    cell = deal.cells.one(kind)
    if cell is not None and cell.others:
        lines.append(_("Other sources say: %s") % ", ".join(one_line(cell_text(other)) for other in cell.others))
    if kind == "ends_on" and deal.end_kind == "auto":
        lines.append(end_kind_name("auto"))
    if cell is not None and len(cell.value) < len("2023-01-01"):
        lines.append(_("The source gives %s only.") % cell.value)
    for name in ("file_number", "owner", "contact", "renewal", "note"):
        if value := deal.cells.value(name):
            lines.append(plain(value))
    lines += [f"{cell_name(c.kind)}: {one_line(c.value)}" for c in deal.cells if c.kind.startswith(OWN)]
    lines += [web_url(article.source_url) or one_line(article.path) for article in articles]
    return [*lines, f"ag:{deal.key}"]
