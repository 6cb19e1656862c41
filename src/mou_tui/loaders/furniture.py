"""What a site puts around its articles and only its place tells from a story's words: menus, sections, the site's own name."""

import re
from typing import Final

from mou_tui.loaders.credits import narrates

# หน้าแรก · เกี่ยวกับเรา · ติดต่อเรา · Skip to content · TH EN · A A A · ขนาดตัวอักษร · เข้าสู่ระบบ: a whole line, with what is glued to it
_MENU_WORD: Final = (
    r"(?:หน้า\s?(?:แรก|หลัก)|home|main|menu|เมนู(?:หลัก)?|เกี่ยวกับ(?:เรา|สำนัก|คณะ|หน่วยงาน|องค์กร|มหาวิทยาลัย|วิทยาลัย|โรงพยาบาล"
    r"|โรงเรียน|บริษัท|กรม|เทศบาล|สถาบัน)?|about(?:\s?us)?|ติดต่อ(?:เรา|สอบถาม|หน่วยงาน)?"
    r"|contact(?:\s?us)?|ดาวน์โหลด|download|เอกสารเผยแพร่|บุคลากร|ผู้บริหาร|โครงสร้าง(?:องค์กร)?|หลักสูตร|บริการ(?:ประชาชน)?"
    r"|e-?service|กระดานถามตอบ|ถาม-?ตอบ|faq|q&a"
    r"|แผนผังเว็บไซต์|site\s?map|ค้นหา|search|เข้าสู่ระบบ|log\s?in|sign\s?in|สมัครสมาชิก|register|ลงชื่อเข้าใช้|สายตรง\S{0,20}"
    r"|ร้องเรียน\S{0,20}|รับสมัคร\S{0,20}|สมัครเรียน|สมัครงาน|ร่วมงานกับเรา"
    r"|intranet|webmail|gallery|แกลเลอรี\S{0,3}|วิดีโอ|video|ปฏิทิน\S{0,12}|calendar|ผลงาน|นโยบาย\S{0,24}|ประวัติ\S{0,20}"
    r"|วิสัยทัศน์\S{0,20}|สินค้า(?:และบริการ)?|products?|services?"
    r"|นักลงทุนสัมพันธ์|investor relations|careers?|ภาษาไทย|ไทย|english|th(?:ai)?|eng?|cn|中文|skip to (?:main )?content"
    r"|ข้ามไปยังเนื้อหา\S{0,6}|ข้ามไปเนื้อหา\S{0,6}|top of page|type to search"
    r"|toggle navigation|close|ปิด|เปิดเมนู|survey|แบบสำรวจ\S{0,20}|อื่น\s?ๆ|more|เพิ่มเติม|subscribe|สารบัญ|follow us|ข้อมูลทั่วไป"
    r"|ข้อมูลหน่วยงาน|ข้อมูลองค์กร|งานวิจัย|วิจัย|research|การศึกษา|นักศึกษา|students?|ศิษย์เก่า|alumni"
    r"|ประกันคุณภาพ|ข้อมูลสาธารณะ|ข้อมูลข่าวสาร|ita|oit|จัดซื้อจัดจ้าง|ประกวดราคา|กฎหมาย\S{0,16}|ระเบียบ\S{0,16}|คลังความรู้|km"
    r"|ลิงก์ที่เกี่ยวข้อง|หน่วยงานภายใน|หน่วยงานในสังกัด|news|ข่าว|ข่าวสาร|กิจกรรม|events?|archives?|blog|บทความ|articles?)"
)
_MENU: Final = re.compile(rf"\W{{0,4}}{_MENU_WORD}(?:\W{{1,5}}{_MENU_WORD}){{0,14}}\W{{0,4}}", re.IGNORECASE)
_TOOL: Final = re.compile(
    r"(?:ปรับ)?(?:ขนาด(?:ตัว)?(?:อักษร|หนังสือ)|เปลี่ยนสี|การแสดงผล|ตัวช่วย|ความคมชัด|ระยะห่าง|โหมด|Font size|Text size|Contrast"
    r"|Theme).{0,40}"
    r"|(?:[AกTCก]{1,2}[+-]{0,2}[\s/|]{0,3}){2,6}|(?:TH|EN|ไทย|CN|MY)(?:[\s/|]{1,3}(?:TH|EN|ENG|CN|ไทย|JP|KR)){1,5}"
    r"|(?:วันที่|(?:วันที่)?(?:เผยแพร่|โพสต์|ประกาศ|ปรับปรุง|แก้ไข)(?:เมื่อ|ล่าสุด)?|เมื่อ|โดย|ผู้เขียน|ผู้โพสต์|หมวดหมู่|แท็ก|date"
    r"|posted(?: on)?|by|author|category)\s?[:：]"
    r"|fbpx|[a-z]{3,16}|:::+|card image cap|image|logo|โลโก้.{0,40}|แบนเนอร์.{0,20}|banner.{0,20}|\S{1,60}\.(?:jpe?g|png|gif|webp"
    r"|pdf|svg)"
    r"|(?:IMG|MG|DSC|DSCF|S|LINE_ALBUM)[ _-]?\d{3,12}.{0,12}"
    r"|reading time\s?:.{1,20}|\d{1,3}\s?min(?:ute)?s? read|เวลาอ่าน.{1,20}|กำลังโหลด.{0,24}|loading.{0,4}|(?:วิดีโอ|ภาพ"
    r"|คลิป)(?:ประกอบ|ข่าว)?|ฟังข่าว|listen|ฟังบทความ"
    r"|(?:คุณ|ท่าน)?(?:กำลัง)?อยู่(?:ที่|ใน)?(?:หน้า|นี่)?\s?[:：].{0,80}|you are here.{0,80}|คุณอยู่ที่.{0,80}|ท่านอยู่ที่.{0,80}"
    r"|(?:ยินดีต้อนรับ(?:สู่|เข้าสู่)|welcome to).{0,80}|latest\s?:?|แชร์(?:ข่าว|ไป)?.{0,16}|share.{0,16}|tweet|twee+t|line"
    r"|facebook|twitter|email|print|save|copy|พิมพ์.{0,12}|ส่งต่อ.{0,12}"
    r"|ผู้ชม.{0,3}[\d,]{1,9}.{0,6}|\W{0,3}\d{1,7}(?:,\d{3}){0,3}\s?(?:views?|ครั้ง|คน|วิว|shares?|likes?)?\W{0,3}|(?:จำนวน)?(?:ผู้"
    r"|คน)?(?:เข้าชม|เข้าดู|อ่าน|ดู|เปิดอ่าน|ชม)\W{0,4}[\d,]{1,9}\W{0,3}(?:ครั้ง|คน|views?)?",
    re.IGNORECASE,
)
# หน้าแรก > ข่าว > ข่าวประชาสัมพันธ์ · Home » News · ข่าว / กิจกรรม / MOU
_CRUMBS: Final = re.compile(r"(?P<first>[^>»›→/|\\]{1,40}?)\s?(?:[>»›→|\\]|\s/\s|::)\s?.{0,160}")
_SECTION_HEAD: Final = re.compile(
    r"\W{0,3}(?:(?:ข่าว|ประกาศ|กิจกรรม|ภาพกิจกรรม|ภาพข่าว|บทความ|สาระ|มุม|คอลัมน์|สกู๊ป|ประมวลภาพ|จดหมายข่าว|หมวด|ประเภท|ด้าน"
    r"|เรื่องเด่น|ห้องข่าว|สื่อ|วารสาร|แผนก|รายการ|ประชาสัมพันธ์)(?:[ก-๎/&,\- ()]{0,40})"
    r"|(?:[A-Z][\w&-]{1,20}[ /&,|-]{0,3}){1,5}|(?:สังคม|การเมือง|เศรษฐกิจ|การศึกษา|เทคโนโลยี|สุขภาพ|กีฬา|บันเทิง|ต่างประเทศ|ภูมิภาค"
    r"|อาชญากรรม|การเงิน|อสังหา\S{0,12}|ไลฟ์สไตล์|สิ่งแวดล้อม|ทั่วไทย|ในประเทศ|เกษตร|ท่องเที่ยว|ธุรกิจ|การตลาด|ยานยนต์"
    r"|ไอที)(?:[-/ –&,][ก-๎-/& ,]{2,24})?)\W{0,3}"
)
_LONGEST_SECTION: Final = 44
# คณะเทคโนโลยีการเกษตร · เทศบาลเมืองบัวงาม · บริษัท ไร่ภูเมฆ จำกัด · Department of Coastal Fisheries
_ORGANISATION: Final = re.compile(
    r"(?:มหาวิทยาลัย|ม\.|วิทยาลัย|วิทยาเขต|คณะ(?!ผู้|กรรมการ|กรรมาธิการ|ทำงาน|อนุ|รัฐมนตรี|นัก|สื่อ|ครู|อาจารย์)|โรงเรียน|รร\."
    r"|โรงพยาบาล|รพ\.|เทศบาล|องค์การ|องค์กร|อบต\.|อบจ\.|ทต\.|ทม\.|กรม|กระทรวง"
    r"|สำนัก|กอง|ฝ่าย|ส่วน|งาน|ศูนย์|สถาบัน|บริษัท|บมจ\.|บจก\.|ธนาคาร|สมาคม|มูลนิธิ|สภา"
    r"|การ(?=ไฟฟ้า|ประปา|ท่า|เคหะ|รถไฟ|ทาง|ยาง|กีฬา|นิคม)|จังหวัด|ที่ว่าการ|ศาลากลาง|ที่ทำการ|อำเภอ|ตำบล|หน่วย|ภาควิชา|สาขาวิชา"
    r"|บัณฑิตวิทยาลัย|ราชวิทยาลัย|เขต"
    r"|สหกรณ์|หอ(?=การค้า|สมุด|จดหมายเหตุ|ศิลป์)|หอสมุด|สโมสร|ชมรม|นสพ\.|หนังสือพิมพ์"
    r"|เครือ(?=ข่าย|โรง|บริษัท)|กลุ่ม(?!ที่)|ห้าง|สนง\.|อุทยาน|พิพิธภัณฑ์|กองทุน|สถานี|สถาน(?=ทูต|เอก|กงสุล)|วัด|ชุมชน|เว็บไซต์"
    r"|เว็บ|พอร์ทัล|ระบบ)[^\d|:“”\"]{1,100}"
)
_ENGLISH_NAME: Final = re.compile(
    r"(?:[A-Z][\w.&'-]{0,24}|of|and|the|for|&|in)(?:[ ,-]{1,2}(?:[A-Z][\w.&'-]{0,24}|of|and|the|for|in|&)){0,11}"
)
_DOMAIN: Final = re.compile(r"(?:https?://)?(?:www\.)?[\w-]{2,40}(?:\.[\w-]{2,20}){1,3}/?", re.IGNORECASE)


