"""Corrections as tables of a file, and back."""

import math
from collections.abc import Mapping
from typing import Any, cast

from mou_tui.facts.amount import Money
from mou_tui.facts.anchors import Anchor
from mou_tui.facts.corrections import Correction, is_date
from mou_tui.facts.durations import parse_duration
from mou_tui.facts.kinds import KIND_BY_KEY
from mou_tui.facts.model import (
    Kind,
    Value,
    value_to_json,
)


def correction_to_table(correction: Correction) -> dict[str, Any]:
    """The correction as a TOML or JSON table, without its empty keys."""
    table: dict[str, Any] = {"operation": correction.operation, "kind": correction.kind}
    for key in ("target", "value"):
        value = getattr(correction, key)
        if value is not None:
            table[key] = value_to_json(value)
    if correction.agreement is not None:
        table["agreement"] = correction.agreement
    if correction.details:
        # TOML has no null: an emptied detail is an empty string there.
        table["details"] = {k: "" if v is None else v for k, v in correction.details.items()}
    if correction.anchor is not None:
        anchor = correction.anchor
        table["anchor"] = {
            "quote": anchor.quote,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
            "start": anchor.start,
        }
    return table


def correction_from_table(table: Mapping[str, Any]) -> Correction:
    """The inverse of `correction_to_table`. Raises KeyError, TypeError or ValueError for what is no correction.

    A person may have written it: what is no value of its kind would be understood by nothing that reads facts.
    """
    kind, agreement = table["kind"], table.get("agreement")
    if agreement is not None and (type(agreement) is not int or agreement < 1):
        raise ValueError(f"no number of an agreement: {agreement!r}")
    return Correction(
        operation=table["operation"],
        kind=kind,
        target=_value(kind, table.get("target")),
        anchor=_anchor(table["anchor"]) if "anchor" in table else None,
        value=_value(kind, table.get("value")),
        details={k: None if v == "" else v for k, v in table.get("details", {}).items()},
        agreement=agreement,
    )


def _anchor(table: Mapping[str, Any]) -> Anchor:
    anchor = Anchor(table["quote"], table.get("prefix", ""), table.get("suffix", ""), table.get("start", 0))
    if not all(isinstance(words, str) for words in (anchor.quote, anchor.prefix, anchor.suffix)):
        raise TypeError("the words of an anchor are no text")
    if type(anchor.start) is not int:
        raise TypeError(f"no place in a text: {anchor.start!r}")
    return anchor


def _value(kind: Kind, value: Any) -> Value | None:
    if isinstance(value, Mapping):
        value = Money(value["amount"], value["currency"])
    if value is None or _is_value(kind, value):
        return cast(Value | None, value)
    raise ValueError(f"no value of {kind}: {value!r}")


def _is_value(kind: Kind, value: Any) -> bool:
    """Whether `value` has the form that facts of its kind have (docs/facts-format.md)."""
    if kind == "money":
        return isinstance(value, Money) and _is_amount(value.amount) and isinstance(value.currency, str)
    if KIND_BY_KEY[kind].form == "number":
        return KIND_BY_KEY[kind].is_number(value)
    if not isinstance(value, str):
        return False
    if kind in ("signed_on", "expires_on"):
        return is_date(value)
    return kind != "term" or parse_duration(value) is not None


def _is_amount(amount: Any) -> bool:
    return type(amount) in (int, float) and math.isfinite(amount)
