"""Who agrees in an English article, from the sentences that state it: between A and B, A signed with B, signed by A and B."""

import re
from collections.abc import Iterator
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.english.agreement import names_paper, signing_in
from mou_tui.facts.english.name_words import STATE
from mou_tui.facts.english.organizations import Organization, find_organizations, run_at, with_whole
from mou_tui.facts.english.party_names import Party, is_place, organizations_of, party, unique
from mou_tui.facts.english.people_names import Person, find_people
from mou_tui.facts.english.reading import EnglishPage

_BETWEEN: Final = re.compile(r"(?i:(?<![a-z])(?:between|among|amongst)[ ])")

_JOINS: Final = re.compile(
    r"(?i:[ ](?:has[ ]|have[ ]|had[ ]|today[ ]|jointly[ ]|recently[ ]|officially[ ]|formally[ ]"
    r"|also[ ])*(?:(?:co-?)?signed|signs?|inks?|inked|enter(?:s|ed)?[ ]into|renew(?:s|ed)?|extend(?:s|ed)?|sealed"
    r"|reached|concluded|agreed|held|hosted(?=[ ](?:the|an?)[ ](?:[a-z]+[ ])?(?:signing|ceremony))"
    r"|join(?:s|ed)?[ ](?:forces|hands)|partner(?:s|ed)?|team(?:s|ed)?[ ]up"
    r"|announced?|is[ ]pleased|exchanged|discussed|welcomed|plan(?:s)?[ ]to[ ]sign|will[ ]sign|collaborat(?:e|es"
    r"|ed)|form(?:s|ed)?|unites?|united|was[ ]signed|were[ ]signed|been[ ]signed|be[ ]signed)(?![a-z]))"
)

_WITH: Final = re.compile(
    r"(?i:(?<![a-z])(?:with|alongside|together[ ]with|in[ ]collaboration[ ]with|in[ ]partnership[ ]with|from)[ ])"
)

_SIGNED_BY: Final = re.compile(
    r"(?i:(?<![a-z])(?:was|were|been|be)[ ](?:[a-z]+ly[ ])?(?:co-?signed|signed|inked|concluded|reached)"
    r"(?:[ ][^.;,]{0,90}?)?[ ](?:by|with)[ ](?:the[ ])?)"
)


def parties_of(page: EnglishPage, people: list[Person]) -> list[Party]:
    """Between whom the agreement is made, in the order of the text."""
    text = page.text
    known = page.known
    positions = [p.position for p in people if p.position is not None]
    best: list[tuple[int, list[Organization], str]] = []
    guests: list[list[Organization]] = []
    singles: list[list[Organization]] = []
    several: list[Organization] = []
    for sentence in page.sentences:
        paper = names_paper(page, sentence)
        signing = signing_in(page, sentence) is not None
        tells = paper or signing
        if not tells and sentence.start < page.title_end:
            tells = page.says(sentence, _JOINING)
        hosts = page.says(sentence, _HOSTS)
        if not (tells or hosts):
            continue
        weight = 2 * paper + 2 * signing + (sentence.start >= page.title_end)
        for members, rule in _statements(text, sentence, known, positions):
            if len(members) >= 2 and tells:
                best.append((weight + 2 * (rule == "english.between") + min(len(members), 4), members, rule))
            if len(members) >= 2 and hosts:
                guests.append(members)
            if signing:
                singles.append(members)
            if paper and _ONE_OF_SEVERAL.match(text, sentence.start, sentence.end) is not None:
                several += members
    chosen: list[Organization] = []
    rule = "english.subject"
    signers = [o for p in people if p.role == "signatory" for o in organizations_of(text, p, known)]
    if len(unique(text, several)) >= 2:
        # One MOU was signed with A, another by B and C: the parties of them all.
        chosen, rule = [*(unique(text, signers)[:1]), *several], "english.several"
    elif best:
        top = max(best, key=lambda b: b[0])
        chosen, rule = top[1], top[2]
    if len(chosen) < 2 and guests and not signers:
        chosen, rule = guests[0], "english.host"
    if len(chosen) < 2:
        pool = [*chosen, *(singles[0] if singles else []), *signers]
        chosen = unique(text, pool)
        rule = "english.of_signatories" if signers else rule
    return [party(page, one, rule, known) for one in unique(text, chosen) if one.span.of(text) not in _NOBODY]


_NOBODY: Final = frozenset(
    {"Association", "Company", "Foundation", "Faculty", "School", "College", "Hospital", "Centre", "Center", "Office"}
)

_JOINING: Final = ("renew", "extend", "partner", "team up", "join", "form ", "unite", "agree", "ally", "alliance")

# What begins the statement of one of several agreements: One MOU …, Another …, 1. MoU between …, - Letter of Intent between …
_ONE_OF_SEVERAL: Final = re.compile(
    r"(?i:(?:one|another|the[ ](?:first|second|third|other|last))[ ](?:of[ ]the[ ])?(?:[a-z]+[ ])?(?:MOUs?"
    r"|memorand|agreement"
    r"|letter|contract|was|is)|\(?\d{1,2}[.)][ ]?[^.;\n]{0,140}?between|[-•–·][ ]?[^.;\n]{0,140}?between)"
)

