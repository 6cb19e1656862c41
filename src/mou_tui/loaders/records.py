"""What websites' programs say of an article in a JSON record, beside the columns: who wrote it, its featured image."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from mou_tui.loaders.cells import plain_words, words_of
from mou_tui.loaders.credits import NOBODY
from mou_tui.loaders.draft import web_address

Record = Mapping[str, Any]

# 3, an account's number; 6f9619ff-8b86-d011-b42d-00c04fc964ff
_NUMBER: Final = re.compile(r"\d{0,12}|[0-9a-f]{16,32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_NAMES: Final = (
    "name",
    "display_name",
    "displayName",
    "full_name",
    "fullName",
    "title",
    "label",
    "nickname",
    "username",
)
_PARTS: Final = (
    ("first_name", "last_name"),
    ("firstName", "lastName"),
    ("firstname", "lastname"),
    ("givenName", "familyName"),
)
_WITHIN: Final = ("data", "attributes", "fields", "user", "node", "th")
_DEEPEST: Final = 4
_MOST: Final = 20


def author_of(record: Record, column: str) -> str | None:
    """The people that a record names as its authors, with commas between: WordPress has their numbers in `author` and their names in
    `_embedded`, its plugin Yoast in `yoast_head_json`.
    """
    embedded, yoast = record.get("_embedded"), record.get("yoast_head_json")
    said = (
        embedded.get("author") if isinstance(embedded, dict) else None,
        record.get(column),
        yoast.get("author") if isinstance(yoast, dict) else None,
    )
    for value in said:
        if names := ", ".join(dict.fromkeys(_names(value))):
            return names
    return None


def _names(value: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(value, list) and depth < _DEEPEST:
        for each in value[:_MOST]:
            yield from _names(each, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        yield from _names_in(value, depth)
    elif isinstance(value, (str, float, int)):
        name = plain_words(words_of(value)).strip()
        if name and not _NUMBER.fullmatch(name) and not NOBODY.fullmatch(name):
            yield name


def _names_in(value: Mapping[str, Any], depth: int) -> Iterator[str]:
    for key in _NAMES:
        if isinstance(value.get(key), str) and value[key].strip():
            yield from _names(value[key], depth)
            return
    for first, last in _PARTS:
        if isinstance(value.get(first), str) and isinstance(value.get(last), str):
            yield from _names(f"{value[first]} {value[last]}", depth)
            return
    for key in _WITHIN:
        if isinstance(value.get(key), (dict, list)):
            yield from _names(value[key], depth + 1)
            return


def featured_image(record: Record) -> tuple[str, str] | None:
    """The address and the caption of the image that stands above an article, by WordPress or Ghost; None where there is none."""
    embedded = record.get("_embedded")
    media = embedded.get("wp:featuredmedia") if isinstance(embedded, dict) else None
    if isinstance(media, list) and media and isinstance(media[0], dict):
        said = media[0]
        address = web_address(words_of(said.get("source_url")))
        caption = plain_words(words_of(said.get("caption"))) or plain_words(words_of(said.get("alt_text")))
    else:
        address = web_address(words_of(record.get("feature_image") or record.get("jetpack_featured_media_url")))
        caption = plain_words(words_of(record.get("feature_image_caption") or record.get("feature_image_alt")))
    return (address, " ".join(caption.split())) if address else None
