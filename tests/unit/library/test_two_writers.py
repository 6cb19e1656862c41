"""A reader corrects a fact while the index is being built: it waits for its turn, and is never told as a fault."""

import contextlib
import threading
from pathlib import Path

import apsw
import pytest

from mou_tui.annotations import AddCorrection, Annotations, store_correction
from mou_tui.article import Article
from mou_tui.facts import Facts, known_facts
from mou_tui.facts.corrections import add
from mou_tui.library import Library, schema, sync

NEWS = "มหาวิทยาลัยเชียงใหม่ลงนาม MOU กับกรมตัวอย่าง\n1 มกราคม 2560\nมหาวิทยาลัยเชียงใหม่ ลงนามบันทึกความเข้าใจกับกรมตัวอย่าง"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOU_TUI_DATA_DIR", str(tmp_path / "data"))
    made = tmp_path / "news"
    made.mkdir()
    (made / "a.txt").write_text(NEWS, "utf-8")
    return made


def correct(article: Article) -> Facts:
    """Add a party, in the own file; the facts as they are then."""
    annotations = Annotations.open()
    annotations.apply(AddCorrection(store_correction(article, add(article, "party", "สถาบันสมมุติ"))))
    return annotations.effective_facts(article, known_facts(article))


def parties(library: Library) -> list[object]:
    (rowid,) = library.order()
    return [fact.value for fact in library.facts(rowid).of("party")]


def test_a_correction_is_put_between_two_transactions_of_a_builder(folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "index.db"
    sync([folder], index)
    ended, began = threading.Event(), threading.Event()

    def build() -> None:
        with contextlib.closing(apsw.Connection(str(index))) as db:
            db.set_busy_timeout(schema.BUSY_MS)
            db.execute("begin immediate")
            while not ended.is_set():
                db.execute("update article set title = title")
                began.set()
                schema.commit_between(db)
            db.execute("commit")

    builder = threading.Thread(target=build)
    builder.start()
    try:
        began.wait()
        with Library.open([folder], index=index) as library:
            article = library.article(library.order()[0])
            library.refresh(article.id, correct(article))
            assert "สถาบันสมมุติ" in parties(library)
    finally:
        ended.set()
        builder.join()


def test_what_waited_in_vain_is_put_by_the_builder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index.db"
    sync([folder], index)
    monkeypatch.setattr(schema, "WAIT_SECONDS", 0.0)
    with contextlib.closing(apsw.Connection(str(index))) as other, Library.open([folder], index=index) as library:
        article = library.article(library.order()[0])
        other.execute("begin immediate")
        library.refresh(article.id, correct(article))
        assert "สถาบันสมมุติ" not in parties(library)
        other.execute("rollback")
        (folder / "b.txt").write_text(NEWS.replace("2560", "2561"), "utf-8")
        assert sync([folder], index).complete
        assert "สถาบันสมมุติ" in [fact.value for fact in library.facts(library.find(article.id) or 0).of("party")]


def test_a_builder_takes_up_what_was_corrected_after_it_began(folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "index.db"
    sync([folder], index)
    (folder / "b.txt").write_text(NEWS.replace("2560", "2561"), "utf-8")
    with Library.open([folder], index=index) as library:
        article = library.article(library.order()[0])
        seen: list[str] = []

        def corrects(progress: object) -> None:
            if not seen:
                seen.append("begun")
                correct(article)

        assert sync([folder], index, progress=corrects).complete
        assert "สถาบันสมมุติ" in [fact.value for fact in library.facts(library.find(article.id) or 0).of("party")]
