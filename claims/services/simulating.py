"""What confidence is worth on simulated events under the codebook in force, simulated once.

Outward: ``simulated_confidence``. It rests on the codebook and on the programs alone, policies and invented events
among them; while their hash stays the same, what was found is kept. Imported by whoever does the work and by no web
page: simulating takes seconds.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from claims.consensus.simulation.calibration import Pair, Pairs, simulated_pairs
from claims.domain.comparison import Registers
from claims.domain.errors import BadCodebook
from claims.models import SimulatedConfidence
from claims.selectors.codebook import current_codebook
from claims.selectors.lesson_evidence import simulation_sha256


def simulated_confidence() -> Pairs | None:
    """None where there is no codebook, or it lacks what the simulation speaks of."""
    ground, codebook = simulation_sha256(), current_codebook()
    if ground is None or codebook is None:
        return None
    kept = SimulatedConfidence.objects.filter(ground_sha256=ground).first()
    if kept is not None:
        return Pairs(_pairs(kept.learned), _pairs(kept.held_out))
    try:
        pairs = simulated_pairs(Registers(codebook))
    except BadCodebook:
        return None
    _keep(pairs, ground)
    return pairs


@transaction.atomic
def _keep(pairs: Pairs, ground: str) -> None:
    """In place of what rested on another ground."""
    SimulatedConfidence.objects.exclude(ground_sha256=ground).delete()
    values = len(pairs.learned) + len(pairs.held_out)
    SimulatedConfidence.objects.update_or_create(
        ground_sha256=ground,
        defaults={"learned": _plain(pairs.learned), "held_out": _plain(pairs.held_out), "values": values},
    )


def _pairs(content: Iterable[Sequence[Any]]) -> tuple[Pair, ...]:
    """JSON gives a float back as it was, to the last bit, but for whole ones."""
    return tuple((float(sure), bool(is_right)) for sure, is_right in content)


def _plain(pairs: Iterable[Pair]) -> list[list[Any]]:
    return [list(pair) for pair in pairs]
