"""The rows of a table: read, checked, and reduced to the latest word of each origin.

Outward: ``read_entries``. A row that cannot be used is refused with its number and the reason; the others go on, and
what was refused is reported: nothing is lost silently.
"""

import csv
import gzip
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from claims.consensus.errors import BadRow, BadTable
from claims.consensus.tables.kinds import Reading, TableKind, read_value
from claims.domain.errors import DomainError

NEEDED = ("object", "attribute", "source", "value")
OPTIONAL = ("comparator", "lower", "upper", "timestamp", "origin")
EVERY = "*"
# Cells that were read are kept for the next of the same words: most tables hold few values, many times.
CELLS_KEPT = 2**16
Item = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One usable row. origin: the origin column, else the source. row: its line in the file."""

    row: int
    object: str
    attribute: str
    source: str
    origin: str
    reading: Reading
    timestamp: str

    @property
    def item(self) -> Item:
        return self.object, self.attribute


@dataclass(frozen=True, slots=True)
class Refusal:
    """row: the line in the file, the header being line 1. item: its object and attribute."""

    row: int
    item: Item
    reason: str


def open_table(path: Path) -> TextIO:
    """A text table, packed where its name ends in .gz. Raises BadTable where there is none."""
    if not path.is_file():
        raise BadTable(f"There is no file {path.name}.")
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def read_rows(path: Path, needed: Iterable[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """(line, row) of a CSV file. Raises BadTable where it cannot be read or lacks a needed column."""
    with open_table(path) as handle:
        reader = csv.DictReader(handle, restval="", restkey="")
        try:
            missing = [name for name in needed if name not in (reader.fieldnames or ())]
            if missing:
                raise BadTable(
                    f"{path.name} has no column {', '.join(missing)}. Needed: {', '.join(needed)}."
                )
            for row in reader:
                yield reader.line_num, row
        except (UnicodeDecodeError, OSError, EOFError, csv.Error) as error:
            raise BadTable(f"{path.name} cannot be read as a CSV file in UTF-8: {error}.") from error


def read_entries(path: Path, kinds: Mapping[str, TableKind]) -> tuple[list[Entry], list[Refusal]]:
    """The usable rows, one per item and origin, and the refused ones.

    kinds: attribute -> kind, with ``*`` for all others. Of several rows of one source the latest by timestamp counts,
    among equals the one further down; of several sources of one origin, the latest likewise.
    Raises BadTable where the file cannot be read, or an attribute has no kind.
    """
    latest: dict[tuple[Item, str], Entry] = {}
    refusals: list[Refusal] = []
    for line, row in read_rows(path, NEEDED):
        item = row["object"], row["attribute"]
        try:
            entry = _entry(line, row, _kind(row["attribute"], kinds))
        except (BadRow, DomainError) as error:
            refusals.append(Refusal(line, item, str(error)))
            continue
        key = entry.item, entry.origin
        known = latest.get(key)
        if known is None or (known.timestamp, known.row) <= (entry.timestamp, entry.row):
            latest[key] = entry
    return sorted(latest.values(), key=lambda entry: (entry.item, entry.origin)), refusals


def _kind(attribute: str, kinds: Mapping[str, TableKind]) -> TableKind:
    kind = kinds.get(attribute, kinds.get(EVERY))
    if kind is None:
        raise BadTable(
            f"The attribute \"{attribute}\" has no kind. Say --kind {attribute}=KIND, or '*=KIND' for all."
        )
    return kind


def _entry(line: int, row: Mapping[str, str], kind: TableKind) -> Entry:
    for name in ("object", "attribute", "source"):
        if not row[name].strip():
            raise BadRow(f"The column {name} is empty.")
    bounds = ((row.get(name) or "") for name in ("comparator", "lower", "upper"))
    reading = _read_cell(kind, row["value"], *bounds)
    return Entry(
        row=line,
        object=row["object"],
        attribute=row["attribute"],
        source=row["source"],
        origin=(row.get("origin") or "").strip() or row["source"],
        reading=reading,
        timestamp=(row.get("timestamp") or "").strip(),
    )


@lru_cache(maxsize=CELLS_KEPT)
def _read_cell(kind: TableKind, text: str, comparator: str, lower: str, upper: str) -> Reading:
    return read_value(kind, text, comparator=comparator, lower=lower, upper=upper)


def read_anchors(path: Path) -> dict[Item, str]:
    """Known truths: columns object, attribute, value. Raises BadTable."""
    return {
        (row["object"], row["attribute"]): row["value"] for _, row in read_rows(path, NEEDED[:2] + NEEDED[3:])
    }


def spread(numbers: Iterable[Decimal]) -> tuple[Decimal | None, Decimal | None]:
    found = list(numbers)
    return min(found, default=None), max(found, default=None)
