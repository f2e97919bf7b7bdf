"""What a person sets for themselves."""

from django import forms

from factcheck.accounts.models import User


class PreferencesForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["language", "shortcuts_enabled"]
