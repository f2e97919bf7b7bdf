"""Read a metadata file: JSON lines that say of each file who published it, when, and in which language.

Outward function: `read_metadata`. A line has `file` (relative to the metadata file) and may have `outlet`,
`lang`, `published`, `url`, `title`; other keys are kept as notes. A file outside the metadata file's folder
is refused.
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sources.errors import BadMetadata, SourceError
from sources.ingestion.files import Unreadable, shown
from sources.ingestion.incoming import Limits, Refused
from sources.ingestion.json_records import jsonl_records
from sources.ingestion.stated import Stated, read_stated


@dataclass(frozen=True, slots=True)
class Described:
    """A file that a metadata line names. path: resolved, inside the folder; whether it exists is not yet known."""

    path: Path
    name: str
    line: str
    stated: Stated


@dataclass(frozen=True, slots=True)
class Metadata:
    """described: in the order of the lines. refused: lines that cannot be used. named: every file a line
    names,
    usable or not, so that none of them is called a file without metadata."""

    described: tuple[Described, ...]
    refused: tuple[Refused, ...]
    named: frozenset[Path]


def read_metadata(path: Path, limits: Limits) -> Metadata:
    """Read every line. Raises Unreadable, TooLarge where the metadata file itself cannot be read."""
    if not path.is_file():
        raise Unreadable(f"the metadata file {shown(path)} cannot be read: there is no such file")
    described: dict[Path, list[Described]] = defaultdict(list)
    refused: list[Refused] = []
    named: set[Path] = set()
    for record in jsonl_records(path, limits.article_bytes):
        line = record.place[1:]
        try:
            fields = _fields(record.fields)
            target = _target(path.parent, fields)
            named.add(target)
            _refuse_outside(target, path.parent, fields["file"])
            name = shown(fields["file"])
            described[target].append(Described(target, name, line, read_stated(fields)))
        except SourceError as error:
            refused.append(Refused(f"{shown(path.name)}{record.place}", str(error)))
    refused.extend(_named_twice(lines) for lines in described.values() if len(lines) > 1)
    usable = tuple(lines[0] for lines in described.values() if len(lines) == 1)
    return Metadata(usable, tuple(refused), frozenset(named))


def _fields(fields: dict[str, Any] | SourceError) -> dict[str, Any]:
    if isinstance(fields, SourceError):
        raise fields
    return fields


def _target(folder: Path, fields: dict[str, Any]) -> Path:
    name = fields.get("file")
    if not isinstance(name, str) or not name.strip() or "\0" in name:
        raise BadMetadata(
            f"the file {name!r} is no file name; accepted: a path relative to the metadata file"
        )
    try:
        return (folder / name).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise BadMetadata(f"the file {name[:100]!r} cannot be looked up: {error}") from error


def _refuse_outside(target: Path, folder: Path, name: str) -> None:
    if not target.is_relative_to(folder.resolve()):
        raise BadMetadata(
            f"the file {name!r} lies outside the metadata file's folder; accepted: a file inside it"
        )


def _named_twice(lines: list[Described]) -> Refused:
    numbers = " and ".join(described.line for described in lines)
    return Refused(
        lines[0].name, f"lines {numbers} of the metadata both name it; accepted: one line per file"
    )
