"""Write and read the CSV files of a release.

Outward: ``write_table`` and ``read_table``. UTF-8 without mark, LF, a header line, quotes only where needed: the same
rows give the same bytes. Rows stream; nothing is held.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from claims.exports.cells import cell, defused, joined, restored
from claims.exports.errors import BadRelease
from claims.exports.schema import Column, Table
from sources.csv_fields import allow_csv_fields

Row = Mapping[str, object]
# A cell may hold an explanation of many sentences; the default of 128 kB is for spreadsheets' exports.
allow_csv_fields(10_000_000)


def write_table(path: Path, table: Table, rows: Iterable[Row]) -> int:
    """Write rows in the order given; a row names its columns, missing ones are empty. Returns how many.

    Raises KeyError for a row that names a column the table does not have.
    """
    count = 0
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(table.header)
        for row in rows:
            unknown = set(row) - set(table.header)
            if unknown:
                raise KeyError(f"{table.path} has no columns {sorted(unknown)}.")
            writer.writerow([_cell_text(column, row.get(column.name)) for column in table.columns])
            count += 1
    return count


def read_table(path: Path, table: Table) -> Iterator[dict[str, str]]:
    """Rows of a file as texts, formulas' apostrophes taken off.

    Raises BadRelease naming file and line for another header or a row of another length.
    """
    with path.open("r", encoding="utf-8", newline="") as handle:
        reader = csv.reader(handle)
        header = tuple(next(reader, []))
        if header != table.header:
            raise BadRelease(
                f"{table.path}: the columns are {', '.join(header)}; expected {', '.join(table.header)}."
            )
        for cells in reader:
            if len(cells) != len(header):
                raise BadRelease(
                    f"{table.path}, line {reader.line_num}: {len(cells)} cells; expected {len(header)}."
                )
            yield dict(zip(header, map(restored, cells), strict=True))


def _cell_text(column: Column, value: object) -> str:
    is_list = column.listed and isinstance(value, (list, tuple))
    text = joined(value) if is_list else cell(value)  # type: ignore[arg-type]
    return defused(text) if column.type == "string" else text
