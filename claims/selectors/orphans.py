"""Claims that a correction left without their words, and where in the new text they may stand.

Outward: ``waiting_orphans``, ``readable_orphans``, ``places_for`` and ``Place``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from claims.domain.codes import ClaimStatus
from claims.models import Claim
from claims.selectors.readable import readable_claims
from claims.selectors.visibility import visible_claims
from factcheck.leading_to import leads_to
from sources.alignment import Alignment
from sources.models import Article
from sources.text import find_occurrences

# Places offered for one claim: one key each. Arbitrary but works.
MOST = 5
# Likeness below which words are no candidate, in [0, 1]. Arbitrary but works: half of the words are others.
LEAST_LIKENESS = 0.5
_SENTENCE = re.compile(r"[^\n.!?…؟]+[.!?…؟]*")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the new text where the claim may stand. likeness: to the old words, in [0, 1], 1 = the same."""

    start: int
    end: int
    likeness: float
    is_in_place: bool

    @property
    def percent(self) -> int:
        return round(self.likeness * 100)


def waiting_orphans() -> QuerySet[Claim]:
    """Claims that were accepted and found no place. The records of claims that went on wait for nobody, nor do
    suggestions, of which the new text has its own.
    """
    went_on = Claim.objects.filter(anchored_from=OuterRef("pk"))
    return Claim.objects.filter(
        ~Exists(went_on), status=ClaimStatus.ORPHANED, decided_at__isnull=False, erased_at__isnull=True
    )


def readable_orphans(user: Any) -> QuerySet[Claim]:
    """Those that the user may see, the oldest first."""
    seen = leads_to(readable_claims(user), "pk")
    rows = waiting_orphans().filter(seen).order_by("pk").defer("article__text")
    return rows.select_related("attribute__current", "article__source", "place", "actor")


def places_for(claim: Claim, article: Article) -> list[Place]:
    """Where the claim's words may stand in a version of its text: the likeliest first, at most five.

    The very words wherever they stand, what came in the place of the old ones, and the likest stretch of each
    sentence.
    Method: the ratio of Ratcliff and Obershelp over words; of equals what stands in the old place comes first.
    """
    spots = Alignment(claim.article.text, article.text).nearest(claim.start, claim.end)
    found: dict[tuple[int, int], Place] = {}
    for start, end in _stretches(claim.quote, article.text, spots):
        likeness = _likeness(claim.quote, article.text[start:end])
        if likeness >= LEAST_LIKENESS:
            near = start < spots[1] and spots[0] < end
            found[start, end] = Place(start, end, likeness, near)
    return _apart(sorted(found.values(), key=lambda each: (-each.likeness, not each.is_in_place, each.start)))


def claims_there(article: Article, place: Place, claim: Claim, user: Any) -> list[Claim]:
    """What stands there already of the same attribute: the new text was read anew."""
    rows = visible_claims(user).filter(
        article=article, attribute=claim.attribute, start__lt=place.end, end__gt=place.start
    )
    live = rows.filter(status__in=(ClaimStatus.SUGGESTED, ClaimStatus.ACCEPTED))
    return list(live.select_related("attribute", "place", "actor").order_by("start", "pk"))


def _stretches(quote: str, text: str, spots: tuple[int, int]) -> Iterator[tuple[int, int]]:
    yield from find_occurrences(text, quote)
    if spots[0] < spots[1]:
        yield _trimmed(text, *spots)
    for sentence in _SENTENCE.finditer(text):
        found = _likest(quote, text, sentence.start(), sentence.end())
        if found is not None:
            yield found


def _likest(quote: str, text: str, first: int, last: int) -> tuple[int, int] | None:
    """The words of a sentence from the first to the last that the quote has too; None where it shares none."""
    words = [match.span() for match in _WORD.finditer(text, first, last)]
    wanted = _words(quote)
    blocks = SequenceMatcher(None, wanted, [_bare(text[a:b]) for a, b in words], autojunk=False)
    shared = [block for block in blocks.get_matching_blocks() if block.size]
    if not shared:
        return None
    # As many words more at each end as the quote has there: "nine rockets" where "seven rockets" stood.
    begin = max(shared[0].b - shared[0].a, 0)
    stop = min(shared[-1].b + shared[-1].size + len(wanted) - shared[-1].a - shared[-1].size, len(words))
    return _trimmed(text, words[begin][0], words[stop - 1][1])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space at the ends, nor the full stop behind."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip().rstrip(".,;:"))


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    # Below 1 whatever white space and case say: only the very words are the very words.
    return min(SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio(), 0.99)


def _words(text: str) -> list[str]:
    return [_bare(word) for word in text.split()]


def _bare(word: str) -> str:
    return word.strip(".,;:!?«»“”\"'()").casefold() or word


def _apart(places: list[Place]) -> list[Place]:
    """Of places that overlap the likeliest."""
    kept: list[Place] = []
    for place in places:
        if all(place.end <= other.start or other.end <= place.start for other in kept):
            kept.append(place)
    return kept[:MOST]
