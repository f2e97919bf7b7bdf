"""Every version of a row names the act that caused it; shown on places, as on any model with history()."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import ProtectedError
from django.test import RequestFactory
from simple_history.models import HistoricalRecords

from claims.models import Place
from factcheck.audit import acting, record
from factcheck.audit.guards import take_down
from factcheck.audit.history import create_many, update_many
from factcheck.audit.models import Act

pytestmark = pytest.mark.django_db


def place(key: str = "place:baghdad") -> Place:
    return Place(key=key, name="Baghdad", kind="city")


def test_a_saved_row_names_its_act_and_its_actor(mina: Any) -> None:
    baghdad = place()
    with acting(record("place.add", actor=mina, target=baghdad)) as act:
        baghdad.save()
    version = baghdad.history.get()
    assert (version.act, version.history_user, version.history_type) == (act, mina, "+")
    assert act.target_id == "place:baghdad"


def test_each_version_names_its_own_act(mina: Any) -> None:
    baghdad = place()
    with acting(record("place.add", actor=None)) as adding:
        baghdad.save()
    baghdad.name = "Bagdad"
    with acting(record("place.rename", actor=mina)) as renaming:
        baghdad.save()
    assert [version.act for version in baghdad.history.order_by("history_id")] == [adding, renaming]
    assert [version.history_user for version in baghdad.history.order_by("history_id")] == [None, mina]


def test_a_step_of_a_batch_is_named_rather_than_the_batch() -> None:
    with (
        acting(record("registers.load", actor=None)) as batch,
        acting(record("place.add", actor=None)) as step,
    ):
        baghdad = place()
        baghdad.save()
    assert baghdad.history.get().act == step
    assert step.parent == batch


def test_outside_any_act_a_version_names_none() -> None:
    baghdad = place()
    baghdad.save()
    version = baghdad.history.get()
    assert (version.act, version.history_user) == (None, None)


def test_outside_any_act_the_signed_in_user_is_kept(mina: Any, rf: RequestFactory) -> None:
    HistoricalRecords.context.request = rf.get("/")
    HistoricalRecords.context.request.user = mina
    try:
        baghdad = place()
        baghdad.save()
    finally:
        del HistoricalRecords.context.request
    assert baghdad.history.get().history_user == mina


def test_bulk_writes_keep_a_version_of_every_row(mina: Any) -> None:
    with acting(record("registers.load", actor=mina)) as loading:
        places = create_many(Place, [place(f"place:{number}") for number in range(3)])
    assert all(entry.pk is not None for entry in places)
    for entry in places:
        entry.name = "Renamed"
    with acting(record("registers.rename", actor=None)) as renaming:
        assert update_many(Place, places, ["name"]) == 3
    for entry in Place.objects.filter(name="Renamed"):
        first, second = entry.history.order_by("history_id")
        assert (first.act, first.history_type, first.history_user) == (loading, "+", mina)
        assert (second.act, second.history_type, second.name) == (renaming, "~", "Renamed")


def test_a_row_can_be_read_as_it_was_under_an_act() -> None:
    baghdad = place()
    with acting(record("place.add", actor=None)) as adding:
        baghdad.save()
    baghdad.name = "Bagdad"
    baghdad.save()
    assert baghdad.history.get(act=adding).instance.name == "Baghdad"


def test_an_act_that_versions_name_cannot_be_deleted() -> None:
    with acting(record("place.add", actor=None)) as act:
        place().save()
    connection.check_constraints()
    take_down(connection)  # what is left once the guards are gone
    with pytest.raises(ProtectedError):
        Act.objects.filter(pk=act.pk).delete()
