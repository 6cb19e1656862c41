"""Whole articles: parties, dates, venue, scopes and the rest, each tied to its words."""

from collections.abc import Callable

import pytest

from mou_tui.article import Article
from mou_tui.facts import Facts, Kind, Money, extract

MakeArticle = Callable[..., Article]

NEWS = (
    "พม. จับมือ มธ. ยกระดับงานวิชาการ",
    "วันนี้ (4 ต.ค. 65) เวลา 10.30 น. นายสมชาย ใจดี ปลัดกระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์ (ปลัด พม.) และ รศ.สมหญิง ใจงาม "
    "อธิการบดีมหาวิทยาลัยธรรมศาสตร์ ร่วมลงนามในบันทึกข้อตกลงความร่วมมือ (MOU) ทางวิชาการ ระหว่างกระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์ (พม.) "
    "กับมหาวิทยาลัยธรรมศาสตร์ (มธ.) มีกำหนดระยะเวลา 3 ปี โดยมีนางดวงใจ แสงทอง รองปลัดกระทรวง ร่วมเป็นสักขีพยาน "
    "ณ ห้องประชุมใหญ่ อาคารโดม มหาวิทยาลัยธรรมศาสตร์",
    "ขอบเขตความร่วมมือ ดังนี้ 1) ขับเคลื่อนการวิจัยร่วมกัน 2) จัดเวทีวิชาการประจำปี 3) แลกเปลี่ยนบุคลากร",
    "โครงการได้รับงบประมาณ 174.15 ล้านบาท สอดคล้องกับเป้าหมายการพัฒนาที่ยั่งยืน (SDG 4) สอบถามได้ที่ โทร. 02-123-4567 หรือ info@example.ac.th",
    "“ความร่วมมือนี้จะช่วยให้ทั้งสองฝ่ายทำงานร่วมกันได้ดียิ่งขึ้นไปอีกนาน” นายสมชาย ใจดี กล่าว",
)


@pytest.fixture
def news(make_article: MakeArticle) -> Article:
    return make_article(*NEWS, published_on="2022-10-04")


def values(facts: Facts, kind: Kind) -> list[object]:
    return [f.value for f in facts.of(kind)]


def test_the_agreement_is_read_whole(news: Article) -> None:
    facts = extract(news)
    assert values(facts, "instrument") == ["mou"]
    assert values(facts, "status") == ["signed"]
    assert values(facts, "party") == ["กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์", "มหาวิทยาลัยธรรมศาสตร์"]
    assert {f.value: f.details["role"] for f in facts.of("person")} == {
        "นายสมชาย ใจดี": "signatory",
        "รศ.สมหญิง ใจงาม": "signatory",
        "นางดวงใจ แสงทอง": "witness",
    }
    assert values(facts, "signed_on") == ["2022-10-04"]
    assert values(facts, "term") == ["P3Y"]
    assert values(facts, "venue") == ["ห้องประชุมใหญ่ อาคารโดม มหาวิทยาลัยธรรมศาสตร์"]
    assert values(facts, "scope") == ["ขับเคลื่อนการวิจัยร่วมกัน", "จัดเวทีวิชาการประจำปี", "แลกเปลี่ยนบุคลากร"]
    assert values(facts, "money") == [Money(174_150_000, "THB")]
    assert values(facts, "sdg") == [4]


def test_the_expiry_follows_from_signing_and_term(news: Article) -> None:
    (expiry,) = extract(news).of("expires_on")
    assert expiry.value == "2025-10-03"
    assert expiry.details["derived"] is True
    assert [s.of(news.text) for s in expiry.evidence] == ["4 ต.ค. 65", "3 ปี"]


def test_parties_know_their_short_forms_and_who_they_are(news: Article) -> None:
    ministry, university = extract(news).of("party")
    assert "พม." in ministry.details["aliases"]
    assert "มธ." in university.details["aliases"]
    assert university.details["organization"]["name_en"] == "Thammasat University"


def test_contacts_have_a_medium(news: Article) -> None:
    assert {f.value: f.details["medium"] for f in extract(news).of("contact")} == {
        "02-123-4567": "phone",
        "info@example.ac.th": "email",
    }


def test_short_forms_carry_what_they_stand_for(news: Article) -> None:
    expansions = {f.value: f.details["expansion"] for f in extract(news).of("abbreviation")}
    assert expansions["พม."] == "กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์"
    assert expansions["MOU"] == "บันทึกข้อตกลงความร่วมมือ"
    assert expansions["ปลัด พม."] == "ปลัดกระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์"


def test_a_quotation_knows_its_speaker(news: Article) -> None:
    (quote,) = extract(news).of("quote")
    assert quote.details["speaker"] == "นายสมชาย ใจดี"
    assert str(quote.value).startswith("ความร่วมมือนี้")
    assert quote.agreement is None


