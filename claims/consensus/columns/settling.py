"""Wholes and parts settled together, of all events at once: parts before wholes, level by level.

Outward: ``Settler`` and ``Settling``: who gives way because parts outgrew their whole, and which zeros of parts fall
with the zero of their whole. The same as ``derive_event``, as far as lessons rest on it; what only the derivation
tells is ``unsure``.
"""

from dataclasses import dataclass

import numpy as np

from claims.consensus.columns.checked import checked
from claims.consensus.columns.facts import NOWHERE, Facts
from claims.consensus.columns.families import Families
from claims.consensus.columns.figures import Figures, are_exact, figures_of, testified
from claims.consensus.columns.findings import found_of
from claims.consensus.columns.in_force import gone as superseded
from claims.consensus.columns.numbering import Bools, Ints, distinct, joined
from claims.consensus.columns.outgrown import Limits, outgrown
from claims.consensus.columns.pairs import matching
from claims.consensus.columns.relations import BY_ATTRIBUTE, BY_BOUND, BY_SCOPE, COMPARED, INSIDE, Relations
from claims.consensus.columns.rows import Rows, Spoken, nobody, nothing_settled
from claims.consensus.columns.saying import Saying
from claims.consensus.columns.set_aside import units_of
from claims.consensus.columns.stands import Stands
from claims.consensus.columns.testimonies import Testimonies, testimonies_of
from claims.consensus.columns.wholes import Below, wholes_of
from claims.consensus.context import Context
from claims.consensus.gravest import DIED_OF_WOUNDS
from claims.consensus.policy import policy_named
from claims.domain.codes import Cardinality, ValueKind
from claims.domain.scopes import parse_scope


@dataclass(frozen=True)
class Settling:
    """gone: per entry, what gives way to later statements and to parts. fallen: zeros of parts that are not heard,
    since the zero of their whole is not published. unsure: per family.
    """

    gone: Bools
    fallen: Bools
    unsure: Bools


