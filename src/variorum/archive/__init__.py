"""An archive: the same rooms over more reports than one process holds, as tasks from files to files. What is done stays done,
whatever stops a run, and is the same to the byte however many workers there are."""

from variorum.archive.collating import story
from variorum.archive.dossiers import dossier_of
from variorum.archive.places import lies_in, place
from variorum.archive.report import lasting, run_report
from variorum.archive.running import UNTIL, Plan, run
from variorum.archive.shards import put
from variorum.archive.status import StageStatus, check, left_out, status, summed, verify

__all__ = [
    "UNTIL",
    "Plan",
    "StageStatus",
    "check",
    "dossier_of",
    "lasting",
    "left_out",
    "lies_in",
    "place",
    "put",
    "run",
    "run_report",
    "status",
    "story",
    "summed",
    "verify",
]
