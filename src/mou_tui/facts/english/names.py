"""Names in English sentences: organisations, people with their titles, positions.

    the Faculty of Agriculture and Cooperatives, Doi Luang University (DLU)
    Assoc. Prof. Dr. Somchai Jaidee, President of Doi Luang University

An English name is a run of capitalised words. What decides is where a run ends: at a comma, at `and` unless a subject follows
(Science and Technology), at a full stop that ends a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from mou_tui.article import Span

# ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────────

_UPPER: Final = "A-ZÀ-ÖØ-Þ"
_LOWER: Final = "a-zß-öø-ÿ"
LETTERS: Final = f"{_UPPER}{_LOWER}"
_WORD: Final = rf"[{_UPPER}][{LETTERS}0-9&’'+-]{{0,30}}+(?:\.(?=[{_UPPER}]\.)|/(?=[{_UPPER}]))?"

_HEADS: Final = (
    "University|Universities|Universiti|Universitas|Universität|Université|Institute|Institution|College|School"
    "|Faculty|Department|Ministry"
    "|Ministries|Bank|Company|Corporation|Hospital|Foundation|Association|Agency|Authority|Office|Council"
    "|Commission|Committee|Group|Centre"
    "|Center|Bureau|Division|Laboratory|Academy|Society|Federation|Union|Alliance|Network|Chamber|Embassy"
    "|Consulate|Municipality|City|Province"
    "|Organization|Organisation|Museum|Library|Observatory|Board|Administration|Government|Governments|Fund|Trust"
    "|Enterprise|Enterprises|Industries"
    "|Industry|Holdings|Partners|Club|Hotel|Airways|Airlines|Police|Army|Navy|Command|Service|Services"
    "|Secretariat|Programme|Polytechnic|Consortium"
    "|Cooperative|Cooperatives|Energy|Power|Technologies|Solutions|Systems|Motors|Motor|Electric|Railway|Railways"
    "|Port|Exchange|Clinic|Press|Media"
)
LEGAL: Final = (
    r"(?:Public[ ]Company[ ]Limited|Company[ ]Limited|Co\.?,?[ ]?Ltd\b\.?|Pte\.?[ ]Ltd\b\.?|Sdn\.?[ ]Bhd\b\.?"
    r"|PCL\b\.?|PLC\b\.?|Plc\b\.?|Ltd\b\.?|Limited|Inc\b\.?|Corp\b\.?|LLC\b|LLP\b|GmbH|AG|AB|S\.A\.|SA|SE|B\.?V\.?"
    r"|N\.V\.|KK|K\.K\.)"
)
# What may follow `and` within a name: Science and Technology, Agriculture and Cooperatives.
_SUBJECTS: Final = (
    "Technology|Technological|Science|Sciences|Commerce|Arts|Art|Economics|Business|Management|Engineering"
    "|Innovation|Innovations|Cooperatives|Cooperation"
    "|Environment|Environmental|Sports|Sport|Tourism|Culture|Cultural|Human|Security|Energy|Industry|Industrial"
    "|Development|Research|Services|Service"
    "|Training|Planning|Policy|Communication|Communications|Information|Informatics|Humanities|Social|Medicine"
    "|Medical|Health|Law|Finance|Financial"
    "|Trade|Standards|Metrology|Technologies|Education|Educational|Agricultural|Agriculture|Fisheries|Forestry"
    "|Irrigation|Plant|Wildlife|Conservation"
    "|Natural|Resources|Mechanical|Electrical|Design|Architecture|Pharmaceutical|Nursing|Dentistry|Public"
    "|Accountancy|Accounting|Banking|Logistics|Food"
    "|Mining|Minerals|Mines|Fuels|Exports|Export|Investment|Labour|Labor|Welfare|Protection|Prevention|Mitigation"
    "|Administration|Political|Local"
    "|Cooperative|Marketing|Digital|Computer|Society|Learning|Telecommunications|Broadcasting|Astronomy|Space"
    "|Geo-Informatics|Coastal|Marine|Youth"
    "|Family|Justice|Entrepreneurship|International|Global|Regional|Asian|Allied|Applied|Fine|Performing|Liberal"
    "|Robotics|Crafts|Innovation"
)
_NAME_WORD: Final = rf"(?!Co\b\.?,?[ ]?Ltd|Public[ ]Company|Company[ ]Limited|Pte\b|Sdn\b)(?:{_WORD}|[{_UPPER}]\.)"
_CONNECTED: Final = (
    rf"(?:[ ](?:of|for)(?:[ ]the)?(?:[ ]{_NAME_WORD})|[ ](?:de|del|du|la|von|bin)[ ]{_NAME_WORD}"
    rf"|[ ]?,?[ ](?:and|&)[ ](?=(?:{_SUBJECTS})\b)(?:{_NAME_WORD})"
    rf"|,[ ](?=(?:{_SUBJECTS}),?[ ](?:(?:{_SUBJECTS}),?[ ])?and[ ](?:{_SUBJECTS})\b)(?:{_NAME_WORD})"
    rf"|[ ]&[ ]{_NAME_WORD}|[ ]{_NAME_WORD})"
)
_RUN: Final = re.compile(
    rf"(?<![{LETTERS}0-9])(?:{_NAME_WORD}){_CONNECTED}{{0,14}}(?:,?[ ]{LEGAL}(?![{LETTERS}])|[ ]\((?:Thailand|Asia"
    rf"|International)\)(?:[ ]{LEGAL})?)*"
)
_HEAD: Final = re.compile(rf"(?<![{LETTERS}])(?:{_HEADS})(?![{LETTERS}])")
_LEGAL_END: Final = re.compile(rf"(?<![{LETTERS}]){LEGAL}(?![{LETTERS}])")
_BRACKET: Final = re.compile(r"[ ]?\((?P<form>[A-Z][A-Za-z0-9&.-]{1,14}(?:[ -][A-Z][A-Za-z0-9]{1,10})?)\)")
_LEAD: Final = re.compile(
    r"(?:The|On|In|At|By|And|Between|Under|With|For|From|Both|This|That|Through|Meanwhile|Moreover|Furthermore"
    r"|Today|Yesterday|Recently|Also|During|Following|After|Since|While|As|Within|Before|Earlier|Later|Then"
    r"|However|Additionally|According[ ]to|Together[ ]with|Including|Representing|Regarding|Executives[ ]of"
    r"|MOU|MoU|MOA|MoA|Signing|Ceremony|Signed|Memorandum|Bangkok[ ][–-])[ ]+(?:the[ ]|The[ ])?"
)
# Words that begin sentences or clauses, and nations' adjectives: a capital makes them no names.
_FUNCTION_WORDS: Final = (
    r"(?:After|According|Following|During|Within|While|When|Where|Earlier|Later|Then|However|Additionally|Moreover"
    r"|Furthermore|Meanwhile|Recently|Today|Yesterday|Both|Another|One|Two|Three|Four|Five|Several|Many|All|Each"
    r"|In|On|At|By|For|From|With|To|As|If|And|But|Or|Of|Also|Under|Between|Through|Since|Before|Such|Their|Its|His"
    r"|Her|Who|Which|What|There|Here|Not|No|Photo|Photos|Figure|Home|News|Read|More|Source|First|Second|Third"
    r"|Representing|Including|Welcoming|Signing|Signed|Representatives?|Leaders?|Executives?|Officials?|Delegates?)"
)
_DEMONYMS: Final = (
    r"(?:Thai|Japanese|Chinese|Korean|Vietnamese|Lao|Laotian|Cambodian|Malaysian|Indonesian|Singaporean|Filipino"
    r"|Burmese|Indian|Iranian|Israeli|Russian|German|French|British|American|Australian|Canadian|Italian|Spanish"
    r"|Dutch|Swiss|Swedish|Danish|Finnish|Norwegian|Austrian|Belgian|Polish|Hungarian|Czech|Turkish|Saudi|Qatari"
    r"|European|Asian|African|International|Global|Taiwanese|Nepalese|Bangladeshi|Pakistani|Mongolian|Bhutanese)"
)
_NOT_ORGANIZATION: Final = re.compile(
    rf"(?:{_FUNCTION_WORDS}|{_DEMONYMS})(?:[ ](?:{_FUNCTION_WORDS}|{_DEMONYMS}|MO[UA]s?|Mo[UA]s?))*|"
    r"(?:MOU|MoU|MOUs|MoUs|MOA|MoA|LOI|LoI|CEO|Memorand(?:um|a)\b.*|Letter[s]?[ ]of[ ]Intent.*|Agreement.*|SDGs?"
    r"|COVID|AI|IT|ICT|R&D|PhD|GMT|THB|USD|Tel|Fax"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August"
    r"|September|October|November|December"
    r"|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|The|It|He|She|They|Dr|Mr|Ms"
    r"|Mrs|Prof|Professor|Both|This|These|We|Our)(?:[ ]\d.*)?"
)
STATE: Final = re.compile(
    r"(?:Thailand|Laos|Lao[ ]PDR|Cambodia|Myanmar|Vietnam|Viet[ ]Nam|Malaysia|Singapore|Indonesia"
    r"|(?:the[ ])?Philippines|Brunei|China|Japan|(?:South[ ]|Republic[ ]of[ ])?Korea"
    r"|Taiwan|India|Bangladesh|Sri[ ]Lanka|Nepal|Bhutan|Maldives|Israel|Saudi[ ]Arabia|UAE|Qatar|Kuwait|Bahrain"
    r"|Oman|Turkey|Türkiye|Russia|Kazakhstan"
    r"|Germany|France|(?:the[ ])?UK|United[ ]Kingdom|(?:the[ ])?US|USA|United[ ]States|Italy|Spain|Portugal"
    r"|(?:the[ ])?Netherlands|Belgium|Switzerland|Austria|Sweden"
    r"|Denmark|Finland|Norway|Poland|Hungary|Czech[ ]Republic|Ireland|Greece|Australia|New[ ]Zealand|Canada|Mexico"
    r"|Brazil|Chile|Peru|Argentina"
    r"|South[ ]Africa|Egypt|Kenya|Nigeria|Timor-Leste)(?![A-Za-z])"
)


@dataclass(frozen=True, slots=True)
class Organization:
    """An organisation (or state) named at text[start:end], with the short form that a bracket behind it gives."""

    span: Span
    short: Span | None = None
    state: bool = False

    @property
    def end(self) -> int:
        """Where the name and its bracket end."""
        return self.span.end if self.short is None else self.short.end + 1


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


# ── sentences ────────────────────────────────────────────────────────────────────────────────────────────────────────

_STOP: Final = re.compile(rf"[.!?][”\"’)]?(?=[ ]+[“\"(]?[{_UPPER}0-9•])")
_NO_STOP: Final = re.compile(
    r"(?<![A-Za-z])(?:Dr|Prof|Assoc|Asst|Mr|Mrs|Ms|Gen|Maj|Lt|Col|Capt|Pol|Adm|Sqn|Ldr|Wg|Cdr|Co|Ltd|St|No|Hon|Rev"
    r"|Jr|Sr|vs|Corp|Inc|Sen|Gov|Ph|Ed|a\.m|p\.m|[A-Z])$"
)


_LONGEST: Final = 1_200
"""Code points of a sentence that are read together: what is longer is no sentence, and reading it costs its square."""


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of text[start:end], a paragraph; a full stop of a title (Dr.) or an initial ends none."""
    for sentence in _sentences(text, start, end):
        for at in range(sentence.start, sentence.end, _LONGEST):
            yield Span(at, min(at + _LONGEST, sentence.end))


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for stop in _STOP.finditer(text, start, end):
        if text[stop.start()] == "." and (
            text[at : stop.start()].isdigit() or _NO_STOP.search(text, max(start, stop.start() - 12), stop.start())
        ):
            continue
        yield Span(at, stop.end())
        at = stop.end()
        while at < end and text[at] == " ":
            at += 1
    if at < end:
        yield Span(at, end)


