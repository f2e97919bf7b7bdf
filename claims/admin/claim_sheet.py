"""A spreadsheet of hand-coded claims as rows of text: which columns it has, and what its cells say.

Outward: ``read_sheet`` and ``COLUMNS``. Nothing is looked up here; ``import_claims`` does that row by row.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.services.errors import ServiceError
from factcheck.refusals import refusal_text
from sources.csv_fields import allow_csv_fields
from sources.errors import SourceError
from sources.text import decode

# More rows than a person codes in a week, and few enough to check within one request. Arbitrary but works.
MOST_ROWS = 2000
MOST_BYTES = 2 * 1024 * 1024
# A longer cell than the longest text of an article the workbench takes is a quote left open.
allow_csv_fields(MOST_BYTES)

NEEDED = ("article", "quote", "attribute", "value")
# name -> what it holds, for the page that explains the sheet.
COLUMNS: Mapping[str, Any] = {
    "article": _("id or address of an article that is here already"),
    "quote": _("the exact words of the article; a sentence or a clause"),
    "attribute": _("key of the codebook"),
    "value": _("7, >= 3, 2-4, 0, ? for numbers; a date, a time, a category, yes or no, a name, or words"),
    "start": _("where the quote stands (characters before it), if it stands there more than once"),
    "focus": _("the shortest words of the quote that state the value"),
    "entry": _("name or key in the register, for places and actors"),
    "scope": _("such as group:us-soldiers or place:green-zone; empty = the whole event"),
    "scope_text": _("the scope as written"),
    "event": _("id of the event; empty = not routed yet"),
    "modality": _("empty = asserted"),
    "actuality": _("empty = happened"),
    "polarity": _("empty = positive"),
    "informant": _("name or key of a source"),
    "informant_text": _("the informant as written"),
    "channel": _("name or key of a source"),
    "emendation": _("why a date is read otherwise than written"),
    "certainty": _("1 to 3, your own"),
}


class BadSheet(ServiceError):
    """The file as a whole cannot be read; what single rows lack is said on the row."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """number: as a spreadsheet counts, the header being 1. cells: by column; "" = empty."""

    number: int
    cells: Mapping[str, str]

    def cell(self, name: str) -> str:
        return self.cells.get(name, "")


def read_sheet(raw: bytes) -> list[SheetRow]:
    """The rows of a .csv file in UTF-8, parted by commas, semicolons or tabs. Rows without any cell are left out.

    Raises BadSheet naming what is wrong and what is accepted.
    """
    if len(raw) > MOST_BYTES:
        raise BadSheet(gettext("The file is larger than 2 MB. Send it in parts."))
    try:
        text = decode(raw).text
    except SourceError as error:
        raise BadSheet(
            gettext("The file cannot be read as text in UTF-8: %(why)s") % {"why": refusal_text(error)}
        ) from error
    try:
        rows = list(_rows(text))
    except csv.Error as error:
        raise BadSheet(gettext("The file cannot be read as a table: %(why)s.") % {"why": error}) from error
    if len(rows) > MOST_ROWS:
        raise BadSheet(
            gettext("The sheet has %(n)s rows; at most %(most)s are taken at once.")
            % {"n": len(rows), "most": MOST_ROWS}
        )
    if not rows:
        raise BadSheet(gettext("The sheet has no row below its header."))
    return rows


def _rows(text: str) -> Iterator[SheetRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    header = [name.strip().casefold() for name in next(reader, [])]
    _check_header(header)
    for number, cells in enumerate(reader, start=2):
        if len(cells) > len(header):
            raise BadSheet(
                gettext("Row %(row)s has %(n)s cells, the header %(columns)s: is a quote left open?")
                % {"row": number, "n": len(cells), "columns": len(header)}
            )
        if any(cell.strip() for cell in cells):
            yield SheetRow(number, dict(zip(header, cells, strict=False)))


def _delimiter(text: str) -> str:
    header = text.split("\n", maxsplit=1)[0]
    return max(",;\t", key=header.count)


def _check_header(header: list[str]) -> None:
    accepted = ", ".join(COLUMNS)
    unknown = [name for name in header if name not in COLUMNS]
    missing = [name for name in NEEDED if name not in header]
    twice = sorted({name for name in header if header.count(name) > 1})
    problems = [
        (unknown, gettext("Unknown columns: %(names)s. Accepted: %(accepted)s.")),
        (missing, gettext("Columns that are missing: %(names)s. Accepted: %(accepted)s.")),
        (twice, gettext("Columns that stand twice: %(names)s. Accepted: %(accepted)s.")),
    ]
    for names, sentence in problems:
        if names:
            raise BadSheet(sentence % {"names": ", ".join(names), "accepted": accepted})
