"""What day it is. Everything that depends on today asks here, so that tests (and `MOU_TUI_TODAY`) can set it."""

import os
from datetime import UTC, date, datetime, timedelta, timezone

# Thailand has one time zone and no daylight saving time; the news' dates are Thai dates wherever the reader sits.
BANGKOK = timezone(timedelta(hours=7))


def today() -> date:
    """Today's date in Thailand; `MOU_TUI_TODAY` (ISO 8601) overrides it."""
    given = os.environ.get("MOU_TUI_TODAY")
    if given:
        try:
            return date.fromisoformat(given)
        except ValueError:
            pass
    return datetime.now(BANGKOK).date()


def day_of(moment: datetime) -> date:
    """The day in Thailand on which something happened: between midnight and seven it is another one in UTC."""
    return moment.astimezone(BANGKOK).date()


def now() -> datetime:
    """This moment, in UTC to the second; on the day `MOU_TUI_TODAY` names where that is set."""
    moment = datetime.now(UTC).replace(microsecond=0)
    if os.environ.get("MOU_TUI_TODAY"):
        day = today()
        moment = moment.replace(year=day.year, month=day.month, day=day.day)
    return moment
