"""Notes as Markdown: the template, the highlights, what is known again and what is left alone."""

from pathlib import Path

import pytest
import yaml

from mou_tui.annotations import bookmark_article, bookmark_passage
from mou_tui.article import Article, Paragraph, Span
from mou_tui.errors import InputError, UsageError
from mou_tui.exporters import Item, Options, export
from mou_tui.exporters.article_notes import is_as_written, read_template
from mou_tui.facts.model import Fact, Facts
from mou_tui.loaders import load

TITLE = "กรมสมมติลงนามกับมหาวิทยาลัยตัวอย่าง"
SAID = "เราจะทำให้ดี"


@pytest.fixture
def item() -> Item:
    text = f"{TITLE}\n“{SAID}” นายสมมติกล่าว"
    start = len(TITLE) + 1
    article = Article(
        "sha256:aa", "/a.txt", text, (Paragraph(0, len(TITLE), "headline"), Paragraph(start, len(text))),
        published_on="2023-08-25", source_url="https://www.example.ac.th/1",
    )  # fmt: skip
    quote = Fact("quote", SAID, (Span(start, len(text)),), details={"speaker": "นายสมมติ", "position": "อธิบดี"})
    facts = Facts((Fact("instrument", "mou"), Fact("party", "กรมสมมติ", (Span(0, 8),)), quote))
    marks = (
        bookmark_article(article, tags=["ด่วน"], note="อ่านแล้ว"),
        bookmark_passage(article, Span(0, 8), note="หน่วยงานแรก"),
    )
    return Item(article, facts, marks)


def written(item: Item, folder: Path, **options: object) -> dict[str, str]:
    export([item], "notes", folder, options=Options(**options))  # type: ignore[arg-type]
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())}


def test_a_note_has_front_matter_and_parts_of_their_own_for_what_was_marked_and_said(
    item: Item, tmp_path: Path
) -> None:
    ((name, text),) = written(item, tmp_path / "notes").items()
    assert name == f"2023-08-25 {TITLE}.md"
    front, _rule, body = text.removeprefix("---\n").partition("\n---\n")
    header = yaml.safe_load(front)
    assert (header["title"], header["date"], header["tags"]) == (TITLE, "2023-08-25", ["ด่วน"])
    assert header["parties"] == ["กรมสมมติ"]
    parts = dict(part.split("\n", 1) for part in body.split("\n## ")[1:])
    assert "> “กรมสมมติ”\n\nหน่วยงานแรก" in parts["Highlights"]
    assert f"> “{SAID}” — นายสมมติ อธิบดี" in parts["Quotations"]
    assert "กล่าว" not in parts["Quotations"], "a quotation is the words that were said"
    assert "อ่านแล้ว" in parts["Notes"]


def test_parts_with_nothing_in_them_have_no_heading(item: Item, tmp_path: Path) -> None:
    ((_name, text),) = written(Item(item.article), tmp_path / "notes").items()
    assert "## " not in text


def test_highlights_may_have_a_file_of_their_own(item: Item, tmp_path: Path) -> None:
    note, apart = sorted(written(item, tmp_path / "notes", highlights_apart=True).items(), key=lambda f: len(f[0]))
    assert "“กรมสมมติ”\n\nหน่วยงานแรก" in apart[1]
    assert "หน่วยงานแรก" not in note[1]
    assert f"(<{apart[0]}>)" in note[1]
    assert f"(<{note[0]}>)" in apart[1]


def test_a_template_says_what_is_in_a_note(item: Item, tmp_path: Path) -> None:
    template = tmp_path / "t.md"
    template.write_text("---\nแหล่ง: $source_url\n---\n# $title\n\n$highlights\n\n$$5\n", "utf-8")
    ((_name, text),) = written(item, tmp_path / "notes", template=read_template(template)).items()
    front, _rule, body = text.removeprefix("---\n").partition("\n---\n")
    assert yaml.safe_load(front)["แหล่ง"] == "https://www.example.ac.th/1"
    assert body.endswith("หน่วยงานแรก\n\n$5\n")
    assert "Quotations" not in body


@pytest.mark.parametrize(("text", "named"), [("$title $titel", "titel"), ("5 $", r"\$")])
def test_a_template_that_names_what_there_is_not_says_what_there_is(tmp_path: Path, text: str, named: str) -> None:
    template = tmp_path / "t.md"
    template.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=named) as error:
        read_template(template)
    assert "$highlights" in str(error.value)


def test_a_note_is_brought_up_to_date_until_somebody_writes_in_it(item: Item, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    written(Item(item.article, item.facts), folder)
    (path,) = folder.iterdir()
    written(item, folder)
    assert "อ่านแล้ว" in path.read_text("utf-8")
    text = path.read_text("utf-8")
    assert is_as_written(text)
    assert is_as_written(text.replace("\n", "\r\n")), "another program's line ends are no change"
    path.write_text(text.replace("อ่านแล้ว", "ของฉัน"), "utf-8")
    outcome = export([Item(item.article)], "notes", folder)
    assert outcome.edited == (path,)
    assert "ของฉัน" in path.read_text("utf-8")


def test_a_file_that_was_there_is_no_note_and_stays(item: Item, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    mine = folder / f"2023-08-25 {TITLE}.md"
    mine.write_text("ของฉัน", "utf-8")
    assert len(written(item, folder)) == 2
    assert mine.read_text("utf-8") == "ของฉัน"


def test_a_note_is_no_news_though_a_program_has_rewritten_its_front_matter(item: Item, tmp_path: Path) -> None:
    ((name, text),) = written(item, tmp_path / "notes").items()
    path = tmp_path / "notes" / name
    for said in (text, text.replace('"', ""), text.replace("exported_by: mou-tui", 'exported_by: "mou-tui"')):
        path.write_text(said, "utf-8")
        with pytest.raises(InputError, match="exported by mou-tui"):
            list(load(path))


def test_a_folder_is_made_and_one_above_is_not(item: Item, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="no such folder"):
        written(item, tmp_path / "none" / "notes")
    assert written(item, tmp_path / "notes")
