"""Lines of a register or a form: a label, a colon, a value. Rows of tables come as such lines.

คู่ความร่วมมือ: มหาวิทยาลัยเชียงใหม่, กรมอนามัย
วันที่ลงนาม: 23 สิงหาคม 2566
ระยะเวลา: 3 ปี

Where a form is a table its labels stand in the first column; where it is laid out without one, in lines of their own:

คู่ความร่วมมือ | มหาวิทยาลัยเชียงใหม่, กรมอนามัย
วันที่ลงนาม | 23 สิงหาคม 2566
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal

from mou_tui.article import Paragraph, Span
from mou_tui.facts.occurrences import watched
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import matches_at, one_of, stripped, words

Field = Literal[
    "parties",
    "signed_on",
    "expires_on",
    "term",
    "venue",
    "signatory",
    "witness",
    "chair",
    "scopes",
    "money",
    "project",
    "status",
]
Register = Mapping[Field, list[Span]]
"""The values of the labelled lines by what the label announces, in the order of the text."""

_LABELS: Final[Mapping[Field, str]] = {
    "parties": """คู่สัญญา คู่ความร่วมมือ คู่ลงนาม คู่ภาคี ภาคี ภาคีความร่วมมือ ภาคีเครือข่าย หน่วยงานคู่สัญญา หน่วยงานคู่ความร่วมมือ
        หน่วยงานภาคี หน่วยงานที่ลงนาม หน่วยงานที่ร่วมลงนาม หน่วยงานร่วมลงนาม หน่วยงานความร่วมมือ หน่วยงานที่ทำความร่วมมือ
        ผู้ร่วมลงนาม_(หน่วยงาน) องค์กรคู่สัญญา องค์กรภาคี สถาบันคู่สัญญา สถาบันคู่ความร่วมมือ พันธมิตร ลงนามระหว่าง
        ระหว่าง ฝ่ายที่_1 ฝ่ายที่_2 ฝ่ายที่_3 ฝ่ายที่หนึ่ง ฝ่ายที่สอง คู่สัญญาฝ่ายที่_1 คู่สัญญาฝ่ายที่_2 หน่วยงานที่_1
        หน่วยงานที่_2 หน่วยงานที่_3 ร่วมกับ ร่วมกับหน่วยงาน Parties Party Partners Partner Between Signing_parties
        Contracting_parties First_party Second_party Party_A Party_B Party_1 Party_2 Partner_institution
        Partner_institutions Partner_organization Partner_organisation Partner_name Partner_university Partner_agency
        หน่วยงานพันธมิตร หน่วยงานที่ร่วมมือ สถาบันพันธมิตร องค์กรพันธมิตร ชื่อคู่สัญญา ชื่อคู่ความร่วมมือ""",
    "signed_on": """วันที่ลงนาม วันลงนาม ลงนามเมื่อ ลงนามเมื่อวันที่ ลงนามวันที่ วันเดือนปีที่ลงนาม วัน_เดือน_ปี_ที่ลงนาม วันที่ทำสัญญา
        วันที่ทำบันทึกข้อตกลง วันที่ลงนามบันทึกข้อตกลง วันที่ลงนามในสัญญา วันที่ลงนาม_MOU วันที่ลงนาม_MOA วันที่ลงนามความร่วมมือ
        วันที่ลงนามข้อตกลง วันที่ลงนามสัญญา วันที่_ลงนาม วัน/เดือน/ปี_ที่ลงนาม วันเดือนปี_ที่ลงนาม ว/ด/ป_ที่ลงนาม วันลงนามสัญญา เดือนที่ลงนาม
        ปีที่ลงนาม วันที่ทำความตกลง Date_of_signing Signing_date Sign_date Signed_date Date_signed Signed_on Signed Signature_date
        Date_of_signature MOU_date Agreement_date""",
    "expires_on": """วันสิ้นสุด วันที่สิ้นสุด วันหมดอายุ วันที่หมดอายุ สิ้นสุดวันที่ หมดอายุวันที่ วันที่ครบกำหนด วันสิ้นสุดสัญญา
        วันสิ้นสุดข้อตกลง วันสิ้นสุดความร่วมมือ วันที่สิ้นสุดสัญญา วันที่สิ้นสุดข้อตกลง วันที่สิ้นสุดความร่วมมือ วันที่หมดอายุสัญญา
        วันครบกำหนด ครบกำหนด ครบกำหนดวันที่ วันที่_สิ้นสุด วันที่_หมดอายุ หมดอายุ Expiry Expiration Expire_date Expired_date Expires_at
        Valid_till Valid_to Ends_on Expiry_date Expires_on Expires Date_of_expiry End_date Expiration_date Valid_until
        สิ้นสุด วันที่สิ้นสุดผลบังคับใช้ วันสิ้นสุดผลบังคับใช้ วันสิ้นผลบังคับใช้ มีผลถึงวันที่ มีผลบังคับใช้ถึงวันที่ มีผลถึง สิ้นสุดการบังคับใช้ ใช้ได้ถึงวันที่
        ระยะเวลา_สิ้นสุด ระยะเวลาสิ้นสุด Date_expires Date_expired""",
    "term": """ระยะเวลา ระยะเวลาความร่วมมือ ระยะเวลาสัญญา ระยะเวลาของสัญญา ระยะเวลาของบันทึกข้อตกลง ระยะเวลาบันทึกข้อตกลง
        ระยะเวลาดำเนินการ ระยะเวลาข้อตกลง ระยะเวลาดำเนินงาน ระยะเวลามีผลบังคับใช้ ระยะเวลาบังคับใช้ อายุสัญญา
        อายุบันทึกข้อตกลง อายุความร่วมมือ อายุ_MOU มีผลบังคับใช้ Term Duration Period Validity Period_of_validity
        Term_of_agreement""",
    "venue": """สถานที่ สถานที่ลงนาม สถานที่จัดพิธี สถานที่จัดพิธีลงนาม สถานที่จัดงาน ลงนาม_ณ ณ Venue Place Place_of_signing
        Signing_venue Location""",
    "signatory": """ผู้ลงนาม ผู้ร่วมลงนาม รายชื่อผู้ลงนาม รายนามผู้ลงนาม ผู้มีอำนาจลงนาม ลงนามโดย ผู้แทนลงนาม ผู้ลงนามฝ่ายไทย
        ผู้ลงนามร่วม Signatories Signatory Signed_by Signers Signer""",
    "witness": "พยาน สักขีพยาน ผู้ลงนามเป็นพยาน ผู้เป็นสักขีพยาน Witness Witnesses Witnessed_by",
    "chair": "ประธาน ประธานในพิธี ประธานพิธี ประธานในพิธีลงนาม Chair Chaired_by Chairperson Presided_by",
    "scopes": """ขอบเขตความร่วมมือ ขอบเขต ขอบเขตของความร่วมมือ ขอบข่ายความร่วมมือ ขอบข่าย สาขาความร่วมมือ ด้านความร่วมมือ
        ประเด็นความร่วมมือ กรอบความร่วมมือ เรื่องที่ร่วมมือ กิจกรรมความร่วมมือ แนวทางความร่วมมือ Scope Scopes Areas_of_cooperation
        Scope_of_cooperation Area_of_cooperation Scope_of_work Fields_of_cooperation Areas_of_collaboration
        Scope_of_collaboration""",
    "money": """งบประมาณ วงเงิน มูลค่า มูลค่าสัญญา มูลค่าโครงการ วงเงินสัญญา วงเงินงบประมาณ จำนวนเงิน Budget Amount Value
        Contract_value Total_value Funding""",
    "project": "โครงการ ชื่อโครงการ หลักสูตร ชื่อหลักสูตร ภายใต้โครงการ Project Project_name Project_title Programme Program",
    "status": "สถานะ สถานะข้อตกลง สถานะบันทึกข้อตกลง สถานะความร่วมมือ สถานะการลงนาม สถานะสัญญา Status",
}  # fmt: skip
_FIELD_OF: Final[Mapping[str, Field]] = {
    label.casefold(): field for field, labels in _LABELS.items() for label in words(labels)
}
_PERHAPS_PARTIES: Final = frozenset(
    label.casefold()
    for label in words(
        """หน่วยงาน ชื่อหน่วยงาน หน่วยงานภายนอก สถาบัน ชื่อสถาบัน สถาบันต่างประเทศ มหาวิทยาลัย ชื่อมหาวิทยาลัย องค์กร ชื่อองค์กร บริษัท ชื่อบริษัท
        Organization Organisation Institution University Agency Company Counterpart"""
    )
)
"""Labels of the parties where others tell that the lines are of an agreement; elsewhere these announce an address."""
# ระยะเวลา (ปี), วันที่ลงนาม (ว/ด/ป): how the value is written
_UNIT: Final = r"[(（][ ]?(?P<unit>[^()（）\n]{1,24})[ ]?[)）]"
# คู่สัญญา: A, • ผู้ลงนาม : P, 3. Venue: …
_LINE: Final = re.compile(
    rf"\n[ ]?(?:(?:\d{{1,2}}[.)]|[-•*–])[ ]?)?(?P<label>(?i:{one_of([*_FIELD_OF, *_PERHAPS_PARTIES])}))"
    rf"(?:[ ]?{_UNIT})?[ ]?[:：][ ]?(?P<value>[^\n]{{0,1500}})"
)
_COLONS: Final = watched(":", "：")
_ITEM_LINE: Final = re.compile(r"\n[ ]?(?:\d{1,2}[.)]|[-•*–])[ ]?(?P<value>[^\n:]{2,400})(?=\n|$)")
_ITEMS: Final = 40


def read_register(page: Page) -> Register:
    """The labelled lines of the article by field; empty for running text."""
    found: dict[Field, list[Span]] = {}
    perhaps: list[Span] = []
    labelled: list[tuple[str, list[Span]]] = []
    text = page.text
    # No label has a colon: the line's first one ends it.
    line_ends = dict.fromkeys(text.rfind("\n", 0, colon) for colon in page.places(_COLONS))
    for line in matches_at((at for at in line_ends if at >= 0), _LINE, text):
        label = line["label"].casefold()
        # วันที่ลงนาม: | 23 สิงหาคม 2566
        value = stripped(text, *line.span("value"), _AROUND_CELL, "")
        labelled.append((label, [value] if value.of(text).strip() else list(_item_lines(text, line.end()))))
    known = {span.start for _label, spans in labelled for span in spans}
    for label, spans in itertools.chain(_form_rows(page), _form_lines(page)):
        labelled.append((label, [span for span in spans if span.start not in known]))
    for label, spans in labelled:
        if label in _PERHAPS_PARTIES:
            perhaps += spans
        else:
            found.setdefault(_FIELD_OF[label], []).extend(spans)
    if perhaps and "parties" not in found and ("signed_on" in found or "expires_on" in found):
        found["parties"] = perhaps
    return found


_BAR: Final = "|"
_AROUND_CELL: Final = " |:："
_LONGEST_LINE: Final = 30 + max(map(len, [*_FIELD_OF, *_PERHAPS_PARTIES]))
_UNIT_BEHIND: Final = re.compile(rf"[ ]?{_UNIT}$")
_AROUND_LABEL: Final = re.compile(r"^(?:(?:\d{1,2}[.)]|[-•*–])[ ]?)|[ ]?[:：]$")
_LONGEST_VALUE: Final = 400
_MANY: Final = 2
"""Different labels in the first column of a form's table."""
_MANY_LINES: Final = 3
"""Labels in lines of their own with values below them; one or two may be headings over prose."""


