"""Practice for new reviewers: an article with known answers, and what one person tries on it.

Neither is an article or a claim of the corpus. What would be suggested, what is right and what a person decides are
columns of a claim frozen as texts, so that no list, search, event, link, consensus, export, count or release can hold
them: there is no row of those tables to leave out.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from factcheck.locking import Versioned
from sources.models import Article
from sources.models.choices import SENSITIVITIES


class PracticeArticle(Versioned):
    """A text, what is suggested on it, and the known answers.

    suggestions: each with ``content`` (see ``claim_content``), ``rule`` and ``why``, a reason by language where it is
    wrong. answers: each with ``content``, ``why`` and ``optional`` (coding it is neither asked for nor wrong).
    """

    key = models.SlugField(
        _("key"), max_length=60, unique=True, help_text=_("Permanent; part of its address.")
    )
    article = models.OneToOneField(
        Article,
        verbose_name=_("made from"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="practice",
        help_text=_("The reviewed article whose text it shows; empty = it has a text of its own."),
    )
    title = models.CharField(_("title"), max_length=300)
    outlet = models.CharField(
        _("outlet"), max_length=200, blank=True, help_text=_("By role; never a real one.")
    )
    language = models.CharField(_("language"), max_length=8)
    published = models.CharField(_("published"), max_length=32, blank=True)
    own_text = models.TextField(_("text"), blank=True)
    suggestions = models.JSONField(_("suggestions"), default=list)
    answers = models.JSONField(_("known answers"), default=list)
    sensitivity = models.CharField(
        _("sensitivity"),
        max_length=12,
        choices=SENSITIVITIES,
        default="public",
        help_text=_(
            "The strictest of its article and claims: who may not read one of them does not practise here."
        ),
    )
    is_offered = models.BooleanField(_("offered"), default=True, help_text=_("Whether anybody may begin it."))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("practice article")
        verbose_name_plural = _("practice articles")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(article__isnull=True) & ~Q(own_text="") | Q(article__isnull=False, own_text=""),
                name="claims_practicearticle_one_text",
                violation_error_message=_("A practice article has a text of its own, or that of an article."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def text(self) -> str:
        return self.own_text if self.article is None else self.article.text


class PracticeRun(Versioned):
    """One person's attempt at a practice article: theirs alone.

    work: what they did, the latest last, one entry per claim: ``number``, ``kind``, ``reason``, ``content``.
    """

    practice = models.ForeignKey(
        PracticeArticle, verbose_name=_("practice article"), on_delete=models.CASCADE, related_name="runs"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="practice_runs",
    )
    attempt = models.PositiveSmallIntegerField(_("attempt"), help_text=_("From 1."))
    work = models.JSONField(_("work"), default=list)
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("attempt at practice")
        verbose_name_plural = _("attempts at practice")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "person", "attempt"],
                name="claims_practicerun_numbered",
                violation_error_message=_("This attempt is there already."),
            ),
            models.UniqueConstraint(
                fields=["practice", "person"],
                condition=Q(finished_at__isnull=True),
                name="claims_practicerun_one_open",
                violation_error_message=_("Only one attempt of a person at an article is open."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.practice} ({self.attempt})"
