"""What is frozen stays as it was, even for somebody at the database."""

import pytest
from django.db import IntegrityError, connection, transaction

from claims.checks import check_frozen_rows
from claims.guards import guard_statements, missing_guards, put_up, take_down
from claims.models import AttributeVersion, CodebookSnapshot, DatasetRelease, Fit, ReleaseFile, ReleaseState
from tests.factories import AttributeFactory, SnapshotFactory

pytestmark = pytest.mark.django_db


def release() -> DatasetRelease:
    return DatasetRelease.objects.create(
        name="trial", version=1, title="trial", content_sha256="0" * 64, codebook=SnapshotFactory()
    )


def test_a_version_of_an_attribute_and_a_snapshot_never_change() -> None:
    AttributeFactory()
    SnapshotFactory()
    for model in (AttributeVersion, CodebookSnapshot):
        with pytest.raises(IntegrityError, match="is frozen: make a new version"), transaction.atomic():
            model._default_manager.update(sha256="f" * 64)


def test_a_fit_and_a_file_of_a_release_never_change() -> None:
    Fit.objects.create(number=1, method="vote", method_version="1")
    ReleaseFile.objects.create(
        release=release(), path="claims.csv", sha256="0" * 64, size_bytes=1, compressed=b"x"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Fit.objects.update(ruled_items=9)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReleaseFile.objects.update(size_bytes=2)


def test_a_release_may_change_its_state_and_nothing_that_it_says() -> None:
    row = release()
    DatasetRelease.objects.update(state=ReleaseState.WITHDRAWN)
    with pytest.raises(IntegrityError), transaction.atomic():
        DatasetRelease.objects.update(title="verified")
    row.refresh_from_db()
    assert (row.state, row.title) == (ReleaseState.WITHDRAWN, "trial")


def test_a_missing_guard_is_reported_and_can_be_put_up_again() -> None:
    assert missing_guards(connection) == []
    take_down(connection)
    assert "claims_fit_is_frozen" in missing_guards(connection)
    warning = next(w for w in check_frozen_rows(["default"]) if "claims_fit_is_frozen" in w.msg)
    assert warning.id == "claims.W001"
    put_up(connection)
    assert check_frozen_rows(["default"]) == []


def test_another_database_is_refused_by_name() -> None:
    with pytest.raises(
        ValueError, match=r"Frozen rows have no guard for 'oracle'; accepted: sqlite, postgresql."
    ):
        guard_statements("oracle")