# ── people ───────────────────────────────────────────────────────────────────────────────────────────────────────────

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
).replace("{W}", f"[{_UPPER}][{_LOWER}]")
_GIVEN: Final = rf"[{_UPPER}][{LETTERS}’'-]{{1,24}}|[{_UPPER}]\."
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
_POSITION_HEAD_ANY: Final = re.compile(rf"(?<![{LETTERS}])(?:{_POSITION_HEAD}|(?i:{_POSITION_HEAD}))(?![{_LOWER}])")
_AFTER_NAME: Final = re.compile(r"[ ]?(?:,|-|–|—|\()[ ]?|[ ](?=as[ ])")
_AND_TITLE: Final = re.compile(rf"(?:,?[ ]and|,|;)[ ](?:{_TITLE})[ ]?[{_UPPER}]")


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
    rf"|Managing|Executive|Secretary|Assistant)(?![{_LOWER}])"
)


def _name_end(text: str, start: int, end: int) -> int:
    """Where a name ends: before a position that follows it without a comma."""
    stop = _NAME_STOP.search(text, start, end)
    return end if stop is None or stop.start() == start else stop.start()


# KSB president Nattaya Chaiyo · Mayor Somsak Inta · Ratchada Thongchai, Deputy Minister · Paradorn Chan-o-cha said
_HYPHENATED: Final = rf"(?:-[{LETTERS}]{{1,14}}){{0,3}}"
_PLAIN_NAME: Final = (
    rf"[{_UPPER}][{_LOWER}’']{{1,20}}{_HYPHENATED}(?:[ ][{_UPPER}]\.)?(?:[ ]{_PARTICLE})?"
    rf"[ ][{_UPPER}][{LETTERS}’']{{1,20}}{_HYPHENATED}(?:[ ][{_UPPER}][{LETTERS}’'-]{{2,20}})?"
)
_BY_POSITION: Final = re.compile(
    rf"(?<![{LETTERS}])(?i:mayor|president|minister|governor|spokesperson|spokesman|spokeswoman|chairman|chairwoman"
    rf"|ambassador|rector|director(?:-general)?|secretary(?:-general)?|secretary[ ]for[ ][a-z]{{3,14}}|dean|ceo"
    rf"|chief[ ]executive|chancellor)"
    rf"[ ](?P<name>{_PLAIN_NAME})(?![{_LOWER}])"
)
_WITH_POSITION: Final = re.compile(
    rf"(?<![{LETTERS}])(?P<name>{_PLAIN_NAME})(?:,"
    rf"|[ ]\()[ ]?(?:the[ ])?(?:[A-Z][A-Za-z&’'-]{{1,20}}[ ]){{0,3}}(?i:{_POSITION_HEAD})(?![{_LOWER}])"
)
_NO_PERSON: Final = re.compile(
    rf"^(?:{_FUNCTION_WORDS}|{_DEMONYMS})[ ]|(?<![{LETTERS}])(?:January|February|March|April|June|July|August|September"
    rf"|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?![{_LOWER}])|"
    rf"(?<![{LETTERS}])(?:Affairs|Relations|Networking|Section|Collaboration|Internationali[sz]ation|Unit|Lifelong"
    rf"|Academic|Partnerships|Studies|Strategy|Operations|{_HEADS}|{_POSITION_HEAD}|Memorandum|Agreement"
    rf"|Understanding|The|Conference|Meeting|Room|Floor|Building|Thailand|{_SUBJECTS})(?![{_LOWER}])"
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
        and _POSITION_HEAD_ANY.search(text, start, end) is None
    ):
        return None
    head = _POSITION_HEAD_ANY.search(text, start, end)
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
    run = _RUN.match(piece)
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
        elif text[stop.start()] == "." and _NO_STOP.search(text, max(start, stop.start() - 10), stop.start()):
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
        of_next = end >= limit - 1 and _POSITION_HEAD_ANY.search(text, joint.end(), end) is not None
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
    rf"(?:(?:[{_UPPER}][{LETTERS}&’'.-]{{1,24}}[ ]|and[ ](?=[{_UPPER}])|(?:deputy|acting|vice|former|assistant"
    rf"|permanent|government|police|foreign|executive|institute|university)[ -]){{0,6}}(?i:{_POSITION_HEAD})"
    rf"(?:[ ](?:of|for|to)[ ](?:the[ ])?[^,;.()\n“”]{{2,90}})?),?[ ]$"
)


