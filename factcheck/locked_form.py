"""A model form that refuses to overwrite what changed since it was shown, and that judges nothing beforehand.

Outward: ``LockedForm``. It carries the row's version hidden; a stale one is refused with the fields that moved
(DESIGN rule 13). On a new row no choice is preselected: an absent-minded save must not assert anything (rule 9).
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _t

from factcheck.locking import Versioned
from factcheck.row_history import changes_since

UNCHOSEN = ("", "---------")


class LockedForm(forms.ModelForm):
    row_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.instance, Versioned):
            self.initial["row_version"] = self.instance.row_version
        else:
            del self.fields["row_version"]
        if self.instance.pk is None:
            self._choose_nothing()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        shown = self.cleaned_data.get("row_version")
        if isinstance(self.instance, Versioned) and self.instance.pk is not None:
            stored = self.instance.row_version
            if shown is not None and shown != stored:
                raise ValidationError(stale_message(self.instance, shown, stored))
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
    moved = "; ".join(f"{change.field}: {change.old} → {change.new}" for change in changes_since(row, shown))
    text = _t(
        "Somebody changed this in the meantime: version %(shown)s was shown, version %(stored)s is stored. "
        "Nothing was saved. Open it again, then decide."
    ) % {"shown": shown, "stored": stored}
    return f"{text} {_t('What changed:')} {moved}." if moved else text
