"""iCalendar: the days on which agreements end, with reminders, and those of signing where they are asked for. RFC 5545.

Every event is an all-day one. Its UID stays the same from export to export, so that importing again changes the event
instead of adding another.
"""

from collections.abc import Iterator
from typing import BinaryIO

from icalendar import Event

from mou_tui.agreements.states import NOTICE
from mou_tui.exporters import agreement_calendar
from mou_tui.exporters.item import Item, Options
from mou_tui.exporters.merging import Merged, merged_agreements
from mou_tui.exporters.safety import one_line, plain
from mou_tui.i18n import ngettext


def write(items: Iterator[Item], out: BinaryIO, options: Options) -> None:
    """The days of the items' agreements as one calendar; what has no end that is known is counted in its description."""
    merged = merged_agreements(items, options)
    calendar = agreement_calendar.empty()
    ends = sum(bool(one.deal.ends_on) for one in merged)
    told = ngettext(
        "%(n)d agreement, the end of %(ends)d is known.", "%(n)d agreements, the end of %(ends)d is known.", len(merged)
    )
    calendar.add("x-wr-caldesc", told % {"n": len(merged), "ends": ends})
    begin, end = calendar.to_ical().split(b"END:VCALENDAR")
    out.write(begin)
    for one in merged:
        for event in events_of(one, options):
            out.write(event.to_ical())
    out.write(b"END:VCALENDAR" + end)


def events_of(merged: Merged, options: Options) -> Iterator[Event]:
    """The end of an agreement, and its signing where the options say so, with the words that prove it and the reader's notes."""
    notice = options.merging.notice if options.merging else NOTICE
    for day, event in agreement_calendar.events_of(
        merged.deal, merged.articles, notice, uid=merged.uid, signing=options.signings
    ):
        cell = merged.deal.cells.one(day)
        words = merged.words_of(cell) if cell is not None else ""
        quoted = [f"“{one_line(words)}”"] if words else []
        own = [f"{one_line(name)}: {one_line(value)}" for name, value in options.fields_of(merged.fields)]
        event.add("description", "\n".join((str(event.pop("description")), *quoted, *own, *map(plain, merged.notes))))
        if merged.tags:
            event.add("categories", [one_line(tag) for tag in merged.tags])
        yield event
