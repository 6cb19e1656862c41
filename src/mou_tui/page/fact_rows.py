"""The lines of the facts pane: facts grouped by kind, each with what is known about it. Knows no screen."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from mou_tui.facts.kinds import KIND_BY_KEY, KIND_TABLE, PANE_ORDER
from mou_tui.facts.labels import (
    MEDIUM_LABELS,
    NO_AGREEMENT,
    ROLE_LABELS,
    KindLabel,
    changed_text,
    fact_name,
    kind_labels,
    said_of_agreement,
    value_text,
)
from mou_tui.facts.model import Fact, Facts, Kind
from mou_tui.i18n import N_, EraChoice, _
from mou_tui.page.fact_lines import CHECKED, DOUBTFUL, FOUND, LEFT, MISSING, SURE, FactRows, Item, Row, Style
from mou_tui.thai.width import cells, pad, truncate

if TYPE_CHECKING:
    from mou_tui.annotations import FilledField

_MARKS: Final = {"sure": SURE, "found": FOUND, "doubtful": DOUBTFUL}

_SHORTENED: Final = 3
"""Lines of a value that is not chosen; the chosen one is shown whole."""
_LABEL_WIDEST: Final = 14
_NAME_WIDEST: Final = 18
"""Columns of an own field's name."""

_MARK_STYLES: Final[dict[str, Style]] = {DOUBTFUL: "warning", SURE: "detail", MISSING: "detail"}


class _Group(NamedTuple):
    """Facts that stand together: of one kind, or people of one role."""

    kind: Kind
    label: KindLabel
    color: str
    facts: tuple[Fact, ...]
    single: bool
    """Whether an agreement has at most one: the value stands beside its label."""
    stated: str = ""
    """What is said where there is none; nothing is where this is empty."""


_NAMES: Final = frozenset({"party", "person", "venue"})
"""Kinds whose values are names, which no line divides where it need not."""

_PEOPLE: Final = ("signatory", "chair", "witness", "other")
_ORDER: Final[tuple[tuple[Kind, bool, str], ...]] = tuple(
    (kind.key, kind.single, kind.where_none)
    for kind in (*map(KIND_BY_KEY.__getitem__, PANE_ORDER), *(k for k in KIND_TABLE if k.key not in PANE_ORDER))
)

PLURAL_LABELS: Final = {
    **{kind.key: kind.plural for kind in KIND_TABLE if kind.plural},
    "signatory": N_("Signatories"),
    "witness": N_("Witnesses"),
    "chair": N_("Chair of the ceremony"),
    "other": N_("Other people"),
}
"""Headings of groups, by kind and by role for people."""


def fact_rows(
    facts: Facts,
    width: int,
    era: EraChoice = "auto",
    chosen: int | None = None,
    edit_key: str = "e",
    fields: "Sequence[FilledField]" = (),
) -> FactRows:
    """The lines in `width` columns, own `fields` below the facts; the item number `chosen` is shown whole.

    `edit_key` is the key of which a fact that is not stated says that it fills it in.
    """
    maker = _Maker(max(12, width), era, chosen, edit_key)
    numbers = sorted({number for f in facts for number in f.agreements}) or [1]
    if not reports_agreement(facts):
        maker.note(said_of_agreement(facts) or _(NO_AGREEMENT))
        maker.gap()
    for number in numbers:
        if len(numbers) > 1:
            maker.gap()
            maker.heading(_("Agreement %(n)d") % {"n": number})
        # What belongs to several stands under each: every agreement is told in full.
        of_it = [f for f in facts if number in f.agreements]
        maker.groups(_groups(of_it, number, missing=reports_agreement(facts) and number == numbers[0]), number)
    of_article = [f for f in facts if f.agreement is None]
    if of_article:
        if len(numbers) > 1:
            maker.gap()
            maker.heading(_("The article as a whole"))
        maker.groups(_groups(of_article, None, missing=False), None)
    maker.fields(fields)
    maker.count()
    return FactRows(tuple(maker.rows), tuple(maker.items))


def reports_agreement(facts: Facts) -> bool:
    """Whether an agreement is reported at all."""
    instruments = [f for f in facts.of("instrument") if f.value != "none"]
    return bool(instruments) or any(f.kind in ("party", "signed_on", "term") and f.source == "reader" for f in facts)


def mark_of(fact: Fact | None) -> str:
    """✓ checked, · sure, ? found, ⚠ doubtful, – not stated."""
    if fact is None:
        return MISSING
    if fact.checked:
        return CHECKED
    return _MARKS[fact.trust]


