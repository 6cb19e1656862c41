"""Names of persons in Thai news: titles, given name and surname, wherever they stand.

A name is recognised by the chain of titles before it (ศาสตราจารย์ ดร.นพ.พงษ์รักษ์ ศรีบัณฑิตมงคล). Who these persons are
and what part they have is the business of `people`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from mou_tui.facts.occurrences import Occurrences, watched_in_reports
from mou_tui.facts.patterns import THAI, matches_at, one_of, words
from mou_tui.thai.shapes import capitalised

# ── titles ───────────────────────────────────────────────────────────────────────────────────────────────────────────

_ACADEMIC = words(
    """ศาสตราจารย์เกียรติคุณ ศาสตราจารย์คลินิกเกียรติคุณ ศาสตราจารย์คลินิก ศาสตราจารย์พิเศษ ศาสตราจารย์กิตติคุณ
    ศาสนาจารย์ ศาสตราจารย์ ศาสตราจารย์วุฒิคุณ รองศาสตราจารย์พิเศษ รองศาสตราจารย์ ผู้ช่วยศาสตราจารย์พิเศษ ผู้ช่วยศาสตราจารย์
    อาจารย์ ศ.เกียรติคุณ ศ.คลินิก ศ.คลินิกเกียรติคุณ ศ.พิเศษ ศ.กิตติคุณ ศ.เชี่ยวชาญพิเศษ ศ. รศ. ผศ. ดร. ดร อ.ดร. อ._ดร. อ.
    ด็อกเตอร์ ผู้ช่วยศาสตรจารย์ ผู้ช่วยศาสตราจาย์ รองศาสตรจารย์ ศ.คลินิก_เกียรติคุณ ศาสตราจารย์คลินิก_เกียรติคุณ
    ศาสตราจารย์_คลินิก ศาสตราจารย์_เกียรติคุณ ศาสตราจารย์คลีนิก ศ.คลีนิก ศาสตราจารย์_พิเศษ ศ._คลินิก ศ._พิเศษ
    ศ.(พิเศษ) ศ._(พิเศษ) รศ.(พิเศษ) รศ._(พิเศษ) ผศ.(พิเศษ) ผศ._(พิเศษ) ศ.(คลินิก) ศ._(คลินิก) ศ.(เกียรติคุณ) ศ._(เกียรติคุณ)
    ศาสตราจารย์(พิเศษ) ศาสตราจารย์_(พิเศษ) ศาสตราจารย์(คลินิก) ศาสตราจารย์_(คลินิก) ศาสตราจารย์_(เกียรติคุณ)
    ศาตราจารย์ ศาตราจารย์พิเศษ รองศาตราจารย์ ผู้ช่วยศาตราจารย์"""
)
_MEDICAL = words(
    """นายแพทย์ แพทย์หญิง ทันตแพทย์หญิง ทันตแพทย์ เภสัชกรหญิง เภสัชกร นายสัตวแพทย์ สัตวแพทย์หญิง สัตวแพทย์ นพ. พญ.
    ทพ.ญ. ทพญ. ทพ. ภญ. ภก. น.สพ. สพ.ญ. สพญ. ทันตแพทย์พิเศษ น.พ. พ.ญ."""
)
_CIVIL = words("นาย นางสาว นาง น.ส. คุณหญิง ท่านผู้หญิง คุณ ด.ช. ด.ญ. เด็กชาย เด็กหญิง ว่าที่ ส.ส. ส.ว. สมณะ")
_ROYAL = words("ม.ล. ม.ร.ว. ม.จ. มล. หม่อมหลวง หม่อมราชวงศ์ หม่อมเจ้า")
_ARMS = words("พล พัน ร้อย พลตำรวจ พันตำรวจ ร้อยตำรวจ พลเรือ นาวา เรือ พลอากาศ นาวาอากาศ เรืออากาศ")
_GRADES = ("เอก", "โท", "ตรี")
_RANKS = [
    *(f"{arm}{grade}" for arm in _ARMS for grade in _GRADES),
    *words("พลจัตวา พลตำรวจจัตวา"),
    *words("จ่าเอก จ่าโท จ่าตรี พันจ่าโท พันจ่าตรี"),
    *words("จ่าสิบเอก จ่าสิบโท จ่าสิบตรี สิบเอก สิบโท สิบตรี สิบตำรวจเอก สิบตำรวจโท สิบตำรวจตรี ดาบตำรวจ จ่าสิบตำรวจ พันจ่าเอก พันจ่าอากาศเอก"),
    *words(
        """พล.อ.อ. พล.อ.ท. พล.อ.ต. พล.ร.อ. พล.ร.ท. พล.ร.ต. พล.ต.อ. พล.ต.ท. พล.ต.ต. พล.ต.จ. พล.อ. พล.ท. พล.ต. พ.ต.อ.
        พล.ต.อ พล.ต.ท พล.ต.ต พ.ต.อ พ.ต.ท พ.ต.ต พ.ต.ท. พ.ต.ต. ร.ต.อ. ร.ต.ท. ร.ต.ต.
        พ.อ.อ. พ.อ. พ.ท. พ.ต. ร.อ. ร.ท. ร.ต. น.อ. น.ท. น.ต. จ.ส.อ. จ.ส.ต.
        ส.อ. ส.ต.อ. ด.ต. พล.อ พล.ท พล.ต พ.อ.(พิเศษ) พ.อ._(พิเศษ) น.อ.(พิเศษ) น.อ._(พิเศษ) พันเอก(พิเศษ) พันเอก_(พิเศษ) ว่าที่ร้อยตรี ว่าที่ร้อยโท
        ว่าที่ร้อยเอก ว่าที่พันตรี ว่าที่ร.ต. หญิง"""
    ),
]  # fmt: skip
_FOREIGN_THAI = words("เจ้าชาย เจ้าหญิง ท่าน ฯพณฯ พณฯ มร. มิสเตอร์ มิสซิส มิสซิล มิส ดาโต๊ะ ดาโตะ ดาตุ๊ก ตัน_สรี")
_FOREIGN_LATIN = words(
    "Mr. Mrs. Ms. Mr Mrs Ms MR. MRS. MS. MR MRS MS MISS DR. DR PROF. PROF "
    "Miss Dr. Dr Prof. Prof Professor Assoc. Asst. Associate Assistant Adjunct H.E. H.E HON. Hon. "
    "His_Excellency Her_Excellency Sir "
    "Dato’ Dato' Dato Datuk Tan_Sri Madam Lord"
)

TITLE_WORDS: Final = _ACADEMIC + _MEDICAL + _CIVIL + _ROYAL + _RANKS + _FOREIGN_THAI + _FOREIGN_LATIN
TITLE: Final = one_of(TITLE_WORDS)
"""One title. `นายแพทย์` is taken whole, `ดร.` with its dot."""
TITLES: Final = watched_in_reports(*TITLE_WORDS)

# Mr and DR end where the word does: MRT, DRT are none.
_TITLE_AT: Final = re.compile(rf"{TITLE}(?:(?<![A-Za-z])|(?![A-Za-z]))[ \t]{{0,2}}")

# What begins like a title and is a word: นายกรัฐมนตรี, นายจ้าง, คุณภาพ, นางาน, อาจารย์ประจำ, มิสยูนิเวิร์ส, ศ.2566 of พ.ศ.2566.
_NO_TITLE: Final = re.compile(
    "(?:นาย(?:ก(?:รัฐ|ก็|ท่าน|หล|สมาคม|เทศ|ฯ|องค์|เหล่า|สภา|อบจ|อบต|เมือง|กิตติ|ส|แพทย|พุทธ|สโมสร"
    "|กลุ่ม|ระดับ|[ ])|ความ|จ้าง|ทะเบียน|ทุน|หน้า|อำเภอ|ด่าน|ประกัน|แบบ|ช่าง|ท่า|ตรวจ|ทหาร|หญิง"
    "|กอง|สัตวแพทย์(?:ชำนาญ|เชี่ยวชาญ|ทรงคุณ|ปฏิบัติ|อาวุโส|ประจำ|ใหญ่|ผู้)"
    "|แพทย์[ ]?(?:สาธารณสุข|ประจำ|ใหญ่|ชำนาญ|เชี่ยวชาญ|ทรงคุณ|ปฏิบัติ|ผู้))"
    "|นาง(?:งาม|พยาบาล|แบบ|เอก|รำ|ฟ้า|นวล|แก้ว[ ]|เลิ้ง|รอง)"
    "|คุณ(?:ภาพ|ธรรม|ค่า|ๆ|สมบัติ|ลักษณะ|ประโยชน์|ูป|วุฒิ|ากร|ความ|ครู|แม่|พ่อ|หมอ|ตา|ยาย|ลุง|ป้า|น้า|อา|ก็|จะ|ต้อง|สามารถ|ได้|ออม)"
    "|อาจารย์(?:ประจำ|คณะ|มหา|ภาค|ที่|พิเศษ[ ]|ผู้|และ|แพทย์|ใหญ่|จาก|สาขา|วิทยาลัย|ใน|ทุก|แนะแนว)"
    "|ศาสตราจารย์(?:ประจำ|ด้าน|สาขา|ภาค|คณะ)|แพทย์หญิงและ|เภสัชกร(?:ประจำ|โรง|ชำนาญ"
    "|ปฏิบัติ)|ทันตแพทย์(?:สภา|ศาสตร์|ประจำ|เฉพาะ|ทั่วไป|ที่|ผู้|และ)|สัตวแพทย(?:ศาสตร์|สภา|์(?:ให้|และ|ใน"
    "|ที่|ของ|ทุก|ประจำ|ชำนาญ|เพื่อ|จาก|ได้|จะ|ต้อง))|(?:นาย)?แพทย์(?:หญิง)?(?:และ"
    "|ที่|ประจำ|ผู้|ใน)"
    "|เจ้าชาย(?:นิทรา|รัชทายาท)|เจ้าหญิงแห่ง|ท่าน(?:ผู้|รัฐ|นา|ปลัด|ประธาน|อธิ|เอก|รอง|ที่|ได้|จะ|เจ้า|อื่น|ใด|ทูต|คณ|เลขา|สมาชิก|สามารถ|ยัง|ก็"
    "|เป็น|มี|ว่า|และ|คือ|ให้|อาจ|พระ|หัวหน้า|กรรม|ผอ|ส\\.|ส[สว][ ]|แม่ทัพ|กงสุล|องค|ต้อง|ไม่|เคย|ใน|กับ|ต่าง|ทั้ง|แรก|นั้น|นี้|กล่าว|เดิน|มุ่ง|ตระหนัก)"
    "|พันธ์|พันธุ|พลังงาน|พลเรือน|เรือตรวจ|เรือโดยสาร|มิสยูนิ|มิสไทย|มิสแกรนด์|หญิง[ ]?(?:ไทย"
    "|ชาย|และ)|ร้อยเอ็ด|ว่าที่)"
)
_CONNECTED: Final = re.compile(
    "(?:และ|โดย|มี|ด้วย|กับ|คือ|แก่|ว่า|ให้|ของ|ที่|จาก|ต่อ|ระหว่าง|เชิญ|ด้าน|นำ|ทาง"
    "|นั้น|แทน|ตั้ง|อาทิ|เช่น|พบ|หารือ|ตัวแทน|แต่|หรือ|ใน|นี้|ฯ|ทั้ง|ตาม|ถึง|ท่าน"
    "|เป็น|ผู้แทน|ขอบคุณ"
    "|พร้อม|เจ้าคุณ|น\\.|รัฐมนตรี|นายกรัฐมนตรี|โฆษก|ปลัด|อธิบดี|เลขาธิการ|อธิการบดี|คณบดี|ผู้อำนวยการ)$"
)
# ห้องประชุมศาสตราจารย์ …, อาคาร…, ถนน…: a place that is named after someone.
_PLACE_BEFORE: Final = re.compile(
    "(?:อาคาร|ห้อง|ห้องประชุม|หอประชุม|ตึก|ถนน|ศาลา|ลาน|สนาม|มูลนิธิ|ทุน|รางวัล|โรงเรียน"
    "|โรงพยาบาล|อนุสาวรีย์|สวน|(?<!จังห)วัด|คลินิก|ร้าน|บริษัท)[ ]?$"
)

# ── given name and surname ───────────────────────────────────────────────────────────────────────────────────────────

_BEGIN = "ก-ฮเ-ไ"
_TOKEN: Final = re.compile(rf"[{_BEGIN}][{THAI}]{{1,29}}+(?:[-–][{_BEGIN}][{THAI}]{{1,24}}+){{0,2}}")
_GAP: Final = re.compile(r"[ \t]{1,4}|\n(?![ \t]*\n)")
_SPACES: Final = re.compile(r"[ \t]{1,3}")
_NA: Final = re.compile(
    rf"[ \t]{{0,3}}ณ[ \t]{{1,2}}(?!ห้อง|โรง|อาคาร|ศูนย์|กระทรวง|สำนัก|ทำเนียบ|หอ|ตึก"
    rf"|มหา|วัน|กรุง|เมือง|จังหวัด|ที่|ประเทศ|บริเวณ|ลาน|กรม|สถาน|นคร[ ]|ศาลา|วัด|บ้าน"
    rf"|ชั้น)[{_BEGIN}][{THAI}]{{2,14}}+"
)
_LATIN_NAME: Final = re.compile(
    r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.’'\-]{0,24}+(?:[ \t]{1,2}(?:[A-ZÀ-Þ][A-Za-zÀ-ÿ.’'\-]{0,24}+"
    r"|(?:bin|bint|binti|van|von|der|de|da|la|al|el)\b)){0,5}"
)
_LATIN_STOPS: Final = frozenset(
    {
        "Chief",
        "Executive",
        "Officer",
        "Vice",
        "MOU",
        "MoU",
        "CEO",
        "President",
        "Director",
        "Chairman",
        "Minister",
        "The",
        "And",
        "LOI",
        "MOA",
    }
)
_BRACKET: Final = re.compile(r"[ \t]{0,2}[(（][^()（）\n]{1,100}[)）]")

POSITION_HEADS: Final = words(
    """รัฐมนตรี รมว. รมช. นายกรัฐมนตรี นายกเทศมนตรี นายกสมาคม นายกสภา นายกองค์การ นายกอบจ นายกกิตติมศักดิ์ นายกเมือง
    นายกฯ รองนายก ปลัดกระทรวง ปลัดกรุง ปลัดสำนัก ปลัดจังหวัด ปลัดอำเภอ ปลัดฯ ปลัดเทศบาล ปลัดบัญชี ปลัดเมือง
    ปลัด_ รองปลัด ผู้ช่วยปลัด อธิบดี รองอธิบดี ผู้ช่วยอธิบดี อธิการบดี รองอธิการบดี ผู้ช่วยอธิการ คณบดี รองคณบดี
        ผู้ช่วยคณบดี เลขาธิการ รองเลขาธิการ ผู้ช่วยเลขา เลขานุการ เลขาฯ ประธาน รองประธาน ผู้อำนวยการ
        รองผู้อำนวยการ นายก_อบจ นายก_อบต นายก_ทต นายก_ทม นายก_ทน นายกอบต นายกเทศบาล เจ้าแขวง รองเจ้าแขวง เจ้าเมือง ส.ส. ส.ว. สส. สว.
    ผู้ช่วยผู้อำนวยการ ผอ. ผ.อ. กก.ผจก. ผจก. กก. ศึกษานิเทศ รอง_ผอ. รองผอ. ผู้ว่าราชการ ผู้ว่าการ ผู้ว่าฯ รองผู้ว่า ผู้ช่วยผู้ว่า ผู้จัดการ
    รองผู้จัดการ ผู้ช่วยผู้จัดการ กรรมการ รองกรรมการ ผู้ช่วยกรรมการ อนุกรรมการ ที่ปรึกษา คณะที่ปรึกษา หัวหน้า รองหัวหน้า โฆษก
    รองโฆษก ผู้ช่วยโฆษก ผู้ช่วยรัฐมนตรี ผู้ตรวจราชการ ผู้ตรวจการ หัวหน้าผู้ตรวจ ผู้แทน ผู้บัญชาการ รองผู้บัญชาการ
    ผู้บังคับการ รองผู้บังคับ ผู้กำกับ เสนาธิการ รองเสนา เจ้ากรม รองเจ้ากรม แม่ทัพ รองแม่ทัพ ผู้ช่วยผู้บัญชาการ
    ผู้บัญชาการ เจ้าหน้าที่บริหาร ประธานเจ้าหน้าที่ รองประธานเจ้าหน้าที่ เอกอัครราชทูต อัครราชทูต กงสุล รองกงสุล
    อุปทูต ผู้ทรงคุณวุฒิ ผู้เชี่ยวชาญ นักวิชาการ นักวิจัย นักวิทยาศาสตร์ ผู้พิพากษา อัยการ รองอัยการ ผู้บริหาร
    ผู้ก่อตั้ง ผู้ร่วมก่อตั้ง เจ้าของ นายอำเภอ สมาชิก ราชบัณฑิต ราชเลขา พัฒนาการจังหวัด พัฒนาการอำเภอ
    อุตสาหกรรมจังหวัด เกษตรจังหวัด เกษตรและสหกรณ์จังหวัด ศึกษาธิการ รองศึกษาธิการ วัฒนธรรมจังหวัด พาณิชย์จังหวัด
    แรงงานจังหวัด พลังงานจังหวัด คลังจังหวัด คลังเขต สรรพากร ท้องถิ่นจังหวัด สหกรณ์จังหวัด ประมงจังหวัด
    ปศุสัตว์จังหวัด ขนส่งจังหวัด สาธารณสุขจังหวัด รองนายแพทย์สาธารณสุข นายแพทย์สาธารณสุข นายแพทย์เชี่ยวชาญ นายแพทย์ชำนาญ
    นายแพทย์ทรงคุณวุฒิ นายแพทย์ผู้ นายแพทย์ใหญ่ สาธารณสุขนิเทศก์ ท่องเที่ยวและกีฬาจังหวัด จัดหางานจังหวัด
    ประชาสัมพันธ์จังหวัด ผู้ชำนาญการ ผู้ชำนาญ ผู้สนอง รักษาการ รักษาราชการ ปฏิบัติหน้าที่ ทำหน้าที่ อดีต ครูใหญ่
    อาจารย์ใหญ่ อาจารย์ประจำ อาจารย์ผู้ ผู้รักษาการ รองผู้แทน ผู้ประสานงาน ผู้ประสาน รองราชเลขา จุฬาราชมนตรี
    องคมนตรี ข้าหลวง กรรมาธิการ เหรัญญิก นายทะเบียน อุปนายก ผู้อํานวยการ รองผู้อํานวยการ ผู้พิพากษา ตุลาการ
    ตัวแทน นักบิน ศิลปิน คณะกรรมการ ผู้ใหญ่บ้าน กำนัน ผู้นำ มุขมนตรี ผู้ช่วยทูต พระราชาธิบดี ประธานาธิบดี เจ้าอาวาส
    ผู้ช่วยเจ้าอาวาส รองเจ้าอาวาส เจ้าคณะ รองเจ้าคณะ ผู้ช่วยเจ้าคณะ นักทรัพยากร นักวิเคราะห์ นักจัดการ นักประชาสัมพันธ์ นักพัฒนา นักสังคม
    ผู้ดูแล ผู้ปฏิบัติ วิศวกร สถาปนิก บรรณาธิการ ผู้สื่อข่าว นักศึกษา ผู้ประกอบการ พนักงาน เจ้าพนักงาน เศรษฐกร
    นิติกร ผู้ร่วมบริหาร หุ้นส่วน CEO Chief Managing President Vice Director Executive Chairman Ambassador
    Minister Secretary Governor Rector Dean Head Country General Senior Representative Deputy Co-Founder Founder
    Regional ซีอีโอ ปธ. ผบ. รอง_ผบ. เลขา ปล. ออท. จเร รองจเร"""
)
_STRONG_POSITION: Final = one_of(
    words(
        """รัฐมนตรี รองนายกรัฐมนตรี นายกรัฐมนตรี นายกสมาคม ปลัดกระทรวง รองปลัด อธิบดี รองอธิบดี อธิการบดี รองอธิการบดี
        คณบดี รองคณบดี เลขาธิการ รองเลขาธิการ ผู้อำนวยการ รองผู้อำนวยการ ผู้ช่วยผู้อำนวยการ ผู้ว่าราชการ
        รองผู้ว่า ผู้ว่าการ ประธานกรรมการ ประธานเจ้าหน้าที่ ประธานบริหาร รองประธาน กรรมการผู้จัดการ ผู้จัดการ
        เอกอัครราชทูต หัวหน้า ที่ปรึกษา ผู้แทน ผู้ก่อตั้ง ซีอีโอ"""
    )
)
POSITION_HEAD: Final = one_of(POSITION_HEADS)
_POSITION_AT: Final = re.compile(POSITION_HEAD)
# – อธิการบดี: a dash between name and office.
_DASHED_POSITION: Final = re.compile(rf"[ \t]{{1,2}}[–-][ \t]{{1,2}}(?={POSITION_HEAD})")

# A position glued to the surname: ธรรมนัส พรหมเผ่ารัฐมนตรีว่าการ…
_GLUED: Final = re.compile(
    one_of(
        words(
            """รัฐมนตรี นายกรัฐมนตรี รองนายกรัฐมนตรี นายกสมาคม ปลัดกระทรวง รองปลัด อธิบดี รองอธิบดี อธิการบดี รองอธิการบดี
            คณบดี เลขาธิการ รองเลขาธิการ ผู้อำนวยการ รองผู้อำนวยการ ผู้ว่าราชการ ผู้ว่าการ รองผู้ว่า ผู้จัดการ
            กรรมการ ประธานกรรม ประธานคณะ ประธานสภา ประธานเจ้าหน้าที่ ที่ปรึกษา หัวหน้า เอกอัครราชทูต โฆษก
            รองโฆษก รักษาการ รักษาราชการ ปฏิบัติหน้าที่ ผู้แทน ผู้ตรวจราชการ ผู้บัญชาการ ผู้ช่วย เลขานุการ เป็นประธาน เป็นสักขี เป็นผู้ กล่าวว่า
            กล่าว เปิดเผย พร้อมด้วย พร้อมคณะ ร่วมลงนาม ลงนาม ได้ลงนาม ในฐานะ ให้สัมภาษณ์ ได้กล่าว ได้เปิดเผย
            ร่วมเป็น เข้าร่วม และนาย และนาง และพล และดร และคณะ ตัวแทน เดินทาง มอบหมาย ซึ่งเป็น โดยมี ผู้แทนจาก นายอำเภอ
            นายแพทย์ ดำรงตำแหน่ง และศาสตรา และรองศาสตรา และผู้ช่วย และผศ และรศ และศ. และผู้ ให้การต้อนรับ"""
        )
    )
)

# What follows a given name and is no surname: a verb or connective, or a position.
_NO_SURNAME: Final = re.compile(
    "(?:กล่าว|ขึ้น(?:กล่าว|เวที)|เปิดเผย|เผย|ระบุ|เสริม(?:ว่า|อีก)|ได้|ในฐานะ|ให้|เป็น(?:ประธาน|ผู้|สัก|คน|การ)|และ|พร้อม(?:ด้วย"
    "|คณะ|ทั้ง|เป็น|กับ|ผู้)|ร่วม(?:ลง|เป็น|พิธี|กับ|กัน|งาน|ประชุม|หารือ|แถลง|คณะ)"
    "|เข้าร่วม|ลงนาม|ลงพื้นที่|เดินทาง|มอบ(?:หมาย|นโยบาย)"
    "|ณ[ ]|โดย|ซึ่ง|ที่(?!["
    + THAI
    + "]{4,9}$)|พรรค|เขต[ ]?\\d|แบบบัญชี|จาก|ต่อ(?:ไป|ว่า)|ย้ำ|ชี้(?:แจง|ให้)|ตอบ(?:ข้อ|คำ)|แถลง|อธิบาย|ชื่นชม|แสดง(?:ความ|วิสัย)|ยืนยัน"
    "|เน้น(?:ย้ำ|ว่า)|ขอ(?:บคุณ|ให้|ง)|หารือ|พบ(?:หารือ|กับ|ปะ)|ตรวจ(?:เยี่ยม|ราชการ)"
    "|ประสบ(?!สุข|โชค|ผล[ ])|ว่า|กับ|รับ(?:ทราบ|ฟัง|มอบ)|นำ(?:คณะ|เสนอ|ทีม)|เปิด(?:งาน"
    "|โครงการ|ตัว|การ)|ประชุม|สั่ง(?:การ)?|ก็|มี(?:ความ|การ|นโยบาย|กำหนด)|จะ|ยัง|เห็น"
    "|คาด|การ(?!ย์|ุ|ั|ิ|ณ)|ความ|ทั้งนี้|โอกาส|ถึง|ด้าน|พูด|ปาฐกถา|บรรยาย|ทำหน้าที่"
    "|ปฏิบัติ|อีกทั้ง|ใน(?:วัน|การ|พิธี|โอกาส|ฐานะ|ครั้ง|ปี)|ติดตาม|มุ่งมั่น|มุ่งเน้น|ศึกษา(?=กฎ|ดู|ข้อ|แนว)|ตั้งเป้า|บูรณาการ|ฉีด|ใช้โอกาส|มา(?:รับ|ร่วม|เป็น)"
    "|มีหน้าที่|เดินหน้า|จึง(?=มี|ได้|เป็น|ขอ)|เพื่อ(?=หา|ให้|ร่วม|ขอ)|เป็นจำนวน|ประเทศไทย|ข้อมูลที่|หนึ่งใน|สำหรับ|ดำรง(?=ตำแหน่ง))"
)
_NO_GIVEN: Final = re.compile(
    "(?:ลงนาม|เสด็จ|ทรง(?:ลง|เป็น|มี|เปิด)|เยือน|และ|หรือ|ได้|จะ|เพื่อ|โดย|ที่|ซึ่ง|ผู้|ของ|ท่าน|ทุก|ทั้ง|ประจำ|จำนวน|มหาวิทยาลัย"
    "|คณะ|กล่าว|ร่วม|พร้อม|ให้|ด้าน|กับ|ใน(?:การ|วัน|ฐานะ|พื้น)|เป็น|ไม่|เมื่อ|วันที่"
    "|พรรค|เขต|แบบบัญชี|จังหวัด|จาก|รวม|ตลอด|เฉพาะ|เจ้าอาวาส|เจ้าคณะ|เจ้าหน้าที่|ตัวเอง|พื้นที่|มีค่า|มาเยือน|ต้อง(?=ปรับ|มี|เป็น)|ต่อเนื่อง|นนี้|นที่ผ่าน|ก(?=และ|ได้อย่าง)|พิการ|เยาวชน|กำพร้า|ด้อยโอกาส|ยากไร้|ยากจน)"
)
_NEXT_TITLE: Final = re.compile(
    "(?:นาย|นางสาว|นาง|พลเอก|พลตำรวจ|ศาสตราจารย์|รองศาสตรา|ผู้ช่วยศาสตรา)|(?:[ก-ฮ]{1,3}\\.){1,3}[ก-ฮเ-ไ]"
)
_TAIL_VERBS: Final = re.compile(
    "และคณะ|และทีม|กล่าว|เปิดเผย|ให้สัมภาษณ์|เผยว่า|ระบุ(?:ชัด)?ว่า|ย้ำว่า|เห็นว่า|ประธานอาวุโส|ประจำสำนัก|สำหรับการ|ยังได้|ได้กล่าว|พร้อมด้วย|พร้อมคณะ|เป็นประธาน"
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in the text: text[start:end] with its titles, `given` where the given name begins, `after` where what
    follows the name and a bracket with its Latin form begins. `full` tells a full name from a given name alone."""

    start: int
    given: int
    end: int
    after: int
    full: bool
    latin: bool = False

    def bare(self, text: str) -> str:
        """The name without titles and white space: the same for every way of writing the person's titles."""
        return "".join(text[self.given : self.end].split()).casefold()


