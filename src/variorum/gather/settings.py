"""Limits of what is read, and the fetcher's manners. What exceeds a limit is refused, and the refusal names the limit, so that a user knows what
to raise.
"""

from __future__ import annotations

from dataclasses import dataclass

from variorum.version import __version__

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """Manners and limits of the fetcher. Times are seconds, sizes bytes on the wire. None of them is tuned on data: they
    are what operators of news sites ask of robots, and each can be set.
    """

    # Who we say we are. `contact` (a page or a mail address) is added in brackets, as operators wish.
    agent: str = "variorum"
    contact: str | None = None
    # Between two requests to one host; a longer Crawl-delay of its robots.txt wins.
    pace: float = 2.0
    # How long we wait for our turn before we give up and say when to come back.
    patience: float = 120.0
    # One exchange, from the look-up of the name to the last byte; one wait for the network within it.
    exchange: float = 60.0
    wait: float = 20.0
    # A response with its headers. See `GatherSettings.document_bytes`.
    response_bytes: int = 32 * MEGABYTE
    redirects: int = 5
    # Answers that only announce one ("100 Continue", "103 Early Hints"): a server has use for two or three, and only one
    # that was made to keep us busy sends dozens.
    announcements: int = 32
    # RFC 9309 (2.5): at least 500 KiB of robots.txt are read. Its rules are good for a day (2.4).
    robots_bytes: int = 512 * 1024
    robots_hours: float = 24.0
    # After a failure a host is left alone, twice as long each time.
    first_pause: float = 30.0
    longest_pause: float = 24 * 3600.0
    # Hosts of this machine and its local network may be asked.
    allow_private: bool = False

    @property
    def user_agent(self) -> str:
        """How we introduce ourselves to hosts: agent, version, and the contact where one is set."""
        said = f"{self.agent}/{__version__}"
        return f"{said} ({self.contact})" if self.contact else said


@dataclass(frozen=True, slots=True, kw_only=True)
class GatherSettings:
    """Sizes are bytes."""

    # One page, text, row, feed or archive record, after decompression. The largest of the 216 real pages of ../shared/pages
    # has 1.6 MB, the median 0.17 MB. Twenty times the largest leaves room for a live blog; the corpus of bad files holds it
    # (20 MB pass, 50 MB do not).
    document_bytes: int = 32 * MEGABYTE
    # Lines of one JSONL file. A million reports is more than a dossier can hold; a larger file is cut with a refusal.
    rows: int = 1_000_000
    # A row with a title and neither text nor HTML is a report of its title. Grouping asks for it; a dossier of titles
    # would have nothing to collate.
    title_only_rows: bool = False
    # Columns of tables and fields of rows by the names that the user gives them: (our field, their name) …; the usual names
    # of exports are in lexicons/table-columns.json.
    columns: tuple[tuple[str, str], ...] = ()
    # Rows at the beginning of a table that are looked at to learn whether its dates have the day or the month first. Of a table of
    # one week every row tells, or none; of one over a month three rows in five. Not tuned on data; no gate.
    date_rows: int = 100
    # A workbook and what is in a zip file, unpacked, all parts together. A million cells of an Excel table are some 60 MB.
    unpacked_bytes: int = 1024 * MEGABYTE
    # Files of one zip file. A folder of a thousand pages saved with their parts has some
    # 50,000; all are looked at by name, and those that are reports one by one.
    zip_members: int = 50_000
    # Parts of one e-mail, the messages in it included. A forwarded digest has dozens; the parser takes 0.5 ms for each.
    mail_parts: int = 2_000
    # How many times larger a compressed input may become. The real pages of ../shared/pages gzip 2.6 to 8.9 times, zeros
    # 1,028 times. Counted only past `expansion_from`, because a small page of repeated markup may do better honestly.
    expansion: int = 200
    expansion_from: int = 8 * MEGABYTE
    # Lines and headers of one WARC record, far past what archives write and far under what would hurt. A member of a broken
    # gzip file is looked for at so many places that look like the start of one: random data does so once in 16 MB, and a
    # file that does so a thousand times on end was made to keep us busy.
    header_line_bytes: int = 64 * 1024
    header_bytes: int = MEGABYTE
    false_starts: int = 1000
    # A feed that declares an entity of more characters, or one made of others, is refused: they are how a small feed grows.
    entity_length: int = 200
    # WARCs in one WACZ, and pages of one PDF. Web archivists cut WARCs at 1 GB, so a thousand are a terabyte.
    archive_members: int = 1000
    pdf_pages: int = 500
    # What is drawn on all read pages of one PDF, unpacked. A page of a newspaper has some 0.05 to 0.3 MB of it; reading takes
    # one to three seconds a MB, and a bomb draws one such page five hundred times. No gate.
    pdf_drawn_bytes: int = 16 * MEGABYTE
    # How much of a file is looked at to say what it is.
    sniff_bytes: int = 8192
    # Share of control characters past which content is binary. Random bytes have .104, all 571 saved pages and texts
    # of ../shared have none; a text with stray null bytes stays under.
    control_share: float = 0.02
    # URLs: how they are fetched, the folder in which every exchange is kept as WARC, and whether the feeds that a list
    # (OPML) names on the web are fetched too.
    fetch: FetchSettings = FetchSettings()
    captures: str = "captures"
    follow_lists: bool = False
