"""Releases: published once per state, handed out as frozen, approved by another person."""

import io
import zipfile
from pathlib import Path

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from claims.admin.releases import MOST_RELEASES
from claims.exports.verification import verify
from claims.models import DatasetRelease, ReleaseFile, ReleaseState
from claims.services.consensus import derive_event
from claims.services.release import stored_files
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    claim = ClaimFactory(accepted=True)
    adopted(claim.attribute)
    derive_event(claim.event)
    return logged_in("editor")


def publish(client: Client, name: str = "attacks", profile: str = "public") -> DatasetRelease:
    response = client.post(reverse("admin:releases"), {"name": name, "profile": profile})
    assert response.status_code == 302, Page(response).text
    return DatasetRelease.objects.get(name=name)


def test_an_editor_publishes_and_sees_counts_files_and_hashes(editor: Client) -> None:
    release = publish(editor)
    page = Page(editor.get(reverse("admin:release_page", args=["attacks", 1])))
    assert page.refused == []
    assert "checked:" not in page.text
    for file in release.files.all():
        assert file.path in page.text
        assert file.sha256[:16] in page.text


def test_a_release_is_checked_where_somebody_asks(editor: Client) -> None:
    release = publish(editor)
    address = reverse("admin:release_page", args=["attacks", 1])
    assert "every file, cell and reference is what the release says" in Page(editor.post(address)).text
    ReleaseFile.objects.filter(release=release, path="claims.csv")._raw_delete("default")
    page = Page(editor.post(address))
    assert "failed" in page.text
    assert "claims.csv is listed in SHA256SUMS and missing." in page.text


def test_nothing_changed_makes_no_version(editor: Client) -> None:
    publish(editor)
    publish(editor)
    assert DatasetRelease.objects.count() == 1


def test_the_zip_holds_the_frozen_bytes_and_is_the_same_each_time(editor: Client) -> None:
    release = publish(editor)
    address = reverse("admin:release_zip", args=["attacks", 1])
    first, second = (b"".join(editor.get(address).streaming_content) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == dict(stored_files(release))


def test_the_downloaded_zip_is_what_it_says(editor: Client, tmp_path: Path) -> None:
    publish(editor)
    archive = tmp_path / "attacks-v1.zip"
    archive.write_bytes(
        b"".join(editor.get(reverse("admin:release_zip", args=["attacks", 1])).streaming_content)
    )
    assert verify(archive) == []


def test_one_file_is_handed_out_as_frozen(editor: Client) -> None:
    release = publish(editor)
    response = editor.get(reverse("admin:release_file", args=["attacks", 1, "claims.csv"]))
    assert response.content == dict(stored_files(release))["claims.csv"]
    assert editor.get(reverse("admin:release_file", args=["attacks", 1, "other.csv"])).status_code == 404


def test_no_profile_is_preselected_and_a_missing_one_is_said(editor: Client) -> None:
    assert Page(editor.get(reverse("admin:releases"))).selected == []
    response = editor.post(reverse("admin:releases"), {"name": "attacks", "profile": ""})
    assert response.status_code == 422
    assert not DatasetRelease.objects.exists()


@override_settings(RELEASES_NEED_APPROVAL=True)
def test_a_proposed_release_is_approved_by_another_person(editor: Client) -> None:
    release = publish(editor)
    assert release.state == ReleaseState.PROPOSED
    address = reverse("admin:release_approve", args=["attacks", 1])
    own = editor.post(address, follow=True)
    assert "Nobody approves their own release: ask another editor." in Page(own).text
    logged_in("editor", username="helen").post(address)
    release.refresh_from_db()
    assert release.state == ReleaseState.PUBLISHED


def test_a_reader_reads_and_may_not_publish(editor: Client) -> None:
    publish(editor)
    reader = logged_in("reader")
    assert "attacks, version 1" in Page(reader.get(reverse("admin:releases"))).text
    assert reader.post(reverse("admin:releases"), {"name": "mine", "profile": "public"}).status_code == 403


def test_a_reader_is_not_shown_an_internal_release(editor: Client) -> None:
    publish(editor, "all", "internal")
    reader = logged_in("reader")
    assert reader.get(reverse("admin:release_page", args=["all", 1])).status_code == 404
    assert reader.get(reverse("admin:release_zip", args=["all", 1])).status_code == 404


def test_no_release_says_how_the_first_is_made() -> None:
    assert "No release yet" in Page(logged_in("reader").get(reverse("admin:releases"))).text


def test_many_releases_stand_on_pages_the_latest_first() -> None:
    for number in range(1, MOST_RELEASES + 2):
        DatasetRelease.objects.create(
            name="daily", version=number, title=f"daily, version {number}", content_sha256=f"{number:064x}"
        )
    client, address = logged_in("reader"), reverse("admin:releases")
    first = Page(client.get(address))
    assert f"daily, version {MOST_RELEASES + 1} " in first.text
    assert "daily, version 1 " not in first.text
    second = DatasetRelease.objects.get(version=2)
    later = Page(client.get(address, {"releases_after": second.pk}))
    assert f"?releases_after={second.pk}" in first.html
    assert "daily, version 1 " in later.text
    assert "daily, version 2 " not in later.text
