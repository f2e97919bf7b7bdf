"""Publish a release: freeze what is settled into files that never change again.

Outward: ``publish_release``, ``approve_release`` and ``import_release``. What changed since the last version of the
same name and profile makes a new version; nothing changed, and the stored version is handed out again, byte by byte.
"""

import hashlib
import json
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from claims.exports.changes import changed_rows
from claims.exports.csv_files import read_table, write_table
from claims.exports.datapackage import CHECKSUMS, DESCRIPTOR, describe
from claims.exports.errors import BadRelease
from claims.exports.folder import checksums, opened, sha256_of_file
from claims.exports.readme import ReleaseFacts, describe_release
from claims.exports.schema import TABLES, TABLES_BY_NAME
from claims.exports.verification import NOT_BY_PEOPLE, verify
from claims.models import CodebookSnapshot, DatasetRelease, Fit, ReleaseFile, ReleaseProfile, ReleaseState
from claims.selectors.release_rows import ReleaseRows
from claims.selectors.release_scope import ReleaseScope
from claims.services.errors import BadDecision, ServiceError
from claims.services.permission import require
from factcheck.audit import Target, acting, record

PUBLISH = "claims.publish_release"
# Files that name the version: left out of the hash that tells whether anything changed.
VERSIONED = ("changes.csv", "README.md", DESCRIPTOR, CHECKSUMS)
README = "README.md"
CODEBOOK = "codebook.json"


@dataclass(frozen=True, slots=True)
class Published:
    """The release, and whether this call made it (False: nothing had changed)."""

    release: DatasetRelease
    is_new: bool


def publish_release(
    name: str, *, profile: str = ReleaseProfile.PUBLIC, by: Any = None, needs_approval: bool = False
) -> Published:
    """Make the next version of a release, or find that the last one still says it all.

    needs_approval: the version waits, proposed, until somebody else approves it; False = it is published at once.
    Raises NotAllowed, and ServiceError where there is no codebook yet.
    """
    require(by, PUBLISH)
    snapshot = CodebookSnapshot.objects.order_by("-number").first()
    if snapshot is None:
        raise ServiceError("There is no codebook yet. Load the seeds or define attributes first.")
    with transaction.atomic(), tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        last = _last_version(name, profile)
        counts = _write_content(folder, profile, snapshot)
        content = _content_sha256(folder)
        if last is not None and last.content_sha256 == content:
            return Published(last, is_new=False)
        version = 1 if last is None else last.version + 1
        facts = _facts(folder, counts, name=name, profile=profile, version=version, codebook=snapshot.number)
        _write_versioned_files(folder, facts, last)
        release = DatasetRelease(
            name=name,
            version=facts.version,
            title=facts.title,
            profile=profile,
            state=ReleaseState.PROPOSED if needs_approval else ReleaseState.PUBLISHED,
            is_unreviewed=facts.is_unreviewed,
            content_sha256=content,
            events=facts.events,
            claims=facts.claims,
            codebook=snapshot,
            fit=Fit.objects.order_by("-number").first(),
            previous=last,
            proposed_by=by,
        )
        verb = "release.propose" if needs_approval else "release.publish"
        with acting(record(verb, actor=by, target=_target(release), new={"content": content})):
            release.save()
            store_files(release, folder)
    return Published(release, is_new=True)


def approve_release(release: DatasetRelease, *, by: Any) -> DatasetRelease:
    """Publish a proposed release. Raises NotAllowed, and BadDecision for its own proposer or another state."""
    require(by, PUBLISH)
    with transaction.atomic():
        row = DatasetRelease.objects.select_for_update().get(pk=release.pk)
        if row.state != ReleaseState.PROPOSED:
            raise BadDecision(f"{row} is {row.get_state_display()}. Only a proposed release can be approved.")
        if by is None or row.proposed_by_id == by.pk:
            raise BadDecision("Nobody approves their own release: ask another editor.")
        with acting(record("release.approve", actor=by, target=_target(row))):
            row.state, row.approved_by = ReleaseState.PUBLISHED, by
            row.save()
    return row


def import_release(path: Path, *, by: Any = None) -> DatasetRelease:
    """Take a release of another workbench in, unchanged, after checking it.

    path: folder or .zip. Returns the stored release; one that is here already with the same bytes is returned as it
    is. Raises NotAllowed, and BadRelease where the check finds a fault or the version exists with other bytes.
    """
    require(by, PUBLISH)
    faults = verify(path)
    if faults:
        raise BadRelease(f"The release is not what it says: {faults[0]}")
    with transaction.atomic(), opened(path) as folder:
        descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        name, version = descriptor["name"], int(descriptor["version"].split(".")[0])
        content = _content_sha256(folder)
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
            raise BadRelease(f"{release}: the stored {row.path} is not the one that was frozen.")
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


