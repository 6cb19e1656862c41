"""People named in an English text, with their titles and positions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.english.name_words import DEMONYMS, FUNCTION_WORDS, HEADS, LETTERS, LOWER, RUN, SUBJECTS, UPPER
from mou_tui.facts.english.sentences import NO_STOP


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the text; `position` where it stands beside the name."""

    name: Span
    position: Span | None = None
    role: str = field(default="other")
    cue: Span | None = None

    @property
    def start(self) -> int:
        return self.name.start if self.position is None else min(self.name.start, self.position.start)

    @property
    def end(self) -> int:
        return self.name.end if self.position is None else max(self.name.end, self.position.end)


_TITLE: Final = (
    r"(?:(?:Clinical|Emeritus|Distinguished|Adjunct)[ ])?(?:Associate[ ]Professor|Assistant[ ]Professor"
    r"|Professor(?:[ ]Emeritus|[ ]of[ ]Practice)?"
    r"|Assoc(?:iate)?\.?[ ]?Prof\.?|Ass(?:t|ist)\.?[ ]?Prof\.?|Prof\.|Prof(?=[ ])|Dr\.|Dr(?=[ ])|Doctor(?=[ ]{W})"
    r"|Mr\.?|Mrs\.?|Ms\.?|Miss|Khun|Ajarn|Sir|Dame|Lord|Lady|Dato[’']?"
    r"|Datuk|Tan[ ]Sri|H\.[ ]?E\.|HE(?=[ ]Mr)|His[ ]Excellency|Her[ ]Excellency|Lyonpo|M\.L\.|M\.R\."
    r"|Mom[ ](?:Luang|Rajawongse)|Archbishop|Father|Rev\.|Hon\."
    r"|(?:Pol(?:ice)?\.?[ ])?(?:Maj(?:or)?\.?[ -]?Gen(?:eral)?\.?|Lt\.?[ -]?Gen\.?|Lieutenant[ -]General|Gen\."
    r"|General(?=[ ]{W})|Col(?:onel)?\.?(?=[ ]{W})|Lt\.?[ ]Col\.?|Capt(?:ain)?\.?(?=[ ]{W})"
    r"|Maj\.|Major(?=[ ]{W})|Lt\.)|Air[ ](?:Chief[ ])?(?:Vice[ ])?Marshal|(?:Vice[ ]|Rear[ ])?Admiral|Adm\."
    r"|Acting[ ]Sub[ ]?Lt\.?|Wing[ ]Commander|Squadron[ ]Leader"
    r"|Pharm\.|Dent\.|Nurse)"
).replace("{W}", f"[{UPPER}][{LOWER}]")

_GIVEN: Final = rf"[{UPPER}][{LETTERS}’'-]{{1,24}}|[{UPPER}]\."

_PARTICLE: Final = r"(?:na|de|del|van|von|der|bin|binti|al|da|dos|le|la|ap|ul|y|A/L)"

_TITLED: Final = re.compile(
    rf"(?<![{LETTERS}])(?:{_TITLE}[ ]?){{1,5}}(?P<given>(?:{_GIVEN})(?:[ ](?:{_PARTICLE}[ ])?(?:{_GIVEN})){{0,4}})"
)

_POSITION_HEAD: Final = (
    r"(?:President|Vice-?[ ]?President|Rector|Vice-?[ ]?Rector|Chancellor|Vice-?[ ]?Chancellor|Provost|Dean"
    r"|Director(?:-?[ ]?General)?|Minister|Permanent[ ]Secretary|Secretary(?:-?[ ]?General)?|Governor|Chairman"
    r"|Chairwoman|Chairperson|Chair|Chief[ ][A-Z][A-Za-z]+[ ](?:[A-Z][A-Za-z]+[ ])?Officer|CEO|COO|CTO|CFO"
    r"|Managing[ ]Director|Ambassador|Consul(?:-?[ ]?General)?|Head|Commissioner(?:-?[ ]?General)?"
    r"|Inspector[ -]General|Manager|Representative|Principal|Lecturer|Professor|Advis[eo]r|Coordinator|Mayor"
    r"|Founder|Co-Founder|Partner|Chief|Superintendent|Attach[ée]|Counsell?or|Researcher"
    r"|Officer|Spokesperson|Spokesman|Prime[ ]Minister|Premier|Attorney[ ]General|Auditor[ ]General|Registrar"
    r"|Chief[ ]Executive|Executive|Leader|Trustee|Fellow|Scientist|Engineer|Expert|Specialist|Student)"
)

