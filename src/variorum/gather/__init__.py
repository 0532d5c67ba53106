"""Reads everything that a newsroom has: files, folders, rows, archives, feeds, URLs. Out come Captures: bytes as received, where from, when. What
cannot be read is a Refusal with its reason; what nobody asked for is Skipped. Captures, refusals and skipped together are as many as the things
that came in.
"""

from variorum.gather.gathering import Gathered, gather
from variorum.gather.settings import FetchSettings, GatherSettings
from variorum.gather.visits import read_outcome

__all__ = ["FetchSettings", "GatherSettings", "Gathered", "gather", "read_outcome"]