def _label(words: str) -> str:
    """The label, casefolded, that is all of `words` but for its number and colon; "" where they are something else."""
    if len(words) > _LONGEST_LINE:
        return ""
    whole = _AROUND_LABEL.sub("", words.strip()).casefold()
    for label in (whole, _UNIT_BEHIND.sub("", whole)):
        if label in _FIELD_OF or label in _PERHAPS_PARTIES:
            return label
    return ""


Labelled = tuple[str, list[Span]]


def _form_rows(page: Page) -> Iterator[Labelled]:
    """The labels and values of the tables that are forms: their labels stand in the first column, and in the third where there
    are pairs of columns.
    """
    text = page.text
    for is_table, rows in itertools.groupby(page.article.paragraphs, lambda p: p.kind == "table"):
        if not is_table:
            continue
        labelled: list[Labelled] = []
        for row in rows:
            pairs = _pairs(text, _cells(text, row))
            if pairs is None:
                # A row of labels heads columns: the table is none of pairs.
                labelled.clear()
                break
            labelled += pairs
        if len({label for label, _spans in labelled}) >= _MANY:
            yield from labelled


def _cells(text: str, row: Paragraph) -> list[Span]:
    """The cells of a table's row that say something, without the row's number and cells of nothing but a colon."""
    cells: list[Span] = []
    at = row.start
    while at <= row.end:
        end = text.find(_BAR, at, row.end)
        end = row.end if end < 0 else end
        cell = stripped(text, at, end, " ", " ")
        if cell.of(text) not in ("", ":", "：", "-"):
            # วันที่ลงนาม | : 23 สิงหาคม 2566
            cells.append(stripped(text, cell.start, cell.end, _AROUND_CELL, ""))
        at = end + 1
    numbered = len(cells) > _MANY and cells[0].of(text).rstrip(".)").isdecimal()
    return cells[1:] if numbered else cells


