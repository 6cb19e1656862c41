"""The table of kinds: what each line promises to the pane, to searches and to exports."""

from collections import Counter

import pytest

from mou_tui.exporters.csv import AGREEMENT_COLUMNS
from mou_tui.facts.kinds import KIND_BY_KEY, KIND_TABLE, PANE_ORDER, FactKind
from mou_tui.facts.labels import ROLE_LABELS
from mou_tui.facts.model import KINDS
from mou_tui.library.fields import FIELD_BY_NAME
from mou_tui.page.fact_input import HINTS, parse_value


def test_each_kind_has_a_letter_of_its_own_in_both_languages() -> None:
    roles = [label for role, label in ROLE_LABELS.items() if role != "other"]
    for language in (0, 1):
        letters = Counter(kind.letters[language] for kind in KIND_TABLE)
        letters.update((label.thai_letter, label.latin_letter)[language] for label in roles)
        assert max(letters.values()) == 1


def test_the_pane_orders_known_kinds() -> None:
    assert set(PANE_ORDER) <= set(KINDS)
    assert len(set(KINDS)) == len(KINDS) == len(KIND_BY_KEY)


@pytest.mark.parametrize("kind", KIND_TABLE, ids=lambda kind: kind.key)
def test_a_line_is_whole(kind: FactKind) -> None:
    assert kind.single or kind.plural or kind.key == "person"  # people stand under their roles
    assert bool(kind.hint) == (kind.form in ("date", "term", "money", "number"))
    for name in kind.field:
        assert FIELD_BY_NAME[name].kind == kind.key
    assert all(dict(FIELD_BY_NAME["has"].choices)[word] == kind.key for word in kind.has.split())
    assert kind.key in AGREEMENT_COLUMNS or not kind.column


@pytest.mark.parametrize("kind", [k for k in KIND_TABLE if k.form == "number"], ids=lambda kind: kind.key)
def test_a_number_is_typed_within_its_bounds(kind: FactKind) -> None:
    assert parse_value(kind.key, f"{kind.key.upper()} {kind.high}") == kind.high
    assert len(kind.names) in (0, kind.high - kind.low + 1)
    with pytest.raises(ValueError, match=HINTS[kind.key][:8]):
        parse_value(kind.key, str(kind.high + 1))
