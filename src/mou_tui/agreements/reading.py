"""Article and facts → reports: what one article says of each of its agreements, without what is not the agreement's."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from mou_tui.agreements.decide import Pointer
from mou_tui.agreements.digests import is_digest
from mou_tui.agreements.ends import End, ends_in, former_or_own, is_own_term
from mou_tui.agreements.likeness import LEAD, lead_of, shingles
from mou_tui.agreements.model import Report, Standing, Told
from mou_tui.agreements.names import party_key, person_key
from mou_tui.agreements.parties import Named, is_alias_piece, is_side, parties_of, stands_for
from mou_tui.agreements.stages import stage_of
from mou_tui.annotations.agreements import report_key
from mou_tui.article import Article, Span
from mou_tui.facts.amount import Money
from mou_tui.facts.model import ARTICLE_KINDS, Fact, Facts
from mou_tui.thai.fold import fold

_ROLES: Final = ("signatory", "witness", "chair")


def reports_of(article: Article, facts: Facts, extracted: Facts | None = None) -> list[Report]:
    """What `article` says of its agreements, in their order; none where it reports no agreement.

    `facts` are those in effect, from which the cells are. `extracted` are what the program itself finds, by which reports are
    grouped, so that a correction never tears an agreement in two; `facts` where there are no corrections.
    """
    found = (extracted or facts).stated
    stated = facts.stated
    effective = stated.first("instrument")
    if effective is not None and effective.value == "none":
        return []
    if is_digest(article.title, article.text) and not any(map(_is_readers, stated)):
        return []
    reports = [
        _report(article, number, number == numbers[0], stated, found)
        for numbers in [_numbers(stated)]
        for number in numbers
    ]
    return [report for report in reports if report.told]


def _numbers(facts: Facts) -> list[int]:
    return sorted({number for f in facts if f.kind not in ARTICLE_KINDS for number in f.agreements}) or [1]


def _report(article: Article, number: int, main: bool, facts: Facts, found: Facts) -> Report:
    told = tuple(_told(article, number, main, facts))
    return Report(
        pointer=pointer_of(article, number, found),
        path=article.path,
        locator=article.locator,
        source_url=article.source_url,
        told=told if any(one.kind in _TELLING for one in told) else (),
    )


_TELLING: Final = frozenset(("instrument", "status", "party", "signed_on", "ends_on"))


def pointer_of(article: Article, number: int, found: Facts) -> Pointer:
    """What the report is grouped by."""
    from mou_tui.organizations import find_all

    status = found.first("status")
    parties = frozenset(party_key(str(fact.value)) for fact in found.of("party", number))
    head = article.text[: len(article.title) + LEAD]
    named = frozenset(m.organization.id for m in find_all(head) if m.organization is not None)
    signed = found.first("signed_on", number)
    signers = (f for f in found.of("person", number) if f.details.get("role") == "signatory")
    return Pointer(
        key=report_key(article.id, number),
        article=article.id,
        number=number,
        published=article.published_on or "",
        signed="" if signed is None else str(signed.value),
        stage="" if status is None else stage_of(article.title, str(status.value)),
        parties=parties,
        named=named - parties,
        signers=frozenset(person_key(str(fact.value)) for fact in signers),
        shingles=shingles(article.title),
        title=article.title,
        lead=lead_of(article.title, article.text),
    )


def _told(article: Article, number: int, main: bool, facts: Facts) -> Iterator[Told]:
    text = article.text
    # A term or an amount of which the article does not say to which of its agreements it belongs is that of none.
    own = [f for f in facts if number in f.agreements or (f.agreement is None and main and f.kind in ARTICLE_KINDS)]
    instrument = stage = ""
    # An article names instrument and status of its main agreement only: what else it signs is of the same sort.
    for kind in ("instrument", "status"):
        fact = next((f for f in own if f.kind == kind), None) or facts.first(kind)
        if fact is not None and fact.value != "none":
            instrument = str(fact.value) if kind == "instrument" else instrument
            value = (
                str(fact.value)
                if kind == "instrument" or _is_readers(fact)
                else stage_of(article.title, str(fact.value))
            )
            stage = value if kind == "status" else stage
            yield _from(fact, kind, value)
    yield from _parties(text, [f for f in own if f.kind == "party"])
    for fact in own:
        if fact.kind == "person" and fact.details.get("role") in _ROLES:
            yield _from(fact, str(fact.details["role"]))
        elif fact.kind == "money" and (_is_readers(fact) or _is_agreements_money(text, fact, instrument)):
            yield _from(fact, "money")
        elif fact.kind in ("venue", "scope", "project"):
            yield _from(fact, fact.kind)
    yield from _days(text, own, main, stage, article.published_on or "")


def _from(fact: Fact, kind: str, value: str | None = None) -> Told:
    more = {key: fact.details[key] for key in ("position", "warning") if fact.details.get(key)}
    if fact.rule:
        more["rule"] = fact.rule
    if isinstance(fact.value, Money):
        more["currency"] = fact.value.currency
        value = f"{fact.value.amount:g}" if fact.value.amount % 1 else str(int(fact.value.amount))
    standing: Standing = "checked" if _is_readers(fact) else "found"
    return Told(kind, str(fact.value) if value is None else value, _spans(fact), standing, more)


def _spans(fact: Fact) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in fact.evidence)


def _is_readers(fact: Fact) -> bool:
    return fact.checked or fact.source == "reader"


# ── parties ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _parties(text: str, facts: list[Fact]) -> Iterator[Told]:
    """The parties; not a body that is named only for another that acts for it."""
    facts = [fact for fact in facts if _is_readers(fact) or not is_alias_piece(fact, facts)]
    named = [
        Named(party_key(str(fact.value)), str(fact.value), _is_readers(fact), is_side(text, fact, facts))
        for fact in facts
    ]
    places = parties_of(named)
    whole = [facts[place] for place in places]
    for place, fact in zip(places, whole, strict=True):
        side = named[place].is_side
        if not _is_readers(fact) and len(whole) > 2 and not side and stands_for(text, fact, whole):
            continue
        known = fact.details.get("organization") or {}
        short = known.get("abbreviation") if isinstance(known, dict) else None
        more = {"short": short} if short else {}
        if side:
            more["side"] = True
        yield _from(fact, "party")._replace(more={"key": named[place].key, **more})


# ── money ────────────────────────────────────────────────────────────────────────────────────────────────────────────

# Right before the amount: สัญญาจ้างก่อสร้าง… วงเงินสัญญา 2,651 ล้านบาท; งบประมาณตามบันทึกข้อตกลง
_ABOUT: Final = r"(?:(?:รวม|ทั้งสิ้น|จำนวน|ประมาณ|กว่า|สนับสนุน|ก่อสร้าง|โครงการ)[ ]?){0,3}[ ]?$"
_OF_CONTRACT: Final = re.compile(
    r"(?:ลงนาม(?:ใน)?สัญญา|สัญญา(?:จ้าง|จัดซื้อ|จัดหา|ร่วมลงทุน|ร่วมทุน|ก่อสร้าง|ที่[ ]?\d|[ ]?\d))[^\n]{0,90}(?:วงเงิน|มูลค่า|เป็นเงิน|ค่าจ้าง)(?:ตาม)?(?:สัญญา)?"
    + _ABOUT
    + r"|(?:วงเงิน|มูลค่า)(?:ตาม)?สัญญา"
    + _ABOUT
)
_OF_MEMORANDUM: Final = re.compile(
    r"(?:บันทึก(?:ข้อ|ความ)|ข้อตกลง|m(?<![a-z]m)ou\b|ความตกลง)[^\n]{0,60}(?:งบประมาณ|วงเงิน|สนับสนุนเงิน|สนับสนุนทุน)" + _ABOUT
)
_OTHER_MONEY: Final = re.compile(
    r"กู้|สินเชื่อ|เป้า|การค้า|ส่งออก|นำเข้า|จำนำ|รายได้|หนี้|ยอด|ค้ำประกัน|รายละ|คนละ|ไม่เกิน|สูงสุด|ซื้อขาย|ท่องเที่ยว|มวลรวม|ลงทุน|ขาดทุน|เสียหาย|ตลาด|กองทุน|หลักทรัพย์|ประกัน|เบี้ย"
    r"|ภาษี|ปรับ|รางวัล|ต่อปี|ปีละ|เงินเดือน|ราคา|คาด|ประมาณการ|มากกว่า|เงินฝาก|พันธบัตร|จับคู่"
    r"|เศรษฐกิจ|ทุนจดทะเบียน|เครดิต|เดิม|เพิ่มจาก|\d[ ]?(?:โครงการ|ฉบับ|รายการ)|ต่อราย|ผลไม้|ทุเรียน|ข้าว|ยาง"
)
_MOST: Final = 10**13
"""Baht above which an amount is the source's slip."""


