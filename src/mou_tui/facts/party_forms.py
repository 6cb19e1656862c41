"""A party and all the ways in which an article calls it: names that mean the same body are one party.

มหาวิทยาลัยเชียงใหม่ (มช.) … ม.เชียงใหม่ … มช.       one party, its fullest name, its short forms
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.abbreviations import Abbreviation, called
from mou_tui.facts.body import Body
from mou_tui.facts.body_words import HEAD
from mou_tui.facts.countries import STATE
from mou_tui.facts.occurrences import watched_in_reports
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import THAI
from mou_tui.facts.patterns import words as word_table
from mou_tui.facts.rules import Rule
from mou_tui.organizations import Organization, resolve


@dataclass(frozen=True, slots=True)
class Party:
    """A party: its fullest name as written, the other forms by which the article calls it, each where it stands.

    `forms` are the places of all its mentions, `agreement` the number of the agreement that it is a party to, `stated` where
    the text begins to state the parties of that agreement, `also` the same of the further agreements that it is a party to.
    """

    name: Span
    aliases: tuple[Span, ...]
    organization: Organization | None
    rule: Rule
    agreement: int = 1
    stated: int = 0
    forms: frozenset[int] = frozenset()
    also: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """An organisation that the text states as a party, and the rule that reads it so."""

    body: Body
    rule: Rule


@dataclass(slots=True)
class _Cluster:
    rule: Rule
    forms: list[Body]
    keys: set[str]
    organization: Organization | None


_SUFFIX: Final = re.compile(r"(?:\(องค์การมหาชน\)|\(มหาชน\)|\(ประเทศไทย\)|จำกัด|แห่งราชอาณาจักรไทย)")
_GENERIC: Final = re.compile(
    r"^(?:หรือ|และ|กับ|โดย|(?:รัฐบาล|ประเทศ|หน่วยงาน|บริษัท|องค์กร|มหาวิทยาลัย|กระทรวง|กรม|จังหวัด|สถาบัน"
    r"|สำนักงาน)ฯ?|ภาคี.*|พันธมิตร.*|เครือข่าย(?:ของ)?|ผู้แทน.{0,40}|บริษัทผู้.*|(?:ลูก|นาย)จ้าง|เจรจา"
    r"|ผู้ประกอบการ(?:ราย(?:ย่อย|เล็ก|ใหญ่)|วิสาหกิจชุมชน)?|สถาบันการเงิน(?:ต่าง.*|ของรัฐ)?|M[oO]U(?: .*)?|หน่วยงาน.{0,18}"
    r"|กลุ่มเป้าหมาย|ผู้บริหาร.*|คณะรัฐมนตรี|ครม\.?|สองฝ่าย|ทั้งสอง.*|คู่สัญญา"
    r"|อื่น.*|สถาบัน(?:การ|อุดม)ศึกษา(?:ใน|ที่|ต่าง|ทั้ง|ชั้น|ของ|ระดับ|ภาค)?.{0,12}|เจ้าหน้าที่.*|(?:รอง)?นายก.*|รมว.*|อธิบดี.*|ปลัด.*|อธิการบดี.*|ผู้อำนวยการ.*"
    r"|Signing.*|Ceremony.*|LOI|Memorandum.*|วัด|ชุมชน.*|ประเทศ(?:ใน|ต่าง|ที่).*|จังหวัด(?:ใน|ที่|เป้า).*|เครือข่ายภาย.*)$"
)


# EA: two letters name an organisation only where the article explains them.
_INITIALS: Final = re.compile("[A-Z]{1,2}")


@lru_cache(maxsize=4096)
def _key(form: str) -> str:
    """The form without what does not tell names apart: spaces, dots, quotation marks, the legal form."""
    return _UNTELLING.sub("", _SUFFIX.sub("", form)).casefold()


_UNTELLING: Final = re.compile(r"[\s.\"'“”()\-–]|ฯ")
_STATE_PREFIX: Final = re.compile(
    "^(?:รัฐบาล)?(?:แห่ง)?(?:ราชอาณาจักร|ประเทศ|(?:สหพันธ์)?สาธารณรัฐ(?:ประชาธิปไตย|ประชาชน|สังคมนิยม|อิสลาม)*|สหพันธรัฐ|สปป)?"
)
_STATES_BEGIN: Final = ("ประเทศ", "รัฐบาล", "ราชอาณาจักร", "สาธารณรัฐ", "สหพันธ", "สปป")
# บจ.ก้าวหน้า and บริษัท ก้าวหน้า จำกัด are one; of keys, hence without dots.
_COMPANY_HEAD: Final = re.compile("บริษัท|บจก(?![ะ-ฺ็-๎])|บมจ|บจ|บ(?=[ก-ฮเ-ไ]{3})")
# อบจ.เลย is องค์การบริหารส่วนจังหวัดเลย; of keys, hence without dots.
_LOCAL: Final = (
    ("อบจ", "องค์การบริหารส่วนจังหวัด"), ("อบต", "องค์การบริหารส่วนตำบล"), ("ทน", "เทศบาลนคร"), ("ทม", "เทศบาลเมือง"),
    ("ทต", "เทศบาลตำบล"), ("สนง", "สำนักงาน"), ("รพ", "โรงพยาบาล"), ("มรภ", "มหาวิทยาลัยราชภัฏ"),
    ("มทร", "มหาวิทยาลัยเทคโนโลยีราชมงคล"),
)  # fmt: skip
_OF_PROVINCE: Final = re.compile(
    "(?:หอการค้า|สภาอุตสาหกรรม|สำนักงาน[ก-๎]{3,40}|สภาเกษตรกร|ชมรม[ก-๎]{3,40}|สมาคม[ก-๎]{3,40})จังหวัด"
)
_OF_STATE: Final = re.compile(
    "(?P<name>.{8,60}?)(?:แห่ง|ของ)(?:ราชอาณาจักร|ประเทศ|สาธารณรัฐ(?:ประชาธิปไตย|ประชาชน|สังคมนิยม|อิสลาม)*)?"
    f"(?P<state>(?!ไทย){STATE})$"
)
_MINISTRY_SHORT: Final = re.compile("^(?:กระทรวง|กรม)(?=[ก-ฮ]{1,4}$)")


def _keys(form: str, expansions: dict[str, str]) -> frozenset[str]:
    """The keys of a name, with that of what the article says it is short for."""
    keys = _own_keys(form)
    expansion = expansions.get(_key(form))
    return keys if not expansion else keys | {expansion}


@lru_cache(maxsize=8192)
def _own_keys(form: str) -> frozenset[str]:
    own = _key(form)
    keys = {own}
    if own.startswith(_STATES_BEGIN):
        keys.add(_STATE_PREFIX.sub("", own))
    if own.startswith(("กระทรวง", "กรม")):
        keys.add(_MINISTRY_SHORT.sub("", own))
    if form.startswith("ก."):
        # ก.คลัง is กระทรวงการคลัง, ก.แรงงาน is กระทรวงแรงงาน.
        keys |= {"กระทรวง" + own[1:], "กระทรวงการ" + own[1:]}
    for short, long in _LOCAL:
        if own.startswith(short):
            keys.add(long + own[len(short) :])
    if _OF_PROVINCE.match(own) is not None:
        # หอการค้าสมุทรสาคร is หอการค้าจังหวัดสมุทรสาคร.
        keys.add(own.replace("จังหวัด", "", 1))
    foreign = _OF_STATE.match(own)
    if foreign is not None:
        # ทบวงภาพยนตร์แห่งสาธารณรัฐประชาชนจีน is ทบวงภาพยนตร์ของประเทศจีน.
        keys.add(foreign["name"] + foreign["state"])
    company = _COMPANY_HEAD.match(own)
    if company is not None and len(own) - company.end() >= 4:
        keys.add("บริษัท" + own[company.end() :])
    return frozenset(keys - {""})


@dataclass(frozen=True, slots=True)
class _Form:
    """A way in which the article names a body, where it first stands."""

    words: str
    body: Body
    keys: frozenset[str]
    organization: Organization | None


def merged(page: Page, chosen: list[Stated], bodies: list[Body], abbreviations: list[Abbreviation]) -> list[Party]:
    """One party for each organisation, with all the forms that the article uses for it, found by the rule that states it first."""
    text = page.text
    expansions = {_key(a.short.of(text)): _key(a.long.of(text)) for a in abbreviations}
    clusters: list[_Cluster] = []
    for stated in chosen:
        body = stated.body
        words = text[body.start : body.end]
        unexplained = _INITIALS.fullmatch(words) is not None and _key(words) not in expansions
        if len(words) < 2 or _GENERIC.match(words) or unexplained:
            continue
        organization = body.organization or (None if body.country else resolve(words))
        form = _Form(words, body, _keys(words, expansions), organization)
        twin = next((c for c in clusters if _same(text, c, form)), None)
        if twin is None:
            clusters.append(_Cluster(stated.rule, [body], set(form.keys), organization))
        else:
            _add(twin, form)
    forms = _distinct_forms(text, bodies, expansions)
    parties = [_party(text, cluster, forms, abbreviations) for cluster in clusters]
    return _with_short_names(page, parties)


# ก.เกษตรฯ, สภาอุตฯ, ม.อุบลฯ, สถาบันฯ: the beginning of a name.
_CUT_SHORT: Final = re.compile(
    rf"(?<![{THAI}.])(?P<head>ก\.|ม\.|มรภ\.|มทร\.|สนง\.|รพ\.|ธ\.|สภา|กรม|กระทรวง|สำนักงาน|มหาวิทยาลัย"
    rf"|สถาบัน|ธนาคาร|องค์การ"
    rf"|สมาคม|มูลนิธิ|ศูนย์|วิทยาลัย|หอการค้า|สมาพันธ์|สหพันธ์|โรงพยาบาล|โรงเรียน|เทศบาล|กองทุน)[ ]?(?P<rest>[{THAI}]{{0,24}})ฯ"
)
_CUTS: Final = watched_in_reports("ฯ")
_LONGEST_CUT: Final = 48
_LONG_HEADS: Final = {
    "ก.": "กระทรวง", "ม.": "มหาวิทยาลัย", "มรภ.": "มหาวิทยาลัยราชภัฏ", "มทร.": "มหาวิทยาลัยเทคโนโลยีราชมงคล", "สนง.": "สำนักงาน",
    "รพ.": "โรงพยาบาล", "ธ.": "ธนาคาร",
}  # fmt: skip
_HEADLESS: Final = re.compile("(?:ธนาคาร|กระทรวง|มหาวิทยาลัย)[ ]?")


def _with_short_names(page: Page, parties: list[Party]) -> list[Party]:
    """The parties with the names that the article cuts short: by ฯ, and in the headline without their head."""
    found: dict[int, list[Span]] = {}
    text = page.text
    names = [_key(party.name.of(text)) for party in parties]
    done = 0
    for at in page.places(_CUTS):
        for match in _CUT_SHORT.finditer(text, max(done, at - _LONGEST_CUT), at + 1):
            done = match.end()
            head = _LONG_HEADS.get(match["head"], match["head"])
            if not match["rest"] and head in ("กระทรวง", "กรม"):
                continue
            meant = [n for n, name in enumerate(names) if name.startswith(head + match["rest"])]
            if len(meant) == 1:
                found.setdefault(meant[0], []).append(Span(*match.span()))
    for n, span in _named_in_headline(page, parties):
        found.setdefault(n, []).append(span)
    for n, party in enumerate(parties):
        found.setdefault(n, []).extend(_own_short_forms(text, party))
        name = _SUFFIX.sub("", party.name.of(text)).strip()
        headed = _HEADLESS.match(name)
        bare = name[headed.end() :] if headed is not None else ""
        if len(bare) >= 4:
            alone = _alone(text[: page.title_end], bare)
            if alone is not None:
                found.setdefault(n, []).append(alone)
    return [replace(party, aliases=_more(text, party, found.get(n, []))) for n, party in enumerate(parties)]


# บริษัท |คูโบะ โมลด์| (ประเทศไทย) จำกัด: what a company is called without its legal form.
_BARE_COMPANY: Final = re.compile(
    r"(?:บริษัท|บมจ\.|บจก\.|บจ\.)[ ]?(?P<bare>[^()\n]{4,60}?)[ ]?(?:\([^()\n]{2,40}\)[ ]?)?(?:จำกัด(?:[ ]?\(มหาชน\))?)?"
)
# บริษัท ลมดี บรอดคาสท์ จำกัด |(ตะวันทีวี): what the company is called, where the article calls it so elsewhere.
_CALLED_BRACKET: Final = re.compile(
    rf"[ ]?\([ ]?(?P<name>(?!มหาชน|ประเทศไทย|ไทยแลนด์|สาขา|สำนักงาน)[{THAI}]{{3,24}})[ ]?\)"
)
# What may stand right before a bare name, written on without a blank: ผู้จัดการของ|คูโบะ โมลด์.
_BEFORE_BARE: Final = ("ของ", "กับ", "และ", "จาก", "โดย", "ทาง", "ให้", "ใน", "ที่", "จับมือ", "ว่า", "ผนึก")
# สมาคม |KCCA, กระทรวง |พม.: the acronym behind a head.
_HEADED_ACRONYM: Final = re.compile(rf"{HEAD}[ ]?(?P<short>[A-Z][A-Z-]{{2,9}}|(?:[ก-ฮ]{{1,4}}\.){{1,4}})")
# … (องค์การมหาชน) หรือ |ธุรเน็ต หน่วยงาน…: a name in other words.
_OR_CALLED: Final = re.compile(
    rf"[ ]?หรือ(?:ที่รู้จักกันในชื่อ|ที่เรียกว่า|เรียกว่า)?[ ]?[“\"]?(?P<other>(?!โดย|และ|ที่|ใน|กับ|เพื่อ|ร่วม|มี|ได้)[{THAI}]{{3,18}}+)(?=[”\" (,])"
)
_LEGAL_BRACKET: Final = re.compile(r"\((?:องค์ก(?:าร|ร)มหาชน|มหาชน)\)$")


def _own_short_forms(text: str, party: Party) -> list[Span]:
    """The short forms that the name itself tells: a company's bare name where it stands by itself, an acronym behind a head."""
    name = party.name.of(text)
    found = []
    bare = _BARE_COMPANY.fullmatch(name)
    if bare is not None and (alone := _by_itself(text, bare["bare"].strip(), party.name)) is not None:
        found.append(alone)
    called = _CALLED_BRACKET.match(text, party.name.end) if "จำกัด" in name else None
    if called is not None and _by_itself(text, called["name"], Span(*called.span())) is not None:
        found.append(Span(*called.span("name")))
    acronym = _HEADED_ACRONYM.fullmatch(name)
    if acronym is not None:
        found.append(Span(party.name.start + acronym.start("short"), party.name.end))
    other = _OR_CALLED.match(text, party.name.end) if _LEGAL_BRACKET.search(name) else None
    if other is not None:
        found.append(Span(*other.span("other")))
    return found


