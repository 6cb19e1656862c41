"""Own fields of articles: what is entered stays in corrections.toml, is undone, merged, and never mistaken for a correction."""

from datetime import timedelta
from pathlib import Path

import pytest

from mou_tui import clock
from mou_tui.annotations import AddCorrection, Annotations, store_correction
from mou_tui.annotations.operations import UNDONE
from mou_tui.annotations.own_fields import LONGEST
from mou_tui.article import Article
from mou_tui.errors import UsageError
from mou_tui.facts.corrections import add


@pytest.fixture
def annotations(tmp_path: Path) -> Annotations:
    return Annotations.open(tmp_path / "data")


def test_a_value_is_there_when_the_reader_starts_again(
    annotations: Annotations, article: Article, tmp_path: Path
) -> None:
    annotations.apply(annotations.setting(article, "file_number", "  อว 8393/๒๕๖๗\n\x1b[31m "))
    again = Annotations.open(tmp_path / "data")
    assert again.fields_of(article) == {"file_number": "อว 8393/๒๕๖๗ [31m"}
    assert again.marks().fields == {article.id: {"file_number": "อว 8393/๒๕๖๗ [31m"}}
    assert again.notices == []


def test_values_are_undone_and_redone(annotations: Annotations, article: Article) -> None:
    states: list[dict[str, str]] = [{}]
    for field, value in (("owner", "กอง ก"), ("renewal", "รอ"), ("owner", "กอง ข"), ("owner", "")):
        operation = annotations.setting(article, field, value)
        assert annotations.apply(operation) is not None
        assert operation._label() in UNDONE
        states.append(annotations.fields_of(article))
    assert states[-2:] == [{"owner": "กอง ข", "renewal": "รอ"}, {"renewal": "รอ"}]
    for state in reversed(states[:-1]):
        assert annotations.undo() is not None
        assert annotations.fields_of(article) == state
    for state in states[1:]:
        assert annotations.redo() is not None
        assert annotations.fields_of(article) == state


def test_nothing_is_written_where_nothing_changes(annotations: Annotations, article: Article) -> None:
    assert annotations.apply(annotations.setting(article, "owner", "  ")) is None
    annotations.apply(annotations.setting(article, "owner", "กอง"))
    assert annotations.apply(annotations.setting(article, "owner", " กอง ")) is None


def test_a_value_that_is_too_long_is_refused(annotations: Annotations, article: Article) -> None:
    with pytest.raises(UsageError):
        annotations.setting(article, "owner", "ก" * (LONGEST + 1))


def test_two_readers_who_fill_in_one_field_leave_one_value(article: Article, tmp_path: Path) -> None:
    one, other = Annotations.open(tmp_path), Annotations.open(tmp_path)
    first, second = one.setting(article, "owner", "กอง ก"), other.setting(article, "owner", "กอง ข")
    one.apply(first)
    other.apply(second)
    one.reload_if_changed()
    assert [own.value for own in one.own_values()] == ["กอง ข"]
    other.undo()
    one.reload_if_changed()
    assert one.fields_of(article) == {"owner": "กอง ก"}


def test_values_and_corrections_do_not_mix(annotations: Annotations, article: Article) -> None:
    correction = add(article, "party", "กรมสมมติ")
    annotations.apply(annotations.setting(article, "owner", "กอง"))
    annotations.apply(AddCorrection(store_correction(article, correction)))
    assert [stored.correction for stored in annotations.corrections()] == [correction]
    assert annotations.corrections_for(article) == [correction]
    assert [own.field for own in annotations.own_values()] == ["owner"]


@pytest.mark.parametrize(("later", "wins"), [("copy", "กอง ข"), ("mine", "กอง ก")])
def test_of_two_copies_the_value_that_was_entered_last_stays(
    article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, later: str, wins: str
) -> None:
    mine, theirs = Annotations.open(tmp_path / "mine"), Annotations.open(tmp_path / "theirs")
    now = clock.now()
    for annotations, name, value in ((mine, "mine", "กอง ก"), (theirs, "copy", "กอง ข")):
        moment = now + timedelta(hours=name == later)
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        annotations.apply(annotations.setting(article, "owner", value))
    theirs.apply(theirs.setting(article, "renewal", "รอ"))
    assert mine.merge_copy(tmp_path / "theirs" / "corrections.toml") is not None
    assert mine.fields_of(article) == {"owner": wins, "renewal": "รอ"}
    assert mine.merge_copy(tmp_path / "theirs" / "corrections.toml") is None
    mine.undo()
    assert mine.fields_of(article) == {"owner": "กอง ก"}


def test_a_value_follows_its_article(annotations: Annotations, article: Article) -> None:
    annotations.apply(annotations.setting(article, "owner", "กอง"))
    moved = Article(article.id, "/elsewhere/b.txt", article.text, article.paragraphs, published_on=article.published_on)
    assert annotations.fields_of(moved) == {"owner": "กอง"}
    assert annotations.relink([moved]) == 1
    assert annotations.own_values()[0].article.path == "/elsewhere/b.txt"


@pytest.mark.parametrize("value", ["512", "2024-05-01", '"กอง"'])
def test_what_a_person_wrote_is_understood(tmp_path: Path, value: str) -> None:
    text = f'[[correction]]\noperation = "field"\nfield = "owner"\nvalue = {value}\narticle = {{ path = "/a.txt" }}\n'
    (tmp_path / "corrections.toml").write_text(text, "utf-8")
    annotations = Annotations.open(tmp_path)
    assert [own.value for own in annotations.own_values()] == [value.strip('"')]


@pytest.mark.parametrize(
    "lines", ['field = "owner"\nvalue = true', 'field = "Owner!"\nvalue = "ก"', 'field = "owner"\nvalue = "\\u200b"']
)
def test_what_is_no_value_is_kept_and_told(tmp_path: Path, lines: str) -> None:
    text = f'[[correction]]\noperation = "field"\n{lines}\narticle = {{ path = "/a.txt" }}\n'
    (tmp_path / "corrections.toml").write_text(text, "utf-8")
    annotations = Annotations.open(tmp_path)
    assert annotations.own_values() == ()
    assert "not understood" in annotations.notices[0]
