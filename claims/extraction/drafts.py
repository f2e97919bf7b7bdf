"""What extraction hands out: claim drafts and event drafts. A draft is a suggestion, never data.

Outward: ``Draft``, ``EventDraft``, ``Extraction`` and ``Attribution``.
"""

from dataclasses import dataclass

from claims.domain.codes import Actuality, EventKind, InformantKind, Modality, Polarity, Reach
from claims.domain.dates import PartialDate
from claims.domain.scopes import WHOLE, Scope
from claims.domain.values import Value

# Names the rules and the packs together; stored with every suggestion so that an answer can be replayed.
PRODUCER = "rules"
VERSION = "1"
# Said behind the reason of a draft whose attribution is presumed.
CARRIED_OVER = "Who says it is carried over from an earlier sentence."


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said it, as the words have it: informant first, then the channel that carried it.

    informant, channel: wordings, "" = none named. Keys: register keys, "" = not known to the register.
    reach: presumed where it was carried over from the sentence before.
    """

    informant: str = ""
    channel: str = ""
    informant_kind: InformantKind | None = None
    informant_key: str = ""
    channel_key: str = ""
    reach: Reach = Reach.CERTAIN

    @property
    def chain(self) -> str:
        """The links joined by " > ", informant first; "" where the outlet itself speaks."""
        return " > ".join(filter(None, (self.informant, self.channel)))


OUTLET_SPEAKS = Attribution()


@dataclass(frozen=True, slots=True)
class Draft:
    """One mention of one value of one attribute, on exact words.

    event: key inside the article ("e1"), None = not routed. scope, scope_text: the part of the whole, with the
    register key where the scope register knows the wording, and the wording. start, end: the clause or sentence;
    focus_start, focus_end: the shortest words that state the value; all code points, end exclusive, and
    ``text[start:end] == quote``. rule: "en.killed.passive". score: 0..1, the rule's trust times the evidence of the
    words (``scores``). reason: one sentence, and ``CARRIED_OVER`` where that is so. zone: role of the zone it stands
    in. as_of: None = the moment of publication.
    """

    attribute: str
    value: Value
    event: str | None
    quote: str
    start: int
    end: int
    focus: str
    focus_start: int
    focus_end: int
    rule: str
    score: float
    reason: str
    scope: Scope = WHOLE
    scope_text: str = ""
    modality: Modality = Modality.ASSERTED
    actuality: Actuality = Actuality.HAPPENED
    polarity: Polarity = Polarity.POSITIVE
    attribution: Attribution = OUTLET_SPEAKS
    as_of: PartialDate | None = None
    zone: str = "body"
    says_rose: bool = False


@dataclass(frozen=True, slots=True)
class EventDraft:
    """What an article tells of one event, for matching it with others.

    key: inside the article. act: class of act ("rocket_fire"), "" = not told. places, targets: register keys, or
    folded wordings where the register knows none. victims: names of named victims, folded. flags: codes such as
    "impossible_year". is_main: the event of the article's lead.
    """

    key: str
    kind: EventKind = EventKind.OCCURRENCE
    act: str = ""
    date: PartialDate | None = None
    date_as_written: str = ""
    places: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    title: str = ""
    is_main: bool = False
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """drafts: in text order. events: the main one first."""

    drafts: tuple[Draft, ...] = ()
    events: tuple[EventDraft, ...] = ()
