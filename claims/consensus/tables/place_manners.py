"""How a source speaks of a place in a hierarchy: by its name, by a wider one around it, by a finer one, by another's.

Outward: ``place_pairs`` and ``PLACE_HABITS``. Method: TDH (Jung, Kim and Shim 2019), with the finer name told from
the wrong one.
"""

import math
from collections.abc import Iterator, Sequence

from claims.consensus.tables.kinds import Reading
from claims.consensus.tables.names import NameTree
from claims.consensus.tables.set_manners import words_of
from claims.domain.notation import folded

# Shares of the manners before anything is learned: the same place, a wider, a finer one, any other. The finer gain on
# both halves of the tables tried; .45 to .65 for the first give the same answers.
PLACE_HABITS = (0.55, 0.30, 0.02, 0.13)
PLACE_ITEMS = 10.0
# How many other places a source could name, finer or wrong ones. Arbitrary but works.
OTHER_PLACES = 20.0


def place_pairs(
    candidates: Sequence[Reading], tree: NameTree
) -> Iterator[tuple[int, int, tuple[float, float, float]]]:
    """(said, meant, probability in each manner) of all candidates of an item that lie one in the other."""
    above = [tree.ancestors(candidate.key) for candidate in candidates]
    for said, stated in enumerate(candidates):
        for meant, candidate in enumerate(candidates):
            if said == meant:
                yield said, meant, (1.0, 0.0, 0.0)
            elif stated.key in above[meant]:
                # Of several places around it the country is named more than the region or the county: between "any
                # of them alike" and "this one surely".
                yield said, meant, (0.0, 1 / math.sqrt(len(above[meant])), 0.0)
            elif candidate.key in above[said]:
                yield said, meant, (0.0, 0.0, 1 / OTHER_PLACES)


def is_namesake(candidate: Reading, name: str) -> bool:
    """Whether all words of the candidate stand in the object's name."""
    words = words_of(candidate.key)
    return bool(words) and words <= words_of(folded(name))
