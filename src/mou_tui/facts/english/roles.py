"""Who signs, witnesses or presides in an English sentence, and between whom the agreement is made."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.english.agreement import SIGNED, names_paper, signing_in
from mou_tui.facts.english.name_words import LEGAL, STATE
from mou_tui.facts.english.organizations import Organization, find_organizations, run_at, with_whole
from mou_tui.facts.english.people_names import Person, find_people
from mou_tui.facts.english.reading import EnglishPage

_BY: Final = re.compile(
    r"(?i:(?<![a-z])(?P<cue>(?:co-?)?signed[ ](?:electronically[ ]|jointly[ ]"
    r"|on[ ]behalf[ ][^,.]{0,60}[ ])?(?:[^.;]{0,70}?[ ])?by|signatories[ ](?:were|are|included?)|signed[ ]between"
    r"|represented[ ]by|representing[ ][^,.]{0,40}[ ](?:were|was)|sign(?:ed)?[ ][^.;]{0,60}[ ]were(?=[ ](?:officials|representatives))"
    r"|witnessed[ ]by|(?:signed[ ]as|as|served[ ]as"
    r"|participated[ ]as)[ ](?:the[ ])?witness(?:es)?(?:,?[ ](?:including|were|are))?|witnesses[ ](?:were"
    r"|included?|including|are)"
    r"|(?:presided[ ]over|chaired|co-?chaired|presided|led|opened)(?:[ ][^.,;]{0,50})?[ ]by|attended[ ]by"
    r"|joined[ ]by|accompanied[ ]by|in[ ]the[ ]presence[ ]of|along[ ]with|together[ ]with|welcomed[ ]by"
    r"|in[ ]attendance[ ]were|present[ ][^,.]{0,40}were|attending[ ][^.:]{0,60}(?:were|included?|:)))(?![a-z])"
)
_ACTS: Final = re.compile(
    r"(?i:(?<![a-z])(?P<cue>(?<!was[ ])(?<!were[ ])(?<!been[ ])(?:co-?)?signed(?![ ](?:[a-z]+[ ])?by)(?![ ]as[ ]witness)"
    r"|signs|signing[ ](?:the|this"
    r"|an?)|inked|inks|jointly[ ]signed|signed[ ]on[ ]behalf|exchanged[ ]the[ ]signed|sign(?=[ ](?:the"
    r"|an?)[ ](?:MOU|memorand|agreement))"
    r"|(?:put|affixed|placed)[ ](?:their|his|her)[ ]signatures?"
    r"|(?:were|was|are|acted[ ]as|served[ ]as)[ ](?:the[ ])?(?:co-)?signator(?:y|ies)"
    r"|as[ ](?:an?[ ]|the[ ])?witness(?=[.;,]|$)"
    r"|(?:signed|acted|served|participated)[ ]as[ ](?:the[ ])?witness(?:es)?|witnessed(?![ ]by)|as[ ]witnesses"
    r"|presided(?![^.,;]{0,50}[ ]by)|led(?=[ ](?:the|an?)[ ](?:[a-z]+[ ])?(?:signing|ceremony))|chaired(?![ ]by)"
    r"|co-?chaired(?![ ]by)|delivered|said|attended(?![ ]by)"
    r"|welcomed(?![ ]by)))(?![a-z])"
)


def _role(cue: str) -> str:
    cue = cue.lower()
    if "witness" in cue:
        return "witness"
    if "presided" in cue or "chaired" in cue or cue == "led":
        return "chair"
    if "sign" in cue or "ink" in cue or cue.startswith("represent"):
        return "signatory"
    return "other"


def people_of(page: EnglishPage) -> list[Person]:
    """Everybody named with the part that they have, each once."""
    text = page.text
    found: dict[str, Person] = {}
    for sentence in page.sentences:
        if sentence.start < page.title_end:
            continue
        people = find_people(text, sentence)
        if not people:
            continue
        for person in _with_roles(text, sentence, people):
            key = bare(text, person.name)
            before = next(
                (
                    k
                    for k in found
                    if k == key
                    or (k.endswith(" " + key.split(" ")[-1]) and key.split(" ")[0] == k.split(" ")[0])
                    or (" " not in key and key in k.split(" "))
                ),
                None,
            )
            if before is None:
                found[key] = person
                continue
            kept = found[before]
            role = min((kept.role, person.role), key=_RANK.index)
            name = kept.name if len(kept.name) >= len(person.name) else person.name
            cue = kept.cue if role == kept.role else person.cue
            found[before] = replace(kept, name=name, position=kept.position or person.position, role=role, cue=cue)
    peers = _peers_sign(page)
    return [_signs_with_peers(person, page, peers) for person in found.values()] if peers else list(found.values())


# The three presidents then jointly signed the memorandum; both rectors signed
_PEERS_SIGN: Final = re.compile(
    r"(?i:(?<![a-z])(?:two|three|four|five|both|all)[ ](?:[a-z]+[ ])?(?P<head>president|rector|minister|dean"
    r"|director|governor"
    r"|mayor|chancellor|CEO|chief[ ]executive)s[ ](?:[a-z]+[ ]){0,3}(?P<cue>signed|inked|sign))(?![a-z])"
)
_LESSER: Final = re.compile(r"(?i:vice|deputy|assistant|associate|former|council)")


def _peers_sign(page: EnglishPage) -> list[tuple[Span, re.Match[str]]]:
    """The sentences that say that all who hold an office signed."""
    told = (
        (sentence, _PEERS_SIGN.search(page.text, sentence.start, sentence.end))
        for sentence in page.sentences
        if page.says(sentence, ("sign", "inked"))
    )
    return [(sentence, peers) for sentence, peers in told if peers is not None]


def _signs_with_peers(person: Person, page: EnglishPage, told: list[tuple[Span, re.Match[str]]]) -> Person:
    """`person` as a signatory, where a later sentence of those `told` says that all who hold such an office signed."""
    if person.role != "other" or person.position is None:
        return person
    position = person.position.of(page.text)
    for sentence, peers in told:
        if (
            sentence.start > person.start
            and position.lower().startswith(peers["head"].lower())
            and _LESSER.search(position) is None
        ):
            return replace(person, role="signatory", cue=Span(*peers.span("cue")))
    return person


_RANK: Final = ["signatory", "chair", "witness", "other"]
_TITLE_WORDS: Final = re.compile(
    r"(?:(?:Associate|Assistant|Clinical|Emeritus|Professor|Assoc|Asst|Prof|Dr|Mr|Mrs|Ms|Miss|Khun|Sir|H\.E|HE|His"
    r"|Her|Excellency|Lyonpo|Gen|Pol|Maj|Lt|Col|Capt|Adm|Ajarn|of[ ]Practice)\.?[ ]?)+(?=[A-ZÀ-Þ])"
)


def bare(text: str, name: Span) -> str:
    """A name without its titles, in small letters."""
    words = name.of(text)
    lead = _TITLE_WORDS.match(words)
    return words[lead.end() if lead is not None else 0 :].lower()


def _with_roles(text: str, sentence: Span, people: list[Person]) -> Iterator[Person]:
    """Each person with the part that the nearest cue gives: `signed by` gives it to those behind, `signed` to those before."""
    behind = [
        (m.start(), m.end(), _role(m["cue"]), Span(*m.span("cue")))
        for m in _BY.finditer(text, sentence.start, sentence.end)
        if not _inside(m.start(), people)
        and not (m["cue"].endswith(" with") and _ACTS.search(text, m.end(), sentence.end))
        and not (m["cue"].startswith("represented") and SIGNED.search(text, sentence.start, sentence.end) is None)
    ]
    acting = [
        (m.start(), m.end(), _role(m["cue"]), Span(*m.span("cue")))
        for m in _ACTS.finditer(text, sentence.start, sentence.end)
        if not _inside(m.start(), people)
    ]
    for person in people:
        if text.endswith("on behalf of ", sentence.start, person.start):
            # The one in whose stead another acts is not there.
            yield person
            continue
        before = [c for c in behind if c[1] <= person.start + 1]
        following = min(
            (p.start for p in people if p.start >= person.end and not text.endswith("on behalf of ", 0, p.start)),
            default=sentence.end,
        )
        own = [c for c in acting if person.end <= c[0] < following]
        # Presided over the event and signed the MoU: the greater part counts.
        after = (
            min(own, key=lambda c: _RANK.index(c[2])) if own else next((c for c in acting if c[0] >= person.end), None)
        )
        led = before[-1] if before else None
        # A clause of its own between the cue and the person ends the cue's reach: signed by A and B, while C said …
        if led is not None and any(led[1] <= c[0] < person.start for c in acting):
            led = None
        floor = max([c[1] for c in (*behind, *acting) if c[1] <= person.start], default=sentence.start)
        if (
            after is not None
            and (led is None or floor > led[1])
            and not any(person.end <= c[0] < after[0] for c in behind)
        ):
            yield replace(person, role=after[2], cue=after[3])
        elif led is not None:
            yield replace(person, role=led[2], cue=led[3])
        else:
            yield person


def _inside(at: int, people: Iterable[Person]) -> bool:
    return any(p.start <= at < p.end for p in people)


# ── parties ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation that makes the agreement, with the other forms of its name; `rule` tells what found it."""

    name: Span
    aliases: tuple[Span, ...]
    rule: str


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
    signers = [o for p in people if p.role == "signatory" for o in _office(text, p, known)]
    if len(_unique(text, several)) >= 2:
        # One MOU was signed with A, another by B and C: the parties of them all.
        chosen, rule = [*(_unique(text, signers)[:1]), *several], "english.several"
    elif best:
        top = max(best, key=lambda b: b[0])
        chosen, rule = top[1], top[2]
    if len(chosen) < 2 and guests and not signers:
        chosen, rule = guests[0], "english.host"
    if len(chosen) < 2:
        pool = [*chosen, *(singles[0] if singles else []), *signers]
        chosen = _unique(text, pool)
        rule = "english.of_signatories" if signers else rule
    return [_party(page, one, rule, known) for one in _unique(text, chosen) if one.span.of(text) not in _NOBODY]


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
    yield _unique(text, [*subject, *partners]), "english.with" if partners else "english.subject"


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
        one = with_whole(text, one, end, known)
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
            and _is_place(text, one.end + 2, place.end())
        ):
            rest = _JOINT.match(text, place.end(), end)
            if rest is None or not text[rest.end() : rest.end() + 1].isupper():
                break
            joint = rest
        at = joint.end()
    return members


