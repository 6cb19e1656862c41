"""A list of parties as it was read from one statement."""

import re
from dataclasses import dataclass, field
from typing import Literal

from mou_tui.article import Span
from mou_tui.facts.body import Body
from mou_tui.facts.rules import Rule

Form = Literal["between", "counted", "numbered", "joined", "row"]
"""How a statement of parties is built, which decides how it is read: ระหว่าง …, 5 หน่วยงาน ได้แก่ …, 1. … 2. …, … กับ …, A และ B ลงนาม."""


@dataclass(slots=True)
class PartyList:
    """Parties read from one statement, which begins at `where` and is read up to `end`.

    `of_people` are the organisations in the positions of people in it; `by_people` says that the members are these, `remote`
    that the statement may be about something else than the paper, `of_paper` that the paper is named right before it, `exact`
    that the text says how many members there are, `listed` that it is one of a list of papers. `signers` are the
    places of people who act for the member before them, each with the word that says so; `through` those of the members that
    act for the one before them: [จังหวัด A] โดย[ศูนย์ B].
    """

    where: int
    form: Form
    rule: Rule
    members: list[Body] = field(default_factory=list)
    of_people: list[Body] = field(default_factory=list)
    end: int = 0
    by_people: bool = False
    remote: bool = False
    of_paper: bool = False
    exact: bool = False
    listed: bool = False
    signers: dict[int, Span] = field(default_factory=dict)
    through: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Reading:
    """How far a list has been read: what has been found, where the reader stands, and the last link between members.

    `number` is that of the item which begins at `item_at`; `last_by` the first member of those that the last โดย led to.
    """

    found: PartyList
    at: int
    limit: int
    link: str = ""
    by: bool = False
    connected: bool = False
    bulleted: bool = False
    closed: bool = False
    number: int = 0
    item_at: int = 0
    last_by: int = 0
    by_at: int = -1

    @property
    def members(self) -> list[Body]:
        """The members read so far."""
        return self.found.members

    @property
    def form(self) -> Form:
        """How the statement is built."""
        return self.found.form

    def passes(self, match: re.Match[str] | None) -> bool:
        """Go on behind `match`; False without one."""
        if match is None:
            return False
        self.at = match.end()
        return True

    def adds(self, body: Body | None) -> bool:
        """Take `body` as a member and go on behind it; False without one."""
        if body is None:
            return False
        self.members.append(body)
        self.at = body.end
        return True