# “ลมดี” ผนึก…, ทุ่งทอง จับมือ…: a name that the headline calls, between quotation marks or blanks.
_HEADLINE_NAME: Final = re.compile(
    rf"[“\"‘'](?P<quoted>[{THAI}A-Z][^“”\"‘’'\n]{{2,30}})[”\"’']"
    rf"|(?:^|(?<=[ ])|(?<=จับมือ)|(?<=ผนึก)|(?<=กับ))(?P<bare>[{THAI}]{{4,20}}|[A-Z][A-Za-z]{{3,20}})(?=[ ]|$)"
)
_COMPANY_WORD: Final = re.compile(r"(?:บริษัท|บมจ\.|บจก\.|บจ\.|ธนาคาร|โรงพยาบาล|โรงแรม|กลุ่มบริษัท|กลุ่ม)[ ]?")


def _named_in_headline(page: Page, parties: list[Party]) -> Iterator[tuple[int, Span]]:
    """Names of the headline that are the first words of one party's own name alone, each with the party's place."""
    text = page.text
    own: list[str] = []
    for party in parties:
        name = party.name.of(text)
        head = _COMPANY_WORD.match(name)
        own.append(name[head.end() :].lstrip('“"') if head is not None and party.name.start >= page.title_end else "")
    if not any(own):
        return
    for match in _HEADLINE_NAME.finditer(text, 0, page.title_end):
        kind = "quoted" if match["quoted"] else "bare"
        word = match[kind]
        if word in _PLACES:
            continue
        meant = [
            n for n, name in enumerate(own) if name.startswith(word) and name[len(word) : len(word) + 1] in _WORD_ENDS
        ]
        if len(meant) == 1:
            yield meant[0], Span(*match.span(kind))


