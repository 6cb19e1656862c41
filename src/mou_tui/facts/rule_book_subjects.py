"""What each rule of the subject reads: amounts, areas of cooperation, projects, goals, contacts. Each has an example that a test runs."""

from mou_tui.facts.rules import SIGNING, rule
from mou_tui.i18n import N_

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
    "money.amount",
    N_("an amount of money in the text"),
    SIGNING + " วงเงิน 5 ล้านบาท",
    "Money(amount=5000000, currency='THB')",
)
rule(
    "projects.founded",
    N_("what the parties found together"),
    SIGNING + " เพื่อร่วมกันจัดตั้งศูนย์ข้าวหอมแห่งชาติ",
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
    SIGNING + " โครงการป่าชุมชนริมน้ำ",
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
    SIGNING + " ในโครงการ “ป่าชุมชนริมน้ำ”",
    "ป่าชุมชนริมน้ำ",
)
rule(
    "projects.quoted_name",
    N_("a name in quotation marks behind a word for a project"),
    SIGNING,
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
    "scopes.lines",
    N_("areas of cooperation on lines with bullets"),
    SIGNING + " มีขอบเขตความร่วมมือดังนี้\n- การพัฒนาบุคลากรร่วมกัน\n- การวิจัยร่วมกัน\n- การแลกเปลี่ยนข้อมูล",
    "การพัฒนาบุคลากรร่วมกัน",
    "การวิจัยร่วมกัน",
    "การแลกเปลี่ยนข้อมูล",
)
rule(
    "scopes.listed",
    N_("areas of cooperation in a sentence that enumerates them"),
    SIGNING + " มีขอบเขตความร่วมมือ ได้แก่ การพัฒนาบุคลากร การวิจัยร่วมกัน และการแลกเปลี่ยนข้อมูล",
    "การพัฒนาบุคลากร",
    "การวิจัยร่วมกัน",
    "การแลกเปลี่ยนข้อมูล",
)
rule(
    "scopes.numbered",
    N_("areas of cooperation with numbers"),
    SIGNING + " มีขอบเขตความร่วมมือดังนี้ 1) การพัฒนาบุคลากร 2) การวิจัยร่วมกัน",
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
    SIGNING + " มีขอบเขตความร่วมมือ คือ หนึ่ง การพัฒนาบุคลากร สอง การวิจัยร่วมกัน",
    "การพัฒนาบุคลากร",
    "การวิจัยร่วมกัน",
)
rule(
    "sdgs.numbered",
    N_("goals of sustainable development that are named by number"),
    SIGNING + " เพื่อบรรลุเป้าหมายการพัฒนาที่ยั่งยืน (SDGs) เป้าหมายที่ 4",
    "4",
)
