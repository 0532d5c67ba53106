"""The collate room: a Story in, its Claims out, each with the Readings of every witness, a status and the reason."""

from variorum.collate.collation import collate
from variorum.collate.models import Models
from variorum.collate.settings import CollateSettings

__all__ = ["CollateSettings", "Models", "collate"]
