"""Names that are often read for another: a surname or a first name that is also a town, "the south" for a province.

Outward: ``doubt``, ``share_misread`` and ``learned``. A reading error strikes a name for everybody who uses it, so
that several origins who name it may be one error; how often a name is misread is learned from how often the others
speak of something else, shrunk to that of its class of names. A name that is part of the object's own is a class of
its own: the wrestler Dallas was perhaps not born there, the castle of Dallas stands there; the table tells.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.consensus.weights.segments import sums
from claims.consensus.weights.votes import Floats, Integers, Votes

# How often a name is misread before anything is known, and how many items that belief weighs. Arbitrary but works.
PRIOR_RATE = 0.1
PRIOR_ITEMS = 20.0
# How many items the rate of its class weighs against a name's own, and the common rate against that of namesakes.
# Chosen on the fitted half of two tables of places; 2 to 5 give the same answers but for one in a hundred.
ITEMS_OF_CLASS = 3.0
ITEMS_OF_NAMESAKES = 10.0
MOST = 0.95


@dataclass(frozen=True, slots=True)
class Misreadable:
    """name: per candidate the number of its name, equal names of all items alike. is_namesake: per candidate, it is
    named in the object's own name.
    """

    name: Integers
    is_namesake: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Misread:
    """rate: per candidate, the probability that whoever names it misread another name. usual: of names at large."""

    rate: Floats
    usual: float


def untaught(votes: Votes, readable: Misreadable | None) -> Misread:
    usual = 0.0 if readable is None else PRIOR_RATE
    return Misread(np.full(votes.candidates, usual), usual)


def doubt(votes: Votes, misread: Misread, meant: Floats) -> Floats:
    """Per vote, what its words lose, at most 0: all votes for a name bear the doubt about it together.

    meant: per vote, the log-odds of its words for their own candidate. A name no more suspect
    than others excuses one of its voices, one that is always misread excuses all of them.
    """
    rest, read = _ways(votes, misread, meant)
    voices = np.maximum(_voices(votes), 1)
    return _of_votes(votes, (rest - np.logaddexp(rest, read)) / voices)


def share_misread(votes: Votes, misread: Misread, meant: Floats) -> Floats:
    """Per vote, the probability that its name was misread, if the truth is none that it could mean."""
    rest, read = _ways(votes, misread, meant)
    return _of_votes(votes, np.exp(read - np.logaddexp(rest, read)))


def learned(votes: Votes, readable: Misreadable | None, events: Floats) -> Misread:
    """Per candidate the rate of its name, its own item left out. events: per vote, the probability
    that it was misread."""
    if readable is None:
        return untaught(votes, None)
    heard = _voices(votes)
    counts = (votes.teaches[votes.item_of_candidate] & (heard > 0)).astype(np.float64)
    struck = counts * _sum(votes, events) / np.maximum(heard, 1)
    own = readable.is_namesake
    common = _shrunk(struck[~own].sum(), counts[~own].sum(), PRIOR_RATE, PRIOR_ITEMS)
    namesakes = _shrunk(struck[own].sum(), counts[own].sum(), common, ITEMS_OF_NAMESAKES)
    names = int(readable.name.max(initial=-1)) + 1
    elsewhere = sums(struck, readable.name, names)[readable.name] - struck
    seen = sums(counts, readable.name, names)[readable.name] - counts
    rate = _shrunk(elsewhere, seen, np.where(own, namesakes, common), ITEMS_OF_CLASS)
    return Misread(np.clip(rate, 0.0, MOST), float(common))


def _ways(votes: Votes, misread: Misread, meant: Floats) -> tuple[Floats, Floats]:
    """Per candidate, the log of how probable its votes are if it is false: named without or by a misreading."""
    whole = _sum(votes, meant)
    voices = np.maximum(_voices(votes), 1)
    notorious = np.clip((misread.rate - misread.usual) / (1 - misread.usual), 0.0, 1.0)
    excused = (1 + notorious * (voices - 1)) / voices
    with np.errstate(divide="ignore"):
        return np.log1p(-misread.rate), np.log(misread.rate) + excused * whole


def _voices(votes: Votes) -> Integers:
    return np.bincount(votes.candidate[votes.candidate >= 0], minlength=votes.candidates).astype(np.int32)


def _sum(votes: Votes, of_vote: Floats) -> Floats:
    named = votes.candidate >= 0
    return sums(of_vote[named], votes.candidate[named], votes.candidates)


def _of_votes(votes: Votes, of_candidate: Floats) -> Floats:
    return np.where(votes.candidate >= 0, of_candidate[votes.candidate], 0.0)


def _shrunk(events: Floats, counts: Floats, prior: Floats | float, weight: float) -> Floats:
    return np.asarray((events + prior * weight) / (counts + weight))
