"""Every threshold of the extract room, with what it was chosen on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractSettings:
    # The largest capture that is read, in bytes. A page of news is under 3 MB with everything inlined; the
    # largest of 216 was 2 MB. A parsed tree takes about ten times the bytes of its page.
    max_bytes: int = 20_000_000
    # The longest plain text or row, in characters, and the most elements and attributes of one tag that a page may have.
    # The longest of 353 reports and pages looked at has 30,000 characters of text and 7,000 elements; a book has a
    # million characters. What the later rooms do grows faster than the text.
    max_text: int = 2_000_000
    max_elements: int = 300_000
    max_attributes: int = 5_000
    # The deepest nesting of elements that is read. The deepest of 216 news pages was 43; libxml2 itself stops at 256
    # unless told to go on, and the body library recurses once for each level.
    max_depth: int = 250
    # Fewer words than this are no report (a caption page of two pictures has about 25).
    min_words: int = 20
    # A row's text is somebody's choice of what the report is: anything with a word in it is taken.
    min_words_of_a_row: int = 1
    # A page that asks for money and holds fewer words than this is a stub. Paid pages with their whole text have over
    # 250 (the shortest of 31 news pages that say they are not free); teasers have 40 to 120.
    paywall_words: int = 120
    # A page that calls itself a listing, or is mostly links, is refused unless it holds this many words or a paragraph
    # of this many; a brief of one paragraph is a report. No page of 216 articles is refused by it.
    listing_words: int = 120
    listing_paragraph: int = 25
    # Where the body library's quick algorithm and the second extractor agree less than this, its slow ones are asked
    # too. Over .3….8 on 216 pages every value gives the quality of always asking them (AEB .968, news .952 before
    # anything else is done); at .5 they are asked for 15 pages, which are all of those on which it matters.
    agreement: float = 0.5
