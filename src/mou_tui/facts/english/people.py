"""The people of an English article, each with the part that the sentence says."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.english.agreement import SIGNED
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
