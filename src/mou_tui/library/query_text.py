"""The text of a query as it is read: its words and phrases one after the other, and what is wrong with them."""

import re
from typing import Final

from mou_tui.i18n import _
from mou_tui.library.charmap import matchable
from mou_tui.library.query_tree import QueryError, Term
from mou_tui.thai.canonical import canonical

_QUOTES: Final = {'"': '"', "“": "”", "”": "”", "„": "”", "«": "»"}


class QueryText:
    """A query's text and the place up to which it was read, `at`; positions are offsets in code points."""

    def __init__(self, text: str, partial: bool, expand: bool) -> None:
        """`partial`: it may still be typed, and what is wrong is kept as `error`; `expand`: organisations have their other names too."""
        self.text = text
        self.partial = partial
        self.expand = expand
        self.at = 0
        self.error: QueryError | None = None
        self.misunderstood = False
        """Whether a condition could not be understood: then nothing is found."""
        self.expansions: dict[str, tuple[str, ...]] = {}
        """The other names under which words are looked for."""

    @property
    def here(self) -> str:
        """The character to be read next, "" at the end."""
        return self.text[self.at : self.at + 1]

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What is to be read next, where it is such."""
        return pattern.match(self.text, self.at)

    def wrong(self, cause: str, position: int, advice: str | None = None) -> None:
        """Raise the error or, while typing, keep the first and go on."""
        error = QueryError(cause, position, text=self.text, advice=advice)
        if not self.partial:
            raise error
        if self.error is None:
            self.error = error

    def misunderstand(self, cause: str, position: int, advice: str | None = None) -> None:
        """A condition that cannot be understood: an error or, while typing, nothing is found."""
        self.wrong(cause, position, advice)
        self.misunderstood = True

    def is_being_typed(self) -> bool:
        """Whether the word before `at` may not be finished."""
        return self.partial and self.at == len(self.text)

    def skip_spaces(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def word(self) -> tuple[str, bool]:
        """The word or the quoted phrase that begins here, and whether it was quoted."""
        start = self.at
        opened: list[int] = []
        closing = _QUOTES.get(self.text[start]) if start < len(self.text) else None
        if closing is not None:
            return self._phrase(closing), True
        while self.at < len(self.text):
            character = self.text[self.at]
            if character.isspace() or (character in _QUOTES and self.at > start):
                break
            if character == "(":
                opened.append(self.at)
            elif character == ")":
                # One that closes a parenthesis of the word's own belongs to it: บันทึก(MoU).
                if not opened:
                    break
                opened.pop()
            self.at += 1
        if opened:
            self.wrong(_("This parenthesis is not closed."), opened[0])
        return self.text[start : self.at], False

    def _phrase(self, closing: str) -> str:
        start = self.at
        ends = {closing, '"'} if closing != '"' else {'"', "”"}
        self.at += 1
        while self.at < len(self.text) and self.text[self.at] not in ends:
            self.at += 1
        phrase = self.text[start + 1 : self.at]
        if self.at < len(self.text):
            self.at += 1
        else:
            self.wrong(_("This quotation is not closed."), start)
        return phrase

    def term(self, word: str, start: int, *, expand: bool = True) -> Term | None:
        needle = matchable(canonical(word)).strip()
        if not needle:
            if word.strip():
                return None
            self.wrong(_("There is nothing between these quotation marks."), start)
            return None
        if "\n" in needle:
            needle = needle.replace("\n", " ")
        return Term(word, needle, start, self._aliases(word, needle) if expand else ())

    def _aliases(self, word: str, needle: str) -> tuple[str, ...]:
        if not self.expand or len(needle) < 2:
            return ()
        from mou_tui.organizations import aliases

        # A form in which the word itself stands finds nothing more.
        others = {matchable(form): form for form in aliases(canonical(word).strip()) if needle not in matchable(form)}
        if others:
            self.expansions[word] = tuple(others.values())
        return tuple(others)
