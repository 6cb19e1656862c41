"""Short forms that the article itself explains.

กระทรวงการคลัง (กค.)      กค. (กระทรวงการคลัง)      Growth Triangle: IMT-GT      องค์การ… หรือ อพท.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.abbreviation_brackets import NOT_SHORT, Ends, from_bracket
from mou_tui.facts.abbreviation_rules import (
    ABRIDGED,
    AFTER_NAME,
    INSIDE_BRACKET,
    LEGEND,
    LONG_IN_BRACKET,
    OR,
    PAPER,
    Abbreviation,
)
from mou_tui.facts.body import Body
from mou_tui.facts.countries import country_at
from mou_tui.facts.occurrences import watched
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import THAI, matches_at, scan
from mou_tui.facts.short_forms import (
    CUT,
    LATIN_SHORT,
    LATIN_WORDS_BEFORE,
    LETTERS,
    LOANWORD,
    MONTHS,
    POSITION_SHORT,
    THAI_SHORT,
    by_initials,
    initials_agree,
    is_latin_name,
    is_plain_word,
    looks_short,
    pieces_of,
    trimmed,
)

BRACKETED: Final = re.compile(
    rf"[(（][ ]?(?:(?:หรือ|ต่อไปนี้เรียกว่า|เรียกว่า|ย่อว่า|ชื่อย่อ|อักษรย่อ)[ ]?)?"
    rf"[“\"‘']?(?P<thai>(?:{THAI_SHORT}))[”\"’']?[ ]?[)）]"
    rf"|[(（][ ]?(?:หรือ[ ]?)?[“\"]?(?P<latin>{LATIN_SHORT})[”\"]?[ ]?[)）]"
)

# (Memorandum of Understanding: MOU), (Data Analytics - DA), (Jetro Innovation Program : JIP)
_INSIDE: Final = re.compile(
    r"[(（“\"][ ]?(?P<inner>[A-Z][A-Za-z’'&–—,.:/ -]{5,119}+(?:หรือ[ ]?[A-Z][A-Za-z-]{1,12}+)?)[)）”\"]"
)

_CAPITAL: Final = re.compile("[ ]?[A-Z]")

_INSIDE_CUT: Final = re.compile(r"[ ]?(?:[:,–—-]|หรือ|or)[ ]{0,2}(?=[A-Za-z-]{2,14}(?:[ ][–-][ ][A-Z]{1,6})?[ ]?$)")

# พม. (กระทรวงการพัฒนา…), GISTDA (Geo-Informatics …)
_LONG_BRACKET: Final = re.compile(r"[(（](?P<long>[^()（）\n]{6,120})[)）]")

_SHORT_BEFORE: Final = re.compile(
    rf"(?<![{THAI}.A-Za-z])(?P<short>{THAI_SHORT}|[A-Z][A-Za-z]{{0,3}}[A-Z][A-Za-z&-]{{0,8}})[ ]?$"
)

# องค์การบริหาร… หรือ อพท.
_OR: Final = re.compile(
    rf"[ ]{{0,2}}(?:[(（][^()\n]{{2,60}}[)）][ ]?)?(?:หรือ"
    rf"|หรือเรียกว่า)[ ]?[“\"]?(?P<short>(?:[ก-ฮเ-ไ][{THAI}]{{0,3}}\.[ ]?){{1,4}}"
    rf"|[ก-ฮ]{{2,6}}\.?(?![{THAI}])|[A-Z][A-Za-z-]{{1,12}}(?![A-Za-z]))"
)

_LONGEST_REMARK: Final = 72
"""Code points between a name and the หรือ behind it."""

LEGAL_FORMS: Final = ("องค์การมหาชน", "องค์กรมหาชน", "มหาชน", "ประเทศไทย")

_THAI_WORD: Final = re.compile(f"[{THAI}]{{4}}")

_FIGURES: Final = re.compile(r"\d{2}")

# ปตท. (มหาชน), กค. (20 ต.ค.): no long form.
_NO_LONG: Final = re.compile(r"\d|[ก-ฮ]{1,2}\.|มหาชน")

_LONG_OF_LATIN: Final = re.compile("กระทรวง|กรม|สำนัก|สถาบัน|องค์|คณะ|มหาวิทยาลัย|ศูนย์|การ|สมาคม|ธนาคาร|มูลนิธิ")

_LONG_OF_THAI: Final = re.compile("กระทรวง|กรม|สำนัก|สถาบัน|องค์|คณะ|มหาวิทยาลัย|ศูนย์|การ|รัฐมนตรี|ปลัด|อธิบดี")

ORS: Final = watched("หรือ")


def find_abbreviations(
    page: Page, bodies: list[Body], positions: list[Span], agreements: list[Span], names: Iterable[Span] = ()
) -> list[Abbreviation]:
    """The pairs that the article shows together, each short form once; no bracket behind a person's name tells one."""
    text = page.text
    named = {name.end for name in names}
    ends = Ends(bodies, positions, agreements)
    others = page.places(ORS)
    found: list[Abbreviation] = []
    for body in bodies:
        if not body.short and not body.country and _begins_word(text, body):
            found += _after_name(text, body)
    openings = sorted([*page.brackets, *page.quotes])
    in_capitals = [at for at in openings if _CAPITAL.match(text, at + 1) is not None]
    for match in matches_at(in_capitals, _LATIN_OR, text):
        long = by_initials(text, *match.span("long"), match["short"])
        if long is not None:
            found.append(Abbreviation(Span(*match.span("short")), long, OR))
    for match in matches_at(in_capitals, _INSIDE, text):
        cut = _INSIDE_CUT.search(match["inner"])
        if cut is None:
            continue
        at = match.start("inner")
        long, short = trimmed(text, at, at + cut.start()), trimmed(text, at + cut.end(), match.end("inner"))
        if sum(c.isupper() for c in short.of(text)) >= 2 and initials_agree(long.of(text), short.of(text)):
            found.append(Abbreviation(short, long, INSIDE_BRACKET))
    for match in matches_at(page.brackets, BRACKETED, text):
        if match.start() in named or match.start() - 1 in named:
            continue
        pair = from_bracket(text, match, ends)
        if pair is not None:
            found.append(pair)
    for match in matches_at(page.brackets, _LONG_BRACKET, text):
        before = _SHORT_BEFORE.search(text, max(0, match.start() - 30), match.start())
        pair = _from_long_inside(text, before, match) if before else None
        if pair is not None:
            found.append(pair)
    for body in bodies:
        n = bisect_left(others, body.end)
        near = n < len(others) and others[n] - body.end < _LONGEST_REMARK
        other = _OR.match(text, body.end) if near and not body.short else None
        if other is not None and not MONTHS.search(other["short"].strip()) and not is_plain_word(other["short"]):
            found.append(Abbreviation(trimmed(text, *other.span("short")), body.span, OR))
    for match in matches_at(page.brackets, _ABRIDGED, text):
        long = _abridged(text, match)
        if long is not None:
            found.append(Abbreviation(Span(*match.span("short")), long, ABRIDGED))
    for match in matches_at(others, _EITHER, text):
        pair = _from_either(text, match, ends)
        if pair is not None:
            found.append(pair)
    found += _legend(page)
    for match in matches_at(page.places(_PAPERS), _BESIDE, text):
        found.append(Abbreviation(Span(*match.span("short")), Span(*match.span("long")), PAPER))
    return _once(text, found)


