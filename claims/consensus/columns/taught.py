"""What many events teach about their sources, found of all claims at once.

Outward: ``taught`` and ``Taught``. What arrays cannot say is handed back as ``untold``: the claims of families
(attributes that are parts of each other, in one event) of which only the derivation tells who is in force or what is
published.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from claims.consensus.columns.ballots import ballots_of
from claims.consensus.columns.facts import NOWHERE, Facts, facts_of
from claims.consensus.columns.families import Families, entangled, families_of
from claims.consensus.columns.in_force import gone
from claims.consensus.columns.incomparable import named_of
from claims.consensus.columns.numbering import Bools, Ints, distinct, joined
from claims.consensus.columns.packing import packed_by_event
from claims.consensus.columns.relations import relations_of
from claims.consensus.columns.set_aside import with_set_aside
from claims.consensus.columns.settling import Settler
from claims.consensus.columns.spoken import Columns
from claims.consensus.columns.stands import Stands
from claims.consensus.columns.testimonies import testimonies_of
from claims.consensus.columns.voices import voices_of
from claims.consensus.context import Context, Sources
from claims.consensus.learning.lessons import FEWEST_VOTES, is_weighed_as_set
from claims.consensus.learning.packed import Packed
from claims.consensus.likelihood import Shape, shape_of
from claims.consensus.links import NO_LINKS, Links
from claims.domain.values import Unstated, Value

NO_SOURCES = Sources()


@dataclass(frozen=True)
class Taught:
    """lessons: by event, of those that teach anything. untold: the entries of the columns that are to be derived."""

    lessons: Mapping[str, Packed]
    untold: list[int]


def taught(
    columns: Columns, stands: Stands, links: Links = NO_LINKS, sources: Sources = NO_SOURCES
) -> Taught:
    """columns: all that counts of these events. links: what people decided. sources: who owns whom, and who speaks
    for whom.
    """
    if not len(columns.id):
        return Taught({}, [])
    facts = with_set_aside(facts_of(columns, stands.registers, links))
    families = families_of(facts, stands.registers.codebook)
    voting = _may_vote(facts)
    speaking = facts.is_admissible & (facts.origin > 0)
    asks = _may_teach(facts, families, voting, speaking, stands)
    unsure = asks & _unlike(facts, families, stands)
    is_asked = asks & ~unsure
    given_way = gone(facts, np.flatnonzero(is_asked[families.number]), stands)
    related = relations_of(facts, families.number, is_asked, stands.registers)
    context = Context(stands.registers, sources=sources)
    settler = Settler(facts, families, related, stands, context)
    mixed = is_asked & entangled(facts, families, related, given_way, stands.registers.codebook)
    settling = settler.settle(mixed, given_way)
    unsure |= settling.unsure
    teaching = _of_two(facts, facts.place, facts.places, voting, speaking)
    teaching &= asks[families.number] & ~_of_sets(facts, stands)
    teaching &= ~unsure[families.number]
    heard = np.flatnonzero(teaching[facts.place] & ~settling.fallen)
    told = testimonies_of(facts, heard, settling.gone, stands)
    named = named_of(facts, told, related, stands)
    unsure[families.number[named.unsure]] = True
    ballots = ballots_of(facts, told, voices_of(facts, told), named.is_named, stands)
    ballots = ballots.where(~unsure[families.number[ballots.place]])
    lessons = packed_by_event(facts, ballots, stands.registers.codebook)
    own = facts.row[unsure[families.number[facts.place]] & (facts.implied_of == NOWHERE)]
    return Taught(lessons, sorted(own.tolist()))


def _may_vote(facts: Facts) -> Bools:
    """Whether it names one value and vouches for it: if it stands, it may be a vote, of its origin or another."""
    is_point = facts.of_values(_names_one_value)
    found: Bools = facts.is_admissible & ~facts.is_reserved & is_point[facts.value]
    return found


def _names_one_value(_attribute: str, value: Value) -> bool:
    return not isinstance(value, Unstated) and shape_of(value) is Shape.POINT


def _of_sets(facts: Facts, stands: Stands) -> Bools:
    """Per place whether its members do not exclude each other, so that it teaches nothing."""
    codebook = stands.registers.codebook
    is_set = np.array([is_weighed_as_set(codebook[key]) for key in facts.attributes], dtype=bool)
    return is_set[facts.place_attribute]


def _may_teach(facts: Facts, families: Families, voting: Bools, speaking: Bools, stands: Stands) -> Bools:
    """Per family whether two origins vote in it, wherever their words are read, on anything but members of sets."""
    asks = _of_two(facts, families.number[facts.place], families.size, voting, speaking)
    codebook = stands.registers.codebook
    only_sets = np.array(
        [
            all(is_weighed_as_set(codebook[each]) for each in families.attributes(key))
            for key in facts.attributes
        ],
        dtype=bool,
    )
    asks[families.number[only_sets[facts.place_attribute]]] = False
    return asks


def _of_two(facts: Facts, group: Ints, size: int, voting: Bools, speaking: Bools) -> Bools:
    """Per group whether there are enough votes, and origins that could have them, for it to teach anything."""
    own = np.flatnonzero(speaking)
    first, _ = distinct(joined(group[own], facts.origin[own]))
    origins = np.bincount(group[own[first]], minlength=size)
    return (np.bincount(group[voting], minlength=size) >= FEWEST_VOTES) & (origins >= FEWEST_VOTES)


def _unlike(facts: Facts, families: Families, stands: Stands) -> Bools:
    """Per family whether anything in it is of a kind that arrays know nothing of.

    A value of another kind than the attribute's, or sets beside what is none.
    """
    codebook = stands.registers.codebook
    is_strange = facts.of_values(lambda key, value: value.kind != codebook[key].value_kind)
    found = np.zeros(families.size, dtype=bool)
    found[families.number[facts.place[is_strange[facts.value]]]] = True
    found[families.number[_of_sets(facts, stands)]] = True
    return found
