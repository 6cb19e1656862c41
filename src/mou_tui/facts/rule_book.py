"""What each rule reads that is not a thing of the extractor's own: a sentence, and an example that a test runs.

The rules of parties and short forms stand with their patterns; these are the rules that facts name by their ids alone.
"""

from typing import Final

from mou_tui.facts.english import rule_book as _english  # noqa: F401  (registers the rules of English articles)
from mou_tui.facts.rules import rule
from mou_tui.i18n import N_

_BETWEEN: Final = "มีการลงนามบันทึกข้อตกลง ระหว่าง กรมป่าไม้ กับ กรมประมง"

rule(
    "contacts.email",
    N_("an e-mail address in the text"),
    "สอบถามได้ที่ info@example.com",
    "info@example.com",
)
rule(
    "contacts.fax",
    N_("a number behind a word for fax"),
    "โทรสาร 0 2123 4567",
    "0 2123 4567",
)
rule(
    "contacts.hotline",
    N_("a short number behind a word for hotline"),
    "สอบถามได้ที่สายด่วน 1784",
    "1784",
)
rule(
    "contacts.phone",
    N_("a number behind a word for telephone"),
    "โทรศัพท์ 0 2123 4567",
    "0 2123 4567",
)
rule(
    "contacts.web",
    N_("a web address in the text"),
    "ดูได้ที่ www.example.com",
    "www.example.com",
)
rule(
    "dates.derived_expiry",
    N_("the day on which the term ends, counted from the day of signing"),
    "เมื่อวันที่ 5 มีนาคม 2567 " + _BETWEEN + " มีระยะเวลา 3 ปี",
    "2027-03-04",
)
rule(
    "dates.in_signing_sentence",
    N_("the date in the sentence that reports the signing"),
    "เมื่อวันที่ 5 มีนาคม 2567 " + _BETWEEN,
    "2024-03-05",
)
rule(
    "dates.period",
    N_("a term told by its first and its last day"),
    _BETWEEN + " มีผลตั้งแต่วันที่ 1 มกราคม 2567 ถึงวันที่ 31 ธันวาคม 2569",
    "P3Y",
)
rule(
    "dates.planned",
    N_("the day on which a draft is to be signed"),
    "คณะรัฐมนตรีเห็นชอบร่างบันทึกข้อตกลง ระหว่าง กรมป่าไม้ กับ กรมประมง ซึ่งจะลงนามในวันที่ 5 มีนาคม 2567",
    "2024-03-05",
    headline="ครม. เห็นชอบร่างบันทึกข้อตกลง",
)
rule(
    "dates.register",
    N_("a date or a term on a line that is labelled so"),
    "คู่ความร่วมมือ: กรมป่าไม้, กรมประมง\nวันที่ลงนาม: 5 มีนาคม 2567",
    "2024-03-05",
)
rule(
    "dates.stated_expiry",
    N_("the day on which the agreement ends, as the text states it"),
    _BETWEEN + " โดยบันทึกข้อตกลงสิ้นสุดวันที่ 31 ธันวาคม 2569",
    "2026-12-31",
)
rule(
    "dates.term",
    N_("how long the agreement runs, as the text states it"),
    _BETWEEN + " มีระยะเวลา 3 ปี",
    "P3Y",
)
rule(
    "dates.today",
    N_("“today” with its date at the head of the report"),
    "วันนี้ (5 มีนาคม 2567) " + _BETWEEN,
    "2024-03-05",
)
rule(
    "dates.yesterday",
    N_("the day before publication, where the signing was “yesterday”"),
    "5 มีนาคม 2567\nเมื่อวานนี้ " + _BETWEEN,
    "2024-03-04",
    published_on="2024-03-05",
)
rule(
    "instrument.cooperation_in_title",
    N_("the paper that the lead names, under a headline that says who joins hands"),
    "กรมป่าไม้ กับ กรมประมง ขับเคลื่อนงานด้วยบันทึกข้อตกลงความร่วมมือ",
    "mou",
    headline="กรมป่าไม้จับมือกรมประมง",
)
rule(
    "instrument.draft",
    N_("the paper whose draft is approved"),
    "คณะรัฐมนตรีมีมติเห็นชอบร่างบันทึกความเข้าใจ ระหว่าง กรมป่าไม้ กับ กรมประมง",
    "mou",
    headline="สรุปข่าวการประชุมคณะรัฐมนตรี",
)
rule(
    "instrument.in_title",
    N_("the paper that the headline names"),
    _BETWEEN,
    "mou",
)
rule(
    "instrument.none",
    N_("no agreement is reported"),
    "กรมป่าไม้ปลูกต้นไม้ที่ริมน้ำ",
    "none",
    headline="กรมป่าไม้ปลูกต้นไม้",
)
rule(
    "instrument.register",
    N_("labelled lines of parties and days, without a name of the paper"),
    "คู่ความร่วมมือ: กรมป่าไม้, กรมประมง\nวันที่ลงนาม: 5 มีนาคม 2567",
    "cooperation",
    headline="ทะเบียนความร่วมมือ",
)
rule(
    "instrument.signed_in_body",
    N_("the paper that the text reports as signed, where the headline names none"),
    "วันนี้ (5 มีนาคม 2567) " + _BETWEEN,
    "mou",
    headline="กรมป่าไม้ดูแลน้ำ",
)
rule(
    "instrument.signed_in_title",
    N_("the paper that the text names, where the headline only says that something is signed"),
    "วันนี้ " + _BETWEEN,
    "mou",
    headline="กรมป่าไม้ ลงนามร่วมกับ กรมประมง",
)
rule(
    "money.amount",
    N_("an amount of money in the text"),
    _BETWEEN + " วงเงิน 5 ล้านบาท",
    "Money(amount=5000000, currency='THB')",
)
rule(
    "people.also",
    N_("who does something else first, and signs or witnesses as well"),
    _BETWEEN + "\nนายวิชัย ทองดี อธิบดีกรมป่าไม้ กล่าวรายงานและร่วมลงนามบันทึกข้อตกลง",
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
    _BETWEEN + "\nนายวิชัย ทองดี เป็นประธานเปิดงานวันน้ำ",
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
    _BETWEEN + "\nรายนามผู้ลงนาม\n1. นายวิชัย ทองดี\n2. นายสมพร ใจดี",
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
    _BETWEEN + " โดยมีผู้ลงนาม ได้แก่ นายวิชัย ทองดี และนายสมพร ใจดี",
    "นายวิชัย ทองดี",
    "นายสมพร ใจดี",
)
rule(
    "people.named",
    N_("a person whose part is not said"),
    _BETWEEN + "\nนายวิชัย ทองดี อธิบดีกรมป่าไม้",
    "นายวิชัย ทองดี",
)
rule(
    "people.other_cue",
    N_("who speaks, attends or welcomes"),
    _BETWEEN + "\nนายวิชัย ทองดี อธิบดีกรมป่าไม้ กล่าวว่า น้ำสำคัญ",
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
    _BETWEEN + " โดยมีอธิบดีกรมป่าไม้คนใหม่ ร่วมลงนาม\nนายวิชัย ทองดี อธิบดีกรมป่าไม้คนใหม่ กล่าวว่า น้ำสำคัญ",
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
    _BETWEEN + " โดยมี นายวิชัย ทองดี เป็นสักขีพยาน",
    "นายวิชัย ทองดี",
)
rule(
    "projects.founded",
    N_("what the parties found together"),
    _BETWEEN + " เพื่อร่วมกันจัดตั้งศูนย์ข้าวหอมแห่งชาติ",
    "ศูนย์ข้าวหอมแห่งชาติ",
)
rule(
    "projects.in_lead",
    N_("the project that an article without an agreement is about, by its lead"),
    "โครงการป่าชุมชนริมน้ำ เริ่มแล้ว",
    "โครงการป่าชุมชนริมน้ำ เริ่มแล้ว",
    headline="โครงการดี",
)
rule(
    "projects.in_title",
    N_("the project that an article without an agreement is about, by its headline"),
    "กรมป่าไม้เริ่มงานแล้ววันนี้",
    "โครงการป่าชุมชนริมน้ำ",
    headline="โครงการป่าชุมชนริมน้ำ",
)
rule(
    "projects.named",
    N_("a name behind a word for a project, near the signing"),
    _BETWEEN + " โครงการป่าชุมชนริมน้ำ",
    "โครงการป่าชุมชนริมน้ำ",
)
rule(
    "projects.of_paper",
    N_("the name that the agreement itself has"),
    "มีการลงนามบันทึกข้อตกลง เรื่อง “ป่าชุมชนริมน้ำ” ระหว่าง กรมป่าไม้ กับ กรมประมง",
    "ป่าชุมชนริมน้ำ",
)
rule(
    "projects.quoted",
    N_("a name in quotation marks near the signing"),
    _BETWEEN + " ในโครงการ “ป่าชุมชนริมน้ำ”",
    "ป่าชุมชนริมน้ำ",
)
rule(
    "projects.quoted_name",
    N_("a name in quotation marks behind a word for a project"),
    _BETWEEN,
    "ป่าชุมชน ริมน้ำ",
    headline="กรมป่าไม้เปิดตัว “ป่าชุมชน ริมน้ำ” กับกรมประมง",
)
rule(
    "projects.register",
    N_("the value of a line that is labelled as the project"),
    "คู่ความร่วมมือ: กรมป่าไม้, กรมประมง\nโครงการ: ป่าชุมชนริมน้ำ\nวันที่ลงนาม: 5 มีนาคม 2567",
    "ป่าชุมชนริมน้ำ",
)
rule(
    "quotes.beside_speaker",
    N_("words in quotation marks beside the one who says them"),
    _BETWEEN + "\nนายวิชัย ทองดี อธิบดีกรมป่าไม้ กล่าวว่า “น้ำเป็นของทุกคนและต้องช่วยกันดูแลรักษาตลอดไป”",
    "น้ำเป็นของทุกคนและต้องช่วยกันดูแลรักษาตลอดไป",
)
rule(
    "scopes.lines",
    N_("areas of cooperation on lines with bullets"),
    _BETWEEN + " มีขอบเขตความร่วมมือดังนี้\n- การพัฒนาบุคลากรร่วมกัน\n- การวิจัยร่วมกัน\n- การแลกเปลี่ยนข้อมูล",
    "การพัฒนาบุคลากรร่วมกัน",
    "การวิจัยร่วมกัน",
    "การแลกเปลี่ยนข้อมูล",
)
rule(
    "scopes.listed",
    N_("areas of cooperation in a sentence that enumerates them"),
    _BETWEEN + " มีขอบเขตความร่วมมือ ได้แก่ การพัฒนาบุคลากร การวิจัยร่วมกัน และการแลกเปลี่ยนข้อมูล",
    "การพัฒนาบุคลากร",
    "การวิจัยร่วมกัน",
    "การแลกเปลี่ยนข้อมูล",
)
rule(
    "scopes.numbered",
    N_("areas of cooperation with numbers"),
    _BETWEEN + " มีขอบเขตความร่วมมือดังนี้ 1) การพัฒนาบุคลากร 2) การวิจัยร่วมกัน",
    "การพัฒนาบุคลากร",
    "การวิจัยร่วมกัน",
)
rule(
    "scopes.register",
    N_("the values of a line that is labelled as the areas of cooperation"),
    "คู่ความร่วมมือ: กรมป่าไม้, กรมประมง\nขอบเขตความร่วมมือ: การพัฒนาบุคลากร, การวิจัยร่วมกัน\nวันที่ลงนาม: 5 มีนาคม 2567",
    "การพัฒนาบุคลากร",
    "การวิจัยร่วมกัน",
)
rule(
    "scopes.worded",
    N_("areas of cooperation counted by words"),
    _BETWEEN + " มีขอบเขตความร่วมมือ คือ หนึ่ง การพัฒนาบุคลากร สอง การวิจัยร่วมกัน",
    "การพัฒนาบุคลากร",
    "การวิจัยร่วมกัน",
)
rule(
    "sdgs.numbered",
    N_("goals of sustainable development that are named by number"),
    _BETWEEN + " เพื่อบรรลุเป้าหมายการพัฒนาที่ยั่งยืน (SDGs) เป้าหมายที่ 4",
    "4",
)
rule(
    "status.draft",
    N_("a draft that a cabinet or a board approves"),
    "คณะรัฐมนตรีมีมติเห็นชอบร่างบันทึกความเข้าใจ ระหว่าง กรมป่าไม้ กับ กรมประมง",
    "draft",
    headline="ครม. เห็นชอบร่างบันทึกความเข้าใจ",
)
rule(
    "status.in_force",
    N_("a paper under which something is done"),
    "กรมป่าไม้ขับเคลื่อนงานตามบันทึกข้อตกลงกับกรมประมง",
    "in_force",
    headline="กรมป่าไม้ขับเคลื่อนงานตามบันทึกข้อตกลง",
)
rule(
    "status.made",
    N_("a paper of which the article says that it was drawn up"),
    "กรมป่าไม้ทำ MOU กับกรมประมง",
    "signed",
    headline="กรมป่าไม้ ทำ MOU กับกรมประมง",
)
rule(
    "status.none",
    N_("no agreement is reported"),
    "กรมป่าไม้ปลูกต้นไม้ที่ริมน้ำ",
    "none",
    headline="กรมป่าไม้ปลูกต้นไม้",
)
rule(
    "status.planned",
    N_("a signing that is still to come"),
    "กรมป่าไม้เตรียมลงนามบันทึกข้อตกลงกับกรมประมง",
    "planned",
    headline="กรมป่าไม้เตรียมลงนาม MOU",
)
rule(
    "status.prepared",
    N_("a paper that is being drawn up"),
    "กรมป่าไม้ และกรมประมง ประชุมเพื่อจัดทำบันทึกข้อตกลง",
    "planned",
    headline="กรมป่าไม้หารือบันทึกข้อตกลง",
)
rule(
    "status.register",
    N_("the value of a line that is labelled as the status"),
    "คู่ความร่วมมือ: กรมป่าไม้, กรมประมง\nสถานะ: ลงนามแล้ว\nวันที่ลงนาม: 5 มีนาคม 2567",
    "signed",
)
rule(
    "status.renewed",
    N_("a paper that goes on from an earlier one"),
    "กรมป่าไม้ และกรมประมง ลงนามต่ออายุบันทึกข้อตกลง",
    "renewed",
)
rule(
    "status.signed",
    N_("a signing that the article reports"),
    _BETWEEN,
    "signed",
)
rule(
    "venues.at",
    N_("the place behind a word for “at” beside the signing"),
    _BETWEEN + " ณ ห้องประชุมริมน้ำ",
    "ห้องประชุมริมน้ำ",
)
rule(
    "venues.register",
    N_("the value of a line that is labelled as the place"),
    "คู่ความร่วมมือ: กรมป่าไม้, กรมประมง\nสถานที่: ห้องประชุมริมน้ำ\nวันที่ลงนาม: 5 มีนาคม 2567",
    "ห้องประชุมริมน้ำ",
)
