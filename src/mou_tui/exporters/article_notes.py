"""Notes: a folder with one Markdown file an article, by a template, for Obsidian, Zotero and other programs that work on such folders.

A note belongs to whoever writes in it: one that was changed since it was written is left as it is. It is known again by what its
front matter says of the article, whatever its file is called.
"""

import hashlib
import json
import re
import string
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from mou_tui import locations
from mou_tui.annotations.bookmarks import Bookmark
from mou_tui.errors import UsageError, harmless
from mou_tui.exporters.agreements import agreements_of, fact_parts, quotation_text
from mou_tui.exporters.citation import cite, cite_key, fingerprint, style_in_use
from mou_tui.exporters.item import Item, Options
from mou_tui.exporters.markdown import FACT_PARTS, escaped, paragraph
from mou_tui.exporters.notes import in_a_sentence, remark
from mou_tui.exporters.safety import json_text, one_line, plain, web_url
from mou_tui.facts.labels import fact_name
from mou_tui.i18n import N_, _, ngettext
from mou_tui.i18n.reasons import system_reason
from mou_tui.loaders.exports import KEY, PROGRAM

ARTICLE_KEY: Final = "mou_tui_article"
"""What in a note's front matter names its article: the same for a page that is saved again."""
DIGEST_KEY: Final = "mou_tui_digest"
"""What tells whether somebody has written in it."""

TEMPLATE: Final = """\
---
title: $title
date: $published_on
author: $byline
source: $source_url
citekey: $cite_key
tags: $tags
instrument: $instrument
status: $status
parties: $parties
signed_on: $signed_on
expires_on: $expires_on
file: $path
---

# $title

$sentence

$facts

$fields

## $heading_highlights

$highlights

## $heading_quotations

$quotations

## $heading_notes

$notes

## $heading_text

$text

---

$citation
"""
"""The usual template. Between the first two lines of `---` values are YAML, behind them Markdown."""

_NAMED: Final = 5
"""Notes that a sentence names."""
_MOST_NAME: Final = 200
"""Bytes of a file's name before its suffix: three a Thai letter, and file systems have 255."""
_NOT_IN_NAMES: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*#^\[\]]+')
_HEAD: Final = 4096
_DIGEST: Final = re.compile(rf"^{DIGEST_KEY}: \"?(?P<digest>[0-9a-f]{{16}})\"?[ ]*$", re.MULTILINE)
_ARTICLE: Final = re.compile(rf"^{ARTICLE_KEY}: \"?(?P<article>[0-9a-f]{{16}})(?P<part>h?)\"?[ ]*$", re.MULTILINE)
_BLANKS: Final = re.compile(r"\n{3,}")
_EMPTY_PART: Final = re.compile(r"^#{2,6} [^\n]*\n+(?=#{1,6} |---\n|\Z)", re.MULTILINE)
_HEADINGS: Final = {
    "heading_highlights": N_("Highlights"), "heading_quotations": N_("Quotations"), "heading_notes": N_("Notes"),
    "heading_facts": N_("Facts"), "heading_text": N_("Full text"),
}  # fmt: skip


@dataclass(slots=True)
class Written:
    """What came of writing notes: how many there are, how many of them were written now, and which were left since they were edited."""

    notes: int = 0
    written: int = 0
    edited: list[Path] = field(default_factory=list)
    size: int = 0


def left_words(edited: Sequence[Path]) -> str:
    """What is said of notes that were left as they are."""
    told = ngettext(
        "%(n)d note that was edited was left as it is: %(names)s.",
        "%(n)d notes that were edited were left as they are: %(names)s.",
        len(edited),
    )
    names = ", ".join(path.name for path in edited[:_NAMED]) + ("…" if len(edited) > _NAMED else "")
    return told % {"n": len(edited), "names": harmless(names)}


def note_template(named: Path | str) -> str:
    """The template that an option or the settings name, "" for the usual one. Raises UsageError as `read_template` does."""
    return read_template(locations.expanded(str(named))) if str(named) else ""


