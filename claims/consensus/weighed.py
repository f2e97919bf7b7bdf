"""What the voices weigh: each one's contribution, what they add up to, and the probabilities that follow.

Outward: ``Contribution``, ``Weighing``, ``weighing_content`` and ``shown_of``. Weights are natural log-odds with two
decimals, rounded before they are added: the figures that are shown add up to the score that is shown, and the
probabilities are computed from these scores and nothing else.
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
    voices, asides: a sentence per voice, and per claim that does not count. hangs_on: the voices that decide.
    questions: what would settle it, at most one. likely: where a count lies nine times in ten.
    """

    contributions: tuple[Contribution, ...] = ()
    scores: tuple[Decimal, ...] = ()
    shares: tuple[Decimal | None, ...] = ()
    none_of_these: Decimal | None = None
    confidence: Decimal | None = None
    voices: tuple[Remark, ...] = ()
    asides: tuple[Remark, ...] = ()
    hangs_on: tuple[Remark, ...] = ()
    questions: tuple[Remark, ...] = ()
    likely: tuple[Remark, ...] = ()


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
        **_said(weighing),
    }


def shown_of(weighing: Weighing) -> dict[str, Any]:
    """What a screen shows of it, as plain JSON: the sentences, and the figures by candidate."""
    if weighing == NOT_WEIGHED:
        return {}
    return {
        **_said(weighing),
        "scores": [str(score) for score in weighing.scores],
        "none_of_these": None if weighing.none_of_these is None else str(weighing.none_of_these),
    }


def _said(weighing: Weighing) -> dict[str, list[list[Any]]]:
    """The sentences by what they are about."""
    told = {
        "voices_said": weighing.voices,
        "asides": weighing.asides,
        "hangs_on": weighing.hangs_on,
        "questions": weighing.questions,
        "likely": weighing.likely,
    }
    return {
        about: [[code, dict(arguments)] for code, arguments in remarks] for about, remarks in told.items()
    }
