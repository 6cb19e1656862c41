"""What the bars show: words with their styles, and how many articles there are."""

from dataclasses import dataclass
from typing import Literal

PartStyle = Literal["plain", "dim", "strong", "key", "accent", "error"]


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a bar; `action` is what a click on them does (`screen.do('help')`)."""

    text: str
    style: PartStyle = "plain"
    action: str = ""


@dataclass(frozen=True, slots=True)
class HitCount:
    """How many articles of `total` the list shows; `problem` is what is wrong with a half-written query."""

    shown: int
    total: int
    exact: bool = True
    problem: str = ""
