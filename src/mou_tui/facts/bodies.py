"""Organisations and countries wherever the text names them: from the gazetteer, and by the words that names begin with.

กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์        the gazetteer's, whatever words stand in it
บริษัท ไทยสมายล์แอร์เวย์ จำกัด                   from the head word to จำกัด
สำนักงานอุตสาหกรรมจังหวัดสงขลา                   from the head word to the next word that no name contains
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from mou_tui.article import Span
from mou_tui.facts.latin_bodies import LATIN_KINDS, latin_bodies
from mou_tui.facts.occurrences import watched_in_reports, watched_when_needed
from mou_tui.facts.page import Page
from mou_tui.facts.patterns import THAI, matches_at, one_of, words
from mou_tui.organizations import Organization, find_all, head_at
from mou_tui.organizations import heads as heads_of_forms


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation or country named at text[start:end]; `organization` where the gazetteer knows it."""

    start: int
    end: int
    organization: Organization | None = None
    country: bool = False
    short: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


# ── countries ────────────────────────────────────────────────────────────────────────────────────────────────────────

_STATES: Final = words(
    """ไทย ลาว กัมพูชา เมียนมา เมียนมาร์ พม่า เวียดนาม มาเลเซีย สิงคโปร์ อินโดนีเซีย ฟิลิปปินส์ บรูไน จีน ญี่ปุ่น
    เกาหลี เกาหลีใต้ ไต้หวัน ฮ่องกง มาเก๊า อินเดีย ปากีสถาน บังกลาเทศ ศรีลังกา เนปาล ภูฏาน มัลดีฟส์ อิหร่าน
    อิสราเอล ซาอุดีอาระเบีย ซาอุดิอาระเบีย ซาอุฯ สหรัฐอาหรับเอมิเรตส์ ยูเออี กาตาร์ คูเวต บาห์เรน โอมาน ตุรกี
    ตุรเคีย ทูร์เคีย รัสเซีย คาซัคสถาน อุซเบกิสถาน มองโกเลีย เยอรมนี เยอรมัน ฝรั่งเศส อังกฤษ อิตาลี สเปน
    โปรตุเกส เนเธอร์แลนด์ เบลเยียม สวิตเซอร์แลนด์ ออสเตรีย สวีเดน เดนมาร์ก ฟินแลนด์ นอร์เวย์ โปแลนด์ ฮังการี
    เช็ก สโลวาเกีย โรมาเนีย ยูเครน เบลารุส ไอร์แลนด์ ลักเซมเบิร์ก กรีซ จอร์เจีย อาร์เมเนีย อาเซอร์ไบจาน
    ออสเตรเลีย นิวซีแลนด์ แคนาดา เม็กซิโก บราซิล ชิลี เปรู อาร์เจนตินา โคลอมเบีย แอฟริกาใต้ อียิปต์ โมร็อกโก
    เคนยา ไนจีเรีย โมซัมบิก ติมอร์-เลสเต ฟิจิ สหรัฐ สหรัฐฯ สหรัฐอเมริกา อเมริกา สหราชอาณาจักร สปป.ลาว สปป._ลาว"""
)
STATE: Final = one_of(_STATES)
_COUNTRY: Final = re.compile(
    rf"(?:รัฐบาล)?(?:แห่ง)?(?:ราชอาณาจักร|ประเทศ|สหพันธ์สาธารณรัฐประชาธิปไตย|สหพันธ์สาธารณรัฐ"
    rf"|สหพันธรัฐ|สาธารณรัฐประชาธิปไตยประชาชน|สาธารณรัฐสังคมนิยม|สาธารณรัฐประชาธิปไตย"
    rf"|สาธารณรัฐประชาชน|สาธารณรัฐอิสลาม|สาธารณรัฐ|เครือรัฐ|รัฐสุลต่าน|รัฐ)?{STATE}"
    rf"(?:ใต้|ประชาชน)?(?![{THAI}]{{0,2}}[ิีึืุูั็์่้๊๋ะา])"
)

LATIN_STATE: Final = re.compile(
    r"(?:(?:the[ ])?(?:(?:People[’']s[ ]|Socialist[ ])?Republic|Kingdom)[ ]of[ ])?(?:Thailand|Lao(?:s|[ ]PDR)|Cambodia|Myanmar"
    r"|Viet[ ]?[Nn]am|Malaysia|Singapore|Indonesia|Philippines|Brunei|China|P\.?R\.?[ ]?China|Japan|(?:South[ ])?Korea|Taiwan"
    r"|Hong[ ]Kong|Macau|India|Pakistan|Bangladesh|Sri[ ]Lanka|Nepal|Bhutan|Israel|Turkey|Russia|Kazakhstan|Mongolia"
    r"|Germany|France|England|Scotland|Italy"
    r"|Spain|Portugal|Netherlands|Belgium|Switzerland|Austria|Sweden|Denmark|Finland|Norway|Poland|Hungary|Czech[ ]Republic|Ireland"
    r"|Australia|New[ ]Zealand|Canada|Mexico|Brazil|Egypt|South[ ]Africa|USA|U\.S\.A?\.?"
    r"|United[ ]States(?:[ ]of[ ]America)?|UK|United[ ]Kingdom)\.?"
)
"""A country by its English name."""

# ── heads of names ───────────────────────────────────────────────────────────────────────────────────────────────────

HEAD_WORDS: Final = words(
    """กระทรวง กรม สำนักงาน สำนัก สถาบัน มหาวิทยาลัย วิทยาลัย โรงเรียน โรงพยาบาล คณะ ศูนย์ บริษัท ธนาคาร สมาคม
    มูลนิธิ สภา หอการค้า การไฟฟ้า การประปา การรถไฟ การทาง การท่า การยาง การกีฬา การเคหะ การนิคม องค์การ องค์กร
    กองทัพ กองทุน กองบัญชาการ กองบิน กองอำนวยการ สหภาพ สหพันธ์ สมาพันธ์ ชมรม เครือข่าย จังหวัด เทศบาล
    กรุงเทพมหานคร เมืองพัทยา รัฐบาล ราชวิทยาลัย ราชบัณฑิต โรงงาน กลุ่มบริษัท กลุ่มเซ็นทรัล กลุ่มธุรกิจ เครือ
    ห้างหุ้นส่วน สายการบิน ท่าอากาศยาน บรรษัท สหกรณ์ ชุมนุมสหกรณ์ วิสาหกิจ พรรค ศาล ตำรวจ สถานเอกอัครราชทูต
    สถานทูต สถานี คณะกรรมการ คณะกรรมาธิการ อุทยาน ตลาดหลักทรัพย์ ธ.ก.ส. อบจ. อบต. บมจ. บจก. บจ. รพ. หน่วยงาน
    หน่วยบัญชาการ หน่วย ราชนาวี สำนักพระราชวัง ผู้ประกอบการ ภาควิชา บัณฑิตวิทยาลัย พิพิธภัณฑ์ ห้องปฏิบัติการ
    สนง. สนง ม.ราชภัฏ มรภ. มทร. ทบวง แม่บ้าน คุรุสภา เนติบัณฑิต แพทยสภา วัด สหสมาคม คลัสเตอร์ กองบังคับการ
    หอสมุด กองเรือ เรือนจำ ทัณฑสถาน ทต. ทม. ทน. โรงสี"""
)
HEAD: Final = one_of(HEAD_WORDS)

