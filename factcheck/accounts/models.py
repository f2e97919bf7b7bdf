"""The workbench's user: Django's own, with the preferences each person sets for themselves."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from factcheck.locking import Versioned


class Language(models.TextChoices):
    # In their own words: a person looks for the language they can read.
    ENGLISH = "en", "English"
    FRENCH = "fr", "Français"


class User(Versioned, AbstractUser):
    language = models.CharField(
        _("language"),
        max_length=8,
        choices=Language.choices,
        blank=True,
        help_text=_("The language of the screens. Empty: the language the browser asks for."),
    )
    shortcuts_enabled = models.BooleanField(
        _("keyboard shortcuts"),
        default=True,
        help_text=_("Single keys act on the review screens. Turn off where they clash with a screen reader."),
    )

    class Meta(AbstractUser.Meta):
        # Who may do a thing is found without looking at every account.
        indexes = [
            models.Index(
                fields=["id"], name="accounts_user_superusers", condition=models.Q(is_superuser=True)
            ),
        ]
        constraints = [
            # A language without a translation would silently show English.
            models.CheckConstraint(
                condition=models.Q(language__in=["", *Language.values]),
                name="accounts_user_language_is_known",
                violation_error_message=_("The language must be one of the listed ones, or empty."),
            ),
        ]