_POSITION_LEAD: Final = re.compile(rf"(?:(?:The|{_FUNCTION_WORDS}|and|by|signed[ ]by)[ ]+)+(?:the[ ])?")


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


# ── organisations ────────────────────────────────────────────────────────────────────────────────────────────────────


def find_organizations(text: str, start: int, end: int, known: frozenset[str]) -> list[Organization]:
    """The organisations and states named in text[start:end], in order. `known` holds the article's own short forms.

    A run of capitalised words counts where it has a head (University, Ministry, Co., Ltd.), a bracket with its short form, is an
    acronym or a state; any other run counts where the caller expects a name and asks `run_at`.
    """
    found: list[Organization] = []
    for run in _RUN.finditer(text, start, end):
        if found and run.start() < found[-1].end:
            continue
        one = _organization(text, run.start(), run.end(), end, known)
        if one is not None:
            found.append(one)
    return _with_units(text, found)


def run_at(
    text: str, start: int, end: int, known: frozenset[str] = frozenset(), *, expected: bool = True
) -> Organization | None:
    """The name of capitalised words that begins at `start`; where a name is `expected`, whatever it is the name of."""
    if text.startswith("the ", start):
        start += 4
    run = _RUN.match(text, start, end)
    return None if run is None else _organization(text, run.start(), run.end(), end, known, expected=expected)


