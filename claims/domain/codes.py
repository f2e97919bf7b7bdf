"""The codes of the product: one enumeration per closed list of DESIGN section 2, used by every layer.

The string values are the contract (database, API, exports); the labels people read are added, translated,
where Django is at hand (``claims/models/choices.py``).
"""

from enum import StrEnum

from sources.codes import Sensitivity as Sensitivity  # noqa: PLC0414  (one list for all; the alias exports it)


class ValueKind(StrEnum):
    COUNT = "count"
    MEASURE = "measure"
    DATE = "date"
    TIME = "time"
    PLACE = "place"
    ACTOR = "actor"
    CATEGORY = "category"
    BOOLEAN = "boolean"
    TEXT = "text"


class Comparator(StrEnum):
    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    ABOUT = "about"
    NEARLY = "nearly"
    SOME = "some"
    NONE = "none"


class ValueState(StrEnum):
    KNOWN = "known"
    UNKNOWN = "unknown"
    WITHHELD = "withheld"


class Cardinality(StrEnum):
    ONE = "one"
    MANY = "many"


class Family(StrEnum):
    PEOPLE = "people"
    THINGS = "things"
    TIME = "time"
    PLACE = "place"
    ACTORS = "actors"
    OTHER = "other"


class ScopeFacet(StrEnum):
    PLACE = "place"
    GROUP = "group"
    PARTY = "party"
    PHASE = "phase"


class Actuality(StrEnum):
    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    THREATENED = "threatened"
    ATTEMPTED = "attempted"
    FOILED = "foiled"
    HYPOTHETICAL = "hypothetical"

    @property
    def is_real(self) -> bool:
        """Only what happened or is going on enters a count."""
        return self in (Actuality.HAPPENED, Actuality.ONGOING)


class Modality(StrEnum):
    ASSERTED = "asserted"
    HEDGED = "hedged"
    HEARSAY = "hearsay"
    CONTINGENT = "contingent"
    DENIED = "denied"


class Polarity(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"


class InformantKind(StrEnum):
    NAMED = "named"
    DESCRIBED = "described"
    ANONYMOUS = "anonymous"
    EYEWITNESS = "eyewitness"
    DOCUMENT = "document"
    UNCLEAR = "unclear"


class Reach(StrEnum):
    CERTAIN = "certain"
    PRESUMED = "presumed"


class Stake(StrEnum):
    """Whether the informant is a party to the event and gains by the figure."""

    NONE = "none"
    PARTY = "party"
    UNKNOWN = "unknown"


class ClaimStatus(StrEnum):
    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    RETRACTED = "retracted"
    ORPHANED = "orphaned"


class Producer(StrEnum):
    RULES = "rules"
    LLM = "llm"
    PERSON = "person"
    IMPORT = "import"


class Verification(StrEnum):
    MACHINE = "machine"
    POLICY = "policy"
    ONE_REVIEWER = "one_reviewer"
    TWO_BLIND = "two_blind"
    ADJUDICATED = "adjudicated"

    @property
    def is_by_a_person(self) -> bool:
        return self not in (Verification.MACHINE, Verification.POLICY)


class EventKind(StrEnum):
    OCCURRENCE = "occurrence"
    SERIES = "series"
    STATE = "state"
    STATEMENT = "statement"


class EventRelation(StrEnum):
    PART_OF = "part_of"
    RETALIATION_FOR = "retaliation_for"
    BEFORE = "before"
    AFTER = "after"
    ENDS = "ends"
    POSSIBLY_SAME_AS = "possibly_same_as"


class Axis(StrEnum):
    VALUE = "value"
    PROVENANCE = "provenance"


class ValueRelation(StrEnum):
    CORROBORATES = "corroborates"
    CONFLICTS = "conflicts"
    REFINES = "refines"
    UPDATES = "updates"
    CORRECTS = "corrects"
    PART_OF = "part_of"
    NOT_COMPARABLE = "not_comparable"

    @property
    def is_directed(self) -> bool:
        return self in (
            ValueRelation.REFINES,
            ValueRelation.UPDATES,
            ValueRelation.CORRECTS,
            ValueRelation.PART_OF,
        )


class Provenance(StrEnum):
    INDEPENDENT = "independent"
    SAME_INFORMANT = "same_informant"
    RELAYS = "relays"
    COPIES = "copies"
    TRANSLATES = "translates"
    UNKNOWN = "unknown"

    @property
    def is_directed(self) -> bool:
        return self in (Provenance.RELAYS, Provenance.COPIES, Provenance.TRANSLATES)


class Comparability(StrEnum):
    """What the computed comparison of two claims finds (``comparison.compare``)."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    PART_OF = "part_of"
    UPDATE = "update"
    CONFLICT = "conflict"
    NOT_COMPARABLE = "not_comparable"


class ScopeRelation(StrEnum):
    SAME = "same"
    PART_OF = "part_of"
    CONTAINS = "contains"
    DISJOINT = "disjoint"
    UNKNOWN = "unknown"


class Evidence(StrEnum):
    UNDISPUTED = "undisputed"
    CONTESTED = "contested"
    INSUFFICIENT = "insufficient"


class Ruling(StrEnum):
    NONE = "none"
    RULED = "ruled"
    STALE = "stale"


class Grade(StrEnum):
    ESTABLISHED = "established"
    CORROBORATED = "corroborated"
    SUPPORTED = "supported"
    SINGLE_VOICE = "single_voice"
    DISPUTED = "disputed"
    REFUTED = "refuted"
    PROVISIONAL = "provisional"


class ConfidenceBasis(StrEnum):
    NONE = "none"
    SIMULATOR = "simulator"
    RULED = "ruled"
