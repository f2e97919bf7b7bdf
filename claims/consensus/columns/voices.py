"""Testimonies as voices, of all places at once (DESIGN rule 2).

Outward: ``voices_of``. The same as ``voices.count_voices`` of everybody who speaks, in force or not, where nobody
decided anything.
"""

from collections.abc import Iterator

import numpy as np

from claims.consensus.columns.facts import Facts
from claims.consensus.columns.joining import connected
from claims.consensus.columns.numbering import Bools, Ints, distinct, joined
from claims.consensus.columns.testimonies import Testimonies


def voices_of(facts: Facts, told: Testimonies) -> Ints:
    """Per testimony the least number of those that it is joined to by who depends on whom."""
    is_known = facts.is_known[told.entries]
    has_informant = np.zeros(len(told.entry), dtype=bool)
    has_informant[told.of[is_known]] = True
    own = np.flatnonzero(is_known | ~has_informant[told.of])
    entry, of = told.entries[own], told.of[own]
    return connected(len(told.entry), [(of[kept], key) for kept, key in _shared(facts, entry)])


def _shared(facts: Facts, entry: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Mentions (places in these) with the number of what joins them: an informant; an origin that stands in several
    articles; a text of which one names nobody.
    """
    known = np.flatnonzero(facts.is_known[entry])
    yield known, distinct(joined(facts.place[entry[known]], facts.informant[entry[known]]))[1]
    for key, is_seed in (
        (facts.origin, np.ones(len(entry), dtype=bool)),
        (facts.text, ~facts.is_known[entry]),
    ):
        own = np.flatnonzero(key[entry] > 0)
        which = distinct(joined(facts.place[entry[own]], key[entry[own]]))[1]
        yield _of_several_articles(facts.article[entry[own]], which, is_seed[own], own)


def _of_several_articles(article: Ints, which: Ints, is_seed: Bools, own: Ints) -> tuple[Ints, Ints]:
    """Those who are joined: a seed to everybody else of its group who stands in another article.

    Seeds of two articles join all of the group; those of one article join whoever stands in others.
    """
    size = int(which.max(initial=-1)) + 1
    least, most = np.full(size, np.iinfo(np.int64).max, dtype=np.int64), np.full(size, -1, dtype=np.int64)
    np.minimum.at(least, which[is_seed], article[is_seed])
    np.maximum.at(most, which[is_seed], article[is_seed])
    is_joined = (least < most)[which] | (is_seed | (article != least[which])) & (most >= 0)[which]
    is_elsewhere = np.zeros(size, dtype=bool)
    is_elsewhere[which[article != least[which]]] = True
    kept = is_joined & is_elsewhere[which]
    return own[kept], which[kept]
