"""Origins that err in ways of their own: one lists the first author only, one names the country for the town.

Outward: ``Manners``, ``fit`` and ``apply``. Where one probability of being right is too little, the error model of a
kind says in which manners an origin may speak of a truth, and how probable what it said is in each; how often an
origin speaks in each manner is its habits, learned by turns with the probabilities. Methods: mixture of manners per
source (Dawid and Skene 1979); omission told from invention (Zhao, Rubinstein, Gemmell and Han 2012); exact,
generalised and wrong told apart (Jung, Kim and Shim 2019). Misread names: ``misreadings``.
"""

from dataclasses import dataclass

import numpy as np

from claims.consensus.weights import misreadings
from claims.consensus.weights.misreadings import Misread, Misreadable
from claims.consensus.weights.posterior import anchored, chances, scores, supports
from claims.consensus.weights.segments import sums
from claims.consensus.weights.votes import NOT_KNOWN, NOT_NAMED, Floats, Votes

# The turns end when no habit moves by more than this, or after so many rounds. Tables tried keep their answers after
# twelve.
STILL = 1e-3
ROUNDS = 30
# What a vote's words weigh against what they would if votes were independent: sources read each other. Between .5 and
# 1 the answers hardly change; less makes two voices that agree less sure than tables bear out.
EVIDENCE = 0.7
# How many truths that nobody names the belief weighs that they are as rare as expected. Arbitrary but works.
UNNAMED = 1.0


@dataclass(frozen=True, slots=True)
class Manners:
    """How an origin may come to say what it says, if it knows the truth.

    likelihood: pair x manner, for each pair of ``Votes.shares`` the probability of the vote's words in that manner,
    if the candidate is true. stray: that of any words at all from an origin that strays, which is the last habit.
    habits: per manner, and for straying, its share before anything is learned; they sum to 1. items: how many
    items that belief weighs. misreadable: None where no name is misread.
    """

    likelihood: Floats
    stray: float
    habits: Floats
    items: float
    misreadable: Misreadable | None = None


@dataclass(frozen=True, slots=True)
class Habits:
    """of_origin: origin x manner, rows sum to 1. unnamed: how much likelier than expected it is that nobody names the
    truth. rounds: how many turns it took.
    """

    of_origin: Floats
    misread: Misread
    unnamed: float
    rounds: int


@dataclass(frozen=True, slots=True)
class Heard:
    """contributed: per pair of ``Votes.shares`` its log-odds against "none of these". score, chance: per candidate.

    told: per pair and manner, how probable it is that the candidate, if true, was told in that manner; the rest to 1
    is straying. meant: per vote its own words' log-odds.
    """

    contributed: Floats
    score: Floats
    chance: Floats
    told: Floats
    meant: Floats


def fit(votes: Votes, manners: Manners) -> Habits:
    """Anchors count in full; items with one voice teach nothing unless they are anchored."""
    habits = Habits(
        np.tile(manners.habits, (votes.origins, 1)), misreadings.untaught(votes, manners.misreadable), 1.0, 0
    )
    for turn in range(ROUNDS):
        heard = apply(votes, manners, habits)
        before, habits = habits, _learned(votes, manners, habits, heard, turn + 1)
        if np.abs(habits.of_origin - before.of_origin).max(initial=0.0) < STILL:
            break
    return habits


def apply(votes: Votes, manners: Manners, habits: Habits) -> Heard:
    """What the habits make of these votes; anchors are not looked at."""
    vote, candidate, _ = supports(votes)
    share = habits.of_origin[votes.origin]
    stray = share[:, -1] * manners.stray
    told = share[vote, :-1] * manners.likelihood
    whole = told.sum(axis=1) + stray[vote]
    odds = np.log(whole / stray[vote])
    is_own = votes.candidate[vote] == candidate
    meant = np.zeros(len(votes.item))
    meant[vote[is_own]] = odds[is_own]
    # An origin that mostly generalises would speak for the town more than for the country it names, and one that
    # agrees on the country would lower it. No words speak more for another candidate than for their own.
    odds = np.minimum(odds, meant[vote])
    doubt = misreadings.doubt(votes, habits.misread, meant)
    contributed = EVIDENCE * (odds + doubt[vote])
    score = scores(votes, contributed)
    return Heard(
        contributed, score, chances(votes, score - np.log(habits.unnamed)), told / whole[:, None], meant
    )


def _learned(votes: Votes, manners: Manners, habits: Habits, heard: Heard, turn: int) -> Habits:
    chance = anchored(votes, heard.chance)
    vote, candidate, _ = supports(votes)
    size = len(votes.item)
    likely = chance[candidate]
    told = np.stack([sums(likely * heard.told[:, k], vote, size) for k in range(heard.told.shape[1])], axis=1)
    # What none of the candidates it could mean explains was misread, or the origin strayed.
    unmeant = np.clip(1.0 - sums(likely, vote, size), 0.0, 1.0)
    misread = misreadings.share_misread(votes, habits.misread, heard.meant)
    strayed = sums(likely * (1 - heard.told.sum(axis=1)), vote, size) + unmeant * (1 - misread)
    teaches = votes.teaches[votes.item].astype(np.float64)
    counts = np.stack(
        [sums(teaches * column, votes.origin, votes.origins) for column in (*told.T, strayed)], axis=1
    )
    shrunk = counts + manners.habits * manners.items
    return Habits(
        shrunk / shrunk.sum(axis=1, keepdims=True),
        misreadings.learned(votes, manners.misreadable, unmeant * misread * teaches),
        _unnamed(votes, heard.score),
        turn,
    )


def _unnamed(votes: Votes, score: Floats) -> float:
    """How often anchors are named by nobody, over how often it is expected; shrunk to 1."""
    known = votes.anchor != NOT_KNOWN
    named = sums(chances(votes, score), votes.item_of_candidate, votes.items)
    expected = float((1 - named[known]).sum())
    return (float((votes.anchor == NOT_NAMED).sum()) + UNNAMED) / (expected + UNNAMED)