def test_facts_stand_in_the_order_of_their_kinds(news: Article) -> None:
    from mou_tui.facts import KINDS

    kinds = [f.kind for f in extract(news)]
    assert kinds == sorted(kinds, key=KINDS.index)


def test_every_fact_names_its_rule_and_its_words(news: Article) -> None:
    for fact in extract(news):
        assert fact.rule
        assert "." in fact.rule
        assert fact.evidence
        assert all(s.end > s.start and s.end <= len(news.text) for s in fact.evidence)


def test_an_article_without_an_agreement_keeps_its_plain_facts(make_article: MakeArticle) -> None:
    article = make_article(
        "เปิดงานวันเด็ก", "นายสมชาย ใจดี ปลัดกระทรวงยุติธรรม เปิดงาน ใช้งบประมาณ 5 ล้านบาท สอบถาม www.example.go.th"
    )
    facts = extract(article)
    assert values(facts, "instrument") == ["none"]
    assert not facts.of("person")
    assert not facts.of("party")
    assert values(facts, "money") == [Money(5_000_000, "THB")]
    assert values(facts, "contact") == ["www.example.go.th"]


def test_an_empty_article_has_no_agreement(make_article: MakeArticle) -> None:
    assert values(extract(make_article("")), "instrument") == ["none"]
    assert values(extract(Article("x", "x", "", ())), "status") == ["none"]


def test_a_weekday_that_disagrees_is_a_warning(make_article: MakeArticle) -> None:
    article = make_article(
        "ลงนาม MOU",
        "วันจันทร์ที่ 4 ตุลาคม 2565 นายสมชาย ใจดี ปลัดกระทรวงยุติธรรม ร่วมลงนามบันทึกข้อตกลงกับกรมป่าไม้",
        published_on="2022-10-05",
    )
    (signed,) = extract(article).of("signed_on")
    assert signed.value == "2022-10-04"
    assert signed.details["warning"] == "weekday"


@pytest.mark.parametrize(
    ("published_on", "warning"), [("2022-10-03", None), ("2022-10-02", "later"), ("2022-10", None), (None, None)]
)
def test_a_day_after_the_article_that_tells_of_it_is_a_warning(
    make_article: MakeArticle, published_on: str | None, warning: str | None
) -> None:
    line = "เมื่อวันที่ 4 ตุลาคม 2565 นายสมชาย ใจดี ปลัดกระทรวงยุติธรรม ร่วมลงนามบันทึกข้อตกลงกับกรมป่าไม้"
    (signed,) = extract(make_article("ลงนาม MOU", line, published_on=published_on)).of("signed_on")
    assert signed.value == "2022-10-04"
    assert signed.details.get("warning") in (warning, "unsure" if warning is None else warning)


def test_a_long_past_is_no_term(make_article: MakeArticle) -> None:
    article = make_article(
        "ลงนาม MOU", "ร่วมลงนามบันทึกข้อตกลง ทั้งสองฝ่ายร่วมมือกันตลอดระยะเวลากว่า 10 ปี และหลักสูตรใช้ระยะเวลา 1 ปี"
    )
    assert not extract(article).of("term")


def test_a_count_of_goals_names_none(make_article: MakeArticle) -> None:
    article = make_article("ลงนาม MOU", "ร่วมลงนามบันทึกข้อตกลง เพื่อเป้าหมายการพัฒนาที่ยั่งยืน (SDGs) ทั้ง 17 เป้าหมาย")
    assert not extract(article).of("sdg")


def test_a_list_that_is_counted_names_the_parties(make_article: MakeArticle) -> None:
    article = make_article(
        "5 หน่วยงานลงนามความร่วมมือ",
        "วันนี้ ร่วมลงนามบันทึกข้อตกลงระหว่าง 3 หน่วยงาน ได้แก่ กรมป่าไม้ กรมประมง และกรมปศุสัตว์ เพื่ออนุรักษ์ทรัพยากร",
    )
    assert values(extract(article), "party") == ["กรมป่าไม้", "กรมประมง", "กรมปศุสัตว์"]


def test_and_inside_a_name_parts_no_parties(make_article: MakeArticle) -> None:
    article = make_article(
        "ลงนาม MOU", "ร่วมลงนามบันทึกข้อตกลงระหว่างกระทรวงการพัฒนาสังคม และความมั่นคงของมนุษย์ และกระทรวงเกษตรและสหกรณ์ เพื่อประชาชน"
    )
    assert values(extract(article), "party") == ["กระทรวงการพัฒนาสังคม และความมั่นคงของมนุษย์", "กระทรวงเกษตรและสหกรณ์"]


