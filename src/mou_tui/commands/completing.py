"""What a shell offers for what is being typed: articles' ids, tags, bookmarks, parties, and the words of a query.

It looks only at what is there already: no index is built while somebody waits for a Tab.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from click.shell_completion import CompletionItem

from mou_tui.errors import MouError, harmless

_MOST: Final = 100
"""Offers at a time; a shell asks before it lists more."""
_ID: Final = re.compile(r"(?:sha256:)?[0-9a-f]{1,16}\Z")
_LAST_WORD: Final = re.compile(r"[^\s()]*\Z")
_NEEDS_QUOTES: Final = re.compile(r'[\s()"“”„«»]')
_FEW: Final = 20
"""Files that are read for a Tab where there is no index."""


def offered(what: str, incomplete: str) -> "Iterator[CompletionItem[Any]]":
    """What may follow `incomplete`; nothing where the reader's data cannot be read, which a command will say."""
    try:
        yield from itertools.islice(_OFFERS[what](incomplete), _MOST)
    except MouError:
        return


def _described(value: str, text: str) -> "CompletionItem[Any]":
    return CompletionItem(value, help=" ".join(harmless(text).split())[:60] or None)


def _articles(incomplete: str) -> "Iterator[CompletionItem[Any]]":
    yield CompletionItem(incomplete, type="file")
    if not _ID.match(incomplete):
        return
    from mou_tui.commands.own_data import last_opened
    from mou_tui.commands.paths import named_or_default
    from mou_tui.library import Library
    from mou_tui.library.schema import default_path
    from mou_tui.loaders import discover

    folders = named_or_default((), last_opened())
    if default_path(folders).exists():
        library = Library.open(folders)
    elif len(list(itertools.islice(discover(folders), _FEW + 1))) <= _FEW:
        library = Library.open(folders, index=":memory:")
    else:
        return
    with library:
        prefix = "sha256:" if incomplete.startswith("sha256:") else ""
        for row in library.all_rows():
            id_ = row.id.removeprefix("sha256:")
            if id_.startswith(incomplete.removeprefix("sha256:")):
                yield _described(prefix + id_, row.title)


def _tags(incomplete: str) -> "Iterator[CompletionItem[Any]]":
    from mou_tui.annotations import Annotations

    tags = sorted({tag for bookmark in Annotations.open().bookmarks() for tag in bookmark.tags})
    yield from (CompletionItem(tag) for tag in tags if tag.startswith(incomplete))


def _bookmarks(incomplete: str) -> "Iterator[CompletionItem[Any]]":
    from mou_tui.annotations import Annotations

    for bookmark in Annotations.open().bookmarks():
        if bookmark.uid.startswith(incomplete):
            yield _described(bookmark.uid, bookmark.quote or bookmark.article.title)


def _fields(incomplete: str) -> "Iterator[CompletionItem[Any]]":
    from mou_tui.settings import load_settings

    for id_, name in load_settings().own_fields.items():
        if id_.startswith(incomplete):
            yield _described(id_, name)
        elif name.startswith(incomplete):
            yield CompletionItem(name)


def _values_of(field: str, incomplete: str) -> list[str]:
    """What stands in an own field already and is one word, as a query writes it."""
    from mou_tui.annotations import Annotations

    values = sorted({own.value for own in Annotations.open().own_values() if own.field == field})
    return [value for value in values if value.startswith(incomplete) and not _NEEDS_QUOTES.search(value)]


def _parties(incomplete: str) -> "Iterator[CompletionItem[Any]]":
    from mou_tui.organizations.resolver import gazetteer

    if incomplete:
        forms = {form for body in gazetteer().bodies.values() for form in (*body.abbreviations, *body.names)}
        yield from (CompletionItem(form) for form in sorted(forms, key=len) if form.startswith(incomplete))


def _query_words(incomplete: str) -> "Iterator[CompletionItem[Any]]":
    """The last word of a query: a field's name, then the values that it takes."""
    from mou_tui.i18n import language
    from mou_tui.library.fields import FIELD_BY_NAME, FIELDS, own_fields

    match = _LAST_WORD.search(incomplete)
    assert match is not None  # it may be empty
    before, word = incomplete[: match.start()], match[0]
    minus = "-" if word.startswith("-") else ""
    name, colon, value = word.removeprefix("-").partition(":")
    lead = before + minus
    if not colon:
        for field in (*FIELDS, *dict.fromkeys(own_fields().values())):
            # Of an own field not the letters of its name of several words, which nobody types.
            names = [known for known in field.names if known == field.name or not (field.own and known.isascii())]
            for known in names:
                if known.startswith(name) and (name or known.isascii() is (language() == "en")):
                    yield CompletionItem(f"{lead}{known}:")
                    break
        return
    known_field = FIELD_BY_NAME.get(name.casefold()) or own_fields().get(name.casefold())
    if known_field is None:
        return
    if known_field.own:
        yield from (CompletionItem(f"{lead}{name}:{said}") for said in _values_of(known_field.own, value))
    elif known_field.kind == "tag":
        yield from (CompletionItem(f"{lead}{name}:{item.value}") for item in _tags(value))
    elif known_field.kind == "party":
        yield from (CompletionItem(f"{lead}{name}:{item.value}") for item in _parties(value) if " " not in item.value)
    for said, _meant in known_field.choices:
        if said.startswith(value) and (value or said.isascii()):
            yield CompletionItem(f"{lead}{name}:{said}")


_OFFERS: Final[dict[str, Callable[[str], "Iterator[CompletionItem[Any]]"]]] = {
    "article": _articles,
    "tag": _tags,
    "bookmark": _bookmarks,
    "field": _fields,
    "party": _parties,
    "query": _query_words,
}
