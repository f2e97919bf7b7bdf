"""Cut a .csv file into records: one article per row, named by the header's columns.

Outward function: `csv_records`. The delimiter is the one of comma, semicolon and tab that makes a `text`
column of the header. Rows are read one at a time; a row that is not UTF-8 or has another number of cells
costs only itself.
"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sources.csv_fields import allow_csv_fields
from sources.errors import BadMetadata, NotText, SourceError, TooLarge
from sources.ingestion.json_records import Record, numbered_lines

_DELIMITERS = ",;\t"
_TEXT_COLUMN = "text"


class _Lines:
    """The file's lines for the csv reader, which keeps the bytes of the row being read."""

    def __init__(self, path: Path, limit_bytes: int) -> None:
        self._numbered = numbered_lines(path, limit_bytes)
        self._limit_bytes = limit_bytes
        self._row: list[bytes] = []
        self._row_bytes = 0
        self.first_number = 0
        self.had_bom = False

    def __iter__(self) -> Iterator[str]:
        for number, line, had_bom in self._numbered:
            self.had_bom = had_bom
            if not self._row:
                self.first_number = number
            self._row.append(line)
            self._row_bytes += len(line) + 1
            if self._row_bytes >= self._limit_bytes:
                raise TooLarge(
                    f"the row from line {self.first_number} on reaches {self._limit_bytes:,} bytes "
                    "(is a quotation mark left open?)"
                )
            # Bytes that are not UTF-8 pass through, so that the row they stand in can be refused by itself.
            yield line.decode("utf-8", errors="surrogateescape") + "\n"

    def take_row(self) -> bytes:
        row = b"\n".join(self._row)
        self._row, self._row_bytes = [], 0
        return row


def csv_records(path: Path, limit_bytes: int) -> Iterator[Record]:
    """One record per row below the header; its place is the line it begins on.

    Raises Unreadable, BadMetadata, TooLarge, also after some rows were given, where the rest of the file cannot be
    cut into rows.
    """
    allow_csv_fields(limit_bytes)
    lines = _Lines(path, limit_bytes)
    rows = iter(lines)
    header_line = next(rows, "")
    delimiter, columns = _header(header_line)
    lines.take_row()
    reader = csv.reader(rows, delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            place, data = f":{lines.first_number}", lines.take_row()
            if cells:
                yield Record(place, data, lines.had_bom, _fields(columns, cells, data))
    except csv.Error as error:
        raise BadMetadata(f"the row from line {lines.first_number} on is not CSV: {error}") from error


def _header(line: str) -> tuple[str, list[str]]:
    for delimiter in _DELIMITERS:
        names = [column.strip().lower() for column in _cells(line, delimiter)]
        if _TEXT_COLUMN in names:
            return delimiter, _unique(names)
    raise BadMetadata(
        f"the header {line.strip()[:80]!r} has no column 'text'; accepted: text, title, outlet, lang, ..."
    )


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error as error:
        raise BadMetadata(f"the header {line.strip()[:80]!r} is not CSV: {error}") from error


def _unique(names: list[str]) -> list[str]:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise BadMetadata(f"the header names {twice[0]!r} twice; accepted: each column once")
    return names


def _fields(columns: Sequence[str], cells: Sequence[str], data: bytes) -> dict[str, Any] | SourceError:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return NotText(
            f"byte {error.start} of the row (0x{data[error.start]:02x}) is not UTF-8; accepted: UTF-8"
        )
    if len(cells) != len(columns):
        return BadMetadata(f"the row has {len(cells)} cells and the header {len(columns)}; accepted: as many")
    # An empty cell states nothing; in the text column it is an empty text, and refused as such.
    return {name: cell for name, cell in zip(columns, cells, strict=True) if cell or name == _TEXT_COLUMN}