_WORD_ENDS: Final = ("", " ", "”", '"')
# Shanghai, Siam: what many companies' names begin with, and the headline names for itself.
_PLACES: Final = frozenset(
    word_table(
        """ไทย สยาม เอเชีย กรุงเทพ ญี่ปุ่น จีน เกาหลี เวียดนาม สิงคโปร์ มาเลเซีย ธุรกิจ กลุ่ม ศูนย์ พลังงาน อุตสาหกรรม เกษตร การค้า ปิโตรเลียม
        Thailand Siam Asia Bangkok China Japan Korea Vietnam Singapore Malaysia Shanghai Beijing Tokyo Hong National Global International
        Smart Digital Green"""
    )
)
_MOST_PLACES: Final = 40


def _by_itself(text: str, words: str, name: Span) -> Span | None:
    """Where `words` stand as a name by themselves outside of `name`."""
    at = text.find(words)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return None
        end = at + len(words)
        inside = name.start <= at < name.end or text.endswith(_COMPANY_BEFORE, 0, at)
        begins = not "ก" <= text[at - 1 : at] <= "๎" or text.endswith(_BEFORE_BARE, 0, at)
        if not inside and begins and not "ะ" <= text[end : end + 1] <= "ฺ" and not "็" <= text[end : end + 1] <= "๎":
            return Span(at, end)
        at = text.find(words, end)
    return None


