"""What each origin adds to a closed label, against the label that comes next.

Outward: ``adding_over``. Closed labels leave no "none of these": one of them is true, so what speaks for the chosen
one is what speaks for it over its nearest rival.
"""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from claims.consensus.tables.adding import Adding, Over, added, hundredths_of
from claims.consensus.tables.ballots import Ballots
from claims.consensus.weights.confusion import Confusion, Labelled, Labels, over


def adding_over(
    ballots: Ballots, labels: Labels, fitted: Confusion, labelled: Labelled, chosen: NDArray[np.int64]
) -> Adding:
    """chosen: per item its candidate. Each is held against the most probable of the other labels, also one that
    nobody names; nothing is told where all votes of the table name one label.
    """
    votes = ballots.votes
    if labels.count == 1:
        return added(
            votes.origin[:0], chosen[:0], np.zeros(0), names=ballots.names, candidates=votes.candidates
        )
    label = labels.of_candidate[chosen]
    others = labelled.score.copy()
    others[np.arange(len(label)), label] = -np.inf
    rival = others.argmax(axis=1)
    usual = hundredths_of(np.log(fitted.frequency[label]) - np.log(fitted.frequency[rival])).tolist()
    texts = _texts(ballots, labels)
    held = {
        candidate: Over(texts[number], often)
        for candidate, number, often in zip(chosen.tolist(), rival.tolist(), usual, strict=True)
    }
    contributed = over(votes, labels, fitted, label, rival)
    return added(
        votes.origin,
        chosen[votes.item],
        contributed,
        names=ballots.names,
        candidates=votes.candidates,
        over=held,
    )


def _texts(ballots: Ballots, labels: Labels) -> list[str]:
    """Per label its commonest text."""
    texts: list[Counter[str]] = [Counter() for _ in range(labels.count)]
    readings = (reading for found in ballots.candidates for reading in found)
    for number, reading in zip(labels.of_candidate.tolist(), readings, strict=True):
        texts[number][reading.text] += 1
    return [min(counts, key=lambda text: (-counts[text], text)) for counts in texts]
