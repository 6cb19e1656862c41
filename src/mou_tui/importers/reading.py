"""A file of another program → what was marked, by the file's content first and its name second."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from mou_tui.errors import InputError
from mou_tui.i18n import _
from mou_tui.importers.annotations import is_hypothesis, read_hypothesis
from mou_tui.importers.marked import Marked
from mou_tui.importers.references import read_bibtex, read_csl, read_ris
from mou_tui.importers.table import read_csv
from mou_tui.loaders.decode import decode
from mou_tui.loaders.limits import limits_in_force
from mou_tui.loaders.reading import not_readable


def read_marked(path: Path) -> list[Marked]:
    """What was marked, as the file has it. Raises InputError that names the file."""
    try:
        limits_in_force().check_size(path.stat().st_size)
        return list(_read(decode(path.read_bytes()), path.suffix.lower()))
    except InputError as error:
        raise InputError(error.cause, path=path, advice=error.advice) from error
    except OSError as error:
        raise not_readable(error, path) from error


def _read(text: str, suffix: str) -> Iterable[Marked]:
    start = text.lstrip("\ufeff \t\r\n")
    if start[:1] in ("{", "["):
        return _read_json(start)
    if suffix == ".ris" or start.startswith("TY  -"):
        return read_ris(text)
    if suffix in (".bib", ".bibtex") or start.startswith("@"):
        return read_bibtex(text)
    if suffix in (".csv", ".tsv"):
        return read_csv(text.lstrip("\ufeff"))
    raise InputError(
        _("This is nothing that marks can be imported from."),
        advice=_("RIS, BibTeX, CSL-JSON, Hypothesis' JSON and CSV are, and the data folder of another mou-tui."),
    )


def _read_json(text: str) -> Iterator[Marked]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(_("This is not valid JSON."), advice=_("Export it again from the other program.")) from error
    if is_hypothesis(value):
        yield from read_hypothesis(value)
    elif isinstance(value, list) and any(isinstance(one, dict) and "title" in one for one in value[:20]):
        yield from read_csl(text)
    else:
        raise InputError(
            _("This JSON is neither CSL nor Hypothesis'."), advice=_("Export it again from the other program.")
        )
