"""The rules by which parties are found: each with what it reads and an example."""

from typing import Final

from mou_tui.facts.rules import rule
from mou_tui.i18n import N_

REGISTER: Final = rule(
    "parties.register",
    N_("the values of a line that is labelled as the parties"),
    "คู่ความร่วมมือ: กรมป่าไม้, กรมประมง\nวันที่ลงนาม: 5 มีนาคม 2567",
    "กรมป่าไม้",
    "กรมประมง",
)
BETWEEN: Final = rule(
    "parties.between",
    N_("the list after “between” where the sentence speaks of a signing"),
    "มีการลงนามบันทึกข้อตกลง ระหว่าง กรมป่าไม้ กับ กรมประมง",
    "กรมป่าไม้",
    "กรมประมง",
)
COUNTED: Final = rule(
    "parties.counted",
    N_("a list that says how many organisations follow"),
    "มีการลงนามบันทึกข้อตกลงของภาคี 3 หน่วยงาน ได้แก่ กรมป่าไม้ กรมประมง และกรมอนามัย",
    "กรมป่าไม้",
    "กรมประมง",
    "กรมอนามัย",
)
NUMBERED: Final = rule(
    "parties.numbered",
    N_("a numbered list of organisations beside a signing"),
    "มีการลงนามบันทึกข้อตกลง โดยมี 1. กรมป่าไม้ 2. กรมประมง 3. กรมอนามัย",
    "กรมป่าไม้",
    "กรมประมง",
    "กรมอนามัย",
)
JOINED: Final = rule(
    "parties.joined",
    N_("who signs or joins hands with whom: the organisations on both sides of “with”"),
    "กรมป่าไม้ ลงนามบันทึกข้อตกลง (MOU) ร่วมกับ กรมประมง",
    "กรมป่าไม้",
    "กรมประมง",
)
SIGN_TOGETHER: Final = rule(
    "parties.sign_together",
    N_("two or more organisations in a row right before the verb of signing"),
    "กรมป่าไม้ และกรมประมง ร่วมกันลงนามบันทึกข้อตกลง",
    "กรมป่าไม้",
    "กรมประมง",
)
SIGNS: Final = rule(
    "parties.signs",
    N_("the one organisation right before the verb of signing, where no other is told"),
    "กรมป่าไม้ ลงนามบันทึกข้อตกลง",
    "กรมป่าไม้",
)
OPENS: Final = rule(
    "parties.opens",
    N_("the organisation with which the report begins, where no other is told"),
    "กรมป่าไม้ นำโดยคณะผู้บริหาร เพื่อนร่วมงาน และประชาชน เข้าร่วมพิธีลงนามบันทึกข้อตกลง",
    "กรมป่าไม้",
)
OF_SIGNATORIES: Final = rule(
    "parties.of_signatories",
    N_("the organisations in the positions of those who sign, where nothing else tells two parties"),
    "นายวิชัย ทองดี อธิบดีกรมป่าไม้ และนายสมพร ใจดี อธิบดีกรมประมง ร่วมลงนามบันทึกข้อตกลง",
    "กรมป่าไม้",
    "กรมประมง",
)
OF_PAPER: Final = rule(
    "parties.of_paper",
    N_("whose agreement it is that is signed, where nobody else is named"),
    "เมื่อเช้านี้มีการลงนามบันทึกข้อตกลงใช้เตาเผาขยะร่วมของเครือข่ายเทศบาลลุ่มน้ำใส",
    "เครือข่ายเทศบาลลุ่มน้ำใส",
)
COUNTRIES: Final = rule(
    "parties.countries",
    N_("two countries side by side in the headline"),
    "มีการลงนามบันทึกข้อตกลงเมื่อวานนี้",
    "ไทย",
    "ภูฏาน",
    headline="ไทย-ภูฏาน จะลงนาม MOU",
)
BESIDE_COUNTED: Final = rule(
    "parties.beside_counted",
    N_("who signs with as many others as the article lists"),
    "กรมที่ดิน ร่วมกับ 2 หน่วยงาน ลงนามบันทึกข้อตกลง ระหว่าง กรมป่าไม้ กับ กรมประมง",
    "กรมที่ดิน",
)
WHOSE_UNIT: Final = rule(
    "parties.whose_unit",
    N_("the ministry that the headline or the lead names as acting by a department which is a party"),
    "กระทรวงแรงงาน โดยกรมพัฒนาฝีมือแรงงาน ร่วมกับ กรมป่าไม้ ลงนามบันทึกข้อตกลง ระหว่าง กรมพัฒนาฝีมือแรงงาน กับ กรมป่าไม้",
    "กระทรวงแรงงาน",
)
ALSO_SIGNED: Final = rule(
    "parties.also_signed",
    N_("an organisation of which the article says by itself that it signed as well"),
    "มีการลงนามบันทึกข้อตกลง ระหว่าง กรมป่าไม้ กับ กรมประมง\nกรมชลประทาน ได้ร่วมลงนามในบันทึกข้อตกลงนี้",
    "กรมชลประทาน",
)