# What looks like a head and is none: คณะผู้บริหาร, กรมธรรม์, ศูนย์กลาง, การประปา is in the list but การประชุม is not.
_NO_HEAD: Final = re.compile(
    "(?:การ(?:ทาง(?!พิเศษ)|ท่า(?!เรือ|อากาศ|อวกาศ)|ยาง(?!แห่ง)|กีฬา(?!แห่ง)|นิคม(?!อุต))|คณะ(?:ผู้|ทำงาน|อาจารย์|เจ้าหน้าที่|ครู|ที่|นัก|ศึกษาดู|ดูงาน|รัฐมนตรี|ข้าราชการ|กรรมการ(?:ที่"
    "|ฯ|และ|ร่วม[ ]|ชุด|ดังกล่าว|[ ])|[ ]|ฯ|บุคคล|รัฐบาล|เดินทาง|พยาบาล[ ]|แพทย์[ ]"
    "|ตัวแทน|ราษฎร|กรรมาธิการ[ ])|กรม(?:ธรรม|พระ|หลวง|[ ]|ฯ|ต่าง|ที่|สังกัด|ใน|เจ้าท่า?ฯ)|ศูนย์(?:กลาง"
    "|รวม[ ]|[ ])"
    "|สถาบัน(?:ต่าง|ที่|[ ]|การศึกษา(?:[ ]|ต่าง|ใน|ที่|ทั้ง|ของ)|การเงิน[ ]|ครอบครัว"
    "|พระมหา|ชาติ|ฯ)|โรงเรียน(?:คู่|ต้นแบบ|ที่|ใน|[ ]|ต่าง|ทั่ว|และ|เอกชน|ทุก)|โรงพยาบาล(?:ที่"
    "|ใน|[ ]|ต่าง|ทั่ว|และ|เอกชน|ทุก|ของ|ส่งเสริม(?!สุขภาพตำบล[ก-ฮเ-ไ]))|วิทยาลัย(?:ที่|ใน|[ ]|ต่าง)|บริษัท(?:ที่"
    "|ต่าง|ใน|[ ]?ฯ|เอกชน|ผู้|ของ|ไทย[ ]|ชั้นนำ|ขนาด|เหล่า|ฯ|ญี่ปุ่น[ ]|ต่าง)"
    "|บรรษัทภิบาล|องค์กร(?:ต่าง|พันธมิตร|ที่|[ ]|ภาค|เอกชน|ธุรกิจ|ของ|ชั้น|ใน|และ|ระหว่าง|ได้|เป็น|ปกครองส่วนท้องถิ่น(?![ ]?(?:กลุ่ม|ใน|ของ"
    "|[0-9๐-๙]|ทั้ง|จังหวัด|อำเภอ)))|เครือข่าย(?:ที่"
    "|ความ|ใน|[ ]|ต่าง|ภาค|และ|การ|ทั้ง|ของ|พันธ|ร่วม|กับ|ด้าน|อินเทอร์|ให้|เพื่อ)"
    "|จังหวัด(?:ที่|ใน|ต่าง|[ ]|ทั่ว|และ|อื่น|ของ|ได้|มี|จะ|ชายแดน|ฯ|โดย|เพื่อ)|รัฐบาล(?:ที่"
    "|[ ]|ได้|มี|จะ|ใน|และ|ให้|โดย|ชุด|เพื่อ|นี้|ดิจิทัล|ทั้ง|ของ|ต้อง|เป็น|ไม่|พร้อม"
    "|กำหนด|ภาย|มุ่ง|เห็น|ยัง|เร่ง|ปัจจุบัน)"
    "|โรงงาน(?:ที่|ใน|[ ]|ต่าง|และ|ผลิต[ ])|เครือ(?:[ ]|ญาติ)|กองทุน(?:ที่|[ ]|ต่าง"
    "|และ|ฯ|ใน|หมู่|ให้)|สำนัก(?:งาน)?(?:ที่|[ ]|ต่าง|ใน|ของ|ใหญ่|ฯ|งาน[ ])|หน่วยงาน"
    "|หน่วย(?:ที่|[ ]|งาน|ต่าง|ความ|ละ|กิต|บริการ[ ]|ใน|กู้|นี้)|สมาคม(?:ที่|[ ]|ต่าง"
    "|ฯ|และ|อาเซียน)|มหาวิทยาลัย(?:ที่|ต่าง|[ ]|ทั่ว|และ|ชั้น|ของ|ฯ|ได้|จะ|มี|เป็น"
    "|เอกชน|ของรัฐ|กับ|เพื่อ|ทั้ง|ร่วม|หรือ|แล้ว|อื่น|ให้)"
    "|ธนาคาร(?:ที่|[ ]|ต่าง|และ|พาณิชย์[ ]|ขยะ|น้ำ|เลือด|อาหาร|เมล็ด|ปู|โค|ข้อมูล"
    "|โลก(?=ทั้ง)|ได้|มี|ของรัฐ)|ศาล(?:า|ที่|[ ]|ได้|พระ|เจ้า)|ตำรวจ(?:เอก|โท|ตรี|[ ]|ที่|ใน"
    "|และ|ได้|จะ|ทาง)|สถานี(?:[ ]|ที่|ใน|และ)|พรรค(?:[ ]|ที่|ร่วม|การ)|สหกรณ์(?:[ ]"
    "|ที่|ใน|และ|ต่าง|ทั้ง)|วิสาหกิจ(?:ชุมชน(?:[ ]|ที่|ใน|และ|ต่าง)|ขนาด|[ ]|ที่)"
    "|สภา(?:พ|วะ|[ ]|ที่|ฯ|ผู้แทน[ ])|วัด(?:ผล|และ|ความ|ค่า|[ ]|ระดับ|ขนาด|อุณ|ที่"
    "|ใจ|ได้|คุณ|การ|มูล)|ตลาดหลักทรัพย์[ ]|อุทยาน(?:[ ]|ที่)|พิพิธภัณฑ์(?:[ ]|ที่"
    "|และ)|กลุ่มธุรกิจ(?:[ ]|ที่)|ห้องปฏิบัติการ(?:[ ]|ที่|และ)|แม่บ้าน(?:[ ]|ที่"
    "|และ)|ผู้ประกอบการ|ท่าอากาศยาน[ ]|ภาควิชา[ ]|องค์การ(?:[ ]|ที่|ต่าง)|กระทรวง(?:[ ]"
    "|ฯ|ที่|ต่าง|และ|ได้|จะ|มี|ใน|โดย|เพื่อ|ยัง|ทั้ง|เป็น)"
    "|หอสมุด(?:[ ]|ที่)|เรือนจำ(?:[ ]|ที่|และ|ใน|ทั่ว|ต่าง))"
)

