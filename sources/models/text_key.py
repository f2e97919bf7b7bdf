"""The index by which articles of nearly the same text find each other."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.models.article import Article


class TextKey(models.Model):
    """One of the smallest shingle hashes of an article's own words; like texts share at least one."""

    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="text_keys"
    )
    key = models.CharField(_("key"), max_length=16)

    class Meta:
        verbose_name = _("text key")
        verbose_name_plural = _("text keys")
        ordering = ["article", "key"]
        indexes = [models.Index(fields=["key", "article"], name="sources_textkey_by_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "key"],
                name="sources_textkey_once",
                violation_error_message=_("The article has this key already."),
            ),
        ]

    def __str__(self) -> str:
        return self.key
