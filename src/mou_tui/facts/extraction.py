"""Article → Facts: the order of the passes.

First whether there is an agreement at all; then the atoms (people, organisations, abbreviations, amounts); then what
part they have. An article without an agreement keeps its amounts, contacts, abbreviations and its project.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from operator import attrgetter
from typing import Any, Final

from mou_tui.article import Article, Span
from mou_tui.facts.abbreviation_places import declarations
from mou_tui.facts.abbreviation_rules import Abbreviation
from mou_tui.facts.abbreviations import find_abbreviations
from mou_tui.facts.bodies import find_bodies, find_bodies_before, organization_details
from mou_tui.facts.body import Body
from mou_tui.facts.confidence import with_confidence
from mou_tui.facts.contacts import find_contacts
from mou_tui.facts.corrections import in_reading_order
from mou_tui.facts.dates import Signing, days_between, find_signing, registered_signing, signing_within
from mou_tui.facts.expiries import derived_expiries
from mou_tui.facts.instruments import Verdict, find_agreement, of_register
from mou_tui.facts.kinds import KIND_TABLE
from mou_tui.facts.language import is_english
from mou_tui.facts.model import Fact, Facts
from mou_tui.facts.money import find_money
from mou_tui.facts.page import Page
from mou_tui.facts.parties import find_parties
from mou_tui.facts.party_short_names import Party
from mou_tui.facts.people import find_people, with_signers
from mou_tui.facts.people_merge import Person
from mou_tui.facts.projects import find_projects, starts_together
from mou_tui.facts.quotes import find_quotes
from mou_tui.facts.register import Register, read_register
from mou_tui.facts.scopes import find_scopes
from mou_tui.facts.segments import Segment, agreement_at, agreement_segments, agreements_of, agreements_signed
from mou_tui.facts.terms import find_expiry, find_term, find_terms, registered_term
from mou_tui.facts.translations import told_once
from mou_tui.facts.venues import find_venue, register_venue

_FINDERS: Final[tuple[Callable[[Page], Iterator[Fact]], ...]] = tuple(
    import_module(f"mou_tui.facts.{kind.module}").facts for kind in KIND_TABLE if kind.module
)
"""The extractors of kinds that depend on no other, by the table of kinds."""


def extract(article: Article) -> Facts:
    """The facts of `article`, in the order of KINDS. Never raises: an article without an agreement has few facts."""
    page = Page(article)
    register = read_register(page)
    if not register and is_english(page):
        facts = _english(page, register)
    else:
        facts = _facts(page, of_register(page, find_agreement(page), register), register)
    found = with_confidence(page, in_reading_order(_with_days_checked(article, facts)))
    return Facts(tuple(map(_doubted, found)) if article.recognised else found)


def _with_days_checked(article: Article, facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts; a day of signing that comes after the article that says that it has been signed is doubtful."""
    status: object = None
    for fact in facts:
        if fact.kind == "status":
            status = fact.value
        elif (
            fact.kind == "signed_on"
            and status in ("signed", "renewed")
            and "warning" not in fact.details
            and (days_between(article.published_on, str(fact.value)) or 0) > 1
        ):
            yield replace(fact, details={**fact.details, "warning": "later"})
            continue
        yield fact


def _doubted(fact: Fact) -> Fact:
    """A fact of words that a program has read in a picture."""
    if fact.value == "none" or fact.details.get("warning", "unsure") != "unsure":
        return fact
    details = {key: value for key, value in fact.details.items() if key != "doubt"}
    return replace(fact, details=details | {"warning": "recognised"})


def _english(page: Page, register: Register) -> Iterator[Fact]:
    # Its patterns take a tenth of all the time to compile, and most libraries have no English article.
    from mou_tui.facts.english import english_facts

    report, facts = english_facts(page)
    if report is None:
        yield Fact("instrument", "none", rule="english.none")
        yield Fact("status", "none", rule="english.none")
    else:
        yield Fact("instrument", report.instrument, (report.cue,), rule="english.paper")
        yield Fact("status", report.status, (report.status_cue,), rule="english.status")
    yield from facts
    for money, span in find_money(page, register):
        yield Fact("money", money, (span,), rule="money.amount")
    yield from _of_every_language(page)
    bodies = find_bodies_before(page, declarations(page))
    yield from _abbreviations(page, find_abbreviations(page, bodies, [], []))


