"""Mentions of one article as testimonies, of all places at once (DESIGN rule 8).

Outward: ``Testimonies`` and ``testimonies_of``. The same as ``testimony.gather`` of what is in force and of what is
not.
"""

from dataclasses import dataclass

import numpy as np

from claims.consensus.columns.decided import CONFLICT
from claims.consensus.columns.facts import Facts
from claims.consensus.columns.numbering import Bools, Ints, distinct, joined, places_in_order
from claims.consensus.columns.pairs import pairs_between, pairs_within
from claims.consensus.columns.stands import CONFLICTS, Stands
from claims.consensus.value_keys import vagueness

NOBODY = -1


@dataclass(frozen=True)
class Testimonies:
    """Per testimony the entry whose value stands for it and the one whose speaker does. is_heard: in force, affirming
    or not. contradicts: it excludes itself and is in force.

    entries: all that were looked at, in order. of: per entry of these the number of its testimony.
    """

    entry: Ints
    speaker: Ints
    is_heard: Bools
    contradicts: Bools
    entries: Ints
    of: Ints

    @property
    def first(self) -> Ints:
        """Per testimony its first entry."""
        found = np.full(len(self.entry), np.iinfo(np.int64).max, dtype=np.int64)
        np.minimum.at(found, self.of, self.entries)
        return found

    def by_entry(self, size: int) -> Ints:
        """Per entry of all the number of its testimony; NOBODY = it is in none."""
        found = np.full(size, NOBODY, dtype=np.int64)
        found[self.entries] = self.of
        return found

    def where(self, kept: Bools) -> "Testimonies":
        number = np.cumsum(kept) - 1
        own = kept[self.of]
        entry, speaker = self.entry[kept], self.speaker[kept]
        is_heard, contradicts = self.is_heard[kept], self.contradicts[kept]
        return Testimonies(entry, speaker, is_heard, contradicts, self.entries[own], number[self.of[own]])

    def any(self, asked: Bools) -> Bools:
        """Per testimony whether this holds of any of its mentions; asked: per entry of the facts."""
        found = np.zeros(len(self.entry), dtype=bool)
        found[self.of[asked[self.entries]]] = True
        return found


def testimonies_of(facts: Facts, entries: Ints, gone: Bools, stands: Stands) -> Testimonies:
    """entries: those that are looked at, in order, of a place all that were said. gone: what is superseded."""
    is_aside = gone | facts.is_ignored
    key = joined(facts.place[entries], facts.article[entries], (2 * is_aside + facts.rejects)[entries])
    article = distinct(key)[1]
    of = distinct(joined(article, _units(facts, entries, article, stands)))[1]
    entry = _narrowest(facts, of, entries)
    speaker = entry.copy()
    # What an article says in its own voice rests on whom it quotes.
    is_quoted = facts.is_known[entries]
    quoted = _narrowest(facts, of[is_quoted], entries[is_quoted])
    which = np.unique(of[is_quoted])
    rests = facts.is_own_voice[entry[which]]
    speaker[which[rests]] = quoted[rests]
    is_heard = ~is_aside[entry]
    contradicts = np.zeros(len(entry), dtype=bool)
    contradicts[_contradicting(facts, entries, of, is_heard, stands)] = True
    return Testimonies(entry, speaker, is_heard, contradicts, entries, of)


def _narrowest(facts: Facts, of: Ints, entries: Ints) -> Ints:
    """Per testimony that has any of these mentions the narrowest of them, of equals the first by id."""
    vague = places_in_order([vagueness(value) for _, value in facts.values])
    order = np.lexsort((entries, vague[facts.value[entries]], of))
    return entries[order[distinct(of[order])[0]]]