def _pairs(text: str, cells: list[Span]) -> list[Labelled] | None:
    """The labels of a form's row with their values, none where it begins with something else; None for a row that heads columns."""
    labels = [_label(cell.of(text)) for cell in cells]
    at = [n for n, label in enumerate(labels) if label]
    if len(cells) == _MANY and labels[0] and _FIELD_OF.get(labels[0]) == "status":
        at = [0]  # สถานะ | Signed
    if at == [0]:
        return [(labels[0], cells[1:])]
    if len(at) > 1 and any(two - one == 1 for one, two in itertools.pairwise(at)):
        return None
    return [(labels[n], [cells[n + 1]]) for n in at if n % 2 == 0 and n + 1 < len(cells)]


def _form_lines(page: Page) -> Iterator[Labelled]:
    """The labels that are lines of their own, each with its value in the line below, as forms without a table are laid out."""
    text = page.text
    run: list[Labelled] = []
    last = 0
    for n, (line, below) in enumerate(itertools.pairwise(page.article.paragraphs[1:])):
        if line.end - line.start > _LONGEST_LINE or below.end - below.start > _LONGEST_VALUE:
            continue
        label = _label(text[line.start : line.end])
        if not label or _label(text[below.start : below.end]):
            continue
        if run and (n - last) not in _LINES_APART:
            yield from run if len(run) >= _MANY_LINES else ()
            run = []
        run.append((label, [stripped(text, below.start + below.marker, below.end, _AROUND_CELL, " ")]))
        last = n
    yield from run if len(run) >= _MANY_LINES else ()


