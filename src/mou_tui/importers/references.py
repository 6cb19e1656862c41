"""What Zotero and other reference managers export: RIS, CSL-JSON and BibTeX, with tags and notes."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from mou_tui.errors import InputError
from mou_tui.i18n import _
from mou_tui.importers.marked import Marked, day, file_name, line, note_and_highlights, tags, url
from mou_tui.loaders.exports import refuse_marked_record, refuse_marked_text


def read_ris(text: str) -> Iterator[Marked]:
    """The references of a RIS file. Raises InputError where there are none."""
    import rispy

    refuse_marked_text(text)
    try:
        references = rispy.loads(text, skip_unknown_tags=True)
    except Exception as error:  # what a damaged file makes the library raise is known to nobody
        raise InputError(_("This is not valid RIS."), advice=_("Export it again from the other program.")) from error
    for one in references:
        files = [value for key, value in one.items() if key.startswith("file_attachments")]
        yield _marked(
            one.get("title") or one.get("primary_title"),
            [*_list(one.get("urls")), one.get("url")],
            one.get("date") or one.get("year") or one.get("publication_year"),
            files,
            [*_list(one.get("notes")), *_list(one.get("research_notes"))],
            _list(one.get("keywords")),
        )


def read_csl(text: str) -> Iterator[Marked]:
    """The references of a CSL-JSON file."""
    for one in json.loads(text):
        if isinstance(one, dict):
            refuse_marked_record(one)
            keywords = one.get("keyword") or ""
            yield _marked(
                one.get("title"), [one.get("URL")], _issued(one.get("issued")), [], [one.get("note"), one.get("annote")],
                re.split(r"[,;]", keywords) if isinstance(keywords, str) else _list(keywords),
            )  # fmt: skip


def _issued(issued: Any) -> str:
    """The date of CSL: {"date-parts": [[2023, 8, 25]]}, or in words."""
    if not isinstance(issued, Mapping):
        return ""
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return "-".join(f"{int(part):02d}" for part in parts[0][:3] if str(part).isdigit())
    return str(issued.get("raw") or issued.get("literal") or "")


def read_bibtex(text: str) -> Iterator[Marked]:
    """The entries of a BibTeX file; a damaged one among them is passed over."""
    import logging

    from bibtexparser.entrypoint import parse_string
    from bibtexparser.middlewares import LatexDecodingMiddleware

    refuse_marked_text(text)
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    if not library.entries:
        raise InputError(
            _("There is no BibTeX entry in this file."), advice=_("Export it again from the other program.")
        )
    for entry in library.entries:
        fields = {key.lower(): str(field.value) for key, field in entry.fields_dict.items()}
        # JabRef and Zotero: a.pdf:files/1/a.pdf:application/pdf
        files = [part for part in re.split(r"[;:]", fields.get("file", "")) if "." in part]
        yield _marked(
            _unbraced(fields.get("title")),
            [fields.get("url"), *_ADDRESS.findall(fields.get("howpublished", ""))],
            fields.get("date") or "-".join(filter(None, (fields.get("year"), fields.get("month", "")))),
            files,
            [fields.get(key) for key in ("note", "annote", "annotation", "comment")],
            re.split(r"[,;]", fields.get("keywords", "")),
        )


_ADDRESS: Final = re.compile(r"https?://[^\s{}]{1,2000}")


def _unbraced(words: str | None) -> str:
    return (words or "").replace("{", "").replace("}", "")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _marked(
    title: Any, urls: Sequence[Any], date: Any, files: Sequence[Any], notes: Iterable[Any], keywords: Iterable[Any]
) -> Marked:
    read = [note_and_highlights(str(note)) for note in notes if note]
    return Marked(
        title=line(title),
        url=next((found for one in urls if (found := url(one))), ""),
        published_on=day(date) if date else None,
        file=next((found for one in files if (found := file_name(one))), ""),
        note="\n\n".join(words for words, _highlights in read if words),
        tags=tags(keywords),
        highlights=tuple(highlight for _words, highlights in read for highlight in highlights),
    )
