"""/api/v1/releases/: the files as they were frozen, to those who may see what is in them."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from django.test import Client

from claims.exports.verification import verify
from claims.models import DatasetRelease, ReleaseProfile, ReleaseState
from claims.services.release import publish_release, stored_files
from tests.claims.api.cast import consensus_of, get, logged_in, reader, results
from tests.factories import ClaimFactory, SnapshotFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def release() -> DatasetRelease:
    claim = ClaimFactory(accepted=True)
    SnapshotFactory(versions=[claim.attribute.current])
    consensus_of(claim)
    return publish_release("iraq").release


def body(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200
    return b"".join(response) if response.streaming else response.content


def test_release_lists_its_files_with_their_hashes(public: Client, release: DatasetRelease) -> None:
    found = get(public, "releases/iraq.v1/")
    assert (found["id"], found["version"], found["profile"], found["state"]) == (
        "iraq.v1",
        1,
        "public",
        "published",
    )
    assert found["codebook"] == release.codebook.number  # type: ignore[union-attr]
    assert {file["path"] for file in found["files"]} == {path for path, _content in stored_files(release)}
    for file in found["files"]:
        content = body(public, file["url"])
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (file["sha256"], file["size_bytes"])


def test_archive_is_a_release_that_checks_out(
    public: Client, release: DatasetRelease, tmp_path: Path
) -> None:
    content = body(public, get(public, "releases/iraq.v1/")["archive"])
    assert content == body(public, "/api/v1/releases/iraq.v1/archive/")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == dict(stored_files(release))
    path = tmp_path / "iraq.zip"
    path.write_bytes(content)
    assert verify(path) == []


def test_file_is_handed_out_as_a_download(public: Client, release: DatasetRelease) -> None:
    response = public.get("/api/v1/releases/iraq.v1/files/claims.csv/", headers={"Accept": "text/csv"})
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"] == 'attachment; filename="claims.csv"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "address",
    ["iraq.v2/", "iran.v1/", "iraq.v2/archive/", "iraq.v1/files/secrets.csv/", "iraq.v999999999/"],
)
@pytest.mark.usefixtures("release")
def test_what_is_not_there_is_not_found(public: Client, address: str) -> None:
    assert public.get(f"/api/v1/releases/{address}").status_code == 404


@pytest.mark.parametrize("address", ["", "archive/", "files/claims.csv/"])
@pytest.mark.usefixtures("release")
def test_research_release_is_for_those_who_see_the_restricted(
    public: Client, trusted: Client, address: str
) -> None:
    publish_release("research", profile=ReleaseProfile.RESEARCH)
    assert public.get(f"/api/v1/releases/research.v1/{address}").status_code == 404
    assert body(trusted, f"/api/v1/releases/research.v1/{address}")
    publish_release("internal", profile=ReleaseProfile.INTERNAL)
    assert trusted.get(f"/api/v1/releases/internal.v1/{address}").status_code == 404


def test_proposed_release_is_for_those_who_may_publish(public: Client, release: DatasetRelease) -> None:
    DatasetRelease.objects.update(state=ReleaseState.PROPOSED)
    assert results(public, "releases/") == []
    editor = logged_in(reader("publish_release"))
    assert [row["state"] for row in results(editor, "releases/")] == ["proposed"]


@pytest.mark.usefixtures("release")
def test_visitor_gets_no_file(client: Client) -> None:
    for address in ("archive/", "files/claims.csv/"):
        response = client.get(f"/api/v1/releases/iraq.v1/{address}")
        assert response.status_code == 403
        assert response.json() == {"detail": "Authentication credentials were not provided."}
