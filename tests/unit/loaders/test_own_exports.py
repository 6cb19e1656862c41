"""What mou-tui has exported into a library's folder is no news."""

from pathlib import Path

import pytest

from mou_tui import i18n
from mou_tui.article import Article
from mou_tui.commands import run
from mou_tui.errors import InputError
from mou_tui.exporters import FORMATS, export
from mou_tui.exporters.collect import item_of
from mou_tui.library import Library, sync
from mou_tui.loaders import load, load_bytes
from mou_tui.loaders.exports import is_own_export


@pytest.fixture
def articles(seeds: Path) -> list[Article]:
    return [article for path in sorted(seeds.glob("*.txt")) for article in load(path)]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("suffix", ["", ".txt"])
def test_every_export_is_known_again(name: str, suffix: str, articles: list[Article], tmp_path: Path) -> None:
    for lang in ("th", "en"):
        i18n.set_language(lang)
        target = tmp_path / f"{lang}{FORMATS[name].suffix}{suffix if FORMATS[name].text else ''}"
        export([item_of(article, None) for article in articles], name, target)
        if suffix and name in ("csv", "json", "jsonl", "csl"):
            continue  # under a name that says text they are lines, which no mark stands before
        for written in target.iterdir() if FORMATS[name].folder else (target,):
            with pytest.raises(InputError) as caught:
                list(load(written))
            assert is_own_export(caught.value)


def test_a_table_saved_again_by_a_spreadsheet_is_known_by_its_column(articles: list[Article], tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    export([item_of(articles[0], None)], "csv", target)
    text = target.read_text("utf-8-sig")
    with pytest.raises(InputError) as caught:
        load_bytes(("ทะเบียน\n" + text).encode("cp874", "replace"), "b.csv")
    assert is_own_export(caught.value)


def test_a_library_passes_its_exports_over_and_says_how_many(
    articles: list[Article], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "ข่าว"
    folder.mkdir()
    (folder / "news.txt").write_text(articles[0].text, "utf-8")
    for name in ("docx", "xlsx", "csv", "html", "md", "json", "jsonl", "csl"):
        export([item_of(articles[0], None)], name, folder / f"{name}{FORMATS[name].suffix}")
    outcome = sync([folder])
    assert outcome.failed == 0
    with Library.open([folder]) as library:
        assert (library.count(), library.failures(), library.own_exports()) == (1, [], 8)
    for command in (
        ["list", str(folder), "-v"],
        ["facts", str(folder), "-v"],
        ["export", str(folder), "--format", "md", "-v"],
    ):
        assert run(command) == 0
        assert "8 files exported by mou-tui were skipped." in capfd.readouterr().err
    assert run(["index", str(folder)]) == 0
    assert run(["facts", str(folder / "csv.csv")]) == 3
    assert "exported by mou-tui" in capfd.readouterr().err


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
@pytest.mark.parametrize("words", ["list", "facts", "search ลงนาม", "agreements", "bookmarks list"])
def test_what_a_command_prints_into_a_library_is_no_news(
    words: str, form: str, seeds: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    article = min(seeds.glob("*.txt"))
    assert run(["bookmarks", "add", str(article)]) == 0
    capfd.readouterr()
    assert run([*words.split(), *([] if words == "bookmarks list" else [str(article)]), "--format", form]) == 0
    printed = capfd.readouterr().out
    assert printed.strip() not in ("", "[]")
    with pytest.raises(InputError) as caught:
        load_bytes(printed.encode(), f"printed.{form}")
    assert is_own_export(caught.value)


def test_news_about_the_program_is_news() -> None:
    (one,) = load_bytes("ข่าว mou-tui export ใหม่\n\nmou-tui export ออกรุ่นใหม่ # mou-tui export ก็ได้".encode(), "a.txt")
    assert one.title.startswith("ข่าว")