def _write_content(folder: Path, profile: str, snapshot: CodebookSnapshot) -> dict[str, int]:
    """Every table but the changes, and the codebook. Returns rows per table; what is withheld is written last."""
    rows = ReleaseRows(ReleaseScope(profile))
    names = [table.name for table in TABLES if table.name not in ("changes", "withheld")]
    counts = {
        name: write_table(folder / TABLES_BY_NAME[name].path, TABLES_BY_NAME[name], rows.of(name))
        for name in [*names, "withheld"]
    }
    codebook = json.dumps(snapshot.to_domain().to_dict(), ensure_ascii=False, indent=2, sort_keys=True)
    (folder / CODEBOOK).write_text(codebook + "\n", encoding="utf-8")
    return counts


def _content_sha256(folder: Path) -> str:
    files = sorted(path for path in folder.iterdir() if path.name not in VERSIONED)
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.name} {sha256_of_file(path)}\n".encode())
    return digest.hexdigest()


def _facts(
    folder: Path, counts: dict[str, int], *, name: str, profile: str, version: int, codebook: int
) -> ReleaseFacts:
    unreviewed = any(
        row["verification"] in NOT_BY_PEOPLE
        for table in ("claims", "attributes")
        for row in read_table(folder / TABLES_BY_NAME[table].path, TABLES_BY_NAME[table])
    )
    withheld = read_table(folder / "withheld.csv", TABLES_BY_NAME["withheld"])
    return ReleaseFacts(
        name=name,
        version=version,
        profile=profile,
        title=f"{name}, version {version}{' (unreviewed)' if unreviewed else ''}",
        codebook=codebook,
        events=counts["events"],
        claims=counts["claims"],
        articles=counts["articles"],
        withheld_rows=sum(int(row["rows"]) for row in withheld),
        is_unreviewed=unreviewed,
    )


def _write_versioned_files(folder: Path, facts: ReleaseFacts, last: DatasetRelease | None) -> None:
    table = TABLES_BY_NAME["changes"]
    write_table(folder / table.path, table, _changes(folder, last))
    (folder / README).write_text(describe_release(facts), encoding="utf-8")
    files = {
        name: (sha256_of_file(folder / name), (folder / name).stat().st_size)
        for name in [*(table.path for table in TABLES), CODEBOOK]
    }
    descriptor = describe(
        name=facts.name,
        version=facts.version,
        title=facts.title,
        description="We verify what sources said and how far they agree, not what happened.",
        profile_name=facts.profile,
        files=files,
    )
    (folder / DESCRIPTOR).write_text(descriptor, encoding="utf-8")
    (folder / CHECKSUMS).write_text(checksums(folder), encoding="utf-8")


def _changes(folder: Path, last: DatasetRelease | None) -> Iterable[dict[str, object]]:
    """Against the last version's own attributes.csv, as stored; a first version has no changes."""
    if last is None:
        return []
    table = TABLES_BY_NAME["attributes"]
    with tempfile.TemporaryDirectory() as temporary:
        earlier = Path(temporary) / table.path
        earlier.write_bytes(dict(stored_files(last))[table.path])
        return list(changed_rows(read_table(earlier, table), read_table(folder / table.path, table)))


def _last_version(name: str, profile: str) -> DatasetRelease | None:
    """The latest version of the name, locked. Raises ServiceError where the name stands for another profile."""
    last = DatasetRelease.objects.select_for_update().filter(name=name).order_by("-version").first()
    if last is not None and last.profile != profile:
        raise ServiceError(
            f'"{name}" is a release of profile {last.profile}; give the profile {profile} its own name.'
        )
    return last


def _same_or_refused(existing: DatasetRelease, folder: Path) -> DatasetRelease:
    stored = {row.path: row.sha256 for row in existing.files.all()}
    if stored == {path.name: sha256_of_file(path) for path in folder.iterdir()}:
        return existing
    raise BadRelease(f"{existing} is here already, with other bytes. A version never changes.")


def _rows_in(folder: Path, name: str) -> int:
    return sum(1 for _ in read_table(folder / TABLES_BY_NAME[name].path, TABLES_BY_NAME[name]))


def _target(release: DatasetRelease) -> Any:
    return Target(type="claims.datasetrelease", id=f"{release.name}.v{release.version}", label=release.title)