def _facts(page: Page, verdict: Verdict, register: Register) -> Iterator[Fact]:
    # Nine of ten articles of general news report no agreement: who is named in them is of no interest, but for the short
    # forms that they explain.
    told = verdict.any or starts_together(page)
    bodies = find_bodies(page) if told else find_bodies_before(page, declarations(page))
    people = told_once(page, find_people(page, register)) if told else []
    abbreviations = find_abbreviations(
        page,
        bodies,
        [p.position for p in people if p.position],
        [Span(m.start, m.end) for m in verdict.mentions],
        [name for p in people for name in p.mentions],
    )
    yield Fact("instrument", verdict.instrument, _spans(verdict.cue), rule=verdict.rule)
    yield Fact("status", verdict.status, _spans(verdict.status_cue), rule=verdict.status_rule)
    segments: list[Segment] = []
    parties: list[Party] = []
    if verdict.any:
        stated = find_parties(page, bodies, people, abbreviations, register)
        parties = stated.found
        people = with_signers(page, people, stated.signers)
        segments = agreement_segments(page, parties)
        for party in parties:
            yield _party_fact(page, party)
        yield from _date_facts(page, verdict, register, segments)
    if told:
        for person in people:
            yield _of_agreement(_person_fact(page, person, bodies), segments)
        venue, rule = register_venue(page, register), "venues.register"
        if venue is None:
            venue, rule = find_venue(page, verdict, bodies, people), "venues.at"
        if venue is not None:
            yield Fact("venue", venue.of(page.text), (venue,), rule=rule)
        for quote in find_quotes(page, people):
            details = {"speaker": quote.speaker.name.of(page.text), "position": _words(page, quote.speaker.position)}
            yield Fact(
                "quote",
                quote.words.of(page.text),
                (quote.words, quote.said),
                None,
                "quotes.beside_speaker",
                details=details,
            )
    yield from _plain_facts(page, verdict, register, segments, parties)
    yield from _abbreviations(page, abbreviations)


def _abbreviations(page: Page, abbreviations: Iterable[Abbreviation]) -> Iterator[Fact]:
    for pair in abbreviations:
        details = {"expansion": pair.long.of(page.text)}
        yield Fact(
            "abbreviation",
            pair.short.of(page.text).strip(),
            (pair.short, pair.long),
            None,
            pair.rule.id,
            details=details,
        )


def _of_agreement(fact: Fact, segments: list[Segment]) -> Fact:
    """The fact with the number of the agreement whose statement it stands in."""
    number = agreement_at(segments, fact.evidence[0].start) if segments else 1
    return fact if number == 1 else replace(fact, agreement=number)


def _of_agreements(page: Page, fact: Fact, segments: list[Segment], *, each: bool = False) -> Fact:
    """The fact with the numbers of the agreements that it is said of; None where the article has several and does not say of which."""
    return _of(fact, agreements_of(page, segments, fact.evidence[0], each=each)) if segments else fact


def _of(fact: Fact, numbers: Sequence[int]) -> Fact:
    """The fact as one of the agreements with these numbers; with none, of the article."""
    number, *also = numbers or (None,)
    return replace(fact, agreement=number, details={**fact.details, "also": also} if also else fact.details)


def _each_its_own(facts: Iterable[Fact]) -> dict[int | None, Fact]:
    """What each agreement has of the facts, of which it has one at most: what is said of it before what is said of all.

    Under None what the article does not say of which it is.
    """
    chosen: dict[int | None, Fact] = {}
    of_all: list[Fact] = []
    for fact in facts:
        if len(fact.agreements) > 1:
            of_all.append(fact)
        else:
            chosen.setdefault(fact.agreement, fact)
    for fact in of_all[:1]:
        rest = [number for number in fact.agreements if number not in chosen]
        if rest:
            shared = replace(fact, details={key: value for key, value in fact.details.items() if key != "also"})
            chosen |= dict.fromkeys(rest, _of(shared, rest))
    return chosen