def test_several_agreements_of_one_article_are_numbered(make_article: MakeArticle) -> None:
    article = make_article(
        "ไทย-กัมพูชา ลงนาม MOU 2 ฉบับ",
        "วันนี้ มีการลงนาม MOU จำนวน 2 ฉบับ ได้แก่ บันทึกความเข้าใจระหว่างกรมป่าไม้ กับกรมประมง และบันทึกความเข้าใจระหว่างกรมปศุสัตว์ กับกรมการข้าว",
    )
    assert {f.value: f.agreement for f in extract(article).of("party")} == {
        "กรมป่าไม้": 1,
        "กรมประมง": 1,
        "กรมปศุสัตว์": 2,
        "กรมการข้าว": 2,
    }


def test_a_numbered_list_names_the_parties_and_no_areas(make_article: MakeArticle) -> None:
    lead = "กรมป่าไม้ จัดพิธีลงนามบันทึกข้อตกลงความร่วมมือ กับ 1) กรมประมง 2) สยามสมาคมในพระบรมราชูปถัมภ์ 3) มหาวิทยาลัยมหิดล และ 4) กรมที่ดิน เพื่อดูแลป่า"
    facts = extract(make_article("กรมป่าไม้ลงนาม", lead))
    assert values(facts, "party")[-4:] == [
        "กรมประมง",
        "สยามสมาคมในพระบรมราชูปถัมภ์",
        "มหาวิทยาลัยมหิดล",
        "กรมที่ดิน",
    ]
    assert values(facts, "scope") == []


@pytest.mark.parametrize(
    ("line", "short", "long"),
    [
        ("โครงการ Smart Financial Infrastructure (“SFI”) เริ่มแล้ว", "SFI", "Smart Financial Infrastructure"),
        ("ระบบยืนยันตัวตน (e-KYC) เริ่มแล้ว", "e-KYC", "ระบบยืนยันตัวตน"),
        ("บริการ G2G : ภาครัฐสู่ภาครัฐ G2B : ภาครัฐสู่ภาคธุรกิจ", "G2B", "ภาครัฐสู่ภาคธุรกิจ"),
        ("สองกรมลงนาม MOU บันทึกข้อตกลงความร่วมมือ", "MOU", "บันทึกข้อตกลงความร่วมมือ"),
    ],
)
def test_a_short_form_beside_its_words_is_explained(
    make_article: MakeArticle, line: str, short: str, long: str
) -> None:
    facts = extract(make_article("ข่าว", line))
    assert {f.value: f.details["expansion"] for f in facts.of("abbreviation")}[short] == long


def test_a_single_word_before_a_colon_is_no_short_form(make_article: MakeArticle) -> None:
    assert values(extract(make_article("ข่าว", "AI : อนาคตของประเทศไทย (ภาคสอง ฯ)")), "abbreviation") == []


def test_a_date_many_years_after_the_publication_is_no_day_of_signing(make_article: MakeArticle) -> None:
    line = "กรมอนามัย ลงนามบันทึกข้อตกลงกับมหาวิทยาลัยมหิดล เมื่อวันที่ 28 พฤศจิกายน"
    assert values(extract(make_article("ลงนาม MOU", f"{line} 2657", published_on="2018-11-28")), "signed_on") == []
    assert values(extract(make_article("ลงนาม MOU", f"{line} 2561", published_on="2018-11-28")), "signed_on") == [
        "2018-11-28"
    ]


def test_a_sentence_that_says_only_how_long_gives_the_term(make_article: MakeArticle) -> None:
    facts = extract(make_article("กรมอนามัย ลงนาม MOU กับมหาวิทยาลัยมหิดล", "มีระยะเวลา 2 ปี"))
    assert values(facts, "term") == ["P2Y"]


def test_the_venue_is_the_whole_name_of_a_ministry(make_article: MakeArticle) -> None:
    line = "วันนี้มีพิธีลงนามบันทึกความเข้าใจ ณ กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม"
    assert values(extract(make_article("ดีอี ลงนาม MOU", line)), "venue") == ["กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม"]