def find_names(text: str, begins: Iterable[int] | None = None) -> list[PersonName]:
    """The names of persons with titles in `text`, in order; given names alone (นายอนุทิน) among them, `full` false.

    `begins` are the places where titles may begin, where these are known already.
    """
    found: list[PersonName] = []
    at = 0
    begins = Occurrences(text).places(TITLES) if begins is None else begins
    for match in matches_at(begins, _TITLE_AT, text):
        if match.start() < at:
            continue
        name = name_at(text, match.start())
        if name is not None:
            found.append(name)
            at = name.after
        elif _PLACE_BEFORE.search(text, max(0, match.start() - 16), match.start()):
            # ห้องประชุมศาสตราจารย์ ม.ล.ปิ่น มาลากุล: the other titles are of the place's name too.
            at = _after_titles(text, match.start()) or match.start() + 1
        else:
            at = match.start() + 1
    return found


# ” คาโอริ นากามูระ-โอซากะ ผู้ช่วยผู้อำนวยการใหญ่…: the syntax says that this is a person, no title does.
_UNTITLED: Final = re.compile(
    rf"(?:[”\"][ ]{{0,2}}|โดย(?:มี)?[ ]|และ[ ]|กับ[ ]|\n[ ]?|(?:โดยมี|โดย|กับ|และ"
    rf"|ระหว่าง)(?=[{THAI}]{{2,17}}[ ][{THAI}]{{2,20}}[ ]?\([A-Z][A-Za-z .'-]{{3,38}}\)))(?P<name>(?P<given>[{_BEGIN}][{THAI}]{{1,15}}+)"
    rf"[ ]{{1,2}}(?P<surname>[{_BEGIN}][{THAI}]{{2,18}}+(?:-[{_BEGIN}][{THAI}]{{1,15}}+)?))"
    rf"(?:[ ]?\([^()\n]{{2,40}}\))?[ ]{{1,2}}(?=(?P<position>{_STRONG_POSITION}))"
)
BEFORE_UNTITLED: Final = watched_in_reports("”", '"', "โดย", "และ", "กับ", "ระหว่าง", "\n")
_UNTITLED_LATIN: Final = re.compile(
    rf"(?P<name>(?P<given>[A-Z][a-z]{{1,15}}+)(?:[ ][A-Z]\.)?[ ]"
    rf"(?P<surname>[A-Z][a-z]{{1,20}}+(?:[ ][A-Z][a-z]{{1,20}}+)?))[ ]?,?[ ]?(?=(?P<position>{_STRONG_POSITION}))"
)
_NO_PERSON: Final = re.compile(
    "(?:การ|ความ|โครงการ|กระทรวง|กรม|สำนัก|บริษัท|สถาบัน|มหาวิทยาลัย|คณะ|ผู้|ทั้ง"
    "|ประเทศ|จังหวัด|หน่วย|ด้าน|ฝ่าย|ที่|และ|โดย|เพื่อ|ใน|ได้|ให้|เป็น|มี|จะ|ร่วม"
    "|พร้อม|นาย|นาง|ดร|พล|คุณ|ท่าน|รอง|รัฐ|ปลัด|อธิบดี|ประธาน|เลขา|กรรมการ|หัวหน้า"
    "|นัก|เจ้าหน้าที่|องค์|สมาคม|มูลนิธิ|ศูนย์|ภาค|ธนาคาร|วันที่|เวลา|สำหรับ|ตัวแทน"
    "|ตลอด|กลุ่ม|เครือ|สภา|ซึ่ง|ว่า|นอก|หรือ|ต่อ|ต้อง|จัด|งาน|สร้าง|พัฒนา|ส่งเสริม"
    "|บุคลากร|อดีต|ปัจจุบัน|แต่ง|ดำรง|เสนอ|พ้น|ราย|ของ|อีก|ไทย|นำ|ลง|สื่อ|ทีม|ข้าราชการ"
    "|ทาง)"
)
_NO_LATIN_PERSON: Final = re.compile(
    r"(?:The|And|Bank|Group|University|Company|International|Thailand|National|Asia"
    r"|Global|Digital|Smart|Project|Institute|Centre|Center|Association|Ministry|Department"
    r"|Office)\b"
)


