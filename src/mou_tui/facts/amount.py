"""An amount of money."""

from typing import NamedTuple


class Money(NamedTuple):
    """An amount in full units of its ISO 4217 currency."""

    amount: int | float
    currency: str = "THB"