_IN_COUNTRY: Final = re.compile(r", (?:[A-Z][A-Za-z]+)(?=,? (?:and|for|on|in|at|to|was|were|signed)|[.,)]|$)")
# … Mahasarakham University in Thailand and …
_WHERE: Final = re.compile(rf"[ ]in[ ]{STATE.pattern}")


def _is_place(text: str, start: int, end: int) -> bool:
    """Whether a word behind a name's comma is where the body is: …, Japan."""
    return STATE.match(text, start, end) is not None


def _office(text: str, person: Person, known: frozenset[str]) -> list[Organization]:
    """The organisation of a signatory's position."""
    if person.position is None:
        return []
    found = find_organizations(text, person.position.start, person.position.end, known)
    # A body that begins the office (KMIT President, …) may be a short form: the last one says it whole.
    return found[-1:] if found and found[0].span.start == person.position.start else found[:1]


def _unique(text: str, members: Iterable[Organization]) -> list[Organization]:
    kept: list[Organization] = []
    for one in members:
        name = one.span.of(text).lower()
        twin = next(
            (
                k
                for k, other in enumerate(kept)
                if name == other.span.of(text).lower()
                or (other.short is not None and name == other.short.of(text).lower())
                or (name in other.span.of(text).lower() and len(name) > 3)
            ),
            None,
        )
        if twin is None:
            kept.append(one)
    return kept