# Doi Luang University - Thailand (DLU)
_BRACKET_BEHIND_STATE: Final = re.compile(rf"(?:,|[ ][-–])[ ]{STATE.pattern}{_BRACKET.pattern}")
_POSSESSIVE: Final = re.compile(r"[’']s(?=[ ]|$)")
_GOVERNMENTS: Final = re.compile("Governments? of (?:the )?")
# In capitals the words that end a name have them, too: DOI LUANG UNIVERSITY AND SIAM STEEL ON WELDING
_CAPITAL_END: Final = re.compile(
    rf"[ ](?:AND(?![ ](?:{_SUBJECTS.upper()})(?![A-Z]))|IN|ON|FOR|WITH|TO|AT|REGARDING|UNDER|BETWEEN|SIGN(?:S|ED)?)"
    r"(?![A-Z])"
)
# President of Doi Luang University: who heads a body is not the body
_OFFICE_OF: Final = re.compile(
    r"(?:(?:Vice|Deputy|Acting|Assistant|Executive|Managing|Former)[ -]){0,2}(?:President|Rector|Chancellor|Dean"
    r"|Director|Governor|Chairman|Chairwoman|Chairperson|Chair|Head|Secretary|Mayor|Ambassador|Representatives?|CEO"
    r"|Principal)(?:[ -]General)?[ ](?:of|for)[ ](?:the[ ])?"
)
_OFFICE: Final = re.compile(
    r"(?<![A-Za-z])(?:President|Rector|Chancellor|Dean|Director|Governor|Chairman|Chairwoman|Minister|Secretary|Mayor"
    r"|Ambassador|Officer|Manager|CEO|Spokesm[ae]n|Spokesperson|Director[ -]General|Secretary[ -]General)s?$"
)


