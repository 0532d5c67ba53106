"""What travels between the rooms: frozen, slotted, keyword-only; ids are hashes of what is said and by whom."""

from variorum.records.capture import Capture, Stated
from variorum.records.claim import Attribution, Claim, Evidence, Kind, Reading, Status
from variorum.records.decision import Anchor, Decision, DecisionKind
from variorum.records.dossier import ChangeKind, CollatedStory, Dossier, Made, Membership, Story, StoryChange
from variorum.records.lineage import (
    Alarm,
    Direction,
    Edit,
    EditKind,
    Label,
    Lineage,
    Passage,
    SharedKind,
    SharedSpan,
    SharedText,
    Witness,
)
from variorum.records.parse import Sentence, Token
from variorum.records.proposal import Dropped, Proposal, Proposed, Quoted, Why
from variorum.records.refusal import Reason, Refusal, Skipped
from variorum.records.report import Block, BlockKind, Certainty, Depth, Finding, Origin, Report, Segment
from variorum.records.values import Grain, Hedge, Measure, Name, NameKind, Quantity, Value, When, Words

__all__ = [
    "Alarm",
    "Anchor",
    "Attribution",
    "Block",
    "BlockKind",
    "Capture",
    "Certainty",
    "ChangeKind",
    "Claim",
    "CollatedStory",
    "Decision",
    "DecisionKind",
    "Depth",
    "Direction",
    "Dossier",
    "Dropped",
    "Edit",
    "EditKind",
    "Evidence",
    "Finding",
    "Grain",
    "Hedge",
    "Kind",
    "Label",
    "Lineage",
    "Made",
    "Measure",
    "Membership",
    "Name",
    "NameKind",
    "Origin",
    "Passage",
    "Proposal",
    "Proposed",
    "Quantity",
    "Quoted",
    "Reading",
    "Reason",
    "Refusal",
    "Report",
    "Segment",
    "Sentence",
    "SharedKind",
    "SharedSpan",
    "SharedText",
    "Skipped",
    "Stated",
    "Status",
    "Story",
    "StoryChange",
    "Token",
    "Value",
    "When",
    "Why",
    "Witness",
    "Words",
]
