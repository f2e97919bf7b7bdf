"""The user's own preferences."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from factcheck.accounts.models import User

pytestmark = pytest.mark.django_db


def test_new_user_follows_the_browser_and_has_shortcuts() -> None:
    user = User.objects.create_user("amina")
    assert (user.language, user.shortcuts_enabled) == ("", True)


@pytest.mark.parametrize("language", ["", "en", "fr"])
def test_language_may_be_one_we_speak_or_none(language: str) -> None:
    User.objects.create_user("amina", language=language)
    assert User.objects.get(username="amina").language == language


def test_form_refuses_a_language_nobody_translated() -> None:
    user = User(username="amina", password="x", language="de")
    with pytest.raises(ValidationError) as refusal:
        user.full_clean()
    assert refusal.value.message_dict["language"] == ["Value 'de' is not a valid choice."]


def test_database_refuses_a_language_nobody_translated() -> None:
    with pytest.raises(IntegrityError, match="accounts_user_language_is_known"), transaction.atomic():
        User.objects.create_user("amina", language="de")
