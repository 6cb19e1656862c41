"""What an export is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from mou_tui import clock
from mou_tui.article import Article
from mou_tui.exporters.safety import json_path, web_url
from mou_tui.facts.model import Facts, to_document
from mou_tui.i18n import Era, EraChoice, shown_era
from mou_tui.loaders.exports import KEY, PROGRAM

if TYPE_CHECKING:
    from mou_tui.annotations.agreements import AgreementEntry
    from mou_tui.annotations.bookmarks import ArticleRef, Bookmark
    from mou_tui.library.agreement_list import AgreementList


@dataclass(frozen=True, slots=True)
class Item:
    """One article with its effective facts (corrections applied) and its bookmarks; `copies` tell the same story elsewhere."""

    article: Article
    facts: Facts = field(default_factory=Facts)
    bookmarks: tuple["Bookmark", ...] = ()
    copies: tuple["ArticleRef", ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    """What the reader has filled into its own fields, by their ids."""

    @property
    def also_at(self) -> tuple[str, ...]:
        """Where the copies are: their web addresses, else their files."""
        return tuple(dict.fromkeys(web_url(copy.source_url) or copy.path for copy in self.copies))

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of all its bookmarks, each once."""
        return tuple(dict.fromkeys(tag for bookmark in self.bookmarks for tag in bookmark.tags))

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes of its bookmarks."""
        return tuple(bookmark.note for bookmark in self.bookmarks if bookmark.note)


@dataclass(frozen=True, slots=True)
class Merging:
    """By what the agreements of an export are merged.

    `agreements` are those of the library that it is of, None without one; `entries` are what the reader knows of agreements; `path`
    writes an article's path as the export names it; `notice` are the days before its end from which an agreement is running out.
    """

    agreements: "AgreementList | None" = None
    entries: tuple["AgreementEntry", ...] = ()
    path: Callable[[str], str] = str
    notice: int = 90


@dataclass(frozen=True, slots=True)
class Options:
    """What goes into an export.

    `checked_only` leaves out facts that no reader has confirmed; `text` puts the articles' full text in; `rows` says what a
    row of a CSV file is; `era` is for people's eyes: data formats carry ISO 8601 dates. `details` puts each article's facts behind
    the table of a report, `signings` the days of signing into a calendar of ends. `fields` are
    the own fields that have a place, ids with the names that people see. `template` is that of
    notes (article_notes.py), "" for the usual one; with `highlights_apart` what the reader marked has a file of its own. `accessed` is
    the day on which the sources are said to have been seen. `merging` tells which articles tell of one agreement.
    """

    checked_only: bool = False
    text: bool = False
    rows: Literal["agreements", "facts"] = "agreements"
    era: EraChoice = "auto"
    details: bool = False
    signings: bool = False
    template: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    highlights_apart: bool = False
    accessed: date = field(default_factory=clock.today)
    merging: "Merging | None" = field(default=None, repr=False)

    @property
    def shown_era(self) -> Era:
        """The era for dates that people read."""
        return shown_era(self.era)

    def fields_of(self, values: Mapping[str, str]) -> list[tuple[str, str]]:
        """The name and the value of each own field that is filled in, in the order of the settings."""
        known = {**self.fields, **{id_: id_ for id_ in values if id_ not in self.fields}}
        return [(name, values[id_]) for id_, name in known.items() if id_ in values]

    def included(self, item: Item) -> Item:
        """The item with what the options leave in."""
        if not self.checked_only:
            return item
        return replace(item, facts=Facts(tuple(fact for fact in item.facts if fact.checked), item.facts.failed))


def item_document(item: Item, options: Options) -> dict[str, Any]:
    """The item as JSON and TOML carry it: the facts document with the bookmarks beside the facts."""
    document = to_document(item.article, item.facts, with_text=options.text)
    document["article"]["path"] = json_path(item.article.path)
    document[KEY] = PROGRAM
    document["bookmarks"] = [bookmark_document(bookmark, item.article.text) for bookmark in item.bookmarks]
    if item.fields:
        document["fields"] = dict(item.fields)
    if item.copies:
        document["copies"] = [copy.to_table() for copy in item.copies]
    return document


def bookmark_document(bookmark: "Bookmark", text: str | None = None) -> dict[str, Any]:
    """A bookmark as JSON carries it; the passage as a W3C Web Annotation selector.

    `text` is the article's as it is now: `standing` says where the passage is not surely in it.
    """
    row: dict[str, Any] = {
        "uid": bookmark.uid,
        "kind": bookmark.kind,
        "created": bookmark.created.isoformat(),
        "changed": bookmark.changed.isoformat(),
        "tags": list(bookmark.tags),
        "note": bookmark.note,
    }
    if bookmark.selector is not None:
        row["selector"] = bookmark.selector.to_w3c()
        if text is not None and (standing := standing_of(bookmark, text)):
            row["standing"] = standing
    if bookmark.fact is not None:
        row["fact"] = dict(bookmark.fact)
    return row


def standing_of(bookmark: "Bookmark", text: str) -> Literal["", "unsure", "gone"]:
    """How sure it is that bookmarked words still stand in their article's `text`; "" where they do, or there are none."""
    if bookmark.selector is None:
        return ""
    from mou_tui.annotations.selectors import find

    passage = find(bookmark.selector, text)
    return "gone" if passage is None else "" if passage.sure else "unsure"
