"""Who speaks of an event, when, and who prints it: the dispatches and the reports that carry them.

Outward: ``dispatches``. Several outlets on one agency carry one dispatch; a party to the event speaks for itself.
"""

import random
from dataclasses import dataclass
from enum import StrEnum

from claims.domain.codes import InformantKind, Stake

OUTLETS, AGENCIES = 40, 4
# Hours after the event at which dispatches are written, most of them early; the last after every toll is complete.
HOURS = (1, 3, 6, 10, 16, 24, 36, 60, 96, 144)
LEAST_DISPATCHES, MOST_DISPATCHES = 6, 14
# Shares of dispatches; arbitrary, near what retold news shows: half are an agency's, carried by up to five outlets,
# of which one in three does not name it.
WIRE_SHARE, MOST_CARRIERS, UNNAMED_SHARE = 0.5, 5, 0.3
# Of events: in one of four a party to it speaks, always early. Of dispatches: one in ten retells what is known.
PARTY_SHARE, RECAP_SHARE = 0.25, 0.1
PARTY_HOURS = (2, 5, 12)


class Speaker(StrEnum):
    """Who is quoted; their word is the key of the source."""

    MINISTRY = "ministry"
    HOSPITAL = "hospital"
    POLICE = "police"
    WITNESS = "witness"
    UNNAMED = ""
    PARTY = "army"


# Strength of the class, 0 the strongest: document, official, organisation, agency, outlet, witness, party.
RANKS = {
    Speaker.MINISTRY: 1,
    Speaker.POLICE: 1,
    Speaker.HOSPITAL: 2,
    Speaker.WITNESS: 5,
    Speaker.PARTY: 6,
}
AGENCY_RANK, OUTLET_RANK = 3, 4
USUAL = (Speaker.MINISTRY, Speaker.HOSPITAL, Speaker.POLICE, Speaker.WITNESS, Speaker.UNNAMED)


@dataclass(frozen=True, slots=True)
class Carrier:
    """One report of a dispatch. names_agency: whether it says whom it copies."""

    outlet: str
    names_agency: bool


@dataclass(frozen=True, slots=True)
class Dispatch:
    """What one speaker says at one moment, hours after the event. agency: "" = the outlet asked for itself."""

    number: int
    hours: int
    speaker: Speaker
    agency: str
    carriers: tuple[Carrier, ...]
    is_recap: bool

    @property
    def informant(self) -> str:
        """A resident is somebody else in every dispatch; a body is the same one whoever quotes it."""
        return f"witness-{self.number}" if self.speaker is Speaker.WITNESS else self.speaker.value

    @property
    def informant_kind(self) -> InformantKind | None:
        if self.speaker is Speaker.UNNAMED:
            return None
        return InformantKind.EYEWITNESS if self.speaker is Speaker.WITNESS else InformantKind.NAMED

    @property
    def stake(self) -> Stake:
        return Stake.PARTY if self.speaker is Speaker.PARTY else Stake.NONE

    @property
    def rank(self) -> int:
        return RANKS.get(self.speaker, AGENCY_RANK if self.agency else OUTLET_RANK)

    @property
    def origin(self) -> str:
        return self.informant or self.agency or self.carriers[0].outlet


def dispatches(dice: random.Random) -> tuple[Dispatch, ...]:
    """In the order of time; the last is written when every toll is complete."""
    count = dice.randint(LEAST_DISPATCHES, MOST_DISPATCHES)
    hours = sorted([*(dice.choice(HOURS) for _ in range(count - 1)), HOURS[-1]])
    speakers = [(moment, dice.choice(USUAL)) for moment in hours]
    if dice.random() < PARTY_SHARE:
        speakers.append((dice.choice(PARTY_HOURS), Speaker.PARTY))
    outlets = dice.sample(range(OUTLETS), OUTLETS)
    found: list[Dispatch] = []
    for number, (moment, speaker) in enumerate(sorted(speakers)):
        is_wire = dice.random() < WIRE_SHARE
        own = [outlets.pop() for _ in range(dice.randint(1, MOST_CARRIERS if is_wire else 1))]
        if not outlets[MOST_CARRIERS:]:
            outlets = dice.sample(range(OUTLETS), OUTLETS)
        carriers = tuple(
            Carrier(f"outlet-{outlet:02}", is_wire and dice.random() >= UNNAMED_SHARE) for outlet in own
        )
        agency = f"agency-{dice.randrange(AGENCIES)}" if is_wire else ""
        is_recap = bool(found) and dice.random() < RECAP_SHARE
        found.append(Dispatch(number, moment, speaker, agency, carriers, is_recap))
    return tuple(found)