_SHORT_FORM: Final = re.compile(r"[ ]?\(([A-Z][A-Za-z0-9&-]{1,11})\)")
_LONG_FORM: Final = re.compile(r"[A-Z][A-Za-z’' ]{6,80}$")


def _party(page: EnglishPage, one: Organization, rule: str, known: frozenset[str]) -> Party:
    """A party under its fullest name, with its short forms: the bracket's, and the name without legal form or whole."""
    text = page.text
    one = _fullest(page, one, known)
    name = one.span.of(text)
    if (office := _OFFICE_BEFORE.match(name)) is not None:
        # Group CEO of Harmony Hospital Group PLC
        one = replace(one, span=Span(one.span.start + office.end(), one.span.end))
        name = one.span.of(text)
    if (where := _IN_BRACKET.search(name)) is not None:
        # Lumnam University (Thailand)
        one = replace(one, span=Span(one.span.start, one.span.start + where.start()))
        name = one.span.of(text)
    aliases: list[Span] = [] if one.short is None else [one.short]
    if one.short is None and (bracket := re.search(re.escape(name) + _SHORT_FORM.pattern, text)) is not None:
        aliases.append(Span(*bracket.span(1)))
    elif one.short is None:
        for bracket in _SHORT_FORM.finditer(text):
            long = _LONG_FORM.search(text, max(0, bracket.start() - 80), bracket.start())
            if long is not None and name.startswith(long[0] + " of the "):
                aliases.append(Span(*bracket.span(1)))
    for form in _shorter(name):
        alone = re.search(
            rf"(?<![A-Za-z]){re.escape(form)}(?![A-Za-z])(?!{re.escape(name[len(form) : len(form) + 5])})", text
        )
        if alone is not None:
            aliases.append(Span(*alone.span()))
    for form in [text[a.start : a.end] for a in aliases if text[a.start : a.end].isupper()]:
        # School of Nursing, Doi Luang University and School of Nursing, DLU
        unit = name.split(", ")[0]
        if unit != name and (alone := re.search(re.escape(f"{unit}, {form}") + "(?![A-Za-z])", text)) is not None:
            aliases.append(Span(*alone.span()))
    seen: dict[str, Span] = {}
    for alias in aliases:
        seen.setdefault(alias.of(text), alias)
    return Party(one.span, tuple(seen.values()), rule)


