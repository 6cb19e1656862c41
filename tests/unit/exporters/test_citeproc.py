"""CSL-JSON, made into a bibliography by citeproc as Zotero and pandoc do it."""

import json
import warnings
from datetime import date
from pathlib import Path

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from mou_tui.article import Article, Paragraph
from mou_tui.exporters import Item, Options, export

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>plain</title><id>plain</id><updated>2023-10-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout>
    <names variable="author" suffix=". "/><date variable="issued" prefix="(" suffix="). " form="numeric" date-parts="year-month-day"/>
    <text variable="title" suffix=". "/><text variable="container-title" suffix=". "/><text variable="URL"/>
    <date variable="accessed" prefix=" [" suffix="]" form="numeric" date-parts="year-month-day"/>
  </layout></bibliography>
</style>
"""


def test_a_bibliography_can_be_made_of_it(tmp_path: Path) -> None:
    title = "กรมสมมติลงนามกับ <i>มหาวิทยาลัย</i> & คณะ"
    dated = Article(
        "sha256:1", "a.txt", title, (Paragraph(0, len(title), "headline"),), published_on="2023-08-25", byline="ศูนย์สื่อสาร",
        source_url="https://www.example.ac.th/news/1",
    )  # fmt: skip
    month = Article("sha256:2", "b.txt", "ข่าว", (Paragraph(0, 4, "headline"),), published_on="2021-11")
    export([Item(dated), Item(month)], "csl", tmp_path / "out.json", options=Options(accessed=date(2023, 10, 1)))
    (tmp_path / "plain.csl").write_text(STYLE, "utf-8")
    entries = json.loads((tmp_path / "out.json").read_text("utf-8"))
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)  # citeproc warns of a field that it does not know
        source = CiteProcJSON(entries)
        style = CitationStylesStyle(str(tmp_path / "plain.csl"), validate=False)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        for entry in entries:
            bibliography.register(Citation([CitationItem(entry["id"])]))
        first, second = map(str, bibliography.bibliography())
    assert first.startswith("ศูนย์สื่อสาร. (08/25/2023). กรมสมมติลงนามกับ")
    assert "https://www.example.ac.th/news/1 [10/1/2023]" in first or "[10/01/2023]" in first
    assert second.startswith("(11/2021). ข่าว.")
