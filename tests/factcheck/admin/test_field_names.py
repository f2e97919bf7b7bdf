"""Every field of ours has a name that is translated: forms, lists, filters and histories print it."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Field
from django.utils.functional import Promise
from django.utils.translation import override

OWN_APPS = ("accounts", "audit", "jobs", "sources", "claims")
# Names that are one word in both languages.
SAME_WORD = {
    "arguments",
    "article",
    "consensus",
    "date",
    "direction",
    "latitude",
    "longitude",
    "mentions",
    "note",
    "notes",
    "relation",
    "score",
    "sha256",
    "SHA-256",
    "source",
    "suggestions",
    "version",
    "votes",
}


def fields() -> Iterator[Field]:
    """The fields that we wrote; the copies in histories take their names, their own columns are the library's."""
    for label in OWN_APPS:
        for model in apps.get_app_config(label).get_models():
            if model.__name__.startswith("Historical"):
                continue
            for field in (*model._meta.fields, *model._meta.many_to_many):
                if not field.auto_created and model.__module__.partition(".")[0] in {
                    "factcheck",
                    "sources",
                    "claims",
                }:
                    yield field


def test_every_field_has_a_name_to_translate() -> None:
    # Django makes a plain text of the attribute's name where a field has no name of its own.
    assert [str(field) for field in fields() if not isinstance(field.verbose_name, Promise)] == []


def test_every_name_of_a_field_has_its_french() -> None:
    same = set()
    for field in fields():
        with override("en"):
            english = str(field.verbose_name)
        with override("fr"):
            if str(field.verbose_name) == english:
                same.add(english)
    assert same == SAME_WORD


def test_a_relation_is_named_in_french() -> None:
    with override("fr"):
        assert str(apps.get_model("claims", "EventLink")._meta.get_field("from_event").verbose_name) == (
            "événement de départ"
        )
