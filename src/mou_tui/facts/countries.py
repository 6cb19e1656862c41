"""Countries, their governments, and cities abroad, wherever the text names them."""

import re
from typing import Final

from mou_tui.facts.body import Body
from mou_tui.facts.patterns import THAI, one_of, words

_STATES: Final = words(
    """ไทย ลาว กัมพูชา เมียนมา เมียนมาร์ พม่า เวียดนาม มาเลเซีย สิงคโปร์ อินโดนีเซีย ฟิลิปปินส์ บรูไน จีน ญี่ปุ่น
    เกาหลี เกาหลีใต้ ไต้หวัน ฮ่องกง มาเก๊า อินเดีย ปากีสถาน บังกลาเทศ ศรีลังกา เนปาล ภูฏาน มัลดีฟส์ อิหร่าน
    อิสราเอล ซาอุดีอาระเบีย ซาอุดิอาระเบีย ซาอุฯ ซาอุดีฯ ซาอุดิฯ สหรัฐอาหรับเอมิเรตส์ ยูเออี กาตาร์ คูเวต บาห์เรน โอมาน ตุรกี
    ตุรเคีย ทูร์เคีย รัสเซีย คาซัคสถาน อุซเบกิสถาน มองโกเลีย เยอรมนี เยอรมัน ฝรั่งเศส อังกฤษ อิตาลี สเปน
    โปรตุเกส เนเธอร์แลนด์ เบลเยียม สวิตเซอร์แลนด์ ออสเตรีย สวีเดน เดนมาร์ก ฟินแลนด์ นอร์เวย์ โปแลนด์ ฮังการี
    เช็ก สโลวาเกีย โรมาเนีย ยูเครน เบลารุส ไอร์แลนด์ ลักเซมเบิร์ก กรีซ จอร์เจีย อาร์เมเนีย อาเซอร์ไบจาน
    ออสเตรเลีย นิวซีแลนด์ แคนาดา เม็กซิโก บราซิล ชิลี เปรู อาร์เจนตินา โคลอมเบีย แอฟริกาใต้ อียิปต์ โมร็อกโก
    เคนยา ไนจีเรีย โมซัมบิก ติมอร์-เลสเต ฟิจิ สหรัฐ สหรัฐฯ สหรัฐอเมริกา อเมริกา สหราชอาณาจักร สปป.ลาว สปป._ลาว
    โมรอกโก คอซอวอ โคโซโว มอลตา ไซปรัส โครเอเชีย เซอร์เบีย บัลแกเรีย เอสโตเนีย ลัตเวีย ลิทัวเนีย สโลวีเนีย ไอซ์แลนด์ คิวบา เอกวาดอร์
    เวเนซุเอลา ปารากวัย อุรุกวัย ปานามา โบลิเวีย แทนซาเนีย เอธิโอเปีย ยูกันดา แซมเบีย มาดากัสการ์ เซเนกัล จอร์แดน เลบานอน
    อัฟกานิสถาน คีร์กีซสถาน ทาจิกิสถาน เติร์กเมนิสถาน ปาปัวนิวกินี วานูอาตู"""
)

STATE: Final = one_of(_STATES)

COUNTRY: Final = re.compile(
    rf"(?:รัฐบาล)?(?:แห่ง)?(?:ราชอาณาจักร|ประเทศ|สหพันธ์สาธารณรัฐประชาธิปไตย|สหพันธ์สาธารณรัฐ"
    rf"|สหพันธรัฐ|สาธารณรัฐประชาธิปไตยประชาชน|สาธารณรัฐสังคมนิยม|สาธารณรัฐประชาธิปไตย"
    rf"|สาธารณรัฐประชาชน|สาธารณรัฐอิสลาม|สาธารณรัฐ|เครือรัฐ|รัฐสุลต่าน|รัฐ)?{STATE}"
    rf"(?:ใต้|ประชาชน)?(?!(?!และ|ทั้ง|ได้|ว่า|ซึ่ง|ที่|นั้น|เพื่อ|เมื่อ|เป็น|มี|ร่วม|ด้าน|ต้อง|ด้วย|เข้า|เห็น|จัด)[{THAI}]{{0,2}}[ิีึืุูั็์่้๊๋ะา])"
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


def country_at(text: str, start: int) -> Body | None:
    """The country or its government named at `start`, or None."""
    match = COUNTRY.match(text, start)
    if match is None:
        return None
    return Body(match.start(), match.end(), country=True)


# กรุงมะนิลา, นครเว้, แขวงนาแก้ว: a city or a district, where only a party can stand.
_CITY: Final = re.compile(
    r"(?:กรุง(?!เทพ|ไทย|ศรี)|นคร(?!บาล|ชัย)|แขวง(?!ทาง)|มณฑล(?!ทหาร)|อำเภอ(?!ที่|ใน)"
    r"|เมือง(?!ท้องถิ่น|ไทย|หลวง|ที่|ต่าง|สำคัญ|พี่|คู่|พัทยา|ทอง|หลัก|ใน|ใหญ่|อัจฉริยะ)|เขต(?:บริหารพิเศษ|ปกครองตนเอง))"
    rf"(?:(?!กับ|และ|โดย|ลงนาม|ร่วม|ได้|จะ|เพื่อ|ซึ่ง|จัด|สถาปนา|ใน(?=การ|พิธี|ด้าน|ฐานะ)|ณ[ ])[{THAI}]){{2,24}}"
)


def city_at(text: str, start: int) -> Body | None:
    """The city, district or province abroad that is named by its kind at `start`, or None."""
    match = _CITY.match(text, start)
    return None if match is None else Body(*match.span())
