"""Check a release without the database it came from.

Outward: ``verify``. It finds whatever in the folder is not what the folder says of itself: bytes against checksums,
cells against the schema, keys and references, and the rules that hold between columns (DESIGN sections 5 and 6).
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from claims.exports.csv_files import read_table
from claims.exports.datapackage import CHECKSUMS, DESCRIPTOR
from claims.exports.errors import BadRelease
from claims.exports.folder import opened, sha256_of_file
from claims.exports.redaction import MARK
from claims.exports.schema import LIST_SEPARATOR, TABLES, Column, Table

Row = dict[str, str]
# Faults listed before the rest is only counted: a release of a million rows may be wrong a million times.
MOST_FAULTS = 100
NOT_BY_PEOPLE = ("machine", "policy")
CORROBORATING_VOICES = 2
# Ruled items that a confidence has to be calibrated on to be released (DESIGN rule 10).
LEAST_RULED_ITEMS = 200
_RULED = re.compile(r"ruled\((\d+)\)", re.ASCII)
# What differs from the last version may concern an attribute that the codebook has no more.
WITHOUT_CODEBOOK = ("changes",)


def verify(path: Path, *, most_faults: int = MOST_FAULTS) -> list[str]:
    """The faults of a release in a folder or .zip, in words; [] = it is what it says. Reads no database.

    Raises BadRelease where there is nothing to check: no such path, or no release in it.
    """
    if not path.exists():
        raise BadRelease(f'No release at "{path.name}": there is no such file or folder.')
    with opened(path) as folder:
        if not (folder / CHECKSUMS).is_file():
            raise BadRelease(f'"{path.name}" holds no {CHECKSUMS}: it is no release.')
        faults: list[str] = []
        for fault in _faults(folder):
            faults.append(fault)
            if len(faults) == most_faults:
                faults.append(f"... and perhaps more: the check stopped at {most_faults} faults.")
                break
    return faults


def _faults(folder: Path) -> Iterator[str]:
    yield from _checksum_faults(folder)
    missing = [table.path for table in TABLES if not (folder / table.path).is_file()]
    missing += [name for name in (DESCRIPTOR, "codebook.json", "README.md") if not (folder / name).is_file()]
    yield from (f"{name} is missing." for name in missing)
    if missing:
        return
    try:
        yield from _descriptor_faults(folder)
        yield from _table_faults(folder)
        yield from _title_faults(folder)
    except (BadRelease, UnicodeDecodeError, json.JSONDecodeError) as error:
        yield str(error)


def _checksum_faults(folder: Path) -> Iterator[str]:
    listed: dict[str, str] = {}
    for line in (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        if not re.fullmatch(r"[0-9a-f]{64}", digest) or not name:
            yield f'{CHECKSUMS}: "{line[:80]}" is no line of a checksum and a name.'
            continue
        listed[name] = digest
    present = {path.name for path in folder.iterdir()} - {CHECKSUMS}
    yield from (f"{name} is listed in {CHECKSUMS} and missing." for name in sorted(listed.keys() - present))
    yield from (f"{name} is not listed in {CHECKSUMS}." for name in sorted(present - listed.keys()))
    for name in sorted(listed.keys() & present):
        if sha256_of_file(folder / name) != listed[name]:
            yield f"{name} was changed: its SHA-256 is not the one in {CHECKSUMS}."


def _descriptor_faults(folder: Path) -> Iterator[str]:
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    described = {resource["path"]: resource for resource in descriptor["resources"]}
    expected = {table.path for table in TABLES} | {"codebook.json"}
    yield from (f"{DESCRIPTOR} does not describe {name}." for name in sorted(expected - described.keys()))
    for name in sorted(expected & described.keys()):
        if described[name].get("hash") != f"sha256:{sha256_of_file(folder / name)}":
            yield f"{DESCRIPTOR} gives another hash for {name}."


def _table_faults(folder: Path) -> Iterator[str]:
    known: dict[str, set[str]] = {}
    for table in TABLES:
        names = [column.name for column in table.columns if table.key and column.name == table.key[0]]
        known[table.name] = (
            {row[names[0]] for row in read_table(folder / table.path, table)} if names else set()
        )
    codebook = json.loads((folder / "codebook.json").read_text(encoding="utf-8"))
    attributes = {entry["key"] for entry in codebook["attributes"]}
    for table in TABLES:
        yield from _rows_faults(folder, table, known, attributes)


def _rows_faults(
    folder: Path, table: Table, known: dict[str, set[str]], attributes: set[str]
) -> Iterator[str]:
    seen: set[tuple[str, ...]] = set()
    for line, row in enumerate(read_table(folder / table.path, table), start=2):
        where = f"{table.path}, row {line}"
        faults = [
            fault for column in table.columns for fault in _cell_faults(column, row[column.name], known)
        ]
        yield from (f"{where}: {fault}" for fault in faults)
        is_coded = "attribute" in row and table.name not in WITHOUT_CODEBOOK
        if is_coded and row["attribute"] not in attributes:
            yield f'{where}: the attribute "{row["attribute"]}" is not in codebook.json.'
        key = tuple(row[name] for name in table.key)
        if table.key and key in seen:
            yield f"{where}: the key {', '.join(key)} stands twice."
        seen.add(key)
        if not faults:  # a rule reads its cells as what they should be
            yield from (f"{where}: {fault}" for fault in RULES.get(table.name, _no_rule)(row))


def _cell_faults(column: Column, text: str, known: dict[str, set[str]]) -> Iterator[str]:
    if not text:
        if column.required:
            yield f"{column.name} is empty."
        return
    if not _is_of_type(column.type, text):
        yield f'{column.name} reads "{text[:60]}", which is no {column.type}.'
    if column.reference:
        table = column.reference.split(".")[0]
        for named in text.split(LIST_SEPARATOR) if column.listed else [text]:
            if named not in known[table]:
                yield f'{column.name} names "{named}", which is not in {table}.csv.'


def _is_of_type(kind: str, text: str) -> bool:
    if kind == "boolean":
        return text in ("true", "false")
    readers: dict[str, Callable[[str], object]] = {
        "integer": int,
        "number": Decimal,
        "date": date.fromisoformat,
        "datetime": datetime.fromisoformat,
    }
    if kind not in readers:
        return True
    try:
        readers[kind](text)
    except (ValueError, InvalidOperation):
        return False
    return True


def _attribute_rule(row: Row) -> Iterator[str]:
    low, value, high = (_number(row[name]) for name in ("low", "value", "high"))
    if low is not None and high is not None and low > high:
        yield f"low {low} is above high {high}."
    if value is not None and ((low is not None and value < low) or (high is not None and value > high)):
        yield f"the value {value} lies outside low {row['low']} and high {row['high']}."
    if row["evidence"] == "contested" and row["ruling"] == "none" and row["value"]:
        yield "a contested value without a ruling is published as a value."
    if row["high_open"] == "true" and row["high"]:
        yield "high is given and called open."
    if int(row["voices_min"]) > int(row["voices_max"]):
        yield f"voices_min {row['voices_min']} is above voices_max {row['voices_max']}."
    if row["grade"] == "corroborated" and int(row["voices_min"]) < CORROBORATING_VOICES:
        yield "corroborated needs two voices that are surely independent."
    yield from _confidence_rule(row)


def _confidence_rule(row: Row) -> Iterator[str]:
    if not row["confidence"]:
        return
    ruled, confidence = _RULED.fullmatch(row["confidence_basis"]), _number(row["confidence"])
    if ruled is None or int(ruled[1]) < LEAST_RULED_ITEMS:
        yield (
            f'a confidence on the basis "{row["confidence_basis"]}" is published; '
            f"accepted: ruled(n) with n of {LEAST_RULED_ITEMS} or more."
        )
    if confidence is None or not 0 <= confidence <= 1:
        yield f"the confidence {row['confidence']} is no probability."


def _claim_rule(row: Row) -> Iterator[str]:
    if bool(row["start"]) != bool(row["end"]):
        yield "one of start and end is empty."
        return
    span = int(row["end"]) - int(row["start"]) if row["start"] else len(row["quote"])
    if span != len(row["quote"]):
        yield f"the quote has {len(row['quote'])} characters, start and end hold {span}."
    if not row["start"] and MARK not in row["quote"]:
        yield "the offsets are empty and nothing in the quote is withheld."
    low, high = _number(row["low"]), _number(row["high"])
    if low is not None and high is not None and low > high:
        yield f"low {low} is above high {high}."


def _no_rule(row: Row) -> Iterator[str]:
    yield from ()


RULES: dict[str, Callable[[Row], Iterator[str]]] = {"attributes": _attribute_rule, "claims": _claim_rule}


def _title_faults(folder: Path) -> Iterator[str]:
    title = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))["title"]
    table = next(table for table in TABLES if table.name == "claims")
    rows = read_table(folder / table.path, table)
    if any(row["verification"] in NOT_BY_PEOPLE for row in rows) and "unreviewed" not in title:
        yield f'the title "{title}" does not say "unreviewed", though a machine or a policy accepted some claim.'


def _number(text: str) -> Decimal | None:
    """A finite number, else None: dates and names are compared elsewhere."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