_HOSTS: Final = ("welcomed", "hosted", "received", "met", "visited", "discussed")


def _statements(
    text: str, sentence: Span, known: frozenset[str], positions: list[Span]
) -> Iterator[tuple[list[Organization], str]]:
    """The sides that one sentence names: between A and B; A signed … with B; A and B signed."""
    for between in _BETWEEN.finditer(text, sentence.start, sentence.end):
        members = _listed(text, between.end(), sentence.end, known, expected=True)
        if len(members) >= 2:
            yield members, "english.between"
    verb = _JOINS.search(text, sentence.start, sentence.end)
    if verb is None:
        return
    for by in _SIGNED_BY.finditer(text, sentence.start, sentence.end):
        # The memorandum was signed with A University; … was signed by A and B: the parties stand behind.
        members = _listed(text, by.end(), sentence.end, known, expected=False)
        if members and not any(m.span.overlaps(p) for m in members for p in positions):
            yield members, "english.signed_by"
            return
    dateline = _DATELINE.match(text, sentence.start, verb.start())
    start = sentence.start if dateline is None else dateline.end()
    subject = _free(find_organizations(text, start, verb.start(), known), positions)
    subject = _subjects(text, start, verb.start(), subject, known)
    partners: list[Organization] = []
    for visit in _VISITED.finditer(text, start, verb.start()):
        # Leaders of A visited B and signed …
        hosts = _listed(text, visit.end(), verb.start(), known, expected=False)
        if hosts and text[hosts[-1].end : verb.start()].strip(" ,") == "and":
            partners += hosts
    for preposition in _WITH.finditer(text, sentence.start, sentence.end):
        if preposition.start() < verb.start() and preposition[0].lower().strip() not in (
            "in collaboration with",
            "together with",
            "with",
            "alongside",
        ):
            continue
        if any(p.start <= preposition.start() < p.end for p in positions):
            continue
        at = preposition.end()
        counted = _COUNTED.match(text, at, sentence.end)
        if counted is not None:
            at = counted.end()
        members = _listed(text, at, sentence.end, known, expected=True)
        if preposition[0].lower().startswith("from"):
            # institutions from China and Japan
            members = [m for m in members if not m.state]
        partners += [m for m in members if not any(m.span.overlaps(p) for p in positions)]
    yield unique(text, [*subject, *partners]), "english.with" if partners else "english.subject"


_VISITED: Final = re.compile(r"(?<![A-Za-z])(?:visited|hosted|met)[ ](?:the[ ])?(?=[A-Z])")

_COUNTED: Final = re.compile(
    r"(?:(?:its[ ])?(?:[\w-]+[ ]){0,4}(?:partners|organi[sz]ations|agencies|institutions|universities|companies|parties"
    r"|manufacturers|firms|hospitals|schools|colleges|banks|ministries|bodies|teams|management|subsidiaries),?[ ]?)"
    r"(?:namely|including|comprising|of(?=[ ][A-Z])|such[ ]as|[–—:])[ ]?"
)

# Stockholm, Sweden, 18 May 2025 - TechPark Siam … · BANGKOK – Siam Orchid Power …
_DATELINE: Final = re.compile(
    r"(?:[^a-z\s][^\s]{0,20}[ ]){1,8}?(?:[-–—]{1,2}[ ])(?=[A-Z])|[^.\n]{2,60}?(?:\)[ ]?--?|\)?:)[ ]?(?=[A-Z])"
    r"|On[ ][^,\n]{4,30},(?:[ ]\d{4},)?[ ](?=[A-Z])"
)


def _free(organizations: list[Organization], positions: list[Span]) -> list[Organization]:
    """The organisations that stand in nobody's position, and are not the country behind one: Rector of A, Belgium."""
    return [
        o
        for o in organizations
        if not any(o.span.overlaps(p) or (o.state and 0 <= o.span.start - p.end <= len(", ")) for p in positions)
    ]


_WITHIN: Final = re.compile(
    r"(?:,[ ]by|under|through|at|part[ ]of|visited|hosted[ ]by|(?<!as[ ]well)[ ]of)[ ](?:the[ ])?$"
)

_APPOSED: Final = re.compile(r", an? [^,]{4,90}, ?$")


def _subjects(text: str, start: int, end: int, found: list[Organization], known: frozenset[str]) -> list[Organization]:
    """The organisations of the subject; where none has a head word, what begins the sentence: TechPark Siam, …, has entered."""
    first = run_at(text, start, end, known)
    if (
        first is not None
        and found
        and first.span.end < found[0].span.start
        and _APPOSED.match(text[first.end : end] + " ")
    ):
        # TechPark Siam, a state enterprise under the Ministry of Digital Affairs, has …
        return [first]
    if not found:
        if first is not None and first.span.end - first.span.start >= 4 and not find_people(text, Span(start, end)):
            return _listed(text, first.span.start, end, known, expected=True)[:4]
        return []
    # A unit by which the subject acts, what it belongs to: KMIT, by the Welding Centre; a state enterprise under the Ministry.
    kept: list[Organization] = []
    for one in found:
        lead = text[max(start, one.span.start - 28) : one.span.start].lower()
        if kept and _WITHIN.search(lead) is not None:
            continue
        kept.append(one)
    if (
        first is not None
        and kept
        and first.span.end < kept[0].span.start
        and text[first.end : kept[0].span.start] in (", ", " and ", " and the ", ", the ")
    ):
        kept.insert(0, first)
    return kept