def _groups(facts: Sequence[Fact], agreement: int | None, *, missing: bool) -> list[_Group]:
    groups = []
    for kind, single, stated in _ORDER:
        of_kind = [f for f in facts if f.kind == kind]
        if kind == "person":
            for role in _PEOPLE:
                of_role = tuple(f for f in of_kind if _role(f) == role)
                if of_role:
                    label = ROLE_LABELS[role]._replace(name=PLURAL_LABELS[role])
                    groups.append(_Group(kind, label, role, of_role, False))
            continue
        if not of_kind and (not missing or not stated or agreement is None):
            continue
        if kind in ("instrument", "status") and of_kind and all(f.value == "none" for f in of_kind):
            continue
        label = kind_labels()[kind]
        if not single:
            label = label._replace(name=PLURAL_LABELS[kind])
        groups.append(_Group(kind, label, kind, tuple(of_kind), single, stated))
    return groups


def _role(fact: Fact) -> str:
    role = str(fact.details.get("role") or "other")
    return role if role in _PEOPLE else "other"


class _Maker:
    """Writes rows one below the other."""

    def __init__(self, width: int, era: EraChoice, chosen: int | None, edit_key: str) -> None:
        self.width = width
        self.era = era
        self.chosen = chosen
        self.edit_key = edit_key
        self.rows: list[Row] = []
        self.items: list[Item] = []
        names = [_(kind_labels()[kind].name) for kind, single, _stated in _ORDER if single]
        self.label_width = min(_LABEL_WIDEST, max(cells(name) for name in names), max(4, (width - 1) // 3))

    def gap(self) -> None:
        if self.rows and self.rows[-1].pieces:
            self.rows.append(Row())

    def note(self, words: str) -> None:
        for line in _wrapped(words, self.width - LEFT):
            self.rows.append(Row(((line, "note"),)))

    def heading(self, words: str) -> None:
        self.rows.append(Row(((truncate(words, self.width - LEFT), "label"),)))

    def groups(self, groups: Sequence[_Group], agreement: int | None) -> None:
        for before, group in zip([None, *groups], groups, strict=False):
            if before is None or not (before.single and group.single):
                self.gap()
            self._group(group, agreement)

    def _group(self, group: _Group, agreement: int | None) -> None:
        if not group.single and (group.facts or group.stated):
            name = truncate(_(group.label.name), self.width - LEFT)
            self.rows.append(Row(((name, "label"),), group.label.letter, group.color))
        for fact in group.facts:
            self._item(Item(group.kind, agreement, fact), group)
        if not group.facts:
            self._item(Item(group.kind, agreement), group)

    def _item(self, item: Item, group: _Group) -> None:
        number = len(self.items)
        self.items.append(item)
        prefix: list[tuple[str, Style]] = []
        letter = color = ""
        if group.single:
            prefix = [(pad(_(group.label.name), self.label_width) + " ", "label")]
            letter, color = group.label.letter, group.color
        fact = item.fact
        marked = _MARK_STYLES.get(mark_of(fact), "value")
        prefix.append((mark_of(fact) + " ", marked))
        indent = sum(cells(text) for text, _style in prefix)
        room = max(4, self.width - LEFT - indent)
        first = True
        for words, style in self._said(item, group, room):
            for line in self._shortened(_wrapped(words, room, names=item.kind in _NAMES), number, room):
                lead = tuple(prefix) if first else ((" " * indent, style),)
                self.rows.append(Row((*lead, (line, style)), letter if first else "", color if first else "", number))
                first = False

    def _said(self, item: Item, group: _Group, room: int) -> list[tuple[str, Style]]:
        """What is said of an item: its value, then what belongs to it."""
        fact = item.fact
        if fact is None:
            hint = _("%(missing)s (%(key)s: fill in)") % {"missing": _(group.stated), "key": self.edit_key}
            return [(hint if cells(hint) <= room else _(group.stated), "detail")]
        said: list[tuple[str, Style]] = [(shown_value(fact, self.era), "value")]
        details = fact.details
        if fact.kind == "person" and details.get("position"):
            said.append((str(details["position"]), "detail"))
        elif fact.kind == "quote" and details.get("speaker"):
            said.append((_("— %s") % details["speaker"], "detail"))
        if details.get("derived"):
            said.append((_("worked out from the date of signing and the term"), "detail"))
        if details.get("warning"):
            said.append((warning_text(fact), "warning"))
        if changed := changed_text(fact, era=self.era):
            said.append((changed, "warning"))
        return said

    def fields(self, fields: "Sequence[FilledField]") -> None:
        """The own fields that are filled in, each behind its name."""
        if fields:
            self.gap()
            self.heading(_("Own fields"))
        longest = max((cells(field.name) for field in fields), default=0)
        names = min(max(longest, self.label_width), _NAME_WIDEST, (self.width - LEFT) // 2)
        for field in fields:
            number = len(self.items)
            self.items.append(Item(None, None, field=field.id))
            lead = pad(truncate(field.name, names), names) + " "
            room = max(4, self.width - LEFT - cells(lead))
            for line in self._shortened(_wrapped(field.value, room), number, room):
                self.rows.append(Row(((lead, "label"), (line, "value")), item=number))
                lead = " " * cells(lead)

    def _shortened(self, lines: list[str], number: int, room: int) -> list[str]:
        """The lines of an item, the first ones where it is not chosen."""
        if number == self.chosen or len(lines) <= _SHORTENED:
            return lines
        return [*lines[: _SHORTENED - 1], truncate(lines[_SHORTENED - 1] + "…", room)]

    def count(self) -> None:
        shown = {id(item.fact): item.fact for item in self.items if item.fact is not None}
        if shown:
            self.gap()
            counted = {"checked": sum(fact.checked for fact in shown.values()), "all": len(shown)}
            self.note(_("Checked: %(checked)d of %(all)d") % counted)


def shown_value(fact: Fact, era: EraChoice = "auto") -> str:
    """A fact's value with what names it further: a party's short forms, an abbreviation's long one."""
    value = value_text(fact, era=era)
    details = fact.details
    if fact.kind == "party":
        aliases = [str(a) for a in details.get("aliases") or () if str(a) != value]
        return f"{value} ({', '.join(aliases)})" if aliases else value
    if fact.kind == "abbreviation" and details.get("expansion"):
        return f"{value} = {details['expansion']}"
    if fact.kind == "contact" and details.get("medium"):
        medium = str(details["medium"])
        return f"{_(MEDIUM_LABELS.get(medium, medium))} {value}"
    if fact.kind == "quote":
        return f"“{value.strip('“”')}”"
    kind = KIND_BY_KEY[fact.kind]
    if kind.names and isinstance(fact.value, int) and kind.is_number(fact.value):
        return f"{value} {_(kind.names[fact.value - kind.low])}"
    if fact.kind == "scope" and details.get("number"):
        return f"{details['number']}. {value}"
    return value


WARNINGS: Final = {
    "weekday": N_("The weekday does not fit the date."),
    "later": N_("The article was published before that day."),
    "headline": N_("The headline says otherwise."),
    "unsure": N_("It may be wrong: look at its words."),
    "recognised": N_("A program has read this in a picture (OCR): look at the page."),
}


def warning_text(fact: Fact) -> str:
    """Why a fact is doubtful, in a sentence."""
    code = str(fact.details.get("warning"))
    if code == "unsure" and fact.details.get("doubt"):
        return _("It may be wrong: %(why)s.") % {"why": _(str(fact.details["doubt"]))}
    return _(WARNINGS[code]) if code in WARNINGS else code


def _wrapped(words: str, width: int, *, names: bool = False) -> list[str]:
    from mou_tui.thai.linebreak import prepared, protected_spans

    words = " ".join(words.split())
    spans = _whole_names(words, width) if names else protected_spans(words)
    return [words[start:end].rstrip() for start, end in prepared(words, spans).lines(width)]


# What a place's own name follows without a space: ห้องประชุมพระยาศรีวิสารวาจา.
_PLACE: Final = re.compile(
    "(?:ห้อง|หอ)(?:ประชุม|สมุด|แสดง|โถง)?|อาคาร|ตึก|โรงแรม|โรงเรียน|โรงพยาบาล|ศูนย์(?:การ)?(?:ประชุม)?|สำนักงาน|มหาวิทยาลัย|คณะ|วัด"
)


def _whole_names(words: str, width: int) -> list[tuple[int, int]]:
    """The spans of a name in which no line of `width` columns need end: its parts between spaces, and what is protected."""
    from mou_tui.thai.linebreak import protected_spans

    parts = [found.span() for found in re.finditer("[^ ]+", words)]
    for number, (start, end) in enumerate(parts):
        place = _PLACE.match(words, start, end)
        if place is not None and cells(words[start:end]) > width:
            parts[number] = (place.end(), end)
    fitting = [(start, end) for start, end in parts if start < end]
    if any(cells(words[start:end]) > width for start, end in fitting):
        return protected_spans(words)
    for start, end in protected_spans(words):
        touched = [part for part in fitting if part[0] < end and start < part[1]]
        low, high = min(start, *(s for s, _e in touched), end), max(end, *(e for _s, e in touched), start)
        if cells(words[low:high]) <= width:
            fitting = sorted([*(part for part in fitting if part not in touched), (low, high)])
    return fitting


def facts_in_words(facts: Facts, era: EraChoice = "auto") -> list[str]:
    """The facts one a line and without signs, for pipes and screen readers."""
    lines = [] if reports_agreement(facts) else [said_of_agreement(facts) or _(NO_AGREEMENT)]
    several = len({number for f in facts for number in f.agreements}) > 1
    for fact in facts:
        if fact.value == "none":
            continue
        name = "".join(f"{_('Agreement %(n)d') % {'n': number}}, " for number in fact.agreements) if several else ""
        said = [shown_value(fact, era)]
        said += [str(fact.details[key]) for key in ("position", "speaker") if fact.details.get(key)]
        if fact.details.get("derived"):
            said.append(_("worked out from the date of signing and the term"))
        if fact.checked:
            said.append(_("checked"))
        elif fact.details.get("warning"):
            said.append(warning_text(fact))
        if changed := changed_text(fact, era=era):
            said.append(changed)
        lines.append(f"{name}{fact_name(fact)}: {' · '.join(said)}")
    return lines
