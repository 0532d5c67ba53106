"""The collate room: a Story in, its Claims out, each with the Readings of every witness, a status and the reason."""

from variorum.collate.collating import collate
from variorum.collate.memo import Memo, Remembering
from variorum.collate.models import Models
from variorum.collate.origins import counted
from variorum.collate.settings import CollateSettings
from variorum.collate.silence import with_silences

__all__ = ["CollateSettings", "Memo", "Models", "Remembering", "collate", "counted", "with_silences"]