def _units(facts: Facts, entries: Ints, article: Ints, stands: Stands) -> Ints:
    """Per entry whom of those that its article quotes it belongs to: the number of the informant, 0 = nobody.

    Who quotes one quotes him throughout; of several, what names nobody joins the first that it does not contradict.
    """
    found = np.where(facts.is_known[entries], facts.informant[entries], 0)
    quotes = distinct(joined(article, found))[0]
    several = np.bincount(article[quotes[found[quotes] > 0]], minlength=int(article.max(initial=-1)) + 1) > 1
    one_at_most = ~several[article]
    found[one_at_most] = 0
    rest = np.flatnonzero(several[article] & (found == 0))
    if not len(rest):
        return found
    order = np.argsort(article, kind="stable")
    first = np.searchsorted(article[order], np.arange(len(several) + 1))
    rest = rest[np.argsort(article[rest], kind="stable")]
    turn = np.arange(len(rest)) - np.searchsorted(article[rest], article[rest])
    has_joined = found > 0
    for number in range(int(turn.max()) + 1):
        own = rest[turn == number]
        found[own] = _joined(facts, entries, own, _Quoted(article, order, first, found, has_joined), stands)
        has_joined[own] = found[own] > 0
    return found


@dataclass(frozen=True)
class _Quoted:
    """article, informant: per entry, whose words it is so far; has_joined: whether anybody's. order: the entries by
    article; first: where each article begins in it.
    """

    article: Ints
    order: Ints
    first: Ints
    informant: Ints
    has_joined: Bools


def _joined(facts: Facts, entries: Ints, asked: Ints, quoted: _Quoted, stands: Stands) -> Ints:
    """Whose words each of these joins; one of an article at a time."""
    informant, has_joined = quoted.informant, quoted.has_joined
    ones, others = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for one, place in pairs_between(asked, quoted.article[asked], quoted.first):
        other = quoted.order[place]
        ones.append(one[has_joined[other]])
        others.append(other[has_joined[other]])
    one, other = np.concatenate(ones), np.concatenate(others)
    excluded = _exclude(facts, entries[one], entries[other], stands)
    head, which = distinct(joined(one, informant[other]))
    is_free = np.bincount(which[excluded], minlength=len(head)) == 0
    # Of those whom an article quotes, the first is whose first mention has the least id.
    start = np.full(len(head), np.iinfo(np.int64).max, dtype=np.int64)
    is_known = facts.is_known[entries[other]]
    np.minimum.at(start, which[is_known], other[is_known])
    head, start = head[is_free], start[is_free]
    best = np.lexsort((start, one[head]))
    best = head[best[distinct(one[head][best])[0]]]
    found = np.zeros(len(informant), dtype=np.int64)
    found[one[best]] = informant[other[best]]
    return found[asked]


def _exclude(facts: Facts, one: Ints, other: Ints, stands: Stands) -> Bools:
    """Whether they conflict, whether in force or not."""
    decided = facts.decided.value.of(facts.row[one], facts.row[other])
    found: Bools = decided == CONFLICT
    may = (
        (decided == 0)
        & facts.is_stated[one]
        & facts.is_stated[other]
        & (facts.is_real[one] == facts.is_real[other])
    )
    may &= ~facts.rejects[one] & ~facts.rejects[other] & (facts.value[one] != facts.value[other])
    own = np.flatnonzero(may)
    if len(own):
        found[own] = (stands.of_pairs(facts, one[own], other[own]) & CONFLICTS) > 0
    return found


def _contradicting(facts: Facts, entries: Ints, of: Ints, asked: Bools, stands: Stands) -> Ints:
    """The testimonies whose mentions exclude each other."""
    order = np.argsort(of, kind="stable")
    sizes = np.bincount(of, minlength=len(asked))
    first = np.concatenate(([0], np.cumsum(sizes)))
    found = [np.zeros(0, dtype=np.int64)]
    for a, b in pairs_within(first, np.flatnonzero((sizes > 1) & asked)):
        is_first = a < b
        one, other = order[a[is_first]], order[b[is_first]]
        found.append(of[one[_exclude(facts, entries[one], entries[other], stands)]])
    return np.unique(np.concatenate(found))