def _is_agreements_money(text: str, fact: Fact, instrument: str) -> bool:
    """Whether the sentence of an amount is the agreement's own: not a loan limit, a trade target, the worth of a market."""
    if not fact.evidence or not isinstance(fact.value, Money) or fact.value.amount > _MOST:
        return False
    span = fact.evidence[0]
    line = text.rfind("\n", 0, span.start) + 1
    before = fold(text[max(line, span.start - 130) : span.start])
    own = _OF_CONTRACT.search(before) if instrument == "contract" else _OF_MEMORANDUM.search(before)
    return own is not None and not _OTHER_MONEY.search(own[0])


# ── days ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


# แรงงาน MOU ครบ 4 ปี: the years are those of permits.
_WORKERS: Final = re.compile(
    r"(?:แรงงาน|คน(?:งาน|ต่างด้าว))[^\n]{0,20}(?:mou|ต่างด้าว|ข้ามชาติ|สัญชาติ|ครบ)|mou[ ]?\d[ ]?ปี|migrant worker|ตรวจลงตรา|วีซ่า|\bvisas?\b"
)


def _days(text: str, own: list[Fact], main: bool, stage: str, published: str) -> Iterator[Told]:
    """The days and the term, without the day of a meeting that an article about what is not signed yet, or is in force, gives."""
    workers = _WORKERS.search(fold(text[: text.find("\n") + 1])) is not None
    own = [f for f in own if _is_readers(f) or not (workers and f.kind in ("term", "expires_on"))]
    terms = [
        f for f in own if f.kind == "term" and (_is_readers(f) or not f.evidence or is_own_term(text, f.evidence[0]))
    ]
    ends = list(_ends(text, own, terms, main and not workers))
    days = {told.value for told in ends if told.kind == "ends_on"}
    for fact in own:
        # The last day of the agreement is no day of its signing.
        day = str(fact.value)
        if fact.kind == "signed_on" and (
            _is_readers(fact) or (day not in days and not _is_meeting(day, stage, published))
        ):
            yield _from(fact, "signed_on")
    for fact in terms:
        yield _from(fact, "term")
    yield from ends