def find_untitled(text: str, begins: Iterable[int] | None = None) -> list[PersonName]:
    """Full names without a title that stand where only a person can: before a position, after a quotation or โดย.

    `begins` are the places of BEFORE_UNTITLED, where these are known already.
    """
    found = []
    begins = Occurrences(text).places(BEFORE_UNTITLED) if begins is None else begins
    thai, latin = matches_at(begins, _UNTITLED, text), matches_at(capitalised(text), _UNTITLED_LATIN, text)
    for pattern, matches in ((_UNTITLED, thai), (_UNTITLED_LATIN, latin)):
        for match in matches:
            given, surname = match["given"], match["surname"]
            if pattern is _UNTITLED:
                if (
                    _NO_PERSON.match(given)
                    or _NO_PERSON.match(surname)
                    or _WORDS.match(surname)
                    or _NO_SURNAME.match(surname)
                ):
                    continue
            elif _NO_LATIN_PERSON.search(match["name"]):
                continue
            start, end = match.span("name")
            found.append(
                PersonName(start, start, end, _after_bracket(text, end), full=True, latin=pattern is _UNTITLED_LATIN)
            )
    return found


_MONK_OFFICES: Final = (
    r"(?:รอง|ผู้ช่วย|เลขานุการ)?เจ้า(?:คณะ|อาวาส)|กรรมการมหาเถร|ประธานฝ่ายสงฆ์|(?:รอง)?อธิการบดี|ประธาน|ผู้อำนวยการ"
)
# What follows a monk's name of rank and is no second word of it.
_MONK_NO_SECOND: Final = "วัด|สกล|และ|พร้อม|ได้|เป็น|ร่วม|เมตตา|กล่าว|ซึ่ง|ตำแหน่ง|ใน|ที่|โดย|จาก|เลขา|ฝ่าย"
# พระครูสุภัทรธรรม, พระครูสุวรรณ ธรรมรัต เจ้าอาวาส…, พระมหาปรีชา ปสนฺโน ผู้ช่วยเจ้าอาวาส…: a monk's name of rank, and his Pali name.
_MONK: Final = re.compile(
    rf"พระ(?P<teacher>ครู)?(?P<given>[{_BEGIN}][{THAI}]{{3,30}}+)(?P<pali>[ ][{THAI}]{{1,16}}โ[ก-ฮ](?![{THAI}]))?"
    rf"(?P<second>(?<=[{THAI}])[ ](?!{_MONK_NO_SECOND}|{POSITION_HEAD})[{_BEGIN}][{THAI}]{{3,17}}+"
    rf"(?=,?[ ](?:ดร\.|{_MONK_OFFICES})|,[ ]ดร))?(?:[ ]วิ\.|,?[ ]ดร\.)?"
)
_MONK_OFFICE: Final = re.compile(f"[ ]{{1,2}}(?:[–-][ ])?(?:ซึ่งเป็น|ตำแหน่ง)?(?:{_MONK_OFFICES})")
# ท่านเจ้าคุณพระธรรมวชิรมุนี ร่วมลงนาม: a name of rank, whose bearer does something.
_MONK_RANK: Final = re.compile("พระ(?:ธรรม|ราช|เทพ|พรหม|ศรี|วชิร|มหา|ครู|ปลัด|สมุห์|ใบฎีกา|อธิการ|อาจารย์|ปัญญา|โสภณ|วิสุทธิ)")
_MONK_ACTS: Final = re.compile(
    "[ ]{0,2}(?:ได้|เมตตา)?(?:ร่วม(?:ลงนาม|เป็น)|ลงนาม|เป็น(?:ประธาน|สักขี|ผู้)|กล่าว(?!ถึง)|ให้(?:เกียรติ|โอวาท))"
)
_NO_MONK: Final = re.compile(
    "พระ(?:ราช(?:ทาน|ดำ|กรณี|บัญญัติ|กฤษฎี|วัง|พิธี|ประสงค์|อาคันตุกะ|ปฏิสัน|นิพนธ์|ชน|บิดา|สมภพ|ธิดา|กุศล|อุทิศ|โองการ|กำหนด|เสาวนี|หัตถ|ภาร|วโรกาส|า|ินี|ูป)"
    "|ธรรม(?:วินัย|คำ|เทศนา|ทูต)|เทพรัตน|มหากษัตริย์|มหากรุณา|ศรีนคร)"
)
MONKS: Final = watched_in_reports("พระ")
_PATRIARCH: Final = "สมเด็จ"


