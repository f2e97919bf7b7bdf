"""What a profile shows: which claims, events and rows a release holds.

Outward: ``ReleaseScope``. Everything a release says starts here, so that no file of it can show more than another.
"""

import hashlib
from collections import defaultdict
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.domain.codes import ClaimStatus
from claims.domain.scopes import SEPARATOR
from claims.exports.redaction import Redaction
from claims.models import Claim, Consensus, Event, ReleaseProfile, Resolution, ResolutionState
from claims.selectors.release_secrets import HiddenSpan, hidden_spans, redaction_of
from sources.codes import Sensitivity
from sources.models import Article

LEVELS: dict[str, tuple[Sensitivity, ...]] = {
    ReleaseProfile.PUBLIC: (Sensitivity.PUBLIC,),
    ReleaseProfile.RESEARCH: (Sensitivity.PUBLIC, Sensitivity.RESTRICTED),
    ReleaseProfile.INTERNAL: tuple(Sensitivity),
}
RELEASED_STATUSES = (ClaimStatus.ACCEPTED, ClaimStatus.RETRACTED)
# Hexadecimal digits of a token: a collision among a million keys is one in 10^9. Arbitrary but works.
TOKEN_DIGITS = 16


class ReleaseScope:
    """The querysets of one profile. Each is ordered by what has no row id in it, so that two databases agree."""

    def __init__(self, profile: str) -> None:
        self.profile = profile
        self.levels = LEVELS[profile]
        self.hidden_levels = [level for level in Sensitivity if level not in self.levels]

    def all_claims(self) -> QuerySet[Claim]:
        """Whatever people or policies accepted, at any level: what is not in ``claims`` is withheld."""
        return Claim.objects.filter(status__in=RELEASED_STATUSES)

    def claims(self) -> QuerySet[Claim]:
        """Released claims: claim, article and outlet are all at a level the profile shows."""
        return (
            self.all_claims()
            .filter(sensitivity__in=self.levels, article__sensitivity__in=self.levels)
            .exclude(article__source__sensitivity__in=self.hidden_levels)
            .order_by("article__public_id", "start", "ordinal")
        )

    def hidden_claims(self) -> QuerySet[Claim]:
        """Claims of any status that may not move, or be seen behind, anything that the profile publishes."""
        return Claim.objects.filter(
            Q(sensitivity__in=self.hidden_levels)
            | Q(article__sensitivity__in=self.hidden_levels)
            | Q(article__source__sensitivity__in=self.hidden_levels)
            | Q(pk__in=self.veiled)
        )

    def events(self) -> QuerySet[Event]:
        """Live events that a released claim speaks of."""
        spoken_of = self.claims().order_by().filter(event=OuterRef("pk"))
        return Event.objects.live().filter(Exists(spoken_of)).order_by("public_id")

    def all_consensus(self) -> QuerySet[Consensus]:
        return Consensus.objects.filter(event__merged_into__isnull=True)

    def rulings(self) -> QuerySet[Resolution]:
        """Rulings in force on what the profile shows; which of them it may give is ``release_rulings``'s to say."""
        return (
            Resolution.objects.exclude(state=ResolutionState.WITHDRAWN)
            .filter(event__in=self.events().order_by(), attribute__current__sensitivity__in=self.levels)
            .order_by("public_id")
        )

    def articles(self) -> QuerySet[Article]:
        bearing = self.claims().order_by().filter(article=OuterRef("pk"))
        return Article.objects.without_text().filter(Exists(bearing)).order_by("public_id")

    @cached_property
    def redaction(self) -> Redaction:
        """Names and words to take out; empty for a profile that shows everything."""
        return redaction_of(self.hidden_levels)

    @cached_property
    def veiled(self) -> frozenset[int]:
        """Row ids of released claims whose value would tell words that the profile hides: the value is withheld."""
        spans: defaultdict[str, list[HiddenSpan]] = defaultdict(list)
        for span in hidden_spans(self.hidden_levels) if self.hidden_levels else ():
            spans[span.article].append(span)
        columns = ("pk", "article__public_id", "value_kind", "start", "end", "focus_start", "focus_end")
        rows = self.claims().order_by().filter(article__public_id__in=list(spans)).values_list(*columns)
        return frozenset(
            pk
            for pk, article, kind, start, end, focus_start, focus_end in rows.iterator()
            for words in [
                (start if focus_start is None else focus_start, end if focus_end is None else focus_end)
            ]
            if any(span.veils(kind, *words) for span in spans[article])
        )

    def shown_key(self, key: str) -> str:
        """A key, or a token for one that names somebody: the same in every release of the profile."""
        if not self.redaction.names_somebody(key):
            return key
        digest = hashlib.sha256(f"{self.profile}\n{key}".encode()).hexdigest()
        return f"withheld-{digest[:TOKEN_DIGITS]}"

    def shown_scope(self, scope_key: str) -> str:
        """A scope's key with the entry of each facet shown as ``shown_key`` does."""
        return SEPARATOR.join(map(self._shown_facet, scope_key.split(SEPARATOR))) if scope_key else ""

    def _shown_facet(self, part: str) -> str:
        head, separator, entry = part.rpartition(":")
        return f"{head}{separator}{self.shown_key(entry)}"
