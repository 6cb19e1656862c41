"""What is exported, in which format, where to: chosen, previewed and written without a screen."""

import re
from pathlib import Path

import pytest
from tests.unit.app.desk import Desk

from mou_tui import desktop, i18n
from mou_tui.annotations import AddBookmark, batch, bookmark_article
from mou_tui.app.dialogs.export_draft import ExportDraft
from mou_tui.app.services import Exported, ExportSources
from mou_tui.commands import run as run_command
from mou_tui.loaders import load


def draft_of(desk: Desk) -> ExportDraft:
    """An export of the article that is open."""
    return ExportDraft(desk.workspace, ExportSources((), desk.list.order[0], None), era="ce")


def write(draft: ExportDraft, *, force: bool = False, cancel: bool = False) -> Exported | str:
    return draft.write(draft.order(), force=force, progress=lambda _count: None, cancelled=lambda: cancel)


def written(draft: ExportDraft) -> Exported:
    exported = write(draft)
    assert isinstance(exported, Exported), exported
    return exported


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("{folder}/dokuments/a.md", "There is no such folder"),
        ("~nobody-is-called-so/ข่าว.md", "no such folder"),
        ("ย" * 300 + ".md", "name too long"),
    ],
    ids=["mistyped", "nobody's", "too long"],
)
async def test_where_nothing_can_be_written_nothing_is_made(
    desk: Desk, tmp_path: Path, target: str, sentence: str
) -> None:
    draft = draft_of(desk)
    draft.type_target(target.format(folder=tmp_path))
    assert not draft.replaces()
    told = write(draft)
    assert isinstance(told, str)
    assert sentence in told
    assert list(tmp_path.glob("dok*")) == []


async def test_what_is_there_is_replaced_only_by_force(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_text("mine", "utf-8")
    draft = draft_of(desk)
    draft.type_target(str(target))
    assert draft.replaces()
    assert isinstance(write(draft), str)
    assert target.read_text("utf-8") == "mine"
    assert "Cancelled" in str(write(draft, force=True, cancel=True))
    assert target.read_text("utf-8") == "mine"
    exported = write(draft, force=True)
    assert isinstance(exported, Exported)
    assert exported.outcome.count == 1
    assert "Kunming" in target.read_text("utf-8")


async def test_the_folder_of_the_settings_is_made(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "not there yet"
    monkeypatch.setattr("mou_tui.app.dialogs.export_draft.export_folder", lambda: folder)
    draft = draft_of(desk)
    assert written(draft).outcome.path == draft.target
    assert draft.target.parent == folder
    assert draft.target.exists()


async def test_the_next_export_begins_with_what_was_chosen(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop, "can_open_files", lambda: True)
    i18n.set_language("th")
    draft = draft_of(desk)
    assert draft.format_name == "xlsx", "what an office sends on comes first"
    assert "คู่ความร่วมมือ" in draft.preview(draft.order())
    assert draft.type_target(str(tmp_path / "รายงาน.docx")), "its name says the format"
    assert draft.format_name == "docx"
    assert draft.offers("details")
    assert not draft.offers("signings"), "a report has no place for it"
    for choice in ("details", "open"):
        draft.choose(choice, 1)
    exported = written(draft)
    assert exported.opens
    assert exported.outcome.path == tmp_path / "รายงาน.docx"
    desk.workspace.memory.remember_export(exported.choices)
    again = draft_of(desk)
    assert again.format_name == "docx"
    assert again.order().options.details
    assert again.chosen("details") == 1
    assert again.target.parent == tmp_path
    assert "แหล่งที่มา" in again.preview(again.order())


async def test_a_file_is_proposed_until_one_is_typed(desk: Desk, tmp_path: Path) -> None:
    draft = draft_of(desk)
    draft.choose("format", "csv")
    assert "mou-article-" in draft.target.name
    assert draft.target.suffix == ".csv"
    draft.choose("what", "all")
    assert "mou-all-" in draft.target.name
    assert not draft.type_target(str(tmp_path / "ข่าว.csv"))
    draft.choose("format", "xlsx")
    assert draft.target == tmp_path / "ข่าว.csv", "who types a name means it"


async def test_a_choice_that_the_format_has_not_is_not_made(desk: Desk) -> None:
    draft = draft_of(desk)
    draft.choose("format", "xlsx")
    draft.choose("text", 1)
    assert not draft.order().options.text
    draft.choose("format", "html")
    assert draft.order().options.text


async def test_notes_are_a_folder_that_may_be_there(desk: Desk, tmp_path: Path) -> None:
    for edited in (0, 1):
        draft = draft_of(desk)
        draft.choose("format", "notes")
        draft.type_target(str(tmp_path / "notes"))
        assert not draft.replaces()
        assert len(written(draft).outcome.edited) == edited
        (note,) = (tmp_path / "notes").glob("*.md")
        assert "Kunming" in note.name
        note.write_text(note.read_text("utf-8") + "mine", "utf-8")


@pytest.mark.parametrize("first", ["the reader", "the command"])
async def test_a_calendar_of_bookmarks_has_the_same_events_from_the_reader_and_the_command(
    desk: Desk, seeds: Path, tmp_path: Path, first: str
) -> None:
    articles = [article for path in sorted(seeds.glob("*.txt")) for article in load(path)]
    desk.workspace.annotations.apply(batch(AddBookmark(bookmark_article(article)) for article in articles))

    def by_the_reader(target: Path) -> None:
        draft = draft_of(desk)
        draft.choose("what", "bookmarked")
        assert draft.type_target(str(target))
        draft.choose("signings", 1)
        written(draft)

    def uids(target: Path) -> set[str]:
        return set(re.findall(r"^UID:(.*?)\r?$", target.read_text("utf-8"), re.MULTILINE))

    app, cli = tmp_path / "app.ics", tmp_path / "cli.ics"
    if first == "the reader":
        by_the_reader(app)
    assert run_command(["export", "--bookmarked", "--signings", "-o", str(cli)]) == 0
    if first == "the command":
        by_the_reader(app)
    assert uids(app) == uids(cli) != set()
