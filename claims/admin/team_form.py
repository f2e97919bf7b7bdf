"""The form of a team: its members by their usernames.

Outward: ``TeamForm``. A list of everybody to choose from would be the largest page of the workbench where a thousand
people work.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.models import Team
from factcheck.accounts.models import User
from factcheck.locked_form import LockedForm


class UsernamesField(forms.ModelMultipleChoiceField):
    """Users named in a text, between spaces, commas or on lines of their own."""

    default_error_messages = {
        "invalid_choice": _(
            "Nobody here is called “%(value)s”. Accepted: usernames, as the list of people has them."
        ),
    }

    def __init__(self, **fields: Any) -> None:
        users = User.objects.order_by("username")
        super().__init__(queryset=users, to_field_name="username", widget=forms.Textarea, **fields)

    def clean(self, value: Any) -> Any:
        return super().clean(_names(value))

    def prepare_value(self, value: Any) -> Any:
        """Users as the form shows them; names that were sent stay as they are."""
        if value is None or isinstance(value, str):
            return value
        if all(isinstance(each, User) for each in value):
            return "\n".join(sorted(user.username for user in value))
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """initial: users, None = none."""
        return {user.username for user in initial or ()} != set(_names(data))


class TeamForm(LockedForm):
    members = UsernamesField(label=_("members"), required=False, help_text=_("Usernames, one per line."))

    class Meta:
        model = Team
        fields = ["name", "members"]


def _names(written: Any) -> list[str]:
    return str(written or "").replace(",", " ").split()
