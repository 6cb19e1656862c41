"""Conditions that the program writes into a query, in the words of the language in use: `สภาพ:ไม่ทราบอายุ` for `state:unknown`."""

import re
from typing import Final

from mou_tui.i18n import language
from mou_tui.library import agreement_query
from mou_tui.library.fields import FIELD_BY_NAME, in_use
from mou_tui.thai.years import BUDDHIST_OFFSET

_CONDITION: Final = re.compile(r"(?P<name>[a-z]+):(?P<compare>[<>=]*)(?P<value>.+)", re.DOTALL)
_DAYS: Final = {"today": "วันนี้", '"this year"': "ปีนี้", "unknown": "ไม่ทราบ"}
_SPAN: Final = re.compile(r"(\d+)d")


def worded(condition: str, *, buddhist: bool = False) -> str:
    """A condition with English names, as the language in use has it; a year in the Buddhist era where that is used."""
    match = _CONDITION.fullmatch(condition)
    if match is None or language() != "th":
        return condition
    name, value = match["name"], match["value"]
    names = FIELD_BY_NAME[name].names if name in FIELD_BY_NAME else agreement_query.FIELDS[name]
    return f"{in_use(names)}:{match['compare']}{_thai_value(name, value, buddhist=buddhist)}"


def _thai_value(name: str, value: str, *, buddhist: bool) -> str:
    known = FIELD_BY_NAME.get(name)
    if known is not None and known.type == "date":
        year = int(value) + BUDDHIST_OFFSET if value.isdigit() and buddhist else None
        return str(year or _DAYS.get(value) or _SPAN.sub(r"\1วัน", value))
    if known is not None and value in dict(known.choices).values():
        return known.said(value)
    return agreement_query.said(name, value)
