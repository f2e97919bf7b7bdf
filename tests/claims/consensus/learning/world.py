"""A world of known reliabilities told by a seed: bodies, papers, and two papers that repeat a third."""

import random
from collections.abc import Iterator

from claims.domain.codes import Stake
from claims.domain.statements import Statement
from tests.claims.consensus.cast import says

# Name -> (how often it is right, rank of its class).
TELLERS = {
    "office": (0.95, 1),
    "clinic": (0.9, 2),
    "courier": (0.85, 4),
    "echo": (0.75, 4),
    "rumour": (0.55, 8),
    "gazette": (0.65, 4),
}
# Papers that print what the gazette prints, nine times in ten, and name nobody.
COPIES = ("mirror", "parrot")
ATTRIBUTES = {"rockets_fired": 1, "killed": 2}


class Telling:
    """truth: of event and attribute. statements: by event."""

    def __init__(self, events: int, seed: int) -> None:
        self.truth: dict[tuple[str, str], int] = {}
        self.statements: dict[str, list[Statement]] = {}
        for number in range(events):
            event = f"E{number:06d}"
            self.statements[event] = list(self._event(event, random.Random(f"{seed}:{event}")))

    def _event(self, event: str, dice: random.Random) -> Iterator[Statement]:
        for attribute, shift in ATTRIBUTES.items():
            truth = dice.randint(1, 12) + shift
            self.truth[event, attribute] = truth
            said = {}
            for teller, (reliability, _) in TELLERS.items():
                if dice.random() < 0.7:
                    is_right = dice.random() < reliability
                    said[teller] = truth if is_right else truth + dice.choice((-3, -2, -1, 1, 2, 3))
            for copy in COPIES:
                if "gazette" in said and dice.random() < 0.9:
                    said[copy] = said["gazette"]
            for teller, value in said.items():
                yield self._says(f"{event}-{teller}", value, attribute, teller)

    def _says(self, claim: str, value: int, attribute: str, teller: str) -> Statement:
        rank = TELLERS.get(teller, (0.65, 4))[1]
        return says(
            f"{claim}.{attribute}", max(value, 0), attribute, on=teller, rank=rank, stake=Stake.NONE,
            event=claim.split("-", maxsplit=1)[0], article=claim,
        )  # fmt: skip
