"""An organisation or country at a place of the text."""

from dataclasses import dataclass

from mou_tui.article import Span
from mou_tui.organizations import Organization


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation or country named at text[start:end]; `organization` where the gazetteer knows it."""

    start: int
    end: int
    organization: Organization | None = None
    country: bool = False
    short: bool = False

    @property
    def span(self) -> Span:
        """Where it is named."""
        return Span(self.start, self.end)
