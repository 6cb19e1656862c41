"""What the agreements screen shows and does, without a screen: rows, cursor, filter, worklist, details, pages, changes."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.deals import Deal
from mou_tui.agreements.names import person_key
from mou_tui.annotations.agreement_operations import SetValue
from mou_tui.annotations.agreements import RENEWS_NONE, AgreementEntry
from mou_tui.annotations.operations import Operation
from mou_tui.app.agreements.groups import group_of, group_order, groups_of
from mou_tui.app.agreements.lines import Line, cell_of, lines_of
from mou_tui.app.agreements.linking import follow, former_of, link, part_source
from mou_tui.app.agreements.proof import Spans, place_of, quotations
from mou_tui.app.agreements.worklist import condition_after, work_of
from mou_tui.i18n import _
from mou_tui.library.agreement_list import AgreementList, SourceArticle
from mou_tui.library.agreement_query import SORTS, apply, ordered, parse
from mou_tui.library.query import Query, QueryError
from mou_tui.library.wording import worded
from mou_tui.page.agreement_input import LISTED, acceptance_of, change_of, rejection_of, typed_value
from mou_tui.page.register_reading import RegisterReading, entered_text, read_register

Focus = Literal["list", "detail"]
Page = Literal["list", "timeline", "charts"]


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """What the screen is dismissed with to go to an article's words: the row of the library and where the words stand."""

    rowid: int
    spans: tuple[tuple[int, int], ...] = ()


class Host(Protocol):
    """What the screen needs of the program around it."""

    def agreements(self) -> AgreementList: ...
    def found(self, query: Query) -> "set[str] | frozenset[str]": ...
    def apply(self, operation: Operation) -> None: ...
    def undo(self) -> str: ...
    def redo(self) -> str: ...
    def text_of(self, rowid: int) -> str: ...
    def export(self, rows: list[Brief], path: Path) -> str: ...