_COMPANY_BEFORE: Final = ("บริษัท", "บริษัท ", "บมจ.", "บมจ. ", "บจก.", "บจก. ", "บจ.")


def _alone(title: str, words: str) -> Span | None:
    """Where `words` stand by themselves, between blanks or in quotation marks."""
    at = title.find(words)
    while at >= 0:
        end = at + len(words)
        if title[max(0, at - 1) : at] in _OPENS and title[end : end + 1] in _CLOSES:
            return Span(at, end)
        at = title.find(words, at + 1)
    return None


_OPENS: Final = ("", " ", "“", '"', "‘")
_CLOSES: Final = ("", " ", "”", '"', "’")


def _more(text: str, party: Party, spans: list[Span]) -> tuple[Span, ...]:
    seen = {"".join(s.of(text).split()) for s in (party.name, *party.aliases)}
    added = []
    for span in spans:
        words = "".join(span.of(text).split())
        if words not in seen:
            seen.add(words)
            added.append(span)
    return (*party.aliases, *added)


def _distinct_forms(text: str, bodies: list[Body], expansions: dict[str, str]) -> list[_Form]:
    first: dict[str, Body] = {}
    for body in bodies:
        first.setdefault(text[body.start : body.end], body)
    return [_Form(words, body, _keys(words, expansions), body.organization) for words, body in first.items()]


