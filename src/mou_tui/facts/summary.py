"""The few facts of an article that a list shows in one line."""

import re
from dataclasses import dataclass
from typing import Final

from mou_tui.facts.amount import Money
from mou_tui.facts.model import Fact, Facts


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list shows of an article's main agreement. Dates are ISO 8601, `term` an ISO 8601 duration.

    `parties` are the shortest forms by which the article calls them (`มช.` for มหาวิทยาลัยเชียงใหม่). `instrument` and
    `status` are "none" where no agreement is reported, None where that is not known.
    """

    instrument: str | None = "none"
    status: str | None = "none"
    parties: tuple[str, ...] = ()
    signed_on: str | None = None
    expires_on: str | None = None
    term: str | None = None
    money: Money | None = None


_NOTHING: Final = Summary()


def summary(facts: Facts) -> Summary:
    """The summary of `facts`: the main agreement's, or what the article says as a whole where there is none."""
    unknown = None if facts.failed else "none"
    if not facts.items:
        return Summary(None, None) if facts.failed else _NOTHING
    first: dict[str, Fact] = {}
    for fact in facts:
        first.setdefault(fact.kind, fact)
    instrument, status = first.get("instrument"), first.get("status")
    money = [f.value for f in facts if f.kind == "money" and isinstance(f.value, Money)]
    return Summary(
        instrument=str(instrument.value) if instrument else unknown,
        status=str(status.value) if status else unknown,
        parties=tuple(dict.fromkeys(short_form(f) for f in facts if f.kind == "party")),
        signed_on=_text(first.get("signed_on")),
        expires_on=_text(first.get("expires_on")),
        term=_text(first.get("term")),
        money=max(money, default=None),
    )


_THAI: Final = re.compile("[ก-๎]")
# What a company's name is without: บริษัท เอสซีจี จำกัด (มหาชน).
_COMPANY: Final = re.compile(r"(?:บริษัท|บมจ\.|บจก\.|หจก\.|ห้างหุ้นส่วนจำกัด)\s?(.{2,80}?)(?:\s?จำกัด\s?(?:\(มหาชน\))?)?")


def short_form(party: Fact) -> str:
    """The shortest form that names a party on its own: an abbreviation of the article or of the gazetteer, else the name.

    What has a Thai name is called by a Thai form (ธอส., not GHB): a Latin one may be anybody's. A form of one letter, or a
    bare number of collectives, says too little and is passed over.
    """
    own = [str(party.value), *map(str, party.details.get("aliases") or ())]
    known = (party.details.get("organization") or {}).get("abbreviation")
    forms = [*own, str(known)] if known else own
    forms = [form for form in forms if len(form.strip(". ")) >= 2 and not form[:1].isdigit()]
    if any(map(_THAI.search, own)):
        forms = [_without_what_companies_are(form) for form in forms if _THAI.search(form)]
    # The dots of ธอส. make it no longer than a name.
    return min(forms, key=lambda form: len(form.replace(".", "")), default=own[0])


def _without_what_companies_are(name: str) -> str:
    company = _COMPANY.fullmatch(name)
    return company[1] if company else name


def _text(fact: Fact | None) -> str | None:
    return None if fact is None else str(fact.value)
