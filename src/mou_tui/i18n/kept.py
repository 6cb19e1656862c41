"""Sentences that are kept, in the index, and said in the language that is spoken when somebody reads them."""

import json
from typing import Any, NamedTuple

from mou_tui import i18n
from mou_tui.i18n.reasons import SYSTEM_REASONS


class _Source(NamedTuple):
    """What a sentence was made of: the message, its plural and the number that chose, and what was filled in."""

    message: str
    plural: str = ""
    n: int = 0
    values: int | str | dict[str, int | str] | None = None

    def said(self) -> str:
        words = i18n.ngettext(self.message, self.plural, self.n) if self.plural else i18n._(self.message)
        if self.values is None:
            return words
        return words % (
            i18n._(self.values) if isinstance(self.values, str) and self.values in SYSTEM_REASONS else self.values
        )


class Sentence(str):
    """A translated sentence that knows what it is a translation of."""

    source: _Source

    def __mod__(self, values: Any) -> "Sentence":
        return _sentence(self.source._replace(values=_plain(values)))


def _sentence(source: _Source) -> Sentence:
    sentence = Sentence(source.said())
    sentence.source = source
    return sentence


def _plain(values: Any) -> Any:
    """What is filled in, as JSON has it: names with their values, or one value."""
    if isinstance(values, dict):
        return {name: _plain(value) for name, value in values.items()}
    return values if isinstance(values, int) else str(values)


def sentence(message: str) -> Sentence:
    """`message` in the language in use; imported as `_` where what is said may be kept."""
    return _sentence(_Source(message))


def counted_sentence(singular: str, plural: str, n: int) -> Sentence:
    """The form that fits `n`; imported as `ngettext`."""
    return _sentence(_Source(singular, plural, n))


def kept(*sentences: str | None, technical: str = "") -> str:
    """The sentences such that `said_again` can say them in another language; what is no Sentence stays as it is.

    `technical` is what lies behind them, for `technical_of`.
    """
    parts: list[Any] = [list(one.source) if isinstance(one, Sentence) else one for one in sentences if one]
    return json.dumps([*parts, {"technical": technical}] if technical else parts)


def technical_of(kept: str) -> str:
    """What lies behind the sentences that `kept` was made of, "" where that was not kept."""
    parts = json.loads(kept) if kept.startswith("[") else []
    return next((str(part["technical"]) for part in parts if isinstance(part, dict)), "")


def said_again(kept: str) -> str:
    """The sentences that `kept` was made of, in the language in use."""
    if not kept.startswith("["):
        return kept  # words of an index that an earlier version made
    parts = [part for part in json.loads(kept) if not isinstance(part, dict)]
    return " ".join(part if isinstance(part, str) else _Source(*part).said() for part in parts)
