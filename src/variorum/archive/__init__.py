"""Works on an archive: the same rooms over more reports than one process can hold, as tasks from files to files. A task that is done stays done,
whatever stops a run. The result is the same to the byte, however many workers there are.
"""

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