def find_monks(text: str, begins: Iterable[int] | None = None) -> list[PersonName]:
    """Monks by their names of rank: before an office of the Sangha, and those that begin with พระครู wherever they stand.

    `begins` are the places of MONKS, where these are known already.
    """
    begins = Occurrences(text).places(MONKS) if begins is None else begins
    found = []
    for match in matches_at(begins, _MONK, text):
        start = match.start()
        if text.endswith(_PATRIARCH, 0, start):
            start -= len(_PATRIARCH)
        part = next((name for name in ("pali", "second") if match[name]), "given")
        end = match.end(part)
        after = _after_bracket(text, match.end())
        free = not "ก" <= text[start - 1 : start] <= "๎" or _CONNECTED.search(text, max(0, start - 16), start)
        if not free or _PLACE_BEFORE.search(text, max(0, start - 16), start) or _TAIL_VERBS.search(match["given"]):
            continue
        acts = (
            _MONK_RANK.match(text, match.start()) is not None
            and _NO_MONK.match(text, match.start()) is None
            and _MONK_ACTS.match(text, after) is not None
        )
        if match["teacher"] or acts or _MONK_OFFICE.match(text, after):
            found.append(PersonName(start, start, end, after, full=True))
    return found


# นายก|เกรียงไกร, นายก|สมชาย: the mayor or the chairman by given name; no name begins with ก and such a letter.
_OF_HEAD: Final = re.compile(
    rf"นายก(?=(?:[เ-ไ]|[ขคฆจฉซดถธผฝฟภศ]|ว[ก-ฮ])[{THAI}]{{2,14}}[ ][{_BEGIN}])(?!เทศ|เมือง|เหล่า|แพทย|สโมสร|สภา|สมา|ฯ)"
)
# อ.|สมชาย, ท่าน|บุญมี are names where a surname and an office follow; อ.เมือง is a district.
_WEAK_TITLE: Final = re.compile(rf"(?:อ\.|ท่าน|ส\.[สว]\.)(?=[ ]?[{_BEGIN}])")


