"""The articles for which a field's condition holds."""

import os
from collections.abc import Collection, Iterable
from typing import Any

import apsw

from mou_tui.library.charmap import matchable
from mou_tui.library.marks import Marks
from mou_tui.library.matching import FieldNode, Words
from mou_tui.library.orders import Snapshot
from mou_tui.library.query_tree import FieldChoice, FieldRange, FieldText, Node, Term
from mou_tui.library.schema import rows, rows_in


class FieldSearch:
    """Answers conditions on fields over one state of the index, each once."""

    def __init__(self, connection: apsw.Connection, snapshot: Snapshot, marks: Marks) -> None:
        self.db = connection
        self.snapshot = snapshot
        self.marks = marks
        self._answers: dict[Node, Collection[int]] = {}

    def rowids(self, node: FieldNode) -> Collection[int]:
        """The articles for which `node` holds."""
        answer = self._answers.get(node)
        if answer is None:
            answer = self._ask(node)
            if answer and max(answer) > self.snapshot.highest:
                # Added by a builder since the snapshot was made.
                answer = {rowid for rowid in answer if rowid <= self.snapshot.highest}
            self._answers[node] = answer
        return answer

    def _ask(self, node: FieldNode) -> Collection[int]:
        match node:
            case FieldRange(field=field) if field.kind == "published":
                low = node.low if node.low is not None else 1
                return self.snapshot.published_within(low, node.high if node.high is not None else 99_999_999)
            case FieldRange():
                return self._in_range(node)
            case FieldChoice(field=field, value=value) if field.kind == "is":
                return self._is(value)
            case FieldChoice(field=field, value=value) if field.kind == "has":
                return self._has(value)
            case FieldChoice(field=field, value=value):
                return self._without_any(field.kind) if value == "none" else self._with_value(field.kind, value)
            case FieldText(field=field, term=term) if field.kind == "tag":
                ids = [
                    id_ for id_, tags in self.marks.tags.items() if any(term.needle == matchable(tag) for tag in tags)
                ]
                return self.of_ids(ids)
            case FieldText(field=field, term=term, exact=exact) if field.own:
                return self._by_own_value(field.own, term, exact)
            case FieldText(field=field, term=term) if field.kind == "path":
                return self._by_path(term)
            case FieldText(field=field, term=term, exact=exact):
                return self._by_value(field.kind, term, exact)

    def _integers(self, statement: str, bindings: Any = ()) -> set[int]:
        return {rowid for (rowid,) in rows(self.db, statement, bindings)}

    def _in_range(self, node: FieldRange) -> set[int]:
        statement = "select distinct p.article from value v join posting p on p.value = v.id where v.kind = ?"
        bindings: list[Any] = [node.field.kind]
        if node.low is not None:
            statement += " and v.high >= ?"
            bindings.append(node.low)
        if node.high is not None:
            statement += " and v.low <= ?"
            bindings.append(node.high)
        if node.currency is not None:
            statement += " and v.text like ?"
            bindings.append(f"% {node.currency}")
        return self._integers(statement, tuple(bindings))

    def _is(self, value: str) -> Collection[int]:
        match value:
            case "bookmarked":
                return self.of_ids(self.marks.bookmarked)
            case "read":
                return self.of_ids(self.marks.read)
            case "unread":
                return set(self.snapshot.order()) - self.of_ids(self.marks.read)
            case "all-checked":
                return self._with_value("has", "checked") - self._with_value("has", "partly-checked")
            case "unchecked":
                return self._with_any("instrument") - self._with_value("has", "checked")
            case _:
                return self._with_value("has", value)

    def _has(self, value: str) -> Collection[int]:
        match value:
            case "published":
                return self.snapshot.published_within(1, 99_999_999)
            case "source":
                return self._integers("select rowid from article where url is not null")
            case "agreement":
                return self._with_any("instrument")
            case "signatory" | "witness" | "chair":
                return self._integers(
                    "select distinct p.article from value v join posting p on p.value = v.id where v.kind = ?", (value,)
                )
            case _:
                return self._with_value("has", value)

    def _without_any(self, kind: str) -> set[int]:
        """Those of whose agreements none has a `kind`, as those without an agreement; not those of which that is not known."""
        unknown = self._integers("select rowid from article where instrument is null")
        return set(self.snapshot.order()) - self._with_any(kind) - unknown

    def _with_any(self, kind: str) -> set[int]:
        """Those with an agreement that has a `kind`."""
        return self._integers(
            "select p.article from value v join posting p on p.value = v.id where v.kind = ? and v.text <> 'none'",
            (kind,),
        )

    def _with_value(self, kind: str, text: str) -> set[int]:
        return self._integers(
            "select p.article from value v join posting p on p.value = v.id where v.kind = ? and v.text = ?",
            (kind, text),
        )

    def _by_value(self, kind: str, term: Term, exact: bool) -> set[int]:
        wanted = Words(term)
        # A party's names stand on a line each.
        values = [
            number
            for number, doc in self.snapshot.values(kind)
            if wanted.matches(doc) and (not exact or term.needle in doc.text.split("\n"))
        ]
        return {rowid for (rowid,) in rows_in(self.db, "select article from posting where value in (?*)", values)}

    def _by_path(self, term: Term) -> set[int]:
        statement = "select a.rowid, d.path, f.name from article a join file f on f.id = a.file join folder d on d.id = f.folder"
        return {
            rowid
            for rowid, folder, name in rows(self.db, statement)
            if term.needle in matchable(os.fsdecode(os.path.join(folder, name)))  # noqa: PTH118 - bytes
        }

    def _by_own_value(self, own: str, term: Term, exact: bool) -> set[int]:
        """Those with a value in an own field that contains one of the term's forms, or is one; `*` is any value."""
        forms = (term.needle, *term.aliases)

        def fits(value: str) -> bool:
            return value in forms if exact else term.needle == "*" or any(form in value for form in forms)

        values = ((id_, fields.get(own)) for id_, fields in self.marks.fields.items())
        return self.of_ids([id_ for id_, value in values if value and fits(matchable(value))])

    def of_ids(self, ids: Iterable[str]) -> set[int]:
        """The articles with these ids, or with these ids formerly."""
        wanted = list(ids)
        if not wanted:
            return set()
        successors: dict[str, str] = dict(rows(self.db, "select old, new from successor"))
        if successors:
            wanted += [successors[id_] for id_ in wanted if id_ in successors]
        return {rowid for (rowid,) in rows_in(self.db, "select rowid from article where id in (?*)", wanted)}
