"""A TOML file of the reader's own as a list of entries: what is understood is an item, what is not is kept as it stands.

Each entry keeps the text it is written as, so that one change among 10,000 bookmarks renders one of them.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T")

_NEWER = re.compile(r"\A(?P<name>mou-tui/[a-z]++)/(?P<version>[0-9]{1,4})\Z")


class Entry(Generic[T]):
    """One `[[bookmark]]` or `[[correction]]`: its table as it is written, and the item it stands for (None: not understood)."""

    def __init__(
        self, name: str, table: Mapping[str, Any], read: Callable[[Mapping[str, Any]], T], source: str | None = None
    ) -> None:
        self._name = name
        self._read = read
        named = isinstance(table.get("uid"), str) and table["uid"]
        rest = {key: value for key, value in table.items() if key != "uid"}
        self.table: Mapping[str, Any] = {"uid": table["uid"] if named else _derived_uid(table), **rest}
        if named and source is not None:
            # What was read is written back as it was, comments in it too.
            self.__dict__["text"] = f"[[{name}]]\n{source}"

    @property
    def uid(self) -> str:
        """The entry's name for good."""
        return str(self.table["uid"])

    @property
    def is_rendered(self) -> bool:
        """Whether the text is known already."""
        return "text" in self.__dict__

    @cached_property
    def item(self) -> T | None:
        """What the table stands for, None where it is not understood (a later version's, or a slip of the pen)."""
        try:
            return self._read(self.table)
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    @cached_property
    def text(self) -> str:
        """The entry as it stands in the file."""
        import tomli_w

        # Several lines for a note that has them; but tomli_w would make a \r\n of a text a \n there.
        shown = repr(self.table)
        several_lines = "\\n" in shown and "\\r" not in shown
        text = tomli_w.dumps({self._name: self.table}, multiline_strings=several_lines)
        return text.replace(f"[{self._name}]\n", f"[[{self._name}]]\n", 1)

    def with_changes(self, changes: Mapping[str, Any]) -> "Entry[T]":
        """This entry with other values; a value None takes its key away. Keys that are not named stay."""
        table = {key: value for key, value in {**self.table, **changes}.items() if value is not None}
        # Scalars stand before tables, as TOML wants them.
        ordered = sorted(table.items(), key=lambda pair: isinstance(pair[1], Mapping))
        return Entry(self._name, dict(ordered), self._read)


def _derived_uid(table: Mapping[str, Any]) -> str:
    """The same name in every process for an entry that a person wrote without one."""
    return hashlib.sha256(repr(sorted(table.items(), key=lambda pair: pair[0])).encode("utf-8", "replace")).hexdigest()[
        :12
    ]


class Document(Generic[T]):
    """A file's entries, and what else stands at its top. Changing one is done on a copy, which is then written."""

    def __init__(
        self, kind: "DocumentKind[T]", entries: Iterable[Entry[T]] = (), head: Mapping[str, Any] | None = None
    ) -> None:
        self.kind = kind
        self.entries = list(entries)
        self.head: dict[str, Any] = dict(head or {})
        self._places: dict[str, int] | None = None
        self._of_article: dict[str, list[Entry[T]]] | None = None

    def copy(self) -> "Document[T]":
        """A document that can be changed without changing this one."""
        return Document(self.kind, self.entries, self.head)

    def find(self, uid: str) -> int | None:
        """The place of an entry."""
        if self._places is None:
            self._places = {entry.uid: place for place, entry in enumerate(self.entries)}
        return self._places.get(uid)

    def entry(self, table: Mapping[str, Any]) -> Entry[T]:
        """A new entry, not yet in the document."""
        return Entry(self.kind.entry, table, self.kind.read)

    def insert(self, place: int, entry: Entry[T]) -> None:
        """Put an entry at a place (at the end, where there are fewer)."""
        if place < len(self.entries):
            self._forget()
        else:  # many are added at a time: what is known of the others stays true
            self.__dict__.pop("items", None)
            if self._places is not None:
                self._places[entry.uid] = len(self.entries)
            if self._of_article is not None:
                self._of_article.setdefault(_article_id(entry), []).append(entry)
        self.entries.insert(place, entry)

    def of_article(self, article_id: str) -> list[T]:
        """What belongs to the article with this id."""
        if self._of_article is None:
            self._of_article = {}
            for entry in self.entries:
                self._of_article.setdefault(_article_id(entry), []).append(entry)
        return [entry.item for entry in self._of_article.get(article_id, ()) if entry.item is not None]

    def put(self, place: int, entry: Entry[T]) -> None:
        """Put an entry instead of the one at a place."""
        if self.entries[place].uid != entry.uid:
            self._places = None
        self.entries[place] = entry
        self._of_article = None
        self.__dict__.pop("items", None)

    def remove(self, place: int) -> Entry[T]:
        """Take the entry at a place away."""
        self._forget()
        return self.entries.pop(place)

    def add(self, table: Mapping[str, Any]) -> None:
        """Put an entry behind all others."""
        self.insert(len(self.entries), self.entry(table))

    def take_out(self, uid: str) -> tuple[Mapping[str, Any], int] | None:
        """Remove the entry of this name; its table and the place where it stood, None where there is none."""
        place = self.find(uid)
        return None if place is None else (self.remove(place).table, place)

    def put_back(self, table: Mapping[str, Any], place: int) -> str | None:
        """Put what was taken out back where it stood; its name, None where there is such an entry already."""
        entry = self.entry(table)
        if self.find(entry.uid) is not None:
            return None
        self.insert(place, entry)
        return entry.uid

    def _forget(self) -> None:
        self._places = self._of_article = None
        self.__dict__.pop("items", None)

    @cached_property
    def items(self) -> tuple[T, ...]:
        """What is understood, in the file's order."""
        return tuple(item for entry in self.entries if (item := entry.item) is not None)

    def not_understood(self) -> int:
        """How many entries are kept without being understood."""
        return sum(entry.item is None for entry in self.entries)

    def to_bytes(self) -> bytes:
        """The file."""
        import tomli_w

        head = {key: value for key, value in self.head.items() if key != "format" and key != self.kind.entry}
        form = self.head.get("format", self.kind.format)
        parts = [self.kind.first_line + "\n", tomli_w.dumps({"format": form, **head})]
        parts += [entry.text for entry in self.entries]
        return "\n".join(parts).encode("utf-8")


