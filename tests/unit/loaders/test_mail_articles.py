"""Mails with attachments, and pages saved with their images."""

from email.message import EmailMessage

from mou_tui.loaders import load_bytes

STORY = "มหาวิทยาลัยดอยหลวงลงนามบันทึกข้อตกลงกับกรมฟื้นฟูป่าชายเลน เพื่อวิจัยระบบนิเวศชายฝั่งร่วมกันเป็นเวลา 3 ปี"


def mail(body: str = STORY) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "งานสื่อสารองค์กร <pr@doiluang.example>"
    message["To"] = "press@example.com"
    message["Subject"] = "Fwd: ข่าวประชาสัมพันธ์ ลงนาม MOU"
    # 20:30 in London is the next day in Bangkok.
    message["Date"] = "Thu, 24 Aug 2023 20:30:00 +0000"
    message.set_content(body)
    return message


def test_a_mail_is_an_article() -> None:
    (loaded,) = load_bytes(mail(f"{STORY}\n\n> ข้อความเดิม\n-- \nลายเซ็น").as_bytes(), "news.eml")
    assert loaded.title == "ข่าวประชาสัมพันธ์ ลงนาม MOU"
    assert (loaded.published_on, loaded.byline) == ("2023-08-25", "งานสื่อสารองค์กร")
    assert loaded.text.endswith("ข้อความเดิม")
    assert loaded.paragraphs[-1].kind == "quote"


def test_attachments_are_members() -> None:
    message = mail()
    message.add_attachment(
        f"ลงนามเรื่องป่าชายเลน\n\n1 กันยายน 2566\n\n{STORY}".encode(),
        maintype="text",
        subtype="plain",
        filename="ข่าว แนบ.txt",
    )
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    own, attached = load_bytes(message.as_bytes(), "news.eml")
    assert own.locator == ""
    assert (attached.locator, attached.title) == ("ข่าว แนบ.txt", "ลงนามเรื่องป่าชายเลน")
    assert attached.id == f"{own.id}#ข่าว แนบ.txt"


def test_a_covering_line_is_no_article() -> None:
    message = mail("ตามไฟล์แนบค่ะ")
    message.add_attachment(f"ข่าวแนบ\n\n{STORY}".encode(), maintype="text", subtype="plain", filename="a.txt")
    assert [a.locator for a in load_bytes(message.as_bytes(), "news.eml")] == ["a.txt"]


def test_a_mail_within_a_mail() -> None:
    outer = mail("ส่งต่อ")
    outer.add_attachment(mail())
    (loaded,) = load_bytes(outer.as_bytes(), "fwd.eml")
    assert STORY in loaded.text


def test_an_html_mail_in_tis_620() -> None:
    head = b"From: pr@example.com\r\nSubject: news\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=tis-620\r\n"
    head += b"Content-Transfer-Encoding: 8bit\r\n\r\n"
    (loaded,) = load_bytes(head + f"<html><body><p>{STORY}</p></body></html>".encode("cp874"), "x.eml")
    assert STORY in loaded.text


def test_mhtml() -> None:
    page = f"<html><head><title>ลงนาม MOU</title></head><body><article><h1>ลงนาม MOU ชายเลน</h1><p>{STORY}</p></article></body></html>"
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.example.ac.th/news/9\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\n'
        b"Content-Transfer-Encoding: 8bit\r\nContent-Location: https://www.example.ac.th/news/9\r\n\r\n"
        + page.encode()
        + b"\r\n--B--\r\n"
    )
    (loaded,) = load_bytes(data, "page.mhtml")
    assert (loaded.title, loaded.source_url) == ("ลงนาม MOU ชายเลน", "https://www.example.ac.th/news/9")
    assert STORY in loaded.text
