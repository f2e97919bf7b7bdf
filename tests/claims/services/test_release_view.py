"""A release is made of one moment of the database, with every consensus derived."""

from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connection

from claims.domain.codes import Grade, InformantKind
from claims.models import Consensus, DatasetRelease, Event, ReleaseState
from claims.selectors.codebook import current_snapshot
from claims.services.consensus import derive_event
from claims.services.deriving import derive_later
from claims.services.errors import ServiceError
from claims.services.register_edits import revise_entry
from claims.services.release import publish_release
from claims.services.release_view import derive_what_is_stale, one_view
from factcheck.jobs.models import Job, JobStatus
from sources.codes import Sensitivity, SourceClass, SourceKind
from tests.claims.services.release_cast import codebook, killed, row, says, written
from tests.factories import ActorFactory, EventFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    codebook(killed())
    return EventFactory()


def stale(event: Event) -> int:
    snapshot = current_snapshot()
    assert snapshot is not None
    return derive_what_is_stale(snapshot, by=None)


@pytest.mark.parametrize("status", [JobStatus.WAITING, JobStatus.RUNNING, JobStatus.PARKED])
def test_what_waits_to_be_derived_is_derived_first(event: Event, tmp_path: Path, status: JobStatus) -> None:
    says(event, 2)
    derive_event(event)
    event.claims.update(number=3, lower=3, upper=3)
    derive_later(event)
    dates = {
        JobStatus.RUNNING: {"started_at": event.created_at, "heartbeat_at": event.created_at, "attempts": 1},
        JobStatus.PARKED: {"finished_at": event.created_at},
    }
    Job.objects.update(status=status, **dates.get(status, {}))
    _release, folder = written(tmp_path)
    assert row(folder, "attributes")["value"] == "3"


def test_an_edited_register_is_derived_first(event: Event, tmp_path: Path) -> None:
    source = SourceFactory()
    says(event, 2, informant=source, informant_kind=InformantKind.NAMED)
    derive_event(event)
    before = Consensus.objects.get().grade
    kind = {"kind": SourceKind.DOCUMENT, "source_class": SourceClass.DOCUMENT}
    revise_entry(source, kind, by=UserFactory(is_superuser=True))
    assert [job.name for job in Job.objects.exclude(status=JobStatus.DONE)] == ["claims.derive_all"]
    _release, folder = written(tmp_path)
    assert (before, row(folder, "attributes")["grade"]) == (Grade.SINGLE_VOICE, Grade.ESTABLISHED)


def test_a_derivation_that_ended_well_after_one_that_failed_leaves_nothing_stale(event: Event) -> None:
    for status in (JobStatus.FAILED, JobStatus.DONE):
        Job.objects.create(
            name="claims.derive_event",
            key=f"derive:{event.public_id}",
            arguments={"event": event.public_id},
            status=status,
            finished_at=event.created_at,
        )
    assert stale(event) == 0


def test_rows_of_another_codebook_are_derived_first(event: Event, tmp_path: Path) -> None:
    says(event, 2)
    derive_event(event)
    codebook(killed())
    assert stale(event) == 1
    assert stale(event) == 0


def test_what_fails_its_own_check_is_not_frozen(event: Event) -> None:
    says(event, 2)
    derive_event(event)
    event.consensus.update(grade="corroborated")
    with pytest.raises(
        ServiceError, match=r"^Nothing is published: the release would not be what it says\. attr"
    ):
        publish_release("trial")
    assert not DatasetRelease.objects.exists()


def test_a_withdrawn_version_is_not_handed_out_again(event: Event, tmp_path: Path) -> None:
    says(event, 2)
    first, _folder = written(tmp_path, event)
    DatasetRelease.objects.update(state=ReleaseState.WITHDRAWN)
    second, _folder = written(tmp_path)
    assert (second.version, second.state, second.content_sha256) == (
        2,
        ReleaseState.PUBLISHED,
        first.content_sha256,
    )


def test_a_name_of_a_release_names_nobody(event: Event) -> None:
    says(event, 2)
    ActorFactory(name="Noura Haddad", sensitivity=Sensitivity.RESTRICTED)
    with pytest.raises(ServiceError, match="The name of a release stands in its files"):
        publish_release("noura-haddad-case")


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_first_publishers_at_once_make_one_version() -> None:
    codebook(killed())
    event = EventFactory()
    says(event, 2)
    derive_event(event)
    barrier, made, errors = Barrier(2), [], []

    def publish() -> None:
        try:
            barrier.wait(timeout=20)
            made.append(publish_release("trial"))
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=publish) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert errors == []
    assert sorted((one.release.version, one.is_new) for one in made) == [(1, False), (1, True)]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_what_is_accepted_while_a_release_is_made_waits_for_the_next() -> None:
    codebook(killed())
    event = EventFactory()
    says(event, 2)
    seen = []

    def accept() -> None:
        try:
            says(event, 3)
        finally:
            connection.close()

    with one_view():
        seen.append(event.claims.count())
        writer = Thread(target=accept)
        writer.start()
        writer.join(timeout=20)
        seen.append(event.claims.count())
    assert seen == [1, 1]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_change_that_comes_in_between_is_a_readable_refusal() -> None:
    codebook(killed())
    event = EventFactory()

    def rename() -> None:
        Event.objects.update(title="Renamed")
        connection.close()

    def publish() -> None:
        with one_view():
            assert Event.objects.count() == 1
            writer = Thread(target=rename)
            writer.start()
            writer.join(timeout=20)
            Event.objects.filter(pk=event.pk).update(title="Mine")

    with pytest.raises(ServiceError, match="Nothing was written: publish again"):
        publish()