_JOINT: Final = re.compile(
    r"(?:,[ ]and[ ]|,[ ]as[ ]well[ ]as[ ]|,[ ]|[ ]and[ ]|[ ]AND[ ]|[ ]as[ ]well[ ]as[ ]|[ ]&[ ]|;[ ](?:and[ ])?"
    r"|[ ]with[ ])"
    r"(?:the[ ]|THE[ ])?(?:[Gg]overnments?[ ]of[ ](?:the[ ])?)?"
)

# …, the largest energy company of Thailand, and Hon Hai Technology Group; …, a state agency of Finland and …
_ASIDE: Final = re.compile(r",[ ](?:the|an?|which|who|known|on[ ]behalf[ ]of|represented[ ]by)[ ](?=[a-zA-Z])")

_ASIDE_ENDS: Final = re.compile(r"(?:,[ ]and|[ ]and|,[ ]with)[ ](?:the[ ])?(?=[A-Z])")


def _behind_aside(text: str, start: int, end: int, known: frozenset[str]) -> int | None:
    """Where the next name begins behind an aside that tells what the one that ends at `start` is; None without an aside."""
    aside = _ASIDE.match(text, start, end)
    if aside is None or (text[aside.end()].isupper() and "behalf" not in aside[0] and "by" not in aside[0]):
        return None
    for joint in _ASIDE_ENDS.finditer(text, aside.end(), min(end, aside.end() + 200)):
        if run_at(text, joint.end(), end, known, expected=False) is not None:
            return joint.end()
    return None


def _listed(text: str, start: int, end: int, known: frozenset[str], *, expected: bool) -> list[Organization]:
    """The names that follow one another from `start` on, joined by commas and `and`."""
    members: list[Organization] = []
    at = start
    for article in ("the ", "The ", "Governments of ", "governments of ", "Government of ", "government of "):
        if text.startswith(article, at):
            at += len(article)
    while at < end and len(members) < 30:
        one = run_at(text, at, end, known, expected=expected)
        if one is None or one.span.start != at or find_people(text, Span(at, min(end, one.end + 1))):
            break
        one = _with_fields(text, with_whole(text, one, end, known), end)
        members.append(one)
        where = _WHERE.match(text, one.end, end)
        behind = one.end if where is None else where.end()
        joint = _JOINT.match(text, behind, end)
        beyond = _behind_aside(text, behind, end, known)
        if beyond is not None:
            at = beyond
            continue
        if joint is None or not text[joint.end() : joint.end() + 1].isupper():
            break
        place = _IN_COUNTRY.match(text, one.end, end)
        if (
            place is not None
            and joint[0].startswith(", ")
            and " and " not in joint[0]
            and not one.state
            and is_place(text, one.end + 2, place.end())
        ):
            rest = _JOINT.match(text, place.end(), end)
            if rest is None or not text[rest.end() : rest.end() + 1].isupper():
                break
            joint = rest
        at = joint.end()
    return members


# State Administration of Press|, Publication, Radio and Television of the People's Republic of China
_OF_FIELD: Final = re.compile(r"(?:Ministry|Department|Administration|Bureau|Office|Agency)[ ](?:of|for)[ ]")
_FIELDS: Final = re.compile(
    r"(?:,[ ][A-Z][a-z]+(?:[ ][A-Z][a-z]+){0,2}){1,6}"
    r",?[ ](?:and|&)[ ][A-Z][a-z]+(?:[ ][A-Z][a-z]+){0,2}[ ]of[ ](?:the[ ])?(?=[A-Z])"
)
_WHOLE_STATE: Final = re.compile(
    rf"(?:(?:[A-Z][A-Za-z’']+[ ]){{0,3}}(?:Republic|Kingdom|Federation)[ ]of[ ])?{STATE.pattern}"
    r"(?:[ ]of[ ]Great[ ]Britain[ ]and[ ]Northern[ ]Ireland)?"
)


def _with_fields(text: str, one: Organization, end: int) -> Organization:
    """The body with the further fields of its name, where these end with the state whose body it is."""
    fields = _FIELDS.match(text, one.span.end, end) if _OF_FIELD.search(text, one.span.start, one.span.end) else None
    state = _WHOLE_STATE.match(text, fields.end(), end) if fields is not None else None
    return one if state is None else Organization(Span(one.span.start, state.end()), one.short)


_IN_COUNTRY: Final = re.compile(r", (?:[A-Z][A-Za-z]+)(?=,? (?:and|for|on|in|at|to|was|were|signed)|[.,)]|$)")

# … Mahasarakham University in Thailand and …
_WHERE: Final = re.compile(rf"[ ]in[ ]{STATE.pattern}")
