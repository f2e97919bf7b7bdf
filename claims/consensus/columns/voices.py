"""Testimonies as voices, of all places at once (DESIGN rule 2).

Outward: ``voices_of``. The same as ``voices.count_voices`` of everybody who speaks, in force or not.
"""

from collections.abc import Iterator

import numpy as np

from claims.consensus.columns.between import Between, of_provenance
from claims.consensus.columns.cutting import Mentions, cut
from claims.consensus.columns.decided import JOINED
from claims.consensus.columns.facts import Facts
from claims.consensus.columns.joining import connected
from claims.consensus.columns.numbering import Bools, Ints, distinct, joined
from claims.consensus.columns.testimonies import Testimonies


def voices_of(facts: Facts, told: Testimonies, group: Ints | None = None) -> Ints:
    """Per testimony the number of one that it is one voice with, for all of a voice the same.

    group: per testimony of which no other is asked; None = its place.
    """
    group = facts.place[told.entry] if group is None else group
    spoken = _spoken(facts, told)
    decided = of_provenance(facts, told)
    decided = decided.where(group[decided.one] == group[decided.other])
    joins = decided.where(decided.code == JOINED)
    both = np.concatenate((joins.one, joins.other))
    ties = [(spoken.of[kept], key) for kept, key in _shared(facts, spoken.entry, group[spoken.of])]
    ties.append((both, np.tile(np.arange(len(joins.one)), 2)))
    found = connected(len(told.entry), ties)
    return _parted(facts, told, spoken, decided, found)


def _spoken(facts: Facts, told: Testimonies) -> Mentions:
    """The mentions that name an informant, where any of a testimony does; else all of it."""
    is_known = facts.is_known[told.entries]
    has_informant = np.zeros(len(told.entry), dtype=bool)
    has_informant[told.of[is_known]] = True
    own = np.flatnonzero(is_known | ~has_informant[told.of])
    return Mentions(told.of[own], told.entries[own])


def _parted(facts: Facts, told: Testimonies, spoken: Mentions, decided: Between, found: Ints) -> Ints:
    """found: the voices, were nothing decided but what joins."""
    parts = (decided.code != JOINED) & (found[decided.one] == found[decided.other])
    found = found.copy()
    for voice in np.unique(found[decided.one[parts]]).tolist():
        members = np.flatnonzero(found == voice)
        members = members[np.argsort(told.first[members])]
        own = found[spoken.of] == voice
        of_voice = Mentions(spoken.of[own], spoken.entry[own])
        asked = decided.where((found[decided.one] == voice) & (found[decided.other] == voice))
        found[members] = members[cut(facts, members, of_voice, asked)]
    return found


def _shared(facts: Facts, entry: Ints, group: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Mentions (places in these) with the number of what joins them: an informant; an origin that stands in several
    articles; a text of which one names nobody.
    """
    known = np.flatnonzero(facts.is_known[entry])
    yield known, distinct(joined(group[known], facts.informant[entry[known]]))[1]
    for key, is_seed in (
        (facts.origin, np.ones(len(entry), dtype=bool)),
        (facts.text, ~facts.is_known[entry]),
    ):
        own = np.flatnonzero(key[entry] > 0)
        which = distinct(joined(group[own], key[entry[own]]))[1]
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