@pytest.mark.parametrize(
    ("place", "venue"),
    [
        ("ณ โรงแรมริมธาร เชียงราย เนื่องจากฝนตก", "โรงแรมริมธาร เชียงราย"),
        ("ณ กรุงปราก สาธารณรัฐเช็ก นายกรัฐมนตรีกล่าวว่า", "กรุงปราก สาธารณรัฐเช็ก"),
        ("ณ โรงแรมริมธาร กรุงเทพฯ อีกด้วย", "โรงแรมริมธาร กรุงเทพฯ"),
        ("ณ ห้องประชุมบัวหลวง กรมศิลปากร (เมื่อเร็ว ๆ นี้)", "ห้องประชุมบัวหลวง กรมศิลปากร"),
        ("ณ เขตปกครองตนเองสิบสองปันนา มณฑลยูนนาน", "เขตปกครองตนเองสิบสองปันนา มณฑลยูนนาน"),
        ("ณ ห้องประชุมศาสตราจารย์สมชาย ใจดี อาคาร 1 นายสมหมาย แพงทอง ร่วมลงนาม", "ห้องประชุมศาสตราจารย์สมชาย ใจดี อาคาร 1"),
        ("ที่ โรงแรมริมน้ำ กทม. นายแพทย์สมหมาย แพงทอง ร่วมลงนาม", "โรงแรมริมน้ำ กทม."),
        ("ณ ศูนย์วิทยาศาสตร์เพื่อการศึกษา เอกมัย โดยมีผู้ร่วมงาน", "ศูนย์วิทยาศาสตร์เพื่อการศึกษา เอกมัย"),
        ("ณ อาคารพระจอมเกล้า สำนักงานปลัดกระทรวงพลังงาน/ นายสมหมาย แพงทอง", "อาคารพระจอมเกล้า สำนักงานปลัดกระทรวงพลังงาน"),
        ("ณ อาคารสาธารณสุขวิศิษฏ์ กรุงเทพฯ พลอากาศเอก สมหมาย แพงทอง องคมนตรี", "อาคารสาธารณสุขวิศิษฏ์ กรุงเทพฯ"),
        ("ณ ตึกสันติไมตรี ทำเนียบรัฐบาล สรุปสาระสำคัญดังนี้", "ตึกสันติไมตรี ทำเนียบรัฐบาล"),
        ("ณ ตึกสันติไมตรี ทำเนียบรัฐบาล ประกอบด้วยผู้บริหาร", "ตึกสันติไมตรี ทำเนียบรัฐบาล"),
        ("ณ อาคารโดม ศูนย์รังสิต นอกจากนี้ ยังมีการแถลงข่าว", "อาคารโดม ศูนย์รังสิต"),
        ("ณ ห้องประชุมรัฐมนตรี ชั้น 2 กรมอนามัย", "ห้องประชุมรัฐมนตรี ชั้น 2 กรมอนามัย"),
        ("ณ ธนาคาร", None),
        ("ยื่นกู้ได้ที่ สาขาธนาคารทั่วประเทศ", None),
        ("ณ หอประชุมใหญ่ นครหลวงเวียงจันทน์ สปป.ลาว ภายหลังการประชุม", "หอประชุมใหญ่ นครหลวงเวียงจันทน์ สปป.ลาว"),
    ],
)
def test_the_venue_ends_before_the_next_person_and_names_a_place(
    make_article: MakeArticle, place: str, venue: str | None
) -> None:
    article = make_article("ลงนาม MOU", f"วันนี้มีพิธีลงนามบันทึกข้อตกลงระหว่าง กรมอนามัย กับ มหาวิทยาลัยมหิดล {place}")
    found = extract(article).first("venue")
    assert (found.value if found is not None else None) == venue


def test_amounts_count_but_for_those_of_a_market_and_rates(make_article: MakeArticle) -> None:
    line = (
        "ลงนามสัญญาเป็นเงิน 52.1 ล้านบาท สมัครขั้นต่ำ 50 บาท ค่าจ้างวันละ 400 บาทต่อคน มูลค่าส่งออก 9,000 ล้านบาท มีสินทรัพย์ 7,000 ล้านบาท"
    )
    assert values(extract(make_article("ลงนามสัญญา", line)), "money") == [Money(52_100_000), Money(50)]


def test_a_project_s_name_may_hold_the_word_for_an_area(make_article: MakeArticle) -> None:
    line = "ลงนามบันทึกข้อตกลงโครงการพัฒนาพื้นที่ต้นแบบการเกษตร ระหว่าง กรมอนามัย กับ มหาวิทยาลัยมหิดล"
    assert values(extract(make_article("ลงนาม MOU", line)), "project") == ["โครงการพัฒนาพื้นที่ต้นแบบการเกษตร"]


