"""What each rule of the agreement itself reads: the paper, how far it is, when and where. Each has an example that a test runs."""

from mou_tui.facts.rules import SIGNING, rule
from mou_tui.i18n import N_

rule(
    "dates.derived_expiry",
    N_("the day on which the term ends, counted from the day of signing"),
    "เมื่อวันที่ 5 มีนาคม 2567 " + SIGNING + " มีระยะเวลา 3 ปี",
    "2027-03-04",
)
rule(
    "dates.in_signing_sentence",
    N_("the date in the sentence that reports the signing"),
    "เมื่อวันที่ 5 มีนาคม 2567 " + SIGNING,
    "2024-03-05",
)
rule(
    "dates.period",
    N_("a term told by its first and its last day"),
    SIGNING + " มีผลตั้งแต่วันที่ 1 มกราคม 2567 ถึงวันที่ 31 ธันวาคม 2569",
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
    SIGNING + " โดยบันทึกข้อตกลงสิ้นสุดวันที่ 31 ธันวาคม 2569",
    "2026-12-31",
)
rule(
    "dates.term",
    N_("how long the agreement runs, as the text states it"),
    SIGNING + " มีระยะเวลา 3 ปี",
    "P3Y",
)
rule(
    "dates.today",
    N_("“today” with its date at the head of the report"),
    "วันนี้ (5 มีนาคม 2567) " + SIGNING,
    "2024-03-05",
)
rule(
    "dates.yesterday",
    N_("the day before publication, where the signing was “yesterday”"),
    "5 มีนาคม 2567\nเมื่อวานนี้ " + SIGNING,
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
    SIGNING,
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
    "วันนี้ (5 มีนาคม 2567) " + SIGNING,
    "mou",
    headline="กรมป่าไม้ดูแลน้ำ",
)
rule(
    "instrument.signed_in_title",
    N_("the paper that the text names, where the headline only says that something is signed"),
    "วันนี้ " + SIGNING,
    "mou",
    headline="กรมป่าไม้ ลงนามร่วมกับ กรมประมง",
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
    SIGNING,
    "signed",
)
rule(
    "venues.at",
    N_("the place behind a word for “at” beside the signing"),
    SIGNING + " ณ ห้องประชุมริมน้ำ",
    "ห้องประชุมริมน้ำ",
)
rule(
    "venues.register",
    N_("the value of a line that is labelled as the place"),
    "คู่ความร่วมมือ: กรมป่าไม้, กรมประมง\nสถานที่: ห้องประชุมริมน้ำ\nวันที่ลงนาม: 5 มีนาคม 2567",
    "ห้องประชุมริมน้ำ",
)