# Words that end a name of Thai letters. Those that also occur inside words carry what must not stand before or after.
_ENDS: Final = (
    r"(?:กับ(?<!กำกับ)(?<!เกี่ยวกับ)|และ(?<!กอและ)|เป็น(?<!จำเป็น)|ได้(?<!รายได้)(?<!เงินได้)|เพื่อ(?!น(?!ำ))|โดย(?!สาร)|ซึ่ง"
    r"|ร่วม(?!ทุน|ใจ|สมัย|ค้า|มือ|ชาติ|จิต|รัฐ|พัฒนาชาติ)(?<!เพื่อนร่วม)|ลงนาม|ใน(?<!ยใน)(?!ประเทศ|พระ|อากาศ|ร่ม|เมือง(?![ก-ฮเ-ไ]))"
    r"|จำนวน|พร้อม|ผนึก|จับมือ|เดินหน้า|ว่าด้วย|ภายใต้|ดำเนิน(?!การ|งาน|สะดวก)|ระหว่าง|ตาม(?<!วิตาม)(?<!ไวตาม)(?<!ติดตาม)"
    r"|จัด(?<!การจัด)(?:พิธี|ทำ|งาน|กิจ|อบ|ขึ้น|ประชุม)|ให้(?!บริการ|แก่องค์กร)"
    r"|มี(?<!เคมี)(?<!บารมี)(?<!รัศมี)(?<!สามี)(?!ชัย|สุข|เดีย|นบุรี|นา(?![ยง]))(?![่-๋])"
    r"|จะ(?<!กระจะ)(?<!สัจจะ)(?<!ปัญจะ)(?<!เบญจะ)(?<!กิจจะ)(?!นะ|แนะ)|ว่า(?!การ|ง(?!า)|น(?!า[ยง])|ย|ว)"
    r"|ที่(?<!พื้นที่)(?<!ท้องที่)(?<!หน้าที่)(?<!สถานที่)(?<!เนื้อที่)(?<!เคลื่อนที่)(?<!คงที่)(?<!เต็มที่)"
    r"(?!ดิน|ปรึกษา|อยู่|ราช|ระลึก|พัก|ราบ|[ ]?\d)|จาก(?<!ปากจาก)|คือ(?!ง)"
    r"|ต่อ(?<!ติดต่อ)(?<!ข้อต่อ)(?!เนื่อง|ต้าน|เรือ|สู้)|ขับเคลื่อน|เข้า(?:ร่วม|พบ)|นำ(?:โดย|เสนอ|ร่อง)|ตลอด(?!ชีวิต|ชีพ)"
    r"|รวม(?:ทั้ง|ถึง)|อาทิ(?!ต)|ได้แก่|ประกอบด้วย|แบบ(?<!ออกแบบ)(?<!ต้นแบบ)(?<!รูปแบบ)(?<!เครื่องแบบ)(?<!เขียนแบบ)(?<!แม่แบบ)(?!เรียน)"
    r"|แล้ว|เห็น(?<!อีเห็น)(?<!คิดเห็น)|ยก(?:ระดับ|เลิก)|กล่าว|เปิด(?!โลก|ใจ)(?<!วิทยาลัยเปิด)|มอบ(?<!หมอบ)|เผย(?!แพร่|แผ่)|หรือ"
    r"|สนับสนุน(?=การ|ให้)|ด้วย(?!กัน)|ตั้งแต่|เมื่อ|ครั้ง|ผ่าน(?!ศึก|ฟ้า|ทาง|แดน)|เรื่อง"
    r"|ใช้(?<!ผู้ใช้)(?<!ของใช้)(?<!เครื่องใช้)(?<!คนใช้)(?<!ประยุกต์ใช้)|ต้อง(?<!ถูกต้อง)(?<!ข้าวต้อง)(?!ขัง)"
    r"|ทำ(?<!กระทำ)(?<!ผู้ทำ)(?!เนียบ|งาน)|สู่(?!ขวัญ|สุข)|หนุน(?<!อุดหนุน)(?<!เกื้อหนุน)"
    r"|ชู(?<!ราชู)(?<!คิวชู)(?<!ฮอนชู)(?<!ค้ำชู)(?<!เชิดชู)(?!ปถัมภ์|ชีพ|ชาติ|ชัย|วิทย์|ทิศ)"
    r"|ดัน(?<!ผลักดัน)(?<!ความดัน)(?<!แรงดัน)(?<!มะดัน)(?<!กดดัน)(?<!จอร์ดัน)|รุก(?<!หมากรุก)(?<!บุกรุก)(?<!เชิงรุก)(?!ข|กรรม)|เร่ง(?!รัด)"
    r"|ลุย(?<!หลุย)|ปั้น(?<!เครื่องปั้น)(?<!ปูนปั้น)(?<!ช่างปั้น)(?<!งานปั้น)(?<!รูปปั้น)|มุ่ง|ทั้ง|ประกาศ(?!นีย)"
    r"|เซ็น(?=สัญญา|[ ]?M|เอ็ม|บันทึก|ข้อตกลง)|พัฒนา(?=โครงการ|หลักสูตร|ความร่วมมือ|ระบบ)|นี้(?<!หนี้)|ดังกล่าว|ไม่"
    r"|เตรียม(?!อุดม|ทหาร|แพทย์|วิทย)|ไป(?<!ทั่วไป)(?!รษ)|ขึ้น"
    r"|สาน(?<!ประสาน)(?<!อีสาน)(?<!อิสาน)(?<!สืบสาน)(?<!จักสาน)(?<!เครื่องสาน)(?<!สุสาน)(?<!ผสาน)|ต้อนรับ|หารือ|อบรม(?=ให้|หลักสูตร)"
    r"|ขอ(?!นแก่น|ง|บ|ม|ด)|ยัง(?!ชีพ)|ก็(?!อ|ส|ซ|ต)|แก่(?<!ขอนแก่)(?<!ให้แก่)(?<!เถ้าแก่)(?!ง|น)|ณ[ ]"
    r"|ส่งเสริม(?=การ)|บูรณาการ|สร้าง(?<!โครงสร้าง)(?<!การสร้าง)(?<!เสริมสร้าง)(?<!ก่อสร้าง)(?<!ปลูกสร้าง)(?!สรรค์|เสริม|สุข|คอม|ตน|ชาติ)"
    r"|ผลิต(?=บุคลากร|กำลัง)|พลิก|ฉลอง(?=ครบ|ปี|วัน|โอกาส|ความ|[ ]?\d)|ขยาย(?!โอกาส|เสียง)|แลกเปลี่ยน|ถึง"
    r"|หลัง(?<!สำปะหลัง)(?<!สันหลัง)(?<!เบื้องหลัง)(?<!วังหลัง)(?!สวน|คา|ปริญญา|เก็บ)|ก่อน(?!วัย|เกณฑ์|ประถม))"
)
# After a vowel that is written before its consonant no word begins: เ|มีย, แ|ต่อ.
_NAME: Final = re.compile(rf"(?:(?<=[เ-ไ])[{THAI}]|(?!{_ENDS})[{THAI}0-9๐-๙.\-]){{0,90}}")


def name_end(text: str, at: int) -> int:
    """Where the Thai words of a name end that goes on at `at`: before the next word that no name contains."""
    match = _NAME.match(text, at)
    return match.end() if match is not None else at


