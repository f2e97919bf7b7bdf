"""A model form that refuses to overwrite what changed since it was shown, and that judges nothing beforehand.

Outward: ``LockedForm``. It carries the row's version hidden; a stale one is refused with the fields that moved
(DESIGN rule 13). On a new row no choice is preselected: an absent-minded save must not assert anything (rule 9).
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext

from factcheck.history_words import labelled
from factcheck.locking import Versioned
from factcheck.row_history import changes_since

# Name of the hidden input that carries the version.
FIELD = "row_version"
UNCHOSEN = ("", "---------")


class LockedForm(forms.ModelForm):
    """shown_version: the version that the person saw; None for a new row, or one that is not versioned."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The column is not editable, so that no form field may bear its name: the template writes the input.
        is_locked = isinstance(self.instance, Versioned) and self.instance.pk is not None
        self.shown_version: int | None = None
        if is_locked:
            sent = self.data.get(FIELD, "") if self.is_bound else self.instance.row_version
            self.shown_version = int(sent) if str(sent).isdecimal() else 0
        if self.instance.pk is None:
            self._choose_nothing()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.shown_version is not None and self.shown_version != self.instance.row_version:
            raise ValidationError(stale_message(self.instance, self.shown_version, self.instance.row_version))
        return cleaned

    def _choose_nothing(self) -> None:
        for name, field in self.fields.items():
            if isinstance(field, forms.TypedChoiceField):
                self.initial[name] = ""
                field.initial = None
                offered: Any = field.choices
                choices = list(offered)
                if UNCHOSEN[0] not in [value for value, _label in choices]:
                    field.choices = [UNCHOSEN, *choices]


def stale_message(row: Model, shown: int, stored: int) -> str:
    """What a person reads whose form is out of date: which fields moved, from what to what."""
    moved_fields = [labelled(change) for change in changes_since(row, shown)]
    moved = "; ".join(f"{change.field}: {change.old or '—'} → {change.new or '—'}" for change in moved_fields)
    text = gettext(
        "Somebody changed this in the meantime: version %(shown)s was shown, version %(stored)s is stored. "
        "Nothing was saved. Open it again, then decide."
    ) % {"shown": shown, "stored": stored}
    what_changed = gettext("What changed:")
    return f"{text} {what_changed} {moved}." if moved else text


def _or_dash(value: Any) -> str:
    return "—" if value is None else str(value)
