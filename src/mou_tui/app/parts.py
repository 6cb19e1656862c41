"""What the bars show: words with their styles, and how many articles there are."""

from typing import Literal, NamedTuple

PartStyle = Literal["plain", "dim", "strong", "key", "accent", "error"]


class Part(NamedTuple):
    """Words of a bar; `action` is what a click on them does (`screen.do('help')`)."""

    text: str
    style: PartStyle = "plain"
    action: str = ""


class HitCount(NamedTuple):
    """How many articles of `total` the list shows, and `inside` of them have a short word inside longer ones only.

    `problem` is what is wrong with a half-written query.
    """

    shown: int
    total: int
    exact: bool = True
    problem: str = ""
    inside: int = 0
