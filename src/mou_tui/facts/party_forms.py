"""A party and all the ways in which an article calls it: names that mean the same body are one party.

มหาวิทยาลัยเชียงใหม่ (มช.) … ม.เชียงใหม่ … มช.       one party, its fullest name, its short forms
"""

import re
from dataclasses import dataclass
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.abbreviation_rules import Abbreviation
from mou_tui.facts.abbreviations import called
from mou_tui.facts.body import Body
from mou_tui.facts.countries import STATE
from mou_tui.facts.page import Page
from mou_tui.facts.party_keys import HEADS_BY_LETTERS, INITIALS, key_of, keys_of
from mou_tui.facts.party_short_names import Party, with_short_names
from mou_tui.facts.patterns import THAI
from mou_tui.facts.rules import Rule
from mou_tui.organizations import Organization, resolve


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


_GENERIC: Final = re.compile(
    r"^(?:หรือ|และ|กับ|โดย|(?:รัฐบาล|ประเทศ|หน่วยงาน|บริษัท|องค์กร|มหาวิทยาลัย|กระทรวง|กรม|จังหวัด|สถาบัน"
    r"|สำนักงาน)ฯ?|ภาคี.*|พันธมิตร.*|เครือข่าย(?:ของ)?|ผู้แทน.{0,40}|บริษัทผู้.*|(?:ลูก|นาย)จ้าง|เจรจา"
    r"|ผู้ประกอบการ(?:ราย(?:ย่อย|เล็ก|ใหญ่)|วิสาหกิจชุมชน)?|สถาบันการเงิน(?:ต่าง.*|ของรัฐ)?|M[oO]U(?: .*)?|หน่วยงาน.{0,18}"
    r"|กลุ่มเป้าหมาย|ผู้บริหาร.*|คณะรัฐมนตรี|ครม\.?|สองฝ่าย|ทั้งสอง.*|คู่สัญญา"
    r"|อื่น.*|สถาบัน(?:การ|อุดม)ศึกษา(?:ใน|ที่|ต่าง|ทั้ง|ชั้น|ของ|ระดับ|ภาค)?.{0,12}|เจ้าหน้าที่.*|(?:รอง)?นายก.*|รมว.*|อธิบดี.*|ปลัด.*|อธิการบดี.*|ผู้อำนวยการ.*"
    r"|Signing.*|Ceremony.*|LOI|Memorandum.*|วัด|ชุมชน.*|ประเทศ(?:ใน|ต่าง|ที่).*|จังหวัด(?:ใน|ที่|เป้า).*|เครือข่ายภาย.*)$"
)


def is_generic(words: str) -> bool:
    """Whether words that stand where a party stands are a sort of parties and none by name."""
    return _GENERIC.match(words) is not None


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
    expansions = {key_of(a.short.of(text)): key_of(a.long.of(text)) for a in abbreviations}
    clusters: list[_Cluster] = []
    for stated in chosen:
        body = stated.body
        words = text[body.start : body.end]
        unexplained = INITIALS.fullmatch(words) is not None and key_of(words) not in expansions
        if len(words) < 2 or is_generic(words) or unexplained:
            continue
        organization = body.organization or (None if body.country else resolve(words))
        form = _Form(words, body, keys_of(words, expansions), organization)
        twin = next((c for c in clusters if _same(text, c, form) or _is_other_name(text, c, body)), None)
        if twin is None:
            clusters.append(_Cluster(stated.rule, [body], set(form.keys), organization))
        else:
            _add(twin, form)
    forms = _distinct_forms(text, bodies, expansions)
    whole: list[_Cluster] = []
    for cluster in clusters:
        for form in _uncut(text, cluster, forms):
            _add(cluster, form)
        # สมาคม A…ฯ and สมาคม A…ในพระบรมราชูปถัมภ์, both stated: what ฯ cuts short is the other.
        twin = next((c for c in whole if not c.keys.isdisjoint(cluster.keys)), None)
        if twin is None:
            whole.append(cluster)
        else:
            twin.forms += cluster.forms
            twin.keys |= cluster.keys
    parties = [_party(text, cluster, forms, abbreviations) for cluster in whole]
    return with_short_names(page, _each_once(text, parties))