def _is_meeting(day: str, stage: str, published: str) -> bool:
    """Whether a day is that of a meeting: before the news of a plan, or the day of news of what has been in force for some time."""
    if len(day) < 10 or len(published) < 10:
        return False
    return day <= published if stage in ("planned", "draft") else stage == "in_force" and day == published


def _ends(text: str, own: list[Fact], terms: list[Fact], main: bool) -> Iterator[Told]:
    stated: list[End] = []
    if main:
        spans = [f.evidence[0] for f in terms if f.evidence]
        stated = list(ends_in(text, spans))
    for fact in own:
        if fact.kind != "expires_on":
            continue
        if _is_readers(fact):
            yield _from(fact, "ends_on")
        elif fact.rule != _DERIVED and fact.evidence:
            kind = former_or_own(text, fact.evidence[0])
            # An explicit span says it better than what only looks like an end.
            if kind is not None and not (
                kind == "ends_on" and any(e.kind == kind and e.value != fact.value for e in stated)
            ):
                yield _from(fact, kind)
    yield from (
        Told(end.kind, end.value, ((end.span.start, end.span.end),), "found", {"rule": "ends.text"})
        for end in _once(stated)
    )


def _once(ends: Iterable[End]) -> Iterator[End]:
    """The first end of each kind; a day before a year."""
    first: dict[str, End] = {}
    for end in sorted(ends, key=lambda end: -len(end.value)):
        first.setdefault(end.kind, end)
    yield from first.values()


_DERIVED: Final = "dates.derived_expiry"


def span_text(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The words that prove a value, the parts joined by an ellipsis."""
    return " … ".join(Span(*span).of(text) for span in spans)
