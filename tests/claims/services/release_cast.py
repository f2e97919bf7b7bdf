"""A small world for tests of releases: claims of one event at several levels, derived by the services themselves."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from claims.domain.codes import Comparator, ValueKind
from claims.exports.csv_files import read_table
from claims.exports.folder import write_folder
from claims.exports.schema import TABLES_BY_NAME
from claims.models import Attribute, Claim, DatasetRelease, Event
from claims.services.consensus import derive_event
from claims.services.release import publish_release, stored_files
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, SnapshotFactory

Row = dict[str, str]


def codebook(*attributes: Attribute) -> None:
    """The codebook of these attributes, in force."""
    SnapshotFactory(versions=[attribute.current for attribute in attributes])


def killed() -> Attribute:
    return AttributeFactory(key="killed", family="people")


def perpetrator() -> Attribute:
    return AttributeFactory(key="perpetrator", family="actors", definition__value_kind=ValueKind.ACTOR)


def says(event: Event, number: int, **fields: Any) -> Claim:
    """An accepted claim of an article of its own that so many were killed."""
    quote = f"{number} people were killed"
    fields.setdefault("article", ArticleFactory(text=f"On Tuesday {quote} there."))
    return ClaimFactory(
        accepted=True,
        event=event,
        attribute=killed(),
        quote=quote,
        focus=str(number),
        focus_start=fields["article"].text.index(quote),
        focus_end=fields["article"].text.index(quote) + len(str(number)),
        number=Decimal(number),
        **fields,
    )


def names(event: Event, name: str, **fields: Any) -> Claim:
    """An accepted claim of an article of its own that somebody did it."""
    quote = f"It was {name}"
    fields.setdefault("article", ArticleFactory(text=f"{quote}, they said."))
    return ClaimFactory(
        accepted=True,
        event=event,
        attribute=perpetrator(),
        quote=quote,
        focus=name,
        focus_start=7,
        focus_end=7 + len(name),
        value_kind=ValueKind.ACTOR,
        comparator=Comparator.EXACT,
        number=None,
        wording=name,
        **fields,
    )


def written(
    tmp_path: Path, event: Event | None = None, name: str = "trial", **options: Any
) -> tuple[DatasetRelease, Path]:
    """Derive, publish and write."""
    if event is not None:
        derive_event(event)
    release = publish_release(name, **options).release
    folder = tmp_path / f"{name}-{release.version}"
    write_folder(folder, stored_files(release))
    return release, folder


def rows(folder: Path, table: str) -> list[Row]:
    return list(read_table(folder / f"{table}.csv", TABLES_BY_NAME[table]))


def row(folder: Path, table: str, **cells: str) -> Row:
    """The one row with these cells."""
    (found,) = [row for row in rows(folder, table) if cells.items() <= row.items()]
    return found