class Settler:
    """Of the families asked for; gone: what gives way to others of the same place."""

    def __init__(
        self, facts: Facts, families: Families, related: Relations, stands: Stands, context: Context
    ) -> None:
        codebook = context.registers.codebook
        told = [codebook[key] for key in facts.attributes]
        self._facts, self._families, self._related = facts, families, related
        self._stands, self._context = stands, context
        self._figures = figures_of(facts)
        policies = [policy_named(one.policy).succession for one in told]
        tolerance = np.array([float(one.tolerance) for one in told])
        attribute = facts.place_attribute
        accumulates = np.array([one.accumulating for one in told], dtype=bool)
        succession = [policies[number] for number in attribute.tolist()]
        self._limits = Limits(succession, tolerance[attribute], accumulates[attribute])

    def settle(self, asked: Bools, gone: Bools) -> Settling:
        """asked: per family."""
        facts = self._facts
        unsure = asked & self._beyond()
        is_asked = (asked & ~unsure)[self._families.number]
        made = _Made(nothing_settled(facts), nobody(), gone.copy())
        own = self._related.where(is_asked[self._related.whole])
        level = _levels(facts, own)
        for number in range(int(level[is_asked].max(initial=-1)) + 1):
            self._level(np.flatnonzero(is_asked & (level == number)), own, made)
        unsure[self._families.number[made.unsure]] = True
        fallen, again = self._fallen(made.rows, is_asked, made.gone)
        if len(again):
            self._again(again, own, fallen, made)
        return Settling(made.gone, fallen, unsure)

    def _level(self, places: Ints, related: Relations, made: "_Made") -> None:
        """Settle these places, all of whose parts are."""
        facts, rows = self._facts, made.rows
        is_own = np.zeros(facts.places, dtype=bool)
        is_own[places] = True
        entries = np.flatnonzero(is_own[facts.place])
        wholes = wholes_of(facts, rows, related, is_own, self._context.registers)
        made.unsure[wholes.unsure & is_own] = True
        below = Below(rows, made.spoken, wholes)
        told = self._heard(entries, below, made, np.zeros(len(facts.row), dtype=bool))
        said = testified(facts, told, self._figures)
        found = found_of(facts, told, said, self._limits, self._context)
        saying = Saying(facts, told, said, self._limits, made.spoken)
        made.unsure |= found.unsure
        made.unsure |= checked(found, below, saying, related.by(COMPARED), places)
        is_told = np.zeros(facts.places, dtype=bool)
        is_told[facts.place[(facts.implied_of == NOWHERE) | facts.is_part]] = True
        is_read = np.zeros(facts.places, dtype=bool)
        is_read[facts.place] = True
        # One that is known only from its whole says nothing new of that whole; one part alone is its own row.
        rows.exists[places] = (is_told | ~is_read & (wholes.parts > 1))[places]
        made.spoken = _with_those_of(below, facts, told, said, found.is_said)

    def _heard(self, entries: Ints, below: Below, made: "_Made", absent: Bools) -> Testimonies:
        """Who is heard of these, after those whom the parts of their whole outgrew."""
        facts = self._facts
        own = entries[~absent[entries]]
        in_force = own[facts.is_admissible[own] & ~made.gone[own]]
        more = outgrown(facts, in_force, below, self._figures, self._limits)
        made.gone[more] = True
        return testimonies_of(facts, own, made.gone, self._stands)

    def _fallen(self, rows: Rows, is_asked: Bools, gone: Bools) -> tuple[Bools, Ints]:
        """Zeros whose whole is not published as none, on undisputed places that rest on them and on others too; and
        these places.
        """
        facts = self._facts
        of = facts.implied_of
        falls = (of != NOWHERE) & is_asked[facts.place] & ~(rows.has_value & rows.is_zero)[of]
        rests = falls & facts.is_admissible & ~gone
        is_again = np.zeros(facts.places, dtype=bool)
        is_again[facts.place[rests]] = True
        has_others = np.zeros(facts.places, dtype=bool)
        has_others[facts.place[~falls]] = True
        is_again &= has_others & rows.is_undisputed
        return falls & is_again[facts.place], np.flatnonzero(is_again)

    def _again(self, places: Ints, related: Relations, fallen: Bools, made: "_Made") -> None:
        """Who is heard on these places without the zeros that fall; with them, where they had set somebody aside."""
        facts, before = self._facts, made.gone.copy()
        is_own = np.zeros(facts.places, dtype=bool)
        is_own[places] = True
        entries = np.flatnonzero(is_own[facts.place])
        made.gone[entries] = superseded(facts, places, self._stands, ~fallen)[entries]
        wholes = wholes_of(facts, made.rows, related, is_own, self._context.registers)
        told = self._heard(entries, Below(made.rows, made.spoken, wholes), made, fallen)
        tells_of_some = told.is_heard & ~facts.rejects[told.entry]
        tells_of_some &= testified(facts, told, self._figures).lower > 0
        gave_way = np.zeros(facts.places, dtype=bool)
        gave_way[facts.place[told.entry[tells_of_some]]] = True
        kept = entries[gave_way[facts.place[entries]]]
        made.gone[kept] = before[kept]
        fallen[kept] = False

    def _beyond(self) -> Bools:
        """Per family whether it holds what is not counted here: measures, numbers that floats do not hold, two units,
        people who died later, places that only a whole makes known and that have parts.
        """
        facts, number = self._facts, self._families.number
        codebook = self._context.registers.codebook
        is_count = [
            codebook[key].value_kind is ValueKind.COUNT and codebook[key].cardinality is Cardinality.ONE
            and all(codebook[part].part_of == key for part in codebook[key].parts)
            for key in facts.attributes
        ]  # fmt: skip
        later = [parse_scope(key).phase == DIED_OF_WOUNDS for key in facts.scopes]
        found = np.zeros(self._families.size, dtype=bool)
        is_beyond = ~np.array(is_count, dtype=bool)[facts.place_attribute]
        is_beyond |= np.array(later, dtype=bool)[facts.place_scope]
        found[number[is_beyond]] = True
        is_inexact = facts.is_stated & ~are_exact(facts)[facts.value]
        found[number[facts.place[is_inexact]]] = True
        unit = units_of(facts)
        named = np.flatnonzero(unit)
        kinds = named[distinct(joined(number[facts.place[named]], unit[named]))[0]]
        found |= np.bincount(number[facts.place[kinds]], minlength=self._families.size) > 1
        is_told, is_read = (np.zeros(facts.places, dtype=bool) for _ in range(2))
        is_told[facts.place[(facts.implied_of == NOWHERE) | facts.is_part]] = True
        is_read[facts.place] = True
        inside = self._related.by(INSIDE)
        found[number[inside.whole[is_told[inside.part] & (is_read & ~is_told)[inside.whole]]]] = True
        return found


@dataclass
class _Made:
    """What was found so far. unsure: per place."""

    rows: Rows
    spoken: Spoken
    gone: Bools

    def __post_init__(self) -> None:
        self.unsure = np.zeros(len(self.rows.low), dtype=bool)


def _levels(facts: Facts, related: Relations) -> Ints:
    """Per place how many places lie below it, one under the other."""
    direct = related.by(BY_ATTRIBUTE | BY_SCOPE | BY_BOUND)
    found = np.zeros(facts.places, dtype=np.int64)
    while True:
        before = found.copy()
        np.maximum.at(found, direct.whole, before[direct.part] + 1)
        if np.array_equal(found, before):
            return found


def _with_those_of(below: Below, facts: Facts, told: Testimonies, said: Figures, is_said: Bools) -> Spoken:
    """With who stands for the rows settled now: their own testimonies, else those of their parts."""
    spoken, wholes = below.spoken, below.wholes
    own = np.flatnonzero(told.is_heard & ~facts.rejects[told.entry])
    number = np.full(len(told.entry), NOWHERE, dtype=np.int64)
    number[own] = np.arange(len(own))
    is_member = number[told.of] != NOWHERE
    part, whole = np.append(wholes.part, wholes.bound), np.append(wholes.whole, wholes.bounded)
    alone = ~is_said[whole]
    pair, at = matching(part[alone], spoken.row)
    place = facts.place[told.entry[own]]
    return spoken.with_more(
        Spoken(
            place,
            told.entry[own],
            said.lower[own],
            number[told.of][is_member],
            told.entries[is_member],
            np.append(place, whole[alone][pair]),
            np.append(len(spoken.place) + np.arange(len(own)), spoken.testimony[at]),
        )
    )
