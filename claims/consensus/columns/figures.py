"""Numbers as arrays, so that ends can be added up and compared.

Outward: ``Figures`` and ``figures_of``. Whole numbers up to ``LARGEST`` are exact as floats, and so is what a million
of them add up to.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from claims.consensus.bounds import as_published
from claims.consensus.columns.facts import Facts
from claims.consensus.columns.numbering import Bools, Floats, Ints
from claims.consensus.columns.testimonies import Testimonies
from claims.consensus.value_keys import vagueness
from claims.domain.codes import ValueKind
from claims.domain.values import Quantity, Value

LARGEST = 2.0**32


@dataclass(frozen=True)
class Figures:
    """lower, upper: inclusive, infinite where open. number: as it would be published, nan = none is named. width: as
    the engine orders vague values. is_zero: zero is all that it allows.
    """

    lower: Floats
    upper: Floats
    number: Floats
    width: Floats
    is_zero: Bools
    is_bound: Bools

    def of(self, which: Ints) -> "Figures":
        return Figures(
            self.lower[which],
            self.upper[which],
            self.number[which],
            self.width[which],
            self.is_zero[which],
            self.is_bound[which],
        )


def figures_of(facts: Facts) -> Figures:
    """Per number of a value; of what is no number everything is open."""

    def told(asked: Callable[[Quantity], Any], otherwise: Any, kind: type = float) -> Any:
        return facts.of_values(
            lambda _, value: asked(value) if isinstance(value, Quantity) else otherwise, kind
        )

    return Figures(
        told(lambda x: -np.inf if x.lower is None else float(x.lower), -np.inf),
        told(lambda x: np.inf if x.upper is None else float(x.upper), np.inf),
        told(_number, np.nan),
        told(lambda x: float(vagueness(x)[0]), np.inf),
        told(lambda x: x.is_stated_zero, otherwise=False, kind=bool),
        told(lambda x: x.is_bound, otherwise=True, kind=bool),
    )


def _number(value: Quantity) -> float:
    number = as_published(value).number
    return np.nan if number is None else float(number)


def are_exact(facts: Facts) -> Bools:
    """Per number of a value whether floats hold what it says: a count that is not too large."""
    found: Bools = facts.of_values(_is_exact)
    return found


def _is_exact(_attribute: str, value: Value) -> bool:
    if not isinstance(value, Quantity):
        return False
    ends = (value.number, value.lower, value.upper)
    return value.kind is ValueKind.COUNT and all(end is None or end < LARGEST for end in ends)


def testified(facts: Facts, told: Testimonies, figures: Figures) -> Figures:
    """Per testimony: of one that contradicts itself the hull of what it says."""
    own = figures.of(facts.value[told.entry])
    lower, upper = own.lower.copy(), own.upper.copy()
    which = told.of
    values = facts.value[told.entries]
    least, most = np.full(len(lower), np.inf), np.full(len(upper), -np.inf)
    np.minimum.at(least, which, figures.lower[values])
    np.maximum.at(most, which, figures.upper[values])
    hull = told.contradicts
    return Figures(
        np.where(hull, least, lower),
        np.where(hull, most, upper),
        np.where(hull, np.nan, own.number),
        np.where(hull, most - least, own.width),
        own.is_zero & ~hull,
        own.is_bound | hull,
    )
