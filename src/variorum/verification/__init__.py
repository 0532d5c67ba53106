"""Whether a dossier is what variorum makes of its reports: made again and compared, or checked as far as that goes."""

from variorum.verification.differences import Difference, differences
from variorum.verification.originals import Originals
from variorum.verification.verifying import Verdict, verify, verify_object

__all__ = ["Difference", "Originals", "Verdict", "differences", "verify", "verify_object"]
