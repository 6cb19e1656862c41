"""Facts: what an article says about an agreement, tied to its words.

What is asked for is imported then: the patterns of `extract` take time to compile, and a list shows no facts.
"""

from typing import TYPE_CHECKING, Final

from mou_tui.lazily import attributes

if TYPE_CHECKING:
    from mou_tui.article import Article
    from mou_tui.facts.amount import Money
    from mou_tui.facts.extraction import extract
    from mou_tui.facts.model import KINDS, Fact, Facts, Kind
    from mou_tui.facts.summary import Summary

__all__ = ["KINDS", "Fact", "Facts", "Kind", "Money", "Summary", "extract", "known_facts"]

_MODULES: Final = {
    "KINDS": "model", "Fact": "model", "Facts": "model", "Kind": "model", "Money": "amount", "Summary": "summary",
    "extract": "extraction",
}  # fmt: skip

_attribute = attributes(__name__, _MODULES)


def known_facts(article: "Article") -> "Facts":
    """The facts of `article`; where extracting them fails, none and why. Never raises: one article costs one article."""
    try:
        from mou_tui.facts.extraction import extract

        return extract(article)
    except Exception as error:
        from mou_tui import faults
        from mou_tui.facts.model import Facts
        from mou_tui.i18n.kept import kept

        return Facts(failed=kept(faults.facts_failed(error), technical=faults.technical(error)))


def __getattr__(name: str) -> object:
    return _attribute(name)