_OFFICE_BEFORE: Final = re.compile(
    r"(?:[A-Z][A-Za-z-]+[ ]){0,3}(?:CEO|President|Director|Chairman|Chairperson|Chair|Dean|Rector|Manager|Officer|Secretary"
    r"|Governor|Minister|Head|Representative)[ ](?:of|for)[ ](?:the[ ])?(?=[A-Z])"
)
_IN_BRACKET: Final = re.compile(rf"[ ]\({STATE.pattern}\)$")
_LEGAL_TAIL: Final = re.compile(rf",?[ ]{LEGAL}$")
_OF_STATE: Final = re.compile(rf"[ ]of[ ](?:the[ ])?{STATE.pattern}$")


def _shorter(name: str) -> list[str]:
    """What a name may be called for short, the longest first."""
    forms = [_OF_STATE.sub("", name)]
    company = _LEGAL_TAIL.sub("", name)
    if company != name:
        words = company.split(" ")
        forms += [" ".join(words[:n]) for n in range(len(words), 0, -1) if n > 1 or words[0].isupper()]
    elif ", " in name:
        forms.append(name.split(", ")[0])
    return [
        form
        for form in dict.fromkeys(forms)
        if form != name
        and (len(form) >= 5 or (form.isupper() and len(form) > 2))
        and form not in ("University", "Institute", "Ministry", "Department")
    ]


def _fullest(page: EnglishPage, one: Organization, known: frozenset[str]) -> Organization:
    """The fullest form in which the article names a party: the long form of an acronym, a unit with its university."""
    text = page.text
    name = one.span.of(text)
    if one.short is None and name in known:
        for bracket in re.finditer(rf"[ ]?\({re.escape(name)}\)", text):
            line = page.paragraph_start(bracket.start())
            full = [
                o
                for o in find_organizations(text, max(line, bracket.start() - 140), bracket.end(), known)
                if o.short is not None and o.short.of(text) == name
            ]
            if full:
                return full[-1]
    unit, _, whole = name.partition(", ")
    if whole.isupper() or not whole:
        for again in re.finditer(re.escape(unit) + ", (?=[A-Z])", text):
            here = run_at(text, again.start(), min(len(text), again.end() + 90), known)
            longer = (
                None
                if here is None or here.span.start != again.start()
                else with_whole(text, here, min(len(text), again.end() + 90), known)
            )
            if (
                longer is not None
                and len(longer.span) > len(one.span) + 3
                and not longer.span.of(text).split(", ")[-1].isupper()
            ):
                return longer
    return one
