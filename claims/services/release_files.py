"""The files of a release, built in a folder before they are frozen.

Outward: ``write_content`` (what the release says), ``content_sha256`` of it, and ``write_versioned_files`` (what
names the version, or compares it with the last one).
"""

import hashlib
import json
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.exports.changes import changed_rows
from claims.exports.csv_files import read_table, write_table
from claims.exports.datapackage import CHECKSUMS, DESCRIPTOR, describe
from claims.exports.folder import checksums, sha256_of_file
from claims.exports.readme import ReleaseFacts, describe_release
from claims.exports.schema import TABLES, TABLES_BY_NAME
from claims.exports.verification import NOT_BY_PEOPLE
from claims.models import CodebookSnapshot
from claims.selectors.release_history import Hindsight
from claims.selectors.release_rows import ReleaseRows
from claims.selectors.release_scope import ReleaseScope
from claims.selectors.release_scope_names import scopes_of

README = "README.md"
CODEBOOK = "codebook.json"
# Files that name the version: left out of the hash that tells whether anything changed.
VERSIONED = ("changes.csv", README, DESCRIPTOR, CHECKSUMS)


@dataclass(frozen=True, slots=True)
class Content:
    """rows: of each table. hindsight: how an earlier version's rows read today."""

    rows: dict[str, int]
    hindsight: Hindsight


def write_content(folder: Path, scope: ReleaseScope, snapshot: CodebookSnapshot) -> Content:
    """Every table but the changes, and the codebook; what is withheld is counted on the way, so written last."""
    rows = ReleaseRows(scope)
    names = [table.name for table in TABLES if table.name not in ("changes", "withheld")]
    counts = {
        name: write_table(folder / TABLES_BY_NAME[name].path, TABLES_BY_NAME[name], rows.of(name))
        for name in [*names, "withheld"]
    }
    shown = _texts_shown(snapshot.to_domain().to_dict(), scope) | {"scopes": scopes_of(scope)}
    codebook = json.dumps(shown, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / CODEBOOK).write_text(codebook + "\n", encoding="utf-8")
    return Content(counts, Hindsight(scope, rows.consensus))


def content_sha256(folder: Path) -> str:
    """The same for two builds that say the same, whatever their version."""
    files = sorted(path for path in folder.iterdir() if path.name not in VERSIONED)
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.name} {sha256_of_file(path)}\n".encode())
    return digest.hexdigest()


def facts_of(
    folder: Path, rows: dict[str, int], *, name: str, profile: str, version: int, codebook: int
) -> ReleaseFacts:
    """What the files written so far say of the release as a whole."""
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
        events=rows["events"],
        claims=rows["claims"],
        articles=rows["articles"],
        withheld_rows=sum(int(row["rows"]) for row in withheld),
        is_unreviewed=unreviewed,
    )


def write_versioned_files(
    folder: Path, facts: ReleaseFacts, hindsight: Hindsight, earlier: bytes | None
) -> None:
    """earlier: attributes.csv of the last version as it was frozen; None for a first version."""
    table = TABLES_BY_NAME["changes"]
    write_table(folder / table.path, table, _changes(folder, hindsight, earlier))
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


def _changes(folder: Path, hindsight: Hindsight, earlier: bytes | None) -> Iterable[dict[str, object]]:
    if earlier is None:
        return []
    table = TABLES_BY_NAME["attributes"]
    with tempfile.TemporaryDirectory() as temporary:
        before = Path(temporary) / table.path
        before.write_bytes(earlier)
        rows = (read_table(before, table), read_table(folder / table.path, table))
        return list(changed_rows(*rows, hindsight.today))


def _texts_shown(content: Any, scope: ReleaseScope) -> Any:
    """The codebook's texts without restricted names, which an example may hold."""
    if isinstance(content, str):
        return scope.redaction.text(content)
    if isinstance(content, dict):
        return {key: _texts_shown(value, scope) for key, value in content.items()}
    return [_texts_shown(value, scope) for value in content] if isinstance(content, list | tuple) else content
