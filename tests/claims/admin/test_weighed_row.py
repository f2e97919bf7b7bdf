"""What the voices add, as the event page shows it."""

from types import SimpleNamespace
from typing import Any

from claims.admin.weighed_row import WeighedRow
from claims.consensus.explanation import remark
from claims.domain.codes import Comparator
from claims.domain.values import quantity

LIKELY = [["likely", remark("likely", value=quantity(Comparator.EXACT, 2))[1]]]


def weighed(*remarks: Any, ruling: str = "none") -> WeighedRow:
    consensus: Any = SimpleNamespace(remarks=list(remarks), ruling=ruling, weighing={"likely": LIKELY})
    row: Any = SimpleNamespace(cells={}, behind=[])
    return WeighedRow(row, consensus, "en")


def test_where_a_number_is_likely_is_said() -> None:
    [said] = weighed(["contested", {}]).likely
    assert said.sentence.startswith("Nine times in ten the number is 2")


def test_nothing_is_called_likely_that_a_part_excludes_or_an_editor_ruled_on() -> None:
    excluded = weighed(["contested_by_part", {}])
    assert (excluded.is_excluded_by_part, excluded.likely) == (True, [])
    assert weighed(ruling="ruled").likely == []
