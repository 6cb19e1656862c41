"""What each rule of people reads: who signs, witnesses, presides, speaks. Each has an example that a test runs."""

from mou_tui.facts.rules import SIGNING, rule
from mou_tui.i18n import N_

rule(
    "people.also",
    N_("who does something else first, and signs or witnesses as well"),
    SIGNING + "\nนายวิชัย ทองดี อธิบดีกรมป่าไม้ กล่าวรายงานและร่วมลงนามบันทึกข้อตกลง",
    "นายวิชัย ทองดี",
)
rule(
    "people.chair_cue",
    N_("who presides over the signing"),
    "นายวิชัย ทองดี เป็นประธานในพิธีลงนามบันทึกข้อตกลง ระหว่าง กรมป่าไม้ กับ กรมประมง",
    "นายวิชัย ทองดี",
)
rule(
    "people.chair_of_event",
    N_("who presides over an event at which it is signed"),
    SIGNING + "\nนายวิชัย ทองดี เป็นประธานเปิดงานวันน้ำ",
    "นายวิชัย ทองดี",
)
rule(
    "people.chair_who_signs",
    N_("who presides and signs"),
    "นายวิชัย ทองดี เป็นประธานและร่วมลงนามบันทึกข้อตกลงกับกรมประมง",
    "นายวิชัย ทองดี",
)
rule(
    "people.headed",
    N_("people of a list on lines, by its heading"),
    SIGNING + "\nรายนามผู้ลงนาม\n1. นายวิชัย ทองดี\n2. นายสมพร ใจดี",
    "นายวิชัย ทองดี",
    "นายสมพร ใจดี",
)
rule(
    "people.holds_ceremony",
    N_("who holds or joins the ceremony, where nobody else is said to sign"),
    "นายวิชัย ทองดี อธิบดีกรมป่าไม้ จัดพิธีลงนามบันทึกข้อตกลงกับกรมประมง",
    "นายวิชัย ทองดี",
)
rule(
    "people.listed_as",
    N_("people of a list that the words before it announce"),
    SIGNING + " โดยมีผู้ลงนาม ได้แก่ นายวิชัย ทองดี และนายสมพร ใจดี",
    "นายวิชัย ทองดี",
    "นายสมพร ใจดี",
)
rule(
    "people.named",
    N_("a person whose part is not said"),
    SIGNING + "\nนายวิชัย ทองดี อธิบดีกรมป่าไม้",
    "นายวิชัย ทองดี",
)
rule(
    "people.other_cue",
    N_("who speaks, attends or welcomes"),
    SIGNING + "\nนายวิชัย ทองดี อธิบดีกรมป่าไม้ กล่าวว่า น้ำสำคัญ",
    "นายวิชัย ทองดี",
)
rule(
    "people.register",
    N_("people of a line that is labelled with their part"),
    "คู่ความร่วมมือ: กรมป่าไม้, กรมประมง\nผู้ลงนาม: นายวิชัย ทองดี\nวันที่ลงนาม: 5 มีนาคม 2567",
    "นายวิชัย ทองดี",
)
rule(
    "people.sign_cue",
    N_("who signs, by the verb that follows the name"),
    "นายวิชัย ทองดี อธิบดีกรมป่าไม้ และนายสมพร ใจดี อธิบดีกรมประมง ร่วมลงนามบันทึกข้อตกลง",
    "นายวิชัย ทองดี",
    "นายสมพร ใจดี",
)
rule(
    "people.signs_by_office",
    N_("who signs by the office alone, which the person is said to hold elsewhere"),
    SIGNING + " โดยมีอธิบดีกรมป่าไม้คนใหม่ ร่วมลงนาม\nนายวิชัย ทองดี อธิบดีกรมป่าไม้คนใหม่ กล่าวว่า น้ำสำคัญ",
    "นายวิชัย ทองดี",
)
rule(
    "people.signs_for",
    N_("who acts for the last party of a signing"),
    "มีการลงนามบันทึกข้อตกลงว่าด้วยการอนุรักษ์และฟื้นฟูทรัพยากรป่าไม้และสัตว์น้ำในลุ่มน้ำภาคเหน"
    "ือตอนบน ระหว่าง กรมป่าไม้ กับ กรมประมง โดย นายสมพร ใจดี",
    "นายสมพร ใจดี",
)
rule(
    "people.signs_for_party",
    N_("who stands behind “by” in the list of the parties"),
    "กรมป่าไม้ โดย ดร.วิชัย ทองดี อธิบดีกรมป่าไม้ ร่วมกับ บริษัท ทุ่งทอง จำกัด (TTD) โดย "
    "นายสมพร ใจดี รองกรรมการผู้จัดการ ซึ่งได้รับมอบหมายจาก นายธงชัย ใบบุญ กรรมการผู้จัดการ "
    "ร่วมลงนามบันทึกความเข้าใจ",
    "ดร.วิชัย ทองดี",
)
rule(
    "people.signs_in_headline",
    N_("who signs by the given name in the headline"),
    "กระทรวงแรงงาน ร่วมกับกรมประมง จัดทำบันทึกข้อตกลง โดยมี นายสนธิ ทองดี อยู่ร่วมงาน",
    "นายสนธิ ทองดี",
    headline="“สนธิ” ลงนาม MOU",
)
rule(
    "people.signs_with",
    N_("who is named with one who signs"),
    "นายวิชัย ทองดี อธิบดีกรมป่าไม้ ลงนามบันทึกข้อตกลง และนายสมพร ใจดี อธิบดีกรมประมง กล่าวว่าน้ำสำคัญ",
    "นายสมพร ใจดี",
)
rule(
    "people.witness_cue",
    N_("who witnesses"),
    SIGNING + " โดยมี นายวิชัย ทองดี เป็นสักขีพยาน",
    "นายวิชัย ทองดี",
)
rule(
    "quotes.beside_speaker",
    N_("words in quotation marks beside the one who says them"),
    SIGNING + "\nนายวิชัย ทองดี อธิบดีกรมป่าไม้ กล่าวว่า “น้ำเป็นของทุกคนและต้องช่วยกันดูแลรักษาตลอดไป”",
    "น้ำเป็นของทุกคนและต้องช่วยกันดูแลรักษาตลอดไป",
)
