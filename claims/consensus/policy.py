"""The named, versioned consensus policies that the codebook's attributes choose from.

Outward: ``policy_named``. A policy says which of the rules apply; the rules themselves are in the modules of this
package. Changing what a policy does means raising its version: published rows name both.
"""

from dataclasses import dataclass
from enum import StrEnum

from claims.consensus.errors import UnknownPolicy


class Succession(StrEnum):
    """Which statements give way to later ones.

    linked: only where a decided link says so. rule_4: also by the update rules of DESIGN section 5. latest: the
    moment counts, whatever is surely earlier is history.
    """

    LINKED = "linked"
    RULE_4 = "rule_4"
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Policy:
    """succession: see there. nests: a wider name agrees with the narrower one inside it (places).

    needs_proof: a value is published only on an undisputed admission, a court or an enquiry (DESIGN rule 7).
    provisional_hours: how long after the last information a value is too young, counted only where the caller says
    as of when it looks; arbitrary: tolls of attacks settle within two days in most retold reports.
    """

    key: str
    version: int = 1
    succession: Succession = Succession.RULE_4
    nests: bool = False
    needs_proof: bool = False
    provisional_hours: int = 0

    @property
    def name(self) -> str:
        """As the published rows write it: "toll 1"."""
        return f"{self.key} {self.version}"


_POLICIES = (
    Policy("plain"),
    Policy("toll", provisional_hours=48),
    Policy("tally", succession=Succession.LINKED),
    Policy("stock", succession=Succession.LATEST),
    Policy("series", succession=Succession.LINKED),
    Policy("date", succession=Succession.LINKED),
    Policy("time", succession=Succession.LINKED),
    Policy("place", version=2, succession=Succession.LINKED, nests=True),
    Policy("set", succession=Succession.LINKED),
    Policy("accusation", succession=Succession.LINKED),
    Policy("responsibility", succession=Succession.LINKED, needs_proof=True),
    Policy("truth"),
    Policy("text", succession=Succession.LINKED),
)
POLICIES = {policy.key: policy for policy in _POLICIES}


def policy_named(key: str) -> Policy:
    """Raises UnknownPolicy naming what is accepted."""
    if key not in POLICIES:
        raise UnknownPolicy(f'There is no consensus policy "{key}". Accepted: {", ".join(POLICIES)}.')
    return POLICIES[key]
