"""A pasted article → a dated file with a front-matter header in a library's folder."""

import json
import os
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import Final

from mou_tui import clock
from mou_tui.article import Article
from mou_tui.errors import InputError
from mou_tui.i18n import _
from mou_tui.i18n.reasons import system_reason
from mou_tui.loaders.compose import compose
from mou_tui.loaders.frontmatter import split_front_matter
from mou_tui.loaders.plain import draft_text
from mou_tui.loaders.sniff import is_html
from mou_tui.thai.canonical import canonical

_LONGEST_NAME: Final = 48
"""Characters of a headline in a file's name: Thai takes three bytes each, and file systems allow 255 for a name."""


def save_pasted(text: str, folder: Path, *, source_url: str | None = None, today: date | None = None) -> Path:
    """Save pasted `text` (plain, Markdown or HTML) as a new file below `folder` and return its path.

    The file is named by the article's date (today's where it states none) and headline. Its header has the headline, the
    date and byline found, `source_url`, and the day on which it was added. Nothing is ever overwritten. Raises InputError
    where there is no text, or where the folder cannot be written to.
    """
    day = (today or clock.today()).isoformat()
    article, body = _understood(text)
    if not article.text.strip():
        raise InputError(_("There is no text to save."), advice=_("Copy the article first."))
    _header, body = split_front_matter(body)
    values = {
        "title": article.title,
        "date": article.published_on,
        "author": article.byline,
        "source": source_url or article.source_url,
        "added": day,
    }
    lines = [f"{key}: {_scalar(value)}" for key, value in values.items() if value]
    content = "\n".join(["---", *lines, "---", "", body.strip(), ""])
    return write_new(folder, file_name(article, day, ".txt"), content.encode("utf-8"))


def understood(text: str) -> Article:
    """The article that `save_pasted` would make of pasted text."""
    return _understood(text)[0]


def _understood(text: str) -> tuple[Article, str]:
    """The article in pasted text, and the text that the file will have."""
    if is_html(text.encode("utf-8", "replace")):
        from mou_tui.loaders.html import page_draft

        draft = page_draft(text)
        lines = [b.text for b in draft.blocks if b.image is None]
        return compose(draft, "", ""), "\n\n".join(lines)
    body = canonical(text)
    return compose(draft_text(body), "", ""), body


def _scalar(value: str) -> str:
    """A value as YAML reads it: in quotes, except for dates and addresses."""
    return value if re.fullmatch(r"[\d-]{4,10}|https?://[^\s\"']+", value) else json.dumps(value, ensure_ascii=False)


_NOT_IN_NAMES: Final = re.compile(r"[^\w฀-๿]+")
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def file_name(article: Article, day: str, suffix: str) -> str:
    """A name for the article's file that all systems allow: date, beginning of the headline, suffix."""
    words = _NOT_IN_NAMES.sub("-", article.title).strip("-")[:_LONGEST_NAME].rstrip("-")
    if not words or _RESERVED.fullmatch(words):
        words = "article"
    return f"{article.published_on or day}-{words}{suffix}"


def write_new(folder: Path, name: str, data: bytes) -> Path:
    """Write `data` to a new file `name` in `folder` (made where missing); a taken name gets a number. Raises InputError."""
    temporary: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Whole or not at all: a reader that watches the folder must not see half a file.
        handle, raw = tempfile.mkstemp(prefix=".mou-tui-", dir=folder)
        temporary = Path(raw)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        target = _free(folder, name)
        temporary.replace(target)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise InputError(
            _("The file cannot be written: %s.") % system_reason(error),
            path=folder,
            advice=_("Choose another folder, or ask for the right to write there."),
        ) from error
    return target


def _free(folder: Path, name: str) -> Path:
    """A path that is not taken, claimed by an empty file so that two writers do not choose the same."""
    stem, suffix = Path(name).stem, Path(name).suffix
    for number in range(1, 10_000):
        path = folder / (name if number == 1 else f"{stem}-{number}{suffix}")
        try:
            path.open("xb").close()
        except FileExistsError:
            continue
        return path
    raise FileExistsError(name)


def same_article(folder: Path, data: bytes, suffix: str) -> Path | None:
    """The file directly in `folder` that has exactly these bytes, if there is one."""
    try:
        for path in folder.glob(f"*{suffix}"):
            if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
                return path
    except OSError:
        return None
    return None
