"""A claim beside the text, as a template shows it.

Outward: ``Card``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.admin.claim_form import ClaimForm
from claims.admin.event_choices import Choice
from claims.domain.codes import ClaimStatus
from claims.models import Claim

# Characters before the words that state the value which a card at rest still shows. Arbitrary but works: one line.
NEAR = 28


@dataclass(frozen=True, slots=True)
class Card:
    """One claim beside the text, as the person may read it.

    address: where its acts go. mode: what it shows below its words. error: why the last act was refused. may_edit:
    all of it can be read.
    choices: events to move it to. is_skipped: by the person, who left it open. copied_from: number of the claim that
    it was copied from, "" = of none that the person sees here.
    """

    claim: Claim
    value: str
    is_denied: bool
    may_edit: bool
    is_contested: bool
    grade: str
    agreeing: int
    address: str
    mode: str = "show"
    form: ClaimForm | None = None
    error: str = ""
    reason: str = ""
    choices: Sequence[Choice] = field(default=())
    is_skipped: bool = False
    copied_from: str = ""

    @property
    def name(self) -> str:
        """Its number in the article, as a text: a template would set a number in the reader's way of writing."""
        return str(self.claim.ordinal)

    @property
    def version(self) -> str:
        return str(self.claim.row_version)

    @property
    def is_open(self) -> bool:
        return self.claim.status == ClaimStatus.SUGGESTED

    @property
    def is_rejected(self) -> bool:
        return self.claim.status == ClaimStatus.REJECTED

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