# ลงนาม MOU บันทึกข้อตกลงความร่วมมือ: the acronym right beside the words it stands for.
_PAPERS: Final = watched("MOU", "MoU", "MOA", "MoA")

_BESIDE: Final = re.compile(
    r"(?P<short>M[oO][UA])[ ](?P<long>บันทึก(?:ข้อตกลง|ความเข้าใจ|ความร่วมมือ)(?:ความร่วมมือ|ว่าด้วยความร่วมมือ)?)"
)

# G2G : ภาครัฐสู่ภาครัฐ G2B : ภาครัฐสู่ภาคธุรกิจ: a legend of two pairs or more, one right after the other.
_SIGNS: Final = watched(":", "=")

_LEGEND_SHORT: Final = re.compile("[A-Z0-9]{2}[ ]?$")

_LEGEND_BEGIN: Final = re.compile(r"[A-Z][A-Z0-9]{1,6}[ ]?[:=]")

_LEGEND: Final = re.compile(
    rf"(?<![A-Za-z0-9])(?P<short>[A-Z][A-Z0-9]{{1,6}})[ ]?[:=][ ]?(?P<long>[{THAI}]{{6,70}}+)(?P<gap>[ ,]{{1,3}}(?:และ[ ]?)?)?"
)


def _legend(page: Page) -> list[Abbreviation]:
    """The pairs of a legend; a single word with a colon after it is a heading and no short form."""
    text = page.text
    found: list[Abbreviation] = []
    signs = [at for at in page.places(_SIGNS) if _LEGEND_SHORT.search(text, max(0, at - 3), at)]
    if len(signs) < 2:
        return found
    matches = list(scan(_LEGEND_BEGIN, _LEGEND, text))
    for n, match in enumerate(matches):
        before = n > 0 and matches[n - 1].end() == match.start()
        after = n + 1 < len(matches) and match.end() == matches[n + 1].start()
        if before or after:
            found.append(Abbreviation(Span(*match.span("short")), Span(*match.span("long")), LEGEND))
    return found


