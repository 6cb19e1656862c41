"""`mou-tui bookmarks`: what the reader marked, from scripts."""

import difflib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import click

from mou_tui.annotations import (
    AddBookmark,
    Annotations,
    Bookmark,
    Operation,
    RemoveBookmark,
    RenameTag,
    SetNote,
    SetTags,
    batch,
    bookmark_article,
    bookmark_passage,
)
from mou_tui.annotations.bookmarks import typed_tags
from mou_tui.article import Article, Span
from mou_tui.commands.output import in_color, table_width, tell_nothing, visible, write_as
from mou_tui.commands.own_data import own_annotations
from mou_tui.commands.parameters import ARTICLE, BOOKMARK, FILE, TAG, Choice, format_option
from mou_tui.commands.telling import Invocation, say
from mou_tui.errors import UsageError
from mou_tui.exporters.item import bookmark_document
from mou_tui.i18n import _, ngettext
from mou_tui.loaders.decode import decode

FORMATS: Final = ("table", "jsonl", "json", "csv")
CSV_COLUMNS: Final = (
    "uid", "kind", "created", "changed", "tags", "note", "quote", "id", "path", "locator", "title", "published_on", "source_url",
)  # fmt: skip
_NOTHING_FOUND: Final = 1


@click.group(help=_("List and change bookmarks."))
def command() -> None:
    pass


@command.command("list", help=_("List bookmarks, in the order in which they were added."))
@click.option(
    "--tag", "tags", multiple=True, type=TAG, metavar="TAG", help=_("Only those with this tag; may be repeated.")
)
@click.option("--kind", type=Choice(["article", "passage", "fact"]), help=_("Only those of this kind."))
@format_option(FORMATS)
@click.pass_obj
def list_(invocation: Invocation | None, tags: tuple[str, ...], kind: str | None, format_: str | None) -> int:
    annotations = own_annotations()
    wanted = typed_tags(*tags)
    shown = [b for b in annotations.bookmarks() if all(tag in b.tags for tag in wanted) and kind in (None, b.kind)]
    write_as(
        format_,
        table=lambda: _write_table(shown, in_color(invocation or Invocation())),
        documents=map(document, shown),
        columns=CSV_COLUMNS,
        rows=map(_csv_row, shown),
    )
    if not shown:
        tell_nothing()
    return 0 if shown or not (tags or kind) else _NOTHING_FOUND


@command.command(help=_("Bookmark articles, or words of one. ARTICLE is a path, an id or a unique prefix of one."))
@click.argument("articles", nargs=-1, required=True, type=ARTICLE, metavar="ARTICLE…")
@click.option("--tag", "tags", multiple=True, type=TAG, metavar="TAG", help=_("With this tag; may be repeated."))
@click.option("--note", default="", metavar="TEXT", help=_("With this note."))
@click.option("--quote", metavar="TEXT", help=_("Bookmark these words of the article instead of the whole."))
@click.pass_obj
def add(
    invocation: Invocation | None, articles: tuple[str, ...], tags: tuple[str, ...], note: str, quote: str | None
) -> int:
    from mou_tui.commands.show import find_item

    annotations = own_annotations()
    new = [
        _bookmark(find_item(named, invocation or Invocation()).article, typed_tags(*tags), note, quote)
        for named in articles
    ]
    annotations.apply(batch(AddBookmark(bookmark) for bookmark in new))
    for bookmark in new:
        there = _there(annotations, bookmark)
        click.echo(there.uid)
        if there.uid != bookmark.uid:
            more = _added_to(there, bookmark)
            annotations.apply(batch(more))
            title = bookmark.article.title or bookmark.article.path
            say((_("%s is bookmarked already; tags and note were added to it.") if more
                 else _("%s is bookmarked already.")) % title)  # fmt: skip
    return 0


def _there(annotations: Annotations, bookmark: Bookmark) -> Bookmark:
    """The bookmark itself, or the one that was there of the same thing."""
    return next(b for b in annotations.bookmarks() if b.uid == bookmark.uid or b.matches(bookmark))


