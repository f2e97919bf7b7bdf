"""What two derivations of one event say differently.

Outward: ``differences`` and ``falls``. Rows are matched by attribute and scope; a row that only one of them has is a
difference too.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.consensus.settled import Settled, value_content
from claims.domain.codes import Grade
from claims.domain.scopes import Scope

# From the strongest to the weakest; the other grades are of another kind and fall nowhere.
STRENGTH = (Grade.ESTABLISHED, Grade.CORROBORATED, Grade.SUPPORTED, Grade.SINGLE_VOICE)


@dataclass(frozen=True, slots=True)
class Difference:
    """before, after: None = there is no such row. changed: "value", "evidence", "grade", in this order."""

    before: Settled | None
    after: Settled | None
    changed: tuple[str, ...]

    @property
    def attribute(self) -> str:
        return self._row.attribute

    @property
    def scope(self) -> Scope:
        return self._row.scope

    @property
    def grade_falls(self) -> bool:
        grades = [None if row is None else row.grade for row in (self.before, self.after)]
        if any(grade not in STRENGTH for grade in grades):
            return False
        before, after = (STRENGTH.index(grade) for grade in grades if grade is not None)
        return after > before

    @property
    def _row(self) -> Settled:
        found = self.before or self.after
        assert found is not None  # noqa: S101  # one of the two is there, else there is no difference
        return found


def differences(before: Iterable[Settled], after: Iterable[Settled]) -> tuple[Difference, ...]:
    """before, after: rows of one event in any order. By attribute and scope key."""
    old, new = ({(row.attribute, row.scope.key): row for row in rows} for rows in (before, after))
    found = [
        Difference(old.get(place), new.get(place), changed)
        for place in sorted({*old, *new})
        if (changed := _changed(old.get(place), new.get(place)))
    ]
    return tuple(found)


def falls(before: Iterable[Settled], after: Iterable[Settled]) -> tuple[Difference, ...]:
    """Those whose grade is weaker after."""
    return tuple(one for one in differences(before, after) if one.grade_falls)


def _changed(before: Settled | None, after: Settled | None) -> tuple[str, ...]:
    if before is None or after is None:
        return ("value", "evidence", "grade")
    pairs = {
        "value": (_published(before), _published(after)),
        "evidence": (before.evidence, after.evidence),
        "grade": (before.grade, after.grade),
    }
    return tuple(name for name, (old, new) in pairs.items() if old != new)


def _published(row: Settled) -> tuple[object, ...]:
    """The value with its bounds, and for a set the members that hold."""
    value = None if row.value is None else tuple(sorted(value_content(row.value).items()))
    members = tuple(sorted(str(value_content(one.value)) for one in row.candidates if one.holds))
    return value, row.low, row.high, row.value_is_bound, members
