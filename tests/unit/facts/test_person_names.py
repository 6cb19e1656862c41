"""Names of persons: chains of titles, surnames of every form, and what only looks like a name."""

import pytest

from mou_tui.facts.monks import find_monks
from mou_tui.facts.names import find_names, find_untitled


def full_names(text: str) -> list[str]:
    return [text[n.start : n.end] for n in find_names(text) if n.full]


@pytest.mark.parametrize(
    "name",
    [
        "นายสมชาย ใจดี",
        "นางสาวดวงใจ แสงทอง",
        "น.ส.ดวงใจ แสงทอง",
        "รศ.ดร.สมหญิง ใจงาม",
        "ศาสตราจารย์ ดร.นพ.สมชาย ใจดี",
        "ศ.คลินิก เกียรติคุณ นพ.สมชาย ใจดี",
        "ผู้ช่วยศาสตราจารย์ ดร.สมหญิง ใจงาม",
        "ศ.(พิเศษ) ดร.สมชาย ใจดี",
        "ศาสตราจารย์ (พิเศษ) ดร.นพ.สมชาย ใจดี",
        "ศาตราจารย์พิเศษ ดร. สมชาย ใจดี",
        "น.อ. (พิเศษ) สมชาย ใจดี",
        "พลเอก สมชาย ใจดี",
        "พล.ต.อ.สมชาย ใจดี",
        "พล.อ.อ.สมชาย ใจดี",
        "พันตำรวจเอก สมชาย ใจดี",
        "ว่าที่ร้อยตรี สมชาย ใจดี",
        "ม.ล.สมชาย เทวกุล",
        "หม่อมราชวงศ์สมชาย เทวกุล",
        "นายสัตวแพทย์สมชาย ใจดี",
        "แพทย์หญิงสมหญิง ใจงาม",
        "คุณหญิงสมหญิง ใจงาม",
        "มร. จอห์น สมิธ",
        "Mr. John Smith",
        "H.E. Maria Da Silva",
        "Professor Xia Xueshan",
        "นายสมชาย ณ ระนอง",
        "นางสมหญิง อิศรางกูร ณ อยุธยา",
        "นายฉัตรชัย พร้อมพัฒน์",
        "นางสาวสมหญิง ร่วมรักษ์",
        "นายสมชาย จึงรุ่งโรจน์",
    ],
)
def test_the_name_is_found_with_its_titles(name: str) -> None:
    assert full_names(f"วันนี้ {name} ปลัดกระทรวงยุติธรรม กล่าวว่า") == [name]


def test_a_position_glued_to_the_surname_is_no_part_of_it() -> None:
    assert full_names("ร้อยเอก สมชาย ใจดีรัฐมนตรีว่าการกระทรวงเกษตรและสหกรณ์ กล่าว") == ["ร้อยเอก สมชาย ใจดี"]


def test_a_second_surname_before_a_position_belongs_to_the_name() -> None:
    assert full_names("ดร.สมหญิง ใจงาม แสงทอง นายกสมาคมแม่บ้าน") == ["ดร.สมหญิง ใจงาม แสงทอง"]


def test_the_latin_form_in_brackets_is_passed_over() -> None:
    text = "นายโทชิโอะ คุวาฮาระ (Mr. Toshio Kuwahara) กรรมการผู้จัดการ"
    assert full_names(text) == ["นายโทชิโอะ คุวาฮาระ"]
    assert text[find_names(text)[0].after :].strip() == "กรรมการผู้จัดการ"


