"""What one search leaves to the next: with another letter a query finds nothing that it did not find without."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mou_tui.library.charmap import encodable
from mou_tui.library.doc import Doc
from mou_tui.library.query_tree import And, FieldText, Near, Node, Not, Or, Pattern, Term

_OF_THE_READER: Final = frozenset({"is", "tag"})
"""Fields that the reader's own marks decide: they change while the index does not."""


@dataclass(frozen=True, slots=True)
class PreviousSearch:
    """Where the matches of the query `root` are, in one state of the index and in the order `sort`.

    `newest` are those of the articles looked at first that may match; `among` are articles among which all matches are, in
    that order. None where that is not known.
    """

    root: Node
    sort: str
    newest: Sequence[Doc] | None = None
    among: "array[int] | None" = None

    def tells_of(self, root: Node, sort: str) -> bool:
        """Whether all that matches `root` matched this query too."""
        return sort == self.sort and narrows(root, self.root)


def narrows(new: Node, old: Node) -> bool:
    """Whether whatever matches `new` is sure to match `old`: the same query with longer words, or with more of them.

    Of other queries False, even where it holds.
    """
    match new, old:
        case Term(), Term():
            return _is_longer(new, old)
        case FieldText(), FieldText() if new.field == old.field:
            if new.field.kind == "title":
                return _is_longer(new.term, old.term)
            same = (new.exact, new.term.needle, new.term.aliases) == (old.exact, old.term.needle, old.term.aliases)
            return same and new.field.kind not in _OF_THE_READER
        case And(parts=more), And(parts=parts):
            return len(more) >= len(parts) and all(map(narrows, more, parts))
        case And(parts=(first, *_more)), _:
            return narrows(first, old)
        case Or(parts=more), Or(parts=parts):
            return len(more) == len(parts) and all(map(narrows, more, parts))
        case Not(), Not():
            return narrows(old.part, new.part)
        case (Near() | Pattern(), _) | (_, Near() | Pattern()):
            return new == old
        case (Term() | FieldText() | And() | Or() | Not(), _) | (_, Term() | FieldText() | And() | Or() | Not()):
            return False
        case _:
            return new == old and new.field.kind not in _OF_THE_READER


def _is_longer(new: Term, old: Term) -> bool:
    """Whether a text that has `new` has `old`. Those with a character that has no byte are looked for in another form of it."""
    names = (new.needle, *(alias for alias in new.aliases if alias not in old.aliases))
    coded = encodable(old.needle) is not None
    return all(old.needle in name and (encodable(name) is not None) == coded for name in names)
