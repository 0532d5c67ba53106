"""Finds what speaks against a page being a whole report: it breaks off, asks for money, or lists other pages."""

from __future__ import annotations

from variorum.extract.blocks.layout import Layout
from variorum.extract.boilerplate.furniture import asks_for_money
from variorum.extract.dom.flat import Flat
from variorum.extract.metadata.head import Head
from variorum.extract.settings import ExtractSettings


def cut_off(text: str) -> str | None:
    """In words, how the page breaks off; None where it does not. A page that was received whole closes its last tag."""
    end = text.rstrip()
    # some pages have a script or a comment behind their last tag
    if "</html" in end[-400:].lower() or "</body" in end[-400:].lower():
        return None
    if end.rfind("<") > end.rfind(">"):
        return "in the middle of a tag"
    if end.lower().rfind("<script") > end.lower().rfind("</script"):
        return "in the middle of a script"
    return None


def asks(layout: Layout) -> bool:
    """Whether a short line near the body asks to subscribe or log in to read on."""
    body = layout.paragraphs() or [0]
    first, last = body[0], body[-1]
    # a few lines before the body, and more behind it
    near = layout.flat.lines[max(0, first - 4) : last + 12]
    return any(len(line.key) < 260 and asks_for_money(line.text) for line in near)


def listing(flat: Flat, head: Head, settings: ExtractSettings) -> str | None:
    """In words, why the page looks like a list of links; None where it does not, or says that it is an article."""
    said = head.is_article()
    if said:
        return None
    # the share of the text that is links
    linked = sum(len(node.text) for line in flat.lines for node in line.nodes if node.linked)
    total = sum(len(node.text) for line in flat.lines for node in line.nodes)
    share = linked / max(1, total)
    if said is False:
        return "it says of itself that it is no article"
    # a page with hardly any text is no list, whatever its links
    return f"{share:.0%} of its text is links" if share > settings.listing_links and total > 500 else None