_LINES_APART: Final = (2, 4, 6)
"""Lines from a label to the next that is known, where each has one value."""


def _item_lines(text: str, at: int) -> Iterator[Span]:
    """The items of the lines after a label that stands alone."""
    for _ in range(_ITEMS):
        item = _ITEM_LINE.match(text, at)
        if item is None:
            return
        yield Span(*item.span("value"))
        at = item.end()


_COMMA: Final = re.compile(r"[ ]{0,2}(?:[,;；、|]|/(?=[ ])|(?<=[ ])/)[ ]{0,2}+(?!Ltd|Inc|LLC|PLC|Limited)")
_AND: Final = re.compile(r"[ ]{1,2}(?:และ|กับ|ร่วมกับ|and|with)[ ]{1,2}|[ ](?:และ|กับ|ร่วมกับ)(?=[ก-ฮเ-ไA-Z])")
_NUMBERED: Final = re.compile(r"(?<!\S)(?:\(?\d{1,2}[.)]|[-•])[ ]{0,2}(?=\S)")
_BRACKET: Final = re.compile(r"[ ]?[(（](?!มหาชน|องค์การมหาชน|ประเทศไทย)[^()（）]{1,80}[)）]$")


def pieces(text: str, value: Span, kept: Iterable[Span] = (), *, split_and: bool = True) -> list[Span]:
    """The members of a value: parted by commas, semicolons, numbers, and (unless
    `split_and` is False) by และ or กับ; not inside of the spans in `kept`.

    >>> [s.of("A, B และ C") for s in pieces("A, B และ C", Span(0, 10))]
    ['A', 'B', 'C']
    """
    inside = [s for s in kept if value.start <= s.start and s.end <= value.end]
    cuts = [Span(value.start, value.start)]
    for pattern in (_COMMA, _NUMBERED, _AND)[: 3 if split_and else 2]:
        for match in pattern.finditer(text, value.start, value.end):
            cut = Span(*match.span())
            if not any(cut.overlaps(s) for s in inside) and not _inside_bracket(text, value.start, cut.start):
                cuts.append(cut)
    cuts.append(Span(value.end, value.end))
    cuts.sort()
    found = []
    for one, two in itertools.pairwise(cuts):
        piece = stripped(text, one.end, max(one.end, two.start), ' :-•“”"', ' ,;“”"')
        if len(piece):
            found.append(piece)
    return found


