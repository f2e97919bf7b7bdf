"""What is to be judged at the link desk: the pairs of an event or of a claim, the most pressing first.

Outward: ``desk_of``. Only accepted claims are asked about: a suggestion that nobody accepted may be rejected in the
next minute, and the answer with it; those of articles under blind review wait until both reviewers are done. A
question that was answered, or whose answer follows from others (``consensus.implied_links``), is not asked again.
Four queries and those of the veil, whatever the number of pairs.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from django.db.models import F, TextChoices
from django.utils.translation import gettext_lazy as _

from claims.consensus.contradictory_links import Contradictory, contradictions
from claims.consensus.grades import CORROBORATING_VOICES
from claims.consensus.implied_links import Implied
from claims.consensus.links import Link
from claims.domain.codes import Axis, ClaimStatus, Grade, ValueRelation
from claims.models import Claim, ClaimLink, ConsensusClaim, ConsensusRole, Event, LinkDoubt, LinkOrigin, Stage
from claims.selectors.readable import readable_claims, readable_consensus
from claims.selectors.statements import link_of
from claims.selectors.veiling import veiled

Pks = tuple[int, int]


class Why(TextChoices):
    """Why a pair is asked about, the most pressing first."""

    CONFLICT = "conflict", _("their values exclude each other")
    GRADE = "grade", _("whether they are independent decides a grade")
    DEPENDENCE = "dependence", _("one may rest on the other, or both on one informant")
    RELATION = "relation", _("their values differ and agree")
    AGREEMENT = "agreement", _("they say the same")
    UNSAID = "unsaid", _("nothing is suggested")


_RANKS = {why: rank for rank, why in enumerate(Why)}


@dataclass(frozen=True, slots=True)
class Candidate:
    """first has the lower row id. asks: the axes on which an answer is wanted. doubts: who was unsure, and why."""

    first: Claim
    second: Claim
    why: Why
    asks: tuple[Axis, ...]
    doubts: tuple[LinkDoubt, ...] = ()

    @property
    def ids(self) -> tuple[str, str]:
        return self.first.public_id, self.second.public_id


@dataclass(frozen=True, slots=True)
class ShownContradiction:
    """pairs: the two claims of each decision, with what was decided."""

    kind: Contradictory
    pairs: list[tuple[Claim, Claim, ClaimLink]]


@dataclass(frozen=True, slots=True)
class Desk:
    """candidates: ranked. implied: questions that other decisions answer. doubted: pairs the person was unsure about.

    contradictions: decisions that cannot all hold.
    """

    candidates: list[Candidate] = field(default_factory=list)
    implied: int = 0
    doubted: list[Candidate] = field(default_factory=list)
    contradictions: list[ShownContradiction] = field(default_factory=list)

    def find(self, ids: Collection[str]) -> Candidate | None:
        return next((one for one in self.candidates if set(one.ids) == set(ids)), None)


def desk_of(event: Event, user: Any, claim: Claim | None = None, passed: Collection[Pks] = ()) -> Desk:
    """claim: only its pairs, and besides what is suggested all claims of its attribute. passed: pairs put last."""
    claims = _claims(event, user)
    links = [link for link in _links(event) if link.first_id in claims and link.second_id in claims]
    decided = [_as_engine_has_it(link, claims) for link in links if link.origin == LinkOrigin.DECIDED]
    asked = _Asked(claims, links, Implied(decided))
    asked.take_suggestions(links)
    asked.take_grades(_unsure_voices(event, user))
    if claim is not None:
        asked.take_all_of(claim)
    doubts = _doubts(event)
    found = [
        Candidate(claims[a], claims[b], why, axes, tuple(doubts.get((a, b), ())))
        for (a, b), (why, axes) in asked.pairs()
        if claim is None or claim.pk in (a, b)
    ]
    own = {pair for pair, said in doubts.items() if any(doubt.person == user for doubt in said)}
    found.sort(key=lambda one: _order(one, passed))
    return Desk(
        [one for one in found if _pks(one) not in own],
        asked.implied,
        [one for one in found if _pks(one) in own],
        _contradictions(decided, links, claims),
    )


class _Asked:
    """The questions, gathered pair by pair."""

    def __init__(self, claims: Mapping[int, Claim], links: Iterable[ClaimLink], implied: Implied) -> None:
        self._claims = claims
        self._implied_links = implied
        self._links = {(link.first_id, link.second_id, link.axis): link for link in links}
        self._whys: dict[Pks, Why] = {}
        self._axes: defaultdict[Pks, set[Axis]] = defaultdict(set)
        self.implied = 0

    def pairs(self) -> Iterator[tuple[Pks, tuple[Why, tuple[Axis, ...]]]]:
        for pair, why in self._whys.items():
            yield pair, (why, tuple(axis for axis in Axis if axis in self._axes[pair]))

    def take_suggestions(self, links: Iterable[ClaimLink]) -> None:
        for link in links:
            if link.origin != LinkOrigin.SUGGESTED:
                continue
            pair, axis = (link.first_id, link.second_id), Axis(link.axis)
            if self._follows(pair, axis):
                self.implied += 1
            else:
                self._ask(pair, axis, _why(link))

    def take_grades(self, voices_of_rows: Iterable[Mapping[int, list[int]]]) -> None:
        """voices_of_rows: per row voice -> its claims. Of two voices one pair is asked, the most pressing one."""
        for voices in voices_of_rows:
            for one, other in combinations(sorted(voices), 2):
                pairs = [self._pair(a, b) for a in voices[one] for b in voices[other]]
                pairs = [(a, b) for a, b in pairs if a in self._claims and b in self._claims]
                if not pairs or any(self._is_answered(pair) for pair in pairs):
                    continue
                self._ask(min(pairs, key=self._pressing), Axis.PROVENANCE, Why.GRADE)

    def take_all_of(self, claim: Claim) -> None:
        lineage = claim.article.lineage_id
        for other in self._claims.values():
            is_stranger = other.article.lineage_id != lineage and other.attribute_id == claim.attribute_id
            pair = self._pair(claim.pk, other.pk)
            if claim.pk in self._claims and is_stranger and pair not in self._whys:
                for axis in Axis:
                    if (*pair, axis) not in self._links and not self._follows(pair, axis):
                        self._ask(pair, axis, Why.UNSAID)

    def _ask(self, pair: Pks, axis: Axis, why: Why) -> None:
        self._axes[pair].add(axis)
        self._whys[pair] = min(self._whys.get(pair, why), why, key=lambda each: _RANKS[each])

    def _is_answered(self, pair: Pks) -> bool:
        link = self._links.get((*pair, Axis.PROVENANCE))
        is_decided = link is not None and link.origin == LinkOrigin.DECIDED
        return is_decided or self._follows(pair, Axis.PROVENANCE)

    def _follows(self, pair: Pks, axis: Axis) -> bool:
        first, second = (self._claims[pk].public_id for pk in pair)
        return self._implied_links.relation(first, second, axis) is not None

    def _pressing(self, pair: Pks) -> tuple[int, Pks]:
        return _RANKS[self._whys.get(pair, Why.UNSAID)], pair

    def _pair(self, one: int, other: int) -> Pks:
        return min(one, other), max(one, other)


def _why(link: ClaimLink) -> Why:
    if link.axis == Axis.PROVENANCE:
        return Why.DEPENDENCE
    known = {ValueRelation.CONFLICTS: Why.CONFLICT, ValueRelation.CORROBORATES: Why.AGREEMENT}
    return known.get(ValueRelation(link.relation), Why.RELATION)


def _order(one: Candidate, passed: Collection[Pks]) -> tuple[Any, ...]:
    """One attribute after the other within a rank, so that the eye stays on one question."""
    return _pks(one) in passed, _RANKS[one.why], one.first.attribute.key, _pks(one)


def _pks(one: Candidate) -> Pks:
    return one.first.pk, one.second.pk


def _claims(event: Event, user: Any) -> dict[int, Claim]:
    rows = (
        readable_claims(user)
        .filter(event=event, status=ClaimStatus.ACCEPTED, article__is_current=True)
        .exclude(article__review_stage__stage=Stage.BLIND)
        .select_related("article__source", "attribute__current", "place", "actor")
        .defer("article__text")
        .order_by("pk")
    )
    return {claim.pk: claim for claim in veiled(user, rows)}


def _links(event: Event) -> list[ClaimLink]:
    return list(ClaimLink.objects.live().filter(first__event=event, second__event=event).order_by("pk"))


def _as_engine_has_it(link: ClaimLink, claims: Mapping[int, Claim]) -> Link:
    return link_of(link, claims[link.first_id], claims[link.second_id])


def _unsure_voices(event: Event, user: Any) -> list[dict[int, list[int]]]:
    """Of each row whose grade hangs on provenance that nobody knows: voice -> row ids of its supporting claims."""
    rows = readable_consensus(user).filter(
        event=event,
        grade=Grade.SUPPORTED,
        voices_min__lt=CORROBORATING_VOICES,
        voices_max__gt=F("voices_min"),
    )
    told = ConsensusClaim.objects.filter(
        consensus__in=rows.order_by().values("pk"), role=ConsensusRole.SUPPORTS, voice__isnull=False
    )
    found: defaultdict[int, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row, claim, voice in told.order_by("claim").values_list("consensus", "claim", "voice"):
        found[row][voice].append(claim)
    return [dict(voices) for _row, voices in sorted(found.items())]


def _doubts(event: Event) -> dict[Pks, list[LinkDoubt]]:
    rows = LinkDoubt.objects.filter(first__event=event, second__event=event).select_related("person")
    found: defaultdict[Pks, list[LinkDoubt]] = defaultdict(list)
    for doubt in rows:
        found[doubt.first_id, doubt.second_id].append(doubt)
    return found


def _contradictions(
    decided: Iterable[Link], links: Iterable[ClaimLink], claims: Mapping[int, Claim]
) -> list[ShownContradiction]:
    by_ids = {
        (frozenset((claims[link.first_id].public_id, claims[link.second_id].public_id)), link.axis): link
        for link in links
    }
    found = []
    for each in contradictions(decided):
        rows = [by_ids[frozenset((link.first, link.second)), link.axis] for link in each.links]
        pairs = [(claims[row.first_id], claims[row.second_id], row) for row in rows]
        found.append(ShownContradiction(each.kind, pairs))
    return found