@pytest.mark.parametrize(
    "text",
    [
        "นายกรัฐมนตรี เป็นประธาน การประชุม",
        "นายจ้าง และลูกจ้าง ร่วมกัน",
        "ได้พบท่านนายกหลี่ เฉียง แล้ว",
        "การพัฒนางาน ด้านคุณภาพ ชีวิต",
        "คุณภาพ ชีวิต ที่ดี",
        "พ.ศ. 2566 ประเทศไทย มี",
        "อาจารย์ประจำ คณะแพทยศาสตร์ มหาวิทยาลัย",
        "ณ ห้องประชุมศาสตราจารย์สมชาย ใจดี ชั้น 2",
        "นายแพทย์สาธารณสุขจังหวัด นครราชสีมา เข้าร่วม",
        "สภาทนายความ ในพระบรมราชูปถัมภ์ เข้าร่วม",
        "เพื่อพัฒนายกระดับ คุณภาพ การศึกษา",
        "อุปนายกสโมสร โรตารี่ กรุงเทพ",
        "ดูแลเด็กหญิงพิการ รวมทั้งผู้สูงอายุ",
        "นายสัตวแพทย์ชำนาญการ กรมปศุสัตว์",
        "เป็นเจ้านายตัวเอง จึงได้เล็งเห็นความสำคัญ",
        "ผลการทำนายพื้นที่เพาะปลูก เพื่อช่วยลดภาระ",
        "คุณมีค่ามากขึ้น แลกส่วนลดได้",
        "อาจารย์ ต้องปรับตัวทั้งหมด แล้ว",
        "พล.ต.อ.สมชาย ตั้งเป้าหมายที่จะลดจำนวน",
        "นายสมชายฯ จึงมีสิทธิได้รับเงิน",
        "ดร.สมหญิง บูรณาการความร่วมมือดูแลสุขภาพ",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert full_names(text) == []


def test_a_given_name_alone_is_no_full_name() -> None:
    (name,) = find_names("นายสมชายกล่าวว่า ความร่วมมือนี้สำคัญ")
    assert not name.full


@pytest.mark.parametrize("verb", ["ระบุชัดว่า", "ย้ำว่า", "เห็นว่า"])
def test_a_name_ends_before_a_verb_of_saying(verb: str) -> None:
    text = f"นายสมชาย{verb} ประเทศไทยมีเสถียรภาพ"
    (name,) = find_names(text)
    assert text[name.start : name.end] == "นายสมชาย"


def test_a_speaker_without_a_title_is_found_before_the_position() -> None:
    text = "“เรายินดีที่ได้ร่วมมือ” คาโอริ นากามูระ-โอซากะ ผู้อำนวยการองค์การ กล่าว"
    (name,) = find_untitled(text)
    assert text[name.start : name.end] == "คาโอริ นากามูระ-โอซากะ"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("โดยมี พระเทพสุธีโสภณ เจ้าคณะจังหวัด ร่วมลงนาม", "พระเทพสุธีโสภณ"),
        ("ได้รับเมตตาจากพระมหาสมชาย ปสนฺโน ผู้ช่วยเจ้าอาวาสวัดใหญ่", "พระมหาสมชาย ปสนฺโน"),
        ("สมเด็จพระธีรญาณ (สมชาย ธมฺมธโร) เจ้าอาวาสวัดใหญ่", "สมเด็จพระธีรญาณ"),
        ("พระครูพิทักษ์ธรรม วิ. เจ้าคณะตำบล", "พระครูพิทักษ์ธรรม"),
        ("พร้อมด้วย พระครูพิทักษ์ธรรม ร่วมพิธี", "พระครูพิทักษ์ธรรม"),
        ("โดยมี พระเทพสุธีโสภณ, ดร. เจ้าอาวาสวัดใหญ่", "พระเทพสุธีโสภณ"),
    ],
)
def test_monks_go_by_their_names_of_rank(text: str, name: str) -> None:
    assert [text[n.start : n.end] for n in find_monks(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "พระบาทสมเด็จพระเจ้าอยู่หัว ทรงพระกรุณาโปรดเกล้าฯ",
        "ณ พระอุโบสถ วัดใหญ่",
        "โรงเรียนพระครูพิทยาคม ร่วมกิจกรรม",
        "ถนนพระรามที่สี่ เจ้าคณะ",
    ],
)
def test_what_only_begins_like_a_monk_is_none(text: str) -> None:
    assert find_monks(text) == []


def test_dentists_of_a_branch_are_no_person() -> None:
    assert full_names("ช่วยงานทันตแพทย์ทั่วไป และทันตแพทย์เฉพาะสาขาได้อย่างดี อีกทั้งยังเพิ่มโอกาส") == []
