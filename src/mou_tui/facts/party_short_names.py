"""The short names of a party: cut short by ฯ, in the headline without a head, a company without its legal form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from mou_tui.article import Span
from mou_tui.facts.body_words import HEAD
from mou_tui.facts.occurrences import watched_in_reports
from mou_tui.facts.page import Page
from mou_tui.facts.party_keys import SUFFIX, key_of
from mou_tui.facts.patterns import THAI
from mou_tui.facts.patterns import words as word_table
from mou_tui.facts.rules import Rule
from mou_tui.organizations import Organization


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


def with_short_names(page: Page, parties: list[Party]) -> list[Party]:
    """The parties with the names that the article cuts short: by ฯ, and in the headline without their head."""
    found: dict[int, list[Span]] = {}
    text = page.text
    names = [key_of(party.name.of(text)) for party in parties]
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
        name = SUFFIX.sub("", party.name.of(text)).strip()
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
