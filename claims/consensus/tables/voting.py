"""Which model settles which attributes of a table: chosen by the kind, and by what the table itself shows.

Outward: ``settle_votes``. Closed labels are settled attribute by attribute, each by what its origins confuse; kinds
whose origins have manners of their own, kind by kind; all others together, so that what an origin is worth shows in
each of its attributes.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from claims.consensus.tables.adding import Adding, adding_of
from claims.consensus.tables.ballots import CLOSED, Ballots, cast_ballots, closed_labels
from claims.consensus.tables.entries import EVERY, Entry, Item
from claims.consensus.tables.in_manners import has_manners, in_manners
from claims.consensus.tables.kinds import TableKind
from claims.consensus.tables.names import NameTree
from claims.consensus.tables.rivals import adding_over
from claims.consensus.weights import calibration, confusion, manners
from claims.consensus.weights.confusion import Labels
from claims.consensus.weights.fit import apply, fit
from claims.consensus.weights.posterior import anchored
from claims.consensus.weights.votes import NO_CANDIDATE, NOT_KNOWN, Floats

Groups = Sequence[list[Entry]]


@dataclass(frozen=True, slots=True)
class Voted:
    """chance: per candidate what is believed, known truths included. sure: per item, calibrated, the probability that
    its most probable candidate is the truth; 1 or 0 where that is known. adding: what each origin adds, what is known
    left out.
    """

    ballots: Ballots
    chance: Floats
    sure: Floats
    adding: Adding


def settle_votes(
    groups: Mapping[str, Groups],
    kinds: Mapping[str, TableKind],
    tree: NameTree,
    anchors: Mapping[Item, str],
) -> Iterator[Voted]:
    """Every attribute, in one or more lots. groups: attribute -> the entries of each item."""
    together: list[list[Entry]] = []
    apart: defaultdict[TableKind, list[list[Entry]]] = defaultdict(list)
    for attribute, found in groups.items():
        kind = kinds.get(attribute) or kinds[EVERY]
        if kind in CLOSED:
            ballots = cast_ballots(found, kinds, tree, anchors)
            labels = closed_labels(ballots)
            if labels is not None:
                yield _labelled(ballots, labels)
                continue
        (apart[kind] if has_manners(kind, tree) else together).extend(found)
    for kind, items in apart.items():
        ballots = cast_ballots(items, kinds, tree, anchors)
        votes, of_kind = in_manners(ballots, kind, tree)
        heard = manners.apply(votes, of_kind, manners.fit(votes, of_kind))
        yield _voted(ballots, heard.chance, adding_of(votes, heard.contributed, ballots.names))
    ballots = cast_ballots(together, kinds, tree, anchors)
    settled = apply(ballots.votes, fit(ballots.votes, ballots.model))
    yield _voted(ballots, settled.chance, adding_of(ballots.votes, settled.contributed, ballots.names))


def _labelled(ballots: Ballots, labels: Labels) -> Voted:
    votes = ballots.votes
    fitted = confusion.fit(votes, labels)
    labelled = confusion.apply(votes, labels, fitted)
    chance = labelled.of_candidates(votes, labels)
    chosen = calibration.best(votes, anchored(votes, chance))
    return _voted(ballots, chance, adding_over(ballots, labels, fitted, labelled, chosen))


def _voted(ballots: Ballots, chance: Floats, adding: Adding) -> Voted:
    votes = ballots.votes
    signs, chosen = calibration.signs_of(votes, chance), calibration.best(votes, chance)
    known = votes.anchor != NOT_KNOWN
    learned = calibration.learned(signs[known], votes.anchor[known] == chosen[known])
    told = anchored(votes, chance)
    sure = calibration.confidence(signs, learned)
    chosen = calibration.best(votes, told)
    sure[known] = votes.anchor[known] == chosen[known]
    return Voted(ballots, told, np.where(chosen == NO_CANDIDATE, 0.0, sure), adding)