def _organization(
    text: str, start: int, end: int, limit: int, known: frozenset[str], *, expected: bool = False
) -> Organization | None:
    lead = _LEAD.match(text, start, end)
    while lead is not None and lead.end() < end:
        start = lead.end()
        lead = _LEAD.match(text, start, end)
    while end > start and text[end - 1] in " ,-’'":
        end -= 1
    # Doi Luang University’s President: the name without the ’s and what follows.
    possessive = _POSSESSIVE.search(text, start, end)
    if (
        possessive is not None
        and not text.startswith((" Republic", " Democratic"), possessive.end())
        and _HEAD.search(text, start, possessive.start())
    ):
        end = possessive.start()
    if text[start:end].isupper() and (stop := _CAPITAL_END.search(text, start + 2, end)) is not None:
        end = stop.start()
    office = _OFFICE_OF.match(text, start, end)
    if office is not None and (_HEAD.search(text, office.end(), end) or expected):
        start = office.end()
    name = text[start:end]
    if _OFFICE.search(name) and not name.startswith(("Office", "Ministry", "Embassy")):
        return None
    if len(name) < 2 or _NOT_ORGANIZATION.fullmatch(name):
        return None
    bracket = _BRACKET.match(text, end, min(len(text), limit + 20))
    if bracket is None:
        bracket = _BRACKET_BEHIND_STATE.match(text, end, min(len(text), limit + 40))
    short = Span(*bracket.span("form")) if bracket is not None else None
    if short is not None and _NOT_ORGANIZATION.fullmatch(short.of(text)):
        return None
    of_states = _GOVERNMENTS.match(name)
    if of_states is not None and STATE.fullmatch(name, of_states.end()):
        return Organization(Span(start + of_states.end(), end), short, state=True)
    if STATE.fullmatch(name):
        return Organization(Span(start, end), short, state=True)
    has_head = _HEAD.search(name) is not None or _LEGAL_END.search(name) is not None
    if expected or has_head or short is not None or name in known:
        return Organization(Span(start, end), short)
    return None


