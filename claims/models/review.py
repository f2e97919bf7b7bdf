"""Who reviews what, and what each reviewer decided."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from factcheck.audit.history import history
from factcheck.locking import Versioned
from sources.models import Article


class Team(Versioned):
    """People who share a queue."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("members"), blank=True, related_name="teams"
    )

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ReviewState(models.TextChoices):
    OPEN = "open", _("open")
    DONE = "done", _("done")


class ReviewRound(models.TextChoices):
    SINGLE = "single", _("single review")
    BLIND = "blind", _("blind review")
    ADJUDICATION = "adjudication", _("adjudication")


class Review(Versioned):
    """One reviewer's pass over one article. Done means that every suggestion is decided."""

    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.PROTECT, related_name="reviews"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("reviewer"), on_delete=models.PROTECT, related_name="reviews"
    )
    round = models.CharField(_("round"), max_length=12, choices=ReviewRound, default=ReviewRound.SINGLE)
    slot = models.PositiveSmallIntegerField(
        _("slot"),
        default=1,
        help_text=_("1 and 2 are the two reviewers of a blind pair; a single review has 1."),
    )
    suggestions_hidden = models.BooleanField(
        _("suggestions hidden"),
        default=False,
        help_text=_("Coded without seeing the machine's suggestions, to measure how much they sway."),
    )
    state = models.CharField(_("state"), max_length=4, choices=ReviewState, default=ReviewState.OPEN)
    nothing_to_claim = models.BooleanField(
        _("nothing to claim here"), default=False, help_text=_("The article holds no checkable claim.")
    )
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    history = history()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["reviewer", "state"], name="claims_review_of_reviewer"),
            models.Index(fields=["state", "-id"], name="claims_review_by_state"),
            models.Index(fields=["round", "-id"], name="claims_review_by_round"),
            models.Index(
                fields=["-finished_at", "-id"],
                condition=Q(round=ReviewRound.BLIND),
                name="claims_review_blind_finished",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "reviewer", "round"],
                name="claims_review_once_per_reviewer",
                violation_error_message=_("This reviewer has a review of the article already."),
            ),
            models.UniqueConstraint(
                fields=["article", "slot"],
                condition=Q(round=ReviewRound.BLIND),
                name="claims_review_blind_pair",
                violation_error_message=_("Somebody else has this place in the blind pair."),
            ),
            models.CheckConstraint(
                condition=~Q(round=ReviewRound.BLIND) | Q(slot__in=[1, 2]),
                name="claims_review_blind_slots",
                violation_error_message=_("A blind pair has the places 1 and 2."),
            ),
            models.CheckConstraint(
                condition=Q(state=ReviewState.OPEN, finished_at__isnull=True)
                | Q(state=ReviewState.DONE, finished_at__isnull=False),
                name="claims_review_finished_when_done",
                violation_error_message=_("A review that is done has the time when it was finished."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} — {self.reviewer}"


class DecisionKind(models.TextChoices):
    ACCEPT = "accept", _("accepted")
    EDIT = "edit", _("edited and accepted")
    REJECT = "reject", _("rejected")
    ADD = "add", _("added")
    SKIP = "skip", _("skipped")


class ReviewDecision(models.Model):
    """What one reviewer decided about one claim; the latest counts, the earlier ones stay.

    A reviewer of a blind pair changes no claim: what they would have it say stands here, and what they add is no
    claim of the article before both are done.
    """

    review = models.ForeignKey(
        Review, verbose_name=_("review"), on_delete=models.PROTECT, related_name="decisions"
    )
    claim = models.ForeignKey(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.PROTECT,
        null=True,
        related_name="decisions",
        help_text=_("Empty = added in a blind review that is not settled."),
    )
    content = models.JSONField(
        _("what it would say"),
        null=True,
        blank=True,
        help_text=_("Of a blind review: the claim as edited or added, by column; empty = as it stands."),
    )
    number = models.PositiveIntegerField(
        _("number of an addition"),
        null=True,
        blank=True,
        help_text=_("Of a blind review: from 1."),
    )
    kind = models.CharField(_("decision"), max_length=6, choices=DecisionKind)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    is_latest = models.BooleanField(_("latest"), default=True)
    decided_at = models.DateTimeField(_("decided at"), auto_now_add=True)

    class Meta:
        verbose_name = _("decision of a review")
        verbose_name_plural = _("decisions of reviews")
        ordering = ["review", "claim", "-id"]
        indexes = [
            models.Index(fields=["kind", "-id"], name="claims_reviewdecision_by_kind"),
            models.Index(fields=["decided_at"], name="claims_reviewdecision_by_time"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "claim"],
                condition=Q(is_latest=True),
                name="claims_reviewdecision_one_latest",
                violation_error_message=_("Only one decision of a review about a claim is the latest."),
            ),
            models.UniqueConstraint(
                fields=["review", "number"],
                condition=Q(is_latest=True),
                name="claims_reviewdecision_one_latest_of_number",
                violation_error_message=_("Only one decision of a review about an addition is the latest."),
            ),
            models.CheckConstraint(
                condition=Q(claim__isnull=False)
                | Q(kind__in=[DecisionKind.ADD, DecisionKind.REJECT], number__isnull=False),
                name="claims_reviewdecision_about_something",
                violation_error_message=_("A decision is about a claim, or about an addition of its own."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=DecisionKind.REJECT) | ~Q(reason=""),
                name="claims_reviewdecision_rejection_has_reason",
                violation_error_message=_("A rejection needs a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id or self.number} {self.get_kind_display()}"


class Assignment(Versioned):
    """An article put into somebody's, or some team's, queue. A higher priority comes first."""

    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.PROTECT, related_name="assignments"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewer"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
    )
    team = models.ForeignKey(
        Team,
        verbose_name=_("team"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
    )
    round = models.CharField(_("round"), max_length=12, choices=ReviewRound, default=ReviewRound.SINGLE)
    priority = models.SmallIntegerField(_("priority"), default=0, help_text=_("Higher comes first."))
    is_closed = models.BooleanField(_("closed"), default=False)
    skip_reason = models.CharField(_("reason for skipping"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    history = history()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["-priority", "id"]
        indexes = [models.Index(fields=["-priority", "id"], name="claims_assignment_by_priority")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "reviewer", "round"],
                condition=Q(is_closed=False, reviewer__isnull=False),
                name="claims_assignment_open_once",
                violation_error_message=_("The reviewer has this article in the queue already."),
            ),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=False) | Q(team__isnull=False),
                name="claims_assignment_to_somebody",
                violation_error_message=_("Assign the article to a reviewer or to a team."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} → {self.reviewer or self.team}"


class Lease(models.Model):
    """Who works on an article right now; nobody else is handed it until the lease runs out."""

    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="leases"
    )
    slot = models.PositiveSmallIntegerField(
        _("slot"), default=1, help_text=_("Two reviewers of a blind pair hold one lease each.")
    )
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("holder"), on_delete=models.CASCADE, related_name="leases"
    )
    taken_at = models.DateTimeField(_("taken at"))
    expires_at = models.DateTimeField(_("expires at"))

    class Meta:
        verbose_name = _("lease")
        verbose_name_plural = _("leases")
        ordering = ["expires_at", "id"]
        indexes = [models.Index(fields=["expires_at", "id"], name="claims_lease_by_end")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "slot"],
                name="claims_lease_one_per_slot",
                violation_error_message=_("Somebody else works on the article right now."),
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("taken_at")),
                name="claims_lease_lasts",
                violation_error_message=_("A lease expires after it was taken."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} — {self.holder}"