def _added_to(there: Bookmark, bookmark: Bookmark) -> list[Operation]:
    """What gives a bookmark that was there the tags and the note of a new one too."""
    steps: list[Operation] = []
    tags = tuple(dict.fromkeys((*there.tags, *bookmark.tags)))
    if tags != there.tags:
        steps.append(SetTags(there.uid, tags))
    if bookmark.note and bookmark.note not in there.note:
        steps.append(SetNote(there.uid, "\n\n".join(note for note in (there.note, bookmark.note) if note)))
    return steps


def _bookmark(article: Article, tags: Sequence[str], note: str, quote: str | None) -> Bookmark:
    if quote is None:
        return bookmark_article(article, tags=tags, note=note)
    from mou_tui.annotations import Selector, find
    from mou_tui.thai.canonical import canonical

    passage = find(Selector(canonical(quote)), article.text)
    if passage is None or passage.how == "similar":
        raise UsageError(_("These words are not in the article."), path=article.path, advice=_("Copy them from it."))
    return bookmark_passage(article, Span(passage.span.start, passage.span.end), tags=tags, note=note)


@command.command(help=_("Remove bookmarks, named as “bookmarks list” names them or by their article."))
@click.argument("named", nargs=-1, required=True, type=BOOKMARK, metavar="BOOKMARK…")
def remove(named: tuple[str, ...]) -> int:
    annotations = own_annotations()
    chosen = _chosen(annotations, named)
    annotations.apply(batch(RemoveBookmark(b.uid) for b in chosen))
    say(ngettext("Removed %(n)d bookmark.", "Removed %(n)d bookmarks.", len(chosen)) % {"n": len(chosen)})
    return 0


@command.command(help=_("Give a bookmark tags, or take them away."))
@click.argument("named", type=BOOKMARK, metavar="BOOKMARK")
@click.argument("tags", nargs=-1, type=TAG, metavar="[TAG]…")
@click.option(
    "--remove", "removed", multiple=True, type=TAG, metavar="TAG", help=_("Take this tag away; may be repeated.")
)
@click.option("--clear", is_flag=True, help=_("Take all other tags away."))
def tag(named: str, tags: tuple[str, ...], removed: tuple[str, ...], clear: bool) -> int:
    annotations = own_annotations()
    for bookmark in _chosen(annotations, [named]):
        kept = () if clear else tuple(tag for tag in bookmark.tags if tag not in typed_tags(*removed))
        annotations.apply(SetTags(bookmark.uid, (*kept, *typed_tags(*tags))))
    return 0


@command.command("tags", help=_("List all tags with how many bookmarks have each, the most used first."))
@format_option(FORMATS)
def tags_(format_: str | None) -> int:
    counts = own_annotations().tags()
    rows = [{"tag": tag, "bookmarks": count} for tag, count in counts.items()]

    def table() -> None:
        for tag, count in counts.items():
            click.echo(f"{count:>6,}  {visible(tag)}")

    write_as(format_, table=table, documents=rows, columns=("tag", "bookmarks"))
    if not counts:
        tell_nothing()
    return 0


@command.command(
    "rename-tag",
    help=_("Give all bookmarks with the tag OLD the tag NEW instead; where NEW is a tag already, both become one."),
)
@click.argument("old", type=TAG, metavar="OLD")
@click.argument("new", metavar="NEW")
def rename_tag(old: str, new: str) -> int:
    if not typed_tags(new):
        raise UsageError(_("The new name of the tag is missing."), advice=_("“bookmarks remove-tag” takes a tag away."))
    return _retag(old, typed_tags(new))


@command.command("remove-tag", help=_("Take a tag away from all bookmarks that have it; the bookmarks stay."))
@click.argument("tag", type=TAG, metavar="TAG")
def remove_tag(tag: str) -> int:
    return _retag(tag, ())


