"""How far the review of an article is: the one place that says whether it is done."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from factcheck.audit.history import history
from factcheck.locking import Versioned
from sources.models import Article


class Stage(models.TextChoices):
    OPEN = "open", _("open")
    UNAIDED = "unaided", _("coded without suggestions")
    BLIND = "blind", _("under blind review")
    ADJUDICATION = "adjudication", _("in adjudication")
    DONE = "done", _("done")


class Reopened(models.TextChoices):
    """Why a review that was done is open again."""

    SUGGESTION = "suggestion", _("a new suggestion came in")
    DECISION = "decision", _("a decision was taken back")
    CLAIM = "claim", _("a claim was accepted where nothing was said to be claimed")
    PERSON = "person", _("somebody opened it again")
    NOTICE = "notice", _("what it repeats was taken back")


class ReviewStage(Versioned):
    """The stage of one article; an article without a row is open.

    Done is said by a person, only while no suggestion is open, and is taken back by itself as soon as one is: what is
    done is decided to the last suggestion, always.
    """

    article = models.OneToOneField(
        Article, verbose_name=_("article"), on_delete=models.PROTECT, related_name="review_stage"
    )
    stage = models.CharField(_("stage"), max_length=12, choices=Stage, default=Stage.OPEN)
    nothing_to_claim = models.BooleanField(
        _("nothing to claim here"),
        default=False,
        help_text=_("Said with Done: the article holds no checkable claim."),
    )
    changed_at = models.DateTimeField(_("since"), auto_now=True)
    reopened = models.CharField(
        _("open again because"),
        max_length=10,
        choices=Reopened,
        blank=True,
        help_text=_("Empty = it never was."),
    )

    history = history()

    class Meta:
        verbose_name = _("stage of a review")
        verbose_name_plural = _("stages of reviews")
        ordering = ["-changed_at"]
        permissions = [("adjudicate_review", _("Can order blind reviews, and decide what the two differ on"))]
        indexes = [
            models.Index(fields=["stage", "article"], name="claims_reviewstage_by_stage"),
            models.Index(
                fields=["article"], condition=Q(nothing_to_claim=True), name="claims_reviewstage_nothing"
            ),
            models.Index(
                fields=["article"], condition=Q(reopened="notice"), name="claims_reviewstage_taken_back"
            ),
            models.Index(fields=["-changed_at", "-id"], name="claims_reviewstage_latest"),
            models.Index(fields=["stage", "-changed_at", "-id"], name="claims_reviewstage_stage_since"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(nothing_to_claim=True) | Q(stage=Stage.DONE),
                name="claims_reviewstage_nothing_when_done",
                violation_error_message=_("That there is nothing to claim is said with Done."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.DONE) | Q(reopened=""),
                name="claims_reviewstage_done_is_not_reopened",
                violation_error_message=_("What is done is not open again."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.get_stage_display()}"
