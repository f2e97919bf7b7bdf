"""One span of one article stating one value of one attribute of one event."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from claims.domain.codes import (
    Actuality,
    ClaimStatus,
    Modality,
    Polarity,
    Sensitivity,
    Verification,
)
from claims.models import choices
from claims.models.attribution import Attributed
from claims.models.codebook import Attribute, AttributeVersion
from claims.models.event import Event
from claims.models.scope import Scoped
from claims.models.typed_value import TypedValue, bounds_of_comparator, known_codes, states_something
from factcheck.audit.history import history
from factcheck.locking import Versioned
from sources.models import Article
from sources.models.choices import SENSITIVITIES

# Columns of closed lists that the database holds to their codes.
CODES = {
    "status": choices.CLAIM_STATUSES,
    "verification": choices.VERIFICATIONS,
    "actuality": choices.ACTUALITIES,
    "modality": choices.MODALITIES,
    "polarity": choices.POLARITIES,
    "sensitivity": SENSITIVITIES,
}


class ClaimQuerySet(models.QuerySet["Claim"]):
    def suggested(self) -> "ClaimQuerySet":
        return self.filter(status=ClaimStatus.SUGGESTED)

    def accepted(self) -> "ClaimQuerySet":
        return self.filter(status=ClaimStatus.ACCEPTED)


class Certainty(models.IntegerChoices):
    """How sure the coder is that the text says this; kept apart from every other doubt."""

    UNSURE = 1, _("unsure")
    FAIRLY_SURE = 2, _("fairly sure")
    SURE = 3, _("sure")


class MomentBasis(models.TextChoices):
    """What a moment or a date of a claim was read from."""

    NONE = "none", _("not known")
    STATED = "stated", _("stated in the text")
    PUBLISHED = "published", _("the publication date")


class Claim(Versioned, TypedValue, Scoped, Attributed):
    """One claim. A suggestion is a claim with status ``suggested``: it is never data until it is accepted.

    start, end: code points into the article's text, end exclusive; ``quote`` is that very stretch. focus: the
    shortest words that state the value, inside the quote. score: the producer's own, in [0, 1], None for people.
    """

    public_id = models.CharField(_("id"), max_length=32, unique=True, editable=False)
    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.PROTECT, related_name="claims"
    )
    ordinal = models.PositiveIntegerField(_("number in the article"), editable=False)
    event = models.ForeignKey(
        Event,
        verbose_name=_("event"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        help_text=_("Empty = not routed to an event yet, or an aggregate that belongs to none."),
    )
    attribute = models.ForeignKey(
        Attribute, verbose_name=_("attribute"), on_delete=models.PROTECT, related_name="claims"
    )
    attribute_version = models.ForeignKey(
        AttributeVersion,
        verbose_name=_("coded under"),
        on_delete=models.PROTECT,
        related_name="claims",
        editable=False,
    )

    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    quote = models.TextField(_("quote"))
    focus_start = models.PositiveIntegerField(_("start of the focus"), null=True, blank=True)
    focus_end = models.PositiveIntegerField(_("end of the focus"), null=True, blank=True)
    focus = models.TextField(_("focus"), blank=True, help_text=_("The shortest words that state the value."))
    scope_text = models.CharField(
        _("scope as written"), max_length=300, blank=True, help_text=_("The article's words for the part.")
    )

    as_of_lower = models.DateTimeField(
        _("as of, from"), null=True, blank=True, help_text=_("First moment the information may hold for.")
    )
    as_of_upper = models.DateTimeField(
        _("as of, until"), null=True, blank=True, help_text=_("Last moment it may hold for, inclusive.")
    )
    as_of_basis = models.CharField(
        _("basis of as of"),
        max_length=10,
        choices=MomentBasis,
        default=MomentBasis.NONE,
        help_text=_("What moves when the article's publication date is corrected."),
    )
    date_basis = models.CharField(
        _("basis of the date"), max_length=10, choices=MomentBasis, default=MomentBasis.NONE, editable=False
    )
    anchor_date = models.CharField(
        _("read against"),
        max_length=32,
        blank=True,
        editable=False,
        help_text=_("The publication date that a date such as Tuesday was read against."),
    )
    is_recap = models.BooleanField(
        _("recap"),
        default=False,
        help_text=_("Background that repeats earlier news: it corroborates and never supersedes."),
    )
    says_rose = models.BooleanField(
        _("says the figure rose"),
        default=False,
        help_text=_("The words themselves say that an earlier figure grew."),
    )
    actuality = models.CharField(
        _("actuality"), max_length=12, choices=choices.ACTUALITIES, default=Actuality.HAPPENED
    )
    modality = models.CharField(
        _("modality"), max_length=10, choices=choices.MODALITIES, default=Modality.ASSERTED
    )
    polarity = models.CharField(
        _("polarity"), max_length=8, choices=choices.POLARITIES, default=Polarity.POSITIVE
    )

    certainty = models.PositiveSmallIntegerField(
        _("coder's certainty"), choices=Certainty, null=True, blank=True, help_text=_("Empty = not said.")
    )
    sensitivity = models.CharField(
        _("sensitivity"), max_length=12, choices=SENSITIVITIES, default=Sensitivity.PUBLIC
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=choices.CLAIM_STATUSES,
        default=ClaimStatus.SUGGESTED,
        editable=False,
    )
    verification = models.CharField(
        _("verification"),
        max_length=12,
        choices=choices.VERIFICATIONS,
        default=Verification.MACHINE,
        editable=False,
    )
    decision_reason = models.CharField(
        _("reason of the decision"), max_length=500, blank=True, editable=False
    )

    producer = models.CharField(_("produced by"), max_length=8, choices=choices.PRODUCERS, editable=False)
    producer_version = models.CharField(_("version"), max_length=40, blank=True, editable=False)
    rule = models.CharField(_("rule"), max_length=100, blank=True, editable=False)
    score = models.DecimalField(
        _("score"), max_digits=4, decimal_places=3, null=True, blank=True, editable=False
    )
    reason = models.CharField(_("why it was suggested"), max_length=500, blank=True, editable=False)
    run = models.ForeignKey(
        "claims.ProducerRun",
        verbose_name=_("run"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="first_claims",
        editable=False,
        help_text=_("The run that suggested it first."),
    )
    event_key = models.CharField(_("event inside the article"), max_length=80, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    anchored_from = models.ForeignKey(
        "self",
        verbose_name=_("claim on the earlier version"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reanchored",
        editable=False,
    )
    copied_from = models.ForeignKey(
        "self",
        verbose_name=_("copied from"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="copies",
        editable=False,
        help_text=_("The claim on the same words that a person copied; what it says was stated anew."),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True, editable=False)

    history = history()
    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["article", "start", "ordinal"]
        permissions = [
            ("accept_claim", _("Can accept, edit and reject claims")),
            ("route_claim", _("Can route claims to events")),
            ("view_restricted_claim", _("Can see restricted claims")),
            ("view_confidential_claim", _("Can see confidential claims")),
        ]
        indexes = [
            models.Index(fields=["article", "status", "start"], name="claims_claim_in_article"),
            models.Index(fields=["event", "attribute", "scope_key", "status"], name="claims_claim_of_event"),
            models.Index(fields=["status", "-id"], name="claims_claim_by_status"),
            # The API's order: a status that few claims have would else be looked for in all of them.
            models.Index(fields=["status", "public_id"], name="claims_claim_status_by_name"),
            models.Index(fields=["verification", "public_id"], name="claims_claim_verified_by_name"),
            # The list's other filters: a code that few claims have would else be looked for in all of them.
            models.Index(fields=["verification", "-id"], name="claims_claim_by_verification"),
            models.Index(fields=["modality", "-id"], name="claims_claim_by_modality"),
            models.Index(fields=["producer", "-id"], name="claims_claim_by_producer"),
            # Suggestions that some people do not see: an article may be decided for them alone.
            models.Index(
                fields=["article"],
                condition=Q(status=ClaimStatus.SUGGESTED) & ~Q(sensitivity=Sensitivity.PUBLIC),
                name="claims_claim_hidden_suggestion",
            ),
            # Claims that lost their words, as their queue asks for them, the oldest first.
            models.Index(
                fields=["id"],
                condition=Q(status=ClaimStatus.ORPHANED, decided_at__isnull=False, erased_at__isnull=True),
                name="claims_claim_waiting_orphan",
            ),
            # What is hidden from a reader, looked through before they are shown what their search found.
            models.Index(fields=["sensitivity", "-id"], name="claims_claim_by_sensitivity"),
        ]
        constraints = [
            *TypedValue.Meta.constraints,
            *known_codes("claim", CODES),
            states_something("claim", unless=Q(erased_at__isnull=False)),
            bounds_of_comparator("claim"),
            models.CheckConstraint(
                condition=Exact(Length("quote"), F("end") - F("start")) | Q(erased_at__isnull=False),
                name="claims_claim_quote_fills_its_span",
                violation_error_message=_("The quote is as long as its span: end minus start characters."),
            ),
            models.UniqueConstraint(
                fields=["article", "ordinal"],
                name="claims_claim_ordinal_once",
                violation_error_message=_("The article has a claim with this number already."),
            ),
            models.CheckConstraint(
                condition=Q(start__lt=F("end")) & (~Q(quote="") | Q(erased_at__isnull=False)),
                name="claims_claim_span_in_order",
                violation_error_message=_("A claim stands on words: its span starts before it ends."),
            ),
            models.CheckConstraint(
                condition=Q(focus_start__isnull=True, focus_end__isnull=True, focus="")
                | (
                    Q(focus_start__isnull=False, focus_end__isnull=False)
                    & ~Q(focus="")
                    & Q(focus_start__gte=F("start"))
                    & Q(focus_start__lt=F("focus_end"))
                    & Q(focus_end__lte=F("end"))
                ),
                name="claims_claim_focus_inside_quote",
                violation_error_message=_("The focus lies inside the quote, or is left out altogether."),
            ),
            models.CheckConstraint(
                condition=Q(as_of_lower__isnull=True)
                | Q(as_of_upper__isnull=True)
                | Q(as_of_lower__lte=F("as_of_upper")),
                name="claims_claim_as_of_in_order",
                violation_error_message=_("As of: the first moment is not after the last."),
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=1),
                name="claims_claim_score_is_a_share",
                violation_error_message=_("A score lies between 0 and 1."),
            ),
            models.CheckConstraint(
                condition=~Q(status=ClaimStatus.SUGGESTED) | Q(verification=Verification.MACHINE),
                name="claims_claim_suggestion_is_unverified",
                violation_error_message=_("A suggestion is not verified by anybody."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attribute.key}: {self.focus or self.quote[:60]}"

    @property
    def is_suggestion(self) -> bool:
        return self.status == ClaimStatus.SUGGESTED


class NoticeClaim(models.Model):
    """A claim that an outlet's notice touches."""

    notice = models.ForeignKey(
        "sources.Notice", verbose_name=_("notice"), on_delete=models.PROTECT, related_name="touched"
    )
    claim = models.ForeignKey(
        Claim, verbose_name=_("claim"), on_delete=models.PROTECT, related_name="notices"
    )

    class Meta:
        verbose_name = _("claim touched by a notice")
        verbose_name_plural = _("claims touched by notices")
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "claim"],
                name="claims_noticeclaim_once",
                violation_error_message=_("The notice names this claim already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice} → {self.claim}"
