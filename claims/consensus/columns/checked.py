"""What is said of wholes, held against what their parts say, of many at once (DESIGN rule 6).

Outward: ``checked``. The same as ``parts.with_parts`` and ``lower_bounds.with_lower_bounds``, as far as low, high and
value go. Where two parts that only bound a whole are more than it, the place is ``unsure``.
"""

import numpy as np

from claims.consensus.columns.findings import Found
from claims.consensus.columns.numbering import Bools, Ints
from claims.consensus.columns.relations import Relations
from claims.consensus.columns.saying import Saying
from claims.consensus.columns.wholes import Below


def checked(found: Found, below: Below, saying: Saying, compared: Relations, own: Ints) -> Bools:
    """Writes the rows of these places; returns per place of all whether it is unsure."""
    rows, wholes = below.rows, below.wholes
    exceeds, by_bound = _exceeding(found, below, saying, compared)
    is_whole = wholes.parts > 0
    low, high = found.low.copy(), found.high.copy()
    number, has_value = found.number.copy(), found.has_value.copy()
    is_bound, is_zero = found.is_bound.copy(), found.is_zero.copy()
    contested, undisputed = found.is_contested | exceeds, found.is_undisputed & ~exceeds
    # What its parts make exact, where it names no number itself.
    is_sum = undisputed & ~np.isnan(wholes.total) & ~(has_value & ~is_bound) & saying.allows(wholes.total)
    high = np.where(is_sum, np.where(np.isinf(high), wholes.total, np.maximum(high, wholes.total)), high)
    # Nobody states it: it is read off its parts.
    alone = is_whole & ~found.is_said
    any_contested = np.zeros(len(alone), dtype=bool)
    any_contested[wholes.whole[rows.is_contested[wholes.part]]] = True
    low, high = np.where(alone, wholes.low, low), np.where(alone, wholes.high, high)
    is_sum |= alone & ~np.isnan(wholes.total)
    contested |= alone & ~is_sum & any_contested
    undisputed |= alone & is_sum
    number, has_value = np.where(is_sum, wholes.total, number), has_value | is_sum
    is_bound, is_zero = is_bound & ~is_sum, np.where(is_sum, wholes.total == 0, is_zero)
    least = np.where(np.isinf(low) | np.isinf(wholes.low), low, np.minimum(low, wholes.low))
    low, high = np.where(exceeds, least, low), np.where(exceeds, np.maximum(high, wholes.high), high)
    # A part that is not all of it says nothing of the upper end.
    exceeded = wholes.bounded[by_bound]
    bound = rows.low[wholes.bound[by_bound]]
    low[exceeded] = np.where(np.isinf(low[exceeded]), low[exceeded], np.minimum(low[exceeded], bound))
    high[exceeded] = np.inf
    contested[exceeded], undisputed[exceeded] = True, False
    has_value &= ~contested
    for column, made in (
        (rows.low, low), (rows.high, high), (rows.number, np.where(has_value, number, np.nan)),
        (rows.has_value, has_value), (rows.is_bound, is_bound & has_value), (rows.is_zero, is_zero & has_value),
        (rows.is_contested, contested), (rows.is_undisputed, undisputed),
    ):  # fmt: skip
        column[own] = made[own]
    unsure: Bools = np.bincount(exceeded, minlength=len(alone)) > 1
    return unsure


def _exceeding(found: Found, below: Below, saying: Saying, compared: Relations) -> tuple[Bools, Ints]:
    """Per place whether the parts that it is read off are more than it; the bounds that are."""
    rows, wholes = below.rows, below.wholes
    exempt = saying.exempt(wholes.part, wholes.whole)
    is_more = saying.outdone(rows.low[wholes.part], wholes.whole, exempt)
    is_more |= saying.excluded(wholes.part, wholes.whole, compared, exempt)
    exceeds = np.zeros(len(found.is_said), dtype=bool)
    exceeds[wholes.whole[is_more]] = True
    every = np.arange(len(exceeds))
    exceeds |= wholes.are_disjoint & saying.outdone(wholes.low, every, exempt.of(wholes.whole))
    exempt = saying.exempt(wholes.bound, wholes.bounded)
    bounds = saying.outdone(rows.low[wholes.bound], wholes.bounded, exempt)
    bounds |= saying.excluded(wholes.bound, wholes.bounded, compared, exempt)
    return exceeds & found.is_said, np.flatnonzero(bounds & found.is_said[wholes.bounded])
