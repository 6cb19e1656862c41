def test_columns_of_the_same_name_are_one() -> None:
    table = "ชื่อบันทึกข้อตกลง,ผู้ลงนาม,ผู้ลงนาม\nความร่วมมือด้านน้ำ,นายสมชาย ใจดี,นางดวงใจ แสงทอง\nความร่วมมือด้านป่า,,นายสมหมาย ใจงาม\n"
    one, two = load_bytes(table.encode(), "register.csv")
    assert "ผู้ลงนาม: นายสมชาย ใจดี, นางดวงใจ แสงทอง" in one.text
    assert "ผู้ลงนาม: นายสมหมาย ใจงาม" in two.text


def test_what_is_no_object_among_the_records_is_passed_over() -> None:
    records = [dict(RECORDS[0], id=f"a-{n}") for n in range(25)]
    assert len(load_bytes(json.dumps({"articles": [*records, "end"]}).encode(), "news.json")) == 25
