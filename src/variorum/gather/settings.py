"""What the doors will take in. Every limit is a refusal that names it, so that a user knows what to raise."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class GatherSettings:
    """Sizes are bytes."""

    # One page, text, row, feed item or archive record, after decompression. The largest real news page met (216 pages
    # of ../shared/pages) is 2.6 MB; a hundred-page PDF's text is under 1 MB. Twelve times that leaves room for a
    # live blog; a page of 50 MB would keep the extractor busy for minutes.
    document_bytes: int = 32 * MEGABYTE
    # Lines of one JSONL file. A million reports is more than a dossier can hold; a larger file is cut with a refusal.
    rows: int = 1_000_000
    # How many times larger a compressed input may become. Real pages gzip 4 to 12 times; a bomb of zeros 1,032 times.
    # Counted only past `expansion_from`, because a small page of repeated markup may do better than this honestly.
    expansion: int = 200
    expansion_from: int = 8 * MEGABYTE
    # WARCs in one WACZ, and pages of one PDF. Web archivists cut WARCs at 1 GB, so a thousand are a terabyte.
    archive_members: int = 1000
    pdf_pages: int = 500
    # How much of a file is looked at to say what it is.
    sniff_bytes: int = 8192
    # Share of control characters past which content is binary. Random bytes have .105, the saved pages and texts of
    # ../shared 0; a text with stray null bytes stays under.
    control_share: float = 0.02
