"""Checks whether a dossier is what variorum makes of its reports: it is made again and compared or, where that cannot be done, checked as far as
possible.
"""

from variorum.verification.differences import Difference, differences
from variorum.verification.originals import Originals
from variorum.verification.verifying import Verdict, verify, verify_object

__all__ = ["Difference", "Originals", "Verdict", "differences", "verify", "verify_object"]
