"""What a profile shows: which claims, events and rows a release holds, and what it takes out of their texts.

Outward: ``ReleaseScope``. Everything a release says starts here, so that no file of it can show more than another.
"""

from collections.abc import Iterator
from functools import cached_property

from django.db.models import Exists, OuterRef, QuerySet

from claims.domain.codes import ClaimStatus, ValueKind
from claims.exports.redaction import Redaction
from claims.models import (
    Actor,
    Claim,
    Consensus,
    ConsensusClaim,
    Event,
    ReleaseProfile,
    Resolution,
    ResolutionState,
)
from sources.codes import Sensitivity
from sources.models import Article, Source

LEVELS: dict[str, tuple[Sensitivity, ...]] = {
    ReleaseProfile.PUBLIC: (Sensitivity.PUBLIC,),
    ReleaseProfile.RESEARCH: (Sensitivity.PUBLIC, Sensitivity.RESTRICTED),
    ReleaseProfile.INTERNAL: tuple(Sensitivity),
}
RELEASED_STATUSES = (ClaimStatus.ACCEPTED, ClaimStatus.RETRACTED)
NAMING_KINDS = (ValueKind.ACTOR, ValueKind.PLACE)


class ReleaseScope:
    """The querysets of one profile. Each is ordered by what has no row id in it, so that two databases agree."""

    def __init__(self, profile: str) -> None:
        self.profile = profile
        self.levels = LEVELS[profile]

    def all_claims(self) -> QuerySet[Claim]:
        """Whatever people or policies accepted, at any level: what is not in ``claims`` is withheld."""
        return Claim.objects.filter(status__in=RELEASED_STATUSES)

    def claims(self) -> QuerySet[Claim]:
        """Released claims: claim, article and outlet are all at a level the profile shows."""
        return (
            self.all_claims()
            .filter(sensitivity__in=self.levels, article__sensitivity__in=self.levels)
            .exclude(article__source__sensitivity__in=self._hidden_levels)
            .order_by("article__public_id", "start", "ordinal")
        )

    def events(self) -> QuerySet[Event]:
        """Live events that a released claim speaks of."""
        spoken_of = self.claims().order_by().filter(event=OuterRef("pk"))
        return Event.objects.live().filter(Exists(spoken_of)).order_by("public_id")

    def consensus(self) -> QuerySet[Consensus]:
        """Rows with at least one released claim behind them, of attributes that the profile shows."""
        testimony = ConsensusClaim.objects.filter(
            consensus=OuterRef("pk"), claim__in=self.claims().order_by()
        )
        return self.all_consensus().filter(Exists(testimony), attribute__current__sensitivity__in=self.levels)

    def all_consensus(self) -> QuerySet[Consensus]:
        return Consensus.objects.filter(event__merged_into__isnull=True).order_by(
            "event__public_id", "attribute__key", "scope_key"
        )

    def resolutions(self) -> QuerySet[Resolution]:
        return (
            Resolution.objects.exclude(state=ResolutionState.WITHDRAWN)
            .filter(event__in=self.events().order_by(), attribute__current__sensitivity__in=self.levels)
            .order_by("public_id")
        )

    def articles(self) -> QuerySet[Article]:
        bearing = self.claims().order_by().filter(article=OuterRef("pk"))
        return Article.objects.without_text().filter(Exists(bearing)).order_by("public_id")

    def sources(self) -> QuerySet[Source]:
        return Source.objects.filter(sensitivity__in=self.levels).order_by("key")

    def actors(self) -> QuerySet[Actor]:
        return Actor.objects.filter(sensitivity__in=self.levels).order_by("key")

    @cached_property
    def redaction(self) -> Redaction:
        """Names and words to take out; empty for a profile that shows everything."""
        if not self._hidden_levels:
            return Redaction()
        return Redaction.of(self._hidden_names(), self._hidden_words())

    @property
    def _hidden_levels(self) -> list[Sensitivity]:
        return [level for level in Sensitivity if level not in self.levels]

    def _hidden_names(self) -> Iterator[str]:
        """Every name of a source or an actor that the profile does not show."""
        for model in (Source, Actor):
            hidden = model._default_manager.filter(sensitivity__in=self._hidden_levels)
            for name, alias in hidden.values_list("name", "names__name"):
                yield name
                yield alias or ""

    def _hidden_words(self) -> Iterator[tuple[str, int, int, str]]:
        """The words of hidden claims, whatever their status: a suggestion may be right about a name."""
        hidden = Claim.objects.filter(sensitivity__in=self._hidden_levels).select_related("article")
        for claim in hidden.only(
            "start", "end", "focus_start", "focus_end", "value_kind", "wording", "article__public_id"
        ).order_by("pk"):
            start = claim.start if claim.focus_start is None else claim.focus_start
            end = claim.end if claim.focus_end is None else claim.focus_end
            name = claim.wording if claim.value_kind in NAMING_KINDS else ""
            yield claim.article.public_id, start, end, name