POSITION_HEAD_ANY: Final = re.compile(rf"(?<![{LETTERS}])(?:{_POSITION_HEAD}|(?i:{_POSITION_HEAD}))(?![{LOWER}])")

_AFTER_NAME: Final = re.compile(r"[ ]?(?:,|-|–|—|\()[ ]?|[ ](?=as[ ])")

_AND_TITLE: Final = re.compile(rf"(?:,?[ ]and|,|;)[ ](?:{_TITLE})[ ]?[{UPPER}]")


def find_people(text: str, sentence: Span) -> list[Person]:
    """The people whom a sentence names by a title, or by a position right before or behind a name of capitalised words."""
    found: list[Person] = []
    spans = [(m.start(), m.end("given")) for m in _TITLED.finditer(text, sentence.start, sentence.end)]
    names = [Span(start, _name_end(text, start, end)) for start, end in spans]
    names += [n for n in _untitled(text, sentence) if not any(n.overlaps(o) for o in names)]
    names.sort()
    befores = [_position_before(text, name, names[n - 1].end if n else sentence.start) for n, name in enumerate(names)]
    # They included the Minister of Energy, Mr. X, the Governor of Lamduan, Mr. Y: each position leads to its name.
    lead = len(names) > 1 and all(befores) and _position_after(text, names[-1], sentence.end) is None
    for number, name in enumerate(names):
        limit = names[number + 1].start if number + 1 < len(names) else sentence.end
        before = befores[number]
        if before is not None and found and before.start < found[-1].end:
            before = None
        # What stands beside the name without a comma is surely its own: Science Minister Dr. X, Y, …
        beside = before is not None and (lead or name.start - before.end == 1)
        position = before if beside else _position_after(text, name, limit) or before
        found.append(Person(name, position))
    return found


_NAME_STOP: Final = re.compile(
    rf"[ ](?:Vice|Deputy|Acting|Director|President|Dean|Minister|Chairman|Governor|Head|Ambassador|Rector|CEO|Chief"
    rf"|Managing|Executive|Secretary|Assistant)(?![{LOWER}])"
)


def _name_end(text: str, start: int, end: int) -> int:
    """Where a name ends: before a position that follows it without a comma."""
    stop = _NAME_STOP.search(text, start, end)
    return end if stop is None or stop.start() == start else stop.start()


# KSB president Nattaya Chaiyo · Mayor Somsak Inta · Ratchada Thongchai, Deputy Minister · Paradorn Chan-o-cha said
_HYPHENATED: Final = rf"(?:-[{LETTERS}]{{1,14}}){{0,3}}"

_PLAIN_NAME: Final = (
    rf"[{UPPER}][{LOWER}’']{{1,20}}{_HYPHENATED}(?:[ ][{UPPER}]\.)?(?:[ ]{_PARTICLE})?"
    rf"[ ][{UPPER}][{LETTERS}’']{{1,20}}{_HYPHENATED}(?:[ ][{UPPER}][{LETTERS}’'-]{{2,20}})?"
)

_BY_POSITION: Final = re.compile(
    rf"(?<![{LETTERS}])(?i:mayor|president|minister|governor|spokesperson|spokesman|spokeswoman|chairman|chairwoman"
    rf"|ambassador|rector|director(?:-general)?|secretary(?:-general)?|secretary[ ]for[ ][a-z]{{3,14}}|dean|ceo"
    rf"|chief[ ]executive|chancellor)"
    rf"[ ](?P<name>{_PLAIN_NAME})(?![{LOWER}])"
)