def _same(text: str, cluster: _Cluster, form: _Form) -> bool:
    if not cluster.keys.isdisjoint(form.keys):
        return True
    if form.organization is None or cluster.organization is not form.organization:
        return False
    return not _differ(text[cluster.forms[0].start : cluster.forms[0].end], form.words)


def _add(cluster: _Cluster, form: _Form) -> None:
    cluster.forms.append(form.body)
    cluster.keys |= form.keys
    cluster.organization = cluster.organization or form.organization


# สมาพันธ์ A|ภาคใต้ and สมาพันธ์ A|จังหวัดตรัง
_BRANCH: Final = re.compile(rf"(?:จังหวัด|ภาค|สาขา|เขต)[{THAI}]{{2,24}}$")
_FOREIGN: Final = re.compile("แห่ง(?!ประเทศไทย|ราชอาณาจักรไทย|ชาติ)")


def _differ(one: str, two: str) -> bool:
    """Whether one of two names with the same words of the gazetteer is a foreign body's: กระทรวงสาธารณสุขแห่งสาธารณรัฐมัลดีฟส์."""
    if _key(one) == _key(two):
        return False
    if _FOREIGN.search(one) is not None or _FOREIGN.search(two) is not None:
        return True
    return _BRANCH.search(one) is not None and _BRANCH.search(two) is not None


_OR_NAME: Final = re.compile("(?<=[A-Za-z])[ ]?หรือ[ ]?")
_THAI_BRACKET: Final = re.compile(rf"(?<=[A-Za-z])[ ]?\([ ]?(?P<name>[{THAI}][{THAI} ]{{5,80}})[ ]?\)")
_ENGLISH: Final = re.compile(
    r"[ ]?[(（][ ]?(?P<name>[A-Z][A-Za-z0-9&.,’' –-]{6,90}?)(?:[ ]?[:,–—-][ ]?[A-Z][A-Za-z-]{1,11})?[ ]?[)）]"
)


