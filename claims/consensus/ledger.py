"""The independence ledger: how far each pair of testimonies is independent, and on what that rests.

Outward: ``ledger``. The verdicts are those that the engine counts voices by (``voices.judge``), one per pair of
testimonies: the mentions of one article that rest on one informant testify once. What was learned of who copies whom
stands beside a verdict and never replaces it: rule 2 asks for evidence that can be shown.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from claims.consensus.context import Context
from claims.consensus.testimony import Testimony, gather
from claims.consensus.voices import Independence, Verdict, judge
from claims.domain.statements import Statement


@dataclass(frozen=True, slots=True)
class Copied:
    """chance: in [0, 1], that one of two origins repeats the other. met: divided items on which both spoke.
    agreeing: those on which they name one value. improbable: those of them where that value is probably wrong.
    """

    chance: float
    met: int = 0
    agreeing: int = 0
    improbable: int = 0


# What a Fit learned of two origins.
Copying = Mapping[frozenset[str], Copied]
# What a person can still settle comes first.
_ORDER = (Independence.UNKNOWN, Independence.DEPENDENT, Independence.INDEPENDENT)


@dataclass(frozen=True, slots=True)
class Entry:
    """first, second: public ids of the claims of either testimony. copying: learned, None = nothing was."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    verdict: Verdict
    copying: Copied | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The pairs of one attribute in one scope: unknown ones first, then dependent, then independent."""

    entries: tuple[Entry, ...]

    def number(self, independence: Independence) -> int:
        return Counter(entry.verdict.independence for entry in self.entries)[independence]


def ledger(statements: Sequence[Statement], context: Context, copying: Copying | None = None) -> Ledger:
    """statements: of one attribute and scope, in any order. copying: of the Fit in force, None = there is none."""
    testimonies = gather(sorted(statements, key=lambda one: one.id), context.standing)
    entries = [_entry(one, other, context, copying) for one, other in combinations(testimonies, 2)]
    entries.sort(key=lambda entry: (_ORDER.index(entry.verdict.independence), entry.first, entry.second))
    return Ledger(tuple(entries))


def _entry(one: Testimony, other: Testimony, context: Context, copying: Copying | None) -> Entry:
    origins = frozenset({one.statement.origin, other.statement.origin})
    learned = None if copying is None or len(origins) < 2 else copying.get(origins)  # noqa: PLR2004
    return Entry(one.ids, other.ids, judge(one, other, context), learned)