# สมาคมส่งเสริมการค้า, สำนักงานเพื่อ…: right after the head a verb is part of the name.
_VERB_IN_NAME: Final = re.compile(
    "ส่งเสริม|พัฒนา|สนับสนุน|สร้าง|ผลิต|ขับเคลื่อน|บูรณาการ|แลกเปลี่ยน|เพื่อ(?=การ|คน|เด็ก|สิ่ง|ความ|ชีวิต|สังคม)|รวม|ยกระดับ|ขยาย"
)
_COMPANY: Final = re.compile(
    rf"(?:บริษัท|สหกรณ์(?=(?:(?!กับ|และ|โดย|ลงนาม|ร่วมกับ|จำกัด|ได้แก่)[^\n]){{3,60}}[ ]จำกัด)"
    r"|ห้างหุ้นส่วนจำกัด|ห้างหุ้นส่วน|บรรษัท|ธนาคาร|กลุ่มบริษัท)[ ]?(?:(?!บริษัท"
    rf"|กับ[ ]|กับบ|และบ|โดย|\n|[“”\"(]|ซึ่ง|ลงนาม"
    rf"|ร่วมกับ)[{THAI}A-Za-z0-9&.,’'\- ฯ]){{2,80}}?[ ]?(?:\([^()\n]{{2,40}}\))?[ ]?จำกัด(?:[ ]?\((?:มหาชน"
    rf"|ประเทศไทย|ไทยแลนด์)\)|[ ]?มหาชน(?![{THAI}]))?"
    # บริษัท “ลมดี พาวเวอร์” จำกัด
    r"|บริษัท[ ]?[“\"][^“”\"\n]{2,60}[”\"][ ]?(?:\([^()\n]{2,40}\)[ ]?)?จำกัด(?:[ ]?\(?มหาชน\)?)?"
)
_LATIN_RUN: Final = re.compile(
    r"[A-Z][A-Za-z0-9&.’'\-+]{0,40}(?:[ ](?:of|and|the|for|in|on|de|&|at|company|limited)\b"
    r"|[ ](?!\d{1,2}[.)](?:\s|[ก-๎]))[A-Z0-9&(][A-Za-z0-9&.’'\-+)]{0,40}|,[ ]?(?:Ltd|Inc|Co|LLC|PLC|Limited)(?![A-Za-z])\.?){0,12}"
)
_AFTER: Final = re.compile(
    r"[ ]?\((?:องค์ก(?:าร|ร)มหาชน|มหาชน|ประเทศไทย|ไทยแลนด์)\)"
    r"|(?:[ ](?=แห่ง(?:ราช|สาธารณ|สห)))?แห่ง(?:ราชอาณาจักร|สาธารณรัฐ|สหพันธ์|ประเทศ|สหรัฐ|ชาติ)["
    + THAI
    + r"]{2,40}?(?=[ \n(),“”\"]|และ|กับ|$)|(?:ประจำ)?(?:ประเทศ|จังหวัด|ภูมิภาค)(?!ใน|ที่|และ|ต่าง)["
    + THAI
    + r"]{2,18}?(?=[ \n(),“”\"]|และ|กับ|โดย|เพื่อ|ร่วม|ลงนาม|ณ|ได้|$)"
)
# กระทรวงเกษตร ปศุสัตว์ และอุปทานอาหารแห่งสหพันธ์สาธารณรัฐบราซิล: the words of our ministry, and another country's.
_FOREIGN_TAIL: Final = re.compile(
    rf"(?:(?!กับ|โดย|ลงนาม|ร่วม|ซึ่ง|เพื่อ|กระทรวง|กรม|ในฐานะ|และนาย|และนาง|เอกอัครราชทูต)[{THAI} ]){{1,60}}?แห่ง(?:ราชอาณาจักร(?!ไทย)|สาธารณรัฐ"
    rf"|สหพันธ์|รัฐ|ซาอุ|ประเทศ(?!ไทย))[{THAI}]{{2,40}}?(?=[ \n(),“”]|และ|กับ|โดย|$)"
)
_SUBUNIT: Final = re.compile(
    "คณะ|สำนัก(?!งาน)|สถาบัน|วิทยาลัย|ศูนย์|โรงพยาบาล|ภาควิชา|กอง(?!ทัพ|ทุน)|โรงเรียน|บัณฑิต|หน่วย|อุทยาน|Food|[A-Z]"
)
_PARENT: Final = re.compile("มหาวิทยาลัย|จุฬาลงกรณ์|สถาบัน|วิทยาลัย|ราชวิทยาลัย|สำนักงานพัฒนา|ม\\.")


# สมาคม… ในพระบรมราชูปถัมภ์, …ในพระราชูปถัมภ์: part of the name, whatever blank stands before it.
_PATRONAGE: Final = re.compile(rf"[ ]?ใน(?:พระ|องค์|สมเด็จ)[{THAI}]{{2,40}}ปถัมภ์")
# องค์กรปกครองส่วนท้องถิ่น กลุ่มที่ 3
_NUMBERED_GROUP: Final = re.compile(r"[ ]?กลุ่มที่[ ]?[0-9๐-๙]{1,2}")


# สถานีอนามัยเฉลิมพระเกียรติ| 60 พรรษา นวมินทราชินี
_JUBILEE: Final = re.compile(rf"[ ]?[0-9๐-๙]{{2,3}}[ ]?พรรษา(?:[ ](?:นวมินทร|มหา|บรม|พระ)[{THAI}]{{2,30}}+)?")
# เครือดาราดาว| กรุ๊ป, บริษัท ลมดี| โฮลดิ้ง: English words of companies behind a blank.
_COMPANY_TAIL: Final = re.compile(
    rf"(?:[ ](?:กรุ๊?ป|โฮลดิ้งส์?|คอร์ปอเรชั่?น|อินเตอร์เนชั่นแนล|เอ็นเตอร์ไพรส์|แลบ)){{1,2}}(?![{THAI}])"
)
# องค์การสนับสนุน| SMEs แห่งประเทศญี่ปุ่น
_LATIN_MIDDLE: Final = re.compile(rf"[ ][A-Z][A-Za-z]{{1,10}}[ ]?แห่ง(?:ประเทศ|ชาติ|สาธารณรัฐ|ราชอาณาจักร)[{THAI}]{{0,30}}")
# สถาบันตะวัน| ดวงแก้ว (TDI): the bracket behind it tells where the name ends.
_BEFORE_ACRONYM: Final = re.compile(
    rf"[ ](?!{_ENDS}|จำกัด|ประเทศ|สาธารณรัฐ|จังหวัด|กระทรวง)[{THAI}]{{3,24}}+(?=[ ]?\((?!MO|Mo|LO)[A-Z]{{2,8}}\))"
)
_TAIL_BEGINS: Final = ("ใน", " ใน", "กลุ่ม", " กลุ่ม")
_NAMED_BY_WORDS: Final = ("สถาบัน", "มูลนิธิ", "สมาคม", "โรงเรียน", "ศูนย์", "โรงพยาบาล", "วิทยาลัย", "ชมรม")
_COMPANY_TAILS: Final = (" กรุ", " โฮล", " คอร์", " อินเตอร์", " เอ็นเตอร์", " แลบ")


