"""What can be done with a claim from its card: the acts that would not be refused for whoever looks at it.

Outward: ``Rights``, ``Standing``, ``offers_on``, ``CardActs`` and ``model_of``. A card at rest names its acts; their
buttons are in the page once, as a model that the page's script fills in for the card that is current. Without a
script they stand on the card's own page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from claims.domain.codes import ClaimStatus, Producer
from claims.models import Claim

DECIDABLE = (ClaimStatus.SUGGESTED, ClaimStatus.ACCEPTED, ClaimStatus.REJECTED)


class Act(StrEnum):
    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"
    SKIP = "skip"
    UNSKIP = "unskip"
    MOVE = "move"
    COPY = "copy"
    LIKE = "like"
    PARAGRAPH = "paragraph"
    UNDO = "undo"
    LINKS = "links"
    HISTORY = "history"
    COMMENTS = "comments"


@dataclass(frozen=True, slots=True)
class Offers:
    """Names of acts. words: the same as a text, as a card carries them."""

    names: frozenset[str]
    words: str

    def __contains__(self, act: str) -> bool:
        return act in self.names


def offers_of(acts: Iterable[Act]) -> Offers:
    names = sorted(acts)
    return Offers(frozenset(names), " ".join(names))


@dataclass(frozen=True, slots=True)
class Rights:
    """What a person may do on an article as its review stands, whatever the claim.

    decides, routes: one claim. decides_together: several at once. copies: to
    another attribute or event. works: may decide or route at all, be it not now.
    """

    decides: bool
    decides_together: bool
    copies: bool
    routes: bool
    works: bool
    links: bool
    comments: bool

    @property
    def takes_several(self) -> bool:
        """Whether there is an act on several claims at once."""
        return self.decides_together or self.routes


@dataclass(frozen=True, slots=True)
class CardActs:
    """The acts of one card, and what their addresses are made from. row: the claim's row id as a text, "" = none.

    All texts: a template would set a number in the reader's way of writing.
    """

    offers: Offers
    address: str
    name: str
    version: str
    public_id: str
    row: str
    comments: str = ""

    @property
    def has_form(self) -> bool:
        return bool(self.offers.names - {Act.COMMENTS})


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a claim its acts hang on. is_skipped: by the person, who left it open. is_readable: all of its words.

    is_added: by a person. is_stored: False = a blind reviewer's own addition, which has no row yet.
    """

    status: str
    is_skipped: bool
    is_readable: bool
    is_added: bool
    is_stored: bool
    is_routed: bool


def standing_of(claim: Claim, *, is_skipped: bool, is_readable: bool) -> Standing:
    is_added, is_stored = claim.producer == Producer.PERSON, claim.pk is not None
    return Standing(claim.status, is_skipped, is_readable, is_added, is_stored, claim.event_id is not None)


@lru_cache(maxsize=1024)
def offers_on(claim: Standing, rights: Rights) -> Offers:
    """Kept by what they hang on: the cards of a page are of a few kinds."""
    is_open, is_accepted = claim.status == ClaimStatus.SUGGESTED, claim.status == ClaimStatus.ACCEPTED
    decides = rights.decides and claim.status in DECIDABLE
    conditions = {
        Act.ACCEPT: decides and not is_accepted,
        Act.EDIT: decides and claim.is_readable,
        Act.REJECT: decides and claim.status != ClaimStatus.REJECTED,
        Act.SKIP: decides and is_open and not claim.is_skipped,
        Act.UNSKIP: decides and claim.is_skipped,
        Act.MOVE: rights.routes,
        Act.LIKE: rights.decides_together and is_open,
        Act.PARAGRAPH: rights.routes,
        Act.UNDO: decides and not is_open and not claim.is_added,
        Act.COPY: rights.copies and decides and claim.is_readable,
        Act.LINKS: rights.works and rights.links and claim.is_stored and is_accepted and claim.is_routed,
        Act.HISTORY: rights.works and claim.is_stored,
        Act.COMMENTS: rights.comments and claim.is_stored,
    }
    return offers_of(act for act, is_offered in conditions.items() if is_offered)


def model_of(rights: Rights, page: str) -> CardActs:
    """All that any card of a page may offer, with ~name~ where the script puts what the card carries."""
    acts: set[Act] = {Act.COMMENTS} if rights.comments else set()
    acts |= {Act.HISTORY} if rights.works else set()
    acts |= {Act.LINKS} if rights.works and rights.links else set()
    acts |= {Act.ACCEPT, Act.EDIT, Act.REJECT, Act.SKIP, Act.UNSKIP, Act.UNDO} if rights.decides else set()
    acts |= {Act.COPY} if rights.copies else set()
    acts |= {Act.LIKE} if rights.decides_together else set()
    acts |= {Act.MOVE, Act.PARAGRAPH} if rights.routes else set()
    return CardActs(
        offers_of(acts), f"{page}claims/~claim~/", "~claim~", "~version~", "~id~", "~row~", "~comments~"
    )
