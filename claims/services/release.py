"""Publish a release: freeze what is settled into files that never change again.

Outward: ``publish_release``, ``approve_release``, ``check_release`` and ``import_release``. What changed since the
last version of the same name and profile makes a new version; nothing changed, and the stored version is handed out
again, byte by byte.
"""

import hashlib
import json
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.exports.csv_files import read_table
from claims.exports.datapackage import DESCRIPTOR
from claims.exports.errors import BadRelease
from claims.exports.folder import opened, sha256_of_file
from claims.exports.schema import TABLES_BY_NAME
from claims.exports.verification import verify
from claims.models import CodebookSnapshot, DatasetRelease, Fit, ReleaseFile, ReleaseProfile, ReleaseState
from claims.selectors.codebook import current_snapshot
from claims.selectors.fits import fits_in_use
from claims.selectors.release_scope import ReleaseScope
from claims.services.errors import BadDecision, ServiceError
from claims.services.permission import require
from claims.services.release_files import (
    Content,
    content_sha256,
    facts_of,
    write_content,
    write_versioned_files,
)
from claims.services.release_view import derive_what_is_stale, one_view
from factcheck.audit import Target, acting, record

PUBLISH = "claims.publish_release"
# The acts that make a release; each names the Fits that its rows rest on.
PROPOSE, PUBLISHED_AT_ONCE = "release.propose", "release.publish"
ATTRIBUTES = "attributes.csv"


@dataclass(frozen=True, slots=True)
class Published:
    """The release, and whether this call made it (False: nothing had changed)."""

    release: DatasetRelease
    is_new: bool


def publish_release(
    name: str, *, profile: str = ReleaseProfile.PUBLIC, by: Any = None, needs_approval: bool = False
) -> Published:
    """Make the next version of a release, or find that the last one still says it all.

    What is not derived yet is derived first; what was built is checked before it is frozen. A version that was
    withdrawn is never handed out again. needs_approval: the version waits, proposed, until somebody else approves it;
    False = it is published at once. Raises NotAllowed, and ServiceError where there is no codebook yet, where the
    check finds a fault, or where something was changed meanwhile.
    """
    require(by, PUBLISH)
    with one_view(), tempfile.TemporaryDirectory() as temporary:
        folder, snapshot = Path(temporary), current_snapshot()
        if snapshot is None:
            raise ServiceError(_("There is no codebook yet. Load the seeds or define attributes first."))
        last = _last_version(name, profile)
        derive_what_is_stale(snapshot, by=by)
        content = write_content(folder, _scope(name, profile), snapshot)
        if last is not None and _says_the_same(last, folder):
            return Published(last, is_new=False)
        release = _next_version(folder, content, name=name, profile=profile, snapshot=snapshot, last=last)
        release.state = ReleaseState.PROPOSED if needs_approval else ReleaseState.PUBLISHED
        release.proposed_by = by
        verb = PROPOSE if needs_approval else PUBLISHED_AT_ONCE
        new = {"content": release.content_sha256, "fits": fits_in_use()}
        with acting(record(verb, actor=by, target=_target(release), new=new)):
            release.save()
            store_files(release, folder)
    return Published(release, is_new=True)


def _scope(name: str, profile: str) -> ReleaseScope:
    scope = ReleaseScope(profile)
    if scope.redaction.names_somebody(name):
        raise ServiceError(
            _("The name of a release stands in its files, and this one names a restricted person.")
        )
    return scope


def _says_the_same(last: DatasetRelease, folder: Path) -> bool:
    return last.state != ReleaseState.WITHDRAWN and last.content_sha256 == content_sha256(folder)


def _next_version(
    folder: Path,
    content: Content,
    *,
    name: str,
    profile: str,
    snapshot: CodebookSnapshot,
    last: DatasetRelease | None,
) -> DatasetRelease:
    """The next version, unsaved, the rest of its files written and all of them checked."""
    version = 1 if last is None else last.version + 1
    facts = facts_of(
        folder, content.rows, name=name, profile=profile, version=version, codebook=snapshot.number
    )
    earlier = None if last is None else dict(stored_files(last, path=ATTRIBUTES))[ATTRIBUTES]
    write_versioned_files(folder, facts, content.hindsight, earlier)
    faults = verify(folder, most_faults=1)
    if faults:
        raise ServiceError(
            _("Nothing is published: the release would not be what it says. %(fault)s") % {"fault": faults[0]}
        )
    return DatasetRelease(
        name=name,
        version=version,
        title=facts.title,
        profile=profile,
        is_unreviewed=facts.is_unreviewed,
        content_sha256=content_sha256(folder),
        events=facts.events,
        claims=facts.claims,
        codebook=snapshot,
        fit=Fit.objects.order_by("-number").first(),
        previous=last,
    )


