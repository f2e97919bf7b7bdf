"""What a person sets for themselves, and what an administrator sets for them."""

from typing import Any

from django import forms
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    AdminUserCreationForm,
    SetUnusablePasswordMixin,
    UserChangeForm,
)
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.models import User
from factcheck.locked_form import LockedForm

# Django's own text has no French, and speaks of other ways to log in, which there are none of here.
ON_PASSWORDS = _(
    "Nobody logs in to an account without a password; whoever turns it off loses the present one."
)


class PreferencesForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["language", "shortcuts_enabled"]


class PersonForm(LockedForm, UserChangeForm):
    """An account as another administrator may be changing it at the same time."""

    class Meta(UserChangeForm.Meta):
        model = User


class NewPersonForm(AdminUserCreationForm):
    usable_password = SetUnusablePasswordMixin.create_usable_password_field(ON_PASSWORDS)


class PasswordForm(AdminPasswordChangeForm):
    usable_password_help_text: Any = ON_PASSWORDS
