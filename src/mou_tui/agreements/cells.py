"""From the reports of one agreement to its cells: each value once, with who says it and what others say instead.

Which value: the reader's, from the signed paper; then what a reader has checked or changed in an article; then what the news of
the signing says before plans, drafts and later mentions; of these the most precise, then the most told. What follows from
other cells (the end from day and term) is computed last, from the cells that were chosen.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from mou_tui.agreements.model import CHECKED, Cell, Cells, Report, Source, Told
from mou_tui.agreements.names import are_alike, is_one_person, is_slip, parents, party_key, person_key
from mou_tui.agreements.parties import Named, parties_of
from mou_tui.facts.durations import end_of_term
from mou_tui.thai.fold import fold

_STAGES: Final = ("renewed", "signed", "in_force", "planned", "draft")
"""The statuses, what has come furthest first."""
_SIGNED: Final = ("renewed", "signed")
_AHEAD: Final = ("planned", "draft")
_INSTRUMENTS: Final = ("mou", "moa", "loi", "contract", "cooperation")
_RULES: Final = {"dates.register": 3, "dates.in_signing_sentence": 2, "dates.planned": 0}
"""How often a rule is right, for days of which as many reports say one as the other."""


def cells_of(reports: Sequence[Report]) -> Cells:
    """What the reports of one agreement say together."""
    reports = sorted(reports, key=lambda report: (report.published or "9999", report.key))
    status = _status(reports)
    ahead = status.value in _AHEAD if status else False
    cells: list[Cell] = []
    differs: set[str] = set()

    def single(kind: str, told: list[tuple[Report, Told]], *, called: str = "", latest: str = "") -> Cell | None:
        cell = _chosen(called or kind, told, latest)
        if cell is not None:
            cells.append(cell)
            if any(_contradict(kind, cell.value, other.value) for other in cell.others):
                differs.add(called or kind)
        return cell

    instrument = _instrument(reports)
    cells += [cell for cell in (instrument, status) if cell is not None]
    cells.append(_title(reports))
    parties = _parties(reports)
    cells += parties
    if _parties_differ(reports):
        differs.add("party")
    first = min((r.published for r in reports if r.stage in _SIGNED and len(r.published) == 10), default="")
    # What the first news tells as done was not done later: a spokesman's “today”.
    told_by_first = "" if ahead else first
    signed = single(
        "signed_on",
        _signings(reports, ahead=ahead),
        latest=told_by_first,
        called="planned_on" if ahead else "signed_on",
    )
    if signed is not None and not ahead:
        cells[-1] = signed = _warned(signed, reports)
    single("term", _told(reports, "term"))
    single("end_kind", _told(reports, "end_kind"))
    single("venue", _told(reports, "venue"))
    for role in ("signatory", "witness", "chair"):
        people, doubtful = _people(reports, role)
        cells += people
        if doubtful and role == "signatory":
            differs.add(role)
    cells += _several(reports, "money")
    if len({cell.more.get("currency") for cell in cells if cell.kind == "money"}) == 1 and len(reports) > 1:
        told = [{t.value for t in report.of("money")} for report in reports]
        if any(a and b and not a & b for a in told for b in told):
            differs.add("money")
    cells += _several(reports, "scope")
    cells += _several(reports, "project")
    ends, former = _ends(reports, "" if ahead or signed is None else signed.value)
    end = _chosen("ends_on", ends)
    if end is not None:
        cells.append(end)
        if any(_contradict("ends_on", end.value, other.value) for other in end.others):
            differs.add("ends_on")
    before = _chosen("former_end", former)
    if before is not None:
        cells.append(before)
    published = min((report.published for report in reports if report.published), default="")
    return with_derived(Cells(tuple(cells), tuple(sorted(differs))), published)


def with_derived(cells: Cells, published: str = "") -> Cells:
    """The cells with those that follow from others: the end from the day of signing and the term.

    Of what the news tells nothing follows that would be over before the first news, `published`: day or term is another paper's.
    """
    given = [cell for cell in cells if not (cell.kind == "ends_on" and cell.standing == "derived")]
    cells = Cells(tuple(given), cells.differs)
    signed, term = cells.one("signed_on"), cells.one("term")
    if cells.one("ends_on") is None and signed is not None and term is not None:
        end = end_of_term(signed.value, term.value)
        told = {signed.standing, term.standing}.isdisjoint(CHECKED)
        if end is not None and not (told and end < published[: len(end)]):
            cell = Cell("ends_on", end, (*signed.sources, *term.sources), standing="derived")
            return Cells((*cells.items, cell), cells.differs)
    return cells


def _told(reports: Iterable[Report], kind: str) -> list[tuple[Report, Told]]:
    return [(report, told) for report in reports for told in report.of(kind)]


def _chosen(kind: str, told: list[tuple[Report, Told]], latest: str = "") -> Cell | None:
    """The value that counts, with the others behind it; a day after `latest` only where no other is told."""
    by_value: dict[str, list[tuple[Report, Told]]] = defaultdict(list)
    for report, one in told:
        by_value[one.value].append((report, one))
    if not by_value:
        return None

    def rank(value: str) -> tuple[object, ...]:
        of = by_value[value]
        return (
            any(one.standing == "checked" for _report, one in of),
            not latest or value[:10] <= latest[: len(value)],
            max(_stage_rank(report.stage) for report, _one in of),
            len(value) if kind.endswith("_on") else 0,
            len({report.key for report, _one in of}),
            max(_RULES.get(str(one.more.get("rule")), 1) for _report, one in of),
            # The earliest news, else the value itself: the order of the articles is no reason.
            _reversed(min((report.published or "9999") for report, _one in of)),
            _reversed(value),
        )

    values = sorted(by_value, key=rank, reverse=True)
    cells = [_cell(kind, value, by_value[value]) for value in values]
    return replace(cells[0], others=tuple(cells[1:]))


def _reversed(text: str) -> tuple[int, ...]:
    """Orders texts the other way round."""
    return tuple(-ord(letter) for letter in text)


def _stage_rank(stage: str) -> int:
    """News of the signing before what tells of it later, and that before plans and drafts."""
    return {"signed": 3, "renewed": 3, "in_force": 2}.get(stage, 1)


def _cell(kind: str, value: str, told: Iterable[tuple[Report, Told]]) -> Cell:
    sources = tuple(Source(report.key, one.spans, one.standing) for report, one in told)
    first = next(iter(told))[1]
    checked = any(source.standing == "checked" for source in sources)
    more = {key: item for key, item in first.more.items() if key != "rule"}
    return Cell(kind, value, sources, standing="checked" if checked else "found", more=more)


# ── single cells ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _status(reports: Sequence[Report]) -> Cell | None:
    """The status that has come furthest, as soon as one report says so: two plans and the signing are signed."""
    told = [(report, one) for report in reports for one in report.of("status")]
    checked = [pair for pair in told if pair[1].standing == "checked"]
    values = {one.value for _report, one in checked or told}
    value = next((stage for stage in _STAGES if stage in values), None)
    if value is None:
        return None
    cell = _cell("status", value, [pair for pair in told if pair[1].value == value])
    others = [
        _cell("status", v, [p for p in told if p[1].value == v])
        for v in _STAGES
        if v != value and v in {o.value for _r, o in told}
    ]
    return replace(cell, others=tuple(others))


def _instrument(reports: Sequence[Report]) -> Cell | None:
    """The sort of paper: what says more (a memorandum) before what says less (a cooperation), then the most told."""
    cell = _chosen("instrument", _told(reports, "instrument"))
    if cell is None or cell.standing == "checked" or cell.value != "cooperation" or not cell.others:
        return cell
    best = min(
        cell.others,
        key=lambda other: (-len(other.sources), _INSTRUMENTS.index(other.value) if other.value in _INSTRUMENTS else 9),
    )
    rest = (replace(cell, others=()), *(other for other in cell.others if other is not best))
    return replace(best, others=rest)


def _title(reports: Sequence[Report]) -> Cell:
    """The headline of the report that says most."""
    best = max(reports, key=lambda report: (_stage_rank(report.stage), len(report.told), _reversed(report.key)))
    return Cell("title", best.title, (Source(best.key),))


def _signings(reports: Sequence[Report], *, ahead: bool) -> list[tuple[Report, Told]]:
    """The days of signing; where it has taken place only those of reports that tell of it, if one of these knows the day."""
    told = _told(reports, "signed_on")
    if ahead:
        return told
    past = [pair for pair in told if pair[0].stage not in _AHEAD or pair[1].standing == "checked"]
    sane = [pair for pair in past if not _is_slip(pair[0], pair[1])]
    # A wrong year is the source's slip, of which the reader is warned; another later day is something else's.
    return sane or [pair for pair in past or told if not _is_slip(*pair) or _is_slip_of_year(*pair)]


def _is_slip(report: Report, told: Told) -> bool:
    """Whether a signing that has taken place would lie after the news of it."""
    if told.standing == "checked" or len(report.published) < 10 or report.stage not in _SIGNED:
        return False
    if len(told.value) < 10:
        return told.value > report.published[: len(told.value)]
    return (date.fromisoformat(told.value) - date.fromisoformat(report.published)).days > 1


def _is_slip_of_year(report: Report, told: Told) -> bool:
    if len(told.value) < 10:
        return False
    days = (date.fromisoformat(told.value) - date.fromisoformat(report.published)).days
    return abs(days - 365) <= _NEAR


_NEAR: Final = 14
"""Days between a signing and the news of it, but for the year that was mistaken."""


def _warned(cell: Cell, reports: Sequence[Report]) -> Cell:
    """The day of signing with a warning where it lies after the news that tells of it."""
    by_key = {report.key: report for report in reports}
    told = Told("signed_on", cell.value, standing="checked" if cell.standing == "checked" else "found")
    if any(source.report in by_key and _is_slip(by_key[source.report], told) for source in cell.sources):
        return replace(cell, more={**cell.more, "warning": "after_news"})
    return cell


def _ends(reports: Sequence[Report], signed: str) -> tuple[list[tuple[Report, Told]], list[tuple[Report, Told]]]:
    """The ends of this agreement, and those of the former one: what ended before the signing, or before news of a new paper."""
    ends: list[tuple[Report, Told]] = []
    former = _told(reports, "former_end")
    for report, told in _told(reports, "ends_on"):
        if told.standing != "checked" and _is_over(report, told.value, signed):
            former.append((report, told))
        else:
            ends.append((report, told))
    return ends, former


def _is_over(report: Report, end: str, signed: str) -> bool:
    if signed and end[: len(signed)] <= signed[: len(end)]:
        return True
    day = report.published
    return bool(day) and end < day[: len(end)] and report.stage != "in_force"


def _contradict(kind: str, one: str, other: str) -> bool:
    """Whether two values of a cell cannot both be true."""
    if kind in ("instrument", "status", "title", "former_end"):
        return False
    if kind in ("signed_on", "ends_on"):
        return not (one.startswith(other) or other.startswith(one))
    if kind == "venue":
        a, b = (
            frozenset(_plain(text)[i : i + 3] for i in range(max(1, len(_plain(text)) - 2))) for text in (one, other)
        )
        return len(a & b) * 2 < min(len(a), len(b))
    return one != other


def _plain(text: str) -> str:
    return "".join(fold(text).split())


# ── cells of several values ──────────────────────────────────────────────────────────────────────────────────────────


def _parties(reports: Sequence[Report]) -> list[Cell]:
    """Each party once, by the name of the report that says most; no ministry beside its own department."""
    order = sorted(
        reports, key=lambda r: (-_stage_rank(r.stage), -sum(1 for _ in r.of("party")), r.published or "9999", r.key)
    )
    merged: dict[str, list[tuple[Report, Told]]] = {}
    for report, told in _told(order, "party"):
        key = str(told.more.get("key") or party_key(told.value))
        same = next((known for known in merged if known == key or are_alike(known, key)), key)
        merged.setdefault(same, []).append((report, told))
    for pairs in merged.values():
        pairs.sort(key=lambda pair: is_slip(pair[1].value))
    named = [
        Named(
            key,
            told[0][1].value,
            any(one.standing == "checked" for _report, one in told),
            any(one.more.get("side") for _report, one in told),
        )
        for key, told in merged.items()
    ]
    return [
        replace(
            _cell("party", named[place].name, merged[named[place].key]),
            more={**merged[named[place].key][0][1].more, "key": named[place].key},
        )
        for place in parties_of(named)
    ]


def _parties_differ(reports: Sequence[Report]) -> bool:
    """Whether two reports each name a party that the other, which names two at least, does not."""
    told = [frozenset(str(one.more.get("key")) for one in report.of("party")) for report in reports]
    several = [keys for keys in told if len(keys) >= 2]
    return any(
        any(not _known(key, b) for key in a) and any(not _known(key, a) for key in b)
        for number, a in enumerate(several)
        for b in several[number + 1 :]
    )


def _known(key: str, keys: frozenset[str]) -> bool:
    return key in keys or any(are_alike(key, k) or key in parents(k) or k in parents(key) for k in keys)


def _people(reports: Sequence[Report], role: str) -> tuple[list[Cell], bool]:
    """Each person once, and whether a name is spelt in two ways."""
    merged: dict[str, list[tuple[Report, Told]]] = {}
    for report, told in _told(reports, role):
        key = person_key(told.value)
        same = next((known for known in merged if is_one_person(known, key)), key)
        merged.setdefault(same, []).append((report, told))
    cells, doubtful = [], False
    for key, all_told in merged.items():
        spellings: dict[str, list[tuple[Report, Told]]] = defaultdict(list)
        for pair in all_told:
            spellings[person_key(pair[1].value)].append(pair)
        doubtful = doubtful or len(spellings) > 1
        order = sorted(spellings.values(), key=lambda of: (-len(of), person_key(of[0][1].value)))
        shown = [_cell(role, max((one.value for _r, one in of), key=len), of) for of in order]
        position = next((str(one.more["position"]) for _r, one in all_told if one.more.get("position")), "")
        more = {"key": key, **({"position": position} if position else {})}
        cells.append(replace(shown[0], others=tuple(shown[1:]), more=more))
    return cells, doubtful


def _several(reports: Sequence[Report], kind: str) -> list[Cell]:
    merged: dict[tuple[str, str], list[tuple[Report, Told]]] = {}
    for report, told in _told(reports, kind):
        merged.setdefault((_plain(told.value), str(told.more.get("currency", ""))), []).append((report, told))
    return [_cell(kind, told[0][1].value, told) for told in merged.values()]