def name_at(text: str, start: int, *, anywhere: bool = False) -> PersonName | None:
    """The name whose chain of titles begins at `start`, or None; `anywhere` also where a place is named after the person."""
    head = _OF_HEAD.match(text, start)
    if head is not None and _NO_TITLE.match(text, start) is None and _stands_free(text, start, head.end()):
        name = _thai_name(text, head.end(), head.end())
        return name if name is not None and name.full else None
    name = _titled_name(text, start, anywhere)
    if name is not None and _WEAK_TITLE.match(text, start) is not None:
        if text.startswith("ส", start):
            # ส.ส.|กรุงเทพมหานคร is an office, ส.ส.|สมชาย ใจดี a person.
            return name if name.full else None
        gap = _SPACES.match(text, name.after)
        sure = name.full and not name.latin and gap is not None
        return name if sure and gap is not None and _POSITION_AT.match(text, gap.end()) else None
    return name


def _titled_name(text: str, start: int, anywhere: bool) -> PersonName | None:
    if _NO_TITLE.match(text, start) is not None and not text.startswith("ว่าที่", start):
        return None
    given = _after_titles(text, start)
    if given is None or not (anywhere or _stands_free(text, start, given)):
        return None
    latin = _LATIN_NAME.match(text, given)
    if latin is not None:
        return _latin_name(text, start, given, latin)
    return _thai_name(text, start, given)


