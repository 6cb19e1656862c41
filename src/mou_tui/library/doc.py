"""The text of an article as matching looks at it."""

from mou_tui.library import charmap
from mou_tui.thai.fold import fold


class Doc:
    """The text of one article, in the forms that matching needs, each made when first asked for."""

    # Tens of thousands are made for a common word: what is not asked for yet is not even set.
    __slots__ = ("_folded", "_text", "beside", "coded", "rowid")
    _folded: bytes
    _text: str

    def __init__(self, rowid: int, coded: bytes, beside: str | None) -> None:
        self.rowid = rowid
        self.coded = coded
        self.beside = beside

    @property
    def folded(self) -> bytes:
        """The folded bytes."""
        try:
            return self._folded
        except AttributeError:
            self._folded = self.coded.translate(charmap.FOLD)
            return self._folded

    @property
    def text(self) -> str:
        """`matchable` of the text, for what has no byte of its own."""
        try:
            return self._text
        except AttributeError:
            self._text = charmap.matchable(charmap.decode(self.coded, self.beside or ""))
            return self._text

    @property
    def folded_text(self) -> str:
        """The folded text, with its spaces."""
        return charmap.decode(self.folded, fold(self.beside or ""))

    def title(self) -> "Doc":
        """The headline alone."""
        end = self.coded.find(b"\n")
        if end < 0:
            return self
        coded = self.coded[:end]
        return Doc(self.rowid, coded, self.beside[: coded.count(charmap.HELD)] if self.beside else None)


def doc_of(text: str, number: int = 0) -> Doc:
    """The forms of a text that is not in the index."""
    coded, beside = charmap.encode(text)
    return Doc(number, coded, beside or None)
