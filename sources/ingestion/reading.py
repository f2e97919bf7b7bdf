"""Read a batch: files, folders and an optional metadata file into articles, one at a time.

Outward function: `read`. Nothing is held beyond the article at hand (and one .json file, which is parsed
whole), so a batch may be larger than memory. Order is fixed: lines of the metadata file first, then the
paths, folders sorted.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sources.errors import BadMetadata, SourceError
from sources.ingestion.assembly import Material, assemble
from sources.ingestion.csv_records import csv_records
from sources.ingestion.files import Found, find_files, read_bytes, target_of
from sources.ingestion.incoming import Incoming, Limits, Reading, Refused, Skipped
from sources.ingestion.json_records import Record, json_records, jsonl_records
from sources.ingestion.metadata import Described, Metadata, read_metadata
from sources.ingestion.pages import read_page
from sources.ingestion.stated import NOTHING_STATED, Stated, read_stated
from sources.text import Decoded, accept_text, decode

ACCEPTED_KINDS = (".txt", ".html", ".htm", ".json", ".jsonl", ".csv")
_PLAIN, _PAGE, _JSON, _CSV = "text/plain", "text/html", "application/json", "text/csv"


def read(
    paths: Sequence[Path], metadata: Path | None = None, limits: Limits | None = None
) -> Iterator[Reading]:
    """Read articles from files and folders.

    metadata: JSON lines about the files; with it only files it names, inside the paths, are read, and others
    are skipped. The metadata file itself is never an article. What is wrong with a file, line or row becomes
    a Refused, and the rest goes on. Raises SourceError only where the metadata file itself cannot be read.
    """
    limits = Limits() if limits is None else limits
    if metadata is None:
        yield from _read_found(find_files(paths), limits)
        return
    yield from _read_described(paths, read_metadata(metadata, limits), metadata.resolve(), limits)


def _read_found(files: Iterator[Found | Skipped | Refused], limits: Limits) -> Iterator[Reading]:
    for found in files:
        if not isinstance(found, Found):
            yield found
        elif found.leads_out:
            yield Refused(found.name, "it is a link that leads out of the folder")
        elif _kind(found.path) in ACCEPTED_KINDS:
            yield from _read_file(found.path, found.name, NOTHING_STATED, limits)
        else:
            # A folder may hold anything; a file that was asked for by name should have been an article.
            outcome = Refused if found.asked else Skipped
            yield outcome(found.name, _unknown_kind(found.path))


def _read_described(
    paths: Sequence[Path], metadata: Metadata, metadata_path: Path, limits: Limits
) -> Iterator[Reading]:
    yield from metadata.refused
    roots = [path.resolve() for path in paths]
    for described in metadata.described:
        if not described.path.exists():
            reason = f"line {described.line} of the metadata names it, and there is no such file"
            yield Refused(described.name, reason)
        elif any(described.path.is_relative_to(root) for root in roots):
            yield from _read_named(described, metadata_path, limits)
    named = metadata.named | {metadata_path}
    for found in find_files(paths):
        if not isinstance(found, Found):
            yield found
        elif target_of(found.path) not in named:
            yield Skipped(found.name, "no metadata line")


def _read_named(described: Described, metadata_path: Path, limits: Limits) -> Iterator[Reading]:
    if described.path == metadata_path:
        yield Refused(described.name, "it is the metadata file itself, which is never an article")
    elif _kind(described.path) not in ACCEPTED_KINDS:
        yield Refused(described.name, _unknown_kind(described.path))
    else:
        yield from _read_file(described.path, described.name, described.stated, limits)


def _read_file(path: Path, name: str, stated: Stated, limits: Limits) -> Iterator[Reading]:
    try:
        if _kind(path) in (".json", ".jsonl", ".csv"):
            for record in _records(path, limits):
                yield _read_record(record, name, stated, _CSV if _kind(path) == ".csv" else _JSON)
        else:
            yield _read_article(path, name, stated, limits)
    except SourceError as error:
        yield Refused(name, str(error))


def _records(path: Path, limits: Limits) -> Iterator[Record]:
    if _kind(path) == ".jsonl":
        return jsonl_records(path, limits.article_bytes)
    if _kind(path) == ".json":
        return json_records(path, limits.article_bytes, limits.batch_bytes)
    return csv_records(path, limits.article_bytes)


def _read_article(path: Path, name: str, stated: Stated, limits: Limits) -> Incoming:
    data = read_bytes(path, limits.article_bytes)
    if _kind(path) == ".txt":
        decoded = decode(data, limit_bytes=limits.article_bytes)
        return assemble(name, Material(data, _PLAIN, decoded), stated)
    page = read_page(data, limit_bytes=limits.article_bytes)
    decoded = Decoded(page.text, page.encoding, page.had_bom)
    return assemble(name, Material(data, _PAGE, decoded, page), stated)


def _read_record(record: Record, name: str, wider: Stated, media_type: str) -> Incoming | Refused:
    name = name + record.place
    if isinstance(record.fields, SourceError):
        return Refused(name, str(record.fields))
    try:
        decoded = Decoded(_text_of(record.fields), "utf-8", record.had_bom)
        stated = read_stated(record.fields).over(wider)
        return assemble(name, Material(record.data, media_type, decoded), stated)
    except SourceError as error:
        return Refused(name, str(error))


def _text_of(fields: Mapping[str, Any]) -> str:
    text = fields.get("text")
    if not isinstance(text, str):
        found = (
            "no key 'text'"
            if "text" not in fields
            else f"a 'text' that is {type(text).__name__}, not a string"
        )
        raise BadMetadata(f"the record has {found}; accepted: text, and title, outlet, lang, published, url")
    return accept_text(text)


def _kind(path: Path) -> str:
    return path.suffix.lower()


def _unknown_kind(path: Path) -> str:
    return f"the kind {path.suffix!r} is not read; accepted: {', '.join(ACCEPTED_KINDS)}"
