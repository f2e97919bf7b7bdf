"""How two claims stand to each other, on two axes, suggested by the machine or decided by a person."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.domain.codes import Axis, Provenance, ValueRelation
from claims.domain.findings import Direction
from claims.models.choices import AXES, PROVENANCES, VALUE_RELATIONS
from claims.models.claim import Claim
from factcheck.audit.history import history
from factcheck.locking import Versioned

RELATIONS = [*VALUE_RELATIONS, *PROVENANCES]
DIRECTED = [relation.value for relation in (*ValueRelation, *Provenance) if relation.is_directed]


class LinkOrigin(models.TextChoices):
    SUGGESTED = "suggested", _("suggested")
    DECIDED = "decided", _("decided")


class LinkDirection(models.TextChoices):
    NONE = Direction.NONE, _("no direction")
    FORWARD = Direction.FORWARD, _("first → second")
    BACKWARD = Direction.BACKWARD, _("second → first")


class ClaimLinkQuerySet(models.QuerySet["ClaimLink"]):
    def live(self) -> "ClaimLinkQuerySet":
        return self.filter(is_live=True)

    def decided(self) -> "ClaimLinkQuerySet":
        return self.live().filter(origin=LinkOrigin.DECIDED)

    def suggested(self) -> "ClaimLinkQuerySet":
        return self.live().filter(origin=LinkOrigin.SUGGESTED)


class ClaimLink(Versioned):
    """One live row per pair and axis; the earlier ones stay, no longer live.

    The pair is stored in one order (first before second by row); where the relation is directed, ``direction`` says
    which of the two acts on the other. A suggestion never replaces a decision.
    """

    first = models.ForeignKey(
        Claim, verbose_name=_("first claim"), on_delete=models.PROTECT, related_name="links_as_first"
    )
    second = models.ForeignKey(
        Claim, verbose_name=_("second claim"), on_delete=models.PROTECT, related_name="links_as_second"
    )
    axis = models.CharField(_("axis"), max_length=10, choices=AXES)
    relation = models.CharField(_("relation"), max_length=16, choices=RELATIONS)
    direction = models.CharField(
        _("direction"), max_length=8, choices=LinkDirection, default=LinkDirection.NONE
    )
    origin = models.CharField(_("origin"), max_length=9, choices=LinkOrigin)
    is_live = models.BooleanField(_("live"), default=True, editable=False)
    detail = models.CharField(
        _("reason"), max_length=500, blank=True, help_text=_("One sentence: why they stand so.")
    )
    score = models.DecimalField(
        _("score"), max_digits=4, decimal_places=3, null=True, blank=True, editable=False
    )
    producer_version = models.CharField(_("version"), max_length=40, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    closed_at = models.DateTimeField(_("replaced at"), null=True, blank=True, editable=False)

    history = history()
    objects = ClaimLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link between claims")
        verbose_name_plural = _("links between claims")
        ordering = ["first", "second", "axis", "-id"]
        permissions = [("decide_claimlink", _("Can decide how claims are linked"))]
        indexes = [
            models.Index(
                fields=["origin", "-id"], condition=Q(is_live=True), name="claims_claimlink_by_origin"
            ),
            models.Index(fields=["axis", "-id"], condition=Q(is_live=True), name="claims_claimlink_by_axis"),
            models.Index(
                fields=["relation", "-id"], condition=Q(is_live=True), name="claims_claimlink_by_relation"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second", "axis"],
                condition=Q(is_live=True),
                name="claims_claimlink_one_live_per_axis",
                violation_error_message=_("The pair has a live link on this axis already."),
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")),
                name="claims_claimlink_pair_in_order",
                violation_error_message=_("A link joins two different claims, the earlier one first."),
            ),
            models.CheckConstraint(
                condition=Q(axis=Axis.VALUE, relation__in=[relation.value for relation in ValueRelation])
                | Q(axis=Axis.PROVENANCE, relation__in=[relation.value for relation in Provenance]),
                name="claims_claimlink_relation_of_its_axis",
                violation_error_message=_("The relation belongs to the other axis."),
            ),
            models.CheckConstraint(
                condition=Q(relation__in=DIRECTED)
                & Q(direction__in=[LinkDirection.FORWARD, LinkDirection.BACKWARD])
                | ~Q(relation__in=DIRECTED) & Q(direction=LinkDirection.NONE),
                name="claims_claimlink_direction_where_directed",
                violation_error_message=_(
                    "A directed relation says which claim acts on which; others do not."
                ),
            ),
            models.CheckConstraint(
                condition=Q(origin=LinkOrigin.DECIDED, decided_by__isnull=False)
                | Q(origin=LinkOrigin.SUGGESTED, decided_by__isnull=True),
                name="claims_claimlink_decided_by_somebody",
                violation_error_message=_("A decision names who decided; a suggestion names nobody."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} {self.get_relation_display()} {self.second_id}"
