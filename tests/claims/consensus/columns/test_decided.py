"""What people decided about pairs of claims, on either axis, is found by arrays as the derivation finds it."""

from collections.abc import Sequence
from typing import Any

import pytest

from claims.consensus.contradictory_links import Contradictory, contradictions
from claims.consensus.learning.packed import ORIGIN
from claims.consensus.links import Link
from claims.domain.codes import Axis, Modality, Polarity, Provenance, ValueKind, ValueRelation
from claims.domain.findings import Direction
from claims.domain.statements import Statement
from tests.claims.consensus.cast import AGENCY, HOSPITAL, MINISTRY, RADIO, number, says
from tests.claims.consensus.columns.finding import both
from tests.claims.consensus.columns.world import World


def total(claim: str, said: object, **fields: Any) -> Statement:
    return says(claim, said, "casualties", **fields)


TWO = (says("A1.1", 3), says("A2.1", 4, on=RADIO))
THREE = (*TWO, says("A3.1", 4, on=AGENCY))
# A ministry that says two things, and two outlets with one text that do.
REPEATED = (
    says("A1.1", 3, by=MINISTRY), says("A2.1", 4, by=HOSPITAL), says("A3.1", 3, by=MINISTRY, on=RADIO),
    says("A4.1", 4, by=MINISTRY, on=AGENCY), says("A5.1", 4, on="web", fingerprint="x"),
    says("A6.1", 3, on=RADIO, fingerprint="x"),
)  # fmt: skip
OUTGROWN = (total("A1.1", 2, day=1), total("A2.1", 2, on=RADIO, day=1), says("A3.1", 3, by=HOSPITAL, day=2))
LEFT = (
    total("A1.1", "none"), total("A2.1", "none", on=RADIO), says("A3.1", 3, by=HOSPITAL, on=AGENCY),
    says("A4.1", "none", "injured", on="web"),
)  # fmt: skip
LANDED: Any = {"attribute": "rockets_landed"}


def link(first: str, second: str, relation: ValueRelation | Provenance, *, is_across: bool = False) -> Link:
    """first acts on second, where the relation has a direction."""
    axis = Axis.VALUE if isinstance(relation, ValueRelation) else Axis.PROVENANCE
    direction = Direction.FORWARD if relation.is_directed else Direction.NONE
    return Link(first, second, axis, relation, direction, is_across=is_across)


def across(first: str, second: str, relation: ValueRelation) -> Link:
    return link(first, second, relation, is_across=True)


# Each with what was decided, and the votes of each lesson, without the decision and with it.
DECIDED: dict[str, tuple[Sequence[Statement], Sequence[Link], Sequence[int], Sequence[int]]] = {
    "what updates takes the place of the other": (
        THREE, [link("A2.1", "A1.1", ValueRelation.UPDATES)], [3], [2]),
    "what corrects takes it too, under a policy that follows decisions alone": (
        [says(f"A{n}.1", 2 + n, on=f"o{n}", **LANDED) for n in range(3)],
        [link("A0.1", "A1.1", ValueRelation.CORRECTS)], [3], [2]),
    "a denial takes the place of what it corrects": (
        [*THREE, says("A4.1", 9, on="web", polarity=Polarity.NEGATIVE)],
        [link("A4.1", "A1.1", ValueRelation.CORRECTS)], [3], [2]),
    "what is later does not, where a person called it a conflict": (
        [says("A1.1", 3, day=1), says("A2.1", 4, by=HOSPITAL, day=2), says("A3.1", 4, on=RADIO, day=2)],
        [link("A1.1", "A2.1", ValueRelation.CONFLICTS)], [2], [3]),
    "where all of a circle give way nobody does": (
        THREE, [link("A1.1", "A2.1", ValueRelation.UPDATES), link("A2.1", "A3.1", ValueRelation.CORRECTS),
                link("A3.1", "A1.1", ValueRelation.UPDATES)], [3], [3]),
    "who agrees with the older by decision repeats it": (
        [says("A1.1", 3, day=1), says("A2.1", 4, by=HOSPITAL, day=2), says("A3.1", 4, on=RADIO, day=3)],
        [link("A3.1", "A1.1", ValueRelation.CORROBORATES)], [2], [2]),
    "who does not by decision does not repeat it": (
        [says("A1.1", 3, day=1), says("A2.1", 4, by=HOSPITAL, day=2), says("A3.1", 3, on=RADIO, day=3)],
        [link("A3.1", "A1.1", ValueRelation.NOT_COMPARABLE)], [3], [2]),
    "what is a part of another says nothing of the place": (
        THREE, [link("A1.1", "A2.1", ValueRelation.PART_OF)], [3], [2]),
    "what is a part of a claim on another place says all of its own": (
        [*THREE, total("A4.1", 9)], [across("A1.1", "A4.1", ValueRelation.PART_OF)], [3], [3]),
    "an article whose two figures conflict by decision contradicts itself": (
        [*THREE, says("A1.2", ">=2")], [link("A1.1", "A1.2", ValueRelation.CONFLICTS)], [3], [2]),
    "one whose two figures do not by decision has a vote": (
        [*THREE, says("A1.2", 9)], [link("A1.1", "A1.2", ValueRelation.REFINES)], [2], [3]),
    "figures that do not compare, each of one voice, have votes": (
        TWO, [link("A1.1", "A2.1", ValueRelation.NOT_COMPARABLE)], [2], [2]),
    "of two that do not compare only what several voices say is published": (
        THREE,
        [link("A1.1", claim, ValueRelation.NOT_COMPARABLE) for claim in ("A2.1", "A3.1")], [3], [2]),
    "but for where others exclude each other": (
        THREE, [link("A1.1", "A2.1", ValueRelation.NOT_COMPARABLE)], [3], [3]),
    "two measures that do not compare": (
        [says(f"A{n}.1", number(said, ValueKind.MEASURE), "depth", on=f"o{n}")
         for n, said in enumerate(("1", "2", "2"))],
        [link("A0.1", claim, ValueRelation.NOT_COMPARABLE) for claim in ("A1.1", "A2.1")], [3], [2]),
    "a whole does not give way to parts of which a person decided how it stands to them": (
        OUTGROWN, [across(claim, "A3.1", ValueRelation.CORROBORATES) for claim in ("A1.1", "A2.1")], [], [2]),
    "nor do parts dispute it": (
        LEFT, [across(claim, "A3.1", ValueRelation.REFINES) for claim in ("A1.1", "A2.1")], [2, 3], [2, 3, 3]),
    "but for those that do by decision": (
        LEFT, [across(claim, "A3.1", ValueRelation.CONFLICTS) for claim in ("A1.1", "A2.1")], [2, 3], [2, 3]),
    "two that a person joined are one voice": (
        THREE, [link("A2.1", "A3.1", Provenance.SAME_INFORMANT)], [3], [2]),
    "two that repeat each other and say two things have no vote": (
        THREE, [link("A1.1", "A3.1", Provenance.COPIES)], [3], []),
    "what a person parted votes by itself": (
        REPEATED, [link("A5.1", "A6.1", Provenance.INDEPENDENT)], [], [3]),
    "who depends on both sides of a cut goes with the first of them": (
        [*REPEATED, says("A7.1", 3, on=AGENCY, fingerprint="x")], [link("A5.1", "A6.1", Provenance.INDEPENDENT)],
        [], [2]),
    "and with the one that a person joined it to": (
        [*REPEATED, says("A7.1", 3, on=AGENCY, fingerprint="x")],
        [link("A5.1", "A6.1", Provenance.INDEPENDENT), link("A7.1", "A6.1", Provenance.TRANSLATES)], [], [3]),
    "of which nobody can tell is computed nothing": (
        REPEATED, [link("A5.1", "A6.1", Provenance.UNKNOWN)], [], [3]),
    "two decisions that cannot both hold": (
        [*THREE, says("A4.1", 5, on="web")],
        [link("A1.1", "A2.1", Provenance.COPIES), link("A2.1", "A3.1", Provenance.COPIES),
         link("A1.1", "A3.1", Provenance.INDEPENDENT)], [4], [2]),
}  # fmt: skip