def _with_tail(text: str, body: Body) -> Body:
    """The body with what belongs to its name behind it: whose patronage it has, its campus, which of several groups it is."""
    end = body.end
    if text.startswith(_JOINING, end) and (stray := _STRAY.search(text, body.start, end)) is not None:
        # องค์การบริหารส่วนจังหวัดตรัง|น|จับมือ: a letter too many.
        return Body(body.start, stray.start("stray"))
    if text.startswith(_TAIL_BEGINS, end):
        for tail in (_PATRONAGE, _NUMBERED_GROUP):
            if (more := tail.match(text, end)) is not None:
                end = more.end()
    if text.startswith(_COMPANY_TAILS, end) and (more := _COMPANY_TAIL.match(text, end)) is not None:
        end = more.end()
    if text.endswith("เฉลิมพระเกียรติ", body.start, end) and (more := _JUBILEE.match(text, end)) is not None:
        end = more.end()
    if body.organization is None and text.startswith(" ", end):
        if (more := _LATIN_MIDDLE.match(text, end)) is not None:
            end = more.end()
        elif text.endswith("แห่งชาติ", body.start, end) and (state := country_at(text, end + 1)) is not None:
            # องค์การอวกาศแห่งชาติ| สหรัฐอเมริกา: which nation's it is.
            end = state.end
        elif text.startswith(_NAMED_BY_WORDS, body.start) and (more := _BEFORE_ACRONYM.match(text, end)) is not None:
            end = more.end()
    if _is_university(text, body):
        campus = (_CAMPUS if not text.startswith(_UNSHORTENED, body.start) else _NAMED_CAMPUS).match(text, end)
        if campus is not None:
            return Body(body.start, campus.end())
    return body if end == body.end else Body(body.start, end, body.organization, body.country)


PROVINCES: Final = one_of(
    words(
        """กระบี่ กาญจนบุรี กาฬสินธุ์ กำแพงเพชร ขอนแก่น จันทบุรี ฉะเชิงเทรา ชลบุรี ชัยนาท ชัยภูมิ ชุมพร เชียงราย เชียงใหม่ ตรัง ตราด
        ตาก นครนายก นครปฐม นครพนม นครราชสีมา นครศรีธรรมราช นครสวรรค์ นนทบุรี นราธิวาส น่าน บึงกาฬ บุรีรัมย์ ปทุมธานี
        ประจวบคีรีขันธ์ ปราจีนบุรี ปัตตานี พระนครศรีอยุธยา อยุธยา พะเยา พังงา พัทลุง พิจิตร พิษณุโลก เพชรบุรี เพชรบูรณ์ แพร่ ภูเก็ต
        มหาสารคาม มุกดาหาร แม่ฮ่องสอน ยโสธร ยะลา ร้อยเอ็ด ระนอง ระยอง ราชบุรี ลพบุรี ลำปาง ลำพูน เลย ศรีสะเกษ สกลนคร
        สงขลา สตูล สมุทรปราการ สมุทรสงคราม สมุทรสาคร สระแก้ว สระบุรี สิงห์บุรี สุโขทัย สุพรรณบุรี สุราษฎร์ธานี สุรินทร์ หนองคาย
        หนองบัวลำภู อ่างทอง อำนาจเจริญ อุดรธานี อุตรดิตถ์ อุทัยธานี อุบลราชธานี หาดใหญ่"""
    )
)
_JOINING: Final = ("จับมือ", "ผนึก", "ร่วมกับ", "ลงนาม")
_STRAY: Final = re.compile(rf"จังหวัด{PROVINCES}(?P<stray>[ก-ฮ])$")
# ม.อ.ปัตตานี, มทร.อันดามัน กระบี่, มหาวิทยาลัย… วิทยาเขตสุรินทร์
_NAMED_CAMPUS: Final = re.compile(rf"[ ]?วิทยาเขต[ ]?(?:(?!{_ENDS})[{THAI}]){{2,22}}")
_CAMPUS: Final = re.compile(rf"{_NAMED_CAMPUS.pattern}|[ ]?{PROVINCES}(?![{THAI}])")
_UNSHORTENED: Final = ("มหาวิทยาลัย", "จุฬา", "สถาบัน")


def find_bodies(page: Page) -> list[Body]:
    """The organisations named in the article, in order, without overlap."""
    found = _bodies(page.text, *(page.places(begins) for begins in _BEGINS))
    names = dict.fromkeys(name["name"] for name in matches_at(page.quotes, _QUOTED_BODY, page.text))
    quoted = {name: number for number, name in enumerate(names)}
    lengths = sorted({len(name) for name in quoted})
    return [_whole_quoted(page.text, body, quoted, lengths) for body in found] if quoted else found


# “เครือข่ายปลาดีทุกวัยกินได้ทุกวัน”: what stands in quotation marks is the whole of a name, whatever words it holds.
_QUOTED_BODY: Final = re.compile(
    r"[“\"](?P<name>(?:เครือข่าย|สมาคม|ชมรม|มูลนิธิ|บริษัท|ศูนย์|สภา|สถาบัน|กลุ่ม|โรงเรียน|สหพันธ์)[^“”\"\n]{6,70})[”\"]"
)


def _whole_quoted(text: str, body: Body, quoted: Mapping[str, int], lengths: Sequence[int]) -> Body:
    """The body by its whole name, where the article has that in quotation marks and the words behind the body go on with it.

    `quoted` has the names by the order in which they are quoted, `lengths` how long they are: many names cost a body no more than
    the lengths that there are.
    """
    ahead = (text[body.start : body.start + length] for length in lengths if length > body.end - body.start)
    names = [name for name in ahead if name in quoted]
    return Body(body.start, body.start + len(min(names, key=quoted.__getitem__))) if names else body


_LONGEST_BEFORE: Final = 150
_BEHIND: Final = 30


def find_bodies_before(page: Page, places: Iterable[int]) -> list[Body]:
    """Those of the organisations that end at one of `places` (in order) or near it, at a fraction of the cost of all.

    Only the words around each place are read, from a blank on: names do not go over the end of a line (but a bracket may
    stand at the beginning of the next).
    """
    text = page.text
    windows: list[list[int]] = []
    for at in places:
        # A line may be a megabyte long: nothing is looked for beyond the window.
        floor = max(0, at - _LONGEST_BEFORE)
        line = text.rfind("\n", floor, max(0, at - 1))
        start = line + 1 if line >= 0 else text.rfind(" ", max(0, floor - _LONGEST_BEFORE), floor) + 1 or floor
        line_end = text.find("\n", at, at + _BEHIND)
        end = line_end if line_end >= 0 else min(len(text), at + _BEHIND)
        if windows and start <= windows[-1][1]:
            windows[-1][1] = max(end, windows[-1][1])
        else:
            windows.append([start, end])
    return [
        Body(start + b.start, start + b.end, b.organization, b.country, b.short)
        for start, end in windows
        for window in (text[start:end],)
        for b in _bodies(window, *page.occurrences.places_within(_BEGINS, start, end))
    ]


_FORMS: Final = watched_when_needed(heads_of_forms)
_HEADS: Final = watched_in_reports(*HEAD_WORDS)
_BEGINS: Final = (_FORMS, _HEADS, LATIN_KINDS, watched_in_reports("แห่งประเทศไทย"))