def _party(text: str, cluster: _Cluster, forms: list[_Form], abbreviations: list[Abbreviation]) -> Party:
    """The party of a cluster, once the other forms that the article uses for it have joined."""
    for form in _uncut(text, cluster, forms):
        _add(cluster, form)
    for form in forms:
        # Most forms are another body's: they are passed over without a further question.
        if (form.organization is None and cluster.keys.isdisjoint(form.keys)) or not _same(text, cluster, form):
            continue
        _add(cluster, form)
    for pair in abbreviations:
        short, long = _key(pair.short.of(text)), _key(pair.long.of(text))
        if long in cluster.keys:
            cluster.forms.append(Body(pair.short.start, pair.short.end, short=True))
            cluster.keys.add(short)
        elif short in cluster.keys and len(pair.long) > 12:
            cluster.forms.append(Body(pair.long.start, pair.long.end))
            cluster.keys.add(long)
    # A country is called as the statement of the parties calls it; of an organisation the longest form is the name.
    named = [b for b in cluster.forms if b.country] or cluster.forms
    best = max(named, key=lambda b: (not b.short, _thai(text, b), _letters(text, b), _is_well_written(text, b)))
    name = text[best.start : best.end]
    spans = [body.span for body in cluster.forms]
    for form in forms:
        if not name.startswith(form.words[:_SHORTEST_BEGINNING]):
            continue
        # คณะทรัพยากรธรรมชาติ for คณะทรัพยากรธรรมชาติ มหาวิทยาลัยสงขลานครินทร์; กระทรวงดิจิทัลฯ for กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม.
        cut = form.words.rstrip("ฯ")
        if (
            len(cut) >= _SHORTEST_BEGINNING
            and cut != name
            and not form.body.country
            and name.startswith(cut)
            and not form.body.span.overlaps(best.span)
            and (cut != form.words or name[len(cut) : len(cut) + 1] == " ")
        ):
            spans.append(form.body.span)
    spans += [*_shortened_heads(text, name), *_by_town_letters(text, name)]
    if any(body.country for body in cluster.forms):
        spans += _country_forms(text, name)
    for body in cluster.forms[:12]:
        if (other := _OR_NAME.match(text, body.end)) is not None:
            # Borneo Friendship Association หรือสมาคมมิตรภาพบอร์เนียว
            spans += [form.body.span for form in forms if form.body.start == other.end()]
        if (bracket := _THAI_BRACKET.match(text, body.end)) is not None:
            # Island Tourism Organization (องค์กรท่องเที่ยวหมู่เกาะ)
            spans += [Span(*bracket.span("name")) for form in forms if form.words == bracket["name"]]
        english = _ENGLISH.match(text, body.end)
        if english is not None:
            spans.append(Span(*english.span("name")))
        after = _SHORT_AFTER.match(text, body.end)
        if (
            after is not None
            and not _POSITION_LETTERS.match(after["form"])
            and called(text, body, after["form"]) == body.span
        ):
            spans.append(Span(*after.span("form")))
    seen = {"".join(name.split())}
    aliases = []
    for span in sorted(spans):
        words = "".join(span.of(text).split())
        if words not in seen:
            seen.add(words)
            aliases.append(span)
    forms_at = frozenset(b.start for b in cluster.forms)
    return Party(best.span, tuple(aliases), cluster.organization, cluster.rule, forms=forms_at)


def _uncut(text: str, cluster: _Cluster, forms: list[_Form]) -> list[_Form]:
    """The forms in which a name of the cluster that ฯ cuts short goes on, where all of them go on alike.

    สำนักงานการบินพลเรือนฯ is สำนักงานการบินพลเรือนแห่งประเทศไทย.
    """
    names = [text[body.start : body.end] for body in cluster.forms]
    cuts = [name[:-1] for name in names if name.endswith("ฯ") and len(name) > _SHORTEST_CUT]
    if not cuts:
        return []
    found = [f for f in forms if any(len(f.words) > len(cut) + 1 and f.words.startswith(cut) for cut in cuts)]
    return found if len({min(f.keys, key=len) for f in found}) == 1 else []


