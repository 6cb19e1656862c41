"""The facts of articles in English, which international offices keep beside the Thai ones.

English tells the same things by other means: word order, prepositions and capital letters instead of cue words between words
without spaces. So it has extractors of its own; amounts, contacts and goals are read as in Thai articles.
"""

from collections.abc import Iterator
from typing import Any

from mou_tui.article import Span
from mou_tui.facts.bodies import organization_details
from mou_tui.facts.durations import duration_between
from mou_tui.facts.english.agreement import Report, find_report
from mou_tui.facts.english.lists import find_projects, find_scopes
from mou_tui.facts.english.parties import parties_of
from mou_tui.facts.english.people import people_of
from mou_tui.facts.english.reading import EnglishPage
from mou_tui.facts.english.times import find_day, find_end, find_term
from mou_tui.facts.english.venues import find_venue
from mou_tui.facts.expiries import derived_expiry
from mou_tui.facts.model import Fact
from mou_tui.facts.page import Page
from mou_tui.organizations import resolve


def english_facts(page: Page) -> tuple[Report | None, list[Fact]]:
    """What the article reports, and its facts but for those that are read alike in every language."""
    english = EnglishPage(page.article)
    report = find_report(english)
    facts = [] if report is None else list(_facts(english, report))
    return report, facts


def _facts(page: EnglishPage, report: Report) -> Iterator[Fact]:
    text = page.text
    people = people_of(page)
    for party in parties_of(page, people):
        details: dict[str, Any] = {"aliases": list(dict.fromkeys(a.of(text) for a in party.aliases))}
        organization = resolve(party.name.of(text))
        if organization is not None:
            details["organization"] = organization_details(organization)
        yield Fact("party", party.name.of(text), (party.name,), rule=party.rule, details=details)
    for person in people:
        position = None if person.position is None else person.position.of(text)
        evidence = [
            person.name,
            *((person.position,) if person.position else ()),
            *((person.cue,) if person.cue and person.role != "other" else ()),
        ]
        details = {"position": position, "role": person.role, "organization": None}
        yield Fact(
            "person", person.name.of(text), tuple(dict.fromkeys(evidence)), rule="english.person", details=details
        )
    yield from _times(page, report)
    venue = find_venue(page, [s for p in people for s in (p.name, p.position) if s is not None])
    if venue is not None:
        yield Fact("venue", venue.of(text), (venue,), rule="english.venue")
    for number, (item, rule) in enumerate(find_scopes(page), 1):
        yield Fact(
            "scope", item.of(text), (item,), rule=rule, details={"number": number} if rule != "english.listed" else {}
        )
    for name, rule in find_projects(page):
        yield Fact("project", name.of(text), (name,), rule=rule)


def _times(page: EnglishPage, report: Report) -> Iterator[Fact]:
    """The day of signing, the term, the end."""
    signed = term = None
    day = find_day(page, report)
    if day is not None:
        date, rule = day
        signed = Fact("signed_on", date.value, (Span(date.start, date.end),), rule=rule, details={"era": date.era})
        yield signed
    end = find_end(page)
    stated = find_term(page)
    if stated is not None:
        term = Fact("term", stated[0], (stated[1],), rule="english.term")
    elif (
        end is not None
        and end[1] is not None
        and (duration := duration_between(end[1].value, end[0].value)) is not None
    ):
        term = Fact("term", duration, (Span(end[1].start, end[0].end),), rule="english.period")
    if term is not None:
        yield term
    if end is not None:
        yield Fact("expires_on", end[0].value, (Span(end[0].start, end[0].end),), rule="english.stated_expiry")
    elif signed is not None and term is not None and report.status in ("signed", "renewed"):
        expiry = derived_expiry(signed, term)
        if expiry is not None:
            yield expiry