def _bodies(
    text: str, forms: Iterable[int], heads: Iterable[int], latin: Iterable[int], of_thailand: Iterable[int]
) -> list[Body]:
    """The organisations and countries in `text`, where forms of the gazetteer and heads of names may begin.

    `latin` are the places of Latin words that tell a kind, `of_thailand` those of แห่งประเทศไทย.
    """
    begins = ((at, head) for at in forms if (head := head_at(text, at)))
    known = [_known(text, m.start, m.end, m.organization) for m in find_all(text, begins)]
    known = [body for body in known if not _is_month(text, body)]
    starts = [b.start for b in known]
    found: list[Body] = []
    done = 0
    headed = (m.start() for m in matches_at(heads, _HEADS_IN_TEXT, text))
    for start in sorted([*headed, *_short_heads(text)]):
        n = bisect_left(starts, start)
        if start < done or (n < len(known) and known[n].start == start) or (n and known[n - 1].end > start):
            continue
        body = body_at(text, start)
        if body is not None and not _ends_an_office(text, start):
            found.append(body)
            done = body.end
    foreign = [Body(span.start, span.end) for span in latin_bodies(text, latin)]
    enterprises = _enterprises(text, of_thailand)
    ordered = _without_overlap(sorted([*known, *found, *foreign, *enterprises], key=lambda b: (b.start, -b.end)))
    return _joined(text, [_with_tail(text, body) for body in ordered])


# การเดินเรือ|แห่งประเทศไทย: a state enterprise is called by what it does.
_ENTERPRISE: Final = re.compile(
    rf"(?<![{THAI}])การ[{THAI}]{{2,24}}$|(?:ว่าการ|กับ|และ|โดย|ระหว่าง|ของ|จาก)(การ[{THAI}]{{2,24}})$"
)
_OF_THAILAND_LETTERS: Final = len("แห่งประเทศไทย")


def _enterprises(text: str, places: Iterable[int]) -> Iterator[Body]:
    """The state enterprises whose names end with แห่งประเทศไทย at one of `places`."""
    for at in places:
        name = _ENTERPRISE.search(text, max(0, at - 34), at)
        if name is not None:
            yield Body(name.start(1) if name[1] else name.start(), at + _OF_THAILAND_LETTERS)


# องค์การ Access4u, มหาวิทยาลัย Kunming
_HEAD_LATIN: Final = re.compile(
    "(?:องค์การ|องค์กร|สมาคม|มูลนิธิ|สถาบัน|ศูนย์|มหาวิทยาลัย|โรงเรียน|ธนาคาร|กลุ่มบริษัท|วิทยาลัย|โรงพยาบาล)[ ]?(?=[A-Z][A-Za-z]{2})"
)
# สำนักงาน ป.ป.ส., กระทรวง อว.: a head with an acronym.
_HEAD_DOTTED: Final = re.compile(r"(?:สำนักงาน|กระทรวง|กรม|สมาคม|มูลนิธิ|บริษัท|องค์การ|ศูนย์)[ ](?:[ก-ฮ]{1,2}\.){2,5}(?![ก-๎])")
# ก.แรงงาน, บ.ก้าวหน้า, ม.ธรรมศาสตร์, ธ.กรุงไทย: a head cut short, where no longer abbreviation ends.
_SHORT_HEAD: Final = r"(?<![ก-๎.])(?:ก\.|บ\.|ม\.|ธ\.|สนง\.|รร\.)[ ]?(?=[ก-ฮเ-ไ][ก-๎]{3})"
_HEADS_IN_TEXT: Final = re.compile(f"({HEAD})")
_SHORT_HEADS_IN_TEXT: Final = re.compile(f"({_SHORT_HEAD})")
_DOT_OF_HEAD: Final = re.compile(r"\.(?<=[กบมธงร]\.)[ ]?(?=[ก-ฮเ-ไ])")


def _short_heads(text: str) -> Iterator[int]:
    """Where a head cut short begins, found by its dot."""
    for dot in _DOT_OF_HEAD.finditer(text):
        for length in (1, 2, 3):
            if _SHORT_HEADS_IN_TEXT.match(text, dot.start() - length, dot.end() + 4):
                yield dot.start() - length


# The end of an office or of another word, and no name: ผู้บัญชาการตำรวจแห่งชาติ, โครงการรถไฟความเร็วสูง.
_OFFICE_BEFORE: Final = ("โครง", "ผู้ว่าราชการ", "ผู้ว่าฯ")


def _ends_an_office(text: str, start: int) -> bool:
    """Whether what begins at `start` is the end of a word or an office; ผู้บัญชาการ leads any body but the police."""
    if text.endswith(_OFFICE_BEFORE, 0, start):
        return True
    if text.startswith(_POLICE_BODIES, start):
        return False
    return text.startswith("ตำรวจ", start) and text.endswith("ผู้บัญชาการ", 0, start)


_POLICE_BODIES: Final = ("ตำรวจตระเวนชายแดน", "ตำรวจภูธร", "ตำรวจนครบาล")


# สำนักงาน ก.พ., องค์การ UNICEF, กระทรวง พม.: the head before the short form.
_HEAD_BEFORE: Final = re.compile("(?:สำนักงาน|องค์การ|กระทรวง|กองทุน|กรม|บริษัท|มูลนิธิ|สมาคม|ธนาคาร|สภา)[ ]?$")


def _is_head_of(head: str, organization: Organization | None) -> bool:
    """Whether the head belongs to the short form behind it: สำนักงาน ก.พ., but the สำนักงาน อ.ส.ค. is an office of อ.ส.ค."""
    return head != "สำนักงาน" or organization is None or (organization.name_th or "").startswith(head)


# เมื่อวันที่ 3 ก.พ. 66: the month, and not the civil service commission.
_IN_DATE: Final = re.compile(r"\d[ ]{0,2}$")


def _is_month(text: str, body: Body) -> bool:
    return (
        text[body.start : body.end] == "ก.พ." and _IN_DATE.search(text, max(0, body.start - 3), body.start) is not None
    )


def _known(text: str, start: int, end: int, organization: Organization | None) -> Body:
    short = end - start <= 12 and (text[end - 1] == "." or text[start:end].isascii())
    if text.startswith("บริษัท", max(0, start - 7), start) or text.startswith("บริษัท ", max(0, start - 7), start):
        start = text.rindex("บริษัท", 0, start)
        company = _COMPANY.match(text, start)
        if company is not None and company.end() >= end:
            return Body(start, company.end(), organization)
    foreign = _FOREIGN_TAIL.match(text, end) if text.startswith(("กระทรวง", "กรม"), start) else None
    if foreign is not None:
        return Body(start, foreign.end())
    after = _AFTER.match(text, end)
    if after is not None and not short and _COUNTRY.fullmatch(text, start, end) is None:
        end = after.end()
    head = _HEAD_BEFORE.search(text, max(0, start - 9), start) if short else None
    if head is not None and _is_head_of(head[0].strip(), organization):
        start = head.start()
    return Body(start, end, organization, short=short)


