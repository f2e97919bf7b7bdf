"""What one producer proposed for one article, kept so that an answer can be replayed and measured."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.choices import PRODUCERS
from claims.models.claim import Claim
from claims.models.codebook import CodebookSnapshot
from sources.models import Article


class ProducerRun(models.Model):
    """One pass of one producer, in one version, over one article. The latest run of a producer is in force."""

    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.PROTECT, related_name="runs"
    )
    producer = models.CharField(_("producer"), max_length=8, choices=PRODUCERS)
    version = models.CharField(_("version"), max_length=40)
    codebook = models.ForeignKey(
        CodebookSnapshot, verbose_name=_("codebook"), on_delete=models.PROTECT, related_name="+"
    )
    prompt_version = models.CharField(
        _("version of the prompt"), max_length=40, blank=True, help_text=_("Only for a language model.")
    )
    raw_answer = models.TextField(
        _("raw answer"), blank=True, help_text=_("What a language model answered, word for word.")
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("run of a producer")
        verbose_name_plural = _("runs of producers")
        ordering = ["-id"]
        indexes = [models.Index(fields=["article", "producer", "-id"], name="claims_run_of_article")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(version=""),
                name="claims_producerrun_has_version",
                violation_error_message=_("A run names the version that made it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.producer} {self.version}"


class Proposal(models.Model):
    """That a run proposed a claim: a version is measured by what became of its proposals."""

    run = models.ForeignKey(
        ProducerRun, verbose_name=_("run"), on_delete=models.CASCADE, related_name="proposals"
    )
    claim = models.ForeignKey(
        Claim, verbose_name=_("claim"), on_delete=models.CASCADE, related_name="proposals"
    )
    rule = models.CharField(_("rule"), max_length=100, blank=True)
    score = models.DecimalField(_("score"), max_digits=4, decimal_places=3, null=True, blank=True)

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["run", "claim"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "claim"],
                name="claims_proposal_once",
                violation_error_message=_("The run proposed this claim already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run} → {self.claim_id}"
