"""The tables of the audit: Act, ActDetail, Seal, SealedAct.

An Act is one row that is never changed. The words that may name a person (labels, reason, old and new values)
live beside it in an ActDetail, which can be blanked; the Act keeps their salted sha256, so an erasure leaves
a tombstone and the seals still verify. Database triggers (guards.py) refuse every other change.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Act(models.Model):
    """One entry of the audit: who did what to which thing, when. Why, and what changed, are in `detail`."""

    verb = models.CharField(
        _("verb"), max_length=80, help_text=_("Dotted name of what was done, as claim.accept.")
    )
    actor = models.ForeignKey(
        get_user_model(),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("actor"),
        help_text=_("The account that acted; empty when the machine acted on its own."),
    )
    target_type = models.CharField(
        _("target type"), max_length=80, blank=True, help_text=_("Kind of thing acted on, as claims.claim.")
    )
    target_id = models.CharField(
        _("target id"),
        max_length=200,
        blank=True,
        help_text=_("Public id of the thing acted on, never a row number."),
    )
    request_id = models.CharField(
        _("request id"),
        max_length=64,
        blank=True,
        help_text=_("The web request or job in which this happened."),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
        help_text=_("The act this one is a step of: a batch, a bulk action, a job."),
    )
    at = models.DateTimeField(_("at"), default=timezone.now, help_text=_("When it was done."))
    detail_sha256 = models.CharField(
        _("detail sha256"),
        max_length=64,
        help_text=_("Hash of the detail and its salt: outlives an erasure."),
    )

    detail: ActDetail

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["target_type", "target_id", "-id"], name="audit_act_by_target"),
            models.Index(fields=["verb", "-id"], name="audit_act_by_verb"),
            models.Index(fields=["-at"], name="audit_act_by_time"),
            models.Index(fields=["request_id"], name="audit_act_by_request"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verb__contains="."),
                name="audit_act_verb_is_dotted",
                violation_error_message=_("The verb of an act is a dotted name, as claim.accept."),
            ),
            models.CheckConstraint(
                condition=models.Q(target_type="", target_id="")
                | (~models.Q(target_type="") & ~models.Q(target_id="")),
                name="audit_act_target_is_whole",
                violation_error_message=_("A target has both a type and an id, or neither."),
            ),
            models.CheckConstraint(
                condition=Exact(Length("detail_sha256"), 64),
                name="audit_act_detail_is_hashed",
                violation_error_message=_("The hash of an act's detail has 64 hexadecimal digits."),
            ),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.verb, self.target_type, self.target_id) if part)

    @property
    def actor_label(self) -> str:
        """The actor's name when the act was done; empty once erased."""
        return self.detail.actor_label

    @property
    def target_label(self) -> str:
        """The target as an editor read it when the act was done; empty once erased."""
        return self.detail.target_label

    @property
    def reason(self) -> str:
        """Why, in the actor's words; empty when none was given or once erased."""
        return self.detail.reason

    @property
    def old(self) -> Any:
        """JSON values before the act; None when there were none or once erased."""
        return self.detail.old

    @property
    def new(self) -> Any:
        """JSON values after the act; None when there were none or once erased."""
        return self.detail.new


class ActDetail(models.Model):
    """The words and values of one act. An act that says why may blank it once; nothing else changes it."""

    act = models.OneToOneField(
        Act, on_delete=models.PROTECT, primary_key=True, related_name="detail", verbose_name=_("act")
    )
    actor_label = models.CharField(_("actor"), max_length=200, blank=True)
    target_label = models.CharField(_("target"), max_length=300, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    old = models.JSONField(_("before"), null=True, blank=True, encoder=DjangoJSONEncoder)
    new = models.JSONField(_("after"), null=True, blank=True, encoder=DjangoJSONEncoder)
    salt = models.CharField(
        _("salt"),
        max_length=32,
        blank=True,
        help_text=_("Random; erased with the words, so that the hash tells nothing."),
    )
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)
    erased_by = models.ForeignKey(
        Act,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="erasures",
        verbose_name=_("erased by"),
        help_text=_("The act that erased this detail and says why."),
    )

    class Meta:
        verbose_name = _("act detail")
        verbose_name_plural = _("act details")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(erased_at__isnull=True, erased_by__isnull=True)
                | models.Q(
                    erased_at__isnull=False,
                    erased_by__isnull=False,
                    actor_label="",
                    target_label="",
                    reason="",
                    old__isnull=True,
                    new__isnull=True,
                    salt="",
                ),
                name="audit_actdetail_erased_is_blank",
                violation_error_message=_("An erased detail is blank and names the act that erased it."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("erased")) if self.erased_at is not None else self.reason


class Seal(models.Model):
    """A hash over a batch of acts, chained on the seal before it: any later change to any of them shows."""

    number = models.PositiveIntegerField(_("number"), unique=True, help_text=_("1, 2, 3 without gaps."))
    first_act_id = models.BigIntegerField(_("first act"), help_text=_("Lowest act in the batch, inclusive."))
    last_act_id = models.BigIntegerField(
        _("last act"),
        help_text=_("Highest act in the batch, inclusive; acts committed late may lie between in another."),
    )
    acts = models.PositiveIntegerField(_("acts"), help_text=_("How many acts the batch holds."))
    previous_sha256 = models.CharField(
        _("previous sha256"),
        max_length=64,
        blank=True,
        help_text=_("Hash of the seal before; empty for the first."),
    )
    sha256 = models.CharField(_("sha256"), max_length=64, unique=True)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(number__gte=1),
                name="audit_seal_number_from_one",
                violation_error_message=_("Seals are numbered from 1."),
            ),
            models.CheckConstraint(
                condition=models.Q(acts__gte=1, first_act_id__lte=models.F("last_act_id")),
                name="audit_seal_covers_acts",
                violation_error_message=_("A seal covers at least one act, from its first to its last."),
            ),
            models.CheckConstraint(
                condition=models.Q(number=1, previous_sha256="")
                | models.Q(Exact(Length("previous_sha256"), 64), number__gt=1),
                name="audit_seal_is_chained",
                violation_error_message=_("Every seal but the first carries the hash of the one before."),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.number} {self.sha256[:12]}"


class SealedAct(models.Model):
    """Which seal holds an act. Row numbers cannot tell: a long transaction commits after later acts."""

    act = models.OneToOneField(
        Act, on_delete=models.PROTECT, primary_key=True, related_name="sealed", verbose_name=_("act")
    )
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="entries", verbose_name=_("seal"))

    class Meta:
        verbose_name = _("sealed act")
        verbose_name_plural = _("sealed acts")

    def __str__(self) -> str:
        return f"{self.act_id} in seal {self.seal_id}"
