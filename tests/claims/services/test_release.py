"""Releases: frozen, versioned, verifiable offline, and silent about what they may not show."""

import json
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django.fixtures import Settings

from claims.domain.codes import ClaimStatus, Comparator, Evidence, Grade, ValueKind, Verification
from claims.exports.errors import BadRelease
from claims.exports.folder import checksums, write_folder
from claims.exports.verification import verify
from claims.models import (
    Claim,
    CodebookSnapshot,
    Consensus,
    ConsensusClaim,
    DatasetRelease,
    Event,
    ReleaseFile,
    ReleaseState,
    Scope,
)
from claims.services.errors import BadDecision, ServiceError
from claims.services.release import approve_release, import_release, publish_release, stored_files
from sources.codes import Sensitivity
from tests.factories import (
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    ScopeFactory,
    SnapshotFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
PLANTED = "Noura Haddad"
TEXT = f"Seven rockets were fired. {PLANTED}, nine, was killed near the station."


def consensus_of(claim: Claim, **fields: Any) -> Consensus:
    row = Consensus.objects.create(
        event=claim.event,
        attribute=claim.attribute,
        value_kind=claim.value_kind,
        number=claim.number,
        lower=claim.lower,
        upper=claim.upper,
        wording=claim.wording,
        has_value=True,
        evidence=Evidence.UNDISPUTED,
        grade=Grade.SINGLE_VOICE,
        voices_min=1,
        voices_max=1,
        verification=claim.verification,
        policy="plain 1",
        codebook=CodebookSnapshot.objects.get(),
        content_sha256="0" * 64,
        **fields,
    )
    ConsensusClaim.objects.create(consensus=row, claim=claim, voice=1, role="supports")
    return row


@pytest.fixture
def world() -> Event:
    """One article: rockets are public, the victim's name is restricted."""
    rockets = AttributeFactory(key="rockets_fired", family="things")
    name = AttributeFactory(
        key="victim_name",
        definition__value_kind=ValueKind.ACTOR,
        definition__sensitivity=Sensitivity.RESTRICTED,
    )
    SnapshotFactory(versions=[rockets.current, name.current])
    article = ArticleFactory(text=TEXT, title=f"{PLANTED} killed in rocket fire")
    event = EventFactory(title=f"Death of {PLANTED}")
    fired = ClaimFactory(
        accepted=True,
        article=article,
        event=event,
        attribute=rockets,
        quote="Seven rockets were fired",
        number=Decimal(7),
    )
    killed = ClaimFactory(
        accepted=True,
        article=article,
        event=event,
        attribute=rockets,
        quote=f"{PLANTED}, nine, was killed",
        focus="was killed",
        focus_start=TEXT.index("was killed"),
        focus_end=TEXT.index("was killed") + len("was killed"),
        number=None,
        lower=Decimal(1),
        upper=None,
        comparator=Comparator.SOME,
    )
    victim = ClaimFactory(
        accepted=True,
        article=article,
        event=event,
        attribute=name,
        quote=f"{PLANTED}, nine, was killed",
        focus=PLANTED,
        focus_start=TEXT.index(PLANTED),
        focus_end=TEXT.index(PLANTED) + len(PLANTED),
        value_kind=ValueKind.ACTOR,
        number=None,
        wording=PLANTED,
        sensitivity=Sensitivity.RESTRICTED,
    )
    row = consensus_of(fired)
    ConsensusClaim.objects.create(consensus=row, claim=killed, voice=1, role="supports")
    consensus_of(victim)
    return event


def written(tmp_path: Path, name: str = "trial", **options: Any) -> tuple[DatasetRelease, Path]:
    release = publish_release(name, **options).release
    folder = tmp_path / f"{name}-{release.version}"
    write_folder(folder, stored_files(release))
    return release, folder


def test_a_release_is_what_it_says(world: Event, tmp_path: Path) -> None:
    _release, folder = written(tmp_path)
    assert verify(folder) == []


def test_a_release_is_valid_for_frictionless_and_for_the_data_package_schema(
    world: Event, tmp_path: Path
) -> None:
    _release, folder = written(tmp_path)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["type", "note"]) == []
    profile = json.loads(files("dplib").joinpath("profiles/2.0/datapackage.json").read_text())
    jsonschema.validate(json.loads((folder / "datapackage.json").read_text()), profile)


