"""Fetches pages politely. `Fetcher.fetch(url)` gives a Response, Unchanged or Denied, never an exception for what a server does. With a Shelf
every exchange is written as WARC. Needs the extra "fetch".
"""

from variorum.gather.fetch.fetcher import Fetcher
from variorum.gather.fetch.outcomes import Denied, Kept, Outcome, Response, Unchanged, Validators
from variorum.gather.fetch.warc_cache import Shelf
from variorum.gather.settings import FetchSettings

__all__ = [
    "Denied",
    "FetchSettings",
    "Fetcher",
    "Kept",
    "Outcome",
    "Response",
    "Shelf",
    "Unchanged",
    "Validators",
]