_UNIT: Final = re.compile(
    r"(?:Faculty|School|College|Department|Institute|Office|Division|Center|Centre|Graduate|Research|Institute)\b"
)
_WHOLE: Final = re.compile(r"(?:University|Universit(?:i|as|é|ät)|Institute|Ministry|Hospital|College)(?![a-zäé])")


def _belongs(text: str, unit: Organization, whole: Organization) -> bool:
    """Whether `unit` is a part of `whole`: School of Nursing, Doi Luang University; School of Nursing, DLU."""
    return (
        _UNIT.match(text, unit.span.start) is not None
        and _UNIT.match(text, whole.span.start) is None
        and _POSITION_HEAD_ANY.match(text, whole.span.start) is None
        and (_WHOLE.search(text, whole.span.start, whole.span.end) is not None or whole.span.of(text).isupper())
    )


_OF_WHOLE: Final = re.compile(r"(?:,|[ ]at|[ ]of)[ ](?:the[ ])?(?=[A-Z])")


def with_whole(text: str, unit: Organization, end: int, known: frozenset[str]) -> Organization:
    """`unit` with what it belongs to, where that stands right behind it."""
    joint = _OF_WHOLE.match(text, unit.end, end)
    if (
        joint is not None
        and (whole := run_at(text, joint.end(), end, known)) is not None
        and _belongs(text, unit, whole)
    ):
        return Organization(Span(unit.span.start, whole.span.end), unit.short or whole.short)
    return unit


def _with_units(text: str, found: list[Organization]) -> list[Organization]:
    """Units with what they belong to: School of Nursing, Doi Luang University is one name."""
    joined: list[Organization] = []
    for one in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and text[before.end : one.span.start] in (", ", " of ", ", the ", " at ")
            and _belongs(text, before, one)
        ):
            joined[-1] = Organization(
                Span(before.span.start, one.span.end), one.short if before.short is None else before.short
            )
            continue
        joined.append(one)
    return joined
