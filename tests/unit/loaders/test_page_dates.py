"""The day on which a page was published, where it declares several, another, or none."""

import pytest

from mou_tui.loaders.limits import Limits
from mou_tui.loaders.reading import read_here

STORY = "The Department of Tests and the University of Hills signed a memorandum of understanding for the exchange of students. "


def _day(body: str, head: str = "", story: str = STORY * 4) -> str | None:
    body = f"<article><h1>The two sign</h1>{body}<p>{story}</p></article>"
    page = f'<html lang="en"><head><title>The two sign</title>{head}</head><body>{body}</body></html>'
    (article,) = read_here(page.encode(), "a.html", Limits())
    return article.published_on


def _declared(moment: str) -> str:
    return f'<meta property="article:published_time" content="{moment}">'


@pytest.mark.parametrize(
    "line",
    [
        "Veröffentlicht am 16.08.2019",
        "Erschienen am: 16.08.2019",
        "<b>Datum:</b> <span>16.08.2019</span>",
        "Publié le 16 août 2019",
        "Pubblicato il 16 agosto 2019",
        "Published on August 16, 2019",
        "Written: 2019-08-16 15:03",
        '<span class="text_datum">16. August 2019.</span>',
        '<span class="head__line--datum">1. Mai 2019, 16:00</span>|2019-05-01',
        '<span class="date">3 de octubre de 2019</span>|2019-10-03',
        '<span class="news-single-timedata">16.08.2019 - R.</span>',
    ],
)
def test_the_day_that_a_page_shows(line: str) -> None:
    line, _bar, day = line.partition("|")
    assert _day(f"<p>{line}</p>", '<meta property="og:updated_time" content="2019-08-24">') == (day or "2019-08-16")


def test_of_several_declared_days_the_one_that_the_page_shows() -> None:
    linked = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2022-01-04T07:29:00+01:00"}</script>'
    shown = '<div class="article__info">06.01.2022</div>'
    assert _day(shown, linked + _declared("2022-01-06T08:29:34")) == "2022-01-06"


@pytest.mark.parametrize("clock", ["Thursday, November 9, 2023", "Nov 9, 2023"])
def test_the_clock_of_a_site_changes_no_day_that_the_page_shows(clock: str) -> None:
    page = f'<div class="date">{clock}</div><span class="post-date">November 8, 2023</span>'
    assert _day(page, _declared("2023-11-08T08:16:00+00:00")) == "2023-11-08"


@pytest.mark.parametrize(("shown", "day"), [("5. November 2021", "2021-11-05"), ("4. November 2021", "2021-11-04")])
def test_a_moment_in_utc_is_of_the_day_that_the_page_names(shown: str, day: str) -> None:
    assert _day(f"<p>Publiziert am {shown}</p>", _declared("2021-11-04T23:00Z")) == day


@pytest.mark.parametrize(("shown", "day"), [("01.11.2023", "2023-11-01"), ("11.01.2023", "2023-01-11")])
def test_a_day_and_month_that_may_be_either(shown: str, day: str) -> None:
    assert _day(f"<p>Erstellt am: {shown}</p>", '<meta name="date" content="11/01/2023 12:43:42">') == day


def test_the_address_tells_of_which_day_a_moment_is() -> None:
    address = '<link rel="canonical" href="https://www.example.org/2020/02/17/two-sign/">'
    shown = '<time datetime="2020-02-16">Feb 16, 2020</time>'
    assert _day(shown, address + _declared("2020-02-18T02:18:11Z")) == "2020-02-17"


def test_published_stands_before_changed() -> None:
    page = '<time itemprop="dateModified" datetime="2018-08-29">2018-08-29</time> <time itemprop="datePublished">2018-06-22</time>'
    assert _day(page) == "2018-06-22"


def test_a_year_is_no_day() -> None:
    assert _day("", story=STORY * 4 + "All rights of 2016 are ours.") is None
