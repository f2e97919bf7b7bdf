"""A condition of which the database is told that few rows hold it.

Outward: ``Rarely``. SQLite knows how many rows a code has on the average alone: where most have one code, it reads a
whole table for the few that have another. Told so, it takes the index that begins with the code and goes on in the
order of the list, which serves for the common ones as well. PostgreSQL knows the common codes by name.
"""

from typing import Any

from django.db.models import BooleanField, Func


class Rarely(Func):
    """``Rarely(Exact(F("kind"), "reject"))``: for a column of the list's own table, with an index as said above."""

    function = "UNLIKELY"
    output_field = BooleanField()
    arity = 1

    def as_postgresql(self, compiler: Any, connection: Any, **_context: Any) -> Any:
        return compiler.compile(self.get_source_expressions()[0])
