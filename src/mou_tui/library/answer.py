"""What a search that found nothing has looked through, so that “there is none” can be relied on."""

from typing import TYPE_CHECKING

from mou_tui.i18n import _, ngettext

if TYPE_CHECKING:
    from mou_tui.library.index import Library
    from mou_tui.library.query import Query


def what_was_searched(library: "Library", query: "Query") -> list[str]:
    """Sentences: how many articles were searched, by which other names, and which files could not be; touches the disk."""
    count = library.count()
    said = [ngettext("%(n)s article was searched.", "%(n)s articles were searched.", count) % {"n": f"{count:,}"}]
    if query.expansions:
        names = ", ".join(dict.fromkeys(name for names in query.expansions.values() for name in names))
        said.append(_("Other names looked for: %s.") % names)
    unread, scans = library.unread()
    if unread:
        could_not = ngettext("%(n)s file could not be read", "%(n)s files could not be read", unread) % {
            "n": f"{unread:,}"
        }
        if scans:
            could_not += " " + ngettext("(%(n)s scan without text)", "(%(n)s scans without text)", scans) % {
                "n": f"{scans:,}"
            }
        said.append(could_not + ".")
    return said
