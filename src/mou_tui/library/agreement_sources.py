"""The articles that tell of an agreement."""

from dataclasses import dataclass

from mou_tui.annotations.agreements import ReportRef, report_key
from mou_tui.annotations.bookmarks import ArticleRef, remembered_path


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """An article that tells of an agreement, as lists show it."""

    rowid: int
    id: str
    path: str
    locator: str
    title: str
    published_on: str
    source_url: str
    number: int
    says: str = ""
    """A sketch of its text, of a row of a table."""

    @property
    def report(self) -> str:
        """The key of the report that it is."""
        return report_key(self.id, self.number)

    @property
    def ref(self) -> ReportRef:
        """What is remembered of it."""
        article = ArticleRef(
            remembered_path(self.path),
            self.id,
            self.locator,
            self.source_url or None,
            self.title,
            self.published_on or None,
            self.says,
        )
        return ReportRef(article, self.number)
