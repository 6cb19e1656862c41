"""Bookmarks: an article, a passage of it or one of its facts that the reader marked, with tags and a note.

A bookmark remembers path, id, source URL, title and date of its article, so that it is found again after the file was
moved, renamed, edited or fetched anew.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, Final, Literal, get_args

from mou_tui import clock
from mou_tui.annotations.row_identity import is_place, is_sketch, sketch_of
from mou_tui.annotations.selectors import Selector
from mou_tui.article import Article, Span
from mou_tui.facts.model import Fact, fact_from_json, fact_to_json
from mou_tui.thai.quoting import widened

BookmarkKind = Literal["article", "passage", "fact"]
BOOKMARK_KINDS: Final[tuple[BookmarkKind, ...]] = get_args(BookmarkKind)

_LINE_ENDS = re.compile(r"\r\n?")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """What is remembered of an article to find it again. `path` is absolute; the rest is as in `Article`.

    `says` is a sketch of the text of one that is a row of a table, whose locator is only its place (`row_identity`).
    """

    path: str
    id: str
    locator: str = ""
    source_url: str | None = None
    title: str = ""
    published_on: str | None = None
    says: str = ""

    @classmethod
    def of(cls, article: Article) -> "ArticleRef":
        """The reference to `article`."""
        return cls.of_head(article)

    @classmethod
    def of_head(cls, head: Any) -> "ArticleRef":
        """The reference to an article of which a row of a library (or another `identity.Head`) is at hand."""
        return cls(
            path=remembered_path(head.path),
            id=head.id,
            locator=head.locator,
            source_url=getattr(head, "source_url", None),
            title=head.title,
            published_on=head.published_on,
            says=says_of(head),
        )

    def to_table(self) -> dict[str, Any]:
        """As the TOML files keep it: without what is not known."""
        table = {
            "path": self.path,
            "id": self.id,
            "locator": self.locator,
            "source_url": self.source_url,
            "title": self.title,
            "published_on": self.published_on,
            "says": self.says,
        }
        return {key: value for key, value in table.items() if value or key in ("path", "id")}

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "ArticleRef":
        """The inverse of `to_table`. Raises KeyError or TypeError for what refers to no article."""
        values = {key: _text(table, key) for key in ("path", "id", "locator", "source_url", "title", "published_on")}
        if not (values["path"] or values["id"]):
            raise KeyError("path")
        return cls(
            path=values["path"] or "",
            id=values["id"] or "",
            locator=values["locator"] or "",
            source_url=values["source_url"],
            title=values["title"] or "",
            published_on=values["published_on"],
            says=says if is_sketch(says := _text(table, "says") or "") else "",
        )


def says_of(head: Any) -> str:
    """A sketch of what a row of a table says; "" for other articles, and where the text is not at hand."""
    text = getattr(head, "text", "")
    return sketch_of(text) if text and is_place(head.locator) else ""


def _text(table: Mapping[str, Any], key: str) -> str | None:
    value = table.get(key)
    if isinstance(value, date):  # published_on written by hand without quotes
        return value.isoformat()
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{key} is not a text")
    return value


def remembered_path(path: str) -> str:
    """`path` absolute, and such that it can be written as UTF-8 (a Linux file name may be any bytes)."""
    if not path:
        return ""
    # abspath, since resolve() would follow links and ask the disk for each of 90,000 articles.
    return os.path.abspath(path).encode("utf-8", "backslashreplace").decode("utf-8")  # noqa: PTH100


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One bookmark. `uid` names it for good; `selector` quotes the passage or the fact's evidence; `fact` is the fact's JSON."""

    uid: str
    kind: BookmarkKind
    article: ArticleRef
    created: datetime
    changed: datetime
    tags: tuple[str, ...] = ()
    note: str = ""
    selector: Selector | None = None
    fact: Mapping[str, Any] | None = None

    @property
    def quote(self) -> str:
        """The words that are bookmarked ("" for a whole article)."""
        return self.selector.exact if self.selector else ""

    def to_fact(self) -> Fact | None:
        """The bookmarked fact as it was when it was bookmarked."""
        if self.fact is None:
            return None
        try:
            return fact_from_json(self.fact)
        except (KeyError, TypeError, ValueError):
            return None

    def matches(self, other: "Bookmark") -> bool:
        """Whether both mark the same thing: the article, the same words of it, or the same fact."""
        if self.kind != other.kind or self.article.id != other.article.id:
            return False
        if self.kind == "article":
            return True
        if self.kind == "passage":
            return self.selector == other.selector
        return _fact_key(self) == _fact_key(other)