def test_a_planted_name_stands_in_no_file_of_a_public_release(world: Event, tmp_path: Path) -> None:
    _release, folder = written(tmp_path)
    for path in folder.iterdir():
        content = path.read_text(encoding="utf-8")
        assert PLANTED not in content, path.name
        assert "Haddad" not in content, path.name
    withheld = (folder / "withheld.csv").read_text()
    assert 'claims,"the claim, its article or its outlet is restricted",1' in withheld
    assert 'claims,"words of the quote are withheld, and its offsets with them",1' in withheld


def scopes(folder: Path) -> dict[str, str]:
    found = json.loads((folder / "codebook.json").read_text(encoding="utf-8"))["scopes"]
    return {one["key"]: one["name"] for one in found}


def test_scopes_are_named_also_those_that_no_editor_has_looked_at(world: Event, tmp_path: Path) -> None:
    fired = Claim.objects.get(number=7)
    told = ScopeFactory(key="group:p-1", name="rockets", is_provisional=True)
    named = ScopeFactory(key="place:green-zone", facet="place", name="Green Zone")
    Claim.objects.filter(pk=fired.pk).update(
        scope_group=told, scope_place=named, scope_key="group:p-1|place:green-zone"
    )
    assert scopes(written(tmp_path, "inside", profile="internal")[1]) == {
        "group:p-1": "rockets",
        "place:green-zone": "Green Zone",
    }
    Scope.objects.filter(pk=told.pk).update(name="the neighbours of the house")
    assert scopes(written(tmp_path)[1]) == {"group:p-1": "[withheld]", "place:green-zone": "Green Zone"}


def test_an_internal_release_shows_what_the_public_one_withholds(world: Event, tmp_path: Path) -> None:
    _release, folder = written(tmp_path, "inside", profile="internal")
    assert PLANTED in (folder / "claims.csv").read_text()
    assert (folder / "withheld.csv").read_text() == "table,reason,rows\n"
    assert verify(folder) == []


