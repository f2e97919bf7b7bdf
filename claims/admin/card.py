"""A claim beside the text, as a template shows it.

Outward: ``Card``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString

from claims.admin.card_acts import CardActs, Offers
from claims.admin.card_markup import markup_of
from claims.admin.claim_form import ClaimForm
from claims.admin.event_choices import Choice
from claims.admin.usual_reasons import USUAL_REASONS
from claims.models import Claim

# Characters before the words that state the value which a card at rest still shows. Arbitrary but works: one line.
NEAR = 28


@dataclass(frozen=True, slots=True)
class Mention:
    """Which mention of its fact a claim is: number ``at``, from 1, of ``among``.

    first, following: numbers of the claims that are the first and the next one; after the last comes the first.
    """

    at: int
    among: int
    first: str
    following: str


def numbered(numbers: Sequence[int]) -> Iterator[tuple[int, Mention]]:
    """Each of the claims that mention one fact, in text order, with which mention it is."""
    for at, number in enumerate(numbers):
        following = numbers[(at + 1) % len(numbers)]
        yield number, Mention(at + 1, len(numbers), str(numbers[0]), str(following))


@dataclass(frozen=True, slots=True)
class Card:
    """One claim beside the text, as the person may read it.

    attribute, status: what people read. offers: the acts that are theirs. page: the address of the article.
    event_address, event_title: "" = no event. is_pickable: for an act on several. mode: "rest" = its data alone, as
    in a list; else what it shows below its words. error: why the last act was refused. agreeing: how many other
    voices say so. choices: events to move it to. is_skipped: by the person, who left it open. copied_from: number of
    the claim that it was copied from, "" = of none that the person sees here. mention: None = its fact is mentioned
    once.
    """

    claim: Claim
    attribute: str
    value: str
    status: str
    is_denied: bool
    is_contested: bool
    agreeing: int
    offers: Offers
    page: str
    event_address: str
    event_title: str
    is_pickable: bool
    mode: str = "show"
    form: ClaimForm | None = None
    error: str = ""
    reason: str = ""
    choices: Sequence[Choice] = field(default=())
    is_skipped: bool = False
    copied_from: str = ""
    mention: Mention | None = None

    @property
    def name(self) -> str:
        """Its number in the article, as a text: a template would set a number in the reader's way of writing."""
        return str(self.claim.ordinal)

    @property
    def usual_reasons(self) -> tuple[Any, ...]:
        """Of a rejection, each one key."""
        return USUAL_REASONS

    @property
    def version(self) -> str:
        return str(self.claim.row_version)

    @property
    def row(self) -> str:
        return "" if self.claim.pk is None else str(self.claim.pk)

    @property
    def address(self) -> str:
        """Where its acts go."""
        return f"{self.page}claims/{self.claim.ordinal}/"

    @property
    def comments(self) -> str:
        """How many are open, "" = none."""
        return str(getattr(self.claim, "open_comments", 0) or "")

    @property
    def classes(self) -> str:
        contested = " is-contested" if self.is_contested else ""
        return f"card f-{self.claim.attribute.family} is-{self.claim.status}{contested}"

    @property
    def is_at_rest(self) -> bool:
        return self.mode == "rest"

    @property
    def acts(self) -> CardActs:
        return CardActs(
            self.offers, self.address, self.name, self.version, self.claim.public_id, self.row, self.comments
        )

    @property
    def markup(self) -> SafeString:
        return markup_of(self)

    @property
    def quoted(self) -> "Quoted":
        return quoted(self.claim)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote around the words that state the value. far: what a card at rest leaves out before them."""

    far: str
    near: str
    focus: str
    after: str


def quoted(claim: Claim) -> Quoted:
    """The whole quote as ``near`` where it has no focus, or where words of it are withheld."""
    quote = claim.quote
    if claim.focus_start is None or claim.focus_end is None:
        return Quoted("", quote, "", "")
    first, last = claim.focus_start - claim.start, claim.focus_end - claim.start
    if quote[first:last] != claim.focus:
        return Quoted("", quote, "", "")
    cut_at = quote.find(" ", max(first - NEAR, 0), first) + 1 if first > NEAR else 0
    return Quoted(quote[:cut_at], quote[cut_at:first], quote[first:last], quote[last:])
