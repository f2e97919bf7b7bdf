"""The demo's people, with their roles.

Outward: ``load_people``. They get no password here: whoever shows the demo sets one.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import Group

from factcheck.accounts.models import User
from factcheck.roles import Role


def load_people(entries: Iterable[Mapping[str, Any]]) -> dict[str, User]:
    """The people by key; those that are missing are made. An account that stands already stays as it is."""
    return {str(entry["key"]): _person(entry) for entry in entries}


def people_without_password(entries: Iterable[Mapping[str, Any]]) -> list[User]:
    """Those of the demo's people that nobody has given a password: the only ones a demo may give its own to."""
    people = User.objects.filter(username__in=[entry["key"] for entry in entries]).order_by("username")
    return [person for person in people if not person.has_usable_password()]


def _person(entry: Mapping[str, Any]) -> User:
    existing = User.objects.filter(username=entry["key"]).first()
    if existing is not None:
        return existing
    first, _, last = str(entry["name"]).partition(" ")
    person = User(username=entry["key"], first_name=first, last_name=last, language=entry.get("language", ""))
    person.set_unusable_password()
    person.is_staff = True  # the workbench is the admin: without it nobody gets in
    person.save()
    person.groups.add(Group.objects.get(name=Role(entry["role"])))
    return person
