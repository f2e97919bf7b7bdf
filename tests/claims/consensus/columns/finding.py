"""The lessons of a world as arrays and as the derivation find them.

Outward: ``both``.
"""

from collections import defaultdict

from claims.consensus.columns.spoken import Columns
from claims.consensus.columns.stands import Stands
from claims.consensus.columns.taught import taught
from claims.consensus.derive_event import derive_event
from claims.consensus.learning.lessons import lessons_of
from claims.consensus.learning.packed import Packed, packed, together
from claims.domain.statements import Statement
from tests.claims.consensus.columns.world import World


def both(world: World) -> tuple[dict[str, Packed], dict[str, Packed], int]:
    """By event as derived; the same as arrays find them, the rest derived; and of how many claims this is."""
    columns = Columns.of(world.told)
    context = world.context
    found = taught(columns, Stands(context.registers), context.links, context.sources)
    untold: defaultdict[str, list[Statement]] = defaultdict(list)
    for claim in found.untold:
        untold[columns.event[claim]].append(columns.statement(claim))
    nothing = packed([])
    by_arrays = {
        event: together(found.lessons.get(event, nothing), _derived(world, event, untold[event]))
        for event in world.told
    }
    derived = {event: _derived(world, event, told) for event, told in world.told.items()}
    return derived, by_arrays, len(found.untold)


def _derived(world: World, event: str, told: list[Statement]) -> Packed:
    context = world.context
    return packed(lessons_of(derive_event(told, context=context, event=event), context))
