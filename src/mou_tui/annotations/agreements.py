"""The reader's knowledge of agreements as agreements.toml keeps it: values from the signed paper, rejected values, links.

An entry names its agreement for good. It remembers the reports that told of the agreement: any one of them that is found again is
enough to know it by.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, Literal, get_args

from mou_tui import clock
from mou_tui.annotations.bookmarks import ArticleRef, as_moment, new_uid, tidy_note
from mou_tui.facts.durations import parse_duration
from mou_tui.settings import FIELD_ID, OWN
from mou_tui.thai.canonical import canonical_line

ValueName = Literal[
    "instrument", "status", "title", "signed_on", "starts_on", "term", "end", "venue", "file_number", "owner", "contact", "renewal",
    "file", "note", "notice",
]  # fmt: skip
VALUES: Final[tuple[str, ...]] = get_args(ValueName)
"""What the reader may enter. `end` is a day or one of ENDS; `term` and `notice` are ISO 8601 durations."""
ENDS: Final = ("auto", "open", "none")
"""How an agreement ends that ends on no fixed day: renewed by itself, until another takes its place, never."""
LISTS: Final = ("party", "money", "signatory", "witness", "chair")
"""The kinds of which single values can be added (`add`) or rejected (`reject`)."""
RENEWS_NONE: Final = "none"
"""What `renews` says of an agreement that renews no other, whatever the news makes of it."""
LinkKind = Literal["same", "different"]
LINKS: Final[tuple[LinkKind, ...]] = ("same", "different")


TABLES: Final = ("values", "fields", "add", "reject")
"""What an entry keeps as tables of its own."""


def report_key(article_id: str, number: int) -> str:
    """`sha256:…#1`: what names one agreement of one article, wherever agreements are spoken of."""
    return f"{article_id}#{number}"


@dataclass(frozen=True, slots=True)
class ReportRef:
    """One agreement of one article, as it is remembered."""

    article: ArticleRef
    number: int = 1

    @property
    def key(self) -> str:
        """What names it, as long as the article has this id."""
        return report_key(self.article.id, self.number)

    def to_table(self) -> dict[str, Any]:
        """As the file keeps it."""
        table = self.article.to_table()
        return table if self.number == 1 else {**table, "number": self.number}

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "ReportRef":
        """The inverse of `to_table`. Raises KeyError, TypeError or ValueError."""
        number = table.get("number", 1)
        if type(number) is not int or number < 1:
            raise ValueError(f"no number of an agreement: {number!r}")
        return cls(ArticleRef.from_table(table), number)


@dataclass(frozen=True, slots=True)
class AgreementEntry:
    """What the reader knows of one agreement.

    `reports` are those that it is known by, `same` and `different` those that the reader joined to it and parted from it.
    `fields` is what stands in own fields that the settings name, by their ids.
    `renews` and `amends` are the uids of the former agreement; `aliases` are uids of entries that were joined with this one.
    """

    uid: str
    reports: tuple[ReportRef, ...]
    created: datetime
    changed: datetime
    values: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    add: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reject: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    same: tuple[ReportRef, ...] = ()
    different: tuple[ReportRef, ...] = ()
    renews: str = ""
    amends: str = ""

    @property
    def refs(self) -> Iterable[ReportRef]:
        """All reports that it remembers."""
        return (*self.reports, *self.same, *self.different)


def new_entry(reports: Iterable[ReportRef], uid: str = "") -> AgreementEntry:
    """An entry for an agreement that the reader touches for the first time."""
    now = clock.now()
    return AgreementEntry(uid or new_uid(), tuple(reports), now, now)


def entry_to_table(entry: AgreementEntry) -> dict[str, Any]:
    """The entry as one `[[agreement]]` of agreements.toml (docs/agreements.md)."""
    table: dict[str, Any] = {"uid": entry.uid, "created": entry.created, "changed": entry.changed}
    for name in ("renews", "amends"):
        if value := getattr(entry, name):
            table[name] = value
    table["reports"] = [ref.to_table() for ref in entry.reports]
    for kind in LINKS:
        if refs := getattr(entry, kind):
            table[kind] = [ref.to_table() for ref in refs]
    for name in TABLES:
        if values := getattr(entry, name):
            table[name] = {key: value if isinstance(value, str) else list(value) for key, value in values.items()}
    return table


def entry_from_table(table: Mapping[str, Any]) -> AgreementEntry:
    """The inverse of `entry_to_table`. Raises KeyError, TypeError or ValueError for what is no entry.

    A person may have written it: only `reports` is required, and values are held to be right where they can be read.
    """
    reports = tuple(map(ReportRef.from_table, table["reports"]))
    created = as_moment(table.get("created"))
    values = {str(key): _checked(str(key), value) for key, value in dict(table.get("values", {})).items()}
    return AgreementEntry(
        uid=str(table["uid"]),
        reports=reports,
        created=created,
        changed=as_moment(table.get("changed"), created),
        values=values,
        fields={str(key): _own(str(key), value) for key, value in dict(table.get("fields", {})).items()},
        add=_lists(table.get("add", {})),
        reject=_lists(table.get("reject", {})),
        same=tuple(map(ReportRef.from_table, table.get("same", ()))),
        different=tuple(map(ReportRef.from_table, table.get("different", ()))),
        renews=str(table.get("renews", "")),
        amends=str(table.get("amends", "")),
    )


def _checked(name: str, value: Any) -> str:
    text = value.isoformat() if hasattr(value, "isoformat") else value
    if not isinstance(text, str):
        raise TypeError(f"{name} is not a text")
    if not is_value(name, text):
        raise ValueError(f"{name} cannot be {text!r}")
    return text


def _own(name: str, value: Any) -> str:
    """What stands in an own field; numbers and days need no quotation marks."""
    if not re.fullmatch(FIELD_ID, name):
        raise ValueError(f"no field: {name!r}")
    if isinstance(value, bool) or not isinstance(value, str | int | date):
        raise TypeError(f"{name} is not a text")
    text = canonical_line(str(value))
    if not text:
        raise ValueError(f"{name} is empty")
    return text


def _lists(table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {str(kind): tuple(map(str, [some] if isinstance(some, str | int) else some)) for kind, some in table.items()}


def is_value(name: str, text: str) -> bool:
    """Whether `text` may be the value `name`: a day for days, a duration for terms; names of later versions are let be."""
    if name in ("signed_on", "starts_on"):
        return is_day(text)
    if name == "end":
        return text in ENDS or is_day(text)
    if name in ("term", "notice"):
        return parse_duration(text) is not None
    return bool(text.strip())


def is_day(text: str) -> bool:
    """Whether `text` is an ISO 8601 day, month or year."""
    try:
        date.fromisoformat((text + "-01-01")[:10] if len(text) in (4, 7) else text)
    except ValueError:
        return False
    return len(text) in (4, 7, 10)


def tidy_value(name: str, text: str) -> str:
    """A value as it is kept: notes with their lines, all else on one line."""
    if name.startswith(OWN):
        return canonical_line(text)
    tidy = tidy_note(text)
    return tidy if name == "note" else " ".join(tidy.split())
