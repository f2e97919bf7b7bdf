"""What each origin adds to a closed label, against the label that comes next.

Outward: ``adding_over``. Closed labels leave no "none of these": one of them is true, so what speaks for the chosen
one is what speaks for it over its nearest rival, and what speaks for another is what does over the chosen one.
"""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from claims.consensus.tables.adding import Adding, Over, added, hundredths_of
from claims.consensus.tables.ballots import Ballots
from claims.consensus.weights.confusion import Confusion, Labelled, Labels, over
from claims.consensus.weights.votes import Votes


def adding_over(
    ballots: Ballots, labels: Labels, fitted: Confusion, labelled: Labelled, chosen: NDArray[np.int64]
) -> Adding:
    """chosen: per item its candidate. Each is held against the most probable of the other labels, also one that
    nobody names; the candidates that were not chosen against the chosen one. Nothing is told where all votes of the
    table name one label.
    """
    votes = ballots.votes
    if labels.count == 1:
        return added(
            votes.origin[:0], chosen[:0], np.zeros(0), names=ballots.names, candidates=votes.candidates
        )
    label = labels.of_candidate.astype(np.int64)
    rival = _rivals(label, labelled, votes, chosen)
    usual = hundredths_of(np.log(fitted.frequency[label]) - np.log(fitted.frequency[rival])).tolist()
    texts = _texts(ballots, labels)
    held = {
        candidate: Over(texts[number], often)
        for candidate, (number, often) in enumerate(zip(rival.tolist(), usual, strict=True))
    }
    vote, candidate = _against_every_candidate(votes)
    said = labels.of_candidate[votes.candidate][vote]
    contributed = over(fitted, votes.origin[vote], said, label[candidate], rival[candidate])
    return added(
        votes.origin[vote],
        candidate,
        contributed,
        names=ballots.names,
        candidates=votes.candidates,
        over=held,
    )


def _rivals(
    label: NDArray[np.int64], labelled: Labelled, votes: Votes, chosen: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Per candidate the label that it is held against. label: per candidate its own."""
    rival = label[chosen][votes.item_of_candidate]
    others = labelled.score.copy()
    others[np.arange(votes.items), label[chosen]] = -np.inf
    rival[chosen] = others.argmax(axis=1)
    return rival


def _against_every_candidate(votes: Votes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every vote with every candidate of its item: the number of the one and of the other."""
    size = np.diff(votes.first)[votes.item]
    vote = np.repeat(np.arange(len(votes.item)), size)
    within = np.arange(len(vote)) - np.repeat(np.cumsum(size) - size, size)
    return vote, votes.first[votes.item[vote]] + within


def _texts(ballots: Ballots, labels: Labels) -> list[str]:
    """Per label its commonest text."""
    texts: list[Counter[str]] = [Counter() for _ in range(labels.count)]
    readings = (reading for found in ballots.candidates for reading in found)
    for number, reading in zip(labels.of_candidate.tolist(), readings, strict=True):
        texts[number][reading.text] += 1
    return [min(counts, key=lambda text: (-counts[text], text)) for counts in texts]
