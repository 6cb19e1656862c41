"""Lists of feeds as other feed readers keep them: OPML 2.0 (http://opml.org/spec2.opml), read and written."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from mou_tui import clock
from mou_tui.errors import InputError
from mou_tui.feeds.discovery import web_scheme
from mou_tui.feeds.subscriptions import Feed
from mou_tui.i18n import _
from mou_tui.loaders.draft import web_address
from mou_tui.thai.canonical import canonical_line

_MOST: Final = 10_000


class Outline(NamedTuple):
    """A feed of a list."""

    url: str
    title: str
    site: str


def read_opml(data: bytes) -> list[Outline]:
    """The feeds in an OPML file, each address once, whatever folders they are in. Raises InputError where it is none."""
    from lxml import etree

    # No entities, no other files, no network: the list came from somewhere.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise InputError(_("This is no list of feeds (OPML)."), advice=_("Export one from the other feed reader."))
    outlines: dict[str, Outline] = {}
    for outline in root.iter("outline"):
        values = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
        url = web_address(web_scheme(values.get("xmlurl", "")))
        if url and len(outlines) < _MOST:
            title = canonical_line(values.get("title") or values.get("text") or "")
            outlines.setdefault(url, Outline(url, title, web_address(values.get("htmlurl")) or ""))
    return list(outlines.values())


def write_opml(feeds: Iterable[Feed]) -> bytes:
    """The feeds as an OPML file."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = "mou-tui"
    etree.SubElement(head, "dateCreated").text = clock.now().strftime("%a, %d %b %Y %H:%M:%S GMT")
    body = etree.SubElement(root, "body")
    for feed in feeds:
        more = {"htmlUrl": feed.site} if feed.site else {}
        etree.SubElement(body, "outline", type="rss", text=feed.name, title=feed.name, xmlUrl=feed.url, **more)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written