def test_what_stands_in_the_statement_of_an_agreement_has_its_number(make_article: MakeArticle) -> None:
    article = make_article(
        "ไทย-กัมพูชา ลงนาม MOU 2 ฉบับ",
        "วันนี้ มีการลงนาม MOU จำนวน 2 ฉบับ ได้แก่",
        "1) บันทึกความเข้าใจระหว่างกรมป่าไม้ กับกรมประมง ลงนามเมื่อวันที่ 3 มีนาคม 2566 มีระยะเวลา 3 ปี โดยนายสมชาย ใจดี อธิบดีกรมป่าไม้ ร่วมลงนาม",
        "2) บันทึกความเข้าใจระหว่างกรมปศุสัตว์ กับกรมการข้าว ลงนามเมื่อวันที่ 5 มีนาคม 2566 มีระยะเวลา 5 ปี โดยนายสมศักดิ์ ใจงาม "
        "อธิบดีกรมปศุสัตว์ ร่วมลงนาม วงเงิน 2 ล้านบาท",
        published_on="2023-03-06",
    )
    facts = extract(article)
    for kind, expected in (
        ("person", {"นายสมชาย ใจดี": 1, "นายสมศักดิ์ ใจงาม": 2}),
        ("signed_on", {"2023-03-03": 1, "2023-03-05": 2}),
        ("term", {"P3Y": 1, "P5Y": 2}),
        ("expires_on", {"2026-03-02": 1, "2028-03-04": 2}),
        ("money", {Money(2_000_000): 2}),
    ):
        assert {f.value: f.agreement for f in facts if f.kind == kind} == expected, kind


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("วานนี้ กระทรวงการคลัง (กค.) แจ้งว่า", ("กค.", "กระทรวงการคลัง")),
        ("สำนักงานส่งเสริมเศรษฐกิจดิจิทัล หรือ ดีป้า เปิดเผย (สป.) ว่า", ("ดีป้า", "สำนักงานส่งเสริมเศรษฐกิจดิจิทัล")),
        ("ตรวจเยี่ยมและมอบบัตรประจำตัวอาสาสมัครดูแลวัดวาอาราม (อดว.)", ("อดว.", "อาสาสมัครดูแลวัดวาอาราม")),
        ("ตามที่สำนักงานจัดสวนสาธารณะ (จสธ.) แจ้ง", ("จสธ.", "สำนักงานจัดสวนสาธารณะ")),
        ("ให้จ่ายค่าประกันภัยภาคบังคับ (พ.ร.บ.) เอง", ("พ.ร.บ.", "ให้จ่ายค่าประกันภัยภาคบังคับ")),
        (
            "ข้าราชการ High Performance and Potential System (HiPPS) เข้าร่วม",
            ("HiPPS", "High Performance and Potential System"),
        ),
        (
            "รมว.การอุดมศึกษา วิทยาศาสตร์ วิจัยและนวัตกรรม (อว.) แจ้ง",
            ("อว.", "การอุดมศึกษา วิทยาศาสตร์ วิจัยและนวัตกรรม"),
        ),
        ("ตามแผนพัฒนาพลังงานทดแทน (AEDP 2015) ใหม่", ("AEDP 2015", "แผนพัฒนาพลังงานทดแทน")),
        ("สถานีวิทยุโทรทัศน์แห่งประเทศไทย NBT รายงาน (สป.)", ("NBT", "สถานีวิทยุโทรทัศน์แห่งประเทศไทย")),
        ("เสนอโดย กระทรวงแรงงาน\n(รง.) เมื่อวานนี้", ("รง.", "กระทรวงแรงงาน")),
        ("ก" * 400 + " " + "สภาพอากาศแปรปรวน " * 30 + "กระทรวงแรงงาน (รง.) แจ้ง", ("รง.", "กระทรวงแรงงาน")),
    ],
)
def test_short_forms_are_found_without_an_agreement_too(
    line: str, pair: tuple[str, str], make_article: MakeArticle
) -> None:
    facts = extract(make_article("ข่าวประจำวัน", *line.split("\n")))
    assert values(facts, "instrument") == ["none"]
    assert {f.value: f.details["expansion"] for f in facts.of("abbreviation")}.get(pair[0]) == pair[1]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (
            "ลงนามบันทึกข้อตกลงโครงการก่อสร้างทางสายหลักเป็น 4 ช่องจราจร (ระยะที่ 2) ทางหลวงหมายเลข 22",
            "โครงการก่อสร้างทางสายหลักเป็น 4 ช่องจราจร (ระยะที่ 2)",
        ),
        (
            "ลงนามสัญญาในโครงการยกระดับโทรคมนาคมเพื่อขับเคลื่อนเศรษฐกิจของประเทศ (โครงการเน็ตชุมชน) ระหว่าง",
            "โครงการยกระดับโทรคมนาคมเพื่อขับเคลื่อนเศรษฐกิจของประเทศ",
        ),
        ("ลงนามบันทึกข้อตกลงโครงการยกระดับโทรคมนาคม เพื่อขับเคลื่อนเศรษฐกิจ", "โครงการยกระดับโทรคมนาคม"),
        ("ลงนามบันทึกข้อตกลงโครงการสนับสนุนสมาคมกีฬา จากหน่วยงาน", "โครงการสนับสนุนสมาคมกีฬา"),
        ("ลงนามบันทึกข้อตกลงโครงการบ้านริมน้ำ 2) การอบรม", "โครงการบ้านริมน้ำ"),
        ("ลงนามบันทึกข้อตกลงโครงการตลาดริมคลอง และนางสาวดวงใจ แสงทอง", "โครงการตลาดริมคลอง"),
        ("ลงนามบันทึกข้อตกลงหลักสูตรนักกฎหมายภาครัฐ พ.ศ. 2566", "หลักสูตรนักกฎหมายภาครัฐ"),
        ("ลงนามบันทึกข้อตกลงโครงการบ้านบนที่ราชพัสดุเพื่อผู้มีรายได้น้อย", "โครงการบ้านบนที่ราชพัสดุเพื่อผู้มีรายได้น้อย"),
        ("ลงนามบันทึกข้อตกลงโครงการอันเนื่องมาจากพระราชดำริ", "โครงการอันเนื่องมาจากพระราชดำริ"),
        ("ลงนามบันทึกข้อตกลงโครงการเน็ตโปร่งใส มีคณะกรรมการกำกับการดำเนินงาน", "โครงการเน็ตโปร่งใส"),
        ("ลงนามบันทึกข้อตกลงโครงการ 1 ตำบล 1 มหาวิทยาลัย (มหาวิทยาลัยมหิดล)", "โครงการ 1 ตำบล 1 มหาวิทยาลัย"),
        ("ลงนามบันทึกข้อตกลงโครงการ “คู่เครือข่ายใจ ก้าวสู่คนไทย”", "คู่เครือข่ายใจ ก้าวสู่คนไทย"),
    ],
)
def test_a_project_s_name_is_whole(make_article: MakeArticle, line: str, name: str) -> None:
    assert values(extract(make_article("ลงนาม MOU", line)), "project") == [name]


