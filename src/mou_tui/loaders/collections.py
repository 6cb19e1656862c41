"""Records → drafts, one a record: of JSON Lines, JSON, and the tables that `tables` reads.

Which column is which is guessed from its name, then from what is in it; the settings' `columns` override the guess. A
register without a text (a list of agreements) becomes articles too: each row's columns are its lines. Records are taken
as they come: of a file of any length only the first ones, by which columns are guessed, are held.
"""

import itertools
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from mou_tui.errors import InputError
from mou_tui.i18n.kept import counted_sentence as ngettext
from mou_tui.i18n.kept import sentence as _
from mou_tui.loaders.cells import LONGEST_DATE, dated, one_line, plain_words, tells_a_date, words_of
from mou_tui.loaders.column_names import SPELT, are_of_register, is_known_column, is_of_publication, spelling
from mou_tui.loaders.decode import decode
from mou_tui.loaders.draft import Block, Draft, web_address
from mou_tui.loaders.exports import refuse_marked_record
from mou_tui.loaders.limits import Limits
from mou_tui.loaders.plain import draft_text
from mou_tui.loaders.records import author_of, featured_image
from mou_tui.loaders.unreadable import too_complicated
from mou_tui.loaders.written_dates import iso_date
from mou_tui.thai.canonical import canonical

Record = Mapping[str, Any]


class NoArticlesError(InputError):
    """A well-formed file that holds something else than articles."""


_SAMPLE: Final = 1000
"""Records by which is judged whether a column's dates begin with the month."""
_GUESSED_BY: Final = 50
"""Records by which the columns are guessed."""


