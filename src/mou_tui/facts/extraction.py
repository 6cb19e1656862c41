"""Article → Facts: the order of the passes."""

from mou_tui.article import Article
from mou_tui.facts.corrections import in_reading_order
from mou_tui.facts.model import Fact, Facts


def extract(article: Article) -> Facts:
    """The facts of `article`, in the order of KINDS. Never raises: an article without an agreement has few facts."""
    items: list[Fact] = []
    return Facts(tuple(in_reading_order(items)))
