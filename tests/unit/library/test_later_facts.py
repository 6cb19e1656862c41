"""A new library's words are indexed first, its facts after: what is pending is unknown and said so, and nothing else differs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw
import pytest

from mou_tui.annotations import Annotations
from mou_tui.app.agreements.drawing import drawn, text_of
from mou_tui.app.agreements.host import LibraryHost
from mou_tui.commands import run
from mou_tui.library import Library, Progress, sync
from mou_tui.settings import Settings

Write = Callable[[str, str], Path]

_KEPT = (
    "select f.name, a.locator, a.id, a.title, a.published, a.instrument, a.status, a.parties, a.signed_on, a.expires_on, a.term,"
    " a.amount, a.currency, c.text, c.beside, c.shape, c.extra, c.facts from article a join content c on c.rowid = a.rowid"
    " join file f on f.id = a.file order by f.name",
    "select f.name, v.kind, v.text, v.low, v.high from posting p join value v on v.id = p.value"
    " join article a on a.rowid = p.article join file f on f.id = a.file order by 1, 2, 3",
    "select name, error, digest from file order by name",
    "select key, article, instrument, status, parties from report join article a on a.rowid = report.article order by key",
)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index" / "words-first.db"


@pytest.fixture
def words_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mou_tui.library.building.WORDS_FIRST", 1)


def kept(index: Path) -> list[list[Any]]:
    """All that an index says of its articles."""
    connection = apsw.Connection(str(index))
    try:
        return [connection.execute(statement).fetchall() for statement in _KEPT]
    finally:
        connection.close()


def words_only(folder: Path, index: Path) -> None:
    """Sync until the facts would be next."""
    seen: list[Progress] = []
    assert not sync(
        [folder], index, progress=seen.append, cancelled=lambda: any(p.phase == "facts" for p in seen)
    ).complete


@pytest.mark.parametrize("jobs", [1, 2])
def test_both_ways_make_the_same_index(
    folder: Path, index: Path, write: Write, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    if jobs > 1:
        for number in range(150):
            write(f"{number:03}.txt", f"มช. ลงนาม MOU กับ มธ. ครั้งที่ {number}\n1 มกราคม 2560\nลงนามบันทึกความเข้าใจ")
    at_once = index.with_name("at-once.db")
    sync([folder], at_once)
    monkeypatch.setattr("mou_tui.library.building.WORDS_FIRST", 1)
    outcome = sync([folder], index, jobs=jobs)
    assert outcome.complete
    assert outcome.facts == outcome.added
    assert kept(index) == kept(at_once)


def test_meanwhile_words_are_found_and_facts_are_unknown(folder: Path, index: Path, words_first: None) -> None:
    words_only(folder, index)
    with Library.open([folder], index=index) as library:
        assert len(library.found("ลงนาม")) == 2
        assert library.facts_pending() == 5
        assert not library.is_complete()
        rows = list(library.all_rows())
        assert {(row.instrument, row.status, row.facts_pending, row.facts_failed) for row in rows} == {
            (None, None, True, False)
        }
        for asked in ("has:agreement", "instrument:none", "status:none"):
            assert not library.found(asked), asked
        assert library.facts(rows[0].rowid).failed
        assert library.failures() == []


def test_the_next_build_goes_on_with_the_facts(folder: Path, index: Path, words_first: None) -> None:
    words_only(folder, index)
    outcome = sync([folder], index)
    assert (outcome.added, outcome.changed, outcome.facts, outcome.complete) == (0, 0, 5, True)
    with Library.open([folder], index=index) as library:
        assert library.facts_pending() == 0
        assert len(library.found("has:agreement")) == 2
    assert sync([folder], index).facts == 0


def test_newest_first(folder: Path, index: Path, words_first: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from mou_tui.facts import extraction

    titles: list[str] = []
    own = extraction.extract
    monkeypatch.setattr(extraction, "extract", lambda article: (titles.append(article.title), own(article))[1])
    sync([folder], index)
    with Library.open([folder], index=index) as library:
        assert titles == [row.title for row in library.all_rows()]


def test_articles_that_were_there_keep_their_facts_until_others_take_their_places(
    folder: Path, index: Path, words_first: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync([folder], index)
    monkeypatch.setattr("mou_tui.library.building.rules_in_force", lambda **_: "other rules")
    outcome = sync([folder], index)
    assert (outcome.changed, outcome.facts) == (5, 0)


def test_a_fault_of_the_extractor_is_tried_again(
    folder: Path, index: Path, words_first: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mou_tui.facts import extraction

    def fail(article: object) -> None:
        raise AttributeError("no such thing")

    monkeypatch.setattr(extraction, "extract", fail)
    assert sync([folder], index).failed == 5
    with Library.open([folder], index=index) as library:
        assert library.facts_pending() == 0
        assert len(library.failures()) == 5
        assert all(row.facts_failed for row in library.all_rows())
    monkeypatch.undo()
    assert sync([folder], index).changed == 5
    with Library.open([folder], index=index) as library:
        assert library.failures() == []
        assert all(row.instrument for row in library.all_rows())


def test_an_article_that_goes_meanwhile_leaves_nothing_pending(folder: Path, index: Path, words_first: None) -> None:
    words_only(folder, index)
    next(folder.rglob("ก.txt")).unlink()
    sync([folder], index)
    with Library.open([folder], index=index) as library:
        assert (library.count(), library.facts_pending()) == (4, 0)


def test_commands_say_what_is_pending(
    folder: Path, words_first: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from mou_tui.library.schema import default_path

    words_only(folder, default_path([folder]))
    monkeypatch.setattr("mou_tui.commands.libraries._bring_up_to_date", lambda _folders: None)
    assert run(["--lang", "en", "list", str(folder), "--format", "jsonl"]) == 0
    said = capsys.readouterr()
    assert said.out.count('"facts_pending": true') == 5
    assert said.out.count('"parties": null') == 5
    assert "The facts of 5 articles are still being read" in said.err
    assert run(["--lang", "en", "list", str(folder), "--format", "table"]) == 0
    assert "not known" in capsys.readouterr().out


def test_agreements_that_are_not_put_together_yet_are_said_to_come(
    folder: Path, index: Path, write: Write, words_first: None, tmp_path: Path
) -> None:
    write(
        "a.txt", "มหาวิทยาลัยเชียงใหม่ลงนาม MOU กับกรมตัวอย่าง\n1 มกราคม 2560\nมหาวิทยาลัยเชียงใหม่ ลงนามบันทึกความเข้าใจกับกรมตัวอย่าง"
    )
    words_only(folder, index)
    annotations = Annotations.open(tmp_path / "data")
    with Library.open([folder], index=index) as library:
        view = LibraryHost(library, annotations, Settings(tmp_path / "s.toml")).view()
        view.load()
        assert not view.is_finished
        assert view.host.agreements().of_articles([1]) == set()
        assert view.host.agreements().deal("ag:none") is None
        shown = "\n".join(text_of(line) for line in drawn(view, 100, 20, "news", lambda action: action).lines)
        assert "The agreements are still being put together" in shown
        assert "No agreements are known." not in shown
        assert sync([folder], index).complete
        view.load()
        assert view.is_finished
        assert view.rows
