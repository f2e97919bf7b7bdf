"""What is derived: the consensus on one attribute of one event and scope, its candidates, its claims."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.domain.codes import ConfidenceBasis, Evidence, Ruling, Verification
from claims.event_days import UNDATED
from claims.models import choices
from claims.models.claim import Claim
from claims.models.codebook import Attribute, CodebookSnapshot
from claims.models.event import Event
from claims.models.fit import Fit
from claims.models.scope import Scoped
from claims.models.typed_value import TypedValue, known_codes, states_something

CODES = {
    "evidence": choices.EVIDENCES,
    "ruling": choices.RULINGS,
    "grade": [("", ""), *choices.GRADES],
    "verification": choices.VERIFICATIONS,
}

# Contested without a ruling, or ruled on a picture that has moved since.
NEEDS_AN_EDITOR = Q(evidence=Evidence.CONTESTED, ruling=Ruling.NONE) | Q(ruling=Ruling.STALE)


class Consensus(TypedValue, Scoped):
    """One derived row per (event, attribute, scope). Never edited: delete all, derive again, get the same rows.

    ``number`` (or the column of the kind) is the value, empty while contested and not ruled; ``lower`` and ``upper``
    are low and high, inclusive, an empty upper is open. remarks: the explanation as [code, arguments] pairs, put
    into words per language by ``claims.consensus.explanation``.
    """

    event = models.ForeignKey(
        Event, verbose_name=_("event"), on_delete=models.CASCADE, related_name="consensus"
    )
    attribute = models.ForeignKey(
        Attribute, verbose_name=_("attribute"), on_delete=models.PROTECT, related_name="consensus"
    )
    has_value = models.BooleanField(_("has a value"), default=False)
    value_is_bound = models.BooleanField(_("the value is only a bound"), default=False)
    as_of = models.DateTimeField(_("as of"), null=True, blank=True)
    evidence = models.CharField(_("evidence"), max_length=12, choices=choices.EVIDENCES)
    ruling = models.CharField(_("ruling"), max_length=6, choices=choices.RULINGS, default=Ruling.NONE)
    grade = models.CharField(_("grade"), max_length=12, choices=choices.GRADES, blank=True)
    voices_min = models.PositiveIntegerField(_("voices, at least"))
    voices_max = models.PositiveIntegerField(_("voices, at most"))
    confidence = models.DecimalField(_("confidence"), max_digits=7, decimal_places=6, null=True, blank=True)
    confidence_basis = models.CharField(
        _("basis of the confidence"),
        max_length=10,
        choices=choices.CONFIDENCE_BASES,
        default=ConfidenceBasis.NONE,
    )
    confidence_items = models.PositiveIntegerField(
        _("ruled items"), default=0, help_text=_("How many ruled items the calibration rests on.")
    )
    verification = models.CharField(
        _("verification"),
        max_length=12,
        choices=choices.VERIFICATIONS,
        default=Verification.MACHINE,
        help_text=_("The weakest verification among the claims behind it."),
    )
    policy = models.CharField(_("policy"), max_length=40)
    codebook = models.ForeignKey(
        CodebookSnapshot, verbose_name=_("codebook"), on_delete=models.PROTECT, related_name="+"
    )
    fit = models.ForeignKey(
        Fit, verbose_name=_("fit"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    remarks = models.JSONField(_("explanation"), default=list)
    review_priority = models.PositiveSmallIntegerField(
        _("priority for review"),
        default=0,
        editable=False,
        help_text=_("0 = nothing for a reviewer to look at; 1 comes first."),
    )
    event_day = models.DateField(
        _("day of the event"),
        default=UNDATED,
        editable=False,
        help_text=_("A copy, kept by the database, that lists go by; 0001-01-01 = the event has none."),
    )
    weighing = models.JSONField(
        _("what each voice adds"),
        default=dict,
        blank=True,
        help_text=_(
            "A sentence per voice, what the value hangs on, what would settle it; the scores of the voices."
        ),
    )
    content_sha256 = models.CharField(_("SHA-256 of the content"), max_length=64, editable=False)

    class Meta:
        verbose_name = _("consensus")
        verbose_name_plural = _("consensus")
        ordering = ["event", "attribute", "scope_key"]
        indexes = [
            models.Index(fields=["evidence", "ruling"], name="claims_consensus_open"),
            models.Index(fields=["evidence", "event"], name="claims_consensus_by_evidence"),
            models.Index(fields=["ruling", "event"], name="claims_consensus_by_ruling"),
            models.Index(fields=["grade", "event"], name="claims_consensus_by_grade"),
            # Few are stale, or contested and not ruled: SQLite knows only how many rows a code has on the average.
            models.Index(fields=["event"], condition=Q(ruling="stale"), name="claims_consensus_stale"),
            models.Index(
                fields=["event"],
                condition=Q(evidence="contested", ruling="none"),
                name="claims_consensus_contested",
            ),
            # In the order in which an editor is shown what needs one, and a reviewer what does not add up.
            models.Index(
                fields=["-event_day", "event"],
                condition=NEEDS_AN_EDITOR,
                name="claims_consensus_for_an_editor",
            ),
            models.Index(
                fields=["review_priority", "-event_day", "event"],
                condition=Q(review_priority__gt=0),
                name="claims_consensus_by_priority",
            ),
            models.Index(
                fields=["event"],
                condition=Q(voices_min__lt=F("voices_max")),
                name="claims_consensus_in_doubt",
            ),
        ]
        constraints = [
            *TypedValue.Meta.constraints,
            models.UniqueConstraint(
                fields=["event", "attribute", "scope_key"], name="claims_consensus_one_per_scope"
            ),
            *known_codes("consensus", CODES),
            models.CheckConstraint(
                condition=Q(has_value=True)
                | Q(number__isnull=True, boolean__isnull=True, place__isnull=True, actor__isnull=True)
                & Q(date_edtf="", time_text="", category="", wording=""),
                name="claims_consensus_no_value_is_empty",
                violation_error_message=_("A row without a value states none."),
            ),
            models.CheckConstraint(
                condition=Q(voices_min__lte=F("voices_max")), name="claims_consensus_voices_in_order"
            ),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
                name="claims_consensus_confidence_is_a_share",
            ),
            models.CheckConstraint(
                condition=~Q(evidence=Evidence.CONTESTED, ruling=Ruling.NONE) | Q(has_value=False),
                name="claims_consensus_contested_has_no_value",
                violation_error_message=_("What is contested and not ruled has no value."),
            ),
            models.CheckConstraint(
                condition=Q(has_value=False)
                | Q(lower__isnull=True)
                | Q(number__isnull=True)
                | Q(number__gte=F("lower")),
                name="claims_consensus_value_not_below_low",
            ),
            models.CheckConstraint(
                condition=Q(has_value=False)
                | Q(upper__isnull=True)
                | Q(number__isnull=True)
                | Q(number__lte=F("upper")),
                name="claims_consensus_value_not_above_high",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.attribute.key}{f' ({self.scope_key})' if self.scope_key else ''}"

    @property
    def is_contested(self) -> bool:
        return self.evidence == Evidence.CONTESTED

    @property
    def needs_an_editor(self) -> bool:
        """Contested without a ruling, or ruled on a picture that has moved since."""
        return (self.is_contested and self.ruling == Ruling.NONE) or self.ruling == Ruling.STALE


class ConsensusCandidate(TypedValue):
    """One value that voices state, with how many do. All are kept where the consensus is contested."""

    consensus = models.ForeignKey(
        Consensus, verbose_name=_("consensus"), on_delete=models.CASCADE, related_name="candidates"
    )
    rank = models.PositiveIntegerField(_("rank"))
    voices_min = models.PositiveIntegerField(_("voices, at least"))
    voices_max = models.PositiveIntegerField(_("voices, at most"))
    is_accepted = models.BooleanField(
        _("holds"), default=False, help_text=_("For sets of values: this member is in the set.")
    )
    share = models.DecimalField(_("share"), max_digits=7, decimal_places=6, null=True, blank=True)

    class Meta:
        verbose_name = _("candidate value")
        verbose_name_plural = _("candidate values")
        ordering = ["consensus", "rank"]
        indexes = [
            models.Index(
                fields=["consensus"],
                condition=Q(voices_min__lt=F("voices_max")),
                name="claims_candidate_in_doubt",
            ),
        ]
        constraints = [
            *TypedValue.Meta.constraints,
            states_something("consensuscandidate"),
            models.UniqueConstraint(fields=["consensus", "rank"], name="claims_consensuscandidate_rank_once"),
        ]

    def __str__(self) -> str:
        return self.value.text()


class ConsensusRole(models.TextChoices):
    SUPPORTS = "supports", _("supports the value")
    OPPOSES = "opposes", _("states another value")
    SUPERSEDED = "superseded", _("superseded by a later figure")
    PART = "part", _("a part of the whole")
    IGNORED = "ignored", _("does not count")


class ConsensusClaim(models.Model):
    """What one claim does in a consensus, and the voice it is part of."""

    consensus = models.ForeignKey(
        Consensus, verbose_name=_("consensus"), on_delete=models.CASCADE, related_name="testimonies"
    )
    claim = models.ForeignKey(
        Claim, verbose_name=_("claim"), on_delete=models.CASCADE, related_name="testimonies"
    )
    voice = models.PositiveIntegerField(_("voice"), help_text=_("Numbered from 1 inside the consensus."))
    role = models.CharField(_("role"), max_length=10, choices=ConsensusRole)
    detail = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("testimony")
        verbose_name_plural = _("testimonies")
        ordering = ["consensus", "voice", "claim"]
        constraints = [
            models.UniqueConstraint(fields=["consensus", "claim"], name="claims_consensusclaim_once"),
            models.CheckConstraint(condition=Q(voice__gte=1), name="claims_consensusclaim_voice_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.get_role_display()}"
