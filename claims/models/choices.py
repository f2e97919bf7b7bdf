"""The labels people read for the codes of ``claims.domain.codes``: one label per code, translated."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.domain import codes
from factcheck.choices import labelled

VALUE_KINDS = labelled(
    codes.ValueKind,
    {
        codes.ValueKind.COUNT: _("count"),
        codes.ValueKind.MEASURE: _("measure"),
        codes.ValueKind.DATE: _("date"),
        codes.ValueKind.TIME: _("time"),
        codes.ValueKind.PLACE: _("place"),
        codes.ValueKind.ACTOR: _("actor"),
        codes.ValueKind.CATEGORY: _("category"),
        codes.ValueKind.BOOLEAN: _("yes or no"),
        codes.ValueKind.TEXT: _("text"),
    },
)
COMPARATORS = labelled(
    codes.Comparator,
    {
        codes.Comparator.EXACT: _("exactly"),
        codes.Comparator.AT_LEAST: _("at least"),
        codes.Comparator.MORE_THAN: _("more than"),
        codes.Comparator.AT_MOST: _("at most"),
        codes.Comparator.LESS_THAN: _("less than"),
        codes.Comparator.RANGE: _("between"),
        codes.Comparator.ABOUT: _("about"),
        codes.Comparator.NEARLY: _("nearly"),
        codes.Comparator.SOME: _("an unsaid number"),
        codes.Comparator.NONE: _("none (stated zero)"),
    },
)
VALUE_STATES = labelled(
    codes.ValueState,
    {
        codes.ValueState.KNOWN: _("stated"),
        codes.ValueState.UNKNOWN: _("said to be unknown"),
        codes.ValueState.WITHHELD: _("withheld by the source"),
    },
)
CARDINALITIES = labelled(
    codes.Cardinality,
    {
        codes.Cardinality.ONE: _("one value"),
        codes.Cardinality.MANY: _("several values may hold together"),
    },
)
FAMILIES = labelled(
    codes.Family,
    {
        codes.Family.PEOPLE: _("people"),
        codes.Family.THINGS: _("things"),
        codes.Family.TIME: _("time"),
        codes.Family.PLACE: _("place"),
        codes.Family.ACTORS: _("actors"),
        codes.Family.OTHER: _("other"),
    },
)
SCOPE_FACETS = labelled(
    codes.ScopeFacet,
    {
        codes.ScopeFacet.PLACE: _("place"),
        codes.ScopeFacet.GROUP: _("group of people or things"),
        codes.ScopeFacet.PARTY: _("party"),
        codes.ScopeFacet.PHASE: _("phase"),
    },
)
ACTUALITIES = labelled(
    codes.Actuality,
    {
        codes.Actuality.HAPPENED: _("happened"),
        codes.Actuality.ONGOING: _("going on"),
        codes.Actuality.PLANNED: _("planned"),
        codes.Actuality.THREATENED: _("threatened"),
        codes.Actuality.ATTEMPTED: _("attempted"),
        codes.Actuality.FOILED: _("foiled"),
        codes.Actuality.HYPOTHETICAL: _("hypothetical"),
    },
)
MODALITIES = labelled(
    codes.Modality,
    {
        codes.Modality.ASSERTED: _("asserted"),
        codes.Modality.HEDGED: _("hedged (may, could)"),
        codes.Modality.HEARSAY: _("hearsay (reportedly)"),
        codes.Modality.CONTINGENT: _("on a condition (if)"),
        codes.Modality.DENIED: _("denied"),
    },
)
POLARITIES = labelled(
    codes.Polarity,
    {
        codes.Polarity.POSITIVE: _("states it"),
        codes.Polarity.NEGATIVE: _("rejects it"),
    },
)
INFORMANT_KINDS = labelled(
    codes.InformantKind,
    {
        codes.InformantKind.NAMED: _("named"),
        codes.InformantKind.DESCRIBED: _("described by role"),
        codes.InformantKind.ANONYMOUS: _("anonymous"),
        codes.InformantKind.EYEWITNESS: _("eyewitness"),
        codes.InformantKind.DOCUMENT: _("document"),
        codes.InformantKind.UNCLEAR: _("unclear"),
    },
)
REACHES = labelled(
    codes.Reach,
    {
        codes.Reach.CERTAIN: _("certain"),
        codes.Reach.PRESUMED: _("presumed (carried over)"),
    },
)
STAKES = labelled(
    codes.Stake,
    {
        codes.Stake.NONE: _("no party to the event"),
        codes.Stake.PARTY: _("party to the event"),
        codes.Stake.UNKNOWN: _("not known"),
    },
)
CLAIM_STATUSES = labelled(
    codes.ClaimStatus,
    {
        codes.ClaimStatus.SUGGESTED: _("suggested"),
        codes.ClaimStatus.ACCEPTED: _("accepted"),
        codes.ClaimStatus.REJECTED: _("rejected"),
        codes.ClaimStatus.RETRACTED: _("retracted"),
        codes.ClaimStatus.ORPHANED: _("orphaned"),
    },
)
PRODUCERS = labelled(
    codes.Producer,
    {
        codes.Producer.RULES: _("rules"),
        codes.Producer.LLM: _("language model"),
        codes.Producer.PERSON: _("person"),
        codes.Producer.IMPORT: _("import"),
    },
)
VERIFICATIONS = labelled(
    codes.Verification,
    {
        codes.Verification.MACHINE: _("machine"),
        codes.Verification.POLICY: _("policy"),
        codes.Verification.ONE_REVIEWER: _("one reviewer"),
        codes.Verification.TWO_BLIND: _("two reviewers, blind"),
        codes.Verification.ADJUDICATED: _("adjudicated"),
    },
)
EVENT_KINDS = labelled(
    codes.EventKind,
    {
        codes.EventKind.OCCURRENCE: _("occurrence"),
        codes.EventKind.SERIES: _("series"),
        codes.EventKind.STATE: _("state"),
        codes.EventKind.STATEMENT: _("statement"),
    },
)
EVENT_RELATIONS = labelled(
    codes.EventRelation,
    {
        codes.EventRelation.PART_OF: _("part of"),
        codes.EventRelation.RETALIATION_FOR: _("retaliation for"),
        codes.EventRelation.BEFORE: _("before"),
        codes.EventRelation.AFTER: _("after"),
        codes.EventRelation.ENDS: _("ends"),
        codes.EventRelation.POSSIBLY_SAME_AS: _("possibly the same as"),
    },
)
AXES = labelled(
    codes.Axis,
    {codes.Axis.VALUE: _("what they say of each other"), codes.Axis.PROVENANCE: _("where they come from")},
)
VALUE_RELATIONS = labelled(
    codes.ValueRelation,
    {
        codes.ValueRelation.CORROBORATES: _("corroborates"),
        codes.ValueRelation.CONFLICTS: _("conflicts with"),
        codes.ValueRelation.REFINES: _("refines"),
        codes.ValueRelation.UPDATES: _("updates (the world moved)"),
        codes.ValueRelation.CORRECTS: _("corrects (it was wrong)"),
        codes.ValueRelation.PART_OF: _("is part of"),
        codes.ValueRelation.NOT_COMPARABLE: _("cannot be compared with"),
    },
)
PROVENANCES = labelled(
    codes.Provenance,
    {
        codes.Provenance.INDEPENDENT: _("independent of"),
        codes.Provenance.SAME_INFORMANT: _("same informant as"),
        codes.Provenance.RELAYS: _("relays"),
        codes.Provenance.COPIES: _("copies"),
        codes.Provenance.TRANSLATES: _("translates"),
        codes.Provenance.UNKNOWN: _("unknown against"),
    },
)
EVIDENCES = labelled(
    codes.Evidence,
    {
        codes.Evidence.UNDISPUTED: _("undisputed"),
        codes.Evidence.CONTESTED: _("contested"),
        codes.Evidence.INSUFFICIENT: _("insufficient"),
    },
)
RULINGS = labelled(
    codes.Ruling,
    {
        codes.Ruling.NONE: pgettext_lazy("ruling", "none"),
        codes.Ruling.RULED: _("ruled"),
        codes.Ruling.STALE: _("stale"),
    },
)
GRADES = labelled(
    codes.Grade,
    {
        codes.Grade.ESTABLISHED: _("established"),
        codes.Grade.CORROBORATED: _("corroborated"),
        codes.Grade.SUPPORTED: _("supported"),
        codes.Grade.SINGLE_VOICE: _("single voice"),
        codes.Grade.DISPUTED: _("disputed"),
        codes.Grade.REFUTED: _("refuted"),
        codes.Grade.PROVISIONAL: _("provisional"),
    },
)
CONFIDENCE_BASES = labelled(
    codes.ConfidenceBasis,
    {
        codes.ConfidenceBasis.NONE: pgettext_lazy("basis of confidence", "none"),
        codes.ConfidenceBasis.SIMULATOR: _("simulator"),
        codes.ConfidenceBasis.RULED: _("ruled items"),
    },
)
