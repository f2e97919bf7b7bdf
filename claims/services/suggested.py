"""A draft of extraction as an unsaved claim row.

Outward: ``ClaimMaker``.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from claims.domain.codes import ClaimStatus, Family, Producer, ScopeFacet
from claims.domain.values import DateValue, Value
from claims.extraction.drafts import Draft
from claims.models import Actor, Claim, MomentBasis, Place, Scope
from claims.selectors.reading import Reader
from claims.services.claim_content import strictest_sensitivity
from claims.services.informants import WORDS_KEPT, Resolver, stake_of
from claims.services.registers import scope_entry
from sources.models import Article

BACKGROUND = "background"
# A day's last moment, inclusive: the next day is surely later.
LAST_SECOND = time(23, 59, 59)


@dataclass(slots=True)
class ClaimMaker:
    """Looks up places, actors and scopes once per batch."""

    reader: Reader
    resolver: Resolver
    producer: Producer
    version: str
    by: Any = None
    _places: dict[str, Place | None] = field(default_factory=dict)
    _actors: dict[str, Actor | None] = field(default_factory=dict)
    _scopes: dict[tuple[ScopeFacet, str], Scope] = field(default_factory=dict)

    def claim(self, article: Article, draft: Draft, ordinal: int) -> Claim:
        """The suggestion of a draft, unrouted and unsaved. The draft's attribute is in the codebook in force."""
        attribute, version = self.reader.attributes[draft.attribute], self.reader.versions[draft.attribute]
        place, actor = self._place(draft.value), self._actor(draft.value)
        attribution = draft.attribution
        informant, channel = self.resolver.informant(attribution), self.resolver.channel(attribution)
        lower, upper, basis = moments(draft, article)
        claim = Claim(
            public_id=f"{article.public_id}.{ordinal}",
            article=article,
            ordinal=ordinal,
            attribute=attribute,
            attribute_version=version,
            start=draft.start,
            end=draft.end,
            quote=draft.quote,
            focus_start=draft.focus_start,
            focus_end=draft.focus_end,
            focus=draft.focus,
            scope_text=draft.scope_text[:WORDS_KEPT],
            as_of_lower=lower,
            as_of_upper=upper,
            as_of_basis=basis,
            is_recap=draft.zone == BACKGROUND,
            says_rose=draft.says_rose,
            actuality=draft.actuality,
            modality=draft.modality,
            polarity=draft.polarity,
            informant=informant,
            informant_text=attribution.informant[:WORDS_KEPT],
            informant_kind=attribution.informant_kind or "",
            channel=channel,
            channel_text=attribution.channel[:WORDS_KEPT],
            reach=attribution.reach,
            stake=stake_of(informant),
            sensitivity=strictest_sensitivity(article, version, actor),
            status=ClaimStatus.SUGGESTED,
            producer=self.producer,
            producer_version=self.version,
            rule=draft.rule[:100],
            score=round(draft.score, 3),
            reason=draft.reason[:500],
            event_key="" if draft.event is None else draft.event,
            created_by=self.by,
        )
        claim.set_value(draft.value, place=place, actor=actor)
        if isinstance(draft.value, DateValue):
            claim.date_basis, claim.anchor_date = basis_of_date(draft, draft.value, article)
        claim.set_scope(**self._scope(article, draft))
        return claim

    def _place(self, value: Value) -> Place | None:
        key = value.fields().place_key
        if key and key not in self._places:
            self._places[key] = Place.objects.filter(key=key).first()
        return self._places.get(key)

    def _actor(self, value: Value) -> Actor | None:
        key = value.fields().actor_key
        if key and key not in self._actors:
            self._actors[key] = Actor.objects.filter(key=key).first()
        return self._actors.get(key)

    def _scope(self, article: Article, draft: Draft) -> dict[str, Scope]:
        """The register's entries of the draft's facets.

        Words that the register does not know get a provisional entry: taken for the whole event, "three dock workers
        killed" would stand against the toll.
        """
        if draft.scope.is_whole and draft.scope_text:
            facet = ScopeFacet.GROUP if self._counts_people(draft) else ScopeFacet.PLACE
            return {facet.value: self._entry(facet, draft.scope_text, article.language)}
        wanted = {facet: draft.scope.facet(facet) for facet in ScopeFacet}
        return {
            facet.value: self._entry(facet, key, article.language) for facet, key in wanted.items() if key
        }

    def _entry(self, facet: ScopeFacet, wording: str, language: str) -> Scope:
        if (facet, wording) not in self._scopes:
            self._scopes[facet, wording] = scope_entry(facet, wording, language=language, by=self.by)
        return self._scopes[facet, wording]

    def _counts_people(self, draft: Draft) -> bool:
        return self.reader.codebook[draft.attribute].family is Family.PEOPLE


def moments(draft: Draft, article: Article) -> tuple[datetime | None, datetime | None, MomentBasis]:
    """First and last moment the information may hold for, of the draft's own day, else of the publication."""
    if draft.as_of is not None:
        return _midnight(draft.as_of.lower), _last_moment(draft.as_of.upper), MomentBasis.STATED
    basis = MomentBasis.PUBLISHED if article.published else MomentBasis.NONE
    return *publication_moments(article), basis


def basis_of_date(draft: Draft, value: DateValue, article: Article) -> tuple[MomentBasis, str]:
    """What a date was read from, and the publication date that it was read against.

    A date whose year stands in its words is stated; "Tuesday" and "17 November" were read against the publication.
    """
    years = {day.year for day in (value.date.lower, value.date.upper) if day is not None}
    if any(str(year) in draft.focus for year in years) or not article.published:
        return MomentBasis.STATED, ""
    return MomentBasis.PUBLISHED, article.published


def publication_moments(article: Article) -> tuple[datetime | None, datetime | None]:
    """First and last moment at which the article may have been published; None where that is not known."""
    return _midnight(article.published_lower), _last_moment(article.published_upper)


def _midnight(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time.min, tzinfo=UTC)


def _last_moment(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, LAST_SECOND, tzinfo=UTC)