_SHORTEST_CUT: Final = 10
_SHORTEST_BEGINNING: Final = 8
# สมาคมการค้า … (MiC-T), … (องค์การมหาชน) (สวทช.)
_SHORT_AFTER: Final = re.compile(
    r"[ ]?(?:\((?:องค์การมหาชน|มหาชน)\)[ ]?)?\([ ]?(?P<form>[A-Z][A-Za-z0-9&-]{1,11}|[a-z]{3,8}"
    r"|(?:[ก-ฮ]{1,3}\.){1,4}|[ก-ฮ]{2,5}\.)[ ]?\)"
)
_POSITION_LETTERS: Final = re.compile(r"ผอ\.|ผวจ\.|รมว\.|รมช\.|ปลัด|อธ\.|MO[UA]|Mo[UA]")
_SHORT_HEADS: Final = (
    ("มหาวิทยาลัยราชภัฏ", ("มรภ.", "ม.ราชภัฏ", "มร.")),
    ("มหาวิทยาลัยเทคโนโลยีราชมงคล", ("มทร.",)),
    ("มหาวิทยาลัย", ("ม.",)),
    ("วิทยาลัย", ("ว.",)),
    ("โรงเรียน", ("รร.", "ร.ร.")),
    ("สถาบัน", ("สบ.",)),
    ("จังหวัด", ("จ.",)),
    ("โรงพยาบาล", ("รพ.",)),
    ("ธนาคาร", ("ธ.",)),
    ("กระทรวง", ("ก.",)),
    ("สำนักงาน", ("สนง.",)),
    ("องค์การบริหารส่วนจังหวัด", ("อบจ.",)),
    ("องค์การบริหารส่วนตำบล", ("อบต.",)),
    ("เทศบาลนคร", ("ทน.",)),
    ("เทศบาลเมือง", ("ทม.",)),
    ("เทศบาลตำบล", ("ทต.",)),
)


# มร.ลป. for มหาวิทยาลัยราชภัฏลำปาง: the letters of the town behind those of the head.
_TOWN_LETTERS: Final = re.compile(r"(?<![ก-๎.])(?:มร|มรภ)\.[ ]?(?P<town>[ก-ฮ]{2,3})(?:\.|(?=[ ]|$))")
_RAJABHAT: Final = "มหาวิทยาลัยราชภัฏ"


def _by_town_letters(text: str, name: str) -> list[Span]:
    """The first place where a Rajabhat university stands by the letters of its head and of its town, in their order; none."""
    if not name.startswith(_RAJABHAT):
        return []
    town = name[len(_RAJABHAT) :].lstrip("เแโใไ")
    for match in _TOWN_LETTERS.finditer(text):
        letters = match["town"]
        rest = town.find(letters[1], 1)
        if town.startswith(letters[0]) and rest > 0 and (len(letters) == 2 or town.find(letters[2], rest + 1) > 0):
            return [Span(*match.span())]
    return []


def _shortened_heads(text: str, name: str) -> list[Span]:
    """The places where the name stands with its head shortened: จ.เลย, ม.มหิดล, รพ.ศิริราช."""
    for head, shorts in _SHORT_HEADS:
        if name.startswith(head) and len(name) > len(head) + 2:
            rest = name[len(head) :].strip()
            forms = [short + gap + rest for short in shorts for gap in ("", " ")]
            places = [(text.find(form), form) for form in forms]
            return [Span(at, at + len(form)) for at, form in places if at >= 0 and not "ก" <= text[at - 1 : at] <= "๎"]
    return []


_STATE_IN: Final = re.compile(f"({STATE})$")


def _country_forms(text: str, name: str) -> list[Span]:
    """The other forms in which the article names a country: ลาว, สปป.ลาว, ประเทศลาว."""
    state = _STATE_IN.search(name)
    if state is None:
        return []
    base = state[1]
    found = []
    for form in (f"ประเทศ{base}", f"สปป.{base}", f"สปป. {base}"):
        at = text.find(form)
        if at >= 0:
            found.append(Span(at, at + len(form)))
    alone = re.compile(rf"(?<![{THAI}]){base}(?![{THAI}]{{0,2}}[ิีึืุู็่้๊๋])").search(text)
    if alone is not None:
        found.append(Span(*alone.span()))
    return found


def _letters(text: str, body: Body) -> int:
    """How long the name is, whatever blanks stand in it."""
    return body.end - body.start - text.count(" ", body.start, body.end)


def _is_well_written(text: str, body: Body) -> bool:
    """Whether the name is written as the gazetteer has it, or a company's with a blank after บริษัท."""
    if body.organization is None or body.country:
        return text.startswith("บริษัท ", body.start)
    return text[body.start : body.end] in body.organization.names


_CONSONANT: Final = re.compile("[ก-ฮ]")


def _thai(text: str, body: Body) -> bool:
    return _CONSONANT.search(text, body.start, body.end) is not None