# โครงการลงทะเบียนเพื่อสวัสดิการแห่งรัฐปี 2560 (โครงการลงทะเบียนฯ 2560): the long form begins like the short one.
_ABRIDGED: Final = re.compile(
    rf"[(（][ ]?[“\"]?(?P<short>(?!ร่าง|พระ|สมเด็จ)[ก-ฮเ-ไ][{THAI} ]{{3,34}}ฯ(?:[ ]?\d{{4}})?)[”\"]?[ ]?[)）]"
)


def _abridged(text: str, match: re.Match[str]) -> Span | None:
    head = match["short"][:5].rstrip("ฯ")
    floor = max(0, match.start() - 230, text.rfind("\n", 0, match.start()) + 1)
    start = text.rfind(head, floor, match.start())
    if start < 0:
        return None
    long = trimmed(text, start, match.start())
    return long if len(long) > match.end("short") - match.start("short") else None


# เทคโนโลยีปัญญาประดิษฐ์ หรือ AI
_EITHER: Final = re.compile(
    r"หรือ(?:ที่เรียกว่า|เรียกว่า)?[ ]?[“\"]?(?P<short>(?:[a-z]-)?[A-Z0-9][A-Za-z0-9-]{1,9})(?![A-Za-z0-9])"
)


def _from_either(text: str, match: re.Match[str], ends: "Ends") -> Abbreviation | None:
    """The Thai words before หรือ, or the Latin ones that the acronym spells, and the Latin acronym after it."""
    form = match["short"]
    at = match.start()
    while at and text[at - 1] in " ":
        at -= 1
    if sum(c.isupper() for c in form) < 2 or not at:
        return None
    if not "ก" <= text[at - 1] <= "๎":
        words = LATIN_WORDS_BEFORE.search(text, max(0, at - 90), at)
        spelt = by_initials(text, words.start(), at, form) if words else None
        return Abbreviation(Span(*match.span("short")), spelt, OR) if spelt else None
    start = max(0, at - 70, text.rfind("\n", 0, at) + 1)
    for cut in CUT.finditer(text, start, at):
        if _THAI_WORD.search(text, cut.end(), at):
            start = cut.end()
    known = ends.name(at)
    long = known if known is not None and known.start <= start else trimmed(text, start, at)
    return Abbreviation(Span(*match.span("short")), long, OR) if 5 <= len(long) <= 60 else None


# (Community – Based Tourism) หรือ CBT
_LATIN_OR: Final = re.compile(
    rf"[(“\"](?P<long>[A-Z][A-Za-z’'&,.– -]{{5,90}})[)”\"][ ]?(?:หรือ|or|:)[ ]?(?P<short>{LATIN_SHORT})"
)

# What may stand in a bracket after a name: (สทอภ.), (ดีอี), (เจโทร กรุงเทพฯ), (depa); its pieces are told apart by หรือ, commas, colons.
BRACKET_AFTER: Final = re.compile(r"[ ]{0,2}[(（](?P<inner>[^()（）\n]{2,70})[)）]")

_NEXT: Final = re.compile(
    rf"[ ]{{0,2}}(?:หรือ|และ|,)?[ ]{{0,2}}(?P<form>(?:[ก-ฮเ-ไ][{THAI}]{{0,3}}\.){{1,4}}"
    rf"|[A-Za-z][A-Za-z-]{{2,11}}(?![A-Za-z])|[ก-ฮเ-ไ][{THAI}]{{2,9}}(?![{THAI}]))"
)


def _begins_word(text: str, body: Body) -> bool:
    """Whether a short name is no end of a longer word: not the อาเซียน of ประชาคมเศรษฐกิจอาเซียน."""
    return body.end - body.start > 10 or body.start == 0 or not "ก" <= text[body.start - 1] <= "๎"