def _article_id(entry: Entry[Any]) -> str:
    article = entry.table.get("article")
    return str(article.get("id", "")) if isinstance(article, Mapping) else ""


class DocumentKind(Generic[T]):
    """What tells one of the reader's files from another: its names, and how an entry becomes an item."""

    def __init__(
        self, file: str, entry: str, read: Callable[[Mapping[str, Any]], T], page: str = "docs/bookmarks.md"
    ) -> None:
        self.file = file
        self.entry = entry
        self.read = read
        self.format: Final = f"mou-tui/{entry}s/1"
        self.first_line: Final = (
            "# mou-tui owns this file and writes it anew: comments are not kept. "
            f"To change it by hand close mou-tui first; {page} explains it."
        )

    def parse(self, data: bytes, known: Document[T] | None = None) -> Document[T]:
        """The document in a file. Raises ValueError for what is no TOML, or has no list of entries where one belongs.

        Of `known`, an earlier version of the file, the entries that are still there are taken over without parsing them.
        """
        text = data.decode("utf-8-sig")
        parsed = self._parse_blocks(text, known) or self._parse_whole(text)
        return Document(self, _named_apart(parsed[0]), parsed[1])

    def _parse_whole(self, text: str) -> tuple[list[Entry[T]], dict[str, Any]]:
        import tomllib

        head = tomllib.loads(text)
        rows = head.pop(self.entry, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ValueError(f"“{self.entry}” is not a list of tables")
        return [Entry(self.entry, row, self.read) for row in rows], head

    def _parse_blocks(self, text: str, known: Document[T] | None) -> tuple[list[Entry[T]], dict[str, Any]] | None:
        """The entries one by one; None where the file is not laid out as this program does it.

        Where each block is TOML on its own and defines one entry and nothing else, together they mean just that: a header
        within a text of several lines would leave that text without its end.
        """
        import tomllib

        header = f"[[{self.entry}]]\n"
        first, *blocks = text.split(f"\n{header}")
        there = {entry.text: entry for entry in known.entries if entry.is_rendered} if known is not None else {}
        entries = []
        try:
            head = tomllib.loads(first)
            if self.entry in head:
                return None
            for block in blocks:
                entry = there.get(header + block)
                if entry is None:
                    table = tomllib.loads(header + block)
                    if list(table) != [self.entry] or len(table[self.entry]) != 1:
                        return None
                    entry = Entry(
                        self.entry, table[self.entry][0], self.read, block if block.endswith("\n") else block + "\n"
                    )
                entries.append(entry)
        except tomllib.TOMLDecodeError:
            return None
        return entries, head

    def empty(self) -> Document[T]:
        """The document of a file that is not there."""
        return Document(self, (), {"format": self.format})

    def is_newer(self, document: Document[T]) -> bool:
        """Whether a later version of the program wrote the file."""
        match = _NEWER.match(str(document.head.get("format", "")))
        return match is not None and int(match["version"]) > 1


def _named_apart(entries: list[Entry[T]]) -> list[Entry[T]]:
    """The entries with a new name for those that repeat one: a person copied a block."""
    seen: set[str] = set()
    apart = []
    for entry in entries:
        if entry.uid in seen:
            entry = entry.with_changes({"uid": _derived_uid({**entry.table, "repeats": len(seen)})})
        seen.add(entry.uid)
        apart.append(entry)
    return apart