def without_bracket(text: str, span: Span) -> Span:
    """`span` without the bracket at its end: กรมอนามัย (กอ.) is กรมอนามัย."""
    bracket = _BRACKET.search(text, span.start, span.end)
    return Span(span.start, bracket.start()) if bracket and bracket.start() > span.start else span


def _inside_bracket(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) > text.count(")", start, at)


_TERM: Final = re.compile(r"(?P<number>\d{1,2})[ ]?(?:\([^()\n]{1,12}\)[ ]?)?(?P<unit>ปี|เดือน|years?\b|months?\b)")


_UNIT_BEFORE: Final = re.compile(r"[(（][ ]?(?P<unit>ปี|เดือน|(?i:years?|months?))[ ]?[)）][ :：|]{1,6}$")


def register_term(page: Page, register: Register) -> tuple[str, Span] | None:
    """The term that a labelled line states, as an ISO 8601 duration: 3 ปี, 1 ปี 6 เดือน, 2 years."""
    for value in register.get("term", ()):
        parts: dict[str, int] = {}
        spans: list[Span] = []
        for match in _TERM.finditer(page.plain, value.start, value.end):
            unit = "Y" if match["unit"][0] in "ปy" else "M"
            if unit in parts or (spans and match.start() - spans[-1].end > 6):
                break
            parts[unit] = int(match["number"])
            spans.append(Span(*match.span()))
        if not spans and (
            unit_before := _UNIT_BEFORE.search(page.text, page.paragraph_start(value.start), value.start)
        ):
            # ระยะเวลา (ปี): 3
            number = value.of(page.plain).strip()
            if number.isdecimal() and len(number) <= 2:
                parts["Y" if unit_before["unit"][0] in "ปyY" else "M"] = int(number)
                spans.append(value)
        if spans and any(parts.values()):
            iso = "P" + "".join(f"{parts[unit]}{unit}" for unit in "YM" if parts.get(unit))
            return iso, Span(spans[0].start, spans[-1].end)
    return None