def test_the_management_of_a_project_is_no_project(make_article: MakeArticle) -> None:
    line = "ความร่วมมือด้านการบริหารโครงการ ตลอดจนการจัดซื้อจัดจ้างในระดับนานาชาติ"
    assert values(extract(make_article("ลงนาม MOU", line)), "project") == []


@pytest.mark.parametrize("number", ["0 2265 8050 ต่อ 5321 5307", "02 241 5600 ต่อ 552301", "0 2265 8050 ต่อ 21, 22"])
def test_a_telephone_number_has_all_of_its_extensions(make_article: MakeArticle, number: str) -> None:
    assert values(extract(make_article("ข่าว", f"สอบถาม โทร. {number} ทุกวัน")), "contact") == [number]


@pytest.mark.parametrize(
    ("line", "term", "expires"),
    [
        ("บันทึกความเข้าใจมีผลบังคับใช้ตั้งแต่วันที่ 1 เมษายน 2561 ถึงวันที่ 31 มีนาคม 2566", "P5Y", "2023-03-31"),
        ("ความร่วมมือมีระยะเวลาตั้งแต่วันที่ 12 กุมภาพันธ์ 2563 – 11 กุมภาพันธ์ 2564", "P1Y", "2021-02-11"),
        ("ข้อตกลงมีผลตั้งแต่วันที่ 19 กันยายน 2562 ถึงวันที่ 31 ธันวาคม 2564", "P2Y3M12D", "2021-12-31"),
        ("แรงงานตาม MOU ซึ่งวาระการจ้างงานจะครบ ตั้งแต่วันที่ 1 ม.ค. – 31 ธ.ค. 2565", None, None),
        ("ผู้สนใจข้อตกลงนี้ สมัครได้ตั้งแต่วันที่ 1 ม.ค. – 31 ธ.ค. 2565", None, None),
        ("ความร่วมมือตามยุทธศาสตร์ชาติ ระยะ 20 ปี", None, None),
    ],
)
def test_a_term_may_be_told_by_its_first_and_last_day(
    make_article: MakeArticle, line: str, term: str | None, expires: str | None
) -> None:
    facts = extract(make_article("กรมอนามัย ลงนาม MOU กับมหาวิทยาลัยมหิดล", line))
    assert values(facts, "term") == ([term] if term else [])
    assert values(facts, "expires_on") == ([expires] if expires else [])


def test_the_day_of_signing_is_not_the_day_on_which_it_is_told(make_article: MakeArticle) -> None:
    line = "วันนี้ (5 พ.ค. 66) นายสมชาย ใจดี โฆษก เปิดเผยว่า มีการลงนามบันทึกข้อตกลง (MOU) ณ โรงแรมริมน้ำ เมื่อวันที่ 2 พ.ค. 66"
    facts = extract(make_article("ไทย-ลาว บรรลุข้อตกลงแรงงาน", line, published_on="2023-05-05"))
    assert values(facts, "signed_on") == ["2023-05-02"]


def test_who_signs_as_the_head_signs_for_that_body(make_article: MakeArticle) -> None:
    line = (
        "นายสมชาย ใจดี รองปลัดกระทรวงยุติธรรม พร้อมด้วย นายสมศักดิ์ ใจงาม โฆษกประจำสำนักนายกรัฐมนตรี และรักษาราชการแทนอธิบดีกรมประชาสัมพันธ์ "
        "ร่วมลงนามบันทึกความเข้าใจ"
    )
    assert values(extract(make_article("ยุติธรรมแลกเปลี่ยนข่าวสาร", line)), "party") == ["กระทรวงยุติธรรม", "กรมประชาสัมพันธ์"]