def read_template(path: Path) -> str:
    """The template of notes in a file. Raises UsageError for one that cannot be read, or names what there is not."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else _("it is not UTF-8")
        raise UsageError(_("The template of notes cannot be read: %s.") % reason, path=path) from error
    template = string.Template(text)
    unknown = sorted(set(template.get_identifiers()) - set(NAMES)) if template.is_valid() else ["$"]
    if unknown:
        raise UsageError(
            _("The template of notes names what there is not: %s.") % ", ".join(unknown), path=path,
            advice=_("There are: %s. Write $$ for a dollar sign.") % ", ".join(f"${name}" for name in NAMES),
        )  # fmt: skip
    return text


def write(items: Iterator[Item], out: BinaryIO, options: Options) -> None:
    """The notes one behind the other, as a dialog shows them."""
    for item in items:
        for name, text in notes_of(item, options, lambda item: _name(item)):
            out.write(f"── {name}\n{text}\n".encode("utf-8", "replace"))


def write_notes(
    items: Iterator[Item], folder: Path, options: Options, put: Callable[[Path, bytes], object], *, force: bool = False
) -> Written:
    """Write a note for each article into `folder`, by `put`; with `force` over those that were edited too. Raises what `put` raises."""
    there = _notes_in(folder)
    taken: set[str] = {path.name.casefold() for path in folder.iterdir()} if folder.is_dir() else set()
    done: set[str] = set()
    outcome = Written()

    def name_of(item: Item) -> str:
        known = there.get(_mark(item))
        return known.stem if known is not None else _free(_name(item), fingerprint(item.article), taken)

    for item in items:
        if (mark := _mark(item)) in done:
            continue  # the same article in a second file
        done.add(mark)
        outcome.notes += 1
        for name, text in notes_of(item, options, name_of):
            part = _ARTICLE.search(text)
            path = there.get(f"{part['article']}{part['part']}" if part else "") or folder / f"{name}.md"
            _put_note(path, text.encode("utf-8", "replace"), outcome, put, force=force)
    return outcome


def _put_note(path: Path, data: bytes, outcome: Written, put: Callable[[Path, bytes], object], *, force: bool) -> None:
    before = _bytes_of(path)
    outcome.size += len(data)
    if before == data:
        return
    if before is not None and not force and not is_as_written(before.decode("utf-8", "replace")):
        outcome.edited.append(path)
        return
    put(path, data)
    outcome.written += 1


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _notes_in(folder: Path) -> dict[str, Path]:
    """The notes that are in the folder, whatever they are called, by what their front matter says."""
    notes: dict[str, Path] = {}
    for path in sorted(folder.glob("*.md")) if folder.is_dir() else ():
        with path.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "replace")
        match = _ARTICLE.search(head) if head.startswith("---") else None
        if match:
            notes.setdefault(match["article"] + match["part"], path)
    return notes


def notes_of(item: Item, options: Options, name_of: Callable[[Item], str]) -> Iterator[tuple[str, str]]:
    """The files of an article, each with its name without suffix: the note, and the highlights where they are apart."""
    name, mark = name_of(item), _mark(item)
    values = _values(item, options)
    apart = f"{name} – {plain(_('highlights'))}"
    if options.highlights_apart and values["highlights"]:
        highlights = values["highlights"]
        values = {**values, "highlights": f"[{escaped(_('Highlights'))}](<{apart}.md>)"}
        body = f"# {values['title']}\n\n[{values['title']}](<{name}.md>)\n\n{highlights}\n"
        yield name, _whole(*_filled(options.template or TEMPLATE, values, item, options), mark)
        yield apart, _whole(f"title: {_yaml(item.article.title)}\n", body, f"{mark}h")
    else:
        yield name, _whole(*_filled(options.template or TEMPLATE, values, item, options), mark)


def _filled(template: str, values: dict[str, str], item: Item, options: Options) -> tuple[str, str]:
    """The front matter and the body that the template makes."""
    front, body = "", template
    if template.startswith("---\n") and "\n---\n" in template[4:]:
        front, _line, body = template[4:].partition("\n---\n")
        front = string.Template(front + "\n").safe_substitute(_front_values(item, options))
    return front, _tidy(string.Template(body).safe_substitute(values))


def _tidy(body: str) -> str:
    """The body without headings under which nothing stands."""
    body = _BLANKS.sub("\n\n", body.replace("\r\n", "\n"))
    return _BLANKS.sub("\n\n", _EMPTY_PART.sub("", body)).strip() + "\n"


def _whole(front: str, body: str, mark: str) -> str:
    """The file: our mark first, so that a library knows that it is no news."""
    head = f'---\n{KEY}: {PROGRAM}\n{ARTICLE_KEY}: "{mark}"\n{DIGEST_KEY}: "{"0" * 16}"\n'
    text = f"{head}{front}---\n\n{body}"
    return text.replace("0" * 16, _digest(text), 1)


def _digest(text: str) -> str:
    """What changes when somebody writes in the file; how its lines end does not count."""
    plain_text = _DIGEST.sub(f'{DIGEST_KEY}: "{"0" * 16}"', text.replace("\r\n", "\n"), count=1)
    return hashlib.sha256(plain_text.encode("utf-8", "replace")).hexdigest()[:16]


def is_as_written(text: str) -> bool:
    """Whether a note is as it was written: nobody has changed it."""
    match = _DIGEST.search(text[:_HEAD].replace("\r\n", "\n"))
    return match is not None and match["digest"] == _digest(text)


def _mark(item: Item) -> str:
    return fingerprint(item.article)[:16]


# Names


def _name(item: Item) -> str:
    """`2023-08-25 มช. ร่วมมือกับ…`: the day and the headline, as far as a file may be called so."""
    article = item.article
    title = " ".join(_NOT_IN_NAMES.sub(" ", one_line(article.title)).split()) or "article"
    name = f"{article.published_on or ''} {title}".strip(" .")
    while len(name.encode("utf-8", "replace")) > _MOST_NAME:
        name = name[:-1]
    # No name begins or ends within a letter and its marks.
    name = name.encode("utf-8", "ignore").decode()
    return name.rstrip(" .-") or "article"


def _free(name: str, digits: str, taken: set[str]) -> str:
    if f"{name}.md".casefold() in taken:
        name = f"{name} {digits[:6]}"
    taken.add(f"{name}.md".casefold())
    return name


# Values


def _front_values(item: Item, options: Options) -> dict[str, str]:
    """The values as YAML, of which JSON is a part: text in quotation marks, lists in brackets."""
    article = item.article
    reported = [agreement for agreement in agreements_of(item) if agreement.is_reported]
    first = reported[0] if reported else None
    said: dict[str, object] = {
        "title": article.title, "published_on": article.published_on or "", "byline": article.byline or "",
        "source_url": web_url(article.source_url) or "", "cite_key": cite_key(article), "tags": list(item.tags),
        "path": article.path, "instrument": first.instrument if first else "", "status": first.status if first else "",
        "parties": list(dict.fromkeys(party for agreement in reported for party in agreement.parties)),
        "signed_on": first.signed_on if first else "", "expires_on": first.expires_on if first else "", "id": article.id,
        "sentence": in_a_sentence(item, options),
    }  # fmt: skip
    return {name: _yaml(said.get(name, "")) for name in NAMES}


def _yaml(value: object) -> str:
    if isinstance(value, list):
        return json_text([plain(str(one)) for one in value])
    text = plain(str(value))
    return json_text(" ".join(text.split())) if text else json.dumps("")


def _values(item: Item, options: Options) -> dict[str, str]:
    """The values as Markdown."""
    article = item.article
    front = {name: json.loads(value) for name, value in _front_values(item, options).items()}
    shown = {
        name: escaped(one_line(", ".join(value) if isinstance(value, list) else value)) for name, value in front.items()
    }
    shown["source_url"] = f"<{front['source_url']}>" if front["source_url"] else ""
    facts = [fact for fact in item.facts if fact.value != "none" and fact.kind != "quote"]
    shown["facts"] = "\n".join(
        " ".join([f"- **{escaped(fact_name(fact))}:**"] + [
            FACT_PARTS[part].format(escaped(words)) for part, words in fact_parts(fact, article.text, options.shown_era)
        ]) for fact in facts
    )  # fmt: skip
    shown["fields"] = "\n".join(
        f"- **{escaped(name)}:** {escaped(value)}" for name, value in options.fields_of(item.fields)
    )
    shown["quotations"] = "\n\n".join(f"> {escaped(quotation_text(fact))}" for fact in item.facts.of("quote"))
    shown["highlights"] = "\n\n".join(_highlight(b, article.text) for b in item.bookmarks if b.kind == "passage")
    shown["notes"] = "\n\n".join(paragraph(b.note) for b in item.bookmarks if b.note and b.kind != "passage")
    shown["citation"] = escaped(cite(article, style_in_use(), accessed=options.accessed))
    body = (paragraph(part.span.of(article.text)) for part in article.paragraphs[1:]) if options.text else ()
    shown["text"] = "\n\n".join(body)
    return shown | {name: escaped(_(words)) for name, words in _HEADINGS.items()}


def _highlight(bookmark: Bookmark, text: str) -> str:
    """A passage that the reader marked, with what was written about it."""
    quoted = paragraph(f"“{bookmark.quote}”{remark(bookmark, text)}")
    lines = [f"> {line}" for line in quoted.split("\n")]
    tags = f"\n\n{escaped(_('Tags'))}: {escaped(one_line(', '.join(bookmark.tags)))}" if bookmark.tags else ""
    return "\n".join(lines) + tags + (f"\n\n{paragraph(bookmark.note)}" if bookmark.note else "")


NAMES: Final = (
    "title", "published_on", "byline", "source_url", "cite_key", "tags", "path", "id", "instrument", "status", "parties", "signed_on",
    "expires_on", "sentence", "facts", "fields", "highlights", "quotations", "notes", "citation", "text", *_HEADINGS,
)  # fmt: skip
"""What a template may name."""
