"""What people say to each other about a claim, a link or an event."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.claim_link import ClaimLink
from claims.models.event import Event
from factcheck.locking import Versioned

_ONE_TARGET = (
    Q(claim__isnull=False, link__isnull=True, event__isnull=True)
    | Q(claim__isnull=True, link__isnull=False, event__isnull=True)
    | Q(claim__isnull=True, link__isnull=True, event__isnull=False)
)


class Comment(Versioned):
    """A remark on exactly one claim, link or event, open until somebody resolves it."""

    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="comments",
    )
    link = models.ForeignKey(
        ClaimLink,
        verbose_name=_("link"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="comments",
    )
    event = models.ForeignKey(
        Event,
        verbose_name=_("event"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="comments",
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        on_delete=models.PROTECT,
        related_name="comments",
        editable=False,
    )
    body = models.TextField(_("comment"))
    mentions = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("mentions"), blank=True, related_name="mentioned_in"
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True, editable=False)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("resolved by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=_ONE_TARGET,
                name="claims_comment_one_target",
                violation_error_message=_("A comment is about one claim, one link or one event."),
            ),
            models.CheckConstraint(
                condition=~Q(body=""),
                name="claims_comment_not_empty",
                violation_error_message=_("A comment says something."),
            ),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="claims_comment_resolved_by_somebody",
                violation_error_message=_("A resolved comment names who resolved it, and when."),
            ),
        ]

    def __str__(self) -> str:
        return self.body[:60]


class Notification(models.Model):
    """Something that a person should see: a mention, work come back, a ruling gone stale."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recipient"),
        on_delete=models.CASCADE,
        related_name="notifications",
    )
    comment = models.ForeignKey(
        Comment,
        verbose_name=_("comment"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="notifications",
    )
    text = models.CharField(_("text"), max_length=300)
    url = models.CharField(_("where"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["-id"]
        indexes = [models.Index(fields=["recipient", "read_at", "-id"], name="claims_notification_unread")]

    def __str__(self) -> str:
        return self.text