def test_latin_words_of_an_office_are_no_party(make_article: MakeArticle) -> None:
    line = "นายสมชาย ใจดี อธิบดีกรมราชทัณฑ์ พร้อมด้วย Mrs. Anne Doe CEO and Founder of Quillshop ร่วมลงนามบันทึกความเข้าใจ"
    assert values(extract(make_article("ฝึกตัดเย็บเสื้อผ้า", line)), "party") == ["กรมราชทัณฑ์", "Quillshop"]


def test_the_place_in_a_surname_is_no_venue(make_article: MakeArticle) -> None:
    line = "พร้อมด้วย คุณหญิงดวงใจ แสงทอง ณ อยุธยา กรรมการบริหาร มูลนิธิรักษ์น้ำ ร่วมลงนามบันทึกข้อตกลง ที่กระทรวงพลังงาน กทม."
    assert values(extract(make_article("ลงนาม MOU", line)), "venue") == ["กระทรวงพลังงาน กทม."]


def test_a_foreign_name_ends_before_the_next_number(make_article: MakeArticle) -> None:
    line = "1.บันทึกความเข้าใจระหว่างมหาวิทยาลัยมหิดล และบริษัท Jantra Agro and Forestry 2.บันทึกความเข้าใจด้านน้ำ"
    facts = extract(make_article("พิธีลงนาม MOU 2 ฉบับ", f"พิธีลงนาม 2 ฉบับ ดังนี้ {line}"))
    assert "บริษัท Jantra Agro and Forestry" in values(facts, "party")


@pytest.mark.parametrize(
    "office", ["ผู้อำนวยการสำนักการคลัง กรุงเทพมหานคร", "ผู้อำนวยการกองช่าง กรุงเทพมหานคร", "ปลัดกรุงเทพมหานคร"]
)
def test_the_party_is_the_body_to_which_the_office_belongs(make_article: MakeArticle, office: str) -> None:
    line = f"นายสมชาย ใจดี อธิบดีกรมอนามัย และนางดวงใจ แสงทอง {office} ร่วมลงนามบันทึกข้อตกลง"
    assert values(extract(make_article("ลงนาม MOU จัดเก็บภาษี", line)), "party") == ["กรมอนามัย", "กรุงเทพมหานคร"]


def test_what_was_signed_yesterday(make_article: MakeArticle) -> None:
    line = "วันนี้ (29 มี.ค. 65) นายสมชาย ใจดี โฆษก กล่าวว่า วานนี้ (28 มี.ค. 65) กรมอนามัยได้ลงนามบันทึกข้อตกลง หลังจากหารือเมื่อวันที่ 25 ม.ค. 65"
    facts = extract(make_article("กรมอนามัย ลงนาม MOU", line, published_on="2022-03-29"))
    assert values(facts, "signed_on") == ["2022-03-28"]


def test_a_party_in_quotation_marks_is_no_project(make_article: MakeArticle) -> None:
    line = "พิธีลงนามบันทึกข้อตกลงระหว่างกรมอนามัย กับ บริษัท ก้าวหน้าพลังงานไทย จำกัด"
    facts = extract(make_article("กรมอนามัย ลงนาม MOU “ก้าวหน้าพลังงานไทย”", line))
    assert values(facts, "project") == []


def test_who_signs_with_as_many_others_as_are_listed_is_a_party(make_article: MakeArticle) -> None:
    listed = "ระหว่าง กรมอนามัย กรมการแพทย์ และกรมศุลกากร"
    for others, parties in (
        (3, ["กระทรวงยุติธรรม", "กรมอนามัย", "กรมการแพทย์", "กรมศุลกากร"]),
        (4, ["กรมอนามัย", "กรมการแพทย์", "กรมศุลกากร"]),
    ):
        lead = f"กระทรวงยุติธรรม ร่วมกับ {others} หน่วยงาน ลงนามบันทึกข้อตกลงด้านสุขภาพ"
        article = make_article("ร่วมใจดูแลสุขภาพ", lead, f"วันนี้มีพิธีลงนามบันทึกข้อตกลง {listed}")
        assert values(extract(article), "party") == parties


def test_schools_in_general_are_no_party(make_article: MakeArticle) -> None:
    article = make_article("ลงนาม MOU", "ลงนามบันทึกข้อตกลง ผนึกความเข้มแข็งระหว่างสถาบันการศึกษา กับ กรมอนามัย และกรมศุลกากร")
    assert values(extract(article), "party") == ["กรมอนามัย", "กรมศุลกากร"]


