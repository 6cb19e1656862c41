"""The formats, each with its module. Adding one is one new module with a `write`, and one line here."""

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Protocol, cast

from mou_tui.exporters.item import Item, Options
from mou_tui.i18n import N_, _


class Write(Protocol):
    """What a format's module defines as `write`: the items, as they come, into an open binary file."""

    def __call__(self, items: Iterator[Item], out: BinaryIO, options: Options) -> None: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, its file's suffix, what a dialog calls it.

    `text` says whether it can be read on a terminal. `shown_as` is how a dialog shows what it will look like, where that is not its
    text: `sheet`, `report`, `days`. `full_text` says whether it has a place for the articles' text, `details` whether it has one
    for each article's facts beside the table of agreements, `signings` whether for the days of signing beside those of ends.
    `folder` says that it is a folder of files and not one, `merged` that it has each agreement once, however many articles tell of it.
    """

    name: str
    module: str
    suffix: str
    title: str
    text: bool = True
    shown_as: str = ""
    full_text: bool = False
    details: bool = False
    signings: bool = False
    folder: bool = False
    merged: bool = False

    @property
    def label(self) -> str:
        """What the format is called, in the language in use."""
        return _(self.title)

    def write(self, items: Iterator[Item], out: BinaryIO, options: Options) -> None:
        """Write the items; the format's library is imported now and not before."""
        module = importlib.import_module(f"mou_tui.exporters.{self.module}")
        cast(Write, module.write)(items, out, options)


FORMATS: Final[Mapping[str, Format]] = {
    entry.name: entry
    for entry in (
        Format("md", "markdown", ".md", N_("Markdown"), full_text=True),
        Format(
            "docx",
            "docx",
            ".docx",
            N_("Word report"),
            text=False,
            shown_as="report",
            full_text=True,
            details=True,
            merged=True,
        ),
        Format("xlsx", "xlsx", ".xlsx", N_("Excel workbook"), text=False, shown_as="sheet", merged=True),
        Format("csv", "csv", ".csv", N_("CSV for Excel")),
        Format("notes", "article_notes", "", N_("Notes (a Markdown file an article)"), folder=True, full_text=True),
        Format("html", "html", ".html", N_("Web page (one file)"), shown_as="report", full_text=True, merged=True),
        Format("json", "json", ".json", N_("JSON (one array)"), full_text=True),
        Format("jsonl", "jsonl", ".jsonl", N_("JSON Lines (one article a line)"), full_text=True),
        Format("bib", "bibtex", ".bib", N_("BibTeX (LaTeX, Zotero, Papis)")),
        Format("ris", "ris", ".ris", N_("RIS (Zotero, EndNote, Mendeley)")),
        Format("csl", "csl", ".csl.json", N_("CSL-JSON (Zotero, pandoc)")),
        Format(
            "ics", "icalendar", ".ics", N_("Calendar (ends of agreements)"), shown_as="days", signings=True, merged=True
        ),
        Format("toml", "toml", ".toml", N_("TOML"), full_text=True),
    )
}


def format_for(path: Path) -> Format | None:
    """The format that a file's suffix names; `.csl.json` is more than `.json`."""
    fitting = [entry for entry in FORMATS.values() if entry.suffix and path.name.lower().endswith(entry.suffix)]
    return max(fitting, key=lambda entry: len(entry.suffix), default=None)
