"""What bringing an index up to date tells: how far it is, and what came of it."""

from dataclasses import dataclass
from typing import NamedTuple


class Progress(NamedTuple):
    """Where a sync is.

    `phase` is scan, index, facts or done; `rate` in files a second (of facts: in articles); `eta` in seconds, None while unknown.
    """

    phase: str
    done: int = 0
    total: int = 0
    rate: float = 0.0
    failed: int = 0
    eta: float | None = None


@dataclass(slots=True)
class Outcome:
    """What a sync did, in files. `complete` is False where it was cancelled."""

    added: int = 0
    changed: int = 0
    moved: int = 0
    removed: int = 0
    failed: int = 0
    corrected: int = 0
    facts: int = 0
    """Articles whose facts were extracted after the words of all."""
    complete: bool = True
