"""What agreements and their signing are called."""

import re
from typing import Final

from mou_tui.facts.occurrences import watched

# What an agreement is called. The alternatives of one kind stand together; สัญญา and ความตกลง only count where they are signed.
_MOU: Final = (
    r"บันทึกข้อตกลง(?:ว่าด้วย)?(?:ความร่วมมือ)?|บันทึก(?:ความ|ช้อ|ความความ)เข้าใจ(?:ว่าด้วยความร่วมมือ"
    r"|ความร่วมมือ)?|บันทึกความร่วมมือ|บันทึกความตกลง|บันทึกตกลง|บันทึกแสดงความร่วมมือ"
    r"|หนังสือบันทึกความ|บันทึก(?=ทางวิชาการ)"
    # A letter too few or wrong.
    r"|บันทึก(?:ข้อตกความร่วมมือ|ข้อตงลง|ข้อความเข้าใจ|ข่อตกลง|ความเข้าใน(?![ก-๎]))"
    r"|(?<![A-Za-z])(?:MOUs?|MoUs?|M\.O\.U\.?|Mou)(?![A-Za-z])|เอ็มโอยู|(?i:memorand(?:um"
    r"|a)[ ]of[ ](?:understanding|cooperation|collaboration))|(?<![A-Za-z])MO[CU](?![A-Za-z])"
    r"|(?<=ต่ออายุ)บันทึก|ข้อตกลงความร่วมมือ|ข้อตกลงร่วมมือ"
)

_MOA: Final = (
    r"(?<![A-Za-z])(?:MOA|MoA)(?![A-Za-z])|(?i:memorand(?:um|a)[ ]of[ ]agreement)"
    # บันทึกข้อตกลง (Memorandum of Agreement: MOA): the bracket says which paper the Thai words mean.
    r"|บันทึก(?:ข้อ|ความ)ตกลง(?:ความร่วมมือ)?(?=[^()\n]{0,30}\([^()\n]{0,45}(?:MOA|MoA|(?i:of[ ]agreement)))"
)

_LOI: Final = (
    r"(?<![A-Za-z])(?:LOI|LoI)(?![A-Za-z])|(?i:letters?[ ]of[ ]intent(?:ion)?)|หนังสือแสดง(?:เจตจำนง"
    r"|เจตนา|ความจำนง)|หนังสือเจตจำนง|บันทึกแสดงเจตจำนง|บันทึกเจตจำนง"
)

_CONTRACT: Final = (
    r"สัญญา(?!จ้าง(?:เป็น|ผู้บริหาร|ผู้ว่า|แรงงาน|[ ]|$)|ณ|ว่า|ใจ|ที่จะ|กับตัวเอง|ชาติญาณ|บัณฑิต)|ความตกลง(?!ใจ|กัน)|พิธีสาร|สนธิสัญญา"
    r"|อนุสัญญา|(?<![A-Za-z])(?:FTA|PPA)(?![A-Za-z])"
)

_COOPERATION: Final = (
    r"(?:ประกาศ|แสดง|ลงนาม)(?:ร่วม|ปฏิญญา)?เจตนารมณ์|ความร่วมมือ|แถลงการณ์ร่วม|ปฏิญญา"
    r"|ปฎิญญา|แผนปฏิบัติการร่วม|แผนปฏิบัติการ|แผนงานความร่วมมือ|กรอบความร่วมมือ|ข้อตกลง"
    r"|กรอบการ|บันทึก(?!ภาพ|เสียง|ข้อมูล|เทป|วิดี|ไว้|การประชุม|ประวัติ)"
)

# Not ผู้มีอำนาจ|ลงนาม, มีผลตั้งแต่วันที่|ลงนาม: who may sign, and from when something counts.
_SIGNING: Final = (
    r"ลงนาม(?<!อำนาจลงนาม)(?<!ตั้งแต่วันที่ลงนาม)(?<!ตั้งแต่วันลงนาม)"
    r"|ลง(?=บันทึก(?:ข้อต|ความ))|เซ็น(?=สัญญา|MOU|MoU|เอ็มโอยู|บันทึก|ข้อตกลง|[ ]?MOU)"
    r"|ร่วมเซ็น|MOU[ ]Signing|(?<![A-Za-z])[Ss]ign(?:s|ed|ing)?(?![A-Za-z])"
)

TOKENS: Final = re.compile(
    f"(?P<sign>{_SIGNING})|(?P<moa>{_MOA})|(?P<mou>{_MOU})|(?P<loi>{_LOI})|(?P<contract>{_CONTRACT})"
    f"|(?P<cooperation>{_COOPERATION})"
)

CUE: Final = watched(
    "ลงนาม", "เซ็น", "บันทึกข้อ", "บันทึกความ", "บันทึกตกลง", "MOU", "MOA", "MOC", "MoU", "MoA", "Mou", "M.O.U", "LOI", "LoI",
    "เอ็มโอยู", "หนังสือแสดง", "ข้อตกลงความ", "ความตกลง", "สัญญา", "เจตนารมณ์", "ปฏิญญา", "ปฎิญญา", "Memorand", "memorand",
    "Letter of", "letter of", "Letters of",
)  # fmt: skip
"""The cheap test whether an article may report an agreement at all."""

TOKEN_BEGIN: Final = watched(
    "ลงนาม", "ลงบันทึก", "เซ็น", "ร่วมเซ็น", "บันทึก", "MO", "Mo", "M.O", "LOI", "LoI", "Le", "LE", "เอ็มโอยู", "ข้อตกลง",
    "หนังสือ", "สัญญา", "ความตกลง", "ความร่วมมือ", "พิธีสาร", "สนธิ", "อนุสัญญา", "FTA", "PPA", "ประกาศ", "แสดง",
    "แถลงการณ์", "ปฏิญญา", "ปฎิญญา", "แผน", "กรอบ", "memo", "Memo", "MEMO", "lett", "sign", "Sign",
)  # fmt: skip

STRONG: Final = ("mou", "moa", "loi")