def body_at(text: str, start: int) -> Body | None:
    """The organisation whose head word stands at `start`, or None."""
    latin = _HEAD_LATIN.match(text, start)
    if latin is not None:
        run = _LATIN_RUN.match(text, latin.end())
        if run is not None and run.end() - run.start() > 2:
            return Body(start, latin_at(text, latin.end()).end)  # type: ignore[union-attr]
    if _NO_HEAD.match(text, start) is not None:
        dotted = _HEAD_DOTTED.match(text, start)
        return None if dotted is None else Body(start, dotted.end())
    company = _COMPANY.match(text, start)
    if company is not None:
        return Body(start, company.end())
    head = _HEADS_IN_TEXT.match(text, start) or _SHORT_HEADS_IN_TEXT.match(text, start)
    if head is None:
        return None
    verb = _VERB_IN_NAME.match(text, head.end())
    name = _NAME.match(text, verb.end() if verb else head.end())
    end = name.end() if name else head.end()
    inner = _INNER_BRACKET.match(text, end)
    if inner is not None:
        # มหาวิทยาลัยราชภัฏ|(มรภ.)นครราชสีมา
        rest = _NAME.match(text, inner.end())
        end = rest.end() if rest is not None else end
    if head[1] in _LOCAL_SHORT and end == head.end() and text[end : end + 1] == " ":
        # อบต. บ้านป่าแดง
        spaced = _NAME.match(text, end + 1)
        end = spaced.end() if spaced is not None else end
    if head[1] in _COMPANY_SHORT and end - head.end() > 2:
        return Body(start, _more_words(text, end))
    if head[1] in ("บริษัท", "บจก.", "บมจ.", "บจ.", "สายการบิน", "กลุ่มบริษัท") and end - head.end() < 2:
        latin = _LATIN_RUN.match(text, head.end() + (text[head.end() : head.end() + 1] == " "))
        if latin is not None:
            return Body(start, latin_end(text, latin.start(), latin.end()))
        spaced = _NAME.match(text, head.end() + 1) if text[head.end() : head.end() + 1] == " " else None
        if spaced is None or spaced.end() - spaced.start() < 3:
            return None
        end = _more_words(text, spaced.end())
    while end > head.end() and text[end - 1] in ".-":
        if text[end - 1] == "." and text[end - 3 : end - 2] in (".", " "):
            break
        end -= 1
    if end - head.end() < 2 and head[1] not in ("กรุงเทพมหานคร", "เมืองพัทยา", "คุรุสภา", "แพทยสภา", "สำนักพระราชวัง"):
        return None
    if head[1] in ("กระทรวง", "กรม") and (foreign := _FOREIGN_TAIL.match(text, end)) is not None:
        return Body(start, foreign.end())
    if head[1] in _COMPOUND:
        end = _over_and(text, end)
    elif head[1] == "เครือข่าย" and (more := _GROUP_AND_MORE.match(text, end)) is not None:
        end = more.end()
    figure = _FIGURE_AFTER.match(text, end) if text.endswith(("ภาค", "เขต", "ที่"), start, end) else None
    if figure is not None:
        end = figure.end()
    spaced = _OF_THAILAND.match(text, end)
    if spaced is not None:
        return Body(start, spaced.end())
    after = _AFTER.match(text, end)
    if after is not None:
        end = after.end()
    return Body(start, end)


# เครือข่ายโรงงาน|และผู้ประกอบการในจังหวัดชลบุรี: one group, by the place that follows.
_GROUP_AND_MORE: Final = re.compile(
    rf"และ(?:(?!{_ENDS})[{THAI}]){{3,40}}ใน(?:จังหวัด|พื้นที่|เขต|อำเภอ|ตำบล)(?:(?!{_ENDS})[{THAI}]){{2,30}}"
)
_OF_THAILAND: Final = re.compile("[ ]{1,6}แห่งประเทศไทย")
# ตำรวจภูธรภาค 5
_FIGURE_AFTER: Final = re.compile(r"[ ]?\d{1,3}(?![.,]?\d)")
_WORD: Final = re.compile(rf"[ ](?!{HEAD}|{_ENDS}|นาย|นางสาว|นาง|พล|ดร|คุณ|ผศ|รศ)[{THAI}]{{2,24}}+")


_INNER_BRACKET: Final = re.compile(rf"\([ก-ฮ.]{{2,8}}\)(?=[{THAI}])")
_COMPANY_SHORT: Final = ("บมจ.", "บจก.", "บจ.")
_LOCAL_SHORT: Final = ("อบจ.", "อบต.", "ทต.", "ทม.", "ทน.", "รพ.", "สนง.")
# What tells that a company's name of several words ends: … (Primo…), … หรือ TTE, … ลงนาม, the end of the line.
_NAME_IS_OVER: Final = re.compile(
    r"[ ]?[(](?:[A-Z]|มหาชน)|[ ]?(?:หรือ|และ|กับ|ร่วม|จับมือ|ผนึก|ลงนาม|เซ็น|โดย(?!สาร)|ได้|จะ|เพื่อ|ในการ|ณ[ ]|เดินหน้า|ประกาศ|เปิด(?=ตัว|เผย))"
    r"|[ ]?(?:\n|$)"
)


def _more_words(text: str, end: int) -> int:
    """The end of a company's name of several words, where what follows tells that it ends there: บริษัท พรีโม อะโกร เวนเชอร์ (Primo…)."""
    at = end
    for _ in range(4):
        if _NAME_IS_OVER.match(text, at):
            return at
        word = _WORD.match(text, at)
        if word is None:
            return end
        at = word.end()
    return end


_COMPOUND: Final = frozenset(
    words("กระทรวง กรม สำนัก สำนักงาน สถาบัน กองทุน ศูนย์ คณะ สมาคม สภา คณะกรรมการ มูลนิธิ องค์การ วิทยาลัย สหพันธ์ สมาพันธ์ ทบวง")
)
_NOT_JOINED: Final = re.compile(
    rf"(?:{HEAD}|{STATE}|นาย|นาง|ดร|ผู้|คณะ|ภาคี|หัวหน้า|เจ้าหน้าที่|ข้าราชการ|หน่วย"
    rf"|ภาค|พันธมิตร|ประชาชน|อธิบดี|ปลัด|รอง|รัฐมนตรี|เลขา|ประธาน|นายก|องค์|ประเทศ|การไฟฟ้า"
    rf"|จุฬา|บุคลากร|นัก|ท่าน|เรา|อื่น|เกษตรกร|ชุมชน|สาธารณรัฐ)"
)


_REST: Final = re.compile(
    rf"(?!ร่วม|ได้|มี|เป็น|จะ|ให้|การลง|ที่|ทำ|จัด|รับ|เพื่อ|โดย|ลงนาม|แลกเปลี่ยน|ยัง"
    rf"|ทั้ง)(?:[{THAI}]{{3,60}}?แห่ง(?:ราชอาณาจักร|สาธารณรัฐ|สหพันธ์|รัฐ)[{THAI}]{{3,40}}+|[{THAI}]{{3,28}}+)(?=[ \n(),”\"]|$)"
)