# บริษัท A จำกัด (ACR) |หรือ| Association of A: the same body in other words.
_OR_ELSE: Final = re.compile(r"(?:[ ]?\([^()\n]{1,40}\)){0,2}[ ]?หรือ[ ]?")


def _is_other_name(text: str, cluster: _Cluster, body: Body) -> bool:
    """Whether the name stands behind one of the cluster as another name of the same body."""
    return any(
        0 <= body.start - form.end < 90 and _OR_ELSE.fullmatch(text, form.end, body.start) for form in cluster.forms
    )


def _each_once(text: str, parties: list[Party]) -> list[Party]:
    """The parties less those by whose name another one is called: ธนาคาร A (A Bank of B) … A Bank of B."""
    names = [key_of(party.name.of(text)) for party in parties]
    called = [{key_of(span.of(text)) for span in party.aliases} for party in parties]

    def is_told(n: int) -> bool:
        """Whether an earlier one has the name, or another is called so: not กรม A สปป.ลาว, which begins with the name of กรม A."""
        if names[n] in names[:n]:
            return True
        words, end = parties[n].name.of(text), parties[n].name.end
        if len(words) >= _CUT and text.startswith("\n", end):
            # … และสมาคมบัณฑิตทางกฎหมายแห่งปร|: a summary above the report that is cut in the middle of a name.
            return any(one.name.of(text).startswith(words) for one in parties if one is not parties[n])
        others = [
            m for m, words in enumerate(called) if m != n and names[n] in words and not names[m].startswith(names[n])
        ]
        return len(others) == 1 and names[others[0]] not in called[n]

    return [party for n, party in enumerate(parties) if not is_told(n)]


_CUT: Final = 12
"""Letters from which on a name that ends with its line may be the beginning of another one."""


def _distinct_forms(text: str, bodies: list[Body], expansions: dict[str, str]) -> list[_Form]:
    first: dict[str, Body] = {}
    for body in bodies:
        first.setdefault(text[body.start : body.end], body)
    return [_Form(words, body, keys_of(words, expansions), body.organization) for words, body in first.items()]


_OFFICE: Final = "สำนักงาน"
_COMMITTEE: Final = "คณะกรรมการ"


def _same(text: str, cluster: _Cluster, form: _Form) -> bool:
    if not cluster.keys.isdisjoint(form.keys):
        return True
    if any(
        _OFFICE + text[b.start : b.end] == form.words for b in cluster.forms if text.startswith(_COMMITTEE, b.start)
    ):
        # เลขาธิการ|คณะกรรมการ A: the office of the committee signs, where the article names it.
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
    if key_of(one) == key_of(two):
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
    for form in forms:
        # Most forms are another body's: they are passed over without a further question.
        if (
            form.organization is None and cluster.keys.isdisjoint(form.keys) and not form.words.startswith(_OFFICE)
        ) or not _same(text, cluster, form):
            continue
        _add(cluster, form)
    for pair in abbreviations:
        short, long = key_of(pair.short.of(text)), key_of(pair.long.of(text))
        if long in cluster.keys:
            cluster.forms.append(Body(pair.short.start, pair.short.end, short=True))
            cluster.keys.add(short)
        elif short in cluster.keys and len(pair.long) > 12:
            cluster.forms.append(Body(pair.long.start, pair.long.end))
            cluster.keys.add(long)
    # A country is called as the statement of the parties calls it; of an organisation the longest form is the name.
    named = [b for b in cluster.forms if b.country] or _without_councils(text, cluster.forms)
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


def _without_councils(text: str, forms: list[Body]) -> list[Body]:
    """The forms less the council of a university that is another: นายก|สภามหาวิทยาลัย A (มอ.) … มหาวิทยาลัย A."""
    words = {text[body.start : body.end] for body in forms}
    kept = [b for b in forms if text[b.start : b.end].removeprefix("สภา") not in words - {text[b.start : b.end]}]
    return kept or forms


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
    ("ธนาคาร", ("ธ.",)),
    ("กระทรวง", ("ก.",)),
    *((long, (f"{short}.",)) for short, long in HEADS_BY_LETTERS if not short.startswith("ม")),
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
