"""An editor's ruling on a contested value."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.codebook import Attribute
from claims.models.event import Event
from claims.models.scope import Scoped
from claims.models.typed_value import TypedValue, states_something
from factcheck.audit.history import history
from factcheck.locking import Versioned


class RulingKind(models.TextChoices):
    VALUE = "value", _("one of the stated values")
    OWN_VALUE = "own_value", _("another value, on evidence")
    RANGE = "range", _("a range")
    CONTESTED = "contested", _("contested: publish all values")
    INSUFFICIENT = "insufficient", _("insufficient evidence: publish no value")


class ResolutionState(models.TextChoices):
    LIVE = "live", _("in force")
    STALE = "stale", _("stale: the picture has moved")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Resolution(Versioned, TypedValue, Scoped):
    """A ruling with its reason. One in force per event, attribute and scope; earlier ones stay as history.

    picture_sha256: hash of the claims and links that the editor saw; when it no longer matches, the ruling is stale.
    """

    public_id = models.CharField(_("id"), max_length=16, unique=True, editable=False)
    event = models.ForeignKey(
        Event, verbose_name=_("event"), on_delete=models.PROTECT, related_name="resolutions"
    )
    attribute = models.ForeignKey(
        Attribute, verbose_name=_("attribute"), on_delete=models.PROTECT, related_name="resolutions"
    )
    kind = models.CharField(_("ruling"), max_length=12, choices=RulingKind)
    reason = models.TextField(_("reason"), help_text=_("Published with the value."))
    evidence = models.TextField(
        _("evidence cited"), blank=True, help_text=_("Needed for a value that no claim states.")
    )
    cited_claims = models.ManyToManyField(
        Claim, verbose_name=_("claims cited"), blank=True, related_name="cited_by"
    )
    state = models.CharField(
        _("state"), max_length=9, choices=ResolutionState, default=ResolutionState.LIVE, editable=False
    )
    picture_sha256 = models.CharField(_("picture"), max_length=64, editable=False)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("editor"),
        on_delete=models.PROTECT,
        related_name="resolutions",
        editable=False,
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    history = history()

    class Meta:
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        ordering = ["-id"]
        permissions = [("resolve_conflict", _("Can resolve conflicts"))]
        constraints = [
            *TypedValue.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="claims_resolution_has_reason",
                violation_error_message=_("A ruling needs a reason."),
            ),
            states_something("resolution", unless=~Q(kind__in=[RulingKind.VALUE, RulingKind.OWN_VALUE])),
            models.CheckConstraint(
                condition=~Q(kind=RulingKind.RANGE) | Q(lower__isnull=False) | Q(upper__isnull=False),
                name="claims_resolution_range_has_an_end",
                violation_error_message=_("A range has at least one end."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=RulingKind.OWN_VALUE) | ~Q(evidence=""),
                name="claims_resolution_own_value_cites_evidence",
                violation_error_message=_("A value that no claim states needs its evidence."),
            ),
            models.UniqueConstraint(
                fields=["event", "attribute", "scope_key"],
                condition=~Q(state=ResolutionState.WITHDRAWN),
                name="claims_resolution_one_in_force",
                violation_error_message=_("Another ruling is in force here: withdraw it first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.attribute.key} — {self.get_kind_display()}"
