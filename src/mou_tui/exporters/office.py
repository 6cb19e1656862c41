"""The table of agreements that an office sends on: the columns that people read, and what each cell says and rests on.

Excel and Word, the web page and previews have this one table. A cell says what is not known, and knows the article that says its
value and the words that prove it.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Final, Literal

from mou_tui import clock
from mou_tui.agreements.labels import cell_name, cell_text, end_kind_name, state_name
from mou_tui.agreements.model import CHECKED, Cell
from mou_tui.agreements.states import STATES, State
from mou_tui.exporters.citation import site_of
from mou_tui.exporters.item import Options
from mou_tui.exporters.markdown import short_date, shown_date
from mou_tui.exporters.merging import Merged
from mou_tui.exporters.safety import one_line, plain, web_url
from mou_tui.facts.labels import instrument_name, status_name, term_text
from mou_tui.i18n import N_, _, ngettext
from mou_tui.library.agreement_list import SourceArticle
from mou_tui.settings import USUAL_FIELDS
from mou_tui.thai.width import cells as width_of

Tone = Literal["", "ending", "ended", "unknown"]
"""What a cell's colour says: running out, run out, not known."""

MOST_LINES: Final = 3
"""Lines that a row shows, so that an overview stays one: what is longer has a column of its own."""
_FILLED: Final = 0.85
"""How much of a column's width a wrapped line fills."""
_WORDS: Final = 6
"""Values whose words are beside a cell."""
_QUOTED: Final = 240
"""Letters of a quotation beside a cell."""


@dataclass(frozen=True, slots=True)
class OfficeCell:
    """What a cell shows: `text`, and `day` or `number` where it is one. `proof` tells the words that prove it, `article` says it."""

    text: str
    day: date | None = None
    number: float | None = None
    proof: Callable[[], str] = field(default=str, repr=False)
    """Asked where there is a place for the words: they are read from the articles."""
    article: SourceArticle | None = None
    tone: Tone = ""
    under: str = ""
    """What stands below it in a report."""


@dataclass(frozen=True, slots=True)
class OfficeColumn:
    """One column: `title` is marked for the catalogues, `width` in characters of a spreadsheet, `value` makes the cell."""

    title: str
    width: int
    value: Callable[[Merged, Options], OfficeCell]

    @property
    def heading(self) -> str:
        """The heading in the language in use."""
        return _(self.title)


def unknown(merged: Merged | None = None) -> OfficeCell:
    """The cell that says that a value is not known, and which article does not say it."""
    return OfficeCell(_("unknown"), article=merged.article_of(None) if merged else None, tone="unknown")


def state_of(merged: Merged, options: Options) -> State:
    """How an agreement stands today."""
    return merged.deal.state(clock.today(), options.merging.notice if options.merging else None)


def tone_of(merged: Merged, options: Options) -> Tone:
    """The colour of an agreement's end."""
    state = state_of(merged, options)
    return "ending" if state == "ending" else "ended" if state == "ended" else "unknown" if state == "unknown" else ""


def words_beside(merged: Merged, cells: Sequence[Cell], options: Options) -> str:
    """`มช.: “…” (พาดหัว, 25 สิงหาคม 2566)`: the words that prove values, a line each."""
    lines = []
    for cell in cells[:_WORDS]:
        article = merged.article_of(cell)
        words = one_line(merged.words_of(cell))
        words = words[:_QUOTED] + "…" if len(words) > _QUOTED else words
        name = f"{one_line(cell_text(cell, options.shown_era))}: " if len(cells) > 1 else ""
        if cell.standing == "reader" or not any(source.report for source in cell.sources):
            lines.append(f"{name}{_('entered by the reader')}")
        elif cell.standing == "derived":
            lines.append(f"{name}{_('computed from signing and term')}")
        elif words:
            lines.append(f"{name}“{words}”{_of_article(article, options)}")
        if cell.others:
            others = ", ".join(one_line(cell_text(other, options.shown_era)) for other in cell.others)
            lines.append(_("Other sources say: %s") % others)
    return "\n".join(lines)


def _of_article(article: SourceArticle | None, options: Options) -> str:
    if article is None:
        return ""
    told = [one_line(article.title)[:80], shown_date(article.published_on, options) if article.published_on else ""]
    return f" ({', '.join(part for part in told if part)})"


