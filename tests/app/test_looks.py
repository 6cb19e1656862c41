"""What the reader looks like: pictures that were looked at before they were accepted (`pytest --snapshot-update`)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from mou_tui import i18n
from mou_tui.app.app import MouApp
from mou_tui.app.dialogs.chooser import Options
from mou_tui.app.dialogs.facets import FacetsOverlay
from mou_tui.app.dialogs.paste import PasteArticle
from mou_tui.article import Article, Span
from mou_tui.facts.model import Fact, Facts
from mou_tui.library import Facets, Library, sync
from mou_tui.library.facets import field_facets
from mou_tui.settings import Settings

SIZES = [(140, 40), (120, 35), (80, 24), (60, 20)]


def facts_of(article: Article) -> Facts:
    """Facts of the first seed as a careful reader finds them: the pictures do not change with the extractor."""

    def span(words: str) -> Span:
        start = article.text.index(words)
        return Span(start, start + len(words))

    def fact(kind: Any, words: str, value: Any = None, **details: Any) -> Fact:
        return Fact(kind, value or words, (span(words),), rule="picture", details=details)

    return Facts((
        fact("instrument", "ต่ออายุบันทึก", "mou"),
        fact("status", "ต่ออายุบันทึก", "renewed"),
        Fact("party", "มหาวิทยาลัยเชียงใหม่", (span("มหาวิทยาลัยเชียงใหม่"),), checked=True, details={"aliases": ["มช."]}),
        fact("party", "Kunming Medical University"),
        fact("person", "ศาสตราจารย์ ดร.นพ.พงษ์รักษ์ ศรีบัณฑิตมงคล", role="signatory", position="อธิการบดีมหาวิทยาลัยเชียงใหม่"),
        fact("person", "Professor Xia Xueshan", role="signatory", position="อธิการบดี Kunming Medical University"),
        fact("signed_on", "23 สิงหาคม 2566", "2023-08-23"),
        fact("venue", "ห้องประชุมพระยาศรีวิสารวาจา สำนักงานมหาวิทยาลัย มหาวิทยาลัยเชียงใหม่"),
        fact("sdg", "SDG 3", 3),
        fact("sdg", "SDG 4", 4),
    ))  # fmt: skip


@pytest.fixture
def picture(seeds: Path, snap_compare: Any) -> Callable[..., bool]:
    """Compares a picture of the reader on the seeds, after some keys were pressed, with the accepted one."""

    def compare(size: tuple[int, int], language: i18n.Language, *keys: str, typed: str = "") -> bool:
        i18n.set_language(language)
        sync([seeds], with_facts=False)
        with Library.open([seeds]) as library:
            for rowid in library.order():
                article = library.article(rowid)
                is_first = article.title.startswith("มช. ร่วมมือ Kunming")
                library.refresh(article.id, facts_of(article) if is_first else Facts())
        # A cursor that blinks is in every other picture.
        app = MouApp([seeds], Settings(Path(), motion="reduced"), watch=False, index=False)

        async def before(pilot: "Pilot[None]") -> None:
            for _turn in range(3000):
                if app.state.workspace is not None:
                    break
                await pilot.pause(0.01)
            await pilot.press(*keys)
            if typed:
                app.reader.search_line.set_text(typed)
                for _turn in range(3000):
                    if app.state.search_result is not None and app.state.search_result.exact:
                        break
                    await pilot.pause(0.01)
            await app.background(lambda: None)
            await pilot.pause()

        return bool(snap_compare(app, terminal_size=size, run_before=before))

    return compare


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_the_reader(picture: Callable[..., bool], size: tuple[int, int], language: str) -> None:
    """The screen at each size; with the widths the panes get fewer."""
    assert picture(size, language)


def test_a_chosen_fact(picture: Callable[..., bool]) -> None:
    """The fact's words are marked in the text, and the line below quotes them."""
    assert picture((120, 35), "th", "l", "l", "j", "j")


def test_a_search(picture: Callable[..., bool]) -> None:
    """The words are marked in list and text."""
    assert picture((120, 35), "th", "s", typed="มหาวิทยาลัย")


def test_the_help(picture: Callable[..., bool]) -> None:
    """All keys in three columns: Latin, Thai, either."""
    assert picture((80, 24), "th", "?", "ctrl+d", "ctrl+d")


def test_the_bookmarks(picture: Callable[..., bool]) -> None:
    """What is bookmarked, over the whole screen."""
    assert picture((80, 24), "th", "i", "b", "B")


@pytest.mark.parametrize("width", [120, 80])
def test_a_pasted_article_before_it_is_saved(snap_compare: Any, width: int) -> None:
    class Program(App[None]):
        def on_mount(self) -> None:
            i18n.set_language("th")
            text = (
                "มหาวิทยาลัยดอนเมืองลงนามความร่วมมือกับโรงเรียนท้ายทุ่ง\n\n9 กันยายน 2566\n\n"
                "มหาวิทยาลัยดอนเมืองลงนามบันทึกข้อตกลงความร่วมมือกับโรงเรียนท้ายทุ่ง เมื่อวันที่ 8 กันยายน 2566 ระยะเวลา 2 ปี\n"
            )
            self.push_screen(PasteArticle(Path("/ข่าว"), text, era="be"))

    assert snap_compare(Program(), terminal_size=(width, 20))


def test_values_of_own_fields_by_which_a_search_is_narrowed(snap_compare: Any) -> None:
    class Program(App[None]):
        def on_mount(self) -> None:
            i18n.set_language("th")
            values = field_facets("renewal", ["รอหนังสือตอบ", "รอหนังสือตอบ", "เสร็จแล้ว"])
            facets = Facets(own_fields=(("การต่ออายุ", values), ("กล่องที่เก็บ", field_facets("box", ["ก 12"]))))
            self.push_screen(FacetsOverlay(facets, {}, era="be"))

    async def wait(pilot: "Pilot[None]") -> None:
        await pilot.press("down")
        await pilot.pause()
        assert pilot.app.screen.query_one(Options).options

    assert snap_compare(Program(), terminal_size=(80, 40), run_before=wait)