def test_nothing_changed_gives_the_same_bytes_and_no_version(world: Event, tmp_path: Path) -> None:
    first, folder = written(tmp_path)
    again = publish_release("trial")
    assert (again.release, again.is_new) == (first, False)
    assert dict(stored_files(again.release)) == {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_changed_value_makes_a_version_that_says_what_changed(world: Event, tmp_path: Path) -> None:
    written(tmp_path)
    world.claims.filter(number=7).update(number=8, lower=8, upper=8)
    release, folder = written(tmp_path)
    assert (release.version, release.previous.version) == (2, 1)
    changes = (folder / "changes.csv").read_text().splitlines()
    assert len(changes) == 2
    assert 'changed,"value=7, low=7, high=7' in changes[1]
    assert verify(folder) == []


def test_suggestions_and_rejected_claims_are_no_data(world: Event, tmp_path: Path) -> None:
    ClaimFactory(event=world, quote="five people were hurt", status=ClaimStatus.SUGGESTED)
    ClaimFactory(
        event=world, quote="five people", status=ClaimStatus.REJECTED, verification=Verification.ONE_REVIEWER
    )
    _release, folder = written(tmp_path)
    assert "five people" not in (folder / "claims.csv").read_text()


@pytest.mark.parametrize(("verification", "is_unreviewed"), [("policy", True), ("one_reviewer", False)])
def test_a_policy_makes_the_title_say_unreviewed(
    world: Event, tmp_path: Path, verification: str, is_unreviewed: bool
) -> None:
    world.claims.update(verification=verification)
    Consensus.objects.update(verification=verification)
    release, _folder = written(tmp_path)
    assert release.is_unreviewed is is_unreviewed
    assert ("unreviewed" in release.title) is is_unreviewed


def test_no_clock_reaches_a_file(world: Event, tmp_path: Path) -> None:
    _release, folder = written(tmp_path)
    today = date.today().isoformat()  # noqa: DTZ011
    assert all(today not in path.read_text() for path in folder.iterdir())


@pytest.mark.parametrize(("file", "old"), [("claims.csv", "Seven"), ("README.md", "quote")])
def test_tampering_shows(world: Event, tmp_path: Path, file: str, old: str) -> None:
    _release, folder = written(tmp_path)
    path = folder / file
    path.write_text(path.read_text().replace(old, "Eight"))
    assert f"{file} was changed: its SHA-256 is not the one in SHA256SUMS." in verify(folder)


def test_a_forger_who_mends_the_checksums_is_still_found(world: Event, tmp_path: Path) -> None:
    _release, folder = written(tmp_path)
    path = folder / "attributes.csv"
    path.write_text(path.read_text().replace(",7,7,7,", ",9,7,7,"))
    (folder / "SHA256SUMS").write_text(checksums(folder))
    faults = verify(folder)
    assert "datapackage.json gives another hash for attributes.csv." in faults
    assert "attributes.csv, row 2: the value 9 lies outside low 7 and high 7." in faults


def test_verify_needs_a_release(tmp_path: Path) -> None:
    with pytest.raises(BadRelease, match=r'No release at "nowhere": there is no such file or folder.'):
        verify(tmp_path / "nowhere")
    with pytest.raises(BadRelease, match=r"holds no SHA256SUMS: it is no release."):
        verify(tmp_path)


def test_a_folder_with_other_files_is_not_written_over(world: Event, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    release = publish_release("trial").release
    with pytest.raises(BadRelease, match=r"holds thesis.txt, no file of a release"):
        write_folder(tmp_path, stored_files(release))
    assert (tmp_path / "thesis.txt").read_text() == "mine"


def test_an_import_keeps_the_bytes_and_refuses_another_version_of_them(world: Event, tmp_path: Path) -> None:
    release, folder = written(tmp_path)
    assert import_release(folder) == release
    ReleaseFile.objects.all().delete()
    DatasetRelease.objects.all().delete()
    imported = import_release(folder)
    assert imported.is_imported
    assert dict(stored_files(imported)) == {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_zip_of_a_release_is_the_same_bytes_each_time(world: Event, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        call_command("publish_release", "trial", f"--output={tmp_path / name}")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert verify(tmp_path / "one.zip") == []


def test_with_approval_on_nothing_is_written_until_somebody_else_approves(
    world: Event, tmp_path: Path, settings: Settings
) -> None:
    settings.RELEASES_NEED_APPROVAL = True
    ada, ben = UserFactory(is_superuser=True), UserFactory(is_superuser=True)
    release = publish_release("trial", by=ada, needs_approval=True).release
    with pytest.raises(CommandError, match="waits for the approval of an editor"):
        call_command("publish_release", "trial", f"--output={tmp_path / 'out'}")
    assert not (tmp_path / "out").exists()
    with pytest.raises(BadDecision, match="Nobody approves their own release"):
        approve_release(release, by=ada)
    assert approve_release(release, by=ben).state == ReleaseState.PUBLISHED
    call_command("publish_release", "trial", f"--output={tmp_path / 'out'}")
    assert verify(tmp_path / "out") == []


def test_without_a_codebook_nothing_is_published() -> None:
    with pytest.raises(ServiceError, match="There is no codebook yet"):
        publish_release("trial")


def test_a_restricted_informant_is_named_nowhere(world: Event, tmp_path: Path) -> None:
    witness = SourceFactory(name="Karim the baker", kind="witness", sensitivity=Sensitivity.RESTRICTED)
    claim = world.claims.get(number=7)
    claim.informant, claim.informant_text = witness, "a baker called Karim"
    claim.save()
    _release, folder = written(tmp_path)
    for path in folder.iterdir():
        assert "Karim" not in path.read_text(), path.name
    assert "[withheld]" in (folder / "claims.csv").read_text()