@dataclass
class AgreementsView:
    """The screen's state. `told` is the sentence that answers the last key; `error` what is wrong with the filter."""

    host: Host
    today: date
    ours: frozenset[str] = frozenset()
    notice: int = 90
    review_days: int = 1826
    filter: str = ""
    sort: str = "signed"
    reverse: bool = False
    group: str = ""
    focus: Focus = "list"
    page: Page = "list"
    cursor: int = 0
    line: int = 0
    told: str = ""
    error: str = ""
    rows: list[Brief] = field(default_factory=list)
    all_rows: list[Brief] = field(default_factory=list)
    _list: AgreementList | None = None
    _deal: Deal | None = None
    _lines: list[Line] = field(default_factory=list)

    # Rows

    def load(self) -> None:
        """Read the agreements anew; the cursor stays on its agreement."""
        key = self.row.key if self.row is not None else ""
        reports = self._deal.reports if self._deal is not None else ()
        self._list = self.host.agreements()
        self.all_rows = self._list.briefs
        self.refilter()
        self._stand_on(key, reports)

    @property
    def is_finished(self) -> bool:
        """Whether these are all: the index may still be putting them together."""
        return self._list is None or self._list.is_finished

    def refilter(self) -> None:
        """Filter and sort; with a filter that cannot be understood the rows stay as they were."""
        try:
            query = parse(self.filter, self.today, self.ours, self.notice, partial=True)
        except QueryError as error:
            self.error = error.cause
            return
        self.error = ""
        self.rows = ordered(apply(query, self.all_rows, self.host.found), self.sort, self.today, reverse=self.reverse)
        if self.group:
            self.rows.sort(key=self._group_order)
        self.cursor = min(self.cursor, max(0, len(self.rows) - 1))
        self._chosen()

    def group_of(self, row: Brief) -> str:
        """The group that a row stands in, "" for none."""
        return group_of(row, self.group, self.today, self.notice, self.ours)

    def _group_order(self, row: Brief) -> tuple[bool, int, str]:
        return group_order(self.group_of(row), self.group)

    def group_next(self) -> None:
        """Group by the next thing, then not."""
        key = self.row.key if self.row is not None else ""
        groups = groups_of(self.all_rows)
        self.group = groups[(groups.index(self.group) + 1) % len(groups)] if self.group in groups else ""
        self.refilter()
        self._stand_on(key)

    def set_filter(self, text: str) -> None:
        """Show what this query finds."""
        if text != self.filter:
            self.filter, self.cursor = text, 0
            self.refilter()

    def _stand_on(self, key: str, reports: tuple[str, ...] = ()) -> None:
        place = self.place_of(key)
        if place is None and reports and self._list is not None:
            # Joined with another, parted or named: where its first report is now.
            deals = map(self._list.deal, (row.key for row in self.rows))
            place = next((n for n, d in enumerate(deals) if d is not None and reports[0] in d.reports), None)
        if place is not None:
            self.cursor = place
        self._chosen()

    @property
    def row(self) -> Brief | None:
        """The agreement at the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    @property
    def deal(self) -> Deal | None:
        """All that is known of it."""
        return self._deal

    @property
    def lines(self) -> list[Line]:
        """The lines of its details."""
        return self._lines

    @property
    def chosen_line(self) -> Line | None:
        """The line of the details at the cursor; None where the cursor stands in the list."""
        return self._lines[self.line] if self.focus == "detail" and self._lines else None

    def _chosen(self) -> None:
        row = self.row
        self._deal = self._list.deal(row.key) if row is not None and self._list is not None else None
        self._lines = lines_of(self._deal, self._sources()) if self._deal is not None else []
        self.line = min(self.line, max(0, len(self._lines) - 1))

    def brief(self, key: str) -> Brief | None:
        """The agreement of a key."""
        return self._list.by_key.get(key) if self._list is not None else None

    def place_of(self, key: str) -> int | None:
        """The number of the row of an agreement; None where it is not among those shown."""
        return next((n for n, row in enumerate(self.rows) if row.key == key), None)

    # Moving

    def move(self, by: int) -> None:
        """Move the cursor of the part that has the focus."""
        self.told = ""
        if self.focus == "detail":
            self.line = max(0, min(len(self._lines) - 1, self.line + by))
        else:
            self.cursor = max(0, min(len(self.rows) - 1, self.cursor + by))
            self._chosen()

    def go(self, place: int) -> None:
        """Stand on a row."""
        self.cursor = max(0, min(len(self.rows) - 1, place))
        self._chosen()

    def sort_next(self) -> None:
        """The next order."""
        self.sort_by(SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)])

    def sort_by(self, sort: str) -> None:
        """An order; the same one again the other way round."""
        key = self.row.key if self.row is not None else ""
        self.reverse = not self.reverse if sort == self.sort else False
        self.sort = sort
        self.refilter()
        self._stand_on(key)

    def work(self) -> list[tuple[str, int, str]]:
        """The worklist: what waits, how many of it, and its condition."""
        return work_of(self.all_rows, self.today, self.notice)

    def next_work(self) -> None:
        """Filter for what waits, one after the other, then for nothing."""
        self.set_filter(condition_after(self.filter))

    def partner(self) -> None:
        """The partner page: all agreements with the first party that is not the reader's own."""
        row = self.row
        if row is None or not row.parties:
            return
        pairs = list(zip(row.parties, row.party_keys, strict=False))
        line = self.chosen_line
        name = line.cell.value if line is not None and line.field == "party" and line.cell else ""
        name = name or next((name for name, key in pairs if key not in self.ours), row.parties[0])
        self.page, self.focus = "timeline", "list"
        self.set_filter(worded('party:="' + name.replace('"', "”") + '"'))

    def person(self) -> None:
        """The page of the person at the cursor, else of the first who signed."""
        line = self.chosen_line
        name = line.cell.value if line is not None and line.field == "signatory" and line.cell else ""
        name = name or (self.row.people[0] if self.row is not None and self.row.people else "")
        if not name:
            self.told = _("Nobody is known to have signed this.")
            return
        self.page, self.focus = "timeline", "list"
        # Titles differ from news to news: what is looked for is the name.
        words = [word for word in name.split() if person_key(word)]
        self.set_filter(worded('person:"' + " ".join(words[-2:]).replace('"', "”") + '"'))

    # Changing

    def field_at_cursor(self) -> str:
        """The field that is edited: that of the detail's line, in the list what the end is not known without."""
        line = self.chosen_line
        if line is not None and line.kind in ("field", "other"):
            return line.field
        row = self.row
        return "signed_on" if row is not None and row.term and not row.signed_on else "term"

    def text_at_cursor(self) -> str:
        """What stands in that field, to be edited."""
        if self._deal is None:
            return ""
        name = self.field_at_cursor()
        if name in LISTED:
            return "; ".join(self._deal.cells.values(name))
        return typed_value(name, cell_of(self._deal, name))

    def understands(self, typed: str) -> bool:
        """Whether what was typed can be entered for the field at the cursor; what is wrong with it is told."""
        try:
            self._typed(typed)
        except ValueError as error:
            self.told = str(error)
            return False
        return True

    def _typed(self, typed: str) -> Operation | None:
        """The operation that enters what was typed; None where it changes nothing. Raises ValueError."""
        name = self.field_at_cursor()
        text = typed.replace(";", "\n") if name in LISTED else typed
        return None if self._deal is None else change_of(self._deal, self._entry(), name, text)

    def enter(self, typed: str) -> bool:
        """Enter what was typed for the field at the cursor; whether it was understood. In the list the cursor goes on."""
        deal, row = self._deal, self.cursor
        if deal is None or not self.understands(typed):
            return deal is None
        operation = self._typed(typed)
        if operation is not None:
            self._apply(operation)
        if self.focus == "list":
            still_there = row < len(self.rows) and self.rows[row].key == deal.key
            self.go(row + 1 if still_there or operation is None else row)
        return True

    def check(self) -> None:
        """Take the value at the cursor: it is the reader's from now on."""
        line = self.chosen_line
        if line is None or line.cell is None:
            self.told = _("Choose a value first: Enter, then the cell.")
            return
        operation = acceptance_of(self._entry(), line.cell)
        if operation is None:
            self.told = _("This is checked already.")
        else:
            self._apply(operation)

    def reject(self) -> None:
        """Take the value at the cursor out, once for all news of the agreement; of a link, that it is none."""
        line = self.chosen_line
        if line is not None and line.field in ("former", "amends"):
            what, value = ("renews", RENEWS_NONE) if line.field == "former" else ("amends", "")
            self._apply(SetValue(self._entry(), what, value))
            return
        if line is None or line.cell is None:
            self.told = _("Choose a value first: Enter, then the cell.")
            return
        self._apply(rejection_of(self._entry(), line.cell))

    def same(self) -> None:
        """The agreement at the cursor and the one that is perhaps the same are one."""
        self._link("same")

    def different(self) -> None:
        """They are two; with the cursor on one of the sources: that one tells of another agreement."""
        line = self.chosen_line
        if line is not None and line.source is not None and self._deal is not None and len(self._deal.reports) > 1:
            assert self._list is not None
            self._apply(part_source(self._list, self._deal, line.source))
            return
        self._link("different")

    def _link(self, how: Literal["same", "different"]) -> None:
        if self._list is None or self._deal is None:
            return
        line = self.chosen_line
        chosen = line.key if line is not None and line.kind == "link" and line.field == "perhaps" else ""
        operation = link(self._list, self._deal, chosen or next(iter(self._deal.perhaps), ""), how)
        if operation is None:
            self.told = _("There is none that is perhaps the same.")
        else:
            self._apply(operation)

    def former_ones(self) -> list[Brief]:
        """The agreements that the one at the cursor probably renews or amends, the likeliest first."""
        return former_of(self.row, self.all_rows) if self.row is not None else []

    def follow(self, former: Brief, how: Literal["renews", "amends"]) -> None:
        """Note that the agreement at the cursor renews or amends `former`."""
        former_deal = self._list.deal(former.key) if self._list is not None else None
        if self._list is not None and self._deal is not None and former_deal is not None:
            self._apply(follow(self._list, self._deal, former_deal, how))

    def read_register(self, path: Path) -> RegisterReading:
        """What an edited register would change. Raises OwnDataError for what is no register; touches the disk."""
        return read_register(path, self.host.agreements(), self.ours)

    def enter_register(self, reading: RegisterReading) -> None:
        """Enter what a register changes as one step, and say what was skipped."""
        if reading.operation is None:
            self.told = _("Nothing was changed in this register.")
            return
        self._apply(reading.operation)
        self.told = entered_text(reading)

    def undo(self) -> None:
        """Take the last change back."""
        self.told = self.host.undo()
        self.load()

    def redo(self) -> None:
        """Do it again."""
        self.told = self.host.redo()
        self.load()

    def _entry(self) -> AgreementEntry:
        assert self._list is not None
        assert self._deal is not None
        return self._list.entry_for(self._deal)

    def _apply(self, operation: Operation) -> None:
        self.host.apply(operation)
        line = self.line
        self.load()
        self.line = min(line, max(0, len(self._lines) - 1))
        self.told = operation.describe()

    # The words in the news

    def words(self) -> tuple[SourceArticle, Spans] | None:
        """The article to open for the line at the cursor, and where in it the words stand."""
        line = self.chosen_line
        return None if line is None else place_of(line, self._sources())

    def evidence(self) -> list[tuple[SourceArticle, str]]:
        """The words that prove the value that the details stand on, each with its article."""
        return quotations(self.lines[self.line], self._sources(), self.host.text_of) if self.lines else []

    def _sources(self) -> list[SourceArticle]:
        return self._list.sources(self._deal) if self._list is not None and self._deal is not None else []