def of_event(said: Sequence[Statement], links: Sequence[Link]) -> World:
    world = World(0)
    world.links, world.told = list(links), {"E1": list(said)}
    return world


@pytest.mark.parametrize(("said", "links", "without", "with_it"), DECIDED.values(), ids=DECIDED)
def test_decisions_are_followed_by_arrays(
    said: Sequence[Statement], links: Sequence[Link], without: Sequence[int], with_it: Sequence[int]
) -> None:
    for decided, votes in (((), without), (links, with_it)):
        derived, by_arrays, untold = both(of_event(said, decided))
        assert by_arrays == derived
        assert untold == 0
        assert (derived["E1"][4], len(derived["E1"][ORIGIN])) == (list(votes), sum(votes))


# What takes more than counting voices, or rests on more than the figures themselves.
HANDED_BACK: dict[str, tuple[Sequence[Statement], Sequence[str]]] = {
    "both are told by several voices": (
        [*THREE, says("A4.1", 3, on="web")], ("A1.1 A2.1", "A1.1 A3.1", "A4.1 A2.1", "A4.1 A3.1")),
    "somebody denies another": ([*TWO, says("A4.1", 9, on="web", modality=Modality.DENIED)], ("A1.1 A2.1",)),
    "parts of it are told of": ([*TWO, says("A4.1", 1, scope="place:green-zone")], ("A1.1 A2.1",)),
    "it is a part of what its parts outgrew": ([*OUTGROWN, *(says(f"A{n}.2", n, on=f"o{n}") for n in (4, 5))],
                                               ("A4.2 A5.2", "A3.1 A4.2", "A3.1 A5.2")),
}  # fmt: skip


@pytest.mark.parametrize(("said", "strange"), HANDED_BACK.values(), ids=HANDED_BACK)
def test_figures_that_do_not_compare_are_derived_where(
    said: Sequence[Statement], strange: Sequence[str]
) -> None:
    world = of_event(said, [link(*pair.split(), ValueRelation.NOT_COMPARABLE) for pair in strange])
    derived, by_arrays, untold = both(world)
    assert by_arrays == derived
    assert untold == len(said)


def test_random_worlds_hold_decisions_of_every_kind() -> None:
    links = [link for seed in range(60) for link in World(seed).links]
    every = {(Axis.VALUE, one) for one in ValueRelation} | {(Axis.PROVENANCE, one) for one in Provenance}
    assert {(one.axis, one.relation) for one in links} == every
    assert {one.direction for one in links} == set(Direction)
    assert {one.is_across for one in links} == {True, False}


def test_random_worlds_hold_decisions_that_cannot_all_hold() -> None:
    found = {one.kind for seed in range(60) for one in contradictions(World(seed).links)}
    assert found == set(Contradictory)
