"""A statement: what comparison and consensus need to know of one claim, without the database.

Outward: ``Statement``. The database's selectors build it from an accepted claim, ``fuse`` from a table's row.
"""

from dataclasses import dataclass, field
from datetime import datetime

from claims.domain.codes import Actuality, InformantKind, Modality, Polarity, Reach, Stake, ValueState
from claims.domain.errors import BadDate
from claims.domain.scopes import WHOLE, Scope
from claims.domain.values import Unstated, Value


def _not_after(start: datetime | None, end: datetime | None) -> bool:
    return start is None or end is None or start <= end


@dataclass(frozen=True, slots=True)
class AsOf:
    """When the information held: first and last possible moment, inclusive, aware datetimes; None = open.

    Raises BadDate where the first moment is after the last.
    """

    lower: datetime | None = None
    upper: datetime | None = None

    def __post_init__(self) -> None:
        if not _not_after(self.lower, self.upper):
            raise BadDate(
                "The moment %(lower)s is after %(upper)s. Accepted: first and last, in order.",
                lower=self.lower,
                upper=self.upper,
            )

    def overlaps(self, other: "AsOf") -> bool:
        return _not_after(self.lower, other.upper) and _not_after(other.lower, self.upper)

    def is_later_than(self, other: "AsOf") -> bool:
        """Surely later: the first moment here is after the last moment there."""
        return self.lower is not None and other.upper is not None and self.lower > other.upper


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim, flat.

    id: the claim's public id. event: its event's public id, "" = unrouted. attribute: the codebook key.
    informant, channel: keys of sources, "" = none named. informant_text: the words, which tell two unnamed
    informants of one article apart. outlet: key of the publishing source. article: public id.
    source_rank: strength of the origin's class, 0 strongest. says_rose: the words say that the toll rose.
    is_recap: background or recap, which corroborates but never supersedes. fingerprint: near-duplicate group
    of the article's text, "" = none.

    Worked out once, since a derivation asks for them thousands of times: rejects: it speaks against its value, by a
    rejecting sentence or a denial. is_admissible: it may move a published value, being real, not rejected, not
    contingent, its value stated. origin: the informant where named or a body, else the channel, else the outlet
    (DESIGN section 2).
    """

    id: str
    attribute: str
    value: Value
    event: str = ""
    scope: Scope = WHOLE
    as_of: AsOf = AsOf()
    actuality: Actuality = Actuality.HAPPENED
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    informant: str = ""
    informant_kind: InformantKind | None = None
    informant_text: str = ""
    channel: str = ""
    reach: Reach = Reach.CERTAIN
    stake: Stake = Stake.UNKNOWN
    outlet: str = ""
    article: str = ""
    source_rank: int = 0
    says_rose: bool = False
    is_recap: bool = False
    fingerprint: str = ""
    rejects: bool = field(init=False, repr=False, compare=False)
    is_admissible: bool = field(init=False, repr=False, compare=False)
    origin: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rejects = self.polarity is Polarity.NEGATIVE or self.modality is Modality.DENIED
        is_stated = self.modality is not Modality.CONTINGENT and not isinstance(self.value, Unstated)
        is_named = self.informant_kind not in (InformantKind.ANONYMOUS, InformantKind.UNCLEAR)
        informant = self.informant if is_named else ""
        object.__setattr__(self, "rejects", rejects)
        object.__setattr__(self, "is_admissible", self.actuality.is_real and not rejects and is_stated)
        object.__setattr__(self, "origin", informant or self.channel or self.outlet)

    @property
    def is_unknown(self) -> bool:
        """Whether a source says that the value is not known, which is no zero and no silence."""
        return isinstance(self.value, Unstated) and self.value.state is ValueState.UNKNOWN
