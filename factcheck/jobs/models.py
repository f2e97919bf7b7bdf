"""Job: one piece of background work. The row is the truth; a message to a worker is a hint to look at it."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class JobStatus(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")  # trying again cannot help: the handler refused the work
    PARKED = "parked", _("parked")  # tried max_attempts times; waits for a person to retry or cancel it
    CANCELLED = "cancelled", _("cancelled")


LIVE = (JobStatus.WAITING, JobStatus.RUNNING)
FINISHED = (JobStatus.DONE, JobStatus.FAILED, JobStatus.PARKED, JobStatus.CANCELLED)


class Job(models.Model):
    """One piece of work under a key. At most one job of a name and key waits, and at most one runs."""

    name = models.CharField(
        _("name"), max_length=80, help_text=_("Dotted name of the handler, as claims.derive.")
    )
    key = models.CharField(
        _("key"),
        max_length=200,
        help_text=_("What the work is about: asking twice for a waiting key adds nothing."),
    )
    arguments = models.JSONField(_("arguments"), default=dict, blank=True, encoder=DjangoJSONEncoder)
    status = models.CharField(
        _("status"), max_length=10, choices=JobStatus.choices, default=JobStatus.WAITING
    )
    attempts = models.PositiveIntegerField(
        _("attempts"), default=0, help_text=_("How often a worker began it.")
    )
    max_attempts = models.PositiveIntegerField(
        _("attempts allowed"),
        default=1,
        help_text=_("After so many attempts the job is parked for a person."),
    )
    progress_done = models.PositiveIntegerField(_("steps done"), default=0)
    progress_total = models.PositiveIntegerField(
        _("steps in all"), null=True, blank=True, help_text=_("Empty while the handler does not know.")
    )
    detail = models.CharField(
        _("detail"), max_length=300, blank=True, help_text=_("What it is doing, in one sentence.")
    )
    result = models.JSONField(_("result"), null=True, blank=True, encoder=DjangoJSONEncoder)
    error = models.TextField(_("error"), blank=True, help_text=_("What went wrong in the last attempt."))
    created_by = models.ForeignKey(
        get_user_model(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("asked by"),
        help_text=_("Empty when the machine asked on its own."),
    )
    request_id = models.CharField(
        _("request id"),
        max_length=64,
        blank=True,
        help_text=_("The request that asked; its acts carry the same id."),
    )
    run_after = models.DateTimeField(
        _("not before"), null=True, blank=True, help_text=_("Empty means at once.")
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    delivered_at = models.DateTimeField(
        _("delivered at"),
        null=True,
        blank=True,
        help_text=_("When a worker was last told of it; empty if never."),
    )
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    heartbeat_at = models.DateTimeField(
        _("last sign of life"),
        null=True,
        blank=True,
        help_text=_("When the running handler last reported progress."),
    )
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["status", "run_after"],
                name="jobs_job_live",
                condition=models.Q(status__in=list(LIVE)),
            ),
            models.Index(fields=["status", "-id"], name="jobs_job_by_status"),
            models.Index(fields=["name", "key", "-id"], name="jobs_job_by_key"),
        ]
        constraints = [
            # A job asked for while its namesake runs must wait its turn, not vanish: the running one may have
            # read the state before it changed.
            models.UniqueConstraint(
                fields=["name", "key", "status"],
                condition=models.Q(status__in=list(LIVE)),
                name="jobs_job_one_waiting_one_running",
                violation_error_message=_("This work is already waiting, or already running."),
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=JobStatus.values),
                name="jobs_job_status_is_known",
                violation_error_message=_(
                    "The status is waiting, running, done, failed, parked or cancelled."
                ),
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(key=""),
                name="jobs_job_is_named",
                violation_error_message=_("A job has a name and a key."),
            ),
            models.CheckConstraint(
                condition=models.Q(max_attempts__gte=1),
                name="jobs_job_may_be_tried",
                violation_error_message=_("At least one attempt is allowed."),
            ),
            models.CheckConstraint(
                condition=models.Q(progress_total__isnull=True)
                | models.Q(progress_done__lte=models.F("progress_total")),
                name="jobs_job_progress_within_total",
                violation_error_message=_("No more steps are done than there are."),
            ),
            models.CheckConstraint(
                condition=~models.Q(status=JobStatus.RUNNING)
                | models.Q(started_at__isnull=False, heartbeat_at__isnull=False, attempts__gte=1),
                name="jobs_job_running_has_begun",
                violation_error_message=_(
                    "A running job says when it began and when it last gave a sign of life."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=list(LIVE), finished_at__isnull=True)
                | models.Q(status__in=list(FINISHED), finished_at__isnull=False),
                name="jobs_job_finished_is_dated",
                violation_error_message=_("A finished job says when it finished; a live one does not."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.key}"

    @property
    def detail_said(self) -> str:
        """``detail`` in the reader's language, where it is a sentence of the jobs' own."""
        return gettext(self.detail) if self.detail else ""
