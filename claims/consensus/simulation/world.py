"""The invented world: what happened, who reports it, and what each of them says of it.

Outward: ``World``. Every event and every report draws from a stream of its own, named by the seed and its number, so
that a corpus can be written in one pass and any part of it made again alone.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

ATTRIBUTES = ("killed", "injured", "rockets_fired", "event_date", "event_time", "place")
COUNTS = ("killed", "injured", "rockets_fired")
GROWING = ("killed", "injured")
KINDS = {
    "killed": "count",
    "injured": "count",
    "rockets_fired": "count",
    "event_date": "date",
    "event_time": "time",
    "place": "place",
}
OUTLETS, AGENCIES = 40, 4
FIRST_DAY = date(2021, 1, 1)
# Shares of reports; arbitrary, near what retold news shows: half of the papers carry a wire, one figure in seven is a
# bound, a party speaks in one report of twelve.
WIRE_SHARE, BOUND_SHARE, PARTY_SHARE = 0.5, 0.15, 0.08
# Hours until a toll is complete: every report before sees a share of it.
GROWTH_HOURS = 48


@dataclass(frozen=True, slots=True)
class Said:
    """One statement. value: as a table holds it. comparator: exact, at_least or none. is_true: of the final truth."""

    attribute: str
    value: str
    comparator: str


@dataclass(frozen=True, slots=True)
class Report:
    """What one outlet prints of one event. origin: the agency it copies or the informant it quotes, else itself."""

    number: int
    event: int
    outlet: str
    language: str
    at: datetime
    origin: str
    informant: str
    is_wire: bool


@dataclass(frozen=True, slots=True)
class World:
    """events: how many there are. seed: the same seed gives the same world."""

    events: int
    seed: int
    towns: tuple[str, ...]

    def truth(self, event: int) -> Mapping[str, str]:
        """The final truth of an event, by attribute."""
        dice = self._dice("event", event)
        day = FIRST_DAY + timedelta(days=dice.randrange(365))
        return {
            "killed": str(min(int(dice.expovariate(0.25)), 60)),
            "injured": str(min(int(dice.expovariate(0.1)), 200)),
            "rockets_fired": str(dice.randint(1, 12)),
            "event_date": day.isoformat(),
            "event_time": f"{dice.randrange(24):02}:{dice.randrange(0, 60, 5):02}",
            "place": dice.choice(self.towns),
        }

    def report(self, number: int) -> Report:
        """The report of a number; reports are dealt out to the events in turn."""
        dice = self._dice("report", number)
        event = number % self.events
        outlet = f"outlet-{dice.randrange(OUTLETS):02}"
        hours = dice.choice((2, 6, 12, 24, 60, 120))
        day = datetime.fromisoformat(self.truth(event)["event_date"])
        language = "fr" if int(outlet[-2:]) % 3 == 0 else "en"
        at = day + timedelta(hours=hours)
        if dice.random() < WIRE_SHARE:
            agency = f"agency-{dice.randrange(AGENCIES)}"
            return Report(number, event, outlet, language, at, agency, agency, is_wire=True)
        informant = (
            "army" if dice.random() < PARTY_SHARE else dice.choice(("ministry", "hospital", "witness", ""))
        )
        # A resident is somebody else at every place; a body is the same one whoever quotes it.
        origin = f"witness-{number}" if informant == "witness" else informant or outlet
        return Report(number, event, outlet, language, at, origin, informant, is_wire=False)

    def says(self, report: Report, attribute: str) -> Said:
        """What the report's origin says: one origin says the same to all who ask within the same hour."""
        hours = int(
            (report.at - datetime.fromisoformat(self.truth(report.event)["event_date"])).total_seconds()
            // 3600
        )
        dice = self._dice("said", report.event, report.origin, attribute, hours)
        truth = self.truth(report.event)[attribute]
        if attribute not in COUNTS:
            is_right = dice.random() < self.reliability(report.origin)
            return Said(attribute, truth if is_right else self._wrong(truth, attribute, dice), "exact")
        return self._count(attribute, int(truth), report, hours, dice)

    def reliability(self, origin: str) -> float:
        """How often the origin is right, in [0.6, 0.98]."""
        return self._dice("source", origin).uniform(0.6, 0.98)

    def _count(self, attribute: str, truth: int, report: Report, hours: int, dice: random.Random) -> Said:
        if report.informant == "army" and attribute in GROWING:
            return Said(attribute, "0", "none")
        share = min(hours / GROWTH_HOURS, 1.0) if attribute in GROWING else 1.0
        known = round(truth * (0.5 + share / 2))
        if dice.random() >= self.reliability(report.origin):
            known = max(known + dice.choice((-3, -2, -1, 1, 2, 3)), 0)
        if known == 0:
            return Said(attribute, "0", "none")
        if dice.random() < BOUND_SHARE:
            return Said(attribute, str(max(known - dice.randrange(3), 1)), "at_least")
        return Said(attribute, str(known), "exact")

    def _wrong(self, truth: str, attribute: str, dice: random.Random) -> str:
        if attribute == "place":
            return dice.choice([town for town in self.towns if town != truth])
        if attribute == "event_date":
            return (date.fromisoformat(truth) + timedelta(days=dice.choice((-1, 1)))).isoformat()
        hours, minutes = truth.split(":")
        return f"{(int(hours) + dice.choice((1, 2, 22, 23))) % 24:02}:{minutes}"

    def _dice(self, *name: object) -> random.Random:
        return random.Random(":".join(map(str, (self.seed, *name))))  # noqa: S311  # a simulation, no secret
