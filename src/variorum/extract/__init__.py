"""The extract room: Captures in, Reports out, each with where everything in it was found."""

from variorum.extract.extracting import Seen, drafted, extract, finished
from variorum.extract.extraction import Extraction
from variorum.extract.settings import ExtractSettings

__all__ = ["ExtractSettings", "Extraction", "Seen", "drafted", "extract", "finished"]
