"""What the voices weigh: each one's contribution, what they add up to, and the probabilities that follow.

Outward: ``Contribution``, ``Weighing`` and ``weighing_content``. Weights are natural log-odds with two decimals,
rounded before they are added: the figures that are shown add up to the score that is shown, and the probabilities
are computed from these scores and nothing else.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from claims.consensus.explanation import Remark
from claims.domain.values import Value


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one voice adds. voice: its number in the row, 0 = the parts of a whole. weights: by candidate.

    says: what it says, the narrowest where it says several things. reliability: how often such a voice is right.
    is_learned: that comes from a Fit, not from its class alone. denies: it speaks against ``says``.
    shared: with how many voices that may rest on the same origin it shares its weight. claims: public ids.
    """

    voice: int
    claims: tuple[str, ...]
    says: Value
    weights: tuple[Decimal, ...]
    reliability: Decimal
    is_learned: bool = False
    denies: bool = False
    shared: int = 0


@dataclass(frozen=True, slots=True)
class Weighing:
    """contributions: by voice. scores, shares: by candidate, as the row has them; a share is the probability that
    it is the true value, None for a candidate that only contains another.

    none_of_these: the probability of a value that nobody names; with the shares it makes 1. None for a set, of which
    each member has a probability of its own. confidence: that of the published value, None where there is none.
    """

    contributions: tuple[Contribution, ...] = ()
    scores: tuple[Decimal, ...] = ()
    shares: tuple[Decimal | None, ...] = ()
    none_of_these: Decimal | None = None
    confidence: Decimal | None = None
    # What the result hangs on, and the one question that would settle it.
    hangs_on: tuple[Remark, ...] = ()
    questions: tuple[Remark, ...] = ()


NOT_WEIGHED = Weighing()


def weighing_content(weighing: Weighing) -> dict[str, Any]:
    """Plain figures, for the canonical form."""
    return {
        "voices": [
            [one.voice, list(one.claims), [str(weight) for weight in one.weights], str(one.reliability)]
            for one in weighing.contributions
        ],
        "scores": [str(score) for score in weighing.scores],
        "shares": [None if share is None else str(share) for share in weighing.shares],
        "none_of_these": None if weighing.none_of_these is None else str(weighing.none_of_these),
        "hangs_on": [[code, dict(arguments)] for code, arguments in weighing.hangs_on],
        "questions": [[code, dict(arguments)] for code, arguments in weighing.questions],
    }
