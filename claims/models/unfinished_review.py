"""Which articles are not done: what the queue and the lists of open work look through, however many are done."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.models import Article


class UnfinishedReview(models.Model):
    """One row per article that is not done, kept by the database itself (``claims.unfinished``).

    What is done is decided to the last suggestion, so all open work is on these articles. A row too many costs a look
    at its article; one too few would lose it, which is why no program writes here. What is known of the article
    beside says where to look first: whoever asks for a person looks at the claims that the person may see as well.
    """

    article = models.OneToOneField(
        Article,
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="unfinished",
        # A row may outlive its article, and then says nothing: rows go in any order when all tables are emptied.
        db_constraint=False,
    )
    has_suggestions = models.BooleanField(
        _("has suggestions"), default=False, help_text=_("A claim of it is suggested, whoever may see it.")
    )
    is_contested = models.BooleanField(
        _("speaks of a contested event"),
        default=False,
        help_text=_("A claim of it tells of an event of which something is contested and not ruled."),
    )

    class Meta:
        verbose_name = _("unfinished review")
        verbose_name_plural = _("unfinished reviews")
        ordering = ["article"]
        indexes = [
            models.Index(fields=["has_suggestions", "article"], name="claims_unfinished_suggested"),
            models.Index(fields=["is_contested", "article"], name="claims_unfinished_in_conflict"),
        ]

    def __str__(self) -> str:
        return str(self.article_id)
