"""The operations that join, part and link agreements, and which agreements one may follow."""

from collections.abc import Sequence
from typing import Final, Literal

from mou_tui.agreements.briefs import Brief
from mou_tui.agreements.deals import Deal
from mou_tui.annotations.agreement_operations import NameAgreement, PutItem, SetValue
from mou_tui.annotations.operations import Batch, Operation
from mou_tui.library.agreement_list import AgreementList, SourceArticle

_MOST_FORMER: Final = 9
"""As many as a digit chooses from."""


def former_of(row: Brief, rows: Sequence[Brief]) -> list[Brief]:
    """Those of `rows` that `row` may renew or amend: signed before it, most of its parties first, then the latest."""
    keys = frozenset(row.party_keys)
    day = row.signed_on or row.published
    earlier = [
        other for other in rows
        if other.key != row.key and (other.signed_on or other.published) < day and keys & frozenset(other.party_keys)
    ]  # fmt: skip
    return sorted(
        earlier, key=lambda r: (len(keys & frozenset(r.party_keys)), r.signed_on or r.published), reverse=True
    )[:_MOST_FORMER]


def link(agreements: AgreementList, deal: Deal, other: str, how: Literal["same", "different"]) -> Operation | None:
    """Joins `deal` with the agreement of the key `other`, or parts them; None where that has no news."""
    other_deal = agreements.deal(other)
    sources = agreements.sources(other_deal) if other_deal is not None else []
    if not sources:
        return None
    entry = agreements.entry_for(deal)
    joins = how == "same"
    refs = sources[:1] if joins else sources
    return Batch(
        tuple(PutItem(entry, how, source.ref) for source in refs), "Agreements joined" if joins else "Agreements parted"
    )


def part_source(agreements: AgreementList, deal: Deal, source: SourceArticle) -> Operation:
    """Says that one of an agreement's news tells of another agreement."""
    entry = agreements.entry_for(deal)
    steps = (PutItem(entry, "different", source.ref), PutItem(entry, "reports", source.ref, present=False))
    return Batch(steps, "Agreements parted")


def follow(agreements: AgreementList, deal: Deal, former: Deal, how: Literal["renews", "amends"]) -> Operation:
    """Notes that `deal` renews or amends `former`, which has its name for good from then on."""
    entry = agreements.entry_for(former)
    label = "Renewal noted" if how == "renews" else "Amendment noted"
    return Batch((NameAgreement(entry), SetValue(agreements.entry_for(deal), how, entry.uid)), label)