_WITH_POSITION: Final = re.compile(
    rf"(?<![{LETTERS}])(?P<name>{_PLAIN_NAME})(?:,"
    rf"|[ ]\()[ ]?(?:the[ ])?(?:[A-Z][A-Za-z&’'-]{{1,20}}[ ]){{0,3}}(?i:{_POSITION_HEAD})(?![{LOWER}])"
)

_NO_PERSON: Final = re.compile(
    rf"^(?:{FUNCTION_WORDS}|{DEMONYMS})[ ]|(?<![{LETTERS}])(?:January|February|March|April|June|July|August|September"
    rf"|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?![{LOWER}])|"
    rf"(?<![{LETTERS}])(?:Affairs|Relations|Networking|Section|Collaboration|Internationali[sz]ation|Unit|Lifelong"
    rf"|Academic|Partnerships|Studies|Strategy|Operations|{HEADS}|{_POSITION_HEAD}|Memorandum|Agreement"
    rf"|Understanding|The|Conference|Meeting|Room|Floor|Building|Thailand|{SUBJECTS})(?![{LOWER}])"
)


def _untitled(text: str, sentence: Span) -> Iterator[Span]:
    for pattern in (_BY_POSITION, _WITH_POSITION):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            start, end = match.span("name")
            if text.endswith(("’s", "'s"), start, end):
                end -= 2
            if _NO_PERSON.search(text[start:end]) is None:
                yield Span(start, end)


_VERB: Final = re.compile(
    r"[ ](?:signed|sign|signs|signing|presided|said|says|stated|noted|added|welcomed|and[ ]signed|has|have|had|was"
    r"|were|is|are|will|would|acknowledged|attended|witnessed|joined|led|represented|expressed|gave|delivered"
    r"|chaired|on[ ]behalf|together|along|who|which|while|as|during|met|visited|exchanged|paid|representing"
    r"|in[ ]the[ ]presence|at[ ]the|explained|emphasi[sz]ed|highlighted|mentioned|revealed|announced|served"
    r"|participated|also|both|respectively|serving|acting)(?![A-Za-z])"
)

# Deputy Vice-Chancellor (Academic and International), …
_FIELDS: Final = re.compile(r"\([A-Z][a-z]+(?:[ ,&]+(?:and[ ])?[A-Z][a-z]+){1,6}\)(?=,|[ ]?[A-Z]|$)")

_CHUNK_END: Final = re.compile(r"[,;()\n”“\"]|[.](?=[ ]|$)|[.](?=\n)")


def _position_after(text: str, name: Span, limit: int) -> Span | None:
    """The position behind a name: `, President of A`, ` (Dean)`, ` – Head of B`; with an organisation in the chunks that follow."""
    sign = _AFTER_NAME.match(text, name.end, limit)
    if sign is None:
        return None
    bracket = text[sign.start() : sign.end()].strip().startswith("(")
    start = sign.end()
    end = _chunk(text, start, limit)
    if (
        text.startswith(("the ", "The "), start)
        and not text[start + 4 : start + 5].isupper()
        and POSITION_HEAD_ANY.search(text, start, end) is None
    ):
        return None
    head = POSITION_HEAD_ANY.search(text, start, end)
    if head is None or head.start() - start > 60:
        return None
    if bracket:
        close = text.find(")", start, limit)
        return None if close < 0 else Span(start, close)
    # Dean of the Faculty of Science, Doi Luang University · Vice President, Academic and International Affairs
    while end < limit and text.startswith(", ", end):
        following = _chunk(text, end + 2, limit)
        piece = text[end + 2 : following]
        if following <= end + 2 or not piece[:1].isupper() or _AND_TITLE.match(text, end, limit + 6):
            break
        if _TITLED.match(text, end + 2) or _WITH_POSITION.match(text, end + 2) or not _continues_position(piece):
            break
        end = following
    return _trimmed(text, start, end)