def _thai_name(text: str, start: int, given: int) -> PersonName | None:
    """The name in Thai letters whose titles begin at `start` and whose given name begins at `given`."""
    token = _TOKEN.match(text, given)
    if token is None or _NO_GIVEN.match(text, given):
        return None
    cut = _TAIL_VERBS.search(text, given + 2, token.end())
    if cut is not None:
        return PersonName(start, given, cut.start(), cut.start(), full=False)
    # นายสมชายฯ: the sign stands in for the surname.
    stands_in = "ฯ" in text[token.end() - 1 : token.end() + 1] and not token[0].endswith("เจ้าฟ้าฯ")
    end = None if stands_in else _surname_end(text, token.end())
    if end is None:
        glued = _GLUED.search(text, given + 2, token.end())
        stop = glued.start() if glued else token.end()
        return PersonName(start, given, stop, stop, full=False)
    return PersonName(start, given, end, _after_bracket(text, end), full=True)


# พัฒ|นายกระดับ, อุป|นายก: the end of a longer word.
_INSIDE_WORD: Final = ("พัฒ", "อุป")


def _after_titles(text: str, start: int) -> int | None:
    """Where the chain of titles ends, by the longest chain that leaves the beginning of a name."""
    ends = []
    at = start
    for _ in range(8):
        match = _TITLE_AT.match(text, at)
        if match is None or (at > start and _NO_TITLE.match(text, at) is not None):
            break
        at = match.end()
        ends.append(at)
    for end in reversed(ends):
        if end < len(text) and (("ก" <= text[end] <= "ฮ") or "เ" <= text[end] <= "ไ" or text[end].isupper()):
            return end
    return None