def read_jsonl(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """An article a line. Lines that are no JSON are counted and said at the end."""
    bad: list[int] = []
    good = 0

    def records() -> Iterator[Record]:
        nonlocal good
        # Not splitlines(): U+2028 and its like end no line of JSON Lines, and stand unescaped within its strings.
        for number, line in enumerate(_LINE.finditer(decode(data)), 1):
            if line[0].isspace():
                continue
            record = _parsed(line[0])
            if isinstance(record, dict):
                good += 1
                yield record
            else:
                bad.append(number)

    try:
        yield from drafts_of(records(), limits)
    except NoArticlesError:
        if not bad:
            raise
    if bad:
        raise _bad_records(bad, good)


_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _bad_records(bad: list[int], good: int) -> InputError:
    places = ", ".join(map(str, bad[:5])) + ("…" if len(bad) > 5 else "")
    if not good:
        return InputError(_("No line of this file is a JSON object."), advice=_("Check that it is JSON Lines."))
    return InputError(
        ngettext(
            "Line %(places)s is no JSON object; the others were read.",
            "Lines %(places)s are no JSON objects; the others were read.",
            len(bad),
        )
        % {"places": places}
    )


def read_json(data: bytes, suffix: str, limits: Limits) -> Iterator[Draft]:
    """The articles of a JSON array, of the first array of objects in an object, or the one that an object is."""
    text = decode(data)
    if text.lstrip()[:1] == "[":
        yield from drafts_of((record for record in _array(text) if isinstance(record, dict)), limits)
        return
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise too_complicated() from error
    except ValueError as error:
        # JSON Lines are often named .json.
        if text.lstrip().startswith("{") and "\n{" in text:
            yield from read_jsonl(data, suffix, limits)
            return
        raise _invalid(getattr(error, "lineno", None)) from error
    yield from drafts_of(_records_in(value), limits)


def _invalid(line: int | None) -> InputError:
    cause = _("This is not valid JSON (line %(line)d).") % {"line": line} if line else _("This is not valid JSON.")
    return InputError(cause, advice=_("Get the file again, or fix that line."))


_BETWEEN: Final = re.compile(r"[\s,]*")
_DECODER: Final = json.JSONDecoder(strict=False)


def _array(text: str) -> Iterator[Any]:
    """The elements of a JSON array, one after the other. Raises InputError where it breaks off."""
    at = text.index("[") + 1
    while True:
        gap = _BETWEEN.match(text, at)
        assert gap is not None
        if text[gap.end() : gap.end() + 1] == "]":
            return
        try:
            element, at = _DECODER.raw_decode(text, gap.end())
        except RecursionError as error:
            raise too_complicated() from error
        except ValueError as error:
            raise _invalid(text.count("\n", 0, gap.end()) + 1) from error
        yield element


_DEEPEST: Final = 5
"""Levels of JSON in which a list of articles is looked for: {"data": {"items": […]}}."""


def _records_in(value: Any) -> list[Record]:
    """The articles in a JSON object: those of the first list in it, level by level, whose members have a text, else it alone."""
    level: list[Any] = [value]
    for _depth in range(_DEEPEST):
        below: list[Any] = []
        for inner in level:
            if isinstance(inner, list):
                records: list[Record] = [v for v in inner if isinstance(v, dict)]
                if records and _are_articles([_article_in(r) for r in records[:_GUESSED_BY]]):
                    return records
            below += inner.values() if isinstance(inner, dict) else inner[:1] if isinstance(inner, list) else ()
        level = below
    # An object alone is an article only with a text: settings, annotations and the like are JSON too.
    single = value
    for _depth in range(_DEEPEST):
        if not isinstance(single, dict) or _guess([single], {}).get("text"):
            break
        single = _article_in(single)
    return [single] if isinstance(single, dict) and _guess([single], {}).get("text") else []


def _are_articles(records: Sequence[Record]) -> bool:
    """Whether records have a text, or two columns of a register."""
    return (
        "text" in _guess(records, {}) or sum(is_known_column(str(key), {}, ("title", "text")) for key in records[0]) > 1
    )


def _guess(records: Sequence[Record], own: Mapping[str, str]) -> dict[str, str]:
    """Which column is which: the reader's own names, then known names, then the column with the longest text."""
    records = records[:_GUESSED_BY]
    columns: list[str] = []
    for record in records:
        columns += [c for c in record if isinstance(c, str) and c not in columns]
    by_name = {spelling(c): c for c in reversed(columns)}
    found: dict[str, str] = {}
    for field, names in SPELT.items():
        wanted = own.get(field)
        if wanted is not None:
            if wanted not in columns:
                raise InputError(
                    _("There is no column “%(column)s”.") % {"column": wanted},
                    advice=_("Fix “columns” in the settings file; this file has: %s.") % ", ".join(columns[:20]),
                )
            found[field] = wanted
            continue
        name = next((by_name[n] for n in names if n in by_name and by_name[n] not in found.values()), None)
        if name is not None:
            found[field] = name
    if "text" not in found:
        longest = max(
            ((sum(len(words_of(r.get(c))) for r in records) / max(1, len(records)), c) for c in columns),
            default=(0.0, ""),
        )
        if longest[0] >= 200 and longest[1] not in found.values():
            found["text"] = longest[1]
    return found


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column is which, which of the dates begin with the month, whether the reader named that of publication, and whether
    they are a register's.
    """

    of: Mapping[str, str]
    month_first: frozenset[str]
    own_date: bool
    register: bool

    def record(self, record: Record) -> Record:
        """`record` with its dates day first, as everything after reads them."""
        if not self.month_first:
            return record
        turned = {c: _NUMBERS.sub(r"\g<two>/\g<one>/\g<year>", words_of(record.get(c))) for c in self.month_first}
        return {**record, **turned}

    def words(self, record: Record, field: str) -> str:
        """The words in the column of a field, "" where there is none."""
        return words_of(record.get(self.of.get(field, "")))


# 06/17/2559, 9.2.2560, 6/17/59
_NUMBERS: Final = re.compile(
    r"(?<![\d/.-])(?P<one>\d{1,2})(?P<sign>[/.-])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?![\d/.-])"
)


def _month_first(records: Sequence[Record]) -> frozenset[str]:
    """The columns whose dates have their month first: as a row of theirs shows and none denies; where their own rows leave it
    open, as those of the table's other columns do.
    """
    after: set[str] = set()
    before: set[str] = set()
    either: set[str] = set()
    for record in records:
        for column, value in record.items():
            if isinstance(value, str) and len(value) <= LONGEST_DATE and (match := _NUMBERS.search(value)):
                one, two = int(match["one"]), int(match["two"])
                (after if two > 12 >= one else before if one > 12 else either).add(column)
    shown = after - before
    return frozenset(shown | (either - before if shown and not before else set()))


def drafts_of(records: Iterable[Record], limits: Limits) -> Iterator[Draft]:
    """The drafts of records, as many as the limits allow. Raises NoArticlesError where there are no records."""
    records = iter(records)
    sample = list(itertools.islice(records, _SAMPLE))
    if not sample:
        raise NoArticlesError(_("There are no articles in this file."))
    refuse_marked_record(sample[0])
    sample = list(map(_article_in, sample))
    records = itertools.chain(sample, map(_article_in, records))
    of = _guess(sample, limits.columns)
    names_of = {str(name) for record in sample[:_GUESSED_BY] for name in record}
    register = are_of_register(names_of) and "text" not in limits.columns
    columns = Columns(of, _month_first(sample), "date" in limits.columns, register)
    names = _Names(sample, of.get("id"))
    deadline = limits.deadline()
    for number, record in enumerate(records, 1):
        deadline.check()
        if number > limits.members:
            raise InputError(
                _("This file has more than %(most)d records; the first of them were read.") % {"most": limits.members},
                advice=_("Raise “%s” in the settings file to read all.") % "max_members",
            )
        locator = names.of(number, record)
        draft = _draft(columns.record(record), columns)
        if draft is not None:
            draft.locator = locator
            yield draft


_WRAPPERS: Final = ("article", "attributes", "_source", "fields", "node", "item", "post", "data")
"""Keys under which a record holds its article: `mou-tui facts`, Strapi and Drupal, Elasticsearch, Airtable, GraphQL."""


def _article_in(record: Record) -> Record:
    """The article that a record holds within, with the record's own plain values; else the record itself."""
    for key in _WRAPPERS:
        within = record.get(key)
        if isinstance(within, dict) and within:
            return {**{k: v for k, v in record.items() if v and not isinstance(v, (dict, list))}, **within}
    return record


class _Names:
    """The records' names: their ids where the first ones differ, else their numbers."""

    def __init__(self, sample: Sequence[Record], column: str | None) -> None:
        self._column = column
        self._taken: set[str] = set()
        ids = [self._id(record) for record in sample]
        self._by_id = column is not None and all(ids) and len(set(ids)) == len(ids)

    def _id(self, record: Record) -> str:
        return re.sub(r"[\s#]+", "_", canonical(words_of(record.get(self._column or ""))))[:80]

    def of(self, number: int, record: Record) -> str:
        """The name of record `number`, which no other has."""
        if not self._by_id:
            return str(number)
        name = self._id(record)
        if not name or name in self._taken:
            name = f"row-{number}"
        self._taken.add(name)
        return name


_MARKUP: Final = re.compile(r"<(?:p|br|div|html|body|article|table|ul|ol|h[1-6])[\s/>]", re.IGNORECASE)


def _draft(record: Record, columns: Columns) -> Draft | None:
    text = canonical(columns.words(record, "text"))
    if not text or (columns.register and len(text) <= _LONGEST_DETAILS):
        return _register_entry(record, columns)
    if _MARKUP.search(text):
        from mou_tui.loaders.page_draft import page_draft

        draft = page_draft(f"<html><body><article>{text}</article></body></html>")
        draft.title = None
    else:
        draft = draft_text(plain_words(text))
    draft.title = " ".join(plain_words(columns.words(record, "title")).split()) or draft.title
    _add_metadata(draft, record, columns)
    image = featured_image(record)
    if image is not None and all(block.image is None or block.image[0] != image[0] for block in draft.blocks):
        draft.blocks.insert(0, Block("", image=image))
    if columns.register:
        draft.blocks += [
            Block(f"{canonical(c)}: {v}", "body") for c, v in _lines(record) if c not in columns.of.values()
        ]
    return draft


_LONGEST_DETAILS: Final = 600
"""Characters of a text in a register; a longer one is the article, and the other columns are lines below it."""


# รวม 25 ฉบับ, หมายเหตุ: …, ข้อมูล ณ วันที่ …, and the heading over the rows of a year, none of which has another column
_NO_ENTRY: Final = re.compile(
    r"$|รวม(?:ทั้งหมด|ทั้งสิ้น|$| ?\d)|หมายเหตุ|ที่มา ?:|ข้อมูล ?ณ|(?:ประจำ)?ปี(?:งบประมาณ)? ?(?:พ\.ศ\. ?)?\d{4}$|(?:total|notes?|sources?|as of)\b",
    re.IGNORECASE,
)


def _lines(record: Record) -> list[tuple[str, str]]:
    """The columns of a row that have words, with them in one line each."""
    lines = [(str(column), one_line(dated(str(column), value))) for column, value in record.items()]
    return [(column, words) for column, words in lines if words]


def _add_metadata(draft: Draft, record: Record, columns: Columns) -> None:
    written = columns.words(record, "date")
    draft.published_on = (iso_date(canonical(written)) if written else None) or draft.published_on
    draft.byline = author_of(record, columns.of.get("byline", "")) or draft.byline
    draft.source_url = web_address(columns.words(record, "source")) or draft.source_url


# ระยะเวลา, อายุสัญญา, สถานะ
_OF_TERMS: Final = re.compile(r"ระยะเวลา|อายุ|สถานะ|หมายเหตุ|\b(?:term|duration|period|status|remarks?)\b", re.IGNORECASE)


def _register_entry(record: Record, columns: Columns) -> Draft | None:
    """A row of a register: its name is the headline, its columns are the lines; it came out on no day."""
    lines = _lines(record)
    title_column = columns.of.get("title")
    named = [words for column, words in lines if column != columns.of.get("id")]
    # A sum may be called so in the column of the numbers.
    if not lines or (len(named) <= 1 and any(map(_NO_ENTRY.match, (lines[0][1], *named, *([] if named else [""]))))):
        return None
    title = next((v for c, v in lines if c == title_column), None)
    if title is None:
        # A partner, not the day of signing or how long it is in force.
        of_id = columns.of.get("id")
        title = max(
            lines,
            key=lambda line: (line[0] != of_id, not tells_a_date(line[0]), not _OF_TERMS.search(line[0]), len(line[1])),
        )[1]
    skipped = {title_column, columns.of.get("id")}
    draft = Draft(
        [Block(f"{canonical(c)}: {v}", "body") for c, v in lines if c not in skipped],
        title=title,
        record=True,
    )
    _add_metadata(draft, record, columns)
    if not columns.own_date and not is_of_publication(columns.of.get("date", "")):
        draft.published_on = None
    return draft
