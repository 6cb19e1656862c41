"""Mails with attachments, and pages saved with their images."""

from email.message import EmailMessage

import pytest

from mou_tui.errors import InputError
from mou_tui.loaders import load_bytes
from mou_tui.loaders.registry import format_of

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


def raw(head: str, text: str) -> bytes:
    fields = f"From: PR <pr@doiluang.example>\nMIME-Version: 1.0\n{head}"
    return f"{fields if 'Subject:' in head else 'Subject: ' + TITLE + chr(10) + fields}\n\n{text}".encode()


TITLE = "ลงนามเรื่องป่าชายเลน"
PLAIN = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Tue, 04 Oct 2565 10:00:00 +0700", "2022-10-04"),
        ("Thu, 29 Feb 2567 23:00:00 +0700", "2024-02-29"),
        ("Tue, 4 Oct 2022 20:30:00 +0000", "2022-10-05"),
        ("4 ต.ค. 2565", "2022-10-04"),
        ("sometime", None),
        ("Sun, 30 Jun 3609 10:00:00 +0000", None),
    ],
)
def test_the_day_of_a_mail_in_either_era(written: str, day: str | None) -> None:
    (loaded,) = load_bytes(raw(f"Date: {written}\n{PLAIN}", STORY), "a.eml")
    assert loaded.published_on == day


@pytest.mark.parametrize("stub", ["", " \r\n\xa0\r\n", "Your program does not show HTML mail."])
def test_html_beside_a_plain_part_that_says_nothing(stub: str) -> None:
    message = mail(stub)
    message.add_alternative(f"<html><body><p>{STORY}</p><p>{STORY[::-1]}</p></body></html>", subtype="html")
    (loaded,) = load_bytes(message.as_bytes(), "a.eml")
    assert STORY in loaded.text
    assert "program" not in loaded.text


def test_the_plain_part_is_read_where_it_says_the_same() -> None:
    message = mail(f"{STORY} ของจริง")
    message.add_alternative(f"<html><body><p>{STORY}</p></body></html>", subtype="html")
    (loaded,) = load_bytes(message.as_bytes(), "a.eml")
    assert "ของจริง" in loaded.text


@pytest.mark.parametrize("delsp", ["", "; delsp=yes"])
def test_flowed_text_is_whole_again(delsp: str) -> None:
    kind = PLAIN.replace("utf-8", f"utf-8; format=flowed{delsp}")
    lines = "กรมทดสอบลงนามกับ \nมหาวิทยาลัยดอยหลวง \nเป็นเวลา 3 ปี\n From the desk\n> อ้าง \n> ถึง\n-- \nลายเซ็น"
    (loaded,) = load_bytes(raw(kind, lines), "a.eml")
    glue = "" if delsp else " "
    assert loaded.text.split("\n")[1:] == [
        f"กรมทดสอบลงนามกับ{glue}มหาวิทยาลัยดอยหลวง{glue}เป็นเวลา 3 ปี", "From the desk", f"อ้าง{glue}ถึง",
    ]  # fmt: skip


HEADS = {
    "Gmail": "---------- Forwarded message ---------\nFrom: งานข่าว <news@doiluang.example>\nDate: Tue, Oct 4, 2022 at 9:00 AM\n"
    "Subject: {}\nTo: <pr@example.com>\n\n",
    "Outlook": "\n________________________________\nFrom: งานข่าว <news@doiluang.example>\nSent: Tuesday, October 4, 2022 9:00 AM\n"
    "To: PR\nSubject: FW: {}\n\n",
    "Thai Outlook": "จาก: งานข่าว <news@doiluang.example>\nวันที่ส่ง: 4 ตุลาคม 2565 15:30\nถึง: ข่าว <a@b.example>\nชื่อเรื่อง: {}\n",
    "Thai": "---------- ข้อความที่ส่งต่อ ---------\nจาก: งานข่าว <news@doiluang.example>\nวันที่: 4 ตุลาคม 2565 เวลา 09:00\nเรื่อง: {}\n"
    "ถึง: PR\n\n",
    "Apple": "Begin forwarded message:\n\n> From: งานข่าว <news@doiluang.example>\n> Subject: {}\n> Date: 4 October 2022 at 09:00:00 GMT+7\n"
    "> To: PR\n> \n> ",
}


@pytest.mark.parametrize("program", HEADS)
@pytest.mark.parametrize("times", [1, 2])
def test_the_article_is_the_mail_that_was_forwarded(program: str, times: int) -> None:
    inner = f"{STORY}\n\nทั้งสองฝ่ายจะแลกเปลี่ยนบุคลากร"
    body = HEADS[program].format(TITLE) + (inner.replace("\n", "\n> ") if program == "Apple" else inner)
    if times == 2:
        body = HEADS["Gmail"].format("ด่วน") + "ส่งให้ค่ะ\n\n" + body
    (loaded,) = load_bytes(
        raw(f"Subject: Fwd: ฝากข่าว\nDate: Fri, 7 Oct 2022 09:00:00 +0700\n{PLAIN}", "ฝากด้วยค่ะ\n\n" + body), "a.eml"
    )
    assert (loaded.title, loaded.byline, loaded.published_on) == (TITLE, "งานข่าว", "2022-10-04")
    assert loaded.text.split("\n")[1:] == [STORY, "ทั้งสองฝ่ายจะแลกเปลี่ยนบุคลากร"]