def approve_release(release: DatasetRelease, *, by: Any) -> DatasetRelease:
    """Publish a proposed release. Raises NotAllowed, and BadDecision for its own proposer or another state."""
    require(by, PUBLISH)
    with transaction.atomic():
        row = DatasetRelease.objects.select_for_update().get(pk=release.pk)
        if row.state != ReleaseState.PROPOSED:
            raise BadDecision(
                _("%(release)s is %(state)s. Only a proposed release can be approved.")
                % {"release": row, "state": row.get_state_display()}
            )
        if by is None or row.proposed_by_id == by.pk:
            raise BadDecision(_("Nobody approves their own release: ask another editor."))
        with acting(record("release.approve", actor=by, target=_target(row))):
            row.state, row.approved_by = ReleaseState.PUBLISHED, by
            row.save()
    return row


def check_release(release: DatasetRelease) -> list[str]:
    """What a full check of the stored files finds, in words; [] = it is what it says. Writes nothing."""
    with tempfile.TemporaryDirectory() as temporary:
        try:
            for path, content in stored_files(release):
                (Path(temporary) / path).write_bytes(content)
            return verify(Path(temporary))
        except BadRelease as error:
            return [str(error)]


def import_release(path: Path, *, by: Any = None) -> DatasetRelease:
    """Take a release of another workbench in, unchanged, after checking it.

    path: folder or .zip. Returns the stored release; one that is here already with the same bytes is returned as it
    is. Raises NotAllowed, and BadRelease where the check finds a fault or the version exists with other bytes.
    """
    require(by, PUBLISH)
    faults = verify(path)
    if faults:
        raise BadRelease(_("The release is not what it says: %(fault)s") % {"fault": faults[0]})
    with one_view(), opened(path) as folder:
        descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        name, version = descriptor["name"], int(descriptor["version"].split(".")[0])
        content = content_sha256(folder)
        existing = DatasetRelease.objects.filter(name=name, version=version).first()
        if existing is not None:
            return _same_or_refused(existing, folder)
        release = DatasetRelease(
            name=name,
            version=version,
            title=descriptor["title"],
            profile=descriptor["profile_name"],
            is_unreviewed="unreviewed" in descriptor["title"],
            content_sha256=content,
            events=_rows_in(folder, "events"),
            claims=_rows_in(folder, "claims"),
            codebook=None,
            is_imported=True,
        )
        with acting(record("release.import", actor=by, target=_target(release), new={"content": content})):
            release.save()
            store_files(release, folder)
    return release


def stored_files(release: DatasetRelease, *, path: str | None = None) -> Iterator[tuple[str, bytes]]:
    """The files of a release as they were frozen, one at a time; path: only this one, None = all.

    Raises BadRelease where one was tampered with.
    """
    files = release.files.order_by("path") if path is None else release.files.filter(path=path)
    for row in files.iterator(chunk_size=1):
        content = zlib.decompress(bytes(row.compressed))
        if hashlib.sha256(content).hexdigest() != row.sha256:
            raise BadRelease(
                _("%(release)s: the stored %(file)s is not the one that was frozen.")
                % {"release": release, "file": row.path}
            )
        yield row.path, content


def store_files(release: DatasetRelease, folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        content = path.read_bytes()
        ReleaseFile.objects.create(
            release=release,
            path=path.name,
            sha256=hashlib.sha256(content).hexdigest(),
            size_bytes=len(content),
            compressed=zlib.compress(content, 9),
        )


def _last_version(name: str, profile: str) -> DatasetRelease | None:
    """The latest version of the name, locked. Raises ServiceError where the name stands for another profile."""
    last = DatasetRelease.objects.select_for_update().filter(name=name).order_by("-version").first()
    if last is not None and last.profile != profile:
        raise ServiceError(
            _('"%(name)s" is a release of profile %(profile)s; give the profile %(other)s its own name.')
            % {"name": name, "profile": last.profile, "other": profile}
        )
    return last


def _same_or_refused(existing: DatasetRelease, folder: Path) -> DatasetRelease:
    stored = {row.path: row.sha256 for row in existing.files.all()}
    if stored == {path.name: sha256_of_file(path) for path in folder.iterdir()}:
        return existing
    raise BadRelease(
        _("%(release)s is here already, with other bytes. A version never changes.") % {"release": existing}
    )


def _rows_in(folder: Path, name: str) -> int:
    return sum(1 for _ in read_table(folder / TABLES_BY_NAME[name].path, TABLES_BY_NAME[name]))


def _target(release: DatasetRelease) -> Any:
    return Target(type="claims.datasetrelease", id=f"{release.name}.v{release.version}", label=release.title)
