"""How reliable each origin is, and how probable each candidate: settled together, by turns.

Outward: ``weigh``. Method: the classical one-coin mixture (Dawid and Skene 1979, one probability per source; the
log-odds vote of Dong, Berti-Equille and Srivastava 2009), with a share of likeness instead of equality, an explicit
"none of these", and reliabilities shrunk to their mean. Items with one voice teach nothing about that voice.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# Rounds of taking turns; the largest change of a reliability is below .001 after eight on every table tried.
ROUNDS = 12
# Reliability before anything is known, and how many items that belief weighs. Arbitrary but works.
PRIOR_RELIABILITY = 0.75
PRIOR_ITEMS = 4.0
LEAST, MOST = 0.05, 0.98
# Weight of "none of these" where every alternative is named by somebody, in candidates that nobody speaks for.
# Arbitrary but works.
LEAST_NONE = 0.1


@dataclass(frozen=True)
class Ballot:
    """One item. votes: (origin, likeness to each candidate). alternatives: how many wrong values there are to name.

    truth: position of the candidate that is known to be true, None = not known.
    """

    votes: Sequence[tuple[str, Sequence[float]]]
    candidates: int
    alternatives: float
    truth: int | None = None


def weigh(ballots: Sequence[Ballot]) -> tuple[list[list[float]], dict[str, float]]:
    """(per item the probability of each candidate, in [0, 1], which with "none of these" sum to 1; reliabilities)."""
    origins = sorted({origin for ballot in ballots for origin, _ in ballot.votes})
    reliability = dict.fromkeys(origins, PRIOR_RELIABILITY)
    posteriors = [posterior(ballot, reliability) for ballot in ballots]
    for _ in range(ROUNDS):
        learned = _reliabilities(ballots, posteriors)
        reliability = {**dict.fromkeys(origins, _mean(learned)), **learned}
        posteriors = [posterior(ballot, reliability) for ballot in ballots]
    return posteriors, reliability


def posterior(ballot: Ballot, reliability: Mapping[str, float]) -> list[float]:
    """The probability of each candidate; what is missing to 1 is "none of these"."""
    if ballot.truth is not None:
        return [1.0 if position == ballot.truth else 0.0 for position in range(ballot.candidates)]
    logits = [0.0] * ballot.candidates
    for origin, shares in ballot.votes:
        trust = min(max(reliability[origin], LEAST), MOST)
        odds = trust * ballot.alternatives / (1 - trust)
        for position, share in enumerate(shares):
            if share > 0:
                logits[position] += math.log1p(odds * share)
    top = max(logits, default=0.0)
    weights = [math.exp(logit - top) for logit in logits]
    # Every value that nobody names weighs as much as a candidate that nobody speaks for, so that one voice alone is
    # believed as far as it is reliable.
    unnamed = max(ballot.alternatives + 1 - ballot.candidates, LEAST_NONE)
    total = sum(weights) + unnamed * math.exp(-top)
    return [weight / total for weight in weights]


def _reliabilities(ballots: Sequence[Ballot], posteriors: Sequence[Sequence[float]]) -> dict[str, float]:
    right: defaultdict[str, float] = defaultdict(float)
    items: defaultdict[str, int] = defaultdict(int)
    for ballot, chances in zip(ballots, posteriors, strict=True):
        if len(ballot.votes) == 1 and ballot.truth is None:
            continue
        for origin, shares in ballot.votes:
            right[origin] += sum(chance for chance, share in zip(chances, shares, strict=True) if share > 0)
            items[origin] += 1
    everything, count = sum(right.values()), sum(items.values())
    mean = (everything + PRIOR_RELIABILITY * PRIOR_ITEMS) / (count + PRIOR_ITEMS)
    return {
        origin: (right[origin] + mean * PRIOR_ITEMS) / (items[origin] + PRIOR_ITEMS)
        for origin in sorted(items)
    }


def _mean(reliabilities: Mapping[str, float]) -> float:
    return sum(reliabilities.values()) / len(reliabilities) if reliabilities else PRIOR_RELIABILITY
