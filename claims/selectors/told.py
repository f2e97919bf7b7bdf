"""A claim as linking sees it.

Outward: ``Told`` and ``is_comparable``.
"""

from dataclasses import dataclass

from claims.domain.codes import ValueKind
from claims.domain.statements import Statement
from claims.domain.values import Unstated


@dataclass(frozen=True, slots=True)
class Told:
    """pk: row id. order: grows with the time its article came in, so that of two copies the later is the copy.

    translation_of: public id of the article that its article translates, "" = none. informant_name, channel_name: to
    show.
    """

    pk: int
    statement: Statement
    order: int = 0
    translation_of: str = ""
    informant_name: str = ""
    channel_name: str = ""


def is_comparable(statement: Statement) -> bool:
    """Whether anything can be said of its value: free text in different words only a reader can compare."""
    return statement.value.kind is not ValueKind.TEXT and not isinstance(statement.value, Unstated)