def _after_name(text: str, body: Body) -> list[Abbreviation]:
    """The short forms in the bracket after an organisation's name, and those that follow it with หรือ."""
    found: list[Abbreviation] = []
    if _PLACE_OF.search(text, max(0, body.start - 14), body.start):
        return found
    at = body.end
    where = _WHERE.match(text, at)
    if where is not None and country_at(text, where.end()) is not None:
        # Western Isles University| สาธารณรัฐสังคมนิยมเวียดนาม| (WIU)
        at = country_at(text, where.end()).end  # type: ignore[union-attr]
    bracket = BRACKET_AFTER.match(text, at)
    if bracket is not None and bracket["inner"].strip() in LEGAL_FORMS:
        at = bracket.end()
        bracket = BRACKET_AFTER.match(text, at)
    if bracket is not None:
        long = body.span
        for span in pieces_of(text, *bracket.span("inner")):
            form = span.of(text)
            if is_latin_name(form):
                long = span
            elif _is_short_of(text, body, form):
                agrees = long is not body.span and initials_agree(long.of(text), form)
                found.append(Abbreviation(span, long if agrees else called(text, body, form), AFTER_NAME))
        at = bracket.end()
    known = (*body.organization.abbreviations, *body.organization.other_names) if body.organization else ()
    for _ in range(2):
        following = _NEXT.match(text, at) if known else None
        if following is None or following["form"] not in known:
            break
        found.append(Abbreviation(Span(*following.span("form")), body.span, AFTER_NAME))
        at = following.end()
    return found


def called(text: str, body: Body, acronym: str) -> Span:
    """What of a body's name the acronym behind it stands for: of วิทยาลัย A มหาวิทยาลัย B (มบ.) the university."""
    university = text.find(" มหาวิทยาลัย", body.start, body.end) if acronym.startswith("ม") else -1
    return body.span if university < 0 or text.startswith("ม", body.start) else Span(university + 1, body.end)


# ศาลาว่าการกรุงเทพมหานคร (เสาชิงช้า): the bracket tells which house, and not what the body is called.
_PLACE_OF: Final = re.compile("(?:ศาลาว่าการ|ศาลากลาง|ที่ทำการ|อาคาร|หอประชุม|ตึก|สนาม|โรงอาหาร)$")

_WHERE: Final = re.compile(r"[ ]{1,2}")


def _is_short_of(text: str, body: Body, form: str) -> bool:
    """Whether `form` in the bracket after a name looks like a short form of it and not like a remark."""
    if not looks_short(form) or POSITION_SHORT.match(form) or form in text[body.start : body.end]:
        return False
    if form.casefold() in (a.casefold() for a in (body.organization.abbreviations if body.organization else ())):
        return True
    if form[0].isascii():
        return sum(c.isupper() for c in form) >= 2
    if "." in form or LETTERS.fullmatch(form) is not None or body.organization is not None:
        return True
    return LOANWORD.fullmatch(form) is not None


def _from_long_inside(text: str, before: re.Match[str], match: re.Match[str]) -> Abbreviation | None:
    short, long = before["short"].strip(), match["long"].strip()
    if MONTHS.search(short) or short in NOT_SHORT or _NO_LONG.match(long):
        return None
    if short.isascii() and long[:1].isascii():
        if not initials_agree(long, short):
            return None
    elif short.isascii() and not _LONG_OF_LATIN.match(long):
        return None
    elif short.isascii():
        if sum(c.isupper() for c in short) < 2 or len(long) < 8 or _FIGURES.search(long):
            return None
    elif "." not in short or not _LONG_OF_THAI.match(long):
        return None
    return Abbreviation(
        Span(before.start("short"), before.start("short") + len(before["short"].rstrip())),
        trimmed(text, *match.span("long")),
        LONG_IN_BRACKET,
    )


def _once(text: str, found: list[Abbreviation]) -> list[Abbreviation]:
    """Each short form once: the pair that was found first, in the order of the text."""
    kept: dict[str, Abbreviation] = {}
    for pair in sorted(found, key=lambda a: a.short.start):
        form = "".join(pair.short.of(text).split())
        if (
            len(pair.long) >= 3
            and pair.long.of(text) != pair.short.of(text)
            and form not in kept
            and not pair.short.overlaps(pair.long)
        ):
            kept[form] = pair
    return list(kept.values())