def _continues_position(piece: str) -> bool:
    """Whether a chunk behind a comma belongs to the position: an organisation, or fields (Academic and International Affairs)."""
    run = RUN.match(piece)
    if run is None or len(run[0]) < len(piece.rstrip()) - 1:
        return bool(re.fullmatch(r"(?:[A-Z][A-Za-z&-]+[ ]?|and[ ]|of[ ]|for[ ]|the[ ]|&[ ])+", piece.strip()))
    return True


def _chunk(text: str, start: int, limit: int) -> int:
    """Where the words of one position end: at a comma, a verb, or `and` before another person."""
    end = limit
    stop = _CHUNK_END.search(text, start, limit)
    while stop is not None:
        fields = _FIELDS.match(text, stop.start(), limit)
        if fields is not None:
            stop = _CHUNK_END.search(text, fields.end(), limit)
        elif text[stop.start()] == "." and NO_STOP.search(text, max(start, stop.start() - 10), stop.start()):
            stop = _CHUNK_END.search(text, stop.end(), limit)
        else:
            break
    if stop is not None:
        end = stop.start()
    verb = _VERB.search(text, start, end)
    if verb is not None:
        end = verb.start()
    joined = _LEAVES.search(text, start, end + 12 if end + 12 < limit else limit)
    if joined is not None and joined.start() < end:
        end = joined.start()
    for joint in _AND.finditer(text, start, end):
        person = _PLAIN.match(text, joint.end(), end)
        named = person is not None and person.end() == end and _NO_PERSON.search(person[0]) is None
        # … and Science Minister Dr. X: the office of the next one
        of_next = end >= limit - 1 and POSITION_HEAD_ANY.search(text, joint.end(), end) is not None
        if named or of_next:
            return joint.start()
    return end


# … and Dr. X · … and the officials of relevant parties · … on the occasion of his visit · … at Buaret meeting room
_LEAVES: Final = re.compile(
    rf"[ ](?:and|with|on|from|to|in|at)[ ](?:{_TITLE}|(?:other[ ])?(?:the[ ]|his[ ]|her[ ])?(?:representatives?"
    rf"|delegations?|officials?|executives?|occasion|staff|team|invitation|lecturers?|members?)(?![a-z])|\d"
    rf"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    rf"|[ ]at[ ](?:the[ ])?(?:[A-Z][A-Za-z-]{{1,20}}[ ]){{1,3}}(?i:meeting|conference|room|hall|auditorium|hotel"
    rf"|ballroom)(?![a-z])"
)

_AND: Final = re.compile("[ ]and[ ]")

_PLAIN: Final = re.compile(_PLAIN_NAME)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while end > start and text[end - 1] in " ,.;:–-":
        end -= 1
    for tail in (" and", " the", " of", " at", " in", " on", " with", " from", " to"):
        if text.endswith(tail, start, end):
            end -= len(tail)
    return Span(start, end) if end > start else None


# Dean of the Faculty of Engineering, Prof. X · KMIT President Prof. X · permanent secretary for labour Y · Mayor X
_POSITION_BEFORE: Final = re.compile(
    rf"(?:(?:[{UPPER}][{LETTERS}&’'.-]{{1,24}}[ ]|and[ ](?=[{UPPER}])|(?:deputy|acting|vice|former|assistant"
    rf"|permanent|government|police|foreign|executive|institute|university)[ -]){{0,6}}(?i:{_POSITION_HEAD})"
    rf"(?:[ ](?:of|for|to)[ ](?:the[ ])?[^,;.()\n“”]{{2,90}})?),?[ ]$"
)

_POSITION_LEAD: Final = re.compile(rf"(?:(?:The|{FUNCTION_WORDS}|and|by|signed[ ]by)[ ]+)+(?:the[ ])?")


def _position_before(text: str, name: Span, floor: int) -> Span | None:
    """The position right before a name."""
    match = _POSITION_BEFORE.search(text, max(floor, name.start - 150), name.start)
    if match is None:
        return None
    start, end = match.span()
    lead = _POSITION_LEAD.match(match[0])
    if lead is not None:
        start += lead.end()
    return _trimmed(text, start, end)
