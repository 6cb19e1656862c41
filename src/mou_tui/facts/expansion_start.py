"""Where the words before a bracket begin that its short form stands for, when no name tells it: the reform of|ปัญญาประดิษฐ์ (AI)."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from mou_tui.article import Span

# What common short forms stand for in Thai, so that the words before it are none of it.
_TERMS: Final[Mapping[str, str]] = {
    "AI": "(?:เทคโนโลยี|ระบบ)?ปัญญาประดิษฐ์",
    "BCG": r"เศรษฐกิจชีวภาพ[ ]?(?:เศรษฐกิจ)?หมุนเวียน[ ]?(?:และ[ ]?)?(?:เศรษฐกิจ)?สีเขียว",
    "CCTV": "กล้อง(?:โทรทัศน์)?วงจรปิด",
    "COVID-19": "(?:โรคติดเชื้อ|โรค|เชื้อ)?(?:ไวรัสโคโรนา(?:สายพันธุ์ใหม่)?(?:[ ]?2019)?|โควิด(?:[ -]?19)?)",
    "CSR": "ความรับผิดชอบต่อสังคม(?:ขององค์กร)?",
    "E-COMMERCE": "พาณิชย์อิเล็กทรอนิกส์|การค้า(?:ขาย)?ออนไลน์",
    "EEC": "(?:โครงการพัฒนา|โครงการ|เขตพัฒนา|เขต)?(?:ระเบียง(?:เขต)?เศรษฐกิจ(?:พิเศษ)?ภาคตะวันออก|พัฒนาพิเศษภาคตะวันออก)",
    "EIA": "(?:รายงาน)?การ(?:วิเคราะห์|ประเมิน)ผลกระทบ(?:ทาง)?สิ่งแวดล้อม",
    "ESG": "สิ่งแวดล้อม[ ]?(?:และ[ ]?)?สังคม[ ]?(?:และ[ ]?)?(?:บรรษัท|ธรรม)ภิบาล",
    "EU": "สหภาพยุโรป",
    "EV": "(?:ยานยนต์|รถยนต์|รถ|ยานพาหนะ)(?:พลังงาน)?ไฟฟ้า",
    "FTA": "(?:ความตกลง|ข้อตกลง)?(?:เขต)?การค้าเสรี",
    "GDP": "ผลิตภัณฑ์มวลรวม(?:ภาย)?(?:ในประเทศ|ประเทศ)",
    "GHG": "ก๊าซเรือนกระจก",
    "IOT": "อินเท?อร์เน็ต(?:ของ|ใน|ของทุก)?(?:สรรพ)?สิ่ง",
    "LNG": "ก๊าซธรรมชาติเหลว",
    "MSMES": "(?:ผู้ประกอบการ)?วิสาหกิจ(?:ขนาดกลาง[ ]?(?:และ)?ขนาดย่อม|ขนาดย่อม[ ]?ขนาดกลาง)[ ]?และ(?:วิสาหกิจ)?รายย่อย",
    "NCDS": "โรคไม่ติดต่อ(?:เรื้อรัง)?",
    "PPP": "การร่วมลงทุน(?:ระหว่าง)?(?:ภาค)?รัฐ(?:และ|กับ|-)(?:ภาค)?เอกชน|การให้เอกชนร่วมลงทุน(?:ในกิจการของรัฐ)?",
    "R&D": "(?:การ)?วิจัยและพัฒนา",
    "RCEP": "ความตกลง(?:หุ้นส่วน|พันธมิตร)ทาง(?:เศรษฐกิจ|การค้า)ระดับภูมิภาค",
    "SDGS": "เป้าหมายการพัฒนา(?:ที่|อย่าง)ยั่งยืน(?:แห่งสหประชาชาติ|ของสหประชาชาติ)?",
    "SMES": "(?:(?:ผู้ประกอบการ)?(?:วิสาหกิจ|ธุรกิจ|อุตสาหกรรม)|ผู้ประกอบการ)ขนาดกลางและ(?:ขนาด)?(?:ย่อม|เล็ก)",
    "VAT": "ภาษีมูลค่าเพิ่ม",
}
_SAME: Final[Mapping[str, str]] = {"SDG": "SDGS", "SME": "SMES", "MSME": "MSMES", "NCD": "NCDS", "COVID19": "COVID-19"}
# What links a clause to the one before it and begins no name.
_GLUE: Final = re.compile(
    r"(?:และ|สำหรับ|รวมถึง|รวมทั้ง|เฉพาะ(?:ใน)?|ส่งผลให้|อยู่ใน|ตาม(?:นโยบาย)?|จาก(?:สถานการณ์)?|ทั้งนี้|โดยเฉพาะ|ผ่าน|เรื่อง|ในพื้นที่(?=ระเบียง|เขต)"
    r"|ใน(?=การ|ระบบ|โครงการ|แผน|หลักสูตร))[ ]?"
)
_LEAST: Final = 6
"""Letters of an expansion that remain at least."""


@cache
def _term(form: str) -> re.Pattern[str] | None:
    key = form.upper()
    words = _TERMS.get(_SAME.get(key, key))
    return None if words is None else re.compile(words)


def begun(text: str, long: Span, form: str) -> Span:
    """The part of `long`, words that end where the bracket with `form` begins, that `form` stands for."""
    term = _term(form)
    if term is not None:
        for match in term.finditer(text, long.start, long.end):
            if match.end() == long.end:
                return Span(*match.span())
    start = long.start
    while (glue := _GLUE.match(text, start, long.end)) is not None and long.end - glue.end() >= _LEAST:
        start = glue.end()
    return Span(start, long.end)