def some_of(values: Sequence[str], width: int, lines: int) -> str:
    """The first values, a line each, and how many more there are: as many as fit into so many lines of a column."""
    shown = [one_line(value) for value in values]
    for named in range(min(len(shown), lines), 0, -1):
        more = len(shown) - named
        rest = [ngettext("and %(n)d more", "and %(n)d more", more) % {"n": more}] if more else []
        text = "\n".join([*shown[:named], *rest])
        if lines_of(text, width) <= lines or named == 1:
            return cut_to(text, width, lines)
    return ""


def cut_to(text: str, width: int, lines: int = MOST_LINES) -> str:
    """The text, shortened where it takes more lines than it may."""
    while lines_of(text, width) > lines and len(text) > width:
        text = text[: int(len(text) * 0.9)].rstrip() + "…"
    return text


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column; one that wraps does not fill its lines, since it ends between words."""
    return sum(max(1, math.ceil(width_of(line) / (width * _FILLED))) for line in text[: 100 * width].split("\n"))


def several(kind: str, width: int, lines: int = MOST_LINES) -> Callable[[Merged, Options], OfficeCell]:
    """The values of a kind in one cell, the first ones by name."""

    def value(merged: Merged, options: Options) -> OfficeCell:
        cells = merged.deal.cells.several(kind)
        if not cells:
            return unknown(merged)
        texts = [cell.value for cell in cells]
        return OfficeCell(
            some_of(texts, width, lines),
            proof=partial(words_beside, merged, cells, options),
            article=merged.article_of(cells[0]),
        )

    return value


def all_of(kind: str) -> Callable[[Merged, Options], OfficeCell]:
    """All values of a kind, a line each; nothing where there is none."""
    return lambda merged, options: OfficeCell(
        "\n".join(cell_text(cell, options.shown_era) for cell in merged.deal.cells.several(kind))
    )


def entered(kind: str) -> Callable[[Merged, Options], OfficeCell]:
    """A value of its own as people read it; nothing where there is none."""

    def value(merged: Merged, options: Options) -> OfficeCell:
        cell = merged.deal.cells.one(kind)
        return OfficeCell("" if cell is None else plain(cell_text(cell, options.shown_era)))

    return value


def entered_or_own(kind: str) -> Callable[[Merged, Options], OfficeCell]:
    """A value that was entered for the agreement, else what stands in the own field of its articles."""
    of_agreement = entered(kind)

    def value(merged: Merged, options: Options) -> OfficeCell:
        cell = of_agreement(merged, options)
        return cell if cell.text else OfficeCell(plain(merged.fields.get(kind, "")))

    return value


def parties_cell(merged: Merged, options: Options) -> OfficeCell:
    """The parties; where none is known, that, with the headline by which the agreement is told from others."""
    shown, title = several("party", 42)(merged, options), merged.deal.cells.value("title")
    if shown.tone == "unknown" and title:
        return replace(shown, text=cut_to(f"{shown.text} – {one_line(title)}", 42))
    return shown


def kind_cell(merged: Merged, options: Options) -> OfficeCell:
    """`บันทึกข้อตกลง (MoU)`, with its status where that is another than signed."""
    cells = merged.deal.cells
    cell, status = cells.one("instrument"), merged.deal.status
    parts = [instrument_name(cell.value)] if cell is not None else []
    parts += [status_name(status)] if status and status not in ("signed", "in_force") else []
    if not parts:
        return unknown(merged)
    said = [one for one in (cell, cells.one("status")) if one is not None]
    return OfficeCell(
        " · ".join(parts), proof=partial(words_beside, merged, said[:1], options), article=merged.article_of(said[0])
    )


def day_cell(merged: Merged, cell: Cell | None, options: Options) -> OfficeCell:
    """A date: a day, or as much as is known of it."""
    if cell is None:
        return unknown(merged)
    try:
        day = date.fromisoformat(cell.value)
    except ValueError:
        day = None
    text = shown_date(cell.value, options)
    return OfficeCell(text, day, proof=partial(words_beside, merged, [cell], options), article=merged.article_of(cell))


def signed_cell(merged: Merged, options: Options) -> OfficeCell:
    """The day of signing, or that on which it is planned."""
    cells = merged.deal.cells
    return day_cell(merged, cells.one("signed_on") or cells.one("planned_on"), options)


def end_cell(merged: Merged, options: Options) -> OfficeCell:
    """The day of the end, how it ends where that is no day, or that it is not known."""
    cells, kind = merged.deal.cells, merged.deal.end_kind
    end, said = cells.one("ends_on"), cells.one("end_kind")
    if said is not None and (kind in ("open", "none") or end is None):
        proof = partial(words_beside, merged, [said], options)
        return OfficeCell(end_kind_name(kind) or said.value, proof=proof, article=merged.article_of(said))
    shown = day_cell(merged, end, options)
    if end is None:
        return shown
    return OfficeCell(shown.text, shown.day, None, shown.proof, shown.article, tone_of(merged, options))


def left_cell(merged: Merged, options: Options) -> OfficeCell:
    """Days until the end, less than 0 after it; unknown where the end is, and nothing where there is none."""
    tone = tone_of(merged, options)
    if merged.deal.next:
        return OfficeCell(state_name("renewed"), article=merged.article_of(None))
    days = merged.deal.days_left(clock.today())
    if merged.deal.end_kind in ("open", "none") or (days is None and merged.deal.end_kind):
        return OfficeCell("–", article=merged.article_of(None))
    if days is None:
        return unknown(merged)
    end = merged.deal.cells.one("ends_on")
    return OfficeCell(f"{days:,}", number=days, article=merged.article_of(end), tone=tone)


def checked_cell(merged: Merged, options: Options) -> OfficeCell:
    """`3 จาก 7`: how many of the values the reader has checked or entered."""
    cells = [cell for cell in merged.deal.cells if cell.kind != "title" and cell.standing != "derived"]
    if not merged.deal.cells.checked:
        return OfficeCell(_("not yet"), article=merged.article_of(None))
    checked = [cell for cell in cells if cell.standing in CHECKED]
    told = ngettext("%(checked)d of %(n)d", "%(checked)d of %(n)d", len(cells))
    names = ", ".join(dict.fromkeys(cell_name(cell.kind) for cell in checked))
    return OfficeCell(
        told % {"checked": len(checked), "n": len(cells)}, proof=lambda: names, article=merged.article_of(None)
    )


def source_cell(merged: Merged, options: Options) -> OfficeCell:
    """Where it stands: the site of the first article and how many more there are; all of them beside it."""
    if not merged.articles:
        return OfficeCell(_("entered by the reader") if merged.deal.entry else _("unknown"))
    first = merged.articles[0]
    more = len(merged.articles) - 1
    words = "\n".join(
        f"{one_line(a.title)}{f', {shown_date(a.published_on, options)}' if a.published_on else ''}"
        for a in merged.articles[:_WORDS]
    )
    text = site_of(first.source_url) or file_name(first.path)
    return OfficeCell(text + (f" +{more}" if more else ""), proof=lambda: words, article=first)


def file_name(path: str) -> str:
    """The name of the file, without its folders."""
    return one_line(path.replace("\\", "/").rpartition("/")[2])


COLUMNS: Final[tuple[OfficeColumn, ...]] = (
    OfficeColumn(N_("Parties"), 42, parties_cell),
    OfficeColumn(N_("Type"), 19, kind_cell),
    OfficeColumn(N_("Signed on"), 13, signed_cell),
    OfficeColumn(N_("Ends on"), 14, end_cell),
    OfficeColumn(N_("Days left"), 9, left_cell),
    OfficeColumn(N_("Signatories"), 28, several("signatory", 28)),
    OfficeColumn(N_("Areas of cooperation"), 30, several("scope", 30)),
    OfficeColumn(N_("Checked"), 10, checked_cell),
    OfficeColumn(N_("Source"), 17, source_cell),
)
"""What people read, from left to right: it fits on a page."""


def _parties_and_kind(merged: Merged, options: Options) -> OfficeCell:
    """The parties, and under them the sort of agreement."""
    parties, kind = several("party", 28, 4)(merged, options), kind_cell(merged, options)
    named = parties.text if parties.tone != "unknown" else merged.deal.cells.value("title") or parties.text
    return replace(parties, text=cut_to(named, 28, 4), tone="", under="" if kind.tone == "unknown" else kind.text)


def with_short_days(value: Callable[[Merged, Options], OfficeCell]) -> Callable[[Merged, Options], OfficeCell]:
    """The cell with its day as a table on paper has it: 8 ก.พ. 2567."""

    def short(merged: Merged, options: Options) -> OfficeCell:
        shown = value(merged, options)
        if shown.day is not None:
            return replace(shown, text=short_date(shown.day.isoformat(), options))
        # Next to an end that is not known there is no need to say it again.
        return OfficeCell("–") if value is left_cell and shown.tone == "unknown" else shown

    return short


REPORT_COLUMNS: Final[tuple[OfficeColumn, ...]] = (
    OfficeColumn(N_("Parties"), 40, _parties_and_kind),
    *(replace(column, value=with_short_days(column.value)) for column in COLUMNS[2:5]),
    OfficeColumn(N_("Signatories"), 24, several("signatory", 18, 4)),
)
"""What an upright page has room for, before the numbers of the sources."""


def addresses(articles: Iterable[SourceArticle]) -> str:
    """Where the articles are, a line each: their web addresses, else their files."""
    return "\n".join(dict.fromkeys(web_url(article.source_url) or article.path for article in articles))


MORE_COLUMNS: Final[tuple[OfficeColumn, ...]] = (
    OfficeColumn(N_("State"), 16, lambda m, o: OfficeCell(state_name(state_of(m, o)))),
    OfficeColumn(N_("Headline"), 50, entered("title")),
    OfficeColumn(N_("All parties"), 50, all_of("party")),
    OfficeColumn(N_("All signatories"), 50, all_of("signatory")),
    OfficeColumn(N_("Witnesses"), 30, all_of("witness")),
    OfficeColumn(N_("Chair"), 30, all_of("chair")),
    OfficeColumn(N_("All areas of cooperation"), 50, all_of("scope")),
    OfficeColumn(N_("Projects"), 30, all_of("project")),
    OfficeColumn(N_("Venue"), 30, entered("venue")),
    OfficeColumn(N_("Term"), 12, lambda m, o: OfficeCell(term_text(m.deal.cells.value("term")) if m.deal.cells.value("term") else "")),
    OfficeColumn(N_("Amounts"), 20, all_of("money")),
    OfficeColumn(N_("File number"), 16, entered_or_own("file_number")),
    OfficeColumn(N_("Owner unit"), 20, entered_or_own("owner")),
    OfficeColumn(N_("Contact person"), 20, entered_or_own("contact")),
    OfficeColumn(N_("State of renewal"), 20, entered_or_own("renewal")),
    OfficeColumn(N_("Note on the agreement"), 40, entered("note")),
    OfficeColumn(N_("Sources differ"), 20, lambda m, o: OfficeCell(", ".join(cell_name(kind) for kind in m.deal.cells.differs))),
    OfficeColumn(N_("Tags"), 20, lambda m, o: OfficeCell(", ".join(m.tags))),
    OfficeColumn(N_("Notes"), 40, lambda m, o: OfficeCell("\n\n".join(m.notes))),
    OfficeColumn(N_("Articles"), 9, lambda m, o: OfficeCell(str(len(m.articles)), number=len(m.articles))),
    OfficeColumn(N_("Sources"), 50, lambda m, o: OfficeCell(addresses(m.articles))),
    OfficeColumn(N_("Code"), 24, lambda m, o: OfficeCell(m.uid)),
)  # fmt: skip
"""What stands behind it, folded; the usual own fields among it."""


def more_columns(options: Options) -> tuple[OfficeColumn, ...]:
    """MORE_COLUMNS with the own fields that they do not have."""
    own = [
        OfficeColumn(name, 20, lambda m, o, id_=id_: OfficeCell(plain(m.fields.get(id_, ""))))  # type: ignore[misc]
        for id_, name in options.fields.items() if id_ not in USUAL_FIELDS
    ]  # fmt: skip
    return (*MORE_COLUMNS, *own)


def nothing_words(options: Options) -> str:
    """What is said where there is no agreement to show."""
    if options.checked_only:
        return _("Nothing that these articles say of agreements is checked.")
    return _("These articles report no agreement.")


def counted(merged: Sequence[Merged], options: Options) -> str:
    """`ข้อตกลง 41 ฉบับ · ใกล้หมด 3 · หมดแล้ว 12 · ไม่ทราบอายุ 20`: what a report begins with."""
    states = [state_of(one, options) for one in merged]
    said = [ngettext("%(n)d agreement", "%(n)d agreements", len(merged)) % {"n": len(merged)}]
    said += [f"{state_name(s)} {states.count(s):,}" for s in STATES if s in states]
    return " · ".join(said)
