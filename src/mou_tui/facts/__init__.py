"""Facts: what an article says about an agreement, tied to its words.

`extract` is imported when first asked for: its patterns take time to compile, and the reader only shows facts.
"""

from typing import TYPE_CHECKING, Any

from mou_tui import faults
from mou_tui.article import Article
from mou_tui.facts.model import KINDS, Fact, Facts, Kind, Money
from mou_tui.facts.summary import Summary, summary
from mou_tui.i18n.kept import kept

if TYPE_CHECKING:
    from mou_tui.facts.extraction import extract

__all__ = ["KINDS", "Fact", "Facts", "Kind", "Money", "Summary", "extract", "known_facts", "summary"]


def known_facts(article: Article) -> Facts:
    """The facts of `article`; where extracting them fails, none and why. Never raises: one article costs one article."""
    try:
        from mou_tui.facts.extraction import extract

        return extract(article)
    except Exception as error:
        return Facts(failed=kept(faults.facts_failed(error), technical=faults.technical(error)))


def __getattr__(name: str) -> Any:
    if name == "extract":
        from mou_tui.facts.extraction import extract

        return extract
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
