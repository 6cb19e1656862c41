"""What a row of the list says of an article: its date, what was agreed, and with whom."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mou_tui import clock
from mou_tui.errors import harmless
from mou_tui.facts.labels import instrument_name, money_text, status_name, term_text
from mou_tui.i18n import Era, _, language, ngettext

if TYPE_CHECKING:
    from mou_tui.library import Row


RowStyle = Literal["cards", "lines"]
"""Whether an article has two or three lines of the list, with its status and its parties, or one."""


def no_date(dates: Literal["published", "signed", "expires"]) -> str:
    """What stands in place of a date that is not known."""
    return {"published": _("no date"), "signed": _("no signing date"), "expires": _("no expiry date")}[dates]


def short_date(iso: str, era: Era) -> str:
    """`2023-08-25` as `25 ส.ค. 66` or `25 Aug 23`; a month or a year alone keeps its four digits."""
    from mou_tui.thai.date_format import format_date

    written = format_date(iso, language(), era)
    return written[:-4] + written[-2:] if iso.count("-") == 2 else written


def time_left(expires_on: str) -> str:
    """How long an agreement still runs: `อีก 9 วัน`, `หมดแล้ว 2 ปี`; "" for what is no date."""
    from mou_tui.agreements.labels import span_text
    from mou_tui.agreements.states import days_left

    days = days_left(clock.today(), expires_on)
    if days is None:
        return ""
    if days < 0:
        return _("expired %s ago") % span_text(-days)
    return _("%s left") % span_text(days) if days else _("expires today")


def status_words(row: "Row") -> str:
    """What became of the agreement, or what kind of agreement it is where the article does not say."""
    if row.facts_pending:
        return _("facts pending")
    if row.facts_failed:
        return _("facts not known")
    if row.instrument == "none":
        return _("no agreement")
    return instrument_name(row.instrument) if row.status == "none" else status_name(row.status)


def parties_words(row: "Row") -> str:
    """`มช. ↔ มธ. · 3 ปี`; without parties the amount of money that the article names, else the term."""
    term = [term_text(row.term)] if row.term else []
    if row.parties:
        return " · ".join([" ↔ ".join(row.parties), *term])
    return money_text(row.money) if row.money is not None else "".join(term)


def copies_words(row: "Row", more: int, is_copy: bool) -> str:
    """`+2 sources` of an article that stands for its copies, where one of these is from; "" of one that stands alone."""
    if more:
        return ngettext("+%(n)d source", "+%(n)d sources", more) % {"n": more}
    if not is_copy:
        return ""
    from mou_tui.library.record import site_of

    return harmless(site_of(row.source_url) or Path(row.path).name)