def _date_facts(page: Page, verdict: Verdict, register: Register, segments: list[Segment]) -> Iterator[Fact]:
    signings = [registered_signing(page, verdict, register) or find_signing(page, verdict)]
    terms = [registered_term(page, register)] if "term" in register else []
    if segments:
        signings += [signing_within(page, verdict, segment.span) for segment in segments]
        terms += find_terms(page, verdict)
    elif not any(terms):
        terms = [find_term(page, verdict)]
    days = (_signing_fact(signing) for signing in signings if signing is not None)
    signed = _each_its_own(
        _of(day, agreements_signed(page, segments, day.evidence[0])) if segments else day for day in days
    )
    lasting = _each_its_own(
        _of_agreements(page, Fact("term", term.value, (term.evidence,), rule=term.rule), segments)
        for term in terms
        if term is not None
    )
    for facts in (signed, lasting):
        yield from (fact for number, fact in facts.items() if number == fact.agreement)
    ending: frozenset[int] = frozenset()
    stated = find_expiry(page, verdict, register)
    if stated is not None:
        end = _of_agreements(page, Fact("expires_on", stated[0], (stated[1],), rule="dates.stated_expiry"), segments)
        ending = frozenset(end.agreements)
        yield end
    if verdict.status in ("signed", "renewed"):
        own = (fact for number, fact in signed.items() if number == fact.agreement)
        yield from derived_expiries(own, lasting.values(), ending)


def _signing_fact(signing: Signing) -> Fact:
    details: dict[str, Any] = {"era": signing.era}
    if signing.doubtful:
        details["warning"] = "weekday"
    return Fact("signed_on", signing.value, (signing.evidence,), rule=signing.rule, details=details)


def _names_a_party(text: str, name: Span, parties: list[Party]) -> bool:
    """Whether the words in quotation marks are who agrees, and not on what: บสย. MOU “พีทีจี เอ็นเนอยี”."""
    return any(name.of(text) in span.of(text) for party in parties for span in (party.name, *party.aliases))


def _plain_facts(
    page: Page, verdict: Verdict, register: Register, segments: list[Segment], parties: list[Party]
) -> Iterator[Fact]:
    text = page.text
    if not verdict.any:
        term = find_term(page, verdict)
        if term is not None:
            yield Fact("term", term.value, (term.evidence,), rule="dates.term")
    for money, span in find_money(page, register):
        yield _of_agreements(page, Fact("money", money, (span,), rule="money.amount"), segments, each=True)
    scopes = find_scopes(page, verdict, register)
    for scope in scopes:
        details = {"number": scope.number} if scope.number is not None else {}
        fact = Fact("scope", scope.item.of(text), (scope.item,), rule=scope.rule, details=details)
        yield _of_agreement(fact, segments)
    for project in find_projects(page, verdict, register, [scope.item for scope in scopes]):
        if _names_a_party(text, project.name, parties):
            continue
        yield Fact("project", project.name.of(text), (project.name,), rule=project.rule)
    yield from _of_every_language(page)


def _of_every_language(page: Page) -> Iterator[Fact]:
    text = page.text
    for find in _FINDERS:
        yield from find(page)
    for contact in find_contacts(page):
        yield Fact(
            "contact",
            contact.value.of(text),
            (contact.value,),
            None,
            f"contacts.{contact.medium}",
            details={"medium": contact.medium},
        )


def _spans(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


def _words(page: Page, span: Span | None) -> str | None:
    return None if span is None else span.of(page.text)


def _party_fact(page: Page, party: Party) -> Fact:
    details: dict[str, Any] = {"aliases": [a.of(page.text) for a in party.aliases]}
    if party.also:
        details["also"] = [number for number, _where in party.also]
    if party.organization is not None:
        details["organization"] = organization_details(party.organization)
    return Fact("party", party.name.of(page.text), (party.name,), party.agreement, party.rule.id, details=details)


def _person_fact(page: Page, person: Person, bodies: list[Body]) -> Fact:
    organization = None
    if person.position is not None:
        for body in bodies[bisect_left(bodies, person.position.start, key=attrgetter("start")) :]:
            if body.end > person.position.end:
                break
            if body.organization is not None and not body.country:
                organization = organization_details(body.organization)
                break
    details = {"position": _words(page, person.position), "role": person.role, "organization": organization}
    evidence = [person.name]
    if person.position is not None:
        evidence.append(person.position)
    if person.cue is not None and person.role != "other":
        evidence.append(person.cue)
    return Fact(
        "person",
        " ".join(person.name.of(page.text).split()),
        tuple(dict.fromkeys(evidence)),
        rule=person.rule,
        details=details,
    )