def _over_and(text: str, end: int) -> int:
    """The end of a name that goes on after และ: สำนักพิจารณาภาพยนตร์และวีดิทัศน์."""
    for _ in range(2):
        if not text.startswith("และ", end) or _NOT_JOINED.match(text, end + 3):
            return end
        more = _REST.match(text, end + 3)
        if more is None:
            return end
        end = more.end()
    return end


def country_at(text: str, start: int) -> Body | None:
    """The country or its government named at `start`, or None."""
    match = _COUNTRY.match(text, start)
    if match is None:
        return None
    return Body(match.start(), match.end(), country=True)


def is_country(text: str, body: Body) -> bool:
    """Whether the body is a country or its government, by the gazetteer or by its words."""
    return body.country or ((named := country_at(text, body.start)) is not None and named.end >= body.end)


# กรุงมะนิลา, นครเว้, แขวงนาแก้ว: a city or a district, where only a party can stand.
_CITY: Final = re.compile(
    r"(?:กรุง(?!เทพ|ไทย|ศรี)|นคร(?!บาล|ชัย)|แขวง(?!ทาง)|มณฑล(?!ทหาร)|อำเภอ(?!ที่|ใน)"
    r"|เมือง(?!ท้องถิ่น|ไทย|หลวง|ที่|ต่าง|สำคัญ|พี่|คู่|พัทยา|ทอง|หลัก|ใน|ใหญ่|อัจฉริยะ)|เขต(?:บริหารพิเศษ|ปกครองตนเอง))"
    rf"(?:(?!กับ|และ|โดย|ลงนาม|ร่วม|ได้|จะ|เพื่อ|ซึ่ง|จัด|สถาปนา|ใน(?=การ|พิธี|ด้าน)|ณ[ ])[{THAI}]){{2,24}}"
)


def city_at(text: str, start: int) -> Body | None:
    """The city, district or province abroad that is named by its kind at `start`, or None."""
    match = _CITY.match(text, start)
    return None if match is None else Body(*match.span())


def latin_at(text: str, start: int) -> Body | None:
    """The name in Latin letters at `start`, or None."""
    match = _LATIN_RUN.match(text, start)
    if match is None or match.end() - match.start() < 3:
        return None
    return Body(start, latin_end(text, start, match.end()))


# Truong Thanh Group|(TTVN), … Corporation|(: no part of the name; (Thailand) is.
_LAST_BRACKET: Final = re.compile(
    r"[ ]?\((?:(?!Thailand|Malaysia|Singapore|Vietnam|Japan|China|Asia|Cambodia|Lao)[^()]{0,30}\)?)$"
)


def latin_end(text: str, start: int, end: int) -> int:
    """The end of the Latin name at [start, end) without an acronym in brackets and what is left open behind it."""
    bracket = _LAST_BRACKET.search(text, start + 1, end)
    end = bracket.start() if bracket is not None else end
    while text[end - 1] in "(.-&, " and end > start + 1:
        end -= 1
    return end


def _without_overlap(bodies: list[Body]) -> list[Body]:
    kept: list[Body] = []
    for body in bodies:
        if kept and body.start < kept[-1].end:
            if body.end - body.start > kept[-1].end - kept[-1].start and body.start == kept[-1].start:
                kept[-1] = body
            continue
        kept.append(body)
    return kept


# โรงพยาบาลสงฆ์ กรมการแพทย์: a hospital with the department that it belongs to.
_OF_HEALTH: Final = re.compile("กรม(?:การ)?(?:แพทย์|สุขภาพ|ควบคุมโรค|อนามัย)")
_HEALTH_UNIT: Final = re.compile("โรงพยาบาล|รพ\\.|สถาบัน|ศูนย์อนามัย")
# คณะมัณฑนศิลป์| ภาพพิมพ์และการออกแบบ |มหาวิทยาลัย…: the rest of a faculty's name before its university.
_REST_OF_UNIT: Final = re.compile(rf"[ ](?!{_ENDS}|{HEAD}|นาย|นาง|ดร|ผศ|รศ|ศ\.)[{THAI}]{{3,44}}[ ]")
_LONGEST_REST: Final = 46
_FACULTY: Final = re.compile("คณะ|วิทยาลัย|สำนักวิชา|ภาควิชา|สาขาวิชา|สำนัก(?!งาน)")
_UNIVERSITY: Final = re.compile(r"มหาวิทยาลัย|จุฬาลงกรณ์|มทร\.|มรภ\.|ม\.[ก-ฮเ-ไ]|สถาบันเทคโนโลยี|สถาบันบัณฑิต")


_UNIVERSITY_KINDS: Final = ("university", "foreign-university")


def _is_university(text: str, body: Body) -> bool:
    known = body.organization is not None and body.organization.kind in _UNIVERSITY_KINDS
    return known or _UNIVERSITY.match(text, body.start) is not None


def _is_unit_of(text: str, before: Body, body: Body) -> bool:
    """Whether `before` is a part of `body` by the kinds of both, though it is not written as one name with it."""
    if text.startswith("มหาวิทยาลัย", before.start):
        return False
    between = text[before.end : body.start]
    if _HEALTH_UNIT.match(text, before.start) and _OF_HEALTH.match(text, body.start):
        return between in ("", " ", "  ")
    if not _FACULTY.match(text, before.start) or not _is_university(text, body):
        return False
    return between in ("", " ", "  ") or (not body.short and _REST_OF_UNIT.fullmatch(between) is not None)


def _is_office_of_ministry(text: str, before: Body, body: Body) -> bool:
    """สำนักงานปลัด กระทรวงพลังงาน: one name, whatever blank stands in it."""
    return text[before.start : before.end] == "สำนักงานปลัด" and text.startswith("กระทรวง", body.start)


def _joined(text: str, bodies: list[Body]) -> list[Body]:
    """Bodies with their parents: คณะทรัพยากรธรรมชาติ มหาวิทยาลัยสงขลานครินทร์ is one name."""
    joined: list[Body] = []
    whole: set[int] = set()
    for body in bodies:
        if joined and body.start - joined[-1].end <= _LONGEST_REST:
            before = joined[-1]
            between = text[before.end : body.start]
            if (
                before.start not in whole
                and between in ("", " ", "  ")
                and not body.short
                and _SUBUNIT.match(text, before.start)
                and _PARENT.match(text, body.start)
                and not (_PARENT.match(text, before.start) and text.startswith("มหาวิทยาลัย", before.start))
                and not (text.startswith("สถาบัน", body.start) and not text.startswith("คณะ", before.start))
                and not (text.startswith("สำนักงาน", body.start) and not text.startswith("ศูนย์", before.start))
                and not (before.organization is not None and before.organization.kind in _UNIVERSITY_KINDS)
            ) or (
                before.start not in whole
                and (
                    _is_unit_of(text, before, body)
                    or (between in (" ", "  ") and _is_office_of_ministry(text, before, body))
                )
            ):
                joined[-1] = Body(before.start, body.end, before.organization)
                whole.add(before.start)
                continue
        joined.append(body)
    return joined


def organization_details(organization: Organization) -> Mapping[str, Any]:
    """What a fact says of the body it names: the English name, the registry's id, and the short form that lists show."""
    short = next((a for a in organization.abbreviations if a not in organization.ambiguous), None)
    return {"name_en": organization.name_en, "ror": organization.ror, "abbreviation": short}
