"""What is asserted, compared, settled and released: one concept per file."""

from claims.models.actor import Actor, ActorExternalId, ActorKind, ActorName
from claims.models.claim import Certainty, Claim, MomentBasis, NoticeClaim
from claims.models.claim_link import ClaimLink, LinkDirection, LinkOrigin
from claims.models.codebook import Attribute, AttributeVersion, CodebookSnapshot
from claims.models.coding_condition import CodingCondition
from claims.models.comment import Comment, Notification
from claims.models.consensus import Consensus, ConsensusCandidate, ConsensusClaim, ConsensusRole
from claims.models.counter import Counter
from claims.models.event import Event, EventLink, EventLinkState, SeriesDefinition
from claims.models.event_lessons import EventLessons
from claims.models.fit import Fit, FitCopying, FitSource
from claims.models.link_doubt import LinkDoubt
from claims.models.place import Place, PlaceExternalId, PlaceKind, PlaceName, PlacePrecision
from claims.models.practice import PracticeArticle, PracticeRun
from claims.models.producer_run import ProducerRun, Proposal
from claims.models.release import DatasetRelease, ReleaseFile, ReleaseProfile, ReleaseState
from claims.models.resolution import Resolution, ResolutionState, RulingKind
from claims.models.review import (
    Assignment,
    DecisionKind,
    Lease,
    Review,
    ReviewDecision,
    ReviewRound,
    ReviewState,
    Team,
)
from claims.models.review_stage import Reopened, ReviewStage, Stage
from claims.models.scope import Scope, ScopeName
from claims.models.score_cell import ScoreCell
from claims.models.simulated_confidence import SimulatedConfidence
from claims.models.unfinished_review import UnfinishedReview

__all__ = [
    "Actor",
    "ActorExternalId",
    "ActorKind",
    "ActorName",
    "Assignment",
    "Attribute",
    "AttributeVersion",
    "Certainty",
    "Claim",
    "ClaimLink",
    "CodebookSnapshot",
    "CodingCondition",
    "Comment",
    "Consensus",
    "ConsensusCandidate",
    "ConsensusClaim",
    "ConsensusRole",
    "Counter",
    "DatasetRelease",
    "DecisionKind",
    "Event",
    "EventLessons",
    "EventLink",
    "EventLinkState",
    "Fit",
    "FitCopying",
    "FitSource",
    "Lease",
    "LinkDirection",
    "LinkDoubt",
    "LinkOrigin",
    "MomentBasis",
    "NoticeClaim",
    "Notification",
    "Place",
    "PlaceExternalId",
    "PlaceKind",
    "PlaceName",
    "PlacePrecision",
    "PracticeArticle",
    "PracticeRun",
    "ProducerRun",
    "Proposal",
    "ReleaseFile",
    "ReleaseProfile",
    "ReleaseState",
    "Reopened",
    "Resolution",
    "ResolutionState",
    "Review",
    "ReviewDecision",
    "ReviewRound",
    "ReviewStage",
    "ReviewState",
    "RulingKind",
    "Scope",
    "ScopeName",
    "ScoreCell",
    "SeriesDefinition",
    "SimulatedConfidence",
    "Stage",
    "Team",
    "UnfinishedReview",
]