def test_an_answer_above_what_it_answers_is_the_article() -> None:
    answer = f"{STORY} " * 4
    body = f"{answer}\n\n{HEADS['Outlook'].format('ถาม')}ขอรายละเอียดการลงนามด้วยครับ ขอบคุณมากครับ จากฝ่ายข่าว"
    (loaded,) = load_bytes(raw(f"Subject: Re: ถาม\n{PLAIN}", body), "a.eml")
    assert loaded.text.split("\n")[1].startswith(STORY)


def test_every_text_part_is_read() -> None:
    message = mail(STORY)
    message.make_mixed()
    for kind, data in (("png", b"\x89PNG\r\n\x1a\n"), ("plain", "ระยะเวลา 5 ปี วงเงิน 3 ล้านบาท".encode())):
        part = EmailMessage()
        part.set_content(
            data, "image" if kind == "png" else "text", kind, disposition="inline" if kind == "png" else None
        )
        if kind == "plain":
            part.set_param("charset", "utf-8")
        message.attach(part)
    (loaded,) = load_bytes(message.as_bytes(), "a.eml")
    assert STORY in loaded.text
    assert "วงเงิน 3 ล้านบาท" in loaded.text


@pytest.mark.parametrize("attached", ["signature.asc", "logo.png", "smime.p7s"])
def test_a_short_mail_with_a_signature_is_an_article(attached: str) -> None:
    message = mail("ลงนามวันศุกร์ 9.30 น.")
    message.add_attachment(b"\x89PNG", maintype="application", subtype="octet-stream", filename=attached)
    (loaded,) = load_bytes(message.as_bytes(), "a.eml")
    assert loaded.text.endswith("ลงนามวันศุกร์ 9.30 น.")


def test_a_mail_that_is_nothing_but_a_mail() -> None:
    inner = raw(PLAIN, STORY).decode()
    (loaded,) = load_bytes(raw("Subject: x\nContent-Type: message/rfc822", inner), "a.eml")
    assert loaded.title == TITLE


def test_winmail_is_named_and_the_rest_is_read() -> None:
    message = mail()
    message.add_attachment(b"\x78\x9f\x3e\x22", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    articles = load_bytes_until_error(message.as_bytes())
    assert [STORY in article for article in articles[0]] == [True]
    assert "Outlook has packed" in articles[1]


def load_bytes_until_error(data: bytes) -> tuple[list[str], str]:
    from mou_tui.loaders.limits import Limits
    from mou_tui.loaders.reading import read

    texts: list[str] = []
    with pytest.raises(InputError) as caught:
        texts += (article.text for article in read(data, "a.eml", Limits()))
    return texts, str(caught.value)


def test_a_saved_page_whose_header_is_broken() -> None:
    page = f"<html><body><article><h1>{TITLE}</h1><p>{STORY}</p></article></body></html>"
    data = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.ac.th/9\r\nSubject: =?utf-8?Q?=E0=B8\r\nMIME-Version: 1.0\r\n"
        'not a header\r\nContent-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
        f"--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n--B--\r\n"
    )
    (loaded,) = load_bytes(data.encode(), "page.mhtml")
    assert STORY in loaded.text


def test_a_boundary_without_its_quotation_marks() -> None:
    part = f"------=_Next_1\n{PLAIN}\n\n{STORY}\n------=_Next_1--\n"
    (loaded,) = load_bytes(raw("Content-Type: multipart/alternative; boundary=----=_Next_1", part), "a.eml")
    assert STORY in loaded.text


PLAIN_MAILS = {
    "none said": "",
    "plain": "Content-Type: text/plain; charset=utf-8\n",
    "folded": 'Content-Type: text/plain;\n charset="utf-8"; format=flowed\nContent-Transfer-Encoding: 8bit\n',
}
OTHER_MAILS = {
    "html": "Content-Type: text/html; charset=utf-8\n",
    "parts": "Content-Type: multipart/mixed; boundary=a\n",
    "a mail": "Content-Type: message/rfc822\n",
    "an attachment": "Content-Type: text/plain; charset=utf-8\nContent-Disposition: attachment; filename=a.html\n",
    "a name": "Content-Type: text/plain; name=a.pdf\n",
    "folded": "Content-Type:\n multipart/mixed; boundary=a\n",
    "twice": "Content-Type: text/plain\nContent-Type: text/html\n",
    "a comment": "Content-Type: text/plain (" + "(" * 50 + "\n",
    "a long header": f"Subject: {'=?utf-8?q?' * 300}\n",
    "no end": f"X-A: {'a' * 20_000}\n",
}


@pytest.mark.parametrize("kind", PLAIN_MAILS)
def test_a_small_plain_mail_needs_no_child(kind: str) -> None:
    data = f"From: a@example.th\nSubject: a\nMIME-Version: 1.0\n{PLAIN_MAILS[kind]}\nกรมทดสอบลงนาม <html>\n".encode()
    known = format_of(data, ".eml")
    assert known.name == "mail"
    assert not known.is_confined(data)
    assert known.is_confined(data + b"a" * 200_000)
    assert known.is_confined(data + b"a\n" * 5_000)


@pytest.mark.parametrize("kind", OTHER_MAILS)
def test_every_other_mail_is_read_in_a_child(kind: str) -> None:
    data = f"From: a@example.th\nSubject: a\nMIME-Version: 1.0\n{OTHER_MAILS[kind]}\nกรมทดสอบลงนาม\n".encode()
    assert format_of(data, ".eml").is_confined(data)
