"""How long a field of a CSV file may be. Python keeps one limit for the whole process."""

import csv


def allow_csv_fields(characters: int) -> None:
    """Let fields of so many characters be read. The limit is only ever raised: others may read longer ones."""
    if csv.field_size_limit() < characters:
        csv.field_size_limit(characters)