def _stands_free(text: str, start: int, given: int) -> bool:
    """Whether the title begins a word: not the นาง of พัฒนางาน, the ศ. of พ.ศ., the อาคาร named after a professor."""
    before = text[max(0, start - 16) : start]
    if _PLACE_BEFORE.search(before) or before.endswith(_INSIDE_WORD):
        return False
    last = before[-1:]
    if not last or not ("ก" <= last <= "๎" or last == "."):
        return not last.isascii() or not last.isalnum()
    title = text[start:given]
    if (
        title.startswith(("นาย", "พล", "ศาสตรา", "รองศาสตรา", "ผู้ช่วยศาสตรา", "ฯพณฯ", "นางสาว", "Mr", "แพทย์หญิง"))
        and last != "."
    ):
        return not (title.startswith("พล") and before.endswith(("ว่าที่", "อง"))) or before.endswith("ของ")
    return _CONNECTED.search(before) is not None


# เด็กหญิงพิการ รวมทั้งผู้สูงอายุ: the list goes on.
_ADDS: Final = re.compile("รวม(?:ทั้ง|ถึง|ไปถึง)|ตลอดจน")


def _surname_end(text: str, at: int) -> int | None:
    """Where the surname after the given name that ends at `at` ends; None where what follows is none."""
    na = _NA.match(text, at)
    if na is not None:
        return na.end()
    gap = _GAP.match(text, at)
    if gap is None:
        return None
    token = _TOKEN.match(text, gap.end())
    if (
        token is None
        or _NO_SURNAME.match(text, gap.end())
        or _ADDS.match(text, gap.end())
        or _POSITION_AT.match(text, gap.end())
    ):
        return None
    if _NEXT_TITLE.match(text, gap.end()):
        return None
    if "\n" in gap[0] and _WORDS.match(text, gap.end()):
        return None
    end = token.end()
    glued = _GLUED.search(text, token.start() + 2, end)
    if glued is not None:
        return glued.start()
    return _third_name(text, end)