def test_a_number_is_no_short_form(make_article: MakeArticle) -> None:
    facts = extract(make_article("ข่าวประจำวัน", "ออกพันธบัตรรุ่นอายุ 3 ปี (GGLB197A) และทำกิจกรรมที่ 5 (BR0105)"))
    assert values(facts, "abbreviation") == []


def test_an_amount_may_be_told_in_two(make_article: MakeArticle) -> None:
    facts = extract(make_article("ลงนาม MOU", "รับมอบรถพยาบาล มูลค่า 2 ล้าน 6 แสนบาท"))
    assert [(f.value, f.evidence[0].of("ลงนาม MOU\nรับมอบรถพยาบาล มูลค่า 2 ล้าน 6 แสนบาท")) for f in facts.of("money")] == [
        (Money(2_600_000, "THB"), "2 ล้าน 6 แสนบาท")
    ]


def test_the_next_side_is_no_part_of_an_office(make_article: MakeArticle) -> None:
    article = make_article(
        "ลงนาม MOU",
        "พิธีลงนามบันทึกข้อตกลง ระหว่างกรมการแพทย์ โดยนายสมชาย ใจดี อธิบดีกรมการแพทย์ กรมอนามัย โดยนายสมหมาย แพงทอง อธิบดีกรมอนามัย "
        "และกรมศุลกากร โดยนายก้อง เกียรติไกร อธิบดีกรมศุลกากร",
    )
    facts = extract(article)
    assert values(facts, "party") == ["กรมการแพทย์", "กรมอนามัย", "กรมศุลกากร"]
    assert [f.details["position"] for f in facts.of("person")] == ["อธิบดีกรมการแพทย์", "อธิบดีกรมอนามัย", "อธิบดีกรมศุลกากร"]


def test_a_ministry_s_head_may_be_cut_short(make_article: MakeArticle) -> None:
    article = make_article("ลงนาม MOU", "ก.คลัง และ กรมอนามัย ร่วมลงนามบันทึกข้อตกลง", "เรื่องนี้กระทรวงการคลังเป็นผู้ดูแล")
    ministry = extract(article).of("party")[0]
    assert (ministry.value, ministry.details["aliases"]) == ("กระทรวงการคลัง", ["ก.คลัง"])


@pytest.mark.parametrize(
    ("names", "party"),
    [
        (["สภาอุตสาหกรรม แห่งประเทศไทย", "สภาอุตสาหกรรมแห่งประเทศไทย"], "สภาอุตสาหกรรมแห่งประเทศไทย"),
        (["กระทรวง การคลัง", "กระทรวงการคลัง"], "กระทรวงการคลัง"),
        (["บริษัทก้าวหน้า จำกัด", "บริษัท ก้าวหน้า จำกัด"], "บริษัท ก้าวหน้า จำกัด"),
    ],
)
def test_a_name_is_shown_as_it_is_best_written(make_article: MakeArticle, names: list[str], party: str) -> None:
    lines = [f"วันนี้ {name} ลงนามบันทึกข้อตกลงร่วมกับ กรมอนามัย" for name in names]
    assert values(extract(make_article("ลงนาม MOU", *lines)), "party") == [party, "กรมอนามัย"]


def test_who_is_there_makes_nobody_a_party(make_article: MakeArticle) -> None:
    lead = "พิธีลงนามบันทึกข้อตกลง ระหว่าง สกกพ. และ กรมอนามัย โดยมีนายสมชาย ใจดี รองปลัดกระทรวงการคลัง และประธานกรรมการกรมอนามัย เป็นประธาน"
    assert "กระทรวงการคลัง" not in values(extract(make_article("ลงนาม MOU", lead)), "party")


def test_a_university_is_no_part_of_the_next(make_article: MakeArticle) -> None:
    lead = "ลงนามบันทึกข้อตกลง ระหว่าง กรมอนามัย สถาบันเทคโนโลยีพระจอมเกล้าเจ้าคุณทหารลาดกระบัง มหาวิทยาลัยศิลปากร และสถาบันอุดมศึกษาอื่น"
    assert values(extract(make_article("ลงนาม MOU", lead)), "party") == [
        "กรมอนามัย",
        "สถาบันเทคโนโลยีพระจอมเกล้าเจ้าคุณทหารลาดกระบัง",
        "มหาวิทยาลัยศิลปากร",
    ]


def test_a_sentence_may_go_on_in_the_next_line(make_article: MakeArticle) -> None:
    article = make_article(
        "ลงนาม MOU", "นายสมชาย ใจดี รัฐมนตรีว่าการกระทรวงแรงงาน", "เป็นประธานในพิธีลงนามบันทึกข้อตกลงระหว่างกรมอนามัย กับกรมศุลกากร"
    )
    assert [f.details["role"] for f in extract(article).of("person")] == ["chair"]