def _retag(old: str, new: tuple[str, ...]) -> int:
    """Give the bookmarks with one tag others instead, and say how many they were. Raises UsageError where no bookmark has it."""
    annotations = own_annotations()
    counts = annotations.tags()
    tag = next(iter(typed_tags(old)), "")
    if tag not in counts:
        near = difflib.get_close_matches(tag, counts, 1)
        advice = _("Did you mean “%s”?") % near[0] if near else _("“bookmarks tags” lists the tags.")
        raise UsageError(_("No bookmark has the tag “%s”.") % tag, advice=advice)
    annotations.apply(RenameTag(tag, new))
    count = counts[tag]
    say(ngettext("Changed the tags of %(n)d bookmark.", "Changed the tags of %(n)d bookmarks.", count) % {"n": count})
    return 0


@command.command(
    help=_("Give a bookmark a note instead of the one it has; - reads it from standard input, nothing removes it.")
)
@click.argument("named", type=BOOKMARK, metavar="BOOKMARK")
@click.argument("text", nargs=-1, metavar="[TEXT]…")
def note(named: str, text: tuple[str, ...]) -> int:
    annotations = own_annotations()
    written = decode(sys.stdin.buffer.read()) if text == ("-",) else " ".join(text)
    for bookmark in _chosen(annotations, [named]):
        annotations.apply(SetNote(bookmark.uid, written))
    return 0


@command.command(
    help=_("Merge copies of bookmarks.toml or corrections.toml; without FILE those that a synced drive made.")
)
@click.argument("files", nargs=-1, type=FILE, metavar="[FILE]…")
def merge(files: tuple[Path, ...]) -> int:
    annotations = Annotations.open()  # what it would say of the copies is what is being mended here
    copies = list(files) or annotations.conflicts()
    if not copies:
        say(_("There is no copy to merge."))
    for copy in copies:
        if annotations.merge_copy(copy) is None:
            say(_("%s holds nothing new.") % copy)
        else:
            say(_("Merged %s.") % copy)
    return 0


def _chosen(annotations: Annotations, named: Iterable[str]) -> list[Bookmark]:
    """The bookmarks that uids (or unique beginnings), article ids or paths name. Raises UsageError."""
    chosen: dict[str, Bookmark] = {}
    for name in named:
        path = str(Path(name).absolute())
        of_article = [
            b for b in annotations.bookmarks()
            if b.article.path == path or (len(name) >= 8 and b.article.id.removeprefix("sha256:").startswith(name.removeprefix("sha256:")))
        ]  # fmt: skip
        for bookmark in of_article or [annotations.bookmark(name)]:
            chosen[bookmark.uid] = bookmark
    return list(chosen.values())


def document(bookmark: Bookmark) -> dict[str, Any]:
    """A bookmark as json and jsonl carry it."""
    article = bookmark.article
    return {
        **bookmark_document(bookmark),
        "quote": bookmark.quote,
        "article": {
            "id": article.id,
            "path": article.path,
            **({"locator": article.locator} if article.locator else {}),
            "title": article.title,
            "published_on": article.published_on,
            "source_url": article.source_url,
        },
    }


def _csv_row(bookmark: Bookmark) -> Sequence[Any]:
    article = bookmark.article
    return (
        bookmark.uid, bookmark.kind, bookmark.created.isoformat(), bookmark.changed.isoformat(), ", ".join(bookmark.tags),
        bookmark.note, bookmark.quote, article.id, article.path, article.locator, article.title, article.published_on,
        article.source_url,
    )  # fmt: skip


def _write_table(bookmarks: Sequence[Bookmark], color: bool) -> None:
    """Id, kind and words; under it tags and note. Cut at clusters to the width."""
    from mou_tui.thai.width import cells, pad, truncate

    width = table_width()
    for bookmark in bookmarks:
        what = bookmark.quote or bookmark.article.title or bookmark.article.path
        shown = visible(f"“{what}”" if bookmark.quote else what)
        lead = f"{bookmark.uid}  {pad(_kinds()[bookmark.kind], 9)}"
        click.echo(click.style(lead, dim=True) + truncate(shown, width - cells(lead)), color=color)
        for line in (" ".join(f"#{tag}" for tag in bookmark.tags), bookmark.note):
            if line:
                click.echo(" " * 14 + truncate(visible(line), width - 14), color=color)


def _kinds() -> dict[str, str]:
    return {"article": _("article"), "passage": _("passage"), "fact": _("fact")}