def _third_name(text: str, end: int) -> int:
    """The end of a name with a second surname or a foreign middle name: it stands before a position or a bracket."""
    na = _NA.match(text, end)
    if na is not None:
        return na.end()
    at = end
    for _ in range(3):
        gap = _SPACES.match(text, at)
        token = _TOKEN.match(text, gap.end()) if gap else None
        if gap is None or token is None or token.end() - token.start() > 16:
            return end
        if (
            _NO_SURNAME.match(text, token.start())
            or _POSITION_AT.match(text, token.start())
            or _TITLE_AT.match(text, token.start())
        ):
            return end
        if _WORDS.match(text, token.start()):
            return end
        at = token.end()
        following = _DASHED_POSITION.match(text, at) or _SPACES.match(text, at)
        if following is not None and (
            _POSITION_AT.match(text, following.end()) or text[following.end() : following.end() + 1] == "("
        ):
            end = at
    return end


# Words that follow names and are no third name: organisations and common nouns.
_WORDS: Final = re.compile(
    "(?:กระทรวง|กรม|สำนัก|สถาบัน|มหาวิทยาลัย|บริษัท|ธนาคาร|สมาคม|มูลนิธิ|สภา|จังหวัด"
    "|อำเภอ|ตำบล|คณะ|ผู้|หน่วย|องค์|ศูนย์|โครงการ|ครั้ง|วัน|เวลา|เพื่อ|ผ่าน|ตาม|รวม"
    "|ทั้ง|ส่วน|รัฐ|ประเทศ|พรรค|เขต|ภาค|ภาย|ตลอด|อาทิ|เจ้าหน้าที่|ข้าราชการ|นัก|ประชาชน"
    "|ลง|รับ|สำหรับ|สนับสนุน|ร่วม|พร้อม|ผนึก|จับมือ|เยี่ยม|เปิด|ปิด|นำ|ต้อนรับ|มา"
    "|ไป|หลัง|ก่อน|เมื่อ|ณ|ที่|ตัวแทน|ตำแหน่ง|เรื่อง|ดำเนิน|ดูแล|จัด|ทำ|ช่วย|ส่ง|ติดตาม"
    "|ผลักดัน|กำชับ|หนุน|ชู|ดัน|เดินหน้า|สร้าง|ประกาศ|แนะ|ลุย|ถก|ปลื้ม)"
)


def _latin_name(text: str, start: int, given: int, match: re.Match[str]) -> PersonName | None:
    end = match.end()
    tokens = list(re.finditer(r"\S+", match[0]))
    for n, token in enumerate(tokens):
        if n and token[0].strip(".,") in _LATIN_STOPS:
            end = given + tokens[n - 1].end()
            tokens = tokens[:n]
            break
    if text[end - 1] in ".-'’" and end - given > 2:
        end -= 1
    return PersonName(start, given, end, _after_bracket(text, end), full=len(tokens) > 1, latin=True)


def _after_bracket(text: str, end: int) -> int:
    """Past a bracket with the name's Latin form, or with a nickname."""
    bracket = _BRACKET.match(text, end)
    if bracket is None or _POSITION_AT.match(bracket[0].strip(" \t(（")):
        return end
    return bracket.end()
