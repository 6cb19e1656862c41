"""Pictures: which files are any, and their pixels, whatever the bytes."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from mou_tui.errors import InputError
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.pictures import Picture, local_picture, pictures_within, read_picture

Pillow = pytest.importorskip("PIL.Image", reason="the extra `pictures` is not installed")

PNG = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, data: bytes) -> bytes:
    """A PNG that says to be so large, of eight bits a pixel in grey."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return PNG + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def made(format_: str, size: tuple[int, int] = (6, 4), colour: object = (200, 30, 30), mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Pillow.new(mode, size, colour).save(out, format_)
    return out.getvalue()


@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "webp", "bmp"])
def test_bitmaps_are_decoded(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"ภาพ.{suffix}"
    path.write_bytes(made({"jpg": "jpeg"}.get(suffix, suffix)))
    bitmap = read_picture(Picture(path), Limits())
    assert (bitmap.width, bitmap.height) == (6, 4)
    red, green, blue = bitmap.pixels[:3]
    assert abs(red - 200) + abs(green - 30) + abs(blue - 30) < 20


def test_what_is_transparent_is_white_and_what_is_large_is_made_smaller(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(made("png", (4000, 2000), (0, 0, 0, 0), "RGBA"))
    bitmap = read_picture(Picture(path), Limits())
    assert (bitmap.width, bitmap.height) == (1600, 800)
    assert bitmap.pixels[:3] == b"\xff\xff\xff"


@pytest.mark.parametrize(
    "data",
    [
        png(60_000, 60_000, b""),
        png(7_000, 7_000, b"") + b"\0",
        made("png")[:40],
        made("jpeg")[:-30] + b"\xff" * 30,
        PNG,
        PNG + b"\xff" * 100,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        made("tiff"),
        b"",
    ],
)
def test_a_bomb_a_broken_file_and_one_that_is_no_bitmap_end_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(data)
    with pytest.raises(InputError) as raised:
        read_picture(Picture(path), Limits())
    assert raised.value.path == str(path)
    assert "Traceback" not in str(raised.value)


def test_a_file_larger_than_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(made("png") + b"\0" * 2_000_000)
    with pytest.raises(InputError, match="larger than 1 MB"):
        read_picture(Picture(path), Limits(file_mb=1))


def test_a_picture_is_one_by_its_name_and_by_its_bytes(tmp_path: Path) -> None:
    article = str(tmp_path / "ข่าว.html")
    for name, data in {"ก ข.png": made("png"), "b.sh": made("png"), "c.png": b"#!/bin/sh\n"}.items():
        (tmp_path / name).write_bytes(data)
    assert local_picture(article, "%E0%B8%81%20%E0%B8%82.png") == tmp_path / "ก ข.png"
    assert local_picture(article, "ก ข.png") == tmp_path / "ก ข.png"
    for none in ("b.sh", "c.png", "d.png", "", ".", "\0.png", "ก" * 5000 + ".png", "%00.png"):
        assert local_picture(article, none) is None, none


RED, BLUE = (200, 30, 30), (30, 30, 200)


def document(path: Path) -> Path:
    """A document of its kind with a red picture, then a blue one."""
    red, blue = (made("PNG", (80, 70), colour) for colour in (RED, BLUE))
    if path.suffix == ".docx":
        import docx

        written = docx.Document()
        for picture in (red, blue):
            written.add_picture(io.BytesIO(picture))
        written.save(str(path))
    elif path.suffix == ".odt":
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("Pictures/10.png", blue)
            package.writestr("Pictures/9.png", red)
            package.writestr("content.xml", "<x/>")
    else:
        first, second = (Pillow.open(io.BytesIO(picture)) for picture in (red, blue))
        first.save(path, "PDF", save_all=True, append_images=[second, Pillow.new("RGB", (10, 10))])
    return path


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "A.PDF"])
def test_a_document_has_its_pictures_within_itself(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    document(path.with_suffix(path.suffix.lower())).replace(path)
    pictures = pictures_within(str(path), Limits())
    assert [picture.number for picture in pictures] == [0, 1], "what is smaller than a logo is none"
    for picture, colour in zip(pictures, (RED, BLUE), strict=True):
        bitmap = read_picture(picture, Limits())
        assert (bitmap.width, bitmap.height) == (80, 70)
        assert all(abs(a - b) < 9 for a, b in zip(bitmap.pixels[:3], colour, strict=True))


@pytest.mark.parametrize("name", ["a.mhtml", "a.html"])
def test_a_page_in_one_file_has_its_pictures_within_itself(tmp_path: Path, name: str) -> None:
    import base64
    from email.message import EmailMessage

    noise = Pillow.effect_noise((80, 70), 90)
    out = io.BytesIO()
    noise.save(out, "PNG")
    dot = made("PNG", (2, 2))
    if name == "a.mhtml":
        mail = EmailMessage()
        mail.set_content("<html><body><p>ข่าว</p></body></html>", subtype="html")
        for data in (dot, out.getvalue(), b"no picture at all" * 99):
            mail.add_related(data, "image", "png")
        (tmp_path / name).write_bytes(bytes(mail))
    else:
        pictures = (base64.b64encode(data).decode() for data in (dot, out.getvalue()))
        page = "".join(f'<img src="data:image/png;base64,{data}">' for data in pictures)
        (tmp_path / name).write_text(f"<html>{page}<img src='data:image/png;base64,{'A' * 65}'></html>", "utf-8")
    (only,) = pictures_within(str(tmp_path / name), Limits())
    assert read_picture(only, Limits())[:2] == (80, 70)


def test_of_a_hostile_document_a_sentence_is_told(tmp_path: Path) -> None:
    for name in ("a.docx", "a.odt", "a.pdf"):
        (tmp_path / name).write_bytes(b"PK no document")
        with pytest.raises(InputError, match="cannot be read"):
            pictures_within(str(tmp_path / name), Limits())
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as package:
        package.writestr("word/media/image1.png", b"\x89PNG\r\n\x1a\n and no more")
        package.writestr("word/media/../../up.png", made("PNG"))
        package.writestr("word/media/image2.svg", "<svg/>")
    *_others, broken = pictures_within(str(tmp_path / "b.docx"), Limits())
    with pytest.raises(InputError, match="no picture"):
        read_picture(broken, Limits())
    assert pictures_within(str(tmp_path / "a.txt"), Limits()) == []