def _fact_key(bookmark: Bookmark) -> tuple[Any, ...]:
    fact = bookmark.fact or {}
    return fact.get("kind"), repr(fact.get("value")), fact.get("agreement"), bookmark.selector


def bookmark_article(article: Article, *, tags: Iterable[str] = (), note: str = "") -> Bookmark:
    """A new bookmark of the whole article."""
    return _new("article", article, tags, note)


def bookmark_passage(article: Article, span: Span, *, tags: Iterable[str] = (), note: str = "") -> Bookmark:
    """A new bookmark of the words that `span` covers, with the whole of a number that it begins or ends in.

    Raises ValueError for an empty one.
    """
    if not span.of(article.text).strip():
        raise ValueError("a passage has words")
    span = Span(*widened(article.text, span.start, span.end))
    return replace(_new("passage", article, tags, note), selector=Selector.of(article.text, span))


def bookmark_fact(article: Article, fact: Fact, *, tags: Iterable[str] = (), note: str = "") -> Bookmark:
    """A new bookmark of a fact, with its first evidence."""
    selector = Selector.of(article.text, fact.evidence[0]) if fact.evidence else None
    table = without_nothing(fact_to_json(fact, article.text))
    return replace(_new("fact", article, tags, note), selector=selector, fact=table)


def _new(kind: BookmarkKind, article: Article, tags: Iterable[str], note: str) -> Bookmark:
    now = clock.now()
    return Bookmark(new_uid(), kind, ArticleRef.of(article), now, now, tidy_tags(tags), tidy_note(note))


def new_uid() -> str:
    """A name for a new bookmark or correction that no other reader's machine will give."""
    return os.urandom(6).hex()


def tidy_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: trimmed, one space between words, each once, in the order given."""
    return tuple(dict.fromkeys(tidy for tag in tags if (tidy := " ".join(_writable(tag).split()))))


def typed_tags(*typed: str) -> tuple[str, ...]:
    """The tags that somebody typed, commas between them, as they are kept."""
    return tidy_tags(tag for words in typed for tag in words.replace("،", ",").split(","))


def tidy_note(note: str) -> str:
    """A note as it is kept: line ends are \\n."""
    return _writable(_LINE_ENDS.sub("\n", note)).strip()


def _writable(text: str) -> str:
    return _CONTROLS.sub("", text.encode("utf-8", "replace").decode("utf-8"))


def without_nothing(value: Any) -> Any:
    """A JSON value without its nulls, since TOML has none."""
    if isinstance(value, Mapping):
        return {key: without_nothing(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [without_nothing(item) for item in value if item is not None]
    return value


def bookmark_to_table(bookmark: Bookmark) -> dict[str, Any]:
    """The bookmark as one `[[bookmark]]` of bookmarks.toml (docs/bookmarks.md)."""
    table: dict[str, Any] = {
        "uid": bookmark.uid,
        "kind": bookmark.kind,
        "created": bookmark.created,
        "changed": bookmark.changed,
    }
    if bookmark.tags:
        table["tags"] = list(bookmark.tags)
    if bookmark.note:
        table["note"] = bookmark.note
    table["article"] = bookmark.article.to_table()
    if bookmark.selector is not None:
        table["selector"] = bookmark.selector.to_table()
    if bookmark.fact is not None:
        table["fact"] = dict(bookmark.fact)
    return table


def bookmark_from_table(table: Mapping[str, Any]) -> Bookmark:
    """The inverse of `bookmark_to_table`. Raises KeyError, TypeError or ValueError for what is no bookmark.

    A person may have written it: only `article` with a path or an id is required.
    """
    kind = table.get("kind", "passage" if "selector" in table else "article")
    if kind not in BOOKMARK_KINDS:
        raise ValueError(f"no kind of bookmark: {kind!r}")
    selector = Selector.from_table(table["selector"]) if "selector" in table else None
    if kind == "passage" and selector is None:
        raise KeyError("selector")
    tags = table.get("tags", ())
    created = as_moment(table.get("created"))
    fact = table.get("fact")
    if fact is not None and not isinstance(fact, Mapping):
        raise TypeError("fact is not a table")
    return Bookmark(
        uid=str(table["uid"]),
        kind=kind,
        article=ArticleRef.from_table(table["article"]),
        created=created,
        changed=as_moment(table.get("changed"), created),
        tags=tidy_tags([tags] if isinstance(tags, str) else map(str, tags)),
        note=str(table.get("note", "")),
        selector=selector,
        fact=fact,
    )


def as_moment(value: Any, otherwise: datetime | None = None) -> datetime:
    """A TOML date or time as a moment in UTC; what is none becomes `otherwise`, or now."""
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    return otherwise or clock.now()