_LONGEST_TOOL: Final = 100
_LONGEST_MENU: Final = 200
_LINK_SEPARATOR: Final = re.compile(r"\s?[|»›>→•·\\]\s?|\s/\s|::")
_LONGEST_LINK: Final = 28


def is_menu(line: str) -> bool:
    """Whether a line may be a menu's, a tool's, a counter's or a breadcrumb: only what stands above a headline is."""
    if len(line) <= _LONGEST_TOOL and (_TOOL.fullmatch(line) or _MENU.fullmatch(line) or _is_row_of_words(line)):
        return True
    if len(line) > _LONGEST_MENU or not _LINK_SEPARATOR.search(line):
        return False
    crumbs = _CRUMBS.fullmatch(line)
    if crumbs is not None and _MENU.fullmatch(crumbs["first"].strip()):
        return True
    links = [part for part in _LINK_SEPARATOR.split(line) if part]
    return len(links) >= 3 and all(len(part) <= _LONGEST_LINK for part in links)


def _is_row_of_words(line: str) -> bool:
    """Whether short words stand side by side of which two or more are a menu's: หน้าแรก หลักสูตร ห้องสมุด ติดต่อเรา."""
    words = line.split(" ")
    return (
        len(words) >= 3
        and max(map(len, words)) <= _LONGEST_LINK
        and sum(_MENU.fullmatch(word) is not None for word in words) >= 2
    )


# Somebody is addressed, asked or quoted: สวัสดีครับ, · “ตกลง” · ทำไม?
_ENDS_SENTENCE: Final = frozenset(',?!;”“"')


def is_section(line: str) -> bool:
    """Whether a line may be the name of a section of the site: ข่าวประชาสัมพันธ์, ด้านสิ่งแวดล้อม, News & Events."""
    return (
        len(line) <= _LONGEST_SECTION
        and line[-1:] not in _ENDS_SENTENCE
        and _SECTION_HEAD.fullmatch(line) is not None
        and not narrates(line.replace("ประชาสัมพันธ์", ""))
    )


def is_site_name(line: str) -> bool:
    """Whether a line is nothing but the name of an organisation or of a site."""
    if len(line) > 110:
        return False
    if _ORGANISATION.fullmatch(line):
        return not narrates(line)
    return len(line) <= 80 and (_ENGLISH_NAME.fullmatch(line) is not None or _DOMAIN.fullmatch(line) is not None)
