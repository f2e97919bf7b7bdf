"""What happened at one invented event: figures that grow until they are complete, and a salvo that fell in two zones.

Outward: ``Happening`` and ``happening``.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

Place = tuple[str, str]  # (attribute, scope key)
ZONES = ("place:east", "place:west")
KILLED, INJURED, CASUALTIES = ("killed", ""), ("injured", ""), ("casualties", "")
FIRED, FIRED_EAST, FIRED_WEST = ("rockets_fired", ""), *(("rockets_fired", zone) for zone in ZONES)
COUNTED = (KILLED, INJURED, CASUALTIES, FIRED, FIRED_EAST, FIRED_WEST)
DATED = ("event_date", "")
FIRST_MOMENT = datetime(2021, 1, 1, tzinfo=UTC)
# A toll is complete two days after the event in most retold reports; half of it, at least, is known at once.
GROWTH_HOURS, KNOWN_AT_ONCE = 48, 0.5
# Of the events; arbitrary: many tolls are complete with the first word of them.
GROWING_SHARE = 0.5
# Mean of killed and injured, most and largest salvo of a zone. Arbitrary, near the tolls of attacks in the news.
MEAN_KILLED, MEAN_INJURED, MOST_KILLED, MOST_INJURED, LARGEST_SALVO = 6, 14, 90, 240, 9


@dataclass(frozen=True, slots=True)
class Happening:
    """at: its moment. killed, injured: complete. rises: (hours after it, share of the tolls known), rising to 1."""

    at: datetime
    killed: int
    injured: int
    fired: tuple[int, int]
    rises: tuple[tuple[int, float], ...]

    def known(self, hours: float) -> Mapping[Place, int]:
        """The true figures so many hours after the event."""
        share = max(share for since, share in self.rises if since <= max(hours, 0))
        killed, injured = round(self.killed * share), round(self.injured * share)
        figures = (killed, injured, killed + injured, sum(self.fired), *self.fired)
        return dict(zip(COUNTED, figures, strict=True))


def happening(dice: random.Random) -> Happening:
    day = FIRST_MOMENT + timedelta(days=dice.randrange(365), minutes=5 * dice.randrange(288))
    rises = [(0, 1.0)]
    if dice.random() < GROWING_SHARE:
        steps = sorted(dice.sample(range(2, GROWTH_HOURS), dice.randint(1, 3)))
        shares = sorted(dice.uniform(KNOWN_AT_ONCE, 1) for _ in steps)
        rises = list(zip([0, *steps], [*shares, 1.0], strict=True))
    return Happening(
        day,
        min(int(dice.expovariate(1 / MEAN_KILLED)), MOST_KILLED),
        min(int(dice.expovariate(1 / MEAN_INJURED)), MOST_INJURED),
        (dice.randint(1, LARGEST_SALVO), dice.randint(1, LARGEST_SALVO)),
        tuple(rises),
    )
